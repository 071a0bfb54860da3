"""How soon something is tried again."""

import random

from hypothesis import given
from hypothesis import strategies as st

from rethumb_desktop.services.outbox.tempo import USUAL_TEMPO, Tempo
from tests.unit.services.outbox.entries import Longest


@given(st.integers(0, 10_000), st.integers(), st.one_of(st.none(), st.floats(0.5, 1e6)))
def test_a_wait_is_never_nothing_and_never_beyond_its_bounds(tries: int, seed: int, longest: float | None) -> None:
    wait = USUAL_TEMPO.wait(tries, random.Random(seed), longest)
    whole = min(2.0 ** min(tries, 40), 300.0, longest or 300.0)
    assert whole / 10 <= wait <= whole


def test_waits_double_until_they_are_long_enough() -> None:
    waits = [Tempo(2.0, 60.0).wait(tries, Longest()) for tries in range(8)]
    assert waits == [2, 4, 8, 16, 32, 60, 60, 60]


def test_waits_that_began_together_do_not_end_together() -> None:
    chance = random.Random(1)
    waits = [USUAL_TEMPO.wait(5, chance) for _ in range(1000)]
    assert min(waits) < 6
    assert max(waits) > 29
    assert len(set(waits)) == 1000


def test_the_usual_longest_wait_is_five_minutes() -> None:
    assert USUAL_TEMPO.wait(99, Longest()) == 300
