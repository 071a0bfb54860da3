"""Stamps: hybrid logical times grow, and follow the clock where it is ahead of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rethumb_desktop.domain.entries import (
    AHEAD_MS,
    LATE_MS,
    SEGMENT_ENTRIES,
    TOMBSTONE_MS,
    milliseconds_of,
    next_stamp,
    stamp,
)

MOMENTS = st.integers(0, 1 << 45)
COUNTERS = st.integers(0, (1 << 16) - 1)


@pytest.mark.parametrize(
    ("last", "clock", "expected"),
    [
        (stamp(5), 7, stamp(7)),
        (stamp(7), 7, stamp(7, 1)),
        (stamp(7, 3), 7, stamp(7, 4)),
        (stamp(9, 3), 7, stamp(9, 4)),
        (stamp(9, 65_535), 7, stamp(10)),
        (0, 0, 1),
    ],
)
def test_the_next_stamp_is_later_and_follows_the_clock(last: int, clock: int, expected: int) -> None:
    assert next_stamp(last, clock) == expected


@given(MOMENTS, COUNTERS, MOMENTS, COUNTERS)
def test_stamps_are_in_the_order_of_moments_then_of_counters(one: int, low: int, other: int, high: int) -> None:
    assert (stamp(one, low) < stamp(other, high)) == ((one, low) < (other, high))
    assert milliseconds_of(stamp(one, low)) == one


@given(st.lists(MOMENTS, min_size=1, max_size=30))
def test_stamps_grow_whatever_the_clock_does(clock: list[int]) -> None:
    last, given_out = 0, []
    for moment in clock:
        last = next_stamp(last, moment)
        given_out.append(last)
        assert milliseconds_of(last) >= moment

    assert given_out == sorted(set(given_out))
    # No further ahead than the clock ever was, but for a count.
    assert milliseconds_of(last) <= max(clock)


def test_the_bounds_are_those_of_the_format() -> None:
    day = 86_400_000
    assert 90 * day == TOMBSTONE_MS
    assert 60 * day == LATE_MS
    assert AHEAD_MS == 600_000
    assert SEGMENT_ENTRIES == 500
