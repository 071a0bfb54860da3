"""Zooming and panning the preview, and its split view."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QLineF, QPoint, QPointF, Qt
from PySide6.QtGui import QNativeGestureEvent, QPointingDevice, QWheelEvent
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
from rethumb_desktop.ui.widgets.picture_view import PictureView
from tests.fixtures import pictures
from tests.fixtures.assembly import House
from tests.fixtures.records import A_MOMENT

PATIENCE_MS = 60_000
NONE, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
LEFT, MIDDLE = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton
SIZE = (800, 600)
Make = Callable[..., Job]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    def make(*recipes: str, number: int = 1, data: bytes = b"") -> Job:
        path = tmp_path / f"{number}.png"
        path.write_bytes(data or pictures.file_of(pictures.gradient(*SIZE), "PNG"))
        source = Source(SourceKind.FILE, str(path), path.name)
        parsed = tuple(parse_recipe(recipe) for recipe in recipes)
        return Job(number, "a", source, parsed, THIS_COMPUTER, JobState.QUEUED, A_MOMENT, held=True)

    return make


@pytest.fixture
def panel(bridge: Bridge, theme: Theme, house: House, make: Make, qtbot: QtBot) -> PreviewPanel:
    """The preview of a picture of 800 × 600 pixels that becomes 400 wide."""
    panel = PreviewPanel(bridge, theme)
    qtbot.addWidget(panel)
    panel.resize(420, 700)
    panel.show()
    panel.serve(house.open().previewing)
    show(panel, qtbot, make("width/400", "width/200", "square/50", "width/160/height/40", "cover/10x100"))
    return panel


def show(panel: PreviewPanel, qtbot: QtBot, job: Job) -> None:
    panel.show_job(job)
    qtbot.waitUntil(lambda: panel.original.view.has_picture and panel.result.view.has_picture, timeout=PATIENCE_MS)


def choose(panel: PreviewPanel, qtbot: QtBot, row: int, facts: str) -> None:
    panel.recipes.setCurrentIndex(row)
    qtbot.waitUntil(lambda: panel.result.facts.startswith(facts), timeout=PATIENCE_MS)


def turn(widget: QWidget, notches: float, at: QPointF, modifiers: Qt.KeyboardModifier = NONE) -> None:
    angle = QPoint(0, round(120 * notches))
    where = widget.mapToGlobal(at)
    phase = Qt.ScrollPhase.NoScrollPhase
    QApplication.sendEvent(
        widget, QWheelEvent(at, where, QPoint(), angle, Qt.MouseButton.NoButton, modifiers, phase, False)
    )


def percent(panel: PreviewPanel) -> str:
    return panel.zoom.actual.text()


def fitted(panel: PreviewPanel) -> bool:
    return panel.pictures.viewport.fitted


def is_near(one: QPointF, other: QPointF) -> bool:
    """Whether two points of a scene are the same but for the arithmetic."""
    return QLineF(one, other).length() < 0.001


# Zooming


def test_at_first_all_is_seen(panel: PreviewPanel) -> None:
    view = panel.result.view
    assert panel.zoom.fit.isChecked()
    assert percent(panel) == f"{round(100 * view.picture_rect().width() / 400)} %"
    assert view.rect().contains(view.picture_rect().toAlignedRect())


@pytest.mark.parametrize("modifier", [NONE, CTRL])
def test_the_wheel_zooms_around_what_lies_under_it(panel: PreviewPanel, modifier: Qt.KeyboardModifier) -> None:
    view = panel.original.view
    at = QPointF(view.picture_rect().left() + 90, view.picture_rect().top() + 70)
    turn(view, 1, at)  # out of the fit, in which the picture is in the middle
    turn(view, 4, at)
    before = view.scene_at(at)
    scale = view.scale()
    turn(view, 2, at, modifier)
    after = view.scene_at(at)
    assert view.scale() == pytest.approx(scale * 1.25**2)
    assert is_near(after, before)


def test_both_pictures_are_seen_at_the_same_place_and_scale(panel: PreviewPanel) -> None:
    turn(panel.original.view, 5, QPointF(150, 80))
    original, result = panel.original.view, panel.result.view
    assert original.scale() == result.scale()
    assert original.centre() == result.centre()
    middle = QPointF(original.width() / 2, original.height() / 2)
    assert original.scene_at(middle) == original.centre()
    assert not panel.zoom.fit.isChecked()


def test_zooming_out_ends_with_all(panel: PreviewPanel) -> None:
    turn(panel.original.view, 3, QPointF(150, 80))
    assert not fitted(panel)
    turn(panel.original.view, -9, QPointF(10, 10))
    assert fitted(panel)


def test_zooming_in_ends_where_pixels_can_be_counted(panel: PreviewPanel) -> None:
    turn(panel.result.view, 40, QPointF(100, 80))
    assert percent(panel) == "800 %"


def test_the_buttons_zoom(panel: PreviewPanel) -> None:
    panel.zoom.actual.click()
    assert percent(panel) == "100 %"
    assert panel.result.view.picture_rect().width() == pytest.approx(400 / panel.devicePixelRatioF())
    panel.zoom.larger.click()
    assert percent(panel) == "125 %"
    panel.zoom.smaller.click()
    assert percent(panel) == "100 %"
    panel.zoom.fit.click()
    assert fitted(panel)
    assert panel.zoom.fit.isChecked()
    panel.zoom.fit.click()
    assert panel.zoom.fit.isChecked()


def test_the_keys_zoom(panel: PreviewPanel) -> None:
    view = panel.original.view
    QTest.keyClick(view, Qt.Key.Key_1)
    assert percent(panel) == "100 %"
    QTest.keyClick(view, Qt.Key.Key_Plus)
    assert percent(panel) == "125 %"
    QTest.keyClick(view, Qt.Key.Key_Plus)
    QTest.keyClick(view, Qt.Key.Key_Minus)
    assert percent(panel) == "125 %"
    QTest.keyClick(view, Qt.Key.Key_0)
    assert fitted(panel)


def test_a_double_click_changes_between_all_and_100_percent(panel: PreviewPanel) -> None:
    view = panel.result.view
    QTest.mouseDClick(view, LEFT, pos=view.rect().center())
    assert percent(panel) == "100 %"
    QTest.mouseDClick(view, LEFT, pos=view.rect().center())
    assert fitted(panel)


def test_a_pinch_on_a_touchpad_zooms(panel: PreviewPanel) -> None:
    view = panel.original.view
    at = QPointF(view.rect().center())
    device = QPointingDevice.primaryPointingDevice()
    scale = view.scale()
    kind = Qt.NativeGestureType.ZoomNativeGesture
    where = view.mapToGlobal(at)
    QApplication.sendEvent(view, QNativeGestureEvent(kind, device, 2, at, where, where, 0.5, QPointF()))
    assert view.scale() == pytest.approx(scale * 1.5)


def test_two_fingers_on_a_screen_zoom(panel: PreviewPanel, qtbot: QtBot) -> None:
    view = panel.original.view
    device = QTest.createTouchDevice()
    scale, middle = view.scale(), view.rect().center()

    def spread(by: int) -> tuple[QPoint, QPoint]:
        return middle - QPoint(by, 0), middle + QPoint(by, 0)

    one, other = spread(40)
    QTest.touchEvent(view, device).press(0, one, view).press(1, other, view).commit()
    for by in (50, 60, 70, 80):
        one, other = spread(by)
        QTest.touchEvent(view, device).move(0, one, view).move(1, other, view).commit()
    QTest.touchEvent(view, device).release(0, one, view).release(1, other, view).commit()
    assert view.scale() > scale * 1.2


def test_two_fingers_on_a_touchpad_move(panel: PreviewPanel) -> None:
    view = panel.original.view
    turn(view, 8, QPointF(view.rect().center()))
    before = view.centre()
    at = QPointF(view.rect().center())
    phase = Qt.ScrollPhase.ScrollUpdate
    event = QWheelEvent(
        at, view.mapToGlobal(at), QPoint(-8, -4), QPoint(-8, -4), Qt.MouseButton.NoButton, NONE, phase, False
    )
    QApplication.sendEvent(view, event)
    moved = view.centre() - before
    assert is_near(moved, QPointF(8, 4) / view.scale())


# Panning


@pytest.mark.parametrize("button", [LEFT, MIDDLE])
def test_dragging_moves_what_is_seen(panel: PreviewPanel, button: Qt.MouseButton) -> None:
    view = panel.result.view
    turn(view, 8, QPointF(view.rect().center()))
    seen = view.scene_at(QPointF(100, 60))
    QTest.mousePress(view, button, pos=QPoint(100, 60))
    QTest.mouseMove(view, QPoint(90, 50))
    QTest.mouseMove(view, QPoint(80, 45))
    QTest.mouseRelease(view, button, pos=QPoint(80, 45))
    after = view.scene_at(QPointF(80, 45))
    assert is_near(after, seen)
    assert panel.original.view.centre() == view.centre()


def test_no_gap_is_dragged_beside_the_picture(panel: PreviewPanel) -> None:
    view = panel.result.view
    turn(view, 8, QPointF(view.rect().center()))
    for _ in range(20):
        QTest.mousePress(view, LEFT, pos=QPoint(10, 10))
        QTest.mouseMove(view, QPoint(300, 150))
        QTest.mouseRelease(view, LEFT, pos=QPoint(300, 150))
    assert is_near(view.scene_at(QPointF(0, 0)), QPointF(0, 0))


def test_arrow_keys_move_what_is_seen(panel: PreviewPanel) -> None:
    view = panel.original.view
    QTest.keyClick(view, Qt.Key.Key_1)
    before = view.centre()
    QTest.keyClick(view, Qt.Key.Key_Right)
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert view.centre().x() > before.x()
    assert view.centre().y() > before.y()


def test_the_middle_button_moves_the_picture_under_a_crop_frame(panel: PreviewPanel, qtbot: QtBot) -> None:
    choose(panel, qtbot, 2, "50 × 50")
    view, frame = panel.original.view, panel.pictures.frames[0]
    turn(view, 6, QPointF(view.rect().center()))
    before, crop = view.centre(), panel.cropper.crop
    start = frame.mapFromParent(view.rect().center())
    QTest.mousePress(frame, MIDDLE, pos=start)
    QTest.mouseMove(view, view.rect().center() + QPoint(-30, 0))
    QTest.mouseRelease(view, MIDDLE, pos=view.rect().center() + QPoint(-30, 0))
    assert view.centre().x() > before.x()
    assert panel.cropper.crop == crop


# As many pixels as the screen has


def sharp(view: PictureView) -> bool:
    layer = view.layer
    return layer.wanted(view.rect_of(layer), view.rect().toRectF(), view.devicePixelRatioF()) is None


def test_who_looks_closer_gets_more_pixels(panel: PreviewPanel, qtbot: QtBot) -> None:
    view = panel.original.view
    assert sharp(view)
    turn(view, 12, QPointF(view.rect().center()))
    assert not sharp(view)
    qtbot.waitUntil(lambda: sharp(view), timeout=PATIENCE_MS)
    at = QPoint(37, 21)
    scene = view.scene_at(QPointF(at) + QPointF(0.5, 0.5))
    expected = pictures.gradient(*SIZE).getpixel((int(scene.x()), int(scene.y())))
    assert isinstance(expected, tuple)
    shown = view.grab().toImage().pixelColor(at)
    colours = zip((shown.red(), shown.green(), shown.blue()), expected, strict=True)
    assert max(abs(one - other) for one, other in colours) <= 2


def test_the_original_of_a_recipe_without_a_picture_is_looked_at_as_well(
    panel: PreviewPanel, make: Make, qtbot: QtBot
) -> None:
    panel.show_job(make("exif/all", number=2))
    qtbot.waitUntil(lambda: panel.original.view.has_picture, timeout=PATIENCE_MS)
    panel.zoom.actual.click()
    assert percent(panel) == "100 %"
    assert panel.original.view.picture_rect().width() == pytest.approx(800 / panel.devicePixelRatioF())
    qtbot.waitUntil(lambda: sharp(panel.original.view), timeout=PATIENCE_MS)


def test_a_result_is_seen_pixel_by_pixel(panel: PreviewPanel, qtbot: QtBot) -> None:
    turn(panel.result.view, 6, QPointF(panel.result.view.rect().center()))
    qtbot.waitUntil(lambda: sharp(panel.result.view), timeout=PATIENCE_MS)
    assert panel.result.view.layer.size.width() == 400


def test_a_large_result_comes_in_parts(panel: PreviewPanel, make: Make, qtbot: QtBot) -> None:
    data = pictures.file_of(pictures.gradient(3000, 60), "PNG")
    show(panel, qtbot, make("metadata/none", number=2, data=data))
    panel.zoom.actual.click()
    assert not sharp(panel.result.view)
    qtbot.waitUntil(lambda: sharp(panel.result.view), timeout=PATIENCE_MS)


# What stays, and what does not


def test_another_picture_is_seen_whole(panel: PreviewPanel, make: Make, qtbot: QtBot) -> None:
    panel.zoom.larger.click()
    assert not fitted(panel)
    show(panel, qtbot, make("width/800", number=2))
    assert fitted(panel)


def test_who_looks_at_100_percent_does_so_with_another_recipe(panel: PreviewPanel, qtbot: QtBot) -> None:
    panel.zoom.actual.click()
    choose(panel, qtbot, 1, "200 × 150")
    assert percent(panel) == "100 %"


def test_what_a_crop_leaves_out_is_not_shown_as_a_result(panel: PreviewPanel, qtbot: QtBot) -> None:
    choose(panel, qtbot, 4, "10 × 100")
    view = panel.original.view
    turn(view, 12, view.picture_rect().topLeft() + QPointF(2, 2))
    rect = panel.result.view.picture_rect()
    assert not rect.intersects(panel.result.view.rect().toRectF())
    assert panel.result.view.outside_text == "The crop leaves this part out."
    panel.result.view.grab()


def test_a_stretched_result_is_shown_stretched(panel: PreviewPanel, qtbot: QtBot) -> None:
    choose(panel, qtbot, 3, "160 × 40")
    rect = panel.result.view.picture_rect()
    assert rect.width() / rect.height() == pytest.approx(4)


def test_without_a_picture_there_is_nothing_to_zoom(panel: PreviewPanel, make: Make, qtbot: QtBot) -> None:
    panel.show_job(make("width/20", number=2, data=b"no picture"))
    qtbot.waitUntil(lambda: bool(panel.original.view.text), timeout=PATIENCE_MS)
    assert not panel.zoom.isEnabled()
    turn(panel.original.view, 3, QPointF(20, 20))
    assert fitted(panel)


# Who has no mouse, or little room


def test_everything_is_reached_and_named(panel: PreviewPanel, qtbot: QtBot) -> None:
    choose(panel, qtbot, 2, "50 × 50")
    for widget in panel.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisibleTo(panel):
            assert widget.objectName(), widget
            assert widget.accessibleName(), widget.objectName()
    order: list[QWidget] = [panel.modes.split_button, panel.recipes, panel.zoom.smaller, panel.zoom.fit]
    order += [panel.original.view, panel.pictures.frames[0], panel.result.view]
    chain: list[QWidget] = [order[0]]
    while chain[-1] is not order[-1] and len(chain) < 200:
        following = chain[-1].nextInFocusChain()
        assert following is not None
        chain.append(following)
    assert [widget for widget in chain if widget in order] == order


def test_panels_without_much_room_keep_what_matters(panel: PreviewPanel) -> None:
    panel.resize(260, 600)
    assert not panel.zoom.larger.isVisible()
    assert panel.zoom.actual.isVisible()
    panel.resize(500, 600)
    assert panel.zoom.larger.isVisible()
