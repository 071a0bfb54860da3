"""Telling again: what segments told that are gone, where no snapshot may say that it holds it, or others lack it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field, replace
from functools import partial

from rethumb_desktop.domain.entries import AlsoNamed, Entry, Put, Remove, Rename
from rethumb_desktop.domain.errors import FaultKind
from rethumb_desktop.domain.merging import Mark, Placed, Record
from rethumb_desktop.domain.ports import StoredObject
from rethumb_desktop.domain.ports.syncing import Arrival
from rethumb_desktop.domain.segment_spans import numbers
from rethumb_desktop.services.syncing.late import put_by_note
from rethumb_desktop.services.syncing.site import Site
from rethumb_desktop.services.syncing.snapshots import look_for_unheard, reach
from rethumb_desktop.services.syncing.stretches import gone_behind, note_gone_behind, passed_over
from rethumb_desktop.services.syncing.syncing import Syncing
from rethumb_desktop.services.syncing.unheard import lacked, note_told_anew
from rethumb_desktop.services.upkeep.holes import stand_in
from rethumb_desktop.services.upkeep.objects import look_up
from rethumb_desktop.services.upkeep.records_kept import Segment, bad_segments
from rethumb_desktop.services.upkeep.reports import Finding, FindingState
from rethumb_desktop.sync.names import below, segment_name


def behind_again(site: Site, syncing: Syncing, *, mend: bool) -> Iterator[Finding]:
    """Yield the segments that were read behind what was passed over, and are gone or damaged.

    With `mend` what they told is told anew, as far as the bucket has it still, and they are asked for no more: a
    snapshot of another device could not be taken in otherwise. Raises Fault as the store does.
    """
    bad = list(bad_segments(site, _behind(site)))
    is_told = bool(bad) and mend and site.writes
    if is_told:
        segments = {(segment.device, segment.seq) for segment, _ in bad}
        before = {device: stretch.seq for device, stretch in passed_over(site.records, site.library).items()}
        _tell(site, syncing, lambda: _entries(site, segments, before), partial(note_gone_behind, site, segments))
    for segment, why in bad:
        is_gone = why.kind is FaultKind.MISSING
        detail = "It is gone from the bucket." if is_gone else f"It is damaged: {why.title}"
        if is_told:
            detail = f"{detail} What it told is told by this device now."
        yield Finding(FindingState.RECORD, below(site.prefix, segment.name), "", is_told, detail)


def lacked_again(site: Site, syncing: Syncing, *, mend: bool) -> Iterator[Finding]:
    """Yield the segments that are known here, and were gone before others had read them.

    With `mend` what they told is told anew, once, and a snapshot holds it: pictures that are there, and removals of
    what is not. Of the others nothing is said: a picture that is gone may be put again, and one that was removed and is
    there may have been published anew. Raises Fault as the store does.
    """
    look_for_unheard(site)
    spans = lacked(site)
    is_told = bool(spans) and mend and site.writes
    if is_told:
        before = {device: each[0][0] - 1 for device, each in spans.items()}
        segments = {*numbers(spans)}
        _tell(site, syncing, lambda: _entries(site, segments, before, agreed=True), partial(note_told_anew, site))
        stand_in(site, syncing)
    detail = "It was gone before others had read it. What it told is known here."
    if is_told:
        detail = "It was gone before others had read it. What it told is told by this device now."
    for device, seq in numbers(spans):
        name = below(site.prefix, segment_name(device, seq))
        yield Finding(FindingState.RECORD, name, "", is_told, detail)


def _tell(site: Site, syncing: Syncing, read: Callable[[], list[Entry]], note: Callable[[], None]) -> None:
    """Tell anew what segments told, and note that it was."""
    with syncing.alone(site.library):
        # Told first: cut off in between, it is told once more.
        entries = read()
        site.records.tell(site.library, entries)
        note()
    gone = tuple(below(site.prefix, each.key) for each in entries if isinstance(each, Remove))
    syncing.receive(site.library, Arrival(went=gone))


def _behind(site: Site) -> Iterator[Segment]:
    """Yield what was read behind what is passed over, and does not stand in the newest whole snapshot."""
    stretches = passed_over(site.records, site.library)
    covered = reach(site, newest=True) if stretches else {}
    heard, known = site.records.heard(site.library), gone_behind(site)
    for device, stretch in sorted(stretches.items()):
        last, digest = (heard[device].seq, heard[device].digest) if device in heard else (0, "")
        for seq in range(max(stretch.until, covered.get(device, 0)) + 1, last + 1):
            if seq not in known.get(device, ()):
                yield Segment(device, seq, digest if seq == last else "")


@dataclass
class _Told:
    """What single segments told, as far as it holds: the records with their puts, and others that may be of them.

    `before` are the last stamps that are known of their devices from before these segments.
    """

    puts: list[Record] = field(default_factory=list)
    others: list[Record] = field(default_factory=list)
    before: dict[str, int] = field(default_factory=dict)

    def is_told(self, mark: Mark) -> bool:
        """Whether this may have been told by the segments: its device did not say it before."""
        return mark.device in self.before and mark.at > self.before[mark.device]

    def looked_for(self) -> list[str]:
        """Return the keys of what was put or removed."""
        removed = (each for each in self.others if _is_removed(each) and self.is_told(_removal(each)))
        return [each.key for each in (*self.puts, *removed)]


def _entries(
    site: Site, segments: Collection[tuple[str, int]], before: Mapping[str, int], *, agreed: bool = False
) -> list[Entry]:
    """Return what segments told, to be told anew; `before` is up to which segments of their devices nothing has to be.

    What the bucket contradicts is said as the bucket has it, or, where all is to be `agreed`, not at all.
    """
    told = _find(site, segments, before)
    keys = {below(site.prefix, key): key for key in told.looked_for()}
    with closing(look_up(site.store, keys)) as found:
        there = {keys[key]: stored for key, stored in found}
    entries: list[Entry] = []
    for record in told.puts:
        assert record.placed is not None
        if there[record.key] is not None:
            entries += _put(record, record.placed)
        elif not agreed:
            entries.append(Remove(0, record.key))
    for record in told.others:
        if not _is_removed(record):
            entries += _names(record, told)
        elif not agreed or there.get(record.key) is None:
            entries += _of_removal(site, record, there)
    return entries


def _find(site: Site, segments: Collection[tuple[str, int]], before: Mapping[str, int]) -> _Told:
    told = _Told()
    told.before = dict.fromkeys((device for device, _ in segments), 0)
    with site.records.exporting(site.library, 0) as exported:
        for batch in exported.batches:
            for record in batch:
                placed = record.placed
                if placed is not None and (placed.device, placed.seq) in segments:
                    told.puts.append(record)
                    continue
                if any(mark.device in told.before for mark in _marks(record)):
                    told.others.append(record)
                if placed is not None and placed.device in told.before and 0 < placed.seq <= before[placed.device]:
                    told.before[placed.device] = max(placed.put.at, told.before[placed.device])
    return told


def _put(record: Record, placed: Placed) -> list[Entry]:
    # Later than its renames: the name that it goes by now stands in it.
    put = replace(placed.put, at=0, name=record.name)
    return [put, *(AlsoNamed(0, record.key, named.name) for named in record.names)]


def _of_removal(site: Site, record: Record, there: Mapping[str, StoredObject | None]) -> list[Entry]:
    if record.key not in there:
        return []
    stored = there[record.key]
    put: Put | None = None if stored is None else put_by_note(site, record.key, stored)
    return [Remove(0, record.key)] if stored is None else [put] if put is not None else []


def _names(record: Record, told: _Told) -> list[Entry]:
    entries: list[Entry] = []
    if record.renamed is not None and told.is_told(record.renamed.mark):
        entries.append(Rename(0, record.key, record.renamed.name))
    entries += [AlsoNamed(0, record.key, named.name) for named in record.names if told.is_told(named.mark)]
    return entries


def _marks(record: Record) -> Iterable[Mark]:
    """Return by whom and when a removal and names were told."""
    if record.removed is not None:
        yield record.removed
    if record.renamed is not None:
        yield record.renamed.mark
    yield from (named.mark for named in record.names)


def _is_removed(record: Record) -> bool:
    return record.placed is None and record.removed is not None


def _removal(record: Record) -> Mark:
    assert record.removed is not None
    return record.removed
