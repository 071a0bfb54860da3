"""Restoring: a good backup joined with what is known; nothing that is newer is lost, nothing that was removed rises."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from rethumb_desktop.domain.entries import Rename
from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.job import Publication
from rethumb_desktop.domain.object_key import LibraryKey
from rethumb_desktop.sync.library_file import encode_library_file, library_file
from tests.unit.services.upkeep.devices import CLOUD, Bucket, Device
from tests.unit.services.upkeep.test_rebuilding import Cut, PowerCut, lose_journals

NAMES = tuple(f"{number}.jpg" for number in range(6))
BACKUPS = "p/.rethumb/backups/"
Opener = Callable[[str], Device]


def backed_up(device: Device) -> tuple[str, list[Publication]]:
    device.publish(*NAMES)
    device.house.sync_records.tell(CLOUD, [Rename(0, device.listed()[0].key.removeprefix("p/"), "Ann.jpg")])
    again = device.root / "also.jpg"
    again.write_bytes((device.root / "2.jpg").read_bytes())
    device.submit(again)
    return device.services.upkeep.back_up(CLOUD).backup.time, device.listed()


def test_a_new_home_has_everything_again(device: Device, bucket: Bucket, open_device: Opener) -> None:
    time, before = backed_up(device)
    lose_journals(bucket, but="backups")
    fresh = open_device("third").join(device)

    report = fresh.services.upkeep.restore(CLOUD)

    assert fresh.listed() == before
    assert (report.time, report.entries, report.came, report.told) == (time, len(NAMES), len(NAMES), 0)
    assert report.passed_over == ()
    assert fresh.verify() == []


def test_what_is_newer_stays(device: Device, bucket: Bucket) -> None:
    _, before = backed_up(device)
    first = before[0]
    device.house.sync_records.tell(CLOUD, [Rename(0, first.key.removeprefix("p/"), "Later.jpg")])
    device.services.removing.remove_now(CLOUD, before[1].key)
    device.publish("later.jpg")
    device.sync()
    now = device.listed()

    report = device.services.upkeep.restore(CLOUD)

    assert device.listed() == now
    assert report.came == 0
    device.sync()
    assert device.listed() == now


def test_the_index_as_it_was_is_kept(device: Device, open_device: Opener) -> None:
    backed_up(device)
    fresh = open_device("third").join(device)

    report = fresh.services.upkeep.restore(CLOUD)

    assert fresh.house.index_copies.kept[report.copy].found == {}


def test_journals_are_read_on_behind_it(device: Device, other: Device, bucket: Bucket, open_device: Opener) -> None:
    """The vector of the backup: what it holds is not read once more."""
    backed_up(device)
    device.publish("later.jpg")
    device.sync()
    bucket.delete(f"p/.rethumb/journal/{device.house.sync_records.device}/0000000001")
    fresh = open_device("third").join(device)

    fresh.services.upkeep.restore(CLOUD)

    fresh.sync()
    assert fresh.listed() == device.listed()


# Which backup


def test_the_newest_good_one_is_taken(device: Device, bucket: Bucket, open_device: Opener) -> None:
    time, before = backed_up(device)
    bucket.later = timedelta(days=1)
    damaged = device.services.upkeep.back_up(CLOUD).backup.time
    bucket.later = timedelta(days=2)
    without = device.services.upkeep.back_up(CLOUD).backup.time
    part = f"{BACKUPS}{damaged}/000001"
    bucket.put_over(part, bucket.get(part)[:-1])
    bucket.delete(f"{BACKUPS}{without}/000001")
    fresh = open_device("third").join(device)

    report = fresh.services.upkeep.restore(CLOUD)

    assert (report.time, report.passed_over) == (time, (without, damaged))
    assert fresh.listed() == before


def test_or_the_one_that_is_named(device: Device, bucket: Bucket, open_device: Opener) -> None:
    time, before = backed_up(device)
    bucket.later = timedelta(days=1)
    device.publish("later.jpg")
    device.services.upkeep.back_up(CLOUD)
    lose_journals(bucket, but="backups")
    fresh = open_device("third").join(device)

    assert fresh.services.upkeep.restore(CLOUD, time).time == time
    assert fresh.listed() == before


@pytest.mark.parametrize(
    ("time", "kind"),
    [("20200101T000000Z", FaultKind.MISSING), ("yesterday", FaultKind.USAGE), ("", FaultKind.MISSING)],
)
def test_where_there_is_none_it_says_so(device: Device, time: str, kind: FaultKind) -> None:
    device.publish("a.jpg")
    before = device.listed()
    with pytest.raises(Fault) as caught:
        device.services.upkeep.restore(CLOUD, time)

    assert caught.value.kind is kind
    assert device.listed() == before
    assert device.house.index_copies.kept == {}


@pytest.mark.parametrize("named", [True, False])
def test_a_damaged_one_changes_nothing(device: Device, bucket: Bucket, open_device: Opener, named: bool) -> None:
    """All of it is checked before the first record is joined."""
    time, _ = backed_up(device)
    name = f"{BACKUPS}{time}/000001"
    bucket.put_over(name, bucket.get(name)[:-1])
    fresh = open_device("third").join(device)

    with pytest.raises(Fault) as caught:
        fresh.services.upkeep.restore(CLOUD, time if named else "")

    assert caught.value.kind is FaultKind.JOURNAL
    assert named or time in caught.value.detail
    assert fresh.listed() == []
    assert fresh.house.index_copies.kept == {}


def test_nor_does_one_of_a_library_with_another_key(device: Device, bucket: Bucket, open_device: Opener) -> None:
    backed_up(device)
    file = library_file("0123456789abcdef" * 2, LibraryKey.generate())
    bucket.write("p/.rethumb/library.json", encode_library_file(file), fresh=False)
    fresh = open_device("third").join(device)

    with pytest.raises(Fault) as caught:
        fresh.services.upkeep.restore(CLOUD)

    assert caught.value.kind is FaultKind.LIBRARY
    assert fresh.listed() == []


# What its device told nobody


def test_what_its_device_told_nobody_is_told_by_this_one(device: Device, bucket: Bucket, open_device: Opener) -> None:
    device.publish(*NAMES)

    def publish_meanwhile(operation: str, key: str) -> None:
        if (operation, key) == ("list", BACKUPS):
            bucket.meet = lambda _operation, _key: None
            device.publish("untold.jpg")
            again = device.root / "also.jpg"
            again.write_bytes((device.root / "untold.jpg").read_bytes())
            device.submit(again)

    bucket.meet = publish_meanwhile
    device.services.upkeep.back_up(CLOUD)
    before = device.listed()
    assert (before[0].name, before[0].other_names) == ("untold.jpg", ("also.jpg",))
    lose_journals(bucket, but="backups")
    fresh = open_device("third").join(device)

    report = fresh.services.upkeep.restore(CLOUD)

    assert report.told == 1
    assert fresh.listed() == before
    second = open_device("fourth").join(fresh)
    second.sync()
    assert second.listed() == before


def test_unless_it_is_gone(device: Device, bucket: Bucket, open_device: Opener) -> None:
    def publish_meanwhile(operation: str, key: str) -> None:
        if (operation, key) == ("list", BACKUPS):
            bucket.meet = lambda _operation, _key: None
            device.publish("untold.jpg")

    bucket.meet = publish_meanwhile
    device.services.upkeep.back_up(CLOUD)
    (untold,) = device.listed()
    bucket.delete(untold.key)
    fresh = open_device("third").join(device)

    assert fresh.services.upkeep.restore(CLOUD).told == 0
    assert fresh.listed() == []


# Long ago


def test_what_was_removed_since_an_old_backup_does_not_rise(
    device: Device, bucket: Bucket, open_device: Opener
) -> None:
    """Nobody remembers the removal any more: whether the object is there tells."""
    _, before = backed_up(device)
    bucket.later = timedelta(days=1)
    device.services.removing.remove_now(CLOUD, before[3].key)
    device.sync()
    lose_journals(bucket, but="backups")
    bucket.later = timedelta(days=200)
    fresh = open_device("third").join(device)

    fresh.services.upkeep.restore(CLOUD)

    assert fresh.listed() == [each for each in before if each != before[3]]


# Cut off


def test_cut_off_anywhere_and_repeated_it_comes_to_the_same(
    device: Device, bucket: Bucket, open_device: Opener
) -> None:
    _, before = backed_up(device)
    lose_journals(bucket, but="backups")
    fresh = open_device("third").join(device)
    cuts = 0
    for place in range(48):  # each leaves something behind, which the next one looks at as well
        bucket.meet = Cut(place)
        try:
            fresh.services.upkeep.restore(CLOUD)
        except PowerCut:
            cuts += 1
    bucket.meet = lambda _operation, _key: None

    fresh.services.upkeep.restore(CLOUD)

    assert fresh.listed() == before
    assert cuts > 8
