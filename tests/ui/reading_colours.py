"""Colours as they are seen: contrasts, and what of a picture differs from another."""

from __future__ import annotations

import math
from functools import cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage


@cache
def luminance(colour: int) -> float:
    """The relative luminance of WCAG 2 of an RGB value."""
    parts = [(colour >> shift & 0xFF) / 255 for shift in (16, 8, 0)]
    linear = [p / 12.92 if p <= 0.04045 else math.pow((p + 0.055) / 1.055, 2.4) for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: int, other: int) -> float:
    """The contrast of two RGB values, 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def pixels(image: QImage) -> NDArray[np.uint32]:
    """The RGB values of an image, line by line."""
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    return np.frombuffer(plain.constBits(), np.uint32).copy()


def pixels_that_stand_out(image: QImage, other: QImage, ratio: float) -> int:
    """How many pixels of an image have at least this contrast to those of another one of the same place."""
    ours, theirs = pixels(image), pixels(other)
    assert ours.size == theirs.size
    differ = ours != theirs
    # Each pair of colours is looked at once, as one number.
    pairs, numbers = np.unique(ours[differ].astype(np.uint64) << 32 | theirs[differ], return_counts=True)
    counted = zip(pairs.tolist(), numbers.tolist(), strict=True)
    return sum(number for pair, number in counted if contrast(pair >> 32, pair & 0xFFFFFFFF) >= ratio)


def text_contrast(image: QImage) -> float:
    """The contrast between what most of an image is and what stands out most on it."""
    colours, numbers = np.unique(pixels(image), return_counts=True)
    ground = int(colours[numbers.argmax()])
    return max(contrast(ground, colour) for colour in colours.tolist())
