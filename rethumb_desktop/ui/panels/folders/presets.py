"""The choice of the presets that a watched folder's pictures go through."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from rethumb_desktop.domain.library import Library
from rethumb_desktop.domain.preset import Preset
from rethumb_desktop.domain.watched_folder import WatchedFolder
from rethumb_desktop.ui.models.wording import describe_recipes, plain_tooltip, showable
from rethumb_desktop.ui.widgets.elided_label import ElidedLabel

_CHARACTERS = 26  # of a preset's name


@dataclass(frozen=True)
class WatchOffer:
    """What a folder can be watched with."""

    presets: Sequence[Preset]
    libraries: Sequence[Library]


class PresetChoice(QWidget):
    """A box to check for each preset, and what it makes. Those that are gone are there as long as they are chosen."""

    changed = Signal()

    def __init__(self, offer: WatchOffer, folder: WatchedFolder) -> None:
        super().__init__()
        self.setObjectName("watchPresets")
        self.setAccessibleName(self.tr("Presets"))
        self.boxes: list[QCheckBox] = []
        self._names: list[str] = []
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(12)
        layout.setVerticalSpacing(4)
        layout.setColumnStretch(1, 1)
        made = {preset.name: describe_recipes(preset.recipes) for preset in offer.presets}
        gone = self.tr("is not there any more")
        for name in (*made, *(name for name in folder.presets if name not in made)):
            self._add(layout, name, made.get(name, gone), checked=name in folder.presets)

    @property
    def chosen(self) -> tuple[str, ...]:
        """The names of the checked ones, in their order."""
        return tuple(name for name, box in zip(self._names, self.boxes, strict=True) if box.isChecked())

    def _add(self, layout: QGridLayout, name: str, made: str, *, checked: bool) -> None:
        room = self.fontMetrics().averageCharWidth() * _CHARACTERS
        short = self.fontMetrics().elidedText(showable(name), Qt.TextElideMode.ElideRight, room)
        box = QCheckBox(short.replace("&", "&&"))
        box.setObjectName("watchPreset")
        box.setAccessibleName(showable(name))
        box.setAccessibleDescription(made)
        box.setToolTip(plain_tooltip(f"{name}\n{made}"))
        box.setChecked(checked)
        box.toggled.connect(self.changed)
        words = ElidedLabel(made)
        words.setProperty("quiet", True)
        row = len(self.boxes)
        layout.addWidget(box, row, 0)
        layout.addWidget(words, row, 1)
        self.boxes.append(box)
        self._names.append(name)
