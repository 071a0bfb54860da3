"""Offices that are closed at the end of the test."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from tests.unit.services.outbox.office import Office

OpenOffice = Callable[..., Office]


@pytest.fixture
def open_office() -> Iterator[OpenOffice]:
    """Open an office: `open_office(workers=1, patience=None)`."""
    opened: list[Office] = []

    def open_one(workers: int = 1, patience: float | None = None) -> Office:
        opened.append(Office(workers, patience))
        return opened[-1]

    yield open_one
    for office in opened:
        office.outbox.close()


@pytest.fixture
def office(open_office: OpenOffice) -> Office:
    """One that sends one entry at a time, and waits for ever."""
    return open_office()
