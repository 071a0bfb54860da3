"""Version 1: queue, publications, and the id of this device."""

from __future__ import annotations

import sqlite3
from uuid import uuid4

_STATEMENTS = (
    "CREATE TABLE meta (name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL)",
    # AUTOINCREMENT: an id that was once given never comes back, also when its job was taken off the queue.
    """
    CREATE TABLE jobs (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        batch TEXT NOT NULL,
        source TEXT NOT NULL,
        location BLOB NOT NULL,
        name TEXT NOT NULL,
        recipes TEXT NOT NULL,
        library TEXT NOT NULL,
        state TEXT NOT NULL,
        owner TEXT NOT NULL,
        created_at INTEGER NOT NULL,
        original TEXT,
        renditions TEXT NOT NULL,
        error TEXT,
        notes TEXT NOT NULL
    )
    """,
    "CREATE INDEX jobs_by_batch ON jobs (batch)",
    "CREATE INDEX jobs_by_state ON jobs (state)",
    """
    CREATE TABLE publications (
        id INTEGER PRIMARY KEY,
        library TEXT NOT NULL,
        key TEXT NOT NULL,
        original_sha256 TEXT NOT NULL,
        recipe TEXT NOT NULL,
        name TEXT NOT NULL,
        width INTEGER NOT NULL,
        height INTEGER NOT NULL,
        bytes INTEGER NOT NULL,
        mime TEXT NOT NULL,
        published_at INTEGER NOT NULL,
        device TEXT NOT NULL,
        searched TEXT NOT NULL
    )
    """,
    "CREATE UNIQUE INDEX publications_by_key ON publications (library, key)",
    "CREATE INDEX publications_by_original ON publications (library, original_sha256)",
    "CREATE INDEX publications_by_time ON publications (published_at, id)",
)


def upgrade(connection: sqlite3.Connection) -> None:
    """Make the tables of version 1 inside the caller's transaction."""
    for statement in _STATEMENTS:
        connection.execute(statement)
    connection.execute("INSERT INTO meta (name, value) VALUES ('device', ?)", (uuid4().hex,))
