"""`rethumb publish`: a line for each input, in input order, and an exit status that says how it went."""

from __future__ import annotations

import signal
import threading
from contextlib import suppress
from pathlib import Path

import pytest

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.job import JobState
from rethumb_desktop.domain.library import THIS_COMPUTER, Visibility
from rethumb_desktop.store.memory import MemoryStore
from tests.fixtures import pictures
from tests.fixtures.assembly import PATIENCE, House
from tests.unit.cli.conftest import ERROR_KEYS, ORIGINAL_KEYS, RENDITION_KEYS, RESULT_KEYS, Terminal

SQUARE = ("--recipe", "square/16")


def test_a_published_input_has_the_line_of_the_contract(terminal: Terminal) -> None:
    ran = terminal.run("publish", terminal.file("a.jpg"), *SQUARE, "--recipe", "width/32", "--json")
    assert ran.status == 0
    line = ran.line
    assert line.keys() >= RESULT_KEYS
    assert (line["input"], line["state"], line["error"], line["notes"]) == ("a.jpg", "published", None, [])
    assert line["original"].keys() >= ORIGINAL_KEYS
    assert (line["original"]["width"], line["original"]["height"], line["original"]["format"]) == (64, 48, "JPEG")
    first, second = line["renditions"]
    assert first.keys() >= RENDITION_KEYS
    assert (first["recipe"], first["width"], first["height"], first["mime"]) == ("square/16", 16, 16, "image/jpeg")
    assert (second["recipe"], second["width"], second["height"]) == ("width/32", 32, 24)
    assert Path(first["path"]).stat().st_size == first["bytes"]
    assert first["url"] == Path(first["path"]).as_uri()
    assert first["path"].endswith(first["key"])


def test_a_failed_input_has_the_line_of_the_contract(terminal: Terminal) -> None:
    ran = terminal.run("publish", terminal.file("letter.jpg", pictures.TEXT), "--json")
    assert ran.status == 1
    line = ran.line
    assert line.keys() >= RESULT_KEYS
    assert (line["state"], line["original"], line["renditions"]) == ("failed", None, [])
    assert line["error"].keys() == ERROR_KEYS
    assert line["error"]["kind"] == "not-a-picture"
    assert line["error"]["retryable"] is False


def test_lines_stand_in_input_order_whatever_ends_first(terminal: Terminal) -> None:
    terminal.file("folder/2.jpg")
    terminal.file("folder/10.png", pictures.png())
    inputs = [
        "./slow.jpg",
        terminal.file("letter.jpg", pictures.TEXT),
        "http://api.example.com/v1/sqare/1/http://site.example/i.png",
        terminal.file("quick.gif", pictures.gif()),
        "folder/",
        "http://api.example.com/v1/square/1/http://127.0.0.1/i.png",
        "no folder/gone.jpg",
        "x" * 300,
        "slow.jpg",
    ]
    terminal.file("slow.jpg", pictures.jpeg(1500, 1200))
    ran = terminal.run("publish", *inputs, *SQUARE, "--json")
    folder = [str(terminal.folder / "folder" / name) for name in ("2.jpg", "10.png")]
    assert [line["input"] for line in ran.lines] == [*inputs[:4], *folder, *inputs[5:]]
    kinds = [line["error"] and line["error"]["kind"] for line in ran.lines]
    assert kinds == [None, "not-a-picture", "recipe", None, None, None, "refused", "missing", "missing", None]
    assert ran.status == 1
    assert ran.err == ""


def test_a_folder_without_pictures_fails_and_says_so(terminal: Terminal) -> None:
    terminal.file("notes/notes.txt", b"no picture")
    ran = terminal.run("publish", "notes", "--json")
    assert (ran.status, ran.line["input"], ran.line["error"]["kind"]) == (1, "notes", "not-a-file")


def test_the_same_again_is_a_duplicate_with_the_same_link(terminal: Terminal) -> None:
    terminal.file("a.jpg")
    first = terminal.run("publish", "a.jpg", *SQUARE, "--json").line
    again = terminal.run("publish", "a.jpg", *SQUARE, "--json")
    assert (again.status, again.line["state"]) == (0, "duplicate")
    assert again.line["renditions"] == first["renditions"]


def test_without_json_only_links_are_on_standard_output(terminal: Terminal) -> None:
    names = [terminal.file("a.jpg"), terminal.file("bad.jpg", pictures.TEXT), terminal.file("c.png", pictures.png())]
    ran = terminal.run("publish", *names, *SQUARE)
    assert ran.status == 1
    links = ran.out.splitlines()
    assert [link.partition("://")[0] for link in links] == ["file", "file"]
    assert [link[-4:] for link in links] == [".jpg", ".png"]
    assert ran.err.startswith("bad.jpg: This is plain text, not a picture.\n")


