"""A house with a folder that is watched."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

from rethumb_desktop.domain.events import (
    FolderStatusChanged,
)
from rethumb_desktop.domain.watched_folder import (
    Existing,
    FolderState,
    FolderStatus,
    WatchedFolder,
)
from rethumb_desktop.services import Services
from tests.fixtures import pictures
from tests.fixtures.assembly import House


class Watched:
    """A house and a folder in it that is watched."""

    def __init__(self, house: House, services: Services) -> None:
        self.house = house
        self.services = services
        self.watching = services.watching
        self.folder = house.root / "in"
        self.folder.mkdir()
        services.presets.add("Small", ["square/16"])

    def described(self, **fields: object) -> WatchedFolder:
        """The folder as it is asked for."""
        described = WatchedFolder("", str(self.folder), ("Small",), existing=Existing.ALL)
        return replace(described, **fields)  # type: ignore[arg-type]

    def begin(self, **fields: object) -> WatchedFolder:
        """Watch the folder, and wait until it is."""
        added = self.watching.add(self.described(**fields))
        self.watching.begin()
        self.until(lambda status: status.state is not FolderState.STARTING)
        return added

    def save(self, name: str, data: bytes | None = None) -> Path:
        path = self.folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(pictures.jpeg() if data is None else data)
        return path

    def until(self, is_it: object) -> FolderStatus:
        """Wait for a status."""
        assert callable(is_it)
        while True:
            told, _ = self.house.wait_for(FolderStatusChanged)
            if is_it(told.status):
                return told.status


def digest_of(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
