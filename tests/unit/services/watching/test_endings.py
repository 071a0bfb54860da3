"""The ends of jobs of a watched folder, and what becomes of their files."""

from __future__ import annotations

import pytest

from rethumb_desktop.domain.errors import FaultKind
from rethumb_desktop.domain.job import JobChange, JobState
from rethumb_desktop.domain.watched_folder import FileState
from tests.unit.services.watching.rig import Rig
from tests.watching.simulation.disk import TOP


@pytest.fixture
def rig() -> Rig:
    """A folder with one picture that waits in the queue."""
    rig = Rig()
    rig.run()
    rig.save("a.jpg")
    rig.run(3)
    return rig


A, B = f"{TOP}/a.jpg", f"{TOP}/b.jpg"


@pytest.mark.parametrize(
    ("job", "kind", "state"),
    [
        (JobState.PUBLISHED, None, FileState.DONE),
        (JobState.DUPLICATE, None, FileState.DUPLICATE),
        (JobState.CANCELLED, None, FileState.CANCELLED),
        (JobState.FAILED, FaultKind.DAMAGED, FileState.FAILED),
        (JobState.FAILED, FaultKind.PRIVACY, FileState.FAILED),
        (JobState.FAILED, FaultKind.IMPOSSIBLE, FileState.FAILED),
        (JobState.FAILED, FaultKind.BUG, FileState.FAILED),
    ],
)
def test_the_end_of_a_job_is_recorded_and_nothing_is_repeated(
    rig: Rig, job: JobState, kind: FaultKind | None, state: FileState
) -> None:
    rig.end_job(rig.job_of(A), job, kind)
    rig.run(7300)
    assert (rig.state_of(A), rig.intake.queued) == (state, [A])


def test_a_failed_file_is_processed_again_when_its_bytes_change(rig: Rig) -> None:
    rig.end_job(rig.job_of(A), JobState.FAILED, FaultKind.DAMAGED)
    rig.disk.write(A, b"mended")
    rig.run(5)
    assert (rig.state_of(A), rig.intake.queued) == (FileState.QUEUED, [A, A])


@pytest.mark.parametrize("kind", [FaultKind.CHANGED, FaultKind.MISSING, FaultKind.EMPTY])
def test_a_file_that_was_changed_before_its_job_read_it_settles_anew(rig: Rig, kind: FaultKind) -> None:
    first = rig.job_of(A)
    rig.end_job(first, JobState.FAILED, kind)
    rig.run(3)
    assert rig.intake.queued == [A, A]
    assert rig.job_of(A) != first
    assert rig.engine.status().failed == 0


@pytest.mark.parametrize("kind", [FaultKind.PERMISSION, FaultKind.DISK])
def test_a_file_its_job_could_not_read_is_tried_again_later_each_time(rig: Rig, kind: FaultKind) -> None:
    tries = []
    for _ in range(4):
        rig.end_job(rig.job_of(A), JobState.FAILED, kind)
        rig.run()
        assert rig.engine.status().waiting == 1
        began = rig.clock.now
        while rig.engine.status().waiting and rig.clock.now < began + 100:
            rig.run(1)
        tries.append(round(rig.clock.now - began))
    # Each with the 2 s in which it settles.
    assert tries == [7, 12, 22, 42]
    rig.end_job(rig.job_of(A))
    rig.run()
    assert rig.state_of(A) is FileState.DONE


def test_a_file_that_is_gone_before_its_job_read_it_is_no_failure(rig: Rig) -> None:
    rig.disk.delete(A)
    rig.end_job(rig.job_of(A), JobState.FAILED, FaultKind.MISSING)
    rig.run(4000)
    assert (rig.state_of(A), rig.engine.status().failed) == (FileState.CANCELLED, 0)


def test_a_file_that_was_renamed_while_its_job_waited_is_not_lost(rig: Rig) -> None:
    rig.disk.rename(A, B)
    rig.run(3)
    assert rig.job_of(A) == rig.job_of(B)
    rig.end_job(rig.job_of(A), JobState.FAILED, FaultKind.MISSING)
    rig.run(3)
    assert rig.intake.queued == [A, B]
    rig.end_job(rig.job_of(B))
    rig.run()
    assert (rig.state_of(A), rig.state_of(B)) == (FileState.CANCELLED, FileState.DONE)


def test_a_copy_of_a_file_whose_job_came_to_nothing_is_not_lost(rig: Rig) -> None:
    rig.save("b.jpg")
    rig.run(3)
    rig.disk.delete(A)
    rig.end_job(rig.job_of(A), JobState.FAILED, FaultKind.MISSING)
    rig.run(3)
    assert rig.intake.queued == [A, B]


