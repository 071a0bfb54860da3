"""Three quiet choices: each has a default, acts at once, and none is in the way."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QBoxLayout, QComboBox, QPushButton
from pytestqt.qtbot import QtBot

from rethumb_desktop.domain.link import LinkForm
from rethumb_desktop.ui.panels.first_start import FirstStart
from rethumb_desktop.ui.widgets.empty_state import EmptyState

Key = Qt.Key


@pytest.fixture
def start(qtbot: QtBot) -> FirstStart:
    start = FirstStart()
    qtbot.addWidget(start)
    start.show_choices("", LinkForm.URL, look_first=True)
    start.resize(480, 300)
    start.show()
    return start


def texts(chooser: QComboBox) -> list[str]:
    return [chooser.itemText(row) for row in range(chooser.count()) if chooser.itemText(row)]


def choose(chooser: QComboBox, key: Key, times: int = 1) -> None:
    """Choose by the keyboard, as a person who has gone there by Tab."""
    for _ in range(times):
        QTest.keyClick(chooser, key)


def test_each_choice_has_a_default(start: FirstStart) -> None:
    assert start.library.text() == "This computer"
    assert [chooser.currentText() for chooser in (start.dropping, start.form)] == ["wait until I press Publish", "URL"]
    assert "Markdown" in texts(start.form)


def test_dropped_pictures_may_be_published_at_once(start: FirstStart, qtbot: QtBot) -> None:
    with qtbot.waitSignal(start.look_first_chosen) as chosen:
        choose(start.dropping, Key.Key_Down)
    assert chosen.args == [False]
    with qtbot.waitSignal(start.look_first_chosen) as chosen:
        choose(start.dropping, Key.Key_Up)
    assert chosen.args == [True]


def test_the_form_of_links_is_chosen(start: FirstStart, qtbot: QtBot) -> None:
    with qtbot.waitSignal(start.link_form_chosen) as chosen:
        choose(start.form, Key.Key_Down)
    assert chosen.args == [LinkForm.MARKDOWN]
    assert start.form.findData(LinkForm.TEMPLATE) == -1, "a newcomer has no template"


def test_an_account_is_added_from_here_and_then_named(start: FirstStart, qtbot: QtBot) -> None:
    with qtbot.waitSignal(start.add_account):
        QTest.keyClick(start.add_button, Key.Key_Space)
    assert start.library.text() == "This computer", "nothing is added yet"
    start.show_choices("Work", LinkForm.HTML, look_first=False)
    assert start.library.text() == "Work"
    assert start.form.currentData() == LinkForm.HTML
    assert start.dropping.currentData() is False


def test_what_the_program_shows_is_no_choice_of_the_person(start: FirstStart, qtbot: QtBot) -> None:
    with (
        qtbot.assertNotEmitted(start.look_first_chosen),
        qtbot.assertNotEmitted(start.link_form_chosen),
        qtbot.assertNotEmitted(start.add_account),
    ):
        start.show_choices("Work", LinkForm.BBCODE, look_first=False)


def test_fine_is_enough(start: FirstStart, qtbot: QtBot) -> None:
    with qtbot.waitSignal(start.dismissed):
        QTest.keyClick(start.fine_button, Key.Key_Return)
    assert start.isHidden()


def test_the_choices_give_way_where_there_is_no_room(qtbot: QtBot) -> None:
    place, start = EmptyState(), FirstStart()
    qtbot.addWidget(place)
    before = place.minimumSizeHint().height()
    layout = place.layout()
    assert isinstance(layout, QBoxLayout)
    layout.insertWidget(layout.count() - 1, start)
    place.resize(560, 700)
    place.show()
    qtbot.waitUntil(start.card.isVisible)
    assert start.card.height() == start.height() >= start.heightForWidth(start.width())

    place.resize(560, 400)
    qtbot.waitUntil(lambda: not start.card.isVisible())
    assert place.minimumSizeHint().height() <= before + layout.spacing()
    chooser = place.findChild(QPushButton, "chooseButton")
    assert chooser is not None
    assert chooser.isVisible()

    place.resize(560, 700)
    qtbot.waitUntil(start.card.isVisible)


def test_each_part_is_named_and_reached_by_tab(start: FirstStart, qtbot: QtBot) -> None:
    parts = (start.add_button, start.dropping, start.form, start.fine_button)
    assert [part.objectName() for part in parts] == [
        "firstAccountButton",
        "firstDroppingChooser",
        "firstFormChooser",
        "fineButton",
    ]
    assert [part.accessibleName() for part in parts[1:3]] == ["Dropped pictures", "Links are copied as"]
    start.activateWindow()
    qtbot.waitUntil(start.isActiveWindow)
    parts[0].setFocus()
    for here, there in pairwise(parts):
        QTest.keyClick(here, Key.Key_Tab)
        assert there.hasFocus()
