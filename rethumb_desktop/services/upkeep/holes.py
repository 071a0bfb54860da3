"""Holes: segments that are gone from the bucket; what stands behind them is read, and a snapshot stands in for them."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import closing

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.ports.syncing import Heard
from rethumb_desktop.services.syncing.site import Site
from rethumb_desktop.services.syncing.snapshots import write_snapshot
from rethumb_desktop.services.syncing.syncing import Syncing
from rethumb_desktop.services.syncing.unheard import note_unheard
from rethumb_desktop.services.upkeep.objects import look_up
from rethumb_desktop.sync.heads import decode_head
from rethumb_desktop.sync.names import below, head_name, segment_name
from rethumb_desktop.sync.segments import decode_segment

_OF_ONE_DEVICE = frozenset({FaultKind.JOURNAL, FaultKind.MISSING})


def pass_over(site: Site) -> int:
    """Go on behind the first hole of each journal; return how many segments are gone in these.

    A segment that is there and cannot be read is no hole: a newer version may read it. Raises Fault as the store does.
    """
    return sum(_pass_over(site, heard) for heard in site.records.heard(site.library).values())


def holes(site: Site, vector: Mapping[str, tuple[int, str]]) -> dict[str, int]:
    """Return the devices of a vector whose newest segment that it names is gone. Raises Fault as the store does."""
    return {d: seq for d, (seq, _) in vector.items() if seq and not site.is_there(segment_name(d, seq))}


def bridge(site: Site, syncing: Syncing) -> None:
    """Have the other devices learn what is known here, and read on where segments are gone, also in an emptied bucket.

    Raises Fault as the store does, gone where nothing may be written.
    """
    try:
        stand_in(site, syncing)
    except Fault as fault:
        if fault.kind is not FaultKind.GONE:
            raise
        syncing.tell_anew(site.library)


def stand_in(site: Site, syncing: Syncing) -> None:
    """Have the other devices learn what is known here by a snapshot.

    All removals that are known stay in it, since some may be lost. Raises Fault as the store does, gone where what the
    devices told is in the bucket no more.
    """
    syncing.sync_now(site.library)
    if site.writes:
        with syncing.alone(site.library):
            for _ in write_snapshot(site, 0):
                pass
        syncing.sync_now(site.library)  # the head names the snapshot


def _pass_over(site: Site, heard: Heard) -> int:
    if heard.error is None or site.is_there(segment_name(heard.device, heard.seq + 1)):
        return 0
    try:
        end = _behind(site, heard) or _told_by_head(site, heard.device)
    except Fault as fault:
        if fault.kind not in _OF_ONE_DEVICE:
            raise
        return 0
    if end[0] <= heard.seq:
        return 0
    note_unheard(site, {heard.device: ((heard.seq + 1, end[0]),)})
    site.records.end_import(site.library, "", {heard.device: end}, (), sweep=False)
    return end[0] - heard.seq


def _behind(site: Site, heard: Heard) -> tuple[int, str] | None:
    """Return number and digest of the segment before the next one that is there; None where none is.

    Each is asked for by itself: a LIST that is short must not make the hole larger.
    """
    names = {below(site.prefix, segment_name(heard.device, seq)): seq for seq in range(heard.seq + 2, heard.newest + 1)}
    with closing(look_up(site.store, names)) as found:
        seq = next((names[key] for key, there in found if there is not None), 0)
    if not seq:
        return None
    name = segment_name(heard.device, seq)
    draft = decode_segment(site.sealer.open(name, site.read(name)), heard.device, seq)
    return seq - 1, draft.before


def _told_by_head(site: Site, device: str) -> tuple[int, str]:
    name = head_name(device)
    head = decode_head(site.sealer.open(name, site.read(name)), device)
    return head.seq, head.digest
