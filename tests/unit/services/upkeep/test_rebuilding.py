"""Rebuilding: the index anew from the bucket alone, the same whatever of it is left, and nothing lost on the way."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

import pytest

from rethumb_desktop.domain.entries import Put, Rename
from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.events import Event, LibraryReceived
from rethumb_desktop.domain.job import Publication
from rethumb_desktop.domain.merging import Placed, Record
from rethumb_desktop.domain.object_key import LibraryKey
from rethumb_desktop.domain.syncing import Standing
from tests.unit.services.upkeep.devices import CLOUD, Bucket, Device

NAMES = tuple(f"{number}.jpg" for number in range(6))


def lose_journals(bucket: Bucket, but: str = "") -> None:
    for name in bucket.names("p/.rethumb/"):
        if not but or but not in name:
            bucket.delete(name)


def bare(publications: list[Publication]) -> list[Publication]:
    """What the objects alone tell: the first name of each."""
    return [replace(each, other_names=()) for each in publications]


def test_journals_tell_everything(device: Device, bucket: Bucket) -> None:
    first, second, *_ = device.publish(*NAMES)
    device.house.sync_records.tell(CLOUD, [Rename(0, first.key.removeprefix("p/"), "Ann.jpg")])
    again = device.root / "also.jpg"
    again.write_bytes((device.root / "2.jpg").read_bytes())
    device.submit(again)
    device.sync()
    device.services.removing.remove_now(CLOUD, second.key)
    device.sync()
    before = device.listed()
    assert len(before) == len(NAMES) - 1

    report = device.services.upkeep.rebuild(CLOUD)

    assert device.listed() == before
    assert (report.entries, report.from_objects, report.without_note, report.problems) == (5, 0, 0, ())
    assert device.verify() == []


def test_numbers_of_segments_are_not_used_twice(device: Device, other: Device, bucket: Bucket) -> None:
    device.publish(*NAMES)
    device.sync()
    old = device.house.sync_records.device

    device.services.upkeep.rebuild(CLOUD)
    device.publish("later.jpg")
    device.sync()

    assert device.house.sync_records.device != old
    other.sync()
    assert other.listed() == device.listed()


def test_an_empty_bucket_makes_nobody_forget_anything(device: Device, other: Device, bucket: Bucket) -> None:
    device.publish(*NAMES)
    device.sync()
    other.sync()
    before = device.listed()
    for name in bucket.names("p/"):
        bucket.delete(name)

    with pytest.raises(Fault) as caught:
        device.services.upkeep.rebuild(CLOUD)

    assert caught.value.kind is FaultKind.LIBRARY
    assert device.listed() == before
    with pytest.raises(Fault) as told:
        other.sync()
    assert told.value.kind is FaultKind.GONE
    assert other.listed() == before


def test_without_journals_the_objects_tell_everything(
    device: Device, bucket: Bucket, open_device: Callable[[str], Device]
) -> None:
    device.publish(*NAMES)
    device.publish("meta.jpg", recipe="exif/all")
    device.sync()
    before = device.listed()
    lose_journals(bucket)
    fresh = open_device("third").join(device)

    report = fresh.services.upkeep.rebuild(CLOUD)

    assert fresh.listed() == before
    assert (report.entries, report.from_objects, report.without_note) == (7, 7, 0)
    second = open_device("fourth").join(fresh)
    second.sync()  # what was found is told
    assert second.listed() == before


def test_what_a_hole_in_a_journal_hides_comes_from_objects(
    device: Device, bucket: Bucket, open_device: Callable[[str], Device]
) -> None:
    for name in NAMES:  # a segment each
        device.publish(name)
        device.sync()
    before = device.listed()
    bucket.delete(f"p/.rethumb/journal/{device.house.sync_records.device}/0000000003")
    fresh = open_device("third").join(device)

    report = fresh.services.upkeep.rebuild(CLOUD)

    assert fresh.listed() == before
    assert (report.from_objects, report.lost, report.problems) == (1, 1, ())
    second = open_device("fourth").join(fresh)
    second.sync()  # a snapshot leads it over the hole
    assert second.listed() == before


def test_a_segment_that_is_there_and_cannot_be_read_is_no_hole(
    device: Device, bucket: Bucket, open_device: Callable[[str], Device]
) -> None:
    """A newer version may read it: nobody goes on behind it."""
    for name in NAMES:
        device.publish(name)
        device.sync()
    before = device.listed()
    bucket.put_over(f"p/.rethumb/journal/{device.house.sync_records.device}/0000000003", b"forged")
    fresh = open_device("third").join(device)

    report = fresh.services.upkeep.rebuild(CLOUD)

    assert fresh.listed() == before
    assert (report.from_objects, report.lost) == (4, 0)
    assert [problem.kind for problem in report.problems] == [FaultKind.JOURNAL]


def test_what_has_no_note_is_counted_and_left_alone(device: Device, bucket: Bucket) -> None:
    device.publish(*NAMES)
    device.sync()
    bucket.put("p/abcdefghijklmnopqrstuvwxyz234567.jpg", b"what is it", "image/jpeg", width=3, height=3)

    report = device.services.upkeep.rebuild(CLOUD)

    assert (report.entries, report.without_note) == (len(NAMES), 1)
    assert "p/abcdefghijklmnopqrstuvwxyz234567.jpg" in bucket.names()


def test_what_was_never_told_stays(device: Device, bucket: Bucket) -> None:
    device.publish(*NAMES[:3])
    device.sync()
    device.publish(*NAMES[3:])
    before = device.listed()

    device.services.upkeep.rebuild(CLOUD)

    assert device.listed() == before


def test_what_is_on_its_way_out_stays_on_its_way(device: Device, bucket: Bucket) -> None:
    first, *_ = device.publish(*NAMES)
    device.sync()
    device.services.removing.remove(CLOUD, [first.key])
    before = device.listed()

    report = device.services.upkeep.rebuild(CLOUD)

    assert device.listed() == before
    assert report.from_objects == 0
    assert device.house.removals.find(CLOUD, first.key) is not None


def test_a_removed_picture_does_not_come_back(device: Device, other: Device, bucket: Bucket) -> None:
    first, *_ = device.publish(*NAMES)
    device.sync()
    other.sync()
    device.services.removing.remove_now(CLOUD, first.key)
    device.sync()

    other.services.upkeep.rebuild(CLOUD)

    assert other.listed() == device.listed()
    assert first.key not in {each.key for each in other.listed()}


def test_what_only_the_index_said_is_gone(device: Device) -> None:
    device.publish(*NAMES)
    device.sync()
    before = device.listed()
    put = Put(1, f"{'a' * 32}.jpg", "ab" * 32, "square/16", "made up.jpg", 16, 16, 99, "image/jpeg", 0)
    device.house.sync_records.import_records(CLOUD, [Record(put.key, Placed(put, "ef" * 16, 7))], "nowhere")
    assert len(device.listed()) == len(NAMES) + 1

    device.services.upkeep.rebuild(CLOUD)

    assert device.listed() == before


def test_the_index_as_it_was_is_kept(device: Device) -> None:
    device.publish(*NAMES)
    report = device.services.upkeep.rebuild(CLOUD)

    kept = device.house.index_copies.kept[report.copy]
    assert len(kept.found) == len(NAMES)
    assert kept.device != device.house.sync_records.device


@pytest.mark.parametrize("listed", [0, 3])
def test_a_list_that_breaks_off_changes_nothing(device: Device, bucket: Bucket, listed: int) -> None:
    device.publish(*NAMES)
    device.sync()
    before, known = device.listed(), device.house.sync_records.device
    bucket.listed = listed

    with pytest.raises(Fault) as caught:
        device.services.upkeep.rebuild(CLOUD)

    assert caught.value.kind is FaultKind.OFFLINE
    assert (device.listed(), device.house.sync_records.device) == (before, known)
    assert device.house.index_copies.kept == {}


def test_nor_does_a_library_with_another_key(device: Device, bucket: Bucket) -> None:
    device.publish(*NAMES)
    device.sync()
    before = device.listed()
    stranger = Device(device.root.parent / "stranger", bucket)
    try:
        library = stranger.services.accounts  # the same bucket, and a key of its own
        assert library.accounts() == []
        stranger.begin()
        with pytest.raises(Fault) as caught:
            stranger.services.upkeep.rebuild(CLOUD)
    finally:
        stranger.close()

    assert caught.value.kind is FaultKind.LIBRARY
    assert stranger.house.index_copies.kept == {}
    assert device.listed() == before
    assert isinstance(device.services.joining.key(CLOUD), LibraryKey)


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


@pytest.mark.parametrize("journals", [True, False], ids=["journals", "objects"])
def test_cut_off_anywhere_and_repeated_it_comes_to_the_same(device: Device, bucket: Bucket, journals: bool) -> None:
    device.publish(*NAMES)
    device.sync()
    before = device.listed()
    if not journals:
        lose_journals(bucket)
    for place in range(40):
        bucket.meet = Cut(place)
        with suppress(PowerCut):
            device.services.upkeep.rebuild(CLOUD)
        bucket.meet = lambda _operation, _key: None
        if not journals and place % 2:
            with suppress(Fault):  # gone, as long as nothing was told anew
                device.services.syncing.sync_now(CLOUD)

    device.services.upkeep.rebuild(CLOUD)
    assert device.listed() == before
    device.sync()
    assert device.verify() == []


@pytest.mark.parametrize("journals", [True, False])
def test_until_one_that_was_cut_off_is_done_again_nothing_is_told(
    device: Device, bucket: Bucket, open_device: Callable[[str], Device], journals: bool
) -> None:
    for name in NAMES:
        device.publish(name)
        device.sync()
    before = device.listed()
    device.services.upkeep.rebuild(CLOUD)
    (earlier,) = device.house.index_copies.kept
    if not journals:
        lose_journals(bucket)
    for passed in (2, 1, 0):
        bucket.meet = offline_after(passed, *(("get", "p/.rethumb/journal/") if journals else ("head", "p/")))
        with pytest.raises(Fault):
            device.services.upkeep.rebuild(CLOUD)
        bucket.meet = lambda _operation, _key: None
        records = bucket.names("p/.rethumb/")
        for act in (device.services.syncing.sync_now, device.services.syncing.tell_anew):
            with pytest.raises(Fault, match="is being rebuilt, or that was cut off"):
                act(CLOUD)
        assert bucket.names("p/.rethumb/") == records
    assert device.services.syncing.state(CLOUD).standing is Standing.DECISION

    report = device.services.upkeep.rebuild(CLOUD)

    first, second = device.house.index_copies.kept
    assert (first, second) == (earlier, report.copy), "the copy of before the first try is the one that is kept"
    assert device.listed() == before
    device.sync()
    fresh = open_device("third").join(device)
    fresh.sync()
    assert fresh.listed() == before


def test_one_that_was_cut_off_is_of_its_place_alone(device: Device, bucket: Bucket) -> None:
    device.publish(*NAMES)
    device.sync()
    bucket.meet = offline_after(0, "get", "p/.rethumb/journal/")
    with pytest.raises(Fault):
        device.services.upkeep.rebuild(CLOUD)
    bucket.meet = lambda _operation, _key: None
    with pytest.raises(Fault, match="is being rebuilt"):
        device.services.syncing.sync_now(CLOUD)

    elsewhere = replace(device.services.accounts.find(CLOUD), bucket="other", confirmed=True)
    device.services.accounts.change(elsewhere)

    device.sync()


def offline_after(passed: int, operation: str, beginning: str) -> Callable[[str, str], None]:
    """Have the connection break after so many requests of a kind, and stay so."""
    left = passed + 1

    def meet(asked: str, key: str) -> None:
        nonlocal left
        left -= asked == operation and key.startswith(beginning)
        if left <= 0:
            raise Fault(FaultKind.OFFLINE, "The connection broke.", retryable=True)

    return meet


def test_the_window_hears_of_it(device: Device) -> None:
    device.publish(*NAMES)
    heard: list[Event] = []
    device.house.listeners.append(heard.append)

    device.services.upkeep.rebuild(CLOUD)

    assert heard[-1] == LibraryReceived(CLOUD, len(NAMES), ())
