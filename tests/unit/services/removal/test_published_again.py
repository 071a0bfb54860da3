"""A picture that is published again while it is being removed."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.events import JobChanged, JobsQueued
from rethumb_desktop.domain.job import Job, JobState
from rethumb_desktop.domain.library import Library
from rethumb_desktop.domain.recipe import Recipe
from rethumb_desktop.services import Services
from rethumb_desktop.store.memory import MemoryStore
from tests.fixtures import pictures
from tests.fixtures.assembly import ACCOUNT, House
from tests.fixtures.records import A_MOMENT

DENIED = Fault(FaultKind.POLICY, "These keys may not delete.")
NEVER = timedelta(days=1)


@pytest.fixture
def house(house: House) -> House:
    """A house in which nothing is deleted by itself before the test is over."""
    house.removal_grace = NEVER
    return house


@pytest.fixture
def cloud(house: House, services: Services) -> Library:
    return house.add_cloud(services)


def submit(services: Services, tmp_path: Path) -> None:
    path = tmp_path / "cat.jpg"
    path.write_bytes(pictures.jpeg())
    services.publishing.submit([str(path)], [Recipe(square=16)], ACCOUNT.name)


def publish(house: House, services: Services, tmp_path: Path) -> Job:
    submit(services, tmp_path)
    (job,) = house.finish()
    return job


@pytest.mark.usefixtures("cloud")
def test_what_still_waits_stays_and_is_a_duplicate(house: House, services: Services, tmp_path: Path) -> None:
    key = publish(house, services, tmp_path).renditions[0].key
    services.removing.remove(ACCOUNT.name, [key])

    again = publish(house, services, tmp_path)

    assert (again.state, again.renditions[0].key) == (JobState.DUPLICATE, key)
    assert house.publications.find(ACCOUNT.name, key) is not None
    assert house.removals.all() == []
    services.removing.retry(ACCOUNT.name, [key])
    services.removing.close()
    assert house.cloud.head(key) is not None


def test_what_could_not_be_removed_is_published_anew(house: House, services: Services, tmp_path: Path) -> None:
    puts: list[str] = []
    may_delete: list[bool] = []

    def watch(operation: str, key: str) -> None:
        if operation == "put":
            puts.append(key)
        if operation == "delete" and not may_delete:
            raise DENIED

    house.cloud = MemoryStore(before=watch)
    house.add_cloud(services)
    key = publish(house, services, tmp_path).renditions[0].key
    with pytest.raises(Fault):
        services.removing.remove_now(ACCOUNT.name, key)
    may_delete.append(True)

    again = publish(house, services, tmp_path)
    services.removing.retry(ACCOUNT.name, [key])
    services.removing.close()

    assert again.state is JobState.PUBLISHED
    assert puts.count(key) == 2
    assert house.publications.find(ACCOUNT.name, key) is not None
    assert house.removals.all() == []
    assert house.cloud.head(key) is not None


@pytest.mark.usefixtures("cloud")
def test_what_is_being_deleted_is_waited_for(house: House, services: Services, tmp_path: Path) -> None:
    key = publish(house, services, tmp_path).renditions[0].key
    house.removals.ask(ACCOUNT.name, [key], A_MOMENT)
    house.removals.begin(ACCOUNT.name, key)
    submit(services, tmp_path)
    house.wait_for(JobsQueued)
    while True:
        changed, _ = house.wait_for(JobChanged)
        if changed.job.error is not None:  # it was tried, and put off
            break
    assert not changed.job.state.ended

    house.cloud.delete(key)
    house.removals.end(ACCOUNT.name, key)
    (job,) = house.finish()

    assert job.state is JobState.PUBLISHED
    assert house.cloud.head(key) is not None
    assert house.publications.find(ACCOUNT.name, key) is not None
