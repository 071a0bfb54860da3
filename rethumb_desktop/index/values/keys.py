"""Object keys as rows keep them: short, and found by a number."""

from __future__ import annotations

import re
from base64 import b32encode
from contextlib import suppress
from functools import lru_cache
from hashlib import sha256
from typing import NamedTuple

_LETTERS = b"abcdefghijklmnopqrstuvwxyz234567"
# What is no letter becomes what is no digit.
_NO_LETTERS = bytes(byte for byte in range(256) if byte not in _LETTERS)
_DIGITS = bytes.maketrans(_LETTERS + _NO_LETTERS, b"0123456789abcdefghijklmnopqrstuv".ljust(256, b"!"))
#: So many letters name a rendition in a key of the usual shape.
STEM_LETTERS = 32
_HEAD_BYTES = 4
_REST_BYTES = 16
_REST_BITS = 8 * _REST_BYTES
_REST = (1 << _REST_BITS) - 1
_SIGN = 1 << 31
_LETTER_BITS = 5
_BETWEEN = "|"
#: So many letters of a stem are what `head` tells for certain.
HEAD_LETTERS = 6


class Parts(NamedTuple):
    """A key in parts. `head` is a signed number of 32 bits; `affix` is "" where the key is not of the usual shape."""

    head: int
    stem: bytes
    affix: str


def split(key: str) -> Parts:
    """Return the parts of a key: of the 20 bytes of its stem the first 4 and the other 16, and what is around it."""
    prefix, slash, name = key.rpartition("/")
    stem, _, extension = name.partition(".")
    # The shape that `domain.object_key` gives; everything else is kept as it is written.
    if len(stem) == STEM_LETTERS and bool(prefix) == bool(slash) and _is_extension(extension):
        with suppress(ValueError):
            return Parts(*split_stem(stem), f"{prefix}{_BETWEEN}{extension}")
    text = key.encode("utf-8", "surrogatepass")
    return Parts(int.from_bytes(sha256(text).digest()[:_HEAD_BYTES]) - _SIGN, text, "")


def split_stem(stem: str) -> tuple[int, bytes]:
    """Return `head` and `stem` of the parts of a key, by the letters that name it. Raises ValueError for others."""
    number = int(stem.encode().translate(_DIGITS), 32)
    return (number >> _REST_BITS) - _SIGN, (number & _REST).to_bytes(_REST_BYTES)


def joined(head: int, stem: bytes, affix: str) -> str:
    """Return the key that was split."""
    if not affix:
        return stem.decode("utf-8", "surrogatepass")
    prefix, _, extension = affix.rpartition(_BETWEEN)
    name = b32encode((head + _SIGN).to_bytes(_HEAD_BYTES) + stem).decode().lower()
    return f"{prefix}/{name}.{extension}" if prefix else f"{name}.{extension}"


def whole_key(prefix: str, name: str) -> str:
    """Return the object key of a name without its library's prefix."""
    return f"{prefix}/{name}" if prefix else name


def name_within(prefix: str, key: str) -> str:
    """Return a key without its library's prefix; itself where it has another."""
    return key.removeprefix(f"{prefix}/") if prefix else key


def heads_of(beginning: str) -> tuple[int, int]:
    """Return the first and the last head of stems that begin with these letters; those after `HEAD_LETTERS` say no
    more."""
    letters = beginning[:HEAD_LETTERS]
    spare = 8 * _HEAD_BYTES - _LETTER_BITS * len(letters)
    first = int(letters.encode().translate(_DIGITS), 32) << spare
    return first - _SIGN, first + (1 << spare) - 1 - _SIGN


def stem_of(key: str) -> str:
    """Return the letters that name a rendition in a key of the usual shape."""
    return key.rpartition("/")[2].partition(".")[0]


# There are few: they are those of the formats.
@lru_cache(maxsize=64)
def _is_extension(text: str) -> bool:
    return re.fullmatch("[a-z0-9]{1,8}", text) is not None
