"""Publishing again what the index knows, while a removal may stand in what cannot be read: the bucket has the word."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.events import BatchEnded, LibraryHalted
from rethumb_desktop.domain.job import JobState
from rethumb_desktop.domain.recipe_text import parse_recipe
from tests.unit.services.upkeep.devices import CLOUD, Bucket, Device
from tests.unit.services.upkeep.test_removals_stay import NAMES, newest_segment, remove

Lose = Callable[[Device, Device, Bucket], Callable[[], None]]


def spoil(device: Device, other: Device, bucket: Bucket) -> Callable[[], None]:
    """Have the newest segment of the other be unreadable here; return what mends it."""
    name = newest_segment(other)
    whole = bucket.get(name)
    bucket.put_over(name, whole[:-1])
    device.services.syncing.sync_now(CLOUD)
    return lambda: bucket.put_over(name, whole)


def pass_over(device: Device, other: Device, bucket: Bucket) -> Callable[[], None]:
    mend = spoil(device, other, bucket)
    device.services.upkeep.pass_over(CLOUD, other.house.sync_records.device)
    return mend


@pytest.fixture
def kept(device: Device, other: Device) -> str:
    """The key of a picture that stays; two others are there on both devices."""
    first, _, _ = device.publish(*NAMES)
    device.sync()
    other.sync()
    return first.key


def key_of(device: Device, name: str) -> str:
    (key,) = [each.key for each in device.listed() if each.name == name]
    return key


def requests(bucket: Bucket, key: str) -> list[str]:
    return [operation for operation, asked in bucket.asked if asked == key]


@pytest.mark.parametrize("lose", [spoil, pass_over])
def test_what_another_removed_is_published_anew_and_stays(
    device: Device, other: Device, bucket: Bucket, kept: str, lose: Lose
) -> None:
    key = key_of(device, "b.jpg")
    remove(other, key)
    mend = lose(device, other, bucket)

    job = device.submit(device.root / "b.jpg")

    assert (job.state, [each.key for each in job.renditions]) == (JobState.PUBLISHED, [key])
    assert key in bucket.names()
    mend()
    device.verify()
    device.sync()
    other.sync()
    assert {each.name for each in device.listed()} == {each.name for each in other.listed()} == set(NAMES)


@pytest.mark.parametrize("lose", [spoil, pass_over])
def test_what_is_there_is_a_duplicate_after_one_request(
    device: Device, other: Device, bucket: Bucket, kept: str, lose: Lose
) -> None:
    remove(other, key_of(device, "b.jpg"))
    mend = lose(device, other, bucket)
    bucket.asked.clear()
    told = device.house.sync_records.unsent(CLOUD)

    assert device.submit(device.root / "a.jpg").state is JobState.DUPLICATE

    assert requests(bucket, kept) == ["head"]
    assert device.house.sync_records.unsent(CLOUD) == told
    mend()
    device.verify()
    device.sync()
    bucket.asked.clear()
    assert device.submit(device.root / "a.jpg").state is JobState.DUPLICATE
    assert requests(bucket, kept) == []


@pytest.mark.parametrize("is_there", [True, False])
def test_where_the_bucket_cannot_be_asked_it_is_waited_for(
    device: Device, other: Device, bucket: Bucket, kept: str, is_there: bool
) -> None:
    removed = key_of(device, "b.jpg")
    remove(other, removed)
    spoil(device, other, bucket)
    name, key = ("a.jpg", kept) if is_there else ("b.jpg", removed)

    def be_away(_operation: str, _key: str) -> None:
        raise Fault(FaultKind.OFFLINE, "It is away.", retryable=True)

    bucket.meet = be_away
    device.services.publishing.submit([str(device.root / name)], [parse_recipe("square/16")], CLOUD)
    halted, _ = device.house.wait_for(LibraryHalted)
    assert halted.error.kind is FaultKind.OFFLINE
    bucket.meet = lambda _operation, _key: None
    device.house.wait_for(BatchEnded)
    assert device.house.queue.jobs()[-1].state.has_links
    assert key in bucket.names()


def test_in_an_emptied_bucket_nothing_counts_as_there(device: Device, bucket: Bucket, kept: str) -> None:
    for name in bucket.names():
        bucket.delete(name)
    with pytest.raises(Fault) as gone:
        device.services.syncing.sync_now(CLOUD)
    assert gone.value.kind is FaultKind.GONE

    assert device.submit(device.root / "a.jpg").state is JobState.PUBLISHED

    assert kept in bucket.names()


@pytest.mark.parametrize("began_it", [True, False])
def test_of_several_renditions_those_that_are_gone_are_sent(
    device: Device, other: Device, bucket: Bucket, began_it: bool
) -> None:
    one, another = (device, other) if began_it else (other, device)
    recipes = [parse_recipe("square/16"), parse_recipe("square/12")]
    picture: Path = one.root / "a.jpg"
    one.publish("a.jpg")
    one.services.publishing.submit([str(picture)], recipes, CLOUD)
    (job,) = one.house.finish()
    first, second = (each.key for each in job.renditions)
    one.sync()
    another.sync()
    remove(another, second)
    spoil(one, another, bucket)
    one.empty_cache()
    bucket.asked.clear()

    one.services.publishing.submit([str(picture)], recipes, CLOUD)
    (job,) = one.house.finish()

    assert job.state is JobState.PUBLISHED
    assert requests(bucket, first) == ["head"]
    assert requests(bucket, second) == ["head", "put"]


def verify(device: Device) -> None:
    device.verify()


def look(device: Device) -> None:
    device.verify(mend=False)


def put_back(device: Device) -> None:
    device.services.upkeep.put_back(CLOUD, lambda _finding: None)


@pytest.mark.parametrize("miss", [verify, look, put_back])
def test_what_was_missed_in_the_bucket_is_no_duplicate(
    device: Device, other: Device, bucket: Bucket, kept: str, miss: Callable[[Device], None]
) -> None:
    bucket.delete(kept)
    miss(other)  # the rendition is in the cache of the first device only

    path = other.root / "a.jpg"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes((device.root / "a.jpg").read_bytes())
    assert other.submit(path).state is JobState.PUBLISHED

    assert kept in bucket.names()
    assert other.verify() == []
    bucket.asked.clear()
    assert other.submit(path).state is JobState.DUPLICATE
    assert requests(bucket, kept) == []


def test_after_a_rebuild_over_a_hole_the_bucket_is_asked(device: Device, other: Device, bucket: Bucket) -> None:
    device.publish("a.jpg", "b.jpg")
    device.sync()
    other.sync()
    key = key_of(device, "b.jpg")
    remove(other, key)
    lost = newest_segment(other)
    other.publish("c.jpg")
    other.sync()
    bucket.delete(lost)

    assert device.services.upkeep.rebuild(CLOUD).lost == 1

    assert device.submit(device.root / "b.jpg").state is JobState.PUBLISHED
    assert key in bucket.names()
