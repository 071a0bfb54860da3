"""Garbage of the window is looked for by the window's thread alone: Qt's objects are destroyed where they live."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from threading import Thread, get_ident

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from rethumb_desktop.ui.application import Program
from rethumb_desktop.ui.desktop.garbage import GarbageCollector
from tests.ui.conftest import Stage

MANY = 300


@pytest.fixture
def collector() -> Iterator[GarbageCollector]:
    """A collector that has something to do soon, in a process whose own is on."""
    was_on, thresholds = gc.isenabled(), gc.get_threshold()
    gc.enable()
    gc.collect()
    gc.set_threshold(MANY // 3, 2, 2)
    owner = QObject()
    made = GarbageCollector(owner)
    yield made
    made.end()
    gc.set_threshold(*thresholds)
    if not was_on:
        gc.disable()


class Cycle:
    """Garbage as soon as it is made; tells in which thread it was destroyed."""

    def __init__(self, told: list[int]) -> None:
        self.told = told
        self.itself = self

    def __del__(self) -> None:
        self.told.append(get_ident())


def test_what_a_thread_leaves_is_destroyed_by_the_window_s(collector: GarbageCollector, qtbot: QtBot) -> None:
    told: list[int] = []

    def litter() -> None:
        for _ in range(MANY):
            Cycle(told)

    thread = Thread(target=litter)
    thread.start()
    thread.join()
    assert told == []

    qtbot.waitUntil(lambda: len(told) == MANY)

    assert set(told) == {get_ident()}


def test_it_looks_at_what_is_old_too(collector: GarbageCollector, qtbot: QtBot) -> None:
    told: list[int] = []
    old = Cycle(told)
    gc.collect()
    del old
    for _ in range(20):
        kept = [[number] for number in range(MANY)]
        qtbot.waitUntil(lambda: gc.get_count()[0] < MANY // 3)
        if told:
            break
        del kept
    assert told == [get_ident()]


def test_in_the_end_it_is_left_to_python_again(collector: GarbageCollector) -> None:
    assert not gc.isenabled()
    collector.end()
    assert gc.isenabled()


def test_a_window_has_one(stage: Stage) -> None:
    (found,) = stage.program.window.findChildren(GarbageCollector)
    assert not gc.isenabled()
    assert isinstance(stage.program, Program)
    assert found.parent() is stage.window
