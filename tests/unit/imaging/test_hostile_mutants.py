"""Sound files cut short, with bits flipped and lengths blown up: a picture or a sentence, never anything else."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest

from tests.fuzz.seeds import RECIPES, made
from tests.fuzz.targets import TARGETS

LENGTHS = (b"\0\0\0\0", b"\x7f\xff\xff\xff", b"\xff\xff\xff\xff", b"\xff\xff\xff\x7f")


def mutants(data: bytes, seed: int) -> Iterator[bytes]:
    chance = random.Random(seed)
    for _ in range(8):
        yield data[: chance.randrange(len(data))]
    for _ in range(8):
        flipped = bytearray(data)
        for _ in range(chance.randrange(1, 5)):
            flipped[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        yield bytes(flipped)
    for _ in range(8):
        at = chance.randrange(min(len(data), 400))
        yield data[:at] + chance.choice(LENGTHS) + data[at + 4 :]
    start, end = sorted(chance.sample(range(len(data)), 2))
    yield data[:start] + data[end:]
    yield data[:end] + data[start:]


@pytest.mark.parametrize("name", ["renderer", "metadata", "gate"])
@pytest.mark.parametrize("seed", list(enumerate(made())), ids=lambda seed: f"{seed[0]}")
def test_nothing_but_faults_comes_of_a_broken_file(name: str, seed: tuple[int, bytes]) -> None:
    number, data = seed
    TARGETS[name](data)
    for mutant in mutants(data, number):
        TARGETS[name](mutant)


@pytest.mark.parametrize("text", RECIPES)
def test_a_broken_recipe_is_refused_in_words(text: str) -> None:
    TARGETS["recipe"](text.encode())
    for seed in range(20):
        for mutant in mutants(text.encode(), seed):
            TARGETS["recipe"](mutant)
