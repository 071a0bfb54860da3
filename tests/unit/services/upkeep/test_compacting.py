"""Compacting: only what a good snapshot has covered for 90 days goes, and nobody misses it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.library import Role
from rethumb_desktop.services.upkeep.reports import CompactReport
from tests.unit.services.upkeep.devices import CLOUD, Bucket, Device
from tests.unit.services.upkeep.test_rebuilding import Cut, PowerCut

JOURNAL, SNAPSHOTS = "p/.rethumb/journal/", "p/.rethumb/snapshots/"
Opener = Callable[[str], Device]


def segments(bucket: Bucket, device: Device) -> list[int]:
    return [int(name[-10:]) for name in bucket.names(f"{JOURNAL}{device.house.sync_records.device}/")]


def snapshots(bucket: Bucket) -> list[str]:
    return [name.split("/")[3] for name in bucket.names(SNAPSHOTS) if name.endswith("/manifest")]


def tell(device: Device, *names: str) -> None:
    """A segment for each picture."""
    for name in names:
        device.publish(name)
        device.sync()


def compact(device: Device, bucket: Bucket, day: float) -> CompactReport:
    bucket.later = timedelta(days=day)
    return device.services.upkeep.compact(CLOUD)


def test_the_first_time_a_snapshot_is_written_and_nothing_goes(device: Device, bucket: Bucket) -> None:
    tell(device, "a.jpg", "b.jpg")
    before = bucket.names()

    report = compact(device, bucket, 0)

    (written,) = snapshots(bucket)
    assert report == CompactReport(0, 0, written)
    assert set(bucket.names()) > set(before)


def test_after_ninety_days_what_it_covered_goes_and_nothing_else(device: Device, other: Device, bucket: Bucket) -> None:
    tell(device, "a.jpg", "b.jpg")
    compact(device, bucket, 0)
    tell(device, "c.jpg")
    other.sync()
    listed = device.listed()

    assert compact(device, bucket, 89) == CompactReport(0, 0)
    assert segments(bucket, device) == [1, 2, 3]

    report = compact(device, bucket, 91)

    assert report.segments == 2
    assert segments(bucket, device) == [3]
    renditions = [name for name in bucket.names() if "/.rethumb/" not in name]
    assert sorted(renditions) == sorted(each.key for each in listed)
    tell(device, "d.jpg")
    other.sync()
    assert other.listed() == device.listed()


def test_a_new_device_begins_with_the_snapshot(device: Device, bucket: Bucket, open_device: Opener) -> None:
    tell(device, "a.jpg", "b.jpg")
    compact(device, bucket, 0)
    tell(device, "c.jpg")
    compact(device, bucket, 91)
    assert 1 not in segments(bucket, device)
    fresh = open_device("third").join(device)

    fresh.sync()

    assert fresh.listed() == device.listed()


def test_a_device_that_slept_for_longer_reads_it_too(device: Device, other: Device, bucket: Bucket) -> None:
    tell(device, "a.jpg", "b.jpg")
    other.sync()
    (first, _) = device.listed()
    tell(device, "c.jpg")
    device.services.removing.remove_now(CLOUD, first.key)
    device.sync()
    compact(device, bucket, 0)
    compact(device, bucket, 91)
    assert segments(bucket, device) == []

    other.sync()

    assert other.listed() == device.listed()
    assert first.key not in {each.key for each in other.listed()}


def test_compacting_each_month_comes_to_an_end(device: Device, bucket: Bucket) -> None:
    """No snapshot grows as old as 90 days where only two stay: what was seen is kept in mind."""
    for month in range(9):
        bucket.later = timedelta(days=30 * month)
        tell(device, f"{month}.jpg")
        write_snapshot(device)
        device.services.upkeep.compact(CLOUD)
    assert len(snapshots(bucket)) == 2
    assert segments(bucket, device) == [7, 8, 9]


def write_snapshot(device: Device) -> None:
    """As a device does by itself, after many segments."""
    from rethumb_desktop.services.syncing.snapshots import write_snapshot
    from rethumb_desktop.services.upkeep.sites import Sites

    for _ in write_snapshot(Sites(device.services.upkeep.means).usual(CLOUD), 0):
        pass
    device.sync()


def test_the_newest_two_snapshots_stay(device: Device, bucket: Bucket) -> None:
    tell(device, "a.jpg")
    for day in range(4):
        bucket.later = timedelta(days=day)
        write_snapshot(device)
    before = sorted(snapshots(bucket))
    assert len(before) == 4

    report = compact(device, bucket, 5)

    assert report == CompactReport(0, 2)
    assert sorted(snapshots(bucket)) == before[2:]
    assert {name.split("/")[3] for name in bucket.names(SNAPSHOTS)} == set(before[2:])
    # What is being deleted is no snapshot any more, before its parts go.
    assert list(bucket.deleted()) == [
        f"{SNAPSHOTS}{each}/{name}" for each in before[:2] for name in ("manifest", "000001")
    ]


def test_a_damaged_snapshot_covers_nothing(device: Device, bucket: Bucket) -> None:
    tell(device, "a.jpg", "b.jpg")
    compact(device, bucket, 0)
    (old,) = snapshots(bucket)
    part = f"{SNAPSHOTS}{old}/000001"
    bucket.put_over(part, bucket.get(part)[:-1])
    device.house.sync_records.note_fact(f"covered {CLOUD}", "")

    report = compact(device, bucket, 91)

    assert report.segments == 0
    assert report.written
    assert segments(bucket, device) == [1, 2]
    assert old in snapshots(bucket)


def test_two_good_ones_stay_where_the_newest_is_damaged(device: Device, bucket: Bucket) -> None:
    tell(device, "a.jpg")
    for day in range(4):
        bucket.later = timedelta(days=day)
        write_snapshot(device)
    before = sorted(snapshots(bucket))
    bucket.put_over(f"{SNAPSHOTS}{before[-1]}/manifest", b"damaged")

    assert compact(device, bucket, 5).snapshots == 1
    assert sorted(snapshots(bucket)) == before[1:]


def test_what_is_being_written_stays(device: Device, bucket: Bucket) -> None:
    tell(device, "a.jpg")
    for day in range(3):
        bucket.later = timedelta(days=day)
        write_snapshot(device)
    device_id = "0123456789abcdef" * 2
    now = bucket.later
    old = f"{SNAPSHOTS}20200101T000000Z-{device_id}/000001"
    bucket.write(old, b"given up", fresh=True)
    young = max(snapshots(bucket))[:-32] + device_id
    bucket.write(f"{SNAPSHOTS}{young}/000001", b"half", fresh=True)

    compact(device, bucket, now / timedelta(days=1))

    assert old not in bucket.names()
    assert f"{SNAPSHOTS}{young}/000001" in bucket.names()


def test_what_is_not_covered_by_both_that_stay_stays_too(device: Device, bucket: Bucket) -> None:
    """Where the newest cannot be read one day, the other has to do."""
    tell(device, "a.jpg")
    compact(device, bucket, 0)
    (old,) = snapshots(bucket)
    bucket.later = timedelta(days=91)
    tell(device, "b.jpg")
    write_snapshot(device)
    newest = max(snapshots(bucket))
    assert newest != old
    device.house.sync_records.note_fact(
        f"covered {CLOUD}",
        f'{{"id": "{device.house.sync_records.fact(f"id {CLOUD}")}", "noted": '
        f'[[0, {{"{device.house.sync_records.device}": 2}}]]}}',
    )

    assert compact(device, bucket, 92).segments == 1
    assert segments(bucket, device) == [2]


def test_what_was_seen_in_another_bucket_counts_for_nothing(device: Device, bucket: Bucket) -> None:
    tell(device, "a.jpg")
    device.house.sync_records.note_fact(
        f"covered {CLOUD}", f'{{"id": "another", "noted": [[0, {{"{device.house.sync_records.device}": 1}}]]}}'
    )

    assert compact(device, bucket, 0).segments == 0
    assert segments(bucket, device) == [1]


def test_without_maintenance_keys_it_says_how_to_give_them(device: Device, bucket: Bucket) -> None:
    tell(device, "a.jpg")
    account = device.services.accounts.find(CLOUD)
    device.house.settings.save_account(replace(account, roles=(Role.PUBLISH, Role.BACKUP)))
    before = bucket.names()

    with pytest.raises(Fault) as caught:
        device.services.upkeep.compact(CLOUD)

    assert caught.value.kind is FaultKind.CREDENTIALS
    assert "rethumb account add Cloud --role maintenance" in caught.value.detail
    assert bucket.names() == before


def test_cut_off_anywhere_nobody_misses_anything(
    device: Device, other: Device, bucket: Bucket, open_device: Opener
) -> None:
    for day in range(3):
        bucket.later = timedelta(days=day)
        tell(device, f"{day}.jpg")
        write_snapshot(device)
    tell(device, "last.jpg")
    bucket.later = timedelta(days=100)
    listed = device.listed()
    place = 0
    while True:
        bucket.meet = Cut(place)
        try:
            device.services.upkeep.compact(CLOUD)
        except PowerCut:
            place += 1
        else:
            break
        bucket.meet = lambda _operation, _key: None
        fresh = open_device(f"fresh {place}").join(device)
        fresh.sync()
        assert fresh.listed() == listed, place
    bucket.meet = lambda _operation, _key: None
    assert place > 10
    other.sync()
    assert other.listed() == listed
