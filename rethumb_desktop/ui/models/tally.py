"""A tally of what a filter leaves of the queue, taken in small steps."""

from __future__ import annotations

from collections.abc import Generator
from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal

from rethumb_desktop.ui.models.pulse import Pulse
from rethumb_desktop.ui.models.queue import QueueModel
from rethumb_desktop.ui.models.sifting import Seen, count_seen

#: For so many seconds is counted before the window has its turn again, and so often at most, in milliseconds.
_TURN = 0.006
_PAUSE = 250


class Tally(QObject):
    """Counts what the filter of a queue leaves, while there is one. `seen` is None where everything is shown.

    `counted` tells that `seen` is another. Few jobs are counted before `restart` returns.
    """

    counted = Signal()

    def __init__(self, model: QueueModel, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self._counting: Generator[None, None, Seen] | None = None
        self._stale = False
        self.seen: Seen | None = None
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.timeout.connect(self._go_on)
        self._pulse = Pulse(self._again, _PAUSE, self)
        model.counted.connect(self._changed)

    def restart(self) -> None:
        """Count anew: another filter is wanted."""
        self._turn.stop()
        self._stale = False
        if not self._model.wanted.filters:
            self._counting = None
            self._take(None)
            return
        self._counting = count_seen(self._model.jobs, self._model.wanted)
        self._go_on()

    def _changed(self) -> None:
        if self._model.wanted.filters:
            self._pulse.ask()

    def _again(self) -> None:
        # What is being counted is counted to its end: else nothing would ever be told of a busy queue.
        if self._counting is None:
            self.restart()
        else:
            self._stale = True

    def _go_on(self) -> None:
        counting, until = self._counting, perf_counter() + _TURN
        while counting is not None:
            try:
                next(counting)
            except StopIteration as done:
                self._counting = None
                self._take(done.value)
                if self._stale:
                    self._stale = False
                    self._pulse.ask()
                return
            if perf_counter() > until:
                self._turn.start()
                return

    def _take(self, seen: Seen | None) -> None:
        if seen != self.seen:
            self.seen = seen
            self.counted.emit()
