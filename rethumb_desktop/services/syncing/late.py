"""Late entries: what could not be sent for so long that it has to be looked for in the bucket first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rethumb_desktop.domain.entries import LATE_MS, Entry, Put, Remove, Unknown, stamp
from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.ports import StoredObject
from rethumb_desktop.domain.ports.syncing import Arrival
from rethumb_desktop.services.syncing.journals import Received
from rethumb_desktop.services.syncing.site import Site
from rethumb_desktop.sync.names import below
from rethumb_desktop.sync.notes import decode_note

#: After the last stamp that there can be.
_EVER = 2**63 - 1
#: How many objects are looked for in a step.
_LOOKS = 20


def refresh_late(site: Site, received: Received) -> Iterator[None]:
    """Say anew what could not be sent for so long that its removal may be forgotten already.

    The same for what was made by a clock that was wrong. What the bucket contradicts is said as the bucket has it: a
    put whose object is gone as a removal, a removal whose object is there again as that object. Steps may be left out;
    the next sync begins again. Others must not have been read since: what they said could be lost in between.
    """
    doubtful = site.doubtful()
    before = max(stamp(site.now() - LATE_MS), doubtful)
    late = _with_their_keys(site, site.records.late(site.library, before))
    for number, said in enumerate(_by_keys(late), start=1):
        _look(site, said, received)
        if number % _LOOKS == 0:
            yield
    if late:
        site.records.restamp(site.library, late)
    site.end_doubt(doubtful)


def _with_their_keys(site: Site, late: Sequence[Entry]) -> list[Entry]:
    """Return entries with all else that is unsent of their keys: what this device did stays in its order."""
    keys = {entry.key for entry in late if not isinstance(entry, Unknown)}
    if not keys:
        return list(late)
    stamps = {entry.at for entry in late}
    found = site.records.late(site.library, _EVER)
    return [e for e in found if e.at in stamps or (not isinstance(e, Unknown) and e.key in keys)]


def _by_keys(entries: Sequence[Entry]) -> list[list[Put | Remove]]:
    """Return the puts and removals of each key, in their order."""
    found: dict[str, list[Put | Remove]] = {}
    for entry in entries:
        if isinstance(entry, Put | Remove):
            found.setdefault(entry.key, []).append(entry)
    return list(found.values())


def _look(site: Site, said: Sequence[Put | Remove], received: Received) -> None:
    """Look whether the bucket has what this device said last of a key."""
    last = said[-1]
    try:
        stored = site.store.head(below(site.prefix, last.key))
    except Fault as fault:
        if fault.kind is FaultKind.POLICY:
            return  # nobody may know
        raise
    if stored is None:
        # Also over what another device has told of it meanwhile: it is to be gone there too.
        site.records.tell(site.library, [Remove(0, last.key)])
        if isinstance(last, Put):
            received(Arrival(went=(below(site.prefix, last.key),)))
    elif isinstance(last, Remove):
        put = put_by_note(site, last.key, stored)
        if put is not None:
            site.records.tell(site.library, [put])
        site.records.withdraw(site.library, [each for each in said if isinstance(each, Remove)])


def put_by_note(site: Site, key: str, stored: StoredObject) -> Put | None:
    """Return what an object's note says of its put; None where it has none."""
    note = decode_note(stored.note, key, site.sealer)
    if note is None:
        return None
    size = (stored.width, stored.height, stored.bytes)
    return Put(0, key, note.original_sha256, note.recipe, note.name, *size, stored.mime or "", note.when)
