"""Garbage: Python's collector of cycles, run by the window's thread alone."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

#: Often, so that it finds little at once: the window stands still meanwhile.
_LOOK_MS = 200


class GarbageCollector(QObject):
    """Looks for garbage in the thread it was made in, when Python would by itself in any, until it has ended.

    Garbage may be of Qt. Where another thread destroys that, it holds a lock of Qt's while it waits for Python's; and
    the window, which has Python's, waits for Qt's now and then: neither would ever go on.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._was_on = gc.isenabled()
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def end(self) -> None:
        """Leave it to Python again."""
        self._timer.stop()
        if self._was_on:
            gc.enable()

    def _look(self) -> None:
        young, middle, old = (count > most for count, most in zip(gc.get_count(), gc.get_threshold(), strict=True))
        if young:
            gc.collect(2 if middle and old else 1 if middle else 0)
