"""The inspector's tree: groups of tags."""

from __future__ import annotations

import json
from dataclasses import dataclass

from PySide6.QtCore import QAbstractItemModel, QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from rethumb_desktop.domain.metadata import FileFacts, PhotoMetadata, Tag, Value
from rethumb_desktop.ui.models.wording import describe_bytes, describe_size, plain_tooltip

Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()
_GROUP = 0  # a group's internal id; a tag's is the number of its group, from 1
_LONGEST = 4_000

translate = QCoreApplication.translate


@dataclass(frozen=True)
class TagRow:
    name: str
    text: str
    raw: str


@dataclass(frozen=True)
class GroupRow:
    name: str
    tags: tuple[TagRow, ...]


class MetadataModel(QAbstractItemModel):
    """Groups and their tags in two columns, decoded or raw."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._groups: list[GroupRow] = []
        self._raw = False

    def show(self, metadata: PhotoMetadata | None) -> None:
        """Show a picture's metadata, or nothing."""
        self.beginResetModel()
        self._groups = _rows(metadata) if metadata is not None else []
        self.endResetModel()

    def show_raw(self, raw: bool) -> None:
        """Show raw values instead of decoded ones."""
        self._raw = raw
        for row, group in enumerate(self._groups):
            parent = self.index(row, 0)
            if group.tags:
                self.dataChanged.emit(self.index(0, 1, parent), self.index(len(group.tags) - 1, 1, parent))

    def text(self) -> str:
        """Return everything as text, a tag a line."""
        return "\n\n".join(self.text_of(self.index(row, 0)) for row in range(len(self._groups)))

    def text_of(self, index: Index) -> str:
        """Return a group with its tags, or a tag's value, as text."""
        if index.internalId() != _GROUP:
            return self._value(self._tag(index))
        group = self._groups[index.row()]
        return "\n".join([group.name, *(f"{tag.name}: {self._value(tag)}" for tag in group.tags)])

    def is_group(self, index: Index) -> bool:
        return index.isValid() and index.internalId() == _GROUP

    # For Qt

    def index(self, row: int, column: int, parent: Index = _NONE) -> QModelIndex:
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else _GROUP)

    def parent(self, index: Index = _NONE) -> QModelIndex:  # type: ignore[override]
        if not index.isValid() or index.internalId() == _GROUP:
            return QModelIndex()
        return self.createIndex(index.internalId() - 1, 0, _GROUP)

    def rowCount(self, parent: Index = _NONE) -> int:
        if not parent.isValid():
            return len(self._groups)
        if parent.internalId() != _GROUP or parent.column():
            return 0
        return len(self._groups[parent.row()].tags)

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
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            text = self._cell(index)
            return plain_tooltip(text) if role == Qt.ItemDataRole.ToolTipRole else " ".join(text.split())
        if role == Qt.ItemDataRole.FontRole and index.internalId() == _GROUP:
            font = QFont()
            font.setBold(True)
            return font
        return None

    def _cell(self, index: Index) -> str:
        if index.internalId() == _GROUP:
            return self._groups[index.row()].name if index.column() == 0 else ""
        tag = self._tag(index)
        return tag.name if index.column() == 0 else self._value(tag)

    def _tag(self, index: Index) -> TagRow:
        return self._groups[index.internalId() - 1].tags[index.row()]

    def _value(self, tag: TagRow) -> str:
        return tag.raw if self._raw else tag.text


def _rows(metadata: PhotoMetadata) -> list[GroupRow]:
    groups = [_file_rows(metadata.file)]
    for name, tags in metadata.groups.items():
        groups.append(GroupRow(name, tuple(_tag_row(tag_name, tag) for tag_name, tag in tags.items())))
    if metadata.malformed:
        title = translate("Inspector", "⚠ Could not be read")
        rows = tuple(TagRow(f"{n}", sentence, sentence) for n, sentence in enumerate(metadata.malformed, 1))
        groups.insert(1, GroupRow(title, rows))
    return groups


def _tag_row(name: str, tag: Tag) -> TagRow:
    return TagRow(name, tag.text[:_LONGEST], describe_raw(tag.value)[:_LONGEST])


def _file_rows(facts: FileFacts) -> GroupRow:
    def plain(name: str, value: object) -> TagRow:
        return TagRow(name, str(value), str(value))

    rows = (
        TagRow(translate("Inspector", "Format"), facts.format, facts.mime),
        TagRow(translate("Inspector", "File size"), describe_bytes(facts.bytes), str(facts.bytes)),
        TagRow(
            translate("Inspector", "Pixels"), describe_size(facts.width, facts.height), f"{facts.width}x{facts.height}"
        ),
        plain(translate("Inspector", "Colour mode"), facts.mode),
        plain(translate("Inspector", "Orientation"), facts.orientation),
        plain(translate("Inspector", "Frames"), facts.frames),
    )
    return GroupRow(translate("Inspector", "About the file"), rows)


def describe_raw(value: Value) -> str:
    """Return a raw value as JSON writes it; texts as they are."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
