"""Lanes run everything once, in order, with no more waiting than allowed, and leave no thread."""

import sys
import threading
from threading import Barrier, Event, Lock, Thread

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rethumb_desktop.jobs.lane import Lane
from tests.fixtures.waiting import wait_for

LONG = 30.0
WAITING = ("wait", "join", "_wait_for_tstate_lock")


def refuse(bug: Exception) -> None:
    raise AssertionError(bug)


def lane_threads(name: str) -> list[str]:
    return [thread.name for thread in threading.enumerate() if thread.name.startswith(name)]


def wait_until_it_waits(thread: Thread) -> None:
    """Return once the thread waits for another; fails where it ends instead."""

    def waits() -> bool:
        assert thread.is_alive()
        frame = sys._current_frames().get(thread.ident or 0)
        code = frame.f_code if frame is not None else None
        return code is not None and code.co_filename == threading.__file__ and code.co_name in WAITING

    wait_for(waits, LONG, f"{thread.name} to wait", pause=0.001)


class Gate:
    """A task that begins, tells so, and goes on when it may."""

    def __init__(self) -> None:
        self.begun = Event()
        self.open = Event()

    def __call__(self) -> None:
        self.begun.set()
        assert self.open.wait(LONG)


@settings(deadline=None, max_examples=30)
@given(st.integers(0, 60), st.integers(1, 4), st.one_of(st.none(), st.integers(1, 5)))
def test_everything_runs_once(tasks: int, workers: int, capacity: int | None) -> None:
    lane = Lane("all", workers, capacity)
    done: list[int] = []
    guard, all_done = Lock(), Event()

    def work(number: int) -> None:
        with guard:
            done.append(number)
            if len(done) == tasks:
                all_done.set()

    for number in range(tasks):
        assert lane.submit(lambda number=number: work(number), refuse)  # type: ignore[misc]
    if tasks:
        assert all_done.wait(LONG)
    lane.close()

    assert sorted(done) == list(range(tasks))
    if workers == 1:
        assert done == list(range(tasks))
    assert lane_threads("all") == []


def test_workers_work_at_the_same_time() -> None:
    lane = Lane("together", 3)
    together, met = Barrier(4), []

    for _ in range(3):
        lane.submit(lambda: met.append(together.wait(LONG)), refuse)
    met.append(together.wait(LONG))
    lane.close()

    assert sorted(met) == [0, 1, 2, 3]


def test_threads_are_named_and_keep_the_program() -> None:
    lane = Lane("named", 1)
    found: list[threading.Thread] = []
    lane.submit(lambda: found.append(threading.current_thread()), refuse)
    gate = Gate()
    lane.submit(gate, refuse)
    assert gate.begun.wait(LONG)
    gate.open.set()
    lane.close()

    assert found[0].name.startswith("named")
    assert not found[0].daemon
    assert not found[0].is_alive()


def test_a_full_lane_makes_its_feeder_wait() -> None:
    lane = Lane("full", 1, capacity=2)
    gate, fed = Gate(), []
    lane.submit(gate, refuse)
    assert gate.begun.wait(LONG)

    def feed() -> None:
        for number in range(5):
            lane.submit(lambda: None, refuse)
            fed.append(number)

    feeder = Thread(target=feed)
    feeder.start()
    wait_until_it_waits(feeder)
    assert fed == [0, 1]
    gate.open.set()
    feeder.join(LONG)
    lane.close()

    assert fed == [0, 1, 2, 3, 4]


def test_a_paused_lane_starts_nothing_until_it_goes_on() -> None:
    lane = Lane("paused", 2)
    running, later = Gate(), Event()
    lane.submit(running, refuse)
    assert running.begun.wait(LONG)
    before = set(threading.enumerate())
    lane.pause()
    assert lane.submit(later.set, refuse)
    (second,) = set(threading.enumerate()) - before
    wait_until_it_waits(second)
    assert not later.is_set()

    lane.go_on()
    assert later.wait(LONG)
    running.open.set()
    lane.close()


@pytest.mark.parametrize("paused", [False, True])
def test_closing_drops_what_waits_and_ends_what_runs(paused: bool) -> None:
    lane = Lane("closing", 1)
    running, done = Gate(), []
    lane.submit(running, refuse)
    assert running.begun.wait(LONG)
    for number in range(5):
        lane.submit(lambda number=number: done.append(number), refuse)  # type: ignore[misc]
    if paused:
        lane.pause()

    closer = Thread(target=lane.close)
    closer.start()
    wait_until_it_waits(closer)
    running.open.set()
    closer.join(LONG)

    assert not closer.is_alive()
    assert not lane.submit(lambda: done.append(99), refuse)
    assert lane_threads("closing") == []
    assert done == []


def test_a_feeder_that_waits_is_let_go_when_the_lane_closes() -> None:
    lane = Lane("let-go", 1, capacity=1)
    running, taken = Gate(), []
    lane.submit(running, refuse)
    assert running.begun.wait(LONG)
    lane.submit(lambda: None, refuse)
    feeder = Thread(target=lambda: taken.append(lane.submit(lambda: None, refuse)))
    feeder.start()
    wait_until_it_waits(feeder)

    closer = Thread(target=lane.close)
    closer.start()
    feeder.join(LONG)
    assert taken == [False]
    running.open.set()
    closer.join(LONG)

    assert not closer.is_alive()


def test_a_bug_is_told_and_the_lane_goes_on() -> None:
    lane = Lane("bugs", 1)
    bugs: list[Exception] = []
    done = Event()

    def stumble() -> None:
        raise ZeroDivisionError

    lane.submit(stumble, bugs.append)
    lane.submit(done.set, refuse)
    assert done.wait(LONG)
    lane.close()

    assert [type(bug) for bug in bugs] == [ZeroDivisionError]


def test_a_lane_that_was_never_used_closes() -> None:
    lane = Lane("unused", 4)
    lane.close()
    lane.close()
    assert not lane.submit(lambda: None, refuse)
