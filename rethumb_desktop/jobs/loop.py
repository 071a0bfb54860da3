"""Loops: threads that run one function until it returns."""

from __future__ import annotations

import logging
from collections.abc import Callable
from threading import Lock, Thread

from rethumb_desktop.jobs.border import run_task
from rethumb_desktop.jobs.priority import give_way

log = logging.getLogger(__name__)


class Loop:
    """`threads` threads that each run `body` once; it returns when it is told to by its owner. Safe to share.

    With `gives_way` they leave the processors to others.
    """

    def __init__(self, name: str, body: Callable[[], None], threads: int = 1, *, gives_way: bool = False) -> None:
        self._name = name
        self._body = body
        self._count = threads
        self._gives_way = gives_way
        self._threads: list[Thread] = []
        self._lock = Lock()

    def start(self) -> None:
        """Start the threads; a second time does nothing."""
        with self._lock:
            if self._threads:
                return
            self._threads = [Thread(target=self._run, name=f"{self._name}-{n}") for n in range(self._count)]
            for thread in self._threads:
                thread.start()

    def join(self) -> None:
        """Wait until the threads have ended; where none was started that is at once."""
        with self._lock:
            threads = self._threads
        for thread in threads:
            thread.join()

    def _run(self) -> None:
        if self._gives_way:
            give_way()
        run_task(self._body, self._log_bug)

    def _log_bug(self, bug: Exception) -> None:
        log.error("the loop “%s” met a bug", self._name, exc_info=bug)
