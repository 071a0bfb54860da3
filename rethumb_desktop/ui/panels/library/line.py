"""The line above the library's entries: how many there are, and whether they are rows or tiles."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget

from rethumb_desktop.ui.theme.theme import Theme
from rethumb_desktop.ui.widgets.elided_label import ElidedLabel


class LibraryLine(QWidget):
    """`clear_wanted`: everything is to be seen again; `tiles_chosen` carries whether tiles are wanted."""

    clear_wanted = Signal()
    tiles_chosen = Signal(bool)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.count = ElidedLabel()
        self.count.setObjectName("libraryCount")
        self.count.setProperty("quiet", True)
        self.clear_button = QToolButton()
        self.clear_button.setObjectName("clearFiltersButton")
        self.clear_button.setText(self.tr("Clear filters"))
        self.clear_button.setProperty("flat", True)
        self.clear_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.clear_button.clicked.connect(self.clear_wanted)
        self.list_button = self._toggle("listButton", self.tr("Show as a list"), "list")
        self.tiles_button = self._toggle("tilesButton", self.tr("Show as tiles"), "layout-grid")
        self._arrange()

    def say(self, text: str, *, narrowed: bool) -> None:
        """Tell how many there are; `narrowed`: there may be others."""
        self.count.setText(text)
        self.clear_button.setVisible(narrowed)

    def show_tiles(self, on: bool) -> None:
        (self.tiles_button if on else self.list_button).setChecked(True)

    def _toggle(self, name: str, tip: str, icon: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName(name)
        button.setAccessibleName(tip)
        button.setToolTip(tip)
        button.setCheckable(True)
        button.setProperty("flat", True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._theme.dress(button, icon)
        return button

    def _arrange(self) -> None:
        group = QButtonGroup(self)
        for button in (self.list_button, self.tiles_button):
            group.addButton(button)
        self.list_button.setChecked(True)
        self.tiles_button.toggled.connect(self.tiles_chosen)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 4, 12, 6)
        layout.setSpacing(6)
        layout.addWidget(self.count, 1)
        layout.addWidget(self.clear_button)
        layout.addWidget(self.list_button)
        layout.addWidget(self.tiles_button)
        # As high with the button as without it, so that nothing jumps when it comes.
        self.setFixedHeight(layout.sizeHint().height())
        self.clear_button.hide()
