"""Clocks: one that only grows and one that people set, and the sleep of the computer that shows between them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from time import monotonic

#: How many seconds the clocks may go apart between two looks before it is taken for sleep.
_SLEEP = 30.0


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True)
class Clocks:
    """`steady` counts seconds and only grows, `wall` tells the time of day."""

    steady: Callable[[], float] = monotonic
    wall: Callable[[], datetime] = _now


class Wakefulness:
    """Notices that the computer slept: one clock ran on and the other did not."""

    def __init__(self, clocks: Clocks) -> None:
        self._clocks = clocks
        self._steady = clocks.steady()
        self._wall = clocks.wall()

    def slept(self) -> bool:
        """Whether it slept since the last call, or its clock was set."""
        steady, wall = self._clocks.steady(), self._clocks.wall()
        apart = (wall - self._wall).total_seconds() - (steady - self._steady)
        self._steady, self._wall = steady, wall
        return abs(apart) > _SLEEP
