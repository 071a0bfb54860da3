"""Devices that tell one another everything know the same, however it reached them."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from rethumb_desktop.domain.entries import AlsoNamed, Rename
from rethumb_desktop.domain.ports.syncing import Chapter
from tests.contract.index.conftest import AnyIndex
from tests.contract.index.devices import (
    ALWAYS,
    CLOUD,
    DAY_MS,
    OpenIndex,
    Telling,
    begun,
    follows_from,
    key_of,
    picture,
    shown,
    state,
    whole,
)
from tests.fixtures.records import A_MOMENT

PICTURES = 12
NAMES = tuple(f"{letter}.jpg" for letter in "abcdefghijklmnopqrstuvwxyz")
STEPS = 150


class Exchange:
    """Some devices, and the journals that each has written so far."""

    def __init__(self, open_index: OpenIndex, seed: int) -> None:
        self.chance = Random(seed)
        self.tells = [begun(open_index()) for _ in range(3)]
        self.journals: dict[str, list[Chapter]] = {}

    @property
    def chapters(self) -> list[Chapter]:
        return [chapter for journal in self.journals.values() for chapter in journal]

    def step(self) -> None:
        acts = [self.publish] * 4 + [self.remove] * 3 + [self.name] * 3 + [self.send, self.read] * 3
        acts += [self.doze, self.renew, self.tell_late, self.hand_over, self.restart]
        self.chance.choice(acts)(self.chance.choice(self.tells))

    def publish(self, tells: Telling) -> None:
        numbers = self.chance.sample(range(PICTURES), 2)
        found = [picture(n, self.chance.choice(NAMES)) for n in numbers]
        tells.index.publications.record([replace(each, device=tells.index.sync_records.device) for each in found])

    def remove(self, tells: Telling) -> None:
        index, key = tells.index, whole(self.chance.randrange(PICTURES))
        index.removals.ask(CLOUD, [key], A_MOMENT)
        if self.chance.random() < 0.3:
            index.removals.undo(CLOUD, [key])
        elif self.chance.random() < 0.8 and index.removals.begin(CLOUD, key):
            if self.chance.random() < 0.2:
                self.publish(tells)
            index.removals.end(CLOUD, key)

    def name(self, tells: Telling) -> None:
        key, name = key_of(self.chance.randrange(PICTURES)), self.chance.choice(NAMES)
        entry = Rename(0, key, name) if self.chance.random() < 0.5 else AlsoNamed(0, key, name)
        tells.index.sync_records.tell(CLOUD, [entry])

    def send(self, tells: Telling) -> None:
        before = tells.index.sync_records.told(CLOUD)
        draft = tells.cut(self.chance.choice([1, 3, 500]))
        if draft is None or self.chance.random() < 0.2:
            return
        journal = self.journals.setdefault(draft.device, [])
        assert (draft.seq, draft.before) == (len(journal) + 1, journal[-1].digest if journal else "")
        assert before == (draft.seq - 1, draft.before)
        stamps = [entry.at for entry in [e for c in journal for e in c.entries] + list(draft.entries)]
        assert stamps == sorted(set(stamps))
        tells.index.sync_records.sent(CLOUD, draft.seq)
        journal.append(Chapter(draft.device, draft.seq, tells.index.sync_records.told(CLOUD)[1], draft.entries))

    def read(self, tells: Telling) -> None:
        found = self.chapters
        self.chance.shuffle(found)
        some = found[: self.chance.randrange(len(found) + 1)]
        tells.index.sync_records.merge(CLOUD, sorted(some, key=lambda c: c.seq))

    def doze(self, tells: Telling) -> None:
        """Set the clock right, or wrong."""
        tells.index.sync_records.set_clock(self.chance.randrange(-3, 4) * DAY_MS)

    def renew(self, tells: Telling) -> None:
        # Of two with one stamp the later one is told by the ids of their devices: a new id may turn them round.
        others = {at for each in self.tells if each is not tells for at in self._stamps(each)}
        if others.isdisjoint(self._stamps(tells)):
            tells.index.sync_records.renew_device()

    def _stamps(self, tells: Telling) -> set[int]:
        """Return the stamps that a device has given."""
        late = tells.index.sync_records.late(CLOUD, ALWAYS)
        return {e.at for entries in [late, *(draft.entries for draft in tells.drafts.values())] for e in entries}

    def tell_late(self, tells: Telling) -> None:
        late = tells.index.sync_records.late(CLOUD, ALWAYS)
        tells.index.sync_records.restamp(CLOUD, self.chance.sample(late, len(late) // 2))

    def hand_over(self, tells: Telling) -> None:
        """Have one device read a snapshot of another."""
        reader = self.chance.choice(self.tells).index.sync_records
        with tells.index.sync_records.exporting(CLOUD, 0) as exported:
            if exported.unsent:
                return
            origin = f"{len(self.chapters)}-{tells.index.sync_records.device}"
            for batch in exported.batches:
                reader.import_records(CLOUD, batch, origin)
            reader.end_import(CLOUD, origin, exported.vector, exported.unknown, sweep=self.chance.random() < 0.5)

    def restart(self, tells: Telling) -> None:
        tells.index.restart()

    def end(self) -> None:
        """Have every device tell everything, and read everything."""
        for tells in self.tells:
            for removal in tells.index.removals.all():
                tells.index.removals.undo(CLOUD, [removal.publication.key])
            while (draft := tells.cut()) is not None:
                tells.index.sync_records.sent(CLOUD, draft.seq)
                digest = tells.index.sync_records.told(CLOUD)[1]
                entries = Chapter(draft.device, draft.seq, digest, draft.entries)
                self.journals.setdefault(draft.device, []).append(entries)
            assert tells.index.sync_records.unsent(CLOUD) == 0
        for tells in self.tells:
            tells.index.sync_records.merge(CLOUD, self.chapters)


def visible(index: AnyIndex) -> dict[str, tuple[str, tuple[str, ...], str]]:
    page = index.publications.page(library=CLOUD, limit=5000)
    return {p.key: (p.name, p.other_names, p.device) for p in page}


@pytest.mark.parametrize("seed", range(6))
def test_devices_that_told_each_other_everything_know_the_same(open_index: OpenIndex, seed: int) -> None:
    exchange = Exchange(open_index, seed)
    for _ in range(STEPS):
        exchange.step()
    exchange.end()

    expected = follows_from(exchange.chapters)
    for tells in exchange.tells:
        assert state(tells.index) == expected
        assert shown(tells.index) == {f"p/{key}": r.name for key, r in expected.items() if r.placed is not None}
    first, *others = (visible(tells.index) for tells in exchange.tells)
    assert all(other == first for other in others)
    assert len(expected) == PICTURES
