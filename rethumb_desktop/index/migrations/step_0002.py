"""Version 2: what a job has been through."""

from __future__ import annotations

import sqlite3

_STATEMENTS = (
    "ALTER TABLE jobs ADD COLUMN attempts INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE jobs ADD COLUMN strikes INTEGER NOT NULL DEFAULT 0",
)


def upgrade(connection: sqlite3.Connection) -> None:
    """Add the counts of failed tries and of ended processes inside the caller's transaction."""
    for statement in _STATEMENTS:
        connection.execute(statement)
