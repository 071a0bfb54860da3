"""Fresh rows: the short way for the many puts of other devices that are new here, or known as they are."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import Connection

from rethumb_desktop.domain.merging import Placed, Record
from rethumb_desktop.index.keys import Parts, split, whole_key
from rethumb_desktop.index.placing import find_places, newer_before
from rethumb_desktop.index.publication_rows import FIND, INSERT, count_places, original_value, touch
from rethumb_desktop.index.searching import indexed_text, recipe_sign
from rethumb_desktop.index.spans import ids_of, milliseconds_of_id
from rethumb_desktop.index.values import storable
from rethumb_desktop.index.words import Words

_TAKEN = """SELECT head, stem, affix, id, device, seq, at, held, extras IS NULL FROM publications
    WHERE head IN (SELECT value FROM json_each(?)) AND id BETWEEN ? AND ?"""
_HOLD = "UPDATE publications SET held = ? WHERE id = ?"
_REMAINS = "SELECT head FROM remains WHERE library = ? AND head IN (SELECT value FROM json_each(?))"
_HIDDEN = "SELECT key FROM removals WHERE library = ?"
_Fresh = tuple[str, Parts, Placed]


class _Taken(NamedTuple):
    stem: bytes
    affix: int
    id: int
    device: int
    seq: int
    at: int
    held: int
    is_plain: int


class FreshRows:
    """Puts publications into the library of this number, whose keys stand under this prefix."""

    def __init__(self, connection: Connection, words: Words, library: int, prefix: str) -> None:
        self._connection = connection
        self._words = words
        self._library = library
        self._prefix = prefix
        self._numbers: dict[str, int] = {}
        self._recipes: dict[str, tuple[int, str]] = {}

    def put(self, names: Sequence[str], records: Mapping[str, Record], held: int) -> tuple[int, list[str]]:
        """Put what is nothing but a put of an unknown key, and pass over what is known as it is.

        `held` is the number of the snapshot that they stand in, 0 for none. Returns how many were put, and the names of
        all that needs the long way.
        """
        plain = self._plain(names, records)
        heads = json.dumps([parts.head for _, parts, _ in plain])
        taken, known = self._taken(heads), self._known(plain, heads)
        fresh: list[_Fresh] = []
        same: list[tuple[int, int]] = []
        settled: set[str] = set()
        for each in plain:
            name, parts, _ = each
            if name in known:
                continue
            rows = taken.get(parts.head)
            if rows is None:
                fresh.append(each)
            elif (row := self._same(each, rows)) is not None:
                settled.add(name)
                if row.held < held:
                    same.append((held, row.id))
        if same:
            self._connection.exec_driver_sql(_HOLD, same)
        if self._write(fresh, held):
            settled.update(name for name, _, _ in fresh)
            return len(fresh), [name for name in names if name not in settled]
        return 0, [name for name in names if name not in settled]

    def _plain(self, names: Sequence[str], records: Mapping[str, Record]) -> list[_Fresh]:
        """Return the records that are nothing but a put, of a key of the usual shape."""
        found = []
        for name in names:
            record = records[name]
            placed = record.placed
            if placed is None or placed.put.more or record.removed or record.renamed or record.names:
                continue
            parts = split(whole_key(self._prefix, name))
            if parts.affix:
                found.append((name, parts, placed))
        return found

    def _taken(self, heads: str) -> dict[int, list[_Taken]]:
        taken: dict[int, list[_Taken]] = {}
        for head, *values in self._connection.exec_driver_sql(_TAKEN, (heads, *ids_of(self._library))):
            taken.setdefault(head, []).append(_Taken(*values))
        return taken

    def _known(self, plain: Sequence[_Fresh], heads: str) -> set[str]:
        """Return the names of which something is known beside the publications."""
        # The stem is the same with a prefix and without.
        beside = set(self._connection.exec_driver_sql(_REMAINS, (self._library, heads)).scalars())
        found = {name for name, parts, _ in plain if parts.head in beside} if beside else set()
        return found | self._hidden()

    def _same(self, fresh: _Fresh, rows: Sequence[_Taken]) -> _Taken | None:
        """Return the row that says the same of a key already."""
        _, parts, placed = fresh
        said = (parts.stem, self._number(parts.affix), self._number(placed.device), placed.seq, placed.put.at, True)
        return next((r for r in rows if said == (r.stem, r.affix, r.device, r.seq, r.at, bool(r.is_plain))), None)

    def _hidden(self) -> set[str]:
        library = storable(self._words.library_name(self._connection, self._library))
        keys = self._connection.exec_driver_sql(_HIDDEN, (library,)).scalars()
        cut = len(whole_key(self._prefix, ""))
        return {key[cut:] for key in keys if isinstance(key, str)}

    def _write(self, fresh: list[_Fresh], held: int) -> bool:
        """Write new rows; False where others would have to make room for them."""
        if not fresh:
            return True
        fresh.sort(key=lambda each: each[2].put.when)
        whens = [placed.put.when for _, _, placed in fresh]
        places = find_places(self._connection, self._library, whens)
        if newer_before(self._connection, self._library, whens, places):
            return False
        rows, texts = self._values(fresh, places, held)
        self._connection.exec_driver_sql(INSERT, rows)
        self._connection.exec_driver_sql(FIND, texts)
        count_places(self._connection, places, 1)
        touch(self._connection)
        return True

    def _values(
        self, fresh: Sequence[_Fresh], places: Sequence[int], held: int
    ) -> tuple[list[tuple[object, ...]], list[tuple[int, str, str]]]:
        """Return the rows of the publications and those of the search."""
        rows: list[tuple[object, ...]] = []
        texts: list[tuple[int, str, str]] = []
        sha256, original = "", original_value("")
        number, recipe_of = self._number, self._recipe
        for (_, (head, stem, affix), placed), place in zip(fresh, places, strict=True):
            put = placed.put
            # What was made of one original stands together.
            if put.original_sha256 != sha256:
                sha256, original = put.original_sha256, original_value(put.original_sha256)
            recipe, sign = recipe_of(put.recipe)
            rows.append(
                (
                    place,
                    head,
                    stem,
                    number(affix),
                    original,
                    recipe,
                    storable(put.name),
                    put.width,
                    put.height,
                    put.bytes,
                    number(put.mime),
                    put.when - milliseconds_of_id(place) * 1000,
                    number(placed.device),
                    placed.seq,
                    put.at,
                    None,
                    held,
                )
            )
            texts.append((place, indexed_text((put.name,)), sign))
        return rows, texts

    def _number(self, word: str) -> int:
        found = self._numbers.get(word)
        if found is None:
            found = self._numbers[word] = self._words.id_of(self._connection, word)
        return found

    def _recipe(self, recipe: str) -> tuple[int, str]:
        found = self._recipes.get(recipe)
        if found is None:
            number = self._number(recipe)
            sign = recipe_sign(self._words.plain_recipe(self._connection, number))
            found = self._recipes[recipe] = number, sign
        return found
