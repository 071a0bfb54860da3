"""Values of XMP tags as exiftool gives them: dates, fractions, positions."""

from __future__ import annotations

import re
from collections.abc import Callable

from rethumb_desktop.domain.metadata import Value
from rethumb_desktop.metadata.containers.tiff import Rational
from rethumb_desktop.metadata.values import plain_number

#: Groups whose values are those of EXIF: fractions, APEX values, positions.
_EXIF_GROUPS = ("XMP-exif", "XMP-tiff", "XMP-aux", "XMP-exifEX")
_NUMBER_GROUPS = (*_EXIF_GROUPS, "XMP-crs", "XMP-GPano", "XMP-hdrgm")

#: Tags of other groups that are fractions or positions.
_FRACTIONS = {
    "XMP-xmpDM": re.compile(r"Scale$|FileDataRate$|PixelAspectRatio$"),
    "XMP-iptcExt": re.compile(r"GPSAltitude$|DisplayAspectRatio$"),
}
_POSITIONS = re.compile(r"(GPS|EarthPos)(Dest)?(Latitude|Longitude)$")
_VOCABULARY = "http://ns.useplus.org/ldf/vocab/"

_MOMENT = re.compile(r"(\d{4})-(\d\d)-(\d\d)[T ](\d\d:\d\d)(:\d\d(?:\.\d+)?)?\s*(\S*)$")
_DIGITS_OF_TIME = re.compile(r"(\d\d)(\d\d)(\d\d)([+-]\d{4})?$")
_DAY = re.compile(r"\d{4}(-\d\d){0,2}$")
_FRACTION = re.compile(r"(-?\d{1,12})/(-?\d{1,12})$")
_INTEGER = re.compile(r"[+-]?\d{1,15}$")
_REAL = re.compile(r"[+-]?(\d{1,15}\.\d{0,20}|\.\d{1,20})(e[+-]?\d{1,3})?$", re.IGNORECASE)
_POSITION = re.compile(r"(\d{1,3})[,°](\d{1,2}(?:\.\d+)?)(?:,(\d{1,2}(?:\.\d+)?))?\s*([NSEW])$")


def convert(group: str, name: str, texts: list[str], *, standard: bool) -> list[Value]:
    """Return a tag's raw values; of a namespace that is not `standard` fractions are numbers."""
    fractions = _FRACTIONS.get(group)
    all_fractions = not standard or (fractions is not None and fractions.search(name))
    values: list[Value] = []
    for text in texts:
        if all_fractions and _FRACTION.match(text):
            values.append(_fraction(name, text))
        else:
            values += _convert_text(group, name, text)
    return values


def _convert_text(group: str, name: str, text: str) -> list[Value]:
    if (group, name) in _SPECIAL:
        text = _SPECIAL[group, name](text)
    if text in ("True", "False"):
        return [text == "True"]
    if group == "XMP-plus":
        text = text.removeprefix(_VOCABULARY)
    if _POSITIONS.search(name) and (position := _POSITION.match(text)):
        return [_degrees(*position.groups())]
    if found := _MOMENT.match(text):
        year, month, day, minutes, seconds, zone = found.groups()
        return [f"{year}:{month}:{day} {minutes}{seconds or ''}{zone}"]
    if "Date" in name and _DAY.match(text):
        return [text.replace("-", ":")]
    if group in _EXIF_GROUPS:
        parts = text.split()
        if parts and all(_FRACTION.match(part) for part in parts):
            return [_fraction(name, part) for part in parts]
    if group in _NUMBER_GROUPS or name == "Rating":
        return [_number(text)]
    return [text]


def _degrees(degrees: str, minutes: str, seconds: str | None, side: str) -> float:
    total = int(degrees) + float(minutes) / 60 + float(seconds or 0) / 3600
    return -total if side in "SW" else total


def _fraction(name: str, text: str) -> Value:
    numerator, denominator = text.split("/")
    value = plain_number(Rational(int(numerator), int(denominator)))
    if isinstance(value, str):
        return value
    if name in ("ApertureValue", "MaxApertureValue") and abs(value) < 100:
        return float(2 ** (value / 2))
    if name == "ShutterSpeedValue" and abs(value) < 100:
        return float(2**-value)
    return value


def _clock(text: str) -> str:
    """Return a time of digits only as one with colons, also in its zone."""
    found = _DIGITS_OF_TIME.match(text)
    if not found:
        return text
    hour, minute, second, zone = found.groups()
    return f"{hour}:{minute}:{second}" + (f"{zone[:3]}:{zone[3:]}" if zone else "")


def _number(text: str) -> Value:
    if _INTEGER.match(text) and (text.lstrip("+-")[:1] != "0" or len(text.lstrip("+-")) == 1):
        return int(text)
    return float(text) if _REAL.match(text) else text


_UNCALIBRATED = {"4294967295": "65535"}
_SPECIAL: dict[tuple[str, str], Callable[[str], str]] = {
    ("XMP-exif", "ColorSpace"): lambda text: _UNCALIBRATED.get(text, text),
    ("XMP-pdf", "Trapped"): lambda text: text.removeprefix("/"),
    ("XMP-photomech", "TimeCreated"): _clock,
}
