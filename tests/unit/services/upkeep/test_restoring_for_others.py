"""Restoring where nobody has agreed to publish yet: what only a lost device had told of is told to the others."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.syncing import Standing
from tests.unit.services.upkeep.devices import CLOUD, Bucket, Device

Opener = Callable[[str], Device]


def lose(bucket: Bucket, device: Device) -> None:
    """Delete what a device has told, as if its journal had never come there."""
    own = device.house.sync_records.device
    for name in bucket.names("p/.rethumb/"):
        if own in name and "/backups/" not in name:
            bucket.delete(name)


def lost_before_the_other_read(device: Device, other: Device, bucket: Bucket) -> None:
    """A device publishes, makes a backup, and is lost with its journal before another one has read it."""
    other.publish("other.jpg")
    other.sync()
    device.publish("a.jpg", "b.jpg")
    device.services.upkeep.back_up(CLOUD)
    lose(bucket, device)


def test_one_that_has_joined_tells_them_at_once(
    device: Device, other: Device, bucket: Bucket, open_device: Opener
) -> None:
    lost_before_the_other_read(device, other, bucket)
    fresh = open_device("third").join(device, confirmed=False)

    assert fresh.services.upkeep.restore(CLOUD).untold == 0

    fresh.sync()
    other.sync()
    assert {each.key for each in other.listed()} == {each.key for each in fresh.listed()}
    assert len(other.listed()) == 3


def by_hand(open_device: Opener, device: Device, *, confirmed: bool = False) -> Device:
    """A device whose account was added by hand, and which was given the library key: it has never joined."""
    fresh = open_device("third")
    fresh.house.add_cloud(fresh.services, confirmed=confirmed)
    fresh.services.joining.give_key(CLOUD, device.services.joining.key(CLOUD).to_text())
    return fresh.give_keys()


def agree(device: Device) -> None:
    account = device.services.accounts.find(CLOUD)
    device.house.settings.save_account(replace(account, confirmed=True))


def test_where_nobody_has_agreed_they_wait_and_a_sync_says_so(
    device: Device, other: Device, bucket: Bucket, open_device: Opener
) -> None:
    lost_before_the_other_read(device, other, bucket)
    fresh = by_hand(open_device, device)

    report = fresh.services.upkeep.restore(CLOUD)

    assert (report.came, report.untold) == (2, 2)
    for _ in range(2):
        synced = fresh.services.syncing.sync_now(CLOUD)
        assert not synced.in_step
        assert [(each.kind, each.title) for each in synced.problems] == [
            (FaultKind.CONSENT, "Restored pictures of “Cloud” that the other devices are not told of yet: 2.")
        ]
        state = fresh.services.syncing.state(CLOUD)
        assert (state.standing, state.error) == (Standing.DECISION, synced.problems[0])
    other.sync()
    assert len(other.listed()) == 1


def test_and_are_told_once_somebody_has(device: Device, other: Device, bucket: Bucket, open_device: Opener) -> None:
    lost_before_the_other_read(device, other, bucket)
    fresh = by_hand(open_device, device)
    fresh.services.upkeep.restore(CLOUD)

    agree(fresh)
    fresh.sync()
    other.sync()

    assert fresh.services.syncing.state(CLOUD).standing is Standing.IN_STEP
    assert {each.key for each in other.listed()} == {each.key for each in fresh.listed()}
    assert len(other.listed()) == 3


def test_what_could_not_be_told_at_once_is_told_by_the_next_sync(
    device: Device, other: Device, bucket: Bucket, open_device: Opener
) -> None:
    lost_before_the_other_read(device, other, bucket)
    fresh = by_hand(open_device, device, confirmed=True)

    def break_off(operation: str, key: str) -> None:
        if operation == "write" and "/snapshots/" in key:
            raise Fault(FaultKind.OFFLINE, "The connection broke.", retryable=True)

    bucket.meet = break_off
    assert fresh.services.upkeep.restore(CLOUD).untold == 2
    bucket.meet = lambda _operation, _key: None
    fresh.sync()
    other.sync()

    assert len(other.listed()) == 3


def test_a_backup_is_made_all_the_same_while_they_wait(
    device: Device, other: Device, bucket: Bucket, open_device: Opener
) -> None:
    lost_before_the_other_read(device, other, bucket)
    fresh = by_hand(open_device, device)
    fresh.services.upkeep.restore(CLOUD)
    bucket.later = timedelta(days=1)

    assert fresh.services.upkeep.back_up(CLOUD).backup.entries == 3
