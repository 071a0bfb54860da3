"""Watched folders and what stands around them: leave to publish, presets, settings, other runs of the program."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.events import (
    AccountsChanged,
    Event,
    FolderStatusChanged,
    JobsQueued,
    WatchedFoldersChanged,
)
from rethumb_desktop.domain.job import NewJob
from rethumb_desktop.domain.library import THIS_COMPUTER
from rethumb_desktop.domain.original import Stamp
from rethumb_desktop.domain.recipe import Recipe
from rethumb_desktop.domain.watched_folder import (
    Existing,
    FileState,
    FolderState,
    WatchedFile,
)
from rethumb_desktop.services.gathering import file_source
from tests.fixtures import pictures
from tests.fixtures.assembly import ACCOUNT, House
from tests.fixtures.waiting import wait_for
from tests.unit.services.watching.watched_house import Watched, digest_of

# Leave to publish


def test_nothing_is_queued_for_an_account_that_nobody_agreed_to(watched: Watched) -> None:
    watched.house.add_cloud(watched.services, confirmed=False)
    folder = watched.begin(library=ACCOUNT.name)
    (status,) = watched.watching.statuses()
    assert status.state is FolderState.CONSENT
    assert "Nobody has agreed yet" in status.reason
    path = watched.save("cat.jpg")
    file = WatchedFile(folder.id, str(path), Stamp(1, 2, 3), FileState.QUEUED, digest_of(path))
    job = NewJob(file_source(path), (Recipe(square=16),), ACCOUNT.name, watch=folder.id)
    with pytest.raises(Fault) as caught:
        watched.services.publishing.submit_watched([(file, job)])
    assert caught.value.kind is FaultKind.CONSENT
    assert watched.house.queue.jobs() == []
    assert watched.house.watch_records.find(folder.id, str(path)) is None


def test_once_the_person_agrees_it_goes_on_at_once(watched: Watched) -> None:
    watched.house.add_cloud(watched.services, confirmed=False)
    watched.begin(library=ACCOUNT.name)
    watched.save("cat.jpg")
    watched.services.publishing.consent(ACCOUNT.name)
    # What the person has agreed to is said before the folder is asked about again by itself.
    _, seen = watched.house.wait_for(AccountsChanged)
    assert all(not isinstance(event, FolderStatusChanged) for event in seen)
    watched.until(lambda status: status.state is FolderState.WATCHING)
    watched.until(lambda status: status.done == 1)


def test_a_preset_that_is_gone_makes_a_folder_unusable_until_it_is_back(watched: Watched) -> None:
    watched.begin()
    removed = watched.services.presets.remove("Small")
    status = watched.until(lambda status: status.state is FolderState.UNUSABLE)
    assert status.reason == "There is no preset “Small”."
    watched.services.presets.put_back(removed)
    watched.until(lambda status: status.state is FolderState.WATCHING)


def test_a_renamed_preset_is_followed(watched: Watched) -> None:
    folder = watched.begin(presets=("Web", "Small"))
    small = watched.services.presets.find("Small")
    watched.services.presets.change("Small", replace(small, name="Tiny"))
    assert watched.watching.folders() == [replace(folder, presets=("Web", "Tiny"))]
    watched.until(lambda status: status.folder.presets == ("Web", "Tiny"))


# The book


def test_folders_are_kept_and_their_changes_told(watched: Watched) -> None:
    added = watched.watching.add(watched.described(path=str(watched.folder / "." / "..") + "/in/"))
    assert added.path == str(watched.folder)
    assert watched.watching.folders() == [added]
    watched.house.wait_for(WatchedFoldersChanged)
    changed = watched.watching.change(replace(added, include=("*.jpg",)))
    watched.house.wait_for(WatchedFoldersChanged)
    assert watched.watching.folders() == [changed]
    watched.watching.pause(added.id)
    watched.house.wait_for(WatchedFoldersChanged)
    assert [status.state for status in watched.watching.statuses()] == [FolderState.PAUSED]
    watched.watching.go_on(added.id)
    watched.house.wait_for(WatchedFoldersChanged)
    assert [status.state for status in watched.watching.statuses()] == [FolderState.STOPPED]
    watched.watching.remove(added.id)
    watched.house.wait_for(WatchedFoldersChanged)
    assert watched.watching.folders() == []


def test_the_first_folder_that_another_run_adds_is_told(watched: Watched) -> None:
    watched.watching.begin()
    wait_for(lambda: watched.watching._told == [], 20, "the settings to be read")
    watched.house.settings.change_watched_folders(lambda _: [watched.described(id="theirs")])
    watched.house.wait_for(WatchedFoldersChanged)
    assert [status.folder.id for status in watched.watching.statuses()] == ["theirs"]


@pytest.mark.parametrize("command", ["change", "remove", "pause", "go_on"])
def test_a_folder_that_is_watched_no_more_is_said_to_be(watched: Watched, command: str) -> None:
    gone = watched.described(id="gone")
    with pytest.raises(Fault, match="not watched any more"):
        getattr(watched.watching, command)(gone if command == "change" else gone.id)


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"path": "/not/there"}, "path"),
        ({"presets": ()}, "presets"),
        ({"presets": ("Nope",)}, "presets"),
        ({"library": "Nope"}, "library"),
    ],
)
def test_what_cannot_be_watched_is_refused_with_its_field(
    watched: Watched, fields: dict[str, object], field: str
) -> None:
    for refuse in (watched.watching.check, watched.watching.add):
        with pytest.raises(Fault) as caught:
            refuse(watched.described(**fields))
        assert (caught.value.kind, caught.value.subject) == (FaultKind.USAGE, field)
    assert watched.watching.folders() == []


def test_the_history_is_forgotten_with_its_folder(watched: Watched) -> None:
    folder = watched.begin()
    watched.save("cat.jpg")
    watched.until(lambda status: status.done == 1)
    watched.watching.remove(folder.id)
    watched.house.wait_for(WatchedFoldersChanged)
    assert watched.watching.history(folder.id) == []
    assert len(watched.house.queue.jobs()) == 1


def test_subfolders_that_are_taken_in_later_hold_nothing_new(watched: Watched) -> None:
    folder = watched.begin(recursive=False, existing=Existing.ONLY_NEW)
    old = watched.save("sub/old.jpg")
    watched.watching.change(replace(folder, recursive=True))
    watched.until(lambda status: status.folder.recursive and status.state is FolderState.WATCHING)
    new = watched.save("sub/new.jpg", pictures.jpeg(30, 30))
    watched.until(lambda status: status.done == 1 and not status.waiting)
    assert [file.path for file in watched.watching.history(folder.id)] == [str(new)]
    known = watched.house.watch_records.find(folder.id, str(old))
    assert known is not None
    assert known.state is FileState.KNOWN


# Runs


def test_while_another_run_watches_the_folder_says_so(watched: Watched) -> None:
    watched.watching.add(watched.described())
    watched.house.turn.others = True
    assert [status.state for status in watched.watching.statuses()] == [FolderState.ELSEWHERE]
    watched.watching.begin()
    watched.until(lambda status: status.state is FolderState.ELSEWHERE)
    watched.save("cat.jpg")
    assert watched.house.queue.jobs() == []


def test_the_end_of_a_job_is_recorded_where_nobody_watches(watched: Watched) -> None:
    folder = watched.watching.add(watched.described())
    path = watched.save("cat.jpg")
    file = WatchedFile(folder.id, str(path), Stamp(1, 2, 3), FileState.QUEUED, digest_of(path))
    new = NewJob(file_source(path), (Recipe(square=16),), THIS_COMPUTER, watch=folder.id, sha256=file.sha256)
    watched.services.publishing.submit_watched([(file, new)])
    watched.house.finish()
    (status,) = watched.watching.statuses()
    assert (status.queued, status.done) == (0, 1)


def test_jobs_of_a_run_that_is_gone_are_taken_up_with_its_turn(watched: Watched) -> None:
    watched.house.turn.others = True
    folder = watched.begin()
    path = watched.save("cat.jpg")
    file = WatchedFile(folder.id, str(path), Stamp(1, 2, 3), FileState.QUEUED, digest_of(path))
    new = NewJob(file_source(path), (Recipe(square=16),), THIS_COMPUTER, watch=folder.id, sha256=file.sha256)
    watched.house.watch_records.queue("left", [(file, new)])
    watched.house.queue.lose_owner()
    watched.house.turn.others = False
    told, _ = watched.house.wait_for(JobsQueued)
    assert [job.source.location for job in told.jobs] == [str(path)]
    watched.until(lambda status: status.done == 1)


def test_it_is_caught_up_when_all_that_is_there_was_processed(watched: Watched) -> None:
    assert watched.watching.is_caught_up()
    watched.save("cat.jpg")
    watched.watching.add(watched.described())
    assert not watched.watching.is_caught_up()
    watched.watching.begin()
    watched.services.publishing.pause()
    watched.until(lambda status: status.waiting == 1)
    assert not watched.watching.is_caught_up()
    watched.until(lambda status: status.queued == 1 and not status.waiting)
    assert not watched.watching.is_caught_up()
    watched.services.publishing.go_on()
    watched.until(lambda status: status.done == 1)
    assert watched.watching.is_caught_up()


def test_a_look_can_be_asked_for(watched: Watched) -> None:
    folder = watched.begin()
    before = watched.watching.statuses()[0].next_rescan
    assert before is not None
    watched.watching.rescan(folder.id)
    # The one that was due in an hour is due in an hour from now.
    later = before + timedelta(seconds=0.5)
    watched.until(lambda status: status.next_rescan is not None and status.next_rescan > later)


def events_of(house: House) -> list[Event]:
    """What was told and not waited for."""
    return [house.events.get() for _ in range(house.events.qsize())]


def test_a_program_that_watches_nothing_says_and_loads_nothing(watched: Watched) -> None:
    events_of(watched.house)
    watched.watching.begin()
    watched.services.close()
    assert events_of(watched.house) == []
    assert not watched.house.turn.taken
