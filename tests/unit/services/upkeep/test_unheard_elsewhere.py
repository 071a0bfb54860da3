"""Segments that were gone before all had read them, in whatever else is done: nothing comes back, nothing is lost."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from rethumb_desktop.services.syncing.site import SNAPSHOT_LOOKED
from rethumb_desktop.services.syncing.snapshots import write_snapshot
from rethumb_desktop.services.syncing.unheard import unheard
from rethumb_desktop.services.upkeep.sites import Sites
from tests.unit.services.upkeep.devices import CLOUD, Bucket, Device, names_of
from tests.unit.services.upkeep.test_removals_stay import newest_segment, remove
from tests.unit.services.upkeep.test_restoring_for_others import lose, snapshot_of

Opener = Callable[[str], Device]

GONE = "It was gone before others had read it."


def without_note(bucket: Bucket, key: str) -> None:
    """Have nobody find a picture by its object."""
    there = bucket.head(key)
    assert there is not None
    bucket.put(key, bucket.get(key), there.mime or "", width=there.width, height=there.height)


def test_what_an_old_backup_holds_of_it_comes_back_where_its_object_is(
    device: Device, bucket: Bucket, open_device: Opener
) -> None:
    device.publish("a.jpg")
    device.sync()
    (second,) = device.publish("b.jpg")
    device.sync()
    name = newest_segment(device)
    device.publish("c.jpg")
    device.sync()
    device.services.upkeep.back_up(CLOUD)
    bucket.delete(name)
    without_note(bucket, second.key)
    fresh = open_device("third").join(device)
    fresh.services.upkeep.rebuild(CLOUD)
    bucket.later = timedelta(days=70)

    fresh.services.upkeep.restore(CLOUD)

    assert names_of(fresh) == {"a.jpg", "b.jpg", "c.jpg"}
    assert unheard(fresh.house.sync_records, CLOUD) == {}


def test_what_was_removed_and_is_there_again_is_not_told_anew(
    device: Device, bucket: Bucket, open_device: Opener
) -> None:
    first, _ = device.publish("a.jpg", "b.jpg")
    device.sync()
    device.publish("x.jpg")
    device.sync()
    lost = newest_segment(device)
    data, there = bucket.get(first.key), bucket.head(first.key)
    assert there is not None
    remove(device, first.key)
    bucket.put(first.key, data, there.mime or "", width=there.width, height=there.height, note=there.note)
    device.publish("c.jpg")
    device.sync()
    bucket.delete(lost)
    fresh = open_device("third").join(device)
    fresh.services.upkeep.rebuild(CLOUD)
    device.sync()

    device.verify()

    fresh.sync()
    assert names_of(fresh) == names_of(device) == {"b.jpg", "x.jpg", "c.jpg"}


@pytest.mark.parametrize("lost", ["gone and rebuilt over", "damaged", "damaged and passed over"])
def test_nor_does_putting_back_bring_it_back(device: Device, other: Device, bucket: Bucket, lost: str) -> None:
    _, second = other.publish("a.jpg", "b.jpg")
    other.sync()
    device.sync()
    remove(device, second.key)
    name = newest_segment(device)
    device.publish("c.jpg")
    device.sync()
    if lost == "gone and rebuilt over":
        bucket.delete(name)
        assert other.services.upkeep.rebuild(CLOUD).lost == 1
    else:
        bucket.put_over(name, bucket.get(name)[:-1])
        assert not other.services.syncing.sync_now(CLOUD).in_step
    if lost == "damaged and passed over":
        other.services.upkeep.pass_over(CLOUD, device.house.sync_records.device)

    report = other.services.upkeep.put_back(CLOUD)

    assert (report.put_again, report.left) == (0, 1)
    assert second.key not in bucket.names()


@pytest.mark.parametrize("lost", ["nothing", "own head", "library.json", "own segment"])
def test_putting_back_hears_first_of_what_was_removed(device: Device, other: Device, bucket: Bucket, lost: str) -> None:
    _, second = other.publish("a.jpg", "b.jpg")
    other.sync()
    device.sync()
    remove(device, second.key)
    own = other.house.sync_records.device
    gone = {"own head": f"p/.rethumb/heads/{own}", "library.json": "p/.rethumb/library.json"}
    if lost != "nothing":
        bucket.delete(gone.get(lost) or newest_segment(other))

    assert other.services.upkeep.put_back(CLOUD).put_again == 0

    assert second.key not in bucket.names()
    assert names_of(other) == {"a.jpg"}


def test_what_a_verify_takes_in_does_not_hide_what_was_told(
    device: Device, rebuilt: Device, bucket: Bucket, open_device: Opener
) -> None:
    untold = open_device("fourth").join(device)
    untold.publish("z.jpg")  # nobody has told of it when the author verifies
    device.sync()

    device.verify()

    rebuilt.sync()
    assert names_of(rebuilt) == names_of(device) == {"a.jpg", "c.jpg", "z.jpg"}


def test_it_ends_once_who_knows_has_told_it_anew(device: Device, rebuilt: Device, bucket: Bucket) -> None:
    assert [each.segments for each in rebuilt.services.syncing.sync_now(CLOUD).passed] == [1]
    device.sync()
    device.verify()

    rebuilt.sync()

    assert unheard(rebuilt.house.sync_records, CLOUD) == {}
    assert rebuilt.services.syncing.sync_now(CLOUD).passed == ()
    bucket.asked.clear()
    rebuilt.sync()
    assert len(bucket.asked) == 1, "no snapshot is read again and again"


def test_what_was_published_since_is_put_again(rebuilt: Device, bucket: Bucket) -> None:
    (later,) = rebuilt.publish("e.jpg")
    rebuilt.sync()
    bucket.delete(later.key)

    found = {each.name: each.mended for each in rebuilt.verify()}

    assert found == {"b.jpg": False, "e.jpg": True}
    assert later.key in bucket.names()


def test_what_is_gone_stays_in_the_lists_for_who_may_put_it_again(
    device: Device, bucket: Bucket, open_device: Opener
) -> None:
    other = open_device("second").join(device)
    device.publish("a.jpg")
    device.sync()
    (second,) = device.publish("b.jpg")
    device.sync()
    name = newest_segment(device)
    device.publish("c.jpg")
    device.sync()
    other.sync()
    bucket.delete(name)
    bucket.delete(second.key)
    fresh = open_device("third").join(device)
    fresh.services.upkeep.rebuild(CLOUD)
    assert names_of(fresh) == {"a.jpg", "c.jpg"}

    other.verify()

    assert names_of(other) == {"a.jpg", "b.jpg", "c.jpg"}
    device.sync()
    device.verify()
    assert second.key in bucket.names()
    for each in (fresh, other):
        each.sync()
    assert names_of(fresh) == names_of(other) == names_of(device) == {"a.jpg", "b.jpg", "c.jpg"}


def test_an_older_snapshot_tells_of_it_where_the_newest_does_not(
    device: Device, other: Device, bucket: Bucket, open_device: Opener
) -> None:
    _, second = device.publish("a.jpg", "b.jpg")
    device.sync()
    remove(device, second.key)
    name = newest_segment(device)
    device.publish("c.jpg")
    device.sync()
    other.sync()
    bucket.delete(name)
    fresh = open_device("third").join(device)
    fresh.services.upkeep.rebuild(CLOUD)
    bucket.later = timedelta(hours=1)
    snapshot_of(other)
    device.sync()
    lose(bucket, other)

    assert [each.detail for each in device.verify(mend=False)] == [f"{GONE} What it told is known here."]

    device.verify()
    fresh.sync()
    assert names_of(fresh) == {"a.jpg", "c.jpg"}


@pytest.mark.parametrize("is_tried", [True, False])
def test_what_was_gone_and_is_there_again_is_read_by_the_next_verify(
    device: Device, bucket: Bucket, open_device: Opener, is_tried: bool
) -> None:
    _, second = device.publish("a.jpg", "b.jpg")
    device.sync()
    remove(device, second.key)
    name = newest_segment(device)
    device.publish("c.jpg")
    device.sync()
    sealed = bucket.get(name)
    bucket.delete(name)
    fresh = open_device("third").join(device)
    fresh.services.upkeep.rebuild(CLOUD)
    bucket.write(name, sealed, fresh=True)

    found = fresh.verify(mend=is_tried)

    read = "was read and taken in" if is_tried else "can be read again"
    assert found[0].detail == f"1 segment that was passed over {read}."
    assert unheard(fresh.house.sync_records, CLOUD) == (
        {} if is_tried else {device.house.sync_records.device: ((2, 2),)}
    )
    assert names_of(fresh) == ({"a.jpg", "c.jpg"} if is_tried else {"a.jpg", "b.jpg", "c.jpg"})


def test_a_rebuild_looks_for_older_snapshots_again(
    device: Device, other: Device, bucket: Bucket, open_device: Opener
) -> None:
    third = open_device("third").join(device)
    _, second = device.publish("a.jpg", "b.jpg")
    for each in (device, other, third):
        each.sync()
    remove(device, second.key)
    lost = newest_segment(device)
    third.sync()
    snapshot_of(third)
    device.publish("c.jpg")
    device.sync()
    bucket.later = timedelta(hours=1)
    snapshot_of(other)  # written before it reads of the removal
    bucket.delete(lost)
    fresh = open_device("fourth").join(device)
    site = Sites(fresh.services.upkeep.means).usual(CLOUD)
    site.note_fact(SNAPSHOT_LOOKED, str(site.now() + 3_600_000))

    assert fresh.services.upkeep.rebuild(CLOUD).lost == 0

    assert names_of(fresh) == {"a.jpg", "c.jpg"}


def test_what_was_told_anew_is_told_again_where_it_did_not_arrive(
    device: Device, other: Device, bucket: Bucket, open_device: Opener
) -> None:
    """A snapshot that is newer than that of the telling says that its writer has not heard it."""
    _, second = device.publish("a.jpg", "b.jpg")
    device.sync()
    remove(device, second.key)
    name = newest_segment(device)
    device.publish("c.jpg")
    device.sync()
    other.sync()
    bucket.delete(name)
    device.close()
    fresh = open_device("third").join(other)
    fresh.services.upkeep.rebuild(CLOUD)
    other.sync()
    other.verify()
    bucket.later = timedelta(minutes=5)
    written = Sites(fresh.services.upkeep.means).usual(CLOUD)
    for _ in write_snapshot(written, 0):
        pass
    fresh.services.syncing.sync_now(CLOUD)
    bucket.later = timedelta(minutes=10)

    for _ in range(2):
        for each in (other, fresh):
            each.verify()
            each.sync()

    assert unheard(fresh.house.sync_records, CLOUD) == {}
    assert names_of(fresh) == names_of(other)
    assert "b.jpg" not in names_of(fresh)


def test_what_was_published_since_stays_so_whatever_snapshot_is_read(
    rebuilt: Device, device: Device, bucket: Bucket, open_device: Opener
) -> None:
    second = open_device("fourth").join(rebuilt)
    second.sync()
    bucket.later = timedelta(hours=1)
    (later,) = second.publish("e.jpg")
    second.sync()
    bucket.later = timedelta(hours=2)
    rebuilt.publish("f.jpg")
    rebuilt.sync()
    gone = newest_segment(rebuilt)
    rebuilt.publish("g.jpg")
    rebuilt.sync()
    snapshot_of(rebuilt)
    bucket.delete(gone)
    second.sync()  # it takes the snapshot in
    bucket.delete(later.key)

    found = {each.name: each.mended for each in second.verify()}

    assert found["e.jpg"]
