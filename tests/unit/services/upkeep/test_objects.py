"""The objects of a library: all of its renditions and nothing else, in parts, without reading what is beside them."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest

from rethumb_desktop.domain.ports import StoredObject
from rethumb_desktop.services.upkeep.objects import BEGINNINGS, look_up, partitions, renditions
from rethumb_desktop.store.memory import MemoryStore

LETTERS = "abcdefghijklmnopqrstuvwxyz234567"


class Counting(MemoryStore):
    """Counts what its lists have told."""

    told = 0

    def list(self, prefix: str, after: str = "") -> Iterator[StoredObject]:
        for each in super().list(prefix, after):
            self.told += 1
            yield each


def stems(count: int, seed: int) -> list[str]:
    chance = random.Random(seed)
    return ["".join(chance.choices(LETTERS, k=32)) for _ in range(count)]


@pytest.fixture
def store() -> Counting:
    """Libraries at the root, in a folder and in a folder of that, each with what devices tell each other."""
    store = Counting()
    for seed, folder in enumerate(("", "lib/", "lib/a b/")):
        for stem in stems(100, seed):
            store.put(f"{folder}{stem}.jpg", b"x", "image/jpeg")
        for number in range(200):
            store.write(f"{folder}.rethumb/journal/{number:010}", b"x", fresh=True)
    return store


@pytest.mark.parametrize(("prefix", "seed"), [("", 0), ("lib", 1), ("lib/a b", 2)])
def test_a_library_holds_its_own_and_not_what_is_in_folders(store: Counting, prefix: str, seed: int) -> None:
    folder = f"{prefix}/" if prefix else ""
    assert [each.key for each in renditions(store, prefix)] == sorted(
        f"{folder}{stem}.jpg" for stem in stems(100, seed)
    )


def test_what_is_in_folders_is_not_even_listed(store: Counting) -> None:
    list(renditions(store, ""))
    assert store.told <= 100 + 2  # the first object of each folder


def test_every_beginning_comes_once_with_its_objects(store: Counting) -> None:
    found = list(partitions(renditions(store, "lib"), "lib"))

    assert [beginning for beginning, _ in found] == list(BEGINNINGS)
    assert list(BEGINNINGS) == sorted(BEGINNINGS)
    assert sum(len(objects) for _, objects in found) == 100
    for beginning, objects in found:
        assert {each.key.removeprefix("lib/")[:2] for each in objects} <= {beginning}


def test_nothing_at_all_is_all_beginnings_without_objects() -> None:
    assert list(partitions(renditions(MemoryStore(), "lib"), "lib")) == [(each, []) for each in BEGINNINGS]


def test_looking_up_tells_in_order_what_is_there(store: Counting) -> None:
    there = [f"lib/{stem}.jpg" for stem in stems(40, 1)]
    asked = [key for pair in zip(there, stems(40, 9), strict=True) for key in pair]

    found = list(look_up(store, asked))

    assert [key for key, _ in found] == asked
    assert [key for key, each in found if each is not None] == there
