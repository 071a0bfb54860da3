"""Publishing beside others: what is told in which order, and two processes with the same picture."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from rethumb_desktop.domain.events import BatchEnded, Event, IntakeFailed, JobChanged, JobsQueued
from rethumb_desktop.domain.job import JobState, Publication
from rethumb_desktop.domain.recipe import Recipe
from rethumb_desktop.index.memory import MemoryPublications
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


class Overtaken(MemoryPublications):
    """Publications that another process adds to, right after this one has looked for `key`."""

    def __init__(self) -> None:
        super().__init__()
        self.key = ""
        self.overtake: Callable[[], None] | None = None

    def find(self, library: str, key: str) -> Publication | None:
        found = super().find(library, key)
        if self.overtake is not None and key == self.key:
            overtake, self.overtake = self.overtake, None
            overtake()
        return found


def test_another_process_that_published_the_same_meanwhile_is_no_failure(tmp_path: Path) -> None:
    """The other one records its publication and tidies up between this one's look and its sending."""
    publications = Overtaken()
    house = House(tmp_path, publications=publications)
    services = house.open()
    house.add_cloud(services)
    name = picture(tmp_path, "a.jpg")
    services.publishing.submit([name], [SQUARE], "Cloud")
    (job,) = house.finish()
    theirs = publications.page(library="Cloud")
    publications.remove("Cloud", [job.renditions[0].key])
    publications.key = job.renditions[0].key

    def other_process_is_done() -> None:
        publications.record(theirs)
        for cached in (house.root / "cache").rglob("*.jpg"):
            cached.unlink()

    def look_out(event: Event) -> None:
        if isinstance(event, JobChanged) and event.job.state is JobState.UPLOADING:
            publications.overtake = other_process_is_done

    house.listeners.append(look_out)
    services.publishing.submit([name], [SQUARE], "Cloud")
    (again,) = house.finish()
    assert publications.overtake is None
    assert (again.error, again.state) == (None, JobState.PUBLISHED)
    assert publications.page(library="Cloud") == theirs
    services.close()


@pytest.mark.parametrize("damage", [Path.unlink, lambda path: path.write_bytes(b"half")], ids=["gone", "not whole"])
def test_a_rendition_that_is_lost_in_the_cache_fails_and_can_be_tried_again(
    house: House, tmp_path: Path, damage: Callable[[Path], object]
) -> None:
    lost = [True]

    def lose_the_second(operation: str, key: str) -> None:
        if operation == "put" and lost:
            lost.clear()
            for cached in (house.root / "cache").rglob("*.jpg"):
                damage(cached)

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
