"""The pages of preferences: what is changed is kept at once, what cannot be kept is told and taken back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from rethumb_desktop.domain.errors import Fault
from rethumb_desktop.domain.preferences import Appearance, Preferences
from rethumb_desktop.services.preferring import Preferring
from rethumb_desktop.settings.toml import TomlSettings
from rethumb_desktop.ui.bridge import Bridge
from rethumb_desktop.ui.panels.preferences.general import GeneralPage
from rethumb_desktop.ui.panels.preferences.likings import Likings
from rethumb_desktop.ui.panels.preferences.publishing import PublishingPage
from rethumb_desktop.ui.theme.theme import Theme
from tests.ui.conftest import PATIENCE_MS

Key = Qt.Key


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file of settings that a test may break."""
    return tmp_path / "settings.toml"


@pytest.fixture
def preferring(file: Path, bridge: Bridge) -> Preferring:
    return Preferring(TomlSettings(file), bridge.listen)


@pytest.fixture
def likings(preferring: Preferring, bridge: Bridge) -> Likings:
    return Likings(preferring, bridge)


Wait = Callable[[Callable[[], bool]], None]


@pytest.fixture
def wait(qtbot: QtBot) -> Wait:
    return lambda condition: qtbot.waitUntil(condition, timeout=PATIENCE_MS)


@pytest.fixture
def shown(qtbot: QtBot, likings: Likings, wait: Wait) -> Callable[[QWidget], None]:
    """Show a page and wait until it stands as the preferences say."""

    def show(page: QWidget) -> None:
        qtbot.addWidget(page)
        page.resize(640, 700)
        page.show()
        with qtbot.waitSignal(likings.told, timeout=PATIENCE_MS):
            likings.load()

    return show


def choose(chooser: QComboBox, value: object) -> None:
    """Choose by the keyboard."""
    chooser.setFocus()
    while chooser.currentData() != value:
        row = chooser.currentIndex()
        QTest.keyClick(chooser, Key.Key_Down if row < chooser.findData(value) else Key.Key_Up)
        assert chooser.currentIndex() != row


# Likings


def unexpected(fault: Fault) -> None:
    raise AssertionError(fault)


def test_changes_made_in_a_row_are_kept_in_their_order(likings: Likings, preferring: Preferring, wait: Wait) -> None:
    told: list[Preferences] = []
    likings.told.connect(told.append)
    for number in range(40):
        likings.change(partial(replace, language=str(number)), unexpected)
    likings.change(lambda liked: replace(liked, notify=False), unexpected)
    wait(lambda: likings.kept is not None)
    assert preferring.preferences() == Preferences(language="39", notify=False)
    assert told[-1] == likings.kept == Preferences(language="39", notify=False)
    assert {liked.language for liked in told} == {"39"}, "nothing older is shown while more is under way"


def test_what_is_changed_elsewhere_is_told(likings: Likings, preferring: Preferring, wait: Wait) -> None:
    preferring.change(lambda liked: replace(liked, look_first=False))
    wait(lambda: likings.kept == Preferences(look_first=False))


# General


def test_appearance_language_and_notifications_are_kept_at_once(
    likings: Likings, preferring: Preferring, theme: Theme, shown: Callable[[QWidget], None], wait: Wait
) -> None:
    page = GeneralPage(likings, theme, has_tray=True)
    assert not page.parts.column.isEnabled(), "nobody changes what is not read yet"
    shown(page)
    assert page.parts.column.isEnabled()
    choose(page.appearance, Appearance.DARK)
    choose(page.language, "de")
    page.notifications.click()
    page.tray.click()
    QTest.keyClicks(page.device_name, " Studio ")
    QTest.keyClick(page.device_name, Key.Key_Return)
    wanted = Preferences(
        appearance=Appearance.DARK, language="de", notify=False, close_to_tray=True, device_name="Studio"
    )
    wait(lambda: preferring.preferences() == wanted)
    wait(lambda: likings.kept == wanted)
    assert page.language.currentText() == "Deutsch"


def test_a_desktop_without_a_tray_is_told(
    likings: Likings, theme: Theme, preferring: Preferring, shown: Callable[[QWidget], None]
) -> None:
    preferring.change(lambda liked: replace(liked, close_to_tray=True))
    page = GeneralPage(likings, theme, has_tray=False)
    shown(page)
    assert (page.tray.isChecked(), page.tray.isEnabled()) == (True, False)
    assert "no tray" in page.tray.accessibleDescription()
    page.show_tray(True)
    assert page.tray.isEnabled()


def test_a_language_this_version_does_not_speak_stays(
    likings: Likings, theme: Theme, preferring: Preferring, shown: Callable[[QWidget], None]
) -> None:
    preferring.change(lambda liked: replace(liked, language="eo"))
    page = GeneralPage(likings, theme, has_tray=True)
    shown(page)
    assert page.language.currentText() == "eo"
    assert preferring.preferences().language == "eo"


