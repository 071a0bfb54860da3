"""Things that are taken up when their time has come."""

from __future__ import annotations

from collections.abc import Iterator
from queue import SimpleQueue
from threading import Event

import pytest

from rethumb_desktop.services.removal.timetable import Timetable

PATIENCE = 60.0


class Board:
    """A timetable of words, on a clock that the test moves."""

    def __init__(self) -> None:
        self.time = 0.0
        self.taken: SimpleQueue[str] = SimpleQueue()
        self.bugs: SimpleQueue[str] = SimpleQueue()
        self.entered, self.leave = Event(), Event()
        self.timetable = Timetable[str]("words", self._take, self._meet_bug, lambda: self.time)

    def pass_time(self, seconds: float) -> None:
        self.time += seconds
        self.timetable.put((), 0)

    def next(self, count: int = 1) -> list[str]:
        return [self.taken.get(timeout=PATIENCE) for _ in range(count)]

    def _take(self, word: str) -> None:
        if word == "bug":
            raise ZeroDivisionError
        if word == "long":
            self.entered.set()
            self.leave.wait(PATIENCE)
        if word == "again":
            self.timetable.put(["after"], 5)
        self.taken.put(word)

    def _meet_bug(self, word: str, bug: Exception) -> None:
        self.bugs.put(f"{word} {type(bug).__name__}")


@pytest.fixture
def board() -> Iterator[Board]:
    board = Board()
    yield board
    board.leave.set()
    board.timetable.close()


def test_what_is_due_first_is_taken_first(board: Board) -> None:
    board.timetable.put(["late", "later"], 20)
    board.timetable.put(["soon"], 10)
    board.timetable.put(["now"], 0)
    assert board.next() == ["now"]

    board.pass_time(20)

    assert board.next(3) == ["soon", "late", "later"]


def test_nothing_is_taken_before_its_time(board: Board) -> None:
    board.timetable.put(["later"], 10)
    board.pass_time(9.9)
    board.timetable.put(["now"], 0)
    assert board.next() == ["now"]
    board.pass_time(0.1)

    assert board.next() == ["later"]


def test_putting_again_moves_an_item(board: Board) -> None:
    board.timetable.put(["a", "b"], 10)
    board.timetable.put(["a"], 30)
    board.timetable.put(["b"], 5)
    board.pass_time(5)
    assert board.next() == ["b"]
    board.pass_time(20)
    board.timetable.put(["now"], 0)
    assert board.next() == ["now"]
    board.pass_time(5)

    assert board.next() == ["a"]


def test_a_bug_is_told_and_ends_nothing(board: Board) -> None:
    board.timetable.put(["bug", "next"], 0)

    assert board.next() == ["next"]
    assert board.bugs.get(timeout=PATIENCE) == "bug ZeroDivisionError"


def test_what_is_taken_up_can_put_something_on(board: Board) -> None:
    board.timetable.put(["again"], 0)
    assert board.next() == ["again"]
    board.pass_time(5)

    assert board.next() == ["after"]


def test_the_end_waits_for_what_runs_and_for_nothing_else(board: Board) -> None:
    board.timetable.put(["long", "next"], 0)
    assert board.entered.wait(PATIENCE)
    board.leave.set()

    board.timetable.close()
    board.timetable.put(["after"], 0)

    left = []
    while not board.taken.empty():
        left.append(board.taken.get())
    assert left[0] == "long"
    assert "after" not in left


def test_nothing_begins_after_the_end() -> None:
    board = Board()
    board.timetable.close()

    board.timetable.put(["after"], 0)  # a thread that this began would be left behind

    assert board.taken.empty()


def test_the_real_clock_counts_seconds() -> None:
    taken: SimpleQueue[str] = SimpleQueue()
    timetable = Timetable[str]("words", taken.put, lambda _word, _bug: None)
    timetable.put(["second"], 1.0)
    timetable.put(["first"], 0.01)

    assert [taken.get(timeout=PATIENCE) for _ in range(2)] == ["first", "second"]
    timetable.close()
