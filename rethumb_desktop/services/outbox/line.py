"""The line to one library: whether it takes something now, how many at once, and when it is tried again.

No threads and no clock of its own: the caller tells the time, in seconds that only grow.
"""

from __future__ import annotations

import random
from enum import Enum, auto

from rethumb_desktop.domain.errors import Fault, FaultRecord
from rethumb_desktop.services.outbox.actions import LONGEST
from rethumb_desktop.services.outbox.tempo import Tempo


class LineState(Enum):
    """How a line stands."""

    OPEN = auto()
    #: Waits, and lets one transfer through now and then to see whether it goes again.
    HALTED = auto()
    #: Waits for the person.
    BLOCKED = auto()


class Line:
    """The flow to one library."""

    def __init__(self, most: int, tempo: Tempo, chance: random.Random) -> None:
        self.state = LineState.OPEN
        #: Why the line is not open.
        self.error: FaultRecord | None = None
        #: Since when it is not, in the caller's seconds.
        self.closed_at = 0.0
        #: How many transfers may run at once: halved when the store is busy, one more after as many successes.
        self.limit = most
        self.running = 0
        #: How many transfers have arrived in all.
        self.arrived = 0
        self.probing = False
        self._probed_at: float | None = None
        #: Whether something has arrived, or a person was there, since the bucket was looked at anew.
        self._moved_on = True
        self._most = most
        self._tempo = tempo
        self._chance = chance
        self._until = 0.0
        self._tries = 0
        self._busy = 0
        self._successes = 0
        self._slowed_at = 0.0

    def admits(self, now: float) -> bool:
        """Whether a transfer may begin."""
        if self.state is LineState.BLOCKED or self.probing or now < self._until:
            return False
        if self.state is LineState.HALTED:
            return self.running == 0
        return self.running < self.limit

    def opens_at(self) -> float | None:
        """Return when the line may take something again by the clock alone; None where time changes nothing."""
        return None if self.state is LineState.BLOCKED else self._until

    def begin(self) -> None:
        self.running += 1

    def end(self) -> None:
        self.running -= 1

    def succeed(self) -> bool:
        """Note that a transfer arrived; returns whether the line was closed and is open now."""
        self.arrived += 1
        self._successes += 1
        self._busy = 0
        self._moved_on = True
        if self._successes >= self.limit and self.limit < self._most:
            self.limit += 1
            self._successes = 0
        return self.open()

    def open(self) -> bool:
        """Open the line; returns whether it was closed."""
        if self.state is LineState.OPEN:
            return False
        self.state, self.error = LineState.OPEN, None
        self._tries, self._until = 0, 0.0
        self._moved_on = True
        return True

    def halt(self, fault: Fault, began: float, now: float) -> bool:
        """Close the line for a while. Returns whether that is news: it was open, or closed for another reason.

        `began` is when the transfer began that met the fault: one from before the halt says nothing new.
        """
        if self.state is LineState.BLOCKED:
            return False
        news = self._close(LineState.HALTED, fault, now)
        if news or began >= self._until:
            self._until = now + self._tempo.wait(self._tries, self._chance, LONGEST.get(fault.kind))
            self._tries += 1
        return news

    def block(self, fault: Fault, now: float) -> bool:
        """Close the line until the person opens it. Returns whether that is news."""
        return self._close(LineState.BLOCKED, fault, now)

    def wants_probe(self, began: float) -> bool | None:
        """Whether the bucket is to be looked at anew after a refusal: None where that is being done, or was done since.

        `began` is when the transfer began that was refused. False: it was done, and did not help.
        """
        if self.probing or (self._probed_at is not None and began < self._probed_at):
            return None
        return self._moved_on

    def end_probe(self, now: float, *, answered: bool) -> None:
        """Note the end of a look at the bucket; one without an answer does not count."""
        self.probing = False
        if answered:
            self._probed_at, self._moved_on = now, False

    def is_forsaken(self, now: float, patience: float | None) -> bool:
        """Whether it has been closed for longer than `patience` seconds; a blocked one is not waited for at all."""
        if patience is None or self.state is LineState.OPEN:
            return False
        return self.state is LineState.BLOCKED or now >= self.closed_at + patience

    def slow(self, began: float, now: float) -> None:
        """Halve the transfers at once and wait a little: the store is busy.

        Those that were under way when it was halved last are not held against it again.
        """
        if began < self._slowed_at:
            return
        self.limit = max(1, self.limit // 2)
        self._successes = 0
        self._slowed_at = now
        self._until = now + self._tempo.wait(self._busy, self._chance)
        self._busy += 1

    def _close(self, state: LineState, fault: Fault, now: float) -> bool:
        news = self.state is not state or self.error is None or self.error.kind is not fault.kind
        if self.state is LineState.OPEN:
            self.closed_at = now
            self._tries = 0
        self.state, self.error = state, fault.record()
        return news
