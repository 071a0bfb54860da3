"""Decoded values of maker notes."""

from __future__ import annotations

import re

from rethumb_desktop.domain.metadata import Value
from rethumb_desktop.metadata.makers.forms import Words
from rethumb_desktop.metadata.wording import describe, format_value

# The end of a tag's name tells its unit; the name in EXIF with the same unit then tells how it is worded.
_UNITS = (
    (re.compile(r"(ExposureTime\d?|ShutterSpeedValue|^ShutterSpeed)$"), "ExposureTime"),
    (re.compile(r"(FNumber\d?|ApertureValue|(Max|Min|Target|Display|AF)Aperture)$"), "FNumber"),
    (re.compile(r"MaxApertureAt(Min|Max)Focal$"), "FNumber"),
    (re.compile(r"FocalLength\d?$"), "FocalLength"),
    (re.compile(r"(Exposure|Flash)(Exposure)?(Compensation|Comp|Difference)$"), "BrightnessValue"),
    (re.compile(r"(^|[a-z])(ISO|ISOValue|ISOSetting)\d?$"), "ISO"),
    (re.compile(r"FocusDistance(Upper|Lower)?\d?$"), "SubjectDistance"),
    (re.compile(r"(^|Ambient|Battery|Camera|Sensor)Temperature$"), "AmbientTemperature"),
)  # fmt: skip
_SIGNED = ("Comp", "Compensation", "Difference", "Temperature")
_KELVIN = re.compile(r"(Color|WhiteBalance)Temp(erature)?|^ColorTemp")
# Farther than Canon's 16 bits of centimetres reach.
_FARTHEST = 655.345


def describe_tag(name: str, value: Value, words: Words | None, size: int = 0) -> str:
    """Return the text of a raw value: its word where there is one, else the number with its unit."""
    if value is None:
        return f"({size:,} bytes)" if size else ""
    if isinstance(value, list):
        return _describe_list(name, value, words or {})
    if words and not isinstance(value, dict) and value in words:
        return words[value]
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _describe_number(name, value)
    return format_value(value)


def _describe_number(name: str, value: float) -> str:
    if _KELVIN.search(name) and 1_000 <= value <= 50_000:
        return f"{value:g} K"
    like = next((like for pattern, like in _UNITS if pattern.search(name)), "")
    if like == "SubjectDistance" and _FARTHEST < value < 656:
        return "infinity"
    if like == "ISO" and (value < 3 or name.startswith("Stops")):
        return "Auto" if value == 0 and name == "ISOSetting" else format_value(value)
    if like in ("ExposureTime", "FNumber", "FocalLength") and value <= 0:
        return format_value(value)
    if value < 0 and not name.endswith(_SIGNED):
        return format_value(value)
    return describe(like, round(value) if like == "ISO" else value)


def _describe_list(name: str, value: list[object], words: Words) -> str:
    plain = [format_value(part) for part in value]
    joined = " ".join(plain)
    if joined in words:
        return words[joined]
    # Some say a mode first and then how it was set.
    if value and isinstance(value[0], int) and value[0] in words and not any(isinstance(key, str) for key in words):
        return words[value[0]]
    if name in ("Lens", "LensSpec") and len(value) in (4, 6):
        return describe("LensInfo", value if len(value) == 4 else value[1:5])
    if name in ("ISO", "ISOSetting") and len(value) == 2 and value[0] == 0:
        return f"ISO {plain[1]}"
    return (".".join if name.endswith(("FirmwareVersion", "MakerNoteVersion")) else ", ".join)(plain)
