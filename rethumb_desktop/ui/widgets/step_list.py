"""Steps of a test, one beneath the other as they come."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget


class StepList(QScrollArea):
    """Each step is an icon and a text, with a second line of what helps."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("stepList")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._texts: list[str] = []
        self._parts: list[tuple[QLabel, ...]] = []
        self._sought: tuple[QLabel, ...] = ()
        self._body = QWidget()
        self._rows = QGridLayout()
        self._rows.setHorizontalSpacing(8)
        self._rows.setVerticalSpacing(4)
        self._rows.setColumnStretch(1, 1)
        layout = QVBoxLayout(self._body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._rows)
        layout.addStretch(1)
        self.setWidget(self._body)
        # How tall the texts are is known only when they have been laid out, and where they are a little later.
        self.verticalScrollBar().rangeChanged.connect(self._ranged)
        self._settled = QTimer(self, singleShot=True, interval=0)
        self._settled.timeout.connect(self._show_sought)

    @property
    def texts(self) -> list[str]:
        return list(self._texts)

    def clear(self) -> None:
        self._texts.clear()
        self._parts.clear()
        self._sought = ()
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def add(self, icon: QPixmap, text: str, second: str = "") -> None:
        """Append a step and bring it into sight."""
        self._texts.append(text)
        self._sought = ()
        row = self._rows.rowCount()
        mark = QLabel()
        mark.setPixmap(icon)
        mark.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._rows.addWidget(mark, row, 0)
        line = _label(text)
        self._rows.addWidget(line, row, 1)
        self._parts.append((line,))
        if second:
            note = _label(second)
            note.setProperty("quiet", True)
            self._rows.addWidget(note, row + 1, 1)
            self._parts[-1] = note, line

    def reveal(self, step: int) -> None:
        """Bring a step, counted from 0, and what helps into sight, until the next one comes."""
        self._sought = self._parts[step]
        self._settled.start()

    def _ranged(self) -> None:
        """Follow the steps to their end, unless one of them is sought."""
        bar = self.verticalScrollBar()
        if self._sought:
            self._settled.start()
        else:
            bar.setValue(bar.maximum())

    def _show_sought(self) -> None:
        """Show what is sought; where not all of it has room, the step rather than what helps."""
        if self._sought:
            bar = self.verticalScrollBar()
            end = self._sought[0].geometry().bottom() + 1 - self.viewport().height()
            bar.setValue(min(max(bar.value(), end), self._sought[-1].y()))


def _label(text: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    return label
