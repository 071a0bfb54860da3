"""Passing over: what nobody will read any more is given up, told honestly, and comes back with a snapshot."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.syncing import PassedOver, Standing, SyncReport
from rethumb_desktop.services.syncing.cycle import SyncCycle
from rethumb_desktop.services.syncing.snapshots import write_snapshot
from rethumb_desktop.services.syncing.stretches import passed_over
from rethumb_desktop.services.upkeep.sites import Sites
from tests.unit.services.upkeep.devices import CLOUD, Bucket, Device

NAMES = tuple(f"{number}.jpg" for number in range(6))


@pytest.fixture
def told(device: Device) -> Device:
    """The first device, which has told a segment for each picture."""
    for name in NAMES:
        device.publish(name)
        device.sync()
    return device


def segment(device: Device, seq: int) -> str:
    return f"p/.rethumb/journal/{device.house.sync_records.device}/{seq:010}"


def sync(device: Device) -> SyncReport:
    return device.services.syncing.sync_now(CLOUD)


def names(device: Device) -> set[str]:
    return {each.name for each in device.listed()}


def write_a_snapshot(device: Device) -> None:
    """Have a device write a snapshot of what it knows, and its head tell of it."""
    site = Sites(device.services.upkeep.means).usual(CLOUD)
    for _ in write_snapshot(site, 0):
        pass
    sync(device)


HARMS = {
    "cut short": lambda bucket, name: bucket.put_over(name, bucket.get(name)[:-1]),
    "gone": lambda bucket, name: bucket.delete(name),
    "of another number": lambda bucket, name: bucket.put_over(name, bucket.get(f"{name[:-1]}1")),
}


@pytest.mark.parametrize("harm", HARMS)
@pytest.mark.parametrize("seq", [3, 6], ids=["in the middle", "at the end"])
def test_what_cannot_be_read_is_given_up_and_the_rest_is_read(
    told: Device, other: Device, bucket: Bucket, harm: str, seq: int
) -> None:
    HARMS[harm](bucket, segment(told, seq))
    assert not sync(other).in_step
    device = told.house.sync_records.device

    report = other.services.upkeep.pass_over(CLOUD, device[:8])

    assert (report.device, report.segments) == (device, 1)
    assert (report.sync.in_step, report.sync.problems) == (True, ())
    assert names(other) == set(NAMES) - {NAMES[seq - 1]}
    told.publish("later.jpg")
    sync(told)
    later = sync(other)
    assert (later.in_step, later.passed) == (True, report.sync.passed)
    assert "later.jpg" in names(other)


def test_the_state_says_what_was_passed_over_also_after_a_restart(told: Device, other: Device, bucket: Bucket) -> None:
    bucket.delete(segment(told, 3))
    sync(other)
    report = other.services.upkeep.pass_over(CLOUD, told.house.sync_records.device)
    device = told.house.sync_records.device
    (short,) = {each.called for each in report.sync.passed}
    passed = (PassedOver(device, short, 1),)
    assert report.sync.passed == passed
    state = other.services.syncing.state(CLOUD)
    assert (state.standing, state.passed, state.problems) == (Standing.IN_STEP, passed, 0)
    other.restart()
    state = other.services.syncing.state(CLOUD)
    assert (state.standing, state.passed) == (Standing.WAITING, passed)
    assert [each.passed for each in other.services.syncing.devices(CLOUD)] == [0, 1]


def test_several_are_counted_together(told: Device, other: Device, bucket: Bucket) -> None:
    for seq in (2, 4, 5):
        bucket.put_over(segment(told, seq), b"spoiled")
    device = told.house.sync_records.device
    sync(other)
    assert other.services.upkeep.pass_over(CLOUD, device).segments == 1
    assert [problem.kind for problem in sync(other).problems] == [FaultKind.JOURNAL]
    report = other.services.upkeep.pass_over(CLOUD, device)
    assert (report.segments, report.sync.in_step) == (2, True)
    assert [each.segments for each in report.sync.passed] == [3]
    assert names(other) == {NAMES[0], NAMES[2], NAMES[5]}


def test_what_was_passed_over_comes_back_with_a_snapshot(
    told: Device, other: Device, bucket: Bucket, open_device: Callable[[str], Device]
) -> None:
    third = open_device("third").join(told)
    sync(third)
    bucket.put_over(segment(told, 3), b"spoiled")
    sync(other)
    other.services.upkeep.pass_over(CLOUD, told.house.sync_records.device)
    other.publish("own.jpg")
    sync(other)

    write_a_snapshot(third)

    report = sync(other)
    assert (report.in_step, report.passed) == (True, ())
    assert names(other) == {*NAMES, "own.jpg"}


def test_an_older_snapshot_is_read_past_what_was_passed_over(
    device: Device, other: Device, bucket: Bucket, open_device: Callable[[str], Device]
) -> None:
    third = open_device("third").join(device)
    device.publish(NAMES[0])
    sync(device)
    third.publish("third.jpg")
    sync(third)
    write_a_snapshot(third)
    for name in NAMES[1:]:
        device.publish(name)
        sync(device)
    bucket.put_over(segment(device, 3), b"spoiled")
    snapshots = {name: bucket.get(name) for name in bucket.names("p/.rethumb/snapshots/")}
    for name in (*snapshots, gone := segment(third, 1)):
        bucket.delete(name)
    assert len(sync(other).problems) == 2
    other.services.upkeep.pass_over(CLOUD, device.house.sync_records.device)
    for name, data in snapshots.items():
        bucket.write(name, data, fresh=True)
    other.house.sync_records.note_fact(f"looked for snapshots {CLOUD}", "")

    report = sync(other)

    assert gone not in bucket.names()
    assert (report.in_step, report.problems) == (True, ())
    assert names(other) == {"third.jpg", *NAMES} - {NAMES[2]}


def test_no_snapshot_of_who_passed_over_takes_anything_from_the_others(
    told: Device, other: Device, bucket: Bucket, open_device: Callable[[str], Device]
) -> None:
    """What a snapshot covers and does not hold was removed: so it must not cover what was passed over."""
    third = open_device("third").join(told)
    sync(third)
    spoiled = bucket.get(segment(told, 3))
    bucket.put_over(segment(told, 3), b"spoiled")
    sync(other)
    other.services.upkeep.pass_over(CLOUD, told.house.sync_records.device)
    other.publish("own.jpg")
    sync(other)
    bucket.put_over(segment(told, 3), spoiled)
    write_a_snapshot(other)
    bucket.delete(segment(other, 1))  # so that the third needs the snapshot

    sync(third)

    assert names(third) == {*NAMES, "own.jpg"}
    fresh = open_device("fourth").join(told)
    sync(fresh)
    assert names(fresh) == {*NAMES, "own.jpg"}


def test_nor_is_a_backup_said_to_hold_it(
    told: Device, other: Device, bucket: Bucket, open_device: Callable[[str], Device]
) -> None:
    spoiled = bucket.get(segment(told, 3))
    bucket.put_over(segment(told, 3), b"spoiled")
    sync(other)
    other.services.upkeep.pass_over(CLOUD, told.house.sync_records.device)
    other.services.upkeep.back_up(CLOUD)
    fresh = open_device("third").join(told)

    fresh.services.upkeep.restore(CLOUD)

    assert names(fresh) == set(NAMES) - {NAMES[2]}
    bucket.put_over(segment(told, 3), spoiled)
    sync(fresh)
    assert names(fresh) == set(NAMES)


def test_a_backup_of_who_has_read_it_brings_it_back(told: Device, other: Device, bucket: Bucket) -> None:
    told.services.upkeep.back_up(CLOUD)
    bucket.put_over(segment(told, 3), b"spoiled")
    sync(other)
    other.services.upkeep.pass_over(CLOUD, told.house.sync_records.device)

    other.services.upkeep.restore(CLOUD)

    assert sync(other).passed == ()
    assert names(other) == set(NAMES)


def test_a_rebuild_reads_it_once_more(told: Device, other: Device, bucket: Bucket) -> None:
    spoiled = bucket.get(segment(told, 3))
    bucket.put_over(segment(told, 3), b"spoiled")
    sync(other)
    other.services.upkeep.pass_over(CLOUD, told.house.sync_records.device)
    bucket.put_over(segment(told, 3), spoiled)

    other.services.upkeep.rebuild(CLOUD)

    assert (sync(other).passed, names(other)) == ((), set(NAMES))


def test_a_snapshot_is_not_written_again_and_again_for_what_was_passed_over(
    told: Device, other: Device, bucket: Bucket
) -> None:
    bucket.put_over(segment(told, 2), b"spoiled")
    sync(other)
    other.services.upkeep.pass_over(CLOUD, told.house.sync_records.device)
    site = Sites(other.services.upkeep.means).usual(CLOUD)
    made = []
    for _ in range(3):
        assert SyncCycle(site, lambda _arrival: None, place=site.fact("place"), snapshot_after=1).run().in_step
        made.append(len(bucket.names("p/.rethumb/snapshots/")))
    assert made == [0, 0, 0]


def test_a_spoiled_head_and_a_spoiled_segment(told: Device, other: Device, bucket: Bucket) -> None:
    sync(other)
    for name in ("x.jpg", "y.jpg", "z.jpg"):
        told.publish(name)
        sync(told)
    bucket.put_over(f"p/.rethumb/heads/{told.house.sync_records.device}", b"spoiled")
    bucket.put_over(segment(told, 7), b"spoiled")
    assert not sync(other).in_step

    report = other.services.upkeep.pass_over(CLOUD, told.house.sync_records.device)

    assert (report.segments, report.sync.in_step) == (1, True)
    assert {"y.jpg", "z.jpg"} <= names(other)


def test_where_nobody_knows_what_the_next_follows_it_is_read_all_the_same(
    told: Device, other: Device, bucket: Bucket
) -> None:
    sync(other)
    told.publish("x.jpg")
    sync(told)
    head = bucket.get(name := f"p/.rethumb/heads/{told.house.sync_records.device}")
    bucket.put_over(segment(told, 7), b"spoiled")
    sync(other)
    bucket.put_over(name, b"spoiled")
    assert other.services.upkeep.pass_over(CLOUD, told.house.sync_records.device).segments == 1
    bucket.put_over(name, head)
    told.publish("y.jpg")
    sync(told)

    assert sync(other).in_step
    assert "y.jpg" in names(other)


@pytest.mark.parametrize(
    ("text", "words"),
    [("nobody", "There is no device “nobody”"), ("A computer", "Several devices are called “A computer”.")],
)
def test_it_has_to_be_clear_who_is_meant(told: Device, other: Device, bucket: Bucket, text: str, words: str) -> None:
    bucket.delete(segment(told, 3))
    sync(other)
    with pytest.raises(Fault) as caught:
        other.services.upkeep.pass_over(CLOUD, text)
    assert caught.value.kind is FaultKind.USAGE
    assert words in caught.value.title
    assert passed_over(other.house.sync_records, CLOUD) == {}


def test_nothing_is_given_up_of_what_can_be_read(told: Device, other: Device) -> None:
    sync(other)
    with pytest.raises(Fault) as caught:
        other.services.upkeep.pass_over(CLOUD, told.house.sync_records.device)
    assert caught.value.kind is FaultKind.USAGE
    assert "can be read" in caught.value.title


def test_devices_of_one_name_are_told_apart(told: Device, other: Device, bucket: Bucket) -> None:
    bucket.delete(segment(told, 3))
    (problem,) = sync(other).problems
    short = told.house.sync_records.device[:8]
    assert problem.title == f"The journal of “A computer ({short})” cannot be read further."
    assert [each.called for each in other.services.syncing.devices(CLOUD)] == [
        f"A computer ({each.id[:8]})" for each in other.services.syncing.devices(CLOUD)
    ]


@pytest.fixture
def named(open_device: Callable[[str], Device], told: Device) -> Device:
    """A device with a name of its own."""
    device = open_device("named")
    device.services.close()
    device.house.device_name = "Ann’s laptop"
    device.services = device.house.open()
    return device.join(told)


def test_a_name_that_is_alone_stands_alone_and_who_said_none_is_a_short_id(told: Device, named: Device) -> None:
    first = told.house.sync_records.device
    assert [each.called for each in named.services.syncing.devices(CLOUD)] == ["Ann’s laptop", first[:8]]
    sync(named)
    assert [each.called for each in named.services.syncing.devices(CLOUD)] == ["Ann’s laptop", "A computer"]


def test_what_nobody_has_looked_at_since_is_looked_at(told: Device, other: Device, bucket: Bucket) -> None:
    sync(other)
    told.publish("new.jpg")
    sync(told)
    HARMS["cut short"](bucket, segment(told, len(NAMES) + 1))

    report = other.services.upkeep.pass_over(CLOUD, told.house.sync_records.device)

    assert report.segments == 1
