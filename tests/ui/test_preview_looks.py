"""How the preview is looked at from one picture and one start to the next, and the tools above it."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from rethumb_desktop.domain.job import Job, JobState
from rethumb_desktop.domain.library import THIS_COMPUTER
from rethumb_desktop.domain.original import Source, SourceKind
from rethumb_desktop.domain.recipe_text import parse_recipe
from rethumb_desktop.ui.bridge import Bridge
from rethumb_desktop.ui.panels.preview.panel import PreviewPanel
from rethumb_desktop.ui.theme.theme import Theme
from tests.fixtures import pictures
from tests.fixtures.assembly import House
from tests.fixtures.records import A_MOMENT

PATIENCE_MS = 60_000
SIZE = (800, 600)
Make = Callable[..., Job]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    def make(*recipes: str, number: int = 1, data: bytes = b"") -> Job:
        path = tmp_path / f"{number}.png"
        path.write_bytes(data or pictures.file_of(pictures.gradient(*SIZE), "PNG"))
        source = Source(SourceKind.FILE, str(path), path.name)
        parsed = tuple(parse_recipe(recipe) for recipe in recipes)
        return Job(number, "a", source, parsed, THIS_COMPUTER, JobState.QUEUED, A_MOMENT, held=True)

    return make


@pytest.fixture
def panel(bridge: Bridge, theme: Theme, house: House, make: Make, qtbot: QtBot) -> PreviewPanel:
    """The preview of a picture of 800 × 600 pixels that becomes 400 wide."""
    panel = PreviewPanel(bridge, theme)
    qtbot.addWidget(panel)
    panel.resize(420, 700)
    panel.show()
    panel.serve(house.open().previewing)
    show(panel, qtbot, make("width/400", "width/200", "square/50", "width/160/height/40", "cover/10x100"))
    return panel


def show(panel: PreviewPanel, qtbot: QtBot, job: Job) -> None:
    panel.show_job(job)
    qtbot.waitUntil(lambda: panel.original.view.has_picture and panel.result.view.has_picture, timeout=PATIENCE_MS)


def percent(panel: PreviewPanel) -> str:
    return panel.zoom.actual.text()


def fitted(panel: PreviewPanel) -> bool:
    return panel.pictures.viewport.fitted


def test_who_looks_at_100_percent_does_so_with_another_picture(panel: PreviewPanel, make: Make, qtbot: QtBot) -> None:
    panel.zoom.actual.click()
    show(panel, qtbot, make("width/200", number=2))
    assert percent(panel) == "100 %"
    assert not fitted(panel)
    assert panel.pictures.viewport.centre == QPointF(400, 300)
    panel.zoom.fit.click()
    show(panel, qtbot, make("width/200", number=3))
    assert fitted(panel)


def test_how_pictures_are_looked_at_is_kept_for_the_next_start(
    panel: PreviewPanel, bridge: Bridge, theme: Theme, make: Make, qtbot: QtBot
) -> None:
    assert panel.state() == b""
    panel.modes.split_button.click()
    panel.zoom.actual.click()
    later = PreviewPanel(bridge, theme)
    qtbot.addWidget(later)
    later.restore_state(panel.state())
    later.resize(420, 700)
    later.show()
    assert later.state() == panel.state(), "also before a picture was seen"
    assert panel._loader._previewing is not None
    later.serve(panel._loader._previewing)
    show(later, qtbot, make("width/200", number=2))
    assert later.modes.split_button.isChecked()
    assert later.pictures.split.isVisible()
    assert percent(later) == "100 %"
    assert not fitted(later)


def test_there_is_no_figure_where_there_is_no_picture(panel: PreviewPanel, make: Make, qtbot: QtBot) -> None:
    width = panel.zoom.actual.width()
    panel.show_job(make("width/200", number=2, data=b"no picture"))
    qtbot.waitUntil(lambda: bool(panel.original.view.text), timeout=PATIENCE_MS)
    assert percent(panel) == ""
    assert panel.zoom.actual.accessibleDescription() == ""
    assert not panel.zoom.isEnabled()
    panel.resize(panel.width() + 100, panel.height())
    assert percent(panel) == ""
    assert panel.zoom.actual.width() == width, "the buttons stay where they are"
    show(panel, qtbot, make("width/200", number=3))
    assert percent(panel) != ""


@pytest.mark.parametrize("width", [280, 310, 330, 360, 380, 400, 440, 600])
def test_the_tools_never_lie_over_each_other(panel: PreviewPanel, width: int) -> None:
    panel.resize(width, 700)
    QApplication.processEvents()
    row = panel._tools
    assert row.minimumSizeHint().width() <= row.width()
    places = [QRect(widget.mapTo(row, QPoint()), widget.size()) for widget in tools(panel)]
    assert all(row.rect().contains(place) for place in places)
    assert [place for place, following in pairwise(places) if place.right() >= following.left()] == []
    assert [widget for widget in tools(panel) if widget.width() < widget.minimumSizeHint().width()] == []


def tools(panel: PreviewPanel) -> list[QWidget]:
    zoom = panel.zoom
    buttons = (zoom.smaller, zoom.actual, zoom.larger, zoom.fit)
    return [widget for widget in (panel.recipes, panel.crop_choice, *buttons) if widget.isVisible()]
