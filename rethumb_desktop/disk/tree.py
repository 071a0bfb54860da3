"""Watched trees: every folder once, its pictures with their stamps, in no order, and fast."""

from __future__ import annotations

import errno
import heapq
import os
import stat
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from rethumb_desktop.disk.faults import reading_fault
from rethumb_desktop.disk.leases import is_open_for_writing
from rethumb_desktop.disk.reading import MAX_ORIGINAL_BYTES, LocalReader
from rethumb_desktop.disk.walking import is_passed_by, is_picture_name
from rethumb_desktop.domain.errors import Fault
from rethumb_desktop.domain.original import Stamp
from rethumb_desktop.domain.ports.watching import WalkedFolder

# There is no such file: never was, or not any more; or a link leads nowhere, or back to itself.
_NO_FILE = frozenset({errno.ENOENT, errno.ENOTDIR, errno.ELOOP, errno.ENAMETOOLONG})
_Listing = tuple[str, list[os.DirEntry[str]], OSError | None]


class LocalTree:
    """Files and folders of this computer. `max_bytes` is the largest file that is read."""

    def __init__(self, max_bytes: int = MAX_ORIGINAL_BYTES) -> None:
        self._reader = LocalReader(max_bytes)

    def look(self, path: str) -> Stamp | None:
        """Return a regular file's stamp, links followed; None where there is none. Raises Fault permission, disk."""
        try:
            found = Path(path).stat()
        except OSError as error:
            if error.errno in _NO_FILE:
                return None
            raise reading_fault(Path(path), error) from error
        except ValueError:  # a NUL in the name
            return None
        return _stamp(found) if stat.S_ISREG(found.st_mode) else None

    def walk(self, folder: str, *, recursive: bool) -> Iterator[WalkedFolder]:
        """Yield a folder and, if wanted, those below it, each once however links lead to it.

        What vanishes meanwhile is passed by. Raises Fault missing, permission, disk for the folder itself.
        """
        for place, entries, error in walk_folders(folder, recursive=recursive, enter=_Doorkeeper()):
            if error is None:
                yield _stamped(place, entries)
            elif place == folder:
                raise reading_fault(Path(place), error) from error
            elif error.errno not in _NO_FILE:
                yield WalkedFolder(place, {}, reading_fault(Path(place), error))

    def read(self, path: str) -> bytes:
        """Return a file's bytes. Raises Fault as `LocalReader.read`."""
        return self._reader.read(Path(path))

    def is_being_written(self, path: str) -> bool:
        """Whether somebody has a file open for writing; False where the system does not say."""
        return is_open_for_writing(path)


def walk_folders(top: str, *, recursive: bool, enter: Callable[[str], bool]) -> Iterator[_Listing]:
    """Yield a folder and those below it, each with what looks like a picture in it, or why it could not be listed.

    `enter` is asked before a folder is listed and says whether it is wanted; it may raise OSError. Links to folders
    come last, sorted: so a folder goes by its own name and not by a link's, whoever walks.
    """
    folders, links = [top], list[str]()
    while folders or links:
        place = folders.pop() if folders else heapq.heappop(links)
        try:
            if not enter(place):
                continue
            files, below, linked = _list(place)
        except OSError as error:
            yield place, [], error
            continue
        yield place, files, None
        if recursive:
            folders.extend(below)
            for link in linked:
                heapq.heappush(links, link)


class _Doorkeeper:
    """Lets each folder in once."""

    def __init__(self) -> None:
        self._seen: set[tuple[int, int]] = set()

    def __call__(self, place: str) -> bool:
        found = Path(place).stat()
        known = len(self._seen)
        self._seen.add((found.st_dev, found.st_ino))
        return len(self._seen) > known


def _list(folder: str) -> tuple[list[os.DirEntry[str]], list[str], list[str]]:
    """Return a folder's pictures, its subfolders, and links to folders."""
    files, folders, links = [], [], []
    with os.scandir(folder) as entries:
        for entry in entries:
            name = entry.name
            if entry.is_dir(follow_symlinks=False):
                if not is_passed_by(name):
                    folders.append(entry.path)
            elif entry.is_symlink() and _leads_to_folder(entry):
                if not is_passed_by(name):
                    links.append(entry.path)
            elif is_picture_name(name) and not is_passed_by(name):
                files.append(entry)
    return files, folders, links


def _leads_to_folder(link: os.DirEntry[str]) -> bool:
    try:
        return link.is_dir()
    except OSError:  # it leads back to itself, or where nobody may look
        return False


def _stamped(place: str, entries: list[os.DirEntry[str]]) -> WalkedFolder:
    """Return the regular files among these; a fault where some could not be asked that are there."""
    files: dict[str, Stamp] = {}
    fault: Fault | None = None
    for entry in entries:
        try:
            found = _ask(entry)
        except OSError as error:
            if error.errno not in _NO_FILE:
                fault = fault or reading_fault(Path(place), error)
            continue
        if stat.S_ISREG(found.st_mode):
            files[entry.name] = _stamp(found)
    return WalkedFolder(place, files, fault)


if sys.platform == "win32":

    def _stamp(found: os.stat_result) -> Stamp:
        # The third time is that of the making there.
        return Stamp(found.st_size, found.st_mtime_ns, found.st_ino)

    def _ask(entry: os.DirEntry[str]) -> os.stat_result:
        # Windows keeps no inode in its listings, and the size of a file that is being written is an old one there.
        return Path(entry.path).stat()

else:

    def _stamp(found: os.stat_result) -> Stamp:
        return Stamp(found.st_size, found.st_mtime_ns, found.st_ino, found.st_ctime_ns)

    def _ask(entry: os.DirEntry[str]) -> os.stat_result:
        return entry.stat()
