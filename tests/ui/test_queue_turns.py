"""What a turn of the event loop has to do while rows come: once, later, or not at all."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QItemSelectionModel
from pytestqt.qtbot import QtBot

from rethumb_desktop.domain.events import JobChanged, JobsQueued
from rethumb_desktop.domain.job import Job, JobState
from rethumb_desktop.ui.main_window.sides import Sides
from rethumb_desktop.ui.models.queue import QueueModel
from rethumb_desktop.ui.panels.queue.panel import QueuePanel
from rethumb_desktop.ui.panels.queue.rehearsal import Rehearsal
from rethumb_desktop.ui.theme.theme import Theme
from rethumb_desktop.ui.widgets.empty_state import EmptyState
from tests.ui.conftest import Stage
from tests.ui.test_queue_rows_painted import calls_of_qt
from tests.ui.test_queue_sifting import job

ROWS = 60


@pytest.fixture
def panel(theme: Theme, qtbot: QtBot) -> QueuePanel:
    panel = QueuePanel(QueueModel(), theme, EmptyState())
    qtbot.addWidget(panel)
    panel.resize(900, 600)
    panel.show()
    return panel


@pytest.fixture
def rehearsal(panel: QueuePanel) -> Rehearsal:
    return Rehearsal(panel._model, panel.view)


# The rehearsal


def test_the_icons_of_rows_are_drawn_before_there_are_rows(
    panel: QueuePanel, rehearsal: Rehearsal, theme: Theme, qtbot: QtBot
) -> None:
    rehearsal.begin()
    qtbot.waitUntil(lambda: not rehearsal.goes_on)
    drawn = set(theme._pixmaps)
    states = (JobState.QUEUED, JobState.RENDERING, JobState.READY, JobState.UPLOADING, JobState.PUBLISHED)
    jobs = [job(1, held=True), *(job(number, state=state) for number, state in enumerate(states, 2))]
    panel._model.take([JobsQueued(tuple(jobs))])
    panel.view.viewport().grab()
    assert set(theme._pixmaps) == drawn


def test_a_rehearsal_takes_a_turn_for_each_step_and_ends_when_rows_come(
    panel: QueuePanel, rehearsal: Rehearsal, theme: Theme, qtbot: QtBot
) -> None:
    before = set(theme._pixmaps)
    rehearsal.begin()
    for _ in range(100):
        QCoreApplication.processEvents()
        if set(theme._pixmaps) != before:
            break
    panel._model.take([JobsQueued((job(1),))])
    drawn = {name for name, *_ in theme._pixmaps}
    assert rehearsal.goes_on
    assert "circle-check" not in drawn, "one is done after the other"
    qtbot.waitUntil(lambda: not rehearsal.goes_on)
    assert {name for name, *_ in theme._pixmaps} <= {*drawn, "clock"}, "the row itself is queued"


# The side panels


class Listening:
    """Who is told what is looked at."""

    def __init__(self, panel: QueuePanel) -> None:
        self.told: list[tuple[str, int]] = []
        self.sides = Sides(panel, [self.take])

    def take(self, current: Job | None, selected: object) -> None:
        self.told.append((current.state.value, current.id) if current is not None else ("", 0))


def test_of_the_first_rows_the_side_panels_hear_in_the_next_turn(panel: QueuePanel, qtbot: QtBot) -> None:
    listening = Listening(panel)
    panel._model.take([JobsQueued((job(1), job(2)))])
    listening.sides.follow(only_jobs=True)
    assert listening.told == []
    qtbot.waitUntil(lambda: bool(listening.told))
    assert listening.told == [("queued", 1)]
    second = panel._model.index(1)
    panel.view.selectionModel().setCurrentIndex(second, QItemSelectionModel.SelectionFlag.NoUpdate)
    assert listening.told == [("queued", 1), ("queued", 2)], "at once: somebody may act on it"


def test_the_side_panels_hear_of_what_is_looked_at_only(panel: QueuePanel, qtbot: QtBot) -> None:
    listening = Listening(panel)
    panel._model.take([JobsQueued(tuple(job(number) for number in range(1, ROWS)))])
    qtbot.waitUntil(lambda: bool(listening.told))
    listening.told.clear()
    panel._model.take([JobChanged(job(2, state=JobState.RENDERING))])
    listening.sides.follow(only_jobs=True)
    assert listening.told == []
    listening.sides.follow(only_jobs=False)
    assert listening.told == [("queued", 1)], "what is not about jobs may concern them too"
    panel._model.take([JobChanged(job(1, state=JobState.RENDERING))])
    listening.sides.follow(only_jobs=True)
    assert listening.told[1:] == [("rendering", 1)]
    panel.view.selectAll()
    listening.told.clear()
    panel._model.take([JobChanged(job(2, state=JobState.PUBLISHED))])
    listening.sides.follow(only_jobs=True)
    assert listening.told == [("rendering", 1)], "it is selected now"


# What is told to Qt


def test_what_has_changed_here_and_there_is_told_as_one(qtbot: QtBot) -> None:
    model = QueueModel()
    model.reset(job(number) for number in range(1, ROWS))
    told: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda first, last: told.append((first.row(), last.row())))
    model.take([JobChanged(job(number, state=JobState.RENDERING)) for number in (2, 3, 9)])
    assert told == [(1, 2), (8, 8)]
    told.clear()
    model.take([JobChanged(job(number, state=JobState.PUBLISHED)) for number in range(3, ROWS, 2)])
    assert told == [(2, ROWS - 2)]


def test_what_may_be_done_is_told_when_it_changes_only(stage: Stage) -> None:
    commands, workspace = stage.window.commands, stage.workspace
    assert not commands.pause.isEnabled()
    workspace.model.take([JobsQueued((job(1), job(2, held=True)))])
    assert commands.pause.isEnabled()
    assert commands.publish.isEnabled()
    assert calls_of_qt(workspace.page_keys._count) == 0
    asked = calls_of_qt(workspace._count)
    workspace._enabled = ()
    assert calls_of_qt(workspace._count) == asked + 4
