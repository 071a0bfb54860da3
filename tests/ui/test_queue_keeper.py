"""What was selected stays selected when all rows are told anew, and nobody is told what they know."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from rethumb_desktop.domain.events import JobsRemoved
from rethumb_desktop.ui.models.queue import QueueModel
from rethumb_desktop.ui.models.sifting import RowOrder, Wanted
from rethumb_desktop.ui.panels.queue.panel import QueuePanel
from rethumb_desktop.ui.theme.theme import Theme
from rethumb_desktop.ui.widgets.empty_state import EmptyState
from tests.ui.test_queue_sifting import job

NEWEST = Wanted(order=RowOrder.NEWEST)


class Told:
    """A panel of four pictures, and what it told of its selection and its current row."""

    def __init__(self, theme: Theme) -> None:
        self.model = QueueModel()
        self.panel = QueuePanel(self.model, theme, EmptyState())
        self.model.reset(job(number, f"p{number}") for number in range(1, 5))
        self.changes: list[list[int]] = []
        self.went: list[int | None] = []
        self.panel.selection_changed.connect(lambda: self.changes.append(self.selected))
        self.panel.current_changed.connect(lambda job: self.went.append(job.id if job is not None else None))

    @property
    def selected(self) -> list[int]:
        return [each.id for each in self.panel.selected()]

    @property
    def rows(self) -> list[int]:
        return [index.row() for index in self.panel.view.selectionModel().selectedRows()]

    @property
    def current(self) -> int:
        return self.panel.view.currentIndex().row()


@pytest.fixture
def told(theme: Theme, qtbot: QtBot) -> Told:
    told = Told(theme)
    qtbot.addWidget(told.panel)
    told.panel.show()
    return told


def test_all_that_are_selected_stay_so_in_another_order(told: Told) -> None:
    told.panel.view.selectAll()
    told.changes.clear()
    told.model.want(NEWEST)
    assert (told.rows, told.selected, told.changes) == ([0, 1, 2, 3], [1, 2, 3, 4], [])


def test_some_that_are_selected_go_with_their_jobs(told: Told) -> None:
    told.panel.view.selectRow(0)
    told.changes.clear()
    told.went.clear()
    told.model.want(NEWEST)
    assert (told.rows, told.selected, told.current, told.changes) == ([3], [1], 3, [])
    assert told.went == [1], "told once that it is another row"


def test_a_filter_that_hides_some_is_told(told: Told) -> None:
    told.panel.view.selectAll()
    told.changes.clear()
    told.model.want(Wanted(text="p3"))
    assert (told.rows, told.selected, told.changes) == ([0], [3], [[3]])
    told.model.want(Wanted())
    assert (told.rows, told.selected) == ([2], [3])


def test_a_filter_that_hides_all_leaves_nothing_selected(told: Told) -> None:
    told.panel.view.selectAll()
    told.changes.clear()
    told.model.want(Wanted(text="nothing"))
    assert (told.rows, told.selected, told.changes) == ([], [], [[]])


def test_the_neighbour_is_gone_to_where_the_current_row_is_hidden(told: Told) -> None:
    told.panel.view.selectRow(3)
    told.model.want(Wanted(text="p1"))
    assert (told.current, told.selected) == (0, [])


def test_rows_that_go_take_their_selection_along(told: Told) -> None:
    told.panel.view.selectAll()
    told.model.want(NEWEST)
    told.model.take([JobsRemoved((2,))])
    assert told.selected == [1, 3, 4]
