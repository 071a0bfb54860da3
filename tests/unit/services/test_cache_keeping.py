"""When the cache is tidied up, and that nothing waits for it."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from queue import SimpleQueue
from threading import Event

import pytest

from rethumb_desktop.cache.folder import FolderCache
from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.events import BatchEnded, QueuePaused
from rethumb_desktop.domain.job import JobChange, JobState
from rethumb_desktop.domain.ports import CacheContents
from rethumb_desktop.index.memory.queue import MemoryQueue
from rethumb_desktop.services.cache_keeping import CacheKeeping
from tests.fixtures.records import A_MOMENT, new_job, original, rendition

PATIENCE = 60.0
LONG_AGO = timedelta(days=30)


class Cache(FolderCache):
    """The cache, which tells when it was tidied up and waits or fails when it is told to."""

    def __init__(self, root: Path) -> None:
        super().__init__(root)
        self.tidied: SimpleQueue[int] = SimpleQueue()
        self.may_go_on = Event()
        self.may_go_on.set()
        self.fault: Fault | None = None

    def evict(self, unsent: Collection[str], now: datetime, *, urgent: bool = False) -> int:
        self.may_go_on.wait(PATIENCE)
        if self.fault is not None:
            self.tidied.put(-1)
            raise self.fault
        gone = super().evict(unsent, now, urgent=urgent)
        self.tidied.put(gone)
        return gone


class Bench:
    def __init__(self, root: Path) -> None:
        self.now = A_MOMENT
        self.cache = Cache(root)
        self.queue = MemoryQueue(lambda _: None)
        self.keeping = CacheKeeping(self.queue, self.cache, lambda: self.now)

    def stage(self, key: str) -> Path:
        """Stage a rendition that nobody has used for a month."""
        path = self.cache.stage(key, b"x")
        moment = (A_MOMENT - LONG_AGO).timestamp()
        os.utime(path, (moment, moment))
        return path

    def hold(self, key: str) -> None:
        """Have a rendition wait to be sent."""
        (job,) = self.queue.add("b", [new_job()])
        self.queue.apply([JobChange(job.id, JobState.READY, original=original(), renditions=(rendition(key),))])

    def wait(self) -> int:
        return self.cache.tidied.get(timeout=PATIENCE)


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    bench = Bench(tmp_path)
    yield bench
    bench.cache.may_go_on.set()
    bench.keeping.close()


def test_what_waits_to_be_sent_stays(bench: Bench) -> None:
    unsent, sent = bench.stage("unsent.jpg"), bench.stage("sent.jpg")
    bench.hold("unsent.jpg")

    assert bench.keeping.tidy() == 1

    assert (unsent.exists(), sent.exists()) == (True, False)


def test_tidying_up_later_holds_nobody_up(bench: Bench) -> None:
    old = bench.stage("a.jpg")
    bench.cache.may_go_on.clear()
    bench.keeping.tidy_later()
    assert old.exists()
    bench.cache.may_go_on.set()

    assert bench.wait() == 1


def test_it_is_done_after_a_batch_and_at_most_once_an_hour(bench: Bench) -> None:
    ended = BatchEnded("b", ())
    for minutes, keys in ((0, "a"), (30, "b"), (59, "c"), (60, "d"), (121, "e")):
        bench.now = A_MOMENT + timedelta(minutes=minutes)
        bench.stage(f"{keys}.jpg")
        bench.keeping.follow(ended)

    assert sum(bench.wait() for _ in range(3)) == 5
    bench.keeping.close()
    assert bench.cache.tidied.empty()


def test_a_clock_that_was_set_back_is_no_reason_to_wait(bench: Bench) -> None:
    bench.keeping.tidy_later()
    bench.now = A_MOMENT - timedelta(days=400)
    bench.keeping.tidy_later()

    bench.wait()
    bench.wait()


def test_other_events_are_nothing_to_it(bench: Bench) -> None:
    bench.keeping.follow(QueuePaused(paused=True))

    assert bench.keeping._last is None


def test_a_fault_in_the_background_is_for_the_log(bench: Bench, caplog: pytest.LogCaptureFixture) -> None:
    bench.cache.fault = Fault(FaultKind.DISK, "The cache could not be looked through.")
    bench.keeping.tidy_later()
    bench.wait()
    bench.keeping.close()

    assert "could not be looked through" in caplog.text
    with pytest.raises(Fault):
        bench.keeping.tidy()


def test_what_is_there_is_told_and_how_much_of_it_is_unsent(bench: Bench) -> None:
    assert bench.keeping.contents() == CacheContents(0, 0, 0)
    bench.cache.stage("unsent.jpg", bytes(700))
    bench.cache.stage("sent.jpg", bytes(30))
    bench.hold("unsent.jpg")

    assert bench.keeping.contents() == CacheContents(2, 730, 700)


def test_emptying_spares_what_waits_to_be_sent_and_what_is_under_way(bench: Bench) -> None:
    bench.now = datetime.now(UTC)
    unsent, lately, this_moment = bench.stage("unsent.jpg"), bench.stage("lately.jpg"), bench.stage("moment.jpg")
    for path, idle in ((lately, timedelta(minutes=2)), (this_moment, timedelta(seconds=30))):
        used = (bench.now - idle).timestamp()
        os.utime(path, (used, used))
    bench.hold("unsent.jpg")

    assert bench.keeping.empty() == 1

    assert [path.exists() for path in (unsent, lately, this_moment)] == [True, False, True]
