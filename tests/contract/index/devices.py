"""Several devices of one library, each an index of the same kind."""

from __future__ import annotations

from base64 import b32encode
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import reduce
from hashlib import sha256

from rethumb_desktop.domain.entries import AlsoNamed, Entry, Put, Remove, Rename, Unknown, stamp
from rethumb_desktop.domain.job import Publication
from rethumb_desktop.domain.merging import Record, join, record_of
from rethumb_desktop.domain.ports.syncing import Arrival, Chapter, Draft
from tests.contract.index.conftest import AnyIndex
from tests.fixtures.records import A_MOMENT, publication

CLOUD = "Cloud"
PREFIX = "p"
OTHER = "0" * 31 + "1"
THIRD = "f" * 32
DAY_MS = 86_400_000
#: A stamp of the year 2001, and thereby before all that is told here.
LONG_AGO = stamp(1_000_000_000_000)

#: A stamp after all that is told here.
ALWAYS = 1 << 62

OpenIndex = Callable[[], AnyIndex]


def now_ms() -> int:
    """Return milliseconds since 1970 UTC."""
    return int(datetime.now(UTC).timestamp() * 1000)


def key_of(number: int) -> str:
    """Return a key as pictures have it, without prefix."""
    return b32encode(sha256(str(number).encode()).digest()[:20]).decode().lower() + ".jpg"


def whole(number: int) -> str:
    return f"{PREFIX}/{key_of(number)}"


def picture(number: int, name: str = "cat.jpg", at: datetime = A_MOMENT) -> Publication:
    """The record of a picture in the cloud."""
    return publication(whole(number), library=CLOUD, name=name, at=at)


def record(index: AnyIndex, *numbers: int) -> None:
    """Record pictures."""
    index.publications.record([picture(number) for number in numbers])


def kinds(entries: Sequence[Entry]) -> list[tuple[str, str]]:
    """Return what entries are, and of which keys."""
    return [(type(entry).__name__, "" if isinstance(entry, Unknown) else entry.key) for entry in entries]


def put(number: int, at: int = 0, name: str = "dog.jpg", *, more: str = "") -> Put:
    """What another device tells of a picture, at a small stamp."""
    when = 1_700_000_000_000_000 + number
    return Put(LONG_AGO + at, key_of(number), "b" * 64, "width/800", name, 800, 600, 99, "image/png", when, more)


def remove(number: int, at: int) -> Remove:
    return Remove(LONG_AGO + at, key_of(number))


def rename(number: int, at: int, name: str) -> Rename:
    return Rename(LONG_AGO + at, key_of(number), name)


def also_named(number: int, at: int, name: str) -> AlsoNamed:
    return AlsoNamed(LONG_AGO + at, key_of(number), name)


def chapter(seq: int, *entries: Entry, device: str = OTHER) -> Chapter:
    return Chapter(device, seq, f"{device}-{seq}", entries)


@dataclass
class Telling:
    """What one device tells: its segments as they were sealed."""

    index: AnyIndex
    drafts: dict[bytes, Draft] = field(default_factory=dict)

    def seal(self, draft: Draft) -> bytes:
        sealed = repr(draft).encode()
        self.drafts[sealed] = draft
        return sealed

    def cut(self, limit: int = 500) -> Draft | None:
        """Make the next segment, and return what stands in it."""
        outgoing = self.index.sync_records.cut(CLOUD, self.seal, limit)
        if outgoing is None:
            return None
        draft = self.drafts[outgoing.sealed]
        assert (outgoing.device, outgoing.seq) == (draft.device, draft.seq)
        assert (outgoing.digest, outgoing.entries) == (sha256(outgoing.sealed).hexdigest(), len(draft.entries))
        return draft

    def send(self, limit: int = 500) -> list[Chapter]:
        """Tell everything."""
        chapters = []
        while (draft := self.cut(limit)) is not None:
            self.index.sync_records.sent(CLOUD, draft.seq, draft.device)
            digest = self.index.sync_records.told(CLOUD)[1]
            chapters.append(Chapter(draft.device, draft.seq, digest, draft.entries))
        return chapters

    def told(self) -> list[Entry]:
        """Tell everything, and return it."""
        return [entry for chapter in self.send() for entry in chapter.entries]


def begun(index: AnyIndex) -> Telling:
    """Begin the library on a device."""
    index.sync_records.begin(CLOUD, PREFIX)
    return Telling(index)


def merge(index: AnyIndex, *chapters: Chapter) -> Arrival:
    return index.sync_records.merge(CLOUD, chapters)


def merged(index: AnyIndex, *entries: Entry, device: str = OTHER) -> Arrival:
    """Merge the next segment of a device."""
    known = index.sync_records.heard(CLOUD).get(device)
    return merge(index, chapter(known.seq + 1 if known is not None else 1, *entries, device=device))


def state(index: AnyIndex, forgotten: int = 0) -> dict[str, Record]:
    """Return all that is known, by keys without prefix."""
    with index.sync_records.exporting(CLOUD, forgotten) as exported:
        return {record.key: record for batch in exported.batches for record in batch}


def shown(index: AnyIndex) -> dict[str, str]:
    """Return the names of what is in the library, by keys with prefix."""
    return {p.key: p.name for p in index.publications.page(library=CLOUD, limit=5000)}


def asked_away(index: AnyIndex, number: int) -> None:
    """Have a removal wait."""
    assert index.removals.ask(CLOUD, [whole(number)], A_MOMENT)


def removed(index: AnyIndex, number: int) -> None:
    """Remove a picture."""
    asked_away(index, number)
    assert index.removals.begin(CLOUD, whole(number))
    index.removals.end(CLOUD, whole(number))


def follows_from(chapters: list[Chapter]) -> dict[str, Record]:
    """Return what the entries say by the rules of merging alone."""
    found: dict[str, list[Record]] = {}
    for each in chapters:
        for entry in each.entries:
            record = record_of(entry, each.device, each.seq)
            if record is not None:
                found.setdefault(record.key, []).append(record)
    return {key: reduce(join, records) for key, records in found.items()}


def without_numbers(records: dict[str, Record]) -> dict[str, Record]:
    """Return the same, as if nothing stood in a segment."""
    return {
        key: replace(record, placed=record.placed._replace(seq=0)) if record.placed is not None else record
        for key, record in records.items()
    }
