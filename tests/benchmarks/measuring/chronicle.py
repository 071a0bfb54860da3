"""What three devices tell of a library in ten years: made up, and the same for the same seed and day."""

from __future__ import annotations

import random
import time
from base64 import b32encode
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256

from rethumb_desktop.domain.entries import (
    SEGMENT_ENTRIES,
    AlsoNamed,
    Entry,
    Put,
    Remove,
    Rename,
    milliseconds_of,
    next_stamp,
)
from rethumb_desktop.domain.object_key import LibraryKey
from rethumb_desktop.sync.stems import stem_bytes, stem_tail

DEVICES = ("1a" * 16, "2b" * 16, "3c" * 16)
SHARES = (6, 3, 1)
#: A word that few names have.
RARE = "zeppelin"
WORDS = (
    *("anna", "beach", "bridge", "cat", "church", "city", "dinner", "flower", "garden", "glass", "harbour", "holiday"),
    *("house", "island", "lake", "market", "mountain", "Müller", "night", "portrait", "product", "river", "sea"),
    *("ship", "shoes", "snow", "street", "summer", "table", "tower", "train", "tree", "village", "wedding", "winter"),
)
RENDERER = "1"
_RECIPES = {
    "square/100": ("jpg", "image/jpeg"),
    "square/400": ("jpg", "image/jpeg"),
    "width/800": ("jpg", "image/jpeg"),
    "width/1600/format/webp": ("webp", "image/webp"),
    "cover/1200x630": ("jpg", "image/jpeg"),
    "exif/all": ("json", "application/json"),
}
_DAY_MS = 86_400_000
#: It ends before today: who reads it has nothing from the future, and what it tells last is as new as it seems.
_END = (time.time_ns() // 1_000_000 // _DAY_MS - 1) * _DAY_MS
_BEGIN = _END - 3650 * _DAY_MS
#: Renditions that a session has, about: so many are published one after the other, by one device.
_A_SESSION = 750
_RARE_EVERY = 5000
#: So many renditions of all times are remembered for look-ups, and so many late ones to be removed or named.
_SAMPLES = 5000
_LATE = 2000
_REMOVED, _NAMED = 0.01, 0.01
_FOCUSED = 0.005
#: A segment holds no more than what was said in so long.
_SEGMENT_MS = 30 * _DAY_MS


@dataclass(frozen=True)
class Segment:
    """What one device tells at once; `digest` stands for that of its sealed bytes."""

    device: str
    seq: int
    digest: str
    entries: tuple[Entry, ...]


@dataclass
class _Journal:
    """A device as far as it has told: its entries that are in no segment yet, and its newest segment."""

    device: str
    seq: int = 0
    digest: str = ""
    last: int = 0
    waiting: list[Entry] = field(default_factory=list)

    def stamp(self, milliseconds: int) -> int:
        self.last = next_stamp(self.last, milliseconds)
        return self.last

    def segment(self) -> Segment:
        """Make the next segment of what waits."""
        self.seq += 1
        self.digest = sha256(f"{self.device} {self.seq}".encode()).hexdigest()
        entries = tuple(self.waiting[:SEGMENT_ENTRIES])
        del self.waiting[:SEGMENT_ENTRIES]
        return Segment(self.device, self.seq, self.digest, entries)

    @property
    def is_full(self) -> bool:
        return len(self.waiting) >= SEGMENT_ENTRIES

    def is_due(self, milliseconds: int) -> bool:
        """Whether what waits has waited for so long that nothing can be said with it any more."""
        return bool(self.waiting) and milliseconds - milliseconds_of(self.waiting[0].at) > _SEGMENT_MS


class Chronicle:
    """Tells a library of so many entries, in the order of time, segment by segment."""

    def __init__(self, entries: int, key: LibraryKey, seed: int = 1) -> None:
        self._chance = random.Random(seed)
        self._key = key
        self._entries = self._left = entries
        self._journals = {device: _Journal(device) for device in DEVICES}
        self._originals = self._renditions = 0
        self._late: list[str] = []
        #: Names of renditions, without prefix, from all times; some may be removed.
        self.samples: list[str] = []

    def segments(self) -> Iterator[Segment]:
        """Yield everything."""
        while self._left > 0:
            yield from self._session(_END - (_END - _BEGIN) * self._left // self._entries)
        for journal in self._journals.values():
            if journal.waiting:
                yield journal.segment()

    def _session(self, now: int) -> Iterator[Segment]:
        """One device publishes some originals, and then something else is done."""
        chance = self._chance
        (device,) = chance.choices(DEVICES, SHARES)
        journal = self._journals[device]
        if journal.is_due(now):
            yield journal.segment()
        recipes = chance.sample([*_RECIPES], chance.choice((1, 2, 2, 3, 4)))
        named = _namer(chance)
        count = 0
        for _ in range(max(1, round(chance.uniform(0.2, 1.8) * _A_SESSION / len(recipes)))):
            now += chance.randrange(150, 1500)
            self._original(journal, named(), recipes, now)
            count += len(recipes)
            if journal.is_full:
                yield journal.segment()
            if self._left <= 0:
                return
        yield from self._afterwards(count, now)

    def _original(self, journal: _Journal, name: str, recipes: list[str], now: int) -> None:
        chance = self._chance
        self._originals += 1
        if self._originals % _RARE_EVERY == 0:
            name = f"{RARE} {name}"
        digest = chance.randbytes(32).hex()
        if chance.random() < _FOCUSED:
            spot = f"/focus/{chance.random():.2f},{chance.random():.2f}"
            recipes = [r + spot if r.startswith(("square", "cover")) else r for r in recipes]
        for recipe in recipes:
            if self._left <= 0:
                return
            stem = b32encode(stem_bytes(self._key, digest, stem_tail(recipe, RENDERER))).decode().lower()
            now += chance.randrange(20, 80)
            extension, mime = _RECIPES[recipe.partition("/focus")[0]]
            key = f"{stem}.{extension}"
            width, size = chance.randrange(100, 1600), chance.randrange(3_000, 900_000)
            when = now * 1000 + chance.randrange(1000)
            self._say(journal, Put(journal.stamp(now), key, digest, recipe, name, width, 600, size, mime, when))
            self._remember(key)

    def _afterwards(self, count: int, now: int) -> Iterator[Segment]:
        """Some of what was published before is removed, or gets other names."""
        chance = self._chance
        journal = self._journals[chance.choices(DEVICES, SHARES)[0]]
        if journal.is_due(now):
            yield journal.segment()
        for kind in (*("remove",) * round(count * _REMOVED), *("name",) * round(count * _NAMED), "rename"):
            if self._left <= 0:
                return
            now += 50
            key, at = self._late.pop(chance.randrange(len(self._late))), journal.stamp(now)
            name = f"{chance.choice(WORDS)} {chance.randrange(1000)}.jpg"
            entries: dict[str, Entry] = {"remove": Remove(at, key), "name": AlsoNamed(at, key, name)}
            self._say(journal, entries.get(kind, Rename(at, key, name)))
        if journal.is_full:
            yield journal.segment()

    def _say(self, journal: _Journal, entry: Entry) -> None:
        journal.waiting.append(entry)
        self._left -= 1

    def _remember(self, key: str) -> None:
        chance = self._chance
        self._renditions += 1
        if len(self.samples) < _SAMPLES:
            self.samples.append(key)
        elif chance.random() * self._renditions < _SAMPLES:
            self.samples[chance.randrange(_SAMPLES)] = key
        if len(self._late) < _LATE:
            self._late.append(key)
        elif chance.random() < 0.1:
            self._late[chance.randrange(_LATE)] = key


def _namer(chance: random.Random) -> Callable[[], str]:
    """Return what gives the names of one session: as a camera counts, or as people write."""
    number, day = chance.randrange(1, 9000), f"2{chance.randrange(10):03}{chance.randrange(1, 13):02}"
    kind = chance.randrange(6)

    def name() -> str:
        nonlocal number
        number = number % 9999 + 1
        match kind:
            case 0 | 1:
                return f"IMG_{number:04}.JPG"
            case 2:
                return f"dsc{number:05}.jpg"
            case 3:
                return f"PXL_{day}{chance.randrange(1, 29):02}_{chance.randrange(240000):06}{number % 1000:03}.jpg"
            case 4:
                return f"{chance.choice(WORDS)}-{chance.choice(WORDS)}-{number}.png"
            case _:
                return f"{chance.choice(WORDS)} {chance.choice(WORDS)} {number}.jpeg"

    return name
