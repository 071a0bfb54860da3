"""Stretches: segments that nobody reads again, because a person gave them up, or because they are gone and known.

What was passed over is not known here: no snapshot of this device may say that it holds it, or it would be taken for
removed. What is lost is known here, and the snapshots of this device hold it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import astuple, dataclass, replace
from typing import TYPE_CHECKING

from rethumb_desktop.domain.ports.syncing import SyncRecords

if TYPE_CHECKING:  # the states of libraries are told before cryptography, which a site needs, is loaded
    from rethumb_desktop.services.syncing.site import Site

#: Facts of a library: up to which segment of each device all is known here and gone from the bucket; what was passed
#: over.
LOST, PASSED = "lost", "passed over"
#: What was read behind that, and is gone since.
BEHIND = "known behind"
#: The digests of segments that reading went on behind without knowing them, and that were found since.
DIGESTS = "digests"
#: How far journals are known: number and digest of the last segment of each device.
Ends = dict[str, tuple[int, str]]


@dataclass(frozen=True)
class Stretch:
    """Segments of one device that were passed over, `count` of them: after `seq`, up to `until`.

    The digests are those of these two, the second "" where nobody knows it.
    """

    seq: int
    digest: str
    until: int
    until_digest: str
    count: int


def passed_over(records: SyncRecords, library: str) -> dict[str, Stretch]:
    """Return what was passed over of each device, and has not come back since. Raises Fault index."""
    kept = json.loads(records.fact(f"{PASSED} {library}") or "{}")
    return {device: Stretch(*values) for device, values in kept.items()}


def pass_over(site: Site, device: str, stretch: Stretch) -> None:
    """Note that segments are given up; what was given up of the device before stays so."""
    known = passed_over(site.records, site.library)
    before = known.get(device)
    if before is not None:
        count = before.count + stretch.count
        stretch = Stretch(before.seq, before.digest, stretch.until, stretch.until_digest, count)
    _keep(site, known | {device: stretch})


def come_back(site: Site, vector: Mapping[str, tuple[int, str]]) -> None:
    """Note that a snapshot was read: what it covers is known now."""
    known = passed_over(site.records, site.library)
    ends = {d: vector.get(d, (0, "")) for d in known}
    left = {d: _beyond(stretch, *ends[d]) for d, stretch in known.items() if ends[d][0] < stretch.until}
    for device, stretch in known.items():
        if device not in left and vector[device][0] == stretch.until:
            _note_digest(site, device, *vector[device])
    if left != known:
        _keep(site, left)


def _beyond(stretch: Stretch, seq: int, digest: str) -> Stretch:
    """Return what is left of a stretch where all is known up to this segment, which stands before its end."""
    if seq <= stretch.seq:
        return stretch
    return replace(stretch, seq=seq, digest=digest, count=min(stretch.count, stretch.until - seq))


def leave(site: Site, device: str, stretch: Stretch | None, digest: str = "") -> None:
    """Note what is still passed over of a device, None for nothing.

    `digest` is that of the segment up to which the device was passed over, "" where that is not known yet.
    """
    known = passed_over(site.records, site.library)
    before = known.pop(device)
    if digest:
        _note_digest(site, device, before.until, digest)
    _keep(site, known if stretch is None else known | {device: stretch})


def wanted(site: Site) -> dict[str, int]:
    """Return up to where a snapshot has to reach for something that was passed over to come back, by devices."""
    return {device: stretch.seq + 1 for device, stretch in passed_over(site.records, site.library).items()}


def truly_known(site: Site, ends: Mapping[str, tuple[int, str]]) -> Ends:
    """Return up to where everything is known of each device: not beyond what was passed over."""
    found = json.loads(site.fact(DIGESTS) or "{}")
    known = {d: (seq, digest or _found(found, d, seq)) for d, (seq, digest) in ends.items()}
    for device, stretch in passed_over(site.records, site.library).items():
        if known.get(device, (0, ""))[0] > stretch.seq:
            known[device] = (stretch.seq, stretch.digest)
    return {device: end for device, end in known.items() if end[0]}


def behind(site: Site, device: str, end: tuple[int, str]) -> tuple[int, str]:
    """Return behind which segment of a device reading goes on, given the last that was read.

    The digest is "" where nobody knows it.
    """
    lost = site.numbers(LOST).get(device, 0)
    if end[0] < lost:
        end = lost, ""
    stretch = passed_over(site.records, site.library).get(device)
    if stretch is not None and stretch.seq <= end[0] < stretch.until:
        end = stretch.until, stretch.until_digest
    gone = gone_behind(site).get(device, ())
    while end[0] + 1 in gone:
        end = end[0] + 1, ""
    return end


def gone_behind(site: Site) -> dict[str, list[int]]:
    """Return which segments were read behind what was passed over, and are gone since; nobody asks for them again."""
    kept: dict[str, list[int]] = json.loads(site.fact(BEHIND) or "{}")
    return kept


def note_gone_behind(site: Site, segments: Iterable[tuple[str, int]]) -> None:
    """Note that segments which were read behind something passed over are gone."""
    known = gone_behind(site)
    for device, seq in segments:
        known[device] = sorted({*known.get(device, ()), seq})
    site.note_fact(BEHIND, json.dumps(known, sort_keys=True))


def follows(before: str, seq: int, known: str) -> bool:
    """Whether a segment of this number follows the one whose digest is known; "" where nobody knows it."""
    return before == known or (not known and seq > 1)


def _found(digests: Mapping[str, tuple[int, str]], device: str, seq: int) -> str:
    found, digest = digests.get(device, (0, ""))
    return digest if found == seq else ""


def _note_digest(site: Site, device: str, seq: int, digest: str) -> None:
    """Keep the digest of a segment that was read behind others: the vector of a snapshot has to name it."""
    site.note_fact(DIGESTS, json.dumps(json.loads(site.fact(DIGESTS) or "{}") | {device: (seq, digest)}))


def _keep(site: Site, stretches: Mapping[str, Stretch]) -> None:
    site.note_fact(PASSED, json.dumps({device: astuple(stretch) for device, stretch in stretches.items()}))
