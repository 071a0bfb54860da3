"""Stems of object keys, many at a time: what `domain.object_key.object_stem` gives, in a fraction of the time."""

from __future__ import annotations

import base64
from collections.abc import Iterable

from rethumb_desktop.domain.object_key import LibraryKey

#: How many bytes a stem stands for, and how many characters it has.
STEM_BYTES, STEM = 20, 32

_CONTEXT = b"rethumb object key 1"
_ALPHABET = bytes.maketrans(bytes(range(32)), b"abcdefghijklmnopqrstuvwxyz234567")
# Eight characters are made of five bytes: of each the byte and how far it goes to the right (to the left where it is
# below 0), and the same of the byte behind it where it takes bits of two.
_PIECES = (
    ((0, 3),),
    ((0, -2), (1, 6)),
    ((1, 1),),
    ((1, -4), (2, 4)),
    ((2, -1), (3, 7)),
    ((3, 2),),
    ((3, -3), (4, 5)),
    ((4, 0),),
)


def stem_tail(recipe: str, renderer: str) -> bytes:
    """Return what follows an original's digest in the message; `recipe` is a canonical text."""
    return f"|{recipe}|{renderer}".encode()


def stem_bytes(key: LibraryKey, original_sha256: str, tail: bytes) -> bytes:
    """Return the 160 bits that a stem stands for."""
    return key.sign(_CONTEXT, original_sha256.encode() + tail)[:STEM_BYTES]


def bytes_of_stem(stem: str) -> bytes:
    """Return the 160 bits that a stem of 32 characters stands for. Raises ValueError."""
    return base64.b32decode(stem.upper())


def stems_of(digests: Iterable[bytes]) -> list[str]:
    """Return the stems of 160 bits each."""
    whole = b"".join(digests)
    planes = [whole[place::5] for place in range(5)]
    letters = bytearray(len(whole) // 5 * 8)
    for place, pieces in enumerate(_PIECES):
        # Two halves share no bit, so that one long number can be made of each.
        halves = [int.from_bytes(planes[plane].translate(_shifted(by)), "big") for plane, by in pieces]
        letters[place::8] = sum(halves).to_bytes(len(planes[0]), "big")
    text = letters.translate(_ALPHABET).decode()
    return [text[start : start + STEM] for start in range(0, len(text), STEM)]


def _shifted(by: int) -> bytes:
    return bytes((value >> by if by >= 0 else value << -by) & 31 for value in range(256))
