"""Settling: a file is read when nobody writes it any more, as far as looking tells; by a hand clock."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rethumb_desktop.domain.errors import FaultKind, FaultRecord
from rethumb_desktop.domain.original import Stamp
from rethumb_desktop.domain.settling import APART, LONGEST_RETRY, QUIET, Settling, retry_wait

A = "/w/a.jpg"
EMPTY, ONE, TWO = Stamp(0, 1, 7), Stamp(10, 1, 7), Stamp(20, 2, 7)
DENIED = FaultRecord(FaultKind.PERMISSION, "It may not be read.", "", retryable=False)


@dataclass(frozen=True)
class Step:
    """What happens at a time: a hint (`finished` or not), or a look if one is due then.

    `settled` None: no look is due.
    """

    at: float
    hint: bool | None = None
    stamp: Stamp | None = None
    settled: bool | None = None


def told(at: float, *, finished: bool) -> Step:
    return Step(at, hint=finished)


def look(at: float, stamp: Stamp | None, *, settled: bool = False) -> Step:
    return Step(at, stamp=stamp, settled=settled)


def nothing(at: float) -> Step:
    return Step(at)


STORIES = {
    "a finished file settles after 0.4 s": [
        told(0, finished=True), look(0, ONE), nothing(0.3), look(0.4, ONE, settled=True),
    ],
    "any other after 2 s": [
        told(0, finished=False), look(0, ONE), nothing(0.4), nothing(1.9), look(2, ONE, settled=True),
    ],
    "2 s from when it was seen so first": [
        told(0, finished=False), look(0, ONE), look(2, TWO), nothing(3.9), look(4, TWO, settled=True),
    ],
    "a late look sets the beginning": [
        told(0, finished=True), look(5, ONE), nothing(5.3), look(5.4, ONE, settled=True),
    ],
    "a hint makes looks from before it worthless": [
        told(0, finished=True), look(0, ONE), told(0.3, finished=True), look(0.3, ONE), nothing(0.6),
        look(0.7, ONE, settled=True),
    ],
    "written after it was closed: 2 s": [
        told(0, finished=True), look(0, ONE), told(0.3, finished=False), look(0.7, ONE), nothing(1.2),
        look(2.7, ONE, settled=True),
    ],
    "changed after it was closed, without a word yet: 2 s": [
        told(0, finished=True), look(0, ONE), look(0.4, TWO), nothing(0.9), look(2.4, TWO, settled=True),
    ],
    "closed while it settles: 0.4 s": [
        told(0, finished=False), look(0, ONE), told(1, finished=True), look(1, ONE), look(1.4, ONE, settled=True),
    ],
    "written all the time": [
        told(0, finished=False), look(0, ONE), told(0.1, finished=False), told(0.2, finished=False),
        told(0.3, finished=False), nothing(0.4), look(0.5, TWO), told(0.6, finished=False), nothing(0.9),
        look(1.0, TWO), look(3.0, TWO, settled=True),
    ],
    "the same size, another time": [
        told(0, finished=True), look(0, ONE), look(0.4, Stamp(10, 2, 7)), look(2.4, Stamp(10, 2, 7), settled=True),
    ],
    "the same size and time, another inode": [
        told(0, finished=True), look(0, ONE), look(0.4, Stamp(10, 1, 8)), look(2.4, Stamp(10, 1, 8), settled=True),
    ],
    "gone": [told(0, finished=True), look(0, None), nothing(100)],
    "gone, and back": [
        told(0, finished=True), look(0, ONE), look(0.4, None), nothing(3), told(4, finished=True), look(4, ONE),
        look(4.4, ONE, settled=True),
    ],
    "an empty file never settles, and is looked at less and less often": [
        told(0, finished=True), look(0, EMPTY), nothing(4.9), look(5, EMPTY), nothing(14.9), look(15, EMPTY),
        look(35, EMPTY), look(75, EMPTY), look(4000, EMPTY), nothing(4159), look(4160, EMPTY),
    ],
    "an empty file is filled": [
        told(0, finished=True), look(0, EMPTY), look(5, EMPTY), told(9, finished=True), look(9, ONE),
        look(9.4, ONE, settled=True),
    ],
    "an empty file is filled without a word": [
        told(0, finished=True), look(0, EMPTY), look(5, ONE), look(7, ONE, settled=True),
    ],
    "one that was settled and not dropped is handed out again": [
        told(0, finished=True), look(0, ONE), look(0.4, ONE, settled=True), nothing(5.3), look(5.4, ONE, settled=True),
    ],
}  # fmt: skip


@pytest.mark.parametrize("story", STORIES.values(), ids=STORIES.keys())
def test_stories(story: list[Step]) -> None:
    settling = Settling()
    for step in story:
        if step.hint is not None:
            settling.note(A, step.at, finished=step.hint)
            continue
        due = list(settling.due(step.at))
        assert due == ([] if step.settled is None else [A]), step
        if due:
            assert settling.seen(A, step.stamp, step.at) == step.settled, step


def test_what_is_due_is_told_once_and_again_later_if_nothing_comes_of_it() -> None:
    settling = Settling()
    settling.note(A, 0, finished=True)
    assert list(settling.due(1)) == [A]
    assert list(settling.due(1)) == []
    assert settling.next_due() == 6
    assert list(settling.due(6)) == [A]


def test_who_waits_longest_comes_first() -> None:
    settling = Settling()
    for at, path in ((3, "/w/c"), (1, "/w/a"), (2, "/w/b")):
        settling.note(path, at)
    assert settling.next_due() == 1
    assert list(settling.due(2.5)) == ["/w/a", "/w/b"]
    assert list(settling.due(3)) == ["/w/c"]


def test_stopping_in_the_middle_loses_nothing() -> None:
    settling = Settling()
    for path in ("/w/a", "/w/b"):
        settling.note(path, 0)
    assert next(settling.due(0)) == "/w/a"
    assert next(settling.due(0)) == "/w/b"


def test_what_was_dropped_is_not_looked_at() -> None:
    settling = Settling()
    settling.note(A, 0)
    settling.drop(A)
    settling.drop(A)
    assert settling.next_due() is None
    assert list(settling.due(100)) == []
    assert A not in settling
    assert len(settling) == 0


def test_a_look_at_what_does_not_settle_says_nothing() -> None:
    assert not Settling().seen(A, ONE, 0)


@pytest.mark.parametrize(
    ("tries", "wait"), [(0, 5), (1, 10), (2, 20), (3, 40), (8, 1280), (9, 1800), (10, 1800), (100_000, 1800)]
)
def test_what_cannot_be_read_waits_twice_as_long_each_time(tries: int, wait: float) -> None:
    assert retry_wait(tries) == wait


def test_what_was_put_off_says_why_and_comes_again() -> None:
    settling, now = Settling(), 0.0
    settling.note(A, now, finished=True)
    for tries in range(12):
        settling.put_off(A, now, DENIED)
        assert list(settling.due(now + retry_wait(tries) - 0.01)) == []
        now += retry_wait(tries)
        assert list(settling.due(now)) == [A]
        assert settling.error(A) == DENIED
    assert retry_wait(11) == LONGEST_RETRY
    # It can be read at last.
    assert not settling.seen(A, ONE, now)
    assert list(settling.due(now + QUIET)) == [A]
    assert settling.seen(A, ONE, now + QUIET)


def test_a_hint_brings_what_was_put_off_back_at_once() -> None:
    settling = Settling()
    settling.put_off(A, 0, DENIED, tries=7)
    assert settling.next_due() == 640
    settling.note(A, 3, finished=False)
    assert settling.next_due() == 3 + QUIET
    settling.note(A, 3, finished=True)
    assert settling.next_due() == 3


def test_what_is_delayed_stays_settled_as_long_as_it_is_the_same() -> None:
    settling = Settling()
    settling.note(A, 0)
    settling.seen(A, ONE, 0)
    assert settling.seen(A, ONE, APART)
    settling.delay(A, APART)
    settling.delay("/w/never.jpg", APART)
    assert list(settling.due(APART + QUIET)) == [A]
    assert settling.seen(A, ONE, APART + QUIET)
    settling.delay(A, 3)
    assert not settling.seen(A, TWO, 3 + QUIET)
    assert not settling.seen(A, TWO, 3 + 2 * QUIET)


def test_only_what_is_not_put_off_is_active() -> None:
    settling = Settling()
    settling.note("/w/a", 0)
    settling.put_off("/w/b", 0, DENIED)
    settling.put_off("/w/b", 5, DENIED)
    settling.note("/w/c", 0)
    settling.seen("/w/c", EMPTY, 0)
    assert (len(settling), settling.active) == (3, 2), "what is empty for a moment may be begun"
    assert [path for path, _ in settling.troubles(9)] == ["/w/b"]
    settling.seen("/w/c", EMPTY, 5)
    assert (len(settling), settling.active) == (3, 1)
    assert [path for path, _ in settling.troubles(9)] == ["/w/b", "/w/c"]
    assert [error for _, error in settling.troubles(1)] == [DENIED]
    settling.seen("/w/c", ONE, 15)
    assert (len(settling), settling.active) == (3, 2)
    settling.drop("/w/b")
    assert (len(settling), settling.active) == (2, 2)
    settling.clear()
    assert (len(settling), settling.active, settling.next_due()) == (0, 0, None)


def test_what_a_walk_finds_counts_as_a_look() -> None:
    settling = Settling()
    settling.found(A, ONE, 0)
    assert list(settling.due(1.9)) == []
    settling.found(A, ONE, 1.9)
    assert list(settling.due(2)) == [A]
    assert settling.seen(A, ONE, 2)


def test_what_a_walk_finds_changed_begins_anew() -> None:
    settling = Settling()
    settling.found(A, EMPTY, 0)
    settling.found(A, EMPTY, 1)
    assert settling.next_due() == 5
    settling.found(A, ONE, 1)
    assert settling.next_due() == 1 + APART
    settling.found(A, TWO, 2)
    assert settling.next_due() == 2 + APART


def test_a_walk_does_not_disturb_what_was_told() -> None:
    settling = Settling()
    settling.note(A, 0, finished=True)
    settling.found(A, ONE, 0)
    assert settling.next_due() == 0


def test_after_a_loss_nobody_has_finished() -> None:
    settling = Settling()
    settling.note(A, 0, finished=True)
    settling.seen(A, ONE, 0)
    settling.doubt()
    assert list(settling.due(QUIET)) == [A]
    assert not settling.seen(A, ONE, QUIET)
    assert settling.next_due() == APART


def test_no_error_where_nothing_failed() -> None:
    settling = Settling()
    assert settling.error(A) is None
    settling.note(A, 0)
    assert settling.error(A) is None


_STEPS = st.lists(
    st.tuples(
        st.floats(0, 3, width=16),
        st.sampled_from(["finished", "unfinished", "change", "look", "put off", "doubt", "walk"]),
    ),
    max_size=40,
)


@settings(deadline=None, max_examples=200)
@given(_STEPS)
def test_whatever_settles_was_the_same_for_long_enough(steps: list[tuple[float, str]]) -> None:
    settling, now, changed, told_at, written = Settling(), 0.0, 0.0, 0.0, 1
    ever_finished = False
    settling.note(A, now)
    for wait, what in steps:
        now += wait
        if what in ("finished", "unfinished"):
            settling.note(A, now, finished=what == "finished")
            told_at, ever_finished = now, ever_finished or what == "finished"
        elif what == "change":
            written, changed = written + 1, now
        elif what == "put off":
            settling.put_off(A, now, DENIED)
        elif what == "doubt":
            settling.doubt()
        elif what == "walk":
            settling.found(A, Stamp(10, written, 7), now)
        for path in settling.due(now):
            if settling.seen(path, Stamp(10, written, 7), now):
                assert now >= max(changed, told_at) + (QUIET if ever_finished else APART)
    # And it always does in the end.
    for _ in range(3):
        now = max(now, settling.next_due() or now)
        if any(settling.seen(path, Stamp(10, written, 7), now) for path in settling.due(now)):
            return
    raise AssertionError("It never settled.")
