"""What stands in place of the rows while the filter leaves none."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget


class NothingFound(QWidget):
    """Says that there are pictures, only none of these; the button shows them all."""

    show_all = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("nothingFound")
        text = QLabel(self.tr("No picture in the list is like this."))
        text.setProperty("quiet", True)
        text.setWordWrap(True)
        text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        button = QPushButton(self.tr("Show all"))
        button.setObjectName("showAllButton")
        button.setAutoDefault(False)
        button.clicked.connect(self.show_all)
        self.setFocusProxy(button)
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addStretch(2)
        layout.addWidget(text)
        layout.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)
