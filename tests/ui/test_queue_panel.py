"""The queue's panel on real services: filter, keyboard, what waits for the person, what the menu asks for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QToolButton
from pytestqt.qtbot import QtBot

from rethumb_desktop.domain.job import Job
from rethumb_desktop.domain.library import THIS_COMPUTER
from rethumb_desktop.domain.link import LinkForm
from rethumb_desktop.domain.recipe import Recipe
from rethumb_desktop.services import Services
from rethumb_desktop.ui.bridge import Bridge
from rethumb_desktop.ui.models.queue import QueueModel
from rethumb_desktop.ui.models.sifting import RowOrder, Stage
from rethumb_desktop.ui.models.verdict import Verdict
from rethumb_desktop.ui.panels.queue.panel import QueuePanel
from rethumb_desktop.ui.theme.theme import Theme
from tests.fixtures import pictures
from tests.fixtures.assembly import House

Key = Qt.Key
RECIPES = (Recipe(square=16), Recipe(width=32))


class Bench:
    """A panel that follows real services, and a folder of pictures."""

    def __init__(self, house: House, bridge: Bridge, theme: Theme, qtbot: QtBot, folder: Path) -> None:
        house.listeners[:] = [bridge.listen]
        self.services: Services = house.open()
        self.model = QueueModel()
        self.panel = QueuePanel(self.model, theme)
        self.panel.resize(900, 600)
        bridge.received.connect(self.model.take)
        self._qtbot = qtbot
        self._folder = folder
        self.panel.publish.connect(lambda jobs: self.services.publishing.let_go([job.id for job in jobs]))
        self.panel.show()
        self.panel.activateWindow()

    @property
    def names(self) -> list[str]:
        return [self.model.job(row).source.name for row in range(self.model.rowCount())]

    @property
    def selected(self) -> list[str]:
        return [job.source.name for job in self.panel.selected()]

    @property
    def current(self) -> str:
        job = self.panel.current()
        return job.source.name if job is not None else ""

    def add(self, *names: str, hold: bool = False) -> None:
        """Queue pictures; one called bad cannot be read."""
        files = []
        for number, name in enumerate(names):
            file = self._folder / name
            file.write_bytes(b"bad" if name.startswith("bad") else pictures.jpeg(40 + number, 30))
            files.append(str(file))
        before = len(self.model.jobs)
        self.services.publishing.submit(files, RECIPES, THIS_COMPUTER, hold=hold)
        self.wait(before + len(names))

    def wait(self, jobs: int) -> None:
        """Wait until there are so many jobs, and none is in work."""

        def settled() -> bool:
            return len(self.model.jobs) == jobs and not self.model.stages[Stage.IN_WORK]

        self._qtbot.waitUntil(settled, timeout=20_000)

    def until(self, names: list[str]) -> None:
        self._qtbot.waitUntil(lambda: self.names == names, timeout=20_000)

    def select(self, *rows: int) -> None:
        self.panel.view.clearSelection()
        for row in rows:
            flag = QItemSelectionModel.SelectionFlag.Select
            self.panel.view.selectionModel().setCurrentIndex(self.model.index(row), flag)

    def press(self, name: str) -> None:
        button = self.panel.findChild(QToolButton, name)
        assert button is not None
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def sort(self, order: RowOrder) -> None:
        action = self.panel.findChild(QAction, f"{order.value}Order")
        assert action is not None
        action.trigger()

    def menu_texts(self) -> list[str]:
        return [action.text().split("\t")[0] for action in self.panel.menu().actions() if action.text()]

    def forms(self) -> list[QAction]:
        """Return what the menu for the selected rows offers to copy links as."""
        forms = self.panel.menu().findChild(QMenu, "formMenu")
        assert forms is not None
        return forms.actions()

    def close(self) -> None:
        self.services.close()
        self.panel.close()
        self.panel.deleteLater()
        self.model.deleteLater()


@pytest.fixture
def bench(house: House, bridge: Bridge, theme: Theme, qtbot: QtBot, tmp_path: Path) -> Iterator[Bench]:
    bench = Bench(house, bridge, theme, qtbot, tmp_path)
    yield bench
    bench.close()


@pytest.fixture
def mixed(bench: Bench) -> Bench:
    """Three that are published, one that failed, two that wait for the person."""
    bench.add("cat 2.jpg", "bad.jpg", "cat 10.jpg", "ant.jpg")
    bench.add("dog.jpg", "eel.jpg", hold=True)
    return bench


ALL = ["cat 2.jpg", "bad.jpg", "cat 10.jpg", "ant.jpg", "dog.jpg", "eel.jpg"]

# Filter and order


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


# What waits for the person


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


def test_rows_that_wait_can_be_taken_off_the_list(mixed: Bench) -> None:
    asked: list[list[str]] = []
    mixed.panel.remove.connect(lambda jobs: asked.append([job.source.name for job in jobs]))
    mixed.select(1, 4)
    QTest.keyClick(mixed.panel.view, Key.Key_Delete)
    assert asked == [["bad.jpg", "dog.jpg"]]
