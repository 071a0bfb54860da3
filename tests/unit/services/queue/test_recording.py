"""Recording: many changes in one transaction, and nothing is told that is not written."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from queue import SimpleQueue
from threading import Event, Thread, active_count

import pytest

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.job import Job, JobChange, JobState
from rethumb_desktop.index.memory.queue import MemoryQueue
from rethumb_desktop.services.outbox.tempo import Tempo
from rethumb_desktop.services.queue.recording import Recorder
from tests.fixtures.records import new_job, rendition
from tests.fixtures.waiting import wait_for

LONG = 30.0
FULL = Fault(FaultKind.DISK, "The disk is full.", retryable=True)


class Ledger(MemoryQueue):
    """A queue that remembers its transactions, and whose disk may be slow or full."""

    def __init__(self) -> None:
        super().__init__(lambda _publications: None)
        self.transactions: list[list[int]] = []
        self.reached = Event()
        self.go_on = Event()
        self.go_on.set()
        self.full = False
        self.refused: SimpleQueue[int] = SimpleQueue()

    def apply(self, changes: Sequence[JobChange]) -> list[Job]:
        if self.full:
            self.refused.put(len(changes))
            raise FULL
        self.reached.set()
        assert self.go_on.wait(LONG)
        if any(change.notes == ("bug",) for change in changes):
            raise ZeroDivisionError
        self.transactions.append([change.job for change in changes])
        return super().apply(changes)


class Desk:
    """A recorder and all that it tells, in order."""

    def __init__(self, tempo: Tempo) -> None:
        self.queue = Ledger()
        self.jobs = [job.id for job in self.queue.add("drop", [new_job(f"{n}.jpg") for n in range(6)])]
        self.told: SimpleQueue[str] = SimpleQueue()
        self.recorder = Recorder(self.queue, self._changed, self._trouble, tempo)

    def expect(self, *lines: str) -> None:
        assert [self.told.get(timeout=LONG) for _ in lines] == list(lines)

    def then(self, word: str) -> Callable[[Job], None]:
        return lambda job: self.told.put(f"{word} {job.id} {job.state.value}")

    def _changed(self, job: Job) -> None:
        self.told.put(f"changed {job.id} {job.state.value}")

    def _trouble(self, fault: Fault | None) -> None:
        self.told.put(f"trouble {fault.kind.value}" if fault is not None else "no trouble")


def is_in_write_now(thread: Thread) -> bool:
    frame = sys._current_frames().get(thread.ident or 0)
    return frame is not None and frame.f_code.co_name == "write_now"


@pytest.fixture
def desk() -> Iterator[Desk]:
    desk = Desk(Tempo(0.001, 0.002))
    yield desk
    desk.queue.full = False
    desk.queue.go_on.set()
    desk.recorder.close()


def test_a_change_is_told_and_then_what_follows(desk: Desk) -> None:
    one = desk.jobs[0]
    desk.recorder.write(JobChange(one, JobState.RENDERING), desk.then("then"))
    desk.recorder.write(JobChange(one, JobState.READY))
    desk.expect(f"changed {one} rendering", f"then {one} rendering", f"changed {one} ready")


def test_what_comes_while_a_transaction_runs_goes_into_the_next(desk: Desk) -> None:
    one, two, three, *_ = desk.jobs
    desk.queue.go_on.clear()
    desk.recorder.write(JobChange(one, JobState.RENDERING))
    assert desk.queue.reached.wait(LONG)
    desk.recorder.write(JobChange(three, JobState.READY), desk.then("then"))
    desk.recorder.write(JobChange(two, JobState.RENDERING), desk.then("then"))
    desk.recorder.write(JobChange(three, JobState.RENDERING), desk.then("then"))
    desk.recorder.write(JobChange(two, JobState.READY))
    desk.queue.go_on.set()
    desk.expect(
        f"changed {one} rendering",
        f"changed {three} ready",
        f"then {three} ready",
        f"changed {two} rendering",
        f"then {two} rendering",
        f"changed {three} ready",
        f"then {three} ready",
        f"changed {two} ready",
    )
    assert desk.queue.transactions == [[one], [three, two, three, two]]


def test_what_follows_may_write_again(desk: Desk) -> None:
    one = desk.jobs[0]
    again = desk.then("second")
    desk.recorder.write(
        JobChange(one, JobState.RENDERING), lambda _job: desk.recorder.write(JobChange(one, JobState.READY), again)
    )
    desk.expect(f"changed {one} rendering", f"changed {one} ready", f"second {one} ready")


def test_of_a_job_that_is_gone_nothing_is_told_and_the_others_are_not_mixed_up(desk: Desk) -> None:
    gone, one, two, *_ = desk.jobs
    desk.queue.apply([JobChange(gone, JobState.CANCELLED)])
    desk.queue.remove([gone])
    desk.queue.reached.clear()
    desk.queue.go_on.clear()
    desk.recorder.write(JobChange(gone, JobState.RENDERING), desk.then("never"))
    assert desk.queue.reached.wait(LONG)
    desk.recorder.write(JobChange(one, JobState.RENDERING), desk.then("one"))
    desk.recorder.write(JobChange(gone, JobState.READY), desk.then("never"))
    desk.recorder.write(JobChange(two, JobState.RENDERING), desk.then("two"))
    desk.recorder.write(JobChange(gone, JobState.READY), desk.then("never"))
    desk.queue.go_on.set()
    desk.recorder.close()
    desk.expect(f"changed {one} rendering", f"one {one} rendering", f"changed {two} rendering", f"two {two} rendering")
    assert desk.told.empty()


def test_while_nothing_can_be_written_nothing_is_told_but_that(desk: Desk) -> None:
    one, two, *_ = desk.jobs
    desk.queue.full = True
    desk.recorder.write(JobChange(one, JobState.READY), desk.then("then"))
    desk.expect("trouble disk")
    desk.recorder.write(JobChange(two, JobState.READY))
    for _ in range(20):
        assert desk.queue.refused.get(timeout=LONG) == 1
    assert desk.told.empty()
    assert [job.state for job in desk.queue.jobs()] == [JobState.QUEUED] * 6

    desk.queue.full = False
    desk.expect("no trouble", f"changed {one} ready", f"then {one} ready", f"changed {two} ready")


def test_each_trouble_is_told(desk: Desk) -> None:
    for job in desk.jobs[:2]:
        desk.queue.full = True
        desk.recorder.write(JobChange(job, JobState.READY))
        desk.expect("trouble disk")
        desk.queue.full = False
        desk.expect("no trouble", f"changed {job} ready")


def test_a_program_that_ends_while_nothing_can_be_written_ends(desk: Desk) -> None:
    desk.queue.full = True
    desk.recorder.write(JobChange(desk.jobs[0], JobState.READY), desk.then("never"))
    desk.expect("trouble disk")
    desk.recorder.close()
    assert desk.told.empty()
    assert [job.state for job in desk.queue.jobs()] == [JobState.QUEUED] * 6


def test_a_long_wait_for_the_disk_is_cut_short_at_the_end() -> None:
    desk = Desk(Tempo(1_000_000, 1_000_000))
    desk.queue.full = True
    desk.recorder.write(JobChange(desk.jobs[0], JobState.READY))
    desk.expect("trouble disk")
    desk.recorder.close()


def test_a_change_that_meets_a_bug_does_not_take_the_others(desk: Desk) -> None:
    one, two, three, four, *_ = desk.jobs
    desk.queue.go_on.clear()
    desk.recorder.write(JobChange(one, JobState.RENDERING))
    assert desk.queue.reached.wait(LONG)
    desk.recorder.write(JobChange(two, JobState.READY), desk.then("two"))
    desk.recorder.write(JobChange(three, JobState.READY, notes=("bug",)), desk.then("never"))
    desk.recorder.write(JobChange(four, JobState.READY), desk.then("four"))
    desk.queue.go_on.set()
    desk.expect(f"changed {one} rendering", f"changed {two} ready", f"two {two} ready")
    desk.expect(f"changed {four} ready", f"four {four} ready")
    desk.recorder.write(JobChange(one, JobState.READY))
    desk.expect(f"changed {one} ready")


def test_a_bug_of_who_hears_of_a_change_has_nothing_told_or_written_twice(desk: Desk) -> None:
    one, two, three, *_ = desk.jobs

    def stumble(job: Job) -> None:
        raise ZeroDivisionError

    desk.queue.go_on.clear()
    desk.recorder.write(JobChange(one, JobState.RENDERING))
    assert desk.queue.reached.wait(LONG)
    desk.recorder.write(JobChange(one, JobState.READY), desk.then("one"))
    desk.recorder.write(JobChange(two, JobState.READY), stumble)
    desk.recorder.write(JobChange(three, JobState.READY), desk.then("three"))
    desk.queue.go_on.set()
    desk.recorder.close()
    desk.expect(f"changed {one} rendering", f"changed {one} ready", f"one {one} ready")
    desk.expect(f"changed {two} ready", f"changed {three} ready", f"three {three} ready")
    assert desk.told.empty()
    assert desk.queue.transactions == [[one], [one, two, three]]


def test_closing_writes_what_waits(desk: Desk) -> None:
    before = active_count()
    desk.queue.go_on.clear()
    for job in desk.jobs:
        desk.recorder.write(JobChange(job, JobState.READY, renditions=(rendition(f"{job}"),)))
    closing = Thread(target=desk.recorder.close)
    closing.start()
    wait_for(lambda: desk.recorder._closed, LONG, "the recorder to be closed", pause=0.001)
    desk.queue.go_on.set()
    closing.join(LONG)
    assert {job.state for job in desk.queue.jobs()} == {JobState.READY}
    assert active_count() == before


def test_what_is_written_at_once_is_told_in_its_order(desk: Desk) -> None:
    """A change of this thread does not overtake one that is being written, and is not overtaken by what it tells."""
    one, two, *_ = desk.jobs
    entered, leave = Event(), Event()

    def take_time(job: Job) -> None:
        entered.set()
        assert leave.wait(LONG)
        desk.told.put(f"then {job.id}")

    desk.recorder.write(JobChange(one, JobState.READY), take_time)
    assert entered.wait(LONG)
    cancelled: SimpleQueue[list[Job]] = SimpleQueue()
    changes = [JobChange(one, JobState.CANCELLED), JobChange(two, JobState.CANCELLED)]
    person = Thread(target=lambda: cancelled.put(desk.recorder.write_now(changes)))
    person.start()
    wait_for(lambda: not person.is_alive() or is_in_write_now(person), LONG, "the person to wait", pause=0.001)
    leave.set()
    desk.expect(f"changed {one} ready", f"then {one}", f"changed {one} cancelled", f"changed {two} cancelled")
    assert [job.state for job in cancelled.get(timeout=LONG)] == [JobState.CANCELLED] * 2
    person.join(LONG)


def test_what_cannot_be_written_at_once_is_a_fault(desk: Desk) -> None:
    desk.queue.full = True
    with pytest.raises(Fault, match="full"):
        desk.recorder.write_now([JobChange(desk.jobs[0], JobState.CANCELLED)])
    assert desk.told.empty()
