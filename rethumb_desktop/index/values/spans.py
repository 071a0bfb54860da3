"""Spans of ids: publications stand in the order of time, library by library."""

from __future__ import annotations

from typing import NamedTuple

#: How far a library's number stands to the left in an id; below it are milliseconds since 1970 UTC, up to 2248.
LIBRARY_BITS = 43
_MASK = (1 << LIBRARY_BITS) - 1
HOUR_MS = 3_600_000
#: The last moment that has an id of its own: what is moved on stays in its library.
LAST_MOMENT = _MASK - (1 << 20)


class Span(NamedTuple):
    """Ids from `first` to `last`, of one library."""

    first: int
    last: int


def ids_of(library: int) -> Span:
    """Return all ids of a library."""
    return Span(library << LIBRARY_BITS, (library + 1 << LIBRARY_BITS) - 1)


def id_at(library: int, milliseconds: int) -> int:
    """Return the id of a moment; what is before 1970 or too far in the future stands at the beginning or the end."""
    return library << LIBRARY_BITS | min(max(milliseconds, 0), LAST_MOMENT)


def milliseconds_of_id(place: int) -> int:
    """Return the milliseconds since 1970 UTC that an id stands for."""
    return place & _MASK


def hour_of(place: int) -> int:
    """Return the hour since 1970 UTC that an id belongs to."""
    return (place & _MASK) // HOUR_MS


def hour_span(library: int, hour: int) -> Span:
    """Return the ids of an hour."""
    first, last = ids_of(library)
    return Span(first + hour * HOUR_MS, min(first + (hour + 1) * HOUR_MS - 1, last))


def newest_first(place: int) -> tuple[int, int]:
    """Return what ids are sorted by."""
    return -(place & _MASK), place >> LIBRARY_BITS
