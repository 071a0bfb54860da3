"""Fresh rows: the short way for the many puts of other devices that are new here, or known as they are."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from operator import itemgetter
from typing import NamedTuple

from sqlalchemy import Connection

from rethumb_desktop.domain.merging import Placed
from rethumb_desktop.index.rows.placing import find_places, newer_before
from rethumb_desktop.index.rows.publication_rows import FIND, count_places, original_value, touch
from rethumb_desktop.index.values.keys import STEM_LETTERS, split, split_stem, whole_key
from rethumb_desktop.index.values.searching import indexed_text, recipe_sign
from rethumb_desktop.index.values.spans import ids_of, milliseconds_of_id
from rethumb_desktop.index.values.values import storable
from rethumb_desktop.index.values.words import Words

_TAKEN = """SELECT p.head, p.stem, p.affix, p.id, p.device, p.seq, p.at, p.held, p.extras IS NULL
    FROM json_each(?) CROSS JOIN publications p INDEXED BY publications_by_head
    ON p.head = json_each.value WHERE p.id BETWEEN ? AND ?"""
# What is the same in all of them stands in the statement: every value that is bound takes its time.
_INSERT = f"INSERT INTO publications VALUES ({', '.join('?' * 15)}, NULL, {{held:d}})"
_HOLD = "UPDATE publications SET held = ? WHERE id = ?"
_REMAINS = """SELECT r.head FROM json_each(?) CROSS JOIN remains r
    ON r.library = ? AND r.head = json_each.value"""
_HIDDEN = "SELECT key FROM removals WHERE library = ?"
#: When it was published, head, stem and affix of its key, and what was said. These are many: a plain tuple is quick.
_Fresh = tuple[int, int, bytes, int, Placed]


class _Taken(NamedTuple):
    stem: bytes
    affix: int
    id: int
    device: int
    seq: int
    at: int
    held: int
    is_plain: int


class _Numbers(dict[str, int]):
    """Numbers of words, asked for once each: a look-up that succeeds runs no Python."""

    def __init__(self, number_of: Callable[[str], int]) -> None:
        super().__init__()
        self._number_of = number_of

    def __missing__(self, word: str) -> int:
        found = self[word] = self._number_of(word)
        return found


class FreshRows:
    """Puts publications into the library of this number, whose keys stand under this prefix.

    Every loop here runs once for each picture of a library of a million: what it calls is measured.
    """

    def __init__(self, connection: Connection, words: Words, library: int, prefix: str) -> None:
        self._connection = connection
        self._words = words
        self._library = library
        self._prefix = prefix
        self._numbers = _Numbers(lambda word: words.id_of(connection, word))
        self._affixes = dict[str, int]()
        self._signs = dict[int, str]()

    def put(self, said: Sequence[Placed], held: int) -> tuple[int, list[Placed]]:
        """Put what is of an unknown key, and pass over what is known as it is; each key once, and no fields unknown.

        `held` is the number of the snapshot that they stand in, 0 for none. Returns how many were put, and all that
        needs the long way.
        """
        fresh, left = self._split(said)
        # In their order, and each once: neighbours are found on the same page.
        heads = json.dumps(sorted({each[1] for each in fresh}))
        fresh, beside = self._without_known(fresh, heads)
        left += beside
        fresh, others = self._without_taken(fresh, heads, held)
        left += others
        if self._write(fresh, held):
            return len(fresh), left
        return 0, left + [each[4] for each in fresh]

    def _split(self, said: Sequence[Placed]) -> tuple[list[_Fresh], list[Placed]]:
        """Return what has a key of the usual shape, in the order of time, and what has another."""
        found, left = list[_Fresh](), list[Placed]()
        affixes = self._affixes
        for each in said:
            put = each.put
            key = put.key
            try:
                affix = affixes[key[STEM_LETTERS:]]
                head, stem = split_stem(key[:STEM_LETTERS])
            except (KeyError, ValueError):
                head, stem, text = split(key)
                if not text:
                    left.append(each)
                    continue
                affix = self._affix_of(key)
            found.append((put.when, head, stem, affix, each))
        found.sort(key=itemgetter(0))
        return found, left

    def _affix_of(self, name: str) -> int:
        """Return the word of what is around the stem of a whole key; note it where the stem is the name's beginning."""
        number = self._numbers[split(whole_key(self._prefix, name)).affix]
        if "/" not in name:
            self._affixes[name[STEM_LETTERS:]] = number
        return number

    def _without_known(self, fresh: list[_Fresh], heads: str) -> tuple[list[_Fresh], list[Placed]]:
        """Return that of which nothing is known beside the publications, and the others."""
        beside = set(self._connection.exec_driver_sql(_REMAINS, (heads, self._library)).scalars())
        hidden = self._hidden()
        if not beside and not hidden:
            return fresh, []
        new, known = list[_Fresh](), list[Placed]()
        for each in fresh:
            if each[1] in beside or each[4].put.key in hidden:
                known.append(each[4])
            else:
                new.append(each)
        return new, known

    def _without_taken(self, fresh: list[_Fresh], heads: str, held: int) -> tuple[list[_Fresh], list[Placed]]:
        """Return what may be put, and what other rows are in the way of; pass over what rows say already."""
        taken: dict[int, list[_Taken]] = {}
        for head, *values in self._connection.exec_driver_sql(_TAKEN, (heads, *ids_of(self._library))):
            taken.setdefault(head, []).append(_Taken(*values))
        if not taken:
            return fresh, []
        new, left, same = list[_Fresh](), list[Placed](), list[tuple[int, int]]()
        for each in fresh:
            rows = taken.get(each[1])
            if rows is None:
                new.append(each)
            elif (row := self._same(each, rows)) is None:
                left.append(each[4])
            elif row.held < held:
                same.append((held, row.id))
        if same:
            self._connection.exec_driver_sql(_HOLD, same)
        return new, left

    def _same(self, fresh: _Fresh, rows: Sequence[_Taken]) -> _Taken | None:
        """Return the row that says the same of a key already."""
        _, _, stem, affix, placed = fresh
        said = (stem, affix, self._numbers[placed.device], placed.seq, placed.put.at, True)
        return next((r for r in rows if said == (r.stem, r.affix, r.device, r.seq, r.at, bool(r.is_plain))), None)

    def _hidden(self) -> set[str]:
        library = storable(self._words.library_name(self._connection, self._library))
        keys = self._connection.exec_driver_sql(_HIDDEN, (library,)).scalars()
        cut = len(whole_key(self._prefix, ""))
        return {key[cut:] for key in keys if isinstance(key, str)}

    def _write(self, fresh: Sequence[_Fresh], held: int) -> bool:
        """Write new rows; False where others would have to make room for them."""
        if not fresh:
            return True
        whens = [each[0] for each in fresh]
        places = find_places(self._connection, self._library, whens)
        if newer_before(self._connection, self._library, whens, places):
            return False
        rows, texts = self._values(fresh, places)
        self._connection.exec_driver_sql(_INSERT.format(held=held), rows)
        self._connection.exec_driver_sql(FIND, texts)
        count_places(self._connection, places, 1)
        touch(self._connection)
        return True

    def _values(
        self, fresh: Sequence[_Fresh], places: Sequence[int]
    ) -> tuple[list[tuple[object, ...]], list[tuple[int, str, str]]]:
        """Return the rows of the publications and those of the search."""
        rows: list[tuple[object, ...]] = []
        texts: list[tuple[int, str, str]] = []
        sha256, original = "", original_value("")
        name, stored, text = "", storable(""), indexed_text("")
        numbers, signs = self._numbers, self._signs
        for (when, head, stem, affix, (put, device, seq)), place in zip(fresh, places, strict=True):
            # What was made of one original stands together.
            if put.original_sha256 != sha256:
                sha256, original = put.original_sha256, original_value(put.original_sha256)
            if put.name != name:
                name, stored, text = put.name, storable(put.name), indexed_text(put.name)
            recipe = numbers[put.recipe]
            sign = signs.get(recipe) or self._sign(recipe)
            micros = when - milliseconds_of_id(place) * 1000
            rows.append(
                (
                    place,
                    head,
                    stem,
                    affix,
                    original,
                    recipe,
                    stored,
                    put.width,
                    put.height,
                    put.bytes,
                    numbers[put.mime],
                    micros,
                    numbers[device],
                    seq,
                    put.at,
                )
            )
            texts.append((place, text, sign))
        return rows, texts

    def _sign(self, recipe: int) -> str:
        sign = self._signs[recipe] = recipe_sign(self._words.plain_recipe(self._connection, recipe))
        return sign
