"""The split view of the preview: original and result in one, parted by a handle."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from rethumb_desktop.domain.job import Job, JobState
from rethumb_desktop.domain.library import THIS_COMPUTER
from rethumb_desktop.domain.original import Source, SourceKind
from rethumb_desktop.domain.recipe_text import parse_recipe
from rethumb_desktop.ui.bridge import Bridge
from rethumb_desktop.ui.panels.preview.panel import PreviewPanel
from rethumb_desktop.ui.theme.theme import Theme
from tests.fixtures import pictures
from tests.fixtures.assembly import House
from tests.fixtures.records import A_MOMENT

PATIENCE_MS = 60_000
LEFT = Qt.MouseButton.LeftButton
Make = Callable[..., Job]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    def make(recipe: str, data: bytes, number: int = 1) -> Job:
        path = tmp_path / f"{number}.png"
        path.write_bytes(data)
        source = Source(SourceKind.FILE, str(path), path.name)
        return Job(number, "a", source, (parse_recipe(recipe),), THIS_COMPUTER, JobState.QUEUED, A_MOMENT, held=True)

    return make


@pytest.fixture
def right_to_left(qapp: QApplication) -> Iterator[None]:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.fixture
def split(bridge: Bridge, theme: Theme, house: House, make: Make, qtbot: QtBot) -> PreviewPanel:
    """A clear original that becomes red, in one view."""
    panel = PreviewPanel(bridge, theme)
    qtbot.addWidget(panel)
    panel.resize(420, 700)
    panel.show()
    panel.serve(house.open().previewing)
    panel.modes.split_button.click()
    clear = pictures.file_of(Image.new("RGBA", (400, 300), (255, 255, 255, 0)), "PNG")
    panel.show_job(make("width/200/format/jpg/background/ff0000", clear))
    qtbot.waitUntil(lambda: panel.original.view.has_picture and panel.result.view.has_picture, timeout=PATIENCE_MS)
    return panel


def is_red(panel: PreviewPanel, share: float) -> bool:
    """Whether the split view shows the result at a share of its width."""
    view = panel.pictures.split.view
    rect = view.picture_rect()
    point = QPoint(round(view.width() * share), round(rect.center().y()) + 40)  # not on the grip
    assert rect.contains(point)
    colour = view.grab().toImage().pixelColor(point)
    return colour.red() - colour.green() > 200


def test_the_split_shows_the_original_before_the_handle_and_the_result_behind_it(split: PreviewPanel) -> None:
    assert not split.original.isVisible()
    assert not is_red(split, 0.4)
    assert is_red(split, 0.6)
    side = split.modes.findChild(QWidget, "sideBySideButton")
    assert side is not None
    QTest.mouseClick(side, LEFT)
    assert split.original.isVisible()
    assert not split.pictures.split.isVisible()


def test_from_right_to_left_the_split_does_too(right_to_left: None, split: PreviewPanel) -> None:
    assert is_red(split, 0.4)
    assert not is_red(split, 0.6)


def test_the_handle_is_dragged(split: PreviewPanel) -> None:
    view = split.pictures.split.view
    handle = view.handle
    start = handle.geometry().center()
    QTest.mousePress(handle, LEFT, pos=handle.mapFromParent(start))
    target = QPoint(round(view.width() * 0.75), start.y())
    QTest.mouseMove(handle, handle.mapFromParent(target))
    QTest.mouseRelease(handle, LEFT, pos=handle.mapFromParent(target))
    assert handle.value() == 75
    assert abs(handle.geometry().center().x() - target.x()) <= 2
    assert not is_red(split, 0.6)


def test_the_handle_is_moved_by_keys(split: PreviewPanel) -> None:
    handle = split.pictures.split.view.handle
    assert handle.accessibleName() == "How much of the original is seen, in percent"
    QTest.keyClick(handle, Qt.Key.Key_Right)
    assert handle.value() == 52
    QTest.keyClick(handle, Qt.Key.Key_Home)
    assert is_red(split, 0.2)
    QTest.keyClick(handle, Qt.Key.Key_End)
    assert not is_red(split, 0.8)


def test_the_handle_leaves_the_wheel_to_the_view(split: PreviewPanel) -> None:
    handle = split.pictures.split.view.handle
    at = QPointF(handle.rect().center())
    notch, nothing = QPoint(0, 120), Qt.KeyboardModifier.NoModifier
    phase = Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(at, handle.mapToGlobal(at), QPoint(), notch, Qt.MouseButton.NoButton, nothing, phase, False)
    QApplication.sendEvent(handle, event)
    assert not event.isAccepted()
    assert handle.value() == 50


def test_both_facts_stand_above_the_split(split: PreviewPanel) -> None:
    pane = split.pictures.split
    assert pane.original.facts.startswith("400 × 300")
    assert pane.result.facts.startswith("200 × 150")
    assert "400 × 300" in pane.view.accessibleDescription()
    assert "200 × 150" in pane.view.accessibleDescription()


def test_the_split_is_zoomed_like_the_others(split: PreviewPanel, qtbot: QtBot) -> None:
    view = split.pictures.split.view
    QTest.keyClick(view, Qt.Key.Key_1)
    assert split.zoom.actual.text() == "100 %"
    assert view.rect_of(split.result.view.layer).width() == pytest.approx(200 / split.devicePixelRatioF())


def test_the_frame_is_moved_in_the_split_as_well(split: PreviewPanel, make: Make, qtbot: QtBot) -> None:
    split.show_job(make("square/100", pictures.file_of(pictures.gradient(800, 600), "PNG"), 2))
    qtbot.waitUntil(lambda: split.result.view.has_picture, timeout=PATIENCE_MS)
    frame = split.pictures.frames[1]
    assert frame.isVisible()
    QTest.keyClick(frame, Qt.Key.Key_Left)
    crop = split.cropper.crop
    assert crop is not None
    assert crop.left == 92


def test_what_cannot_be_read_is_told_in_the_split_as_well(split: PreviewPanel, make: Make, qtbot: QtBot) -> None:
    split.show_job(make("width/20", b"no picture", 2))
    qtbot.waitUntil(lambda: bool(split.pictures.split.view.text), timeout=PATIENCE_MS)
    assert not split.pictures.split.view.handle.isVisible()
    split.grab()
