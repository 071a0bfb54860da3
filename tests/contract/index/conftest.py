"""What every index must do is tried on the real one and on its memory twin."""

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import pytest

from rethumb_desktop.domain.ports import JobQueue, Publications
from rethumb_desktop.index.database import Index
from rethumb_desktop.index.memory import MemoryPublications, MemoryQueue


class AnyIndex(Protocol):
    """A queue and publications that can go through a restart of the program."""

    @property
    def queue(self) -> JobQueue: ...

    @property
    def publications(self) -> Publications: ...

    def restart(self) -> None: ...


class RealIndex:
    def __init__(self, home: Path) -> None:
        self._home = home
        self.index = self._open()

    @property
    def queue(self) -> JobQueue:
        return self.index.queue

    @property
    def publications(self) -> Publications:
        return self.index.publications

    def restart(self) -> None:
        self.index.close()
        self.index = self._open()

    def _open(self) -> Index:
        return Index(self._home / "index.sqlite", self._home / "owners")


class MemoryIndex:
    def __init__(self) -> None:
        self._queue = MemoryQueue()
        self._publications = MemoryPublications()

    @property
    def queue(self) -> JobQueue:
        return self._queue

    @property
    def publications(self) -> Publications:
        return self._publications

    def restart(self) -> None:
        self._queue.lose_owner()


@pytest.fixture(params=["sqlite", "memory"])
def index(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[AnyIndex]:
    """An empty index."""
    if request.param == "memory":
        yield MemoryIndex()
        return
    real = RealIndex(tmp_path)
    yield real
    real.index.close()
