"""Crops of pictures that failed, and of those that are published already."""

from __future__ import annotations

import pytest

from rethumb_desktop.domain.cropping import Shape
from rethumb_desktop.domain.job import Job, JobState
from rethumb_desktop.domain.recipe import Focus
from tests.fixtures import pictures
from tests.ui.conftest import Stage
from tests.ui.test_rows import select

BESIDE = Focus(20, 70)


@pytest.fixture
def failed(stage: Stage) -> Stage:
    """Two pictures that could not be read, and can be now, between two that are published."""
    broken = [stage.folder / name for name in ("b.jpg", "c.jpg")]
    for file in broken:
        file.write_bytes(b"broken")
    stage.drop(stage.picture("a.jpg", 310), *broken, stage.picture("d.jpg", 320))
    stage.wait_said("2 links copied · 2 pictures failed")
    for width, file in enumerate(broken, 600):
        file.write_bytes(pictures.jpeg(width, 400))
    return stage


def look_at(stage: Stage, row: int) -> None:
    """Go to a row, and wait until its picture is there to be cropped."""
    select(stage, row)
    preview = stage.workspace.preview
    stage.wait(lambda: preview.cropper.job == stage.jobs[row])
    stage.wait(lambda: preview.pictures.has_original and preview.crop_choice.isEnabled())


def texts(job: Job) -> list[str]:
    return [str(recipe) for recipe in job.recipes]


def finish(stage: Stage, published: int) -> None:
    stage.wait(lambda: stage.workspace.model.counts[JobState.PUBLISHED] == published)


def test_a_retry_takes_the_crop_that_is_seen(failed: Stage) -> None:
    look_at(failed, 1)
    failed.workspace.preview.crop_choice.shape_chosen.emit(Shape.SQUARE)
    failed.workspace.queue.retry.emit([failed.jobs[1]])
    finish(failed, 3)
    (rendition,) = failed.jobs[1].renditions
    assert (rendition.width, rendition.height) == (400, 400)
    assert texts(failed.jobs[1]) == ["square/1600"]


def test_a_retry_takes_a_crop_that_keys_have_moved_just_now(failed: Stage) -> None:
    look_at(failed, 1)
    preview = failed.workspace.preview
    preview.crop_choice.shape_chosen.emit(Shape.SQUARE)
    failed.wait(lambda: preview.cropper.crop is not None)
    preview.cropper._move(BESIDE)
    preview.cropper._settling.start()
    failed.workspace.orders.retry_failed()
    finish(failed, 4)
    assert texts(failed.jobs[1]) == ["square/1600/focus/0.20,0.70"]


def test_each_of_several_is_tried_again_as_it_was_cropped(failed: Stage) -> None:
    look_at(failed, 1)
    failed.workspace.preview.crop_choice.shape_chosen.emit(Shape.SQUARE)
    look_at(failed, 2)
    failed.workspace.preview.crop_choice.shape_chosen.emit(Shape.SIXTEEN_TO_NINE)
    select(failed, 1, 2)
    failed.workspace.queue.retry.emit(failed.workspace.queue.selected())
    finish(failed, 4)
    assert [texts(job) for job in failed.jobs[1:3]] == [["square/1600"], ["cover/1600x900"]]


def test_a_crop_is_given_to_all_failed_ones_that_are_selected(failed: Stage) -> None:
    look_at(failed, 1)
    select(failed, 1, 2)
    preview = failed.workspace.preview
    failed.wait(lambda: len(preview.cropper._selected) == 2)
    preview.crop_choice.shape_chosen.emit(Shape.SQUARE)
    failed.wait(preview.bar.apply.isVisible)
    preview.bar.apply.click()
    failed.workspace.orders.retry_failed()
    finish(failed, 4)
    assert [texts(job)[0].split("/focus")[0] for job in failed.jobs[1:3]] == ["square/1600"] * 2


def test_the_row_of_another_crop_becomes_the_current_one(failed: Stage) -> None:
    look_at(failed, 0)
    preview, queue = failed.workspace.preview, failed.workspace.queue
    preview.crop_choice.shape_chosen.emit(Shape.SQUARE)
    failed.wait(preview.bar.publish.isVisible)
    preview.bar.publish.click()
    finish(failed, 3)
    failed.wait(lambda: queue.current() == failed.jobs[-1])
    assert texts(failed.jobs[-1]) == ["square/1600"]
    look_at(failed, 0)
    assert (preview.cropper.shape, preview.cropper.recipes) == (Shape.WHOLE, failed.jobs[0].recipes)
