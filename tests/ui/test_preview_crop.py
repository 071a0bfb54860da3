"""The crop frame of the preview, moved by mouse and keyboard."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from rethumb_desktop.domain.job import Job, JobState
from rethumb_desktop.domain.library import THIS_COMPUTER
from rethumb_desktop.domain.original import Source, SourceKind
from rethumb_desktop.domain.recipe import Focus, Recipe, Size, focus_on
from rethumb_desktop.domain.recipe_text import parse_recipe
from rethumb_desktop.domain.rendition import Pixels
from rethumb_desktop.services.previewing import Preview, Previewing
from rethumb_desktop.ui.bridge import Bridge
from rethumb_desktop.ui.panels.preview.panel import PreviewPanel
from rethumb_desktop.ui.theme.theme import Theme
from rethumb_desktop.ui.widgets.crop_frame import CropFrame
from tests.fixtures import pictures
from tests.fixtures.assembly import House
from tests.fixtures.records import A_MOMENT

PATIENCE_MS = 60_000
LEFT = Qt.MouseButton.LeftButton
Make = Callable[..., Job]
Told = list[tuple[tuple[Job, ...], Focus]]


class Gate:
    """Services of the preview whose results wait until they are let; what was asked of them is noted."""

    def __init__(self, previewing: Previewing) -> None:
        self._previewing = previewing
        self.open = threading.Event()
        self.open.set()
        self.asked: list[Recipe] = []

    def original(self, source: Source, box: Size, *, recipes: Sequence[Recipe]) -> Pixels:
        return self._previewing.original(source, box, recipes=recipes)

    def result(self, source: Source, recipe: Recipe, box: Size, *, recipes: Sequence[Recipe]) -> Preview:
        self.asked.append(recipe)
        assert self.open.wait(60)
        return self._previewing.result(source, recipe, box, recipes=recipes)


@pytest.fixture
def gate(house: House) -> Gate:
    return Gate(house.open().previewing)


@pytest.fixture
def panel(bridge: Bridge, theme: Theme, gate: Gate, qtbot: QtBot) -> PreviewPanel:
    panel = PreviewPanel(bridge, theme)
    qtbot.addWidget(panel)
    panel.resize(420, 600)
    panel.show()
    panel.serve(gate)  # type: ignore[arg-type]
    return panel


@pytest.fixture
def make(tmp_path: Path) -> Make:
    def make(*recipes: str, number: int = 1, held: bool = True, size: tuple[int, int] = (800, 400)) -> Job:
        path = tmp_path / f"{number}.jpg"
        path.write_bytes(pictures.jpeg(*size))
        source = Source(SourceKind.FILE, str(path), path.name)
        parsed = tuple(parse_recipe(recipe) for recipe in recipes)
        state = JobState.QUEUED if held else JobState.PUBLISHED
        return Job(number, "a", source, parsed, THIS_COMPUTER, state, A_MOMENT, held=held)

    return make


@pytest.fixture
def told(panel: PreviewPanel) -> Told:
    told: Told = []
    panel.crop_changed.connect(lambda jobs, cropping: told.append((jobs, cropping.focus)))
    return told


@pytest.fixture
def published(panel: PreviewPanel) -> Told:
    published: Told = []
    panel.publish_again.connect(lambda jobs, cropping: published.append((jobs, cropping.focus)))
    return published


def show(panel: PreviewPanel, qtbot: QtBot, job: Job, selected: Sequence[Job] = ()) -> CropFrame:
    panel.show_job(job, selected)
    qtbot.waitUntil(lambda: panel.original.view.has_picture and panel.result.view.has_picture, timeout=PATIENCE_MS)
    return panel.pictures.frames[0]


def drag(panel: PreviewPanel, frame: CropFrame, shares: float, *, drop: bool = True) -> None:
    """Drag the frame to the right by shares of the picture, in some steps."""
    view = panel.original.view
    start = frame.geometry().center()
    way = round(shares * view.picture_rect().width())
    QTest.mousePress(frame, LEFT, pos=frame.mapFromParent(start))
    for step in range(1, 5):
        # The frame moves along, and with it the coordinates of the mouse.
        QTest.mouseMove(frame, frame.mapFromParent(start + QPoint(way * step // 4, 0)))
    if drop:
        QTest.mouseRelease(frame, LEFT, pos=frame.mapFromParent(start + QPoint(way, 0)))


def crop_of(panel: PreviewPanel) -> QRectF:
    crop = panel.original.view.crop
    assert crop is not None
    return crop


def test_the_frame_lies_on_the_crop_and_tells_where(panel: PreviewPanel, make: Make, qtbot: QtBot) -> None:
    frame = show(panel, qtbot, make("square/100", "width/50"))
    rect = panel.original.view.crop_rect()
    assert rect is not None
    assert frame.isVisible()
    assert frame.geometry() == rect.toAlignedRect()
    assert frame.accessibleName() == "Crop frame"
    assert frame.accessibleDescription().startswith("Its middle is at 50 % of the width and 50 % of the height.")
    panel.recipes.setCurrentIndex(1)
    assert not frame.isVisible()


def test_a_picture_that_stays_whole_has_no_frame(panel: PreviewPanel, make: Make, qtbot: QtBot) -> None:
    assert not show(panel, qtbot, make("square/100", size=(300, 300))).isVisible()


def test_a_dragged_frame_tells_its_focus_when_it_is_let_go(
    panel: PreviewPanel, make: Make, told: Told, qtbot: QtBot
) -> None:
    job = make("square/100", "width/50")
    frame = show(panel, qtbot, job)
    drag(panel, frame, 0.1, drop=False)
    assert told == []
    assert crop_of(panel).x() == pytest.approx(0.35, abs=0.01)
    QTest.mouseRelease(frame, LEFT, pos=frame.rect().center())
    (jobs, focus), *rest = told
    assert (jobs, rest) == ((job,), [])
    assert focus.x == pytest.approx(60, abs=1)
    assert focus.y == 50


def test_the_result_follows_the_frame(panel: PreviewPanel, make: Make, gate: Gate, qtbot: QtBot) -> None:
    frame = show(panel, qtbot, make("square/100"))
    drag(panel, frame, 0.25)
    crop = panel.cropper.crop
    assert crop is not None
    assert crop.left == 400
    qtbot.waitUntil(lambda: panel.pictures.result_crop.x() == 400, timeout=PATIENCE_MS)
    # The right half is seen, green above; what the left one shows above is red.
    shown = panel.result.view.grab().toImage()
    rect = panel.result.view.picture_rect()
    left = shown.pixelColor(rect.topLeft().toPoint() + QPoint(8, 8))
    assert left.green() > left.red()


def test_what_comes_too_fast_is_passed_over_and_the_last_is_shown(
    panel: PreviewPanel, make: Make, gate: Gate, qtbot: QtBot
) -> None:
    frame = show(panel, qtbot, make("square/100"))
    gate.asked.clear()
    gate.open.clear()
    QTest.keyClick(frame, Qt.Key.Key_Left)
    qtbot.waitUntil(lambda: len(gate.asked) == 1, timeout=PATIENCE_MS)
    for key in (Qt.Key.Key_Left,) * 2 + (Qt.Key.Key_Right,) * 8:
        QTest.keyClick(frame, key)
    gate.open.set()
    last = parse_recipe("square/100/focus/0.55,0.50")
    qtbot.waitUntil(lambda: gate.asked[-1] == last, timeout=PATIENCE_MS)
    assert [str(recipe) for recipe in gate.asked] == ["square/100/focus/0.49,0.50", str(last)]


@pytest.mark.parametrize(
    ("key", "modifier", "focus"),
    [
        (Qt.Key.Key_Left, Qt.KeyboardModifier.NoModifier, Focus(49, 50)),
        (Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier, Focus(60, 50)),
    ],
)
def test_arrow_keys_move_the_frame(
    panel: PreviewPanel,
    make: Make,
    told: Told,
    qtbot: QtBot,
    key: Qt.Key,
    modifier: Qt.KeyboardModifier,
    focus: Focus,
) -> None:
    job = make("square/100")
    frame = show(panel, qtbot, job)
    QTest.keyClick(frame, key, modifier)
    assert told == []
    qtbot.waitUntil(lambda: told == [((job,), focus)], timeout=PATIENCE_MS)


def test_up_and_down_move_a_frame_that_goes_up_and_down(panel: PreviewPanel, make: Make, qtbot: QtBot) -> None:
    frame = show(panel, qtbot, make("cover/300x100"))
    top = crop_of(panel).y()
    QTest.keyClick(frame, Qt.Key.Key_Down)
    assert crop_of(panel).y() > top
    QTest.keyClick(frame, Qt.Key.Key_Up)
    assert crop_of(panel).y() == top


def test_home_centres_the_frame(panel: PreviewPanel, make: Make, told: Told, qtbot: QtBot) -> None:
    frame = show(panel, qtbot, make("square/100/focus/0.10,0.50"))
    assert crop_of(panel).x() == 0
    QTest.keyClick(frame, Qt.Key.Key_Home)
    assert crop_of(panel).x() == 0.25
    panel.settle_crop()
    assert told[0][1] == Focus(50, 50)


def test_keys_that_rest_for_less_than_a_moment_are_told_when_something_else_is_chosen(
    panel: PreviewPanel, make: Make, told: Told, qtbot: QtBot
) -> None:
    job = make("square/100")
    QTest.keyClick(show(panel, qtbot, job), Qt.Key.Key_Left)
    panel.show_job(make("square/100", number=2))
    assert told == [((job,), Focus(49, 50))]


def test_all_recipes_that_crop_get_the_focus(panel: PreviewPanel, make: Make, gate: Gate, qtbot: QtBot) -> None:
    frame = show(panel, qtbot, make("square/100", "cover/90x80"))
    drag(panel, frame, 0.1)
    focus = panel.cropper.recipes[0].focus
    panel.recipes.setCurrentIndex(1)
    assert panel.cropper.recipe == replace(parse_recipe("cover/90x80"), focus=focus)
    assert crop_of(panel).x() > 0.28


def test_a_frame_that_the_program_placed_is_moved_from_there(
    panel: PreviewPanel, make: Make, told: Told, qtbot: QtBot
) -> None:
    frame = show(panel, qtbot, make("square/100/focus/auto"))
    found = crop_of(panel).x()
    QTest.keyClick(frame, Qt.Key.Key_Left)
    assert found - 0.02 < crop_of(panel).x() < found
    panel.settle_crop()
    assert isinstance(told[0][1], Focus)


def test_a_job_that_takes_the_focus_is_not_read_again(
    panel: PreviewPanel, make: Make, told: Told, gate: Gate, qtbot: QtBot
) -> None:
    job = make("square/100", "width/50")
    frame = show(panel, qtbot, job)
    drag(panel, frame, 0.1)
    qtbot.waitUntil(lambda: panel.pictures.result_crop.x() > 250, timeout=PATIENCE_MS)
    asked = len(gate.asked)
    panel.show_job(replace(job, recipes=focus_on(job.recipes, told[0][1])))
    assert panel.original.view.has_picture
    assert panel.result.view.has_picture
    assert len(gate.asked) == asked
    assert panel.cropper.recipe == replace(job.recipes[0], focus=told[0][1])


def test_a_focus_that_comes_back_late_does_not_move_the_frame(
    panel: PreviewPanel, make: Make, told: Told, qtbot: QtBot
) -> None:
    job = make("square/100")
    frame = show(panel, qtbot, job)
    drag(panel, frame, 0.1)
    drag(panel, frame, 0.1)
    place = crop_of(panel)
    late = replace(job, recipes=focus_on(job.recipes, told[0][1]))
    panel.show_job(late)
    assert crop_of(panel) == place
    panel.show_job(replace(job, recipes=focus_on(job.recipes, told[1][1])))
    assert crop_of(panel) == place


def test_other_recipes_of_the_same_picture_are_shown_without_reading_it_again(
    panel: PreviewPanel, make: Make, qtbot: QtBot
) -> None:
    job = make("square/100")
    show(panel, qtbot, job)
    panel.show_job(replace(job, recipes=(parse_recipe("width/70"),)))
    assert panel.original.view.has_picture
    assert panel.original.view.crop is None
    qtbot.waitUntil(lambda: panel.result.facts.startswith("70 × 35"), timeout=PATIENCE_MS)


# What was rendered already


def test_a_job_that_was_rendered_is_offered_to_be_published_again(
    panel: PreviewPanel, make: Make, told: Told, published: Told, qtbot: QtBot
) -> None:
    job, other = make("square/100", held=False), make("square/100", number=2)
    frame = show(panel, qtbot, job, [job, other])
    assert not panel.bar.isVisible()
    drag(panel, frame, 0.1)
    panel.settle_crop()
    assert told == []
    assert panel.bar.publish.isVisible()
    assert not panel.bar.apply.isVisible()
    panel.bar.publish.click()
    ((jobs, focus),) = published
    assert jobs == (job,)
    assert focus.x == pytest.approx(60, abs=1)
    # Nobody wants it twice.
    assert not panel.bar.isVisible()
    drag(panel, frame, 0.1)
    assert panel.bar.publish.isVisible()


def test_a_crop_is_undone(panel: PreviewPanel, make: Make, gate: Gate, qtbot: QtBot) -> None:
    job = make("square/100/focus/0.40,0.50", held=False)
    frame = show(panel, qtbot, job)
    before = crop_of(panel)
    drag(panel, frame, 0.1)
    panel.bar.undo.click()
    assert crop_of(panel) == before
    assert not panel.bar.isVisible()
    qtbot.waitUntil(lambda: gate.asked[-1] == job.recipes[0], timeout=PATIENCE_MS)


def test_a_job_that_only_moves_on_keeps_the_crop_that_is_looked_at(
    panel: PreviewPanel, make: Make, qtbot: QtBot
) -> None:
    job = make("square/100", held=False)
    frame = show(panel, qtbot, job)
    drag(panel, frame, 0.1)
    place = crop_of(panel)
    panel.show_job(replace(job, attempts=1))
    assert crop_of(panel) == place
    assert panel.bar.publish.isVisible()


# Several at once


def test_all_that_are_selected_get_the_focus(panel: PreviewPanel, make: Make, told: Told, qtbot: QtBot) -> None:
    first, second = make("square/100/focus/0.40,0.50"), make("cover/10x20", number=2)
    whole, gone = make("width/50", number=3), make("square/100", number=4, held=False)
    show(panel, qtbot, first, [first, second, whole, gone])
    assert panel.bar.apply.isVisible()
    assert panel.bar.apply.accessibleName() == "Apply to 2 selected"
    assert not panel.bar.publish.isVisible()
    panel.bar.apply.click()
    assert told == [((first, second), Focus(40, 50))]


def test_what_is_applied_while_keys_move_it_is_told_once(
    panel: PreviewPanel, make: Make, told: Told, qtbot: QtBot
) -> None:
    first, second = make("square/100"), make("square/100", number=2)
    QTest.keyClick(show(panel, qtbot, first, [first, second]), Qt.Key.Key_Left)
    panel.bar.apply.click()
    panel.settle_crop()
    assert told == [((first, second), Focus(49, 50))]


def test_one_alone_has_nothing_to_apply(panel: PreviewPanel, make: Make, qtbot: QtBot) -> None:
    job = make("square/100", "width/50")
    other = make("square/100", number=2)
    show(panel, qtbot, job, [job])
    assert not panel.bar.isVisible()
    panel.show_job(job, [job, other])
    assert panel.bar.apply.isVisible()
    panel.recipes.setCurrentIndex(1)
    assert not panel.bar.isVisible()
