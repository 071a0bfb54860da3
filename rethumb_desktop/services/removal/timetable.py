"""A timetable: things that are taken up when their time has come, one after the other."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from functools import partial
from heapq import heappop, heappush
from threading import Condition
from time import monotonic
from typing import Generic, TypeVar

from rethumb_desktop.jobs.border import run_task
from rethumb_desktop.jobs.lane import Lane

Item = TypeVar("Item", bound=Hashable)


class Timetable(Generic[Item]):
    """Calls `take` with each item when it is due, on a thread of its own; `meet_bug` with what that raises.

    An item stands in it once. The clock counts seconds. Safe to share by threads, `take` may call it too.
    """

    def __init__(
        self,
        name: str,
        take: Callable[[Item], object],
        meet_bug: Callable[[Item, Exception], object],
        clock: Callable[[], float] = monotonic,
    ) -> None:
        self._name = name
        self._take = take
        self._meet_bug = meet_bug
        self._clock = clock
        self._changed = Condition()
        self._due: dict[Item, tuple[float, int]] = {}
        self._heap: list[tuple[float, int, Item]] = []  # also what was moved since
        self._number = 0
        self._closed = False
        self._lane: Lane | None = None

    def put(self, items: Iterable[Item], seconds: float) -> None:
        """Have items taken up in so many seconds, in this order; for one that stands there already this counts."""
        with self._changed:
            if self._closed:
                return
            time = self._clock() + seconds
            for item in items:
                self._number += 1
                self._due[item] = (time, self._number)
                heappush(self._heap, (time, self._number, item))
            if self._lane is None and self._due:
                self._lane = Lane(self._name, 1)
                self._lane.submit(self._run, _raise)
            self._changed.notify_all()

    def close(self) -> None:
        """Take nothing more up, and return when what is being taken up has ended."""
        with self._changed:
            self._closed = True
            lane = self._lane
            self._changed.notify_all()
        if lane is not None:
            lane.close()

    def _run(self) -> None:
        while (item := self._next()) is not None:
            run_task(partial(self._take, item), partial(self._meet_bug, item))

    def _next(self) -> Item | None:
        with self._changed:
            while not self._closed:
                wait = self._seconds_to_first()
                if wait is None or wait > 0:
                    self._changed.wait(wait)
                    continue
                _, _, item = heappop(self._heap)
                del self._due[item]
                return item
        return None

    def _seconds_to_first(self) -> float | None:
        while self._heap:
            time, number, item = self._heap[0]
            if self._due.get(item) == (time, number):
                return time - self._clock()
            heappop(self._heap)
        return None


def _raise(bug: Exception) -> None:
    raise bug
