"""Damage: what a device of this library would not have written."""

from __future__ import annotations

from rethumb_desktop.domain.errors import Fault, FaultKind


def damaged(name: str, why: str) -> Fault:
    """Return the fault of something under this name that cannot be read; `why` is for who looks closer."""
    return Fault(
        FaultKind.JOURNAL,
        f"“{name}” is damaged or was not made by a device of this library.",
        why,
        subject=name,
    )


def too_new(name: str) -> Fault:
    """Return the fault of something that a newer version has written."""
    return Fault(FaultKind.JOURNAL, f"“{name}” was written by a newer version of the program.", subject=name)
