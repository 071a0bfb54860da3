"""The queue's line of filters: counts, search, order, and what stays with its pictures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from rethumb_desktop.domain.events import JobsRemoved
from rethumb_desktop.domain.job import Job, JobState
from rethumb_desktop.domain.library import THIS_COMPUTER
from rethumb_desktop.domain.recipe import Recipe
from rethumb_desktop.ui.bridge import Bridge
from rethumb_desktop.ui.models.sifting import RowOrder, Seen, Stage
from rethumb_desktop.ui.theme.theme import Theme
from tests.fixtures.assembly import House
from tests.fixtures.records import A_MOMENT, file_source
from tests.ui.conftest import PATIENCE_MS
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


def test_the_line_is_there_as_soon_as_there_are_rows(bench: Bench, qtbot: QtBot) -> None:
    assert not bench.panel.filter.isVisible()
    bench.add("a.jpg")
    qtbot.waitUntil(bench.panel.filter.isVisible)
    bench.services.publishing.remove([job.id for job in bench.model.jobs])
    qtbot.waitUntil(bench.panel.empty.isVisible)
    qtbot.waitUntil(lambda: not bench.panel.filter.isVisible())


def test_the_buttons_count_and_filter(mixed: Bench, qtbot: QtBot) -> None:
    def texts() -> list[str]:
        return [button.text() for button in mixed.panel.filter._buttons.values()]

    qtbot.waitUntil(
        lambda: texts() == ["All\u20026", "To publish\u20022", "In work\u20020", "Done\u20023", "Failed\u20021"]
    )
    for name, names in (("failedRows", ALL[1:2]), ("toPublishRows", ALL[4:]), ("inWorkRows", []), ("allRows", ALL)):
        mixed.press(name)
        assert mixed.names == names


def test_a_search_finds_names_and_escape_takes_it_back(mixed: Bench) -> None:
    panel = mixed.panel
    panel.view.setFocus()
    QTest.keyClick(panel.view, Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert panel.filter.search.hasFocus()
    QTest.keyClicks(panel.filter.search, "CAT")
    assert mixed.names == ["cat 2.jpg", "cat 10.jpg"]
    QTest.keyClick(panel.filter.search, Key.Key_Down)
    assert panel.view.hasFocus()
    assert mixed.names == ["cat 2.jpg", "cat 10.jpg"]
    QTest.keyClick(panel.view, Key.Key_Escape)
    assert mixed.names == ALL
    panel.filter.search.setText("x")
    QTest.keyClick(panel.filter.search, Key.Key_Escape)
    assert (mixed.names, panel.filter.search.text(), panel.view.hasFocus()) == (ALL, "", True)


def test_the_hint_of_the_search_is_read_whole(mixed: Bench, qtbot: QtBot) -> None:
    line = mixed.panel.filter
    qtbot.waitUntil(line.isVisible)
    mixed.panel.resize(line.minimumSizeHint().width(), 400)
    search = line.search
    metrics = search.fontMetrics()
    hint = search.placeholderText()
    assert hint == "Search"
    # Beside it are two icons, each with the air around it.
    assert search.width() >= metrics.horizontalAdvance(hint) + 4 * metrics.height()


def counts(bench: Bench) -> list[str]:
    """Return what the buttons of the stages count: all, to publish, in work, done, failed."""
    return [button.text().split("\u2002")[1] for button in bench.panel.filter._buttons.values()]


def test_the_counts_follow_the_text(mixed: Bench, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: counts(mixed) == ["6", "2", "0", "3", "1"])
    mixed.panel.filter.search.setText("a")
    folder = str(mixed.folder)
    mixed.panel.filter.search.setText("cat")
    assert counts(mixed) == ["2", "0", "0", "2", "0"]
    mixed.press("failedRows")
    assert counts(mixed) == ["2", "0", "0", "2", "0"], "the text counts for all stages"
    mixed.panel.filter.search.setText(folder)
    assert counts(mixed) == ["6", "2", "0", "3", "1"]
    mixed.services.publishing.remove([mixed.model.jobs[1].id])
    qtbot.waitUntil(lambda: counts(mixed) == ["5", "2", "0", "3", "0"])
    mixed.panel.filter.show_all()
    assert mixed.panel._tally.seen is None


def test_many_are_counted_in_turns_and_to_the_end(bench: Bench, qtbot: QtBot) -> None:
    source = file_source("cat.jpg")
    recipe, done = (Recipe(square=16),), JobState.PUBLISHED
    jobs = [Job(number, "a", source, recipe, THIS_COMPUTER, done, A_MOMENT) for number in range(1, 30_001)]
    bench.model.reset(jobs)
    bench.panel.filter.search.setText("cat")
    assert bench.panel._tally.seen is None, "the window has its turn between"
    bench.model.take([JobsRemoved((1, 2))])
    qtbot.waitUntil(lambda: bench.panel._tally.seen == Seen(Counter({Stage.DONE: 29_998}), 0, 0), timeout=PATIENCE_MS)
    assert counts(bench)[0] == "29998"


def test_where_nothing_is_found_all_can_be_shown_again(mixed: Bench, qtbot: QtBot) -> None:
    mixed.panel.filter.search.setText("nowhere")
    assert mixed.panel.nothing.isVisible()
    assert mixed.panel.current() is None
    mixed.panel.nothing.show_all.emit()
    assert mixed.names == ALL
    assert mixed.panel.view.isVisible()


def test_rows_are_put_in_order_and_links_stay_in_queue_order(mixed: Bench) -> None:
    mixed.sort(RowOrder.NAME)
    assert mixed.names == ["ant.jpg", "bad.jpg", "cat 2.jpg", "cat 10.jpg", "dog.jpg", "eel.jpg"]
    mixed.panel.view.selectAll()
    copied: list[list[Job]] = []
    mixed.panel.copy_links.connect(copied.append)
    mixed.panel._actions["copy"].trigger()
    assert [job.source.name for job in copied[0]] == ["cat 2.jpg", "cat 10.jpg", "ant.jpg"]
    mixed.sort(RowOrder.NEWEST)
    assert mixed.names == ALL[::-1]


def test_selection_and_current_row_stay_with_their_pictures(mixed: Bench) -> None:
    mixed.select(0, 3)
    told: list[list[str]] = []
    mixed.panel.selection_changed.connect(lambda: told.append(mixed.selected))
    for order in RowOrder:
        mixed.sort(order)
        assert mixed.selected == ["cat 2.jpg", "ant.jpg"]
        assert mixed.current == "ant.jpg"
    mixed.sort(RowOrder.QUEUE)
    mixed.panel.filter.search.setText("cat")
    assert mixed.selected == ["cat 2.jpg"]
    assert told[-1] == ["cat 2.jpg"]
    assert mixed.current == "cat 10.jpg", "the row in its place"
    mixed.panel.filter.search.setText("dog")
    assert told[-1] == []


def test_what_is_dropped_is_seen_whatever_is_filtered_and_sorted(mixed: Bench) -> None:
    mixed.press("failedRows")
    mixed.sort(RowOrder.NAME)
    mixed.panel.await_rows()
    mixed.add("bee.jpg", "aal.jpg")
    mixed.until(["aal.jpg", "ant.jpg", "bad.jpg", "bee.jpg", *["cat 2.jpg", "cat 10.jpg", "dog.jpg", "eel.jpg"]])
    assert mixed.current == "bee.jpg"
    assert mixed.selected == []


def test_in_a_narrow_panel_the_stages_are_in_a_menu(mixed: Bench) -> None:
    line = mixed.panel.filter
    assert not line._brief.isVisible()
    mixed.panel.resize(line.minimumSizeHint().width(), 500)
    assert line._brief.isVisible()
    assert not line._segments.isVisible()
    assert line.search.width() >= line.search.minimumWidth()
    line._stage_actions[Stage.FAILED].trigger()
    assert mixed.names == ["bad.jpg"]
    assert line._brief.text().startswith("Failed")


def test_a_field_that_new_pictures_have_emptied_offers_to_empty_it_no_more(mixed: Bench, qtbot: QtBot) -> None:
    field = mixed.panel.filter.search
    clear = field.findChild(QAction, "_q_qlineeditclearaction")
    (button,) = (each for each in field.findChildren(QToolButton) if each.defaultAction() == clear)
    told: list[str] = []
    mixed.panel.filter.changed.connect(lambda wanted: told.append(wanted.text))
    field.setText("cat")
    qtbot.waitUntil(lambda: opacity(button) == 1)
    mixed.panel.await_rows()
    qtbot.waitUntil(lambda: opacity(button) == 0)
    assert (field.text(), told) == ("", ["cat", ""])
    mixed.press("failedRows")
    mixed.panel.await_rows()
    assert told == ["cat", "", "", ""]


def opacity(button: QToolButton) -> float:
    """How much of a field's button is seen; Qt fades it in and out."""
    return float(button.property("opacity"))
