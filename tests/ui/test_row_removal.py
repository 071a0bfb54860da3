"""Rows taken off the list, and brought back."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from rethumb_desktop.domain.job import JobState
from rethumb_desktop.domain.library import THIS_COMPUTER
from rethumb_desktop.domain.recipe import Recipe
from rethumb_desktop.ui.main_window.row_removal import RowRemoval
from tests.ui.conftest import Stage, Start
from tests.ui.test_removing import remove as take_out
from tests.ui.test_rows import select

RECIPES = (Recipe(square=16),)


@pytest.fixture
def waiting(stage: Stage) -> Stage:
    """A window with one published picture and two that wait for the person."""
    stage.drop(stage.picture("a.jpg", 310))
    stage.wait_said("1 link copied")
    add(stage, "b.jpg", "c.jpg", hold=True)
    stage.window.activateWindow()
    stage.wait(stage.window.isActiveWindow)
    return stage


def add(stage: Stage, *names: str, hold: bool = False) -> None:
    files = [str(stage.picture(name, 300 + ord(name[0]))) for name in names]
    there = len(stage.jobs)
    stage.services.publishing.submit(files, RECIPES, THIS_COMPUTER, hold=hold)
    stage.wait(lambda: len(stage.jobs) == there + len(names))


def removal(stage: Stage) -> RowRemoval:
    return stage.workspace.row_removal


def names(stage: Stage) -> list[str]:
    return [job.source.name for job in stage.jobs]


def delete(stage: Stage, *rows: int) -> None:
    select(stage, *rows)
    QTest.keyClick(stage.workspace.queue.view, Qt.Key.Key_Delete)


def press_undo(stage: Stage) -> None:
    QTest.keyClick(stage.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


def states_in_queue(stage: Stage) -> Sequence[JobState]:
    return [job.state for job in stage.house.queue.jobs()]


def test_what_waits_comes_back_as_it_was(waiting: Stage) -> None:
    before = waiting.jobs
    delete(waiting, 1)
    assert names(waiting) == ["a.jpg", "c.jpg"]
    bar = removal(waiting).bar
    assert (bar.isVisible(), bar.text) == (True, "1 picture removed from the list")
    delete(waiting, 0)
    assert bar.text == "2 pictures removed from the list"
    undo = bar.findChild(QPushButton, "messageButton")
    assert undo is not None
    assert undo.text() == "Undo"
    undo.click()
    waiting.wait(lambda: waiting.jobs == before)
    assert not bar.isVisible()
    assert [job.held for job in waiting.jobs] == [False, True, True]
    assert waiting.window.footer.message == "They are back."


def test_that_they_are_back_is_taken_back_at_the_next_removal(waiting: Stage) -> None:
    delete(waiting, 1)
    removal(waiting).undo()
    waiting.wait_said("It is back.")
    delete(waiting, 1)
    assert waiting.window.footer.message == ""
    removal(waiting).undo()
    waiting.wait_said("It is back.")
    waiting.workspace.voice.say("Something else.")
    delete(waiting, 1)
    assert waiting.window.footer.message == "Something else."


def test_the_key_for_undo_brings_rows_back(waiting: Stage) -> None:
    delete(waiting, 1, 2)
    press_undo(waiting)
    waiting.wait(lambda: names(waiting) == ["a.jpg", "b.jpg", "c.jpg"])


def test_rows_off_the_list_and_pictures_out_of_the_library_come_back_by_the_same_key(waiting: Stage) -> None:
    # Twice: Qt might give a key that two want to each of them by turns.
    for _ in range(2):
        delete(waiting, 1)
        take_out(waiting, 0)
        waiting.window.activateWindow()
        waiting.wait(waiting.window.isActiveWindow)
        press_undo(waiting)
        press_undo(waiting)
        waiting.wait(lambda: names(waiting) == ["a.jpg", "b.jpg", "c.jpg"])


def test_once_it_is_settled_the_queue_has_them_no_more(waiting: Stage) -> None:
    delete(waiting, 0, 1)
    assert len(states_in_queue(waiting)) == 3, "it can be undone"
    removal(waiting)._time.timeout.emit()
    waiting.wait(lambda: len(states_in_queue(waiting)) == 1)
    assert not removal(waiting).bar.isVisible()
    removal(waiting).undo()
    assert names(waiting) == ["c.jpg"]


def test_closing_the_bar_settles_it(waiting: Stage) -> None:
    delete(waiting, 1)
    removal(waiting).bar.close_button.click()
    waiting.wait(lambda: len(states_in_queue(waiting)) == 2)


def test_what_was_removed_stays_removed_after_a_restart(waiting: Stage, start: Start) -> None:
    delete(waiting, 0, 2)
    again = start()
    again.wait(lambda: names(again) == ["b.jpg"])


def test_what_is_queued_is_cancelled_at_once_and_goes_on_when_it_is_brought_back(waiting: Stage) -> None:
    waiting.services.publishing.pause()
    add(waiting, "d.jpg", "e.jpg")
    delete(waiting, 3, 4)
    waiting.wait(lambda: states_in_queue(waiting)[3:] == [JobState.CANCELLED] * 2)
    waiting.services.publishing.go_on()
    assert names(waiting) == ["a.jpg", "b.jpg", "c.jpg"]
    removal(waiting).undo()
    waiting.wait(lambda: [job.state for job in waiting.jobs][3:] == [JobState.PUBLISHED] * 2)
    assert len(waiting.jobs) == 5
    waiting.wait_said("2 links copied")


def test_a_batch_that_was_taken_off_the_list_was_not_empty(stage: Stage) -> None:
    stage.services.publishing.pause()
    stage.wait(lambda: stage.workspace.orders.paused)
    add(stage, "d.jpg")
    said = stage.window.footer.message
    delete(stage, 0)
    stage.wait(lambda: states_in_queue(stage) == [JobState.CANCELLED])
    removal(stage).settle()
    stage.wait(lambda: states_in_queue(stage) == [])
    assert stage.window.footer.message == said
