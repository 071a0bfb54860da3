"""A house with real services on memory adapters."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from rethumb_desktop.services import Services
from tests.fixtures.assembly import House


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


@pytest.fixture
def services(house: House) -> Iterator[Services]:
    opened = house.open()
    yield opened
    opened.close()
