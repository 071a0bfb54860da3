"""`rethumb queue`: what waits, and moving it on."""

from __future__ import annotations

import os

import pytest

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.job import JobChange, JobState, NewJob, RemovalState
from rethumb_desktop.domain.library import THIS_COMPUTER
from rethumb_desktop.domain.recipe import Recipe
from rethumb_desktop.services.gathering import file_source
from rethumb_desktop.store.memory import MemoryStore
from tests.fixtures import pictures
from tests.fixtures.assembly import House
from tests.fixtures.records import A_MOMENT
from tests.unit.cli.conftest import ERROR_KEYS, RESULT_KEYS, Terminal

JOB_KEYS = {"id", "batch", "input", "name", "state", "held", "library", "recipes", "original", "error", "notes"}


def leave(terminal: Terminal, *names: str, library: str = THIS_COMPUTER) -> None:
    """Put jobs into the queue as a run that was killed has left them."""
    sources = [file_source(terminal.folder / name) for name in names]
    terminal.house.queue.add("left", [NewJob(source, (Recipe(square=16),), library) for source in sources])
    terminal.house.queue.lose_owner()


def test_the_queue_is_listed_in_order(terminal: Terminal) -> None:
    terminal.run("publish", terminal.file("bad\x1b[1m.jpg", pictures.TEXT))
    leave(terminal, terminal.file("a.jpg"))
    ran = terminal.run("queue", "list", "--json")
    assert ran.status == 0
    failed, queued = ran.lines
    assert failed.keys() >= JOB_KEYS
    assert (failed["state"], failed["error"].keys()) == ("failed", ERROR_KEYS)
    assert (queued["state"], queued["input"]) == ("queued", str(terminal.folder / "a.jpg"))
    assert queued["recipes"] == ["square/16"]
    people = terminal.run("queue", "list").out.splitlines()
    assert people[0].endswith("failed      bad\ufffd[1m.jpg: This is plain text, not a picture.")
    assert people[1].endswith("queued      a.jpg")


def test_an_empty_queue_is_an_empty_list(terminal: Terminal) -> None:
    for action in ("list", "retry", "resume"):
        ran = terminal.run("queue", action)
        assert (ran.status, ran.out, ran.err) == (0, "", "")


def test_retry_tries_all_that_failed_and_only_that(terminal: Terminal) -> None:
    terminal.run("publish", terminal.file("mended.jpg", b""), terminal.file("bad.jpg", b""), "--recipe", "square/16")
    terminal.file("mended.jpg")
    ran = terminal.run("queue", "retry", "--json")
    assert ran.status == 1
    assert [line["state"] for line in ran.lines] == ["published", "failed"]
    assert all(line.keys() >= RESULT_KEYS for line in ran.lines)
    assert [line["state"] for line in terminal.run("queue", "list", "--json").lines] == ["failed"]


def test_a_job_that_somebody_else_tries_again_is_not_waited_for(terminal: Terminal, house: House) -> None:
    terminal.run("publish", terminal.file("bad.jpg", b""))
    (job,) = house.queue.jobs()
    requeue = house.queue.requeue

    def others_were_first(jobs: object) -> object:
        requeue([job.id])
        return requeue([job.id])

    terminal.patch.setattr(house.queue, "requeue", others_were_first)
    ran = terminal.run("queue", "retry")
    assert (ran.status, ran.out) == (0, "")


def test_resume_finishes_what_a_dead_run_left(terminal: Terminal, house: House) -> None:
    leave(terminal, terminal.file("a.jpg"), terminal.file("bad.jpg", b""), terminal.file("b.png", pictures.png()))
    ran = terminal.run("queue", "resume", "--json")
    assert ran.status == 1
    assert [(os.path.basename(line["input"]), line["state"]) for line in ran.lines] == [  # noqa: PTH119
        ("a.jpg", "published"),
        ("bad.jpg", "failed"),
        ("b.png", "published"),
    ]
    assert [job.state for job in house.queue.jobs()] == [JobState.FAILED]


def test_resume_tidies_up_what_the_dead_run_had_published(terminal: Terminal, house: House) -> None:
    leave(terminal, terminal.file("a.jpg"), terminal.file("b.png", pictures.png()))
    house.queue.apply([JobChange(house.queue.jobs()[0].id, JobState.PUBLISHED)])
    house.queue.lose_owner()
    ran = terminal.run("queue", "resume", "--json")
    assert [os.path.basename(line["input"]) for line in ran.lines] == ["b.png"]  # noqa: PTH119
    assert house.queue.jobs() == []


def test_jobs_of_a_run_that_lives_are_left_to_it(terminal: Terminal, house: House) -> None:
    source = file_source(terminal.folder / terminal.file("a.jpg"))
    house.queue.add("theirs", [NewJob(source, (Recipe(square=16),), THIS_COMPUTER)])
    assert terminal.run("queue", "resume").out == ""
    assert [job.state for job in house.queue.jobs()] == [JobState.QUEUED]


@pytest.mark.parametrize("action", ["retry", "resume"])
def test_keys_of_a_session_are_asked_for(terminal: Terminal, house: House, action: str) -> None:
    terminal.add_cloud()
    terminal.run("publish", terminal.file("b.png", pictures.png()), "--library", "Cloud")
    if action == "retry":
        house.cloud = MemoryStore(before=refuse)
        terminal.run("publish", terminal.file("a.jpg"), "--library", "Cloud")
        house.cloud = MemoryStore()
    else:
        leave(terminal, terminal.file("a.jpg"), library="Cloud")
    house.vault.delete("Cloud/publish")
    without = terminal.run("queue", action)
    assert (without.status, without.out) == (3, "")
    ran = terminal.run("queue", action, typed="AKID\nsecret\n")
    assert (ran.status, ran.out.count("https://")) == (0, 1)


