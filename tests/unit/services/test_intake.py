"""Publishing beside others: what is told in which order, and two processes with the same picture."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from rethumb_desktop.domain.errors import FaultKind
from rethumb_desktop.domain.events import BatchEnded, Event, IntakeFailed, JobChanged, JobsQueued
from rethumb_desktop.domain.job import JobState, NewJob
from rethumb_desktop.domain.recipe import Recipe
from rethumb_desktop.services import Services, publishing
from rethumb_desktop.services.gathering import source_of
from rethumb_desktop.services.publishing import TOLD_AT_ONCE
from rethumb_desktop.store.memory import MemoryStore
from tests.fixtures import pictures
from tests.fixtures.assembly import House

SQUARE = Recipe(square=16)
UNREADABLE = "http://api.rethumb.com/v1/sqare/1/http://site.example/i.png"


def picture(folder: Path, name: str) -> str:
    path = folder / name
    path.write_bytes(pictures.jpeg())
    return str(path)


def test_what_is_refused_is_told_in_its_place(house: House, services: Services, tmp_path: Path) -> None:
    names = [picture(tmp_path, name) for name in ("1.jpg", "2.jpg", "3.jpg")]
    services.publishing.submit([*names[:2], UNREADABLE, names[2]], [SQUARE], "This computer")
    _, seen = house.wait_for(BatchEnded)
    told = [
        [job.source.name for job in event.jobs] if isinstance(event, JobsQueued) else event.subject
        for event in seen
        if isinstance(event, JobsQueued | IntakeFailed)
    ]
    assert told == [["1.jpg", "2.jpg"], UNREADABLE, ["3.jpg"]]


def told_at_once(house: House) -> list[int]:
    _, seen = house.wait_for(BatchEnded)
    return [len(event.jobs) for event in seen if isinstance(event, JobsQueued)]


def test_one_event_tells_of_few_jobs(house: House, services: Services, tmp_path: Path) -> None:
    job = NewJob(source_of(picture(tmp_path, "1.jpg")), (SQUARE,), "This computer", held=True)
    services.publishing.submit_again([job] * (TOLD_AT_ONCE + 10))
    assert told_at_once(house) == [TOLD_AT_ONCE, 10]


def test_jobs_do_not_wait_long_for_others(
    house: House, services: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publishing, "INTAKE_SECONDS", 0)
    monkeypatch.setattr(publishing, "INTAKE_ENOUGH", 1)
    names = [picture(tmp_path, name) for name in ("1.jpg", "2.jpg", "3.jpg")]
    services.publishing.submit(names, [SQUARE], "This computer", hold=True)
    assert told_at_once(house) == [1, 1, 1]


def test_a_name_that_no_disk_takes_costs_nobody_else(house: House, services: Services, tmp_path: Path) -> None:
    names = [picture(tmp_path, "1.jpg"), str(tmp_path / ("x" * 300)), picture(tmp_path, "2.png")]
    services.publishing.submit(names, [SQUARE], "This computer")
    jobs = house.finish()
    assert sorted(job.state for job in jobs) == [JobState.DUPLICATE, JobState.FAILED, JobState.PUBLISHED]


def test_retry_tells_which_jobs_it_took(house: House, services: Services, tmp_path: Path) -> None:
    services.publishing.submit([str(tmp_path / "gone.jpg"), picture(tmp_path, "a.jpg")], [SQUARE], "This computer")
    failed, published = house.finish()
    taken = services.publishing.retry([published.id, failed.id, 999])
    assert [(job.id, job.state) for job in taken] == [(failed.id, JobState.QUEUED)]
    house.wait_for(BatchEnded)


def when_ready(house: House, act: Callable[[], object]) -> Callable[[Event], None]:
    """Act each time a job is staged, the second time too, before it is sent."""

    def listen(event: Event) -> None:
        if isinstance(event, JobChanged) and event.job.state in (JobState.READY, JobState.UPLOADING):
            act()

    house.listeners.append(listen)
    return listen


def staged(house: House) -> list[Path]:
    return list((house.root / "cache").rglob("*.jpg"))


def test_another_process_that_published_the_same_meanwhile_is_no_failure(
    house: House, services: Services, tmp_path: Path
) -> None:
    """The other one records its publication and tidies up between this one's look and its sending."""
    house.add_cloud(services)
    name = picture(tmp_path, "a.jpg")
    services.publishing.submit([name], [SQUARE], "Cloud")
    (job,) = house.finish()
    theirs = house.publications.page(library="Cloud")
    house.publications.remove("Cloud", [job.renditions[0].key])

    def other_process_is_done() -> None:
        house.publications.record(theirs)
        for cached in staged(house):
            cached.unlink()

    when_ready(house, other_process_is_done)
    services.publishing.submit([name], [SQUARE], "Cloud")
    (again,) = house.finish()
    assert (again.error, again.state) == (None, JobState.DUPLICATE)
    assert again.renditions == job.renditions
    assert house.publications.page(library="Cloud") == theirs


DAMAGES = pytest.mark.parametrize(
    "damage", [Path.unlink, lambda path: path.write_bytes(b"half")], ids=["gone", "not whole"]
)


@DAMAGES
def test_a_rendition_that_is_lost_in_the_cache_is_made_again(
    house: House, tmp_path: Path, damage: Callable[[Path], object]
) -> None:
    put: list[str] = []

    def lose_the_second(operation: str, key: str) -> None:
        if operation == "put":
            put.append(key)
            if len(put) == 1:
                for cached in staged(house):
                    damage(cached)

    house.cloud = MemoryStore(before=lose_the_second)
    services = house.open()
    house.add_cloud(services)
    services.publishing.submit([picture(tmp_path, "a.jpg")], [SQUARE, Recipe(width=32)], "Cloud")
    (job,) = house.finish()
    assert (job.state, job.error, job.attempts) == (JobState.PUBLISHED, None, 1)
    # What had arrived was not sent again.
    assert put == [rendition.key for rendition in job.renditions]
    assert len(house.publications.page()) == 2
    assert all(house.cloud.get(rendition.key) for rendition in job.renditions)
    services.close()


@DAMAGES
def test_a_rendition_that_is_lost_again_and_again_fails_and_can_be_tried_again(
    house: House, services: Services, tmp_path: Path, damage: Callable[[Path], object]
) -> None:
    house.add_cloud(services)
    losing = when_ready(house, lambda: [damage(cached) for cached in staged(house)])
    services.publishing.submit([picture(tmp_path, "a.jpg")], [SQUARE], "Cloud")
    (job,) = house.finish()
    assert job.state is JobState.FAILED
    assert job.error is not None
    assert (job.error.kind, job.error.retryable) == (FaultKind.DATA, True)
    assert house.publications.page() == []
    house.listeners.remove(losing)
    services.publishing.retry([job.id])
    (job,) = house.finish()
    assert (job.state, job.attempts) == (JobState.PUBLISHED, 0)
