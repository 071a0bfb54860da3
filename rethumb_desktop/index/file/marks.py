"""Marks of what is being rendered: they outlive a process that dies of it."""

from __future__ import annotations

import mmap
import struct
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Lock

_SLOT = struct.Struct("<q")
_SLOTS = 256


class RenderMarks:
    """The jobs being rendered, in a mapped file: no write to the disk is waited for, and a crash leaves it as it is.

    What a power cut loses does not matter: then it was not the picture that ended the program. Raises OSError.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        with path.open("w+b") as file:
            file.truncate(_SLOTS * _SLOT.size)
            self._map = mmap.mmap(file.fileno(), _SLOTS * _SLOT.size)
        self._free = list(range(_SLOTS))
        self._lock = Lock()

    @contextmanager
    def marked(self, job: int) -> Iterator[None]:
        """Keep the mark of a job as long as the block lasts; at most 256 at once."""
        with self._lock:
            slot = self._free.pop()
            _SLOT.pack_into(self._map, slot * _SLOT.size, job)
        try:
            yield
        finally:
            with self._lock:
                _SLOT.pack_into(self._map, slot * _SLOT.size, 0)
                self._free.append(slot)

    def remove(self) -> None:
        """Take the file away: this process ends as it should."""
        with suppress(OSError):
            self._path.unlink()


def read_marks(path: Path) -> set[int]:
    """Return the jobs marked in a file that a dead process left behind; none where it cannot be read."""
    try:
        data = path.read_bytes()
    except OSError:
        return set()
    whole = len(data) - len(data) % _SLOT.size
    return {job for (job,) in _SLOT.iter_unpack(data[:whole]) if job}
