"""The editor of one preset: its name and its sizes."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QVBoxLayout, QWidget

from rethumb_desktop.domain.preset import Preset
from rethumb_desktop.domain.recipe import Recipe, Size
from rethumb_desktop.services.presetting import MAX_NAME_LENGTH
from rethumb_desktop.ui.models.presets import SizeLine, SizeListModel
from rethumb_desktop.ui.models.recipe_wording import twin_warnings
from rethumb_desktop.ui.panels.presets.recipe_editor import RecipeEditor
from rethumb_desktop.ui.panels.presets.trial import Trial
from rethumb_desktop.ui.widgets.field import Field
from rethumb_desktop.ui.widgets.ordered_list import ListWords, OrderedList

#: What a size that is added makes at first.
FIRST_RECIPE = Recipe(fit=Size(1600, 1600))


class PresetEditor(QWidget):
    """Edits a draft of a preset; nothing is kept before somebody does so. `changed`: the draft, or the chosen size."""

    changed = Signal()

    def __init__(self, trial: Trial) -> None:
        super().__init__()
        self._saved: Preset | None = None
        self._others: Collection[str] = ()
        self.model = SizeListModel()
        self.name = Field("presetName", label=self.tr("Name"))
        words = ListWords(
            title=self.tr("Sizes"),
            add=self.tr("Add a size"),
            duplicate=self.tr("Duplicate this size"),
            remove=self.tr("Remove this size"),
            up=self.tr("Move this size up"),
            down=self.tr("Move this size down"),
        )
        self.sizes = OrderedList(
            "sizeList", words, self.model, lines=4, heading=self.tr("Sizes that one picture becomes")
        )
        self.recipe = RecipeEditor(trial)
        self._connect()
        self._arrange()

    @property
    def saved(self) -> Preset | None:
        """The preset as it is kept."""
        return self._saved

    @property
    def draft(self) -> Preset:
        """The preset as the person wants it."""
        return Preset(self.name.text, self.model.recipes)

    @property
    def has_changes(self) -> bool:
        return self._saved is not None and (self.draft != self._saved or not self.model.readable)

    @property
    def can_be_saved(self) -> bool:
        return self.model.readable and not self._find_complaint()

    @property
    def warnings(self) -> list[str]:
        """What one should know of the chosen size, and of the sizes together."""
        return [*self.recipe.warnings, *twin_warnings(self.model.recipes)]

    def show_preset(self, preset: Preset, others: Collection[str]) -> None:
        """Edit a preset from now on; `others` are names that are taken."""
        self._saved = preset
        self.name.line.blockSignals(True)
        self.name.line.setText(preset.name)
        self.name.line.setCursorPosition(0)
        self.name.line.blockSignals(False)
        self.model.show_recipes(preset.recipes)
        self.sizes.choose(0)
        self.show_others(others)

    def show_saved(self, preset: Preset) -> None:
        """Take the draft for kept; where it was kept otherwise, show how."""
        if preset == self.draft:
            self._saved = preset
        else:
            self.show_preset(preset, self._others)

    def show_others(self, others: Collection[str]) -> None:
        """Take notice of which names are taken now."""
        self._others = others
        self.name.complain(self._find_complaint())

    # Sizes

    def _add(self) -> None:
        self._insert(SizeLine(FIRST_RECIPE), self.model.rowCount())

    def _duplicate(self, row: int) -> None:
        self._insert(self.model.line(row), row + 1)

    def _insert(self, line: SizeLine, row: int) -> None:
        self.model.insert(row, line)
        self.sizes.choose(row)
        self._draft_changed()

    def _remove(self, row: int) -> None:
        self.model.remove(row)
        self._draft_changed()

    def _move(self, row: int, steps: int) -> None:
        self.model.move(row, steps)
        self._draft_changed()

    def _size_chosen(self, row: int) -> None:
        if row >= 0:
            self.recipe.show_line(self.model.line(row))
            self.changed.emit()

    def _recipe_edited(self, line: SizeLine) -> None:
        if self.sizes.row >= 0:
            self.model.set_line(self.sizes.row, line)
            self._draft_changed()

    def _draft_changed(self) -> None:
        self.name.complain(self._find_complaint())
        self.changed.emit()

    def _find_complaint(self) -> str:
        name = self.name.text
        if not name:
            return self.tr("A preset needs a name.")
        if not name.isprintable():
            return self.tr("A name cannot have signs that are not shown.")
        if len(name) > MAX_NAME_LENGTH:
            return self.tr("A name has {n} characters at most.").replace("{n}", str(MAX_NAME_LENGTH))
        if name in self._others:
            return self.tr("There is another preset of this name.")
        return ""

    # Parts

    def _connect(self) -> None:
        self.name.changed.connect(self._draft_changed)
        self.sizes.chosen.connect(self._size_chosen)
        self.sizes.add.connect(self._add)
        self.sizes.duplicate.connect(self._duplicate)
        self.sizes.remove.connect(self._remove)
        self.sizes.shift.connect(self._move)
        self.recipe.edited.connect(self._recipe_edited)

    def _arrange(self) -> None:
        line = QFormLayout()
        line.setHorizontalSpacing(12)
        line.addRow(self.tr("Name"), self.name)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2, 2, 10, 2)
        layout.setSpacing(8)
        layout.addLayout(line)
        layout.addWidget(self.sizes)
        layout.addWidget(self.recipe, 1)
