"""Spans of segments: which numbers of each device's journal are meant, however many they are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

#: The first and the last of numbers that follow one another.
Span = tuple[int, int]
#: Spans by devices, in order and without touching each other; a device without any is left out.
Spans = dict[str, tuple[Span, ...]]


class Unheard(NamedTuple):
    """Segments that the writer of a snapshot never read, and the stamp since when it would tell of removals."""

    spans: Spans
    since: int

    def may_be_there(self, device: str, number: int, at: int) -> bool:
        """Whether a put of this stamp that stands in a segment, and not in the snapshot, may be there all the same."""
        return at >= self.since and is_within(self.spans, device, number)


ALL_HEARD = Unheard({}, 0)


def joined(one: Spans, other: Spans) -> Spans:
    """Return what is in one of both."""
    return _kept({device: _merged((*one.get(device, ()), *other.get(device, ()))) for device in one | other})


def without(spans: Spans, others: Spans) -> Spans:
    """Return what is in `spans` and not in `others`."""
    return _kept({device: _cut(each, others.get(device, ())) for device, each in spans.items()})


def common(one: Spans, other: Spans) -> Spans:
    """Return what is in both."""
    return without(one, without(one, other))


def up_to(spans: Spans, ends: Mapping[str, int]) -> Spans:
    """Return what is not beyond the end of its device; nothing of a device without an end."""
    return common(spans, {device: ((1, end),) for device, end in ends.items() if end})


def is_within(spans: Spans, device: str, number: int) -> bool:
    """Whether a number of a device is in them."""
    return any(first <= number <= last for first, last in spans.get(device, ()))


def numbers(spans: Spans) -> Iterable[tuple[str, int]]:
    """Yield each device and number."""
    for device, each in spans.items():
        for first, last in each:
            yield from ((device, number) for number in range(first, last + 1))


def _merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    found: list[Span] = []
    for first, last in sorted(spans):
        if found and first <= found[-1][1] + 1:
            found[-1] = found[-1][0], max(last, found[-1][1])
        else:
            found.append((first, last))
    return tuple(found)


def _cut(spans: Iterable[Span], others: Iterable[Span]) -> tuple[Span, ...]:
    left = list(spans)
    for start, end in others:
        cut: list[Span] = []
        for first, last in left:
            cut += [part for part in ((first, min(last, start - 1)), (max(first, end + 1), last)) if part[0] <= part[1]]
        left = cut
    return tuple(left)


def _kept(spans: Mapping[str, tuple[Span, ...]]) -> Spans:
    return {device: each for device, each in spans.items() if each}
