"""Resampling by Lanczos: by Pillow, and by libvips where that is there and faster.

libvips is given pixels that Pillow has decoded, never a file: what is in files meets one set of decoders only. The
pixels are not copied: Pillow shows them through the Arrow C data interface
(https://arrow.apache.org/docs/format/CDataInterface.html).
"""

from __future__ import annotations

import ctypes
from functools import cache
from typing import Any

from PIL import Image, _imaging

Box = tuple[float, float, float, float]

# Reducing by whole steps down to twice the wanted size first costs a fraction and changes nothing to be seen.
_REDUCING_GAP = 2.0
# From here on Pillow reduces by whole steps first, which is as fast; up to here libvips is four to six times faster.
_REDUCED_FIRST = 2 * _REDUCING_GAP

#: Modes with four bytes for a pixel, and how their bytes are called: of one band the two are equally fast.
_FOUR_BYTES = {"RGB": "RGBX", "RGBa": "RGBa", "CMYK": "CMYK"}


def resample(picture: Image.Image, size: tuple[int, int], box: Box) -> Image.Image:
    """Return the box (in pixels of the picture, fractions allowed) resized to `size`, in the picture's mode.

    Modes with alpha must be premultiplied ones (La, RGBa). `load_vips` before decoding has libvips used.
    """
    if box[2] - box[0] == size[0] and box[3] - box[1] == size[1]:
        # Nearest with a box of the same size is a plain copy, without the limits that `crop` has.
        return picture.resize(size, Image.Resampling.NEAREST, box)
    if _suits_vips(picture.mode, size, box):
        resized = _by_vips(picture, size, box)
        if resized is not None:
            return resized
    return picture.resize(size, Image.Resampling.LANCZOS, box, _REDUCING_GAP)


def _suits_vips(mode: str, size: tuple[int, int], box: Box) -> bool:
    """Whether libvips can do this and is faster: four bytes a pixel, whole pixels, somewhat smaller."""
    if mode not in _FOUR_BYTES or any(side != int(side) for side in box):
        return False
    across, down = (box[2] - box[0]) / size[0], (box[3] - box[1]) / size[1]
    return min(across, down) >= 1 and max(across, down) < _REDUCED_FIRST


def _by_vips(picture: Image.Image, size: tuple[int, int], box: Box) -> Image.Image | None:
    """Return the box resized by libvips; None where that is missing or the pixels cannot be shown to it."""
    vips = load_vips()
    if vips is None:
        return None
    try:
        schema_and_array = picture.__arrow_c_array__()
    except ValueError:  # the picture was made before large pictures were kept in one piece
        return None
    left, top, right, bottom = (int(side) for side in box)
    width, height = right - left, bottom - top
    pixels = vips.Image.new_from_memory(_view(schema_and_array[1]), picture.width, picture.height, 4, "uchar")
    small = pixels.crop(left, top, width, height).resize(size[0] / width, vscale=size[1] / height, kernel="lanczos3")
    if (small.width, small.height) != size:
        return None
    return Image.frombytes(picture.mode, size, small.write_to_memory(), "raw", _FOUR_BYTES[picture.mode])


@cache
def load_vips() -> Any:
    """Return the module pyvips, ready for use, or None where it or its library is missing."""
    try:
        import pyvips  # type: ignore[import-untyped]
    except (ImportError, OSError):
        return None
    pyvips.concurrency_set(1)  # the pictures of a batch share the cores already
    pyvips.cache_set_max(0)  # no pixels are kept between pictures
    _imaging.set_use_block_allocator(1)  # one piece of memory for each picture: only that can be shown
    return pyvips


class _ArrowArray(ctypes.Structure):
    """The struct ArrowArray of the Arrow C data interface."""


_ArrowArray._fields_ = [
    ("length", ctypes.c_int64),
    ("null_count", ctypes.c_int64),
    ("offset", ctypes.c_int64),
    ("n_buffers", ctypes.c_int64),
    ("n_children", ctypes.c_int64),
    ("buffers", ctypes.POINTER(ctypes.c_void_p)),
    ("children", ctypes.POINTER(ctypes.POINTER(_ArrowArray))),
    ("dictionary", ctypes.c_void_p),
    ("release", ctypes.c_void_p),
    ("private_data", ctypes.c_void_p),
]

_capsule_pointer = ctypes.pythonapi.PyCapsule_GetPointer
_capsule_pointer.restype = ctypes.c_void_p
_capsule_pointer.argtypes = [ctypes.py_object, ctypes.c_char_p]


def _view(capsule: object) -> ctypes.Array[ctypes.c_ubyte]:
    """Return the pixels that an Arrow array of four bytes each shows, as long as its capsule lives."""
    array = ctypes.cast(_capsule_pointer(capsule, b"arrow_array"), ctypes.POINTER(_ArrowArray)).contents
    values = array.children[0].contents
    address = values.buffers[1]  # the first one tells which values are missing: none
    assert address is not None
    pixels: ctypes.Array[ctypes.c_ubyte] = (ctypes.c_ubyte * values.length).from_address(address + values.offset)
    return pixels
