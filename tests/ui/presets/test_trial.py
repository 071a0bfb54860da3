"""A size tried on the chosen picture, on real renditions."""

from __future__ import annotations

import threading
from dataclasses import replace

from rethumb_desktop.domain.job import Job, JobState
from rethumb_desktop.domain.original import Source
from rethumb_desktop.domain.recipe import Recipe, Size
from rethumb_desktop.services import Services
from rethumb_desktop.services.previewing import Preview, Previewing
from rethumb_desktop.ui.bridge import Bridge
from rethumb_desktop.ui.panels.presets.page import PresetsPage
from tests.ui.presets.conftest import Wait, type_recipe


def test_without_a_picture_a_sentence_says_how_to_try(page: PresetsPage) -> None:
    assert page.trial.view.text == "Choose a picture in the list to try this on it."


def test_the_chosen_size_is_tried_on_the_picture(page: PresetsPage, job: Job, wait: Wait) -> None:
    page.show_job(job)
    wait(lambda: page.trial.facts.startswith("640 × 480"))
    assert page.trial.view.has_picture
    assert page.trial.notes == "Kept at 640 × 480 px: the original is not larger."
    type_recipe(page, "square/50/format/webp")
    wait(lambda: page.trial.facts.startswith("50 × 50 · "))
    assert "WEBP" in page.trial.facts
    assert page.trial.facts in page.trial.view.accessibleDescription()
    page.revert()
    page.list.choose(1)
    wait(lambda: page.trial.facts.startswith("100 × 100"))
    page.show_job(None)
    assert not page.trial.view.has_picture


def test_metadata_as_json_is_not_tried(page: PresetsPage, job: Job, wait: Wait) -> None:
    page.show_job(job)
    wait(lambda: page.trial.view.has_picture)
    type_recipe(page, "exif/all")
    assert "metadata as JSON" in page.trial.view.text
    assert page.trial.facts == ""


def test_a_size_that_is_impossible_says_why(page: PresetsPage, job: Job, wait: Wait) -> None:
    page.show_job(job)
    type_recipe(page, "maxbytes/1")
    wait(lambda: page.trial.view.text == "The picture does not fit into 1 bytes.")


class Gates:
    """Services of the preview that answer for a recipe when they are let."""

    def __init__(self, previewing: Previewing) -> None:
        self._previewing = previewing
        self.gates: dict[str, threading.Event] = {}
        self.answered: list[str] = []

    def result(self, source: Source, recipe: Recipe, box: Size) -> Preview:
        gate = self.gates[str(recipe)] = threading.Event()
        assert gate.wait(60)
        preview = self._previewing.result(source, recipe, box)
        self.answered.append(str(recipe))
        return preview


def test_the_newest_trial_wins_and_waiting_is_told(
    page: PresetsPage, services: Services, bridge: Bridge, job: Job, wait: Wait
) -> None:
    gates = Gates(services.previewing)
    page.trial.serve(gates)  # type: ignore[arg-type]
    page.trial._settle.setInterval(0)
    page.trial._patience.setInterval(0)
    page.show_job(job)
    wait(lambda: "fit/1600x1600" in gates.gates and page.trial.view.text == "Rendering…")
    type_recipe(page, "square/50")
    wait(lambda: "square/50" in gates.gates)
    gates.gates["square/50"].set()
    wait(lambda: page.trial.facts.startswith("50 × 50"))
    gates.gates["fit/1600x1600"].set()
    wait(lambda: gates.answered == ["square/50", "fit/1600x1600"])
    delivered: list[None] = []
    bridge.run(lambda: None, delivered.append)
    wait(lambda: bool(delivered))
    assert page.trial.facts.startswith("50 × 50")


def test_a_result_for_a_picture_that_is_no_longer_chosen_is_dropped(
    page: PresetsPage, services: Services, bridge: Bridge, job: Job, wait: Wait
) -> None:
    gates = Gates(services.previewing)
    page.trial.serve(gates)  # type: ignore[arg-type]
    page.show_job(job)
    wait(lambda: "fit/1600x1600" in gates.gates)
    page.show_job(None)
    gates.gates["fit/1600x1600"].set()
    wait(lambda: bool(gates.answered))
    delivered: list[None] = []
    bridge.run(lambda: None, delivered.append)
    wait(lambda: bool(delivered))
    assert page.trial.view.text == "Choose a picture in the list to try this on it."


def test_a_job_that_only_moved_on_is_not_tried_again(page: PresetsPage, job: Job, wait: Wait) -> None:
    page.show_job(job)
    wait(lambda: page.trial.view.has_picture)
    page.show_job(replace(job, state=JobState.RENDERING))
    assert page.trial.view.has_picture
    assert not page.trial._settle.isActive()
