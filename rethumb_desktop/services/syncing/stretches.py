"""Stretches: segments that nobody reads again, because a person gave them up, or because they are gone and known.

What was passed over is not known here: no snapshot of this device may say that it holds it, or it would be taken for
removed. What is lost is known here, and the snapshots of this device hold it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import astuple, dataclass
from typing import TYPE_CHECKING

from rethumb_desktop.domain.ports.syncing import SyncRecords
from rethumb_desktop.domain.syncing import SHORT_ID, PassedOver, tell_apart

if TYPE_CHECKING:  # the states of libraries are told before cryptography, which a site needs, is loaded
    from rethumb_desktop.services.syncing.site import Site

#: Facts of a library: up to which segment of each device all is known here and gone from the bucket; what was passed
#: over.
LOST, PASSED = "lost", "passed over"
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


def tell_passed(records: SyncRecords, library: str, own_name: str) -> tuple[PassedOver, ...]:
    """Return what is passed over, as a person is told of it; `own_name` is what this device calls itself."""
    known = passed_over(records, library)
    if not known:
        return ()
    names = tell_apart({d: h.name for d, h in records.heard(library).items()} | {records.device: own_name})
    return tuple(PassedOver(d, names.get(d, d[:SHORT_ID]), stretch.count) for d, stretch in sorted(known.items()))


def come_back(site: Site, vector: Mapping[str, tuple[int, str]]) -> None:
    """Note that a snapshot was read: what it covers is known now."""
    known = passed_over(site.records, site.library)
    left = {d: stretch for d, stretch in known.items() if vector.get(d, (0, ""))[0] < stretch.until}
    if left != known:
        _keep(site, left)


def wanted(site: Site) -> dict[str, int]:
    """Return up to where a snapshot has to reach for what was passed over to come back, by devices."""
    return {device: stretch.until for device, stretch in passed_over(site.records, site.library).items()}


def truly_known(site: Site, ends: Mapping[str, tuple[int, str]]) -> Ends:
    """Return up to where everything is known of each device: not beyond what was passed over."""
    known = dict(ends)
    for device, stretch in passed_over(site.records, site.library).items():
        if known.get(device, (0, ""))[0] > stretch.seq:
            known[device] = (stretch.seq, stretch.digest)
    return {device: end for device, end in known.items() if end[0]}


def behind(site: Site, device: str, end: tuple[int, str]) -> tuple[int, str]:
    """Return behind which segment of a device reading goes on, given the last that was read.

    The digest is "" where nobody knows it.
    """
    stretch = passed_over(site.records, site.library).get(device)
    if stretch is not None and stretch.seq <= end[0] < stretch.until:
        return stretch.until, stretch.until_digest
    lost = site.numbers(LOST).get(device, 0)
    return (lost, "") if end[0] < lost else end


def follows(before: str, seq: int, known: str) -> bool:
    """Whether a segment of this number follows the one whose digest is known; "" where nobody knows it."""
    return before == known or (not known and seq > 1)


def _keep(site: Site, stretches: Mapping[str, Stretch]) -> None:
    site.note_fact(PASSED, json.dumps({device: astuple(stretch) for device, stretch in stretches.items()}))
