"""Version 6: the other names under which a picture was published."""

from __future__ import annotations

import sqlite3

_STATEMENTS = (
    "ALTER TABLE publications ADD COLUMN other_names TEXT NOT NULL DEFAULT '[]'",
    "ALTER TABLE removals ADD COLUMN other_names TEXT NOT NULL DEFAULT '[]'",
)


def upgrade(connection: sqlite3.Connection) -> None:
    """Add the columns of the names inside the caller's transaction."""
    for statement in _STATEMENTS:
        connection.execute(statement)
