"""Jobs that end on the way: what was sent of them is known, and what was not stays here."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

import pytest

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.events import BatchEnded, LibraryHalted
from rethumb_desktop.domain.job import JobChange, JobState
from rethumb_desktop.domain.recipe import Recipe
from rethumb_desktop.services import Services
from rethumb_desktop.services.queue import running
from rethumb_desktop.store.memory import MemoryStore
from tests.fixtures.assembly import ACCOUNT, KEYS, House
from tests.unit.services.queue.sky import LONG, SQUARE, Weather, files

FOUR = tuple(Recipe(square=n) for n in (8, 10, 12, 14))


class Turning:
    """Lets the first two puts pass and then does as it is told."""

    def __init__(self) -> None:
        self.puts = 0
        self.reached, self.go_on = threading.Event(), threading.Event()
        self.fault: Fault | None = None

    def __call__(self, operation: str, key: str) -> None:
        if operation != "put":
            return
        self.puts += 1
        if self.puts == 3:
            self.reached.set()
            assert self.go_on.wait(LONG)
        if self.puts >= 3 and self.fault is not None:
            raise self.fault


def objects(house: House) -> set[str]:
    return {each.key for each in house.cloud.list("")}


def recorded(house: House) -> set[str]:
    return {each.key for each in house.publications.page()}


def test_what_was_sent_of_a_failed_job_is_recorded(house: House, tmp_path: Path) -> None:
    turning = Turning()
    turning.fault = Fault(FaultKind.STORE, "The store refused it.")
    turning.go_on.set()
    house.cloud = MemoryStore(before=turning)
    services = house.open()
    house.add_cloud(services)
    services.publishing.submit(files(tmp_path, 1), FOUR, "Cloud")
    (job,) = house.finish()
    services.close()
    assert job.state is JobState.FAILED
    assert len(objects(house)) == 2
    assert recorded(house) == objects(house)


def test_what_was_sent_of_a_cancelled_job_is_recorded_and_the_rest_stays(house: House, tmp_path: Path) -> None:
    turning = Turning()
    house.cloud = MemoryStore(before=turning)
    services = house.open()
    house.add_cloud(services)
    services.publishing.submit(files(tmp_path, 1), FOUR, "Cloud")
    assert turning.reached.wait(LONG)
    services.publishing.cancel([job.id for job in house.queue.jobs()])
    turning.go_on.set()
    services.close()
    (job,) = house.queue.jobs()
    assert job.state is JobState.CANCELLED
    # The one that was under way could not be called back.
    assert len(objects(house)) == 3
    assert recorded(house) == objects(house)


def test_what_another_process_cancels_is_not_sent_and_ends_here_too(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "NEWS_SECONDS", 0.0)
    turning = Turning()
    house.cloud = MemoryStore(before=turning)
    services = house.open()
    house.add_cloud(services)
    services.publishing.submit(files(tmp_path, 80), [SQUARE], "Cloud")
    assert turning.reached.wait(LONG)
    house.queue.apply([JobChange(job.id, JobState.CANCELLED) for job in house.queue.jobs() if not job.state.ended])
    turning.go_on.set()
    ended, _ = house.wait_for(BatchEnded)
    services.close()
    assert sum(number for _, number in ended.counts) == 80
    assert len(objects(house)) <= 10  # those that were under way
    assert recorded(house) == objects(house)


def test_what_waits_does_not_go_where_nobody_has_agreed(
    house: House, weather: Weather, services: Services, tmp_path: Path
) -> None:
    house.add_cloud(services)
    weather.fault = Fault(FaultKind.OFFLINE, "It is away.", retryable=True)
    services.publishing.submit(files(tmp_path, 3), [SQUARE], "Cloud")
    house.wait_for(LibraryHalted)
    services.accounts.remove("Cloud")
    services.accounts.add(replace(ACCOUNT, bucket="elsewhere"), KEYS)
    weather.fault = None
    while True:
        halted, _ = house.wait_for(LibraryHalted)
        if halted.error.kind is FaultKind.CONSENT:
            break
    assert not halted.resumes
    assert "elsewhere" in halted.error.title
    assert objects(house) == set()
    services.publishing.retry_library("Cloud")
    house.wait_for(LibraryHalted)
    assert objects(house) == set()

    services.publishing.consent("Cloud")
    house.wait_for(BatchEnded)
    assert len(objects(house)) == 3
