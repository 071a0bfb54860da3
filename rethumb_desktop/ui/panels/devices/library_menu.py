"""The menu of what is done with a whole library."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QToolButton

from rethumb_desktop.ui.theme.theme import Theme


class LibraryMenu(QToolButton):
    """A button that opens the menu."""

    rebuild_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        tip = self.tr("More that can be done with this library")
        self.setObjectName("libraryMenuButton")
        self.setAccessibleName(tip)
        self.setToolTip(tip)
        self.setProperty("flat", True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        theme.dress(self, "ellipsis-vertical")
        menu = QMenu(self)
        menu.setObjectName("libraryMenu")
        menu.setToolTipsVisible(True)
        self.rebuild_action = menu.addAction(self.tr("Rebuild from the bucket…"))
        self.rebuild_action.setObjectName("rebuildAction")
        theme.dress(self.rebuild_action, "rotate-ccw")
        self.rebuild_action.triggered.connect(lambda _=False: self.rebuild_wanted.emit())
        self.setMenu(menu)

    def allow_rebuilding(self, *, why_not: str) -> None:
        """Let the library be rebuilt, unless something speaks against it."""
        self.rebuild_action.setEnabled(not why_not)
        self.rebuild_action.setToolTip(why_not)
