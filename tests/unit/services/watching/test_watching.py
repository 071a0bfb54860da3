"""The watched folders of a house: real folders, real observers, real jobs; books and records in memory."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.events import (
    AccountsChanged,
    Event,
    FolderStatusChanged,
    JobsQueued,
    WatchedFileSaved,
    WatchedFoldersChanged,
)
from rethumb_desktop.domain.job import JobState, NewJob
from rethumb_desktop.domain.library import THIS_COMPUTER
from rethumb_desktop.domain.original import Stamp
from rethumb_desktop.domain.recipe import Recipe
from rethumb_desktop.domain.watched_folder import (
    Existing,
    FileState,
    FolderState,
    FolderStatus,
    WatchedFile,
    WatchedFolder,
)
from rethumb_desktop.services import Services
from rethumb_desktop.services.gathering import file_source
from tests.fixtures import pictures
from tests.fixtures.assembly import ACCOUNT, House


class Watched:
    """A house and a folder in it that is watched."""

    def __init__(self, house: House, services: Services) -> None:
        self.house = house
        self.services = services
        self.watching = services.watching
        self.folder = house.root / "in"
        self.folder.mkdir()
        services.presets.add("Small", ["square/16"])

    def described(self, **fields: object) -> WatchedFolder:
        """The folder as it is asked for."""
        described = WatchedFolder("", str(self.folder), ("Small",), existing=Existing.ALL)
        return replace(described, **fields)  # type: ignore[arg-type]

    def begin(self, **fields: object) -> WatchedFolder:
        """Watch the folder, and wait until it is."""
        added = self.watching.add(self.described(**fields))
        self.watching.begin()
        self.until(lambda status: status.state is not FolderState.STARTING)
        return added

    def save(self, name: str, data: bytes | None = None) -> Path:
        path = self.folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(pictures.jpeg() if data is None else data)
        return path

    def until(self, is_it: object) -> FolderStatus:
        """Wait for a status."""
        assert callable(is_it)
        while True:
            told, _ = self.house.wait_for(FolderStatusChanged)
            if is_it(told.status):
                return told.status


@pytest.fixture
def watched(house: House, services: Services) -> Iterator[Watched]:
    yield Watched(house, services)
    services.close()


def digest_of(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


# Pictures come in


def test_a_picture_that_comes_is_published_and_said_to_be(watched: Watched) -> None:
    folder = watched.begin()
    path = watched.save("cat.jpg")
    status = watched.until(lambda status: status.done == 1)
    assert (status.state, status.queued, status.waiting) == (FolderState.WATCHING, 0, 0)
    (file,) = watched.watching.history(folder.id)
    assert (file.path, file.state, file.sha256) == (str(path), FileState.DONE, digest_of(path))
    (job,) = watched.house.queue.jobs()
    assert (job.id, job.watch, job.sha256, job.state) == (file.job, folder.id, file.sha256, JobState.PUBLISHED)
    assert job.recipes == (Recipe(square=16),)


def test_recipes_of_several_presets_are_made_each_once(watched: Watched) -> None:
    watched.services.presets.add("Both", ["square/16", "square/8"])
    watched.begin(presets=("Small", "Both"))
    watched.save("cat.jpg")
    watched.until(lambda status: status.done == 1)
    (job,) = watched.house.queue.jobs()
    assert job.recipes == (Recipe(square=16), Recipe(square=8))


def test_what_the_library_has_already_is_a_duplicate_without_a_job(watched: Watched) -> None:
    path = watched.save("cat.jpg")
    watched.services.publishing.submit([str(path)], [Recipe(square=16)], THIS_COMPUTER)
    watched.house.finish()
    watched.begin()
    watched.until(lambda status: status.duplicates == 1)
    assert len(watched.house.queue.jobs()) == 1


def test_what_is_gone_from_this_computer_is_made_anew(watched: Watched) -> None:
    path = watched.save("cat.jpg")
    watched.services.publishing.submit([str(path)], [Recipe(square=16)], THIS_COMPUTER)
    watched.house.finish()
    for file in (watched.house.root / "library").iterdir():
        if file.is_file():
            file.unlink()
    watched.begin()
    watched.until(lambda status: status.done == 1)


def test_of_what_the_library_has_in_other_sizes_only_there_is_a_job(watched: Watched) -> None:
    path = watched.save("cat.jpg")
    watched.services.publishing.submit([str(path)], [Recipe(square=8)], THIS_COMPUTER)
    watched.house.finish()
    watched.begin()
    watched.until(lambda status: status.done == 1)


def test_what_cannot_be_decoded_fails_with_its_reason(watched: Watched) -> None:
    watched.begin()
    path = watched.save("cat.jpg", b"no picture")
    status = watched.until(lambda status: status.failed == 1)
    assert status.last_error is not None
    assert status.last_error.kind is FaultKind.NOT_A_PICTURE
    assert status.last_error_path == str(path)


def test_the_last_failure_is_known_after_a_restart(watched: Watched) -> None:
    watched.begin()
    path = watched.save("cat.jpg", b"no picture")
    watched.until(lambda status: status.failed == 1)
    watched.services.close()
    (status,) = watched.house.open().watching.statuses()
    assert (status.failed, status.last_error_path) == (1, str(path))


def test_a_file_that_changes_before_its_job_reads_it_is_queued_anew(watched: Watched) -> None:
    folder = watched.begin()
    watched.services.publishing.pause()
    path = watched.save("cat.jpg")
    watched.until(lambda status: status.queued == 1)
    (first,) = watched.house.queue.jobs()
    watched.save("cat.jpg", pictures.jpeg(32, 32))
    watched.services.publishing.go_on()
    watched.until(lambda status: status.done == 1)
    assert [job.state for job in watched.house.queue.jobs()] == [JobState.PUBLISHED]
    assert watched.house.queue.get(first.id) is None
    (file,) = watched.watching.history(folder.id)
    assert file.sha256 == digest_of(path)


# Only into a folder


def test_without_publishing_the_results_are_files(watched: Watched) -> None:
    output = watched.house.root / "out"
    watched.begin(output=str(output))
    watched.save("cat.jpg")
    saved, _ = watched.house.wait_for(WatchedFileSaved)
    assert [path.name for path in output.iterdir()] == ["cat-square-16.jpg"]
    ((made, where),) = saved.saved
    assert (made.recipe, made.width, where) == ("square/16", 16, str(output / "cat-square-16.jpg"))
    assert saved.file.state is FileState.DONE
    watched.until(lambda status: status.done == 1)
    assert watched.house.queue.jobs() == []


def test_what_was_written_is_passed_by_wherever_it_is_copied(watched: Watched) -> None:
    output = watched.house.root / "out"
    folder = watched.begin(output=str(output))
    watched.save("cat.jpg")
    watched.until(lambda status: status.done == 1)
    copy = watched.save("copy.jpg", (output / "cat-square-16.jpg").read_bytes())
    watched.save("dog.jpg", pictures.jpeg(30, 30))
    watched.until(lambda status: status.done == 2 and not status.waiting)
    assert {file.path: file.state for file in watched.watching.history(folder.id)}[str(copy)] is FileState.OWN


def test_a_picture_that_cannot_be_rendered_is_said_to_be(watched: Watched) -> None:
    watched.begin(output=str(watched.house.root / "out"))
    watched.save("cat.jpg", b"no picture")
    saved, _ = watched.house.wait_for(WatchedFileSaved)
    assert saved.file.error is not None
    assert saved.file.error.kind is FaultKind.NOT_A_PICTURE
    watched.until(lambda status: status.failed == 1)


def test_what_was_not_rendered_before_the_end_is_rendered_after_the_next_start(watched: Watched) -> None:
    path = watched.save("cat.jpg")
    facts = path.stat()
    stamp = Stamp(facts.st_size, facts.st_mtime_ns, facts.st_ino)
    folder = watched.watching.add(watched.described(output=str(watched.house.root / "out")))
    queued = WatchedFile(folder.id, str(path), stamp, FileState.QUEUED, digest_of(path), job=-77)
    watched.house.watch_records.note([queued])
    watched.watching.begin()
    watched.until(lambda status: status.done == 1)
    assert [each.name for each in (watched.house.root / "out").iterdir()] == ["cat-square-16.jpg"]


def test_renditions_on_their_way_to_a_bucket_are_known_to_be_own(watched: Watched) -> None:
    """As if the bucket were mounted in a watched folder."""
    watched.house.add_cloud(watched.services)
    watched.begin(library=ACCOUNT.name)
    watched.save("cat.jpg")
    watched.until(lambda status: status.done == 1)
    (job,) = watched.house.queue.jobs()
    data = watched.house.cloud.get(job.renditions[0].key)
    watched.save("from-the-bucket.jpg", data)
    watched.save("dog.jpg", pictures.jpeg(30, 30))
    watched.until(lambda status: status.done == 2 and not status.waiting)
    assert len(watched.house.queue.jobs()) == 2


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
    watched.until(lambda status: status.waiting == 1)
    assert not watched.watching.is_caught_up()
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
