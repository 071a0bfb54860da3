"""The quantization tables of JPEG's annex K, scaled as libjpeg does: no other numbers can stand in a rendition."""

from __future__ import annotations

# For quality 50, row by row.
_BRIGHTNESS = (
    16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56, 14, 17, 22, 29, 51,
    87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92, 49, 64, 78, 87, 103, 121, 120, 101,
    72, 92, 95, 98, 112, 100, 103, 99,
)  # fmt: skip
_COLOUR = (
    17, 18, 24, 47, 99, 99, 99, 99, 18, 21, 26, 66, 99, 99, 99, 99, 24, 26, 56, 99, 99, 99, 99, 99, 47, 66, 99, 99,
    *(99,) * 36,
)  # fmt: skip


def _zigzag() -> list[int]:
    """Return the places of the rows in the order of the file: diagonal by diagonal, up and down in turn."""
    places = [(row, column) for row in range(8) for column in range(8)]
    places.sort(key=lambda place: (sum(place), place[0] if sum(place) % 2 else place[1]))
    return [8 * row + column for row, column in places]


def _scaled(table: tuple[int, ...], quality: int) -> bytes:
    scale = 5000 // quality if quality < 50 else 200 - 2 * quality
    return bytes(min(max((table[place] * scale + 50) // 100, 1), 255) for place in _zigzag())


_QUANTIZERS = [frozenset(_scaled(table, quality) for quality in range(1, 101)) for table in (_BRIGHTNESS, _COLOUR)]


def is_quantizer(number: int, table: bytes) -> bool:
    """Return whether a table is that of a quality from 1 to 100: number 0 for brightness, 1 for colour."""
    return number < len(_QUANTIZERS) and table in _QUANTIZERS[number]
