"""Devices of one library on one bucket."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from tests.unit.services.upkeep.devices import Bucket, Device


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
