"""Formulas for values that are more than one number, by the names that tables use.

Each takes the bytes of a value and returns what they mean, or None where they mean nothing.
"""

from __future__ import annotations

import re

from rethumb_desktop.domain.metadata import Value
from rethumb_desktop.metadata.collecting.blocks import decode_text
from rethumb_desktop.metadata.makers.forms import Part
from rethumb_desktop.metadata.makers.parts import head, integers, numbers, one_or_list, text_of
from rethumb_desktop.metadata.makers.wholes_of_makers import OF_MAKERS, Whole
from rethumb_desktop.metadata.values import plain_number


def _second(part: Part) -> Value:
    values = [plain_number(n) for n in numbers(part)]
    return values[1] if len(values) > 1 else None


def _first(part: Part) -> Value:
    if part.form in "su":
        return text_of(part).split(" ")[0]
    values = numbers(part, limit=1)
    return plain_number(values[0]) if values else None


def _backwards(part: Part) -> Value:
    return list(reversed([plain_number(n) for n in numbers(part)]))


def _without_zeros(part: Part) -> Value:
    values = [plain_number(n) for n in numbers(part)]
    while len(values) > 1 and values[-1] == 0:
        values.pop()
    return one_or_list(values)


def _hexadecimal(part: Part) -> Value:
    raw = head(part)
    return raw.hex() if raw.strip(b"\0") else None


def _hexadecimal_bytes(part: Part) -> Value:
    return head(part).hex(" ")


def _clean_text(part: Part) -> Value:
    return decode_text(head(part).rstrip(b"\xff"))


def _bytes_or_text(part: Part) -> Value:
    raw = head(part)
    return list(raw) if any(byte < 0x30 for byte in raw) else raw.decode("latin-1")


def _version(part: Part) -> Value:
    raw = head(part)
    return "".join(map(str, raw)) if raw[:1] < b"\x0a" else decode_text(raw)


def _matching(pattern: str) -> Whole:
    found = re.compile(pattern)

    def read(part: Part) -> Value:
        text = text_of(part)
        return text if found.match(text) else None

    return read


def _after_colon(part: Part) -> Value:
    text = text_of(part)
    return text.split(":", 1)[1].strip() if re.match(r"[A-Za-z]{2,4}:", text) else text


def _joined(separator: str) -> Whole:
    def read(part: Part) -> Value:
        return separator.join(word.strip() for word in head(part).decode("latin-1").split("\0") if word.strip())

    return read


def _from_hexadecimal(part: Part) -> Value:
    if part.form != "s":
        return _first(part)
    text = text_of(part)
    return int(text, 16) if re.fullmatch(r"[0-9A-Fa-f]{1,8}", text) else text


def _halves_swapped(part: Part) -> Value:
    return [n >> 16 | (n & 0xFFFF) << 16 for n in integers(part)]


def _words_high_first(part: Part) -> Value:
    words = integers(part)
    return words[0] << 16 | words[1] if len(words) > 1 else None


def _date_backwards(part: Part) -> Value:
    values = integers(part)
    if len(values) < 6:
        return None
    second, minute, hour, day, month, year = values[:6]
    return f"{year:04}:{month:02}:{day:02} {hour:02}:{minute:02}:{second:02}"


def _first_256th(part: Part) -> Value:
    values = integers(part)
    return plain_number(values[0] / 256) if values else None


def _wide_text(part: Part) -> Value:
    return head(part).decode("utf-16-be" if part.order == ">" else "utf-16-le", "replace").split("\0", 1)[0].strip()


WHOLES: dict[str, Whole] = {
    **OF_MAKERS,
    "after_colon": _after_colon, "backwards": _backwards, "bytes_or_text": _bytes_or_text, "clean_text": _clean_text,
    "colons": lambda part: text_of(part).replace("/", ":"), "date_backwards": _date_backwards,
    "dotted": lambda part: ".".join(map(str, integers(part))), "firmware": _matching(r"\d+\.\d+\.\d+\s*$"),
    "first": _first, "first_256th": _first_256th, "from_hexadecimal": _from_hexadecimal,
    "halves_swapped": _halves_swapped, "hexadecimal": _hexadecimal, "hexadecimal_bytes": _hexadecimal_bytes,
    "lines": _joined("\n"), "listed": _joined(", "),
    "little_short": lambda part: int.from_bytes(head(part)[:2], "little"), "nikon_firmware": _matching(r"\d\.\d+.$"),
    "prefixed_hexadecimal": lambda part: f"0x{head(part).hex()}", "second": _second, "version": _version,
    "wide_text": _wide_text, "without_nulls": lambda part: decode_text(head(part).replace(b"\0", b"")),
    "without_zeros": _without_zeros, "words_high_first": _words_high_first,
}  # fmt: skip
