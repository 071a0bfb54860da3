"""Fields: JSON of others, read strictly; whatever is not as it must be raises Fault journal and nothing else."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable
from typing import NoReturn

from rethumb_desktop.domain.errors import Fault
from rethumb_desktop.sync.damage import damaged, too_new
from rethumb_desktop.sync.names import is_device

#: The newest format of segments, heads, manifests and notes that this version reads, and the one it writes.
FORMAT = 1
#: Numbers of others stay below these, so that an index can keep them and a calendar knows them.
MOST_NUMBER = 2**53 - 1
MOST_STAMP = 2**63 - 1
MOST_WHEN = 253_402_300_799_999_999
MOST_PIXELS = 2**31 - 1
#: How many characters a name, a recipe, a media type, and what this version does not know may have.
NAME, RECIPE, MIME, UNKNOWN = 1024, 1000, 100, 16_384

KEY = re.compile(r"[a-z2-7]{32}\.[a-z0-9]{1,8}")
DIGEST = re.compile(r"[0-9a-f]{64}")
PLAIN = re.compile(r"[ -~]*")

# What is nested deeper was made to hurt: whoever reads it later may be deep in calls of its own.
_MOST_DEPTH = 32

_pack = json.JSONEncoder(ensure_ascii=True, allow_nan=False, sort_keys=True, separators=(",", ":")).encode


def packed(value: object) -> str:
    """Return JSON in its one form: keys sorted, no spaces, ASCII."""
    return _pack(value)


def readable(content: bytes, read: Callable[[bytes], object]) -> bytes:
    """Return the content as it is. Raises ValueError where its own reader refuses it.

    That is a bug, and is to be found before it is in the bucket: others would read no further there.
    """
    try:
        read(content)
    except Fault as fault:
        raise ValueError(f"nobody could read it: {fault.detail}") from fault
    return content


class Fields:
    """The fields of one object of JSON; `name` is what it stands in, for the fault.

    The methods return a field's value, or raise Fault journal.
    """

    __slots__ = ("_name", "_values")

    def __init__(self, name: str, values: object) -> None:
        self._name = name
        if type(values) is not dict:
            self.refuse("It holds no fields.")
        self._values: dict[str, object] = values

    def refuse(self, why: str) -> NoReturn:
        raise damaged(self._name, why)

    def check_format(self) -> None:
        """Refuse what a newer version has written, and what says nothing of its format."""
        if self.number("format", 1, MOST_NUMBER) > FORMAT:
            raise too_new(self._name)

    def has(self, field: str) -> bool:
        """Whether there is such a field: some came later."""
        return field in self._values

    def number(self, field: str, least: int, most: int) -> int:
        value = self._values.get(field)
        # A truth value is a number for Python.
        if type(value) is not int or not least <= value <= most:
            self.refuse(f"Its field {field} is wrong.")
        return value

    def text(self, field: str, most: int) -> str:
        value = self._values.get(field)
        if type(value) is not str or len(value) > most:
            self.refuse(f"Its field {field} is wrong.")
        return value

    def matching(self, field: str, pattern: re.Pattern[str], most: int = 64, *, empty: bool = False) -> str:
        """Return a text of this form; with `empty` it may be missing its whole content."""
        value = self.text(field, most)
        if not (pattern.fullmatch(value) or (empty and not value)):
            self.refuse(f"Its field {field} is wrong.")
        return value

    def device(self, field: str = "device") -> str:
        value = self.text(field, 32)
        if not is_device(value):
            self.refuse(f"Its field {field} is wrong.")
        return value

    def list(self, field: str, most: int) -> list[object]:
        value = self._values.get(field)
        if type(value) is not list or len(value) > most:
            self.refuse(f"Its field {field} is wrong.")
        return value

    def map(self, field: str, most: int) -> dict[str, object]:
        value = self._values.get(field)
        if type(value) is not dict or len(value) > most:
            self.refuse(f"Its field {field} is wrong.")
        return value

    def rest(self, known: frozenset[str]) -> str:
        """Return the fields that are not known, as JSON in its one form; "" for none."""
        if self._values.keys() <= known:
            return ""
        return self._kept({name: value for name, value in self._values.items() if name not in known})

    def whole(self) -> str:
        """Return all fields as JSON in its one form."""
        return self._kept(self._values)

    def _kept(self, values: dict[str, object]) -> str:
        if _depth(values) > _MOST_DEPTH:
            self.refuse("It is nested too deep.")
        text = packed(values)
        if len(text) > UNKNOWN:
            self.refuse("It holds too much that is not known.")
        return text


def read_fields(name: str, content: bytes) -> Fields:
    """Read an object of JSON, UTF-8; `name` is what it stands in. Raises Fault journal."""
    try:
        values = json.loads(content.decode(), parse_float=_finite, parse_constant=_refuse)
    except (ValueError, RecursionError):
        raise damaged(name, "It is no JSON.") from None
    return Fields(name, values)


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError(text)
    return number


def _refuse(text: str) -> NoReturn:
    raise ValueError(text)


def _depth(value: object) -> int:
    """Return how deep lists and objects are nested in one another, one more than is allowed at most."""
    level, depth = [value], 0
    while level and depth <= _MOST_DEPTH:
        level = [inner for outer in level if isinstance(outer, dict | list) for inner in _inside(outer)]
        depth += 1
    return depth


def _inside(outer: dict[str, object] | list[object]) -> list[object]:
    return list(outer.values()) if isinstance(outer, dict) else outer
