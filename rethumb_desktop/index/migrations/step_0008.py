"""Version 8: publications in little room and in the order of time, and what is needed to sync them."""

from __future__ import annotations

import json
import re
import sqlite3
from collections import Counter
from typing import Any

from rethumb_desktop.domain.browsing import without_focus
from rethumb_desktop.domain.merging import Mark, Named
from rethumb_desktop.index.migrations import syncing_tables
from rethumb_desktop.index.values.extras import Extras, write_extras
from rethumb_desktop.index.values.keys import split
from rethumb_desktop.index.values.searching import indexed_text, recipe_sign
from rethumb_desktop.index.values.values import readable, storable

_TABLES = (
    "CREATE TABLE libraries (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, prefix TEXT)",
    "INSERT INTO libraries (id, name) VALUES (0, 'This computer')",
    "CREATE TABLE words (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE)",
    """
    CREATE TABLE publications (
        id INTEGER PRIMARY KEY,
        head INTEGER NOT NULL,
        stem BLOB NOT NULL,
        affix INTEGER NOT NULL,
        original BLOB NOT NULL,
        recipe INTEGER NOT NULL,
        name TEXT NOT NULL,
        width INTEGER NOT NULL,
        height INTEGER NOT NULL,
        bytes INTEGER NOT NULL,
        mime INTEGER NOT NULL,
        micros INTEGER NOT NULL,
        device INTEGER NOT NULL,
        seq INTEGER NOT NULL,
        at INTEGER NOT NULL,
        extras TEXT,
        held INTEGER NOT NULL DEFAULT 0
    )
    """,
    """
    CREATE VIRTUAL TABLE search USING fts5 (
        names, recipe, content='', tokenize='trigram case_sensitive 1', detail=none, columnsize=0
    )
    """,
    # What a batch of tens of thousands adds is put in order in memory, not piece by piece.
    "INSERT INTO search (search, rank) VALUES ('hashsize', 8000000)",
    """
    CREATE TABLE hours (
        library INTEGER NOT NULL, hour INTEGER NOT NULL, count INTEGER NOT NULL, PRIMARY KEY (library, hour)
    ) WITHOUT ROWID
    """,
    "CREATE TABLE origins (id INTEGER PRIMARY KEY, kind TEXT NOT NULL, location BLOB NOT NULL)",
    """
    CREATE TABLE remains (
        library INTEGER NOT NULL,
        head INTEGER NOT NULL,
        stem BLOB NOT NULL,
        affix INTEGER NOT NULL,
        removed_at INTEGER NOT NULL,
        removed_device INTEGER NOT NULL,
        extras TEXT,
        PRIMARY KEY (library, head, stem, affix)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE outbox (
        id INTEGER PRIMARY KEY,
        library INTEGER NOT NULL,
        at INTEGER NOT NULL,
        kind TEXT NOT NULL,
        key TEXT NOT NULL,
        name TEXT
    )
    """,
    "CREATE INDEX outbox_by_stamp ON outbox (library, at)",
)
# The publications are moved first: an index is made more quickly of what is there.
_INDEXES = (
    "CREATE INDEX publications_by_head ON publications (head)",
    "CREATE INDEX publications_by_original ON publications (substr(original, 1, 4))",
)
_REMOVALS = (
    "ALTER TABLE removals ADD COLUMN seq INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE removals ADD COLUMN at INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE removals ADD COLUMN extras TEXT",
    "ALTER TABLE removals ADD COLUMN held INTEGER NOT NULL DEFAULT 0",
)
_OLD = """SELECT library, key, original_sha256, recipe, name, width, height, bytes, mime, published_at, device, origin,
    origin_location, other_names FROM old_publications ORDER BY library, published_at, id"""
_HIDDEN_NAMES = "SELECT id, device, other_names FROM removals WHERE other_names <> '[]'"
_AT_ONCE = 20_000
_PUT = f"INSERT INTO publications VALUES ({', '.join('?' * 17)})"
_FIND = "INSERT INTO search (rowid, names, recipe) VALUES (?, ?, ?)"
_LIBRARY_BITS = 43
_LAST_MOMENT = (1 << 43) - 1 - (1 << 20)
_HOUR_MS = 3_600_000


