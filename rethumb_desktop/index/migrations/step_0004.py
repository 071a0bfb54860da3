"""Version 4: jobs that wait for the person."""

from __future__ import annotations

import sqlite3


def upgrade(connection: sqlite3.Connection) -> None:
    """Add whether a job is held, inside the caller's transaction."""
    connection.execute("ALTER TABLE jobs ADD COLUMN held INTEGER NOT NULL DEFAULT 0")
