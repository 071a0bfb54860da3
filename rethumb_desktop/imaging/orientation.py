"""Which way up a picture is."""

from __future__ import annotations

from PIL import Image

from rethumb_desktop.domain.formats import PictureFormat
from rethumb_desktop.domain.geometry import Crop
from rethumb_desktop.imaging.faults import HOSTILE
from rethumb_desktop.imaging.png_chunks import find_chunk

ORIENTATION = 0x0112

#: Orientations that change width for height.
TURNED = frozenset({5, 6, 7, 8})
# Orientations whose stored left edge is the upright picture's right or bottom edge, and so on for the top edge.
_FROM_RIGHT = frozenset({2, 3, 7, 8})
_FROM_BOTTOM = frozenset({3, 4, 6, 7})

_TRANSPOSE = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


def turn(picture: Image.Image, orientation: int) -> Image.Image:
    """Return the picture upright."""
    method = _TRANSPOSE.get(orientation)
    return picture if method is None else picture.transpose(method)


def stored_crop(crop: Crop, width: int, height: int, orientation: int) -> Crop:
    """Return where a crop of the upright picture (`width` × `height`) lies in the picture as it is stored."""
    left, top, across, down = crop.left, crop.top, crop.width, crop.height
    if orientation in TURNED:
        left, top, across, down, width, height = top, left, down, across, height, width
    if orientation in _FROM_RIGHT:
        left = width - left - across
    if orientation in _FROM_BOTTOM:
        top = height - top - down
    return Crop(left, top, across, down)


def exif_of(picture: Image.Image, format_: PictureFormat, data: bytes) -> bytes:
    """Return the EXIF block of a picture, empty where there is none; the pixels are not decoded."""
    if format_ is PictureFormat.PNG:
        return find_chunk(data, b"eXIf")
    block = picture.info.get("exif")
    return block if isinstance(block, bytes) else b""


def read_orientation(block: bytes) -> int:
    """Return the orientation an EXIF block asks for, 1 to 8; 1 where it says nothing or nonsense."""
    exif = Image.Exif()
    try:
        exif.load(block)
        value = exif.get(ORIENTATION)
    except HOSTILE:  # bad metadata must not lose a good picture
        return 1
    return valid(value)


def valid(value: object) -> int:
    return value if isinstance(value, int) and 1 <= value <= 8 else 1
