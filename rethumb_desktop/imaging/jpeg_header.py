"""The segments of a JPEG before its first scan: size, sampling, Huffman codes (ITU-T T.81, annex B)."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from functools import lru_cache

STANDALONE = frozenset({0x01, *range(0xD0, 0xD9)})
_NO_FRAME = frozenset({0xC4, 0xC8, 0xCC})
_FRAMES = frozenset(range(0xC0, 0xD0)) - _NO_FRAME
SCAN, _HUFFMAN, _RESTART_INTERVAL = 0xDA, 0xC4, 0xDD


@dataclass
class Component:
    """A colour component: how many blocks of it a coded unit holds, and which tables code them in the first scan."""

    across: int
    down: int
    direct: int = 0
    alternating: int = 0


@dataclass
class JpegHeader:
    """What stands before the first scan. Sizes in pixels; `body` is where the coded data begins.

    `codes` maps a table (0 to 3 direct, 16 to 19 alternating) to the bits of each symbol, as a text of 0 and 1.
    """

    frame: int = 0
    width: int = 0
    height: int = 0
    components: dict[int, Component] = field(default_factory=dict)
    scanned: list[Component] = field(default_factory=list)
    restart_interval: int = 0
    codes: dict[int, dict[int, str]] = field(default_factory=dict)
    body: int = 0

    @property
    def unit(self) -> tuple[int, int]:
        """The pixels of a coded unit when all components are interleaved."""
        if len(self.components) == 1:  # a single component is never interleaved: its sampling says nothing
            return 8, 8
        return (
            8 * max(part.across for part in self.components.values()),
            8 * max(part.down for part in self.components.values()),
        )

    @property
    def units(self) -> int:
        """How many coded units the picture has."""
        across, down = self.unit
        return -(-self.width // across) * -(-self.height // down)

    @property
    def blocks_per_unit(self) -> int:
        if len(self.components) == 1:
            return 1
        return sum(part.across * part.down for part in self.components.values())


def read_header(data: bytes) -> JpegHeader | None:
    """Return the header; None where the segments do not follow each other as they should."""
    header, at = JpegHeader(), 2
    while at + 4 <= len(data):
        marker = data[at + 1]
        if data[at] != 0xFF:
            return None
        if marker == 0xFF or marker in STANDALONE:
            at += 1 if marker == 0xFF else 2
            continue
        end = at + 2 + struct.unpack_from(">H", data, at + 2)[0]
        _take(header, marker, data[at + 4 : end])
        if marker == SCAN:
            header.body = end
            return header if header.components else None
        at = end
    return None


def _take(header: JpegHeader, marker: int, payload: bytes) -> None:
    if marker in _FRAMES and len(payload) >= 6:
        header.frame = marker
        header.height, header.width = struct.unpack_from(">HH", payload, 1)
        parts = [payload[at : at + 3] for at in range(6, len(payload) - 2, 3)][: payload[5]]
        header.components = {name: Component(size >> 4 or 1, size & 15 or 1) for name, size, _ in parts}
    elif marker == _RESTART_INTERVAL and len(payload) >= 2:
        header.restart_interval = struct.unpack_from(">H", payload)[0]
    elif marker == _HUFFMAN:
        header.codes.update(_usual_codes(payload) if len(payload) <= _MOST_KEPT else _codes(payload))
    elif marker == SCAN and payload:
        for at in range(1, min(1 + 2 * payload[0], len(payload) - 1), 2):
            part = header.components.get(payload[at])
            if part is not None:
                part.direct, part.alternating = payload[at + 1] >> 4, 16 + (payload[at + 1] & 15)
                header.scanned.append(part)


def _codes(payload: bytes) -> dict[int, dict[int, str]]:
    codes = {}
    while len(payload) >= 17:
        counts, table, code, at = payload[1:17], {}, 0, 17
        for bits, count in enumerate(counts, 1):
            for symbol in payload[at : at + count]:
                table[symbol] = format(code, f"0{bits}b")
                code += 1
            at += count
            code <<= 1
        codes[payload[0]] = table
        payload = payload[at:]
    return codes


#: Nearly all pictures have one of a few sets of tables, and to work out the codes takes longer than all the rest.
_usual_codes = lru_cache(maxsize=64)(_codes)
_MOST_KEPT = 1024
