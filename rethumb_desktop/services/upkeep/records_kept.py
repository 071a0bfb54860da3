"""Records kept: whether what was told of a library is in its bucket still, and told again where it is gone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from hashlib import sha256

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.jobs.ordered import map_in_order
from rethumb_desktop.services.syncing.own_head import said
from rethumb_desktop.services.syncing.site import Site
from rethumb_desktop.services.syncing.snapshots import reach, write_snapshot
from rethumb_desktop.services.syncing.stretches import LOST, truly_known
from rethumb_desktop.services.syncing.syncing import Syncing
from rethumb_desktop.services.upkeep.reports import Finding, FindingState
from rethumb_desktop.sync.names import LIBRARY_FILE, below, head_name, segment_name
from rethumb_desktop.sync.segments import decode_segment

#: How many segments are read at once.
_WORKERS = 8
_ID = "id"
_BAD = frozenset({FaultKind.JOURNAL, FaultKind.MISSING})


@dataclass(frozen=True)
class Segment:
    """A segment that is known here; `digest` is that of its sealed bytes, "" where nobody kept it."""

    device: str
    seq: int
    digest: str

    @property
    def name(self) -> str:
        return segment_name(self.device, self.seq)


def missing_files(site: Site) -> list[str]:
    """Return the names of what this device has put before and is gone: the library's file, its own head.

    Asked before a sync, which puts them again. Raises Fault as the store does.
    """
    names = [LIBRARY_FILE] if site.fact(_ID) else []
    if said(site.records, site.library).md5:
        names.append(head_name(site.records.device))
    return [name for name in names if not site.is_there(name)]


def files_again(site: Site, names: Iterable[str]) -> Iterator[Finding]:
    """Yield what became of what was missing before a sync. Raises Fault as the store does.

    Whose head is gone goes on under another id: its head is another one then.
    """
    own = head_name(site.records.device)
    for name in names:
        is_file = name == LIBRARY_FILE
        is_there = site.is_there(name if is_file else own)
        detail = "It was put there again." if is_file or name == own else "This device has another head now."
        detail = detail if is_there else "It is gone from the bucket."
        yield Finding(FindingState.RECORD, below(site.prefix, name), "", is_there, detail)


def segments_again(site: Site, syncing: Syncing, *, mend: bool) -> Iterator[Finding]:
    """Yield the segments that are known here, are gone or damaged, and not in the newest snapshot; `mend` writes one.

    Others read on behind one that is gone by themselves, and behind a damaged one once a person had them pass over it.
    Raises Fault as the store does.
    """
    bad = list(bad_segments(site, _segments(site)))
    if bad and mend:
        _tell_again(site, syncing, [segment for segment, _ in bad])
    covered = reach(site, newest=True) if bad else {}
    for segment, why in bad:
        is_told = segment.seq <= covered.get(segment.device, 0)
        gone = why.kind is FaultKind.MISSING
        detail = "It is gone from the bucket." if gone else f"It is damaged: {why.title}"
        if is_told:
            detail = f"{detail} What it told stands in a snapshot now."
        if is_told and not gone:
            detail = f"{detail} A device that cannot read on: rethumb library pass-over."
        yield Finding(FindingState.RECORD, below(site.prefix, segment.name), "", is_told, detail)


def bad_segments(site: Site, segments: Iterable[Segment]) -> Iterator[tuple[Segment, Fault]]:
    """Yield those that are gone, damaged or another than they were, and why. Raises Fault as the store does."""
    with closing(map_in_order(partial(_look, site), segments, workers=_WORKERS, name="records")) as found:
        yield from (each for each in found if each is not None)


def _segments(site: Site) -> Iterator[Segment]:
    """Yield what is known here of each device, this one included, behind what the newest whole snapshot holds.

    What older ones hold beside it may reach nobody: who takes one in has to read again what that one does not hold.
    """
    ends = {device: (heard.seq, heard.digest) for device, heard in site.records.heard(site.library).items()}
    ends[site.records.device] = site.records.told(site.library)
    covered = reach(site, newest=True)
    for device, (last, digest) in sorted(truly_known(site, ends).items()):
        for seq in range(covered.get(device, 0) + 1, last + 1):
            yield Segment(device, seq, digest if seq == last else "")


def _look(site: Site, segment: Segment) -> tuple[Segment, Fault] | None:
    try:
        sealed = site.read(segment.name)
        decode_segment(site.sealer.open(segment.name, sealed), segment.device, segment.seq)
    except Fault as fault:
        if fault.kind not in _BAD:
            raise
        return segment, fault
    if segment.digest and sha256(sealed).hexdigest() != segment.digest:
        return segment, Fault(FaultKind.JOURNAL, f"“{segment.name}” is another than it was.", subject=segment.name)
    return None


def _tell_again(site: Site, syncing: Syncing, bad: Iterable[Segment]) -> None:
    """Put all that is known into the bucket as a snapshot, and have this device's head tell of it."""
    lost = site.numbers(LOST)
    for segment in bad:
        lost[segment.device] = max(segment.seq, lost.get(segment.device, 0))
    with syncing.alone(site.library):
        site.note_numbers(LOST, lost)
        # All removals that are known stay in it: some of the segments may have told of them alone.
        for _ in write_snapshot(site, 0):
            pass
    syncing.sync_now(site.library)
