"""Faults of the local disk: what the operating system answered, as a sentence."""

from __future__ import annotations

import errno
from pathlib import Path

from rethumb_desktop.domain.errors import Fault, FaultKind

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
_NO_PLACE = frozenset({errno.ENOENT, errno.ENOTDIR})
_DENIED = frozenset({errno.EACCES, errno.EPERM})


class FileExists(Fault):
    """Something with this name is there already, and nobody said that it may be overwritten."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            FaultKind.DISK,
            f"“{shown(path.name)}” exists already.",
            "Choose another name, or allow overwriting.",
            subject=str(path),
        )


def shown(name: str) -> str:
    """Return a name fit for a sentence: bytes that are no UTF-8 and control characters become “?”."""
    return "".join(c if c.isprintable() and not "\ud800" <= c <= "\udfff" else "?" for c in name)


def reading_fault(path: Path, error: OSError) -> Fault:
    """Return the fault of a file or folder that cannot be read: missing, permission, not-a-file or disk."""
    name, subject = shown(path.name), str(path)
    if error.errno in _NO_PLACE:
        return Fault(FaultKind.MISSING, f"“{name}” is not there.", subject=subject)
    if error.errno == errno.ELOOP:
        return Fault(FaultKind.MISSING, f"“{name}” is a link that leads back to itself.", subject=subject)
    if error.errno == errno.ENAMETOOLONG:
        return Fault(FaultKind.MISSING, "The name is too long for this disk.", subject=subject)
    if error.errno in _DENIED:
        return Fault(
            FaultKind.PERMISSION,
            f"“{name}” may not be read: permission denied.",
            "Give yourself the right to read it, then try again.",
            subject=subject,
        )
    if error.errno == errno.EISDIR:
        return Fault(FaultKind.NOT_A_FILE, "This is a folder, not a picture.", subject=subject)
    return Fault(FaultKind.DISK, f"“{name}” could not be read.", _reason(error), subject=subject, retryable=True)


def writing_fault(path: Path, error: OSError) -> Fault:
    """Return the fault of a file that cannot be written; always of kind disk."""
    name, subject = shown(path.name), str(path)
    if error.errno in _FULL:
        title = "The disk is full." if error.errno == errno.ENOSPC else "Your share of the disk is used up."
        return Fault(FaultKind.DISK, title, f"“{name}” was not written.", subject=subject)
    if error.errno == errno.EROFS:
        return Fault(FaultKind.DISK, "The disk is read-only.", f"“{name}” was not written.", subject=subject)
    if error.errno in _DENIED:
        return Fault(
            FaultKind.DISK,
            f"“{name}” may not be written: permission denied.",
            "Choose another folder, or give yourself the right to write there.",
            subject=subject,
        )
    if error.errno in _NO_PLACE:
        return Fault(FaultKind.DISK, f"The folder for “{name}” is not there.", subject=subject)
    if error.errno == errno.EISDIR:
        return Fault(FaultKind.DISK, f"“{name}” is a folder.", subject=subject)
    if error.errno == errno.ENAMETOOLONG:
        return Fault(FaultKind.DISK, "The name is too long for this disk.", subject=subject)
    return Fault(FaultKind.DISK, f"“{name}” could not be written.", _reason(error), subject=subject, retryable=True)


def _reason(error: OSError) -> str:
    return f"The system says: {error.strerror}." if error.strerror else ""
