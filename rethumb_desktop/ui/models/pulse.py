"""A pulse: what changes all the time is shown now and then."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


class Pulse(QObject):
    """Calls `beat` at once when asked, and at most once in `pause` milliseconds however often it is asked.

    With `idle` milliseconds `beat` is called again after so long, also when nobody asks; it says whether to go on so.
    """

    def __init__(self, beat: Callable[[], bool | None], pause: int, parent: QObject, idle: int = 0) -> None:
        super().__init__(parent)
        self._beat = beat
        self._pause = pause
        self._idle = idle
        self._asked = False
        self._resting = False
        self._goes_on = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._timed)

    def ask(self) -> None:
        """Have `beat` called, now or soon."""
        if self._resting:
            self._asked = True
        else:
            self._now()

    def _now(self) -> None:
        self._asked = False
        self._resting = True
        self._goes_on = bool(self._beat())
        self._timer.start(self._pause)

    def _timed(self) -> None:
        if self._asked:
            self._now()
        elif self._resting:
            self._resting = False
            if self._idle and self._goes_on:
                self._timer.start(self._idle - self._pause)
        else:
            self._now()
