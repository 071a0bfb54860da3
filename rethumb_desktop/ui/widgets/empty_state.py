"""What a newcomer sees: where to drop, and what will happen then."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from rethumb_desktop.ui.theme.theme import scaled_font

_MARGIN = 24
_RADIUS = 16


class EmptyState(QWidget):
    """A large place to drop pictures on, with the other ways to bring them."""

    choose = Signal()
    paste = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("emptyState")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._line, self._ground = QColor(), QColor()
        self._picture = QLabel()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        title = QLabel(self.tr("Drop pictures here"))
        title.setFont(scaled_font(self.font(), 1.7, strong=True))
        self._sentence = _quiet_label("")
        self._sentence.setObjectName("emptyStateSentence")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN * 2, _MARGIN * 2, _MARGIN * 2, _MARGIN * 2)
        layout.setSpacing(14)
        layout.addStretch(3)
        layout.addWidget(self._picture)
        layout.addWidget(title, 0, Qt.AlignmentFlag.AlignCenter)
        layout.addWidget(_quiet_label(self.tr("Files, folders, or pictures from a web page.")))
        layout.addSpacing(4)
        layout.addLayout(self._buttons())
        layout.addSpacing(4)
        layout.addWidget(self._sentence)
        layout.addStretch(4)
        self._below = QVBoxLayout()
        layout.addLayout(self._below)

    def dress(self, picture: QPixmap, line: QColor, ground: QColor) -> None:
        """Take the picture above the words and the colours of the frame."""
        self._picture.setPixmap(picture)
        self._line, self._ground = line, ground
        self.update()

    def put_below(self, widget: QWidget) -> None:
        """Put something more under all the rest."""
        self._below.addWidget(widget)

    def set_sentence(self, text: str) -> None:
        """Tell what will become of the pictures."""
        self._sentence.setText(text)

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(self._line, 1.5, Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([5, 4])
        painter.setPen(pen)
        painter.setBrush(self._ground)
        frame = QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        painter.drawRoundedRect(frame, _RADIUS, _RADIUS)

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addStretch(1)
        for text, name, signal in (
            (self.tr("Choose pictures…"), "chooseButton", self.choose),
            (self.tr("Paste from the clipboard"), "pasteFromClipboardButton", self.paste),
        ):
            button = QPushButton(text)
            button.setObjectName(name)
            button.setAutoDefault(True)
            button.clicked.connect(signal)
            row.addWidget(button)
            if self.focusProxy() is None:
                self.setFocusProxy(button)
        row.addStretch(1)
        return row


def _quiet_label(text: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setWordWrap(True)
    label.setProperty("quiet", True)
    return label