def test_the_first_preset_is_taken_where_nothing_is_said(terminal: Terminal) -> None:
    assert terminal.run("publish", terminal.file("a.jpg"), "--json").line["renditions"][0]["recipe"] == "fit/1600x1600"


def test_a_preset_makes_several_sizes(terminal: Terminal) -> None:
    line = terminal.run("publish", terminal.file("a.jpg"), "--preset", "Sizes", "--json").line
    assert [r["recipe"] for r in line["renditions"]] == ["square/100", "square/400", "width/800", "width/1600"]
    assert line["notes"], "that small originals stay small is said"


def test_what_is_published_leaves_the_queue_and_what_failed_stays(terminal: Terminal, house: House) -> None:
    terminal.run("publish", terminal.file("a.jpg"), terminal.file("bad.jpg", pictures.TEXT))
    assert [(job.source.name, job.state) for job in house.queue.jobs()] == [("bad.jpg", JobState.FAILED)]


@pytest.mark.parametrize(
    ("words", "status", "sentence"),
    [
        (("--preset", "Nope"), 2, "There is no preset “Nope”."),
        (("--recipe", "square/16", "--recipe", "sqare/1"), 2, "character 1: unknown parameter “sqare”"),
        (("--library", "Nowhere"), 3, "There is no library “Nowhere”."),
        (("--recipe", "square/1", "--preset", "Web"), 2, "not allowed with argument"),
        (("--preset",), 2, "expected one argument"),
        (("--js",), 2, "unrecognized arguments"),
    ],
)
def test_what_cannot_be_begun_touches_nothing(
    terminal: Terminal, house: House, words: tuple[str, ...], status: int, sentence: str
) -> None:
    ran = terminal.run("publish", terminal.file("a.jpg"), *words)
    assert ran.status == status
    assert sentence in ran.err
    assert ran.out == ""
    assert house.queue.jobs() == []
    assert not house.root.exists()


def test_the_first_use_of_an_account_names_host_visibility_and_count(terminal: Terminal) -> None:
    terminal.add_cloud()
    first = terminal.run("publish", terminal.file("a.jpg"), "--library", "Cloud", *SQUARE, "--json")
    assert first.status == 0
    assert "First use of “Cloud”: 1 input to s3.example.com, bucket “pics”" in first.err
    assert first.line["renditions"][0]["url"].startswith("https://s3.example.com/pics/p/")
    assert first.line["renditions"][0]["path"] is None
    again = terminal.run("publish", terminal.file("b.png", pictures.png()), "--library", "Cloud", *SQUARE)
    assert (again.status, again.err) == (0, "")


def test_a_private_bucket_gives_links_that_expire_and_says_so(terminal: Terminal, house: House) -> None:
    house.cloud = MemoryStore(visibility=Visibility.PRIVATE)
    terminal.add_cloud()
    line = terminal.run("publish", terminal.file("a.jpg"), "--library", "Cloud", *SQUARE, "--json").line
    assert line["renditions"][0]["url"].endswith("?expires=604800")
    assert line["notes"] == ["The bucket of “Cloud” is private: the links expire."]


@pytest.mark.parametrize(
    ("kind", "status"),
    [
        (FaultKind.OFFLINE, 3),
        (FaultKind.CREDENTIALS, 3),
        (FaultKind.CERTIFICATE, 3),
        (FaultKind.TARGET, 3),
        (FaultKind.STORE, 1),
    ],
)
def test_an_account_that_does_not_work_is_told_from_pictures_that_do_not(
    terminal: Terminal, house: House, kind: FaultKind, status: int
) -> None:
    def refuse(operation: str, key: str) -> None:
        raise Fault(kind, "It does not work.")

    house.cloud = MemoryStore(before=refuse)
    terminal.add_cloud()
    names = [terminal.file("a.jpg"), terminal.file("b.png", pictures.png())]
    ran = terminal.run("publish", *names, "--library", "Cloud", "--json")
    assert ran.status == status
    assert [line["error"]["title"] for line in ran.lines] == ["It does not work."] * 2


def test_keys_that_are_not_in_the_environment_start_nothing(terminal: Terminal) -> None:
    terminal.add_cloud("environment")
    ran = terminal.run("publish", terminal.file("a.jpg"), "--library", "Cloud", "--json")
    assert ran.status == 3
    assert ran.line["error"]["kind"] == "credentials"
    assert "AWS_ACCESS_KEY_ID" in ran.line["error"]["detail"]


