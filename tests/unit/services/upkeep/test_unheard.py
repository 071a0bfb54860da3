"""Segments that were gone before all had read them: who knows what they told tells it anew, and nothing comes back."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rethumb_desktop.domain.entries import Rename
from rethumb_desktop.domain.job import JobState
from rethumb_desktop.services.syncing.unheard import unheard
from rethumb_desktop.services.upkeep.reports import FindingState
from tests.unit.services.upkeep.devices import CLOUD, Bucket, Device, names_of
from tests.unit.services.upkeep.test_removals_stay import newest_segment, remove
from tests.unit.services.upkeep.test_restoring_for_others import lose, snapshot_of

Opener = Callable[[str], Device]

GONE = "It was gone before others had read it."


def test_the_author_tells_it_anew_once(device: Device, rebuilt: Device, removed: str) -> None:
    device.sync()

    (dry,) = device.verify(mend=False)
    (finding,) = device.verify()

    assert (dry.state, dry.mended, dry.detail) == (FindingState.RECORD, False, f"{GONE} What it told is known here.")
    assert (finding.mended, finding.detail) == (True, f"{GONE} What it told is told by this device now.")
    assert finding.key.endswith("/0000000002")
    rebuilt.sync()
    assert names_of(rebuilt) == names_of(device) == {"a.jpg", "c.jpg"}
    assert device.verify() == []
    snapshot_of(rebuilt)
    device.sync()
    assert device.verify() == []


def test_so_does_another_that_has_read_it(device: Device, other: Device, bucket: Bucket, open_device: Opener) -> None:
    _, second = device.publish("a.jpg", "b.jpg")
    device.sync()
    remove(device, second.key)
    other.sync()
    name = newest_segment(device)
    device.publish("c.jpg")
    device.sync()
    bucket.delete(name)
    device.close()
    fresh = open_device("third").join(other)
    fresh.services.upkeep.rebuild(CLOUD)
    assert "b.jpg" in names_of(fresh)

    other.verify()

    fresh.sync()
    assert names_of(fresh) == names_of(other) == {"a.jpg", "c.jpg"}


def test_pictures_and_names_of_it_are_told_anew(device: Device, bucket: Bucket, open_device: Opener) -> None:
    first, second = device.publish("a.jpg", "b.jpg")
    device.sync()
    (third,) = device.publish("c.jpg")
    device.house.sync_records.tell(CLOUD, [Rename(0, first.key.removeprefix("p/"), "new.jpg")])
    device.sync()
    name = newest_segment(device)
    device.publish("d.jpg")
    device.sync()
    bucket.delete(name)
    # Without its note nobody finds it by its object.
    there = bucket.head(third.key)
    assert there is not None
    bucket.put(third.key, bucket.get(third.key), there.mime or "", width=there.width, height=there.height)
    fresh = open_device("third").join(device)
    fresh.services.upkeep.rebuild(CLOUD)
    assert names_of(fresh) == {"a.jpg", "b.jpg", "d.jpg"}

    device.sync()
    device.verify()

    fresh.sync()
    assert names_of(fresh) == names_of(device) == {"new.jpg", "b.jpg", "c.jpg", "d.jpg"}
    assert fresh.listed() == device.listed()
    assert second.key in {each.key for each in fresh.listed()}


def test_who_takes_the_snapshot_of_a_rebuild_passes_it_on(
    device: Device, rebuilt: Device, bucket: Bucket, open_device: Opener, removed: str
) -> None:
    second = open_device("fourth").join(rebuilt)
    second.sync()
    assert unheard(second.house.sync_records, CLOUD) == unheard(rebuilt.house.sync_records, CLOUD) != {}
    lose(bucket, rebuilt)
    snapshot_of(second)

    device.sync()
    device.verify()

    second.sync()
    assert names_of(second) == names_of(device) == {"a.jpg", "c.jpg"}


def test_a_snapshot_of_who_knows_ends_it(device: Device, rebuilt: Device, bucket: Bucket, open_device: Opener) -> None:
    second = open_device("fourth").join(rebuilt)
    second.sync()
    lost = newest_segment(rebuilt)
    rebuilt.publish("e.jpg")
    rebuilt.sync()
    device.sync()
    bucket.delete(newest_segment(rebuilt) if lost == newest_segment(rebuilt) else lost)
    bucket.delete(newest_segment(rebuilt))

    snapshot_of(device)
    second.sync()

    assert unheard(second.house.sync_records, CLOUD) == {}
    assert names_of(second) == names_of(device)


@pytest.mark.parametrize("verified", [True, False])
@pytest.mark.parametrize("joined", [True, False])
def test_what_may_have_been_removed_in_it_is_asked_for_and_not_put_again(
    rebuilt: Device, bucket: Bucket, open_device: Opener, removed: str, joined: bool, verified: bool
) -> None:
    one = open_device("fourth").join(rebuilt) if joined else rebuilt
    one.sync()

    if verified:
        (finding,) = one.verify()
        assert (finding.state, finding.key, finding.mended) == (FindingState.MISSING, removed, False)
        assert finding.detail.startswith("Not all that other devices told can be read: it may have been removed.")
    one.publish("a.jpg", "b.jpg")
    assert removed in bucket.names()
    assert one.house.queue.jobs()[-1].state is JobState.PUBLISHED


def test_what_its_writer_never_read_is_not_swept(device: Device, bucket: Bucket, open_device: Opener) -> None:
    other = open_device("second").join(device)
    device.publish("a.jpg")
    device.sync()
    other.publish("o.jpg")
    other.sync()
    (second,) = device.publish("b.jpg")
    device.sync()
    lost = newest_segment(device)
    device.publish("c.jpg")
    device.sync()
    bucket.delete(lost)
    there = bucket.head(second.key)
    assert there is not None
    bucket.put(second.key, bucket.get(second.key), there.mime or "", width=there.width, height=there.height)
    fresh = open_device("third").join(other)
    fresh.services.upkeep.rebuild(CLOUD)
    # What the first device has not read either: it takes the snapshot for this.
    other.publish("p.jpg")
    other.sync()
    gone = newest_segment(other)
    other.publish("q.jpg")
    other.sync()
    fresh.sync()
    snapshot_of(fresh)
    bucket.delete(gone)

    device.sync()

    assert {"b.jpg", "p.jpg", "q.jpg"} <= names_of(device)


def test_a_backup_says_it_too(rebuilt: Device, device: Device, bucket: Bucket, open_device: Opener) -> None:
    rebuilt.services.upkeep.back_up(CLOUD)
    for each in (rebuilt, device):
        lose(bucket, each)
    fresh = open_device("fourth").join(rebuilt)

    fresh.services.upkeep.restore(CLOUD)

    assert unheard(fresh.house.sync_records, CLOUD) == unheard(rebuilt.house.sync_records, CLOUD) != {}


def test_a_rebuild_begins_anew(device: Device, bucket: Bucket, open_device: Opener) -> None:
    device.publish("a.jpg")
    device.sync()
    device.publish("b.jpg")
    device.sync()
    name = newest_segment(device)
    device.publish("c.jpg")
    device.sync()
    sealed = bucket.get(name)
    bucket.delete(name)
    fresh = open_device("third").join(device)
    assert fresh.services.upkeep.rebuild(CLOUD).lost == 1
    for each in bucket.names("p/.rethumb/snapshots/"):
        bucket.delete(each)
    bucket.write(name, sealed, fresh=True)

    assert fresh.services.upkeep.rebuild(CLOUD).lost == 0

    assert unheard(fresh.house.sync_records, CLOUD) == {}
    assert names_of(fresh) == {"a.jpg", "b.jpg", "c.jpg"}
