"""Trying again: what was passed over is taken in by a verification, where it can be read by then."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from rethumb_desktop.domain.entries import stamp
from rethumb_desktop.domain.syncing import Standing
from rethumb_desktop.services.syncing.poll import newest_snapshot
from rethumb_desktop.services.syncing.site import QUIET
from rethumb_desktop.services.syncing.stretches import passed_over
from rethumb_desktop.services.upkeep.reports import Finding, FindingState
from rethumb_desktop.services.upkeep.sites import Sites
from rethumb_desktop.services.upkeep.trying_again import passed_over_again
from rethumb_desktop.sync.names import manifest_name
from rethumb_desktop.sync.segments import decode_segment, encode_segment
from rethumb_desktop.sync.snapshots import decode_manifest
from tests.unit.services.upkeep.devices import CLOUD, Bucket, Device
from tests.unit.services.upkeep.test_passing_over import NAMES, names, segment, sync, told, write_a_snapshot

__all__ = ["told"]


def comes_back(device: Device) -> list[Finding]:
    """Try again, and return what is told of segments that came back; no picture is taken in by its note alone."""
    site = Sites(device.services.upkeep.means).usual(CLOUD)
    found = list(passed_over_again(site, device.services.syncing))
    sync(device)
    return found


@pytest.mark.parametrize("has_agreed", [True, False])
def test_a_verification_takes_in_what_can_be_read_again(
    told: Device, other: Device, bucket: Bucket, has_agreed: bool
) -> None:
    if not has_agreed:
        other.services.consenting.ask_again(CLOUD)
    whole = bucket.get(segment(told, 3))
    bucket.put_over(segment(told, 3), b"spoiled")
    sync(other)
    other.services.upkeep.pass_over(CLOUD, told.house.sync_records.device)
    bucket.put_over(segment(told, 3), whole)
    assert sync(other).passed != (), "a sync alone does not look"

    (found,) = other.verify()

    assert (found.key, found.mended) == (segment(told, 3)[:-10], True)
    assert found.detail == "1 segment that was passed over was read and taken in."
    assert names(other) == set(NAMES)
    state = other.services.syncing.state(CLOUD)
    assert (state.standing, state.passed) == (Standing.IN_STEP, ())
    assert [each.passed for each in other.services.syncing.devices(CLOUD)] == [0, 0]
    assert other.verify() == []


def test_a_dry_run_tells_what_can_be_read_again_and_takes_nothing_in(
    told: Device, other: Device, bucket: Bucket
) -> None:
    device = told.house.sync_records.device
    whole = {seq: bucket.get(segment(told, seq)) for seq in (3, 4, 5)}
    for seq in whole:
        bucket.put_over(segment(told, seq), b"spoiled")
    sync(other)
    other.services.upkeep.pass_over(CLOUD, device)
    stretches, shown = passed_over(other.house.sync_records, CLOUD), names(other)
    details = []
    for seq in (3, 4):
        bucket.put_over(segment(told, seq), whole[seq])
        found = [each for each in other.verify(mend=False) if each.state is FindingState.RECORD]
        assert [each.mended for each in found] == [False]
        details += [each.detail for each in found]
    assert details == [
        "1 segment that was passed over can be read again.",
        "2 segments that were passed over can be read again.",
    ]
    assert (passed_over(other.house.sync_records, CLOUD), names(other)) == (stretches, shown)


def test_what_is_still_spoiled_stays_passed_over(told: Device, other: Device, bucket: Bucket) -> None:
    device = told.house.sync_records.device
    whole = {seq: bucket.get(segment(told, seq)) for seq in (2, 4, 5)}
    for seq in whole:
        bucket.put_over(segment(told, seq), b"spoiled")
    sync(other)
    other.services.upkeep.pass_over(CLOUD, device)
    other.services.upkeep.pass_over(CLOUD, device)
    bucket.asked.clear()
    assert comes_back(other) == []
    assert "write" not in {operation for operation, _ in bucket.asked}

    left = set(whole)
    for seq, count in ((2, 2), (5, 1), (4, 0)):
        left.remove(seq)
        bucket.put_over(segment(told, seq), whole[seq])
        assert len(comes_back(other)) == 1
        assert names(other) >= {NAMES[seq - 1]}
        assert sum(each.segments for each in other.services.syncing.state(CLOUD).passed) == count
        told.publish(f"after {seq}.jpg")
        sync(told)
        assert sync(other).in_step
        write_a_snapshot(other)
        assert end_of(told, other)[0] == (told.house.sync_records.told(CLOUD)[0] if not count else min(left) - 1)
    assert names(other) == names(told)


def forge(told: Device, other: Device, bucket: Bucket, seq: int, whole: bytes, **changes: Any) -> None:
    """Put another segment of this number, sealed with the library's key."""
    site, name = Sites(other.services.upkeep.means).usual(CLOUD), segment(told, seq).removeprefix("p/")
    draft = decode_segment(site.sealer.open(name, whole), told.house.sync_records.device, seq)
    bucket.put_over(segment(told, seq), site.sealer.seal(name, encode_segment(replace(draft, **changes))))


