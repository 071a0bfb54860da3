"""The preferences window: from page to page by mouse and keyboard, and never away from what is unsaved unasked."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QIcon
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from rethumb_desktop.ui.panels.preferences.pages import Editing, Page
from rethumb_desktop.ui.panels.preferences.window import PreferencesWindow
from rethumb_desktop.ui.theme.colours import DARK, LIGHT
from rethumb_desktop.ui.theme.theme import Theme
from tests.ui.conftest import PATIENCE_MS

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


class Draft(QWidget):
    """A page that holds something unsaved until its person decides."""

    def __init__(self) -> None:
        super().__init__()
        self.line = QLineEdit()
        QVBoxLayout(self).addWidget(self.line)
        self.asked: list[Callable[[], object]] = []

    @property
    def has_changes(self) -> bool:
        return bool(self.line.text())

    def leave(self, then: Callable[[], object]) -> None:
        self.asked.append(then)

    def settle(self) -> None:
        """Decide: there is nothing unsaved any more."""
        self.line.clear()
        self.asked.pop()()


@pytest.fixture
def draft() -> Draft:
    return Draft()


@pytest.fixture
def window(draft: Draft, theme: Theme, qtbot: QtBot) -> PreferencesWindow:
    plain = QLineEdit(), QLineEdit()
    pages = [
        Page("one", "One", "info", plain[0]),
        Page("two", "Two", "cloud", draft),
        Page("three", "Three", "image", plain[1]),
    ]
    window = PreferencesWindow(pages, theme)
    qtbot.addWidget(window)
    window.show_page()
    qtbot.waitUntil(window.isActiveWindow, timeout=PATIENCE_MS)
    return window


def shown(window: PreferencesWindow) -> tuple[str, str]:
    """The page, and the title above it."""
    assert window.list.currentItem().text() == window.title.text()
    assert window.list.selectedItems() == [window.list.currentItem()]
    return window.page, window.title.text()


def test_the_first_page_is_shown_and_the_list_has_the_keyboard(window: PreferencesWindow) -> None:
    assert shown(window) == ("one", "One")
    assert window.list.hasFocus()
    assert window.windowModality() == Qt.WindowModality.NonModal


def test_the_keyboard_goes_through_the_pages(window: PreferencesWindow) -> None:
    QTest.keyClick(window.list, Key.Key_Down)
    assert window.page == "two"
    QTest.keyClick(window.list, Key.Key_Up)
    assert window.page == "one"
    for key, page in ((Key.Key_PageDown, "two"), (Key.Key_PageDown, "three"), (Key.Key_PageDown, "three")):
        QTest.keyClick(window, key, CONTROL)
        assert window.page == page
    QTest.keyClick(window, Key.Key_PageUp, CONTROL)
    assert window.page == "two"


def test_tab_goes_into_the_page_and_the_pages_turn_from_there(window: PreferencesWindow, draft: Draft) -> None:
    window.show_page("two")
    QTest.keyClick(window.list, Key.Key_Tab)
    assert draft.line.hasFocus()
    QTest.keyClick(draft.line, Key.Key_PageUp, CONTROL)
    assert window.page == "one"
    assert window.list.hasFocus()


def test_the_last_page_is_remembered(window: PreferencesWindow) -> None:
    window.show_page("three")
    QTest.keyClick(window.list, Key.Key_Escape)
    assert not window.isVisible()
    window.show_page()
    assert shown(window) == ("three", "Three")
    window.show_page("no such page")
    assert window.page == "three"


def test_what_is_unsaved_is_not_left_unasked(window: PreferencesWindow, draft: Draft, qtbot: QtBot) -> None:
    assert isinstance(draft, Editing)
    window.show_page("two")
    draft.line.setText("a word")
    window.show_page("three")
    qtbot.waitUntil(lambda: shown(window) == ("two", "Two"), timeout=PATIENCE_MS)
    draft.settle()
    assert shown(window) == ("three", "Three")


def test_a_click_on_another_page_does_not_choose_it_before_the_answer(
    window: PreferencesWindow, draft: Draft, qtbot: QtBot
) -> None:
    window.show_page("two")
    draft.line.setText("a word")
    place = window.list.visualItemRect(window.list.item(0)).center()
    QTest.mouseClick(window.list.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    qtbot.waitUntil(lambda: window.list.currentRow() == 1, timeout=PATIENCE_MS)
    assert shown(window) == ("two", "Two")
    assert len(draft.asked) == 1
    draft.settle()
    assert shown(window) == ("one", "One")


@pytest.mark.parametrize("how", ["escape", "close"])
def test_what_is_unsaved_is_asked_about_before_the_window_goes(
    window: PreferencesWindow, draft: Draft, how: str
) -> None:
    window.show_page("two")
    draft.line.setText("a word")
    if how == "escape":
        QTest.keyClick(window.list, Key.Key_Escape)
    else:
        window.close()
    assert window.isVisible()
    draft.settle()
    assert not window.isVisible()


def test_nothing_unsaved_is_nothing_to_ask(window: PreferencesWindow, draft: Draft) -> None:
    window.show_page("two")
    window.show_page("one")
    assert draft.asked == []
    assert window.page == "one"


def test_icons_of_the_pages_follow_the_scheme(window: PreferencesWindow, theme: Theme) -> None:
    def looks() -> int:
        image = window.list.item(0).icon().pixmap(20, QIcon.Mode.Normal).toImage()
        points = [QPoint(x, y) for x in range(image.width()) for y in range(image.height())]
        return max(image.pixelColor(p).lightness() for p in points if image.pixelColor(p).alpha() > 200)

    theme.wear(LIGHT)
    assert looks() < 100
    theme.wear(DARK)
    assert looks() > 180


def test_everything_has_a_name(window: PreferencesWindow) -> None:
    assert window.windowTitle() == "Preferences"
    assert window.list.accessibleName() == "Pages"
