"""Tampering: what stands under `.rethumb/` is cut short, damaged, forged, taken away for a while."""

from __future__ import annotations

from dataclasses import replace

from rethumb_desktop.domain.entries import Put
from rethumb_desktop.sync.heads import decode_head, encode_head
from rethumb_desktop.sync.names import beyond, device_of_head, segment_of
from rethumb_desktop.sync.segments import decode_segment, encode_segment
from tests.syncing.simulation.bucket import SimulatedBucket
from tests.syncing.simulation.computer import PREFIX, SEALER

#: How many segments are so new that some have not read them.
_RECENT = 8


class Tampering:
    """Alters what readers find; nothing of it lasts."""

    def __init__(self, bucket: SimulatedBucket) -> None:
        self._bucket = bucket
        self._chance = bucket.chance

    def alter(self) -> None:
        """Alter one thing, mostly a new one."""
        broken = self._bucket.broken
        names = [name for name in sorted(self._bucket.objects) if ".rethumb/" in name and name not in broken]
        if not names or self._bucket.is_foreign:
            return
        kind = self._chance.choice(("heads/", "journal/", "snapshots/", "library.json"))
        name = self._chance.choice([name for name in names if kind in name] or names)
        recent = [name for name in list(self._bucket.history)[-_RECENT:] if name in names]
        if kind == "journal/" and recent:
            name = self._chance.choice(recent)  # one that is still to be read
        self._bucket.altered[name] = self._altered(name, self._bucket.objects[name], names)

    def hide(self) -> None:
        """Have a segment be missing that was put a while ago: a snapshot may hold it by now."""
        names = [name for name in list(self._bucket.history)[-40:] if name in self._bucket.objects]
        if names:
            self._bucket.altered[self._chance.choice(names)] = None

    def mend(self) -> None:
        """Give one thing back."""
        altered = sorted(self._bucket.altered)
        if altered:
            del self._bucket.altered[self._chance.choice(altered)]

    def _altered(self, name: str, data: bytes, names: list[str]) -> bytes | None:
        way = self._chance.randrange(9)
        if way == 0:
            return None
        if way == 1:
            return data[: self._chance.randrange(len(data))]
        if way == 2:
            place = self._chance.randrange(len(data))
            return data[:place] + bytes([data[place] ^ 1 << self._chance.randrange(8)]) + data[place + 1 :]
        if way == 3 and name in self._bucket.heads:
            return self._chance.choice(self._bucket.heads[name])
        if way == 3:
            return self._bucket.objects[self._chance.choice(names)]
        return self._forged(name, data)

    def _forged(self, name: str, data: bytes) -> bytes:
        """Return what somebody who has the library key might put in place of it."""
        short = beyond(PREFIX, name)
        segment = segment_of(short)
        if segment is not None:
            draft = decode_segment(SEALER.open(short, data), *segment)
            if draft.seq == 1:
                return data[:-1]
            key = f"{'forged':z<32}.jpg"
            false = Put(draft.made, key, "f" * 64, "width/100", "forged", 1, 1, 1, "image/jpeg", 0)
            forged = replace(draft, before="0" * 64, entries=(false,))
            return SEALER.seal(short, encode_segment(forged))
        device = device_of_head(short)
        if device is not None:
            head = decode_head(SEALER.open(short, data), device)
            if head.seq:
                return SEALER.seal(short, encode_head(replace(head, digest="0" * 64, said=head.said)))
        return b""
