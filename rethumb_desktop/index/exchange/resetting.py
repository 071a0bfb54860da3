"""Stamps that a library begins with, and what is left of what was removed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from rethumb_desktop.domain.entries import LATE_MS, TOMBSTONE_MS, stamp
from rethumb_desktop.domain.merging import Record

#: A stamp further ahead of the right time than this was given by a clock that was wrong.
AHEAD_MS = 60_000
# What was never told is older than what the others have said lately, and young enough to be sent for some weeks.
_UNTOLD_MS = LATE_MS // 2


def untold_stamps(now_ms: int, known: Iterable[int], count: int) -> range:
    """Return the stamps of what a library held before it was ever synced; `known` are those of what waits already."""
    first = min([stamp(now_ms - _UNTOLD_MS), *known]) - count
    return range(first, first + count)


def swept(record: Record, now_ms: int) -> Record:
    """Return what is left of a put that was removed so long ago that nobody remembers when.

    What was said of it since then may still be remembered by others.
    """
    since = stamp(now_ms - TOMBSTONE_MS)
    renamed = record.renamed
    return replace(
        record,
        placed=None,
        renamed=renamed if renamed is not None and renamed.mark.at >= since else None,
        names=tuple(named for named in record.names if named.mark.at >= since),
    )
