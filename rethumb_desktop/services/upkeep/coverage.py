"""Coverage: since when segments are in a good snapshot, as far as compactions have seen it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from rethumb_desktop.services.syncing.site import Site

#: For so long a device may sleep and still read on where it was.
COVERED_MS = 90 * 86_400_000
_DAY_MS = 86_400_000
#: Facts of a library: what was noted, and the id in its file.
_COVERED, _ID = "covered", "id"

#: The newest segment of each device.
Vector = dict[str, int]


def note_coverage(site: Site, vector: Vector) -> None:
    """Note what the newest good snapshot covers now. Of what was noted long ago the last stays."""
    now, known = site.now(), _noted(site)
    if known and now - known[-1][0] < _DAY_MS:
        return
    old = [each for each in known if each[0] <= now - COVERED_MS]
    young = [each for each in known if each[0] > now - COVERED_MS]
    noted = [*old[-1:], *young, (now, vector)]
    site.note_fact(_COVERED, json.dumps({"id": site.fact(_ID), "noted": noted}))


def covered_for_long(site: Site, old: Iterable[Vector], kept: Sequence[Vector]) -> Vector:
    """Return up to where all segments have long been in good snapshots, and are in all those that are `kept`.

    `old` are the vectors of good snapshots that were made long ago.
    """
    noted = [vector for at, vector in _noted(site) if at <= site.now() - COVERED_MS]
    long_ago: Vector = {}
    for vector in (*old, *noted):
        for device, seq in vector.items():
            long_ago[device] = max(seq, long_ago.get(device, 0))
    reached = {device: min([seq, *(vector.get(device, 0) for vector in kept)]) for device, seq in long_ago.items()}
    return {device: seq for device, seq in reached.items() if seq}


def _noted(site: Site) -> list[tuple[int, Vector]]:
    """Return what was noted of this library, oldest first: in another bucket journals begin anew."""
    kept = json.loads(site.fact(_COVERED) or "{}")
    if kept.get("id") != site.fact(_ID):
        return []
    return [(at, vector) for at, vector in kept["noted"]]
