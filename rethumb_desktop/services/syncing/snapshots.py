"""Snapshots: read by a device that is new or was away for too long, written by one that finds the journals long."""

from __future__ import annotations

import json
import logging
from collections.abc import Generator, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from hashlib import sha256
from itertools import islice

from rethumb_desktop.domain.entries import stamp
from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.merging import record_of
from rethumb_desktop.domain.ports.syncing import BATCH
from rethumb_desktop.domain.segment_spans import Unheard
from rethumb_desktop.services.syncing.company import forget_spoiled, note_spoiled
from rethumb_desktop.services.syncing.journals import Received, still_true
from rethumb_desktop.services.syncing.parts import in_parts, open_part, put_new, write_part
from rethumb_desktop.services.syncing.poll import newest_snapshot, tell_snapshot
from rethumb_desktop.services.syncing.site import SNAPSHOT_LOOKED, SNAPSHOT_READ, Site
from rethumb_desktop.services.syncing.stretches import behind, come_back, follows, truly_known
from rethumb_desktop.services.syncing.unheard import (
    begin_hearing,
    end_hearing,
    note_lacked,
    read_spans,
    tells_unheard,
    unheard,
    unheard_within,
)
from rethumb_desktop.services.syncing.untold import end_waiting
from rethumb_desktop.sync.names import (
    SNAPSHOTS,
    below,
    beyond,
    manifest_name,
    part_name,
    segment_name,
    snapshot_id,
    snapshot_of_manifest,
)
from rethumb_desktop.sync.segments import decode_segment
from rethumb_desktop.sync.snapshots import (
    Manifest,
    Part,
    decode_manifest,
    encode_manifest,
)

log = logging.getLogger(__name__)

_DAY_MS = 86_400_000
_DAMAGED = frozenset({FaultKind.JOURNAL, FaultKind.MISSING, FaultKind.POLICY})


def read_snapshot(
    site: Site, gaps: Mapping[str, int], received: Received, *, hears: bool = False
) -> Generator[None, None, bool]:
    """Read the newest good snapshot, some of it a step; return whether there was one.

    `gaps` are segments that are gone, by their devices: a snapshot that holds none of them is of no use, and what it
    covers and does not hold was removed. With `hears` one is of no use that holds nothing of what is unheard here.
    Raises Fault as the store does.
    """
    for snapshot in _snapshots(site):
        try:
            manifest = _manifest(site, snapshot)
            has_none = hears and not tells_unheard(site, _seqs(manifest), manifest.unheard)
            if has_none or (gaps and not _covers_any(manifest, gaps)):
                _keep(site, snapshot, manifest)
                continue
            yield from _import(site, snapshot, manifest, received)
        except Fault as fault:
            if fault.kind not in _DAMAGED:
                raise
            log.warning("the snapshot %s cannot be read: %s %s", snapshot, fault.title, fault.detail)
            continue
        # A device that has told nothing and heard nothing holds nothing that could be gone.
        sweep = bool(gaps) or site.records.told(site.library)[0] > 0
        vector, unknown, gone = manifest.vector, manifest.unknown, manifest.unheard
        begin_hearing(site, gone)
        apart = Unheard(gone, max(manifest.forgotten, site.forgotten()))
        received(site.records.end_import(site.library, snapshot, vector, unknown, sweep=sweep, unheard=apart))
        come_back(site, vector)
        end_hearing(site, vector, gone)
        forget_spoiled(site.records, site.library, snapshot, is_read=True)
        end_waiting(site, snapshot, vector)
        _keep(site, snapshot, manifest)
        site.note_forgotten(manifest.forgotten)
        return True
    return False


def may_cover(site: Site, gaps: Mapping[str, int]) -> bool:
    """Whether it is worth while to look for a snapshot that holds segments that are gone.

    It is where the newest one that is known of was not looked into yet or holds one, and else once a day.
    """
    snapshot = newest_snapshot(site)
    kept = json.loads(site.fact(SNAPSHOT_READ) or "{}")
    inside: dict[str, int] = kept.get("vector", {})
    is_new = bool(snapshot) and kept.get("id") != snapshot
    if is_new or any(inside.get(device, 0) >= seq for device, seq in gaps.items()):
        return True
    if site.now() - int(site.fact(SNAPSHOT_LOOKED) or 0) < _DAY_MS:
        return False
    site.note_fact(SNAPSHOT_LOOKED, str(site.now()))
    return True


