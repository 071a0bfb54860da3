"""What the inspector's tree is made of: groups of tags, and the values of a tag that differs between pictures."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from PySide6.QtCore import QCoreApplication

from rethumb_desktop.domain.metadata import FileFacts, PhotoMetadata, Tag, Value
from rethumb_desktop.ui.language.service_texts import translate_service
from rethumb_desktop.ui.models.wording import describe_bytes, describe_size

#: How much of a text is looked through by the filter.
SEARCHED = 4_000

translate = QCoreApplication.translate


@dataclass(frozen=True)
class ValueRow:
    """One of the values of a tag that differs: which pictures have it. No tag: they do not have the tag at all."""

    pictures: str
    names: str
    tag: Tag | None

    def text(self, raw: bool) -> str:
        return translate("Inspector", "not there") if self.tag is None else text_of(self.tag, raw)


@dataclass(frozen=True)
class TagRow:
    """A tag with its value; or, of several pictures, with a summary of its values."""

    name: str
    tag: Tag
    summary: str = ""
    values: tuple[ValueRow, ...] = ()

    def text(self, raw: bool) -> str:
        return self.summary or text_of(self.tag, raw)

    def matches(self, wanted: str, raw: bool) -> bool:
        """Whether the case-folded text stands in the name or in one of the values."""
        return wanted in (self._folded_raw if raw else self._folded)

    @cached_property
    def _folded(self) -> str:
        return self._fold(raw=False)

    @cached_property
    def _folded_raw(self) -> str:
        return self._fold(raw=True)

    def _fold(self, raw: bool) -> str:
        texts = [self.text(raw), *(text for row in self.values for text in (row.names, row.text(raw)))]
        return "\n".join([self.name, *(text[:SEARCHED] for text in texts)]).casefold()


@dataclass(frozen=True)
class GroupRow:
    """A group of tags; `broken` where it tells what could not be read."""

    name: str
    tags: tuple[TagRow, ...]
    broken: bool = False

    def filtered(self, wanted: str, raw: bool) -> GroupRow:
        """Return the group with the tags that match; all of them where its name does."""
        if wanted in self.name.casefold():
            return self
        return replace(self, tags=tuple(tag for tag in self.tags if tag.matches(wanted, raw)))


def rows_of(metadata: PhotoMetadata) -> list[GroupRow]:
    """Return the groups of one picture, the file's own facts first, then what could not be read."""
    groups = [_group(facts_title(), file_tags(metadata.file))]
    if metadata.malformed:
        groups.append(
            broken_group((str(number), translate_service(text)) for number, text in enumerate(metadata.malformed, 1))
        )
    return groups + [_group(name, tags) for name, tags in metadata.groups.items()]


def broken_group(sentences: Iterable[tuple[str, str]]) -> GroupRow:
    """Return the group of what could not be read: names, each with a sentence."""
    rows = tuple(TagRow(name, Tag(text, translate_service(text))) for name, text in sentences)
    return GroupRow(translate("Inspector", "Could not be read"), rows, broken=True)


def _group(name: str, tags: Mapping[str, Tag]) -> GroupRow:
    return GroupRow(name, tuple(TagRow(name, tag) for name, tag in tags.items()))


def facts_title() -> str:
    return translate("Inspector", "About the file")


def file_tags(facts: FileFacts) -> dict[str, Tag]:
    """Return what the file itself says, in the shape of tags."""
    size = f"{facts.width}x{facts.height}"
    return {
        translate("Inspector", "Format"): Tag(facts.mime, facts.format),
        translate("Inspector", "File size"): Tag(facts.bytes, describe_bytes(facts.bytes)),
        translate("Inspector", "Pixels"): Tag(size, describe_size(facts.width, facts.height)),
        translate("Inspector", "Colour mode"): Tag(facts.mode, facts.mode),
        translate("Inspector", "Orientation"): Tag(facts.orientation, str(facts.orientation)),
        translate("Inspector", "Frames"): Tag(facts.frames, str(facts.frames)),
    }


def text_of(tag: Tag, raw: bool) -> str:
    return describe_raw(tag.value) if raw else tag.text


def describe_raw(value: Value) -> str:
    """Return a raw value as JSON writes it; texts as they are."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
