"""Jobs that end on the way: what was sent of them is known, and what was not stays here."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

import pytest

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.events import BatchEnded, LibraryHalted
from rethumb_desktop.domain.job import JobChange, JobState, Revision
from rethumb_desktop.domain.library import THIS_COMPUTER
from rethumb_desktop.domain.recipe import Recipe
from rethumb_desktop.services import Services
from rethumb_desktop.services.queue import running
from rethumb_desktop.services.queue.pipeline import Examined, Found, Pipeline
from rethumb_desktop.store.memory import MemoryStore
from tests.fixtures.assembly import ACCOUNT, KEYS, House
from tests.fixtures.waiting import wait_for
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


class Gates:
    """Lets the first two looks for what is there already wait, each for a gate of its own."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.reached = [threading.Event(), threading.Event()]
        self.gates = [threading.Event(), threading.Event()]
        looks, look_up = iter(range(2)), Pipeline.look_up

        def wait(pipeline: Pipeline, examined: Examined) -> Found:
            look = next(looks, None)
            if look is not None:
                self.reached[look].set()
                assert self.gates[look].wait(LONG)
            return look_up(pipeline, examined)

        monkeypatch.setattr(Pipeline, "look_up", wait)


def test_what_was_cropped_otherwise_and_tried_again_is_not_overtaken_by_what_it_was(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gates = Gates(monkeypatch)
    services = house.open()
    house.add_cloud(services)
    services.publishing.submit(files(tmp_path, 1), [SQUARE], "Cloud")
    assert gates.reached[0].wait(LONG)
    (job,) = house.queue.jobs()
    services.publishing.cancel([job.id])
    services.publishing.revise([Revision(job.id, FOUR[:1], job.library)])
    services.publishing.retry([job.id])
    assert gates.reached[1].wait(LONG)
    gates.gates[0].set()
    # Of two threads one waits: when another picture is through, the first look has come to its end.
    services.publishing.submit(files(tmp_path, 1, 1), [SQUARE], THIS_COMPUTER)
    wait_for(lambda: house.queue.jobs()[-1].state is JobState.PUBLISHED, LONG, "the other picture to be published")
    gates.gates[1].set()
    wait_for(lambda: house.queue.jobs()[0].state.ended, LONG, "the first picture to be published")
    services.close()
    assert [rendition.recipe for rendition in house.queue.jobs()[0].renditions] == [str(FOUR[0])]
