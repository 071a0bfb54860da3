"""Files that are as they were by size and time, and were touched: their rights, their names, or their bytes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from random import Random

import pytest

from rethumb_desktop.domain.job import JobState
from rethumb_desktop.domain.original import Stamp
from rethumb_desktop.domain.ports.watching import WalkedFolder
from rethumb_desktop.domain.watched_folder import FileState
from tests.unit.services.watching.rig import CountedDisk, Rig, only_new
from tests.watching.simulation.disk import TOP, digest_of


@pytest.fixture
def rig() -> Rig:
    return Rig()


def publish(rig: Rig, name: str = "cat.jpg", content: bytes = b"picture") -> str:
    """Have a picture published; return its path."""
    path = rig.save(name, content)
    rig.run(5)
    rig.end_job(rig.job_of(path))
    rig.run(1)
    assert rig.state_of(path) is FileState.DONE
    return path


def rescan(rig: Rig) -> None:
    """Look at all of it, and at what that comes upon."""
    rig.engine.rescan()
    rig.run(10)


@pytest.mark.parametrize("told", [True, False], ids=["told", "by a rescan"])
def test_other_bytes_of_the_same_size_and_time_are_a_new_picture(rig: Rig, *, told: bool) -> None:
    path = publish(rig)
    stamp = rig.disk.look(path)
    if not told:
        rig.observer.tell = None
    rig.disk.forge(path, b"another")
    assert rig.disk.look(path) == stamp
    rescan(rig)
    assert rig.intake.queued == [path, path]
    known = rig.known(path)
    assert known is not None
    assert (known.state, known.sha256) == (FileState.QUEUED, digest_of(b"another"))


def test_one_whose_rights_change_is_read_once_and_stays_what_it_was(rig: Rig) -> None:
    path = publish(rig)
    # Also where the same bytes would be made into something else by now.
    rig.intake.for_others.add(digest_of(b"picture"))
    before, reads = rig.known(path), rig.disk.reads
    rig.disk.change_rights(path)
    rescan(rig)
    rescan(rig)
    after = rig.known(path)
    assert rig.disk.reads == reads + 1
    assert rig.intake.queued == [path]
    assert before is not None
    assert after is not None
    assert after == replace(before, noted_at=after.noted_at)


@pytest.mark.parametrize("state", [JobState.FAILED, JobState.CANCELLED])
def test_what_came_to_nothing_for_good_is_not_tried_again_for_its_rights(rig: Rig, state: JobState) -> None:
    path = rig.save("cat.jpg")
    rig.run(5)
    rig.end_job(rig.job_of(path), state)
    rig.run(1)
    before = rig.state_of(path)
    rig.disk.change_rights(path)
    rescan(rig)
    assert rig.intake.queued == [path]
    assert rig.state_of(path) is before


def test_one_whose_rights_change_while_its_job_waits_keeps_the_job(rig: Rig) -> None:
    path = rig.save("cat.jpg")
    rig.run(5)
    job = rig.job_of(path)
    rig.disk.change_rights(path)
    rescan(rig)
    assert (rig.intake.queued, rig.job_of(path)) == ([path], job)


def test_a_renamed_one_is_not_read(rig: Rig) -> None:
    path = publish(rig)
    reads = rig.disk.reads
    rig.disk.rename(path, f"{TOP}/dog.jpg")
    rescan(rig)
    rescan(rig)
    assert (rig.disk.reads, rig.state_of(f"{TOP}/dog.jpg")) == (reads, FileState.DUPLICATE)


def test_of_one_with_many_names_one_is_read(rig: Rig) -> None:
    path = publish(rig)
    for number in range(100):
        rig.disk.link(path, f"{TOP}/{number}.jpg")
        rig.run(1)
    reads = rig.disk.reads
    rig.disk.change_rights(path)
    rescan(rig)
    rescan(rig)
    # As many as are read in one step, before the first is recorded.
    assert reads < rig.disk.reads <= reads + rig.bounds.reads
    assert rig.intake.queued == [path]


def test_what_was_recorded_before_that_time_was_kept_is_not_read(rig: Rig) -> None:
    path = publish(rig)
    known = rig.known(path)
    assert known is not None
    rig.records.note([replace(known, stamp=replace(known.stamp, ctime_ns=0))])
    reads = rig.disk.reads
    rig.disk.change_rights(path)
    rescan(rig)
    assert rig.disk.reads == reads


def test_what_was_there_at_the_beginning_is_not_read_for_its_rights() -> None:
    rig = Rig(only_new())
    path = rig.save("old.jpg")
    rig.run(5)
    assert rig.state_of(path) is FileState.KNOWN
    rig.disk.change_rights(path)
    rescan(rig)
    assert (rig.disk.reads, rig.intake.queued) == (0, [])


class RestlessDisk(CountedDisk):
    """Gives another time of the last change with each look, as a drive may that has none."""

    def look(self, path: str) -> Stamp | None:
        found = super().look(path)
        return self._at_random(found) if found is not None else None

    def walk(self, folder: str, *, recursive: bool) -> Iterator[WalkedFolder]:
        for walked in super().walk(folder, recursive=recursive):
            yield WalkedFolder(walked.path, {name: self._at_random(each) for name, each in walked.files.items()})

    def _at_random(self, stamp: Stamp) -> Stamp:
        self._touches += 1
        return replace(stamp, ctime_ns=stamp.ctime_ns + self._touches * 1_000_003)


def test_on_a_drive_without_such_a_time_files_are_taken_and_not_read_for_ever(rig: Rig) -> None:
    rig.disk = RestlessDisk(rig.clock, Random(1), rig.observer.told)
    rig.restart()
    path = publish(rig)
    assert rig.disk.reads == 2
    for _ in range(5):
        rescan(rig)
    assert (rig.disk.reads, rig.intake.queued) == (2, [path])


# A disk that was mounted again, or copied: the inodes are others


def test_what_was_there_at_the_beginning_is_as_old_on_a_copy_of_its_disk() -> None:
    rig = Rig(only_new())
    path = rig.save("old.jpg")
    rig.run(5)
    rig.disk.renumber()
    rescan(rig)
    assert (rig.disk.reads, rig.intake.queued, rig.state_of(path)) == (0, [], FileState.KNOWN)
    rig.disk.write(path, b"another")
    rescan(rig)
    assert rig.intake.queued == [path]


def test_what_was_processed_is_read_there_and_stays_what_it_was(rig: Rig) -> None:
    path = publish(rig)
    rig.intake.for_others.add(digest_of(b"picture"))
    reads = rig.disk.reads
    rig.disk.renumber()
    rescan(rig)
    rescan(rig)
    assert (rig.disk.reads, rig.intake.queued, rig.state_of(path)) == (reads + 1, [path], FileState.DONE)
