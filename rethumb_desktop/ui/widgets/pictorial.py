"""What screen readers are told about widgets that paint pictures: Qt would call them a filler."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QObject, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QAccessibleObject
from PySide6.QtWidgets import QWidget


def tell_roles(roles: Mapping[type[QWidget], QAccessible.Role]) -> None:
    """From now on tell these roles of widgets of these kinds."""
    QAccessible.installFactory(partial(_make, roles))


def _make(roles: Mapping[type[QWidget], QAccessible.Role], _: str, thing: QObject) -> QAccessibleInterface | None:
    for kind, role in roles.items():
        if isinstance(thing, kind):
            return _Told(thing, role)
    return None


class _Told(QAccessibleObject):
    """Tells what Qt tells of a plain widget, but for the role."""

    def __init__(self, widget: QWidget, role: QAccessible.Role) -> None:
        super().__init__(widget)
        self._role = role

    @property
    def _widget(self) -> QWidget | None:
        widget = self.object()
        return widget if isinstance(widget, QWidget) else None

    def role(self) -> QAccessible.Role:
        return self._role

    def text(self, kind: QAccessible.Text) -> str:
        widget = self._widget
        if widget is None:
            return ""
        if kind is QAccessible.Text.Name:
            return widget.accessibleName()
        return widget.accessibleDescription() if kind is QAccessible.Text.Description else ""

    def state(self) -> QAccessible.State:
        state, widget = QAccessible.State(), self._widget
        if widget is None:
            state.invalid = True
            return state
        state.invisible = not widget.isVisible()
        state.offscreen = widget.visibleRegion().isEmpty()
        state.disabled = not widget.isEnabled()
        state.focusable = widget.focusPolicy() is not Qt.FocusPolicy.NoFocus
        state.focused = widget.hasFocus()
        return state

    def rect(self) -> QRect:
        widget = self._widget
        return QRect(widget.mapToGlobal(QPoint(0, 0)), widget.size()) if widget is not None else QRect()

    # What is around it and in it. The stubs do not know that there may be nothing.

    def parent(self) -> QAccessibleInterface | None:  # type: ignore[override]
        widget = self._widget
        return _told(widget.parentWidget()) if widget is not None else None

    def childCount(self) -> int:
        return len(self._children())

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        children = self._children()
        return _told(children[index]) if 0 <= index < len(children) else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        thing = child.object()
        return next((row for row, one in enumerate(self._children()) if one is thing), -1)

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        spot = QPoint(x, y)
        for one in reversed(self._children()):
            if one.isVisible() and one.rect().contains(one.mapFromGlobal(spot)):
                return _told(one)
        return None

    def _children(self) -> list[QWidget]:
        widget = self._widget
        return [one for one in widget.children() if isinstance(one, QWidget)] if widget is not None else []


def _told(widget: QWidget | None) -> QAccessibleInterface | None:
    return QAccessible.queryAccessibleInterface(widget) if widget is not None else None
