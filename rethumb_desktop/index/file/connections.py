"""Connections to the database: one that writes, a few that read."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, QueuePool, StaticPool, create_engine, event

from rethumb_desktop.index.file.faults import index_faults
from rethumb_desktop.index.file.process_lock import ProcessLock
from rethumb_desktop.index.values.words import Words

_DEVICE = "SELECT value FROM meta WHERE name = 'device'"
_BUSY_SECONDS = 30.0
# What a merge of tens of thousands of entries touches: in KB, taken only as it is needed.
_WRITER_CACHE = 65_536
# The log is written back from so many pages on. Many entries come in no order: a page that is written once for several
# transactions is written back once (4 KB each; the file is cut to `_LOG` bytes later).
_PAGES, _PAGES_OF_MANY = 1_000, 32_768
_LOG = 16 * 2**20
_READERS = 4
_EXTRA_READERS = 12


class Connections:
    """Hands out connections: the only writer to one thread of one process at a time, readers without waiting.

    `words` are those of the index. `device` is this device's id.
    """

    def __init__(self, path: Path, lock: ProcessLock) -> None:
        self._path = path
        self._lock = lock
        self._writers = _writing_engine(path)
        self._readers = _reading_engine(path)
        self.words = Words()
        self._pages = 0
        with index_faults(path):
            self._writer = self._writers.connect()
            with self.reading() as connection:
                self.device = str(connection.exec_driver_sql(_DEVICE).scalar_one())

    @contextmanager
    def writing(self, *, many: bool = False) -> Iterator[Connection]:
        """Give the writer for one short transaction, committed at the end and undone by an exception.

        Not twice in one thread, and nothing slow inside. With `many` thousands of rows are written, and more is likely
        to follow. Raises Fault index, disk.
        """
        with self._lock.held(), index_faults(self._path):
            committed = False
            try:
                with self._writer.begin():
                    self._write_back_from(_PAGES_OF_MANY if many else _PAGES)
                    yield self._writer
                committed = True
            finally:
                if not committed:
                    # Words that it made are not there, and their numbers will be those of others.
                    self.words.forget()

    @contextmanager
    def reading(self, *, one_moment: bool = False) -> Iterator[Connection]:
        """Give a reader; it sees what was committed and never waits for the writer. Raises Fault index, disk.

        With `one_moment` all its statements see the same.
        """
        with index_faults(self._path), self._readers.connect() as connection:
            if one_moment:
                connection.exec_driver_sql("BEGIN")
            yield connection

    def _write_back_from(self, pages: int) -> None:
        if pages != self._pages:
            self._writer.exec_driver_sql(f"PRAGMA wal_autocheckpoint = {pages}")
            self._pages = pages

    def close(self) -> None:
        """Close all connections, the log written back into the database. Raises Fault index, disk."""
        # The last connection that closes writes the log back: that is a write and needs the lock.
        with self._lock.held(), index_faults(self._path):
            self._readers.dispose()
            self._writer.close()
            self._writers.dispose()


def _writing_engine(path: Path) -> Engine:
    engine = create_engine("sqlite+pysqlite://", creator=lambda: _connect(path), poolclass=StaticPool)

    # A deferred BEGIN fails as soon as a transaction that has read wants to write after another's commit.
    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def _reading_engine(path: Path) -> Engine:
    return create_engine(
        "sqlite+pysqlite://",
        creator=lambda: _connect(path, read_only=True),
        poolclass=QueuePool,
        pool_size=_READERS,
        max_overflow=_EXTRA_READERS,
    )


def _connect(path: Path, *, read_only: bool = False) -> sqlite3.Connection:
    # Without an isolation level the driver begins nothing by itself: a statement alone is its own transaction.
    connection = sqlite3.connect(path, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    if read_only:
        connection.execute("PRAGMA query_only = ON")
    else:
        connection.execute(f"PRAGMA cache_size = -{_WRITER_CACHE}")
        connection.execute(f"PRAGMA journal_size_limit = {_LOG}")
    return connection
