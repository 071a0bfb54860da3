"""What the program does beside its start."""

from __future__ import annotations

import os

from rethumb_desktop.cache.folder import FolderCache
from rethumb_desktop.ui.main_window.opening import Chosen, Newest
from tests.fixtures.assembly import House
from tests.ui.conftest import Start


def test_the_cache_is_tidied_up(house: House, start: Start) -> None:
    old = FolderCache(house.root / "cache").stage("old.jpg", b"x")
    os.utime(old, (0, 0))

    stage = start()

    stage.wait(lambda: not old.exists())


def test_the_newest_choice_is_the_one_that_is_remembered() -> None:
    kept: list[Chosen] = []
    newest = Newest(kept.append)
    first = newest.note(Chosen("one"))
    second = newest.note(Chosen("two"))
    second()
    first()  # a thread that was slow
    assert kept[-1] == Chosen("two")
