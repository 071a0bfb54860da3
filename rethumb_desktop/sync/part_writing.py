"""Writing a part of a snapshot: records as columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from operator import itemgetter
from typing import TypeVar

from rethumb_desktop.domain.entries import milliseconds_of
from rethumb_desktop.domain.merging import Mark, Named, Placed, Record
from rethumb_desktop.domain.object_key import LibraryKey
from rethumb_desktop.sync import layout
from rethumb_desktop.sync.columns import ColumnWriter
from rethumb_desktop.sync.fields import NAME
from rethumb_desktop.sync.stems import STEM, bytes_of_stem, stem_bytes, stem_tail


def encode_part(records: Sequence[Record], key: LibraryKey, renderers: Sequence[str]) -> bytes:
    """Return the content of a part, to be sealed: the same for the same records in any order.

    A key that follows from one of the `renderers` (their versions) is not written. Raises ValueError for more than
    100,000 records, and for a key that is none.
    """
    if len(records) > layout.PART_RECORDS:
        raise ValueError(f"{len(records)} records are too many for a part")
    if len(renderers) > layout.MOST_RENDERERS:
        raise ValueError(f"{len(renderers)} versions are too many for a part")
    return _Part(records, key, tuple(renderers)).content()


class _Part:
    """A part while it is written: what is put goes before what is not."""

    def __init__(self, records: Sequence[Record], key: LibraryKey, renderers: tuple[str, ...]) -> None:
        self._key = key
        self._renderers = renderers
        # Known before it is written: what there is of each sort. A text stands at its own place.
        self._devices: dict[str, int] = {}
        self._recipes: dict[str, int] = {}
        self._kinds: dict[tuple[str, str], int] = {}
        self._placed, self._others = _in_order([_kept(record) for record in records])
        self._all = self._placed + self._others
        self._put = [placed for record in self._placed if (placed := record.placed) is not None]

    def content(self) -> bytes:
        # The tables are known when all that points into them is written, but stand before it.
        placed, keys, marks = ColumnWriter(), ColumnWriter(), ColumnWriter()
        self._write_placed(placed)
        self._write_keys(keys)
        self._write_marks(marks)
        head = ColumnWriter()
        head.raw(bytes([layout.FORMAT]))
        head.count(len(self._all))
        head.numbers([_flags(record) for record in self._all])
        self._write_tables(head)
        return b"".join(written.content() for written in (head, placed, keys, marks))

    def _write_tables(self, out: ColumnWriter) -> None:
        out.count(len(self._devices))
        out.raw(bytes.fromhex("".join(self._devices)))
        for texts in (list(self._recipes), self._renderers):
            out.count(len(texts))
            out.texts(texts)
        out.count(len(self._kinds))
        out.texts([extension for extension, _ in self._kinds])
        out.texts([mime for _, mime in self._kinds])

    def _write_placed(self, out: ColumnWriter) -> None:
        puts = [placed.put for placed in self._put]
        originals = _runs([put.original_sha256 for put in puts], "")
        out.count(len(originals))
        out.raw(bytes.fromhex("".join(originals)))
        out.numbers(_beginnings([put.original_sha256 for put in puts], ""))
        names = _runs([put.name for put in puts], None)
        out.count(len(names))
        out.texts(names)
        out.numbers(_beginnings([put.name for put in puts], None))
        recipes = [_place(self._recipes, put.recipe) for put in puts]
        out.numbers(recipes)
        out.numbers([_place(self._devices, placed.device) for placed in self._put])
        out.steps([placed.seq for placed in self._put])
        self._write_times(out, [put.at for put in puts])
        out.steps([put.when for put in puts])
        by_recipe = sorted(range(len(puts)), key=recipes.__getitem__)
        ordered = [puts[place] for place in by_recipe]
        out.numbers([_place(self._kinds, (_extension(put.key), put.mime)) for put in ordered])
        out.numbers([put.width for put in ordered])
        out.numbers([put.height for put in ordered])
        out.numbers([put.bytes for put in ordered])
        out.texts([put.more for put in puts if put.more])

    def _write_keys(self, out: ColumnWriter) -> None:
        found = [self._renderer_of(placed) for placed in self._put]
        out.numbers(found)
        out.numbers([_place(self._kinds, (_extension(record.key), "")) for record in self._others])
        written = [record.key for record, how in zip(self._placed, found, strict=True) if not how]
        written += [record.key for record in self._others]
        out.raw(b"".join(bytes_of_stem(key.partition(".")[0]) for key in written))

    def _renderer_of(self, placed: Placed) -> int:
        """Return which renderer's version gives the key, from 1; 0 for none."""
        put = placed.put
        stem = bytes_of_stem(put.key.partition(".")[0])
        for number, renderer in enumerate(self._renderers, start=1):
            if stem_bytes(self._key, put.original_sha256, stem_tail(put.recipe, renderer)) == stem:
                return number
        return 0

    def _write_marks(self, out: ColumnWriter) -> None:
        self._write_mark_columns(out, [record.removed for record in self._all if record.removed is not None])
        self._write_named(out, [record.renamed for record in self._all if record.renamed is not None])
        out.numbers([len(record.names) for record in self._all if record.names])
        self._write_named(out, [named for record in self._all for named in record.names])

    def _write_named(self, out: ColumnWriter, named: Sequence[Named]) -> None:
        self._write_mark_columns(out, [one.mark for one in named])
        out.texts([one.name for one in named])

    def _write_mark_columns(self, out: ColumnWriter, marks: Sequence[Mark]) -> None:
        self._write_times(out, [mark.at for mark in marks])
        out.numbers([_place(self._devices, mark.device) for mark in marks])

    @staticmethod
    def _write_times(out: ColumnWriter, stamps: Sequence[int]) -> None:
        out.steps([milliseconds_of(at) for at in stamps])
        out.numbers([at & layout.MOST_COUNTER for at in stamps])


