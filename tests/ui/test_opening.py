"""What the program does beside its start."""

from __future__ import annotations

import os

from rethumb_desktop.cache.folder import FolderCache
from tests.fixtures.assembly import House
from tests.ui.conftest import Start


def test_the_cache_is_tidied_up(house: House, start: Start) -> None:
    old = FolderCache(house.root / "cache").stage("old.jpg", b"x")
    os.utime(old, (0, 0))

    stage = start()

    stage.wait(lambda: not old.exists())