def leave_removals(terminal: Terminal, *names: str, library: str = THIS_COMPUTER) -> list[str]:
    """Publish pictures and remove them in a run that was killed before it deleted them; return their keys."""
    keys = []
    for n, name in enumerate(names):
        file = terminal.file(name, pictures.jpeg(40 + n))
        words = ["publish", file, "--recipe", "square/16", "--library", library, "--json"]
        keys.append(terminal.run(*words, typed="AKID\nsecret\n").line["renditions"][0]["key"])
    terminal.house.removals.ask(library, keys, A_MOMENT)
    terminal.house.removals.lose_owner()
    return keys


def test_resume_deletes_what_a_dead_run_was_to_remove(terminal: Terminal, house: House) -> None:
    one, two = leave_removals(terminal, "a.jpg", "b.jpg")
    ran = terminal.run("queue", "resume")
    assert (ran.status, ran.out, ran.err) == (0, f"removed  a.jpg  {one}\nremoved  b.jpg  {two}\n", "")
    assert house.removals.all() == []
    assert terminal.run("library", "list").out == ""


def test_removals_of_a_run_that_lives_are_left_to_it(terminal: Terminal, house: House) -> None:
    (key,) = leave_removals(terminal, "a.jpg")
    house.removals.undo(THIS_COMPUTER, [key])
    house.removals.ask(THIS_COMPUTER, [key], A_MOMENT)
    assert terminal.run("queue", "resume").out == ""
    assert [removal.state for removal in house.removals.all()] == [RemovalState.WAITING]


def test_resume_asks_a_silent_library_once_for_all_it_is_to_delete(terminal: Terminal, house: House) -> None:
    asked = []

    def refuse_delete(operation: str, key: str) -> None:
        if operation == "delete":
            asked.append(key)
            raise Fault(FaultKind.OFFLINE, "The server cannot be reached.")

    terminal.add_cloud("keyring")
    keys = leave_removals(terminal, "a.jpg", "b.jpg", library="Cloud")
    leave(terminal, terminal.file("c.jpg"))
    house.cloud = MemoryStore(before=refuse_delete)

    ran = terminal.run("queue", "resume", "--json")

    assert ran.status == 1
    assert [(line["input"], line["state"]) for line in ran.lines[:2]] == [(key, "failed") for key in keys]
    assert ran.lines[0].keys() == RESULT_KEYS
    assert ran.lines[2]["state"] == "published"
    assert asked == keys[:1]
    assert terminal.run("queue", "resume").status == 3


def test_resume_asks_for_the_keys_that_delete(terminal: Terminal, house: House) -> None:
    terminal.add_cloud()
    (key,) = leave_removals(terminal, "a.jpg", library="Cloud")
    house.vault.delete("Cloud/publish")
    assert terminal.run("queue", "resume").status == 3
    house.removals.lose_owner()
    ran = terminal.run("queue", "resume", typed="AKID\nsecret\n")
    assert (ran.status, ran.out) == (0, f"removed  a.jpg  {key}\n")


def test_resume_tells_the_others_what_it_removed(terminal: Terminal, house: House) -> None:
    terminal.add_cloud()
    leave_removals(terminal, "a.jpg", library="Cloud")
    assert terminal.run("queue", "resume").status == 0
    assert house.publications.page(library="Cloud") == []
    assert house.sync_records.unsent("Cloud") == 0


def refuse(operation: str, key: str) -> None:
    raise Fault(FaultKind.STORE, "The store is out of order.", retryable=True)


def test_a_library_that_is_gone_fails_its_jobs_and_no_others(terminal: Terminal) -> None:
    leave(terminal, terminal.file("a.jpg"), library="Gone")
    leave(terminal, "a.jpg")
    ran = terminal.run("queue", "resume", "--json")
    assert ran.status == 1
    assert [line["state"] for line in ran.lines] == ["failed", "published"]
    assert ran.lines[0]["error"]["title"] == "There is no library “Gone”."


def test_cancel_ends_all_that_waits(terminal: Terminal, house: House) -> None:
    terminal.run("publish", terminal.file("bad.jpg", b""))
    leave(terminal, terminal.file("a.jpg"), terminal.file("b.jpg"))
    ran = terminal.run("queue", "cancel", "--json")
    assert ran.status == 0
    assert [line["state"] for line in ran.lines] == ["cancelled", "cancelled"]
    states = [job.state for job in house.queue.jobs()]
    assert states == [JobState.FAILED, JobState.CANCELLED, JobState.CANCELLED]
    assert terminal.run("queue", "cancel").err == "0 cancelled\n"


def test_what_waits_for_the_person_is_shown_and_not_resumed(terminal: Terminal) -> None:
    job = NewJob(file_source(terminal.folder / terminal.file("a.jpg")), (Recipe(square=16),), THIS_COMPUTER, held=True)
    terminal.house.queue.add("left", [job])
    terminal.house.queue.lose_owner()
    ran = terminal.run("queue", "resume")
    assert (ran.status, ran.out) == (0, "")
    (line,) = terminal.run("queue", "list", "--json").lines
    assert (line["state"], line["held"]) == ("queued", True)
    assert terminal.run("queue", "list").out == f"{line['id']}  held        a.jpg\n"
