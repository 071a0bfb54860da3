"""The preview, on real renditions."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QRectF
from pytestqt.qtbot import QtBot

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.job import Job, JobState
from rethumb_desktop.domain.library import THIS_COMPUTER
from rethumb_desktop.domain.original import Source, SourceKind
from rethumb_desktop.domain.recipe import Recipe, Size
from rethumb_desktop.domain.recipe_text import parse_recipe
from rethumb_desktop.domain.rendition import Pixels
from rethumb_desktop.services.previewing import Preview, Previewing
from rethumb_desktop.ui.bridge import Bridge
from rethumb_desktop.ui.panels.preview.pane import Caption
from rethumb_desktop.ui.panels.preview.panel import PreviewPanel
from rethumb_desktop.ui.theme.theme import Theme
from tests.fixtures import pictures
from tests.fixtures.assembly import House
from tests.fixtures.records import A_MOMENT

PATIENCE_MS = 60_000
Make = Callable[..., Job]


@pytest.fixture
def panel(bridge: Bridge, theme: Theme, house: House, qtbot: QtBot) -> PreviewPanel:
    panel = PreviewPanel(bridge, theme)
    qtbot.addWidget(panel)
    panel.resize(420, 600)
    panel.show()
    panel.serve(house.open().previewing)
    return panel


@pytest.fixture
def make(tmp_path: Path) -> Make:
    def make(*recipes: str, data: bytes = b"", number: int = 1, name: str = "cat.jpg") -> Job:
        path = tmp_path / name
        path.write_bytes(data or pictures.jpeg(640, 480))
        source = Source(SourceKind.FILE, str(path), name)
        parsed = tuple(parse_recipe(recipe) for recipe in recipes)
        return Job(number, "a", source, parsed, THIS_COMPUTER, JobState.QUEUED, A_MOMENT)

    return make


def wait(qtbot: QtBot, panel: PreviewPanel) -> None:
    qtbot.waitUntil(lambda: panel.original.view.has_picture and panel.result.view.has_picture, timeout=PATIENCE_MS)


def notes(panel: PreviewPanel) -> str:
    return panel._notes.text() if panel._notes.isVisible() else ""


def test_original_and_result_are_shown_with_their_facts(panel: PreviewPanel, make: Make, qtbot: QtBot) -> None:
    panel.show_job(make("square/100", "width/320"))
    wait(qtbot, panel)
    assert panel.original.facts.startswith("640 × 480 · ")
    assert panel.result.facts.startswith("100 × 100 · ")
    assert panel.result.facts.endswith("JPEG")
    assert [panel.recipes.itemText(row) for row in range(2)] == ["Square 100", "Width 320"]
    assert notes(panel) == ""


def test_the_square_that_is_kept_is_marked(panel: PreviewPanel, make: Make, qtbot: QtBot) -> None:
    panel.show_job(make("square/100", "width/320"))
    wait(qtbot, panel)
    assert panel.original.view.crop == QRectF(80 / 640, 0, 480 / 640, 1)
    panel.recipes.setCurrentIndex(1)
    qtbot.waitUntil(lambda: panel.result.facts.startswith("320 × 240"), timeout=PATIENCE_MS)
    assert panel.original.view.crop is None


def test_the_crop_that_the_program_finds_is_marked(panel: PreviewPanel, make: Make, qtbot: QtBot) -> None:
    picture = Image.new("RGB", (640, 240), "grey")
    picture.paste(pictures.corners(120, 120), (480, 60))
    panel.show_job(make("square/100/focus/auto", "square/100", data=pictures.file_of(picture, "PNG")))
    wait(qtbot, panel)
    crop = panel.original.view.crop
    assert crop is not None
    assert crop.contains(QRectF(480 / 640, 60 / 240, 120 / 640, 120 / 240))
    panel.recipes.setCurrentIndex(1)
    assert panel.original.view.crop == QRectF(200 / 640, 0, 240 / 640, 1)


def test_the_panes_stand_as_the_picture_is_seen_larger(panel: PreviewPanel, make: Make, qtbot: QtBot) -> None:
    panel.show_job(make("width/100"))
    wait(qtbot, panel)
    original, result = panel.original, panel.result
    qtbot.waitUntil(lambda: result.y() > original.geometry().bottom(), timeout=PATIENCE_MS)
    panel.show_job(make("width/100", data=pictures.jpeg(300, 900), number=2, name="high.jpg"))
    wait(qtbot, panel)
    qtbot.waitUntil(lambda: result.x() > original.geometry().right(), timeout=PATIENCE_MS)


def test_captions_take_one_line_where_there_is_room(panel: PreviewPanel, make: Make, qtbot: QtBot) -> None:
    panel.show_job(make("width/100"))
    wait(qtbot, panel)
    caption = panel.original.caption
    line = caption.fontMetrics().height()
    qtbot.waitUntil(lambda: caption.height() < 1.8 * line, timeout=PATIENCE_MS)
    assert caption._facts.isVisible()
    panel.resize(line * 22, 600)
    qtbot.waitUntil(lambda: caption.height() > 1.8 * line, timeout=PATIENCE_MS)
    panel.resize(line * 22, 200)
    qtbot.waitUntil(lambda: caption.height() < 1.8 * line, timeout=PATIENCE_MS)
    assert not caption._facts.isVisible()
    assert "640 × 480" in panel.original.view.accessibleDescription()


def test_a_result_that_stays_small_says_so(panel: PreviewPanel, make: Make, qtbot: QtBot) -> None:
    panel.show_job(make("width/800"))
    wait(qtbot, panel)
    qtbot.waitUntil(lambda: "Kept at 640 px" in notes(panel), timeout=PATIENCE_MS)


def test_a_stretch_is_warned_of(panel: PreviewPanel, make: Make, qtbot: QtBot) -> None:
    panel.show_job(make("width/300/height/50"))
    wait(qtbot, panel)
    qtbot.waitUntil(lambda: "Stretched" in notes(panel), timeout=PATIENCE_MS)


def test_what_moves_says_that_only_its_beginning_is_seen(panel: PreviewPanel, make: Make, qtbot: QtBot) -> None:
    panel.show_job(make("width/30", "width/30/format/jpg", data=pictures.gif_animated(), name="moving.gif"))
    wait(qtbot, panel)
    assert notes(panel) == "It moves; the preview shows the first picture of it."
    panel.recipes.setCurrentIndex(1)
    qtbot.waitUntil(lambda: panel.result.facts.endswith("JPEG"), timeout=PATIENCE_MS)
    assert notes(panel) == "Animated: only the first of 4 frames."


def test_the_newest_job_wins(panel: PreviewPanel, make: Make, qtbot: QtBot) -> None:
    large = make("width/1000/enlarge/yes", data=pictures.jpeg(3000, 2000), name="large.jpg")
    small = make("square/50", number=2, name="small.jpg")
    panel._settle.setInterval(0)
    for _ in range(3):
        panel.show_job(large)
        panel.show_job(small)
    qtbot.waitUntil(lambda: panel.result.facts.startswith("50 × 50"), timeout=PATIENCE_MS)
    panel.show_job(None)
    panel.show_job(small)
    qtbot.waitUntil(lambda: panel.result.facts.startswith("50 × 50"), timeout=PATIENCE_MS)
    assert panel.original.facts.startswith("640 × 480")


def test_what_cannot_be_read_is_told_once(panel: PreviewPanel, make: Make, qtbot: QtBot) -> None:
    panel.show_job(make("square/100", data=b"no picture at all"))
    qtbot.waitUntil(lambda: panel.result.view.text == "–", timeout=PATIENCE_MS)
    assert panel.original.view.text == "This is plain text, not a picture."
    assert not panel.original.view.has_picture


def test_a_result_that_fails_alone_says_why(panel: PreviewPanel, qtbot: QtBot) -> None:
    fault = Fault(FaultKind.TOO_LARGE, "The result would be too large.")
    panel._result_failed(fault)
    assert panel.result.view.text == "The result would be too large."


def test_a_result_larger_than_the_original_says_so_as_a_warning(panel: PreviewPanel, make: Make, qtbot: QtBot) -> None:
    panel.show_job(make("quality/100", data=pictures.file_of(pictures.noise(300, 200), "JPEG", quality=5)))
    wait(qtbot, panel)
    assert panel.result.extra.endswith("% larger")
    assert panel.result.caption.tone == "warning"
    panel.show_job(make("square/10", number=2, name="small.jpg"))
    qtbot.waitUntil(lambda: panel.result.extra.endswith("% smaller"), timeout=PATIENCE_MS)
    assert panel.result.caption.tone == "good"


class Gate:
    """Services of the preview that answer when they are let."""

    def __init__(self, previewing: Previewing) -> None:
        self._previewing = previewing
        self.open = threading.Event()

    def original(self, source: Source, box: Size, *, recipes: Sequence[Recipe]) -> Pixels:
        assert self.open.wait(60)
        return self._previewing.original(source, box, recipes=recipes)

    def result(self, source: Source, recipe: Recipe, box: Size, *, recipes: Sequence[Recipe]) -> Preview:
        assert self.open.wait(60)
        return self._previewing.result(source, recipe, box, recipes=recipes)


def test_a_picture_that_takes_its_time_says_so(panel: PreviewPanel, make: Make, house: House, qtbot: QtBot) -> None:
    assert panel._loader._previewing is not None
    gate = Gate(panel._loader._previewing)
    panel.serve(gate)  # type: ignore[arg-type]
    panel._waiting._patience.setInterval(0)
    panel.show_job(make("square/100"))
    qtbot.waitUntil(lambda: panel.original.view.text == "Reading…", timeout=PATIENCE_MS)
    assert panel.result.view.text == "Rendering…"
    gate.open.set()
    wait(qtbot, panel)
    assert panel.original.view.text == panel.result.view.text == ""


def test_metadata_as_json_has_no_picture(panel: PreviewPanel, make: Make, qtbot: QtBot) -> None:
    panel.show_job(make("exif/all"))
    qtbot.waitUntil(lambda: panel.original.view.has_picture, timeout=PATIENCE_MS)
    assert "JSON" in panel.result.view.text


def test_a_job_that_moves_on_keeps_its_picture(panel: PreviewPanel, make: Make, qtbot: QtBot) -> None:
    job = make("square/100", "width/320")
    panel.show_job(job)
    wait(qtbot, panel)
    panel.recipes.setCurrentIndex(1)
    panel.show_job(replace(job, state=JobState.RENDERING))
    assert panel.original.view.has_picture
    assert panel.recipes.currentIndex() == 1


def test_a_file_that_was_mended_is_looked_at_again(panel: PreviewPanel, make: Make, qtbot: QtBot) -> None:
    broken = replace(make("square/100", data=b"broken"), state=JobState.FAILED)
    panel.show_job(broken)
    qtbot.waitUntil(lambda: bool(panel.result.view.text), timeout=PATIENCE_MS)
    mended = make("square/100")
    panel.serve(House(Path(mended.source.location).parent / "again").open().previewing)
    panel.show_job(mended)
    wait(qtbot, panel)


def test_without_a_job_there_is_a_word_instead(panel: PreviewPanel, make: Make, qtbot: QtBot) -> None:
    panel.show_job(make("square/100"))
    wait(qtbot, panel)
    panel.show_job(None)
    assert panel._nothing.isVisible()
    assert not panel.original.view.has_picture


def test_what_was_saved_is_read_before_the_format_and_the_title(qtbot: QtBot) -> None:
    caption = Caption("Result")
    qtbot.addWidget(caption)
    caption.describe("640 × 480 · 75 kB · JPEG", "50 % smaller")
    advance = caption.fontMetrics().horizontalAdvance
    around = 2 * 12
    caption.show()
    for text, shown, titled in (
        ("Result" + "50 % smaller" + "640 × 480 · 75 kB · JPEG", "640 × 480 · 75 kB · JPEG", True),
        ("640 × 480 · 75 kB -", "640 × 480 · 75 kB", False),
        ("50 % smaller--", "640 × 480", False),
    ):
        caption.resize(advance(text) + around, 40)
        assert caption._facts.text() == shown
        assert caption._title.isVisible() is titled
        qtbot.waitUntil(lambda: caption._extra.width() >= advance("50 % smaller"), timeout=PATIENCE_MS)
        assert caption.facts == "640 × 480 · 75 kB · JPEG"
        assert caption._facts.toolTip() == "<span>640 × 480 · 75 kB · JPEG</span>"


def test_the_recipe_is_read_whole_before_its_neighbours_have_words(
    panel: PreviewPanel, make: Make, qtbot: QtBot
) -> None:
    panel.resize(330, 600)
    panel.show_job(make("fit/1600x1600"))
    wait(qtbot, panel)
    qtbot.waitUntil(lambda: panel.recipes.width() == panel.recipes.sizeHint().width(), timeout=PATIENCE_MS)
    assert panel.crop_choice.text() == ""
