"""Placing: which id a publication gets, so that ids are in the order of time."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection

from rethumb_desktop.index.values.spans import LAST_MOMENT, id_at, milliseconds_of_id

# Where no more than so many fall into a few moments their order is exact; of more, what comes later stands behind.
_NEAR = 64
_MOST_LOOKS = 1000
_TAKEN = "SELECT id FROM publications WHERE id IN (SELECT value FROM json_each(?))"
_BETWEEN = "SELECT id FROM publications WHERE id BETWEEN ? AND ?"
_FIRST_BETWEEN = "SELECT id FROM publications WHERE id BETWEEN ? AND ? ORDER BY id LIMIT ?"
_MOMENTS = "SELECT id, micros FROM publications WHERE id BETWEEN ? AND ?"


def find_places(connection: Connection, library: int, whens: Sequence[int]) -> list[int]:
    """Return free ids for publications of these microseconds since 1970 UTC, which are in order."""
    starts = _starts(library, whens)
    taken: set[int] = set()
    free: set[int] = set()
    reach = 1
    while True:
        places = _next_free(starts, taken)
        in_the_way = _existing(connection, [place for place in places if place not in free] if free else places)
        if not in_the_way:
            return places
        free.update(place for place in places if place not in in_the_way)
        for place in in_the_way:
            if place not in taken:
                taken.update(connection.exec_driver_sql(_BETWEEN, (place, place + reach)).scalars())
        # Where many follow one another, few steps lead to their end.
        reach *= 8


def newer_before(connection: Connection, library: int, whens: Sequence[int], places: Sequence[int]) -> list[int]:
    """Return the ids of those that are newer than publications of these microseconds, and would stand before them."""
    found: dict[int, None] = {}
    looks = 0
    starts = _starts(library, whens)
    for when, start, place in zip(whens, starts, places, strict=True):
        if start < place <= start + _NEAR and looks < _MOST_LOOKS:
            looks += 1
            between = connection.exec_driver_sql(_MOMENTS, (start, place))
            found.update((each, None) for each, micros in between if milliseconds_of_id(each) * 1000 + micros > when)
    return [*found]


def _starts(library: int, whens: Iterable[int]) -> list[int]:
    first, last = id_at(library, 0), id_at(library, LAST_MOMENT)
    starts = [first + when // 1000 for when in whens]
    if starts and (starts[0] < first or starts[-1] > last):
        return [min(max(start, first), last) for start in starts]
    return starts


def _next_free(starts: Iterable[int], taken: set[int]) -> list[int]:
    places = []
    last = -1
    for start in starts:
        place = start if start > last else last + 1
        while place in taken:
            place += 1
        places.append(place)
        last = place
    return places


def _existing(connection: Connection, places: Sequence[int]) -> set[int]:
    """Return which of these, in order, are taken."""
    if not places:
        return set()
    # Most are newer than nearly all that is there: then it is quicker to look at what stands among them.
    between = connection.exec_driver_sql(_FIRST_BETWEEN, (places[0], places[-1], len(places) + 1)).scalars().all()
    if len(between) <= len(places):
        return set(places).intersection(between)
    return set(connection.exec_driver_sql(_TAKEN, (json.dumps(places),)).scalars())
