"""What a window looks like while something is held over it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from rethumb_desktop.ui.theme.theme import scaled_font

_MARGIN = 12
_RADIUS = 14


class DropHighlight(QWidget):
    """Covers its parent with a frame and a sentence; takes no input itself."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("dropHighlight")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._ground = parent
        self.text = ""
        parent.installEventFilter(self)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._cover()
        return super().eventFilter(watched, event)

    def reveal(self, text: str) -> None:
        """Show the frame with a sentence that tells what letting go does."""
        self.text = text
        self._cover()
        self.raise_()
        self.show()

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        veil = QColor(palette.window().color())
        veil.setAlpha(242)
        painter.fillRect(self.rect(), veil)
        accent = palette.highlight().color()
        glow = QColor(accent)
        glow.setAlpha(36)
        painter.setBrush(glow)
        painter.setPen(QPen(accent, 2))
        frame = QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        painter.drawRoundedRect(frame, _RADIUS, _RADIUS)
        painter.setPen(palette.windowText().color())
        painter.setFont(scaled_font(self.font(), 1.4, strong=True))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(frame.adjusted(24, 24, -24, -24), flags, self.text)

    def _cover(self) -> None:
        self.setGeometry(self._ground.rect())