def may_hear(site: Site) -> bool:
    """Whether the newest snapshot that is known of holds something that was gone before it was read here."""
    if not unheard(site.records, site.library):
        return False
    inside = newest_reach(site)
    kept = json.loads(site.fact(SNAPSHOT_READ) or "{}")
    return tells_unheard(site, inside, read_spans(kept.get("unheard", {})))


def look_for_unheard(site: Site) -> None:
    """Note what the writers of snapshots never read, and is known here. Raises Fault as the store does."""
    for _, manifest in _readable(site):
        note_lacked(site, manifest.unheard, manifest.made)


def may_hold_others(site: Site) -> bool:
    """Whether the newest snapshot that is known of may hold what other devices told: it does, or could not be seen."""
    snapshot = newest_snapshot(site)
    kept = json.loads(site.fact(SNAPSHOT_READ) or "{}")
    if kept.get("id") != snapshot or "vector" not in kept:
        return bool(snapshot)
    return any(device != site.records.device for device in kept["vector"])


def newest_reach(site: Site) -> dict[str, int]:
    """Return up to which segments the newest snapshot that is known of reaches; it is looked into once."""
    snapshot = newest_snapshot(site)
    kept = json.loads(site.fact(SNAPSHOT_READ) or "{}")
    if snapshot and kept.get("id") != snapshot:
        try:
            _keep(site, snapshot, _manifest(site, snapshot))
        except Fault as fault:
            if fault.kind not in _DAMAGED:
                raise
            site.note_fact(SNAPSHOT_READ, json.dumps({"id": snapshot}))
        kept = json.loads(site.fact(SNAPSHOT_READ))
    inside: dict[str, int] = kept.get("vector", {})
    return inside


def segments_outside(site: Site) -> int:
    """Return how many segments are not in the newest snapshot that is known of."""
    inside = newest_reach(site)
    ends = {device: (heard.seq, heard.digest) for device, heard in site.records.heard(site.library).items()}
    ends[site.records.device] = site.records.told(site.library)
    return sum(max(0, seq - inside.get(device, 0)) for device, (seq, _) in truly_known(site, ends).items())


def reach(site: Site, *, newest: bool = False) -> dict[str, int]:
    """Return up to which segment of each device a snapshot in the bucket reaches, with `newest` the newest whole one.

    Raises Fault as the store does.
    """
    found: dict[str, int] = {}
    for snapshot, manifest in _readable(site):
        if not all(site.is_there(part_name(snapshot, number)) for number in range(1, len(manifest.parts) + 1)):
            if not found:
                _note_spoiled(site, snapshot, "A part of it is gone.")
            continue
        for device, (seq, _) in manifest.vector.items():
            found[device] = max(seq, found.get(device, 0))
        if newest:
            break
    return found


def write_snapshot(site: Site, forgotten: int) -> Iterator[None]:
    """Write what is known now, part by part and the manifest last; removals before the stamp `forgotten` are left out.

    Nothing is written while something is unsent. What is left of one that was not finished is in nobody's way. Raises
    Fault as the store does.
    """
    made = stamp(max(site.now(), _time(newest_snapshot(site)) + 1000))
    snapshot = snapshot_id(made, site.records.device)
    parts: list[Part] = []
    with site.records.exporting(site.library, forgotten) as exported:
        if exported.unsent:
            return  # what is unsent may yet be said otherwise: the next sync is soon
        for records in in_parts(exported):
            parts.append(write_part(site, part_name(snapshot, len(parts) + 1), records))
            yield
        vector = truly_known(site, exported.vector)
        gone, unknown = unheard_within(site, vector), tuple(exported.unknown)
        manifest = Manifest(site.records.device, made, vector, tuple(parts), forgotten, unknown, gone)
    name = manifest_name(snapshot)
    put_new(site, name, site.sealer.seal(name, encode_manifest(manifest)))
    _keep(site, snapshot, manifest)


def _seqs(manifest: Manifest) -> dict[str, int]:
    return {device: seq for device, (seq, _) in manifest.vector.items()}


def _covers_any(manifest: Manifest, gaps: Mapping[str, int]) -> bool:
    inside = _seqs(manifest)
    return any(inside.get(device, 0) >= seq for device, seq in gaps.items())


