"""The ring around what has the keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from rethumb_desktop.ui.widgets.focus_ring import FocusRing
from tests.ui.walking import keyboard_of


@pytest.fixture
def ring(qapp: QApplication) -> Iterator[FocusRing]:
    ring = FocusRing(qapp)
    yield ring
    ring.deleteLater()


@pytest.fixture
def window(qtbot: QtBot, ring: FocusRing) -> QWidget:
    """A window with a field, and a scrolled area whose only button is far down."""
    window = QWidget()
    qtbot.addWidget(window)
    far, area = QWidget(), QScrollArea()
    far.setFixedSize(200, 2000)
    button = QPushButton("Far away", far)
    button.move(20, 1800)
    area.setWidget(far)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    layout = QVBoxLayout(window)
    for part in (QLineEdit(), area):
        layout.addWidget(part)
    window.resize(260, 300)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def rings(window: QWidget) -> list[QWidget]:
    return [one for one in window.findChildren(QWidget, "focusRing") if one.isVisible()]


def press_tab(window: QWidget) -> None:
    QTest.keyClick(keyboard_of(window), Qt.Key.Key_Tab)


def part(window: QWidget, kind: Callable[..., QWidget]) -> QWidget:
    found = window.findChild(kind)  # type: ignore[arg-type]
    assert isinstance(found, QWidget)
    return found


def test_the_mouse_needs_no_ring(window: QWidget) -> None:
    QTest.mouseClick(part(window, QLineEdit), Qt.MouseButton.LeftButton)
    assert part(window, QLineEdit).hasFocus()
    assert rings(window) == []


def test_the_ring_goes_where_the_keyboard_goes(window: QWidget) -> None:
    part(window, QLineEdit).setFocus()
    press_tab(window)
    button = part(window, QPushButton)
    (ring,) = rings(window)
    assert ring.geometry().contains(button.geometry())
    button.move(40, 1700)
    assert ring.geometry().contains(button.geometry())
    button.hide()
    assert rings(window) == []


def test_what_has_the_keyboard_is_scrolled_into_sight(window: QWidget) -> None:
    part(window, QLineEdit).setFocus()
    button = part(window, QPushButton)
    assert button.visibleRegion().isEmpty()
    press_tab(window)
    assert button.hasFocus()
    assert button.visibleRegion().boundingRect() == button.rect()


def test_what_shows_it_by_itself_has_no_ring(window: QWidget) -> None:
    part(window, QPushButton).setProperty("ownFocus", True)
    part(window, QLineEdit).setFocus()
    press_tab(window)
    assert part(window, QPushButton).hasFocus()
    assert rings(window) == []


def test_a_dialog_opened_by_the_keyboard_has_it_from_the_beginning(window: QWidget, qtbot: QtBot) -> None:
    part(window, QLineEdit).setFocus()
    press_tab(window)
    dialog = QDialog(window)
    QVBoxLayout(dialog).addWidget(QLineEdit())
    dialog.open()
    qtbot.waitUntil(lambda: len(rings(dialog)) == 1)


def test_a_ring_that_went_with_its_dialog_is_not_missed(window: QWidget, qtbot: QtBot) -> None:
    part(window, QLineEdit).setFocus()
    press_tab(window)
    dialog = QDialog(window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    QVBoxLayout(dialog).addWidget(QLineEdit())
    dialog.open()
    qtbot.waitUntil(lambda: len(rings(dialog)) == 1)
    dialog.close()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    press_tab(window)
    assert len(rings(window)) == 1
