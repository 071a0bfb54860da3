"""Whether a picture needs its colours at full resolution, or half of it (4:2:0) cannot be told from that.

Photographs seldom show a difference, and half the resolution saves a quarter of their bytes; small text, icons and
charts in strong colours do show it. So it is decided by what would be lost.
"""

from __future__ import annotations

from PIL import Image, ImageChops, ImageStat

_FULL_COLOUR_QUALITY = 90
# In larger pictures the pixels are too small for it to be seen, and looking would cost time.
_SMALL_SIDE = 640
# Root mean square of what halving loses, in 255ths. Of the test corpus the photographs stay below but for flowers of
# a hundred pixels; logos, dice and test charts lie above.
_MOST_LOSS = 6.0


def needs_full_colour(picture: Image.Image, quality: int) -> bool:
    """Return whether a picture (L, RGB, RGBA) is to be encoded with full colour at this quality, 1 to 100."""
    if picture.mode == "L":
        return False
    if quality >= _FULL_COLOUR_QUALITY:
        return True
    return max(picture.size) <= _SMALL_SIDE and _loss(picture) > _MOST_LOSS


def _loss(picture: Image.Image) -> float:
    """Return what halving loses in the worse of the two colour planes."""
    planes = picture.convert("RGB").convert("YCbCr").split()[1:]
    halved = [plane.reduce(2).resize(plane.size, Image.Resampling.BILINEAR) for plane in planes]
    pairs = zip(planes, halved, strict=True)
    return max(ImageStat.Stat(ImageChops.difference(plane, half)).rms[0] for plane, half in pairs)
