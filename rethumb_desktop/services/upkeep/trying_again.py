"""Trying again: segments that were passed over, or gone, are taken in where they can be read by now."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256

from rethumb_desktop.domain.entries import AHEAD_MS, LATE_MS, Unknown, milliseconds_of, stamp
from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.merging import record_of
from rethumb_desktop.domain.ports.syncing import Draft
from rethumb_desktop.domain.segment_spans import numbers
from rethumb_desktop.services.syncing.journals import still_true
from rethumb_desktop.services.syncing.site import QUIET, Site
from rethumb_desktop.services.syncing.stretches import Stretch, follows, leave, passed_over
from rethumb_desktop.services.syncing.syncing import Syncing
from rethumb_desktop.services.syncing.unheard import note_heard, unheard
from rethumb_desktop.services.upkeep.reports import Finding, FindingState
from rethumb_desktop.sync.names import below, journal_of, segment_name
from rethumb_desktop.sync.segments import decode_segment

Take = Callable[[Draft], None]

_OF_ONE_DEVICE = frozenset({FaultKind.JOURNAL, FaultKind.MISSING, FaultKind.POLICY})


def passed_over_again(site: Site, syncing: Syncing, *, take_in: bool = True) -> Iterator[Finding]:
    """Take in what was passed over and can be read now; yield of which devices something came back.

    What cannot be read stays passed over. Nothing is written to the bucket, and without `take_in` nothing is changed
    here. Raises Fault as the store does.
    """
    take = partial(_take_in, site, syncing) if take_in else _leave_out
    for device, stretch in sorted(passed_over(site.records, site.library).items()):
        with syncing.alone(site.library):
            left, digest = _read_again(site, take, device, stretch)
            if left == stretch:
                continue
            if take_in:
                leave(site, device, left, digest)
        back = stretch.count - (left.count if left is not None else 0)
        name = below(site.prefix, journal_of(device))
        yield Finding(FindingState.RECORD, name, "", mended=take_in, detail=_what_came_back(back, taken_in=take_in))


def unheard_again(site: Site, syncing: Syncing, *, take_in: bool = True) -> Iterator[Finding]:
    """Take in what was gone and is there again; yield of which devices something came back.

    Nothing is written to the bucket, and without `take_in` nothing is changed here. Raises Fault as the store does.
    """
    take = partial(_take_in, site, syncing) if take_in else _leave_out
    for device, spans in sorted(unheard(site.records, site.library).items()):
        back = 0
        with syncing.alone(site.library):
            for _, seq in numbers({device: spans}):
                read = _read(site, device, seq, "")
                if read is None:
                    continue
                take(read[0])
                back += 1
                if take_in:
                    note_heard(site, device, seq)
        if back:
            name = below(site.prefix, journal_of(device))
            yield Finding(FindingState.RECORD, name, "", mended=take_in, detail=_what_came_back(back, taken_in=take_in))


def _what_came_back(back: int, *, taken_in: bool) -> str:
    if taken_in:
        one = "1 segment that was passed over was read and taken in."
        return one if back == 1 else f"{back:,} segments that were passed over were read and taken in."
    one = "1 segment that was passed over can be read again."
    return one if back == 1 else f"{back:,} segments that were passed over can be read again."


@dataclass
class _Left:
    """The bad segments of a stretch that is read from its end, and the digests of those before and behind them."""

    first: int = 0
    before: str = ""
    last: int = 0
    digest: str = ""
    count: int = 0

    def meet_bad(self, seq: int, digest: str) -> None:
        if not self.count:
            self.last, self.digest = seq, digest
        self.first, self.before = seq, ""
        self.count += 1

    def meet_good(self, seq: int, digest: str) -> None:
        if self.first == seq + 1:
            self.before = digest

    def of(self, stretch: Stretch) -> Stretch | None:
        """Return what is left of a stretch, None for nothing."""
        if not self.count:
            return None
        before = stretch.digest if self.first == stretch.seq + 1 else self.before
        left = Stretch(self.first - 1, before, self.last, self.digest, stretch.count)
        if left == stretch and self.count >= stretch.count:
            return stretch
        # Some in between may have been read before, and be gone now: they are known.
        return replace(left, count=stretch.count - max(1, stretch.count - self.count))


def _read_again(site: Site, take: Take, device: str, stretch: Stretch) -> tuple[Stretch | None, str]:
    """Have the segments of a stretch taken in that can be read; return what is left of it, None for nothing.

    And the digest of its last segment, "" where that cannot be read. It is read from its end: each segment tells the
    digest of the one before, so that none is taken for another. For what they tell the order does not matter.
    """
    left, digest, last = _Left(), stretch.until_digest, ""
    for seq in range(stretch.until, stretch.seq, -1):
        read = _read(site, device, seq, digest)
        if read is not None and seq == stretch.seq + 1 and not follows(read[0].before, seq, stretch.digest):
            read = None
        if read is None:
            left.meet_bad(seq, digest)
            digest = ""
            continue
        draft, found = read
        left.meet_good(seq, found)
        last = found if seq == stretch.until else last
        take(draft)
        digest = draft.before
    return left.of(stretch), last


def _read(site: Site, device: str, seq: int, digest: str) -> tuple[Draft, str] | None:
    """Return a segment and its digest; None where it cannot be read, or is another than the digest says, if known."""
    name = segment_name(device, seq)
    try:
        sealed = site.read(name)
        draft = decode_segment(site.sealer.open(name, sealed), device, seq)
    except Fault as fault:
        if fault.kind not in _OF_ONE_DEVICE:
            raise
        return None
    found = sha256(sealed).hexdigest()
    is_ahead = max((draft.made, *(entry.at for entry in draft.entries))) > stamp(site.now() + AHEAD_MS)
    return None if is_ahead or (digest and found != digest) else (draft, found)


def _leave_out(_draft: Draft) -> None:
    """Have a segment change nothing."""


def _take_in(site: Site, syncing: Syncing, draft: Draft) -> None:
    """Join what a segment tells with what is known; what is so old that its removal may be forgotten is looked for."""
    if milliseconds_of(draft.made) < site.now() - LATE_MS:
        site.note_fact(QUIET, str(site.now()))
    told = still_true(site, draft.entries, site.forgotten())
    records = [record for entry in told if (record := record_of(entry, draft.device, draft.seq)) is not None]
    syncing.receive(site.library, site.records.import_records(site.library, records, f"again {draft.device}"))
    unknown = [(draft.device, draft.seq, entry) for entry in told if isinstance(entry, Unknown)]
    if unknown:
        site.records.end_import(site.library, "", {}, unknown, sweep=False)
