"""Lanes: worker threads with a bounded queue before them."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Condition

from rethumb_desktop.jobs.border import run_task
from rethumb_desktop.jobs.priority import give_way

Task = Callable[[], object]
BugHandler = Callable[[Exception], object]


class Lane:
    """Runs tasks on `workers` threads in the order given; at most `capacity` tasks wait (None: any number).

    A bounded lane makes whoever feeds it wait, so that work piles up where it is cheap: as rows of the index,
    not as pictures in memory. Threads start with the first task. With `gives_way` they leave the processors to others.
    """

    def __init__(self, name: str, workers: int, capacity: int | None = None, *, gives_way: bool = False) -> None:
        self._pool = ThreadPoolExecutor(workers, thread_name_prefix=name, initializer=give_way if gives_way else None)
        self._capacity = capacity
        self._changed = Condition()
        self._waiting = 0
        self._paused = False
        self._closed = False

    def submit(self, task: Task, on_bug: BugHandler) -> bool:
        """Queue a task; blocks while the lane is full. Returns False, the task dropped, once the lane is closed.

        What the task raises is a bug and goes to `on_bug`: tasks deal with their faults themselves.
        """
        with self._changed:
            self._changed.wait_for(self._has_room)
            if self._closed:
                return False
            self._waiting += 1
            self._pool.submit(self._run, task, on_bug)
        return True

    def pause(self) -> None:
        """Start no further task until `go_on`; what runs goes on to its end."""
        with self._changed:
            self._paused = True

    def go_on(self) -> None:
        with self._changed:
            self._paused = False
            self._changed.notify_all()

    def close(self) -> None:
        """Drop the tasks that wait and return when those that run have ended."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _has_room(self) -> bool:
        return self._closed or self._capacity is None or self._waiting < self._capacity

    def _run(self, task: Task, on_bug: BugHandler) -> None:
        with self._changed:
            self._changed.wait_for(lambda: self._closed or not self._paused)
            self._waiting -= 1
            self._changed.notify_all()
            if self._closed:
                return
        run_task(task, on_bug)
