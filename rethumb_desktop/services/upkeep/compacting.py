"""Compacting: what a good snapshot has covered for long is deleted, with the maintenance keys and on request only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from rethumb_desktop.domain.entries import TOMBSTONE_MS, milliseconds_of, stamp
from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.library import Role
from rethumb_desktop.domain.syncing import SyncReport
from rethumb_desktop.services.syncing.belonging import check_library
from rethumb_desktop.services.syncing.parts import open_part
from rethumb_desktop.services.syncing.poll import newest_snapshot
from rethumb_desktop.services.syncing.site import Site
from rethumb_desktop.services.syncing.snapshots import segments_outside, write_snapshot
from rethumb_desktop.services.upkeep.coverage import COVERED_MS, Vector, covered_for_long, note_coverage
from rethumb_desktop.services.upkeep.keeping import is_time, time_of
from rethumb_desktop.services.upkeep.means import UpkeepMeans
from rethumb_desktop.services.upkeep.reports import CompactReport
from rethumb_desktop.services.upkeep.sites import Sites
from rethumb_desktop.sync.names import (
    SNAPSHOTS,
    below,
    beyond,
    journal_of,
    manifest_name,
    part_name,
    part_of,
    segment_of,
    snapshot_of_manifest,
)
from rethumb_desktop.sync.snapshots import Manifest, decode_manifest

#: So many of the newest good snapshots stay.
NEWEST = 2
#: A snapshot without a manifest may still be being written for so long.
_UNFINISHED_MS = 86_400_000
_DAMAGED = frozenset({FaultKind.JOURNAL, FaultKind.MISSING})
_BATCH = 1_000


@dataclass(frozen=True)
class _Good:
    """A snapshot all of whose parts were read and found to be good."""

    id: str
    manifest: Manifest

    @property
    def vector(self) -> Vector:
        return {device: seq for device, (seq, _) in self.manifest.vector.items()}


class Compacting:
    """Deletes what is not needed any more. Safe to repeat, and to cut off anywhere."""

    def __init__(self, means: UpkeepMeans, sites: Sites) -> None:
        self._means = means
        self._sites = sites

    def compact(self, name: str) -> CompactReport:
        """Delete old segments and snapshots. Raises Fault as `Upkeep.compact` says."""
        site = self._sites.with_role(name, Role.MAINTENANCE)
        report = self._means.syncing.sync_now(name)
        check_library(site)
        stored = _stored(site)
        long_ago = site.now() - COVERED_MS
        good = list(_good(site, stored.finished, long_ago))
        written = ""
        if not good or (milliseconds_of(good[0].manifest.made) < long_ago and segments_outside(site)):
            written = self._write(site, report)
            good = [_Good(written, _check(site, written)), *good]
        note_coverage(site, good[0].vector)
        old = [each.vector for each in good if milliseconds_of(each.manifest.made) <= long_ago]
        covered = covered_for_long(site, old, [each.vector for each in good[:NEWEST]])
        segments = sum(_delete(site, keys) for keys in _in_batches(_segments(site, covered)))
        snapshots = _delete_snapshots(site, stored, [each.id for each in good[:NEWEST]])
        if written:
            self._means.syncing.sync_now(name)  # its head names the snapshot
        return CompactReport(segments, snapshots, written)

    def _write(self, site: Site, report: SyncReport) -> str:
        """Write a snapshot and return its id."""
        before = newest_snapshot(site)
        # Where something could not be read, a put may yet come that a removal from then is needed for.
        for _ in write_snapshot(site, stamp(site.now() - TOMBSTONE_MS) if report.in_step else 0):
            pass
        written = newest_snapshot(site)
        if written == before:
            title = f"No snapshot of “{site.library}” could be written: not everything is told yet."
            raise Fault(FaultKind.STORE, title, "Sync the library, and try again.", retryable=True)
        return written


@dataclass(frozen=True)
class _Stored:
    """The snapshots in a bucket: their objects by their ids, and which have a manifest, newest first."""

    keys: dict[str, list[str]]
    finished: list[str]


def _stored(site: Site) -> _Stored:
    keys: dict[str, list[str]] = {}
    finished: list[str] = []
    for each in site.store.list(below(site.prefix, SNAPSHOTS)):
        name = beyond(site.prefix, each.key)
        whole, part = snapshot_of_manifest(name), part_of(name)
        snapshot = whole or (part[0] if part is not None else None)
        if snapshot is None or not is_time(snapshot.partition("-")[0]):
            continue
        keys.setdefault(snapshot, []).append(each.key)
        if whole is not None:
            finished.append(whole)
    return _Stored(keys, sorted(finished, reverse=True))


def _good(site: Site, finished: Iterable[str], long_ago: int) -> Iterator[_Good]:
    """Yield the newest good snapshots, and then the newest good one that was made long ago."""
    found = 0
    for snapshot in finished:
        if found >= NEWEST and _time(snapshot) > long_ago:
            continue
        try:
            good = _Good(snapshot, _check(site, snapshot))
        except Fault as fault:
            if fault.kind not in _DAMAGED:
                raise
            continue
        yield good
        found += 1
        if found >= NEWEST and milliseconds_of(good.manifest.made) <= long_ago:
            return


def _check(site: Site, snapshot: str) -> Manifest:
    """Read all of a snapshot. Raises Fault journal, missing where it is no good, and as the store does."""
    name = manifest_name(snapshot)
    manifest = decode_manifest(site.sealer.open(name, site.read(name)), snapshot)
    for number, part in enumerate(manifest.parts, start=1):
        of_part = part_name(snapshot, number)
        open_part(site, of_part, part, site.read(of_part))
    return manifest


def _segments(site: Site, covered: Vector) -> Iterator[str]:
    """Yield the names of the segments up to these, as far as they are there."""
    for device, last in sorted(covered.items()):
        for each in site.store.list(below(site.prefix, journal_of(device))):
            found = segment_of(beyond(site.prefix, each.key))
            if found is None:
                continue
            if found[1] > last:
                break
            yield each.key


def _delete_snapshots(site: Site, stored: _Stored, good: list[str]) -> int:
    """Delete what is older than the good ones, and what was begun long ago and has no manifest; return how many."""
    if len(good) < NEWEST:
        return 0
    finished = set(stored.finished)
    unfinished_before = site.now() - _UNFINISHED_MS
    gone = [
        snapshot
        for snapshot in sorted(stored.keys)
        if snapshot < good[0] and snapshot not in good and (snapshot in finished or _time(snapshot) < unfinished_before)
    ]
    for snapshot in gone:
        keys = stored.keys[snapshot]
        manifests = [key for key in keys if snapshot_of_manifest(beyond(site.prefix, key))]
        # Without it a snapshot is none: nobody begins to read what is being deleted.
        _delete(site, manifests)
        _delete(site, [key for key in keys if key not in manifests])
    return sum(snapshot in finished for snapshot in gone)


def _delete(site: Site, keys: list[str]) -> int:
    site.store.delete_many(keys)
    return len(keys)


def _in_batches(keys: Iterator[str]) -> Iterator[list[str]]:
    while batch := list(islice(keys, _BATCH)):
        yield batch


def _time(snapshot: str) -> int:
    """Return when a snapshot was begun, in milliseconds since 1970 UTC."""
    return int(time_of(snapshot.partition("-")[0]).timestamp() * 1000)
