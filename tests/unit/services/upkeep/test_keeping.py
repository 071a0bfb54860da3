"""Keeping: seven daily backups and four weekly ones, and none that holds more goes for one that holds less."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

import pytest

from rethumb_desktop.services.upkeep.keeping import is_time, kept, time_of

# 2026-11-25 is a Wednesday.
TODAY = datetime(2026, 11, 25, 12, tzinfo=UTC)


def name(days_ago: float) -> str:
    return f"{TODAY - timedelta(days=days_ago):%Y%m%dT%H%M%SZ}"


def holding(before: Iterable[float | str]) -> dict[str, int]:
    """Backups that hold one entry each."""
    return {each if isinstance(each, str) else name(each): 1 for each in before}


def ages(backups: set[str]) -> list[float]:
    return sorted((TODAY - time_of(backup)) / timedelta(days=1) for backup in backups)


EACH = {
    "nothing before": ([], [0]),
    "a week": ([1, 2, 3, 4, 5, 6], [0, 1, 2, 3, 4, 5, 6]),
    # Sunday, three days ago, is among the days; of the weeks before the Sundays stay.
    "each day for two months": (range(1, 60), [0, 1, 2, 3, 4, 5, 6, 10, 17, 24, 31]),
    "several a day": ([0.01, 0.2, 0.4, 1, 1.1], [0, 0.01, 0.2, 0.4, 1]),
    "two of the same day, the day before": ([1.1, 1.2], [0, 1.1]),
    "now and then": ([3, 40, 41, 90, 91, 200], [0, 3, 40, 41, 90, 91, 200]),
    "each month": ([30 * n for n in range(1, 14)], [30 * n for n in range(11)]),
    "each Monday": ([2 + 7 * n for n in range(13)], [0, *(2 + 7 * n for n in range(10))]),
}


@pytest.mark.parametrize(("before", "stay"), EACH.values(), ids=EACH.keys())
def test_these_stay(before: list[float], stay: list[float]) -> None:
    assert ages(kept(holding(before), name(0))) == pytest.approx(stay)


FULLER = {
    "of a day": ({1.1: 5, 1.2: 9, 1.3: 7}, [0, 1.1, 1.2]),
    "as full, and newer": ({1.1: 9, 1.2: 9}, [0, 1.1]),
    # The last three of that week, the only ones of it: Sunday's, and Saturday's which holds more.
    "of a week": ({1: 5, 2: 5, 3: 5, 4: 5, 5: 5, 6: 5, 10: 1, 11: 9, 12: 2}, [0, 1, 2, 3, 4, 5, 6, 10, 11]),
    # That of a week ago, in a week whose newest is still one of the seven days.
    "of a week that is not over": ({1: 1, 2: 1, 3: 1, 4: 1, 5: 1, 6: 1, 7: 9}, [0, 1, 2, 3, 4, 5, 6, 7]),
}


@pytest.mark.parametrize(("before", "stay"), FULLER.values(), ids=FULLER.keys())
def test_one_that_holds_more_stays_beside_the_newest(before: dict[float, int], stay: list[float]) -> None:
    backups = {name(each): entries for each, entries in before.items()}
    assert ages(kept(backups, name(0))) == pytest.approx(stay)


def test_a_backup_that_holds_nothing_takes_the_place_of_none_day_by_day() -> None:
    """A device that reads nothing makes a backup each day: the last good one stays for as long as weeks are kept."""
    there = {name(40): 100}
    for day in range(39, -1, -1):
        made = name(day)
        stay = kept(there, made)
        there = {each: entries for each, entries in {**there, made: 0}.items() if each in stay}
        if day > 12:
            assert name(40) in there
    assert len(there) <= 22


def test_day_by_day_it_comes_to_seven_and_four() -> None:
    there: set[str] = set()
    for day in range(400, -1, -1):
        made = name(day)
        before = there | {made}
        there = kept(holding(there), made)
        assert made in there
        assert there <= before
        assert len(there) <= 11
    assert ages(there) == [0, 1, 2, 3, 4, 5, 6, 10, 17, 24, 31]


def test_the_one_that_was_just_made_stays_among_those_of_a_clock_that_is_ahead() -> None:
    ahead = holding(-each for each in range(1, 60))

    assert name(0) in kept(ahead, name(0))


def test_two_of_one_second_are_one() -> None:
    assert kept(holding([0]), name(0)) == {name(0)}


@pytest.mark.parametrize("text", ["20261399T000000Z", "20260101T250000Z", "", "20260101", "20260101T000000"])
def test_not_every_name_is_a_time(text: str) -> None:
    assert not is_time(text)
    assert is_time("20260131T235959Z")
