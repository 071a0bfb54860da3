"""Taking pictures out of their library, and the way back."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox, QPushButton

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.job import Job, JobState
from rethumb_desktop.domain.library import THIS_COMPUTER
from rethumb_desktop.domain.recipe_text import parse_recipe
from rethumb_desktop.services import Services
from rethumb_desktop.ui.models.queue import QueueRole
from rethumb_desktop.ui.panels.removal import RemovalDialog
from tests.fixtures.assembly import House
from tests.fixtures.records import new_job
from tests.ui.conftest import Stage, Start
from tests.ui.test_rows import menu_texts, select

DENIED = Fault(FaultKind.POLICY, "These keys may not do this.")
OFFLINE = Fault(FaultKind.OFFLINE, "The server cannot be reached.")
NEVER = timedelta(days=1)
AT_ONCE = timedelta(0)


@pytest.fixture
def house(house: House) -> House:
    """A house in which no object is deleted before the test is over."""
    house.removal_grace = NEVER
    return house


@pytest.fixture
def full(house: House, start: Start) -> Stage:
    """Three pictures, published."""
    return publish(start())


def publish(stage: Stage) -> Stage:
    stage.drop(*(stage.picture(f"{name}.jpg", 300 + n) for n, name in enumerate("abc")))
    stage.wait_said("3 links copied")
    return stage


def names(stage: Stage) -> list[str]:
    return [job.source.name for job in stage.jobs]


def kept(stage: Stage) -> list[str]:
    """The names of what the queue still has."""
    return [job.source.name for job in stage.services.publishing.jobs()]


def recorded(stage: Stage) -> set[str]:
    return {publication.name for publication in stage.house.publications.page()}


def ask(stage: Stage, *rows: int) -> RemovalDialog:
    select(stage, *rows)
    stage.workspace.queue._actions["takeOut"].trigger()
    stage.wait(lambda: bool(stage.window.findChildren(RemovalDialog)))
    return stage.window.findChildren(RemovalDialog)[-1]


def remove(stage: Stage, *rows: int) -> None:
    """Remove rows as a person does, and wait until they are gone."""
    left = len(stage.jobs) - len(rows)
    dialog = ask(stage, *rows)
    button = dialog.findChild(QPushButton, "removeButton")
    assert button is not None
    button.click()
    stage.wait(lambda: len(stage.jobs) == left and stage.workspace.removals.bar.isVisible())


def bar_text(stage: Stage) -> str:
    bar = stage.workspace.removals.bar
    return bar.text if bar.isVisible() else ""


def press(stage: Stage) -> None:
    """Press the bar's button."""
    stage.workspace.removals.bar._button.click()


def let_time_pass(stage: Stage, part: int = 0) -> None:
    """End the time in which a removal can be undone; 0 is the oldest that can."""
    stage.workspace.removals._offer[part].time.timeout.emit()


def test_the_question_names_how_many_from_where_and_what_of_the_links(full: Stage) -> None:
    dialog = ask(full, 0, 2)
    assert dialog.text() == "Remove 2 pictures from “This computer”?"
    assert "links to them stop working" in dialog.informativeText()
    assert "originals stay" in dialog.informativeText()
    assert dialog.textFormat() is Qt.TextFormat.PlainText
    dialog.reject()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape])
def test_enter_does_not_remove(full: Stage, key: Qt.Key) -> None:
    dialog = ask(full, 0)
    remove_button = dialog.findChild(QPushButton, "removeButton")
    assert isinstance(remove_button, QPushButton)
    assert dialog.defaultButton() is dialog.button(QMessageBox.StandardButton.Cancel)
    assert not remove_button.autoDefault()
    QTest.keyClick(dialog, key)
    full.wait(lambda: not full.window.findChildren(RemovalDialog))
    assert len(recorded(full)) == len(full.jobs) == 3
    assert full.house.removals.all() == []


def test_only_published_rows_can_be_taken_out(house: House, start: Start) -> None:
    stage = start()
    broken = stage.folder / "broken.jpg"
    broken.write_bytes(b"broken")
    stage.drop(broken, stage.picture())
    stage.wait_said("1 link copied · 1 picture failed")
    select(stage, 0)
    assert "Remove from the library…" not in menu_texts(stage)
    select(stage, 0, 1)
    assert "Remove from the library…" in menu_texts(stage)
    assert ask(stage, 0, 1).text() == "Remove 1 picture from “This computer”?"


def test_removed_pictures_are_gone_from_list_and_library_and_can_be_undone(full: Stage) -> None:
    remove(full, 0, 1)
    assert names(full) == ["c.jpg"]
    assert recorded(full) == {"c.jpg"}
    assert bar_text(full) == "2 pictures removed"
    full.house.queue.add("of another process", [new_job("else.jpg")])

    press(full)
    full.wait_said("They are back.")

    assert names(full) == ["a.jpg", "b.jpg", "c.jpg"]
    assert recorded(full) == {"a.jpg", "b.jpg", "c.jpg"}
    assert bar_text(full) == ""
    assert full.house.removals.all() == []
    assert len(full.services.publishing.jobs()) == 4


