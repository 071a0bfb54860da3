"""Restoring where nobody has agreed to publish yet: what only a lost device had told of is told to the others."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta

import pytest

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.syncing import Standing
from rethumb_desktop.services.syncing.poll import newest_snapshot
from rethumb_desktop.services.syncing.snapshots import write_snapshot
from rethumb_desktop.services.upkeep.sites import Sites
from rethumb_desktop.sync.heads import decode_head, encode_head
from rethumb_desktop.sync.names import head_name
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


@pytest.mark.parametrize("by", ["a sync", "putting back"])
def test_what_could_not_be_told_at_once_is_told_by_the_next_sync(
    device: Device, other: Device, bucket: Bucket, open_device: Opener, by: str
) -> None:
    lost_before_the_other_read(device, other, bucket)
    fresh = by_hand(open_device, device, confirmed=True)

    def break_off(operation: str, key: str) -> None:
        if operation == "write" and "/snapshots/" in key:
            raise Fault(FaultKind.OFFLINE, "The connection broke.", retryable=True)

    bucket.meet = break_off
    assert fresh.services.upkeep.restore(CLOUD).untold == 2
    bucket.meet = lambda _operation, _key: None
    if by == "a sync":
        fresh.sync()
    else:
        assert not fresh.services.upkeep.put_back(CLOUD).whole
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


# Told by others meanwhile


def waits(device: Device) -> bool:
    """Sync a device that may not write; return whether it has restored pictures that nobody was told of."""
    report = device.services.syncing.sync_now(CLOUD)
    assert report.in_step == (not report.problems)
    return [each.kind for each in report.problems] == [FaultKind.CONSENT]


def snapshot_of(device: Device) -> str:
    """Have a device write a snapshot of what it knows, and its head tell of it; return its id."""
    site = Sites(device.services.upkeep.means).usual(CLOUD)
    for _ in write_snapshot(site, 0):
        pass
    device.sync()
    return newest_snapshot(site)


def test_the_waiting_ends_once_another_has_told_of_them(
    device: Device, other: Device, bucket: Bucket, open_device: Opener
) -> None:
    lost_before_the_other_read(device, other, bucket)
    fresh = by_hand(open_device, device)
    assert fresh.services.upkeep.restore(CLOUD).untold == 2
    assert waits(fresh)

    second = open_device("fourth").join(device)
    assert second.services.upkeep.restore(CLOUD).untold == 0

    assert not waits(fresh)
    assert fresh.services.syncing.state(CLOUD).standing is Standing.IN_STEP
    with bucket_is_quiet(bucket):
        assert not waits(fresh)
    other.sync()
    assert len(fresh.listed()) == 3
    assert fresh.listed() == second.listed() == other.listed()


def test_and_what_that_one_took_out_meanwhile_goes(
    device: Device, other: Device, bucket: Bucket, open_device: Opener
) -> None:
    lost_before_the_other_read(device, other, bucket)
    fresh = by_hand(open_device, device)
    fresh.services.upkeep.restore(CLOUD)
    second = open_device("fourth").join(device)
    second.services.upkeep.restore(CLOUD)
    second.services.removing.remove_now(CLOUD, second.listed()[0].key)
    second.sync()

    assert not waits(fresh)

    assert fresh.listed() == second.listed()
    assert len(fresh.listed()) == 2


def test_it_ends_also_where_the_one_that_tells_has_lost_its_journal_too(
    device: Device, other: Device, bucket: Bucket, open_device: Opener
) -> None:
    device.publish("a.jpg", "b.jpg")
    device.sync()
    other.publish("other.jpg")
    other.sync()
    device.sync()
    device.services.upkeep.back_up(CLOUD)
    for name in (*bucket.names("p/.rethumb/heads/"), *bucket.names("p/.rethumb/journal/")):
        bucket.delete(name)
    fresh = by_hand(open_device, device)
    assert fresh.services.upkeep.restore(CLOUD).untold == 3

    other.services.upkeep.put_back(CLOUD)

    assert not waits(fresh)
    assert fresh.listed() == other.listed()


def test_a_snapshot_of_who_knows_less_ends_no_waiting(
    device: Device, other: Device, bucket: Bucket, open_device: Opener
) -> None:
    lost_before_the_other_read(device, other, bucket)
    fresh = by_hand(open_device, device)
    fresh.services.upkeep.restore(CLOUD)

    snapshot_of(other)

    assert waits(fresh)
    assert len(fresh.listed()) == 3


def test_nor_does_one_that_reaches_less_far(device: Device, other: Device, bucket: Bucket, open_device: Opener) -> None:
    """Restored from an older backup: one picture is told, the later one is not."""
    other.publish("other.jpg")
    other.sync()
    device.publish("a.jpg")
    older = device.services.upkeep.back_up(CLOUD).backup.time
    bucket.later = timedelta(days=1)
    device.publish("b.jpg")
    device.services.upkeep.back_up(CLOUD)
    lose(bucket, device)
    second = open_device("fourth").join(device)
    second.services.upkeep.restore(CLOUD, older)
    fresh = by_hand(open_device, device)
    assert fresh.services.upkeep.restore(CLOUD).untold == 1

    snapshot_of(second)

    assert waits(fresh)
    assert len(fresh.listed()) == 3

    second.services.upkeep.restore(CLOUD)
    assert not waits(fresh)


def test_nor_does_one_with_a_part_that_is_damaged(
    device: Device, other: Device, bucket: Bucket, open_device: Opener
) -> None:
    lost_before_the_other_read(device, other, bucket)
    fresh = by_hand(open_device, device)
    fresh.services.upkeep.restore(CLOUD)
    second = open_device("fourth").join(device)
    second.services.upkeep.restore(CLOUD)
    part = f"p/.rethumb/snapshots/{newest_snapshot(Sites(second.services.upkeep.means).usual(CLOUD))}/000001"
    whole = bucket.get(part)
    bucket.put_over(part, whole[:-1])

    assert waits(fresh)

    bucket.put_over(part, whole)
    assert not waits(fresh)


def test_nor_one_of_segments_that_nobody_claims(
    device: Device, other: Device, bucket: Bucket, open_device: Opener
) -> None:
    """Who has not read them would not look for them: a head may name a snapshot that its device has not read."""
    lost_before_the_other_read(device, other, bucket)
    fresh = by_hand(open_device, device)
    fresh.services.upkeep.restore(CLOUD)
    second = open_device("fourth").join(device)
    second.services.upkeep.restore(CLOUD)
    head = f"p/.rethumb/heads/{second.house.sync_records.device}"
    claimed = bucket.get(head)
    bucket.delete(head)
    forge_snapshot(other, newest_snapshot(Sites(second.services.upkeep.means).usual(CLOUD)))

    assert waits(fresh)

    bucket.write(head, claimed, fresh=False)
    assert not waits(fresh)


@contextmanager
def bucket_is_quiet(bucket: Bucket) -> Iterator[None]:
    """See that nothing but heads is looked at meanwhile."""
    bucket.asked.clear()
    yield
    assert {operation for operation, _ in bucket.asked} == {"list"}, bucket.asked


def forge_snapshot(device: Device, snapshot: str) -> None:
    """Have a device's head name a snapshot, as if it had heard of it and read nothing yet."""
    site = Sites(device.services.upkeep.means).usual(CLOUD)
    name = head_name(site.records.device)
    head = decode_head(site.sealer.open(name, site.read(name)), site.records.device)
    site.write(name, site.sealer.seal(name, encode_head(replace(head, snapshot=snapshot))), fresh=False)
