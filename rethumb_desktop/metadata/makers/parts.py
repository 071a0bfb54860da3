"""Numbers and texts in the bytes of a note."""

from __future__ import annotations

import struct
from collections.abc import Sequence

from rethumb_desktop.domain.metadata import Value
from rethumb_desktop.metadata.collecting.blocks import decode_text
from rethumb_desktop.metadata.containers.malformed import MalformedError
from rethumb_desktop.metadata.containers.tiff import Number, Rational
from rethumb_desktop.metadata.makers.forms import SIZES, Part

_PAIRS = {"r": "I", "R": "i", "q": "H"}
_CODES = {"s": "B", "u": "B", "x": "H"}

_LONGEST = 4_096


def numbers(part: Part, form: str = "", limit: int = 4_096) -> list[Number]:
    """Return a part as numbers of a form, its own if none is given; at most `limit`."""
    form = form or part.form
    count = min(part.length // SIZES[form], limit)
    if form in _PAIRS:
        halves = struct.unpack_from(f"{part.order}{2 * count}{_PAIRS[form]}", part.data, part.place)
        return [Rational(halves[i], halves[i + 1]) for i in range(0, 2 * count, 2)]
    order = ("<" if part.order == ">" else ">") if form == "x" else part.order
    return list(struct.unpack_from(f"{order}{count}{_CODES.get(form, form)}", part.data, part.place))


def integers(part: Part, form: str = "") -> list[int]:
    return [n for n in numbers(part, form) if isinstance(n, int)]


def number_at(part: Part, offset: int, form: str = "I") -> int:
    """Return the integer at an offset of the part. Raises MalformedError: the part ends before."""
    if offset < 0 or offset + SIZES[form] > part.length:
        raise MalformedError("a record is cut off")
    (value,) = struct.unpack_from(part.order + form, part.data, part.place + offset)
    return int(value)


def slice_part(part: Part, offset: int, length: int | None = None, form: str = "u") -> Part:
    """Return the bytes from an offset on, as far as the part has them."""
    offset = min(max(offset, 0), part.length)
    rest = part.length - offset
    kept = rest if length is None else min(max(length, 0), rest)
    return Part(part.data, part.place + offset, kept, part.order, part.base, form)


def printable(raw: bytes) -> str | None:
    """Return bytes as text where they are one; None for data."""
    text = raw.split(b"\0", 1)[0] if raw.rstrip(b"\0 ").count(b"\0") == 0 else raw
    text = text.rstrip(b"\0 ")
    if all(32 <= byte < 127 or byte in (9, 10, 13) for byte in text):
        return text.decode("ascii").strip()
    return None


def head(part: Part) -> bytes:
    """Return the first 4,096 bytes of a part: as much of a value as is looked at."""
    return part.data[part.place : part.place + min(part.length, _LONGEST)]


def text_of(part: Part) -> str:
    return decode_text(head(part))


def digits(part: Part, count: int) -> list[int]:
    """Return the first bytes of a part, or none where there are fewer."""
    raw = head(part)
    return list(raw[:count]) if len(raw) >= count else []


def one_or_list(values: Sequence[int | float | str]) -> Value:
    return values[0] if len(values) == 1 else list(values)
