"""Presence: whether what is known of a library is in its bucket still.

Heads are deleted by nobody: where this device's own is gone, or those of all others, the bucket was emptied, or is
another one behind the same name, or somebody tidied up. What stands there tells which.
"""

from __future__ import annotations

from dataclasses import replace

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.services.syncing.belonging import check_library
from rethumb_desktop.services.syncing.company import heirs
from rethumb_desktop.services.syncing.own_head import said
from rethumb_desktop.services.syncing.poll import Polled, claims
from rethumb_desktop.services.syncing.site import CLAIMS, REBUILDING, Site
from rethumb_desktop.services.syncing.snapshots import reach
from rethumb_desktop.services.syncing.stretches import LOST, Ends, truly_known
from rethumb_desktop.sync.names import head_name, segment_name


def check_presence(site: Site, polled: Polled) -> None:
    """Raise Fault gone where all, or a part, of what is known here is in the bucket no more. Nothing is put there.

    Costs no request as long as this device's head is listed, and that of another, where there are others. Raises Fault
    library where another library stands there, and as the store does.
    """
    ends = _ends(site)
    gone, covered = _gone(site, polled, ends)
    if not gone:
        return
    check_library(site, put=False)  # that it is another's says more
    if gone.keys() == ends.keys() and not covered and not _told_anew(site, polled):
        title = f"Nothing that the devices told of “{site.library}” is in the bucket any more."
    else:
        title = f"A part of what the devices told of “{site.library}” is gone from the bucket."
    raise Fault(
        FaultKind.GONE,
        title,
        "Nothing was forgotten here, and nothing is written there unasked. Look whether it is the right bucket. If it "
        "is, put the library back from this computer: rethumb library put-back. If nobody needs it any more, remove "
        "its account.",
        subject=site.library,
    )


def check_rebuilt(site: Site) -> None:
    """Raise Fault library where a rebuild has not come to its end: what is known here is not all then."""
    copy = site.fact(REBUILDING)
    if copy:
        raise Fault(
            FaultKind.LIBRARY,
            f"“{site.library}” is being rebuilt, or that was cut off: what is known of it here is not all.",
            "Nothing is written there until that has come to its end. If nothing is rebuilding it now, do it again: "
            f"rethumb library rebuild. The index as it was is in {copy}.",
            subject=site.library,
        )


def note_lost(site: Site, polled: Polled) -> None:
    """Note that what is gone from the bucket is not read again: it is known here, and to be told anew."""
    gone, _ = _gone(site, polled, _ends(site))
    site.note_numbers(LOST, site.numbers(LOST) | gone)
    site.note_numbers(CLAIMS, {device: seq for device, seq in claims(site).items() if device not in gone})
    for device, heard in site.records.heard(site.library).items():
        if device in gone:
            site.records.note(site.library, replace(heard, newest=heard.seq, head="", error=None))


def _ends(site: Site) -> Ends:
    """Return up to where the journal of each device is known, this one included; those that told nothing left out."""
    ends = {device: (heard.seq, heard.digest) for device, heard in site.records.heard(site.library).items()}
    ends[site.records.device] = site.records.told(site.library)
    return truly_known(site, ends)


def _told_anew(site: Site, polled: Polled) -> bool:
    """Whether somebody whose head is there has told something."""
    heard = site.records.heard(site.library)
    return any(heard[device].newest for device in polled.there & heard.keys())


def _gone(site: Site, polled: Polled, ends: Ends) -> tuple[dict[str, int], dict[str, int]]:
    """Return the devices of which nothing is in the bucket, and up to where their journals are known.

    And up to which segments the snapshots reach that are there, where something is gone.
    """
    own = site.records.device
    # Who has taken a new id since has no other head than that one's, where the old one was deleted.
    today = {own: own} | heirs(site.records, site.library)
    selves = {device for device in ends if today[device] == own}
    has_said = bool(selves or said(site.records, site.library).md5)
    is_missing = has_said and site.says and own not in polled.there
    heads = polled.there & {*ends, *(today[device] for device in ends)} - {own}
    if not ends or not (is_missing or (ends.keys() - selves and not heads)):
        return {}, {}
    # A LIST may be short: each is asked for by its name.
    doubtful = [d for d in sorted(ends) if d not in polled.there and not site.is_there(head_name(d))]
    lost = site.numbers(LOST)
    journals = {d: seq for d in doubtful if (seq := ends[d][0]) > 0}
    left = {d: s for d, s in journals.items() if d in lost or not site.is_there(segment_name(d, s))}
    if not left:
        return {}, {}
    covered = reach(site)
    return {d: s for d, s in left.items() if covered.get(d, 0) < lost.get(d, s)}, covered
