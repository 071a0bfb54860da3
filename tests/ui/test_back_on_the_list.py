"""Rows that wait, taken off the list and brought back after the choosers were changed."""

from __future__ import annotations

import pytest

from rethumb_desktop.domain.cropping import Cropping, Shape
from rethumb_desktop.domain.job import Job
from rethumb_desktop.domain.library import THIS_COMPUTER
from rethumb_desktop.domain.preferences import Preferences
from rethumb_desktop.domain.recipe import Focus
from tests.fixtures.assembly import House
from tests.ui.conftest import Stage, Start

BESIDE = Focus(20, 70)


@pytest.fixture
def looking(start: Start, house: House) -> Stage:
    """A window with two pictures that wait to go to an account."""
    house.settings.save_preferences(Preferences())
    stage = start(house.add_cloud)
    stage.window.header.choose_library("Cloud")
    choose(stage, "Web")
    stage.drop(stage.picture("one.jpg"), stage.picture("two.jpg", 600, 400))
    stage.wait(lambda: len(held(stage)) == 2)
    return stage


def held(stage: Stage) -> list[Job]:
    return list(stage.workspace.model.held)


def choose(stage: Stage, preset: str) -> None:
    box = stage.window.header.preset_box
    box.setCurrentIndex(box.findText(preset))


def remove_first(stage: Stage) -> None:
    stage.workspace.queue.remove.emit(held(stage)[:1])
    stage.wait(lambda: len(stage.jobs) == 1)


def bring_back(stage: Stage) -> None:
    stage.workspace.row_removal.undo()
    stage.wait(lambda: len(stage.jobs) == 2)


def texts(job: Job) -> list[str]:
    return [str(recipe) for recipe in job.recipes]


def test_it_goes_where_the_header_says_now(looking: Stage) -> None:
    remove_first(looking)
    looking.window.header.choose_library(THIS_COMPUTER)
    looking.wait(lambda: [job.library for job in held(looking)] == [THIS_COMPUTER])
    bring_back(looking)
    looking.wait(lambda: [job.library for job in held(looking)] == [THIS_COMPUTER] * 2)
    looking.workspace.queue.publish.emit(held(looking))
    looking.wait(lambda: looking.clipboard.count("file://") == 2)
    assert [job.library for job in looking.jobs] == [THIS_COMPUTER] * 2
    assert looking.house.renditions() == []


def test_it_follows_the_preset_and_its_crop_stays(looking: Stage) -> None:
    looking.workspace.preview.crop_changed.emit(tuple(held(looking)[:1]), Cropping(Shape.SQUARE, BESIDE))
    looking.wait(lambda: texts(held(looking)[0]) == ["square/1600/focus/0.20,0.70"])
    choose(looking, "Thumbnail")
    looking.wait(lambda: texts(held(looking)[0]) == ["square/100/focus/0.20,0.70"])
    remove_first(looking)
    choose(looking, "Sizes")
    looking.wait(lambda: len(held(looking)[0].recipes) == 4)
    bring_back(looking)
    sizes = [f"square/{side}/focus/0.20,0.70" for side in (100, 400, 800, 1600)]
    looking.wait(lambda: texts(held(looking)[0]) == sizes)


def test_where_the_choosers_say_the_same_it_is_as_it_was(looking: Stage) -> None:
    other = looking.picture("three.jpg", 500, 500)
    own = looking.services.presets.find("Thumbnail").recipes
    looking.services.publishing.submit([str(other)], own, THIS_COMPUTER, hold=True)
    looking.wait(lambda: len(held(looking)) == 3)
    before = held(looking)
    looking.workspace.queue.remove.emit(before)
    looking.wait(lambda: looking.jobs == [])
    choose(looking, "Thumbnail")
    choose(looking, "Web")
    looking.workspace.row_removal.undo()
    looking.wait(lambda: looking.jobs == before)
    looking.drop(looking.picture("four.jpg", 700, 500))
    looking.wait(lambda: len(held(looking)) == 4)
    assert held(looking)[:3] == before


def test_what_cannot_be_brought_back_any_more_is_forgotten(looking: Stage) -> None:
    remove_first(looking)
    assert len(looking.workspace.holding._removed) == 1
    looking.workspace.row_removal.settle()
    looking.wait(lambda: not looking.workspace.holding._removed)


def test_that_it_is_back_is_taken_back_when_the_next_batch_begins(looking: Stage) -> None:
    remove_first(looking)
    bring_back(looking)
    looking.wait_said("It is back.")
    looking.drop(looking.picture("three.jpg", 500, 500))
    looking.wait(lambda: len(held(looking)) == 3)
    assert looking.window.footer.message == ""
