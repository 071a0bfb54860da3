"""A house with real services on memory adapters."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from rethumb_desktop.services import Services
from rethumb_desktop.store.memory import MemoryStore
from tests.fixtures.assembly import House
from tests.unit.services.queue.sky import Weather


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


@pytest.fixture
def services(house: House) -> Iterator[Services]:
    opened = house.open()
    yield opened
    opened.close()


@pytest.fixture
def weather(house: House) -> Weather:
    """The weather over the cloud; to be asked for before the services."""
    weather = Weather()
    house.cloud = MemoryStore(before=weather)
    return weather
