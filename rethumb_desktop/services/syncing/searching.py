"""Searching: who knows nothing of a library yet looks for what is there of it, also for what no head tells of."""

from __future__ import annotations

from itertools import islice

from rethumb_desktop.domain.entries import Put
from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.services.syncing.poll import Polled, claims, newest_snapshot
from rethumb_desktop.services.syncing.site import CLAIMS, SEARCHED, Site
from rethumb_desktop.sync.fields import KEY
from rethumb_desktop.sync.names import JOURNAL, ROOT, SNAPSHOTS, below, beyond, segment_of, snapshot_of_manifest
from rethumb_desktop.sync.notes import decode_note

#: So many names are looked at where nothing but pictures may be there: a page of a LIST.
_PAGE = 1000
#: What the probe leaves behind has the shape of a picture's name, and this end.
_PROBE = ".txt"
#: So many pictures of others are asked when they were put: their names are in no order of time.
_LOOKS = 20
#: After the last stamp that there can be.
_EVER = 2**63 - 1


def is_unknown(site: Site) -> bool:
    """Whether nothing was told or read of a library here yet."""
    return not site.records.told(site.library)[0] and not any(
        heard.seq for heard in site.records.heard(site.library).values()
    )


def begin_with_what_is_there(site: Site) -> None:
    """Note that a person wants pictures that nobody told of taken in: they need no decision then."""
    if site.fact(SEARCHED) != "yes" or is_unknown(site):
        site.note_fact(SEARCHED, "anew")


def search(site: Site, polled: Polled) -> bool:
    """Look for journals whatever heads tell; return whether it is worth while to look for a snapshot.

    Raises Fault library where pictures are there and nothing that a device told, and as the store does.
    """
    try:
        return _search(site, polled)
    except Fault as fault:
        if fault.kind is not FaultKind.POLICY:
            raise
        site.note_fact(SEARCHED, "yes")  # nobody may list: what is there is found by its name
        return bool(newest_snapshot(site))


def _search(site: Site, polled: Polled) -> bool:
    ends, known = _ends_of_journals(site), claims(site)
    site.note_numbers(CLAIMS, known | {d: max(seq, known.get(d, 0)) for d, seq in ends.items()})
    may_hold = bool(polled.there or ends or newest_snapshot(site)) or _is_snapshot_there(site)
    if not may_hold and not site.fact(SEARCHED) and _are_pictures_untold(site):
        raise Fault(
            FaultKind.LIBRARY,
            f"The bucket holds pictures of “{site.library}”, and nothing that a device told of them.",
            "Nothing is written there unasked. To find them: rethumb library rebuild. If it is the wrong bucket, "
            "remove the account.",
            subject=site.library,
        )
    site.note_fact(SEARCHED, "yes")
    return may_hold


def _ends_of_journals(site: Site) -> dict[str, int]:
    """Return the newest segment of each of the other devices."""
    ends: dict[str, int] = {}
    for each in site.store.list(below(site.prefix, JOURNAL)):
        segment = segment_of(beyond(site.prefix, each.key))
        if segment is not None and segment[0] != site.records.device:
            ends[segment[0]] = max(segment[1], ends.get(segment[0], 0))
    return ends


def _is_snapshot_there(site: Site) -> bool:
    names = (beyond(site.prefix, each.key) for each in site.store.list(below(site.prefix, SNAPSHOTS)))
    return any(snapshot_of_manifest(name) is not None for name in names)


def _are_pictures_untold(site: Site) -> bool:
    """Whether there are pictures of which nobody is about to tell, as far as one LIST shows.

    Of devices that publish the first pictures at the same time none waits for a person: the one whose picture is the
    oldest begins the library. That is told by the notes, in which each device finds the same numbers, however wrong
    clocks are. The others wait until it has told of it; where it does not, its pictures are what a person has to see.
    """
    # What devices tell each other comes first, and backups may be many.
    listed = site.store.list(below(site.prefix, ""), below(site.prefix, f"{ROOT[:-1]}0"))
    names = [beyond(site.prefix, each.key) for each in islice(listed, _PAGE)]
    pictures = {name for name in names if KEY.fullmatch(name) and not name.endswith(_PROBE)}
    # Looked up after the list: what was published is recorded once it is there.
    own = {entry.key: entry.when for entry in site.records.late(site.library, _EVER) if isinstance(entry, Put)}
    if not own:
        return bool(pictures)
    others = sorted(pictures - own.keys())[:_LOOKS]
    return any(_is_older(site, key, min(own.values())) for key in others)


def _is_older(site: Site, key: str, when: int) -> bool:
    """Whether a picture that is there was put before a moment, in microseconds since 1970 UTC, or may have been."""
    there = site.store.head(below(site.prefix, key))
    if there is None:
        return False
    note = decode_note(there.note, key, site.sealer)
    return note is None or note.when < when
