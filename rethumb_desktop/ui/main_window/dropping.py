"""Dropping: what is dragged over the window and let go there."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from rethumb_desktop.ui.main_window.intake import Intake
from rethumb_desktop.ui.models.dropped import may_hold_pictures, read_dropped
from rethumb_desktop.ui.models.wording import describe_library
from rethumb_desktop.ui.panels.header import Header
from rethumb_desktop.ui.widgets.drop_highlight import DropHighlight


class Dropping(QObject):
    """Makes a window take drops: says what will become of them while they hover, and has them taken in."""

    def __init__(self, window: QWidget, header: Header, intake: Intake) -> None:
        super().__init__(window)
        self._header = header
        self._intake = intake
        self.highlight = DropHighlight(window)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

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
                self._intake.take(read_dropped(event.mimeData()))
            case _:
                return False
        return True

    def _enter(self, event: QDragEnterEvent) -> None:
        if not may_hold_pictures(event.mimeData()):
            event.ignore()
            return
        _accept(event)
        library = self._header.library
        text = self.tr("Let go to publish in “{library}”")
        if self._intake.look_first:
            text = self.tr("Let go to look at them before they go to “{library}”")
        self.highlight.reveal(text.replace("{library}", describe_library(library.name) if library else ""))


def _accept(event: QDropEvent) -> None:
    """Copy, never move: the originals stay where they are."""
    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()
