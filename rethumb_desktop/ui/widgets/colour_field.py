"""A colour: a button that opens the desktop's chooser, and its six hexadecimal digits."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QRegularExpression, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QRegularExpressionValidator
from PySide6.QtWidgets import QColorDialog, QHBoxLayout, QLineEdit, QPushButton, QWidget

_DIGITS = 6


class ColourField(QWidget):
    """Shows and takes a colour as six lower-case hexadecimal digits.

    Fewer of them are `unfinished` and leave the value as it was; they stay, for the person to go on with.
    """

    changed = Signal()

    def __init__(self, name: str, label: str, choose: str) -> None:
        super().__init__()
        self._value = "0" * _DIGITS
        self.button = _Swatch()
        self.button.setObjectName(f"{name}Button")
        self.button.setAccessibleName(choose)
        self.button.setToolTip(choose)
        self.button.clicked.connect(self._open_chooser)
        self._title = label
        self.line = QLineEdit()
        self.line.setObjectName(name)
        self.line.setAccessibleName(label)
        self.line.setValidator(
            QRegularExpressionValidator(QRegularExpression(f"#?[0-9a-fA-F]{{0,{_DIGITS}}}"), self.line)
        )
        self.line.setMaximumWidth(self.line.fontMetrics().horizontalAdvance("#" + "d" * _DIGITS) + 28)
        self.line.textEdited.connect(self._edited)
        self.line.editingFinished.connect(self._left)
        # The first of the two: Tab would never come to what stands before the proxy.
        self.setFocusProxy(self.button)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.button)
        layout.addWidget(self.line)
        layout.addStretch(1)
        self._show()

    @property
    def value(self) -> str:
        return self._value

    @property
    def unfinished(self) -> str | None:
        """The digits that are no colour yet; None where there is one."""
        digits = _digits_of(self.line.text())
        return digits if len(digits) < _DIGITS else None

    def complain(self, text: str) -> None:
        """Have a screen reader say what is wrong; an empty text: nothing is."""
        self.line.setAccessibleDescription(text)

    def set_value(self, value: str) -> None:
        """Show a colour; tells nobody."""
        self._value = value
        self._show()

    def _edited(self, text: str) -> None:
        self._take(self._value if self.unfinished is not None else _digits_of(text))

    def _left(self) -> None:
        if self.unfinished is None:
            self._show()

    def _take(self, value: str) -> None:
        self._value = value
        self.button.show_colour(QColor(f"#{value}"))
        self.changed.emit()

    def _show(self) -> None:
        self.line.setText(f"#{self._value}")
        self.button.show_colour(QColor(f"#{self._value}"))

    def _open_chooser(self) -> None:
        dialog = QColorDialog(QColor(f"#{self._value}"), self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(self._title)
        dialog.colorSelected.connect(self._chosen)
        dialog.open()

    def _chosen(self, colour: QColor) -> None:
        self._take(colour.name().removeprefix("#"))
        self._show()


def _digits_of(text: str) -> str:
    return text.removeprefix("#").lower()


class _Swatch(QPushButton):
    """A button that shows a colour."""

    def __init__(self) -> None:
        super().__init__()
        self._colour = QColor()
        self.setAutoDefault(False)

    def show_colour(self, colour: QColor) -> None:
        self._colour = colour
        self.update()

    def sizeHint(self) -> QSize:
        height = super().sizeHint().height()
        return QSize(height * 3 // 2, height)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(1 if self.isEnabled() else 0.4)
        # White on a white button has an edge too.
        painter.setPen(QPen(self.palette().placeholderText().color(), 1))
        painter.setBrush(self._colour)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(6.5, 5.5, -6.5, -5.5), 2, 2)
