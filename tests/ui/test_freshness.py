"""What is shown and said follows the files as they are, and nothing else is published than was looked at."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QPushButton

from rethumb_desktop.domain.job import Job, JobState
from rethumb_desktop.domain.preferences import Preferences
from rethumb_desktop.ui.models.passing import Measure
from tests.fixtures import pictures
from tests.fixtures.assembly import House
from tests.ui.conftest import Stage, Start

HERE, PLAIN = pictures.jpeg(300, 200, location=True), pictures.jpeg(200, 300)
NONE_HAS = "None of 2 has a GPS position."
ONE_HAS = "1 of 2 has a GPS position; it will not be published."


@pytest.fixture
def house(house: House) -> House:
    house.settings.save_preferences(Preferences(welcomed=True))
    return house


@pytest.fixture
def looking(start: Start) -> Stage:
    """A window with two pictures that wait and were looked at; the system tells of no change, as of network drives."""
    stage = start()
    freshness = stage.workspace.freshness
    freshness._watcher.blockSignals(True)
    stage.drop(*laid_out(stage, PLAIN))
    stage.wait(lambda: len(held(stage)) == 2)
    stage.wait(lambda: said(stage) == NONE_HAS)
    stage.wait(lambda: "No GPS position" in line(stage))
    stage.wait(lambda: shown(stage) == (200, 300))
    stage.wait(lambda: freshness._comparing is not None and not freshness._pause.isActive())
    return stage


def laid_out(stage: Stage, data: bytes) -> list[Path]:
    """Put two pictures into the folder."""
    files = [stage.folder / name for name in ("one.jpg", "two.jpg")]
    for file in files:
        file.write_bytes(data)
    return files


def held(stage: Stage) -> list[Job]:
    return list(stage.workspace.model.held)


def said(stage: Stage) -> str:
    """What the bar of the held pictures says of their privacy."""
    return stage.workspace.queue.held._privacy.text()


def line(stage: Stage) -> str:
    told: str = stage.workspace.briefing._line.text  # type: ignore[attr-defined]
    return told


def shown(stage: Stage) -> tuple[int, int]:
    """The size of the original in the preview."""
    size = stage.workspace.preview.pictures._original.size
    return size.width(), size.height()


def publish(stage: Stage) -> None:
    stage.workspace.queue.publish.emit(held(stage))


def activate(stage: Stage) -> None:
    """Come back from another program."""
    QApplication.sendEvent(stage.window, QEvent(QEvent.Type.WindowActivate))


def finish(stage: Stage, published: int) -> None:
    counts = stage.workspace.model.counts
    stage.wait(lambda: counts[JobState.PUBLISHED] + counts[JobState.DUPLICATE] == published)


def write(stage: Stage, name: str, data: bytes = HERE) -> None:
    (stage.folder / name).write_bytes(data)


def warning(stage: Stage) -> str:
    bar = stage.window.bar
    return bar.text if bar.isVisible() else ""


def test_a_file_that_is_overwritten_is_shown_anew_when_the_system_tells_of_it(looking: Stage) -> None:
    watcher = looking.workspace.freshness._watcher
    looking.wait(lambda: watcher.files() == [str(looking.folder / "one.jpg")])
    watcher.blockSignals(False)
    write(looking, "one.jpg")
    looking.wait(lambda: shown(looking) == (300, 200))
    looking.wait(lambda: line(looking) == "Has a GPS position: it will not be published.")
    looking.wait(lambda: said(looking) == ONE_HAS)
    # Another file in its place is followed too.
    twin = looking.folder / "twin"
    twin.write_bytes(PLAIN)
    twin.replace(looking.folder / "one.jpg")
    looking.wait(lambda: shown(looking) == (200, 300))
    looking.wait(lambda: said(looking) == NONE_HAS)


def test_what_the_system_says_nothing_of_is_found_when_the_window_becomes_active(looking: Stage) -> None:
    write(looking, "one.jpg")
    write(looking, "two.jpg")
    activate(looking)
    looking.wait(lambda: shown(looking) == (300, 200))
    looking.wait(lambda: line(looking) == "Has a GPS position: it will not be published.")
    looking.wait(lambda: said(looking) == "2 of 2 have a GPS position; it will not be published.")


def test_a_row_that_is_chosen_again_is_as_it_is_now(looking: Stage) -> None:
    write(looking, "one.jpg")
    view = looking.workspace.queue.view
    view.setCurrentIndex(looking.workspace.model.index(1))
    looking.wait(lambda: looking.workspace.freshness._shown == held(looking)[1].source)
    view.setCurrentIndex(looking.workspace.model.index(0))
    looking.wait(lambda: shown(looking) == (300, 200))
    looking.wait(lambda: said(looking) == ONE_HAS)


def test_a_file_that_goes_is_said_to_be_gone(looking: Stage) -> None:
    (looking.folder / "one.jpg").unlink()
    activate(looking)
    looking.wait(lambda: looking.workspace.preview.pictures._original.text == "“one.jpg” is not there.")
    looking.wait(lambda: said(looking) == "None of 2 has a GPS position. 1 could not be looked at.")


def test_what_has_changed_is_not_let_go_but_told_and_published_by_a_second_press(looking: Stage) -> None:
    write(looking, "one.jpg")
    write(looking, "two.jpg")
    publish(looking)
    looking.wait(lambda: "2 pictures have changed since you looked at them." in warning(looking))
    assert len(held(looking)) == 2
    looking.wait(lambda: said(looking) == "2 of 2 have a GPS position; it will not be published.")
    looking.wait(lambda: shown(looking) == (300, 200))
    publish(looking)
    finish(looking, 2)
    assert not warning(looking)


def test_one_that_has_changed_is_named_and_can_be_published_anyway(looking: Stage) -> None:
    write(looking, "two.jpg")
    publish(looking)
    looking.wait(lambda: warning(looking).startswith("“two.jpg” has changed since you looked at it."))
    button = looking.window.bar.findChild(QPushButton, "messageButton")
    assert button is not None
    assert button.text() == "Publish anyway"
    button.click()
    finish(looking, 2)


def test_files_that_are_gone_are_said_so_before_anything_is_published(looking: Stage) -> None:
    (looking.folder / "one.jpg").unlink()
    publish(looking)
    looking.wait(lambda: warning(looking).startswith("“one.jpg” is not there any more. Nothing was published yet."))
    looking.wait(lambda: said(looking) == "None of 2 has a GPS position. 1 could not be looked at.")
    publish(looking)
    finish(looking, 1)
    looking.wait(lambda: looking.workspace.model.counts[JobState.FAILED] == 1)


def test_what_was_shown_for_less_than_a_glance_was_not_looked_at(looking: Stage) -> None:
    freshness = looking.workspace.freshness
    now = 100.0
    freshness._now = lambda: now
    write(looking, "one.jpg")
    activate(looking)
    looking.wait(lambda: said(looking) == ONE_HAS)
    looking.wait(lambda: shown(looking) == (300, 200))
    now += 0.5
    publish(looking)
    looking.wait(lambda: warning(looking).startswith("“one.jpg” has changed"))
    publish(looking)
    finish(looking, 2)


def test_what_was_shown_for_a_while_is_published_at_once(looking: Stage) -> None:
    freshness = looking.workspace.freshness
    now = 100.0
    freshness._now = lambda: now
    write(looking, "one.jpg")
    activate(looking)
    looking.wait(lambda: said(looking) == ONE_HAS)
    looking.wait(lambda: line(looking).startswith("Has a GPS"))
    now += 2.0
    publish(looking)
    finish(looking, 2)
    assert not warning(looking)


def test_a_published_picture_that_is_overwritten_says_so(looking: Stage) -> None:
    publish(looking)
    finish(looking, 2)
    looking.wait(lambda: "No GPS position" in line(looking))
    looking.window.frame.side.setCurrentIndex(1)
    privacy = looking.workspace.inspector.privacy
    looking.wait(lambda: "No GPS position" in privacy.verdict.text)
    write(looking, "one.jpg")
    activate(looking)
    for tells in (lambda: line(looking), lambda: privacy.verdict.text):
        looking.wait(lambda tells=tells: tells().startswith("Has changed since it was published"))  # type: ignore[misc]


def test_the_verdict_is_at_once_on_the_recipes_that_were_chosen(start: Start) -> None:
    stage = start(lambda services: services.presets.add("Keeping", ["square/100/metadata/keep"]))
    stage.drop(*laid_out(stage, HERE))
    stage.wait(lambda: said(stage) == "2 of 2 have a GPS position; it will not be published.")
    box = stage.window.header.preset_box
    box.setCurrentIndex(box.findText("Keeping"))
    assert said(stage) == "2 of 2 have a GPS position; it will be published."
    stage.wait(lambda: all(str(job.recipes[0]).endswith("keep") for job in held(stage)))
    assert said(stage) == "2 of 2 have a GPS position; it will be published."


def test_the_row_shows_the_picture_that_is_there_now(looking: Stage) -> None:
    icons, (job, _) = looking.workspace.icons, held(looking)

    def measured() -> tuple[int, int, int]:
        measure = icons.measure(job) or Measure()
        return measure.width, measure.height, measure.bytes

    looking.wait(lambda: measured() == (200, 300, len(PLAIN)) and not icons._busy)
    write(looking, "one.jpg")
    activate(looking)
    looking.wait(lambda: measured() == (300, 200, len(HERE)))
