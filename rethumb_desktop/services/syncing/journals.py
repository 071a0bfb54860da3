"""Reading the journals of other devices: in order, strictly, and each for itself."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256

from rethumb_desktop.domain.entries import AHEAD_MS, LATE_MS, Entry, Put, Remove, milliseconds_of, stamp
from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.ports.syncing import BATCH, Arrival, Chapter, Draft, Heard
from rethumb_desktop.services.syncing.poll import Polled, claim, claims, has_segment, unreadable
from rethumb_desktop.services.syncing.site import ENDS, Site
from rethumb_desktop.services.syncing.stretches import follows
from rethumb_desktop.sync.names import segment_name
from rethumb_desktop.sync.segments import decode_segment

#: A device that has said nothing for so long may never come back.
_SILENT_MS = 2 * 86_400_000
_DAY_MS = 86_400_000

#: What ends the reading of one device's journal, and of no other.
_OF_ONE_DEVICE = frozenset({FaultKind.JOURNAL, FaultKind.MISSING, FaultKind.POLICY})

Received = Callable[[Arrival], None]


@dataclass
class Reading:
    """How far the journals were read: what stopped single devices, and where a segment was gone.

    `aged` tells that something was read that is older than an entry may be late.
    """

    faults: dict[str, Fault] = field(default_factory=dict)
    gaps: dict[str, int] = field(default_factory=dict)
    aged: bool = False


def read_journals(site: Site, polled: Polled, received: Received) -> Generator[None, None, Reading]:
    """Read what is new of every device, and merge it in batches, one a step; return how far that went.

    Raises Fault as the store does where that is not about one device.
    """
    reading = Reading()
    for device, heard in sorted(known_devices(site).items()):
        batch: list[Chapter] = []
        fault: Fault | None = None
        try:
            for chapter in _chapters(site, heard, polled, reading):
                batch.append(chapter)
                if sum(len(each.entries) for each in batch) >= BATCH:
                    _merge(site, batch, received)
                    yield
            _merge(site, batch, received)
        except Fault as stop:
            _merge(site, batch, received)  # what was read is good
            if stop.kind not in _OF_ONE_DEVICE:
                raise
            fault = unreadable(site, heard, stop)
        if fault is not None:
            reading.faults[device] = fault
        site.note_error(device, fault)
        yield
    return reading


def unread(site: Site) -> bool:
    """Whether some device has told more than is known here."""
    return any(heard.seq < heard.newest for heard in known_devices(site).values())


def look_beyond(site: Site) -> None:
    """Look for a segment after the last one of a device that is silent: it may have ended before it told of it.

    One device is looked at in a sync, and each once a day.
    """
    now, looked = site.now(), site.numbers(ENDS)
    for device, heard in sorted(known_devices(site).items()):
        is_read = heard.error is None and heard.seq == heard.newest
        if is_read and heard.said < stamp(now - _SILENT_MS) and looked.get(device, 0) < now - _DAY_MS:
            if has_segment(site, device, heard.seq + 1):
                claim(site, device, heard.seq + 1)
            else:
                site.note_numbers(ENDS, looked | {device: now})
            return


def known_devices(site: Site) -> dict[str, Heard]:
    """Return the other devices with all that is said to be there of them, also by others."""
    known = site.records.heard(site.library)
    for device, seq in claims(site).items():
        if device != site.records.device:
            heard = known.get(device, Heard(device))
            known[device] = replace(heard, newest=max(heard.newest, seq))
    return known


def _chapters(site: Site, heard: Heard, polled: Polled, reading: Reading) -> Iterator[Chapter]:
    latest = stamp(site.now() + AHEAD_MS)
    head = polled.heads.get(heard.device)
    seq, digest = heard.seq, heard.digest
    while seq < heard.newest:
        seq += 1
        name = segment_name(heard.device, seq)
        sealed = _sealed(site, name, heard, seq, reading)
        draft = decode_segment(site.sealer.open(name, sealed), heard.device, seq)
        _check(name, draft, digest, latest)
        digest = sha256(sealed).hexdigest()
        if head is not None and (head.seq, head.digest) != (head.seq, digest) and head.seq == seq:
            raise Fault(FaultKind.JOURNAL, f"“{name}” is another than the device has written.", subject=name)
        reading.aged |= milliseconds_of(draft.made) < site.now() - LATE_MS
        yield Chapter(heard.device, seq, digest, still_true(site, draft.entries, site.forgotten()))


def still_true(site: Site, entries: Sequence[Entry], forgotten: int) -> tuple[Entry, ...]:
    """Return entries without the puts that are so old that their removal may be forgotten, if their object is gone.

    `forgotten` is the stamp up to which removals may be. That an object is gone is told to the others as well: some may
    have read of it before they had forgotten.
    """
    old = {entry.key for entry in entries if isinstance(entry, Put) and entry.at < forgotten}
    gone = {key for key in sorted(old) if not site.is_there(key)}
    if gone and site.writes:
        site.records.tell(site.library, [Remove(0, key) for key in sorted(gone)])
    return tuple(entry for entry in entries if not isinstance(entry, Put) or entry.key not in gone)


def _sealed(site: Site, name: str, heard: Heard, seq: int, reading: Reading) -> bytes:
    try:
        return site.read(name)
    except Fault as fault:
        if fault.kind in (FaultKind.MISSING, FaultKind.POLICY):
            reading.gaps[heard.device] = seq
        raise


def _check(name: str, draft: Draft, before: str, latest: int) -> None:
    if not follows(draft.before, draft.seq, before):
        raise Fault(FaultKind.JOURNAL, f"“{name}” does not follow the segment before it.", subject=name)
    if max((draft.made, *(entry.at for entry in draft.entries))) > latest:
        raise Fault(FaultKind.JOURNAL, f"“{name}” is of a time that has not come yet.", subject=name)


def _merge(site: Site, batch: list[Chapter], received: Received) -> None:
    if batch:
        received(site.records.merge(site.library, batch))
        batch.clear()
