"""Rows of the queue are painted once, and again when something about them changes."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from types import FrameType

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QMouseEvent, QPixmap
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rethumb_desktop.domain.events import JobChanged, JobsQueued
from rethumb_desktop.domain.job import JobState
from rethumb_desktop.ui.models.queue import QueueModel
from rethumb_desktop.ui.panels.queue.view import QueueView
from rethumb_desktop.ui.theme.colours import DARK
from rethumb_desktop.ui.theme.theme import Theme
from tests.ui.test_queue_sifting import STATES, job

ROWS = 60


class Easel:
    """A list with an icon for some of its rows."""

    def __init__(self, theme: Theme) -> None:
        self.icons: dict[int, QPixmap] = {}
        self.model = QueueModel(lambda each: self.icons.get(each.id))
        self.model.reset(job(n, f"p{n}", STATES[n % 5], size=1000 * n) for n in range(1, ROWS + 1))
        self.view = QueueView(self.model, theme)
        self.view.resize(800, 500)

    def image(self) -> QImage:
        return self.view.viewport().grab().toImage()

    def point_at(self, place: QPoint) -> None:
        moved, where = QMouseEvent.Type.MouseMove, QPointF(place)
        none = Qt.MouseButton.NoButton
        QApplication.sendEvent(
            self.view.viewport(), QMouseEvent(moved, where, where, none, none, Qt.KeyboardModifier.NoModifier)
        )


@pytest.fixture
def easel(theme: Theme, qtbot: QtBot) -> Easel:
    easel = Easel(theme)
    qtbot.addWidget(easel.view)
    easel.view.show()
    return easel


def calls_of_qt(act: Callable[[], object]) -> int:
    """Count the calls that an act makes into Qt."""
    found = 0

    def note(_: FrameType, event: str, called: object) -> None:
        nonlocal found
        owner = type(getattr(called, "__self__", None))
        found += event == "c_call" and owner.__module__.startswith("PySide6")

    sys.setprofile(note)
    try:
        act()
    finally:
        sys.setprofile(None)
    return found


def test_rows_that_have_not_changed_cost_two_calls_each(easel: Easel) -> None:
    easel.view.selectAll()
    painted = calls_of_qt(easel.image)
    again = calls_of_qt(easel.image)
    rows = easel.view.viewport().height() // easel.view.rows.row_height + 1
    assert again < 2 * rows + 40, "what is asked for once, and two calls a row"
    assert painted > again + 15 * rows


def change_state(easel: Easel) -> None:
    easel.model.take([JobChanged(replace(job(2, "p2"), state=JobState.PUBLISHED))])


def bring_icon(easel: Easel) -> None:
    easel.icons[2] = QPixmap(30, 30)
    easel.icons[2].fill(Qt.GlobalColor.red)
    easel.model.repaint_row(2)


def bring_library(easel: Easel) -> None:
    easel.model.take([JobsQueued((replace(job(ROWS + 1), library="work"),))])


def point_at_copy(easel: Easel) -> None:
    easel.point_at(easel.view.copy_place(easel.model.index(4)).center())


CHANGES: dict[str, Callable[[Easel], object]] = {
    "state": change_state,
    "icon": bring_icon,
    "library": bring_library,
    "selected": lambda easel: easel.view.selectRow(2),
    "current": lambda easel: easel.view.setCurrentIndex(easel.model.index(3)),
    "under the mouse": lambda easel: easel.point_at(QPoint(300, 20)),
    "the mouse at the place to copy": point_at_copy,
    "scrolled by a part of a row": lambda easel: easel.view.verticalScrollBar().setValue(17),
    "narrow": lambda easel: easel.view.resize(400, 500),
    "right to left": lambda easel: easel.view.setLayoutDirection(Qt.LayoutDirection.RightToLeft),
    "dark": lambda easel: easel.view._pictures._theme.wear(DARK),
}


@pytest.mark.parametrize("what", CHANGES)
def test_what_changes_is_painted_anew(easel: Easel, what: str) -> None:
    before = easel.image()
    CHANGES[what](easel)
    after = easel.image()
    assert after != before
    easel.view._pictures.forget()
    assert easel.image() == after


def test_only_what_can_be_seen_is_kept(easel: Easel) -> None:
    bar = easel.view.verticalScrollBar()
    for value in range(0, bar.maximum(), 100):
        bar.setValue(value)
        easel.image()
    assert len(easel.view._pictures._kept) <= easel.view.viewport().height() // easel.view.rows.row_height + 2
