"""The queue's panel on real services: the keyboard, and what the menu asks for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from rethumb_desktop.domain.link import LinkForm
from rethumb_desktop.ui.bridge import Bridge
from rethumb_desktop.ui.theme.theme import Theme
from tests.fixtures.assembly import House
from tests.ui.queue_bench import ALL, Bench, open_bench

Key = Qt.Key


@pytest.fixture
def bench(house: House, bridge: Bridge, theme: Theme, qtbot: QtBot, tmp_path: Path) -> Iterator[Bench]:
    with open_bench(house, bridge, theme, qtbot, tmp_path) as bench:
        yield bench


@pytest.fixture
def mixed(bench: Bench) -> Bench:
    """Three that are published, one that failed, two that wait for the person."""
    bench.add_mixed()
    return bench


# The keyboard


def test_keys_go_through_the_rows(mixed: Bench) -> None:
    view = mixed.panel.view
    view.setFocus()
    for key, name in ((Key.Key_End, "eel.jpg"), (Key.Key_Home, "cat 2.jpg"), (Key.Key_PageDown, "eel.jpg")):
        QTest.keyClick(view, key)
        assert mixed.current == name
    QTest.keyClick(view, Key.Key_Home, Qt.KeyboardModifier.ShiftModifier)
    assert mixed.selected == ALL
    QTest.keyClick(view, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert mixed.selected == ALL


def test_space_selects_the_current_row(mixed: Bench) -> None:
    view = mixed.panel.view
    view.setFocus()
    mixed.select()
    view.selectionModel().setCurrentIndex(mixed.model.index(2), QItemSelectionModel.SelectionFlag.NoUpdate)
    QTest.keyClick(view, Key.Key_Space)
    assert (mixed.selected, mixed.current) == (["cat 10.jpg"], "cat 10.jpg")


def test_letters_go_to_names_and_come_round(mixed: Bench) -> None:
    view = mixed.panel.view
    view.setFocus()
    mixed.select(2)
    QTest.keyClicks(view, "cat 2")
    assert mixed.current == "cat 2.jpg"


def test_enter_publishes_nothing(mixed: Bench) -> None:
    asked: list[object] = []
    for signal in (mixed.panel.publish, mixed.panel.open_links, mixed.panel.remove):
        signal.connect(asked.append)
    mixed.panel.view.setFocus()
    mixed.select(4)
    QTest.keyClick(mixed.panel.view, Key.Key_Return)
    assert asked == []


def test_where_nothing_is_selected_keys_act_on_the_current_row(mixed: Bench, qtbot: QtBot) -> None:
    asked: list[tuple[str, str]] = []
    signals = {"remove": mixed.panel.remove, "open": mixed.panel.open_links, "copy": mixed.panel.copy_links}
    for name, signal in signals.items():
        signal.connect(lambda jobs, name=name: asked.append((name, *(job.source.name for job in jobs))))
    view = mixed.panel.view
    qtbot.waitUntil(mixed.panel.isActiveWindow)
    view.setFocus()
    mixed.select()
    view.selectionModel().setCurrentIndex(mixed.model.index(2), QItemSelectionModel.SelectionFlag.NoUpdate)
    QTest.keyClick(view, Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(view, Key.Key_Return)
    QTest.keyClick(view, Key.Key_Delete)
    assert asked == [(name, "cat 10.jpg") for name in ("copy", "open", "remove")]
    assert mixed.menu_texts()[0] == "Copy links"
    asked.clear()
    mixed.select(0)
    view.selectionModel().setCurrentIndex(mixed.model.index(2), QItemSelectionModel.SelectionFlag.NoUpdate)
    QTest.keyClick(view, Key.Key_Delete)
    assert asked == [("remove", "cat 2.jpg")], "what is selected comes first"


@pytest.mark.parametrize(("key", "row"), [(Key.Key_Home, 0), (Key.Key_Up, 0), (Key.Key_End, 5), (Key.Key_Down, 5)])
def test_a_key_that_goes_nowhere_selects_the_row_where_it_is(mixed: Bench, key: Qt.Key, row: int) -> None:
    view = mixed.panel.view
    view.setFocus()
    mixed.select()
    view.selectionModel().setCurrentIndex(mixed.model.index(row), QItemSelectionModel.SelectionFlag.NoUpdate)
    QTest.keyClick(view, key, Qt.KeyboardModifier.ControlModifier)
    assert mixed.selected == []
    QTest.keyClick(view, key)
    assert mixed.selected == [ALL[row]]


def test_who_comes_by_a_key_for_the_list_has_the_current_row_selected(mixed: Bench) -> None:
    view = mixed.panel.view
    mixed.panel.filter.go_there()
    mixed.select()
    view.selectionModel().setCurrentIndex(mixed.model.index(2), QItemSelectionModel.SelectionFlag.NoUpdate)
    view.setFocus(Qt.FocusReason.TabFocusReason)
    assert mixed.selected == []
    mixed.panel.filter.go_there()
    view.setFocus(Qt.FocusReason.ShortcutFocusReason)
    assert mixed.selected == ["cat 10.jpg"]


# The current row


def test_new_rows_of_a_long_list_are_seen_also_below_the_bar(bench: Bench, qtbot: QtBot) -> None:
    view = bench.panel.view
    bench.panel.resize(600, 300)
    bench.add(*(f"{number}.jpg" for number in range(20)))
    assert view.verticalScrollBar().value() == 0
    bench.panel.await_rows()
    bench.add("new.jpg", hold=True)
    qtbot.waitUntil(bench.panel.held.isVisible)
    qtbot.waitUntil(lambda: bench.current == "new.jpg")
    qtbot.waitUntil(lambda: view.viewport().rect().contains(view.visualRect(view.currentIndex())))


def test_who_has_scrolled_away_from_the_current_row_stays_there(bench: Bench, qtbot: QtBot) -> None:
    view = bench.panel.view
    bench.panel.resize(600, 300)
    bench.add(*(f"{number}.jpg" for number in range(20)))
    bench.select(19)
    view.scrollToTop()
    bench.panel.resize(600, 250)
    assert view.verticalScrollBar().value() == 0


# The menu


def test_the_menu_of_published_rows_has_links_in_every_form(mixed: Bench) -> None:
    mixed.select(0, 2)
    forms = mixed.forms()
    assert [action.text() for action in forms][:2] == ["URL", "Markdown"]
    assert "Template" not in [action.text() for action in forms]
    asked: list[tuple[list[str], LinkForm]] = []
    mixed.panel.copy_as.connect(lambda jobs, form: asked.append(([job.source.name for job in jobs], form)))
    forms[1].trigger()
    assert asked == [(["cat 2.jpg", "cat 10.jpg"], LinkForm.MARKDOWN)]
    mixed.panel.offer_template(True)
    assert mixed.forms()[-1].text() == "Template"


def test_a_code_is_shown_of_one_picture(mixed: Bench) -> None:
    asked: list[str] = []
    mixed.panel.show_code.connect(lambda job: asked.append(job.source.name))
    mixed.select(1, 2, 3)
    mixed.panel._actions["code"].trigger()
    assert asked == ["cat 10.jpg"]


def test_all_rows_can_be_taken_off_the_list(mixed: Bench, qtbot: QtBot) -> None:
    mixed.services.publishing.pause()
    mixed.services.publishing.let_go([mixed.model.held[1].id])
    qtbot.waitUntil(lambda: len(mixed.model.held) == 1)
    asked: list[list[str]] = []
    mixed.panel.remove.connect(lambda jobs: asked.append([job.source.name for job in jobs]))
    mixed.select(1, 4, 5)
    QTest.keyClick(mixed.panel.view, Key.Key_Delete)
    assert asked == [["bad.jpg", "dog.jpg", "eel.jpg"]]
    assert "Remove from the list" in mixed.menu_texts()
