"""Random lives of watched folders: nothing is missed, nothing is done twice, nothing else is done."""

from __future__ import annotations

import pytest

from tests.watching.simulation.campaign import LIFE, live


@pytest.mark.parametrize("life", range(20))
def test_a_life(life: int) -> None:
    """To repeat: python -m tests.watching.simulation.campaign --seed 7 --life NUMBER"""
    world = live(f"7/{life}", LIFE)
    assert world.oracle.queued > 50
    assert world.office.published


def test_a_life_is_the_same_each_time() -> None:
    first, second = live("again", 500), live("again", 500)
    assert (first.steps, first.oracle.queued, first.clock.now) == (second.steps, second.oracle.queued, second.clock.now)
    assert first.office.published == second.office.published
