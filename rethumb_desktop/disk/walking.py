"""Walking folders for pictures: by name, in the order a person expects, never round in circles."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path, PurePath

from rethumb_desktop.disk.faults import reading_fault
from rethumb_desktop.domain.errors import Fault
from rethumb_desktop.domain.formats import PICTURE_EXTENSIONS

Report = Callable[[Path, Fault], None]

_NUMBERS = re.compile("([0-9]+)")


def walk_pictures(folder: Path, *, recursive: bool, report: Report) -> Iterator[Path]:
    """Yield what looks like a picture by its extension: a folder's own files first, then its subfolders'.

    Sorted naturally (2 before 10). Hidden and unfinished files are passed by. Links to folders are followed,
    each folder is entered once. A folder that cannot be read is handed to `report` and the walk goes on.
    """
    seen: set[tuple[int, int]] = set()
    waiting = [folder]
    while waiting:
        place = waiting.pop()
        try:
            found = place.stat()
            if (found.st_dev, found.st_ino) in seen:
                continue
            seen.add((found.st_dev, found.st_ino))
            files, folders = _list(place)
        except OSError as error:
            report(place, reading_fault(place, error))
            continue
        yield from files
        if recursive:
            waiting.extend(reversed(folders))


def natural_key(name: str) -> tuple[list[str | int], str]:
    """Return a key that sorts names as people do: numbers by their value, letters without their case."""
    # Without its extension: “a.jpg” stands before “a 2.jpg”.
    parts: list[str | int] = [*_NUMBERS.split(PurePath(name).stem.casefold())]
    parts[1::2] = [int(part) for part in parts[1::2]]
    return parts, name


def _list(folder: Path) -> tuple[list[Path], list[Path]]:
    """Return a folder's pictures and its subfolders, each in natural order."""
    files, folders = [], []
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda e: natural_key(e.name)):
            if entry.name.startswith((".", "~$")):
                continue
            if _is_folder(entry):
                folders.append(Path(entry.path))
            elif Path(entry.name).suffix.lower() in PICTURE_EXTENSIONS:
                # A broken link or a pipe called .jpg too: what it is gets said when it is read.
                files.append(Path(entry.path))
    return files, folders


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link that leads back to itself
        return False
