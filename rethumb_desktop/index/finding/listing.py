"""Listing: all publications of some spans of time, newest first, also far down in a long list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from heapq import merge
from itertools import islice

from sqlalchemy import Connection

from rethumb_desktop.index.values.spans import LIBRARY_BITS, Span, hour_of, hour_span, ids_of, newest_first

_IDS = "SELECT id FROM publications WHERE id BETWEEN ? AND ? ORDER BY id DESC LIMIT ?"
_COUNT = "SELECT count(*) FROM publications WHERE id BETWEEN ? AND ?"
_HOURS = "SELECT hour, count FROM hours WHERE library = ? AND hour BETWEEN ? AND ? ORDER BY hour DESC"
_SUM = "SELECT coalesce(sum(count), 0) FROM hours WHERE library = ? AND hour BETWEEN ? AND ?"
# So far down rows are counted one by one.
_NEAR = 2000


def list_ids(connection: Connection, spans: Sequence[Span], offset: int, limit: int) -> list[int]:
    """Return a page of ids, newest first."""
    spans = [span for span in spans if span.first <= span.last]
    if offset > _NEAR:
        hour, offset = _go_down(connection, spans, offset)
        spans = [Span(span.first, min(span.last, hour_span(span.first >> LIBRARY_BITS, hour).last)) for span in spans]
    ids = [connection.exec_driver_sql(_IDS, (*span, offset + limit)).scalars() for span in spans]
    return [*islice(merge(*ids, key=newest_first), offset, offset + limit)]


def count_ids(connection: Connection, spans: Sequence[Span]) -> int:
    """Return how many there are."""
    return sum(_count(connection, span) for span in spans)


def count_before(connection: Connection, spans: Sequence[Span], place: int) -> int:
    """Return how many stand before an id, newest first."""
    newer = [_newer(span, place) for span in spans]
    return count_ids(connection, newer)


def _newer(span: Span, place: int) -> Span:
    library, own = span.first >> LIBRARY_BITS, place >> LIBRARY_BITS
    bound = ids_of(library).first | place & ids_of(0).last
    return Span(max(span.first, bound if library < own else bound + 1), span.last)


def _count(connection: Connection, span: Span) -> int:
    if span.first > span.last:
        return 0
    library, first, last = span.first >> LIBRARY_BITS, hour_of(span.first), hour_of(span.last)
    if first == last:
        return _count_rows(connection, span)
    between = connection.exec_driver_sql(_SUM, (library, first + 1, last - 1)).scalar_one()
    begin, end = hour_span(library, first), hour_span(library, last)
    edges = _count_edge(connection, begin, span) + _count_edge(connection, end, span)
    return int(between) + edges


def _count_edge(connection: Connection, hour: Span, span: Span) -> int:
    """Return how many of an hour are in a span."""
    asked = Span(max(hour.first, span.first), min(hour.last, span.last))
    if asked == hour:
        values = (hour.first >> LIBRARY_BITS, hour_of(hour.first), hour_of(hour.first))
        return int(connection.exec_driver_sql(_SUM, values).scalar_one())
    return _count_rows(connection, asked)


def _count_rows(connection: Connection, span: Span) -> int:
    return int(connection.exec_driver_sql(_COUNT, tuple(span)).scalar_one())


def _go_down(connection: Connection, spans: Sequence[Span], offset: int) -> tuple[int, int]:
    """Return the hour that a place in the list is in, and what is left of the way when the newer hours are passed."""
    hour = 0
    for hour, count in _by_hour(connection, spans):
        if count > offset:
            return hour, offset
        offset -= count
    return hour - 1, offset


def _by_hour(connection: Connection, spans: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """Yield hours that have any, newest first, and how many they have."""
    current, total = -1, 0
    for hour, count in merge(*(_hours(connection, span) for span in spans), key=lambda each: -each[0]):
        if hour != current and total:
            yield current, total
            total = 0
        current = hour
        total += count
    if total:
        yield current, total


def _hours(connection: Connection, span: Span) -> Iterator[tuple[int, int]]:
    library, first, last = span.first >> LIBRARY_BITS, hour_of(span.first), hour_of(span.last)
    for hour, count in connection.exec_driver_sql(_HOURS, (library, first, last)):
        if hour in (first, last):
            yield hour, _count_edge(connection, hour_span(library, hour), span)
        else:
            yield hour, count
