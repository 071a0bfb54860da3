"""How the chosen library stands, in the footer."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolButton

from rethumb_desktop.ui.models.wording import plain_tooltip
from rethumb_desktop.ui.theme.colours import Tone
from rethumb_desktop.ui.theme.theme import Theme, beside_icon

_MOST_LETTERS = 44
#: With room for fewer letters there is only the icon.
_FEWEST_LETTERS = 6


class SyncMark(QToolButton):
    """A button that says how a library stands; of its words as much as there is room for, of its icon always all."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("syncMark")
        self._theme = theme
        self._whole = ""
        self._usual: tuple[str, ...] = ()
        self._look: tuple[str, Tone] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        side = self.fontMetrics().height()
        self.setIconSize(QSize(side, side))
        self.setAccessibleDescription(self.tr("Shows the devices of this library."))
        self.hide()

    @property
    def whole(self) -> str:
        """All that it says, also where there is no room for it."""
        return self._whole

    def say(self, text: str, spoken: str, icon: str, tone: Tone, tip: str, usual: Sequence[str] = ()) -> None:
        """Say how a library stands. `spoken` is its name for screen readers, which does not change with time.

        `usual` is what it says as time passes: there is room for each, so that nothing beside it moves.
        """
        if self._look != (icon, tone):
            self._look = icon, tone
            self._theme.dress(self, icon, tone)
        if (self._whole, self._usual) != (text, tuple(usual)):
            self._whole, self._usual = text, tuple(usual)
            self._fit(self.width())
            self.updateGeometry()
        if self.accessibleName() != spoken:
            self.setAccessibleName(spoken)
        self.setToolTip(plain_tooltip("\n".join(part for part in (text, tip) if part)))
        self.show()

    def sizeHint(self) -> QSize:
        letters = self.fontMetrics().averageCharWidth() * _MOST_LETTERS
        texts = (beside_icon(text) for text in (self._whole, *self._usual))
        words = min(letters, max(map(self.fontMetrics().horizontalAdvance, texts)) + 2)
        return QSize(self._around + words, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self._around, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit(event.size().width())

    @property
    def _around(self) -> int:
        """How wide the button is without its words: icon, padding and border."""
        return self.iconSize().width() + 26

    def _fit(self, width: int) -> None:
        room, metrics, style = width - self._around, self.fontMetrics(), Qt.ToolButtonStyle
        bare = room < metrics.averageCharWidth() * _FEWEST_LETTERS
        self.setToolButtonStyle(style.ToolButtonIconOnly if bare else style.ToolButtonTextBesideIcon)
        self.setText(metrics.elidedText(beside_icon(self._whole), Qt.TextElideMode.ElideRight, room))
