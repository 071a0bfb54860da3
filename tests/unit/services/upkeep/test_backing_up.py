"""Backing up: made with keys of its own, read back at once, sealed, and no more of them than are kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.library import Role
from rethumb_desktop.domain.object_key import LibraryKey
from rethumb_desktop.services.upkeep.keeping import time_of
from rethumb_desktop.sync.library_file import encode_library_file, library_file
from tests.unit.services.upkeep.devices import CLOUD, Bucket, Device

NAMES = ("Ann at home.jpg", "b.jpg", "c.jpg")
BACKUPS = "p/.rethumb/backups/"


def test_a_backup_holds_what_the_index_knows(device: Device, bucket: Bucket) -> None:
    device.publish(*NAMES)

    report = device.services.upkeep.back_up(CLOUD)

    assert device.services.upkeep.backups(CLOUD) == [report.backup]
    assert (report.backup.entries, report.removed) == (3, ())
    names = bucket.names(BACKUPS)
    assert names == (
        f"{BACKUPS}{report.backup.time}/000001",
        f"{BACKUPS}{report.backup.time}/manifest",
    )
    assert report.backup.bytes == sum(len(bucket.get(name)) for name in names)


def test_it_is_sealed(device: Device, bucket: Bucket) -> None:
    first, *_ = device.publish(*NAMES)
    device.services.upkeep.back_up(CLOUD)

    everything = b"".join(bucket.get(name) for name in bucket.names(BACKUPS))

    for secret in (b"Ann at home", first.original_sha256.encode(), bytes.fromhex(first.original_sha256), b"square"):
        assert secret not in everything


def test_paths_of_this_computer_are_not_in_it(
    device: Device, bucket: Bucket, open_device: Callable[[str], Device]
) -> None:
    device.publish(*NAMES)
    device.services.upkeep.back_up(CLOUD)
    fresh = open_device("third").join(device)
    fresh.services.upkeep.restore(CLOUD)

    found = [fresh.find(each.key) for each in device.listed()]
    assert [each.origin for each in found] == [None, None, None]


@pytest.mark.parametrize("part", ["000001", "manifest"])
def test_what_cannot_be_read_back_is_an_error_when_it_is_made(device: Device, bucket: Bucket, part: str) -> None:
    device.publish(*NAMES)
    spoilt: set[str] = set()

    def spoil(operation: str, key: str) -> None:
        if operation == "get" and key.startswith(BACKUPS) and key.endswith(part) and key not in spoilt:
            spoilt.add(key)
            bucket.put_over(key, bucket.get(key)[:-1])

    bucket.meet = spoil
    with pytest.raises(Fault) as caught:
        device.services.upkeep.back_up(CLOUD)

    assert caught.value.kind is FaultKind.JOURNAL
    bucket.meet = lambda _operation, _key: None
    assert len(spoilt) == 1
    assert [each.error is None for each in device.services.upkeep.backups(CLOUD)] in ([], [False])


def test_old_ones_go_once_the_new_one_is_good(device: Device, bucket: Bucket) -> None:
    device.publish(*NAMES)
    made = []
    for day in range(9):
        bucket.later = timedelta(days=day)
        bucket.asked.clear()
        report = device.services.upkeep.back_up(CLOUD)
        made.append(report.backup.time)
        # Weekly ones may be among those that stay.
        assert len(report.removed) <= 1
        assert list(bucket.deleted()) == [
            f"{BACKUPS}{each}/{name}" for each in report.removed for name in ("manifest", "000001")
        ]
    there = [each.time for each in device.services.upkeep.backups(CLOUD)]
    assert set(there) >= set(made[-7:])
    assert len(there) < 9
    assert {name.split("/")[3] for name in bucket.names(BACKUPS)} == set(there)


def test_nothing_goes_where_the_new_one_is_not(device: Device, bucket: Bucket) -> None:
    device.publish(*NAMES)
    for day in range(7):
        bucket.later = timedelta(days=day)
        device.services.upkeep.back_up(CLOUD)
    before = bucket.names(BACKUPS)
    bucket.later = timedelta(days=30)

    def break_off(operation: str, key: str) -> None:
        if operation == "write" and key.endswith("/manifest"):
            raise Fault(FaultKind.OFFLINE, "The connection broke.", retryable=True)

    bucket.meet = break_off
    with pytest.raises(Fault):
        device.services.upkeep.back_up(CLOUD)

    assert set(bucket.names(BACKUPS)) >= set(before)
    assert len(device.services.upkeep.backups(CLOUD)) == 7


# Where not all can be read


def spoil_journal(bucket: Bucket, device: Device) -> None:
    (segment,) = bucket.names(f"p/.rethumb/journal/{device.house.sync_records.device}/")
    bucket.put_over(segment, b"damaged")


def test_none_is_made_where_a_journal_cannot_be_read(
    device: Device, bucket: Bucket, open_device: Callable[[str], Device]
) -> None:
    device.publish(*NAMES)
    device.services.upkeep.back_up(CLOUD)
    before = bucket.names(BACKUPS)
    spoil_journal(bucket, device)
    fresh = open_device("third").join(device)

    with pytest.raises(Fault) as caught:
        fresh.services.upkeep.back_up(CLOUD)

    assert caught.value.kind is FaultKind.JOURNAL
    assert "rethumb library backup --anyway" in caught.value.detail
    assert bucket.names(BACKUPS) == before


def test_one_that_is_made_anyway_removes_none(
    device: Device, bucket: Bucket, open_device: Callable[[str], Device]
) -> None:
    device.publish(*NAMES)
    made = []
    for day in range(0, 112, 8):
        bucket.later = timedelta(days=day)
        made.append(device.services.upkeep.back_up(CLOUD).backup.time)
    before = set(bucket.names(BACKUPS))
    spoil_journal(bucket, device)
    fresh = open_device("third").join(device)
    bucket.later = timedelta(days=200)

    report = fresh.services.upkeep.back_up(CLOUD, anyway=True)

    assert (report.backup.entries, report.entries_before, report.removed) == (0, 3, ())
    assert before < set(bucket.names(BACKUPS))


def test_nor_is_one_made_of_an_emptied_bucket_unasked(device: Device, bucket: Bucket) -> None:
    device.publish(*NAMES)
    device.sync()
    for name in bucket.names():
        bucket.delete(name)

    with pytest.raises(Fault) as caught:
        device.services.upkeep.back_up(CLOUD)
    assert caught.value.kind is FaultKind.GONE
    assert bucket.names() == ()
    assert device.services.upkeep.back_up(CLOUD, anyway=True).backup.entries == 3


def test_one_that_holds_less_takes_the_place_of_none(
    device: Device, bucket: Bucket, open_device: Callable[[str], Device]
) -> None:
    """A device that knows nothing, in a bucket that tells nothing: the good backup of that day stays."""
    device.publish(*NAMES)
    good = device.services.upkeep.back_up(CLOUD).backup.time
    for name in bucket.names():
        if "/backups/" not in name:
            bucket.delete(name)
    fresh = open_device("third").join(device)
    for days in (0.01, 1, 2, 6, 7):
        bucket.later = timedelta(days=days)
        assert good not in fresh.services.upkeep.back_up(CLOUD).removed
    assert fresh.services.upkeep.backups(CLOUD)[-1].time == good

    report = fresh.services.upkeep.restore(CLOUD)

    assert (report.entries, report.fuller) == (0, good)
    assert fresh.services.upkeep.restore(CLOUD, good).entries == 3


def test_one_of_the_same_day_stays_for_a_day(device: Device, bucket: Bucket) -> None:
    device.publish(*NAMES)
    first = device.services.upkeep.back_up(CLOUD).backup.time
    for hours in (1, 5, 23):
        bucket.later = timedelta(hours=hours)
        assert device.services.upkeep.back_up(CLOUD).removed == ()
    assert device.services.upkeep.backups(CLOUD)[-1].time == first


@pytest.mark.parametrize("part", ["manifest", "000001"])
def test_a_damaged_one_is_not_removed_unseen(device: Device, bucket: Bucket, part: str) -> None:
    device.publish(*NAMES)
    damaged = device.services.upkeep.back_up(CLOUD).backup.time
    if part == "manifest":
        bucket.put_over(f"{BACKUPS}{damaged}/manifest", b"damaged")
    else:
        bucket.delete(f"{BACKUPS}{damaged}/{part}")
    for day in range(1, 16):
        bucket.later = timedelta(days=day)
        report = device.services.upkeep.back_up(CLOUD)
        assert report.damaged == (damaged,)
        assert damaged not in report.removed
    assert f"{BACKUPS}{damaged}/manifest" in bucket.names(BACKUPS)
    assert [each.time for each in device.services.upkeep.backups(CLOUD) if each.error] == [damaged]


def test_a_good_one_is_not_removed_for_a_damaged_one(device: Device, bucket: Bucket) -> None:
    device.publish(*NAMES)
    good = device.services.upkeep.back_up(CLOUD).backup.time
    bucket.later = timedelta(seconds=5)
    damaged = device.services.upkeep.back_up(CLOUD).backup.time
    bucket.put_over(f"{BACKUPS}{damaged}/manifest", b"damaged")
    bucket.later = timedelta(days=3)
    device.services.upkeep.back_up(CLOUD)

    assert f"{BACKUPS}{good}/manifest" in bucket.names(BACKUPS)


def test_what_was_given_up_long_ago_is_cleared_away(device: Device, bucket: Bucket) -> None:
    device.publish(*NAMES)
    for time in ("20200101T000000Z", "20991231T000000Z"):
        bucket.write(f"{BACKUPS}{time}/000001", b"half", fresh=True)

    report = device.services.upkeep.back_up(CLOUD)

    times = {name.split("/")[3] for name in bucket.names(BACKUPS)}
    assert times == {report.backup.time, "20991231T000000Z"}  # that may be one that is being written
    assert [each.time for each in device.services.upkeep.backups(CLOUD)] == [report.backup.time]


def test_names_that_are_none_are_passed_over(device: Device, bucket: Bucket) -> None:
    bucket.write(f"{BACKUPS}20269999T000000Z/manifest", b"no such day", fresh=True)
    bucket.write(f"{BACKUPS}readme", b"nothing", fresh=True)

    assert device.services.upkeep.backups(CLOUD) == []
    device.services.upkeep.back_up(CLOUD)
    assert f"{BACKUPS}readme" in bucket.names()


def test_a_damaged_one_is_listed_with_its_reason(device: Device, bucket: Bucket) -> None:
    device.publish(*NAMES)
    time = device.services.upkeep.back_up(CLOUD).backup.time
    bucket.put_over(f"{BACKUPS}{time}/manifest", b"damaged")

    (found,) = device.services.upkeep.backups(CLOUD)

    assert (found.time, found.made_at, found.entries) == (time, time_of(time), 0)
    assert found.error is not None
    assert found.error.kind is FaultKind.JOURNAL


@pytest.mark.parametrize("ask", ["back_up", "backups", "restore"])
def test_without_backup_keys_it_says_how_to_give_them(device: Device, bucket: Bucket, ask: str) -> None:
    device.publish(*NAMES)
    account = device.services.accounts.find(CLOUD)
    device.house.settings.save_account(replace(account, roles=(Role.PUBLISH, Role.MAINTENANCE)))

    with pytest.raises(Fault) as caught:
        getattr(device.services.upkeep, ask)(CLOUD)

    assert caught.value.kind is FaultKind.CREDENTIALS
    assert "rethumb account add Cloud --role backup" in caught.value.detail
    assert bucket.names(BACKUPS) == ()


def test_nor_where_that_was_found_out_after_the_first_sync(device: Device, bucket: Bucket) -> None:
    device.publish(*NAMES)
    device.sync()
    file = library_file("0123456789abcdef" * 2, LibraryKey.generate())
    bucket.write("p/.rethumb/library.json", encode_library_file(file), fresh=False)

    with pytest.raises(Fault) as caught:
        device.services.upkeep.back_up(CLOUD)

    assert caught.value.kind is FaultKind.LIBRARY
    assert bucket.names(BACKUPS) == ()


def test_nothing_is_written_into_a_library_with_another_key(device: Device, bucket: Bucket) -> None:
    device.publish(*NAMES)
    device.sync()
    stranger = Device(device.root.parent / "stranger", bucket).begin()
    try:
        with pytest.raises(Fault) as caught:
            stranger.services.upkeep.back_up(CLOUD)
    finally:
        stranger.close()

    assert caught.value.kind is FaultKind.LIBRARY
    assert bucket.names(BACKUPS) == ()
