"""The cache as a folder."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path, PurePosixPath

from rethumb_desktop.disk.faults import writing_fault
from rethumb_desktop.disk.writing import make_folder, write_atomically

_LONGEST_ENDING = 10


class FolderCache:
    """Renditions in a folder, each under a name made from its object key; implements `RenditionCache`.

    Safe to share by threads and by processes: a file is there whole or not at all.
    """

    def __init__(self, root: Path) -> None:
        self._root = root

    def stage(self, key: str, data: bytes) -> Path:
        """Keep the bytes durably and return their file; the same key again replaces it. Raises Fault disk."""
        path = self._path(key)
        make_folder(path.parent)
        write_atomically(path, data, overwrite=True)
        return path

    def find(self, key: str) -> Path | None:
        """Return the file staged under this key, if there is one."""
        path = self._path(key)
        return path if path.is_file() else None

    def discard(self, key: str) -> None:
        """Forget what is staged under this key; nothing there is no fault. Raises Fault disk."""
        path = self._path(key)
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise writing_fault(path, error) from error

    def _path(self, key: str) -> Path:
        # Not the key itself: its prefix may be long, and may differ from another by capitals only.
        name = sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:40]
        return self._root / name[:2] / f"{name}{_ending(key)}"


def _ending(key: str) -> str:
    """Return the key's extension with its dot, so that the file opens in the right program; else nothing."""
    ending = PurePosixPath(key).suffix
    return ending if ending[1:].isascii() and ending[1:].isalnum() and len(ending) <= _LONGEST_ENDING else ""
