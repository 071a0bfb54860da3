"""Reasons why a folder is polled, as sentences."""

from __future__ import annotations

import errno

from rethumb_desktop.disk.faults import shown

_USED_UP = frozenset({errno.ENOSPC, errno.EMFILE, errno.ENFILE, errno.ENOMEM})


def silent_reason(kind: str) -> str:
    """Return the reason for a file system that tells of no changes."""
    return f"Drives of this kind ({shown(kind)}) do not tell what changes on them."


def refused_reason(error: OSError) -> str:
    """Return the reason for what the system answered to the wish to watch."""
    if is_used_up(error):
        return "This computer watches as many folders as it may, for all programs together."
    return f"The system does not tell what changes here: {error.strerror or type(error).__name__}."


def is_used_up(error: OSError) -> bool:
    """Return whether no more can be watched."""
    return error.errno in _USED_UP


GONE = "The folder was taken away while it was watched."
