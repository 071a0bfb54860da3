"""Daily backups: made by themselves after a sync, once a day, and in nobody's way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

import pytest

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.events import SyncStateChanged
from rethumb_desktop.domain.library import Role
from rethumb_desktop.domain.syncing import Standing, SyncState
from rethumb_desktop.jobs.lane import BugHandler, Task
from rethumb_desktop.services.upkeep.backing_up import BackingUp
from rethumb_desktop.services.upkeep.daily import Daily
from rethumb_desktop.services.upkeep.sites import Sites
from tests.fixtures.assembly import PATIENCE
from tests.fixtures.waiting import wait_for
from tests.unit.services.upkeep.devices import CLOUD, Bucket, Device

BACKUPS = "p/.rethumb/backups/"
IN_STEP = SyncStateChanged(SyncState(CLOUD, Standing.IN_STEP))


class AtOnce:
    """A lane that does everything before it returns."""

    def submit(self, task: Task, on_bug: BugHandler) -> bool:
        task()
        return True

    def close(self) -> None: ...


@dataclass
class Desk:
    """What daily backups are given: a clock, what a backup does, and what is in the bucket already."""

    moment: datetime = datetime(2026, 11, 25, 12, tzinfo=UTC)
    made: list[str] = field(default_factory=list)
    went_on: list[bool] = field(default_factory=list)
    newest: str = ""
    fault: Fault | None = None
    meanwhile: Callable[[], object] = object

    def now(self) -> datetime:
        return self.moment

    def back_up(self, name: str, goes_on: Callable[[], bool]) -> None:
        self.made.append(name)
        self.meanwhile()
        self.went_on.append(goes_on())
        if self.fault is not None:
            raise self.fault
        self.daily.note(name, f"{self.moment:%Y%m%dT%H%M%SZ}")

    def look(self, _name: str) -> str:
        return self.newest

    def open(self, device: Device) -> Daily:
        libraries = device.services.upkeep.means.libraries
        records = device.house.sync_records
        self.daily = Daily(libraries, records, self.now, self.back_up, self.look, AtOnce())
        return self.daily


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_nothing_happens_before_it_has_begun(device: Device, desk: Desk) -> None:
    daily = desk.open(device)
    assert daily.due(CLOUD, desk.now())
    daily.follow(IN_STEP)
    assert desk.made == []


def test_one_a_day(device: Device, desk: Desk) -> None:
    daily = desk.open(device)
    daily.begin()
    for hours in (0, 1, 23, 24, 30, 47, 49):
        desk.moment = datetime(2026, 11, 25, 12, tzinfo=UTC) + timedelta(hours=hours)
        due = daily.due(CLOUD, desk.now())
        daily.follow(IN_STEP)
        assert due is (hours in (0, 24, 49))
        assert desk.made == [CLOUD] * due, hours
        desk.made.clear()


def test_one_that_another_device_made_will_do(device: Device, desk: Desk) -> None:
    daily = desk.open(device)
    daily.begin()
    desk.newest = "20261125T030000Z"
    daily.follow(IN_STEP)
    assert not daily.due(CLOUD, desk.now())
    assert desk.made == []


@pytest.mark.parametrize("standing", [each for each in Standing if each is not Standing.IN_STEP])
def test_only_what_is_in_step_is_backed_up(device: Device, desk: Desk, standing: Standing) -> None:
    daily = desk.open(device)
    daily.begin()
    daily.follow(SyncStateChanged(SyncState(CLOUD, standing)))
    assert desk.made == []


@pytest.mark.parametrize("want", ["keys", "agreement"])
def test_without_keys_or_agreement_nothing_is_due(device: Device, desk: Desk, want: str) -> None:
    daily = desk.open(device)
    daily.begin()
    account = device.services.accounts.find(CLOUD)
    without = (
        replace(account, roles=(Role.PUBLISH, Role.MAINTENANCE))
        if want == "keys"
        else replace(account, confirmed=False)
    )
    device.house.settings.save_account(without)
    assert not daily.due(CLOUD, desk.now())
    daily.follow(IN_STEP)
    assert desk.made == []


def test_what_failed_is_tried_again_an_hour_later(device: Device, desk: Desk) -> None:
    daily = desk.open(device)
    daily.begin()
    desk.fault = Fault(FaultKind.OFFLINE, "No network.", retryable=True)
    start = desk.moment
    for minutes, tried in ((0, True), (59, False), (60, True), (61, False)):
        desk.moment = start + timedelta(minutes=minutes)
        daily.follow(IN_STEP)
        assert desk.made == [CLOUD] * tried, minutes
        desk.made.clear()


def test_a_library_that_is_gone_is_nobodys_trouble(device: Device, desk: Desk) -> None:
    daily = desk.open(device)
    daily.begin()
    device.services.accounts.remove(CLOUD)
    daily.follow(IN_STEP)
    assert desk.made == []


def test_what_is_under_way_at_the_end_is_given_up(device: Device, desk: Desk, bucket: Bucket) -> None:
    daily = desk.open(device)
    daily.begin()
    desk.meanwhile = daily.close
    daily.follow(IN_STEP)
    assert desk.went_on == [False]

    device.publish("a.jpg")
    means = device.services.upkeep.means
    with pytest.raises(Fault):
        BackingUp(means, Sites(means)).back_up(CLOUD, lambda: False)
    assert not any(name.endswith("manifest") for name in bucket.names(BACKUPS))


def test_a_bug_stops_nothing_else(device: Device, desk: Desk) -> None:
    daily = desk.open(device)
    daily.begin()
    desk.meanwhile = lambda: int("a bug")
    with pytest.raises(ValueError, match="a bug"):  # which the lane would have told the log
        daily.follow(IN_STEP)
    desk.meanwhile = lambda: None
    daily.follow(IN_STEP)
    assert desk.made == [CLOUD, CLOUD]


def test_in_the_program_it_follows_a_sync(device: Device, bucket: Bucket) -> None:
    device.publish("a.jpg")
    device.sync()
    assert bucket.names(BACKUPS) == ()
    device.services.upkeep.begin()

    device.sync()
    wait_for(lambda: bool(device.services.upkeep.backups(CLOUD)), PATIENCE, "the backup")
    wait_for(lambda: not device.services.upkeep.due(CLOUD, datetime.now(UTC)), PATIENCE, "the note of it")

    (backup,) = device.services.upkeep.backups(CLOUD)
    assert backup.error is None


def test_one_that_was_asked_for_counts_too(device: Device) -> None:
    device.publish("a.jpg")
    assert device.services.upkeep.due(CLOUD, datetime.now(UTC))
    device.services.upkeep.back_up(CLOUD)
    assert not device.services.upkeep.due(CLOUD, datetime.now(UTC) + timedelta(hours=23))
    assert device.services.upkeep.due(CLOUD, datetime.now(UTC) + timedelta(hours=25))
