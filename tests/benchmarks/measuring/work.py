"""What a measured run took, and the folder its results go to."""

from __future__ import annotations

import shutil
import statistics
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple


class Work(NamedTuple):
    """Seconds by the clock, seconds of all processors together, and how many bytes came out."""

    wall: float
    cpu: float
    bytes: int


def median(runs: Sequence[Work]) -> Work:
    """The medians of both times; the bytes are those of every run."""
    return Work(statistics.median(run.wall for run in runs), statistics.median(run.cpu for run in runs), runs[0].bytes)


def together(works: Iterable[Work]) -> Work:
    """What several runs took, one after the other."""
    walls, cpus, counts = zip(*works, strict=True)
    return Work(sum(walls), sum(cpus), sum(counts))


def spread(runs: Sequence[Work]) -> float:
    """How far the runs are apart, as a part of their median: (longest - shortest) / median."""
    walls = [run.wall for run in runs]
    return (max(walls) - min(walls)) / statistics.median(walls)


def empty(folder: Path) -> None:
    """Have an empty folder there."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)


def bytes_in(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.iterdir())
