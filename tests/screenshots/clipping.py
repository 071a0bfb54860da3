"""Finds texts that are wider or higher than the place they have."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QAbstractButton, QLabel, QTabBar, QToolButton, QWidget

from rethumb_desktop.ui.widgets.elided_label import ElidedLabel
from tests.fixtures.widget_names import name_of

SLACK = 1
"""A pixel is lost where a size at 200 % is no whole number."""
FRAME = 6
"""So much of the air around its text a button can do without."""


def find_clipped(top: QWidget) -> list[str]:
    """What of a window's visible labels, buttons and tabs is cut off, told in words."""
    return [
        told
        for widget in top.findChildren(QWidget)
        if widget.isVisible() and not widget.visibleRegion().isEmpty()
        for told in _complain(widget)
    ]


def _complain(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QLabel) and not isinstance(widget, ElidedLabel) and widget.text():
        if widget.wordWrap():
            need = widget.heightForWidth(widget.width())
            if need > widget.height() + SLACK:
                yield f"{_told(widget, widget.text())}: {need} high, has {widget.height()}"
        else:
            yield from _compare(widget, widget.text())
    elif isinstance(widget, QAbstractButton) and widget.text() and _shows_text(widget):
        yield from _compare(widget, widget.text())
    elif isinstance(widget, QTabBar) and widget.count() and widget.width() < widget.minimumSizeHint().width():
        yield _told(widget, widget.tabText(0))


def _compare(widget: QWidget, text: str) -> Iterator[str]:
    seen = widget.visibleRegion().boundingRect().width()
    if seen < widget.width() - SLACK:
        yield f"{_told(widget, text)}: {seen} of its {widget.width()} are to be seen"
    need, has = widget.sizeHint(), widget.size()
    spare = FRAME if isinstance(widget, QAbstractButton) else SLACK
    if need.width() > has.width() + spare or need.height() > has.height() + SLACK:
        yield f"{_told(widget, text)}: needs {need.toTuple()}, has {has.toTuple()}"


def _shows_text(button: QAbstractButton) -> bool:
    icon_only = button.toolButtonStyle().ToolButtonIconOnly if isinstance(button, QToolButton) else None
    return not isinstance(button, QToolButton) or button.icon().isNull() or button.toolButtonStyle() is not icon_only


def _told(widget: QWidget, text: str) -> str:
    return f"{name_of(widget)} “{text[:60]}”"