def test_the_usual_key_undoes_it_too(full: Stage) -> None:
    shortcut = full.workspace.removals._shortcut
    assert not shortcut.isEnabled()
    remove(full, 0)
    assert shortcut.isEnabled()
    shortcut.activated.emit()
    full.wait_said("They are back.")
    assert not shortcut.isEnabled()
    assert len(full.jobs) == 3


def test_it_can_be_undone_for_ten_seconds(full: Stage) -> None:
    remove(full, 1)
    timer = full.workspace.removals._offer[0].time
    assert timer.interval() == 10_000
    assert timer.isSingleShot()
    assert timer.isActive()

    let_time_pass(full)

    full.wait(lambda: kept(full) == ["a.jpg", "c.jpg"])
    assert bar_text(full) == ""
    assert not full.workspace.removals._shortcut.isEnabled()


def test_closing_the_bar_is_agreeing(full: Stage) -> None:
    remove(full, 1)
    full.workspace.removals.bar.close_button.click()
    full.wait(lambda: len(full.services.publishing.jobs()) == 2)
    assert bar_text(full) == ""


def test_removing_more_adds_to_what_can_be_undone(full: Stage) -> None:
    remove(full, 0, 1)
    remove(full, 0)
    assert names(full) == []
    full.wait(lambda: bar_text(full) == "3 pictures removed")
    press(full)
    full.wait_said("They are back.")
    assert names(full) == ["a.jpg", "b.jpg", "c.jpg"]
    assert recorded(full) == {"a.jpg", "b.jpg", "c.jpg"}
    assert kept(full) == ["a.jpg", "b.jpg", "c.jpg"]
    assert bar_text(full) == ""


def test_each_removal_has_ten_seconds_of_its_own(full: Stage) -> None:
    remove(full, 0, 1)
    remove(full, 0)
    full.wait(lambda: bar_text(full) == "3 pictures removed")

    let_time_pass(full)

    full.wait(lambda: kept(full) == ["c.jpg"])
    assert bar_text(full) == "1 picture removed"
    assert full.workspace.removals._shortcut.isEnabled()
    press(full)
    full.wait_said("They are back.")
    assert names(full) == ["c.jpg"]
    assert recorded(full) == {"c.jpg"}


def test_closing_the_bar_agrees_to_all(full: Stage) -> None:
    remove(full, 0, 1)
    remove(full, 0)
    full.wait(lambda: bar_text(full) == "3 pictures removed")
    full.workspace.removals.bar.close_button.click()
    assert bar_text(full) == ""
    full.wait(lambda: kept(full) == [])


def test_of_what_is_deleted_already_only_the_rest_comes_back(full: Stage) -> None:
    remove(full, 0)
    key = full.house.removals.all()[0].publication.key
    remove(full, 0)
    full.wait(lambda: bar_text(full) == "2 pictures removed")
    full.services.removing.remove_now(THIS_COMPUTER, key)
    press(full)
    full.wait_said("Some were deleted already. The others are back.")
    assert names(full) == ["b.jpg", "c.jpg"]
    full.wait(lambda: kept(full) == ["b.jpg", "c.jpg"])


def test_what_is_deleted_does_not_come_back(house: House, start: Start) -> None:
    house.removal_grace = AT_ONCE
    stage = publish(start())
    file = Path(unquote(urlsplit(stage.clipboard.splitlines()[0]).path))
    remove(stage, 0)
    stage.wait(lambda: not file.exists() and house.removals.all() == [])
    press(stage)
    stage.wait_said("It was too late")
    assert names(stage) == ["b.jpg", "c.jpg"]
    stage.wait(lambda: len(stage.services.publishing.jobs()) == 2)


def test_a_row_that_found_the_picture_published_goes_along(full: Stage) -> None:
    QGuiApplication.clipboard().setText("between")
    full.drop(full.folder / "a.jpg")
    full.wait(lambda: len(full.jobs) == 4 and full.jobs[3].state is JobState.DUPLICATE)
    dialog = ask(full, 3)
    button = dialog.findChild(QPushButton, "removeButton")
    assert button is not None
    button.click()
    full.wait(lambda: names(full) == ["b.jpg", "c.jpg"])


@pytest.fixture
def several(house: House, start: Start) -> Stage:
    """A picture in three sizes, and the same picture found again."""
    stage = start()
    recipes = [parse_recipe(text) for text in ("width/50", "square/40", "height/30")]
    for _ in range(2):
        stage.services.publishing.submit([str(stage.picture("cat.jpg"))], recipes, THIS_COMPUTER)
        stage.wait(lambda: bool(stage.jobs) and all(job.state.has_links for job in stage.jobs))
    stage.wait(lambda: len(stage.jobs) == 2)
    return stage


