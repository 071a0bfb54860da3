"""What is in an original beside what will be published of it, as a small tree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractItemModel, QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QIcon

from rethumb_desktop.domain.recipe import MetadataMode, Recipe
from rethumb_desktop.services.checking import Checked
from rethumb_desktop.services.disclosure import Disclosure, Kind, Said, carries, is_damaged_position
from rethumb_desktop.ui.language.service_texts import translate_service
from rethumb_desktop.ui.models.verdict import Case, carriers
from rethumb_desktop.ui.models.wording import count, describe_recipe, plain_tooltip, showable
from rethumb_desktop.ui.theme.colours import Tone
from rethumb_desktop.ui.theme.theme import Theme

Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()
_TOP = 0  # the internal id of a kind; a detail's is the number of its kind, from 1
_PUBLISHED = 2  # the column
_CELL, _TOOLTIP = 200, 800
_VALUES = 3  # so many values are named, more are counted
_MOST_DETAILS = 500

translate = QCoreApplication.translate


@dataclass(frozen=True)
class Outcome:
    """What becomes of something, in words, with the icon and the tone they are said in."""

    text: str
    icon: str
    tone: Tone


@dataclass(frozen=True)
class Detail:
    """One line below a kind: a rendition, or a tag."""

    name: str
    text: str
    outcome: Outcome


@dataclass(frozen=True)
class KindRow:
    """A kind of metadata: what the original says, and what of that is published."""

    name: str
    text: str
    outcome: Outcome
    details: tuple[Detail, ...] = ()


class DisclosureModel(QAbstractItemModel):
    """Kinds of metadata and their tags in three columns: what it is, what the original says, what is published."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: Sequence[KindRow] = ()

    def show(self, rows: Sequence[KindRow]) -> None:
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def text(self) -> str:
        """Return the kinds as text, one a line, parted by tabs."""
        return "\n".join("\t".join((row.name, row.text, row.outcome.text)) for row in self._rows)

    # For Qt

    def index(self, row: int, column: int, parent: Index = _NONE) -> QModelIndex:
        if not (0 <= row < self.rowCount(parent) and 0 <= column < 3):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else _TOP)

    def parent(self, index: Index = _NONE) -> QModelIndex:  # type: ignore[override]
        if not index.isValid() or index.internalId() == _TOP:
            return QModelIndex()
        return self.createIndex(index.internalId() - 1, 0, _TOP)

    def rowCount(self, parent: Index = _NONE) -> int:
        if not parent.isValid():
            return len(self._rows)
        if parent.column() or parent.internalId() != _TOP:
            return 0
        return len(self._rows[parent.row()].details)

    def columnCount(self, parent: Index = _NONE) -> int:
        return 3

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        names = (
            translate("Disclosure", "What"),
            translate("Disclosure", "In the original"),
            translate("Disclosure", "Published"),
        )
        return names[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._row(index)
        text = (row.name, row.text, row.outcome.text)[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return showable(" ".join(text[:_CELL].split()))
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(text[:_TOOLTIP])
        if index.column() != _PUBLISHED:
            return None
        if role == Qt.ItemDataRole.DecorationRole:
            return self._icon(row.outcome)
        if role == Qt.ItemDataRole.ForegroundRole:
            return QColor(self._theme.colours.tone(row.outcome.tone))
        return None

    def _row(self, index: Index) -> KindRow | Detail:
        if index.internalId() == _TOP:
            return self._rows[index.row()]
        return self._rows[index.internalId() - 1].details[index.row()]

    def _icon(self, outcome: Outcome) -> QIcon:
        return self._theme.icon(outcome.icon, outcome.tone)


def rows_of_one(disclosure: Disclosure, recipes: Sequence[Recipe], checked: Sequence[Checked] = ()) -> list[KindRow]:
    """Return the kinds of one picture. Where its renditions were checked, what was found in them is what is told."""
    found = {kind for each in checked for kind in each.disclosure.kinds}
    rows = []
    for kind in Kind:
        said = disclosure.kinds.get(kind, ())
        if said or kind in found:
            carrying = carriers(disclosure, kind, recipes, checked)
            outcome = _outcome(carrying, recipes)
            details = _by_recipe(carrying, recipes) + _by_tag(kind, said, recipes, checked)
            rows.append(KindRow(_name(kind, disclosure), _summary(kind, said), outcome, tuple(details)))
    return rows


def rows_of_many(cases: Sequence[Case]) -> list[KindRow]:
    """Return the kinds of several pictures: in how many there is something, and of how many it is published."""
    rows = []
    carried = [case.carried() for case in cases]
    for kind in Kind:
        having = sum(kind in case.outline.kinds for case in cases if case.outline is not None)
        if having:
            where = translate("Disclosure", "in {n} of {m} pictures")
            text = where.replace("{n}", str(having)).replace("{m}", str(len(cases)))
            leaking = sum(kind in kinds for kinds in carried)
            tone = Tone.PLAIN if kind is Kind.RIGHTS else Tone.WARNING
            published = translate("Disclosure", "Published of {n}").replace("{n}", str(leaking))
            outcome = Outcome(published, "globe", tone) if leaking else _left_out()
            rows.append(KindRow(kind_names()[kind], text, outcome))
    return rows


def _by_recipe(carrying: Sequence[Recipe], recipes: Sequence[Recipe]) -> list[Detail]:
    """Return a line for each rendition where they differ."""
    if not carrying or len(carrying) == len(recipes):
        return []
    return [
        Detail(describe_recipe(recipe), "", _outcome([recipe], [recipe]) if recipe in carrying else _left_out())
        for recipe in recipes
    ]


def _by_tag(kind: Kind, said: Sequence[Said], recipes: Sequence[Recipe], checked: Sequence[Checked]) -> list[Detail]:
    """Return a line for each tag; what is only in what is published comes last."""
    found = [{tag.name: tag for tag in each.disclosure.kinds.get(kind, ())} for each in checked]
    details = []
    for tag in said[:_MOST_DETAILS]:
        if checked:
            carrying = [each.recipe for each, tags in zip(checked, found, strict=True) if tag.name in tags]
        else:
            carrying = [recipe for recipe in recipes if carries(recipe, tag)]
        name = f"{tag.group}: {tag.name}" if tag.name else ""
        sentence = not tag.name or is_damaged_position(tag)
        text = translate_service(tag.text) if sentence else tag.text
        details.append(Detail(name, text, _outcome(carrying, recipes)))
    known = {tag.name for tag in said}
    for each, tags in zip(checked, found, strict=True):
        for tag in tags.values():
            if tag.name not in known:
                known.add(tag.name)
                outcome = _outcome([each.recipe], [each.recipe])
                details.append(Detail(f"{tag.group}: {tag.name}", tag.text, outcome))
    return details


def _outcome(carrying: Sequence[Recipe], recipes: Sequence[Recipe]) -> Outcome:
    if not carrying:
        return _left_out()
    # What the person asked for by name is no warning.
    wanted = all(recipe.metadata is MetadataMode.COPYRIGHT and not recipe.exif for recipe in carrying)
    tone = Tone.PLAIN if wanted else Tone.WARNING
    if len(carrying) == len(recipes):
        return Outcome(translate("Disclosure", "Published"), "globe", tone)
    text = translate("Disclosure", "In {n} of {m}")
    return Outcome(text.replace("{n}", str(len(carrying))).replace("{m}", str(len(recipes))), "globe", tone)


def _left_out() -> Outcome:
    return Outcome(translate("Disclosure", "Left out"), "eye-off", Tone.GOOD)


def _summary(kind: Kind, said: Sequence[Said]) -> str:
    """Return what the original says of a kind: the first values, or how many tags there are."""
    if not said:
        return translate("Disclosure", "nothing")
    if kind is Kind.THUMBNAIL:
        return translate("Disclosure", "yes")
    if kind is Kind.UNREADABLE:
        return count(len(said), translate("Disclosure", "{n} block"), translate("Disclosure", "{n} blocks"))
    if kind in (Kind.SETTINGS, Kind.EDITING, Kind.MAKER_NOTES, Kind.OTHER):
        return count(len(said), translate("Disclosure", "{n} tag"), translate("Disclosure", "{n} tags"))
    values = list(dict.fromkeys(tag.text.strip() for tag in said if _tells(tag) and not is_damaged_position(tag)))
    if any(map(is_damaged_position, said)):
        values.insert(0, translate("Disclosure", "cannot be read"))
    shown = ", ".join(value[:_CELL] for value in values[:_VALUES])
    return f"{shown} +{len(values) - _VALUES}" if len(values) > _VALUES else shown


def _tells(tag: Said) -> bool:
    """Whether a value means something by itself: a reference such as “North” does not."""
    return bool(tag.text.strip()) and not tag.name.endswith("Ref")


def _name(kind: Kind, disclosure: Disclosure) -> str:
    if kind is Kind.POSITION and disclosure.kinds.get(kind) and not disclosure.has_position:
        return translate("Disclosure", "GPS details")
    return kind_names()[kind]


def kind_names() -> dict[Kind, str]:
    """Return what the kinds are called, in their order."""
    return {
        Kind.POSITION: translate("Disclosure", "GPS position"),
        Kind.PLACE: translate("Disclosure", "Place names"),
        Kind.PEOPLE: translate("Disclosure", "People and contacts"),
        Kind.RIGHTS: translate("Disclosure", "Author and copyright"),
        Kind.IDENTITY: translate("Disclosure", "Serial numbers and ids"),
        Kind.DATES: translate("Disclosure", "Dates and times"),
        Kind.TEXTS: translate("Disclosure", "Titles and comments"),
        Kind.THUMBNAIL: translate("Disclosure", "Embedded thumbnail"),
        Kind.CAMERA: translate("Disclosure", "Camera and software"),
        Kind.SETTINGS: translate("Disclosure", "Camera settings"),
        Kind.EDITING: translate("Disclosure", "Editing history"),
        Kind.MAKER_NOTES: translate("Disclosure", "Maker notes"),
        Kind.OTHER: translate("Disclosure", "Other metadata"),
        Kind.UNREADABLE: translate("Disclosure", "Could not be read"),
    }
