"""A page of settings: a column that is never too wide to read and scrolls where there is little room."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QScrollArea,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from rethumb_desktop.ui.theme.theme import scaled_font

_MOST_LINES = 40
_SPACE = 10


class ScrolledColumn(QScrollArea):
    """Parts of a page below each other, with headings and quiet notes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("page", True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.column = QWidget()
        self.column.setMaximumWidth(self.fontMetrics().height() * _MOST_LINES)
        self._layout = QVBoxLayout(self.column)
        # Room for the frame around what has the keyboard.
        self._layout.setContentsMargins(2, 2, 2, 2)
        self._layout.setSpacing(_SPACE)
        self._layout.addStretch(1)
        inner = QWidget()
        layout = QHBoxLayout(inner)
        layout.setContentsMargins(0, 0, _SPACE, 0)
        layout.addWidget(self.column, 1_000)
        layout.addStretch(1)
        self.setWidget(inner)

    def add(self, part: QWidget | QLayout) -> None:
        """Put a part below the others."""
        at = self._layout.count() - 1
        if isinstance(part, QWidget):
            self._layout.insertWidget(at, part)
        else:
            self._layout.insertLayout(at, part)

    def add_heading(self, text: str) -> QLabel:
        """Begin a section."""
        if self._layout.count() > 1:
            self._layout.insertSpacing(self._layout.count() - 1, _SPACE * 2)
        heading = QLabel(text)
        heading.setTextFormat(Qt.TextFormat.PlainText)
        heading.setWordWrap(True)
        heading.setFont(scaled_font(self.font(), 1.0, strong=True))
        self.add(heading)
        return heading

    def add_note(self, text: str) -> QLabel:
        """Say something quietly."""
        note = quiet_note(text)
        self.add(note)
        return note

    def add_choice(self, button: QAbstractButton, text: str) -> QLabel:
        """Put a button to check with what it means beneath its text."""
        note = quiet_note(text)
        button.setAccessibleDescription(text)
        metric = QStyle.PixelMetric
        indent = sum(
            self.style().pixelMetric(each, None, button)
            for each in (metric.PM_ExclusiveIndicatorWidth, metric.PM_RadioButtonLabelSpacing)
        )
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.addSpacing(indent)
        line.addWidget(note, 1)
        block = QVBoxLayout()
        block.setSpacing(2)
        block.addWidget(button)
        block.addLayout(line)
        self.add(block)
        return note


def quiet_note(text: str) -> QLabel:
    """Return a quiet text that may take several lines."""
    note = QLabel(text)
    note.setTextFormat(Qt.TextFormat.PlainText)
    note.setWordWrap(True)
    note.setProperty("quiet", True)
    return note


def labelled_rows() -> QFormLayout:
    """Return a form whose labels stand before what they name, or above it where there is little room."""
    rows = QFormLayout()
    rows.setContentsMargins(0, 0, 0, 0)
    rows.setHorizontalSpacing(16)
    rows.setVerticalSpacing(_SPACE)
    rows.setLabelAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
    rows.setFormAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
    rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.FieldsStayAtSizeHint)
    rows.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
    return rows


def row_label(text: str, buddy: QWidget) -> QLabel:
    """Return the label of a field, which a screen reader takes for the field's name."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setBuddy(buddy)
    label.setAccessibleName(buddy.accessibleName())
    return label
