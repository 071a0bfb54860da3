"""Sending what this device has to tell: cut into segments, sealed and put, one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from rethumb_desktop.domain.entries import (
    AHEAD_MS,
    LATE_MS,
    milliseconds_of,
)
from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.ports.syncing import Draft, Outgoing
from rethumb_desktop.services.syncing.journals import Received
from rethumb_desktop.services.syncing.late import refresh_late
from rethumb_desktop.services.syncing.own_head import renew
from rethumb_desktop.services.syncing.poll import claim
from rethumb_desktop.services.syncing.site import Site
from rethumb_desktop.sync.names import below, segment_name
from rethumb_desktop.sync.segments import decode_segment, encode_segment

#: How often a device takes another id in one sync before it gives up.
_RENEWALS = 5


def send(site: Site, received: Received, say: Callable[[], None]) -> Iterator[int]:
    """Put one segment after the other until nothing is unsent; gives how many entries each had.

    `say` writes the head: before a device's first segment, so that it is seen. Where somebody else has written under
    this device's id it takes another and goes on.
    """
    for _ in range(_RENEWALS):
        yield from _send_under_one_id(site, say)
        if not site.records.unsent(site.library):
            return
        renew(site, site.records.device)
        yield from (0 for _ in refresh_late(site, received))
    raise Fault(FaultKind.STORE, "The bucket takes nothing of what this device has to tell.", retryable=True)


def _send_under_one_id(site: Site, say: Callable[[], None]) -> Iterator[int]:
    """Put segments until nothing is unsent, or this device needs another id."""
    fresh: list[Draft] = []

    def seal(draft: Draft) -> bytes:
        fresh.append(draft)
        return _seal(site, draft)

    while (outgoing := site.records.cut(site.library, seal, site.segment_entries)) is not None:
        if not fresh and _is_stale(site, outgoing):
            return
        if outgoing.seq == 1:
            say()
        if not site.write(segment_name(outgoing.device, outgoing.seq), outgoing.sealed, fresh=True):
            claim(site, outgoing.device, outgoing.seq)  # to be read as that of another
            return
        site.records.sent(site.library, outgoing.seq, outgoing.device)
        fresh.clear()
        yield outgoing.entries


def _is_stale(site: Site, outgoing: Outgoing) -> bool:
    """Whether a segment has waited for too long and is not in the bucket: its entries are to be looked at again."""
    name = segment_name(outgoing.device, outgoing.seq)
    draft = decode_segment(site.sealer.open(name, outgoing.sealed), outgoing.device, outgoing.seq)
    oldest = min((entry.at for entry in draft.entries), default=draft.made)
    if milliseconds_of(oldest) >= site.now() - LATE_MS:
        return False
    return site.store.head(below(site.prefix, name)) is None


def _seal(site: Site, draft: Draft) -> bytes:
    ahead = milliseconds_of(max((draft.made, *(entry.at for entry in draft.entries)))) - site.now()
    if ahead > AHEAD_MS:
        # Nobody would read it, nor anything after it.
        raise Fault(
            FaultKind.CLOCK,
            "The clock of this computer is ahead of the server's.",
            f"What was published is told to the other devices in {ahead // 60_000} minutes. Set the clock right.",
            retryable=True,
        )
    return site.sealer.seal(segment_name(draft.device, draft.seq), encode_segment(draft))
