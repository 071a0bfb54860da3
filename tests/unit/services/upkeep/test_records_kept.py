"""Records kept: what the devices told and is gone from the bucket is noticed, and told again by who knows it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

import pytest

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.services.syncing.stretches import LOST
from rethumb_desktop.services.upkeep.reports import Finding, FindingState
from rethumb_desktop.sync.names import segment_name
from rethumb_desktop.sync.sealing import Sealer
from rethumb_desktop.sync.segments import decode_segment, encode_segment
from tests.unit.services.upkeep.devices import CLOUD, Bucket, Device

Opener = Callable[[str], Device]


def segment(device: Device, seq: int) -> str:
    return f"p/.rethumb/journal/{device.house.sync_records.device}/{seq:010}"


def head(device: Device) -> str:
    return f"p/.rethumb/heads/{device.house.sync_records.device}"


def told(device: Device, *names: str) -> None:
    """Publish pictures, a segment each."""
    for name in names:
        device.publish(name)
        device.sync()


def keys(device: Device) -> set[str]:
    return {each.key for each in device.listed()}


def records(found: list[Finding]) -> list[tuple[str, bool]]:
    assert {each.state for each in found} <= {FindingState.RECORD}
    return [(each.key, each.mended) for each in found]


@pytest.mark.parametrize("seq", [1, 2, 3])
def test_a_segment_that_is_gone_is_told_again_by_its_own_device(
    device: Device, other: Device, bucket: Bucket, seq: int
) -> None:
    told(device, "a.jpg", "b.jpg", "c.jpg")
    bucket.delete(segment(device, seq))
    assert not other.services.syncing.sync_now(CLOUD).in_step

    assert records(device.verify()) == [(segment(device, seq), True)]

    other.sync()
    assert keys(other) == keys(device)
    assert device.verify() == []


def test_and_by_another_that_has_read_it(device: Device, other: Device, bucket: Bucket, open_device: Opener) -> None:
    told(device, "a.jpg", "b.jpg")
    told(other, "c.jpg")
    bucket.delete(segment(device, 2))

    assert records(other.verify()) == [(segment(device, 2), True)]

    third = open_device("third").join(device)
    third.sync()
    assert keys(third) == keys(other)
    assert len(keys(third)) == 3


def test_what_was_removed_does_not_rise_by_it(device: Device, other: Device, bucket: Bucket) -> None:
    told(device, "a.jpg", "b.jpg")
    other.sync()
    removed, left = device.listed()
    device.services.removing.remove_now(CLOUD, removed.key)
    device.sync()
    bucket.delete(segment(device, 3))

    assert len(device.verify()) == 1

    other.sync()
    assert keys(other) == {left.key}


def test_nothing_that_another_tells_afterwards_is_lost(device: Device, other: Device, bucket: Bucket) -> None:
    told(device, "a.jpg", "b.jpg")
    bucket.delete(segment(device, 2))
    device.verify()
    told(other, "c.jpg")
    told(device, "d.jpg")
    other.sync()

    assert keys(other) == keys(device)
    assert len(keys(device)) == 4


def test_a_damaged_one_too(device: Device, other: Device, bucket: Bucket, open_device: Opener) -> None:
    told(device, "a.jpg", "b.jpg")
    bucket.put_over(segment(device, 2), b"damaged")
    assert not other.services.syncing.sync_now(CLOUD).in_step

    (finding,) = device.verify()

    assert (finding.key, finding.mended) == (segment(device, 2), True)
    assert "rethumb library pass-over" in finding.detail
    other.services.upkeep.pass_over(CLOUD, device.house.sync_records.device)
    third = open_device("third").join(device)
    for each in (other, third):
        each.sync()
        assert keys(each) == keys(device)


def test_one_that_was_exchanged_by_who_has_the_library_key_too(device: Device, bucket: Bucket) -> None:
    told(device, "a.jpg", "b.jpg")
    sealer, own = Sealer(device.services.joining.key(CLOUD)), device.house.sync_records.device
    name = segment_name(own, 2)
    draft = decode_segment(sealer.open(name, bucket.get(segment(device, 2))), own, 2)
    forged = sealer.seal(name, encode_segment(replace(draft, entries=())))
    bucket.put_over(segment(device, 2), forged)

    assert records(device.verify()) == [(segment(device, 2), True)]


def test_what_is_gone_is_noted_so_that_nobody_reads_it_again(device: Device, bucket: Bucket) -> None:
    told(device, "a.jpg", "b.jpg", "c.jpg")
    bucket.delete(segment(device, 2))

    device.verify()

    lost = json.loads(device.house.sync_records.fact(f"{LOST} {CLOUD}"))
    assert lost == {device.house.sync_records.device: 2}


def test_the_librarys_file_that_is_gone_is_told_and_put_again(device: Device, bucket: Bucket) -> None:
    told(device, "a.jpg")
    name = "p/.rethumb/library.json"
    bucket.delete(name)

    (finding,) = device.verify()

    assert (finding.key, finding.mended, finding.detail) == (name, True, "It was put there again.")
    assert name in bucket.names()
    assert device.verify() == []


def test_an_own_head_that_is_gone_is_told_and_another_is_put(device: Device, bucket: Bucket) -> None:
    told(device, "a.jpg")
    name = head(device)
    bucket.delete(name)

    (finding,) = device.verify()

    assert (finding.key, finding.mended, finding.detail) == (name, True, "This device has another head now.")
    assert head(device) != name
    assert head(device) in bucket.names()
    assert device.verify() == []


def test_what_a_snapshot_holds_is_not_missed(device: Device, bucket: Bucket) -> None:
    told(device, "a.jpg", "b.jpg")
    bucket.delete(segment(device, 2))
    device.verify()
    bucket.delete(segment(device, 1))

    assert device.verify() == []


@pytest.mark.parametrize("how", ["dry run", "nobody has agreed"])
def test_nothing_is_put_where_nothing_is_to_be_mended(device: Device, other: Device, bucket: Bucket, how: str) -> None:
    told(device, "a.jpg", "b.jpg")
    bucket.delete(segment(device, 2))
    if how == "nobody has agreed":
        account = device.services.accounts.find(CLOUD)
        device.house.settings.save_account(replace(account, confirmed=False))
    before = bucket.names()

    assert records(device.verify(mend=how != "dry run")) == [(segment(device, 2), False)]
    assert bucket.names() == before


def test_keys_that_may_not_read_a_segment_end_it(device: Device, bucket: Bucket) -> None:
    told(device, "a.jpg", "b.jpg")
    before = bucket.names()

    def refuse(operation: str, key: str) -> None:
        if operation == "get" and key == segment(device, 1):
            raise Fault(FaultKind.POLICY, "Reading is not allowed.")

    bucket.meet = refuse
    with pytest.raises(Fault) as caught:
        device.verify()

    assert caught.value.kind is FaultKind.POLICY
    assert bucket.names() == before
