"""A house with a folder that is watched."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from rethumb_desktop.services import Services
from tests.fixtures.assembly import House
from tests.unit.services.watching.watched_house import Watched


@pytest.fixture
def watched(house: House, services: Services) -> Iterator[Watched]:
    yield Watched(house, services)
    services.close()
