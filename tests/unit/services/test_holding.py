"""Holding: what is dropped can wait until the person has looked at it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.events import BatchEnded, JobChanged, JobsLetGo, JobsQueued
from rethumb_desktop.domain.job import Job, JobState, NewJob, Revision
from rethumb_desktop.domain.library import THIS_COMPUTER
from rethumb_desktop.domain.original import SourceKind
from rethumb_desktop.domain.recipe import Focus, Recipe
from rethumb_desktop.services import Services
from tests.fixtures import pictures
from tests.fixtures.assembly import House

SQUARE = Recipe(square=16)


def hold(house: House, services: Services, folder: Path, *names: str, library: str = THIS_COMPUTER) -> list[Job]:
    """Drop pictures that wait, each with bytes of its own."""
    paths = []
    for number, name in enumerate(names):
        path = folder / name
        path.write_bytes(pictures.jpeg(64 + number, 48))
        paths.append(str(path))
    services.publishing.submit(paths, [SQUARE], library, hold=True)
    house.wait_for(BatchEnded)
    return house.queue.jobs()


def test_what_is_held_is_queued_and_nothing_more(house: House, services: Services, tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(pictures.jpeg())
    services.publishing.submit([str(path)], [SQUARE], THIS_COMPUTER, hold=True)
    _, seen = house.wait_for(BatchEnded)
    assert [type(event) for event in seen] == [JobsQueued, BatchEnded]
    (job,) = house.queue.jobs()
    assert (job.state, job.held) == (JobState.QUEUED, True)
    # A free one that comes later does not wait for it.
    services.publishing.submit([str(path)], [SQUARE], THIS_COMPUTER)
    (free,) = house.finish()
    assert free.state is JobState.PUBLISHED
    assert house.queue.get(job.id) == job


def test_what_is_let_go_ends_as_one_batch(house: House, services: Services, tmp_path: Path) -> None:
    first, second, third = hold(house, services, tmp_path, "a.jpg", "b.jpg", "c.jpg")
    services.publishing.let_go([third.id, first.id])
    let_go, seen = house.wait_for(JobsLetGo)
    assert [job.id for job in let_go.jobs] == [first.id, third.id]
    assert [event.job.held for event in seen if isinstance(event, JobChanged)] == [False, False]
    done = house.finish()
    assert [(job.id, job.state) for job in done] == [(first.id, JobState.PUBLISHED), (third.id, JobState.PUBLISHED)]
    assert house.queue.get(second.id) == second


def test_a_held_job_is_published_as_it_was_revised(house: House, services: Services, tmp_path: Path) -> None:
    (job,) = hold(house, services, tmp_path, "a.jpg")
    focused = replace(SQUARE, focus=Focus(10, 90))
    services.publishing.revise([Revision(job.id, (focused,), THIS_COMPUTER)])
    changed, _ = house.wait_for(JobChanged)
    assert changed.job.recipes == (focused,)
    services.publishing.let_go([job.id])
    (done,) = house.finish()
    assert [rendition.recipe for rendition in done.renditions] == [str(focused)]


def test_held_jobs_wait_also_after_a_restart(house: House, services: Services, tmp_path: Path) -> None:
    (job,) = hold(house, services, tmp_path, "a.jpg")
    house.queue.lose_owner()
    assert services.publishing.resume() == [job]
    services.publishing.let_go([job.id])
    (done,) = house.finish()
    assert done.state is JobState.PUBLISHED


def test_nobody_is_asked_before_it_leaves_and_nothing_leaves_unasked(
    house: House, services: Services, tmp_path: Path
) -> None:
    house.add_cloud(services, confirmed=False)
    (job,) = hold(house, services, tmp_path, "a.jpg", library="Cloud")
    with pytest.raises(Fault) as caught:
        services.publishing.let_go([job.id])
    assert caught.value.kind is FaultKind.CONSENT
    assert house.queue.get(job.id) == job
    services.publishing.consent("Cloud")
    services.publishing.let_go([job.id])
    (done,) = house.finish()
    assert done.state is JobState.PUBLISHED


def test_a_held_job_whose_library_is_gone_fails_and_says_so(house: House, services: Services, tmp_path: Path) -> None:
    house.add_cloud(services)
    (job,) = hold(house, services, tmp_path, "a.jpg", library="Cloud")
    services.accounts.remove("Cloud")
    services.publishing.let_go([job.id])
    (done,) = house.finish()
    assert (done.state, done.error.kind if done.error else None) == (JobState.FAILED, FaultKind.USAGE)


def test_held_jobs_can_be_cancelled(house: House, services: Services, tmp_path: Path) -> None:
    (job,) = hold(house, services, tmp_path, "a.jpg")
    services.publishing.cancel([job.id])
    now = house.queue.get(job.id)
    assert now is not None
    assert (now.state, now.held) == (JobState.CANCELLED, False)


def test_an_original_is_published_again_in_another_way(house: House, services: Services, tmp_path: Path) -> None:
    (job,) = hold(house, services, tmp_path, "a.jpg")
    services.publishing.let_go([job.id])
    house.finish()
    other = Recipe(width=32)
    services.publishing.submit_again([NewJob(job.source, (other,), THIS_COMPUTER)])
    (done,) = house.finish()
    assert [rendition.recipe for rendition in done.renditions] == [str(other)]


def test_a_pasted_picture_stays_as_long_as_a_row_needs_it(house: House, services: Services) -> None:
    services.publishing.submit_pasted(pictures.png(), "pasted.png", [SQUARE], THIS_COMPUTER)
    (first,) = house.finish()
    assert first.source.kind is SourceKind.PASTED
    services.publishing.submit_again([NewJob(first.source, (Recipe(width=20),), THIS_COMPUTER)])
    (second,) = house.finish()
    services.publishing.remove([first.id])
    assert Path(first.source.location).exists()
    services.publishing.remove([second.id])
    assert not Path(first.source.location).exists()
