"""Two clocks of a simulated computer."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

_BEGINNING = datetime(2026, 1, 1, tzinfo=UTC)


class SimulatedClock:
    """`now` is the steady clock; the wall clock is set apart from it by sleep and by people."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.apart = 0.0

    def steady(self) -> float:
        return self.now

    def wall(self) -> datetime:
        return _BEGINNING + timedelta(seconds=self.now + self.apart)
