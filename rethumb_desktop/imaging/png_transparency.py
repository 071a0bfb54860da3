"""The one transparent colour of a grey or RGB PNG (PNG, section 11.3.1.1: tRNS), exact at every bit depth.

Pillow tells the colour as the file does, but its pixels only as they become: spread to 8 bits, or cut to them.
"""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from PIL import Image, PngImagePlugin

from rethumb_desktop.imaging.colour import to_working

_DEPTH_AT = 24
_GREY_DEPTHS = (2, 4)
_WIDE_DEPTH = 16
# Pillow reads the high bytes of big-endian samples; in the other order the low ones are taken for high.
_HIGH_BYTES, _LOW_BYTES = "RGB;16B", "RGB;16L"


def png_to_working(picture: Image.Image, data: bytes) -> Image.Image:
    """Return a decoded PNG in a mode that can be resized, as `to_working` does; `data` is its file."""
    key, depth = picture.info.get("transparency"), data[_DEPTH_AT]
    if isinstance(key, int):
        if picture.mode == "1":
            grey = picture.convert("L")
            return _with_alpha(grey, _differs(grey, key))
        if picture.mode == "L" and depth in _GREY_DEPTHS:
            most = (1 << depth) - 1
            return _with_alpha(picture, _differs(picture, (key & most) * 255 // most))
        if picture.mode == "I;16":
            return _with_alpha(to_working(picture), picture.convert("I").point(_all_but(key, 1 << _WIDE_DEPTH), "L"))
    if isinstance(key, tuple) and picture.mode == "RGB" and depth == _WIDE_DEPTH:
        alpha = _differs(picture, *(sample >> 8 for sample in key))
        if alpha.getextrema() != (255, 255):
            _mark(alpha, _low_bytes(data), [sample & 255 for sample in key])
        return _with_alpha(picture, alpha)
    return to_working(picture)


def _with_alpha(picture: Image.Image, alpha: Image.Image) -> Image.Image:
    return Image.merge(picture.mode + "A", (*picture.split(), alpha))


def _differs(picture: Image.Image, *key: int) -> Image.Image:
    """Return 0 where all channels are equal to the key, 255 elsewhere."""
    alpha = Image.new("L", picture.size, 0)
    _mark(alpha, picture, key)
    return alpha


def _mark(alpha: Image.Image, picture: Image.Image, key: Sequence[int]) -> None:
    """Make the alpha opaque where a channel differs from the key."""
    for band, value in enumerate(key):
        alpha.paste(255, None, picture.getchannel(band).point(_all_but(value, 256)))


def _all_but(key: int, values: int) -> list[int]:
    table = [255] * values
    table[key] = 0
    return table


def _low_bytes(data: bytes) -> Image.Image:
    """Decode an RGB picture of 16 bits once more, for the bytes that were cut off. Raises what Pillow does."""
    again = PngImagePlugin.PngImageFile(BytesIO(data))
    again.tile = [tile._replace(args=_LOW_BYTES) for tile in again.tile if tile.args == _HIGH_BYTES]
    again.load()
    return again
