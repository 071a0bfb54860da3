"""Three quiet choices: each has a default, acts at once, and none is in the way."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from rethumb_desktop.domain.link import LinkForm
from rethumb_desktop.ui.panels.first_start import FirstStart
from rethumb_desktop.ui.widgets.empty_state import EmptyState
from tests.screenshots.clipping import find_clipped

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


def test_a_library_is_joined_from_here(start: FirstStart, qtbot: QtBot) -> None:
    with qtbot.waitSignal(start.join_library), qtbot.assertNotEmitted(start.add_account):
        QTest.keyClick(start.join_button, Key.Key_Space)
    assert start.isVisible(), "the other choices stay"


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


def test_the_choices_are_reached_where_there_is_no_room(qtbot: QtBot) -> None:
    place, start = EmptyState(), FirstStart()
    qtbot.addWidget(place)
    start.show_choices("", LinkForm.URL, look_first=True)
    place.put_below(start)
    place.resize(340, 220)
    place.show()
    place.activateWindow()
    qtbot.waitUntil(place.isActiveWindow)
    place.setFocus()
    assert not is_seen(start.fine_button)
    qtbot.waitUntil(lambda: start.library.width() >= start.library.sizeHint().width())
    for _ in range(6):
        QTest.keyClick(place.focusWidget(), Key.Key_Tab)
    assert start.fine_button.hasFocus()
    qtbot.waitUntil(lambda: is_seen(start.fine_button))
    assert find_clipped(place) == []


def test_the_unimportant_gives_way_first(qtbot: QtBot) -> None:
    place = EmptyState()
    qtbot.addWidget(place)
    place.dress(QPixmap(50, 50), QColor("black"), QColor("white"))
    place.set_sentence("They become pictures for the web, and the links are copied for you.")
    place.resize(560, 400)
    place.show()
    parts = {name: the_label(place, f"emptyState{name}") for name in ("Picture", "Ways", "Title", "Sentence")}
    gone = []
    for height in range(400, 120, -10):
        place.resize(560, height)
        QApplication.sendPostedEvents()
        assert find_clipped(place) == []
        gone += [name for name, part in parts.items() if not part.isVisible() and name not in gone]
    assert gone == ["Picture", "Ways"]
    place.resize(560, 400)
    assert all(part.isVisible() for part in parts.values())


def test_buttons_stand_below_each_other_in_a_narrow_place(qtbot: QtBot) -> None:
    place = EmptyState()
    qtbot.addWidget(place)
    place.resize(260, 300)
    place.show()
    choose, paste = (place.findChild(QPushButton, f"{name}Button") for name in ("choose", "pasteFromClipboard"))
    assert choose is not None
    assert paste is not None
    qtbot.waitUntil(lambda: choose.y() < paste.y() and find_clipped(place) == [])
    place.resize(700, 500)
    qtbot.waitUntil(lambda: choose.y() == paste.y())


def is_seen(widget: QWidget) -> bool:
    """Whether all of a widget can be seen."""
    return bool(widget.visibleRegion().boundingRect() == widget.rect())


def the_label(place: QWidget, name: str) -> QLabel:
    label = place.findChild(QLabel, name)
    assert label is not None
    return label


def test_each_part_is_named_and_reached_by_tab(start: FirstStart, qtbot: QtBot) -> None:
    parts = (start.add_button, start.join_button, start.dropping, start.form, start.fine_button)
    assert [part.objectName() for part in parts] == [
        "firstAccountButton",
        "firstJoinButton",
        "firstDroppingChooser",
        "firstFormChooser",
        "fineButton",
    ]
    assert [part.accessibleName() for part in parts[2:4]] == ["Dropped pictures", "Links are copied as"]
    start.activateWindow()
    qtbot.waitUntil(start.isActiveWindow)
    parts[0].setFocus()
    for here, there in pairwise(parts):
        QTest.keyClick(here, Key.Key_Tab)
        assert there.hasFocus()
