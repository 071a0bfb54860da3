"""Devices of one library on one bucket."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from tests.unit.services.upkeep.devices import CLOUD, Bucket, Device, names_of
from tests.unit.services.upkeep.test_removals_stay import newest_segment, remove


@pytest.fixture
def bucket() -> Bucket:
    return Bucket()


@pytest.fixture
def open_device(tmp_path: Path, bucket: Bucket) -> Iterator[Callable[[str], Device]]:
    """Opens a home by its name; nothing is in it."""
    with ExitStack() as opened:
        yield lambda name: opened.enter_context(closing(Device(tmp_path / name, bucket)))


@pytest.fixture
def device(open_device: Callable[[str], Device]) -> Device:
    """The first device of the library."""
    return open_device("first").begin()


@pytest.fixture
def other(open_device: Callable[[str], Device], device: Device) -> Device:
    """A second one, which has joined and knows nothing yet."""
    return open_device("second").join(device)


@pytest.fixture
def removed(device: Device, bucket: Bucket) -> str:
    """The key of a picture whose removal stood in a segment that is gone; one was published after it."""
    _, second = device.publish("a.jpg", "b.jpg")
    device.sync()
    remove(device, second.key)
    name = newest_segment(device)
    device.publish("c.jpg")
    device.sync()
    bucket.delete(name)
    return second.key


@pytest.fixture
def rebuilt(removed: str, device: Device, open_device: Callable[[str], Device]) -> Device:
    """A device that has rebuilt the library over the hole, and has told the others."""
    fresh = open_device("third").join(device)
    assert fresh.services.upkeep.rebuild(CLOUD).lost == 1
    assert names_of(fresh) == {"a.jpg", "b.jpg", "c.jpg"}
    return fresh
