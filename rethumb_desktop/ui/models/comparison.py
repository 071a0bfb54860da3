"""Several pictures compared: which tags all have in common, and which differ."""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import blake2b

from PySide6.QtCore import QCoreApplication

from rethumb_desktop.domain.errors import Fault
from rethumb_desktop.domain.metadata import PhotoMetadata, Tag
from rethumb_desktop.services.disclosure import Outline, disclose, outline
from rethumb_desktop.ui.language.service_texts import translate_service
from rethumb_desktop.ui.models.tag_rows import (
    GroupRow,
    TagRow,
    ValueRow,
    broken_group,
    describe_raw,
    facts_title,
    file_tags,
)
from rethumb_desktop.ui.models.wording import count

#: At most so many pictures are compared.
MOST_PICTURES = 200
#: Pictures that say more than this are not all compared: what is kept of them is bounded.
MOST_VALUES, MOST_LETTERS = 150_000, 16_000_000

_LONG = 2_000  # longer values are told apart by a digest, and kept once
_NAMED = 3  # so many pictures are named in a row, more are counted
_IN_TOOLTIP = 20

translate = QCoreApplication.translate


@dataclass
class _Variant:
    tag: Tag
    pictures: list[int]


@dataclass
class Comparison:
    """Takes in pictures one after another, on any one thread; what it keeps of them is bounded: see `full`.

    `outlines` has an entry for each picture, None for one that could not be read.
    """

    names: list[str] = field(default_factory=list)
    outlines: list[Outline | None] = field(default_factory=list)
    _groups: dict[str, dict[str, dict[str, _Variant]]] = field(default_factory=dict)
    _problems: list[tuple[str, str]] = field(default_factory=list)
    _values: int = 0
    _letters: int = 0

    @property
    def full(self) -> bool:
        return self._values >= MOST_VALUES or self._letters >= MOST_LETTERS

    def add(self, name: str, read: PhotoMetadata | Fault) -> None:
        """Take in the next picture, or why it could not be read."""
        number = len(self.names)
        self.names.append(name)
        if isinstance(read, Fault):
            self.outlines.append(None)
            self._problems.append((name, translate_service(read.title)))
            return
        self.outlines.append(outline(disclose(read)))
        self._problems += [(name, translate_service(sentence)) for sentence in read.malformed]
        self._add_tags(number, facts_title(), file_tags(read.file))
        for group, tags in read.groups.items():
            self._add_tags(number, group, dict(tags))

    def rows(self, *, only_differences: bool) -> list[GroupRow]:
        """Return the tree's groups, the file's own facts first, then what could not be read."""
        groups = []
        for name, tags in self._groups.items():
            rows = (self._row(tag, variants) for tag, variants in tags.items())
            wanted = tuple(row for row in rows if row.values or not only_differences)
            if wanted:
                groups.append(GroupRow(name, wanted))
        if self._problems:
            groups.insert(1 if groups and groups[0].name == facts_title() else 0, broken_group(self._problems))
        return groups

    def _add_tags(self, number: int, group: str, tags: dict[str, Tag]) -> None:
        known = self._groups.setdefault(group, {})
        for name, tag in tags.items():
            variants = known.setdefault(name, {})
            key = _key(tag)
            if key in variants:
                variants[key].pictures.append(number)
            else:
                variants[key] = _Variant(tag, [number])
                self._letters += len(key) + len(tag.text)
            self._values += 1

    def _row(self, name: str, variants: dict[str, _Variant]) -> TagRow:
        ordered = sorted(variants.values(), key=lambda variant: -len(variant.pictures))
        first = ordered[0].tag
        having = {number for variant in ordered for number in variant.pictures}
        read = [number for number, known in enumerate(self.outlines) if known is not None]
        lacking = [number for number in read if number not in having]
        if len(ordered) == 1 and not lacking:
            return TagRow(name, first)
        values = [self._value(variant.pictures, variant.tag) for variant in ordered]
        if lacking:
            values.append(self._value(lacking, None))
        return TagRow(name, first, _summary(len(ordered), len(having), len(read)), tuple(values))

    def _value(self, pictures: list[int], tag: Tag | None) -> ValueRow:
        names = [self.names[number] for number in pictures]
        listed = ", ".join(names[:_IN_TOOLTIP]) + (", …" if len(names) > _IN_TOOLTIP else "")
        many = count(len(names), translate("Inspector", "{n} picture"), translate("Inspector", "{n} pictures"))
        return ValueRow(listed if len(names) <= _NAMED else many, listed, tag)


def _key(tag: Tag) -> str:
    key = f"{tag.text}\0{describe_raw(tag.value)}"
    return key if len(key) <= _LONG else blake2b(key.encode(errors="replace")).hexdigest()


def _summary(values: int, having: int, of: int) -> str:
    if having == of:
        return translate("Inspector", "Differs ({n} values)").replace("{n}", str(values))
    where = translate("Inspector", "in {n} of {m} pictures").replace("{n}", str(having)).replace("{m}", str(of))
    if values == 1:
        return translate("Inspector", "Only {where}").replace("{where}", where)
    text = translate("Inspector", "Differs ({n} values, {where})")
    return text.replace("{n}", str(values)).replace("{where}", where)
