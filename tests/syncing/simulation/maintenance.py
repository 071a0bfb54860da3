"""Compaction, as the maintenance keys do it: what a good snapshot has covered for 90 days goes."""

from __future__ import annotations

from rethumb_desktop.domain.entries import TOMBSTONE_MS, milliseconds_of
from rethumb_desktop.sync.names import (
    beyond,
    manifest_name,
    part_name,
    part_of,
    segment_of,
    snapshot_of_manifest,
)
from rethumb_desktop.sync.snapshots import Manifest, decode_manifest
from tests.syncing.simulation.bucket import SimulatedBucket
from tests.syncing.simulation.computer import PREFIX, SEALER


def compact(bucket: SimulatedBucket, now: int) -> None:
    """Delete segments that have been covered for long, and snapshots but the newest two.

    A segment stays as long as one of the snapshots that stay does not hold it: who reads that one needs it.
    """
    manifests = _manifests(bucket)
    kept = sorted(manifests)[-2:]
    old = [each for each in manifests.values() if milliseconds_of(each.made) < now - TOMBSTONE_MS]
    for name in list(bucket.objects):
        segment = segment_of(beyond(PREFIX, name))
        if segment is None or not any(_holds(each, *segment) for each in old):
            continue
        if all(_holds(manifests[snapshot], *segment) for snapshot in kept):
            del bucket.objects[name]
            bucket.altered.pop(name, None)
    for name in list(bucket.objects):
        short = beyond(PREFIX, name)
        part = part_of(short)
        snapshot = part[0] if part is not None else snapshot_of_manifest(short)
        if snapshot in manifests and snapshot not in kept:
            del bucket.objects[name]
            bucket.altered.pop(name, None)


def _holds(manifest: Manifest, device: str, seq: int) -> bool:
    return manifest.vector.get(device, (0, ""))[0] >= seq


def _manifests(bucket: SimulatedBucket) -> dict[str, Manifest]:
    """Return the manifests of the snapshots that are whole."""
    found: dict[str, Manifest] = {}
    for name, sealed in bucket.objects.items():
        snapshot = snapshot_of_manifest(beyond(PREFIX, name))
        if snapshot is None:
            continue
        manifest = decode_manifest(SEALER.open(manifest_name(snapshot), sealed), snapshot)
        parts = [f"{PREFIX}/{part_name(snapshot, number)}" for number in range(1, len(manifest.parts) + 1)]
        if all(part in bucket.objects for part in parts):
            found[snapshot] = manifest
    return found
