"""What lies in the folder of the cache: staged renditions, and what unfinished writes have left behind."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from rethumb_desktop.disk.faults import writing_fault
from rethumb_desktop.disk.writing import UNFINISHED
from rethumb_desktop.domain.errors import Fault, FaultKind

#: Behind the bytes of a rendition stands their SHA-256.
DIGEST_BYTES = 32
#: Seconds after which a write that is not finished never will be.
_ABANDONED = 86_400


@dataclass(frozen=True)
class StagedFile:
    """A rendition in the cache: its size in bytes, and when it was last used, in seconds since 1970 UTC."""

    path: Path
    bytes: int
    used: float


def staged_files(root: Path, now: float) -> list[StagedFile]:
    """Return the renditions below `root`. Raises Fault disk.

    Where a time lies in the future, as after a clock that was wrong, it is set to now: else the file would never go.
    """
    files = []
    for path, status in _files(root):
        if _is_unfinished(path):
            continue
        if status.st_mtime > now:
            with suppress(OSError):
                os.utime(path, (now, now))
        files.append(StagedFile(path, max(0, status.st_size - DIGEST_BYTES), status.st_mtime))
    return files


def delete_unless_used(file: StagedFile) -> bool:
    """Delete a rendition that nobody has used since it was looked at; tell whether it is gone. Raises Fault disk."""
    try:
        if file.path.stat().st_mtime > file.used:
            return False
        file.path.unlink()
    except FileNotFoundError:
        return True
    except OSError as error:
        raise writing_fault(file.path, error) from error
    return True


def sweep_unfinished(root: Path, now: float) -> None:
    """Delete what writes that a process did not live to finish have left behind. Raises Fault disk."""
    for path, status in _files(root):
        if _is_unfinished(path) and now - status.st_mtime > _ABANDONED:
            try:
                path.unlink(missing_ok=True)
            except OSError as error:
                raise writing_fault(path, error) from error


def _is_unfinished(path: Path) -> bool:
    return path.name.startswith(".") and path.name.endswith(UNFINISHED)


def _files(root: Path) -> Iterator[tuple[Path, os.stat_result]]:
    """Yield the files that the cache itself wrote; what vanishes meanwhile is passed over. Raises Fault disk."""
    for folder in _entries(root):
        if len(folder.name) != 2 or not folder.is_dir(follow_symlinks=False):
            continue
        for entry in _entries(Path(folder.path)):
            path = Path(entry.path)
            if entry.name.startswith(folder.name) or _is_unfinished(path):
                with suppress(FileNotFoundError):
                    status = entry.stat(follow_symlinks=False)
                    if stat.S_ISREG(status.st_mode):
                        yield path, status


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except FileNotFoundError:
        return []
    except OSError as error:
        reason = f"The system says: {error.strerror}."
        raise Fault(FaultKind.DISK, "The cache could not be looked through.", reason, subject=str(folder)) from error
