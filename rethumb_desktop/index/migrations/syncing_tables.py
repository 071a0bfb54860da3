"""The tables about other devices and about what this one tells, as step 8 makes them."""

from __future__ import annotations

STATEMENTS: tuple[str, ...] = (
    # What is known of the journals of other devices; `error` is JSON.
    """CREATE TABLE devices (
        library INTEGER NOT NULL,
        device TEXT NOT NULL,
        seq INTEGER NOT NULL,
        digest TEXT NOT NULL,
        head TEXT NOT NULL,
        newest INTEGER NOT NULL,
        said INTEGER NOT NULL,
        name TEXT NOT NULL,
        error TEXT,
        PRIMARY KEY (library, device)
    ) WITHOUT ROWID""",
    # What this device has told of a library: its newest segment.
    """CREATE TABLE telling (
        library INTEGER PRIMARY KEY,
        seq INTEGER NOT NULL,
        digest TEXT NOT NULL
    )""",
    # A segment that is not known to be in the bucket; it holds the entries up to the stamp `newest`.
    """CREATE TABLE outgoing (
        library INTEGER PRIMARY KEY,
        device TEXT NOT NULL,
        seq INTEGER NOT NULL,
        digest TEXT NOT NULL,
        sealed BLOB NOT NULL,
        entries INTEGER NOT NULL,
        newest INTEGER NOT NULL
    )""",
    # Entries of kinds that this version does not know.
    """CREATE TABLE unknown_entries (
        library INTEGER NOT NULL,
        device TEXT NOT NULL,
        seq INTEGER NOT NULL,
        at INTEGER NOT NULL,
        content TEXT NOT NULL,
        PRIMARY KEY (library, device, seq, at, content)
    ) WITHOUT ROWID""",
    # Snapshots that were read, in the order in which they were begun: `number` is the `held` of what they hold.
    """CREATE TABLE snapshots (
        library INTEGER NOT NULL,
        origin TEXT NOT NULL,
        number INTEGER NOT NULL,
        PRIMARY KEY (library, origin)
    ) WITHOUT ROWID""",
)
