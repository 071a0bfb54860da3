"""List icons: for what is seen, the newest first."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.job import Job, JobState
from rethumb_desktop.domain.library import THIS_COMPUTER
from rethumb_desktop.domain.original import Source
from rethumb_desktop.domain.recipe import Recipe
from rethumb_desktop.services import gathering
from rethumb_desktop.ui.bridge import Bridge
from rethumb_desktop.ui.models.icons import WAITING, Glimpse, IconCache, look_at
from rethumb_desktop.ui.models.passing import Measure
from tests.fixtures import pictures
from tests.fixtures.assembly import House
from tests.fixtures.records import A_MOMENT, file_source


def job(number: int) -> Job:
    source = file_source(f"{number}.jpg")
    return Job(number, "a", source, (Recipe(square=100),), THIS_COMPUTER, JobState.QUEUED, A_MOMENT)


def draw(_: Source, side: int) -> Glimpse:
    image = QImage(side, side // 2, QImage.Format.Format_RGBA8888)
    image.fill(0)
    return Glimpse(image, Measure(640, 320, 41_000))


def arrivals(cache: IconCache) -> list[int]:
    seen: list[int] = []
    cache.arrived.connect(seen.append)
    return seen


def held(first: threading.Event, go: threading.Event, made: list[str]) -> Callable[[Source, int], Glimpse]:
    def make(source: Source, side: int) -> Glimpse:
        made.append(source.name)
        first.set()
        assert go.wait(60)
        return draw(source, side)

    return make


def test_an_icon_comes_later_and_is_kept(bridge: Bridge, qtbot: QtBot) -> None:
    cache = IconCache(bridge, draw, 40, 2.0)
    seen = arrivals(cache)
    assert cache.pixmap(job(1)) is None
    assert cache.measure(job(1)) is None
    qtbot.waitUntil(lambda: seen == [1])
    pixmap = cache.pixmap(job(1))
    assert pixmap is not None
    assert (pixmap.size(), pixmap.deviceIndependentSize().toSize()) == (QSize(80, 40), QSize(40, 20))
    assert cache.measure(job(1)) == Measure(640, 320, 41_000)
    cache.forget(1)
    assert cache.measure(job(1)) is None


def test_of_a_picture_that_cannot_be_drawn_the_size_of_its_file_is_known(
    house: House, bridge: Bridge, qtbot: QtBot, tmp_path: Path
) -> None:
    services = house.open()
    for name, data in (("1.jpg", b"broken"), ("2.jpg", pictures.jpeg(64, 48))):
        (tmp_path / name).write_bytes(data)
    cache = IconCache(bridge, lambda source, side: look_at(services.icons, source, side), 40, 1.0)
    seen = arrivals(cache)
    there = [replace(job(number), source=gathering.file_source(tmp_path / f"{number}.jpg")) for number in (1, 2, 3)]
    for each in there:
        cache.pixmap(each)
    qtbot.waitUntil(lambda: len(seen) == 3)
    size = (tmp_path / "2.jpg").stat().st_size
    assert [cache.measure(each) for each in there] == [Measure(bytes=6), Measure(64, 48, size), None]
    assert [cache.pixmap(each) is None for each in there] == [True, False, True]
    services.close()


def test_measures_go_with_their_icons(bridge: Bridge, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rethumb_desktop.ui.models.icons.KEPT", 2)
    cache = IconCache(bridge, draw, 40, 1.0)
    seen = arrivals(cache)
    for number in (1, 2, 3):
        cache.pixmap(job(number))
    qtbot.waitUntil(lambda: len(seen) == 3)
    assert sorted(cache._measures) == sorted(cache._kept)


def test_what_was_asked_for_last_is_made_first_and_what_was_scrolled_past_never(bridge: Bridge, qtbot: QtBot) -> None:
    first, go = threading.Event(), threading.Event()
    made: list[str] = []
    cache = IconCache(bridge, held(first, go, made), 40, 1.0)
    seen = arrivals(cache)
    cache.pixmap(job(0))
    assert first.wait(60)
    for number in range(1, 200):
        cache.pixmap(job(number))
    go.set()
    qtbot.waitUntil(lambda: len(seen) == WAITING + 1)
    assert seen == [0, *range(199, 199 - WAITING, -1)]


def test_a_picture_that_cannot_be_read_is_not_tried_again_until_it_is_forgotten(bridge: Bridge, qtbot: QtBot) -> None:
    tried: list[str] = []

    def fail(source: Source, side: int) -> Glimpse:
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
