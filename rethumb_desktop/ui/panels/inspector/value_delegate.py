"""Draws values that may be of another direction than the window."""

from __future__ import annotations

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QStyledItemDelegate

_FIRST_STRONG_ISOLATE, _POP = "\u2068", "\u2069"


class ValueDelegate(QStyledItemDelegate):
    """Gives each value the direction of its own letters, so that "7 kB" stays that in a window from right to left.

    Only what is drawn is changed, not what is copied or read aloud.
    """

    def displayText(self, value: object, locale: QLocale | QLocale.Language) -> str:
        text = super().displayText(value, locale)
        return f"{_FIRST_STRONG_ISOLATE}{text}{_POP}" if text else text
