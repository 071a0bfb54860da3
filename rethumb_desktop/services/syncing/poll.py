"""A poll: one LIST of the heads, and those read that are others than before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from rethumb_desktop.domain.entries import AHEAD_MS, milliseconds_of
from rethumb_desktop.domain.errors import Fault, FaultKind, FaultRecord
from rethumb_desktop.domain.ports.syncing import Heard
from rethumb_desktop.services.syncing.company import called, damaged_head, note_damaged, take_in_former
from rethumb_desktop.services.syncing.site import CLAIMS, SNAPSHOT_TOLD, Site, digest_md5
from rethumb_desktop.sync.heads import Head, decode_head
from rethumb_desktop.sync.names import (
    HEADS,
    below,
    beyond,
    device_of_head,
    head_name,
    journal_of,
    segment_name,
    segment_of,
)


@dataclass
class Polled:
    """What a poll found: this device's head as it was listed, and the heads of others that were read.

    `own` is None where it was not listed. `damaged` tells of devices of the library whose head could not be read why
    not, `there` are all those that have one, this one where it was listed included.
    """

    own: str | None = None
    heads: dict[str, Head] = field(default_factory=dict)
    damaged: dict[str, FaultRecord] = field(default_factory=dict)
    there: set[str] = field(default_factory=set)


def poll(site: Site) -> Polled:
    """Look for news of the other devices, and keep it.

    Who is not listed is not forgotten. Where a LIST is refused, heads are read by the names that are known. Raises
    Fault as the store does.
    """
    polled = Polled()
    try:
        listed = _listed(site)
    except Fault as fault:
        if fault.kind is not FaultKind.POLICY:
            raise
        _read_by_names(site, polled, fault)
    else:
        polled.there.update(listed)
        polled.own = listed.pop(site.records.device, None)
        known = site.records.heard(site.library)
        for device, md5 in sorted(listed.items()):
            heard = known.get(device)
            if heard is None or md5 is None or heard.head != md5:
                _take_in(site, device, polled)
    _keep_claims(site, polled.heads.values())
    for device, head in polled.heads.items():
        former = {each: min(since, head.said) for each, since in head.former.items()}
        take_in_former(site.records, site.library, device, former)
    note_damaged(site.records, site.library, set(polled.damaged))
    return polled


def claims(site: Site) -> dict[str, int]:
    """Return up to which segment of each device somebody has read, itself included, as far as heads told."""
    return site.numbers(CLAIMS)


def claim(site: Site, device: str, seq: int) -> None:
    """Keep that a device has a segment of this number, whatever its head says."""
    known = claims(site)
    if seq > known.get(device, 0):
        site.note_numbers(CLAIMS, known | {device: seq})


def claim_beyond(site: Site, device: str, seq: int) -> bool:
    """Claim what the bucket holds of a journal behind this segment; return whether it holds the next one."""
    is_there = has_segment(site, device, seq + 1)
    if is_there:
        claim(site, device, _last_segment(site, device, seq + 1))
    return is_there


def newest_snapshot(site: Site) -> str:
    """Return the id of the newest snapshot that a head told of, "" for none."""
    return site.fact(SNAPSHOT_TOLD)


def tell_snapshot(site: Site, snapshot: str) -> None:
    """Keep the id of a snapshot, where none is newer, to be told by this device's head."""
    site.note_fact(SNAPSHOT_TOLD, max(snapshot, newest_snapshot(site)))


def _listed(site: Site) -> dict[str, str | None]:
    found: dict[str, str | None] = {}
    for each in site.store.list(below(site.prefix, HEADS)):
        device = device_of_head(beyond(site.prefix, each.key))
        if device is not None:
            found[device] = each.md5
    return found


def _read_by_names(site: Site, polled: Polled, refused: Fault) -> None:
    own = site.records.device
    names = set(site.records.heard(site.library)) | set(claims(site))
    if not names and not site.writes:
        raise refused  # nobody is known who could be asked
    waiting, seen = sorted(names - {own}), {own}
    while waiting:
        device = waiting.pop()
        seen.add(device)
        head = _take_in(site, device, polled)
        if head is not None:
            waiting += sorted(set(head.heard) - seen - set(waiting))


def _take_in(site: Site, device: str, polled: Polled) -> Head | None:
    """Read a head and keep what it says. Returns None where there is none, or it cannot be read."""
    heard = site.records.heard(site.library).get(device, Heard(device))
    name = head_name(device)
    try:
        sealed = site.read(name)
        polled.there.add(device)
        head = decode_head(site.sealer.open(name, sealed), device)
        if milliseconds_of(head.said) > site.now() + AHEAD_MS:
            raise Fault(FaultKind.JOURNAL, f"“{name}” is of a time that has not come yet.", subject=name)
    except Fault as fault:
        if fault.kind is FaultKind.JOURNAL:
            _do_without(site, heard, fault, polled)
        elif fault.kind not in (FaultKind.MISSING, FaultKind.POLICY):
            raise
        return None
    polled.heads[device] = head
    site.records.note(site.library, _after(heard, head, digest_md5(sealed)))
    return head


def _do_without(site: Site, heard: Heard, fault: Fault, polled: Polled) -> None:
    """Find the end of a journal whose head cannot be read; one that nothing stands behind is nobody's."""
    device = heard.device
    if not claim_beyond(site, device, heard.seq) and heard == Heard(device):
        return
    detail = " ".join(text for text in (fault.title, fault.detail) if text)
    polled.damaged[device] = damaged_head(called(site.records, site.library, site.device_name, device), detail)


def has_segment(site: Site, device: str, seq: int) -> bool:
    """Whether a segment is in the bucket; taken as not so where nobody may know."""
    try:
        return site.store.head(below(site.prefix, segment_name(device, seq))) is not None
    except Fault as fault:
        if fault.kind is FaultKind.POLICY:
            return False
        raise


def _last_segment(site: Site, device: str, seq: int) -> int:
    """Return the newest segment of a device that a LIST tells, this one at least."""
    try:
        for each in site.store.list(
            below(site.prefix, journal_of(device)), below(site.prefix, segment_name(device, seq))
        ):
            segment = segment_of(beyond(site.prefix, each.key))
            seq = max(seq, segment[1]) if segment is not None else seq
    except Fault as fault:
        if fault.kind is not FaultKind.POLICY:
            raise
    return seq


def unreadable(site: Site, heard: Heard, fault: Fault) -> Fault:
    """Return what a person is told of a journal that cannot be read further."""
    name = called(site.records, site.library, site.device_name, heard.device, heard.name)
    detail = " ".join(text for text in (fault.title, fault.detail) if text)
    return Fault(
        FaultKind.JOURNAL,
        f"The journal of “{name}” cannot be read further.",
        detail,
        subject=heard.device,
        retryable=True,
    )


def _after(heard: Heard, head: Head, md5: str) -> Heard:
    """Return what is known after a head was read; one that goes back is passed over."""
    if (head.seq, head.said) < (heard.newest, heard.said):
        return replace(heard, head=md5)
    return replace(heard, head=md5, newest=head.seq, said=head.said, name=head.name)


def _keep_claims(site: Site, heads: Iterable[Head]) -> None:
    known = claims(site)
    for head in heads:
        for device, seq in (*head.heard.items(), (head.device, head.seq)):
            known[device] = max(seq, known.get(device, 0))
        tell_snapshot(site, head.snapshot)
    site.note_numbers(CLAIMS, known)
