"""What a dialog consists of above its last buttons: as high as it needs, scrolled where there is less room."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

#: So many lines of it are seen at least.
_FEWEST_LINES = 8


class DialogBody(QScrollArea):
    """Parts below each other, in the layout `parts`. `needs_changed` comes where they may need another height."""

    needs_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("page", True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._column = QWidget()
        self.parts = QVBoxLayout(self._column)
        self.setWidget(self._column)

    def needed_height(self, width: int) -> int:
        """Return how high the parts are where the body is `width` wide, in pixels."""
        return self._column.heightForWidth(width)

    def minimumSizeHint(self) -> QSize:
        bar = self.verticalScrollBar().sizeHint().width()
        width = self._column.minimumSizeHint().width() + bar
        return QSize(width, self.fontMetrics().height() * _FEWEST_LINES)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self.needs_changed.emit()
        return super().eventFilter(watched, event)
