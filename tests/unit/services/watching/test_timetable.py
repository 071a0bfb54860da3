"""When a watched folder is looked at again; letters; clocks."""

from __future__ import annotations

import pytest

from rethumb_desktop.domain.hints import Hint, HintKind
from rethumb_desktop.domain.job import JobState
from rethumb_desktop.services.watching.clocks import Clocks, Wakefulness
from rethumb_desktop.services.watching.letterbox import MOST_HINTS, JobEnding, Letterbox
from rethumb_desktop.services.watching.timetable import HOUR, Timetable
from tests.watching.simulation.clock import SimulatedClock


def walked(took: float = 0.0, *, polls: bool = False, now: float = 0.0) -> Timetable:
    """A timetable after a rescan."""
    timetable = Timetable()
    timetable.begin()
    timetable.end(now, took, polls=polls)
    return timetable


def test_the_first_rescan_is_due_at_once() -> None:
    assert Timetable().due < 0


def test_there_is_one_every_hour() -> None:
    assert walked(5.0).due == HOUR


@pytest.mark.parametrize(("took", "due"), [(0, 10), (0.05, 10), (0.5, 50), (5, 500), (6, 600), (60, 600)])
def test_polls_come_the_oftener_the_less_they_take(took: float, due: float) -> None:
    assert walked(took, polls=True).due == pytest.approx(due)


@pytest.mark.parametrize(("took", "now", "due"), [(0, 0.2, 1), (0, 5, 5), (2, 3, 6), (2, 7, 7)])
def test_one_that_is_asked_for_comes_soon_but_not_at_once_after_another(took: float, now: float, due: float) -> None:
    timetable = walked(took)
    timetable.ask(now)
    assert timetable.due == due


def test_one_that_is_asked_for_during_another_comes_after_it() -> None:
    timetable = Timetable()
    timetable.begin()
    timetable.ask(1)
    assert timetable.due == float("inf")
    timetable.end(2, 0, polls=False)
    assert timetable.due == 3
    timetable.begin()
    timetable.end(4, 0, polls=False)
    assert timetable.due == 4 + HOUR


def test_after_very_many_hints_there_is_one() -> None:
    timetable = walked()
    timetable.count(1000, 50)
    assert timetable.due == HOUR
    timetable.count(1, 50.9)
    assert timetable.due == 50.9


def test_many_hints_over_a_long_time_are_nothing_special() -> None:
    timetable = walked()
    for second in range(100):
        timetable.count(900, 50 + second * 1.1)
    assert timetable.due == HOUR


def test_a_missing_folder_is_looked_for_less_and_less_often() -> None:
    timetable, waits = walked(), []
    for _ in range(6):
        timetable.begin()
        timetable.miss(0)
        waits.append(timetable.due)
    assert waits == [5, 10, 20, 40, 60, 60]
    timetable.begin()
    timetable.end(0, 0, polls=False)
    timetable.miss(0)
    assert timetable.due == 5


def test_one_that_came_to_nothing_is_tried_again() -> None:
    timetable = Timetable()
    timetable.begin()
    timetable.give_up(7)
    assert timetable.due == 12
    timetable.ask(8)
    assert timetable.due == 8


def test_after_an_interruption_one_comes_first() -> None:
    timetable = Timetable()
    timetable.begin()
    timetable.interrupt(7)
    assert timetable.due == 7
    timetable.ask(8)
    assert timetable.due == 7


def test_sleep_is_noticed_once() -> None:
    clock = SimulatedClock()
    wakefulness = Wakefulness(Clocks(clock.steady, clock.wall))
    assert not wakefulness.slept()
    clock.apart += 31
    assert wakefulness.slept()
    assert not wakefulness.slept()


def test_the_clocks_of_the_computer_run() -> None:
    clocks = Clocks()
    assert clocks.steady() <= clocks.steady()
    assert clocks.wall().utcoffset() is not None


def test_letters_are_taken_once_and_in_order() -> None:
    letterbox = Letterbox()
    hints = [Hint(HintKind.CLOSED, f"/w/{number}") for number in range(3)]
    letterbox.put_hints(hints[:2])
    letterbox.put_hints(hints[2:])
    endings = [JobEnding(1, JobState.PUBLISHED, None), JobEnding(2, JobState.FAILED, None)]
    for ending in endings:
        letterbox.put_ending(ending)
    assert (letterbox.take_hints(), letterbox.take_hints()) == (hints, [])
    assert (letterbox.take_endings(), letterbox.take_endings()) == (endings, [])


def test_a_wish_is_taken_once() -> None:
    letterbox = Letterbox()
    assert not letterbox.take_wish()
    letterbox.put_wish()
    letterbox.put_wish()
    assert letterbox.take_wish()
    assert not letterbox.take_wish()


def test_too_many_letters_are_a_loss() -> None:
    letterbox = Letterbox()
    letterbox.put_hints([Hint(HintKind.CLOSED, "/w/a")] * MOST_HINTS)
    letterbox.put_hints([Hint(HintKind.CLOSED, "/w/a")])
    letterbox.put_hints([Hint(HintKind.CLOSED, "/w/b")])
    kinds = [hint.kind for hint in letterbox.take_hints()]
    assert kinds == [HintKind.LOST, HintKind.CLOSED]
