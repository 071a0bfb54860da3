"""What every queue does with jobs that wait for the person."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rethumb_desktop.domain.job import JobChange, JobState, Revision
from rethumb_desktop.domain.recipe import Recipe
from tests.contract.index.conftest import AnyIndex
from tests.fixtures.records import new_job

HELD = replace(new_job("held.jpg"), held=True)
SMALL = (Recipe(square=16),)


def test_a_held_job_is_told_apart(index: AnyIndex) -> None:
    held, free = index.queue.add("drop", [HELD, new_job("free.jpg")])
    assert (held.held, free.held) == (True, False)
    assert index.queue.jobs() == [held, free]


def test_a_hold_outlives_the_program(index: AnyIndex) -> None:
    (held,) = index.queue.add("drop", [HELD])
    index.restart()
    assert index.queue.adopt() == [held]
    assert index.queue.jobs() == [held]


def test_a_held_job_takes_other_recipes_and_another_library(index: AnyIndex) -> None:
    (held,) = index.queue.add("drop", [HELD])
    revised = replace(held, recipes=SMALL, library="Büro")
    assert index.queue.revise([Revision(held.id, SMALL, "Büro")]) == [revised]
    assert index.queue.get(held.id) == revised


@pytest.mark.parametrize("state", [JobState.FAILED, JobState.CANCELLED])
def test_what_can_be_tried_again_is_tried_as_it_was_revised(index: AnyIndex, state: JobState) -> None:
    (job,) = index.queue.add("drop", [new_job()])
    index.queue.apply([JobChange(job.id, state)])
    (revised,) = index.queue.revise([Revision(job.id, SMALL, job.library)])
    assert (revised.state, revised.recipes) == (state, SMALL)
    assert index.queue.requeue([job.id]) == [replace(revised, state=JobState.QUEUED)]


def test_what_is_published_is_not_revised(index: AnyIndex) -> None:
    (job,) = index.queue.add("drop", [new_job()])
    index.queue.apply([JobChange(job.id, JobState.PUBLISHED)])
    assert index.queue.revise([Revision(job.id, SMALL, "Büro")]) == []


def test_what_is_on_its_way_is_not_revised(index: AnyIndex) -> None:
    (free,) = index.queue.add("drop", [new_job()])
    assert index.queue.revise([Revision(free.id, SMALL, "Büro"), Revision(free.id + 1, SMALL, "Büro")]) == []
    assert index.queue.get(free.id) == free


def test_jobs_that_are_let_go_are_one_batch(index: AnyIndex) -> None:
    first, second = index.queue.add("one", [HELD, HELD])
    (third,) = index.queue.add("two", [HELD])
    gone = index.queue.let_go([third.id, first.id], "go")
    assert gone == [replace(first, held=False, batch="go"), replace(third, held=False, batch="go")]
    assert index.queue.jobs(batch="go") == gone
    assert index.queue.get(second.id) == second


def test_only_what_is_held_can_be_let_go(index: AnyIndex) -> None:
    (free,) = index.queue.add("drop", [new_job()])
    assert index.queue.let_go([free.id, free.id + 1], "go") == []
    assert index.queue.get(free.id) == free


def test_a_held_job_that_is_cancelled_and_retried_is_held_no_more(index: AnyIndex) -> None:
    (held,) = index.queue.add("drop", [HELD])
    (cancelled,) = index.queue.apply([JobChange(held.id, JobState.CANCELLED)])
    assert (cancelled.state, cancelled.held) == (JobState.CANCELLED, False)
    (again,) = index.queue.requeue([held.id])
    assert (again.state, again.held) == (JobState.QUEUED, False)
