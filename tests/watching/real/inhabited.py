"""A home on the disk whose folder is watched for real: index, observer, walks and renderer are the program's."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any

import pytest

from rethumb_desktop import bootstrap
from rethumb_desktop.disk.tree import LocalTree
from rethumb_desktop.domain.events import Event, FolderStatusChanged
from rethumb_desktop.domain.ports.watching import FileTree, WalkedFolder
from rethumb_desktop.domain.watched_folder import Existing, FolderState, FolderStatus, WatchedFolder
from rethumb_desktop.services import Services
from rethumb_desktop.services.watching.clocks import Clocks
from rethumb_desktop.services.watching.watching import WatchMeans
from tests.fixtures.waiting import wait_for

#: Far longer than anything here takes.
PATIENCE = 90.0
MANY = 1_000_000


class CountedTree(LocalTree):
    """The disk, with the walks over a whole folder counted; `began` is called before each."""

    def __init__(self, top: Path, began: Callable[[], None] = lambda: None) -> None:
        super().__init__()
        self._top = str(top)
        self._began = began
        self.ended = 0

    def walk(self, folder: str, *, recursive: bool) -> Iterator[WalkedFolder]:
        if folder == self._top:
            self._began()
        yield from super().walk(folder, recursive=recursive)
        self.ended += folder == self._top

    def until_walked(self, times: int) -> None:
        """Wait until so many walks have come to their end."""
        wait_for(lambda: self.ended >= times, PATIENCE, f"walk {times} to end")


@dataclass
class Inhabited:
    """A home with a folder to be watched; `tree` and `clocks` may be those of a test."""

    root: Path
    tree: FileTree = field(default_factory=LocalTree)
    clocks: Clocks = field(default_factory=Clocks)
    events: list[Event] = field(default_factory=list)
    _told: SimpleQueue[FolderStatus] = field(default_factory=SimpleQueue)
    _last: FolderStatus | None = None

    @property
    def folder(self) -> Path:
        return self.root / "in"

    @property
    def output(self) -> Path:
        return self.root / "out"

    @contextlib.contextmanager
    def running(self) -> Iterator[Services]:
        """Run the program; at the end it is closed."""
        self._last = None
        self.folder.mkdir(exist_ok=True)
        usual = bootstrap._watch_means

        def means(*given: Any) -> WatchMeans:
            return replace(usual(*given), tree=self.tree, clocks=self.clocks)

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(bootstrap, "_watch_means", means)
            services = bootstrap.open_services(self.root / "home", self.listen)
        with contextlib.closing(services):
            yield services

    def watch(self, services: Services, **fields: object) -> WatchedFolder:
        """Add the folder, whose new pictures count, and wait until it is watched."""
        services.presets.add("Tiny", ["width/16"])
        described = WatchedFolder("", str(self.folder), ("Tiny",), existing=Existing.ONLY_NEW)
        added = services.watching.add(replace(described, **fields))  # type: ignore[arg-type]
        services.watching.begin()
        self.until(lambda status: status.state is FolderState.WATCHING)
        return added

    def until(self, is_it: Callable[[FolderStatus], bool]) -> FolderStatus:
        """Return the status that was told last, once it is like this."""
        while self._last is None or not is_it(self._last):
            try:
                self._last = self._told.get(timeout=PATIENCE)
            except Empty:
                raise TimeoutError(f"waited {PATIENCE:g} s; the last status was {self._last}") from None
        return self._last

    def listen(self, event: Event) -> None:
        self.events.append(event)
        if isinstance(event, FolderStatusChanged):
            self._told.put(event.status)
