"""Putting back: a bucket that was emptied gets what this computer has, and tells all that it knows."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

import pytest

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.syncing import Standing
from rethumb_desktop.services.upkeep.reports import Finding, FindingState, PutBackReport
from tests.unit.services.upkeep.devices import CLOUD, Bucket, Device

NAMES = ("a.jpg", "b.jpg", "c.jpg")


def empty(bucket: Bucket, but: str = "nothing") -> dict[str, bytes]:
    """Take everything out of the bucket; return the pictures that were there."""
    pictures = {name: bucket.get(name) for name in bucket.names() if ".rethumb" not in name}
    for name in bucket.names():
        if but not in name:
            bucket.delete(name)
    bucket.asked.clear()
    return pictures


def test_an_emptied_bucket_needs_a_decision_and_nothing_is_put(device: Device, bucket: Bucket) -> None:
    device.publish(*NAMES)
    device.sync()
    before = device.listed()
    empty(bucket)
    device.restart()

    with pytest.raises(Fault) as caught:
        device.services.syncing.sync_now(CLOUD)

    assert caught.value.title == "Nothing that the devices told of “Cloud” is in the bucket any more."
    state = device.services.syncing.state(CLOUD)
    assert (state.standing, state.error) == (Standing.DECISION, caught.value.record())
    assert (bucket.names(), device.listed()) == ((), before)
    assert {operation for operation, _ in bucket.asked} <= {"get", "list", "head"}


def test_pictures_and_all_that_is_known_of_them_are_put_back(
    device: Device, other: Device, bucket: Bucket, open_device: Callable[[str], Device]
) -> None:
    device.publish(*NAMES)
    device.sync()
    other.sync()
    before = device.listed()
    pictures = empty(bucket)

    report = device.services.upkeep.put_back(CLOUD)

    assert report == PutBackReport(entries=3, put_again=3, left=0)
    assert {name: bucket.get(name) for name in pictures} == pictures
    fresh = open_device("third").join(device)
    for each in (device, other, fresh):
        each.sync()
        assert each.listed() == before
    assert device.verify() == []


def test_a_picture_is_put_before_anything_names_it(device: Device, bucket: Bucket) -> None:
    device.publish(*NAMES)
    device.sync()
    empty(bucket)

    device.services.upkeep.put_back(CLOUD)

    written = [key for operation, key in bucket.asked if operation in ("put", "write")]
    records = [".rethumb" in key for key in written]
    assert records == sorted(records)
    assert written[-1].startswith("p/.rethumb/heads/")


def test_what_one_computer_has_not_another_puts_back(
    device: Device, other: Device, bucket: Bucket, open_device: Callable[[str], Device]
) -> None:
    device.publish("a.jpg")
    device.sync()
    other.sync()
    other.publish("b.jpg")
    other.sync()
    device.sync()
    before = device.listed()
    pictures = empty(bucket)
    told: list[Finding] = []

    report = device.services.upkeep.put_back(CLOUD, told.append)

    assert (report.put_again, report.left) == (1, 1)
    assert [(each.state, each.name) for each in told if not each.mended] == [(FindingState.MISSING, "b.jpg")]
    assert device.listed() == before, "nothing is forgotten"
    other.sync()
    assert [each.name for each in other.verify()] == ["b.jpg"]
    assert {name: bucket.get(name) for name in pictures} == pictures
    fresh = open_device("third").join(device)
    fresh.sync()
    assert fresh.listed() == before


def test_where_only_the_journals_are_gone_no_picture_is_put(device: Device, other: Device, bucket: Bucket) -> None:
    device.publish(*NAMES)
    device.sync()
    empty(bucket, ".jpg")

    report = device.services.upkeep.put_back(CLOUD)

    assert report == PutBackReport(entries=3, put_again=0, left=0)
    assert "put" not in {operation for operation, _ in bucket.asked}
    other.sync()
    assert other.listed() == device.listed()


def test_into_a_bucket_that_is_whole_nothing_is_put(device: Device, other: Device, bucket: Bucket) -> None:
    device.publish(*NAMES)
    for each in (device, other):
        each.sync()
    for each in (device, other):
        bucket.asked.clear()
        assert each.services.upkeep.put_back(CLOUD) == PutBackReport(entries=3, put_again=0, left=0, whole=True)
        assert {operation for operation, _ in bucket.asked} <= {"get", "list", "head"}


@pytest.mark.parametrize("lost", ["library.json", "heads/", "journal/"])
def test_what_is_gone_of_what_devices_told_is_put_back(device: Device, bucket: Bucket, lost: str) -> None:
    device.publish(*NAMES)
    device.sync()
    for name in bucket.names(f"p/.rethumb/{lost}"):
        bucket.delete(name)

    assert not device.services.upkeep.put_back(CLOUD).whole

    assert device.services.upkeep.put_back(CLOUD).whole
    assert device.verify() == []


def test_a_picture_that_is_gone_alone_is_put_back(device: Device, bucket: Bucket) -> None:
    gone, *_ = device.publish(*NAMES)
    device.sync()
    bucket.delete(gone.key)

    assert device.services.upkeep.put_back(CLOUD) == PutBackReport(entries=3, put_again=1, left=0)
    assert device.services.upkeep.put_back(CLOUD).whole


def test_what_nobody_has_is_told_and_nothing_is_written_for_it(device: Device, other: Device, bucket: Bucket) -> None:
    gone, *_ = device.publish(*NAMES)
    for each in (device, other):
        each.sync()
    bucket.delete(gone.key)
    bucket.asked.clear()

    report = other.services.upkeep.put_back(CLOUD)

    assert (report.left, report.whole) == (1, True)
    assert {operation for operation, _ in bucket.asked} <= {"get", "list", "head", "find_facts"}


def test_keys_that_may_not_list_ask_for_each_picture(device: Device, bucket: Bucket) -> None:
    device.publish(*NAMES)
    device.sync()
    pictures = empty(bucket)

    def refuse(operation: str, key: str) -> None:
        if operation == "list" and ".rethumb" not in key:
            raise Fault(FaultKind.POLICY, "These keys may not list.")

    bucket.meet = refuse
    assert device.services.upkeep.put_back(CLOUD).put_again == 3
    assert {name: bucket.get(name) for name in pictures} == pictures


def test_no_picture_leaves_before_somebody_agreed(device: Device, bucket: Bucket) -> None:
    device.publish(*NAMES)
    device.sync()
    empty(bucket)
    device.services.consenting.ask_again(CLOUD)

    with pytest.raises(Fault) as caught:
        device.services.upkeep.put_back(CLOUD)

    assert caught.value.kind is FaultKind.CONSENT
    assert bucket.names() == ()


def test_nothing_is_put_into_the_library_of_another_key(device: Device, bucket: Bucket) -> None:
    device.publish(*NAMES)
    device.sync()
    empty(bucket)
    stranger = Device(device.root.parent / "stranger", bucket).begin()
    stranger.publish("theirs.jpg")
    stranger.sync()
    stranger.close()
    before = bucket.names()

    with pytest.raises(Fault) as refused:
        device.services.upkeep.put_back(CLOUD)
    with pytest.raises(Fault) as told:  # also where it was synced before in this run
        device.services.syncing.sync_now(CLOUD)

    assert (refused.value.kind, told.value.kind) == (FaultKind.LIBRARY, FaultKind.LIBRARY)
    assert bucket.names() == before


class PowerCut(BaseException):
    """The end of the process."""


class Cut:
    """Lets so many requests pass."""

    def __init__(self, requests: int) -> None:
        self._left = requests

    def __call__(self, operation: str, key: str) -> None:
        self._left -= 1
        if self._left < 0:
            raise PowerCut


def test_cut_off_anywhere_and_repeated_it_comes_to_the_same(
    device: Device, bucket: Bucket, open_device: Callable[[str], Device]
) -> None:
    device.publish(*NAMES)
    device.sync()
    before = device.listed()
    pictures = empty(bucket)
    for place in range(24):
        bucket.meet = Cut(place)
        with suppress(PowerCut):
            device.services.upkeep.put_back(CLOUD)
        bucket.meet = lambda _operation, _key: None
        device.restart()

    device.services.upkeep.put_back(CLOUD)
    assert {name: bucket.get(name) for name in pictures} == pictures
    fresh = open_device("third").join(device)
    for each in (device, fresh):
        each.sync()
        assert each.listed() == before


def test_a_rebuild_after_it_finds_all_of_it_again(device: Device, other: Device, bucket: Bucket) -> None:
    device.publish(*NAMES)
    device.sync()
    other.sync()
    before = device.listed()
    empty(bucket)
    device.services.upkeep.put_back(CLOUD)
    device.publish("later.jpg")
    device.sync()

    report = device.services.upkeep.rebuild(CLOUD)

    assert (report.entries, report.from_objects, report.problems) == (4, 0, ())
    assert device.listed()[1:] == before
    device.publish("latest.jpg")
    for each in (device, other):
        each.sync()
    assert other.listed() == device.listed()


def test_a_library_whose_account_was_removed_is_let_go(device: Device, bucket: Bucket) -> None:
    device.publish(*NAMES)
    device.sync()
    empty(bucket)
    device.services.accounts.remove(CLOUD)

    assert [library.name for library in device.services.accounts.libraries()] == ["This computer"]
    assert CLOUD not in device.services.syncing.states()
