"""Whether a JPEG can be complete: libjpeg itself fills what is missing with grey and says nothing.

Two lower bounds that every complete file keeps, whatever it shows: each block of 8 × 8 pixels takes at least the
shortest codes of its Huffman tables, and between restart intervals there are restart markers (ITU-T T.81).
"""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass, field

_SEQUENTIAL = frozenset({0xC0, 0xC1})
_PROGRESSIVE = 0xC2
_STANDALONE = frozenset({0x01, *range(0xD0, 0xD9)})
_RESTART = re.compile(rb"\xff[\xd0-\xd7]")


@dataclass
class _Header:
    """What the segments before the first scan say. Sizes in pixels, sampling as (horizontal, vertical)."""

    frame: int = 0
    width: int = 0
    height: int = 0
    sampling: list[tuple[int, int]] = field(default_factory=list)
    restart_interval: int = 0
    shortest_codes: dict[int, int] = field(default_factory=dict)
    body: int = 0


def is_complete(data: bytes) -> bool:
    """Whether the JPEG's body is long enough for its size; what cannot be judged counts as complete."""
    header = _read(data)
    if header is None or not header.body or not header.sampling:
        return True
    if header.frame not in _SEQUENTIAL and header.frame != _PROGRESSIVE:
        return True
    widest, highest = (max(side) for side in zip(*header.sampling, strict=True))
    if len(header.sampling) == 1:
        widest = highest = 1  # a single component is never interleaved: its sampling says nothing
    units = -(-header.width // (8 * widest)) * -(-header.height // (8 * highest))
    blocks = units * (sum(h * v for h, v in header.sampling) if len(header.sampling) > 1 else 1)
    if len(data) - header.body < blocks * _bits_per_block(header) // 8:
        return False
    if header.restart_interval == 0:
        return True
    expected: int = -(-units // header.restart_interval) - 1
    return len(_RESTART.findall(data, header.body)) >= expected


def _bits_per_block(header: _Header) -> int:
    """Return the fewest bits of a block: a progressive file's later scans may pass over any number of blocks."""
    direct = [bits for table, bits in header.shortest_codes.items() if table < 0x10]
    alternating = [bits for table, bits in header.shortest_codes.items() if table >= 0x10]
    least = min(direct, default=1)
    return least if header.frame == _PROGRESSIVE else least + min(alternating, default=1)


def _read(data: bytes) -> _Header | None:
    header, at = _Header(), 2
    while at + 4 <= len(data):
        if data[at] != 0xFF:
            return None
        marker = data[at + 1]
        if marker == 0xFF or marker in _STANDALONE:
            at += 1 if marker == 0xFF else 2
            continue
        length = struct.unpack_from(">H", data, at + 2)[0]
        payload = data[at + 4 : at + 2 + length]
        if marker == 0xDA:
            header.body = at + 2 + length
            return header
        _take(header, marker, payload)
        at += 2 + length
    return None


def _take(header: _Header, marker: int, payload: bytes) -> None:
    if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC) and len(payload) >= 6:
        header.frame = marker
        header.height, header.width = struct.unpack_from(">HH", payload, 1)
        parts = [payload[at : at + 3] for at in range(6, 6 + 3 * payload[5], 3)]
        header.sampling = [(part[1] >> 4 or 1, part[1] & 15 or 1) for part in parts if len(part) == 3]
    elif marker == 0xDD and len(payload) >= 2:
        header.restart_interval = struct.unpack_from(">H", payload)[0]
    elif marker == 0xC4:
        while len(payload) >= 17:
            counts = payload[1:17]
            shortest = next((bits for bits, count in enumerate(counts, 1) if count), 1)
            header.shortest_codes[payload[0]] = min(shortest, header.shortest_codes.get(payload[0], 16))
            payload = payload[17 + sum(counts) :]
