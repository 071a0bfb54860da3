"""The tempo of trying again: exponential back-off with full jitter."""

from __future__ import annotations

import random
from dataclasses import dataclass

_MOST_DOUBLINGS = 30


@dataclass(frozen=True)
class Tempo:
    """How soon something is tried again, in seconds.

    The n-th wait is random between a tenth of and the whole of `first` × 2^n, at most `longest`: many that failed
    together do not come back together, and none comes back at once. After AWS, “Exponential backoff and jitter”.
    """

    first: float = 1.0
    longest: float = 300.0

    def wait(self, tries: int, chance: random.Random, longest: float | None = None) -> float:
        """Return the wait after `tries` failures in a row, from 0 on; `longest` bounds it further."""
        bound = min(self.longest, self.longest if longest is None else longest)
        whole = min(bound, self.first * 2.0 ** min(tries, _MOST_DOUBLINGS))
        return chance.uniform(whole / 10, whole)


USUAL_TEMPO = Tempo()