def _in_order(records: Iterable[Record]) -> tuple[list[Record], list[Record]]:
    """Return the records with a put and those without.

    Those of one original stand together, what was put first before the rest, so that times and names grow slowly.
    """
    first: dict[str, int] = {}
    keyed: list[tuple[bool, int, str, int, str, Record]] = []
    others = []
    placed = []
    for record in records:
        if record.placed is None:
            others.append(record)
        else:
            put = record.placed.put
            placed.append((record, put))
            first[put.original_sha256] = min(put.at, first.get(put.original_sha256, put.at))
    for record, put in placed:
        original = put.original_sha256
        keyed.append((original != "", first[original], original, put.at, put.key, record))
    keyed.sort(key=itemgetter(0, 1, 2, 3, 4))
    return [one[5] for one in keyed], sorted(others, key=lambda record: record.key)


def _kept(record: Record) -> Record:
    """Return the record with names as long as they may be."""
    named = [record.renamed, *record.names]
    if record.placed is not None and len(record.placed.put.name) > NAME:
        put = replace(record.placed.put, name=record.placed.put.name[:NAME])
        record = replace(record, placed=record.placed._replace(put=put))
    if any(one is not None and len(one.name) > NAME for one in named):
        cut = [None if one is None else Named(one.mark, one.name[:NAME]) for one in named]
        record = replace(record, renamed=cut[0], names=tuple(one for one in cut[1:] if one is not None))
    return record


def _flags(record: Record) -> int:
    placed = record.placed
    return (
        layout.PLACED * (placed is not None)
        | layout.REMOVED * (record.removed is not None)
        | layout.RENAMED * (record.renamed is not None)
        | layout.NAMES * bool(record.names)
        | layout.MORE * (placed is not None and placed.put.more != "")
    )


def _runs(values: Sequence[str], before: str | None) -> list[str]:
    """Return each value that is another than the one before it."""
    return [now for now, then in zip(values, (before, *values), strict=False) if now != then]


def _beginnings(values: Sequence[str], before: str | None) -> list[int]:
    """Return 1 for each value that is another than the one before it, else 0."""
    return [int(now != then) for now, then in zip(values, (before, *values), strict=False)]


_T = TypeVar("_T")


def _place(table: dict[_T, int], value: _T) -> int:
    return table.setdefault(value, len(table))


def _extension(key: str) -> str:
    stem, _, extension = key.partition(".")
    if len(stem) != STEM or not layout.EXTENSION.fullmatch(extension):
        raise ValueError(f"{key!r} is no object key")
    return extension
