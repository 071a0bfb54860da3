"""Raw values of EXIF entries: what is stored, as numbers, lists and texts."""

from __future__ import annotations

import math
import struct
from collections.abc import Callable, Sequence

from rethumb_desktop.domain.metadata import Value
from rethumb_desktop.metadata.collecting.blocks import decode_text
from rethumb_desktop.metadata.containers.tiff import ASCII, BYTE, UNDEFINED, Entry, Number, Rational

#: What stands for 0/0 and n/0, as exiftool writes them: neither is a number.
UNDEFINED_NUMBER = "undef"
INFINITE_NUMBER = "inf"

# More numbers than this are data (offsets, curves, colour maps), not something said about the picture.
_LONGEST_LIST = 512
_DIGITS = 10
_DIGITS_AS_CODES = bytes.maketrans(b"0123456", bytes(range(7)))


def plain_number(number: Number) -> int | float | str:
    """Return a number rounded to ten digits, an integer where it is one; 0/0 is `undef`, n/0 `inf`."""
    if isinstance(number, Rational):
        if number.denominator == 0:
            return INFINITE_NUMBER if number.numerator else UNDEFINED_NUMBER
        number = number.numerator / number.denominator
    if isinstance(number, int):
        return number
    if not math.isfinite(number):
        return UNDEFINED_NUMBER if math.isnan(number) else INFINITE_NUMBER
    rounded = float(f"{number:.{_DIGITS}g}")
    return int(rounded) if rounded.is_integer() and abs(rounded) < 1e15 else rounded


def real_number(number: Number) -> float | None:
    """Return a number as a float, or None where it is none."""
    plain = plain_number(number)
    return None if isinstance(plain, str) else float(plain)


def decode_charset(raw: bytes, order: str) -> str:
    """Return a text that begins with eight bytes naming its character set, as UserComment does."""
    name, body = raw[:8], raw[8:]
    if name.startswith(b"UNICODE"):
        # The standard says nothing of the byte order; a NUL in an ASCII letter's high byte tells it.
        swapped = body[:1] == b"\0" if body[:2].count(b"\0") == 1 else order == ">"
        text = body.decode("utf-16-be" if swapped else "utf-16-le", "replace")
        return text.split("\0", 1)[0].strip("\ufeff ")
    if name.startswith(b"JIS"):
        return body.decode("iso2022_jp", "replace").split("\0", 1)[0].strip()
    if name.startswith((b"ASCII", b"\0\0\0\0")):
        return decode_text(body.lstrip(b"\0"))
    return decode_text(raw)


def read_value(name: str, entry: Entry) -> Value:
    """Return an entry's raw value as `exiftool -n` gives it; None for data that say nothing to a person."""
    if entry.tag in _LABELLED:
        return _labelled(entry)
    if reader := _READERS.get(name):
        return reader(entry)
    return _generic(entry)


def _generic(entry: Entry) -> Value:
    if entry.kind == ASCII:
        return decode_text(entry.head)
    if entry.kind == UNDEFINED:
        return _printable(entry.head)
    if entry.count > _LONGEST_LIST:
        return None
    return _unlist([plain_number(n) for n in entry.numbers()])


def _unlist(values: Sequence[int | float | str]) -> Value:
    if not values:
        return ""
    return values[0] if len(values) == 1 else list(values)


def _printable(raw: bytes) -> Value:
    text = raw.rstrip(b"\0 ")
    if text and all(32 <= byte < 127 or byte in (9, 10, 13) for byte in text):
        return text.decode("ascii").strip()
    return "" if not text else None


def _wide_text(entry: Entry) -> Value:
    return entry.head.decode("utf-16-le", "replace").split("\0", 1)[0].strip()


def _comment(entry: Entry) -> Value:
    # Also where it is stored as a text its character set may stand before it.
    return decode_charset(entry.head, entry.order)


