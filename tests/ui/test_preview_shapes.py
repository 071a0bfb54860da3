"""The crop control of the preview: shapes for recipes that crop nothing, the way to the frame for those that do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rethumb_desktop.domain.cropping import Cropping, Shape
from rethumb_desktop.domain.job import Job, JobState
from rethumb_desktop.domain.library import THIS_COMPUTER
from rethumb_desktop.domain.original import Source, SourceKind
from rethumb_desktop.domain.recipe import Focus, Recipe
from rethumb_desktop.domain.recipe_text import parse_recipe
from rethumb_desktop.ui.bridge import Bridge
from rethumb_desktop.ui.panels.preview.crop_choice import CropChoice
from rethumb_desktop.ui.panels.preview.panel import PreviewPanel
from rethumb_desktop.ui.theme.theme import Theme
from tests.fixtures import pictures
from tests.fixtures.assembly import House
from tests.fixtures.records import A_MOMENT

PATIENCE_MS = 60_000
Make = Callable[..., Job]
Told = list[tuple[tuple[Job, ...], Cropping]]


@pytest.fixture
def plain() -> dict[int, tuple[Recipe, ...]]:
    """What jobs were before they were cropped."""
    return {}


@pytest.fixture
def panel(
    bridge: Bridge, theme: Theme, house: House, plain: dict[int, tuple[Recipe, ...]], qtbot: QtBot
) -> PreviewPanel:
    panel = PreviewPanel(bridge, theme)
    qtbot.addWidget(panel)
    panel.know_plain(lambda job: plain.get(job.id, job.recipes))
    panel.resize(440, 700)
    panel.show()
    panel.activateWindow()
    panel.serve(house.open().previewing)
    return panel


@pytest.fixture
def make(tmp_path: Path, plain: dict[int, tuple[Recipe, ...]]) -> Make:
    def make(*recipes: str, number: int = 1, held: bool = True, size: tuple[int, int] = (800, 400)) -> Job:
        path = tmp_path / f"{number}.jpg"
        path.write_bytes(pictures.jpeg(*size))
        source = Source(SourceKind.FILE, str(path), path.name)
        parsed = tuple(parse_recipe(recipe) for recipe in recipes)
        plain[number] = parsed
        state = JobState.QUEUED if held else JobState.PUBLISHED
        return Job(number, "a", source, parsed, THIS_COMPUTER, state, A_MOMENT, held=held)

    return make


@pytest.fixture
def told(panel: PreviewPanel) -> Told:
    told: Told = []
    panel.crop_changed.connect(lambda jobs, cropping: told.append((jobs, cropping)))
    return told


def show(panel: PreviewPanel, qtbot: QtBot, job: Job, selected: Sequence[Job] = ()) -> None:
    panel.show_job(job, selected)
    qtbot.waitUntil(lambda: panel.pictures.has_original and panel.pictures.has_result, timeout=PATIENCE_MS)


def pick(choice: CropChoice, shape: Shape) -> None:
    """Choose from the menu, as a person would."""
    menu = choice.menu()
    assert menu is not None
    (action,) = [action for action in menu.actions() if action.text() == choice._names[shape]]
    action.trigger()


def texts(panel: PreviewPanel) -> list[str]:
    return [panel.recipes.itemText(row) for row in range(panel.recipes.count())]


def wait_result(panel: PreviewPanel, qtbot: QtBot, facts: str) -> None:
    qtbot.waitUntil(lambda: panel.result.facts.startswith(facts), timeout=PATIENCE_MS)


def test_a_recipe_that_does_not_crop_is_offered_shapes(panel: PreviewPanel, make: Make, qtbot: QtBot) -> None:
    choice = panel.crop_choice
    assert not choice.isEnabled()
    show(panel, qtbot, make("fit/300x300"))
    assert choice.isEnabled()
    assert choice.text().strip() == "Crop"
    assert choice.accessibleName() == "Crop: Whole picture"
    assert choice.focusPolicy() & Qt.FocusPolicy.TabFocus
    menu = choice.menu()
    assert menu is not None
    offered = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert offered == ["Whole picture", "Square", "4:3", "3:2", "16:9", "3:4 upright", "2:3 upright", "9:16 upright"]
    assert [action.text() for action in menu.actions() if action.isChecked()] == ["Whole picture"]


def test_a_shape_brings_the_frame_and_the_keyboard_into_it(
    panel: PreviewPanel, make: Make, told: Told, qtbot: QtBot
) -> None:
    job = make("fit/300x300")
    show(panel, qtbot, job)
    pick(panel.crop_choice, Shape.SQUARE)
    frame = panel.pictures.frames[0]
    assert frame.isVisible()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is frame, timeout=PATIENCE_MS)
    assert told == [((job,), Cropping(Shape.SQUARE))]
    assert texts(panel) == ["Square 300"]
    assert panel.crop_choice.text().strip() == "Square"
    wait_result(panel, qtbot, "300 × 300")
    assert panel.pictures.result_crop.width() == 400
    QTest.keyClick(frame, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    panel.settle_crop()
    assert told[-1] == ((job,), Cropping(Shape.SQUARE, Focus(40, 50)))
    qtbot.waitUntil(lambda: panel.pictures.result_crop.x() == 120, timeout=PATIENCE_MS)


def test_a_job_that_takes_the_shape_changes_nothing_that_is_seen(
    panel: PreviewPanel, make: Make, told: Told, qtbot: QtBot
) -> None:
    job = make("fit/300x300")
    show(panel, qtbot, job)
    pick(panel.crop_choice, Shape.SIXTEEN_TO_NINE)
    wait_result(panel, qtbot, "300 × 169")
    crop = panel.cropper.crop
    panel.show_job(replace(job, recipes=told[0][1].on(job.recipes)))
    assert panel.pictures.has_result
    assert panel.cropper.crop == crop
    assert panel.cropper.shape is Shape.SIXTEEN_TO_NINE
    assert panel.crop_choice.text().strip() == "16:9"
    assert panel.crop_choice.menu() is not None


def test_another_shape_stays_where_the_crop_lies(panel: PreviewPanel, make: Make, told: Told, qtbot: QtBot) -> None:
    job = make("fit/300x300/format/webp")
    show(panel, qtbot, job)
    pick(panel.crop_choice, Shape.SQUARE)
    QTest.keyClick(panel.pictures.frames[0], Qt.Key.Key_Left)
    pick(panel.crop_choice, Shape.NINE_TO_SIXTEEN)
    assert told[-1] == ((job,), Cropping(Shape.NINE_TO_SIXTEEN, Focus(49, 50)))
    assert [str(recipe) for recipe in panel.cropper.recipes] == ["cover/169x300/focus/0.49,0.50/format/webp"]


def test_the_whole_picture_comes_back(panel: PreviewPanel, make: Make, told: Told, qtbot: QtBot) -> None:
    job = make("fit/300x300")
    show(panel, qtbot, job)
    pick(panel.crop_choice, Shape.SQUARE)
    square = replace(job, recipes=told[0][1].on(job.recipes))
    panel.show_job(square)
    pick(panel.crop_choice, Shape.WHOLE)
    assert told[-1] == ((square,), Cropping(Shape.WHOLE))
    assert panel.cropper.recipes == job.recipes
    assert not panel.pictures.frames[0].isVisible()
    assert panel.crop_choice.text().strip() == "Crop"
    wait_result(panel, qtbot, "300 × 150")


def test_all_recipes_that_do_not_crop_get_the_shape(panel: PreviewPanel, make: Make, told: Told, qtbot: QtBot) -> None:
    job = make("square/40/focus/0.20,0.50", "width/200", "width/100", "exif/all")
    show(panel, qtbot, job)
    panel.recipes.setCurrentIndex(1)
    pick(panel.crop_choice, Shape.FOUR_TO_THREE)
    assert [str(recipe) for recipe in panel.cropper.recipes] == [
        "square/40/focus/0.20,0.50",
        "cover/200x150",
        "cover/100x75",
        "exif/all",
    ]
    assert panel.recipes.currentIndex() == 1
    wait_result(panel, qtbot, "200 × 150")


def test_the_recipe_that_is_looked_at_stays_where_two_become_one(panel: PreviewPanel, make: Make, qtbot: QtBot) -> None:
    show(panel, qtbot, make("square/200", "width/200", "width/100"))
    panel.recipes.setCurrentIndex(2)
    pick(panel.crop_choice, Shape.SQUARE)
    assert texts(panel) == ["Square 200", "Square 100"]
    assert panel.recipes.currentText() == "Square 100"
    pick(panel.crop_choice, Shape.WHOLE)
    assert panel.recipes.currentText() == "Width 100"


def test_where_the_recipe_crops_already_the_control_leads_to_the_frame(
    panel: PreviewPanel, make: Make, told: Told, qtbot: QtBot
) -> None:
    show(panel, qtbot, make("square/100", "exif/all"))
    choice = panel.crop_choice
    assert choice.menu() is None
    assert choice.text().strip() == "Move crop"
    assert choice.toolTip().startswith("The recipe crops already")
    choice.click()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is panel.pictures.frames[0], timeout=PATIENCE_MS)
    assert told == []
    panel.recipes.setCurrentIndex(1)
    assert not choice.isEnabled()
    assert choice.text().strip() == "Crop"


def test_where_a_crop_leaves_nothing_out_there_is_no_frame_to_go_to(
    panel: PreviewPanel, make: Make, qtbot: QtBot
) -> None:
    show(panel, qtbot, make("square/100", size=(300, 300)))
    assert not panel.crop_choice.isEnabled()
    assert "has the shape" in panel.crop_choice.toolTip()


def test_what_cannot_be_read_cannot_be_cropped(panel: PreviewPanel, make: Make, qtbot: QtBot) -> None:
    job = make("fit/300x300")
    Path(job.source.location).write_bytes(b"no picture")
    panel.show_job(job)
    qtbot.waitUntil(lambda: bool(panel.original.view.text), timeout=PATIENCE_MS)
    assert not panel.crop_choice.isEnabled()


def test_in_the_split_view_the_frame_of_that_gets_the_keyboard(panel: PreviewPanel, make: Make, qtbot: QtBot) -> None:
    show(panel, qtbot, make("fit/300x300"))
    panel.modes.split_button.click()
    pick(panel.crop_choice, Shape.SQUARE)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is panel.pictures.frames[1], timeout=PATIENCE_MS)


# What was rendered already


def test_a_job_that_was_rendered_is_offered_to_be_published_again(
    panel: PreviewPanel, make: Make, told: Told, qtbot: QtBot
) -> None:
    published: Told = []
    panel.publish_again.connect(lambda jobs, cropping: published.append((jobs, cropping)))
    job = make("fit/300x300", held=False)
    show(panel, qtbot, job)
    pick(panel.crop_choice, Shape.SQUARE)
    assert told == []
    assert panel.bar.publish.isVisible()
    assert panel.bar.publish.text() == "Publish with this crop"
    panel.bar.publish.click()
    assert published == [((job,), Cropping(Shape.SQUARE))]
    assert not panel.bar.isVisible()


def test_a_shape_is_undone(panel: PreviewPanel, make: Make, qtbot: QtBot) -> None:
    job = make("fit/300x300", held=False)
    show(panel, qtbot, job)
    pick(panel.crop_choice, Shape.SQUARE)
    wait_result(panel, qtbot, "300 × 300")
    panel.bar.undo.click()
    assert panel.cropper.recipes == job.recipes
    assert texts(panel) == ["Fit 300 × 300"]
    assert panel.crop_choice.text().strip() == "Crop"
    assert not panel.bar.isVisible()
    wait_result(panel, qtbot, "300 × 150")


def test_a_crop_that_was_published_can_be_left_out_again(
    panel: PreviewPanel, make: Make, plain: dict[int, tuple[Recipe, ...]], qtbot: QtBot
) -> None:
    job = make("square/300", held=False)
    plain[job.id] = (parse_recipe("fit/300x300"),)
    show(panel, qtbot, job)
    assert panel.crop_choice.text().strip() == "Square"
    pick(panel.crop_choice, Shape.WHOLE)
    assert panel.bar.publish.text() == "Publish the whole picture"
    pick(panel.crop_choice, Shape.SQUARE)
    assert not panel.bar.isVisible()


# Several at once


def test_all_that_are_selected_get_the_shape(panel: PreviewPanel, make: Make, told: Told, qtbot: QtBot) -> None:
    first, second = make("fit/300x300"), make("width/50", number=2)
    data, gone = make("exif/all", number=3), make("width/100", number=4, held=False)
    show(panel, qtbot, first, [first, second, data, gone])
    assert not panel.bar.isVisible()
    pick(panel.crop_choice, Shape.SQUARE)
    assert panel.bar.apply.text().strip() == "Apply to 2 selected"
    panel.bar.apply.click()
    assert told[-1] == ((first, second), Cropping(Shape.SQUARE, Focus(50, 50)))


def test_all_that_are_selected_become_whole_again(
    panel: PreviewPanel, make: Make, told: Told, plain: dict[int, tuple[Recipe, ...]], qtbot: QtBot
) -> None:
    first, second = make("square/300"), make("square/50", number=2)
    plain[1], plain[2] = (parse_recipe("fit/300x300"),), (parse_recipe("width/50"),)
    show(panel, qtbot, first, [first, second])
    pick(panel.crop_choice, Shape.WHOLE)
    assert panel.bar.apply.isVisible()
    panel.bar.apply.click()
    assert told[-1] == ((first, second), Cropping(Shape.WHOLE))


def test_a_crop_of_its_own_gives_others_no_shape(panel: PreviewPanel, make: Make, told: Told, qtbot: QtBot) -> None:
    first, second = make("square/100/focus/0.40,0.50"), make("cover/10x20", number=2)
    show(panel, qtbot, first, [first, second, make("width/50", number=3)])
    panel.bar.apply.click()
    assert told == [((first, second), Cropping(None, Focus(40, 50)))]
