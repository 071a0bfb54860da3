"""What is known of the files in watched folders, as rows."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection

from rethumb_desktop.domain.errors import FaultRecord
from rethumb_desktop.domain.job import Job, NewJob
from rethumb_desktop.domain.original import Stamp
from rethumb_desktop.domain.watched_folder import FileState, WatchedFile
from rethumb_desktop.index.file.connections import Connections
from rethumb_desktop.index.queue import SqlQueue
from rethumb_desktop.index.rows import rows

# Straight to the driver: a rescan reads a hundred thousand rows, and none is more than a text, a number or bytes.
_COLUMNS = "watch, place, name, bytes, changed_ns, inode, state, sha256, job, error, noted_at, ctime_ns"
_SELECT = f"SELECT {_COLUMNS} FROM watched_files WHERE watch = ?"
# A row that replaces another is the newest: the order of the ids is the order noted.
_KEEP = f"INSERT OR REPLACE INTO watched_files ({_COLUMNS}) VALUES ({', '.join('?' * 12)})"
_IN_FOLDER = f"{_SELECT} AND place = ?"
_FIND = f"{_IN_FOLDER} AND name = ?"
# Part after part, each in the order of its index, until one finds something: thousands of names may have one stamp or
# one digest, and to sort them for each new one takes minutes. It is one statement, so that it sees one state of the
# records. The plus keeps it from the index of the states.
_DIGEST = "SELECT * FROM ({} AND sha256 = ?2 AND +state = '{}' ORDER BY id LIMIT 1)"
_STAMP = "SELECT * FROM ({} AND inode = ?2 AND changed_ns = ?3 AND bytes = ?4 AND {} ORDER BY id LIMIT 1)"
_ONE = _SELECT.replace("?", "?1")
_OF_DIGEST = " UNION ALL ".join(_DIGEST.format(_ONE, state) for state in ("done", "queued", "duplicate")) + " LIMIT 1"
_OF_STAMP = " UNION ALL ".join(
    _STAMP.format(_ONE, f"+state {which} IN ('failed', 'cancelled')") for which in ("NOT", "")
)
_OF_STAMP += " LIMIT 1"
_OF_JOB = f"{_SELECT} AND job = ? ORDER BY id"
_UNFINISHED = f"{_SELECT} AND state = 'queued' ORDER BY id"
_NEWEST = f"SELECT {_COLUMNS}, id FROM watched_files WHERE watch = ? AND state = ? ORDER BY id DESC LIMIT ?"
_COUNTS = "SELECT state, count(*) FROM watched_files WHERE watch = ? GROUP BY state"
_FORGET = "DELETE FROM watched_files WHERE watch = ?"

#: The disk's numbers reach to 2^64, those of SQLite to 2^63.
_TURN, _TOP = 1 << 64, 1 << 63


class SqlWatchRecords:
    """The records of one home; implements `WatchRecords`. Their jobs go to `queue`, in the same transaction."""

    def __init__(self, connections: Connections, queue: SqlQueue) -> None:
        self._connections = connections
        self._queue = queue

    def in_folder(self, watch: str, folder: str) -> dict[str, WatchedFile]:
        place = os.fsencode(folder.rstrip(os.sep) or os.sep)
        return {_text(row[2]): _file_of(row) for row in self._read(_IN_FOLDER, (watch, place))}

    def find(self, watch: str, path: str) -> WatchedFile | None:
        return self._first(_FIND, (watch, *_split(path)))

    def of_digest(self, watch: str, sha256: str) -> WatchedFile | None:
        return self._first(_OF_DIGEST, (watch, sha256))

    def of_stamp(self, watch: str, stamp: Stamp) -> WatchedFile | None:
        return self._first(_OF_STAMP, (watch, _folded(stamp.inode), stamp.changed_ns, stamp.bytes))

    def note(self, files: Sequence[WatchedFile]) -> None:
        if files:
            with self._connections.writing() as connection:
                _keep(connection, files)

    def queue(self, batch: str, files: Sequence[tuple[WatchedFile, NewJob]]) -> list[Job]:
        if not files:
            return []
        with self._connections.writing() as connection:
            jobs = self._queue.add_within(connection, batch, [job for _, job in files])
            queued = [
                replace(file, state=FileState.QUEUED, job=job.id) for (file, _), job in zip(files, jobs, strict=True)
            ]
            _keep(connection, queued)
        return jobs

    def note_job(self, watch: str, job: int, state: FileState, error: FaultRecord | None = None) -> list[WatchedFile]:
        # Most jobs are of no watched folder, or told twice: that needs no transaction.
        if not self._read(_OF_JOB, (watch, job)):
            return []
        with self._connections.writing() as connection:
            having = [_file_of(row) for row in connection.exec_driver_sql(_OF_JOB, (watch, job))]
            ended = [replace(file, state=state, error=error) for file in having]
            if state is FileState.DONE:
                ended[1:] = [replace(file, state=FileState.DUPLICATE) for file in ended[1:]]
            _keep(connection, ended)
        return ended

    def unfinished(self, watch: str) -> list[WatchedFile]:
        return [_file_of(row) for row in self._read(_UNFINISHED, (watch,))]

    def recent(self, watch: str, limit: int) -> list[WatchedFile]:
        found: list[Any] = []
        with self._connections.reading() as connection:
            for state in FileState:
                if state is not FileState.KNOWN:
                    found += connection.exec_driver_sql(_NEWEST, (watch, state.value, max(limit, 0)))
        newest = sorted(found, key=lambda row: row[-1], reverse=True)[: max(limit, 0)]
        return [_file_of(row[:-1]) for row in newest]

    def counts(self, watch: str) -> Mapping[FileState, int]:
        return {FileState(state): count for state, count in self._read(_COUNTS, (watch,))}

    def forget(self, watch: str) -> None:
        with self._connections.writing() as connection:
            connection.exec_driver_sql(_FORGET, (watch,))

    def _first(self, query: str, values: tuple[object, ...]) -> WatchedFile | None:
        found = self._read(query, values)
        return _file_of(found[0]) if found else None

    def _read(self, query: str, values: tuple[object, ...]) -> Sequence[Sequence[Any]]:
        with self._connections.reading() as connection:
            found = connection.exec_driver_sql(query, values)
            # The driver's own tuples: what SQLAlchemy makes of them takes longer than to read them.
            return found.cursor.fetchall()


def _keep(connection: Connection, files: Iterable[WatchedFile]) -> None:
    connection.exec_driver_sql(_KEEP, [_row(file) for file in files])


def _row(file: WatchedFile) -> tuple[object, ...]:
    return (
        file.watch,
        *_split(file.path),
        file.stamp.bytes,
        file.stamp.changed_ns,
        _folded(file.stamp.inode),
        file.state.value,
        file.sha256 or None,
        file.job,
        rows.to_error(file.error) if file.error is not None else None,
        rows.to_microseconds(file.noted_at) if file.noted_at is not None else None,
        file.stamp.ctime_ns,
    )


def _file_of(row: Sequence[Any]) -> WatchedFile:
    # By place, not by name, and without a function for each value: a hundred thousand pass here in a rescan.
    watch, place, name, size, changed_ns, inode, state, sha256, job, error, noted_at, ctime_ns = row
    return WatchedFile(
        watch,
        _text((place if place.endswith(_SEPARATOR) else place + _SEPARATOR) + name),
        Stamp(size, changed_ns, inode if inode >= 0 else inode + _TURN, ctime_ns),
        _STATES[state],
        sha256 or "",
        job,
        None if error is None else rows.from_error(error),
        None if noted_at is None else rows.from_microseconds(noted_at),
    )


def _text(name: bytes) -> str:
    """Return what `os.fsdecode` does, in a fraction of its time."""
    return name.decode(_CODING, _OTHERS)


_CODING, _OTHERS = sys.getfilesystemencoding(), sys.getfilesystemencodeerrors()
_SEPARATOR = os.fsencode(os.sep)
_STATES = {state.value: state for state in FileState}


def _split(path: str) -> tuple[bytes, bytes]:
    """Return the folder of a file and its name."""
    folder, name = os.path.split(path)
    return os.fsencode(folder), os.fsencode(name)


def _folded(number: int) -> int:
    return number - _TURN if number >= _TOP else number
