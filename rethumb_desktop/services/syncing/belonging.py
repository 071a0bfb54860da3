"""Whose the library in the bucket is: its file is put there first, and checked before anything is written."""

from __future__ import annotations

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.services.syncing.company import DAMAGED, FORMER_TOLD, LEFT_OUT, SPOILED
from rethumb_desktop.services.syncing.decisions import PLACE
from rethumb_desktop.services.syncing.own_head import forget_said
from rethumb_desktop.services.syncing.site import (
    CLAIMS,
    ENDS,
    FORGOTTEN,
    QUIET,
    REBUILDING,
    RESTORED,
    RESTORED_ENDS,
    SEARCHED,
    SNAPSHOT_LOOKED,
    SNAPSHOT_READ,
    SNAPSHOT_TOLD,
    Site,
)
from rethumb_desktop.services.syncing.stretches import BEHIND, DIGESTS, LOST, PASSED
from rethumb_desktop.services.syncing.unheard import OF_THE_UNHEARD
from rethumb_desktop.services.syncing.wholeness import MISSED
from rethumb_desktop.sync.library_file import check, decode_library_file, encode_library_file, library_file
from rethumb_desktop.sync.names import LIBRARY_FILE

_ID = "id"
#: What is known of a library at its place, and of none elsewhere.
_OF_A_PLACE = (
    _ID,
    CLAIMS,
    SNAPSHOT_TOLD,
    SNAPSHOT_READ,
    SNAPSHOT_LOOKED,
    QUIET,
    FORGOTTEN,
    ENDS,
    SEARCHED,
    REBUILDING,
    RESTORED,
    RESTORED_ENDS,
    LOST,
    PASSED,
    DIGESTS,
    BEHIND,
    FORMER_TOLD,
    LEFT_OUT,
    DAMAGED,
    SPOILED,
    MISSED,
    *OF_THE_UNHEARD,
)


def settle(site: Site, place: str) -> None:
    """Forget what was read of this library where its account has moved to another place since."""
    known = site.fact(PLACE)
    if known and known != place:
        site.records.forget_library(site.library)
        forget_said(site.records, site.library)
        for fact in _OF_A_PLACE:
            site.note_fact(fact, "")
    site.note_fact(PLACE, place)


def check_library(site: Site, *, put: bool = True) -> bool:
    """Put the library's file where there is none, and check that it is of this key and this format.

    Without `put` none is put; returns whether there is one. Raises Fault library where it is of another key or a newer
    format: nothing may be written then.
    """
    content = _read(site)
    if content is None:
        if not site.writes or not put:
            return False  # a bucket from before, or one that a stranger cannot look into
        file = library_file(site.fact(_ID) or site.token(), site.key)
        # Somebody else may be putting one now: what is read afterwards counts.
        site.write(LIBRARY_FILE, encode_library_file(file), fresh=True)
        content = site.read(LIBRARY_FILE)
    found = decode_library_file(content)
    check(found, site.key)
    site.note_fact(_ID, found.id)
    return True


def _read(site: Site) -> bytes | None:
    try:
        return site.read(LIBRARY_FILE)
    except Fault as fault:
        if fault.kind is FaultKind.MISSING:
            return None
        raise
