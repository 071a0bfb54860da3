"""Columns: many values of one sort behind each other, so that they pack well and are read without a step for each.

Numbers have no sign and at most 64 bits. A column of numbers is a byte, how many bytes its largest number needs (0
where all are 0), then the lowest bytes of all numbers, then the second lowest of all, and so on. How many values a
column has is known from what stands before it.
"""

from __future__ import annotations

import struct
import sys
from array import array
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import NoReturn

from rethumb_desktop.sync.damage import damaged

_COUNT = struct.Struct("<I")
_WIDEST = 8


class ColumnWriter:
    """Writes counts and columns one behind the other."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []

    def content(self) -> bytes:
        return b"".join(self._pieces)

    def raw(self, data: bytes) -> None:
        self._pieces.append(data)

    def count(self, number: int) -> None:
        self._pieces.append(_COUNT.pack(number))

    def numbers(self, values: Sequence[int]) -> None:
        """Write numbers from 0 to 2**64 - 1."""
        width = (max(values, default=0).bit_length() + 7) // 8
        whole = _array(values).tobytes()
        self._pieces.append(bytes([width]))
        self._pieces += [whole[place::_WIDEST] for place in range(width)]

    def steps(self, values: Sequence[int]) -> None:
        """Write numbers as the steps between them, the first from 0; a step down is odd."""
        steps = (now - before for before, now in zip((0, *values), values, strict=False))
        self.numbers([step << 1 if step >= 0 else (-step << 1) - 1 for step in steps])

    def texts(self, values: Sequence[str]) -> None:
        """Write texts: how many characters each has, how many bytes there are, and all of them in UTF-8.

        Lone surrogates are encoded like other characters.
        """
        self.numbers([len(value) for value in values])
        whole = "".join(values).encode("utf-8", "surrogatepass")
        self.count(len(whole))
        self.raw(whole)


class ColumnReader:
    """Reads what `ColumnWriter` wrote; `name` is what it stands in.

    Every method raises Fault journal for what is not so.
    """

    def __init__(self, name: str, content: bytes) -> None:
        self._name = name
        self._content = content
        self._place = 0

    def refuse(self, why: str) -> NoReturn:
        raise damaged(self._name, why)

    def end(self) -> None:
        """Refuse what does not end here."""
        if self._place != len(self._content):
            self.refuse("Something stands behind its end.")

    def raw(self, length: int) -> bytes:
        start, self._place = self._place, self._place + length
        if self._place > len(self._content):
            self.refuse("It is cut short.")
        return self._content[start : self._place]

    def count(self, most: int) -> int:
        (number,) = _COUNT.unpack(self.raw(_COUNT.size))
        if number > most:
            self.refuse(f"It holds {number} of what there can be {most}.")
        return int(number)

    def numbers(self, count: int, most: int) -> list[int]:
        """Read so many numbers, each `most` at most."""
        width = self.raw(1)[0]
        if width > _WIDEST:
            self.refuse("A number in it is too long.")
        if not width:
            return [0] * count
        if width == 1:
            found = list(self.raw(count))
        else:
            whole = bytearray(count * _WIDEST)
            for place in range(width):
                whole[place::_WIDEST] = self.raw(count)
            found = _from_bytes(whole).tolist()
        if max(found, default=0) > most:
            self.refuse("A number in it is too large.")
        return found

    def places(self, count: int, length: int) -> list[int]:
        """Read so many places in a table of this length."""
        if count and not length:
            self.refuse("It points into nothing.")
        return self.numbers(count, length - 1)

    def steps(self, count: int, most: int) -> list[int]:
        """Read numbers that are written as steps, each 0 to `most`."""
        steps = [-(step + 1 >> 1) if step & 1 else step >> 1 for step in self.numbers(count, 2**64 - 1)]
        found = list(accumulate(steps))
        if min(found, default=0) < 0 or max(found, default=0) > most:
            self.refuse("A number in it is out of its range.")
        return found

    def texts(self, count: int, longest: int) -> list[str]:
        """Read so many texts, each of `longest` characters at most."""
        lengths = self.numbers(count, longest)
        whole = self.raw(self.count(len(self._content)))
        try:
            text = whole.decode("utf-8", "surrogatepass")
        except UnicodeDecodeError:
            self.refuse("A text in it is no text.")
        ends = list(accumulate(lengths))
        if (ends[-1] if ends else 0) != len(text):
            self.refuse("Its texts are longer or shorter than it says.")
        return [text[end - length : end] for end, length in zip(ends, lengths, strict=True)]


def _array(values: Iterable[int]) -> array[int]:
    made = array("Q", values)
    if sys.byteorder == "big":
        made.byteswap()
    return made


def _from_bytes(whole: bytes | bytearray) -> array[int]:
    made = array("Q")
    made.frombytes(whole)
    if sys.byteorder == "big":
        made.byteswap()
    return made
