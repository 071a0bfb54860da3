"""Going through a window with the Tab key, as a person without a mouse does."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import cast

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QApplication, QButtonGroup, QWidget

from tests.ui.reading_colours import pixels_that_stand_out

_MOST = 150


def walk(top: QWidget, *, back: bool = False) -> list[QWidget]:
    """Press Tab (or Shift+Tab) until the keyboard is where it was; return where it has been, in order."""
    first = _step(top, back=back)
    stops = [first]
    while len(stops) < _MOST:
        stop = _step(top, back=back)
        if stop is first:
            return stops
        assert stop not in stops, f"a trap: {tell(stop)} comes twice before {tell(first)}"
        stops.append(stop)
    raise AssertionError("Tab never comes back")


def marked_pixels(top: QWidget) -> Iterator[tuple[QWidget, int]]:
    """At each stop, how many pixels at it stand out, 3:1 or more, from how it looks without the keyboard."""
    # A second round: each stop is looked at while it has the keyboard, and while nothing has.
    stops = walk(top)
    # Where there is one button and nothing else, there is nothing to tell.
    for _ in stops if len(stops) > 1 else ():
        stop = _step(top, back=False)
        focused = _look(stop, top)
        stop.clearFocus()
        left = _look(stop, top)
        stop.setFocus(Qt.FocusReason.TabFocusReason)
        yield stop, pixels_that_stand_out(focused, left, 3)


def _look(stop: QWidget, top: QWidget) -> QImage:
    place = QRect(stop.mapTo(top, QPoint(0, 0)), stop.size())
    if not top.rect().contains(place):
        raise AssertionError(f"{tell(stop)} has the keyboard, but is not in sight: {place}")
    return top.grab(place.adjusted(-4, -4, 4, 4)).toImage()


def missed(top: QWidget, stops: list[QWidget]) -> list[str]:
    """What Tab should have come to. Of buttons of which one is pressed at a time it comes to that one."""
    return [
        tell(widget)
        for widget in top.findChildren(QWidget)
        if widget.window() is top and _is_stop(widget) and widget not in stops and not _goes_with(widget, stops)
    ]


def out_of_order(stops: list[QWidget], top: QWidget) -> list[str]:
    """Steps that go up or against the direction of reading, but for the one back to the beginning."""
    return [
        f"{tell(one)} to {tell(other)}"
        for one, other in pairwise(stops)
        if _is_before(_place(other, top), _place(one, top))
    ]


def from_top(stops: list[QWidget], top: QWidget) -> list[QWidget]:
    """The same round, begun at the stop in the window's corner."""
    places = [_place(stop, top) for stop in stops]
    first = min(range(len(stops)), key=lambda row: places[row].top() + places[row].left() * 2)
    return stops[first:] + stops[:first]


def tell(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.objectName() or widget.accessibleName()!r}"


def keyboard_of(top: QWidget) -> QWidget:
    """What has the keyboard of a window: something in it, else the window."""
    return cast("QWidget | None", top.focusWidget()) or top


def _step(top: QWidget, *, back: bool) -> QWidget:
    before = keyboard_of(top)
    QTest.keyClick(before, Qt.Key.Key_Backtab if back else Qt.Key.Key_Tab)
    after = QApplication.focusWidget()
    if after is None or after.window() is not top or not after.isVisible():
        raise AssertionError(f"after {tell(before)} the keyboard is in {tell(after) if after else 'nothing'}")
    return after


def _is_stop(widget: QWidget) -> bool:
    by_tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(by_tab) and widget.isVisible() and widget.isEnabled() and widget.focusProxy() is None


def _goes_with(widget: QWidget, stops: list[QWidget]) -> bool:
    if not isinstance(widget, QAbstractButton) or not widget.isCheckable():
        return False
    group = cast("QButtonGroup | None", widget.group())
    if group is not None and group.exclusive():
        return any(button in stops for button in group.buttons())
    return widget.autoExclusive()


def _place(widget: QWidget, top: QWidget) -> QRect:
    """Where a widget is, as if nothing were scrolled."""
    place = QRect(widget.mapTo(top, QPoint(0, 0)), widget.size())
    above = widget.parentWidget()
    while above is not None and above is not top:
        if isinstance(above, QAbstractScrollArea):
            place.translate(above.horizontalScrollBar().value(), above.verticalScrollBar().value())
        above = above.parentWidget()
    return place


def _is_before(one: QRect, other: QRect) -> bool:
    """Whether a person who reads in lines and columns comes to `one` before the other."""
    if one.intersects(other):
        return False
    if one.bottom() < other.top():
        return one.left() <= other.right()
    return one.right() < other.left() and one.top() <= other.bottom()
