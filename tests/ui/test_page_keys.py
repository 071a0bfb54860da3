"""The keys that lead to pages and side panels, and the one that publishes what waits."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import dump

from rethumb_desktop.domain.job import JobState
from rethumb_desktop.ui.main_window.frame import Page
from rethumb_desktop.ui.widgets.picture_view import PictureView
from tests.ui.conftest import Stage
from tests.ui.scenes import furnish

CTRL = Qt.KeyboardModifier.ControlModifier
Key = Qt.Key


@pytest.fixture
def furnished(stage: Stage) -> Stage:
    """The program with rows, of which two wait, and the keyboard in it."""
    furnish(stage)
    stage.window.activateWindow()
    stage.wait(stage.window.isActiveWindow)
    return stage


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(key: Key) -> None:
    QTest.keyClick(focused(), key, CTRL)


def test_keys_lead_to_each_page_and_the_keyboard_goes_along(furnished: Stage) -> None:
    window = furnished.window
    frame = window.frame
    library = furnished.workspace.library
    for key, page, widget in (
        (Key.Key_2, Page.LIBRARY, library),
        (Key.Key_3, Page.FOLDERS, furnished.workspace.folders),
    ):
        press(key)
        assert frame.page is page
        assert widget.isAncestorOf(focused())
    press(Key.Key_5)
    assert (frame.page, frame.side.currentIndex()) == (Page.QUEUE, 1)
    assert furnished.workspace.inspector.isAncestorOf(focused())
    press(Key.Key_4)
    assert frame.side.currentIndex() == 0
    assert isinstance(focused(), PictureView), "the keys that zoom are its"
    press(Key.Key_1)
    assert focused() is furnished.workspace.queue.view


def test_the_search_of_the_queue_is_found_wherever_the_keyboard_is(furnished: Stage) -> None:
    furnished.window.header.library_box.setFocus()
    press(Key.Key_F)
    assert focused() is furnished.workspace.queue.filter.search
    press(Key.Key_5)
    press(Key.Key_F)
    assert focused() is furnished.workspace.queue.filter.search


def test_a_key_leads_out_of_the_search_to_the_list(furnished: Stage) -> None:
    furnished.workspace.queue.go_to_search()
    assert focused() is not furnished.workspace.queue.view
    press(Key.Key_1)
    assert focused() is furnished.workspace.queue.view


def test_an_empty_queue_has_the_keyboard_on_its_first_button(stage: Stage) -> None:
    stage.window.activateWindow()
    stage.wait(stage.window.isActiveWindow)
    stage.window.header.preset_box.setFocus()
    press(Key.Key_1)
    assert focused().objectName() == "chooseButton"


def test_ctrl_return_publishes_what_waits_from_every_page(furnished: Stage) -> None:
    window = furnished.window
    assert window.commands.publish.isEnabled()
    press(Key.Key_2)
    press(Key.Key_Return)
    assert window.frame.page is Page.QUEUE, "what goes is to be seen"
    assert focused() is furnished.workspace.queue.view
    furnished.wait(lambda: furnished.workspace.model.counts[JobState.PUBLISHED] == 4)
    assert not window.commands.publish.isEnabled()


def test_ctrl_return_opens_nothing_once_nothing_waits(furnished: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    queue = furnished.workspace.queue
    activated: list[object] = []
    queue.view.activated.connect(activated.append)
    for key in (Key.Key_Return, Key.Key_Enter):
        press(Key.Key_1)
        press(key)
        furnished.wait(lambda: furnished.workspace.model.counts[JobState.PUBLISHED] == 4)
    assert activated == []


def test_tabs_and_the_button_tell_their_keys(furnished: Stage) -> None:
    frame = furnished.window.frame
    assert [frame.pages.tabToolTip(page) for page in Page] == ["Ctrl+1", "Ctrl+2", "Ctrl+3"]
    assert [frame.side.tabToolTip(number) for number in (0, 1)] == ["Ctrl+4", "Ctrl+5"]
    assert furnished.workspace.queue.held.button.toolTip() == "Ctrl+Return"


def test_the_window_belongs_to_nothing_afterwards(stage: Stage) -> None:
    stage.window.activateWindow()
    stage.wait(stage.window.isActiveWindow)
    for key in (Key.Key_1, Key.Key_2, Key.Key_3, Key.Key_5, Key.Key_4):
        press(key)
    assert "parent....." not in dump(stage.window), "what it belongs to takes it along when it goes"
