"""A number that gives way to a word while it does not count."""

from __future__ import annotations

from PySide6.QtWidgets import QSpinBox


class StandInNumber(QSpinBox):
    """Keeps its number while something stands in for it."""

    def __init__(self, name: str, label: str, least: int, most: int, suffix: str = "") -> None:
        super().__init__()
        self._suffix = suffix
        self._stand_in = ""
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setToolTip(label)
        self.setRange(least, most)
        self.setSuffix(suffix)

    def set_number(self, number: int) -> None:
        """Show a number; tells nobody."""
        self.blockSignals(True)
        self.setValue(number)
        self.blockSignals(False)

    def allow(self, allowed: bool, stand_in: str) -> None:
        """Let the number be changed, or show `stand_in` in its place."""
        self.setEnabled(allowed)
        self._stand_in = "" if allowed else stand_in
        # Has the text made anew and, unlike setting that, tells nobody.
        self.setSuffix("" if self._stand_in else self._suffix)

    def textFromValue(self, value: int, /) -> str:
        return self._stand_in or super().textFromValue(value)
