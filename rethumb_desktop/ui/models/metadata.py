"""The inspector's tree: groups of tags, of one picture or of several."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from rethumb_desktop.ui.models.tag_rows import GroupRow, TagRow, ValueRow
from rethumb_desktop.ui.models.wording import plain_tooltip, showable
from rethumb_desktop.ui.theme.colours import Tone
from rethumb_desktop.ui.theme.theme import Theme

Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()
# Internal ids: 0 is a group, below 2²⁰ a tag of the group of that number (from 1), above it a value of a tag.
_GROUP, _BITS = 0, 20
_MASK = (1 << _BITS) - 1
# A cell shows no more letters than these, and a tooltip no more than those; copying takes all of them.
_CELL, _TOOLTIP = 300, 800

translate = QCoreApplication.translate


class MetadataModel(QAbstractItemModel):
    """Groups, their tags and, where pictures differ, the values of a tag, in two columns: decoded or raw, filtered."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._all: Sequence[GroupRow] = ()
        self._groups: Sequence[GroupRow] = ()
        self._wanted = ""
        self._raw = False

    def show(self, groups: Sequence[GroupRow]) -> None:
        """Show these groups, as far as the filter lets them through."""
        self._all = groups
        self._select()

    def filter(self, text: str) -> None:
        """Show only what has this text in its name or its value, or is in a group of such a name."""
        wanted = text.strip().casefold()
        if wanted != self._wanted:
            self._wanted = wanted
            self._select()

    def show_raw(self, raw: bool) -> None:
        """Show raw values instead of decoded ones."""
        self._raw = raw
        if self._wanted:
            self._select()
            return
        for row, group in enumerate(self._groups):
            parent = self.index(row, 0)
            if group.tags:
                self.dataChanged.emit(self.index(0, 1, parent), self.index(len(group.tags) - 1, 1, parent))

    @property
    def empty(self) -> bool:
        """Whether there is nothing to be filtered either."""
        return not self._all

    def text(self) -> str:
        """Return all that is there, filtered or not, as text, a tag a line."""
        return "\n\n".join(self._group_text(group) for group in self._all)

    def text_of(self, index: Index) -> str:
        """Return a group with its tags, or the value of a tag, as text; all of it, however long."""
        thing = self._thing(index)
        return self._group_text(thing) if isinstance(thing, GroupRow) else self._long_text(thing)

    def line_of(self, index: Index) -> str:
        """Return a tag with its name, or a group's name alone, as one of several lines."""
        thing = self._thing(index)
        if isinstance(thing, GroupRow):
            return thing.name
        return f"{thing.name if isinstance(thing, TagRow) else thing.pictures}: {self._long_text(thing)}"

    def is_group(self, index: Index) -> bool:
        return index.isValid() and index.internalId() == _GROUP

    def group_of(self, index: Index) -> QModelIndex:
        """Return the group that an index is or lies in."""
        row = index.row() if index.internalId() == _GROUP else (index.internalId() & _MASK) - 1
        return self.index(row, 0)

    # For Qt. The views ask these for thousands of rows: they do not go through C++ to find out what is known here.

    def index(self, row: int, column: int, parent: Index = _NONE) -> QModelIndex:
        if not 0 <= column < 2:
            return QModelIndex()
        if not parent.isValid():
            return self.createIndex(row, column, _GROUP) if 0 <= row < len(self._groups) else QModelIndex()
        above = parent.internalId()
        if above == _GROUP and 0 <= row < len(self._groups[parent.row()].tags):
            return self.createIndex(row, column, parent.row() + 1)
        if above != _GROUP and 0 <= row < self.rowCount(parent):
            return self.createIndex(row, column, (parent.row() + 1) << _BITS | above)
        return QModelIndex()

    def parent(self, index: Index = _NONE) -> QModelIndex:  # type: ignore[override]
        if not index.isValid() or (number := index.internalId()) == _GROUP:
            return QModelIndex()
        if number <= _MASK:
            return self.createIndex(number - 1, 0, _GROUP)
        return self.createIndex((number >> _BITS) - 1, 0, number & _MASK)

    def rowCount(self, parent: Index = _NONE) -> int:
        if not parent.isValid():
            return len(self._groups)
        if parent.column() or parent.internalId() > _MASK:
            return 0
        thing = self._thing(parent)
        return len(thing.tags) if isinstance(thing, GroupRow) else len(thing.values) if isinstance(thing, TagRow) else 0

    def columnCount(self, parent: Index = _NONE) -> int:
        return 2

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        names = (
            translate("Inspector", "Tag"),
            translate("Inspector", "Value"),
        )
        return names[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return showable(" ".join(_cut(self._cell(index), _CELL).split()))
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(_cut(self._tip(index), _TOOLTIP))
        if index.internalId() != _GROUP:
            return None
        if role == Qt.ItemDataRole.FontRole:
            font = QFont()
            font.setBold(True)
            return font
        if role == Qt.ItemDataRole.DecorationRole and index.column() == 0 and self._groups[index.row()].broken:
            return self._theme.icon("triangle-alert", Tone.WARNING)
        return None

    def _select(self) -> None:
        self.beginResetModel()
        if self._wanted:
            groups = [group.filtered(self._wanted, self._raw) for group in self._all]
            self._groups = [group for group in groups if group.tags]
        else:
            self._groups = self._all
        self.endResetModel()

    def _thing(self, index: Index) -> GroupRow | TagRow | ValueRow:
        number = index.internalId()
        if number == _GROUP:
            return self._groups[index.row()]
        tags = self._groups[(number & _MASK) - 1].tags
        return tags[index.row()] if number <= _MASK else tags[(number >> _BITS) - 1].values[index.row()]

    def _cell(self, index: Index) -> str:
        thing = self._thing(index)
        if isinstance(thing, GroupRow):
            return thing.name if index.column() == 0 else ""
        if index.column():
            return thing.text(self._raw)
        return thing.name if isinstance(thing, TagRow) else thing.pictures

    def _tip(self, index: Index) -> str:
        thing = self._thing(index)
        return thing.names if isinstance(thing, ValueRow) and index.column() == 0 else self._cell(index)

    def _group_text(self, group: GroupRow) -> str:
        return "\n".join([group.name, *(f"{tag.name}: {self._long_text(tag)}" for tag in group.tags)])

    def _long_text(self, row: TagRow | ValueRow) -> str:
        text = row.text(self._raw)
        values = row.values if isinstance(row, TagRow) else ()
        return "\n".join([text, *(f"  {value.text(self._raw)} ({value.names})" for value in values)])


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else text[:length] + "…"
