"""Rows of the queue: what they show and what can be done with them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from rethumb_desktop.domain.job import JobState
from rethumb_desktop.ui.theme.colours import DARK, LIGHT
from tests.ui.conftest import Stage


def select(stage: Stage, *rows: int) -> None:
    view = stage.window.queue.view
    view.clearSelection()
    for row in rows:
        flag = view.selectionModel().SelectionFlag
        view.selectionModel().setCurrentIndex(stage.window.model.index(row), flag.Select)


def menu_texts(stage: Stage) -> list[str]:
    return [action.text().split("\t")[0] for action in stage.window.queue.menu().actions() if action.text()]


@pytest.fixture
def mixed(stage: Stage) -> Stage:
    """A queue of two published pictures with a failed one between them."""
    broken = stage.folder / "broken.jpg"
    broken.write_bytes(b"broken")
    stage.drop(stage.picture("a.jpg", 310), broken, stage.picture("b.jpg", 320))
    stage.wait_said("2 links copied · 1 picture failed")
    QGuiApplication.clipboard().setText("before")
    return stage


# Rows


def test_an_empty_window_tells_a_newcomer_what_to_do(stage: Stage) -> None:
    empty = stage.window.queue.empty
    assert empty.isVisible()
    assert empty._sentence.text().startswith("They become “Web” (Fit 1600 × 1600) in “This computer”")
    stage.drop(stage.picture())
    stage.wait(stage.window.queue.view.isVisible)


def test_the_menu_offers_what_can_be_done_and_nothing_else(mixed: Stage) -> None:
    select(mixed, 0)
    assert menu_texts(mixed) == [
        "Copy links",
        "Open the first link",
        "Show the original in its folder",
        "Remove from the list",
    ]
    select(mixed, 1)
    assert menu_texts(mixed) == ["Show the original in its folder", "Copy the error", "Retry", "Remove from the list"]


def test_links_of_selected_rows_are_copied_else_those_of_the_batch(mixed: Stage) -> None:
    mixed.window.commands.copy.trigger()
    mixed.wait(lambda: len(mixed.clipboard.splitlines()) == 2)
    both = mixed.clipboard.splitlines()
    select(mixed, 2)
    mixed.window.commands.copy.trigger()
    mixed.wait(lambda: mixed.clipboard == both[1])


def test_the_place_to_copy_in_a_row_copies_its_links(mixed: Stage) -> None:
    view = mixed.window.queue.view
    place = view.copy_place(mixed.window.model.index(0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    mixed.wait(lambda: mixed.clipboard.startswith("file://"))
    assert len(mixed.clipboard.splitlines()) == 1
    failed = view.copy_place(mixed.window.model.index(1)).center()
    QGuiApplication.clipboard().setText("before")
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, failed)
    assert [job.id for job in mixed.window.queue.selected()] == [2]


def test_an_error_is_copied_with_its_file(mixed: Stage) -> None:
    select(mixed, 0, 1)
    mixed.window.queue._actions["error"].trigger()
    lines = mixed.clipboard.splitlines()
    assert lines[0] == str(mixed.folder / "broken.jpg")
    assert lines[1] == mixed.jobs[1].error.title  # type: ignore[union-attr]


def test_the_delete_key_takes_ended_rows_off_the_list(mixed: Stage) -> None:
    select(mixed, 0, 1)
    QTest.keyClick(mixed.window.queue.view, Qt.Key.Key_Delete)
    mixed.wait(lambda: len(mixed.jobs) == 1)
    assert mixed.jobs[0].source.name == "b.jpg"


def test_a_failed_picture_is_retried_once_it_is_mended(mixed: Stage) -> None:
    window, number = mixed.window, mixed.jobs[1].id
    mixed.wait(lambda: number in window.icons._kept)
    assert window.icons.pixmap(mixed.jobs[1]) is None
    mixed.picture("broken.jpg", 330)
    window.commands.retry_failed.trigger()
    mixed.wait(lambda: mixed.jobs[1].state is JobState.PUBLISHED)
    mixed.wait(lambda: window.icons.pixmap(mixed.jobs[1]) is not None)


def test_everything_that_has_ended_is_cleared_and_the_empty_state_comes_back(mixed: Stage) -> None:
    mixed.window.commands.clear_ended.trigger()
    mixed.wait(lambda: not mixed.jobs)
    assert mixed.window.queue.empty.isVisible()
    assert not mixed.window.commands.clear_ended.isEnabled()


def test_opening_uses_the_first_link_and_showing_the_folder(mixed: Stage) -> None:
    opened: list[QUrl] = []
    mixed.window.links._open_url = opened.append
    select(mixed, 2)
    mixed.window.queue._actions["open"].trigger()
    mixed.wait(lambda: bool(opened))
    mixed.window.queue._actions["show"].trigger()
    assert opened[0].toLocalFile().endswith(".jpg")
    assert opened[1] == QUrl.fromLocalFile(str(mixed.folder))


def test_the_current_row_is_previewed_and_inspected(mixed: Stage) -> None:
    select(mixed, 2)
    mixed.wait(lambda: mixed.window.preview.original.facts.startswith("320 × 480"))
    mixed.window._side.setCurrentIndex(1)
    mixed.wait(lambda: mixed.window.inspector.model.rowCount() > 0)


def test_rows_paint_icons_states_and_names_of_any_length_in_both_schemes(mixed: Stage) -> None:
    mixed.drop(mixed.picture("x" * 200 + ".jpg", 340))
    mixed.wait(lambda: len(mixed.jobs) == 4 and mixed.jobs[3].state.ended)
    mixed.wait(lambda: mixed.window.icons.pixmap(mixed.jobs[3]) is not None)
    shots = []
    for colours in (LIGHT, DARK):
        mixed.program.theme.wear(colours)
        shots.append(mixed.window.queue.view.grab().toImage())
    assert shots[0].pixelColor(shots[0].width() // 2, shots[0].height() - 3).name() == LIGHT.base
    assert shots[1].pixelColor(shots[1].width() // 2, shots[1].height() - 3).name() == DARK.base
    mixed.window.resize(mixed.window.minimumSizeHint())
    mixed.window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    mixed.window.grab()


def test_a_paused_queue_waits_and_can_be_cancelled(stage: Stage) -> None:
    stage.drop(stage.picture("first.jpg"))
    stage.wait_said("1 link copied")
    stage.services.publishing.pause()
    stage.wait(lambda: stage.window.commands.pause.text() == "Go on")
    stage.drop(stage.picture("a.jpg", 310), stage.picture("b.jpg", 320))
    stage.wait(lambda: len(stage.jobs) == 3)
    assert "paused" in stage.window.footer._counts.text()
    select(stage, 1)
    assert "Cancel" in menu_texts(stage)
    stage.window.queue._actions["cancel"].trigger()
    stage.wait(lambda: stage.jobs[1].state is JobState.CANCELLED)
    stage.window.commands.pause.trigger()
    stage.wait(lambda: stage.jobs[2].state is JobState.PUBLISHED)
    assert stage.window.commands.pause.text() == "Pause"
