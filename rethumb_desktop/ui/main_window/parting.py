"""Parting: closing the window for good ends the watching of folders, which is said once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from rethumb_desktop.ui.desktop.residence import Residence
from rethumb_desktop.ui.main_window.memory import Placement
from rethumb_desktop.ui.main_window.watching import FolderWatching
from rethumb_desktop.ui.main_window.window import MainWindow

if TYPE_CHECKING:
    from rethumb_desktop.ui.panels.folders.parting import PartingQuestion

#: The note in the window's small file that the person knows what closing it ends.
_KNOWS = "knowsParting"


class Parting(QObject):
    """Asks the person who closes the window while it watches folders, until that was answered once."""

    def __init__(
        self, window: MainWindow, residence: Residence, watching: FolderWatching, placement: Placement
    ) -> None:
        super().__init__(window)
        self._window = window
        self._residence = residence
        self._watching = watching
        self._placement = placement
        self._question: PartingQuestion | None = None
        residence.asks = self.asks

    def asks(self) -> bool:
        """Whether the person is asked now, so that the window stays until it is answered."""
        if self._placement.flag(_KNOWS) or not self._watching.watches:
            return False
        if self._question is None:
            # Loaded when it is wanted: most never see it.
            from rethumb_desktop.ui.panels.folders.parting import PartingQuestion

            question = PartingQuestion(has_tray=self._residence.has_tray, parent=self._window)
            question.keep.connect(self._keep)
            question.part.connect(self._part)
            question.finished.connect(self._forget)
            self._question = question
        self._question.open()
        return True

    def _keep(self) -> None:
        self._placement.set_flag(_KNOWS, True)
        self._watching.prefer_tray()
        # At once: that it is preferred is told a moment later.
        self._residence.close_to_tray = True
        self._window.close()

    def _part(self) -> None:
        self._placement.set_flag(_KNOWS, True)
        self._residence.end()

    def _forget(self) -> None:
        self._question = None
