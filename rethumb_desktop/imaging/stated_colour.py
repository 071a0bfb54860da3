"""Colour that a file states by numbers instead of a profile.

PNG does so by its chunks cICP, or gAMA and cHRM (PNG third edition, 4.3: cICP before iCCP before sRGB before those);
AVIF and HEIC by a colour box of kind nclx. Numbers are those of ITU-T H.273. HDR pictures (PQ, HLG) have light beyond
the white of a page (203 cd/m², ITU-R BT.2408): up to half of that white they stay as they are, and all that is above
goes between there and white, ever closer.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Callable
from functools import lru_cache
from math import exp

from PIL import Image

from rethumb_desktop.domain.formats import PictureFormat
from rethumb_desktop.imaging.png_chunks import find_chunk
from rethumb_desktop.imaging.profile_making import Point, make_grey_profile, make_rgb_profile

_D65: Point = (0.3127, 0.3290)
_PRIMARIES: dict[int, tuple[Point, Point, Point, Point]] = {
    1: ((0.640, 0.330), (0.300, 0.600), (0.150, 0.060), _D65),
    5: ((0.640, 0.330), (0.290, 0.600), (0.150, 0.060), _D65),
    6: ((0.630, 0.340), (0.310, 0.595), (0.155, 0.070), _D65),
    9: ((0.708, 0.292), (0.170, 0.797), (0.131, 0.046), _D65),
    12: ((0.680, 0.320), (0.265, 0.690), (0.150, 0.060), _D65),
}
_SRGB_PRIMARIES = 1
# Those of television are shown as sRGB by every browser: their curve is that of a camera, not of a screen.
_AS_SRGB = frozenset({1, 2, 6, 13, 14, 15})
_LINEAR, _PQ, _HLG = 8, 16, 18
_GAMMAS = {4: 2.2, 5: 2.8}
_WHITE_OF_A_PAGE, _PQ_PEAK, _HLG_PEAK = 203.0, 10_000.0, 1_000.0
_SHOULDER = 0.5

# The gamma that stands for sRGB in a file is 0.45455.
_SRGB_GAMMA, _SAME_GAMMA = 0.45455, 0.01
_STEPS = 1024
_NCLX = re.compile(rb"colrnclx(.{4})", re.DOTALL)
_GREY = frozenset({"1", "L", "LA", "I", "I;16", "I;16B", "F"})

Curve = Callable[[float], float]


def overrides_profile(data: bytes, format_: PictureFormat) -> bool:
    """Whether a file's numbers count for more than its profile."""
    return format_ is PictureFormat.PNG and bool(find_chunk(data, b"cICP"))


def stated_profile(data: bytes, format_: PictureFormat, picture: Image.Image) -> bytes | None:
    """Return a profile of what the file states; None where that is sRGB, nothing, or nonsense."""
    numbers: tuple[int, int] | None = None
    if format_ is PictureFormat.PNG:
        chunk = find_chunk(data, b"cICP")
        if len(chunk) != 4:
            return _by_gamma(picture)
        numbers = chunk[0], chunk[1]
    elif format_ in (PictureFormat.AVIF, PictureFormat.HEIC):
        found = _NCLX.search(data)
        numbers = struct.unpack(">HH", found[1]) if found else None
    return _by_numbers(*numbers, picture.mode in _GREY) if numbers else None


@lru_cache(16)
def _by_numbers(primaries: int, transfer: int, grey: bool) -> bytes | None:
    curve = _curve(transfer)
    if curve is None or (primaries in (_SRGB_PRIMARIES, 2) and transfer in _AS_SRGB):
        return None
    places = _PRIMARIES.get(primaries, _PRIMARIES[_SRGB_PRIMARIES])
    return make_grey_profile(_sampled(curve)) if grey else make_rgb_profile(*places, _sampled(curve))


def _by_gamma(picture: Image.Image) -> bytes | None:
    """Return the profile of a PNG's cHRM and gAMA, which count where there is neither a profile nor sRGB.

    As browsers do, gAMA alone says nothing: many programs wrote one that was not true.
    """
    gamma, places = picture.info.get("gamma", _SRGB_GAMMA), picture.info.get("chromaticity")
    if not isinstance(places, tuple) or len(places) != 8 or "srgb" in picture.info:
        return None
    if not isinstance(gamma, float) or not 0.1 < gamma < 10:
        return None
    plain = abs(gamma - _SRGB_GAMMA) <= _SAME_GAMMA
    curve = _srgb if plain else lambda value: float(value ** (1 / gamma))
    if picture.mode in _GREY:
        return None if plain else make_grey_profile(_sampled(curve))
    white, red, green, blue = zip(places[::2], places[1::2], strict=True)
    try:
        return make_rgb_profile(red, green, blue, white, _sampled(curve))
    except ValueError:
        return None


def _curve(transfer: int) -> Curve | None:
    """Return the light (1: white of a page) of a value, both from 0; None for a curve that is not known."""
    if transfer in _GAMMAS:
        return lambda value: float(value ** _GAMMAS[transfer])
    curves: dict[int, Curve] = {_LINEAR: lambda value: value, _PQ: _pq, _HLG: _hlg}
    return _srgb if transfer in _AS_SRGB else curves.get(transfer)


def _sampled(curve: Curve) -> tuple[float, ...]:
    return tuple(curve(step / (_STEPS - 1)) for step in range(_STEPS))


def _srgb(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


def _pq(value: float) -> float:
    """SMPTE ST 2084: the light of a value, in whites of a page."""
    power = value ** (32 / 2523)
    light = max(power - 3424 / 4096, 0) / (2413 / 128 - 2392 / 128 * power)
    return _compressed(light ** (8192 / 1305) * _PQ_PEAK / _WHITE_OF_A_PAGE)


def _hlg(value: float) -> float:
    """ITU-R BT.2100, on a screen of 1,000 cd/m²: the light of a value, in whites of a page."""
    scene = value * value / 3 if value <= 0.5 else (exp((value - 0.55991073) / 0.17883277) + 0.28466892) / 12
    return _compressed(scene**1.2 * _HLG_PEAK / _WHITE_OF_A_PAGE)


def _compressed(light: float) -> float:
    """Return the light (1: white of a page) with what is bright made to fit below 1, without a kink."""
    room = 1 - _SHOULDER
    return light if light <= _SHOULDER else 1 - room * exp((_SHOULDER - light) / room)
