"""On a screen of 640 x 360 points, full HD at 300 %, the window can still be used."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QWidget

from rethumb_desktop.domain.job import Job, JobState
from rethumb_desktop.domain.rendition import Rendition
from rethumb_desktop.ui.models.passing import NOTHING_KNOWN
from rethumb_desktop.ui.models.wording import describe_original
from rethumb_desktop.ui.panels.queue.rows import Row, RowPainter, _words
from rethumb_desktop.ui.theme.theme import Theme
from tests.fixtures import laden_pictures
from tests.screenshots.clipping import find_clipped
from tests.ui.conftest import Stage
from tests.ui.test_queue_sifting import job

SMALL = (600, 312)
"""What a maximized window has of it, and a little less."""


@pytest.fixture
def held(stage: Stage) -> Stage:
    """Pictures wait, one of them with a position."""
    stage.services.preferring.change(lambda now: replace(now, look_first=True))
    stage.wait(lambda: stage.workspace.intake.look_first)
    laden = stage.folder / "laden.jpg"
    laden.write_bytes(laden_pictures.jpeg())
    stage.drop(laden, stage.picture("a.jpg"), stage.picture("b.jpg", 320))
    queue = stage.workspace.queue
    stage.wait(lambda: queue.held.isVisible() and queue.held._privacy.text().startswith("1 of 3"))
    return stage


def seen_height(widget: QWidget) -> int:
    return widget.visibleRegion().boundingRect().height()


def test_a_row_and_the_button_are_seen_whole(held: Stage) -> None:
    queue = held.workspace.queue
    held.window.resize(*SMALL)
    held.wait(lambda: not queue.held.at_once.isVisible())
    held.wait(lambda: find_clipped(held.window) == [])
    assert seen_height(queue.held.button) == queue.held.button.height()
    held.wait(lambda: seen_height(queue.view.viewport()) >= queue.view.rows.row_height)


def test_what_the_bar_leaves_out_comes_back_and_is_in_its_tooltip(held: Stage) -> None:
    bar = held.workspace.queue.held
    bar.show_promise("Nothing leaves this computer.")
    parts = {"check": bar.at_once, "promise": bar._promise, "privacy": bar._privacy}
    gone: list[str] = []
    for height in range(620, 280, -10):
        held.window.resize(600, height)
        gone += [name for name, part in parts.items() if not part.isVisible() and name not in gone]
    assert gone[:1] == ["check"]
    place = held.workspace.queue
    place.setFixedHeight(120)
    held.wait(lambda: not bar._privacy.isVisible())
    assert bar.button.isVisible()
    assert not bar._promise.isVisible()
    assert "Nothing leaves this computer." in bar.toolTip()
    assert bar._privacy.text() in bar.toolTip()
    place.setFixedHeight(500)
    held.wait(lambda: all(part.isVisible() for part in parts.values()))
    assert bar.toolTip() == ""


def test_something_is_seen_of_the_previewed_picture(held: Stage) -> None:
    pictures = held.workspace.preview.pictures
    held.wait(lambda: pictures.has_result)
    held.window.resize(*SMALL)
    held.wait(lambda: seen_height(pictures.original.view) >= 3 * held.window.fontMetrics().height())


def published() -> Job:
    """A picture of which half is left."""
    made = Rendition("100", "key", 640, 480, 75_000, "image/jpeg")
    return replace(job(1, "cat.jpg", JobState.PUBLISHED, size=150_000), renditions=(made,))


@pytest.mark.parametrize("lines", [14, 17, 20, 25])
def test_a_row_gives_up_its_format_and_its_original_before_what_was_saved(theme: Theme, lines: int) -> None:
    painter = RowPainter(theme, QApplication.font())
    row = Row(published(), None, NOTHING_KNOWN, "", False, False, False, False, False)
    words = _words(row, roomy=False)
    size = describe_original(published().original)  # type: ignore[arg-type]
    assert words.beside_facts == "50 % smaller"
    assert [" ".join(text.split()) for text in words.facts] == [
        f"{size} → 640 × 480 · 75 kB",
        f"{size.removesuffix(' · JPEG')} → 640 × 480 · 75 kB",
        "→ 640 × 480 · 75 kB",
    ]
    width = lines * QFontMetrics(painter._font).height()
    chosen = painter._fitting(words.facts, width)
    measured = [painter._small_metrics.horizontalAdvance(" ".join(text.split())) for text in words.facts]
    assert words.facts.index(chosen) == next((n for n, needed in enumerate(measured) if needed < width), 2)
