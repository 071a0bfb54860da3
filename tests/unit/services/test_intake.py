"""Publishing beside others: what is told in which order, and two processes with the same picture."""

from __future__ import annotations

from pathlib import Path

from rethumb_desktop.domain.events import BatchEnded, IntakeFailed, JobsQueued
from rethumb_desktop.domain.job import JobState
from rethumb_desktop.domain.recipe import Recipe
from rethumb_desktop.services import Services
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


def test_another_process_that_published_the_same_meanwhile_is_no_failure(house: House, tmp_path: Path) -> None:
    """The other one records its publication and tidies up while this one is about to send the second rendition."""
    services = house.open()
    house.add_cloud(services)
    name = picture(tmp_path, "a.jpg")
    recipes = [SQUARE, Recipe(width=32)]
    services.publishing.submit([name], recipes, "Cloud")
    (job,) = house.finish()
    first, second = (rendition.key for rendition in job.renditions)
    theirs = house.publications.page(library="Cloud")
    house.publications.remove("Cloud", [first, second])

    def other_process_is_done(operation: str, key: str) -> None:
        if (operation, key) == ("put", first):
            house.publications.record(theirs)
            for cached in (house.root / "cache").rglob("*.jpg"):
                cached.unlink()

    services.close()
    house.cloud = MemoryStore(before=other_process_is_done)
    services = house.open()
    services.publishing.submit([name], recipes, "Cloud")
    (again,) = house.finish()
    assert (again.error, again.state) == (None, JobState.PUBLISHED)
    assert {p.key for p in house.publications.page(library="Cloud")} == {first, second}
    services.close()


def test_a_rendition_that_is_gone_from_the_cache_fails_and_can_be_tried_again(house: House, tmp_path: Path) -> None:
    lost = [True]

    def lose_the_second(operation: str, key: str) -> None:
        if operation == "put" and lost:
            lost.clear()
            for cached in (house.root / "cache").rglob("*.jpg"):
                cached.unlink()

    services = house.open()
    house.add_cloud(services)
    services.close()
    house.cloud = MemoryStore(before=lose_the_second)
    services = house.open()
    services.publishing.submit([picture(tmp_path, "a.jpg")], [SQUARE, Recipe(width=32)], "Cloud")
    (job,) = house.finish()
    assert job.error is not None
    assert job.error.retryable
    assert house.publications.page() == []
    services.publishing.retry([job.id])
    (job,) = house.finish()
    assert job.state is JobState.PUBLISHED
    services.close()
