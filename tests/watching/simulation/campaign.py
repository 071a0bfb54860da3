"""A campaign: many lives of watched folders, each with its own seed; ends at the first that goes wrong.

python -m tests.watching.simulation.campaign [--operations N] [--seed S] [--life NUMBER]

With `--life` only that one is lived, and its last deeds are printed.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import deque
from dataclasses import dataclass

from tests.watching.simulation.deeds import Deeds
from tests.watching.simulation.world import World

#: The deeds of one life.
LIFE = 5000
_LAST_DEEDS = 40


@dataclass
class Tally:
    """What happened in all lives."""

    deeds: int = 0
    queued: int = 0
    published: int = 0
    crashes: int = 0
    steps: int = 0

    def add(self, world: World, deeds: int) -> None:
        self.deeds += deeds
        self.queued += world.oracle.queued
        self.published += world.office.published.total()
        self.crashes += world.crashes
        self.steps += world.steps


def live(seed: str, deeds: int = LIFE, last: deque[str] | None = None) -> World:
    """Live one life; raises Wrong where something was done that never may be, or was not done."""
    world = World(seed)
    hand = Deeds(world)
    hand.prepare()
    world.watch()
    for number in range(1, deeds + 1):
        name = hand.do()
        if last is not None:
            last.append(f"{number} {world.clock.now:.2f} {name}")
        if world.chance.random() < 0.001:
            world.settle_down()
    world.settle_down()
    return world


def main() -> int:
    """Live until so many deeds are done."""
    parser = argparse.ArgumentParser(description="Random lives of watched folders.")
    parser.add_argument("--operations", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--life", type=int)
    asked = parser.parse_args()
    if asked.life is not None:
        return _watch_one(f"{asked.seed}/{asked.life}")
    tally, began = Tally(), time.monotonic()
    for life in range(-(-asked.operations // LIFE)):
        try:
            tally.add(live(f"{asked.seed}/{life}"), LIFE)
        except AssertionError as wrong:
            _say(f"{wrong}\nTo repeat: python -m tests.watching.simulation.campaign --seed {asked.seed} --life {life}")
            return 1
        if life % 20 == 19:
            _say(f"{tally} {time.monotonic() - began:.0f} s")
    _say(f"All went well: {tally} in {time.monotonic() - began:.0f} s")
    return 0


def _watch_one(seed: str) -> int:
    last: deque[str] = deque(maxlen=_LAST_DEEDS)
    try:
        live(seed, LIFE, last)
    except AssertionError as wrong:
        _say("\n".join([*last, str(wrong)]))
        return 1
    return 0


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
