"""Icons of publications: for what is seen, the newest first, up to a number of bytes."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.job import Publication
from rethumb_desktop.ui.bridge import Bridge
from rethumb_desktop.ui.models import library_icons
from rethumb_desktop.ui.models.library_icons import WAITING, MakeIcon, PublicationIcons
from tests.fixtures.records import publication
from tests.ui.library_stage import PATIENCE_MS


def draw(_: Publication, side: int) -> QImage:
    image = QImage(side, side // 2, QImage.Format.Format_RGBA8888)
    image.fill(0)
    return image


def make(bridge: Bridge, draw_icon: MakeIcon = draw) -> tuple[PublicationIcons, list[str]]:
    icons = PublicationIcons(bridge)
    icons.serve(draw_icon)
    seen: list[str] = []
    icons.arrived.connect(lambda _, key: seen.append(key))
    return icons, seen


def test_an_icon_comes_later_and_is_kept_for_each_size(bridge: Bridge, qtbot: QtBot) -> None:
    icons, seen = make(bridge)
    assert icons.pixmap(publication("a"), 40, 2.0) is None
    qtbot.waitUntil(lambda: seen == ["a"], timeout=PATIENCE_MS)
    pixmap = icons.pixmap(publication("a"), 40, 2.0)
    assert pixmap is not None
    assert (pixmap.size(), pixmap.deviceIndependentSize().toSize()) == (QSize(80, 40), QSize(40, 20))
    assert icons.pixmap(publication("a"), 160, 2.0) is None
    assert icons.pixmap(publication("a", library="work"), 40, 2.0) is None


def test_what_is_wanted_before_the_services_are_there_is_made_then(bridge: Bridge, qtbot: QtBot) -> None:
    icons = PublicationIcons(bridge)
    icons.pixmap(publication("a"), 40, 1.0)
    with qtbot.waitSignal(icons.arrived, timeout=PATIENCE_MS):
        icons.serve(draw)


def test_what_was_asked_for_last_is_made_first_and_what_was_scrolled_past_never(bridge: Bridge, qtbot: QtBot) -> None:
    first, go = threading.Event(), threading.Event()

    def wait(entry: Publication, side: int) -> QImage:
        first.set()
        assert go.wait(60)
        return draw(entry, side)

    icons, seen = make(bridge, wait)
    icons.pixmap(publication("0"), 40, 1.0)
    assert first.wait(60)
    for number in range(1, 300):
        icons.pixmap(publication(str(number)), 40, 1.0)
    go.set()
    qtbot.waitUntil(lambda: len(seen) == WAITING + 1, timeout=PATIENCE_MS)
    assert seen == ["0", *map(str, range(299, 299 - WAITING, -1))]


def test_what_was_seen_longest_ago_gives_way(bridge: Bridge, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(library_icons, "KEPT_BYTES", 3 * 40 * 20 * 4)
    icons, seen = make(bridge)
    for number, key in enumerate("abc", 1):
        icons.pixmap(publication(key), 40, 1.0)
        qtbot.waitUntil(lambda wanted=number: len(seen) == wanted, timeout=PATIENCE_MS)  # type: ignore[misc]
    assert icons.pixmap(publication("a"), 40, 1.0) is not None
    icons.pixmap(publication("d"), 40, 1.0)
    qtbot.waitUntil(lambda: len(seen) == 4, timeout=PATIENCE_MS)

    kept = [icons.pixmap(publication(key), 40, 1.0) is not None for key in "acdb"]
    assert kept == [True, True, True, False]


def test_where_there_is_nothing_to_show_it_is_tried_again_when_asked_to(bridge: Bridge, qtbot: QtBot) -> None:
    tried: list[str] = []

    def fail(entry: Publication, _: int) -> QImage | None:
        tried.append(entry.key)
        if entry.key == "fault":
            raise Fault(FaultKind.DAMAGED, "It is damaged.")
        return None

    icons, seen = make(bridge, fail)
    for key in ("fault", "none"):
        icons.pixmap(publication(key), 40, 1.0)
    qtbot.waitUntil(lambda: len(seen) == 2, timeout=PATIENCE_MS)
    assert icons.pixmap(publication("fault"), 40, 1.0) is None
    icons.forget_missing()
    icons.pixmap(publication("none"), 40, 1.0)
    qtbot.waitUntil(lambda: len(seen) == 3, timeout=PATIENCE_MS)
    assert tried == ["fault", "none", "none"]
