"""The coded pixels of a JPEG: one frame, the scans that libjpeg writes, and no table that they do not use.

The codes of a scan are not decoded, which in Python takes longer than making the picture: bytes behind the last code
are found only where there are more than its blocks can take, or where one can read them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from rethumb_desktop.metadata.containers.jpeg import EOI, FRAMES, SOI, SOS, Segment
from rethumb_desktop.metadata.gate.blocks import holds_text
from rethumb_desktop.metadata.gate.jpeg_tables import is_quantizer

_SOF0, _SOF2, _DHT, _DQT = 0xC0, 0xC2, 0xC4, 0xDB
#: All that has to do with pixels; restarts (DD, D0 to D7) and the like are not among what the encoder writes.
PIXEL_MARKERS = FRAMES | {SOI, EOI, SOS, _DHT, _DQT}

# The header of each scan: how many components, each with its tables (DC, AC), first and last coefficient, bits that
# came before and bits that are still to come. The scripts are those of libjpeg's simple progression.
_SCANS_OF_GREY = ("010100000001", "010100010502", "010100063f02", "010100013f21", "010100000010", "010100013f10")
_SCANS_OF_COLOUR = (
    "03010002100310000001", "010100010502", "010301013f01", "010201013f01", "010100063f02", "010100013f21",
    "03010002000300000010", "010301013f10", "010201013f10", "010100013f10",
)  # fmt: skip
_SCRIPTS = {
    (_SOF0, 1): ("010100003f00",),
    (_SOF0, 3): ("03010002110311003f00",),
    (_SOF2, 1): _SCANS_OF_GREY,
    (_SOF2, 3): _SCANS_OF_COLOUR,
}
_SAMPLINGS = (0x11, 0x21, 0x22)
# The longest code of a coefficient and the most bits behind it; a byte of ones is followed by one of zeros.
_MOST_BITS = 16 + 11
_RESTART_OR_FILLING = re.compile(rb"\xff[\xd0-\xd7\xff]")


@dataclass
class JpegPixels:
    """Takes the segments of a file one by one; `problems` are the places where something is no part of the pixels."""

    data: bytes
    problems: list[str] = field(default_factory=list)
    _frame: bytes = b""
    _script: list[str] = field(default_factory=list)
    _quantizers: set[int] = field(default_factory=set)
    _known: set[int] = field(default_factory=set)
    _fresh: set[int] = field(default_factory=set)
    _scan: Segment | None = None

    def take(self, segment: Segment) -> None:
        """Take the next segment, whatever it is."""
        if self._scan is not None:
            self._check_coded(self._scan, segment.start)
            self._scan = None
        if self._frame and segment.marker not in (_DHT, SOS, EOI):
            self._complain(segment)
        elif segment.marker in FRAMES:
            self._take_frame(segment)
        elif segment.marker == _DQT:
            self._take_quantizers(segment)
        elif segment.marker == _DHT:
            self._take_codes(segment)
        elif segment.marker == SOS:
            self._take_scan(segment)
        elif segment.marker == EOI:
            if not self._frame or self._script or self._fresh:
                self._complain(segment)
        elif segment.marker == SOI and segment.start > 0:
            self._complain(segment)

    def _complain(self, segment: Segment) -> None:
        self.problems.append(f"segment {segment.marker:02X} at byte {segment.start}")

    def _take_frame(self, segment: Segment) -> None:
        payload = segment.payload
        components = payload[5] if len(payload) > 5 else 0
        script = _SCRIPTS.get((segment.marker, components))
        if script is None or len(payload) != 6 + 3 * components or payload[0] != 8 or not _are_plain(payload[6:]):
            self._complain(segment)
        if set(payload[8::3]) != self._quantizers:  # as many as there are, and each of use
            self._complain(segment)
        self._frame = payload.ljust(6, b"\0")
        self._script = list(script or ())

    def _take_quantizers(self, segment: Segment) -> None:
        payload = segment.payload
        for place in range(0, len(payload), 65):
            known = is_quantizer(payload[place], payload[place + 1 : place + 65])
            if payload[place] in self._quantizers or not known:
                self._complain(segment)
            self._quantizers.add(payload[place])

    def _take_codes(self, segment: Segment) -> None:
        payload, place = segment.payload, 0
        while place < len(payload):
            counts = payload[place + 1 : place + 17]
            symbols = payload[place + 17 : place + 17 + sum(counts)]
            if payload[place] in self._fresh or len(symbols) != sum(counts) or not _is_code(counts, symbols):
                self._complain(segment)
            self._fresh.add(payload[place])
            place += 17 + len(symbols)
        self._known |= self._fresh

    def _take_scan(self, segment: Segment) -> None:
        payload = segment.payload
        expected = self._script.pop(0) if self._script else ""
        is_next = payload.hex() == expected
        used = set(_tables(payload)) if is_next else set()
        if not is_next or not self._fresh <= used <= self._known:
            self._complain(segment)
        self._fresh = set()
        self._scan = segment

    def _check_coded(self, scan: Segment, end: int) -> None:
        coded = self.data[scan.end : end]
        length = len(coded) - coded.count(b"\xff\0")
        if not self._fits(scan.payload, length) or _RESTART_OR_FILLING.search(coded) or holds_text(coded):
            self.problems.append(f"in the scan at byte {scan.start}")

    def _fits(self, scan: bytes, length: int) -> bool:
        """Return whether a scan has no more bytes than its blocks can take: where each has one bit, exactly as many."""
        if not scan or len(scan) != 4 + 2 * scan[0]:
            return False
        first, last, bits = scan[-3:]
        blocks = self._count_blocks([scan[place] for place in range(1, len(scan) - 3, 2)])
        if (first, last) == (0, 0) and bits >> 4:
            return length == -(-blocks // 8)
        return length <= blocks * (last - first + 1) * _MOST_BITS // 8 + 1

    def _count_blocks(self, components: list[int]) -> int:
        """Return how many blocks of 8 × 8 a scan of components has: one alone has no filling up to whole units."""
        height, width = int.from_bytes(self._frame[1:3], "big"), int.from_bytes(self._frame[3:5], "big")
        sampling = {self._frame[p]: divmod(self._frame[p + 1], 16) for p in range(6, len(self._frame) - 2, 3)}
        most_across = max((across for across, _ in sampling.values()), default=1) or 1
        most_down = max((down for _, down in sampling.values()), default=1) or 1
        if len(components) == 1:
            across, down = sampling.get(components[0], (1, 1))
            columns, rows = -(-width * across // most_across), -(-height * down // most_down)
            return -(-columns // 8) * -(-rows // 8)
        units = -(-width // (8 * most_across)) * -(-height // (8 * most_down))
        return units * sum(across * down for across, down in sampling.values())


def _are_plain(components: bytes) -> bool:
    """Return whether components are numbered from 1, and the colours not finer than the brightness."""
    count = len(components) // 3
    return (
        list(components[::3]) == list(range(1, count + 1))
        and components[1] in _SAMPLINGS
        and all(sampling == 0x11 for sampling in components[4::3])
        and max(components[2::3]) <= 1
    )


def _is_code(counts: bytes, symbols: bytes) -> bool:
    """Return whether lengths make a prefix code, and no symbol has two."""
    taken = sum(count << (16 - length) for length, count in enumerate(counts, 1))
    return len(counts) == 16 and taken < 1 << 16 and len(set(symbols)) == len(symbols)


def _tables(scan: bytes) -> Iterator[int]:
    """Yield class and number of the Huffman tables that a scan reads, as DHT writes them."""
    first, last, bits = scan[-3:]
    for tables in scan[2:-3:2]:
        if first == 0 and not bits >> 4:
            yield tables >> 4
        if last > 0:
            yield 0x10 | tables & 15
