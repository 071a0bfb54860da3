"""Where pictures that wait will go, where they do not all go to the same library."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QMessageBox

from rethumb_desktop.domain.job import Job, NewJob
from rethumb_desktop.domain.library import THIS_COMPUTER
from rethumb_desktop.domain.preferences import Preferences
from rethumb_desktop.domain.recipe import Recipe
from tests.fixtures.assembly import House
from tests.ui.conftest import Stage, Start

RECIPES = (Recipe(square=16),)


@pytest.fixture
def parted(start: Start, house: House) -> Stage:
    """A window with two pictures that stay here and one for an account that was never used."""
    house.settings.save_preferences(Preferences())
    stage = start(lambda services: house.add_cloud(services, confirmed=False))
    hold(stage, THIS_COMPUTER, "one.jpg", "two.jpg")
    hold(stage, "Cloud", "three.jpg")
    return stage


def hold(stage: Stage, library: str, *names: str) -> None:
    files = [str(stage.picture(name, 300 + len(name))) for name in names]
    there = len(held(stage))
    stage.services.publishing.submit(files, RECIPES, library, hold=True)
    stage.wait(lambda: len(held(stage)) == there + len(names))


def held(stage: Stage) -> list[Job]:
    return list(stage.workspace.model.held)


def promise(stage: Stage) -> str:
    return stage.workspace.queue.held._promise.text()


def asked(stage: Stage) -> str:
    found = stage.window.findChild(QMessageBox, "consentDialog")
    return found.text() if found is not None else ""


def test_the_bar_says_how_many_go_to_each(parted: Stage) -> None:
    parted.wait(lambda: promise(parted) == "2 stay on this computer, 1 goes to “Cloud” on s3.example.com")
    hold(parted, "Cloud", "four.jpg")
    parted.workspace.queue.remove.emit(held(parted)[:1])
    parted.wait(lambda: promise(parted) == "1 stays on this computer, 2 go to “Cloud” on s3.example.com")
    parted.workspace.queue.remove.emit(held(parted)[:1])
    parted.wait(lambda: promise(parted) == "To “Cloud” on s3.example.com.")


def test_the_question_counts_those_that_leave(parted: Stage) -> None:
    parted.workspace.queue.publish.emit(held(parted))
    parted.wait(lambda: asked(parted) == "Publish 1 picture to “Cloud”?")


def test_the_question_counts_those_that_leave_once_more(parted: Stage) -> None:
    jobs = [NewJob(job.source, RECIPES, job.library) for job in held(parted)]
    parted.workspace.holding.publish_again(jobs)
    parted.wait(lambda: asked(parted) == "Publish 1 picture to “Cloud”?")


def test_the_question_is_about_the_library_that_was_chosen_a_moment_ago(parted: Stage) -> None:
    parted.window.header.choose_library("Cloud")
    parted.workspace.queue.publish.emit(held(parted))
    parted.wait(lambda: asked(parted) == "Publish 3 pictures to “Cloud”?")
