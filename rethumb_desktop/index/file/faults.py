"""Faults of the index: what SQLite answered, as a sentence."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from rethumb_desktop.domain.errors import Fault, FaultKind

_PRIMARY = 0xFF
_BUSY = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
_BROKEN = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
# The file that SQLite's log is found by grows by 32 KB, and where that fails SQLite speaks of the disk in general.
_LEAST_ROOM = 65_536
_DENIED = frozenset({sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_CANTOPEN})


def is_broken(error: sqlite3.Error) -> bool:
    """Whether SQLite says that the file is damaged or no database at all."""
    return _code(error) in _BROKEN


@contextmanager
def index_faults(path: Path) -> Iterator[None]:
    """Turn what the disk did to the index into Fault index or disk; mistakes in statements stay what they are."""
    try:
        yield
    except sqlite3.Error as error:
        _raise_fault(path, error, error)
    except DBAPIError as error:
        if not isinstance(error.orig, sqlite3.Error):
            raise
        _raise_fault(path, error.orig, error)


def busy_fault(path: Path) -> Fault:
    """Return the fault of an index that another program keeps to itself."""
    return Fault(
        FaultKind.INDEX,
        "The index is busy: another rethumb is writing to it.",
        "Close the other one, or try again in a moment.",
        subject=str(path),
        retryable=True,
    )


def _code(error: sqlite3.Error) -> int:
    # Errors of the sqlite3 module itself, such as a closed connection, carry no code.
    return getattr(error, "sqlite_errorcode", 0) & _PRIMARY


def _raise_fault(path: Path, error: sqlite3.Error, raised: Exception) -> None:
    fault = _fault(path, error)
    if fault is None:
        raise raised
    raise fault from raised


def _fault(path: Path, error: sqlite3.Error) -> Fault | None:
    code, subject = _code(error), str(path)
    if code == sqlite3.SQLITE_FULL or (code == sqlite3.SQLITE_IOERR and _is_full(path.parent)):
        return Fault(FaultKind.DISK, "The disk is full.", "The index could not be written to.", subject=subject)
    if code in _DENIED:
        return Fault(
            FaultKind.DISK,
            "The index cannot be opened or may not be written to.",
            "Look at the rights of the folder it is in.",
            subject=subject,
        )
    if code == sqlite3.SQLITE_IOERR:
        return Fault(
            FaultKind.DISK,
            "The disk failed while the index was in use.",
            str(error),
            subject=subject,
            retryable=True,
        )
    if code in _BUSY:
        return busy_fault(path)
    if code in _BROKEN:
        return Fault(
            FaultKind.INDEX,
            "The index is damaged.",
            "Start rethumb again: it sets the damaged file aside and makes a new one.",
            subject=subject,
        )
    return None


def _is_full(folder: Path) -> bool:
    try:
        return shutil.disk_usage(folder).free < _LEAST_ROOM
    except OSError:
        return False
