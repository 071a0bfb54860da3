"""The tray, and where the program lives while its window is hidden. No tray is on the offscreen desktop."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QColor, QIcon, QImage
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QMenu, QSystemTrayIcon, QWidget
from pytestqt.qtbot import QtBot

from rethumb_desktop.ui.desktop.badge import TrayLook, TrayState, make_badged
from rethumb_desktop.ui.desktop.residence import Residence
from rethumb_desktop.ui.desktop.tray import RECENT, RecentLinks, Tray
from rethumb_desktop.ui.theme.icons import IconFolder


@pytest.fixture
def look(qapp: QApplication) -> TrayLook:
    colours = [QColor(name) for name in ("#2f6fde", "#f0b429", "#ffffff", "#1b1e23")]
    return TrayLook(IconFolder().application_icon(), *colours)


@pytest.fixture
def tray(look: TrayLook) -> Iterator[Tray]:
    tray = Tray(look)
    yield tray
    tray.close()


def actions_of(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def action_of(tray: Tray, name: str) -> QAction:
    found = tray._menu.findChild(QAction, name)
    assert found is not None
    return found


def test_the_menu_has_what_is_wanted_most(tray: Tray) -> None:
    wanted = ["Hide window", "Pause", "Recent links", "Library", "Preferences", "Quit"]
    assert actions_of(tray._menu) == wanted


@pytest.mark.parametrize(
    ("name", "signal"),
    [
        ("trayPause", "pause_wanted"),
        ("trayLibrary", "library_wanted"),
        ("trayPreferences", "preferences_wanted"),
        ("trayQuit", "quit_wanted"),
        ("trayWindow", "hide_wanted"),
    ],
)
def test_the_menu_asks_for_it(tray: Tray, qtbot: QtBot, name: str, signal: str) -> None:
    with qtbot.waitSignal(getattr(tray, signal)):
        action_of(tray, name).trigger()


def test_a_click_shows_the_window_or_hides_it(tray: Tray, qtbot: QtBot) -> None:
    clicked = QSystemTrayIcon.ActivationReason.Trigger
    with qtbot.waitSignal(tray.hide_wanted):
        tray._icon.activated.emit(clicked)
    tray.show_window_shown(False)
    assert action_of(tray, "trayWindow").text() == "Show window"
    with qtbot.waitSignal(tray.show_wanted):
        tray._icon.activated.emit(clicked)
    with qtbot.assertNotEmitted(tray.show_wanted):
        tray._icon.activated.emit(QSystemTrayIcon.ActivationReason.DoubleClick)


def test_what_is_paused_goes_on(tray: Tray) -> None:
    tray.show_paused(True)
    assert action_of(tray, "trayPause").text() == "Go on"
    tray.show_paused(False)
    assert action_of(tray, "trayPause").text() == "Pause"


def test_recent_links_are_copied_again_by_the_names_of_their_pictures(tray: Tray, qtbot: QtBot) -> None:
    assert actions_of(tray._recent) == ["No links yet"]
    assert not tray._recent.actions()[0].isEnabled()
    long = "a very long name of a picture that goes on and on and on and on and on.jpg"
    tray.show_recent([("cat & dog.jpg", "https://x/1"), (long, "https://x/2"), ("two\nlines.jpg", "https://x/3")])
    texts = actions_of(tray._recent)
    assert texts[0] == "cat && dog.jpg"
    assert "…" in texts[1]
    assert len(texts[1]) < len(long)
    assert texts[2] == "two lines.jpg"
    with qtbot.waitSignal(tray.copy_wanted) as copied:
        tray._recent.actions()[1].trigger()
    assert copied.args == ["https://x/2"]
    tray.show_recent([(f"{n}.jpg", f"https://x/{n}") for n in range(99)])
    assert actions_of(tray._recent) == [f"{n}.jpg" for n in range(RECENT)]


def test_the_last_ten_links_are_kept_each_once() -> None:
    recent = RecentLinks()
    recent.add([("a", "1"), ("b", "2")])
    recent.add([("c", "3"), ("a again", "1")])
    assert recent.links == [("c", "3"), ("a again", "1"), ("b", "2")]
    recent.add([(str(n), f"n{n}") for n in range(30)])
    assert recent.links == [(str(n), f"n{n}") for n in range(RECENT)]


def test_the_icon_says_what_goes_on_by_its_shape(tray: Tray, look: TrayLook) -> None:
    corners = {state: dark_of(make_badged(look, state)) for state in TrayState}
    assert len(set(corners.values())) == 3
    tray.show_state(TrayState.HALTED, "Nothing is sent to Cloud.")
    assert tray._icon.toolTip() == "rethumb desktop\nNothing is sent to Cloud."
    assert image_of(tray._icon.icon()) == image_of(make_badged(look, TrayState.HALTED))
    tray.show_state(TrayState.QUIET)
    assert image_of(tray._icon.icon()) == image_of(look.icon)
    assert tray._icon.toolTip() == "rethumb desktop"


def image_of(icon: QIcon) -> QImage:
    return icon.pixmap(QSize(24, 24), 1.0).toImage()


def dark_of(icon: QIcon) -> bytes:
    """The corner with the mark, black and white: what is left of it without colours."""
    corner = image_of(icon).copy(10, 10, 14, 14).convertToFormat(QImage.Format.Format_Grayscale8)
    return bytes(corner.constBits())


# The window and the tray


class Place:
    """A window, and a tray that may be there."""

    def __init__(self, application: QApplication, *, knows_tray: bool = False) -> None:
        self.window = QMainWindow()
        self.tray = True
        self.told = 0
        self.residence = Residence(application, self.window, knows_tray=knows_tray)
        self.residence.use_tray(lambda: self.tray)
        self.residence.hidden_first.connect(self._count)
        self.window.show()

    def _count(self) -> None:
        self.told += 1


@pytest.fixture
def place(qapp: QApplication, qtbot: QtBot) -> Iterator[Place]:
    place = Place(qapp)
    qtbot.addWidget(place.window)
    yield place
    qapp.setQuitOnLastWindowClosed(True)
    place.residence.deleteLater()


def test_closing_ends_unless_the_person_prefers_the_tray(place: Place, qapp: QApplication) -> None:
    assert place.window.close()
    assert qapp.quitOnLastWindowClosed()
    assert place.told == 0


def test_closing_hides_where_the_person_prefers_it(place: Place, qapp: QApplication, qtbot: QtBot) -> None:
    place.residence.close_to_tray = True
    with qtbot.waitSignal(place.residence.moved) as moved:
        assert not place.window.close()
    assert moved.args == [False]
    assert not place.window.isVisible()
    assert not qapp.quitOnLastWindowClosed(), "a dialog opened from the tray would end the program"
    with qtbot.waitSignal(place.residence.moved):
        place.residence.show()
    assert place.window.isVisible()
    assert qapp.quitOnLastWindowClosed()
    place.window.close()
    assert place.told == 1, "it is said the first time only"


def test_closing_ends_where_there_is_no_tray(place: Place) -> None:
    place.residence.close_to_tray = True
    place.tray = False
    assert place.window.close()


def test_quitting_quits(place: Place, qtbot: QtBot, qapp: QApplication) -> None:
    place.residence.close_to_tray = True
    place.residence.end()
    assert not place.window.isVisible()
    assert place.told == 0


def test_a_window_whose_tray_is_gone_comes_back(place: Place) -> None:
    place.residence.close_to_tray = True
    place.window.close()
    place.residence._watch.timeout.emit()
    assert not place.window.isVisible()
    place.tray = False
    place.residence._watch.timeout.emit()
    assert place.window.isVisible()
    assert not place.residence._watch.isActive()


def test_a_window_without_a_tray_is_made_small(place: Place) -> None:
    place.tray = False
    place.residence.hide()
    assert place.window.isMinimized()
    place.residence.show()
    assert not place.window.isMinimized()


def test_who_knows_the_tray_is_not_told(qapp: QApplication, qtbot: QtBot) -> None:
    place = Place(qapp, knows_tray=True)
    qtbot.addWidget(place.window)
    place.residence.hide()
    assert place.told == 0
    place.residence.show()
    place.residence.deleteLater()


# What stands in front


class Standing:
    """A window with two dialogs above it: one of its own, and one of that."""

    def __init__(self, place: Place) -> None:
        self.window = place.window
        self.first = self._open(self.window)
        self.second = self._open(self.first)

    def _open(self, parent: QWidget) -> QWidget:
        dialog = QWidget(parent, Qt.WindowType.Dialog)
        line = QLineEdit(dialog)
        dialog.setFocusProxy(line)
        dialog.show()
        return dialog


def test_the_keyboard_goes_to_what_stands_above_the_window(place: Place, qtbot: QtBot) -> None:
    standing = Standing(place)
    standing.second.close()
    place.window.activateWindow()
    qtbot.waitUntil(place.window.isActiveWindow)
    place.residence.show()
    qtbot.waitUntil(standing.first.isActiveWindow)
    standing.first.close()
    place.residence.show()
    qtbot.waitUntil(place.window.isActiveWindow)


def test_a_dialog_of_a_dialog_is_in_front_of_it(place: Place, qtbot: QtBot) -> None:
    standing = Standing(place)
    standing.first.raise_()
    standing.first.activateWindow()
    qtbot.waitUntil(standing.first.isActiveWindow)
    place.residence.show()
    qtbot.waitUntil(standing.second.isActiveWindow)


def test_of_two_dialogs_the_one_that_was_used_last_is_in_front(place: Place, qtbot: QtBot) -> None:
    standing = Standing(place)
    standing.second.close()
    beside = standing._open(place.window)
    for used in (standing.first, beside):
        used.activateWindow()
        qtbot.waitUntil(used.isActiveWindow)
        used.setFocus()
        place.window.activateWindow()
        qtbot.waitUntil(place.window.isActiveWindow)
        place.residence.show()
        qtbot.waitUntil(used.isActiveWindow)
