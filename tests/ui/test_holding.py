"""Pictures that wait until the person has looked at them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QDialog, QPushButton, QWidget

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
    stage.wait(lambda: len(stage.window.model.held) == 2)
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
    return list(stage.window.model.held)


def finish(stage: Stage, published: int) -> None:
    stage.wait(lambda: stage.window.model.counts[JobState.PUBLISHED] == published)


def test_what_is_dropped_waits_and_says_what_will_become_of_it(looking: Stage) -> None:
    bar = looking.window.queue.held
    looking.wait(bar.isVisible)
    assert [job.state for job in held(looking)] == [JobState.QUEUED, JobState.QUEUED]
    assert looking.house.publications.page() == []
    assert looking.clipboard == "before"
    looking.wait(lambda: "Nothing leaves" in bar._promise.text())


def test_publish_lets_all_go_and_copies_their_links_once(looking: Stage) -> None:
    looking.window.queue.publish.emit(held(looking))
    looking.wait(lambda: looking.clipboard.count("file://") == 2)
    assert [job.state for job in looking.jobs] == [JobState.PUBLISHED, JobState.PUBLISHED]
    looking.wait(lambda: not looking.window.queue.held.isVisible())


def test_the_choosers_change_what_waits(looking: Stage) -> None:
    choose(looking, "Sizes")
    looking.wait(lambda: all(len(job.recipes) == 4 for job in held(looking)))


def test_a_crop_is_placed_before_it_is_published_and_stays_with_another_preset(looking: Stage) -> None:
    first, second = held(looking)
    looking.window.preview.focus_changed.emit((first,), BESIDE)
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


def test_the_last_of_many_quick_moves_is_what_is_published(looking: Stage) -> None:
    (first, _) = held(looking)
    for focus in (BESIDE, Focus(50, 50), Focus(80, 10), BESIDE):
        looking.window.preview.focus_changed.emit((first,), focus)
    looking.window.queue.publish.emit(held(looking))
    finish(looking, 2)
    assert [job.renditions[0].recipe for job in looking.jobs] == ["square/100/focus/0.20,0.70", "square/100"]


def test_what_was_published_is_published_again_with_another_crop(looking: Stage) -> None:
    looking.window.queue.publish.emit(held(looking))
    finish(looking, 2)
    (first, _) = looking.jobs
    looking.window.preview.publish_again.emit((first,), BESIDE)
    finish(looking, 3)
    assert looking.jobs[-1].source == first.source
    assert looking.jobs[-1].renditions[0].recipe == "square/100/focus/0.20,0.70"


def test_an_account_that_was_never_used_is_asked_for_when_it_is_published(start: Start, house: House) -> None:
    stage = start(lambda services: house.add_cloud(services, confirmed=False))
    stage.window.header.choose_library("Cloud")
    stage.drop(stage.picture())
    stage.wait(lambda: len(held(stage)) == 1)
    assert stage.window.findChild(QDialog, "consentDialog") is None, "nothing leaves yet"
    stage.window.queue.publish.emit(held(stage))
    stage.wait(lambda: stage.window.findChild(QDialog, "consentDialog") is not None)
    assert len(held(stage)) == 1
    press(stage.window.findChild(QDialog, "consentDialog"), "publishButton")
    finish(stage, 1)


def test_to_publish_at_once_is_kept(looking: Stage, start: Start) -> None:
    looking.window.queue.at_once_chosen.emit(True)
    looking.wait(lambda: not looking.window.intake.look_first)
    looking.drop(looking.picture("three.jpg", 500, 500))
    finish(looking, 1)
    assert len(held(looking)) == 2, "what waited goes on waiting"
    again = start()
    again.wait(lambda: not again.window.intake.look_first)
    assert len(held(again)) == 2


def test_what_waits_can_be_taken_off_the_list(looking: Stage) -> None:
    first, second = held(looking)
    looking.window.queue.remove.emit([first])
    looking.wait(lambda: len(looking.jobs) == 1)
    assert held(looking) == [second]


def test_files_of_a_second_drop_wait_beside_the_first(looking: Stage) -> None:
    looking.drop(looking.picture("three.jpg", 500, 500))
    looking.wait(lambda: len(held(looking)) == 3)
    looking.window.queue.publish.emit(held(looking))
    looking.wait(lambda: looking.clipboard.count("file://") == 3)


def test_the_first_start_offers_choices_until_a_picture_comes(start: Start, house: House) -> None:
    stage = start()
    card = stage.window.beginning.card
    assert card is not None
    card.look_first_chosen.emit(False)
    stage.wait(lambda: not stage.window.intake.look_first)
    assert not house.settings.preferences().welcomed
    stage.drop(stage.picture())
    stage.wait(lambda: stage.window.beginning.card is None)
    stage.wait(lambda: house.settings.preferences().welcomed)
    assert start().window.beginning.card is None


def test_a_template_is_a_form_of_links(start: Start, house: House) -> None:
    house.settings.save_preferences(replace(Preferences(look_first=False), link_template="$name is $width wide"))
    stage = start()
    form = stage.window.header.form_box
    stage.wait(lambda: form.findText("Template") >= 0)
    form.setCurrentIndex(form.findText("Template"))
    choose(stage, "Thumbnail")
    stage.drop(stage.picture("cat.jpg"))
    stage.wait(lambda: stage.clipboard == "cat.jpg is 100 wide")
    house.settings.save_preferences(Preferences())
    stage.services.preferring.change(lambda now: replace(now, language="en"))
    stage.wait(lambda: form.findText("Template") < 0)
