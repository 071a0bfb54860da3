"""This device's own head: whether it is the one it wrote, and when it is written again."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass

from rethumb_desktop.domain.entries import milliseconds_of, next_stamp
from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.ports.syncing import SyncRecords
from rethumb_desktop.services.syncing.company import note_former, own_former
from rethumb_desktop.services.syncing.poll import claim_beyond
from rethumb_desktop.services.syncing.site import Site, digest_md5
from rethumb_desktop.sync.heads import Head, decode_head, device_name, encode_head
from rethumb_desktop.sync.names import head_name

#: A head is said again after so long, so that the others see that this device is still there.
_DAY_MS = 86_400_000
_MARK, _RUNS = "mark", "runs"
#: How many runs of the program are known again.
_MOST_RUNS = 32


@dataclass(frozen=True)
class Said:
    """What this device said last: the MD5 of its head, and what stood in it."""

    md5: str = ""
    said: int = 0
    seq: int = 0
    digest: str = ""
    name: str = ""
    snapshot: str = ""
    heard: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Found:
    """A head in the bucket: its MD5, and what stands in it, None where that cannot be read."""

    md5: str
    head: Head | None = None


def renew(site: Site, known: str) -> None:
    """Take a new device id instead of the known one: somebody else writes with that.

    The heads of the new one tell of the old one. Noted before: a process that is ended in between still tells of it,
    and who still has an id does not call it a former one.
    """
    note_former(site.records, known)
    site.records.renew_device(known)


def check_mark(site: Site) -> None:
    """Take a new device id where this index was made in another home or on another computer."""
    known = site.records.fact(_MARK)
    if known and known != site.mark:
        renew(site, site.records.device)
    if known != site.mark:
        site.records.note_fact(_MARK, site.mark)


def check_head(site: Site, listed: str | None, *, claimed: int) -> None:
    """Take a new device id where the head in the bucket is not one that this device wrote, or is there no more.

    Nobody deletes heads: without one nothing tells whether this index is an old copy, which would use numbers twice.
    `listed` is the MD5 that a LIST told of it, None where it told none; `claimed` is the newest segment of this device
    that others say they have read.
    """
    device = site.records.device
    is_same = listed is not None and listed == said(site.records, site.library).md5
    if is_same and claimed <= site.records.told(site.library)[0]:
        return
    # Another process of this home may be writing, first the one, then the other: looked up before and after.
    has_said = _has_said(site)
    found = _read(site, device)
    seq, digest = site.records.told(site.library)
    if found is None and has_said:
        claim_beyond(site, device, seq)  # no head tells of what this index may not know
        renew(site, device)
    elif claimed > seq or (found is not None and not _may_be_own(site, found, seq, digest)):
        renew(site, device)
    elif found is None or found.head is None:
        _keep(site, Said())
    else:
        _keep(site, _said_in(found.md5, found.head))


def say(site: Site, snapshot: str, check: Callable[[], bool]) -> bool:
    """Write this device's head where it has something new to say; return whether it was written.

    `check` is called before: it tells whether there is a library, and raises Fault where nothing may be written.
    """
    before, now = said(site.records, site.library), site.now()
    seq, digest = site.records.told(site.library)
    heard = {device: heard.seq for device, heard in site.records.heard(site.library).items()}
    name = device_name(site.device_name)
    same = (seq, digest, name, snapshot) == (before.seq, before.digest, before.name, before.snapshot)
    is_old = now - milliseconds_of(before.said) >= _DAY_MS
    if before.md5 and same and not is_old and set(heard) == set(before.heard):
        return False
    if not check():
        return False
    _note_run(site)
    device = site.records.device
    stamped = next_stamp(before.said, now)
    former = {each: since for each, since in own_former(site.records, stamped).items() if each != device}
    head = Head(device, seq, digest, name, stamped, site.run, snapshot, heard, former)
    sealed = site.sealer.seal(head_name(device), encode_head(head))
    site.write(head_name(device), sealed, fresh=False)
    _keep(site, _said_in(digest_md5(sealed), head))
    return True


def said(records: SyncRecords, library: str) -> Said:
    """Return what this device said last in a library, as far as it knows."""
    kept = json.loads(records.fact(_said_in_library(records, library)) or "{}")
    return Said(**{**kept, "heard": tuple(kept.get("heard", ()))})


def forget_said(records: SyncRecords, library: str) -> None:
    """Forget what this device said in a library: it is another place now."""
    records.note_fact(_said_in_library(records, library), "")


def _may_be_own(site: Site, found: _Found, seq: int, digest: str) -> bool:
    head = found.head
    if head is None:
        return True  # a damaged one tells nothing of who wrote it; it is written anew
    # A copy of this index knows the runs until it was made, and none of those after.
    is_known = head.run in (*_runs(site), site.run)
    return is_known and (head.seq < seq or (head.seq, head.digest) == (seq, digest))


def _has_said(site: Site) -> bool:
    """Whether this device has written a head of this library, or used a number, as far as it knows."""
    return bool(said(site.records, site.library).md5 or site.records.told(site.library)[0])


def _read(site: Site, device: str) -> _Found | None:
    """Return the head that is there, None where none is."""
    name = head_name(device)
    try:
        sealed = site.read(name)
    except Fault as fault:
        if fault.kind is FaultKind.MISSING:
            return None
        raise
    try:
        return _Found(digest_md5(sealed), decode_head(site.sealer.open(name, sealed), device))
    except Fault as fault:
        if fault.kind is FaultKind.JOURNAL:
            return _Found(digest_md5(sealed))
        raise


def _keep(site: Site, said: Said) -> None:
    name, value = _said_in_library(site.records, site.library), json.dumps(vars(said))
    if site.records.fact(name) != value:
        site.records.note_fact(name, value)


def _said_in(md5: str, head: Head) -> Said:
    return Said(md5, head.said, head.seq, head.digest, head.name, head.snapshot, tuple(sorted(head.heard)))


def _said_in_library(records: SyncRecords, library: str) -> str:
    return f"said by {records.device} in {library}"


def _runs(site: Site) -> list[str]:
    """Return the last runs of the program that wrote heads with this index."""
    kept: list[str] = json.loads(site.records.fact(_RUNS) or "[]")
    return kept


def _note_run(site: Site) -> None:
    """Note that this run writes heads, before it does."""
    # Another process may be noting its own at this moment.
    while site.run not in (runs := _runs(site)):
        site.records.note_fact(_RUNS, json.dumps([*runs, site.run][-_MOST_RUNS:]))
