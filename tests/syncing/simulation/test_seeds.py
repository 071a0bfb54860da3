"""Random lives of devices that share a bucket: all show the same in the end, and it is right."""

from __future__ import annotations

import logging

import pytest

from tests.syncing.simulation.campaign import live

#: The deeds of a short life.
_SHORT = 300


@pytest.fixture(autouse=True)
def _quiet(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.CRITICAL)


@pytest.mark.parametrize("life", range(24))
def test_a_life(life: int) -> None:
    """To repeat one of 1,000 deeds: python -m tests.syncing.simulation.campaign --seed 7 --life NUMBER"""
    world = live(f"7/{life}", _SHORT)
    assert world.syncs > 50
    assert world.bucket.history


@pytest.mark.parametrize(
    ("seed", "deeds"),
    [
        # A clock 40 s ahead: one device removes, another that has not read of it puts again a second later.
        ("9/44", 200),
    ],
)
def test_a_life_that_went_wrong_before(seed: str, deeds: int) -> None:
    live(seed, deeds)


def test_a_life_is_the_same_each_time() -> None:
    first, second = live("again", 200), live("again", 200)
    assert (first.now, first.syncs, first.faults, first.crashes) == (
        second.now,
        second.syncs,
        second.faults,
        second.crashes,
    )
    assert first.bucket.history == second.bucket.history
    assert first.bucket.objects == second.bucket.objects
