"""How far the queue is: what is done, how fast, and how long it takes still."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

#: A rate is taken over so many seconds: long enough to be calm, short enough to be of now.
WINDOW = 15.0
#: Nothing is said of rate and time before so many seconds and so many pictures.
LEAST_SECONDS = 2.0
LEAST_DONE = 3


@dataclass(frozen=True)
class Progress:
    """`done` of `whole` in this run; `rate` in pictures a second and `seconds` left are None while nobody knows."""

    done: int
    whole: int
    rate: float | None = None
    seconds: float | None = None


class Pace:
    """Follows a queue by the clock. A run begins when there is something to do and ends when there is nothing.

    Fed with how many pictures ended since the program began, and how many are to be done still.
    """

    def __init__(self) -> None:
        self._base: int | None = None
        self._samples: deque[tuple[float, int]] = deque()
        self._resting = False

    def feed(self, now: float, ended: int, to_do: int, *, resting: bool = False) -> Progress:
        """Take how it stands at a moment (seconds of a clock that only goes on) and return what can be said.

        `resting`: nothing is done on purpose, and that time does not count.
        """
        if not to_do:
            self._base = None
            self._samples.clear()
            return Progress(0, 0)
        if self._base is None:
            self._base = ended
        if resting or self._resting:
            self._samples.clear()
        self._resting = resting
        self._take(now, ended)
        done = ended - self._base
        rate = None if resting else self._rate(now, ended)
        return Progress(done, done + to_do, rate, to_do / rate if rate else None)

    def _take(self, now: float, ended: int) -> None:
        if self._samples and ended == self._samples[-1][1]:
            return
        if self._stands_still(now):
            self._samples.clear()
        self._samples.append((now, ended))
        # The newest of those that are too old stays: it is where the window begins.
        while len(self._samples) > LEAST_DONE + 1 and now - self._samples[1][0] >= WINDOW:
            self._samples.popleft()

    def _rate(self, now: float, ended: int) -> float | None:
        began, before = self._samples[0]
        seconds, done = now - began, ended - before
        known = seconds >= LEAST_SECONDS and done >= LEAST_DONE and not self._stands_still(now)
        return done / seconds if known else None

    def _stands_still(self, now: float) -> bool:
        """Whether nothing has ended for much longer than usual: what was before says nothing then."""
        if not self._samples:
            return False
        (first, before), (last, ended) = self._samples[0], self._samples[-1]
        patience = max(WINDOW, 3 * (last - first) / (ended - before)) if ended > before else 4 * WINDOW
        return now - last > patience