def take_out(stage: Stage, *recipes: str) -> None:
    """Remove renditions as the library's page has it done."""
    chosen = [each for each in stage.house.publications.page() if each.recipe in recipes]
    before = stage.window.findChildren(RemovalDialog)
    stage.workspace.removals.ask_publications(chosen)
    (dialog,) = [each for each in stage.window.findChildren(RemovalDialog) if each not in before]
    button = dialog.findChild(QPushButton, "removeButton")
    assert button is not None
    offered = len(stage.workspace.removals._offer)
    button.click()
    stage.wait(lambda: len(stage.workspace.removals._offer) == offered + 1)


def sizes(jobs: Iterable[Job]) -> list[list[str]]:
    return [[rendition.recipe for rendition in job.renditions] for job in jobs]


def queued_sizes(stage: Stage) -> list[list[str]]:
    return sizes(stage.services.publishing.jobs())


def test_a_row_stays_with_what_is_left_of_it_and_says_so(several: Stage) -> None:
    take_out(several, "square/40")
    assert sizes(several.jobs) == [["width/50", "height/30"]] * 2
    assert bar_text(several) == "1 rendition removed"
    facts = several.workspace.model.index(0).data(QueueRole.FACTS)
    assert "2 sizes" in facts
    assert "1 size was removed" in facts
    assert len(queued_sizes(several)[0]) == 3

    take_out(several, "width/50")
    assert sizes(several.jobs) == [["height/30"]] * 2
    told: list[object] = []
    several.workspace.model.dataChanged.connect(lambda *_: told.append(sizes(several.jobs)))
    let_time_pass(several)
    several.wait(lambda: queued_sizes(several) == [["width/50", "height/30"]] * 2)
    # What can still be undone is told by the queue, and not shown.
    several.wait(lambda: [["width/50", "height/30"]] * 2 in told)
    several.wait(lambda: sizes(several.jobs) == [["height/30"]] * 2)

    press(several)
    several.wait_said("They are back.")
    assert sizes(several.jobs) == queued_sizes(several) == [["width/50", "height/30"]] * 2
    assert "1 size was removed" in several.workspace.model.index(0).data(QueueRole.FACTS)


def test_a_row_whose_last_size_is_removed_goes_and_comes_back_whole(several: Stage) -> None:
    take_out(several, "square/40")
    take_out(several, "width/50", "height/30")
    assert several.jobs == []
    assert bar_text(several) == "3 renditions removed"
    press(several)
    several.wait_said("They are back.")
    assert sizes(several.jobs) == [["width/50", "square/40", "height/30"]] * 2

    take_out(several, "square/40", "width/50", "height/30")
    let_time_pass(several)
    several.wait(lambda: queued_sizes(several) == [])


def test_a_row_comes_back_without_what_was_deleted_already(several: Stage) -> None:
    take_out(several, "square/40", "width/50", "height/30")
    (deleted,) = [each for each in several.house.removals.all() if each.publication.recipe == "width/50"]
    several.services.removing.remove_now(THIS_COMPUTER, deleted.publication.key)
    press(several)
    several.wait_said("Some were deleted already.")
    several.wait(lambda: sizes(several.jobs) == [["square/40", "height/30"]] * 2)
    several.wait(lambda: queued_sizes(several) == [["square/40", "height/30"]] * 2)


def test_what_was_said_of_the_last_undo_goes_with_the_next_removal(full: Stage) -> None:
    remove(full, 0)
    press(full)
    full.wait_said("They are back.")
    remove(full, 0)
    assert full.window.footer.message == ""


def test_other_news_stay_when_something_is_removed(full: Stage) -> None:
    remove(full, 0)
    assert full.window.footer.message == "3 links copied"


def test_what_is_in_no_library_any_more_is_said(full: Stage) -> None:
    full.house.publications.remove(THIS_COMPUTER, [full.jobs[0].renditions[0].key])
    dialog = ask(full, 0)
    button = dialog.findChild(QPushButton, "removeButton")
    assert button is not None
    button.click()
    full.wait_said("in the library no more")
    assert len(full.jobs) == 3


def test_rows_that_an_earlier_run_removed_are_taken_off(full: Stage, start: Start) -> None:
    remove(full, 0)
    house = full.house

    def lose_owner(_services: Services) -> None:
        assert len(house.queue.jobs()) == 3
        house.removals.lose_owner()

    stage = start(lose_owner)

    stage.wait(lambda: names(stage) == ["b.jpg", "c.jpg"])
    stage.wait(lambda: house.removals.all() == [])
    assert bar_text(stage) == ""
