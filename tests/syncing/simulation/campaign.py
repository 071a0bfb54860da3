"""A campaign: many lives of devices that share a bucket, each with its own seed; ends at the first that goes wrong.

python -m tests.syncing.simulation.campaign [--operations N] [--seed S] [--first NUMBER] [--life NUMBER]

The lives are counted from `--first` on, so that several processes can share them. With `--life` only that one is lived,
and its last deeds are printed.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import deque
from dataclasses import dataclass

from tests.syncing.simulation.calamities import Calamities
from tests.syncing.simulation.deeds import Deeds
from tests.syncing.simulation.world import World

#: The deeds of one life.
LIFE = 1000
_LAST_DEEDS = 40


@dataclass
class Tally:
    """What happened in all lives."""

    deeds: int = 0
    syncs: int = 0
    segments: int = 0
    crashes: int = 0
    faults: int = 0
    days: int = 0
    calamities: int = 0

    def add(self, world: World, deeds: int) -> None:
        self.deeds += deeds
        self.syncs += world.syncs
        self.segments += len(world.bucket.history)
        self.crashes += world.crashes
        self.faults += world.faults
        self.days += world.days
        self.calamities += world.calamities.total()


def live(seed: str, deeds: int = LIFE, last: deque[str] | None = None, *, calm: bool = False) -> World:
    """Live one life, without calamities where it is a `calm` one.

    Raises Wrong where something was done that never may be, or was not done.
    """
    world = World(seed)
    hand, calamities = Deeds(world), Calamities(world)
    for number in range(1, deeds + 1):
        name = (not calm and calamities.do()) or hand.do()
        if last is not None:
            last.append(f"{number} {world.days} {name}")
        if world.chance.random() < 0.003 or calamities.is_over():
            world.come_to_rest()
    world.come_to_rest()
    # A device that comes last has to find the same.
    world.add_computer()
    world.come_to_rest()
    return world


def main() -> int:
    """Live until so many deeds are done."""
    parser = argparse.ArgumentParser(description="Random lives of devices that share a bucket.")
    parser.add_argument("--operations", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--life", type=int)
    asked = parser.parse_args()
    if asked.life is not None:
        return _watch_one(f"{asked.seed}/{asked.life}")
    tally, began = Tally(), time.monotonic()
    for life in range(asked.first, asked.first + -(-asked.operations // LIFE)):
        try:
            tally.add(live(f"{asked.seed}/{life}"), LIFE)
        except AssertionError as wrong:
            _say(f"{wrong}\nTo repeat: python -m tests.syncing.simulation.campaign --seed {asked.seed} --life {life}")
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
