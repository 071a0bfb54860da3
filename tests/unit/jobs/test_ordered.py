"""Mapping in order with several threads."""

from collections.abc import Iterator
from threading import Barrier, Event

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rethumb_desktop.jobs.ordered import map_in_order

LONG = 30.0


@settings(deadline=None, max_examples=30)
@given(st.lists(st.integers(), max_size=40), st.integers(1, 5))
def test_results_come_in_the_order_of_the_items(items: list[int], workers: int) -> None:
    assert list(map_in_order(lambda item: item * 2, items, workers=workers)) == [item * 2 for item in items]


def test_workers_work_at_the_same_time() -> None:
    together = Barrier(3)

    results = list(map_in_order(lambda item: (together.wait(LONG), item)[1], "abc", workers=3))

    assert results == ["a", "b", "c"]


def test_a_slow_first_item_does_not_change_the_order() -> None:
    second_done = Event()

    def work(item: str) -> str:
        if item == "first":
            assert second_done.wait(LONG)
        else:
            second_done.set()
        return item

    assert list(map_in_order(work, ["first", "second"], workers=2)) == ["first", "second"]


def test_items_are_not_taken_far_ahead() -> None:
    taken = []

    def items() -> Iterator[int]:
        for number in range(100):
            taken.append(number)
            yield number

    results = map_in_order(lambda item: item, items(), workers=2)
    assert next(results) == 0
    assert len(taken) <= 5
    results.close()

    assert len(taken) <= 5


def test_an_exception_comes_where_its_result_would() -> None:
    results = map_in_order(lambda item: 1 // item, [1, 0, 1], workers=2)

    assert next(results) == 1
    with pytest.raises(ZeroDivisionError):
        next(results)
