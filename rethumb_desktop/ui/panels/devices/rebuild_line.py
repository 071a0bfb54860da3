"""Rebuilding a library: the question, how far it is, and what came of it."""

from __future__ import annotations

from PySide6.QtWidgets import QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from rethumb_desktop.ui.models.rebuilds import Rebuilds
from rethumb_desktop.ui.models.wording import describe_library
from rethumb_desktop.ui.panels.devices.remedies import RemedyQuestion
from rethumb_desktop.ui.widgets.announcing import announce
from rethumb_desktop.ui.widgets.scrolled_column import quiet_note

_BAR_HEIGHT = 6


class RebuildLine(QWidget):
    """Says how it is with the library that is shown, and nothing where there is nothing to say."""

    def __init__(self, rebuilds: Rebuilds) -> None:
        super().__init__()
        self._rebuilds = rebuilds
        self._library = ""
        self.note = quiet_note("")
        self.note.setObjectName("rebuildNote")
        self.bar = QProgressBar()
        self.bar.setObjectName("rebuildProgress")
        self.bar.setAccessibleName(self.tr("Rebuilding from the bucket"))
        # Nobody knows how much there is before it has been read.
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(_BAR_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.bar)
        layout.addWidget(self.note)
        rebuilds.changed.connect(self._changed)
        self.hide()

    def show_library(self, library: str) -> None:
        """Be about this library from now on, "" for none."""
        self._library = library
        self._show()

    @property
    def under_way(self) -> str:
        """Why nothing else may be done with the library that is shown: it is being rebuilt; "" where it is not."""
        return self.tr("It is being rebuilt already.") if self._rebuilds.is_running(self._library) else ""

    def ask(self) -> None:
        """Ask whether the library that is shown is to be rebuilt."""
        library, rebuilds = self._library, self._rebuilds
        if not library or rebuilds.is_running(library):
            return
        question = self.tr("Rebuild “{library}” from its bucket?").replace("{library}", describe_library(library))
        what = self.tr(
            "What this computer knows of the library is forgotten, and all of the bucket is read again. Nothing is "
            "deleted there, and a copy of the index is kept here. Names and removals that nothing in the bucket tells "
            "of are lost, and where originals are on this computer is not known afterwards. It may take a while and "
            "many requests, and it cannot be stopped."
        )

        def agreed() -> None:
            rebuilds.begin(library)

        title, button = self.tr("Rebuild a library"), self.tr("Rebuild")
        RemedyQuestion(title, question, what, button, agreed, self.window()).open()

    def _changed(self, library: str) -> None:
        if library == self._library:
            self._show()
            if not self._rebuilds.is_running(library):
                announce(self.note, self.note.text())

    def _show(self) -> None:
        text = self._rebuilds.describe(self._library)
        self.note.setText(text)
        self.bar.setVisible(self._rebuilds.is_running(self._library))
        self.setVisible(bool(text))
