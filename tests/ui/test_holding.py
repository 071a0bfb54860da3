"""Pictures that wait until the person has looked at them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QMenu, QPushButton, QWidget

from rethumb_desktop.domain.cropping import Cropping, Shape
from rethumb_desktop.domain.events import BatchEnded
from rethumb_desktop.domain.job import Job, JobState
from rethumb_desktop.domain.preferences import Preferences
from rethumb_desktop.domain.recipe import Focus
from tests.fixtures.assembly import House
from tests.ui.conftest import Stage, Start

BESIDE = Focus(20, 70)


@pytest.fixture
def house(house: House) -> House:
    """The home of somebody who has changed nothing."""
    house.settings.save_preferences(Preferences())
    return house


@pytest.fixture
def looking(start: Start) -> Stage:
    """A window with two pictures that wait."""
    stage = start()
    choose(stage, "Thumbnail")
    stage.drop(stage.picture("one.jpg"), stage.picture("two.jpg", 600, 400))
    stage.wait(lambda: len(stage.workspace.model.held) == 2)
    return stage


def choose(stage: Stage, preset: str) -> None:
    box = stage.window.header.preset_box
    box.setCurrentIndex(box.findText(preset))


def press(widget: QWidget | None, name: str) -> None:
    assert widget is not None
    button = widget.findChild(QPushButton, name)
    assert button is not None
    button.click()


def held(stage: Stage) -> list[Job]:
    return list(stage.workspace.model.held)


def finish(stage: Stage, published: int) -> None:
    stage.wait(lambda: stage.workspace.model.counts[JobState.PUBLISHED] == published)


def test_what_is_dropped_waits_and_says_what_will_become_of_it(looking: Stage) -> None:
    bar = looking.workspace.queue.held
    looking.wait(bar.isVisible)
    assert [job.state for job in held(looking)] == [JobState.QUEUED, JobState.QUEUED]
    assert looking.house.publications.page() == []
    assert looking.clipboard == "before"
    looking.wait(lambda: "Nothing leaves" in bar._promise.text())


def test_what_waits_is_not_told_to_be_nothing(looking: Stage) -> None:
    ended: list[BatchEnded] = []
    looking.program.bridge.received.connect(
        lambda events: ended.extend(each for each in events if isinstance(each, BatchEnded))
    )
    looking.drop(looking.picture("three.jpg", 500, 500))
    looking.wait(lambda: bool(ended))
    assert len(held(looking)) == 3
    assert looking.window.footer.message == ""


def test_publish_lets_all_go_and_copies_their_links_once(looking: Stage) -> None:
    looking.workspace.queue.publish.emit(held(looking))
    looking.wait(lambda: looking.clipboard.count("file://") == 2)
    assert [job.state for job in looking.jobs] == [JobState.PUBLISHED, JobState.PUBLISHED]
    looking.wait(lambda: not looking.workspace.queue.held.isVisible())


def test_the_choosers_change_what_waits(looking: Stage) -> None:
    choose(looking, "Sizes")
    looking.wait(lambda: all(len(job.recipes) == 4 for job in held(looking)))


def test_a_crop_is_placed_before_it_is_published_and_stays_with_another_preset(looking: Stage) -> None:
    first, second = held(looking)
    looking.workspace.preview.crop_changed.emit((first,), Cropping(focus=BESIDE))
    looking.wait(lambda: held(looking)[0].recipes[0].focus == BESIDE)
    choose(looking, "Sizes")
    looking.wait(lambda: len(held(looking)[1].recipes) == 4)
    after, other = held(looking)
    assert [str(recipe) for recipe in after.recipes] == [
        "square/100/focus/0.20,0.70",
        "square/400/focus/0.20,0.70",
        "width/800",
        "width/1600",
    ]
    choose(looking, "Web")
    looking.wait(lambda: not held(looking)[0].recipes[0].crops)
    choose(looking, "Thumbnail")
    looking.wait(lambda: held(looking)[0].recipes[0].focus == BESIDE)
    assert other.recipes != after.recipes
    assert second.recipes[0].focus != BESIDE


def texts(job: Job) -> list[str]:
    return [str(recipe) for recipe in job.recipes]


def crop(stage: Stage, cropping: Cropping, *rows: int) -> None:
    jobs = held(stage)
    stage.workspace.preview.crop_changed.emit(tuple(jobs[row] for row in rows), cropping)


def test_a_shape_stays_with_another_preset_until_the_whole_picture_is_wanted(looking: Stage) -> None:
    choose(looking, "Web")
    looking.wait(lambda: texts(held(looking)[0]) == ["fit/1600x1600"])
    crop(looking, Cropping(Shape.SQUARE), 0)
    crop(looking, Cropping(focus=BESIDE), 0)
    looking.wait(lambda: texts(held(looking)[0]) == ["square/1600/focus/0.20,0.70"])
    assert texts(held(looking)[1]) == ["fit/1600x1600"]
    choose(looking, "Thumbnail")
    looking.wait(lambda: texts(held(looking)[0]) == ["square/100/focus/0.20,0.70"])
    choose(looking, "Sizes")
    looking.wait(lambda: len(held(looking)[0].recipes) == 4)
    assert texts(held(looking)[0]) == [f"square/{side}/focus/0.20,0.70" for side in (100, 400, 800, 1600)]
    crop(looking, Cropping(Shape.WHOLE), 0)
    looking.wait(lambda: texts(held(looking)[0])[2:] == ["width/800", "width/1600"])
    assert held(looking)[0].recipes[0].focus == BESIDE
    choose(looking, "Web")
    looking.wait(lambda: texts(held(looking)[0]) == ["fit/1600x1600"])


def test_all_that_are_chosen_get_a_shape_for_what_they_do_not_crop(looking: Stage) -> None:
    choose(looking, "Sizes")
    looking.wait(lambda: len(held(looking)[1].recipes) == 4)
    crop(looking, Cropping(Shape.SIXTEEN_TO_NINE, BESIDE), 0, 1)
    looking.wait(lambda: "cover" in texts(held(looking)[1])[2])
    assert texts(held(looking)[1]) == [
        "square/100/focus/0.20,0.70",
        "square/400/focus/0.20,0.70",
        "cover/800x450/focus/0.20,0.70",
        "cover/1600x900/focus/0.20,0.70",
    ]


def test_a_shape_outlives_the_program(looking: Stage, start: Start) -> None:
    choose(looking, "Web")
    crop(looking, Cropping(Shape.FOUR_TO_THREE, BESIDE), 0)
    looking.wait(lambda: texts(held(looking)[0]) == ["cover/1600x1200/focus/0.20,0.70"])
    looking.wait(lambda: looking.house.settings.window().preset == "Web")
    again = start()
    again.wait(lambda: len(held(again)) == 2)
    assert texts(held(again)[0]) == ["cover/1600x1200/focus/0.20,0.70"]
    preview = again.workspace.preview
    preview.show_job(held(again)[0])
    assert preview.cropper.shape is Shape.FOUR_TO_THREE
    choose(again, "Sizes")
    again.wait(
        lambda: texts(held(again)[0])[2:] == ["cover/800x600/focus/0.20,0.70", "cover/1600x1200/focus/0.20,0.70"]
    )
    crop(again, Cropping(Shape.WHOLE), 0)
    again.wait(lambda: texts(held(again)[0])[2:] == ["width/800", "width/1600"])


def test_what_is_seen_of_a_shape_is_what_is_published(looking: Stage) -> None:
    choose(looking, "Web")
    looking.wait(lambda: texts(held(looking)[0]) == ["fit/1600x1600"])
    preview = looking.workspace.preview
    looking.wait(lambda: preview.pictures.has_result and preview.crop_choice.isEnabled())
    preview.crop_choice.shape_chosen.emit(Shape.SQUARE)
    preview.cropper._centre()
    looking.wait(lambda: preview.result.facts.startswith("480 × 480"))
    seen = preview.cropper.recipes
    looking.workspace.queue.publish.emit(held(looking))
    finish(looking, 2)
    job = looking.jobs[0]
    assert job.recipes == seen
    (rendition,) = job.renditions
    assert (rendition.width, rendition.height) == (480, 480)


def test_a_published_picture_is_published_again_in_a_shape(looking: Stage) -> None:
    choose(looking, "Web")
    looking.wait(lambda: texts(held(looking)[0]) == ["fit/1600x1600"])
    looking.workspace.queue.publish.emit(held(looking))
    finish(looking, 2)
    looking.workspace.preview.publish_again.emit((looking.jobs[0],), Cropping(Shape.SQUARE, BESIDE))
    finish(looking, 3)
    again = looking.jobs[-1]
    assert again.renditions[0].recipe == "square/1600/focus/0.20,0.70"
    looking.workspace.preview.publish_again.emit((again,), Cropping(Shape.WHOLE))
    looking.wait(lambda: looking.workspace.model.counts[JobState.DUPLICATE] == 1)
    assert texts(looking.jobs[-1]) == ["fit/1600x1600"]


def offered(stage: Stage, job: Job) -> Shape | None:
    """The shape that the preview tells of a job where it offers others; None where it only leads to the frame."""
    preview = stage.workspace.preview
    preview.show_job(None)
    preview.show_job(job)
    stage.wait(lambda: preview.pictures.has_original)
    return preview.cropper.shape if preview.cropper.takes_shapes else None


def test_published_pictures_are_offered_shapes_whatever_is_chosen_now(looking: Stage, start: Start) -> None:
    choose(looking, "Web")
    crop(looking, Cropping(Shape.SQUARE, BESIDE), 0)
    looking.wait(lambda: texts(held(looking)[0]) == ["square/1600/focus/0.20,0.70"])
    looking.workspace.queue.publish.emit(held(looking))
    finish(looking, 2)
    choose(looking, "Thumbnail")
    assert [offered(looking, job) for job in looking.jobs] == [Shape.SQUARE, Shape.WHOLE]
    looking.wait(lambda: looking.house.settings.window().preset == "Thumbnail")
    again = start()
    assert [offered(again, job) for job in again.jobs] == [Shape.SQUARE, Shape.WHOLE]
    again.workspace.preview.publish_again.emit((again.jobs[0],), Cropping(Shape.FOUR_TO_THREE))
    finish(again, 3)
    assert texts(again.jobs[-1]) == ["cover/1600x1200/focus/0.20,0.70"]
    again.drop(again.picture("four.jpg", 700, 500))
    again.wait(lambda: len(held(again)) == 1)
    assert offered(again, again.jobs[-1]) is None, "the preset crops of its own"


def test_a_shape_is_known_after_its_preset_is_gone(looking: Stage) -> None:
    choose(looking, "Web")
    crop(looking, Cropping(Shape.SQUARE), 0)
    looking.wait(lambda: texts(held(looking)[0]) == ["square/1600"])
    looking.workspace.queue.publish.emit(held(looking))
    finish(looking, 2)
    choose(looking, "Thumbnail")
    looking.services.presets.remove("Web")
    looking.wait(lambda: looking.window.header.preset_box.findText("Web") < 0)
    assert offered(looking, looking.jobs[0]) is Shape.SQUARE


def test_the_last_of_many_quick_moves_is_what_is_published(looking: Stage) -> None:
    (first, _) = held(looking)
    for focus in (BESIDE, Focus(50, 50), Focus(80, 10), BESIDE):
        looking.workspace.preview.crop_changed.emit((first,), Cropping(focus=focus))
    looking.workspace.queue.publish.emit(held(looking))
    finish(looking, 2)
    assert [job.renditions[0].recipe for job in looking.jobs] == ["square/100/focus/0.20,0.70", "square/100"]


def test_what_was_published_is_published_again_with_another_crop(looking: Stage) -> None:
    looking.workspace.queue.publish.emit(held(looking))
    finish(looking, 2)
    (first, _) = looking.jobs
    looking.workspace.preview.publish_again.emit((first,), Cropping(focus=BESIDE))
    finish(looking, 3)
    assert looking.jobs[-1].source == first.source
    assert looking.jobs[-1].renditions[0].recipe == "square/100/focus/0.20,0.70"


def test_an_account_that_was_never_used_is_asked_for_when_it_is_published(start: Start, house: House) -> None:
    stage = start(lambda services: house.add_cloud(services, confirmed=False))
    stage.window.header.choose_library("Cloud")
    stage.drop(stage.picture())
    stage.wait(lambda: len(held(stage)) == 1)
    assert stage.window.findChild(QDialog, "consentDialog") is None, "nothing leaves yet"
    stage.workspace.queue.publish.emit(held(stage))
    stage.wait(lambda: stage.window.findChild(QDialog, "consentDialog") is not None)
    assert len(held(stage)) == 1
    press(stage.window.findChild(QDialog, "consentDialog"), "publishButton")
    finish(stage, 1)


def test_to_publish_at_once_is_kept(looking: Stage, start: Start) -> None:
    looking.workspace.queue.at_once_chosen.emit(True)
    looking.wait(lambda: not looking.workspace.intake.look_first)
    looking.drop(looking.picture("three.jpg", 500, 500))
    finish(looking, 1)
    assert len(held(looking)) == 2, "what waited goes on waiting"
    again = start()
    again.wait(lambda: not again.workspace.intake.look_first)
    assert len(held(again)) == 2


def test_what_waits_can_be_taken_off_the_list(looking: Stage) -> None:
    first, second = held(looking)
    looking.workspace.queue.remove.emit([first])
    looking.wait(lambda: len(looking.jobs) == 1)
    assert held(looking) == [second]


def test_files_of_a_second_drop_wait_beside_the_first(looking: Stage) -> None:
    looking.drop(looking.picture("three.jpg", 500, 500))
    looking.wait(lambda: len(held(looking)) == 3)
    looking.workspace.queue.publish.emit(held(looking))
    looking.wait(lambda: looking.clipboard.count("file://") == 3)


def test_the_first_start_offers_choices_until_a_picture_comes(start: Start, house: House) -> None:
    stage = start()
    card = stage.workspace.beginning.card
    assert card is not None
    card.look_first_chosen.emit(False)
    stage.wait(lambda: not stage.workspace.intake.look_first)
    assert not house.settings.preferences().welcomed
    stage.drop(stage.picture())
    stage.wait(lambda: stage.workspace.beginning.card is None)
    stage.wait(lambda: house.settings.preferences().welcomed)
    assert start().workspace.beginning.card is None


def test_a_template_is_a_form_of_links(start: Start, house: House) -> None:
    house.settings.save_preferences(replace(Preferences(look_first=False), link_template="$name is $width wide"))
    stage = start()
    form = stage.window.header.form_box
    stage.wait(lambda: form.findText("Template") >= 0)
    form.setCurrentIndex(form.findText("Template"))
    choose(stage, "Thumbnail")
    stage.drop(stage.picture("cat.jpg"))
    stage.wait(lambda: stage.clipboard == "cat.jpg is 100 wide")
    assert "Template" in forms_of_library(stage)
    house.settings.save_preferences(Preferences())
    stage.services.preferring.change(lambda now: replace(now, language="en"))
    stage.wait(lambda: form.findText("Template") < 0)
    assert "Template" not in forms_of_library(stage)


def forms_of_library(stage: Stage) -> list[str]:
    """What the library offers to copy links as."""
    panel = stage.workspace.library
    forms = panel.commands.menu(stage.house.publications.page(), panel).findChild(QMenu, "copyAsMenu")
    assert forms is not None
    return [action.text() for action in forms.actions()]


def test_how_the_preview_is_looked_at_is_remembered(start: Start, house: House, tmp_path: Path) -> None:
    preview = start(folder=tmp_path).workspace.preview
    preview.modes.split_button.click()
    again = start(folder=tmp_path).workspace.preview
    assert again.modes.split_button.isChecked()
    again.modes.choose(split=False)
    assert not start(folder=tmp_path).workspace.preview.modes.split_button.isChecked()


def test_the_preview_gets_two_fifths_of_the_window(start: Start) -> None:
    stage = start()
    stage.window.resize(1090, 700)
    queue, preview = stage.window.frame.splitter.sizes()
    assert preview / (queue + preview) == pytest.approx(0.4, abs=0.02)
