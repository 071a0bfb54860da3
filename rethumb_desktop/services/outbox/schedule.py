"""The schedule of the outbox: what waits for which library, and whose turn it is. No threads, no clock of its own."""

from __future__ import annotations

import random
from collections import deque
from collections.abc import Collection
from dataclasses import dataclass, field
from heapq import heapify, heappop, heappush

from rethumb_desktop.domain.errors import Fault
from rethumb_desktop.domain.events import LibraryHalted
from rethumb_desktop.services.outbox.entry import Entry
from rethumb_desktop.services.outbox.line import Line, LineState
from rethumb_desktop.services.outbox.tempo import Tempo


@dataclass
class _Desk:
    """What waits for one library: entries in order, and those that are tried again at a time."""

    line: Line
    waiting: deque[Entry] = field(default_factory=deque)
    later: list[tuple[float, int, Entry]] = field(default_factory=list)

    @property
    def is_idle(self) -> bool:
        return not (self.waiting or self.later or self.line.running)

    def wake_up(self, now: float) -> None:
        while self.later and self.later[0][0] <= now:
            self.waiting.append(heappop(self.later)[2])


class Schedule:
    """Entries by library. `patience`: for how many seconds a closed library is waited for; None: for ever."""

    def __init__(self, most: int, tempo: Tempo, patience: float | None, chance: random.Random) -> None:
        self._most = most
        self._tempo = tempo
        self._patience = patience
        self._chance = chance
        self._desks: dict[str, _Desk] = {}
        self._turn = 0
        self._number = 0

    def line(self, library: str) -> Line:
        return self._desk(library).line

    def libraries(self) -> list[str]:
        return list(self._desks)

    def add(self, entry: Entry, *, first: bool = False) -> None:
        """Let an entry wait for its turn, before or after the others of its library."""
        waiting = self._desk(entry.job.library).waiting
        if first:
            waiting.appendleft(entry)
        else:
            waiting.append(entry)

    def add_later(self, entry: Entry, now: float) -> None:
        """Let an entry wait for its time; the more often it was tried, the longer."""
        time = now + self._tempo.wait(entry.tries, self._chance)
        entry.tries += 1
        self._number += 1
        heappush(self._desk(entry.job.library).later, (time, self._number, entry))

    def drop(self, jobs: Collection[int]) -> list[Entry]:
        """Take the entries of these jobs out and return them."""
        dropped: list[Entry] = []
        for desk in self._desks.values():
            dropped += [entry for entry in desk.waiting if entry.job.id in jobs]
            dropped += [entry for _, _, entry in desk.later if entry.job.id in jobs]
            desk.waiting = deque(entry for entry in desk.waiting if entry.job.id not in jobs)
            desk.later = [each for each in desk.later if each[2].job.id not in jobs]
            heapify(desk.later)
        return dropped

    def choose(self, now: float) -> tuple[Entry | None, float | None]:
        """Take out the entry whose turn it is, libraries by turns; else return the seconds until there may be one."""
        times: list[float] = []
        desks = list(self._desks.values())
        for place in range(len(desks)):
            desk = desks[(self._turn + place) % len(desks)]
            desk.wake_up(now)
            if desk.waiting and (desk.line.admits(now) or desk.line.is_forsaken(now, self._patience)):
                self._turn += place + 1
                return desk.waiting.popleft(), None
            times += [time for time, _, _ in desk.later[:1]]
            if desk.waiting:
                times += self._times(desk.line)
        return None, min((time - now for time in times if time > now), default=None)

    def admission(self, library: str, now: float) -> tuple[bool, float | None]:
        """Return whether work for this library may begin, and else the seconds until it may by the clock alone.

        One that is halted is worked for only where nothing waits here that could be tried in its place.
        """
        desk = self._desk(library)
        if desk.line.state is LineState.OPEN or desk.line.is_forsaken(now, self._patience):
            return True, None
        opens_at = desk.line.opens_at()
        if desk.is_idle and opens_at is not None and opens_at <= now:
            return True, None
        times = self._times(desk.line) if desk.is_idle else self._forsaken_at(desk.line)
        return False, min((time - now for time in times if time > now), default=None)

    def refusal(self, library: str, now: float) -> Fault | None:
        """Return why a library is waited for no longer; None where it is open or still waited for."""
        line = self._desk(library).line
        if line.error is None or not line.is_forsaken(now, self._patience):
            return None
        error = line.error
        return Fault(error.kind, error.title, error.detail, subject=library, retryable=error.retryable)

    def halts(self) -> list[LibraryHalted]:
        """Return the libraries that are not open."""
        return [
            LibraryHalted(library, desk.line.error, desk.line.state is LineState.HALTED)
            for library, desk in self._desks.items()
            if desk.line.error is not None
        ]

    def _times(self, line: Line) -> list[float]:
        opens_at = line.opens_at()
        return self._forsaken_at(line) + ([] if opens_at is None else [opens_at])

    def _forsaken_at(self, line: Line) -> list[float]:
        closed = self._patience is not None and line.state is not LineState.OPEN
        return [line.closed_at + (self._patience or 0.0)] if closed else []

    def _desk(self, library: str) -> _Desk:
        if library not in self._desks:
            self._desks[library] = _Desk(Line(self._most, self._tempo, self._chance))
        return self._desks[library]
