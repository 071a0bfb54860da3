"""A heartbeat of the event loop: how long it stood still, beside how long the machine let everybody wait."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from bisect import bisect_left
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer

BEAT = 0.005
"""Seconds between two beats."""
LONG = 0.05
"""A stall that a person notices."""

_NOISE = f"""
import sys, time
while True:
    before = time.monotonic()
    time.sleep({BEAT})
    late = time.monotonic() - before - {BEAT}
    if late > 0.001:
        sys.stdout.write(f"{{before}} {{late}}\\n")
        sys.stdout.flush()
"""


@dataclass(frozen=True)
class Stalls:
    """How long the event loop stood still between two moments, in milliseconds; how often longer than `LONG`.

    `own` is the longest that its thread itself worked from one beat to the next, whatever else went on in the process
    and on the machine. `noise` is the longest that another process, which does nothing, overslept meanwhile.
    """

    worst: float
    own: float
    p99: float
    long: int
    noise: float


class Heartbeat(QObject):
    """Beats in the event loop from now on, and has another process sleep beside it."""

    def __init__(self) -> None:
        super().__init__()
        self._moments: list[float] = []
        self._gaps: list[float] = []
        self._works: list[float] = []
        self._noise: list[tuple[float, float]] = []
        # Not into a pipe, which would be full after a while.
        descriptor, name = tempfile.mkstemp()
        self._told = Path(name)
        self._sleeper = subprocess.Popen([sys.executable, "-c", _NOISE], stdout=descriptor)
        os.close(descriptor)
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(round(BEAT * 1000))
        self._timer.timeout.connect(self._beat)
        self._last, self._worked = time.monotonic(), time.thread_time()
        self._timer.start()

    def begin(self) -> None:
        """Count from now on: what went on before was no event loop."""
        self._last, self._worked = time.monotonic(), time.thread_time()

    def stop(self) -> None:
        """End both; only then there is something to be told."""
        self._timer.stop()
        self._sleeper.terminate()
        self._sleeper.wait()
        for line in self._told.read_text(encoding="ascii").splitlines():
            moment, late = line.split()
            self._noise.append((float(moment), float(late)))
        self._told.unlink()

    def stalls(self, began: float, ended: float) -> Stalls:
        """Return what happened between two moments of the machine's clock."""
        first, last = bisect_left(self._moments, began), bisect_left(self._moments, ended)
        gaps = sorted(self._gaps[first : last + 1]) or [0.0]
        works = self._works[first : last + 1]
        noise = [late for moment, late in self._noise if began <= moment <= ended]
        return Stalls(
            worst=gaps[-1] * 1000,
            own=max(works, default=0.0) * 1000,
            p99=gaps[int(0.99 * (len(gaps) - 1))] * 1000,
            long=sum(gap > LONG for gap in gaps),
            noise=max(noise, default=0.0) * 1000,
        )

    def _beat(self) -> None:
        now, worked = time.monotonic(), time.thread_time()
        self._moments.append(now)
        self._gaps.append(max(0.0, now - self._last - BEAT))
        self._works.append(worked - self._worked)
        self._last, self._worked = now, worked
