"""What a newcomer sees: where to drop, and what will happen then."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from rethumb_desktop.ui.theme.theme import scaled_font

_MARGIN, _SMALL_MARGIN = 24, 10
_RADIUS = 16
_SPACE = 14
#: In a place less high than so many lines, or less wide, the frame stands closer to the edge.
_LOW, _NARROW = 28, 30


class EmptyState(QWidget):
    """A large place to drop pictures on, with the other ways to bring them.

    Where there is little room the picture is left out, then the quiet line beneath the title; the rest scrolls.
    """

    choose = Signal()
    paste = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("emptyState")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._line, self._ground = QColor(), QColor()
        self._margin = _MARGIN
        self._picture = QLabel()
        self._picture.setObjectName("emptyStatePicture")
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._title = _centred_label(self.tr("Drop pictures here"))
        self._title.setObjectName("emptyStateTitle")
        self._title.setFont(scaled_font(self.font(), 1.7, strong=True))
        self._ways = _quiet_label(self.tr("Files, folders, or pictures from a web page."))
        self._ways.setObjectName("emptyStateWays")
        self._sentence = _quiet_label("")
        self._sentence.setObjectName("emptyStateSentence")
        self._row = self._make_buttons()
        self._below = QVBoxLayout()
        self._inner = QWidget()
        self._column = self._arrange()
        self._scroll = self._make_scroll()
        layout = self._outer = QVBoxLayout(self)
        layout.addWidget(self._scroll)
        self._inner.installEventFilter(self)
        self._fit()

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
        margin = self._margin
        frame = QRectF(self.rect()).adjusted(margin, margin, -margin, -margin)
        painter.drawRoundedRect(frame, _RADIUS, _RADIUS)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    # Layout

    def _fit(self) -> None:
        """Leave out what there is no room for, the least important first."""
        line = self.fontMetrics().height()
        roomy = self.height() >= line * _LOW and self.width() >= line * _NARROW
        self._margin = _MARGIN if roomy else _SMALL_MARGIN
        around = self._margin + (_MARGIN if roomy else _SMALL_MARGIN)
        self._outer.setContentsMargins(around, around, around, around)
        width, height = self.width() - 2 * around, self.height() - 2 * around
        beside = self._row.spacing() + sum(button.sizeHint().width() for button in self._buttons)
        directions = QBoxLayout.Direction
        self._row.setDirection(directions.LeftToRight if beside <= width else directions.TopToBottom)
        heights = {
            self._ways: self._ways.heightForWidth(width) + _SPACE,
            self._picture: self._picture.sizeHint().height() + _SPACE,
        }
        needed = self._column.totalHeightForWidth(width)
        needed -= sum(high for part, high in heights.items() if not part.isHidden())
        for part, high in heights.items():
            needed += high
            part.setVisible(needed <= height)

    def _arrange(self) -> QVBoxLayout:
        layout = QVBoxLayout(self._inner)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(_SPACE)
        layout.addStretch(3)
        layout.addWidget(self._picture)
        layout.addWidget(self._title)
        layout.addWidget(self._ways)
        layout.addSpacing(4)
        layout.addLayout(self._row)
        layout.setAlignment(self._row, Qt.AlignmentFlag.AlignHCenter)
        layout.addSpacing(4)
        layout.addWidget(self._sentence)
        layout.addStretch(4)
        layout.addLayout(self._below)
        return layout

    def _make_scroll(self) -> QScrollArea:
        scroll = QScrollArea()
        scroll.setObjectName("emptyStateScroll")
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidgetResizable(True)
        scroll.setWidget(self._inner)
        # The frame is seen through both.
        for part in (scroll.viewport(), self._inner):
            part.setAutoFillBackground(False)
        return scroll

    def _make_buttons(self) -> QBoxLayout:
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.setSpacing(10)
        self._buttons = []
        for text, name, signal in (
            (self.tr("Choose pictures…"), "chooseButton", self.choose),
            (self.tr("Paste from the clipboard"), "pasteFromClipboardButton", self.paste),
        ):
            button = QPushButton(text)
            button.setObjectName(name)
            button.setAutoDefault(True)
            button.clicked.connect(signal)
            row.addWidget(button)
            self._buttons.append(button)
        self.setFocusProxy(self._buttons[0])
        return row


def _centred_label(text: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setWordWrap(True)
    return label


def _quiet_label(text: str) -> QLabel:
    label = _centred_label(text)
    label.setProperty("quiet", True)
    return label