def test_keys_of_a_session_are_asked_for_by_each_process(terminal: Terminal, house: House) -> None:
    terminal.add_cloud()
    house.vault.delete("Cloud/publish")
    terminal.file("a.jpg")
    without = terminal.run("publish", "a.jpg", "--library", "Cloud")
    assert (without.status, without.out) == (3, "")
    assert "No keys were given." in without.err
    assert terminal.run("publish", "a.jpg", "--library", "Cloud", typed="AKID\nsecret\n").status == 0


def test_a_dry_run_says_what_would_be_and_does_nothing(terminal: Terminal, house: House) -> None:
    terminal.add_cloud()
    inputs = [
        terminal.file("a.jpg"),
        "http://api.example.com/v1/sqare/1/http://site.example/i.png",
        "./a.jpg",
        terminal.file("bad.jpg", pictures.TEXT),
    ]
    ran = terminal.run("publish", *inputs, *SQUARE, "--library", "Cloud", "--json", "--dry-run")
    assert [(line["input"], line["state"]) for line in ran.lines] == [
        (inputs[0], "rendered"),
        (inputs[1], "failed"),
        (inputs[2], "rendered"),
        (inputs[3], "failed"),
    ]
    assert ran.status == 1
    assert all(line.keys() >= RESULT_KEYS for line in ran.lines)
    assert ran.lines[0]["notes"] == ["Dry run: nothing was published."]
    dry = ran.lines[0]["renditions"][0]
    assert (dry["url"], dry["path"]) == (None, None)
    assert house.opened == []
    assert house.queue.jobs() == []
    real = terminal.run("publish", "a.jpg", *SQUARE, "--library", "Cloud", "--json").line["renditions"][0]
    assert (dry["key"], dry["bytes"]) == (real["key"], real["bytes"])
    again = terminal.run("publish", "a.jpg", *SQUARE, "--library", "Cloud", "--json", "--dry-run").line
    assert again["state"] == "duplicate"


def test_a_dry_run_for_people_is_a_line_for_each_rendition(terminal: Terminal) -> None:
    ran = terminal.run("publish", terminal.file("a.jpg"), *SQUARE, "--dry-run")
    assert ran.out.startswith("a.jpg: square/16, 16 × 16, ")
    assert ran.out.count("\n") == 1


def test_an_interruption_cancels_the_rest_and_prints_what_was_done(terminal: Terminal, house: House) -> None:
    terminal.add_cloud()
    terminal.file("first.jpg")
    assert terminal.run("publish", "first.jpg", *SQUARE, "--library", "Cloud").status == 0
    stopped, presses = threading.Event(), [signal.SIGINT]

    def press_once(operation: str, key: str) -> None:
        if operation == "put":
            with suppress(IndexError):  # another thread was first
                signal.pthread_kill(threading.main_thread().ident or 0, presses.pop())
            assert stopped.wait(PATIENCE)

    house.cloud = MemoryStore(before=press_once)
    names = ["first.jpg", *(terminal.file(f"{n}.png", pictures.png(20 + n)) for n in range(40))]
    publishing_closes(terminal, stopped)
    ran = terminal.run("publish", *names, *SQUARE, "--library", "Cloud", "--json")
    assert ran.status == 130
    assert ran.err.endswith("rethumb: interrupted; what was not published is cancelled\n")
    assert [line["input"] for line in ran.lines] == names[: len(ran.lines)]
    states = [line["state"] for line in ran.lines]
    assert states[0] == "duplicate"
    assert set(states[1:]) <= {"published", "cancelled"}
    assert "cancelled" in states
    assert house.queue.jobs() == [], "nobody will ask for these rows again"


def publishing_closes(terminal: Terminal, stopped: threading.Event) -> None:
    """Let the store go on as soon as the command line has begun to end the lanes."""
    opened = terminal.house.open

    def open_and_tell() -> object:
        services = opened()
        close = services.publishing.close

        def tell_and_close() -> None:
            stopped.set()
            close()

        terminal.patch.setattr(services.publishing, "close", tell_and_close)
        return services

    terminal.patch.setattr(terminal.house, "open", open_and_tell)


def test_this_computer_can_be_named(terminal: Terminal, house: House) -> None:
    assert terminal.run("publish", terminal.file("a.jpg"), "--library", THIS_COMPUTER).status == 0
    assert len(house.publications.page(library=THIS_COMPUTER)) == 1


def test_one_recipe_written_in_two_ways_is_one(terminal: Terminal) -> None:
    ran = terminal.run("publish", terminal.file("a.jpg"), "--recipe", "square/9", "--recipe", "/square/09/", "--json")
    assert [rendition["recipe"] for rendition in ran.line["renditions"]] == ["square/9"]
