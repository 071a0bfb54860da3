"""The bar of the pictures that wait for the person."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from rethumb_desktop.ui.bridge import Bridge
from rethumb_desktop.ui.models.sifting import Stage
from rethumb_desktop.ui.models.verdict import Verdict
from rethumb_desktop.ui.theme.theme import Theme
from tests.fixtures.assembly import House
from tests.ui.queue_bench import Bench, open_bench


@pytest.fixture
def bench(house: House, bridge: Bridge, theme: Theme, qtbot: QtBot, tmp_path: Path) -> Iterator[Bench]:
    with open_bench(house, bridge, theme, qtbot, tmp_path) as bench:
        yield bench


@pytest.fixture
def mixed(bench: Bench) -> Bench:
    """Three that are published, one that failed, two that wait for the person."""
    bench.add_mixed()
    return bench


def test_what_waits_is_published_by_its_button_and_by_nothing_else(mixed: Bench, qtbot: QtBot) -> None:
    bar = mixed.panel.held
    qtbot.waitUntil(lambda: bar.button.text() == "Publish 2")
    assert bar._title.text() == "2 pictures to publish"
    assert mixed.panel.view.model().index(4, 0).data(Qt.ItemDataRole.AccessibleTextRole).startswith(
        "dog.jpg · Waits for you"
    )  # fmt: skip
    QTest.mouseClick(bar.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: mixed.model.stages[Stage.DONE] == 5)
    qtbot.waitUntil(lambda: not bar.isVisible())


def test_selected_ones_are_published_alone(mixed: Bench, qtbot: QtBot) -> None:
    mixed.select(0, 5)
    qtbot.waitUntil(lambda: mixed.panel.held.button.text() == "Publish 1 selected")
    QTest.mouseClick(mixed.panel.held.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: [job.source.name for job in mixed.model.held] == ["dog.jpg"])
    mixed.select(4)
    assert mixed.menu_texts() == ["Publish", "Show the original in its folder", "Remove from the list"]
    mixed.panel._actions["publish"].trigger()
    qtbot.waitUntil(lambda: not mixed.model.held)


def test_with_a_filter_only_what_is_shown_is_published(mixed: Bench, qtbot: QtBot) -> None:
    bar = mixed.panel.held
    mixed.panel.filter.search.setText("eel")
    assert (bar.button.text(), bar.button.isEnabled()) == ("Publish 1 shown", True)
    QTest.mouseClick(bar.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: [job.source.name for job in mixed.model.held] == ["dog.jpg"])
    mixed.panel.filter.search.setText("cat")
    qtbot.waitUntil(lambda: bar._title.text() == "1 picture to publish · it is not shown")
    assert not bar.button.isEnabled()
    mixed.panel._publish_held()
    assert [job.source.name for job in mixed.model.held] == ["dog.jpg"]
    mixed.press("toPublishRows")
    mixed.panel.filter.search.clear()
    qtbot.waitUntil(lambda: bar.button.text() == "Publish 1")
    assert bar.button.isEnabled()


def test_a_button_that_publishes_nothing_looks_so(mixed: Bench, qtbot: QtBot) -> None:
    bar = mixed.panel.held
    mixed.panel.filter.search.setText("ant")
    qtbot.waitUntil(lambda: bar.button.text() == "Publish 0 shown")
    assert bar._title.text() == "2 pictures to publish · none of them is shown"
    off = bar.button.grab().toImage()
    bar.button.setEnabled(True)
    on = bar.button.grab().toImage()
    beside = on.rect().center()
    beside.setX(on.width() - round(5 * on.devicePixelRatio()))
    assert (off.pixelColor(beside).alpha(), on.pixelColor(beside).alpha()) == (0, 255)


def test_how_many_links_are_shown_is_told_while_a_filter_is_on(mixed: Bench, qtbot: QtBot) -> None:
    told: list[int | None] = []
    mixed.panel.links_counted.connect(told.append)
    mixed.panel.filter.search.setText("cat")
    assert told[-1] == 4, "two pictures of two sizes"
    assert [job.source.name for job in mixed.panel.shown() or []] == ["cat 2.jpg", "cat 10.jpg"]
    mixed.select(0)
    qtbot.waitUntil(lambda: told[-1] is None)
    mixed.select()
    qtbot.waitUntil(lambda: told[-1] == 4)
    told.clear()
    mixed.panel.hide()
    mixed.panel.show()
    mixed.panel.filter.show_all()
    assert told == [None, 4, None]
    assert mixed.panel.shown() is None


def test_the_bar_says_what_becomes_of_them(mixed: Bench, qtbot: QtBot) -> None:
    bar = mixed.panel.held
    qtbot.waitUntil(bar.isVisible)
    assert not bar._promise.isVisible()
    mixed.panel.show_promise("They go to “work” on s3.example.com.")
    mixed.panel.show_privacy(Verdict.safe("1 of 2 has a position; it will not be published."))
    assert bar._promise.isVisible()
    assert bar._privacy.isVisible()
    assert bar.button.accessibleDescription().startswith("They go to “work”")
    mixed.panel.show_privacy(Verdict.open("1 of 2 has a position; it will be published."))
    assert bar._privacy.property("tone") == "warning"
    mixed.panel.show_privacy(None)
    assert not bar._privacy_icon.isVisible()


def test_the_check_tells_what_the_person_chose_and_only_that(mixed: Bench) -> None:
    told: list[bool] = []
    mixed.panel.at_once_chosen.connect(told.append)
    mixed.panel.show_at_once(True)
    assert told == []
    mixed.panel.held.at_once.click()
    mixed.panel.held.at_once.click()
    assert told == [False, True]


def test_in_a_low_and_narrow_window_no_sentence_is_cut_off(mixed: Bench, qtbot: QtBot) -> None:
    bar = mixed.panel.held
    qtbot.waitUntil(bar.isVisible)
    mixed.panel.show_promise("Nothing leaves this computer.")
    mixed.panel.show_privacy(Verdict.safe("5 of 5 have a GPS position, as nearly all have; it will not be published."))
    mixed.panel.view.selectAll()
    qtbot.waitUntil(lambda: bar.button.text() == "Publish 2 selected")
    height = bar.fontMetrics().height()
    # What there is of a window at 300 % on a screen of 1920 by 1080.
    mixed.panel.resize(25 * height, 15 * height)
    assert mixed.panel.height() == 15 * height
    labels = [label for label in bar.findChildren(QLabel) if label.wordWrap()]
    qtbot.waitUntil(lambda: bar._privacy.height() > height)
    cut = [label.objectName() for label in labels if label.height() < label.heightForWidth(label.width())]
    assert cut == []
    assert mixed.panel.view.isVisible()
    assert mixed.panel.view.height() >= 3 * height
    assert mixed.panel.rect().contains(mixed.panel.view.geometry().translated(mixed.panel._stack.pos()))
