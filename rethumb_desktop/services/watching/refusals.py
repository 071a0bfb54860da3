"""Refusals: what cannot be watched, and why. Nothing the program makes may come back to it as a new picture."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from rethumb_desktop.disk.faults import shown
from rethumb_desktop.disk.walking import is_passed_by
from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.watched_folder import WatchedFolder


def refuse(folder: WatchedFolder, others: Iterable[WatchedFolder], own_folders: Sequence[Path]) -> None:
    """Raise Fault usage where a folder cannot be watched as it is described, or not beside the others.

    `subject` is the field: “path” or “output”.
    """
    if not os.path.isdir(folder.path):  # noqa: PTH112 - it does not raise
        raise _refused("path", f"There is no folder “{shown(folder.path)}”.")
    for own in own_folders:
        _refuse_own(folder, _real(str(own)))
    for other in others:
        if other.id != folder.id:
            _refuse_beside(folder, other)
    _refuse_output(folder, folder)


def _refuse_own(folder: WatchedFolder, own: str) -> None:
    path = _real(folder.path)
    if _is_in(path, own):
        raise _refused("path", "This is a folder of the program itself.", "What it keeps there is no new picture.")
    if _is_walked(path, own, folder):
        raise _refused("path", "A folder of the program itself is in this one.", f"It is “{shown(own)}”.")
    if folder.output and (_is_in(_real(folder.output), own) or _real(folder.output) == own):
        raise _refused("output", "This is a folder of the program itself.", "Choose another one.")


def _refuse_beside(folder: WatchedFolder, other: WatchedFolder) -> None:
    path, there = _real(folder.path), _real(other.path)
    if path == there:
        raise _refused("path", "This folder is watched already.", "Change that one instead.")
    if _is_walked(there, path, other) or _is_walked(path, there, folder):
        raise _refused(
            "path",
            f"It would share pictures with “{shown(other.path)}”, which is watched as well.",
            "Leave out the subfolders of the outer one, or watch one of them only.",
        )
    _refuse_output(folder, other)
    _refuse_output(other, folder)


def _refuse_output(writer: WatchedFolder, watched: WatchedFolder) -> None:
    """Refuse that what one folder writes is in what is watched, or around it."""
    if not writer.output:
        return
    output, path = _real(writer.output), _real(watched.path)
    if _is_in(output, path):
        raise _refused("output", f"The output folder is in “{shown(watched.path)}”, which is watched.", _LOOP)
    if _is_in(path, output):
        raise _refused("output", f"“{shown(watched.path)}”, which is watched, is in the output folder.", _LOOP)


_LOOP = "What is written there would be processed again. Choose a folder apart."


def _is_in(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)


def _is_walked(top: str, path: str, folder: WatchedFolder) -> bool:
    """Whether walking a folder, whose real path is `top`, comes to a path below it."""
    if path == top or not _is_in(path, top) or not folder.recursive:
        return False
    return not any(is_passed_by(part) for part in Path(path).relative_to(top).parts)


def _real(path: str) -> str:
    """Return where a path leads, as the system compares it."""
    return os.path.normcase(os.path.realpath(path))


def _refused(field: str, title: str, detail: str = "") -> Fault:
    return Fault(FaultKind.USAGE, title, detail, subject=field)
