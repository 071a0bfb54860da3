"""Random lives of devices that share a bucket: all show the same in the end, and it is right."""

from __future__ import annotations

import logging
from collections import Counter
from functools import cache

import pytest

from tests.syncing.simulation.calamities import DEEDS
from tests.syncing.simulation.campaign import live

#: The deeds of a short life, and how many lives are lived.
_SHORT, _LIVES = 300, 24


@pytest.fixture(autouse=True)
def _quiet(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.CRITICAL)


@cache
def _calamities(life: int) -> Counter[str]:
    """Live a short life once; return what happened in it that is rare."""
    world = live(f"7/{life}", _SHORT)
    assert world.syncs > 50
    assert world.bucket.history
    return world.calamities


@pytest.mark.parametrize("life", range(_LIVES))
def test_a_life(life: int) -> None:
    """To repeat one of 1,000 deeds: python -m tests.syncing.simulation.campaign --seed 7 --life NUMBER"""
    _calamities(life)


def test_whatever_is_rare_happens_in_these_lives() -> None:
    seen = Counter[str]()
    for life in range(_LIVES):
        seen.update(_calamities(life))
    assert seen.keys() == DEEDS
    assert min(seen.values()) > 1


@pytest.mark.parametrize(
    ("seed", "deeds"),
    [
        # A clock 40 s ahead: one device removes, another that has not read of it puts again a second later.
        ("9/44", 200),
    ],
)
def test_a_life_that_went_wrong_before(seed: str, deeds: int) -> None:
    live(seed, deeds, calm=True)


def test_a_life_is_the_same_each_time() -> None:
    first, second = live("again", 200), live("again", 200)
    assert (first.now, first.syncs, first.faults, first.crashes, first.calamities) == (
        second.now,
        second.syncs,
        second.faults,
        second.crashes,
        second.calamities,
    )
    assert first.bucket.history == second.bucket.history
    assert first.bucket.objects == second.bucket.objects
