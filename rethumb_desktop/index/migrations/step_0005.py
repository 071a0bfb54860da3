"""Version 5: where the original of a publication was found, and the newest of one library without sorting."""

from __future__ import annotations

import sqlite3

_STATEMENTS = (
    "ALTER TABLE publications ADD COLUMN origin TEXT",
    "ALTER TABLE publications ADD COLUMN origin_location BLOB",
    "ALTER TABLE removals ADD COLUMN origin TEXT",
    "ALTER TABLE removals ADD COLUMN origin_location BLOB",
    "CREATE INDEX publications_by_library ON publications (library, published_at, id)",
)


def upgrade(connection: sqlite3.Connection) -> None:
    """Add the columns of the origin and the index inside the caller's transaction."""
    for statement in _STATEMENTS:
        connection.execute(statement)
