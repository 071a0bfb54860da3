"""The simulation notices an engine that is broken: each of these would lose or bring back pictures."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

import pytest

from rethumb_desktop.domain.entries import stamp
from rethumb_desktop.domain.job import Publication
from rethumb_desktop.domain.ports.syncing import Arrival, Chapter, Draft, Heard
from rethumb_desktop.index.memory.syncing import MemorySyncRecords
from rethumb_desktop.services.syncing import belonging, company, cycle, journals, late, own_head, poll, site, snapshots
from rethumb_desktop.services.upkeep import holes
from rethumb_desktop.services.upkeep.mending import Mended, Mending
from rethumb_desktop.services.upkeep.restoring import Restoring
from rethumb_desktop.sync.heads import Head
from tests.syncing.simulation.bucket import Wrong
from tests.syncing.simulation.campaign import live

#: How many lives are lived until it has to be noticed, and how long they are.
_LIVES, _DEEDS = 40, 700

Break = Callable[[pytest.MonkeyPatch], None]


def _no_chain(patch: pytest.MonkeyPatch) -> None:
    """Take segments that do not follow the one before."""

    def check(name: str, draft: Draft, before: str, latest: int) -> None:
        """Look at nothing."""

    patch.setattr(journals, "_check", check)


def _cursor_of_time(patch: pytest.MonkeyPatch) -> None:
    """Take what was said last by anybody as the end of what was read of everybody."""
    after = poll._after
    newest = [0]

    def by_time(heard: Heard, head: Head, md5: str) -> Heard:
        known, newest[0] = newest[0], max(newest[0], head.said)
        return after(heard, head, md5) if head.said > known - stamp(1000) else replace(heard, head=md5)

    patch.setattr(poll, "_after", by_time)
    patch.setattr(poll, "claims", lambda _site: {})
    patch.setattr(journals, "claims", lambda _site: {})


def _a_number_twice(patch: pytest.MonkeyPatch) -> None:
    """Give a number again, now and then, and put it over what is there."""
    sent = MemorySyncRecords.sent
    write = site.Site.write

    def forgetful(self: MemorySyncRecords, library: str, seq: int, device: str = "") -> None:
        before = self.told(library)
        sent(self, library, seq, device)
        if seq % 5 == 4:
            self._state.library(library).told = before

    patch.setattr(MemorySyncRecords, "sent", forgetful)
    patch.setattr(site.Site, "write", lambda self, name, data, fresh: write(self, name, data, fresh=False))


def _copies_unnoticed(patch: pytest.MonkeyPatch) -> None:
    """Write under the same id as another computer."""
    write = site.Site.write
    patch.setattr(cycle, "check_mark", lambda _site: None)
    patch.setattr(cycle, "check_head", lambda _site, _listed, claimed: None)
    patch.setattr(site.Site, "write", lambda self, name, data, fresh: write(self, name, data, fresh=False))


def _removals_forgotten_at_once(patch: pytest.MonkeyPatch) -> None:
    forget = MemorySyncRecords.forget_removals
    merge = MemorySyncRecords.merge

    def merge_and_forget(self: MemorySyncRecords, library: str, chapters: Sequence[Chapter]) -> Arrival:
        arrival = merge(self, library, chapters)
        forget(self, library, stamp(2**46))
        return arrival

    patch.setattr(MemorySyncRecords, "merge", merge_and_forget)


def _late_puts_unlooked_at(patch: pytest.MonkeyPatch) -> None:
    """Say anew what was not sent for long without looking for its object."""
    patch.setattr(late, "_look", lambda _site, _said, _received: None)


def _snapshots_without_a_sweep(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(MemorySyncRecords, "_sweep", lambda _self, _library, _number, _vector, _unheard: ())


def _half_of_a_segment(patch: pytest.MonkeyPatch) -> None:
    """Merge the first entry of a segment and take it as read."""
    chapters = journals._chapters

    def jumping(where: site.Site, heard: Heard, polled: poll.Polled, reading: journals.Reading) -> Iterator[Chapter]:
        for chapter in chapters(where, heard, polled, reading):
            yield chapter if chapter.seq < 9 else replace(chapter, entries=chapter.entries[:1])

    patch.setattr(journals, "_chapters", jumping)


def _emptied_unnoticed(patch: pytest.MonkeyPatch) -> None:
    """Go on in a bucket that was emptied, without a decision."""
    patch.setattr(cycle, "check_presence", lambda _site, _polled: None)


def _gone_head_unnoticed(patch: pytest.MonkeyPatch) -> None:
    """Go on under the same id where this device's head is gone: an old copy of an index uses numbers twice."""
    patch.setattr(own_head, "_has_said", lambda _site: False)


