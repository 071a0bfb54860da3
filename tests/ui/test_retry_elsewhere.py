"""What failed in one library is tried again in another."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMessageBox, QPushButton

from rethumb_desktop.domain.job import JobState
from rethumb_desktop.domain.library import THIS_COMPUTER
from rethumb_desktop.domain.recipe import Recipe
from tests.fixtures import pictures
from tests.fixtures.assembly import House
from tests.ui.conftest import Stage, Start
from tests.ui.test_rows import select


@pytest.fixture
def failed(start: Start, house: House) -> Stage:
    """A picture that could not be read, and can be now, and an account that was never used."""
    stage = start(lambda services: house.add_cloud(services, confirmed=False))
    file = stage.folder / "a.jpg"
    file.write_bytes(b"broken")
    stage.services.publishing.submit([str(file)], (Recipe(square=16),), THIS_COMPUTER)
    stage.wait(lambda: stage.workspace.model.counts[JobState.FAILED] == 1)
    file.write_bytes(pictures.jpeg(30, 20))
    select(stage, 0)
    return stage


def choose(stage: Stage, library: str) -> None:
    stage.window.header.choose_library(library)


def offered(stage: Stage) -> list[QAction]:
    """What the rows' menu says of trying again."""
    return [action for action in stage.workspace.queue.menu().actions() if action.text().startswith("Retry")]


def test_another_library_is_offered_by_its_name(failed: Stage) -> None:
    assert [action.text() for action in offered(failed)] == ["Retry"]
    choose(failed, "Cloud")
    assert [action.text() for action in offered(failed)] == ["Retry", "Retry in “Cloud”"]


def test_an_account_that_was_never_used_is_asked_for_first(failed: Stage) -> None:
    choose(failed, "Cloud")
    offered(failed)[1].trigger()
    failed.wait(lambda: failed.window.findChild(QMessageBox, "consentDialog") is not None)
    dialog = failed.window.findChild(QMessageBox, "consentDialog")
    assert dialog is not None
    assert dialog.text() == "Publish 1 picture to “Cloud”?"
    assert (failed.jobs[0].state, failed.jobs[0].library) == (JobState.FAILED, THIS_COMPUTER)
    button = dialog.findChild(QPushButton, "publishButton")
    assert button is not None
    button.click()
    failed.wait(lambda: failed.workspace.model.counts[JobState.PUBLISHED] == 1)
    assert failed.jobs[0].library == "Cloud"
    assert [each.library for each in failed.house.publications.page()] == ["Cloud"]


def test_what_failed_in_an_account_that_is_gone_can_stay_here(failed: Stage) -> None:
    services = failed.services
    services.publishing.consent("Cloud")
    file = failed.folder / "b.jpg"
    file.write_bytes(b"broken")
    services.publishing.submit([str(file)], (Recipe(square=16),), "Cloud")
    failed.wait(lambda: failed.workspace.model.counts[JobState.FAILED] == 2)
    file.write_bytes(pictures.jpeg(30, 20))
    services.accounts.remove("Cloud")
    select(failed, 1)
    assert [action.text() for action in offered(failed)] == ["Retry", "Retry in “This computer”"]
    offered(failed)[1].trigger()
    failed.wait(lambda: failed.workspace.model.counts[JobState.PUBLISHED] == 1)
    assert failed.jobs[1].library == THIS_COMPUTER