def test_what_cannot_be_kept_is_told_and_taken_back(
    likings: Likings, theme: Theme, file: Path, preferring: Preferring, shown: Callable[[QWidget], None], wait: Wait
) -> None:
    page = GeneralPage(likings, theme, has_tray=True)
    shown(page)
    file.write_text("broken")
    page.notifications.click()
    assert not page.notifications.isChecked()
    wait(page.bar.isVisible)
    assert "settings" in page.bar.text
    assert page.notifications.isChecked()

    file.write_text("")
    page.notifications.click()
    wait(lambda: not preferring.preferences().notify)
    assert not page.bar.isVisible()
    assert not page.notifications.isChecked()


def test_preferences_that_cannot_be_read_are_tried_again(
    likings: Likings, theme: Theme, file: Path, qtbot: QtBot, wait: Wait
) -> None:
    file.write_text("broken")
    page = GeneralPage(likings, theme, has_tray=True)
    qtbot.addWidget(page)
    page.show()
    likings.load()
    wait(page.bar.isVisible)
    assert not page.parts.column.isEnabled()
    file.write_text("")
    again = page.bar.findChild(QPushButton, "messageButton")
    assert again is not None
    again.click()
    wait(page.parts.column.isEnabled)


# Publishing


@pytest.fixture
def publishing(likings: Likings, theme: Theme, shown: Callable[[QWidget], None]) -> PublishingPage:
    page = PublishingPage(likings, theme)
    shown(page)
    return page


def test_pictures_are_published_at_once_where_the_person_wants_that(
    publishing: PublishingPage, preferring: Preferring, wait: Wait
) -> None:
    assert publishing.look_first.isChecked()
    publishing.at_once.click()
    wait(lambda: not preferring.preferences().look_first)
    publishing.at_once.setFocus()
    QTest.keyClick(publishing.at_once, Key.Key_Up)
    wait(lambda: preferring.preferences().look_first)


def test_the_template_is_shown_at_work_while_it_is_written(publishing: PublishingPage) -> None:
    template = publishing.template
    assert "not offered" in template.note.text()
    QTest.keyClicks(template.edit, "[$name]($url) $width x $height")
    assert template.example.toPlainText() == "[harbour.jpg](https://pictures.example.com/web/k7m2q4.jpg) 1600 x 1067"
    assert not template.note.isVisible()
    QTest.keyClicks(template.edit, " $size $$5")
    assert template.note.text() == "Nothing is filled in for $size."


def test_a_placeholder_is_put_where_the_cursor_is(publishing: PublishingPage) -> None:
    template = publishing.template
    QTest.keyClicks(template.edit, "<>")
    QTest.keyClick(template.edit, Key.Key_Left)
    button = template.findChild(QAbstractButton, "keyPlaceholderButton")
    assert button is not None
    button.click()
    assert template.edit.toPlainText() == "<$key>"
    assert template.example.toPlainText() == "<web/k7m2q4.jpg>"


@pytest.mark.parametrize("how", ["pause", "leave", "hide"])
def test_the_template_is_kept_when_it_is_complete(
    publishing: PublishingPage, preferring: Preferring, wait: Wait, how: str
) -> None:
    if how != "pause":
        publishing.template._pause.setInterval(10 * PATIENCE_MS)
    publishing.activateWindow()
    publishing.template.edit.setFocus()
    wait(publishing.template.edit.hasFocus)
    QTest.keyClicks(publishing.template.edit, "$url")
    assert preferring.preferences().link_template == ""
    if how == "leave":
        QTest.keyClick(publishing.template.edit, Key.Key_Tab)
    elif how == "hide":
        publishing.template.edit.focus_left.disconnect()
        publishing.hide()
    wait(lambda: preferring.preferences().link_template == "$url")


def test_what_is_written_is_not_lost_to_a_fault_or_to_news(
    publishing: PublishingPage, preferring: Preferring, likings: Likings, file: Path, wait: Wait
) -> None:
    QTest.keyClicks(publishing.template.edit, "$url")
    preferring.change(lambda liked: replace(liked, notify=False))
    wait(lambda: likings.kept is not None and not likings.kept.notify)
    assert publishing.template.text == "$url"

    file.write_text("broken")
    publishing.template.finish()
    wait(publishing.bar.isVisible)
    assert publishing.template.text == "$url"
    file.write_text("")
    publishing.template.finish()
    wait(lambda: preferring.preferences().link_template == "$url")


def test_a_template_from_elsewhere_is_shown(publishing: PublishingPage, preferring: Preferring, wait: Wait) -> None:
    preferring.change(lambda liked: replace(liked, link_template="<$url>"))
    wait(lambda: publishing.template.text == "<$url>")