def _charset_text(entry: Entry) -> Value:
    return decode_text(entry.head) if entry.kind == ASCII else decode_charset(entry.head, entry.order)


def _copyright(entry: Entry) -> Value:
    """Return the photographer's notice and the editor's, each on a line; a NUL stands between them."""
    photographer, _, rest = entry.head.partition(b"\0")
    lines = decode_text(photographer), decode_text(rest)
    return "\n".join(lines) if lines[1] else lines[0]


def _hexadecimal(entry: Entry) -> Value:
    return entry.head.hex()


def _capital_hexadecimal(entry: Entry) -> Value:
    return entry.head.hex().upper()


def _time_codes(entry: Entry) -> Value:
    """Return SMPTE time codes, eight bytes each."""
    raw = entry.head
    return " ".join(raw[start : start + 8].hex(".") for start in range(0, len(raw) - 7, 8))


def _labelled(entry: Entry) -> Value:
    """Return what follows a label such as `Contrast: `, which converters of raw files write before the value."""
    text = _generic(entry)
    return text.rsplit(": ", 1)[-1] if isinstance(text, str) else text


def _digits(entry: Entry) -> Value:
    return decode_text(entry.head) if entry.kind in (ASCII, UNDEFINED, BYTE) else _generic(entry)


def _bytes(entry: Entry) -> Value:
    return _unlist(list(entry.head[:_LONGEST_LIST])) if entry.kind in (BYTE, UNDEFINED) else _generic(entry)


def _first_real(entry: Entry) -> float | None:
    numbers = entry.numbers(1)
    return real_number(numbers[0]) if numbers else None


def _computed(formula: Callable[[float], float]) -> Callable[[Entry], Value]:
    def read(entry: Entry) -> Value:
        stored = _first_real(entry)
        if stored is None or abs(stored) >= 100:
            return _generic(entry)
        return formula(stored)

    return read


def _pattern(entry: Entry) -> Value:
    """Return the colours of a sensor: columns, rows, then their codes; all as stored where they do not fit."""
    raw = entry.head
    if len(raw) < 4:
        return None
    if raw.strip(b"0123456") == b"":
        # Some cameras write the codes as digits.
        raw = raw.translate(_DIGITS_AS_CODES)
    stored, swapped = (struct.unpack_from(f"{order}2H", raw) for order in (entry.order, "<>".replace(entry.order, "")))
    fits = [sides for sides in (stored, swapped) if sides[0] * sides[1] <= len(raw) - 4]
    return [*(fits or [stored])[0], *raw[4 : 4 + _LONGEST_LIST]]


def _f_number(apex: float) -> float:
    return float(2 ** (apex / 2))


def _seconds(apex: float) -> float:
    return float(2**-apex)


# What converters of raw files say of their settings, each with its label.
_LABELLED = frozenset((*range(65000, 65003), *range(65100, 65113)))
_READERS: dict[str, Callable[[Entry], Value]] = {
    **dict.fromkeys(("XPTitle", "XPComment", "XPAuthor", "XPKeywords", "XPSubject"), _wide_text),
    "UserComment": _comment,
    **dict.fromkeys(("GPSProcessingMethod", "GPSAreaInformation"), _charset_text),
    **dict.fromkeys(("ExifVersion", "FlashpixVersion", "InteropVersion"), _digits),
    **dict.fromkeys(("ComponentsConfiguration", "FileSource", "SceneType", "GPSVersionID"), _bytes),
    **dict.fromkeys(("ApertureValue", "MaxApertureValue"), _computed(_f_number)),
    **dict.fromkeys(
        ("PreviewSettingsDigest", "RawImageDigest", "OriginalRawFileDigest", "NewRawImageDigest"), _hexadecimal
    ),
    "RawDataUniqueID": _capital_hexadecimal,
    "TimeCodes": _time_codes,
    "Copyright": _copyright,
    "ShutterSpeedValue": _computed(_seconds),
    "CFAPattern": _pattern,
}
