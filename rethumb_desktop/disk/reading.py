"""Reading originals from disk: regular files only, never more than a limit, never waiting on a pipe."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path

from rethumb_desktop.disk.faults import reading_fault, shown
from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.original import Stamp

#: The largest original that is read: twice the size of the largest single pictures that cameras write.
MAX_ORIGINAL_BYTES = 512 * 1024 * 1024

_MEBIBYTE = 1024 * 1024
# A pipe must not wait for its other end, a terminal must not become ours; Windows knows neither.
_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)
_OTHER_KINDS = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


class LocalReader:
    """Reads the bytes of local files. `max_bytes` is the largest file that is read."""

    def __init__(self, max_bytes: int = MAX_ORIGINAL_BYTES) -> None:
        self._max_bytes = max_bytes

    def read(self, path: Path) -> bytes:
        """Return the file's bytes; links to regular files are followed.

        Raises Fault: missing, permission, not-a-file, empty, too-large, disk, and data (the file changed
        while it was read; worth another try).
        """
        return self._open(path, self._read_open)

    def read_beginning(self, path: Path, length: int) -> bytes:
        """Return the file's first bytes, at most `length`. Raises Fault as `read`, but for data."""

        def read(path: Path, descriptor: int) -> bytes:
            self._check(path, os.fstat(descriptor))
            with os.fdopen(descriptor, "rb", closefd=False) as file:
                return file.read(length)

        return self._open(path, read)

    def stamp(self, path: Path) -> Stamp:
        """Return what tells whether the file was written since; nothing is read. Raises Fault as `read`."""
        try:
            found = path.stat()
        except OSError as error:
            raise reading_fault(path, error) from error
        except ValueError as error:
            raise _no_name(path) from error
        return Stamp(found.st_size, found.st_mtime_ns, found.st_ino)

    def _open(self, path: Path, read: Callable[[Path, int], bytes]) -> bytes:
        try:
            # Opening some devices does something (a tape winds), so the kind is asked first.
            self._check(path, path.stat())
            descriptor = os.open(path, _FLAGS)
        except OSError as error:
            raise reading_fault(path, error) from error
        except ValueError as error:  # a NUL in the name
            raise _no_name(path) from error
        try:
            return read(path, descriptor)
        except OSError as error:
            raise reading_fault(path, error) from error
        finally:
            os.close(descriptor)

    def _read_open(self, path: Path, descriptor: int) -> bytes:
        before = os.fstat(descriptor)
        self._check(path, before)
        with os.fdopen(descriptor, "rb", closefd=False) as file:
            data = file.read(before.st_size + 1)
        after = os.fstat(descriptor)
        if (len(data), after.st_size, after.st_mtime_ns) != (
            before.st_size,
            before.st_size,
            before.st_mtime_ns,
        ):
            raise Fault(
                FaultKind.DATA,
                f"“{shown(path.name)}” changed while it was read.",
                "Another program seems to be writing it still.",
                subject=str(path),
                retryable=True,
            )
        return data

    def _check(self, path: Path, found: os.stat_result) -> None:
        if not stat.S_ISREG(found.st_mode):
            kind = next((word for is_kind, word in _OTHER_KINDS if is_kind(found.st_mode)), "something else")
            raise Fault(FaultKind.NOT_A_FILE, f"This is {kind}, not a picture.", subject=str(path))
        if found.st_size == 0:
            raise Fault(FaultKind.EMPTY, "The file is empty.", subject=str(path))
        if found.st_size > self._max_bytes:
            raise Fault(
                FaultKind.TOO_LARGE,
                f"The file is too large: {found.st_size / _MEBIBYTE:,.0f} MB.",
                f"At most {self._max_bytes / _MEBIBYTE:,.0f} MB are read.",
                subject=str(path),
            )


def _no_name(path: Path) -> Fault:
    return Fault(FaultKind.MISSING, f"“{shown(path.name)}” is no file name.", subject=str(path))
