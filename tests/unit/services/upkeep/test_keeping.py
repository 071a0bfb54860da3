"""Keeping: seven daily backups and four weekly ones, whatever was made before."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from rethumb_desktop.services.upkeep.keeping import is_time, kept, time_of

# 2026-11-25 is a Wednesday.
TODAY = datetime(2026, 11, 25, 12, tzinfo=UTC)


def name(days_ago: float) -> str:
    return f"{TODAY - timedelta(days=days_ago):%Y%m%dT%H%M%SZ}"


def ages(backups: set[str]) -> list[float]:
    return sorted((TODAY - time_of(backup)) / timedelta(days=1) for backup in backups)


EACH = {
    "nothing before": ([], [0]),
    "a week": ([1, 2, 3, 4, 5, 6], [0, 1, 2, 3, 4, 5, 6]),
    # Sunday, three days ago, is among the days; of the weeks before the Sundays stay.
    "each day for two months": (range(1, 60), [0, 1, 2, 3, 4, 5, 6, 10, 17, 24, 31]),
    "several a day": ([0.01, 0.2, 0.4, 1, 1.1], [0, 1]),
    "now and then": ([3, 40, 41, 90, 91, 200], [0, 3, 40, 41, 90, 91, 200]),
    "each month": ([30 * n for n in range(1, 14)], [30 * n for n in range(11)]),
    "each Monday": ([2 + 7 * n for n in range(13)], [0, *(2 + 7 * n for n in range(10))]),
}


@pytest.mark.parametrize(("before", "stay"), EACH.values(), ids=EACH.keys())
def test_these_stay(before: list[float], stay: list[float]) -> None:
    assert ages(kept([name(each) for each in before], name(0))) == pytest.approx(stay)


def test_day_by_day_it_comes_to_seven_and_four() -> None:
    there: set[str] = set()
    for day in range(400, -1, -1):
        made = name(day)
        before = there | {made}
        there = kept(there, made)
        assert made in there
        assert there <= before
        assert len(there) <= 11
    assert ages(there) == [0, 1, 2, 3, 4, 5, 6, 10, 17, 24, 31]


def test_the_one_that_was_just_made_stays_among_those_of_a_clock_that_is_ahead() -> None:
    ahead = [name(-each) for each in range(1, 60)]

    assert name(0) in kept(ahead, name(0))


def test_two_of_one_second_are_one() -> None:
    assert kept([name(0)], name(0)) == {name(0)}


@pytest.mark.parametrize("text", ["20261399T000000Z", "20260101T250000Z", "", "20260101", "20260101T000000"])
def test_not_every_name_is_a_time(text: str) -> None:
    assert not is_time(text)
    assert is_time("20260131T235959Z")
