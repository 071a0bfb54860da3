"""Version 7: what is known of the files in watched folders, and the jobs that come from there."""

from __future__ import annotations

import sqlite3

_STATEMENTS = (
    "ALTER TABLE jobs ADD COLUMN watch TEXT",
    "ALTER TABLE jobs ADD COLUMN sha256 TEXT",
    """
    CREATE TABLE watched_files (
        id INTEGER PRIMARY KEY,
        watch TEXT NOT NULL,
        place BLOB NOT NULL,
        name BLOB NOT NULL,
        bytes INTEGER NOT NULL,
        changed_ns INTEGER NOT NULL,
        inode INTEGER NOT NULL,
        state TEXT NOT NULL,
        sha256 TEXT,
        job INTEGER,
        error TEXT,
        noted_at INTEGER
    )
    """,
    "CREATE UNIQUE INDEX watched_files_by_path ON watched_files (watch, place, name)",
    "CREATE INDEX watched_files_by_stamp ON watched_files (watch, inode, changed_ns, bytes)",
    "CREATE INDEX watched_files_by_digest ON watched_files (watch, sha256) WHERE sha256 IS NOT NULL",
    "CREATE INDEX watched_files_by_job ON watched_files (watch, job) WHERE job IS NOT NULL",
    "CREATE INDEX watched_files_by_state ON watched_files (watch, state, id)",
)


def upgrade(connection: sqlite3.Connection) -> None:
    """Add the columns of the jobs and the table of the files inside the caller's transaction."""
    for statement in _STATEMENTS:
        connection.execute(statement)
