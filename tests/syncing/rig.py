"""Computers that share a bucket, for tests of the engine: nothing is random but what is told to be."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from hashlib import sha256
from random import Random

from rethumb_desktop.domain.entries import Put, Remove, stamp
from rethumb_desktop.domain.ports.syncing import Draft, Heard
from rethumb_desktop.domain.syncing import SyncReport
from rethumb_desktop.sync.heads import Head, decode_head, encode_head
from rethumb_desktop.sync.names import below, head_name, segment_name
from rethumb_desktop.sync.notes import decode_note, encode_note
from rethumb_desktop.sync.segments import decode_segment, encode_segment
from tests.syncing.simulation.bucket import SimulatedBucket
from tests.syncing.simulation.computer import LIBRARY, PREFIX, SEALER, Computer

MINUTE, DAY = 60_000, 86_400_000
BEGINNING = 1_767_225_600_000
_ALPHABET = "abcdefghijklmnopqrstuvwxyz234567"


class Rig:
    """A bucket and the computers around it; the clock stands still unless it is set."""

    def __init__(self) -> None:
        self._chance = Random(7)
        self.bucket = SimulatedBucket(self._chance)
        self.now = BEGINNING
        self._keys = 0

    def computer(self, name: str, mark: str = "") -> Computer:
        return Computer(name, mark or name, self.bucket, lambda: self.now, self.token)

    def copy_of(self, computer: Computer, mark: str = "") -> Computer:
        """Return a computer with a copy of another one's index; with the same mark it looks like the same one."""
        copy = self.computer(f"copy of {computer.name}", mark)
        copy.take(computer.state.copy())
        return copy

    def token(self) -> str:
        return f"{self._chance.getrandbits(128):032x}"

    def key(self) -> str:
        self._keys += 1
        places = (self._keys >> 5 * place & 31 for place in range(32))
        return "".join(_ALPHABET[place] for place in places) + ".jpg"

    def publish(self, computer: Computer, count: int = 1, name: str = "a.jpg") -> list[str]:
        """Publish new pictures; return their keys."""
        keys = [self.key() for _ in range(count)]
        for key in keys:
            if computer.publish(key, name):
                self.date_note(key, computer.clock())
        return keys

    def date_note(self, key: str, at_ms: int) -> None:
        """Have a picture's note say when it was put, in milliseconds since 1970 UTC."""
        whole = below(PREFIX, key)
        note = decode_note(self.bucket.notes[whole], key, SEALER)
        assert note is not None
        self.bucket.notes[whole] = encode_note(replace(note, when=at_ms * 1000), key, SEALER)

    def remove(self, computer: Computer, key: str) -> None:
        computer.ask_removal(key)
        computer.finish_removals()

    def sync(self, *computers: Computer) -> SyncReport:
        """Sync one after the other, a second apart; return the last one's report."""
        report = SyncReport(0, 0, 0, 0, in_step=False)
        for computer in computers:
            self.now += 1000
            report = computer.sync()
        return report

    @contextmanager
    def logged(self) -> Iterator[list[tuple[str, str]]]:
        """Give what is asked of the bucket meanwhile, without the prefix."""
        log: list[tuple[str, str]] = []
        self.bucket.log = log
        yield log
        self.bucket.log = None
        log[:] = [(operation, key.removeprefix(f"{PREFIX}/")) for operation, key in log]

    # What stands in the bucket

    def object(self, name: str) -> bytes:
        return self.bucket.objects[below(PREFIX, name)]

    def alter(self, name: str, data: bytes | None) -> None:
        """Have readers find this instead, None for nothing."""
        self.bucket.altered[below(PREFIX, name)] = data

    def mend(self) -> None:
        self.bucket.altered.clear()

    def segment(self, device: str, seq: int) -> Draft:
        name = segment_name(device, seq)
        return decode_segment(SEALER.open(name, self.object(name)), device, seq)

    def forge_segment(self, draft: Draft) -> None:
        """Have readers find a segment that is sealed with the library key."""
        name = segment_name(draft.device, draft.seq)
        self.alter(name, SEALER.seal(name, encode_segment(draft)))

    def head(self, device: str) -> Head:
        name = head_name(device)
        return decode_head(SEALER.open(name, self.object(name)), device)

    def digest(self, name: str) -> str:
        """Return the SHA-256 of what readers find."""
        return sha256(self.bucket.seen(below(PREFIX, name)) or b"").hexdigest()

    def forge_head(self, head: Head) -> None:
        name = head_name(head.device)
        self.alter(name, SEALER.seal(name, encode_head(head)))


def heard(computer: Computer, other: Computer | str) -> Heard:
    """Return what a computer knows of another, or of a device."""
    device = other if isinstance(other, str) else other.records.device
    return computer.records.heard(LIBRARY)[device]


def false_put(at_ms: int, key: str = "z" * 32 + ".jpg") -> Put:
    """Return a put of something that nobody published."""
    return Put(stamp(at_ms), key, "f" * 64, "width/100", "forged", 1, 1, 1, "image/jpeg", 0)


def removal(at_ms: int, key: str) -> Remove:
    return Remove(stamp(at_ms), key)


def with_entries(draft: Draft, *entries: Put | Remove) -> Draft:
    return replace(draft, entries=entries)
