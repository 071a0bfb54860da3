"""Grey values of more than 8 bits as 8: which value is white is told by the file or by the values."""

from __future__ import annotations

import math

from PIL import Image, ImageMath, ImageOps, TiffImagePlugin

from rethumb_desktop.imaging.tiff_reading import highest_sample, is_inverted

_SIXTEEN_BITS = 65535
# Whole numbers of 32 bits seldom fill them.
_USUAL_WHITES = (255, _SIXTEEN_BITS, (1 << 24) - 1)
# For floating point, white and the highest value that still goes with it: lights may be brighter than white, and
# sharpening reaches beyond it.
_FLOAT_WHITES = ((1.0, 16.0), (255.0, 510.0), (65535.0, 131070.0))
# Values below black come from sharpening where they are no more than this part of white, and where the picture
# reaches at least that part of it; else they are measurements.
_UNDERSHOOT, _REACHED = 0.25, 0.5
_LARGEST = 3.0e38
_ROWS = 256


def to_grey(picture: Image.Image) -> Image.Image:
    """Return grey values of 12, 16 or 32 bits or floating point as 8 bits.

    Whole numbers: of 12 and 16 bits white is the highest there can be; of 32 bits, and of 16 with a sign, the
    smallest of 255, 65535, 2^24 - 1 and the highest there can be that no pixel exceeds. Floating point: white is 1
    where no pixel exceeds 16, 255 where none exceeds 510, 65535 where none exceeds 131070; what lies beyond white is
    cut off, and below black up to a quarter of white. Where none of these holds, and where whole numbers are
    negative, black and white are the extremes. Values that are not finite count for nothing; those that are not
    numbers become black.
    """
    tiff = picture if isinstance(picture, TiffImagePlugin.TiffImageFile) else None
    highest = _SIXTEEN_BITS if tiff is None else highest_sample(tiff)
    if picture.mode.startswith("I;16"):
        low, high = 0.0, float(highest or _SIXTEEN_BITS)
    else:
        low, high = _range(picture, highest)
    factor = 255 / (high - low) if high > low else 1.0
    # Scaled before it is converted: `convert` to L would clip what lies above 255.
    wide = (picture if picture.mode == "F" else picture.convert("I").convert("F")).point(
        lambda value: value * factor + (0.5 - low * factor)
    )
    grey = wide.convert("L")
    return ImageOps.invert(grey) if tiff is not None and is_inverted(tiff) else grey


def _range(picture: Image.Image, highest: int | None) -> tuple[float, float]:
    """Return the values of black and white; `highest` is None for floating point."""
    low, high = _extremes(picture)
    if highest is None:
        fitting = (
            white
            for white, most in _FLOAT_WHITES
            if high <= most and (low >= 0 or (low >= -_UNDERSHOOT * white and high >= _REACHED * white))
        )
    else:
        whites = (*(white for white in _USUAL_WHITES if white < highest), highest)
        fitting = (float(white) for white in whites if low >= 0 and high <= white)
    white = next(fitting, None)
    return (min(low, 0.0), high) if white is None else (0.0, white)


def _extremes(picture: Image.Image) -> tuple[float, float]:
    """Return the lowest and the highest finite value."""
    low, high = picture.getextrema()
    assert isinstance(low, int | float)
    assert isinstance(high, int | float)
    if math.isfinite(low) and math.isfinite(high):
        return float(low), float(high)
    bands = range(0, picture.height, _ROWS)
    found = [
        _finite(picture.crop((0, top, picture.width, min(top + _ROWS, picture.height)))).getextrema() for top in bands
    ]
    return min(float(pair[0]) for pair in found), max(float(pair[1]) for pair in found)  # type: ignore[arg-type]


def _finite(picture: Image.Image) -> Image.Image:
    """Return the picture with 0 in place of values that are not finite."""
    bounded: Image.Image = ImageMath.lambda_eval(
        lambda given: given["max"](given["min"](given["values"], _LARGEST), -_LARGEST), values=picture
    )
    finite: Image.Image = ImageMath.lambda_eval(
        lambda given: given["values"] * (abs(given["values"]) < _LARGEST), values=bounded
    )
    return finite
