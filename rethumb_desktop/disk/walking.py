"""Walking folders for pictures: by name, in the order a person expects, never round in circles."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath

from rethumb_desktop.disk.faults import reading_fault
from rethumb_desktop.domain.errors import Fault
from rethumb_desktop.domain.formats import PICTURE_EXTENSIONS
from rethumb_desktop.domain.intake_filter import EVERYTHING, IntakeFilter

Report = Callable[[Path, Fault], None]

_NUMBERS = re.compile("([0-9]+)")
_EXTENSIONS = tuple(PICTURE_EXTENSIONS)
# Beginnings of names: hidden, of an office program, of a Mac that saves.
_HIDDEN = (".", "~$", "(A Document Being Saved By")
# What browsers, copying programs and cameras call files, or folders, that are not whole yet.
_UNFINISHED = (".part", ".partial", ".filepart", ".crdownload", ".opdownload", ".download", ".tmp", ".temp", "~")
# Folders of systems and storage devices: waste, and thumbnails of what is there anyway.
_SYSTEM = frozenset({"lost+found", "System Volume Information", "$RECYCLE.BIN", "#recycle", "@eaDir", "__MACOSX"})


@dataclass(frozen=True, slots=True)
class FoundPicture:
    """A file that looks like a picture, and what the disk says of it: bytes, seconds since 1970 of its last change.

    `nested`: it is in a subfolder of the folder that was walked.
    """

    name: str
    bytes: int
    changed: float
    nested: bool


def walk_pictures(
    folder: Path,
    *,
    recursive: bool,
    report: Report,
    only: IntakeFilter = EVERYTHING,
    passed_by: Collection[Path] = (),
) -> Iterator[Path]:
    """Yield what looks like a picture by its extension: a folder's own files first, then its subfolders'.

    Sorted naturally (2 before 10). Hidden and unfinished files are passed by, and whole folders in `passed_by`. Links
    to folders are followed, each folder is entered once. A folder that cannot be read is handed to `report` and the
    walk goes on. `only` says which pictures are wanted.
    """
    for entry in _walk(folder, recursive and only.subfolders, report, passed_by):
        if only.takes_name(entry.name) and (not only.asks_for_facts or only.takes_facts(*_facts(entry))):
            yield Path(entry.path)


def find_pictures(folder: Path, *, report: Report, passed_by: Collection[Path] = ()) -> Iterator[FoundPicture]:
    """Yield what `walk_pictures` would, in subfolders too, with what the disk says of it."""
    top = str(folder)
    for entry in _walk(folder, True, report, passed_by):
        yield FoundPicture(entry.name, *_facts(entry), nested=len(entry.path) - len(entry.name) > len(top) + 1)


def is_passed_by(name: str) -> bool:
    """Return whether a file or folder is left alone for its name: hidden, unfinished, or the system's own."""
    return name.startswith(_HIDDEN) or name in _SYSTEM or name.lower().endswith(_UNFINISHED)


def is_picture_name(name: str) -> bool:
    """Return whether a name looks like that of a picture."""
    return name.lower().endswith(_EXTENSIONS)


def natural_key(name: str) -> tuple[list[str | int], str]:
    """Return a key that sorts names as people do: numbers by their value, letters without their case."""
    # Without its extension: “a.jpg” stands before “a 2.jpg”.
    parts: list[str | int] = [*_NUMBERS.split(PurePath(name).stem.casefold())]
    parts[1::2] = [int(part) for part in parts[1::2]]
    return parts, name


def _walk(folder: Path, recursive: bool, report: Report, passed_by: Collection[Path]) -> Iterator[os.DirEntry[str]]:
    seen: set[tuple[int, int]] = set()
    waiting = [folder]
    while waiting:
        place = waiting.pop()
        try:
            found = place.stat()
            if place in passed_by or (found.st_dev, found.st_ino) in seen:
                continue
            seen.add((found.st_dev, found.st_ino))
            files, folders = _list(place)
        except OSError as error:
            report(place, reading_fault(place, error))
            continue
        yield from files
        if recursive:
            waiting.extend(reversed(folders))


def _list(folder: Path) -> tuple[list[os.DirEntry[str]], list[Path]]:
    """Return a folder's pictures and its subfolders, each in natural order."""
    files, folders = [], []
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda e: natural_key(e.name)):
            if is_passed_by(entry.name):
                continue
            if _is_folder(entry):
                folders.append(Path(entry.path))
            elif is_picture_name(entry.name):
                # A broken link or a pipe called .jpg too: what it is gets said when it is read.
                files.append(entry)
    return files, folders


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link that leads back to itself
        return False


def _facts(entry: os.DirEntry[str]) -> tuple[int, float]:
    """Return size and time of the last change; of what cannot be asked (a broken link) nothing."""
    try:
        found = entry.stat()
    except OSError:
        return 0, 0.0
    return found.st_size, found.st_mtime
