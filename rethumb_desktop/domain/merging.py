"""Merging: what is known of one object key, joined from what several devices say.

`join` is commutative, associative and idempotent, so the state does not depend on the order in which segments are read.
Order between entries: hybrid logical time, then the device's id, then the content.
"""

from __future__ import annotations

from dataclasses import astuple, dataclass, field, replace
from typing import NamedTuple, TypeVar

from rethumb_desktop.domain.entries import AlsoNamed, Entry, Put, Remove, Rename, Unknown, milliseconds_of

#: How many other names of one picture are kept: the newest.
NAMES = 16


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """When and by which device something was said."""

    at: int
    device: str


@dataclass(frozen=True, slots=True, order=True)
class Named:
    """A name that was given."""

    mark: Mark
    name: str


class Placed(NamedTuple):
    """A put, who made it, and in which of that device's segments it stands; 0 where it has not left yet."""

    put: Put
    device: str
    seq: int = 0

    @property
    def mark(self) -> Mark:
        return Mark(self.put.at, self.device)


@dataclass(frozen=True, slots=True)
class Record:
    """What is known of one key. In normal form: everything is later than `removed`, `renamed` later than `placed`.

    `names` are the other names, by their text.
    """

    key: str
    placed: Placed | None = None
    removed: Mark | None = None
    renamed: Named | None = None
    names: tuple[Named, ...] = field(default=())

    @property
    def name(self) -> str:
        """The name it goes by; "" where it is not there."""
        if self.renamed is not None:
            return self.renamed.name
        return self.placed.put.name if self.placed is not None else ""

    def forgets(self, before_ms: int) -> Record:
        """Return the same without a removal that is older than this."""
        if self.removed is not None and milliseconds_of(self.removed.at) < before_ms:
            return replace(self, removed=None)
        return self

    def __bool__(self) -> bool:
        return bool(self.placed or self.removed or self.renamed or self.names)


def record_of(entry: Entry, device: str, seq: int = 0) -> Record | None:
    """Return what one entry alone says about its key; None for a kind that is not known."""
    mark = Mark(entry.at, device)
    match entry:
        case Put():
            return Record(entry.key, placed=Placed(entry, device, seq))
        case Remove():
            return Record(entry.key, removed=mark)
        case Rename():
            return Record(entry.key, renamed=Named(mark, entry.name))
        case AlsoNamed():
            return Record(entry.key, names=(Named(mark, entry.name),))
        case Unknown():
            return None


def join(one: Record, other: Record) -> Record:
    """Return what both know together; both are of one key."""
    removed = _later(one.removed, other.removed)
    placed = _later_put(one.placed, other.placed)
    if placed is not None and removed is not None and placed.mark <= removed:
        placed = None
    renamed = _later(one.renamed, other.renamed)
    floor = _later(removed, placed.mark if placed is not None else None)
    if renamed is not None and floor is not None and renamed.mark <= floor:
        renamed = None
    return Record(one.key, placed, removed, renamed, _names(one.names + other.names, removed))


_T = TypeVar("_T", Mark, Named)


def _later(one: _T | None, other: _T | None) -> _T | None:
    if one is None or other is None:
        return other if one is None else one
    return max(one, other)


def _later_put(one: Placed | None, other: Placed | None) -> Placed | None:
    if one is None or other is None:
        return other if one is None else one
    return max(one, other, key=_order)


def _order(placed: Placed) -> tuple[object, ...]:
    put = placed.put
    # The same put is told once by its segment and once by a snapshot; before it has left it has no number.
    return (placed.mark, astuple(put), placed.seq)


def _names(names: tuple[Named, ...], removed: Mark | None) -> tuple[Named, ...]:
    newest: dict[str, Named] = {}
    for named in names:
        if removed is None or named.mark > removed:
            known = newest.get(named.name)
            newest[named.name] = named if known is None else max(known, named)
    kept = sorted(newest.values(), reverse=True)[:NAMES]
    return tuple(sorted(kept, key=lambda named: named.name))
