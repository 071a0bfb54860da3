"""Hidden rows: publications on their way out, which come back as they were where that is undone."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection

from rethumb_desktop.index.rows.publication_rows import Row, extras_of
from rethumb_desktop.index.values.extras import read_extras, write_extras
from rethumb_desktop.index.values.values import readable, storable
from rethumb_desktop.index.values.words import Words

#: The columns of the table `removals` that a row is kept in.
COLUMNS = (
    "library",
    "key",
    "original_sha256",
    "recipe",
    "name",
    "width",
    "height",
    "bytes",
    "mime",
    "published_at",
    "device",
    "origin",
    "origin_location",
    "seq",
    "at",
    "extras",
    "held",
)
_FIND = f"SELECT {', '.join(COLUMNS)} FROM removals WHERE library = ? AND key IN (SELECT value FROM json_each(?))"
_FIND_ONE = f"SELECT {', '.join(COLUMNS)} FROM removals WHERE library = ? AND key = ?"
_ALL = f"SELECT {', '.join(COLUMNS)} FROM removals WHERE library = ?"
_SWAP = f"UPDATE removals SET {', '.join(f'{name} = ?' for name in COLUMNS)} WHERE library = ? AND key = ?"
_DROP = "DELETE FROM removals WHERE library = ? AND key = ?"


def find_hidden(connection: Connection, words: Words, library: int, keys: Iterable[str]) -> dict[str, Row]:
    """Return the publications of a library that are on their way out, of these keys, by their keys."""
    name = storable(words.library_name(connection, library))
    asked = [storable(key) for key in keys]
    plain = [key for key in asked if isinstance(key, str)]
    found: list[Sequence[Any]] = []
    if plain:
        found += connection.exec_driver_sql(_FIND, (name, json.dumps(plain))).all()
    for odd in asked:
        if isinstance(odd, bytes):
            found += connection.exec_driver_sql(_FIND_ONE, (name, odd)).all()
    rows = [row_of_hidden(library, values) for values in found]
    return {row.key: row for row in rows}


def all_hidden(connection: Connection, words: Words, library: int) -> list[Row]:
    """Return the publications of a library that are on their way out."""
    name = storable(words.library_name(connection, library))
    return [row_of_hidden(library, values) for values in connection.exec_driver_sql(_ALL, (name,))]


def swap_hidden(connection: Connection, words: Words, pairs: Sequence[tuple[Row, Row]]) -> None:
    """Put other rows in the place of those that were found; their removals stay as they are."""
    changed = []
    for before, after in pairs:
        library = words.library_name(connection, before.library)
        changed.append((*hidden_values(library, after), storable(library), storable(before.key)))
    if changed:
        connection.exec_driver_sql(_SWAP, changed)


def drop_hidden(connection: Connection, words: Words, library: int, keys: Iterable[str]) -> None:
    """Forget removals, whatever they stand at."""
    name = storable(words.library_name(connection, library))
    dropped = [(name, storable(key)) for key in keys]
    if dropped:
        connection.exec_driver_sql(_DROP, dropped)


def row_of_hidden(library: int, values: Sequence[Any]) -> Row:
    """Return the row of what `COLUMNS` names."""
    _, key, original, recipe, name, width, height, size, mime, when, device, *others = values
    kind, location, seq, at, extras, held = others
    more = read_extras(extras)
    return Row(
        0,
        library,
        readable(key),
        original,
        recipe,
        more.first_name if more.renamed is not None else readable(name),
        width,
        height,
        size,
        mime,
        when,
        device,
        seq,
        at,
        more.more,
        more.renamed,
        more.names,
        (kind, location) if kind is not None else None,
        held,
    )


def hidden_values(library: str, row: Row) -> tuple[Any, ...]:
    """Return what `COLUMNS` holds of a row."""
    kind, location = row.origin if row.origin is not None else (None, None)
    return (
        storable(library),
        storable(row.key),
        row.original,
        row.recipe,
        storable(row.shown_name),
        row.width,
        row.height,
        row.bytes,
        row.mime,
        row.when,
        row.device,
        kind,
        location,
        row.seq,
        row.at,
        write_extras(extras_of(row)),
        row.held,
    )
