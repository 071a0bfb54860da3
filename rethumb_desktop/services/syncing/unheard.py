"""Unheard: segments that were gone from the bucket before this device could read them, and were gone on behind.

A snapshot of this device covers them, and says so. Who knows what they told finds that there, and tells it anew.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from rethumb_desktop.domain.entries import milliseconds_of
from rethumb_desktop.domain.ports.syncing import SyncRecords
from rethumb_desktop.domain.segment_spans import Spans, common, joined, up_to, without
from rethumb_desktop.domain.syncing import SHORT_ID, PassedOver, tell_apart
from rethumb_desktop.services.syncing.company import names
from rethumb_desktop.services.syncing.stretches import passed_over, truly_known
from rethumb_desktop.services.syncing.wholeness import MISSED

if TYPE_CHECKING:
    from rethumb_desktop.services.syncing.site import Site

#: Facts of a library: what was never read here, and up to when it was told at most (milliseconds since 1970 UTC); what
#: others never read and is known here; what of that was told anew, and when last.
OF_THE_UNHEARD = ("unheard", "unheard until", "lacked by others", "told anew", "told anew at")
_UNHEARD, _UNTIL, _LACKED, _TOLD_ANEW, _TOLD_AT = OF_THE_UNHEARD


def unheard(records: SyncRecords, library: str) -> Spans:
    """Return the segments of each device that were gone before they were read. Raises Fault index."""
    return _read(records.fact(f"{_UNHEARD} {library}"))


def note_unheard(site: Site, spans: Spans) -> None:
    """Note that segments are gone on behind without having been read: pictures may have been removed in them."""
    before = unheard(site.records, site.library)
    if without(spans, before):
        site.note_fact(MISSED, "yes")
        site.note_fact(_UNTIL, str(site.now()))
        _note(site, _UNHEARD, joined(before, spans))


def note_heard(site: Site, device: str, seq: int) -> None:
    """Note that a segment that was gone was read after all."""
    _note(site, _UNHEARD, without(unheard(site.records, site.library), {device: ((seq, seq),)}))


def may_tell_of(records: SyncRecords, library: str, at: datetime) -> bool:
    """Whether a picture that was published then may have been removed in what is unheard."""
    until = int(records.fact(f"{_UNTIL} {library}") or 0)
    return bool(unheard(records, library)) and at.timestamp() * 1000 <= until


def passed_counts(records: SyncRecords, library: str) -> dict[str, int]:
    """Return how many segments of each device are not known here: passed over by a person, or unheard."""
    counts = Counter({device: stretch.count for device, stretch in passed_over(records, library).items()})
    for device, spans in unheard(records, library).items():
        counts[device] += sum(last - first + 1 for first, last in spans)
    return dict(counts)


def tell_passed(records: SyncRecords, library: str, own_name: str) -> tuple[PassedOver, ...]:
    """Return what is not known of devices, as a person is told of it; `own_name` is what this device calls itself."""
    counts = passed_counts(records, library)
    if not counts:
        return ()
    called = tell_apart(names(records, library, own_name))
    return tuple(PassedOver(d, called.get(d, d[:SHORT_ID]), count) for d, count in sorted(counts.items()))


def tells_unheard(site: Site, inside: Mapping[str, int], gone: Spans) -> bool:
    """Whether a snapshot, which reaches up to the segments of `inside`, holds something that is unheard here.

    `gone` is what its writer never read.
    """
    return bool(without(up_to(unheard(site.records, site.library), inside), gone))


def unheard_within(site: Site, vector: Mapping[str, tuple[int, str]]) -> Spans:
    """Return what a snapshot of this vector, written now, does not hold although it covers it."""
    return up_to(unheard(site.records, site.library), _ends(vector))


def begin_hearing(site: Site, gone: Spans) -> None:
    """Note, before a snapshot or a backup is taken in, which segments that its writer never read are not known here."""
    note_unheard(site, without(gone, _known(site)))


def end_hearing(site: Site, vector: Mapping[str, tuple[int, str]], gone: Spans) -> None:
    """Note that it was taken in: what it covers is known now, but for what its writer never read."""
    covered: Spans = {device: ((1, seq),) for device, seq in _ends(vector).items() if seq}
    _note(site, _UNHEARD, without(unheard(site.records, site.library), without(covered, gone)))


def note_lacked(site: Site, gone: Spans, made: int) -> None:
    """Note what is known here of what the writer of a snapshot never read, and was not told anew by this device.

    It was not where the snapshot was made later, by the stamp `made`: its writer has not heard that.
    """
    is_later = milliseconds_of(made) > int(site.fact(_TOLD_AT) or 0)
    told = {} if is_later else _read(site.fact(_TOLD_ANEW))
    _note(site, _LACKED, joined(lacked(site), without(common(gone, _known(site)), told)))


def lacked(site: Site) -> Spans:
    """Return the segments that are known here, gone from the bucket, and never read by others."""
    return _read(site.fact(_LACKED))


def note_told_anew(site: Site) -> None:
    """Note that what others lacked was told anew."""
    _note(site, _TOLD_ANEW, joined(_read(site.fact(_TOLD_ANEW)), lacked(site)))
    site.note_fact(_TOLD_AT, str(site.now()))
    _note(site, _LACKED, {})


def _known(site: Site) -> Spans:
    ends = {device: (heard.seq, heard.digest) for device, heard in site.records.heard(site.library).items()}
    ends[site.records.device] = site.records.told(site.library)
    known: Spans = {device: ((1, seq),) for device, (seq, _) in truly_known(site, ends).items()}
    return without(known, unheard(site.records, site.library))


def _ends(vector: Mapping[str, tuple[int, str]]) -> dict[str, int]:
    return {device: seq for device, (seq, _) in vector.items()}


def read_spans(kept: Mapping[str, Iterable[tuple[int, int]]]) -> Spans:
    """Return what was kept as JSON."""
    return {device: tuple((first, last) for first, last in spans) for device, spans in kept.items()}


def _read(kept: str) -> Spans:
    return read_spans(json.loads(kept or "{}"))


def _note(site: Site, fact: str, spans: Spans) -> None:
    site.note_fact(fact, json.dumps(spans, sort_keys=True) if spans else "")
