"""Positions: degrees, minutes and seconds, and whether they can be true."""

from __future__ import annotations

from collections.abc import Mapping

from rethumb_desktop.domain.metadata import Tag, Value
from rethumb_desktop.metadata.collecting.blocks import decode_text
from rethumb_desktop.metadata.containers.tiff import (
    ASCII,
    DOUBLE,
    FLOAT,
    LONG,
    RATIONAL,
    SHORT,
    SLONG,
    SRATIONAL,
    SSHORT,
    Entry,
)
from rethumb_desktop.metadata.values import plain_number, read_value, real_number

#: Name, number, number of its hemisphere, the hemispheres (the second counts below zero), largest degrees.
_COORDINATES = (
    ("GPSLatitude", 2, 1, "NS", 90.0),
    ("GPSLongitude", 4, 3, "EW", 180.0),
    ("GPSDestLatitude", 20, 19, "NS", 90.0),
    ("GPSDestLongitude", 22, 21, "EW", 180.0),
)
_MAX_SIDE = 16  # bytes; what is longer names no hemisphere and is told as it stands
_TIME = 7
_NUMBERS = (SHORT, LONG, RATIONAL, SSHORT, SLONG, SRATIONAL, FLOAT, DOUBLE)


def read_positions(entries: Mapping[int, Entry]) -> tuple[dict[str, Tag], list[str]]:
    """Return the tags that are positions and the time of day, and sentences on those that cannot be true."""
    tags: dict[str, Tag] = {}
    problems: list[str] = []
    for name, number, reference, sides, largest in _COORDINATES:
        entry = entries.get(number)
        if not entry:
            continue
        degrees = _read_degrees(entry)
        if degrees is None and not any(entry.head):
            # What a camera leaves that has found no satellite.
            problems.append(f"The {name} is empty.")
            continue
        if degrees is None or not -largest <= degrees <= largest:
            problems.append(f"The {name} is no position.")
            continue
        side = entries.get(reference)
        written = decode_text(side.head) if side and len(side.head) <= _MAX_SIDE else ""
        letter = written.upper()[:1] if written.upper()[:1] in tuple(sides) else ""
        if side and written and not letter:
            tags[f"{name}Ref"] = Tag(read_gps_value(f"{name}Ref", side), f"Unknown ({written})")
        # The hemisphere is the other tag's to tell; only without it a sign, which a few write, is all there is.
        value = abs(degrees) if letter else degrees
        tags[name] = Tag(value, describe_position(-value if letter == sides[1] else value, letter))
    if entry := entries.get(_TIME):
        time = _read_time(entry)
        if time:
            tags["GPSTimeStamp"] = Tag(time, f"{time} UTC")
        else:
            problems.append("The GPSTimeStamp is no time.")
    return tags, problems


def read_gps_value(name: str, entry: Entry) -> Value:
    """Return the raw value of any other GPS entry."""
    value = read_value(name, entry)
    if name == "GPSDateStamp" and isinstance(value, str):
        # Some devices put other characters, or none, between the numbers.
        digits = "".join(c if c.isdigit() else " " for c in value).split()
        if len(digits) == 1 and len(digits[0]) == 8:
            digits = [digits[0][:4], digits[0][4:6], digits[0][6:]]
        return ":".join(digits) if digits else value
    return value


def describe_position(degrees: float, letter: str) -> str:
    """Return `47° 12′ 25.65″ N (47.207125)`; the number in brackets is below zero in the south and the west.

    Without a hemisphere it could be in either, unless a sign tells.
    """
    seconds = round(abs(degrees) * 3600, 2)
    whole, rest = divmod(seconds, 3600)
    minutes, rest = divmod(rest, 60)
    text = f"{whole:.0f}° {minutes:.0f}′ {rest:.2f}″"
    if not letter and degrees > 0:
        return f"{text}, direction unknown"
    side = f" {letter}" if letter else ""
    return f"{text}{side} ({degrees:.6f})"


def _read_degrees(entry: Entry) -> float | None:
    """Return degrees from degrees, minutes and seconds; None where one of them is no number."""
    # Some write a text here, of no agreed form: a guess would put the picture somewhere else.
    parts = [real_number(n) for n in entry.numbers(3)]
    if not parts or entry.kind not in _NUMBERS:
        return None
    total = 0.0
    for part, scale in zip(parts, (1, 60, 3600), strict=False):
        if part is None:
            return None
        total += part / scale
    return total


def _read_time(entry: Entry) -> str:
    parts = [plain_number(n) for n in entry.numbers(3)]
    if len(parts) != 3 or any(isinstance(part, str) for part in parts):
        return decode_text(entry.head) if entry.kind == ASCII else ""
    hours, minutes, seconds = (float(part) for part in parts)
    total = hours * 3600 + minutes * 60 + seconds
    if not 0 <= total <= 86_400:
        return ""
    whole_minutes, rest = divmod(round(total, 7), 60)
    text = f"{rest:010.7f}".rstrip("0").rstrip(".")
    return f"{int(whole_minutes // 60):02d}:{int(whole_minutes % 60):02d}:{text}"
