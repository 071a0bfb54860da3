"""Feeding: in order, by turns, no more at once than can be worked on."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from queue import SimpleQueue

import pytest

from rethumb_desktop.services.queue.feeding import Feeder

LONG = 30.0
OPEN = (True, None)

OpenKitchen = Callable[..., "Kitchen"]


class Kitchen:
    """What is fed, and which libraries may be worked for."""

    def __init__(self, capacity: int = 100) -> None:
        self.admission: dict[str, tuple[bool, float | None]] = {}
        self.asked: SimpleQueue[str] = SimpleQueue()
        self.begun: SimpleQueue[int] = SimpleQueue()
        self.takes = True
        self.gate = threading.Event()
        self.gate.set()
        self.feeder = Feeder(capacity, self._admit, self._start)

    def expect(self, *jobs: int) -> None:
        assert [self.begun.get(timeout=LONG) for _ in jobs] == list(jobs)

    def expect_nothing(self) -> None:
        """See that nothing else may begin: all libraries have been asked since, and a job of another one began."""
        self.feeder.add("Witness", [-1], first=True)
        self.expect(-1)
        self.feeder.release(-1)
        self.feeder.add("Witness", [-2], first=True)
        self.expect(-2)
        self.feeder.release(-2)
        assert self.begun.empty()

    def _admit(self, library: str) -> tuple[bool, float | None]:
        self.asked.put(library)
        return self.admission.get(library, OPEN)

    def _start(self, job: int) -> bool:
        assert self.gate.wait(LONG)
        self.begun.put(job)
        return self.takes


@pytest.fixture
def open_kitchen() -> Iterator[OpenKitchen]:
    opened: list[Kitchen] = []

    def open_one(capacity: int = 100) -> Kitchen:
        opened.append(Kitchen(capacity))
        return opened[-1]

    yield open_one
    for kitchen in opened:
        kitchen.gate.set()
        kitchen.feeder.close()


@pytest.fixture
def kitchen(open_kitchen: OpenKitchen) -> Kitchen:
    return open_kitchen()


def test_jobs_are_begun_in_order_and_some_before_the_others(kitchen: Kitchen) -> None:
    kitchen.gate.clear()
    kitchen.feeder.add("A", [5])
    kitchen.asked.get(timeout=LONG)
    kitchen.feeder.add("A", [3, 1, 4])
    kitchen.feeder.add("A", iter([8, 9]), first=True)
    kitchen.feeder.add("A", [])
    kitchen.gate.set()
    kitchen.expect(5, 8, 9, 3, 1, 4)


def test_libraries_have_their_turns(kitchen: Kitchen) -> None:
    kitchen.gate.clear()
    kitchen.feeder.add("A", [10])
    kitchen.asked.get(timeout=LONG)
    kitchen.feeder.add("A", [11, 12, 13])
    kitchen.feeder.add("B", [20, 21])
    kitchen.feeder.add("C", [30, 31])
    kitchen.gate.set()
    kitchen.expect(10)
    order = [kitchen.begun.get(timeout=LONG) for _ in range(7)]
    assert [job for job in order if job < 20] == [11, 12, 13]
    assert sorted(job // 10 for job in order[:3]) == [1, 2, 3]
    assert sorted(job // 10 for job in order[3:6]) == [1, 2, 3]


def test_a_closed_library_does_not_cost_another_its_turns(kitchen: Kitchen) -> None:
    kitchen.admission["A"] = (False, None)
    kitchen.feeder.add("A", [10])
    kitchen.gate.clear()
    kitchen.feeder.add("B", [20])
    while kitchen.asked.get(timeout=LONG) != "B":
        pass
    kitchen.feeder.add("B", [21, 22, 23])
    kitchen.feeder.add("C", [30, 31, 32])
    kitchen.gate.set()
    order = [kitchen.begun.get(timeout=LONG) for _ in range(7)]
    assert [job // 10 for job in order] == [2, 3, 2, 3, 2, 3, 2]


def test_so_many_of_a_library_are_under_way(open_kitchen: OpenKitchen) -> None:
    kitchen = open_kitchen(capacity=2)
    kitchen.feeder.add("A", [1, 2, 3, 4])
    kitchen.expect(1, 2)
    kitchen.expect_nothing()
    kitchen.feeder.add("B", [11, 12, 13])
    kitchen.expect(11, 12)
    kitchen.feeder.release(2)
    kitchen.feeder.release(2)
    kitchen.feeder.release(99)
    kitchen.expect(3)
    kitchen.expect_nothing()
    kitchen.feeder.release(11)
    kitchen.expect(13)


def test_what_may_not_begin_is_asked_for_again_when_woken(kitchen: Kitchen) -> None:
    kitchen.admission["A"] = (False, None)
    kitchen.feeder.add("A", [1])
    kitchen.expect_nothing()
    kitchen.admission["A"] = OPEN
    kitchen.feeder.wake_up()
    kitchen.expect(1)


def test_what_may_not_begin_is_asked_for_again_when_its_time_has_come(kitchen: Kitchen) -> None:
    kitchen.admission["Far"] = (False, 1_000_000.0)
    kitchen.admission["A"] = (False, 0.001)
    kitchen.feeder.add("Far", [9])
    kitchen.feeder.add("A", [1])
    for _ in range(6):
        kitchen.asked.get(timeout=LONG)
    kitchen.admission["A"] = OPEN
    kitchen.expect(1)


def test_dropped_jobs_are_not_begun(kitchen: Kitchen) -> None:
    kitchen.admission["A"] = kitchen.admission["B"] = (False, None)
    kitchen.feeder.add("A", [1, 2, 3])
    kitchen.feeder.add("B", [4])
    kitchen.feeder.drop([2, 4, 7])
    kitchen.admission.clear()
    kitchen.feeder.wake_up()
    kitchen.expect(1, 3)
    kitchen.expect_nothing()


def test_nothing_is_begun_after_somebody_said_no(kitchen: Kitchen) -> None:
    kitchen.takes = False
    kitchen.feeder.add("A", [1, 2])
    kitchen.expect(1)
    kitchen.feeder.close()
    assert kitchen.begun.empty()


def test_nothing_is_begun_after_it_was_closed(kitchen: Kitchen) -> None:
    before = threading.active_count()
    kitchen.admission["A"] = (False, None)
    kitchen.feeder.add("A", [1])
    kitchen.asked.get(timeout=LONG)
    kitchen.feeder.close()
    kitchen.admission.clear()
    kitchen.feeder.add("A", [2])
    kitchen.feeder.wake_up()
    assert kitchen.begun.empty()
    assert threading.active_count() == before
