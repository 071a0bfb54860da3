"""How much faster two threads are than one."""

from __future__ import annotations

import statistics
from pathlib import Path

from tests.benchmarks.measuring.photographs import Photographs
from tests.benchmarks.measuring.sizes import PRESET, SIZES, recipes_of
from tests.benchmarks.measuring.tables import Table, at_least
from tests.benchmarks.measuring.workers import Worker

_PROMISED = 1.8


def measure_scaling(photographs: Photographs, rounds: int, folder: Path) -> list[Table]:
    """Run with one thread and with two in turns; the medians of their ratios."""
    heads = ["files", "recipe", "1 thread: s", "2 threads: s", "faster by", "least", "most", "promise"]
    table = Table("Scaling from one thread to two", heads)
    with Worker(folder) as worker:
        for kind, files in (("JPEG", photographs.jpg), ("PNG", photographs.png)):
            for name in (PRESET, *(size.recipe for size in SIZES)) if files else ():
                worker.run(files[-1:], recipes_of(name), 2)  # not counted: loads what is needed
                pairs = [
                    [worker.run(files, recipes_of(name), threads).wall for threads in (1, 2)] for _ in range(rounds)
                ]
                gains = [one / two for one, two in pairs]
                times = [statistics.median(walls) for walls in zip(*pairs, strict=True)]
                gain = statistics.median(gains)
                figures = [f"{figure:.2f}" for figure in (*times, gain, min(gains), max(gains))]
                table.add(kind, name, *figures, verdict=at_least(round(gain, 2), _PROMISED))
    table.remarks.append(
        f"Pairs of runs: {rounds}. The gain is their median; the least and the most are those of single pairs."
    )
    return [table]
