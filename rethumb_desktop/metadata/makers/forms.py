"""Forms of numbers, parts of a note's bytes, and conditions on what was read before."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from rethumb_desktop.metadata.containers.tiff import (
    ASCII,
    BYTE,
    DOUBLE,
    FLOAT,
    IFD,
    LONG,
    LONG8,
    RATIONAL,
    SBYTE,
    SHORT,
    SLONG,
    SRATIONAL,
    SSHORT,
    UNDEFINED,
    Order,
)

#: What codes mean.
Words = Mapping[object, str]

#: Bytes of one number: letters of `struct`, `r` and `R` fractions of 32 bits (R signed), `q` of 16, `s` text,
#: `u` bytes, `x` H in the other byte order.
SIZES = {
    "B": 1, "b": 1, "H": 2, "h": 2, "I": 4, "i": 4, "Q": 8, "f": 4, "d": 8, "r": 8, "R": 8, "q": 4, "s": 1, "u": 1,
    "x": 2,
}  # fmt: skip
FORMS = {
    BYTE: "B", ASCII: "s", SHORT: "H", LONG: "I", RATIONAL: "r", SBYTE: "b", UNDEFINED: "u", SSHORT: "h", SLONG: "i",
    SRATIONAL: "R", FLOAT: "f", DOUBLE: "d", IFD: "I", LONG8: "Q",
}  # fmt: skip


@dataclass(frozen=True)
class Part:
    """Bytes of a note: an entry's value, or a record from one of its fields on. Offsets in it count from `base`."""

    data: bytes
    place: int
    length: int
    order: Order
    base: int = 0
    form: str = "u"
    is_field: bool = False

    @property
    def raw(self) -> bytes:
        return self.data[self.place : self.place + self.length]

    @property
    def count(self) -> int:
        return self.length // SIZES[self.form]


@dataclass(frozen=True)
class Condition:
    """What another tag has to be: `Name==1,2`, `!=`, `<`, `>`, `>=` for numbers, `=~` a pattern for texts.

    `Name==none`: it was not read.
    """

    name: str
    sign: str
    numbers: tuple[int, ...] = ()
    pattern: re.Pattern[str] | None = None


_CONDITION = re.compile(r"([\w-]+?)(==|!=|>=|=~|<|>)(.*)")


def parse_condition(text: str) -> Condition:
    """Raises ValueError: it is none."""
    match = _CONDITION.fullmatch(text)
    if not match:
        raise ValueError(f"{text!r} is no condition")
    name, sign, what = match.groups()
    if sign == "=~":
        return Condition(name, sign, pattern=re.compile(what))
    return Condition(name, sign, tuple(int(number) for number in what.split(",") if number != "none"))
