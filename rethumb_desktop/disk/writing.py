"""Writing files so that a reader sees all of a file or nothing of it, whatever happens meanwhile."""

from __future__ import annotations

import errno
import os
import secrets
from contextlib import suppress
from pathlib import Path

from rethumb_desktop.disk.faults import FileExists, writing_fault
from rethumb_desktop.disk.names import free_name

#: The ending of files that are not finished; together with the leading dot every walk passes them by.
UNFINISHED = ".part"

# Memory cards, some network drives and sandboxes have no hard links.
_NO_LINKS = frozenset({errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK, errno.EXDEV})
_NO_FOLDER_SYNC = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EBADF})


def write_atomically(path: Path, data: bytes, *, overwrite: bool, durable: bool = True) -> None:
    """Write `data` under `path` in one step: a temporary name in the same folder, then a rename.

    Without `overwrite` an existing file is left alone and `FileExists` raised. `durable` waits until the disk
    has it. Raises Fault disk; nothing half written stays behind.
    """
    temporary = path.with_name(f".{secrets.token_hex(8)}{UNFINISHED}")
    try:
        try:
            _write_new(temporary, data, durable)
            if overwrite:
                temporary.replace(path)
            else:
                _name_exclusively(temporary, path)
        finally:
            with suppress(FileNotFoundError):
                temporary.unlink()
        if durable:
            _sync_folder(path.parent)
    except FileExistsError as error:
        raise FileExists(path) from error
    except OSError as error:
        raise writing_fault(path, error) from error


def make_folder(folder: Path) -> None:
    """Make a folder and those above it; one that is there is fine. Raises Fault disk."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise writing_fault(folder, error) from error


def write_beside(folder: Path, name: str, data: bytes, *, durable: bool = True) -> Path:
    """Write `data` into `folder` under `name`, or under “name (2)” and so on; return the path it got.

    Never overwrites, even where another program takes the name at the same moment. Raises Fault disk.
    """
    while True:
        path = folder / free_name(folder, name)
        with suppress(FileExists):
            write_atomically(path, data, overwrite=False, durable=durable)
            return path


def _write_new(path: Path, data: bytes, durable: bool) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags, 0o666), "wb") as file:
        file.write(data)
        file.flush()
        if durable:
            os.fsync(file.fileno())


def _name_exclusively(temporary: Path, path: Path) -> None:
    try:
        path.hardlink_to(temporary)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        # Taking the name first keeps others out; what is replaced is our own empty file.
        path.touch(exist_ok=False)
        temporary.replace(path)


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":  # Windows cannot open a folder; its renames are journalled
        return
    descriptor = os.open(folder, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _NO_FOLDER_SYNC:
            raise
    finally:
        os.close(descriptor)
