"""Rounds: one thread that syncs all libraries, each a step in turn.

A library with much to do lets the others have their turn after every segment, batch or part. One that hangs holds them
up for one request, which its store gives up after a time; then it is left alone for longer and longer.
"""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from threading import Condition, Lock

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.syncing import SyncReport
from rethumb_desktop.jobs.border import run_task
from rethumb_desktop.jobs.loop import Loop
from rethumb_desktop.services.syncing.running import Steps
from rethumb_desktop.services.syncing.states import States
from rethumb_desktop.services.syncing.timetable import BEHIND, Timetable

log = logging.getLogger(__name__)

#: Opens a library for a sync. Raises Fault.
OpenSteps = Callable[[str], Steps]

#: How many seconds a library is left alone that somebody else in this process is syncing.
_OCCUPIED = 1.0
#: After so many steps a sync is more than a look.
_LOOK = 4


@dataclass
class _UnderWay:
    """A sync of the thread, and how many steps it has made."""

    steps: Steps
    made: int = 0


class Rounds:
    """Syncs what is due, once it has begun. Safe to share by threads."""

    def __init__(
        self,
        names: Callable[[], list[str]],
        open_steps: OpenSteps,
        states: States,
        timetable: Timetable,
        steady: Callable[[], float],
    ) -> None:
        self._names = names
        self._open = open_steps
        self._states = states
        self._timetable = timetable
        self._steady = steady
        self._changed = Condition()
        self._turns: defaultdict[str, Lock] = defaultdict(Lock)
        self._under_way: dict[str, _UnderWay] = {}
        self._look = True
        self._looked_at = 0.0
        self._begun = False
        self._closed = False
        self._loop = Loop("sync", self._run)

    def begin(self) -> None:
        with self._changed:
            if self._closed or self._begun:
                return
            self._begun = True
        self._loop.start()

    def look_anew(self) -> None:
        """Have the libraries looked up again, and all synced at once: keys or places may be others."""
        with self._changed:
            self._look = True
            self._changed.notify_all()

    def change(self, change: Callable[[Timetable, float], None]) -> None:
        """Change the timetable."""
        with self._changed:
            change(self._timetable, self._steady())
            self._changed.notify_all()

    def publish(self, library: str, entries: int) -> None:
        """Have what was published told soon, also in a library that was off until now."""
        with self._changed:
            if not self._timetable.publish(library, self._steady(), entries):
                self._look = True
            self._changed.notify_all()

    @contextmanager
    def alone(self, library: str) -> Iterator[None]:
        """Keep the thread, and everybody else who asks, from syncing a library."""
        with self._changed:
            turn = self._turns[library]
        with turn:
            yield

    def close(self) -> None:
        with self._changed:
            self._closed = True
            self._changed.notify_all()
        self._loop.join()

    # The thread

    def _run(self) -> None:
        try:
            while self._wait():
                self._start_due()
                for library in list(self._under_way):
                    if not self._closed:
                        run_task(partial(self._step, library), partial(self._meet_bug, library))
        finally:
            for library in list(self._under_way):
                self._drop(library)

    def _wait(self) -> bool:
        """Wait until there is something to do; return False in the end."""
        with self._changed:
            while not self._closed:
                if self._under_way or self._seconds_to_next() <= 0:
                    return True
                self._changed.wait(self._seconds_to_next())
            return False

    def _seconds_to_next(self) -> float:
        """Return for how many seconds there is nothing to do."""
        if self._look:
            return 0
        now = self._steady()
        wait = self._timetable.wait(now)
        to_look = self._looked_at + BEHIND - now
        return to_look if wait is None else min(wait, to_look)

    def _start_due(self) -> None:
        with self._changed:
            is_time = self._seconds_to_next() <= 0
        if is_time:
            # Another run of the program may have added or changed one.
            self._look_up()
        with self._changed:
            due = self._timetable.due(self._steady())
        for library in due:
            if not self._closed:
                run_task(partial(self._start, library), partial(self._meet_bug, library))

    def _look_up(self) -> None:
        with self._changed:
            everything, self._look, self._looked_at = self._look, False, self._steady()
        try:
            names = self._names()
        except Fault as fault:
            log.warning("the libraries could not be looked up: %s %s", fault.title, fault.detail)
            return
        with self._changed:
            now = self._steady()
            self._timetable.keep(names, now)
            for name in names if everything else ():
                self._timetable.ask(name, now)

    def _start(self, library: str) -> None:
        with self._changed:
            turn = self._turns[library]
        if not turn.acquire(blocking=False):
            self.change(lambda timetable, now: timetable.put_off(library, now + _OCCUPIED))
            return
        self.change(lambda timetable, now: timetable.begin(library, now))
        self._under_way[library] = _UnderWay(_nothing())
        try:
            self._under_way[library] = _UnderWay(self._open(library))
            self._states.begin(library)
        except Fault as fault:
            self._fail(library, fault, is_open=False)

    def _step(self, library: str) -> None:
        sync = self._under_way[library]
        try:
            next(sync.steps)
        except StopIteration as end:
            self._end(library, end.value)
        except Fault as fault:
            self._fail(library, fault, is_open=True)
        else:
            sync.made += 1
            if sync.made == _LOOK:
                self._states.go_on(library)

    def _end(self, library: str, report: SyncReport) -> None:
        self._drop(library)
        self.change(lambda timetable, now: timetable.end(library, now, more=report.goes_on))
        self._states.end(library, report)

    def _fail(self, library: str, fault: Fault, *, is_open: bool) -> None:
        log.warning("“%s” could not be synced: %s %s", library, fault.title, fault.detail)
        self._drop(library)
        self.change(lambda timetable, now: timetable.fail(library, now))
        if fault.kind is FaultKind.CREDENTIALS and not is_open:
            self._states.turn_off(library, fault)
        else:
            self._states.fail(library, fault)

    def _meet_bug(self, library: str, bug: Exception) -> None:
        log.error("syncing “%s” met a bug", library, exc_info=bug)
        self._drop(library)
        self.change(lambda timetable, now: timetable.fail(library, now))
        self._states.fail_with_bug(library, bug)

    def _drop(self, library: str) -> None:
        """End a sync where it is, and let others have the library."""
        sync = self._under_way.pop(library, None)
        if sync is not None:
            sync.steps.close()
            self._turns[library].release()


def _nothing() -> Steps:
    """Stand in for a sync that could not be opened."""
    yield from ()
    return SyncReport(0, 0, 0, 0, in_step=False)
