"""Fitting a rendition into a number of bytes: the best that fits, in at most eight encodes."""

from __future__ import annotations

from collections.abc import Callable

from rethumb_desktop.domain.errors import Fault
from rethumb_desktop.imaging.faults import impossible

#: Colours of a palette, from the best to the worst.
PALETTES = (256, 128, 64, 32, 16, 8, 4, 2)

_WORST_QUALITY = 1
_BISECTIONS = 7


def fit_quality(encode: Callable[[int], bytes], best: int, most: int, exact: bytes = b"") -> bytes:
    """Return the encode of the highest quality up to `best` that has at most `most` bytes.

    `exact` is one that has been tried instead of the best and is too large. Raises Fault impossible where even
    quality 1 has more.
    """
    data = exact or encode(best)
    if len(data) <= most:
        return data
    fitting, smallest = None, len(data)
    low, high = _WORST_QUALITY, best if exact else best - 1
    for _ in range(_BISECTIONS):
        if low > high:
            break
        middle = (low + high) // 2
        data = encode(middle)
        smallest = min(smallest, len(data))
        if len(data) <= most:
            fitting, low = data, middle + 1
        else:
            high = middle - 1
    if fitting is None:
        raise _too_small(most, smallest)
    return fitting


def fit_colours(encode: Callable[[int | None], bytes], palettes: tuple[int, ...], most: int | None) -> bytes:
    """Return the encode in all colours, or in the largest palette, that has at most `most` bytes (None: no limit).

    `encode` takes the number of colours, None for all. Raises Fault impossible.
    """
    data = encode(None)
    smallest = len(data)
    for colours in palettes:
        if most is None or len(data) <= most:
            return data
        data = encode(colours)
        smallest = min(smallest, len(data))
    if most is None or len(data) <= most:
        return data
    raise _too_small(most, smallest)


def _too_small(most: int, smallest: int) -> Fault:
    return impossible(
        f"The picture does not fit into {most:,} bytes.",
        f"The smallest that can be made of it at this size has {smallest:,} bytes; allow more, or fewer pixels.",
    )
