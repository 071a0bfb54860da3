"""Version 3: publications on their way out of their library."""

from __future__ import annotations

import sqlite3

_STATEMENTS = (
    """
    CREATE TABLE removals (
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
        state TEXT NOT NULL,
        asked_at INTEGER NOT NULL,
        error TEXT,
        owner TEXT NOT NULL
    )
    """,
    "CREATE UNIQUE INDEX removals_by_key ON removals (library, key)",
)


def upgrade(connection: sqlite3.Connection) -> None:
    """Make the table of removals inside the caller's transaction."""
    for statement in _STATEMENTS:
        connection.execute(statement)
