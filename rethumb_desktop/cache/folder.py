"""The cache as a folder."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Collection
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path, PurePosixPath

from rethumb_desktop.cache.contents import DIGEST_BYTES, delete_unless_used, staged_files, sweep_unfinished
from rethumb_desktop.disk.faults import writing_fault
from rethumb_desktop.disk.writing import make_folder, write_atomically
from rethumb_desktop.domain.errors import Fault
from rethumb_desktop.domain.ports import CacheContents

_LONGEST_ENDING = 10

#: A use is noted once in this time, and what was used within it is never evicted.
_RECENT = timedelta(hours=1)
#: Where the disk is full less has to do: what is staged in this moment is not among the unsent yet.
_JUST_NOW = timedelta(minutes=1)


@dataclass(frozen=True)
class Limits:
    """How long a file stays after its last use, and how many bytes all of them together may take."""

    keep: timedelta = timedelta(days=7)
    max_bytes: int = 1_000_000_000


class FolderCache:
    """Renditions in a folder, each under a name made from its object key; implements `RenditionCache`.

    `limits` is asked at each eviction and may raise Fault. The last use of a file is its modification time. Safe to
    share by threads and by processes: a file is there whole or not at all, and may be gone at any time unless it is
    unsent.
    """

    def __init__(self, root: Path, limits: Callable[[], Limits] = Limits) -> None:
        self._root = root
        self._limits = limits

    def stage(self, key: str, data: bytes) -> Path:
        """Keep the bytes durably and return their file; the same key again replaces it. Raises Fault disk."""
        path = self._path(key)
        make_folder(path.parent)
        write_atomically(path, data + sha256(data).digest(), overwrite=True)
        return path

    def find(self, key: str) -> Path | None:
        """Return the file staged under this key, if there is one; that counts as a use of it."""
        path = self._path(key)
        if not path.is_file():
            return None
        # A file that cannot be marked, or vanishes now, is told as it was found.
        with suppress(OSError):
            if time.time() - path.stat().st_mtime > _RECENT.total_seconds():
                os.utime(path)
        return path

    def discard(self, key: str) -> None:
        """Forget what is staged under this key; nothing there is no fault. Raises Fault disk."""
        path = self._path(key)
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise writing_fault(path, error) from error

    def read(self, key: str) -> bytes | None:
        """Return the bytes staged under this key; None where there are none, or others than those that were staged.

        Behind the bytes stands their digest: a disk that lost some of them must not have them published.
        """
        path = self.find(key)
        try:
            data = path.read_bytes() if path is not None else b""
        except OSError:
            return None
        staged, digest = data[:-DIGEST_BYTES], data[-DIGEST_BYTES:]
        return staged if staged and sha256(staged).digest() == digest else None

    def evict(self, unsent: Collection[str], now: datetime, *, urgent: bool = False) -> int:
        """Delete what was not used for too long, then the least recently used beyond the size limit.

        Also what unfinished writes left behind more than a day ago. Never what is `unsent`, nor what was used within
        the last hour; `urgent` lets go of all that was not used within the last minute. Returns how many renditions
        went. Raises Fault disk, after all that could be deleted was.
        """
        limits = self._limits()
        needed = self._names(unsent)
        moment = now.timestamp()
        sweep_unfinished(self._root, moment)
        files = staged_files(self._root, moment)
        excess = sum(file.bytes for file in files) - limits.max_bytes
        evicted, first_fault = 0, None
        for file in sorted(files, key=lambda each: each.used):
            idle = moment - file.used
            recent = _JUST_NOW if urgent else _RECENT
            wanted = idle <= limits.keep.total_seconds() and excess <= 0 and not urgent
            if idle <= recent.total_seconds() or wanted:
                break
            if file.path.name in needed:
                continue
            try:
                if delete_unless_used(file):
                    evicted += 1
                    excess -= file.bytes
            except Fault as fault:
                first_fault = first_fault or fault
        if first_fault is not None:
            raise first_fault
        return evicted

    def contents(self, unsent: Collection[str]) -> CacheContents:
        """Return how much there is, and how much of it is `unsent`. Raises Fault disk."""
        needed = self._names(unsent)
        files = staged_files(self._root, time.time())
        waiting = sum(file.bytes for file in files if file.path.name in needed)
        return CacheContents(len(files), sum(file.bytes for file in files), waiting)

    def _names(self, keys: Collection[str]) -> set[str]:
        return {self._path(key).name for key in keys}

    def _path(self, key: str) -> Path:
        # Not the key itself: its prefix may be long, and may differ from another by capitals only.
        name = sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:40]
        return self._root / name[:2] / f"{name}{_ending(key)}"


def _ending(key: str) -> str:
    """Return the key's extension with its dot, so that the file opens in the right program; else nothing."""
    ending = PurePosixPath(key).suffix
    return ending if ending[1:].isascii() and ending[1:].isalnum() and len(ending) <= _LONGEST_ENDING else ""
