"""Entries: what a device tells the others of its library, and when it was done."""

from __future__ import annotations

from dataclasses import dataclass

#: How many entries one segment holds at most.
SEGMENT_ENTRIES = 500
#: A removal is remembered for so long; an entry is sent within a shorter time, or made anew.
TOMBSTONE_MS = 90 * 86_400_000
LATE_MS = 60 * 86_400_000
#: How far ahead of the server's clock a stamp may be.
AHEAD_MS = 10 * 60_000

_COUNTER_BITS = 16


def stamp(milliseconds: int, counter: int = 0) -> int:
    """Return a hybrid logical time: milliseconds since 1970 UTC, and a counter below 65,536 in the low 16 bits."""
    return milliseconds << _COUNTER_BITS | counter


def milliseconds_of(at: int) -> int:
    """Return the milliseconds since 1970 UTC of a hybrid logical time."""
    return at >> _COUNTER_BITS


def next_stamp(last: int, milliseconds: int) -> int:
    """Return a time that is later than `last`, and as late as the clock says (Kulkarni and others, 2014)."""
    return max(last + 1, stamp(milliseconds))


@dataclass(frozen=True, slots=True)
class Put:
    """A rendition is in the bucket. `key` is its name without the prefix, `when` microseconds since 1970 UTC.

    `more` are fields that this version does not know, as JSON, "" for none: they are kept and passed on.
    """

    at: int
    key: str
    original_sha256: str
    recipe: str
    name: str
    width: int
    height: int
    bytes: int
    mime: str
    when: int
    more: str = ""


@dataclass(frozen=True, slots=True)
class Remove:
    """A rendition was taken out of the bucket."""

    at: int
    key: str


@dataclass(frozen=True, slots=True)
class Rename:
    """A rendition goes by this name from now on."""

    at: int
    key: str
    name: str


@dataclass(frozen=True, slots=True)
class AlsoNamed:
    """The picture of a rendition was published again under another name: it is found by both."""

    at: int
    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Unknown:
    """An entry of a kind that this version does not know, as JSON: it is kept and passed on."""

    at: int
    text: str


Entry = Put | Remove | Rename | AlsoNamed | Unknown
