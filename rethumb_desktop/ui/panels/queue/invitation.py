"""The queue while there is nothing in it yet."""

from __future__ import annotations

from PySide6.QtGui import QColor

from rethumb_desktop.ui.theme.theme import Theme
from rethumb_desktop.ui.widgets.empty_state import EmptyState


class Invitation(EmptyState):
    """Invites to drop pictures, in the colours of the theme."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        theme.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        side = round(self.fontMetrics().height() * 3.4)
        colours = self._theme.colours
        picture = self._theme.pixmap("images", colours.accent_text, side, self.devicePixelRatioF())
        self.dress(picture, QColor(colours.edge), QColor(colours.base))
