"""The presets as a list, and the sizes of one preset as a list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from rethumb_desktop.domain.preset import Preset
from rethumb_desktop.domain.recipe import Recipe
from rethumb_desktop.ui.models.recipe_wording import describe_whole_recipe
from rethumb_desktop.ui.models.wording import describe_recipes, plain_tooltip

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class PresetListModel(QAbstractListModel):
    """The presets in their order, by name; the tooltip tells what they make."""

    def __init__(self) -> None:
        super().__init__()
        self._presets: list[Preset] = []

    @property
    def presets(self) -> Sequence[Preset]:
        return self._presets

    def show_presets(self, presets: Sequence[Preset]) -> None:
        """Hold these presets and no others."""
        self.beginResetModel()
        self._presets = list(presets)
        self.endResetModel()

    def row_of(self, name: str) -> int:
        """Return the row of a preset, -1 where there is none of this name."""
        return next((row for row, preset in enumerate(self._presets) if preset.name == name), -1)

    def rowCount(self, parent: Index = _NOWHERE, /) -> int:
        return 0 if parent.isValid() else len(self._presets)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole, /) -> object:
        if not index.isValid():
            return None
        preset = self._presets[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return preset.name
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(f"{preset.name}\n{describe_recipes(preset.recipes)}")
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return describe_recipes(preset.recipes)
        return None


@dataclass(frozen=True)
class SizeLine:
    """One size of a preset while it is edited; `unread` is the text that stands for it as long as it cannot be read."""

    recipe: Recipe
    unread: str | None = None


class SizeListModel(QAbstractListModel):
    """The sizes of the preset that is edited, each in words."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[SizeLine] = []

    @property
    def recipes(self) -> tuple[Recipe, ...]:
        return tuple(line.recipe for line in self._lines)

    @property
    def readable(self) -> bool:
        """Whether every size can be read."""
        return all(line.unread is None for line in self._lines)

    def line(self, row: int) -> SizeLine:
        return self._lines[row]

    def show_recipes(self, recipes: Sequence[Recipe]) -> None:
        """Hold these sizes and no others."""
        self.beginResetModel()
        self._lines = [SizeLine(recipe) for recipe in recipes]
        self.endResetModel()

    def set_line(self, row: int, line: SizeLine) -> None:
        if line != self._lines[row]:
            self._lines[row] = line
            self.dataChanged.emit(self.index(row), self.index(row))

    def insert(self, row: int, line: SizeLine) -> None:
        self.beginInsertRows(_NOWHERE, row, row)
        self._lines.insert(row, line)
        self.endInsertRows()

    def remove(self, row: int) -> None:
        self.beginRemoveRows(_NOWHERE, row, row)
        del self._lines[row]
        self.endRemoveRows()

    def move(self, row: int, steps: int) -> None:
        """Move a size down, or up where `steps` is -1; at the ends it stays."""
        there = row + steps
        if not 0 <= there < len(self._lines):
            return
        # Qt counts the place before which the row comes to stand.
        self.beginMoveRows(_NOWHERE, row, row, _NOWHERE, there + 1 if steps > 0 else there)
        self._lines.insert(there, self._lines.pop(row))
        self.endMoveRows()

    def rowCount(self, parent: Index = _NOWHERE, /) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole, /) -> object:
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            if line.unread is not None:
                return self.tr("Cannot be read: {text}").replace("{text}", line.unread)
            return describe_whole_recipe(line.recipe)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(
                f"{describe_whole_recipe(line.recipe)}\n{line.recipe}" if line.unread is None else line.unread
            )
        return None
