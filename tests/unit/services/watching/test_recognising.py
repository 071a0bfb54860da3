"""Recognising files by stamps and by bytes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rethumb_desktop.domain.errors import Fault, FaultKind, FaultRecord
from rethumb_desktop.domain.original import Stamp
from rethumb_desktop.domain.watched_folder import FileState, WatchedFile
from rethumb_desktop.services.watching.recognising import Recognising
from tests.fixtures.records import A_MOMENT
from tests.unit.services.watching.rig import FOLDER, Rig
from tests.watching.simulation.disk import TOP, digest_of

A, B = f"{TOP}/a.jpg", f"{TOP}/b.jpg"
FINE, COARSE = Stamp(7, 1_700_000_000_123_456_789, 5), Stamp(7, 1_700_000_000_000_000_000, 5)
DIGEST = digest_of(b"picture")
DAMAGED = FaultRecord(FaultKind.DAMAGED, "Damaged.", "", retryable=False)
MISSING = FaultRecord(FaultKind.MISSING, "Not there.", "", retryable=False)


@pytest.fixture
def rig() -> Rig:
    return Rig()


def recognising(rig: Rig) -> Recognising:
    return Recognising(FOLDER.id, rig.disk, rig.records, rig.intake.is_own, rig.intake.holds, rig.intake.covers)


def known(
    state: FileState, *, stamp: Stamp = FINE, job: int | None = None, error: FaultRecord | None = None
) -> WatchedFile:
    return WatchedFile(FOLDER.id, A, stamp, state, "" if state is FileState.KNOWN else DIGEST, job, error, A_MOMENT)


@pytest.mark.parametrize(
    ("before", "after", "job"),
    [
        (FileState.KNOWN, FileState.KNOWN, None),
        (FileState.QUEUED, FileState.QUEUED, 3),
        (FileState.DONE, FileState.DUPLICATE, 3),
        (FileState.DUPLICATE, FileState.DUPLICATE, None),
        (FileState.FAILED, FileState.FAILED, 3),
        (FileState.CANCELLED, FileState.CANCELLED, 3),
        (FileState.OWN, FileState.OWN, None),
    ],
)
def test_a_known_stamp_is_a_rename_or_a_link(rig: Rig, before: FileState, after: FileState, job: int | None) -> None:
    error = DAMAGED if before is FileState.FAILED else None
    file = known(before, job=job, error=error)
    rig.records.note([file])
    now = rig.clock.wall()
    expected = replace(file, path=B, state=after, job=None if after is FileState.DUPLICATE else job, noted_at=now)
    assert recognising(rig).by_stamp(B, FINE, now) == expected


@pytest.mark.parametrize("state", [FileState.FAILED, FileState.CANCELLED])
def test_what_came_to_nothing_for_no_fault_of_its_own_is_not_recognised(rig: Rig, state: FileState) -> None:
    rig.records.note([known(state, error=MISSING)])
    assert recognising(rig).by_stamp(B, FINE, rig.clock.wall()) is None


def test_a_coarse_stamp_recognises_only_what_was_never_read(rig: Rig) -> None:
    for state in FileState:
        rig.records.note([known(state, stamp=COARSE)])
        found = recognising(rig).by_stamp(B, COARSE, rig.clock.wall())
        assert (found is not None) == (state is FileState.KNOWN)


def test_no_inode_is_like_no_other(rig: Rig) -> None:
    stamp = replace(FINE, inode=0)
    rig.records.note([known(FileState.KNOWN, stamp=stamp)])
    assert recognising(rig).by_stamp(B, stamp, rig.clock.wall()) is None


def test_a_file_is_not_a_rename_of_itself(rig: Rig) -> None:
    rig.records.note([known(FileState.KNOWN)])
    assert recognising(rig).by_stamp(A, FINE, rig.clock.wall()) is None


def read(rig: Rig) -> WatchedFile | None:
    """What is made of a file b.jpg that has settled."""
    path = rig.save("b.jpg")
    stamp = rig.disk.look(path)
    assert stamp is not None
    return recognising(rig).by_bytes(path, stamp, rig.clock.wall())


def test_new_bytes_are_to_be_queued(rig: Rig) -> None:
    file = read(rig)
    assert file is not None
    assert (file.state, file.job, file.sha256, file.path) == (FileState.QUEUED, None, DIGEST, B)
    assert file.stamp == rig.disk.look(B)


@pytest.mark.parametrize(
    ("before", "after", "job"),
    [
        (FileState.QUEUED, FileState.QUEUED, 3),
        (FileState.DONE, FileState.DUPLICATE, None),
        (FileState.DUPLICATE, FileState.DUPLICATE, None),
        (FileState.FAILED, FileState.QUEUED, None),
        (FileState.CANCELLED, FileState.QUEUED, None),
    ],
)
def test_bytes_that_were_processed_are_no_job(rig: Rig, before: FileState, after: FileState, job: int | None) -> None:
    rig.records.note([known(before, job=None if before is FileState.DUPLICATE else 3)])
    file = read(rig)
    assert file is not None
    assert (file.path, file.state, file.job, file.sha256) == (B, after, job, DIGEST)
    assert file.stamp == rig.disk.look(B)


def test_the_same_bytes_at_another_time_stay_what_they_were(rig: Rig) -> None:
    rig.save("b.jpg")
    file = replace(known(FileState.DONE, job=3), path=B)
    rig.records.note([file])
    again = read(rig)
    assert again is not None
    assert (again.state, again.job) == (FileState.DONE, 3)
    assert again.stamp == rig.disk.look(B)


def test_what_the_program_wrote_itself_is_its_own(rig: Rig) -> None:
    rig.intake.own.add(DIGEST)
    rig.intake.held.add(DIGEST)
    rig.records.note([known(FileState.DONE)])
    file = read(rig)
    assert file is not None
    assert file.state is FileState.OWN


def test_what_the_library_holds_is_a_duplicate(rig: Rig) -> None:
    rig.intake.held.add(DIGEST)
    file = read(rig)
    assert file is not None
    assert (file.state, file.job) == (FileState.DUPLICATE, None)


def test_what_is_written_while_it_is_read_is_not_judged(rig: Rig) -> None:
    rig.disk.interrupt = lambda path: rig.disk.write(path, b"picture")
    assert read(rig) is None


def test_what_vanishes_while_it_is_read_is_not_judged(rig: Rig) -> None:
    rig.disk.interrupt = rig.disk.delete
    assert read(rig) is None


def test_what_cannot_be_read_is_a_fault(rig: Rig) -> None:
    with pytest.raises(Fault):
        recognising(rig).by_bytes(A, FINE, rig.clock.wall())
