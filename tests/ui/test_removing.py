"""Taking pictures out of their library: the question, the way back, and what could not be removed."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox, QPushButton

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.job import JobState, RemovalState
from rethumb_desktop.domain.library import THIS_COMPUTER
from rethumb_desktop.services import Services
from rethumb_desktop.store.memory import MemoryStore
from rethumb_desktop.ui.panels.removal import RemovalDialog
from tests.fixtures.assembly import ACCOUNT, House
from tests.fixtures.records import new_job
from tests.ui.conftest import Stage, Start
from tests.ui.test_rows import menu_texts, select

DENIED = Fault(FaultKind.POLICY, "These keys may not do this.")
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


def recorded(stage: Stage) -> set[str]:
    return {publication.name for publication in stage.house.publications.page()}


def ask(stage: Stage, *rows: int) -> RemovalDialog:
    select(stage, *rows)
    stage.window.queue._actions["takeOut"].trigger()
    stage.wait(lambda: bool(stage.window.findChildren(RemovalDialog)))
    return stage.window.findChildren(RemovalDialog)[-1]


def remove(stage: Stage, *rows: int) -> None:
    """Remove rows as a person does, and wait until they are gone."""
    left = len(stage.jobs) - len(rows)
    dialog = ask(stage, *rows)
    button = dialog.findChild(QPushButton, "removeButton")
    assert button is not None
    button.click()
    stage.wait(lambda: len(stage.jobs) == left and stage.window.removals.bar.isVisible())


def bar_text(stage: Stage) -> str:
    bar = stage.window.removals.bar
    return bar.text if bar.isVisible() else ""


def press(stage: Stage) -> None:
    """Press the bar's button."""
    stage.window.removals.bar._button.click()


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
    shortcut = full.window.removals._shortcut
    assert not shortcut.isEnabled()
    remove(full, 0)
    assert shortcut.isEnabled()
    shortcut.activated.emit()
    full.wait_said("They are back.")
    assert not shortcut.isEnabled()
    assert len(full.jobs) == 3


def test_it_can_be_undone_for_ten_seconds(full: Stage) -> None:
    timer = full.window.removals._time
    assert timer.interval() == 10_000
    remove(full, 1)
    assert timer.isActive()

    timer.timeout.emit()

    full.wait(lambda: [job.source.name for job in full.services.publishing.jobs()] == ["a.jpg", "c.jpg"])
    assert bar_text(full) == ""
    assert not timer.isActive()


def test_closing_the_bar_is_agreeing(full: Stage) -> None:
    remove(full, 1)
    full.window.removals.bar.close_button.click()
    full.wait(lambda: len(full.services.publishing.jobs()) == 2)
    assert bar_text(full) == ""


def test_removing_more_leaves_the_last_to_be_undone(full: Stage) -> None:
    remove(full, 0)
    remove(full, 0)
    assert names(full) == ["c.jpg"]
    press(full)
    full.wait_said("They are back.")
    assert names(full) == ["b.jpg", "c.jpg"]
    full.wait(lambda: [job.source.name for job in full.services.publishing.jobs()] == ["b.jpg", "c.jpg"])
    assert recorded(full) == {"b.jpg", "c.jpg"}


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


def test_what_is_in_no_library_any_more_is_said(full: Stage) -> None:
    full.house.publications.remove(THIS_COMPUTER, [full.jobs[0].renditions[0].key])
    dialog = ask(full, 0)
    button = dialog.findChild(QPushButton, "removeButton")
    assert button is not None
    button.click()
    full.wait_said("in the library no more")
    assert len(full.jobs) == 3


@pytest.fixture
def refused(house: House, start: Start) -> Stage:
    """Three pictures in the cloud, one of them removed by keys that may not delete."""

    def refuse(operation: str, key: str) -> None:
        if operation == "delete" and house.removal_grace == AT_ONCE:
            raise DENIED

    house.removal_grace = AT_ONCE
    house.cloud = MemoryStore(before=refuse)

    def add(services: Services) -> None:
        if ACCOUNT.name not in [account.name for account in services.accounts.accounts()]:
            house.add_cloud(services)

    stage = start(add)
    box = stage.window.header.library_box
    stage.wait(lambda: box.findText(ACCOUNT.name) >= 0)
    box.setCurrentIndex(box.findText(ACCOUNT.name))
    publish(stage)
    remove(stage, 0)
    stage.wait(lambda: [each.state for each in house.removals.all()] == [RemovalState.FAILED])
    return stage


def test_a_failure_is_shown_with_its_cure_until_it_works(refused: Stage) -> None:
    assert bar_text(refused) == "1 picture removed"
    refused.window.removals._time.timeout.emit()
    refused.wait(lambda: "could not be removed" in bar_text(refused))
    assert "A picture could not be removed from “Cloud”: a.jpg." in bar_text(refused)
    assert "rethumb account add Cloud --role maintenance" in bar_text(refused)

    refused.house.removal_grace = NEVER  # from now on the keys may
    press(refused)

    refused.wait(lambda: refused.house.removals.all() == [])
    refused.wait(lambda: bar_text(refused) == "")
    assert len(list(refused.house.cloud.list(""))) == 2


def test_a_retry_that_fails_shows_it_again(refused: Stage) -> None:
    refused.window.removals._time.timeout.emit()
    refused.wait(lambda: "could not be removed" in bar_text(refused))
    press(refused)
    assert bar_text(refused) == ""
    refused.wait(lambda: "could not be removed" in bar_text(refused))


def test_a_failure_that_was_closed_stays_closed_until_the_next_start(refused: Stage, start: Start) -> None:
    refused.window.removals._time.timeout.emit()
    refused.wait(lambda: "could not be removed" in bar_text(refused))
    refused.window.removals.bar.close_button.click()
    refused.window.removals._follow([])
    refused.window.removals._found(refused.house.removals.all())
    assert bar_text(refused) == ""
    stage = start()
    stage.wait(lambda: "a.jpg" in bar_text(stage))


def test_several_failures_are_counted(refused: Stage) -> None:
    remove(refused, 0)
    refused.wait(lambda: len(refused.house.removals.all()) == 2)
    refused.wait(lambda: all(each.error is not None for each in refused.house.removals.all()))
    refused.window.removals._time.timeout.emit()
    refused.wait(lambda: bar_text(refused).startswith("2 pictures could not be removed."))


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
