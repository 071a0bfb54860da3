"""Rows of the queue: what they show and what can be done with them."""

from __future__ import annotations

from itertools import product

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QColor, QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from rethumb_desktop.domain.job import JobState
from rethumb_desktop.domain.library import THIS_COMPUTER
from rethumb_desktop.ui.models.queue import QueueRole
from rethumb_desktop.ui.theme.colours import DARK, LIGHT
from tests.fixtures import pictures
from tests.ui.conftest import Stage


def select(stage: Stage, *rows: int) -> None:
    view = stage.workspace.queue.view
    view.clearSelection()
    for row in rows:
        flag = view.selectionModel().SelectionFlag
        view.selectionModel().setCurrentIndex(stage.workspace.model.index(row), flag.Select)


def menu_texts(stage: Stage) -> list[str]:
    return [action.text().split("\t")[0] for action in stage.workspace.queue.menu().actions() if action.text()]


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
    empty = stage.workspace.queue.empty
    assert empty.isVisible()
    assert empty._sentence.text().startswith("They become “Web” (Fit 1600 × 1600) in “This computer”")
    stage.drop(stage.picture())
    stage.wait(stage.workspace.queue.view.isVisible)


def test_the_menu_offers_what_can_be_done_and_nothing_else(mixed: Stage) -> None:
    select(mixed, 0)
    assert menu_texts(mixed) == [
        "Copy links",
        "Copy as",
        "QR code…",
        "Open the first link",
        "Show the original in its folder",
        "Remove from the list",
        "Remove from the library…",
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
    view = mixed.workspace.queue.view
    place = view.copy_place(mixed.workspace.model.index(0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    mixed.wait(lambda: mixed.clipboard.startswith("file://"))
    assert len(mixed.clipboard.splitlines()) == 1
    failed = view.copy_place(mixed.workspace.model.index(1)).center()
    QGuiApplication.clipboard().setText("before")
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, failed)
    assert [job.id for job in mixed.workspace.queue.selected()] == [2]


def test_an_error_is_copied_with_its_file(mixed: Stage) -> None:
    select(mixed, 0, 1)
    mixed.workspace.queue._actions["error"].trigger()
    lines = mixed.clipboard.splitlines()
    assert lines[0] == str(mixed.folder / "broken.jpg")
    assert lines[1] == mixed.jobs[1].error.title  # type: ignore[union-attr]


def test_the_delete_key_takes_ended_rows_off_the_list(mixed: Stage) -> None:
    select(mixed, 0, 1)
    QTest.keyClick(mixed.workspace.queue.view, Qt.Key.Key_Delete)
    mixed.wait(lambda: len(mixed.jobs) == 1)
    assert mixed.jobs[0].source.name == "b.jpg"


def test_a_failed_picture_is_retried_once_it_is_mended(mixed: Stage) -> None:
    workspace, number = mixed.workspace, mixed.jobs[1].id
    mixed.wait(lambda: number in workspace.icons._kept)
    assert workspace.icons.pixmap(mixed.jobs[1]) is None
    mixed.picture("broken.jpg", 330)
    mixed.window.commands.retry_failed.trigger()
    mixed.wait(lambda: mixed.jobs[1].state is JobState.PUBLISHED)
    mixed.wait(lambda: workspace.icons.pixmap(mixed.jobs[1]) is not None)


def test_what_is_done_with_is_cleared_and_the_empty_state_comes_back(mixed: Stage) -> None:
    mixed.window.commands.clear_ended.trigger()
    mixed.wait(lambda: all(job.state is JobState.FAILED for job in mixed.jobs))
    assert mixed.jobs, "what failed stays, with the reason"
    mixed.workspace.queue.remove.emit(mixed.jobs)
    mixed.wait(lambda: not mixed.jobs)
    assert mixed.workspace.queue.empty.isVisible()
    assert not mixed.window.commands.clear_ended.isEnabled()


def test_opening_uses_the_first_link_and_showing_the_folder(mixed: Stage) -> None:
    opened: list[QUrl] = []
    mixed.workspace.links._open_url = opened.append
    select(mixed, 2)
    mixed.workspace.queue._actions["open"].trigger()
    mixed.wait(lambda: bool(opened))
    mixed.workspace.queue._actions["show"].trigger()
    assert opened[0].toLocalFile().endswith(".jpg")
    assert opened[1] == QUrl.fromLocalFile(str(mixed.folder))


def test_the_current_row_is_previewed_and_inspected(mixed: Stage) -> None:
    select(mixed, 2)
    mixed.wait(lambda: mixed.workspace.preview.original.facts.startswith("320 × 480"))
    mixed.window.frame.side.setCurrentIndex(1)
    mixed.wait(lambda: mixed.workspace.inspector.model.rowCount() > 0)


def test_rows_paint_icons_states_and_names_of_any_length_in_both_schemes(mixed: Stage) -> None:
    mixed.drop(mixed.picture("x" * 200 + ".jpg", 340))
    mixed.wait(lambda: len(mixed.jobs) == 4 and mixed.jobs[3].state.ended)
    mixed.wait(lambda: mixed.workspace.icons.pixmap(mixed.jobs[3]) is not None)
    shots = []
    for colours in (LIGHT, DARK):
        mixed.program.theme.wear(colours)
        shots.append(mixed.workspace.queue.view.grab().toImage())
    assert shots[0].pixelColor(shots[0].width() // 2, shots[0].height() - 3).name() == LIGHT.base
    assert shots[1].pixelColor(shots[1].width() // 2, shots[1].height() - 3).name() == DARK.base
    mixed.window.resize(mixed.window.minimumSizeHint())
    mixed.window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    mixed.window.grab()


def test_growth_is_painted_as_a_warning(stage: Stage) -> None:
    path = stage.folder / "small.jpg"
    path.write_bytes(pictures.file_of(pictures.noise(300, 200), "JPEG", quality=5))
    stage.drop(path)
    stage.wait_said("1 link copied")
    assert "larger" in stage.workspace.model.index(0).data(QueueRole.GROWTH)
    view = stage.workspace.queue.view
    index = stage.workspace.model.index(0)
    facts = view.rows.places(view.visualRect(index), Qt.LayoutDirection.LeftToRight).facts
    image = view.viewport().grab(facts).toImage()
    warning = QColor(stage.program.theme.colours.warning).hue()
    hues = {image.pixelColor(x, y).hue() for x, y in product(range(image.width()), range(image.height()))}
    assert any(abs(hue - warning) < 4 for hue in hues)


# What the preview shows


def test_a_new_drop_is_shown_from_its_first_row(mixed: Stage) -> None:
    queue = mixed.workspace.queue
    assert queue.view.currentIndex().row() == 0
    select(mixed, 1)
    mixed.drop(mixed.picture("c.jpg", 330), mixed.picture("d.jpg", 340))
    mixed.wait(lambda: len(mixed.jobs) == 5)
    assert queue.view.currentIndex().row() == 3
    assert queue.selected() == []
    mixed.wait(lambda: mixed.workspace.preview.original.facts.startswith("330 × 480"))


def test_rows_that_come_by_themselves_do_not_take_the_preview_away(mixed: Stage) -> None:
    mixed.services.publishing.submit([str(mixed.picture("c.jpg", 330))], mixed.jobs[0].recipes, THIS_COMPUTER)
    mixed.wait(lambda: len(mixed.jobs) == 4)
    assert mixed.workspace.queue.view.currentIndex().row() == 0


@pytest.mark.parametrize("way", ["mouse", "keyboard"])
def test_a_row_that_was_chosen_by_hand_stays(mixed: Stage, way: str) -> None:
    view = mixed.workspace.queue.view
    mixed.workspace.intake.submitting.emit()
    if way == "mouse":
        place = view.visualRect(mixed.workspace.model.index(1)).center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    else:
        QTest.keyClick(view, Qt.Key.Key_Down)
    mixed.services.publishing.submit([str(mixed.picture("c.jpg", 330))], mixed.jobs[0].recipes, THIS_COMPUTER)
    mixed.wait(lambda: len(mixed.jobs) == 4)
    assert view.currentIndex().row() == 1


def test_letters_go_to_the_next_row_that_begins_so(mixed: Stage) -> None:
    view = mixed.workspace.queue.view
    QTest.keyClick(view, Qt.Key.Key_B)
    assert [job.source.name for job in mixed.workspace.queue.selected()] == ["broken.jpg"]
    QTest.keyClick(view, Qt.Key.Key_Period)
    assert [job.source.name for job in mixed.workspace.queue.selected()] == ["b.jpg"]


@pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)", extend=True)
def test_the_menu_key_opens_the_menu_beside_the_current_row(mixed: Stage) -> None:
    queue = mixed.workspace.queue
    view = queue.view
    view.setCurrentIndex(mixed.workspace.model.index(1))
    view.clearSelection()
    keyboard = QContextMenuEvent.Reason.Keyboard
    middle = view.rect().center()
    QApplication.sendEvent(view, QContextMenuEvent(keyboard, middle, view.mapToGlobal(middle)))
    menu = QApplication.activePopupWidget()
    assert menu is not None
    row = view.visualRect(mixed.workspace.model.index(1))
    assert row.contains(view.viewport().mapFromGlobal(menu.pos()))
    assert [job.id for job in queue.selected()] == [2]
    menu.close()


# Pausing


def test_a_paused_queue_waits_and_can_be_cancelled(stage: Stage) -> None:
    stage.drop(stage.picture("first.jpg"))
    stage.wait_said("1 link copied")
    stage.services.publishing.pause()
    stage.wait(lambda: stage.window.commands.pause.text() == "Go on")
    stage.drop(stage.picture("a.jpg", 310), stage.picture("b.jpg", 320))
    stage.wait(lambda: len(stage.jobs) == 3)
    stage.wait(lambda: "paused" in stage.window.footer._counts.text())
    assert "The queue is paused" in stage.window.footer.message
    button = stage.window.header._pause
    assert (button.accessibleName(), button.text().strip()) == ("Go on", "Go on")
    select(stage, 1)
    assert "Cancel" in menu_texts(stage)
    stage.workspace.queue._actions["cancel"].trigger()
    stage.wait(lambda: stage.jobs[1].state is JobState.CANCELLED)
    stage.window.footer._button.click()
    stage.wait(lambda: stage.jobs[2].state is JobState.PUBLISHED)
    assert stage.window.commands.pause.text() == "Pause"
