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
