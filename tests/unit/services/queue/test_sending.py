"""What is told while a job of several renditions is being sent."""

from __future__ import annotations

from pathlib import Path

import pytest

from rethumb_desktop.domain.events import BatchEnded, SendingBegan
from rethumb_desktop.domain.recipe import Recipe
from rethumb_desktop.services import Services
from tests.fixtures.assembly import House
from tests.unit.services.queue.sky import SQUARE, files

WIDTH = Recipe(width=32)


@pytest.mark.parametrize(
    ("recipes", "places"),
    [((SQUARE,), []), ((SQUARE, WIDTH), [0, 1]), ((SQUARE, SQUARE, WIDTH), [0, 2])],
)
def test_of_several_renditions_each_is_told_when_it_is_sent(
    house: House, services: Services, tmp_path: Path, recipes: tuple[Recipe, ...], places: list[int]
) -> None:
    house.add_cloud(services)
    services.publishing.submit(files(tmp_path, 1), recipes, "Cloud")
    _, seen = house.wait_for(BatchEnded)
    assert [event.place for event in seen if isinstance(event, SendingBegan)] == places


def test_what_is_there_already_is_not_told_as_being_sent(house: House, services: Services, tmp_path: Path) -> None:
    house.add_cloud(services)
    names = files(tmp_path, 1)
    services.publishing.submit(names, [SQUARE], "Cloud")
    house.wait_for(BatchEnded)
    services.publishing.submit(names, [SQUARE, WIDTH], "Cloud")
    _, seen = house.wait_for(BatchEnded)
    assert [event.place for event in seen if isinstance(event, SendingBegan)] == [1]
