"""List icons: for what is seen, the newest first."""

from __future__ import annotations

import threading
from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.job import Job, JobState
from rethumb_desktop.domain.library import THIS_COMPUTER
from rethumb_desktop.domain.original import Source
from rethumb_desktop.domain.recipe import Recipe
from rethumb_desktop.ui.bridge import Bridge
from rethumb_desktop.ui.models.icons import WAITING, IconCache
from tests.fixtures.records import A_MOMENT, file_source


def job(number: int) -> Job:
    source = file_source(f"{number}.jpg")
    return Job(number, "a", source, (Recipe(square=100),), THIS_COMPUTER, JobState.QUEUED, A_MOMENT)


def draw(_: Source, side: int) -> QImage:
    image = QImage(side, side // 2, QImage.Format.Format_RGBA8888)
    image.fill(0)
    return image


def arrivals(cache: IconCache) -> list[int]:
    seen: list[int] = []
    cache.arrived.connect(seen.append)
    return seen


def held(first: threading.Event, go: threading.Event, made: list[str]) -> Callable[[Source, int], QImage]:
    def make(source: Source, side: int) -> QImage:
        made.append(source.name)
        first.set()
        assert go.wait(20)
        return draw(source, side)

    return make


def test_an_icon_comes_later_and_is_kept(bridge: Bridge, qtbot: QtBot) -> None:
    cache = IconCache(bridge, draw, 40, 2.0)
    seen = arrivals(cache)
    assert cache.pixmap(job(1)) is None
    qtbot.waitUntil(lambda: seen == [1])
    pixmap = cache.pixmap(job(1))
    assert pixmap is not None
    assert (pixmap.size(), pixmap.deviceIndependentSize().toSize()) == (QSize(80, 40), QSize(40, 20))


def test_what_was_asked_for_last_is_made_first_and_what_was_scrolled_past_never(bridge: Bridge, qtbot: QtBot) -> None:
    first, go = threading.Event(), threading.Event()
    made: list[str] = []
    cache = IconCache(bridge, held(first, go, made), 40, 1.0)
    seen = arrivals(cache)
    cache.pixmap(job(0))
    assert first.wait(20)
    for number in range(1, 200):
        cache.pixmap(job(number))
    go.set()
    qtbot.waitUntil(lambda: len(seen) == WAITING + 1)
    assert seen == [0, *range(199, 199 - WAITING, -1)]


def test_a_picture_that_cannot_be_read_is_not_tried_again_until_it_is_forgotten(bridge: Bridge, qtbot: QtBot) -> None:
    tried: list[str] = []

    def fail(source: Source, side: int) -> QImage:
        tried.append(source.name)
        raise Fault(FaultKind.DAMAGED, "It is damaged.")

    cache = IconCache(bridge, fail, 40, 1.0)
    seen = arrivals(cache)
    cache.pixmap(job(1))
    qtbot.waitUntil(lambda: seen == [1])
    assert cache.pixmap(job(1)) is None
    cache.pixmap(job(2))
    qtbot.waitUntil(lambda: seen == [1, 2])
    cache.forget(1)
    cache.pixmap(job(1))
    qtbot.waitUntil(lambda: seen == [1, 2, 1])
    assert tried == ["1.jpg", "2.jpg", "1.jpg"]
