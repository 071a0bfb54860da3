"""A line of text that wraps where it is long, and marks the place where it is wrong."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontDatabase, QKeyEvent, QPalette, QTextCharFormat, QTextCursor, QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

_LINES = 2
_ROOM = 4


class MarkedText(QPlainTextEdit):
    """One line, shown on as many as it needs. `edited` is the person's doing, `left` when the keyboard goes or Enter is
    pressed."""

    edited = Signal()
    left = Signal()

    def __init__(self, name: str, label: str) -> None:
        super().__init__()
        self._settling = False
        self.setObjectName(name)
        self.setAccessibleName(label)
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPointSizeF(self.font().pointSizeF())
        self.setFont(font)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # A recipe reads from left to right in every language.
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.textChanged.connect(self._text_changed)

    @property
    def text(self) -> str:
        return self.toPlainText()

    def set_text(self, text: str) -> None:
        """Show another text; tells nobody. The same text leaves the cursor where it is."""
        if text == self.text:
            return
        self._settling = True
        self.setPlainText(text)
        self._settling = False

    def mark(self, start: int, length: int) -> None:
        """Underline a part of the text, counted in characters from 0; a length of 0 underlines nothing."""
        marks = []
        if length:
            wrong = QTextCharFormat()
            wrong.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            wrong.setUnderlineColor(self.palette().color(QPalette.ColorRole.BrightText))
            wrong.setForeground(self.palette().color(QPalette.ColorRole.BrightText))
            cursor = QTextCursor(self.document())
            cursor.setPosition(_units(self.text[:start]))
            cursor.setPosition(_units(self.text[: start + length]), QTextCursor.MoveMode.KeepAnchor)
            selection = QTextEdit.ExtraSelection()
            selection.cursor, selection.format = cursor, wrong
            marks.append(selection)
        self.setExtraSelections(marks)

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 24, self._height)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 14, self._height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take pasted text as one line."""
        self.textCursor().insertText(" ".join(source.text().split()))

    @property
    def _height(self) -> int:
        room = 2 * (self.frameWidth() + self.document().documentMargin()) + _ROOM
        return round(self.fontMetrics().lineSpacing() * _LINES + room)

    def _text_changed(self) -> None:
        if not self._settling:
            self.edited.emit()


def _units(text: str) -> int:
    """Return how many of Qt's characters a text has: beyond the first plane two each."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
