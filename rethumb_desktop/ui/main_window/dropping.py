"""Dropping: what is dragged over the window and let go there."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from rethumb_desktop.ui.models.dropped import Dropped, may_hold_pictures, read_dropped
from rethumb_desktop.ui.widgets.drop_highlight import DropHighlight


class Dropping(QObject):
    """Makes a window take drops: says what will become of them while they hover, and has them taken in.

    It takes them as soon as the window can be seen. What is let go before `pass_on` was called waits for that.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.highlight = DropHighlight(window)
        self._waiting: list[Dropped] = []
        self._take: Callable[[Dropped], object] = self._waiting.append
        self._promise: Callable[[], str] = str
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def pass_on(self, take: Callable[[Dropped], object], promise: Callable[[], str]) -> None:
        """Have drops taken by `take`, also those of before; `promise` says what letting go does, "" while not known."""
        waiting, self._waiting = self._waiting, []
        self._take, self._promise = take, promise
        for dropped in waiting:
            take(dropped)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # By their types: Qt's drag and drop events inherit each other.
        match event.type():
            case QEvent.Type.DragEnter if isinstance(event, QDragEnterEvent):
                self._enter(event)
            case QEvent.Type.DragMove if isinstance(event, QDragMoveEvent):
                _accept(event)
            case QEvent.Type.DragLeave:
                self.highlight.hide()
            case QEvent.Type.Drop if isinstance(event, QDropEvent):
                self.highlight.hide()
                _accept(event)
                self._take(read_dropped(event.mimeData()))
            case _:
                return False
        return True

    def _enter(self, event: QDragEnterEvent) -> None:
        if not may_hold_pictures(event.mimeData()):
            event.ignore()
            return
        _accept(event)
        self.highlight.reveal(self._promise() or self.tr("Let go to add them"))


def _accept(event: QDropEvent) -> None:
    """Copy, never move: the originals stay where they are."""
    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()
