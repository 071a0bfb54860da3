"""The coded pixels of a GIF: as many as the frame has, then the end, and nothing behind it."""

from __future__ import annotations

from rethumb_desktop.metadata.gate.blocks import holds_text

#: How large a file may be, in bytes, for its codes to be walked through: that takes about a microsecond for each byte.
MOST_WALKED = 1 << 16
_SMALLEST, _LARGEST = 2, 8
_LONGEST_CODE = 12


def are_pixels_exact(data: bytes, start: int, end: int) -> bool:
    """Return whether the picture block between two bytes has nothing in its sub-blocks but its pixels.

    Of a file of more than `MOST_WALKED` bytes only that no text can be read there.
    """
    flags = data[start + 9]
    place = start + 10 + (3 * (2 << (flags & 7)) if flags & 0x80 else 0)
    bits = data[place]
    place += 1
    parts = []
    while place < end and data[place]:
        parts.append(data[place + 1 : place + 1 + data[place]])
        place += data[place] + 1
    coded = b"".join(parts)
    if not _SMALLEST <= bits <= _LARGEST or holds_text(coded):
        return False
    if len(data) > MOST_WALKED:
        return True
    width, height = (int.from_bytes(data[start + 5 + at : start + 7 + at], "little") for at in (0, 2))
    return _is_walked(coded, bits, width * height)


def _is_walked(coded: bytes, bits: int, expected: int) -> bool:
    """Return whether the codes give so many pixels and then end, in the last byte.

    Counts the pixels of each code instead of making them: a new code stands for one more than the code before it.
    """
    clear, end = 1 << bits, (1 << bits) + 1
    counts: list[int] = []
    size, before, pixels = bits + 1, 0, 0
    held = have = 0
    for place, byte in enumerate(coded):
        held |= byte << have
        have += 8
        while have >= size:
            code = held & (1 << size) - 1
            held >>= size
            have -= size
            if code == clear:
                counts, size, before = [1] * clear + [0, 0], bits + 1, 0
                continue
            if code == end:
                return pixels == expected and held == 0 and place == len(coded) - 1
            if before and len(counts) < 1 << _LONGEST_CODE:
                counts.append(before + 1)
                if len(counts) == 1 << size and size < _LONGEST_CODE:
                    size += 1
            if code >= len(counts):  # one that was not made yet, or no clear at the beginning
                return False
            before = counts[code]
            pixels += before
    return False
