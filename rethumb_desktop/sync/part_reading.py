"""Reading a part of a snapshot: columns as records. Whatever is not as it must be raises Fault journal."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, fields
from itertools import accumulate, chain, compress, islice, repeat
from typing import TypeVar

from rethumb_desktop.domain import merging
from rethumb_desktop.domain.entries import Put, stamp
from rethumb_desktop.domain.merging import Mark, Named, Placed, Record
from rethumb_desktop.domain.object_key import LibraryKey
from rethumb_desktop.sync import layout
from rethumb_desktop.sync.columns import ColumnReader
from rethumb_desktop.sync.damage import too_new
from rethumb_desktop.sync.fields import (
    MIME,
    MOST_NUMBER,
    MOST_PIXELS,
    MOST_WHEN,
    NAME,
    PLAIN,
    RECIPE,
    UNKNOWN,
    read_fields,
)
from rethumb_desktop.sync.names import MOST_SEGMENTS
from rethumb_desktop.sync.segments import PUT_FIELDS
from rethumb_desktop.sync.stems import STEM_BYTES, stem_bytes, stem_tail, stems_of

_T = TypeVar("_T")
_M = TypeVar("_M")


def decode_part(content: bytes, key: LibraryKey, name: str) -> list[Record]:
    """Read the content of a part; `name` is that of the object, for the fault.

    Raises Fault journal for whatever is not as `encode_part` makes it.
    """
    return _Part(name, content, key).records()


@dataclass(frozen=True)
class _Puts:
    """The columns of what is put, but for the keys."""

    originals: list[str]
    names: list[str]
    recipes: list[str]
    devices: list[str]
    seqs: list[int]
    ats: list[int]
    whens: list[int]
    kinds: list[tuple[str, str]]
    widths: list[int]
    heights: list[int]
    bytes: list[int]
    more: list[str]

    def placed(self, keys: Sequence[str]) -> list[Placed]:
        keys = keys[: len(self.ats)]
        mimes = [mime for _, mime in self.kinds]
        columns = (self.ats, keys, self.originals, self.recipes, self.names, self.widths, self.heights, self.bytes)
        puts = _instances(Put, *columns, mimes, self.whens, self.more[: len(self.ats)])
        return list(map(Placed, puts, self.devices, self.seqs))


class _Part:
    """A part while it is read, from its beginning to its end."""

    def __init__(self, name: str, content: bytes, key: LibraryKey) -> None:
        self._name = name
        self._key = key
        self._from = ColumnReader(name, content)
        if (version := self._from.raw(1)[0]) > layout.FORMAT:
            raise too_new(name)
        if version != layout.FORMAT:
            self._from.refuse("It is of no format.")
        self._count = self._from.count(layout.PART_RECORDS)
        self._flags = self._from.numbers(self._count, layout.ALL)
        self._puts = sum(flags & layout.PLACED for flags in self._flags)
        self._check_flags()
        self._read_tables()

    def records(self) -> list[Record]:
        puts = self._read_puts()
        keys = self._read_keys(puts)
        removed = self._spread(layout.REMOVED, self._read_marks(self._counted(layout.REMOVED)), None)
        renamed = self._spread(layout.RENAMED, self._read_named(self._counted(layout.RENAMED)), None)
        names = self._spread(layout.NAMES, self._read_names(self._counted(layout.NAMES)), ())
        self._from.end()
        placed = [*puts.placed(keys), *repeat(None, self._count - self._puts)]
        return self._normal(_instances(Record, keys, placed, removed, renamed, names))

    def _check_flags(self) -> None:
        placed = self._flags[: self._puts]
        if not all(flags & layout.PLACED for flags in placed) or not all(self._flags):
            self._from.refuse("Its records are not in order.")
        if any(flags & layout.MORE for flags in self._flags[self._puts :]):
            self._from.refuse("Its records are not in order.")

    def _normal(self, records: list[Record]) -> list[Record]:
        """Return the records in normal form, whoever wrote them; each key may be there once."""
        if len({record.key for record in records}) != len(records):
            self._from.refuse("It holds a key twice.")
        marked = layout.REMOVED | layout.RENAMED | layout.NAMES
        for place in compress(range(self._count), (flags & marked for flags in self._flags)):
            records[place] = merging.join(records[place], records[place])
        return records

    def _read_tables(self) -> None:
        whole = self._from.raw(self._from.count(layout.MOST_DEVICES) * layout.DEVICE_BYTES).hex()
        self._devices = _pieces(whole, layout.DEVICE_BYTES * 2)
        self._recipes = self._read_plain(self._count, RECIPE)
        self._renderers = self._read_plain(layout.MOST_RENDERERS, layout.RENDERER)
        count = self._from.count(self._count)
        extensions, mimes = self._from.texts(count, MIME), self._from.texts(count, MIME)
        if not all(map(layout.EXTENSION.fullmatch, extensions)) or not all(map(PLAIN.fullmatch, mimes)):
            self._from.refuse("It holds a kind of file that cannot be.")
        self._kinds = list(zip(extensions, mimes, strict=True))

    def _read_plain(self, most: int, longest: int) -> list[str]:
        texts = self._from.texts(self._from.count(most), longest)
        if not all(map(PLAIN.fullmatch, texts)):
            self._from.refuse("It holds a text that cannot be.")
        return texts

    def _read_puts(self) -> _Puts:
        count, source = self._puts, self._from
        whole = source.raw(source.count(count) * layout.ORIGINAL_BYTES).hex()
        originals = self._in_runs(_pieces(whole, layout.ORIGINAL_BYTES * 2))
        names = self._in_runs(source.texts(source.count(count), NAME))
        recipe_places = source.places(count, len(self._recipes))
        devices = self._from_table(count, self._devices)
        seqs = source.steps(count, MOST_SEGMENTS)
        ats = self._read_times(count)
        whens = source.steps(count, MOST_WHEN)
        # These stand recipe by recipe: what is alike stands together.
        order = [0] * count
        for place, record in enumerate(sorted(range(count), key=recipe_places.__getitem__)):
            order[record] = place
        kinds = self._from_table(count, self._kinds)
        sizes = [source.numbers(count, most) for most in (MOST_PIXELS, MOST_PIXELS, MOST_NUMBER)]
        widths, heights, lengths = ([column[place] for place in order] for column in sizes)
        return _Puts(
            originals,
            names,
            [self._recipes[place] for place in recipe_places],
            devices,
            seqs,
            ats,
            whens,
            [kinds[place] for place in order],
            widths,
            heights,
            lengths,
            self._spread(layout.MORE, self._read_more(), ""),
        )

    def _read_keys(self, puts: _Puts) -> list[str]:
        hows = self._from.numbers(self._puts, len(self._renderers))
        others = self._from_table(self._count - self._puts, self._kinds)
        written = hows.count(0) + len(others)
        stems = iter(_pieces(self._from.raw(written * STEM_BYTES), STEM_BYTES))
        tails = {
            (how, recipe): stem_tail(recipe, self._renderers[how - 1])
            for how, recipe in set(zip(hows, puts.recipes, strict=True))
            if how
        }
        digests = [
            stem_bytes(self._key, original, tails[how, recipe]) if how else next(stems)
            for how, original, recipe in zip(hows, puts.originals, puts.recipes, strict=True)
        ]
        named = zip(stems_of(chain(digests, stems)), chain(puts.kinds, others), strict=True)
        return [f"{stem}.{extension}" for stem, (extension, _) in named]

    def _read_more(self) -> list[str]:
        texts = self._from.texts(self._counted(layout.MORE), UNKNOWN)
        for text in texts:
            if not text.isascii() or read_fields(self._name, text.encode()).rest(PUT_FIELDS) != text:
                self._from.refuse("It holds fields that cannot be.")
        return texts

    def _read_names(self, count: int) -> list[tuple[Named, ...]]:
        counts = self._from.numbers(count, merging.NAMES)
        named = iter(self._read_named(sum(counts)))
        return [tuple(islice(named, each)) for each in counts]

    def _read_named(self, count: int) -> list[Named]:
        marks = self._read_marks(count)
        return list(map(Named, marks, self._from.texts(count, NAME)))

    def _read_marks(self, count: int) -> list[Mark]:
        return list(map(Mark, self._read_times(count), self._from_table(count, self._devices)))

    def _read_times(self, count: int) -> list[int]:
        milliseconds = self._from.steps(count, layout.MOST_MILLISECONDS)
        counters = self._from.numbers(count, layout.MOST_COUNTER)
        return list(map(stamp, milliseconds, counters))

    def _from_table(self, count: int, table: Sequence[_T]) -> list[_T]:
        return [table[place] for place in self._from.places(count, len(table))]

    def _in_runs(self, table: Sequence[str]) -> list[str]:
        """Read for each put whether it has another value than the one before it; return the values."""
        places = list(accumulate(self._from.numbers(self._puts, 1)))
        if (places[-1] if places else 0) != len(table):
            self._from.refuse("Its runs do not fit.")
        return [table[place - 1] if place else "" for place in places]

    def _counted(self, flag: int) -> int:
        return sum(1 for flags in self._flags if flags & flag)

    def _spread(self, flag: int, values: Sequence[_T], missing: _M) -> list[_T | _M]:
        """Return a value for each record that has this flag, `missing` for the others."""
        spread: list[_T | _M] = [missing] * self._count
        flagged = compress(range(self._count), (flags & flag for flags in self._flags)) if values else ()
        for place, value in zip(flagged, values, strict=True):
            spread[place] = value
        return spread


_Kind = TypeVar("_Kind", Put, Record)


def _instances(kind: type[_Kind], *columns: Sequence[object]) -> list[_Kind]:
    """Return instances of a frozen dataclass with slots, one for each place of the columns, which are its fields."""
    # Field by field: one by one they take twice as long, and most of the time of reading a part.
    made = list(map(object.__new__, repeat(kind, len(columns[0]))))
    for field, column in zip(fields(kind), columns, strict=True):
        deque(map(vars(kind)[field.name].__set__, made, column), maxlen=0)
    return made


_Pieces = TypeVar("_Pieces", str, bytes)


def _pieces(whole: _Pieces, length: int) -> list[_Pieces]:
    return [whole[start : start + length] for start in range(0, len(whole), length)]
