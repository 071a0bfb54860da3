"""The words in which the tables of makers are written.

A plain tag is a string: its name, then, each after a blank and all optional:

- a form, a letter of `forms.SIZES` with a count: `H`, `h4`, `s12`; without it the entry's own, or the record's;
- `&0x0f`: these bits only, shifted down;
- `!0`: no tag where the number is this one, `!<1` where it is less; a bare `!` where a text is empty;
- `/10`, `*2`, `+1`, `-3`: arithmetic, in the order in which it stands;
- `@name`: a formula of `formulas.NUMBERS`, for each number;
- `~name`: a formula of `wholes.WHOLES`, for all numbers, the text or the bytes;
- `/#Name`: divided by the number of another tag that was read before, if there is one;
- `#Name>=1`: only where a tag that was read before has this value (see `forms.Condition`);
- `?`: of several tags with its name, another one counts;
- `hide`: read for others, but not shown.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TypeVar, Union

from rethumb_desktop.metadata.containers.tiff import Order
from rethumb_desktop.metadata.makers.forms import SIZES, Condition, Part, Words, parse_condition
from rethumb_desktop.metadata.makers.note import Note


@dataclass(frozen=True)
class Table:
    """A directory: tags by number, and what codes mean by the name of the tag.

    `early` are numbers of tags that others need to be read first, `order` is its byte order where it is not the note's.
    """

    tags: Mapping[int, Spec]
    words: Mapping[str, Words] = field(default_factory=dict)
    early: tuple[int, ...] = ()
    order: Order | None = None


@dataclass(frozen=True)
class Record:
    """Bytes without a directory: tags by index in numbers of `form`, from the end where it is below 0.

    `order` is its byte order where it is not the note's.
    """

    form: str
    tags: Mapping[int, Spec]
    words: Mapping[str, Words] = field(default_factory=dict)
    order: Order | None = None


_Ordered = TypeVar("_Ordered", Record, Table)
Test = Callable[[Note, Part], bool]
Reader = Callable[[Note, Part], None]


@dataclass(frozen=True)
class Case:
    """A spec that holds under a condition."""

    test: Test
    spec: Spec


@dataclass(frozen=True)
class Shifted:
    """A spec of what stands some bytes behind a value's first."""

    count: int
    spec: Spec


class OneOf(tuple["Spec", ...]):
    """Specs of which the first that holds is meant. A plain tuple means all that hold."""

    __slots__ = ()


Spec = Union[str, Table, Record, Case, Shifted, OneOf, tuple["Spec", ...], Reader]  # noqa: UP007  (names itself)


def one_of(*specs: Spec) -> OneOf:
    return OneOf(specs)


def of_model(pattern: str, spec: Spec) -> Case:
    """Return a spec for the cameras in whose model name the pattern is found."""
    # Compiled when it is asked: a table has hundreds of patterns, a camera needs a few.
    return Case(lambda note, part: re.search(pattern, note.model, re.IGNORECASE) is not None, spec)


def not_of_model(pattern: str, spec: Spec) -> Case:
    return Case(lambda note, part: re.search(pattern, note.model, re.IGNORECASE) is None, spec)


def of_make(pattern: str, spec: Spec) -> Case:
    return Case(lambda note, part: re.search(pattern, note.make) is not None, spec)


def of_order(order: Order, spec: Spec) -> Case:
    return Case(lambda note, part: part.order == order, spec)


def of_form(forms: str, spec: Spec) -> Case:
    """Return a spec for values that are stored in one of these forms."""
    return Case(lambda note, part: part.form in forms, spec)


def beginning(pattern: bytes, spec: Spec) -> Case:
    """Return a spec for values whose first 64 bytes match a pattern from the first on."""

    def test(note: Note, part: Part) -> bool:
        head = part.data[part.place : part.place + min(part.length, 64)]
        return re.match(pattern, head, re.DOTALL) is not None

    return Case(test, spec)


def counting(*counts: int, spec: Spec) -> Case:
    """Return a spec for values of so many numbers."""
    return Case(lambda note, part: part.count in counts, spec)


def not_counting(*counts: int, spec: Spec) -> Case:
    return Case(lambda note, part: part.count not in counts, spec)


def up_to(count: int, spec: Spec) -> Case:
    """Return a spec for values of at most so many numbers."""
    return Case(lambda note, part: part.count <= count, spec)


def where(condition: str, spec: Spec) -> Case:
    """Return a spec that holds where a tag that was read before has a value; see `Condition`."""
    parsed = parse_condition(condition)
    return Case(lambda note, part: note.holds(parsed), spec)


def ordered(order: Order, spec: _Ordered) -> _Ordered:
    """Return a record or a directory whose byte order is not the note's."""
    return replace(spec, order=order)


def shifted(count: int, spec: Spec) -> Shifted:
    """Return a spec of what stands so many bytes behind a value's first."""
    return Shifted(count, spec)


def sized(spec: Spec) -> Case:
    """Return a spec for records whose first number of 16 bits is their length in bytes."""
    return Case(_tells_its_size, spec)


def _tells_its_size(note: Note, part: Part) -> bool:
    code = part.order + "H"
    return part.length >= 2 and struct.unpack_from(code, part.data, part.place)[0] in (part.length, part.length - 2)


@dataclass(frozen=True)
class PlainTag:
    """A parsed string of a table."""

    name: str
    form: str = ""
    count: int = 0
    mask: int = 0
    absent: frozenset[int] = frozenset()
    least: int | None = None
    skips_empty: bool = False
    conditions: tuple[Condition, ...] = ()
    steps: tuple[str, ...] = ()
    is_weak: bool = False
    is_hidden: bool = False


@cache
def parse(spec: str) -> PlainTag:
    """Return the parts of a plain tag. Raises ValueError: a word that means nothing."""
    name, *words = spec.split(" ")
    form = next((word for word in words if word[0] in SIZES and (len(word) == 1 or word[1:].isdigit())), "")
    absent = [word[1:] for word in words if word[0] == "!"]
    masks = [int(word[1:], 0) for word in words if word[0] == "&"]
    steps = tuple(word for word in words if word[0] in "/*+-@~")
    conditions = tuple(parse_condition(word[1:]) for word in words if word[0] == "#")
    known = len([form] if form else []) + len(absent) + len(masks) + len(steps) + len(conditions)
    if known + ("?" in words) + ("hide" in words) != len(words):
        raise ValueError(f"a word of {spec!r} means nothing")
    return PlainTag(
        name,
        form[:1],
        int(form[1:] or 0),
        masks[0] if masks else 0,
        frozenset(int(number, 0) for number in absent if number and number[0] != "<"),
        next((int(number[1:]) for number in absent if number[:1] == "<"), None),
        "" in absent,
        conditions,
        steps,
        "?" in words,
        "hide" in words,
    )
