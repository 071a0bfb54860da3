"""The region: typed, or chosen from those that the provider has."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox

from rethumb_desktop.ui.widgets.field import Field


class RegionField(Field):
    """A field with a list to choose from; others may be typed, since the list is never complete."""

    def __init__(self, name: str, *, label: str) -> None:
        super().__init__(name, label=label)
        self.box = QComboBox()
        self.box.setObjectName(f"{name}Box")
        self.box.setAccessibleName(label)
        self.box.setEditable(True)
        self.box.setLineEdit(self.line)
        self.box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        layout = self.layout()
        if layout is not None:
            layout.removeWidget(self.line)
            layout.insertWidget(0, self.box)  # type: ignore[attr-defined]

    def offer(self, regions: Sequence[str]) -> None:
        """Offer these regions; what stands in the field stays."""
        text = self.line.text()
        self.box.blockSignals(True)
        self.box.clear()
        self.box.addItems(list(regions))
        self.box.blockSignals(False)
        self.line.setText(text)
        self.line.setCursorPosition(0)