def upgrade(connection: sqlite3.Connection) -> None:
    """Make the new tables and move everything over, inside the caller's transaction."""
    connection.execute("ALTER TABLE publications RENAME TO old_publications")
    for statement in (*_TABLES, *_REMOVALS, *syncing_tables.STATEMENTS):
        connection.execute(statement)
    mover = _Mover(connection)
    old = connection.execute(_OLD)
    while rows := old.fetchmany(_AT_ONCE):
        mover.move(rows)
    mover.end()
    for place, device, names in connection.execute(_HIDDEN_NAMES).fetchall():
        connection.execute("UPDATE removals SET extras = ? WHERE id = ?", (_extras(names, device), place))
    connection.execute("ALTER TABLE removals DROP COLUMN other_names")
    connection.execute("DROP TABLE old_publications")
    for statement in _INDEXES:
        connection.execute(statement)


class _Mover:
    """Moves publications, which come library by library and in the order of time."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._words: dict[str, int] = {}
        self._libraries: dict[str, int] = {"This computer": 0}
        self._hours: Counter[tuple[int, int]] = Counter()
        self._last: dict[int, int] = {}

    def move(self, rows: list[tuple[Any, ...]]) -> None:
        """Move some rows of before."""
        placed = [(self._place(row), row) for row in rows]
        self._connection.executemany(_PUT, [self._values(place, row) for place, row in placed])
        self._connection.executemany(_FIND, [self._searched(place, row) for place, row in placed])
        origins = [(place, row[11], row[12]) for place, row in placed if row[11] is not None and row[12] is not None]
        self._connection.executemany("INSERT INTO origins VALUES (?, ?, ?)", origins)

    def end(self) -> None:
        """Write down what was gathered meanwhile."""
        hours = [(*hour, count) for hour, count in self._hours.items()]
        self._connection.executemany("INSERT INTO hours VALUES (?, ?, ?)", hours)

    def _place(self, row: tuple[Any, ...]) -> int:
        library, milliseconds = self._library(row[0]), int(row[9]) // 1000
        place = max(library << _LIBRARY_BITS | min(max(milliseconds, 0), _LAST_MOMENT), self._last.get(library, -1) + 1)
        self._last[library] = place
        self._hours[library, (place & (1 << _LIBRARY_BITS) - 1) // _HOUR_MS] += 1
        return place

    def _values(self, place: int, row: tuple[Any, ...]) -> tuple[Any, ...]:
        _, key, original, recipe, name, width, height, size, mime, when, device, _, _, names = row
        head, stem, affix = split(readable(key))
        micros = when - 1000 * (place & (1 << _LIBRARY_BITS) - 1)
        digest = _digest(original)
        numbers = (self._word(recipe), name, width, height, size, self._word(mime), micros, self._word(device))
        return (place, head, stem, self._word(affix), digest, *numbers, 0, 0, _extras(names, device), 0)

    def _searched(self, place: int, row: tuple[Any, ...]) -> tuple[int, str, str]:
        key = readable(row[1])
        unusual = () if split(key).affix else (key,)
        sign = recipe_sign(self._word(without_focus(row[3])))
        return place, indexed_text(readable(row[4]), *json.loads(row[13]), *unusual), sign

    def _library(self, name: str | bytes) -> int:
        text = readable(name)
        if text not in self._libraries:
            self._libraries[text] = len(self._libraries)
            self._connection.execute("INSERT INTO libraries (id, name) VALUES (?, ?)", (self._libraries[text], name))
        return self._libraries[text]

    def _word(self, text: str) -> int:
        if text not in self._words:
            made = self._connection.execute("INSERT INTO words (text) VALUES (?)", (storable(text),))
            self._words[text] = made.lastrowid or 0
        return self._words[text]


def _digest(text: str) -> bytes | str:
    return bytes.fromhex(text) if re.fullmatch("[0-9a-f]{64}", text) else text


def _extras(names: str, device: str) -> str | None:
    """Return the other names as they are kept now; they were never told, so they have no stamps."""
    return write_extras(Extras(tuple(Named(Mark(0, device), name) for name in json.loads(names))))