def test_a_file_that_was_taken_away_with_its_drive_is_processed_when_it_is_back(rig: Rig) -> None:
    rig.disk.mounted = False
    rig.end_job(rig.job_of(A), JobState.FAILED, FaultKind.MISSING)
    rig.run(10)
    assert rig.engine.status().waiting == 0
    rig.disk.mounted = True
    rig.engine.rescan()
    rig.run(5)
    assert rig.intake.queued == [A, A]


def test_a_failed_job_that_is_tried_again_by_hand_ends_well(rig: Rig) -> None:
    job = rig.job_of(A)
    rig.end_job(job, JobState.FAILED, FaultKind.STORE)
    rig.run(3)
    rig.engine.job_ended(job, JobState.PUBLISHED)
    rig.run(3)
    known = rig.known(A)
    assert known is not None
    assert (known.state, known.error, rig.intake.queued) == (FileState.DONE, None, [A])


def test_a_job_of_another_folder_changes_nothing(rig: Rig) -> None:
    rig.engine.job_ended(99, JobState.PUBLISHED)
    rig.run(3)
    assert rig.state_of(A) is FileState.QUEUED


def test_an_ending_is_kept_while_the_index_is_in_trouble(rig: Rig) -> None:
    job = rig.job_of(A)
    rig.save("b.jpg", b"other")
    rig.records.failures = 2
    rig.end_job(job)
    rig.run(20)
    assert rig.state_of(A) is FileState.DONE


# After a restart


@pytest.mark.parametrize(
    ("job", "state"), [(JobState.PUBLISHED, FileState.DONE), (JobState.CANCELLED, FileState.CANCELLED)]
)
def test_a_job_that_ended_while_nobody_listened_is_caught_up_with(rig: Rig, job: JobState, state: FileState) -> None:
    rig.queue.apply([JobChange(rig.job_of(A), job)])
    rig.restart()
    rig.run()
    assert rig.state_of(A) is state


def test_a_job_that_waits_still_is_waited_for(rig: Rig) -> None:
    rig.restart()
    rig.run(4000)
    assert (rig.state_of(A), rig.intake.queued) == (FileState.QUEUED, [A])
    rig.end_job(rig.job_of(A))
    rig.run()
    assert rig.state_of(A) is FileState.DONE


def test_a_file_whose_job_is_gone_settles_anew(rig: Rig) -> None:
    job = rig.job_of(A)
    rig.queue.apply([JobChange(job, JobState.PUBLISHED)])
    rig.queue.remove([job])
    rig.restart()
    rig.run(5)
    assert rig.intake.queued == [A, A]


@pytest.mark.parametrize(
    "kind",
    [
        *(FaultKind.OFFLINE, FaultKind.PORTAL, FaultKind.CERTIFICATE, FaultKind.THROTTLE, FaultKind.CLOCK),
        *(FaultKind.CREDENTIALS, FaultKind.KEYRING, FaultKind.TARGET, FaultKind.POLICY, FaultKind.QUOTA),
        *(FaultKind.STORE, FaultKind.DATA, FaultKind.INDEX, FaultKind.SETTINGS, FaultKind.CONSENT, FaultKind.USAGE),
        *(FaultKind.DISK, FaultKind.PERMISSION, FaultKind.LIBRARY),
    ],
)
@pytest.mark.parametrize("restarts", [False, True])
def test_what_failed_for_a_reason_outside_its_bytes_is_tried_again(rig: Rig, kind: FaultKind, restarts: bool) -> None:
    rig.end_job(rig.job_of(A), JobState.FAILED, kind)
    rig.run(1)
    assert rig.state_of(A) is FileState.FAILED
    assert rig.engine.is_caught_up(), "who waits for the end does not wait for this"
    assert [trouble.path for trouble in rig.engine.status().troubles] == [A]
    if restarts:
        rig.restart()
        rig.run(3)
    else:
        rig.run(90)
    assert rig.intake.queued == [A, A]
    assert rig.state_of(A) is FileState.QUEUED


def test_the_error_of_a_file_that_is_done_later_goes(rig: Rig) -> None:
    rig.end_job(rig.job_of(A), JobState.FAILED, FaultKind.OFFLINE)
    rig.run(1)
    assert rig.engine.status().last_error_path == A
    rig.run(90)
    rig.end_job(rig.job_of(A))
    rig.run(1)
    status = rig.engine.status()
    assert (status.done, status.last_error, status.last_error_path, status.troubles) == (1, None, "", ())
