"""Untold: pictures that came out of a backup, and of which only journals told that are gone from the bucket."""

from __future__ import annotations

from collections.abc import Mapping

from rethumb_desktop.services.syncing.poll import claims
from rethumb_desktop.services.syncing.site import RESTORED, RESTORED_ENDS, Site


def note_restored(site: Site, pictures: int, ends: Mapping[str, int] | None = None) -> None:
    """Note how many restored pictures the others are not told of; 0 ends that.

    `ends` are the journals that are gone, and up to which segment of each the backup knows it.
    """
    known = untold_ends(site)
    for device, seq in (ends or {}).items():
        known[device] = max(seq, known.get(device, 0))
    if pictures:  # ended in between, nothing waits; the other way round it would wait for nothing, and for ever
        site.note_numbers(RESTORED_ENDS, known)
    site.note_fact(RESTORED, str(pictures) if pictures else "")


def untold_pictures(site: Site) -> int:
    """Return how many restored pictures the others are not told of."""
    return int(site.fact(RESTORED) or 0)


def untold_ends(site: Site) -> dict[str, int]:
    """Return up to where the journals are known here that are gone; empty where nothing waits."""
    return site.numbers(RESTORED_ENDS) if untold_pictures(site) else {}


def is_told_in(site: Site, snapshot: str, inside: Mapping[str, int]) -> bool:
    """Whether a snapshot, which reaches up to the segments of `inside`, tells the others of what was restored.

    Told means that the others find it without this device. That takes three things:

    - The snapshot covers every journal that is gone, as far as the backup knows it. A snapshot that covers a segment
      and does not hold a picture of it says that the picture was removed: so nothing of these segments is missing then,
      and a count of pictures would say less. One that reaches less far leaves something untold, however many it holds.
    - A head claims these segments. Who has not read them looks for no snapshot until somebody says that they were.
    - It is another device's. This one has put its own when it restored, and may not say so in a head.
    """
    ends, claimed = untold_ends(site), claims(site)
    is_others = snapshot.partition("-")[2] not in ("", site.records.device)
    reaches = all(min(inside.get(device, 0), claimed.get(device, 0)) >= seq for device, seq in ends.items())
    return bool(ends) and is_others and reaches


def end_waiting(site: Site, snapshot: str, vector: Mapping[str, tuple[int, str]]) -> None:
    """Note that a snapshot was read, to its end: where it tells the others of what was restored, nothing waits."""
    if is_told_in(site, snapshot, {device: seq for device, (seq, _) in vector.items()}):
        note_restored(site, 0)
