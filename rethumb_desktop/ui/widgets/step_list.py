"""Steps of a test, one beneath the other as they come."""

from __future__ import annotations

from PySide6.QtCore import Qt
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
        # How tall the texts are is known only when they have been laid out.
        bar = self.verticalScrollBar()
        bar.rangeChanged.connect(lambda _, most: bar.setValue(most))

    @property
    def texts(self) -> list[str]:
        return list(self._texts)

    def clear(self) -> None:
        self._texts.clear()
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def add(self, icon: QPixmap, text: str, second: str = "") -> None:
        """Append a step and bring it into sight."""
        self._texts.append(text)
        row = self._rows.rowCount()
        mark = QLabel()
        mark.setPixmap(icon)
        mark.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._rows.addWidget(mark, row, 0)
        self._rows.addWidget(_label(text), row, 1)
        if second:
            note = _label(second)
            note.setProperty("quiet", True)
            self._rows.addWidget(note, row + 1, 1)


def _label(text: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    return label
