"""Weather over the cloud of a house, and pictures to be sent there."""

from __future__ import annotations

import threading
from pathlib import Path

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.job import Job, JobState
from rethumb_desktop.domain.recipe import Recipe
from tests.fixtures import pictures

SQUARE = Recipe(square=16)
LONG = 30.0


class Weather:
    """What every request to the cloud meets until it is fair."""

    def __init__(self) -> None:
        self.fault: Fault | None = None
        self.asked: list[tuple[str, str]] = []
        self.gate = threading.Event()
        self.gate.set()

    def __call__(self, operation: str, key: str) -> None:
        self.asked.append((operation, key))
        assert self.gate.wait(LONG)
        if self.fault is not None:
            raise self.fault

    def keys(self, operation: str) -> list[str]:
        return [key for asked, key in self.asked if asked == operation]


def fault(kind: FaultKind) -> Fault:
    return Fault(kind, f"It is {kind.value}.", retryable=True)


def files(folder: Path, count: int, first: int = 0) -> list[str]:
    paths = [folder / f"{n}.jpg" for n in range(first, first + count)]
    for n, path in enumerate(paths, first):
        path.write_bytes(pictures.jpeg(width=20 + n))
    return [str(path) for path in paths]


def states(jobs: list[Job]) -> set[JobState]:
    return {job.state for job in jobs}
