"""What was removed stays removed: neither a comparison nor a rebuild brings it back."""

from __future__ import annotations

from rethumb_desktop.services.upkeep.reports import FindingState
from tests.unit.services.upkeep.devices import CLOUD, Bucket, Device

NAMES = ("a.jpg", "b.jpg", "c.jpg")


def remove(device: Device, key: str) -> None:
    """Take a picture out of the library, and tell the others."""
    device.services.removing.remove_now(CLOUD, key)
    device.sync()


def newest_segment(device: Device) -> str:
    records = device.house.sync_records
    return f"p/.rethumb/journal/{records.device}/{records.told(CLOUD)[0]:010}"


def test_what_may_have_been_removed_by_what_cannot_be_read_is_not_put_again(
    device: Device, other: Device, bucket: Bucket
) -> None:
    _, second, _ = device.publish(*NAMES)
    device.sync()
    other.sync()
    remove(other, second.key)
    sealed = bucket.get(newest_segment(other))
    bucket.put_over(newest_segment(other), sealed[:-1])

    stays_away(device, bucket, second.key)
    device.services.upkeep.pass_over(CLOUD, other.house.sync_records.device)
    assert device.services.syncing.sync_now(CLOUD).passed
    stays_away(device, bucket, second.key)


def stays_away(device: Device, bucket: Bucket, key: str) -> None:
    (finding,) = device.verify()
    assert (finding.state, finding.name, finding.mended) == (FindingState.MISSING, "b.jpg", False)
    assert finding.detail.startswith("Not all that other devices told can be read: it may have been removed.")
    assert key not in bucket.names()


def test_what_is_gone_is_put_again_once_all_is_read(device: Device, other: Device, bucket: Bucket) -> None:
    _, second, third = device.publish(*NAMES)
    device.sync()
    other.sync()
    remove(other, second.key)
    whole = bucket.get(newest_segment(other))
    bucket.put_over(newest_segment(other), whole[:-1])
    bucket.delete(third.key)
    assert {finding.mended for finding in device.verify()} == {False}
    bucket.put_over(newest_segment(other), whole)

    (finding,) = device.verify()

    assert (finding.name, finding.mended) == ("c.jpg", True)
    assert {each.name for each in device.listed()} == {"a.jpg", "c.jpg"}


def test_an_object_of_what_was_removed_is_told_and_not_taken_in(device: Device, other: Device, bucket: Bucket) -> None:
    _, second, _ = device.publish(*NAMES)
    device.sync()
    other.sync()
    data, there = bucket.get(second.key), bucket.head(second.key)
    assert there is not None
    remove(other, second.key)
    bucket.put(second.key, data, there.mime or "", width=there.width, height=there.height, note=there.note)

    for each in (other, device):
        (finding,) = each.verify()
        assert (finding.state, finding.key, finding.mended) == (FindingState.FOREIGN, second.key, False)
        assert finding.detail.startswith("It was removed from the library")
        report = each.services.upkeep.rebuild(CLOUD)
        assert report.from_objects == 0
        assert {publication.name for publication in each.listed()} == {"a.jpg", "c.jpg"}
