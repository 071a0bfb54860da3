"""Hints: what a file system tells of its changes, and what they come down to. Nothing of it is believed unseen."""

from __future__ import annotations

import os
from collections.abc import Container, Iterable
from dataclasses import dataclass
from enum import StrEnum

_SEPARATORS = os.sep + (os.altsep or "")


class HintKind(StrEnum):
    """What a file system says has happened."""

    CREATED = "created"
    WRITTEN = "written"
    #: Closed after writing: whoever wrote has finished, for now.
    CLOSED = "closed"
    #: `to` is where it is now; "" where it left the folder. A file that came from outside has an empty `path`.
    MOVED = "moved"
    DELETED = "deleted"
    #: Something was lost, or the watching itself ended: all has to be looked at.
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Hint:
    """One thing that a file system says. `folder`: it is about a folder, not a file."""

    kind: HintKind
    path: str
    to: str = ""
    folder: bool = False


@dataclass(frozen=True)
class Places:
    """Where to look: files, each with whether its writer has finished; whole folders with all below; or everything.

    A folder stands for all files below it; those are named besides only where their writer has finished.
    """

    files: dict[str, bool]
    folders: frozenset[str] = frozenset()
    everything: bool = False


def consolidate(hints: Iterable[Hint]) -> Places:
    """Return where to look after these hints, given in the order they came. Pure; any loss only makes it look more.

    A file that was only deleted or moved away needs no look. One that was written after it was closed is unfinished
    again. A file moved before it was closed is as unfinished as it was. That a folder was written says nothing: what
    changed in it is told by itself. `everything` stands alone: what had finished before a loss may be written again.
    """
    files: dict[str, bool] = {}
    folders: dict[str, None] = {}
    for hint in hints:
        if hint.kind is HintKind.LOST:
            return Places({}, everything=True)
        if hint.folder:
            _place_folder(hint, files, folders)
        else:
            _place_file(hint, files)
    return _without_repetition(files, folders)


def _place_file(hint: Hint, files: dict[str, bool]) -> None:
    match hint.kind:
        case HintKind.DELETED:
            files.pop(hint.path, None)
        case HintKind.MOVED:
            finished = files.pop(hint.path, True)
            if hint.to:
                files[hint.to] = finished
        case _:
            files[hint.path] = hint.kind is HintKind.CLOSED


def _place_folder(hint: Hint, files: dict[str, bool], folders: dict[str, None]) -> None:
    if hint.kind in (HintKind.DELETED, HintKind.MOVED) and hint.path:
        for gone in [path for path in files if _is_in(path, hint.path)]:
            del files[gone]
        for gone in [path for path in folders if path == hint.path or _is_in(path, hint.path)]:
            del folders[gone]
    place = hint.path if hint.kind is HintKind.CREATED else hint.to
    if place and hint.kind in (HintKind.CREATED, HintKind.MOVED):
        folders[place] = None


def _without_repetition(files: dict[str, bool], folders: dict[str, None]) -> Places:
    """Leave out what a folder above stands for already."""
    if not folders:
        return Places(files)
    tops = frozenset(path for path in folders if not _has_above(path, folders))
    return Places({path: done for path, done in files.items() if done or not _has_above(path, tops)}, tops)


def _has_above(path: str, folders: Container[str]) -> bool:
    return any(path[:end] in folders for end, mark in enumerate(path) if mark in _SEPARATORS)


def _is_in(path: str, folder: str) -> bool:
    return len(path) > len(folder) and path.startswith(folder) and path[len(folder)] in _SEPARATORS
