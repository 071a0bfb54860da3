"""What this device has not told yet, said anew: with another stamp, or as another device."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from rethumb_desktop.domain.entries import AlsoNamed, Entry, Remove, Rename, Unknown
from rethumb_desktop.domain.merging import Mark, Named, Placed, Record


def remarked(record: Record, marks: Mapping[Mark, Mark]) -> Record:
    """Return a record with other marks; what is not among them stays. The order of all marks must stay as it is."""
    placed, removed, renamed = record.placed, record.removed, record.renamed
    return replace(
        record,
        placed=_placed(placed, marks) if placed is not None else None,
        removed=marks.get(removed, removed) if removed is not None else None,
        renamed=_named(renamed, marks) if renamed is not None else None,
        names=tuple(_named(named, marks) for named in record.names),
    )


def without(record: Record, mark: Mark) -> Record:
    """Return a record without what was said with this mark."""
    placed, renamed = record.placed, record.renamed
    return replace(
        record,
        placed=None if placed is not None and placed.mark == mark else placed,
        removed=None if record.removed == mark else record.removed,
        renamed=None if renamed is not None and renamed.mark == mark else renamed,
        names=tuple(named for named in record.names if named.mark != mark),
    )


def holds(record: Record | None, mark: Mark) -> bool:
    """Whether what was said with this mark is still in force."""
    if record is None:
        return False
    placed, renamed = record.placed, record.renamed
    return (
        (placed is not None and placed.mark == mark)
        or record.removed == mark
        or (renamed is not None and renamed.mark == mark)
        or any(named.mark == mark for named in record.names)
    )


def said_anew(entry: Entry, record: Record | None, device: str) -> list[Entry]:
    """Return what is to be told in place of an entry of this device; `record` is what is known of its key.

    Nothing where it is not in force. A put of another device that a removal would undo is told again after it.
    """
    if isinstance(entry, Unknown):
        return [entry]
    if record is None or not holds(record, Mark(entry.at, device)):
        return []
    placed = record.placed
    if not isinstance(entry, Remove) or placed is None or placed.device == device:
        return [entry]
    renamed = [Rename(0, entry.key, record.renamed.name)] if record.renamed is not None else []
    names = [AlsoNamed(0, entry.key, named.name) for named in sorted(record.names)]
    return [entry, placed.put, *renamed, *names]


def newest_stamp(record: Record) -> int:
    """Return the latest stamp that a record knows of."""
    marks = [named.mark for named in (*record.names, record.renamed) if named is not None]
    marks += [mark for mark in (record.removed, record.placed.mark if record.placed is not None else None) if mark]
    return max(mark.at for mark in marks)


def _placed(placed: Placed, marks: Mapping[Mark, Mark]) -> Placed:
    mark = marks.get(placed.mark)
    if mark is None:
        return placed
    return placed._replace(put=replace(placed.put, at=mark.at), device=mark.device)


def _named(named: Named, marks: Mapping[Mark, Mark]) -> Named:
    mark = marks.get(named.mark)
    return replace(named, mark=mark) if mark is not None else named
