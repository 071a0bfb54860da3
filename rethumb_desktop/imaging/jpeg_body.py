"""Whether a JPEG is complete: libjpeg itself fills what is missing with grey and says nothing.

What is tested holds for every complete file, whatever it shows: each block of 8 × 8 pixels takes at least the
shortest codes of its Huffman tables; between restart intervals there are restart markers; and blocks that equal the
one before are all coded by the same bits.
"""

from __future__ import annotations

import re

from PIL import Image

from rethumb_desktop.imaging.jpeg_header import JpegHeader, read_header

_SEQUENTIAL = frozenset({0xC0, 0xC1})
_PROGRESSIVE = 0xC2
_ARITHMETIC = frozenset({0xC9, 0xCA})
_IN_SCANS = frozenset({0xC2, 0xC6, 0xCA, 0xCE})
_BLOCK_BYTES = 128
_RESTART = re.compile(rb"\xff[\xd0-\xd7]")
_END_OF_SCAN = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]")

# What libjpeg shows where there are no data.
_FILLING = {"L": 128, "RGB": (128, 128, 128)}
_UNITS_TO_SEE, _UNITS_TO_CODE = 8, 3
_NOTHING_NEW, _END_OF_BLOCK = 0, 0


def can_be_complete(data: bytes) -> bool:
    """Whether the body is long enough for the size in the header; what cannot be judged counts as complete."""
    header = read_header(data)
    if header is None or (header.frame not in _SEQUENTIAL and header.frame != _PROGRESSIVE):
        return True
    if len(data) - header.body < header.units * header.blocks_per_unit * _fewest_bits(header) // 8:
        return False
    if header.restart_interval == 0:
        return True
    expected: int = -(-header.units // header.restart_interval) - 1
    return len(_RESTART.findall(data, header.body)) >= expected


def kept_coefficients(data: bytes) -> int | None:
    """Return the bytes of coefficients that a decoder keeps until the end; None where the header tells nothing.

    It keeps all where the picture comes in several scans: two bytes for each sample, padded to whole units.
    """
    header = read_header(data)
    if header is None:
        return None
    in_scans = header.frame in _IN_SCANS or len(header.scanned) != len(header.components)
    return header.units * header.blocks_per_unit * _BLOCK_BYTES if in_scans else 0


def needs_all_at_once(data: bytes) -> bool:
    """Whether the decoder cannot pause for more of the file: that of arithmetic codes."""
    header = read_header(data)
    return header is not None and header.frame in _ARITHMETIC


def ends_in_filling(data: bytes, decoded: Image.Image, reduced: int) -> bool:
    """Whether the end of a decoded picture (as stored, reduced by `reduced`) is filling and not in the file.

    A picture may well end in the very grey that stands for missing data. But then its last units equal each other,
    and the file must end with their code.
    """
    header = read_header(data)
    if header is None or header.frame not in _SEQUENTIAL or header.restart_interval:
        return False
    if decoded.mode not in _FILLING or len(header.scanned) != len(header.components):
        return False
    side = max(1, header.unit[0] // reduced)
    last = (max(0, decoded.width - _UNITS_TO_SEE * side), decoded.height - 1, decoded.width, decoded.height)
    if last[2] - last[0] < (_UNITS_TO_CODE + 1) * side:
        return False
    if decoded.crop(last).getcolors(1) != [(last[2] - last[0], _FILLING[decoded.mode])]:
        return False
    unit = _code_of_same(header)
    return unit is None or not _ends_with(_last_bits(data, header, len(unit)), unit * _UNITS_TO_CODE)


def _fewest_bits(header: JpegHeader) -> int:
    """Return the fewest bits of a block: a progressive file's later scans may pass over any number of blocks."""
    direct = [len(bits) for table in range(4) for bits in header.codes.get(table, {}).values()]
    alternating = [len(bits) for table in range(16, 20) for bits in header.codes.get(table, {}).values()]
    least = min(direct, default=1)
    return least if header.frame == _PROGRESSIVE else least + min(alternating, default=1)


def _code_of_same(header: JpegHeader) -> str | None:
    """Return the bits of a unit that equals the one before and is flat; None where the tables have none."""
    unit = ""
    for part in header.scanned:
        direct = header.codes.get(part.direct, {}).get(_NOTHING_NEW)
        alternating = header.codes.get(part.alternating, {}).get(_END_OF_BLOCK)
        if direct is None or alternating is None:
            return None
        unit += (direct + alternating) * (part.across * part.down if len(header.components) > 1 else 1)
    return unit


def _last_bits(data: bytes, header: JpegHeader, unit: int) -> str:
    end = _END_OF_SCAN.search(data, header.body)
    stop = end.start() if end else len(data)
    # Twice as many bytes as needed: some are zeros that are only stuffed in after 0xFF.
    start = max(header.body, stop - 2 * (unit * _UNITS_TO_CODE // 8 + 4))
    return "".join(format(byte, "08b") for byte in data[start:stop].replace(b"\xff\x00", b"\xff"))


def _ends_with(bits: str, code: str) -> bool:
    """Whether the bits end with `code` and up to seven ones that fill the last byte."""
    return any(
        bits[: len(bits) - padding].endswith(code) and set(bits[len(bits) - padding :]) <= {"1"} for padding in range(8)
    )
