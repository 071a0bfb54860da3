"""The post delivers in order, together, to each its own, and says when something was lost."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

import pytest

from rethumb_desktop.watch import post
from rethumb_desktop.watch.post import Post
from tests.fixtures.waiting import wait_for

LIMIT = 30.0


class Listener:
    """Keeps what is delivered; waits inside a delivery while it is told to."""

    def __init__(self) -> None:
        self.deliveries: list[tuple[list[int], bool]] = []
        self.calls = 0
        self.time: float | None = None
        self.going_on = threading.Event()
        self.going_on.set()

    def deliver(self, items: list[int], *, lost: bool) -> None:
        self.deliveries.append((items, lost))
        self.going_on.wait(LIMIT)

    def due(self) -> float | None:
        return self.time

    def call(self) -> None:
        self.calls += 1
        self.time = None


@pytest.fixture
def letters() -> Iterator[Post[int]]:
    letters = Post[int]("post under test")
    yield letters
    letters.close()


def joined(letters: Post[int]) -> Listener:
    listener = Listener()
    letters.join(listener)
    return listener


def test_what_is_posted_is_delivered_in_order_and_together(letters: Post[int]) -> None:
    listener, other = joined(letters), joined(letters)
    listener.going_on.clear()
    letters.put(listener, 0)
    wait_for(lambda: listener.deliveries, LIMIT, "the first")
    for number in range(1, 1000):
        letters.put(listener, number)
    letters.put(other, 7)
    listener.going_on.set()
    wait_for(lambda: other.deliveries, LIMIT, "the other's")
    assert listener.deliveries == [([0], False), (list(range(1, 1000)), False)]
    assert other.deliveries == [([7], False)]


def test_a_loss_counts_for_all_that_waits(letters: Post[int]) -> None:
    listener = joined(letters)
    listener.going_on.clear()
    letters.put(listener, 0)
    wait_for(lambda: listener.deliveries, LIMIT, "the first")
    letters.put(listener, 1)
    letters.lose(listener)
    letters.put(listener, 2)
    listener.going_on.set()
    wait_for(lambda: len(listener.deliveries) > 1, LIMIT, "the loss")
    letters.put(listener, 3)
    wait_for(lambda: len(listener.deliveries) > 2, LIMIT, "the last")
    assert listener.deliveries == [([0], False), ([], True), ([3], False)]


def test_too_much_is_a_loss(letters: Post[int]) -> None:
    listener = joined(letters)
    listener.going_on.clear()
    letters.put(listener, 0)
    wait_for(lambda: listener.deliveries, LIMIT, "the first")
    for number in range(post.MOST + 1):
        letters.put(listener, number)
    listener.going_on.set()
    wait_for(lambda: len(listener.deliveries) > 1, LIMIT, "the loss")
    assert listener.deliveries[1] == ([], True)


def test_who_has_left_gets_nothing(letters: Post[int]) -> None:
    listener, other = joined(letters), joined(letters)
    letters.put(listener, 1)
    letters.leave(listener)
    letters.put(listener, 2)
    letters.lose(listener)
    letters.put(other, 3)
    wait_for(lambda: other.deliveries, LIMIT, "the other's")
    assert listener.deliveries == []


def test_who_asks_is_called_in_time(letters: Post[int]) -> None:
    listener, later = joined(letters), joined(letters)
    later.time = time.monotonic() + 10 * LIMIT
    listener.time = time.monotonic() + 0.05
    letters.wake()
    wait_for(lambda: listener.calls, LIMIT, "the call")
    assert (listener.calls, later.calls, later.deliveries) == (1, 0, [])


def test_the_end_waits_for_what_is_being_delivered() -> None:
    letters = Post[int]("post under test")
    listener = joined(letters)
    listener.going_on.clear()
    letters.put(listener, 1)
    wait_for(lambda: listener.deliveries, LIMIT, "the delivery")
    ending = threading.Thread(target=letters.close)
    ending.start()
    assert ending.is_alive()
    listener.going_on.set()
    ending.join(LIMIT)
    assert not ending.is_alive()