def _pictures_only_said_to_be_put(patch: pytest.MonkeyPatch) -> None:
    """Put no pictures back, and say that they were."""

    def put_again(_self: Mending, _publication: Publication, *, replace: bool = False) -> Mended:
        return Mended(True, f"The object was put again, {replace=}.")

    patch.setattr(Mending, "put_again", put_again)


def _another_library_unnoticed(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(belonging, "check", lambda _found, _key: None)


def _passed_over_said_to_be_read(patch: pytest.MonkeyPatch) -> None:
    """Write snapshots that say that they hold what was passed over."""

    def known(_site: site.Site, ends: Mapping[str, tuple[int, str]]) -> dict[str, tuple[int, str]]:
        return {device: (seq, digest or "0" * 64) for device, (seq, digest) in ends.items() if seq}

    patch.setattr(snapshots, "truly_known", known)


def _damaged_heads_untold(patch: pytest.MonkeyPatch) -> None:
    """Neither look for the journal of a device whose head cannot be read, nor tell of it."""
    patch.setattr(poll, "_do_without", lambda _site, _heard, _fault, _polled: None)


def _forgotten_for_ever(patch: pytest.MonkeyPatch) -> None:
    """Leave out a device also when it says something new."""
    patch.setattr(company, "_said_by", lambda _heard: [0, 0])


def _old_backups_unlooked_at(patch: pytest.MonkeyPatch) -> None:
    """Take in all that an old backup holds."""
    patch.setattr(Restoring, "_still_there", lambda _self, _site, records: records)


def _snapshots_silent_of_the_unheard(patch: pytest.MonkeyPatch) -> None:
    """Write snapshots that do not say what their writer never read."""
    patch.setattr(snapshots, "unheard_within", lambda _site, _vector: {})


def _rebuilt_over_holes_unnoted(patch: pytest.MonkeyPatch) -> None:
    """Rebuild, and note nothing of the segments that are gone."""
    patch.setattr(holes, "note_unheard", lambda _site, _spans: None)


#: What is broken, and the life to begin with: it is noticed soon after that one, so that nobody waits for long.
_BROKEN: list[tuple[Break, int]] = [
    (_no_chain, 5),
    (_cursor_of_time, 0),
    (_a_number_twice, 0),
    (_copies_unnoticed, 0),
    (_removals_forgotten_at_once, 2),
    (_late_puts_unlooked_at, 12),
    (_snapshots_without_a_sweep, 46),
    (_half_of_a_segment, 0),
    (_emptied_unnoticed, 7),
    (_gone_head_unnoticed, 75),
    (_pictures_only_said_to_be_put, 0),
    (_another_library_unnoticed, 12),
    (_passed_over_said_to_be_read, 20),
    (_damaged_heads_untold, 22),
    (_forgotten_for_ever, 0),
    (_old_backups_unlooked_at, 27),
    (_snapshots_silent_of_the_unheard, 31),
    (_rebuilt_over_holes_unnoted, 31),
]


@pytest.mark.parametrize(("break_it", "first"), _BROKEN)
def test_a_broken_engine_is_noticed(
    break_it: Break, first: int, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.CRITICAL)
    break_it(monkeypatch)
    with pytest.raises(Wrong):
        _live_some_lives(first)


def _live_some_lives(first: int) -> None:
    for life in range(first, first + _LIVES):
        live(f"mutant/{life}", _DEEDS)
