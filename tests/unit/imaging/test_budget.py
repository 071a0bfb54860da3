"""The budget of memory: who does not fit waits, and nobody waits for ever."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable

import pytest

from rethumb_desktop.domain.errors import Fault
from rethumb_desktop.domain.recipe import Recipe
from rethumb_desktop.imaging.budget import ByteBudget
from rethumb_desktop.imaging.limits import Limits, default_budget
from rethumb_desktop.imaging.renderer import PillowRenderer
from tests.fixtures import pictures


class Holder:
    """A thread that takes a part of the budget and keeps it until it is let go."""

    def __init__(self, budget: ByteBudget, count: int) -> None:
        self.has = threading.Event()
        self.let_go = threading.Event()
        self._budget, self._count = budget, count
        self.thread = threading.Thread(target=self._hold, daemon=True)
        self.thread.start()

    def _hold(self) -> None:
        with self._budget.reserve(self._count):
            self.has.set()
            self.let_go.wait(10)

    def end(self) -> None:
        self.let_go.set()
        self.thread.join(10)


def wait_until(holds: Callable[[], bool]) -> None:
    """Wait until something another thread does has happened; fails after ten seconds."""
    ended = threading.Event()
    for _ in range(2000):
        if holds():
            return
        ended.wait(0.005)
    raise AssertionError("it never happened")


def test_what_fits_goes_in_together() -> None:
    budget = ByteBudget(100)
    holders = [Holder(budget, 50), Holder(budget, 50)]
    for holder in holders:
        assert holder.has.wait(10)
    assert budget.taken == 100
    for holder in holders:
        holder.end()
    assert budget.taken == 0


def test_what_does_not_fit_waits_until_there_is_room() -> None:
    budget = ByteBudget(100)
    first = Holder(budget, 60)
    assert first.has.wait(10)
    second = Holder(budget, 60)
    wait_until(lambda: budget.waiting == 1)
    assert not second.has.is_set()
    first.end()
    assert second.has.wait(10)
    second.end()


def test_what_is_larger_than_everything_goes_alone() -> None:
    budget = ByteBudget(100)
    small = Holder(budget, 1)
    assert small.has.wait(10)
    large = Holder(budget, 1000)
    wait_until(lambda: budget.waiting == 1)
    assert not large.has.is_set()
    small.end()
    assert large.has.wait(10)
    large.end()


def test_nobody_overtakes_a_large_one() -> None:
    budget = ByteBudget(100)
    first = Holder(budget, 60)
    assert first.has.wait(10)
    large = Holder(budget, 90)
    wait_until(lambda: budget.waiting == 1)
    small = Holder(budget, 10)
    wait_until(lambda: budget.waiting == 2)
    assert not small.has.is_set()
    first.end()
    assert large.has.wait(10)
    assert small.has.wait(10)
    large.end()
    small.end()


def test_what_fails_gives_its_part_back() -> None:
    budget = ByteBudget(100)
    with pytest.raises(RuntimeError), budget.reserve(80):
        raise RuntimeError
    assert budget.taken == 0


def test_a_renderer_gives_its_part_back_after_a_damaged_picture() -> None:
    # The budget holds one of these pictures at a time: were it not given back, the next would wait for ever.
    renderer = PillowRenderer(Limits(budget=1_600_000))
    for _ in range(3):
        with pytest.raises(Fault):
            renderer.render(pictures.jpeg_truncated(), [Recipe()])
    assert renderer.render(pictures.png(256, 256), [Recipe(width=100)])[0].width == 100


def test_the_budget_is_a_quarter_of_the_memory() -> None:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    assert default_budget() == max(memory // 4, 512 * 1024**2)
