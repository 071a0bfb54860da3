"""What devices tell each other, damaged: read as every kind it gives a fault or a value, never anything else."""

from __future__ import annotations

import pytest

from tests.fuzz import journals
from tests.unit.sync.damaging import damaged


@pytest.mark.parametrize("seed", list(enumerate(journals.made())), ids=lambda seed: f"{seed[0]}")
def test_nothing_but_faults_comes_of_damage(seed: tuple[int, bytes]) -> None:
    number, sound = seed
    journals.read(sound)
    for content in damaged(sound, 300, number):
        journals.read(content)
