"""When a library is synced next."""

from __future__ import annotations

import random

import pytest

from rethumb_desktop.domain.entries import SEGMENT_ENTRIES
from rethumb_desktop.services.outbox.tempo import Tempo
from rethumb_desktop.services.syncing.timetable import AFTER_PUBLISHING, BEHIND, FRONT, Timetable

NOW = 1000.0


@pytest.fixture
def timetable() -> Timetable:
    """One library that was synced at second 1000."""
    timetable = Timetable(Tempo(5.0, 300.0), random.Random(1))
    timetable.keep(["a"], NOW)
    sync(timetable, NOW)
    return timetable


def sync(timetable: Timetable, now: float, *, more: bool = False) -> None:
    timetable.begin("a", now)
    timetable.end("a", now, more=more)


def test_a_library_is_due_at_the_start() -> None:
    timetable = Timetable(Tempo(5.0, 300.0), random.Random(1))
    timetable.keep(["a", "b"], NOW)
    assert timetable.due(NOW) == ["a", "b"]
    assert timetable.wait(NOW) == 0


def test_it_is_looked_at_every_five_minutes_and_every_thirty_seconds_in_front(timetable: Timetable) -> None:
    assert timetable.wait(NOW) == BEHIND == 300
    timetable.set_front(True, NOW + 10)
    assert timetable.wait(NOW + 10) == 20
    sync(timetable, NOW + 30)
    assert timetable.wait(NOW + 30) == FRONT == 30
    timetable.set_front(False, NOW + 31)
    sync(timetable, NOW + 60)
    assert timetable.wait(NOW + 60) == BEHIND


def test_a_window_that_comes_to_the_front_after_long_brings_a_look_at_once(timetable: Timetable) -> None:
    timetable.set_front(True, NOW + 100)
    assert timetable.due(NOW + 100) == ["a"]


def test_what_was_published_is_told_at_once_and_then_every_two_seconds(timetable: Timetable) -> None:
    timetable.publish("a", NOW + 100)
    assert timetable.due(NOW + 100) == ["a"]
    sync(timetable, NOW + 100)
    timetable.publish("a", NOW + 100.5)
    assert timetable.wait(NOW + 100.5) == AFTER_PUBLISHING - 0.5


def test_a_full_segment_does_not_wait(timetable: Timetable) -> None:
    timetable.publish("a", NOW + 0.1, SEGMENT_ENTRIES - 1)
    assert timetable.due(NOW + 0.1) == []
    timetable.publish("a", NOW + 0.1)
    assert timetable.due(NOW + 0.1) == ["a"]
    sync(timetable, NOW + 0.2)
    timetable.publish("a", NOW + 0.3)
    assert timetable.due(NOW + 0.3) == []


def test_it_is_synced_at_once_on_request(timetable: Timetable) -> None:
    timetable.ask("a", NOW + 1)
    assert timetable.due(NOW + 1) == ["a"]


def test_what_is_under_way_is_not_due_until_it_has_ended(timetable: Timetable) -> None:
    timetable.begin("a", NOW + 1)
    timetable.ask("a", NOW + 2)
    timetable.publish("a", NOW + 2)
    assert timetable.due(NOW + 500) == []
    assert timetable.wait(NOW + 2) is None
    timetable.end("a", NOW + 3)
    assert timetable.due(NOW + 3) == ["a"]


def test_what_is_left_to_tell_is_told_soon(timetable: Timetable) -> None:
    sync(timetable, NOW + 10, more=True)
    assert timetable.wait(NOW + 10) == AFTER_PUBLISHING


def test_failures_are_followed_by_growing_waits_of_five_minutes_at_most(timetable: Timetable) -> None:
    waits: list[float] = []
    now = NOW
    for _ in range(12):
        timetable.begin("a", now)
        timetable.fail("a", now)
        waits.append(timetable.wait(now) or 0)
        now += waits[-1]
    assert 0.5 <= waits[0] <= 5
    assert max(waits[:3]) < 20 < max(waits)
    assert max(waits) <= 300
    sync(timetable, now)
    timetable.begin("a", now)
    timetable.fail("a", now)
    assert (timetable.wait(now) or 0) <= 5


def test_publishing_does_not_hammer_at_a_library_that_fails(timetable: Timetable) -> None:
    for _ in range(10):
        timetable.begin("a", NOW)
        timetable.fail("a", NOW)
    wait = timetable.wait(NOW) or 0
    assert wait > 30
    timetable.publish("a", NOW + 1, SEGMENT_ENTRIES)
    assert timetable.wait(NOW + 1) == 29
    timetable.set_front(True, NOW + 1)
    assert timetable.wait(NOW + 1) == 29


def test_a_request_forgets_what_failed(timetable: Timetable) -> None:
    for _ in range(10):
        timetable.begin("a", NOW)
        timetable.fail("a", NOW)
    timetable.ask("a", NOW + 1)
    assert timetable.due(NOW + 1) == ["a"]
    timetable.begin("a", NOW + 1)
    timetable.fail("a", NOW + 1)
    assert (timetable.wait(NOW + 1) or 0) <= 5


def test_a_library_that_is_no_more_is_left_out_and_a_new_one_is_due(timetable: Timetable) -> None:
    timetable.keep(["b"], NOW + 1)
    timetable.ask("a", NOW + 1)
    timetable.publish("a", NOW + 1)
    assert timetable.due(NOW + 1) == ["b"]
    timetable.keep([], NOW + 1)
    assert timetable.wait(NOW + 1) is None


def test_one_that_somebody_else_syncs_waits(timetable: Timetable) -> None:
    timetable.ask("a", NOW)
    timetable.put_off("a", NOW + 1)
    assert timetable.due(NOW) == []
    assert timetable.due(NOW + 1) == ["a"]


def test_who_has_waited_longest_is_first() -> None:
    timetable = Timetable(Tempo(5.0, 300.0), random.Random(1))
    timetable.keep(["a", "b"], NOW)
    timetable.ask("a", NOW + 2)
    timetable.ask("b", NOW + 1)
    assert timetable.due(NOW + 3) == ["b", "a"]
