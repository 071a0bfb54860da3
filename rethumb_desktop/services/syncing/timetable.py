"""The timetable of syncing: when each library is synced next. Pure: times are seconds of a clock that only grows."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import dataclass

from rethumb_desktop.domain.entries import SEGMENT_ENTRIES
from rethumb_desktop.services.outbox.tempo import Tempo

#: How often a library is looked at: where the person looks at the window, and else.
FRONT, BEHIND = 30.0, 300.0
#: What was published is told at most so often, unless it fills a segment.
AFTER_PUBLISHING = 2.0
#: How soon after a failure what is published brings another try.
_HARDLY = 30.0
_NEVER = float("inf")


@dataclass
class _Line:
    """One library: when it is due, when its last sync began, how often it failed since, what was published since."""

    due: float
    began: float = -_NEVER
    tries: int = 0
    published: int = 0
    under_way: bool = False


class Timetable:
    """When each library is due. A library that is under way is not due until its sync has ended."""

    def __init__(self, tempo: Tempo, chance: random.Random) -> None:
        self._tempo = tempo
        self._chance = chance
        self._lines: dict[str, _Line] = {}
        self._interval = BEHIND

    def keep(self, libraries: Iterable[str], now: float) -> None:
        """Have just these libraries in the timetable; those that are new are due at once."""
        self._lines = {name: self._lines.get(name, _Line(now)) for name in libraries}

    def ask(self, library: str, now: float) -> None:
        """Have a library synced at once, whatever failed before."""
        line = self._lines.get(library)
        if line is not None:
            line.due, line.tries = now, 0

    def publish(self, library: str, now: float, entries: int = 1) -> bool:
        """Have what was published told soon; return whether the library is known."""
        line = self._lines.get(library)
        if line is None:
            return False
        line.published += entries
        if line.tries:
            line.due = min(line.due, max(now, line.began + _HARDLY))
        elif line.published >= SEGMENT_ENTRIES:
            line.due = min(line.due, now)
        else:
            line.due = min(line.due, max(now, line.began + AFTER_PUBLISHING))
        return True

    def set_front(self, front: bool, now: float) -> None:
        """Take in whether the person looks at the window."""
        self._interval = FRONT if front else BEHIND
        for line in self._lines.values():
            if front and not line.tries:
                line.due = min(line.due, max(now, line.began + FRONT))

    def begin(self, library: str, now: float) -> None:
        """Note that a sync begins."""
        line = self._lines.get(library)
        if line is not None:
            line.due, line.began, line.published, line.under_way = now + self._interval, now, 0, True

    def end(self, library: str, now: float, *, more: bool = False) -> None:
        """Note that a sync has ended; with `more` there is something to tell already."""
        line = self._lines.get(library)
        if line is None:
            return
        line.under_way, line.tries = False, 0
        if more:
            line.due = min(line.due, max(now, line.began + AFTER_PUBLISHING))

    def fail(self, library: str, now: float) -> None:
        """Note that a sync has failed: it is tried again with growing waits, never later than usual by far."""
        line = self._lines.get(library)
        if line is not None:
            line.under_way, line.due = False, now + self._tempo.wait(line.tries, self._chance, BEHIND)
            line.tries += 1

    def put_off(self, library: str, until: float) -> None:
        """Have a library wait: somebody else is syncing it."""
        line = self._lines.get(library)
        if line is not None:
            line.due, line.under_way = until, False

    def due(self, now: float) -> list[str]:
        """Return the libraries that are due, those first that have waited longest."""
        found = [(line.due, name) for name, line in self._lines.items() if line.due <= now and not line.under_way]
        return [name for _, name in sorted(found)]

    def wait(self, now: float) -> float | None:
        """Return for how many seconds nothing is due, None for ever."""
        waiting = [line.due for line in self._lines.values() if not line.under_way]
        return max(0.0, min(waiting) - now) if waiting else None
