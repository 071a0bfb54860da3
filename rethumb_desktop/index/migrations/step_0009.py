"""Version 9: when the disk noted a change of a file in a watched folder last."""

from __future__ import annotations

import sqlite3


def upgrade(connection: sqlite3.Connection) -> None:
    """Add the time inside the caller's transaction. Of what is known already it is not known, and so it stays."""
    connection.execute("ALTER TABLE watched_files ADD COLUMN ctime_ns INTEGER NOT NULL DEFAULT 0")
