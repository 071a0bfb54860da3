"""Recording: what was published, in the transaction that ends its job, and what the other devices are told of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import Connection

from rethumb_desktop.domain.job import Publication
from rethumb_desktop.domain.merging import Mark, Named, Record, join
from rethumb_desktop.index.rows import rows
from rethumb_desktop.index.rows.hidden_rows import find_hidden
from rethumb_desktop.index.rows.outbox import OWN_LIBRARY, Unsent, note_entries, stamps, waits
from rethumb_desktop.index.rows.publication_rows import Row, find_rows, put_rows, record_of, row_of_record, swap_rows
from rethumb_desktop.index.rows.remains import find_remains, keep_remains
from rethumb_desktop.index.values.keys import name_within
from rethumb_desktop.index.values.words import Words


def record(connection: Connection, words: Words, publications: Sequence[Publication]) -> None:
    """Record what is not there yet, inside the caller's transaction."""
    for name in dict.fromkeys(each.library for each in publications):
        library = words.library_id(connection, name)
        wanted = {each.key: each for each in reversed(publications) if each.library == name}
        there = find_rows(connection, words, library, wanted)
        new = [each for key, each in reversed(wanted.items()) if key not in there]
        given = iter(stamps(connection, sum(1 + len(each.other_names) for each in new)))
        made = [_with_marks(rows.row_of_publication(each, library, next(given)), given) for each in new]
        put_anew(connection, words, library, made)
        note_entries(connection, library, (entry for row in made for entry in _entries_of(row)))


def put_anew(connection: Connection, words: Words, library: int, made: Sequence[Row]) -> None:
    """Put rows with new stamps, with the names that were given to their keys before they were there."""
    prefix = words.prefix_of(connection, library)
    known = find_remains(connection, words, library, [name_within(prefix, row.key) for row in made])
    if library != OWN_LIBRARY:
        # The names that were given to what is on its way out are those of the key.
        for row in find_hidden(connection, words, library, [row.key for row in made]).values():
            hidden = record_of(row, prefix)
            known[hidden.key] = join(known.get(hidden.key, hidden), hidden)
    if known:
        whole = []
        for row in made:
            before = known.get(name_within(prefix, row.key))
            if before is not None:
                after = join(record_of(row, prefix), before)
                keep_remains(connection, words, library, [Record(after.key, removed=after.removed)])
                row = row_of_record(library, prefix, after)._replace(origin=row.origin)
            whole.append(row)
        made = whole
    put_rows(connection, words, made)


def _with_marks(row: Row, given: Iterator[int]) -> Row:
    """Return a row whose other names have stamps of their own."""
    names = tuple(Named(Mark(next(given), named.mark.device), named.name) for named in row.names)
    return row._replace(names=tuple(sorted(names, key=lambda named: named.name)))


def _entries_of(row: Row) -> list[Unsent]:
    names = sorted(row.names, key=lambda named: named.mark)
    return [
        Unsent("put", row.key, None, row.at),
        *(Unsent("name", row.key, named.name, named.mark.at) for named in names),
    ]


def put_back(connection: Connection, words: Words, library: int, row: Row) -> None:
    """Put a row again as it was; where nothing tells the others of it any more, with a new stamp, and have it told.

    A library that was never told anything begins with all that it holds. What was recorded meanwhile stays.
    """
    if find_rows(connection, words, library, [row.key]):
        return
    is_known = row.seq or library == OWN_LIBRARY or waits(connection, library, row.key, row.at)
    if is_known or not words.has_begun(connection, library):
        put_rows(connection, words, [row])
        return
    (at,) = stamps(connection, 1)
    put_anew(connection, words, library, [row._replace(at=at)])
    note_entries(connection, library, [Unsent("put", row.key, None, at)])


def add_name(connection: Connection, words: Words, device: str, library: str, keys: Iterable[str], name: str) -> None:
    """Let publications go by this name too, inside the caller's transaction; keys that are none are left out."""
    number = words.find_library(connection, library)
    if number is None:
        return
    found = find_rows(connection, words, number, keys).values()
    new = [row for row in found if name not in (row.shown_name, *row.other_names)]
    if not new:
        return
    prefix = words.prefix_of(connection, number)
    pairs, told = [], []
    for row, at in zip(new, stamps(connection, len(new)), strict=True):
        record = record_of(row, prefix)
        named = join(record, Record(record.key, names=(Named(Mark(at, device), name),)))
        pairs.append((row, row._replace(names=named.names)))
        told.append(Unsent("name", row.key, name, at))
    swap_rows(connection, words, pairs)
    note_entries(connection, number, told)
