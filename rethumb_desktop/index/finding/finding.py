"""Finding: the publications that a text or a choice of recipes or devices leaves, newest first."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from heapq import merge
from itertools import islice
from typing import Any

from sqlalchemy import Connection

from rethumb_desktop.domain.browsing import MOST_FOUND, MOST_LOOKED_AT, MOST_SCANNED
from rethumb_desktop.index.finding.selecting import Choice
from rethumb_desktop.index.values.extras import read_extras
from rethumb_desktop.index.values.keys import heads_of, joined, stem_of
from rethumb_desktop.index.values.searching import fold
from rethumb_desktop.index.values.spans import LIBRARY_BITS, Span, milliseconds_of_id, newest_first
from rethumb_desktop.index.values.values import readable
from rethumb_desktop.index.values.words import Words

_LOOKED_AT = "id, name, recipe, extras, head, stem, affix"
_SEARCHED = "SELECT rowid FROM search WHERE search MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rowid DESC"
# SQLite knows the capitals of ASCII: what may hold the text by any other rule is looked at here.
_NEWEST = f"SELECT {_LOOKED_AT} FROM publications WHERE id BETWEEN ? AND ? ORDER BY id DESC LIMIT ?"
_MAYBE = """(name GLOB '*[^ -~]*' OR typeof(name) <> 'text' OR extras IS NOT NULL OR affix = ?
    OR recipe IN (SELECT value FROM json_each(?)))"""
_MAYBE_FOREIGN = f"SELECT * FROM ({_NEWEST}) WHERE {_MAYBE}"
_MAYBE_ASCII = f"SELECT * FROM ({_NEWEST}) WHERE (instr(lower(name), ?) OR {_MAYBE})"
_SOME = f"SELECT {_LOOKED_AT} FROM publications WHERE id IN (SELECT value FROM json_each(?))"
_BY_HEAD = f"""SELECT {_LOOKED_AT} FROM publications INDEXED BY publications_by_head
    WHERE head BETWEEN ? AND ? LIMIT {MOST_LOOKED_AT}"""
# No index has devices: rows are read one by one, which a first page of what is not too seldom does not notice.
_THEIRS = "device IN (SELECT value FROM json_each(?))"
_SCANNED = f"SELECT id FROM publications WHERE id BETWEEN ? AND ? AND {_THEIRS} ORDER BY id DESC"
_SOME_OF_THEIRS = f"SELECT id FROM publications WHERE id IN (SELECT value FROM json_each(?)) AND {_THEIRS}"
_SCANNED_TO = "SELECT id FROM publications WHERE id BETWEEN ? AND ? ORDER BY id DESC LIMIT 1 OFFSET ?"
_FIRST_LOOK, _NEXT_LOOKS = 200, 1000


class Finder:
    """Looks for publications over one connection, among the ids of `spans`; at most `most` are looked at one by one.

    Those of devices are looked for among the first `MOST_FOUND` that a search finds without them, else among the newest
    `MOST_SCANNED` of each span.
    """

    def __init__(
        self,
        connection: Connection,
        words: Words,
        spans: Sequence[Span],
        choice: Choice,
        *,
        most: int = MOST_LOOKED_AT,
    ) -> None:
        self._connection = connection
        self._words = words
        self._spans = spans
        self._choice = choice
        self._most = most

    def found(self, after: int | None = None) -> Iterator[int]:
        """Yield the ids of what is found, newest first, those behind `after`, which a search for devices has not."""
        choice = self._choice
        if frozenset() in (choice.recipes, choice.devices):
            return iter(())
        if choice.devices is None:
            return self._matching(_parts_behind(self._spans, after))
        if choice.text or choice.match:
            assert after is None, "where its first ones end is seen from the beginning only"
            return self._of_devices(islice(self._matching(self._spans), MOST_FOUND), choice.devices)
        spans = _parts_behind([self._newest(span) for span in self._spans], after)
        return merge(*(self._scanned(span, choice.devices) for span in spans), key=newest_first)

    def _matching(self, spans: Sequence[Span]) -> Iterator[int]:
        choice = self._choice
        if not choice.match:
            return self._looked_through(spans)
        by_key = self._by_key(spans)
        searched = merge(*(self._searched(span) for span in spans), key=newest_first)
        others = (place for place in searched if place not in by_key)
        sure = others if choice.certain else self._confirmed(others)
        return merge(sure, sorted(by_key, key=newest_first), key=newest_first)

    def _newest(self, span: Span) -> Span:
        """Return what of a span the newest `MOST_SCANNED` are in."""
        end = next(self._rows(_SCANNED_TO, (*span, MOST_SCANNED - 1)), None)
        return span if end is None else Span(end[0], span.last)

    def _scanned(self, span: Span, devices: Iterable[int]) -> Iterator[int]:
        for (place,) in self._rows(_SCANNED, (*span, json.dumps([*devices]))):
            yield place

    def _of_devices(self, places: Iterator[int], devices: Iterable[int]) -> Iterator[int]:
        theirs = json.dumps([*devices])
        while some := [*islice(places, _NEXT_LOOKS)]:
            wanted = {row[0] for row in self._rows(_SOME_OF_THEIRS, (json.dumps(some), theirs))}
            yield from (place for place in some if place in wanted)

    def _searched(self, span: Span) -> Iterator[int]:
        for (place,) in self._rows(_SEARCHED, (self._choice.match, *span)):
            yield place

    def _confirmed(self, places: Iterator[int]) -> Iterator[int]:
        """Yield those that hold the text as a whole: the search index knows its runs only."""
        size, left = _FIRST_LOOK, self._most
        while some := [*islice(places, min(size, left))]:
            rows = {row[0]: row for row in self._rows(_SOME, (json.dumps(some),))}
            yield from (place for place in some if place in rows and self._holds(rows[place]))
            left -= len(some)
            size = _NEXT_LOOKS

    def _looked_through(self, spans: Sequence[Span]) -> Iterator[int]:
        """Yield what holds a text of one or two characters, among the newest of each library."""
        rows = merge(*map(self._maybe, spans), key=lambda row: newest_first(row[0]))
        recipes = self._choice.recipes
        return (row[0] for row in rows if (recipes is None or row[2] in recipes) and self._holds(row))

    def _maybe(self, span: Span) -> Iterator[Sequence[Any]]:
        choice = self._choice
        unusual = self._words.find(self._connection, "")
        others = (-1 if unusual is None else unusual, json.dumps([*choice.named_recipes]))
        if choice.text.isascii():
            return self._rows(_MAYBE_ASCII, (*span, self._most, choice.text, *others))
        return self._rows(_MAYBE_FOREIGN, (*span, self._most, *others))

    def _by_key(self, spans: Sequence[Span]) -> set[int]:
        choice = self._choice
        if not choice.stem:
            return set()
        found = set()
        for row in self._rows(_BY_HEAD, heads_of(choice.stem)):
            is_asked = any(span.first <= row[0] <= span.last for span in spans)
            is_chosen = choice.recipes is None or row[2] in choice.recipes
            if is_asked and is_chosen and stem_of(self._key(row)).startswith(choice.stem):
                found.add(row[0])
        return found

    def _holds(self, row: Sequence[Any]) -> bool:
        text = self._choice.text
        _, name, recipe, extras, _, _, affix = row
        if text in fold(readable(name)) or recipe in self._choice.named_recipes:
            return True
        if extras is not None and any(text in fold(named.name) for named in read_extras(extras).names):
            return True
        return not self._words.text_of(self._connection, affix) and text in fold(self._key(row))

    def _key(self, row: Sequence[Any]) -> str:
        return joined(row[4], row[5], self._words.text_of(self._connection, row[6]))

    def _rows(self, statement: str, values: Sequence[Any]) -> Iterator[Any]:
        # Straight to the driver: tens of thousands of rows may pass here.
        with closing(self._connection.connection.cursor()) as cursor:
            cursor.execute(statement, values)
            while some := cursor.fetchmany(100):
                yield from some


def _parts_behind(spans: Sequence[Span], after: int | None) -> list[Span]:
    parts = spans if after is None else [_behind(span, after) for span in spans]
    return [span for span in parts if span.first <= span.last]


def _behind(span: Span, after: int) -> Span:
    """Return what of a span comes later than an id, newest first."""
    library, last = span.first >> LIBRARY_BITS, after >> LIBRARY_BITS
    bound = library << LIBRARY_BITS | milliseconds_of_id(after)
    return Span(span.first, min(span.last, bound - 1 if library <= last else bound))
