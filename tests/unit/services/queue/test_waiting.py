"""Publishing while something does not work: what waits is not lost, goes on by itself, and holds nobody else up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.events import (
    BatchEnded,
    Event,
    JobChanged,
    LibraryHalted,
    LibraryResumed,
)
from rethumb_desktop.domain.job import Job, JobChange, JobState
from rethumb_desktop.domain.library import THIS_COMPUTER
from rethumb_desktop.index.memory.queue import MemoryQueue
from rethumb_desktop.services import Services
from tests.fixtures.assembly import ACCOUNT, KEYS, House
from tests.fixtures.waiting import wait_for
from tests.unit.services.queue.sky import LONG, SQUARE, Weather, fault, files, states

LANES = 8


def halted(seen: list[Event]) -> list[LibraryHalted]:
    return [event for event in seen if isinstance(event, LibraryHalted)]


@pytest.mark.parametrize("kind", [FaultKind.OFFLINE, FaultKind.PORTAL, FaultKind.CLOCK, FaultKind.QUOTA])
def test_what_cannot_be_sent_waits_and_goes_on_by_itself(
    house: House, weather: Weather, services: Services, tmp_path: Path, kind: FaultKind
) -> None:
    house.add_cloud(services)
    weather.fault = fault(kind)
    services.publishing.submit(files(tmp_path, 12), [SQUARE], "Cloud")
    told, before = house.wait_for(LibraryHalted)
    assert told == LibraryHalted("Cloud", fault(kind).record(), resumes=True)
    assert services.publishing.halts() == [told]
    tried = len(weather.asked)
    wait_for(lambda: len(weather.asked) > tried + 20, LONG, "the cloud to be asked again and again")
    assert not any(job.state.ended for job in house.queue.jobs())
    assert {job.attempts for job in house.queue.jobs()} == {0}
    weather.fault = None
    _, seen = house.wait_for(LibraryResumed)
    ended, rest = house.wait_for(BatchEnded)
    assert halted([*before, *seen, *rest]) == [told]
    assert dict(ended.counts) == {JobState.PUBLISHED: 12}
    assert {job.error for job in house.queue.jobs()} == {None}
    assert services.publishing.halts() == []


def test_who_has_no_patience_hears_at_once_that_nothing_can_be_sent(
    house: House, weather: Weather, tmp_path: Path
) -> None:
    house.patience = 0.0
    services = house.open()
    house.add_cloud(services)
    weather.fault = fault(FaultKind.OFFLINE)
    services.publishing.submit(files(tmp_path, 100), [SQUARE], "Cloud")
    jobs = house.finish()
    assert len(jobs) == 100
    assert {job.error.title for job in jobs if job.error} == {"It is offline."}
    assert states(jobs) == {JobState.FAILED}
    # No more than were under way before the first answer came.
    assert len(weather.asked) <= LANES
    weather.fault = None
    services.publishing.retry([job.id for job in jobs])
    assert states(house.finish()) == {JobState.PUBLISHED}
    services.close()


def given_new_keys(services: Services) -> None:
    services.accounts.supply_keys(ACCOUNT.name, KEYS)


def retried_library(services: Services) -> None:
    services.publishing.retry_library("Cloud")


def retried_all(services: Services) -> None:
    services.publishing.retry_library()


@pytest.mark.parametrize("mend", [given_new_keys, retried_library, retried_all])
def test_an_account_that_does_not_work_is_tried_once_not_for_every_picture(
    house: House, weather: Weather, services: Services, tmp_path: Path, mend: Callable[[Services], None]
) -> None:
    house.add_cloud(services)
    weather.fault = fault(FaultKind.CREDENTIALS)
    services.publishing.submit(files(tmp_path, 100), [SQUARE], "Cloud")
    told, before = house.wait_for(LibraryHalted)
    assert told == LibraryHalted("Cloud", fault(FaultKind.CREDENTIALS).record(), resumes=False)
    # Another library's jobs come through meanwhile, and in their time nobody asks the cloud.
    services.publishing.submit(files(tmp_path, 5, 200), [SQUARE], THIS_COMPUTER)
    ended, seen = house.wait_for(BatchEnded)
    assert dict(ended.counts) == {JobState.PUBLISHED: 5}
    assert halted([*before, *seen]) == [told]
    assert 1 <= len(weather.asked) <= LANES
    assert not any(job.state.ended for job in house.queue.jobs() if job.library == "Cloud")

    weather.fault = None
    mend(services)
    ended, _ = house.wait_for(BatchEnded)
    assert dict(ended.counts) == {JobState.PUBLISHED: 100}


def test_publishing_again_tries_a_library_that_waits_for_the_person(
    house: House, weather: Weather, services: Services, tmp_path: Path
) -> None:
    house.add_cloud(services)
    weather.fault = fault(FaultKind.TARGET)
    services.publishing.submit(files(tmp_path, 1), [SQUARE], "Cloud")
    house.wait_for(LibraryHalted)
    weather.fault = None
    services.publishing.submit(files(tmp_path, 1, 1), [SQUARE], "Cloud")
    house.wait_for(BatchEnded)
    house.wait_for(BatchEnded)
    assert states(house.queue.jobs()) == {JobState.PUBLISHED}


def test_keys_that_are_gone_hold_the_jobs_up_until_they_are_given(
    house: House, services: Services, tmp_path: Path
) -> None:
    library = house.add_cloud(services)
    services.close()
    assert library.account is not None
    house.vault.delete("Cloud/publish")
    services = house.open()
    services.publishing.submit(files(tmp_path, 3), [SQUARE], "Cloud")
    told, _ = house.wait_for(LibraryHalted)
    assert (told.error.kind, told.resumes) == (FaultKind.CREDENTIALS, False)
    given_new_keys(services)
    assert states(house.finish()) == {JobState.PUBLISHED}
    services.close()


def test_a_library_key_that_cannot_be_had_holds_the_jobs_up(house: House, services: Services, tmp_path: Path) -> None:
    house.add_cloud(services)
    kept = house.vault.get("Cloud/library-key")
    assert kept is not None
    services.close()
    house.vault.delete("Cloud/library-key")
    services = house.open()
    services.publishing.submit(files(tmp_path, 3), [SQUARE], "Cloud")
    told, _ = house.wait_for(LibraryHalted)
    assert (told.error.kind, told.resumes) == (FaultKind.CREDENTIALS, False)
    assert not any(job.state.ended for job in house.queue.jobs())
    house.vault.set("Cloud/library-key", kept)
    services.publishing.retry_library("Cloud")
    assert states(house.finish()) == {JobState.PUBLISHED}
    services.close()


def test_one_advice_helps_where_a_keyring_has_lost_everything(house: House, services: Services, tmp_path: Path) -> None:
    house.add_cloud(services)
    services.close()
    for entry in ("Cloud/library-key", "Cloud/publish"):
        house.vault.delete(entry)
    services = house.open()
    services.publishing.submit(files(tmp_path, 3), [SQUARE], "Cloud")
    told, _ = house.wait_for(LibraryHalted)
    assert "give the account its keys again" in told.error.detail
    services.accounts.supply_keys("Cloud", KEYS)
    assert states(house.finish()) == {JobState.PUBLISHED}
    services.close()


def test_a_library_that_hangs_does_not_hold_up_another(
    house: House, weather: Weather, services: Services, tmp_path: Path
) -> None:
    house.add_cloud(services)
    services.accounts.add(replace(ACCOUNT, name="Other", confirmed=True), KEYS)
    weather.fault = fault(FaultKind.OFFLINE)
    services.publishing.submit(files(tmp_path, 150), [SQUARE], "Cloud")
    house.wait_for(LibraryHalted)
    services.publishing.submit(files(tmp_path, 20, 200), [SQUARE], THIS_COMPUTER)
    ended, _ = house.wait_for(BatchEnded)
    assert dict(ended.counts) == {JobState.PUBLISHED: 20}
    assert not any(job.state.ended for job in house.queue.jobs() if job.library == "Cloud")
    # No more is rendered ahead than can be worked on.
    made = [job for job in house.queue.jobs() if job.library == "Cloud" and job.renditions]
    assert len(made) <= 48


def test_jobs_that_wait_for_a_connection_can_be_cancelled(
    house: House, weather: Weather, services: Services, tmp_path: Path
) -> None:
    house.add_cloud(services)
    weather.fault = fault(FaultKind.OFFLINE)
    services.publishing.submit(files(tmp_path, 60), [SQUARE], "Cloud")
    house.wait_for(LibraryHalted)
    jobs = wait_for(lambda: house.queue.jobs() if len(house.queue.jobs()) == 60 else [], LONG, "60 jobs")
    services.publishing.cancel([job.id for job in jobs[1:]])
    weather.fault = None
    ended, seen = house.wait_for(BatchEnded)
    assert dict(ended.counts) == {JobState.PUBLISHED: 1, JobState.CANCELLED: 59}
    assert len(house.publications.page()) == 1
    # Of each the last thing that is told is its end.
    last = {event.job.id: event.job.state for event in seen if isinstance(event, JobChanged)}
    assert all(last[job.id] is JobState.CANCELLED for job in jobs[1:])


def test_one_that_is_cancelled_while_it_is_sent_is_published_and_stays_cancelled(
    house: House, weather: Weather, services: Services, tmp_path: Path
) -> None:
    house.add_cloud(services)
    services.publishing.submit(files(tmp_path, 1, 50), [SQUARE], "Cloud")
    house.finish()
    weather.gate.clear()
    services.publishing.submit(files(tmp_path, 1), [SQUARE], "Cloud")
    wait_for(lambda: len(weather.keys("put")) == 2, LONG, "the picture to be sent")
    job = house.queue.jobs()[1]
    services.publishing.cancel([job.id])
    weather.gate.set()
    services.close()
    after = house.queue.get(job.id)
    assert after is not None
    assert after.state is JobState.CANCELLED
    assert len(house.publications.page()) == 2


def test_what_waits_outlives_the_end_of_the_program(house: House, weather: Weather, tmp_path: Path) -> None:
    before = house.open()
    house.add_cloud(before)
    weather.fault = fault(FaultKind.OFFLINE)
    before.publishing.submit(files(tmp_path, 10), [SQUARE], "Cloud")
    house.wait_for(LibraryHalted)
    before.close()
    house.queue.lose_owner()
    weather.fault = None
    after = house.open()
    after.publishing.resume()
    assert states(house.finish()) == {JobState.PUBLISHED}
    assert len(house.publications.page()) == 10
    after.close()


def test_a_full_disk_holds_up_what_is_made_and_loses_nothing(house: House, services: Services, tmp_path: Path) -> None:
    house.add_cloud(services)
    in_the_way = house.root / "cache"
    in_the_way.write_bytes(b"")
    services.publishing.submit(files(tmp_path, 6), [SQUARE], "Cloud")
    told, _ = house.wait_for(LibraryHalted)
    assert (told.library, told.error.kind, told.resumes) == ("Cloud", FaultKind.DISK, True)
    assert not any(job.state.ended for job in house.queue.jobs())
    in_the_way.unlink()
    assert states(house.finish()) == {JobState.PUBLISHED}
    assert services.publishing.halts() == []


class FullIndex(MemoryQueue):
    """A queue whose disk is full now and then."""

    full = False

    def apply(self, changes: Sequence[JobChange]) -> list[Job]:
        if self.full:
            raise fault(FaultKind.DISK)
        return super().apply(changes)


def test_a_full_disk_under_the_index_holds_everything_up_and_nothing_is_told_before(
    house: House, tmp_path: Path
) -> None:
    queue = FullIndex(house.publications.record)
    house.queue = queue
    services = house.open()
    queue.full = True
    services.publishing.submit(files(tmp_path, 6), [SQUARE], THIS_COMPUTER)
    told, seen = house.wait_for(LibraryHalted)
    assert told == LibraryHalted("", fault(FaultKind.DISK).record(), resumes=True)
    assert not any(isinstance(event, JobChanged) for event in seen)
    job = queue.jobs()[0].id
    with pytest.raises(Fault):
        services.publishing.cancel([job])
    queue.full = False
    house.wait_for(LibraryResumed)
    # The one that could not be cancelled goes on.
    assert states(house.finish()) == {JobState.PUBLISHED}
    services.close()


def test_nobody_waits_for_a_library_that_nothing_is_to_be_sent_to(
    house: House, weather: Weather, services: Services, tmp_path: Path
) -> None:
    house.add_cloud(services)
    weather.fault = fault(FaultKind.TARGET)
    services.publishing.submit(files(tmp_path, 3), [SQUARE], "Cloud")
    house.wait_for(LibraryHalted)
    first, *others = [job.id for job in house.queue.jobs()]
    services.publishing.cancel([first])
    assert services.publishing.halts() != []
    services.publishing.cancel(others)
    assert services.publishing.halts() == []
    house.wait_for(LibraryResumed)


def test_who_has_no_patience_does_not_wait_anew_for_each_picture(
    house: House, weather: Weather, tmp_path: Path
) -> None:
    house.patience = 0.0
    services = house.open()
    house.add_cloud(services)
    weather.fault = fault(FaultKind.OFFLINE)
    services.publishing.submit(files(tmp_path, 1), [SQUARE], "Cloud")
    assert states(house.finish()) == {JobState.FAILED}
    services.close()
    assert services.publishing.halts() != []
