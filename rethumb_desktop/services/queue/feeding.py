"""Feeding: hands the jobs of each library on, in order and by turns, no more at once than can be worked on."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Collection, Iterable
from threading import Condition

from rethumb_desktop.jobs.loop import Loop

#: Whether a library may be worked for now, and else in how many seconds to ask again (None: when woken up).
Admission = Callable[[str], tuple[bool, float | None]]


class Feeder:
    """Keeps the ids of what waits to be begun: work piles up here, as numbers, not as pictures in memory or on disk.

    At most `capacity` jobs of a library are under way: from when `start` was called with the id until `release`.
    `start` may block, and says by False that nothing more can be begun.
    """

    def __init__(self, capacity: int, admission: Admission, start: Callable[[int], bool]) -> None:
        self._capacity = capacity
        self._admission = admission
        self._start = start
        self._changed = Condition()
        self._waiting: defaultdict[str, deque[int]] = defaultdict(deque)
        self._under_way: dict[int, str] = {}
        self._turn = 0
        self._closed = False
        self._loop = Loop("feed", self._feed)

    def add(self, library: str, jobs: Iterable[int], *, first: bool = False) -> None:
        """Let jobs wait for their turn, after the others of their library or before them."""
        ids = list(jobs)
        with self._changed:
            if self._closed or not ids:
                return
            waiting = self._waiting[library]
            if first:
                waiting.extendleft(reversed(ids))
            else:
                waiting.extend(ids)
            self._changed.notify_all()
        self._loop.start()

    def drop(self, jobs: Collection[int]) -> None:
        """Take jobs out that were not begun."""
        with self._changed:
            for library, waiting in self._waiting.items():
                self._waiting[library] = deque(job for job in waiting if job not in jobs)

    def release(self, job: int) -> None:
        """Note that a job is under way no longer."""
        with self._changed:
            if self._under_way.pop(job, None) is not None:
                self._changed.notify_all()

    def wake_up(self) -> None:
        """Ask again which libraries may be worked for."""
        with self._changed:
            self._changed.notify_all()

    def close(self) -> None:
        """Begin nothing more."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
        self._loop.join()

    def _feed(self) -> None:
        while (job := self._take()) is not None:
            if not self._start(job):
                return

    def _take(self) -> int | None:
        with self._changed:
            while not self._closed:
                job, wait = self._choose()
                if job is not None:
                    return job
                self._changed.wait(wait)
        return None

    def _choose(self) -> tuple[int | None, float | None]:
        waits = []
        libraries = [library for library, waiting in self._waiting.items() if waiting]
        for place in range(len(libraries)):
            library = libraries[(self._turn + place) % len(libraries)]
            if sum(each == library for each in self._under_way.values()) >= self._capacity:
                continue
            admitted, wait = self._admission(library)
            if admitted:
                self._turn += place + 1
                job = self._waiting[library].popleft()
                self._under_way[job] = library
                return job, None
            if wait is not None:
                waits.append(wait)
        return None, min(waits, default=None)
