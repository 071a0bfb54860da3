"""What every index must do is tried on the real one and on its memory twin."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Protocol
from uuid import uuid4

import pytest

from rethumb_desktop.domain.ports import JobQueue, Publications, Removals
from rethumb_desktop.domain.ports.syncing import SyncRecords
from rethumb_desktop.index.database import Index
from rethumb_desktop.index.memory.publications import MemoryPublications, MemoryRemovals
from rethumb_desktop.index.memory.queue import MemoryQueue
from rethumb_desktop.index.memory.syncing import MemorySyncRecords


class AnyIndex(Protocol):
    """A queue, publications and removals that can go through a restart of the program."""

    @property
    def queue(self) -> JobQueue: ...

    @property
    def publications(self) -> Publications: ...

    @property
    def removals(self) -> Removals: ...

    @property
    def sync_records(self) -> SyncRecords: ...

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

    @property
    def removals(self) -> Removals:
        return self.index.removals

    @property
    def sync_records(self) -> SyncRecords:
        return self.index.sync_records

    def restart(self) -> None:
        self.close()
        self.index = self._open()

    def close(self) -> None:
        self.index.close()

    def _open(self) -> Index:
        return Index(self._home / "index.sqlite", self._home / "owners")


class MemoryIndex:
    def __init__(self) -> None:
        self._publications = MemoryPublications()
        self._queue = MemoryQueue(self._publications.record, self._publications.add_name)
        self._removals = MemoryRemovals(self._publications)
        self._sync_records = MemorySyncRecords(self._publications)

    @property
    def queue(self) -> JobQueue:
        return self._queue

    @property
    def publications(self) -> Publications:
        return self._publications

    @property
    def removals(self) -> Removals:
        return self._removals

    @property
    def sync_records(self) -> SyncRecords:
        return self._sync_records

    def restart(self) -> None:
        self._queue.lose_owner()
        self._removals.lose_owner()


@pytest.fixture(params=["sqlite", "memory"])
def index(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[AnyIndex]:
    """An empty index."""
    if request.param == "memory":
        yield MemoryIndex()
        return
    real = RealIndex(tmp_path)
    yield real
    real.close()


@pytest.fixture(params=["sqlite", "memory"])
def open_index(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[], AnyIndex]]:
    """Makes empty indexes of one kind: a device each."""
    with ExitStack() as opened:

        def make() -> AnyIndex:
            if request.param == "memory":
                return MemoryIndex()
            home = tmp_path / uuid4().hex
            home.mkdir()
            real = RealIndex(home)
            opened.callback(real.close)
            return real

        yield make
