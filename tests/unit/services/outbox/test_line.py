"""The line to one library: when it takes something, and how much at once."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rethumb_desktop.domain.errors import FaultKind
from rethumb_desktop.services.outbox.line import Line, LineState
from tests.unit.services.outbox.entries import OFFLINE, TEMPO, Longest, fault

MOST = 8
DENIED = fault(FaultKind.CREDENTIALS)


def line() -> Line:
    return Line(MOST, TEMPO, Longest())


def admitted(one: Line, now: float) -> int:
    """Return how many transfers may begin now, with those that run already; none of them is begun."""
    count = 0
    while one.admits(now):
        one.begin()
        count += 1
    for _ in range(count):
        one.end()
    return count


def test_an_open_line_takes_so_many_at_once() -> None:
    one = line()
    assert admitted(one, 0) == MOST
    assert one.state is LineState.OPEN
    assert not one.is_forsaken(1e9, 0)


def test_a_halted_line_waits_and_then_lets_one_through_at_a_time() -> None:
    one = line()
    one.begin()
    assert one.halt(OFFLINE, began=0, now=10)
    one.end()
    assert (one.state, one.error, one.opens_at()) == (LineState.HALTED, OFFLINE.record(), 11)
    assert admitted(one, 10.9) == 0
    assert admitted(one, 11) == 1


def test_a_halted_line_lets_nothing_through_while_something_is_under_way() -> None:
    one = line()
    one.begin()
    one.begin()
    one.halt(OFFLINE, began=0, now=10)
    one.end()
    assert admitted(one, 100) == 0
    one.end()
    assert admitted(one, 100) == 1


def test_the_waits_of_a_halted_line_grow_up_to_half_a_minute() -> None:
    one, now = line(), 0.0
    waits = []
    for _ in range(8):
        one.halt(OFFLINE, began=now, now=now)
        opens = one.opens_at()
        assert opens is not None
        waits.append(opens - now)
        now = opens
    assert waits == [1, 2, 4, 8, 16, 30, 30, 30]


def test_a_full_disk_is_looked_at_less_and_less_often() -> None:
    one, now = line(), 0.0
    for _ in range(20):
        one.halt(fault(FaultKind.DISK), began=now, now=now)
        last, now = now, one.opens_at() or 0.0
    assert now - last == 300


def test_those_that_were_under_way_when_it_halted_say_nothing_new() -> None:
    one = line()
    assert one.halt(OFFLINE, began=0, now=10)
    assert [one.halt(OFFLINE, began=0, now=10.5) for _ in range(7)] == [False] * 7
    assert one.opens_at() == 11


def test_another_reason_is_news() -> None:
    one = line()
    one.halt(OFFLINE, began=0, now=10)
    assert one.halt(fault(FaultKind.PORTAL), began=11, now=12)
    assert one.error is not None
    assert one.error.kind is FaultKind.PORTAL


def test_what_arrives_opens_the_line_at_once_and_forgets_the_waits() -> None:
    one = line()
    for now in (0, 10, 20, 40):
        one.halt(OFFLINE, began=now, now=now)
    assert one.succeed()
    assert (one.state, one.error) == (LineState.OPEN, None)
    assert admitted(one, 40) == MOST
    assert not one.succeed()
    one.halt(OFFLINE, began=50, now=50)
    assert one.opens_at() == 51


def test_a_blocked_line_waits_for_a_person_however_long() -> None:
    one = line()
    assert one.block(DENIED, now=5)
    assert not one.block(DENIED, now=6)
    assert not one.halt(OFFLINE, began=7, now=7)
    assert one.opens_at() is None
    assert admitted(one, 1e9) == 0
    assert one.error == DENIED.record()
    assert one.open()
    assert not one.open()
    assert admitted(one, 7) == MOST


def test_a_halted_line_may_turn_out_to_be_blocked() -> None:
    one = line()
    one.halt(OFFLINE, began=0, now=0)
    assert one.block(DENIED, now=10)
    assert one.state is LineState.BLOCKED
    assert one.closed_at == 0


@pytest.mark.parametrize(("patience", "forsaken_at"), [(None, None), (0.0, 10.0), (30.0, 40.0)])
def test_a_halted_line_is_forsaken_when_patience_is_over(patience: float | None, forsaken_at: float | None) -> None:
    one = line()
    one.halt(OFFLINE, began=10, now=10)
    one.halt(OFFLINE, began=20, now=20)
    if forsaken_at is None:
        assert not one.is_forsaken(1e9, patience)
        return
    assert one.is_forsaken(forsaken_at, patience)
    assert not one.is_forsaken(forsaken_at - 0.1, patience)


@given(st.floats(0, 1e9), st.floats(0, 1e6))
def test_a_line_is_forsaken_by_the_clock_it_gives(closed_at: float, patience: float) -> None:
    one = line()
    one.halt(OFFLINE, began=closed_at, now=closed_at)
    assert one.is_forsaken(one.closed_at + patience, patience)


def test_a_blocked_line_is_not_waited_for_where_there_is_an_end_to_patience() -> None:
    one = line()
    one.block(DENIED, now=10)
    assert one.is_forsaken(10, 3600)
    assert not one.is_forsaken(1e9, None)


def test_a_busy_store_gets_half_as_much_after_a_moment() -> None:
    one = line()
    one.slow(began=0, now=10)
    assert (one.limit, one.state) == (4, LineState.OPEN)
    assert admitted(one, 10.9) == 0
    assert admitted(one, 11) == 4


def test_those_that_were_under_way_when_it_slowed_down_do_not_slow_it_again() -> None:
    one = line()
    one.slow(began=1, now=10)
    for _ in range(7):
        one.slow(began=2, now=10.5)
    assert one.limit == 4
    one.slow(began=11, now=12)
    one.slow(began=14, now=15)
    one.slow(began=19, now=20)
    assert one.limit == 1
    assert one.opens_at() == 20 + 8


def test_a_store_that_keeps_up_gets_one_more_after_as_many_successes() -> None:
    one = line()
    one.slow(began=1, now=10)
    one.slow(began=11, now=12)
    limits = []
    for _ in range(2 + 3 + 4 + 5 + 6 + 7 + 20):
        one.succeed()
        limits.append(one.limit)
    grown = [place + 1 for place, limit in enumerate(limits) if limit > (limits[place - 1] if place else 2)]
    assert grown == [2, 5, 9, 14, 20, 27]
    assert limits[-1] == MOST


def test_a_refusal_is_looked_into_once() -> None:
    one = line()
    assert one.wants_probe(began=1) is True
    one.probing = True
    assert one.wants_probe(began=1) is None
    assert admitted(one, 5) == 0
    one.end_probe(6, answered=True)
    # It was refused before the bucket was looked at: what was found out may help it.
    assert one.wants_probe(began=2) is None
    assert one.wants_probe(began=7) is False
    one.succeed()
    assert one.wants_probe(began=2) is None
    assert one.wants_probe(began=8) is True


def test_a_look_without_an_answer_does_not_count() -> None:
    one = line()
    one.probing = True
    one.end_probe(6, answered=False)
    assert one.wants_probe(began=7) is True


def test_a_person_who_tries_again_has_it_looked_into_again() -> None:
    one = line()
    one.probing = True
    one.end_probe(6, answered=True)
    one.block(fault(FaultKind.POLICY), now=8)
    one.open()
    assert one.wants_probe(began=9) is True


@given(st.lists(st.sampled_from(["begin", "end", "halt", "slow", "arrive", "later"]), max_size=60), st.integers())
def test_whatever_happens_a_line_opens_again_by_itself(happenings: list[str], seed: int) -> None:
    one, now = Line(MOST, TEMPO, random.Random(seed)), 0.0
    for happening in happenings:
        match happening:
            case "begin":
                if one.admits(now):
                    one.begin()
            case "end":
                if one.running:
                    one.end()
            case "halt":
                one.halt(OFFLINE, now, now)
            case "slow":
                one.slow(now, now)
            case "arrive":
                one.succeed()
            case _:
                now += 7
        assert 1 <= one.limit <= MOST
        assert 0 <= one.running <= MOST
    while one.running:
        one.end()
    opens = one.opens_at()
    assert opens is not None
    assert one.admits(max(now, opens))
    assert opens - now <= TEMPO.longest