@pytest.mark.parametrize(("seq", "mended"), [(2, {3}), (3, {2}), (2, set())], ids=["first", "last", "alone"])
def test_what_is_another_than_it_was_is_not_taken_in(
    told: Device, other: Device, bucket: Bucket, seq: int, mended: set[int]
) -> None:
    whole = {each: bucket.get(segment(told, each)) for each in (2, 3)}
    for each in whole:
        bucket.put_over(segment(told, each), b"spoiled")
    sync(other)
    other.services.upkeep.pass_over(CLOUD, told.house.sync_records.device)
    for each in mended:
        bucket.put_over(segment(told, each), whole[each])
    forge(told, other, bucket, seq, whole[seq], before="ab" * 32)

    assert len(comes_back(other)) == len(mended)

    assert NAMES[seq - 1] not in names(other)
    assert [each.segments for each in other.services.syncing.state(CLOUD).passed] == [2 - len(mended)]
    for each, data in whole.items():
        bucket.put_over(segment(told, each), data)
    assert len(comes_back(other)) == 1
    assert names(other) == set(NAMES)


def test_what_is_of_a_time_to_come_is_not_taken_in(told: Device, other: Device, bucket: Bucket) -> None:
    whole = bucket.get(segment(told, 6))
    bucket.put_over(segment(told, 6), b"spoiled")
    sync(other)
    bucket.put_over(f"p/.rethumb/heads/{told.house.sync_records.device}", b"spoiled")
    other.services.upkeep.pass_over(CLOUD, told.house.sync_records.device)
    forge(told, other, bucket, 6, whole, made=stamp(4_000_000_000_000), entries=())

    assert comes_back(other) == []

    bucket.put_over(segment(told, 6), whole)
    assert len(comes_back(other)) == 1


def test_what_was_removed_meanwhile_does_not_rise_by_it(told: Device, other: Device, bucket: Bucket) -> None:
    whole = bucket.get(segment(told, 3))
    bucket.put_over(segment(told, 3), b"spoiled")
    sync(other)
    other.services.upkeep.pass_over(CLOUD, told.house.sync_records.device)
    (key,) = {each.key for each in told.listed() if each.name == NAMES[2]}
    told.services.removing.remove_now(CLOUD, key)
    for each in (told, other):
        sync(each)
    for day in (100, 102):  # nobody remembers the removal any more
        bucket.later = timedelta(days=day)
        for each in (told, other):
            sync(each)
    assert other.house.sync_records.removed(CLOUD, [key.removeprefix("p/")]) == set()
    bucket.put_over(segment(told, 3), whole)
    bucket.later += timedelta(hours=1)

    other.verify()

    assert names(other) == set(NAMES) - {NAMES[2]}
    assert sync(other).passed == ()
    site = Sites(other.services.upkeep.means).usual(CLOUD)
    assert int(site.fact(QUIET)) > site.now() - 60_000, "what is old may come from elsewhere as well"


@pytest.mark.parametrize("by", ["a snapshot", "a verification"])
def test_a_snapshot_of_who_went_on_behind_an_unknown_end_is_good(
    told: Device, other: Device, bucket: Bucket, open_device: Callable[[str], Device], by: str
) -> None:
    """The end that was passed over had no digest: the vector of a snapshot has to name one."""
    third = open_device("third").join(told)
    sync(third)
    sync(other)
    told.publish("x.jpg")
    sync(told)
    sync(third)
    head = f"p/.rethumb/heads/{told.house.sync_records.device}"
    whole = {name: bucket.get(name) for name in (head, segment(told, 7))}
    bucket.put_over(segment(told, 7), b"spoiled")
    sync(other)
    bucket.put_over(head, b"spoiled")
    other.services.upkeep.pass_over(CLOUD, told.house.sync_records.device)
    for name, data in whole.items():
        bucket.put_over(name, data)
    if by == "a snapshot":
        write_a_snapshot(third)
        sync(other)
    else:
        assert len(comes_back(other)) == 1
    assert names(other) == {*NAMES, "x.jpg"}

    write_a_snapshot(other)

    assert end_of(told, other)[0] == 7


def end_of(device: Device, other: Device) -> tuple[int, str]:
    """Return up to where the newest snapshot that the other knows of reaches in the journal of a device."""
    site = Sites(other.services.upkeep.means).usual(CLOUD)
    name = manifest_name(newest_snapshot(site))
    manifest = decode_manifest(site.sealer.open(name, site.read(name)), newest_snapshot(site))
    return manifest.vector[device.house.sync_records.device]
