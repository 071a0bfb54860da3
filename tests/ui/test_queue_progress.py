"""Rate and time left, with invented times."""

from __future__ import annotations

from itertools import pairwise

import pytest

from rethumb_desktop.ui.models.progress import Pace, Progress


def test_nothing_is_said_while_nothing_is_to_do() -> None:
    assert Pace().feed(0, 7, 0) == Progress(0, 0)


def test_nothing_is_said_of_the_rate_before_it_is_known() -> None:
    pace = Pace()
    assert pace.feed(10, 100, 50) == Progress(0, 50)
    assert pace.feed(10.5, 110, 40) == Progress(10, 50), "too soon"
    assert pace.feed(13, 112, 38).rate == pytest.approx(4)
    slow = Pace()
    slow.feed(0, 0, 9)
    assert slow.feed(9, 2, 7) == Progress(2, 9), "too few"


def test_a_run_counts_what_it_does_and_not_what_was_done_before() -> None:
    pace = Pace()
    pace.feed(0, 500, 40)
    told = pace.feed(10, 520, 20)
    assert (told.done, told.whole) == (20, 40)
    assert told.rate == pytest.approx(2)
    assert told.seconds == pytest.approx(10)
    assert pace.feed(20, 540, 0) == Progress(0, 0)
    assert pace.feed(30, 540, 5) == Progress(0, 5)


def test_what_comes_meanwhile_belongs_to_the_run() -> None:
    pace = Pace()
    pace.feed(0, 0, 10)
    told = pace.feed(5, 5, 25)
    assert (told.done, told.whole) == (5, 30)
    assert told.seconds == pytest.approx(25)


def test_the_rate_is_that_of_the_last_seconds_and_calm() -> None:
    pace = Pace()
    for second in range(61):
        pace.feed(second, second * 10, 5_000)
    rates = [pace.feed(60 + n / 10, 600 + n // 5, 5_000).rate for n in range(1, 300)]
    assert rates[0] == pytest.approx(10, rel=0.05)
    assert rates[-1] == pytest.approx(2, rel=0.05)
    steps = [abs(b - a) for a, b in pairwise(rates) if a is not None and b is not None]
    assert max(steps) < 1


def test_a_standstill_is_told_by_silence_and_does_not_count_afterwards() -> None:
    pace = Pace()
    for second in range(11):
        pace.feed(second, second * 10, 900)
    assert pace.feed(20, 100, 900).rate is not None
    assert pace.feed(40, 100, 900).rate is None
    pace.feed(600, 101, 899)
    assert pace.feed(601, 111, 889).rate is None
    assert pace.feed(603, 131, 869).rate == pytest.approx(10)


def test_slow_work_is_known_after_a_few() -> None:
    pace = Pace()
    for done in range(6):
        told = pace.feed(done * 20, done, 100 - done)
    assert told.rate == pytest.approx(1 / 20)


def test_a_rest_does_not_count() -> None:
    pace = Pace()
    for second in range(6):
        pace.feed(second, second * 10, 100)
    assert pace.feed(6, 60, 100, resting=True).rate is None
    pace.feed(500, 60, 100, resting=True)
    assert pace.feed(501, 60, 100).rate is None
    assert pace.feed(504, 90, 70).rate == pytest.approx(10)