def _time(snapshot: str) -> int:
    """Return the time in a snapshot's id in milliseconds since 1970 UTC, 0 for none."""
    if not snapshot:
        return 0
    written = datetime.strptime(snapshot.partition("-")[0], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    return int(written.timestamp() * 1000)


def _snapshots(site: Site) -> list[str]:
    """Return the ids of the finished snapshots that can be found, newest first."""
    found = {newest_snapshot(site)} - {""}
    try:
        for each in site.store.list(below(site.prefix, SNAPSHOTS)):
            snapshot = snapshot_of_manifest(beyond(site.prefix, each.key))
            if snapshot is not None:
                found.add(snapshot)
    except Fault as fault:
        if fault.kind is not FaultKind.POLICY:
            raise
    return sorted(found, reverse=True)


def _readable(site: Site) -> Iterator[tuple[str, Manifest]]:
    """Yield the snapshots whose manifests can be read, newest first."""
    for snapshot in _snapshots(site):
        try:
            yield snapshot, _manifest(site, snapshot)
        except Fault as fault:
            if fault.kind not in _DAMAGED:
                raise


def _manifest(site: Site, snapshot: str) -> Manifest:
    name = manifest_name(snapshot)
    sealed = site.read(name)  # one that is gone is no snapshot
    with _noting(site, snapshot):
        return decode_manifest(site.sealer.open(name, sealed), snapshot)


@contextmanager
def _noting(site: Site, snapshot: str) -> Iterator[None]:
    """Keep that a snapshot cannot be read where something of it is gone or damaged. Raises Fault as it comes."""
    try:
        yield
    except Fault as fault:
        if fault.kind in (FaultKind.JOURNAL, FaultKind.MISSING):
            _note_spoiled(site, snapshot, fault.title)
        raise


def _note_spoiled(site: Site, snapshot: str, why: str) -> None:
    """Keep that a snapshot cannot be read, where no newer one is known to be good."""
    kept = json.loads(site.fact(SNAPSHOT_READ) or "{}")
    if "vector" not in kept or kept["id"] <= snapshot:
        note_spoiled(site.records, site.library, snapshot, why)


def _import(site: Site, snapshot: str, manifest: Manifest, received: Received) -> Iterator[None]:
    yield from _read_again(site, snapshot, manifest)
    # Also where there are no parts: it is the newest then all the same.
    received(site.records.import_records(site.library, [], snapshot))
    for number, part in enumerate(manifest.parts, start=1):
        name = part_name(snapshot, number)
        with _noting(site, snapshot):
            records = iter(open_part(site, name, part, site.read(name)))
        while batch := list(islice(records, BATCH)):
            received(site.records.import_records(site.library, batch, snapshot))
            yield


def _read_again(site: Site, snapshot: str, manifest: Manifest) -> Iterator[None]:
    """Read again what was read, or told, and is not in a snapshot: its removals may be forgotten here by now.

    Without them what the snapshot holds would come back. Raises Fault journal, missing where it cannot be read.
    """
    ends = {device: (heard.seq, heard.digest) for device, heard in site.records.heard(site.library).items()}
    ends[site.records.device] = site.records.told(site.library)
    forgotten = max(manifest.forgotten, site.forgotten())
    for device, end in sorted(ends.items()):
        seq, digest = behind(site, device, manifest.vector.get(device, (0, "")))
        while seq < end[0]:
            seq += 1
            name = segment_name(device, seq)
            sealed = site.read(name)
            draft = decode_segment(site.sealer.open(name, sealed), device, seq)
            if not follows(draft.before, seq, digest) or (seq == end[0] and sha256(sealed).hexdigest() != end[1]):
                raise Fault(FaultKind.JOURNAL, f"“{name}” is another than it was.", subject=name)
            seq, digest = behind(site, device, (seq, sha256(sealed).hexdigest()))
            known = [record_of(entry, device, draft.seq) for entry in still_true(site, draft.entries, forgotten)]
            site.records.import_records(site.library, [each for each in known if each is not None], snapshot)
            yield


def _keep(site: Site, snapshot: str, manifest: Manifest) -> None:
    """Keep up to where a snapshot reaches, where none is newer, and what its writer never read."""
    note_lacked(site, manifest.unheard, manifest.made)
    if snapshot >= newest_snapshot(site):
        kept = {"id": snapshot, "vector": _seqs(manifest), "unheard": manifest.unheard}
        site.note_fact(SNAPSHOT_READ, json.dumps(kept))
        forget_spoiled(site.records, site.library, snapshot, is_read=False)
        tell_snapshot(site, snapshot)
