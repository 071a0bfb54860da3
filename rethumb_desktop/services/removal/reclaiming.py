"""Reclaiming: what becomes of a removal whose picture is published again."""

from __future__ import annotations

from enum import Enum, auto

from rethumb_desktop.domain.ports import Removals


class Reclaimed(Enum):
    """How an object key stands after it was asked back."""

    #: No removal has to do with it, and none will: what is put under it now stays.
    FREE = auto()
    #: Its removal had not begun and was undone: it is a publication again.
    KEPT = auto()
    #: It is being deleted now: ask again in a moment.
    BUSY = auto()


def reclaim(removals: Removals, library: str, key: str) -> Reclaimed:
    """Ask an object key back from its removal, if there is one. Raises Fault index, disk.

    Where a delete has failed nobody knows whether the object is still there: the key is free, to be put anew.
    """
    if removals.find(library, key) is None:
        return Reclaimed.FREE
    if removals.undo(library, [key]):
        return Reclaimed.KEPT
    # To begin is to claim it: from here on no other thread or process deletes it.
    if removals.begin(library, key):
        removals.end(library, key)
        return Reclaimed.FREE
    return Reclaimed.BUSY if removals.find(library, key) is not None else Reclaimed.FREE
