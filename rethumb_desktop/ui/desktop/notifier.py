"""Notifications of the desktop, with actions."""

from __future__ import annotations

import os
from html import escape
from typing import Any

from jeepney import DBusAddress, MatchRule, message_bus, new_method_call  # type: ignore[import-untyped]
from PySide6.QtCore import QObject, Signal

from rethumb_desktop.ui.desktop.notices import Notice
from rethumb_desktop.ui.desktop.wire import Wire

_NAME = "org.freedesktop.Notifications"
_SERVICE = DBusAddress("/org/freedesktop/Notifications", _NAME, _NAME)
#: The service decides how long it is shown.
_AS_LONG_AS_USUAL = -1
_NORMAL = 1


class Notifier(QObject):
    """Shows one notification of the program at a time: a newer one takes the place of the one before.

    `acted` carries the notice's subject and the action that was pressed; `unheard` the notice where the desktop has
    nobody who shows it. Nothing here waits: what a service that hangs does not answer is never asked again.
    """

    acted = Signal(str, str)
    unheard = Signal(object)

    def __init__(self, icon: str, parent: QObject | None = None) -> None:
        """`icon` is the name of an installed icon, or the address of a file."""
        super().__init__(parent)
        self._icon = icon
        self._wire: Wire | None = None
        self._can: frozenset[str] | None = None
        self._next: Notice | None = None
        self._under_way: Notice | None = None
        self._shown: Notice | None = None
        self._number = 0

    def show(self, notice: Notice) -> None:
        """Show a notice in the place of the last one; returns at once."""
        self._next = notice
        if self._wire is None:
            self._connect()
        else:
            self._go_on()

    def close(self) -> None:
        """End the connection; what is shown stays, but nobody listens to it any more."""
        if self._wire is not None:
            self._wire.close()
            self._wire.deleteLater()
        self._wire = None

    # The bus

    def _connect(self) -> None:
        wire = self._wire = Wire(self)
        wire.heard.connect(self._hear)
        wire.lost.connect(self._lose)
        try:
            wire.open()
        except (OSError, ValueError, RuntimeError, LookupError):
            self._lose()
            return
        rule = MatchRule(type="signal", sender=_NAME, interface=_NAME, path=_SERVICE.object_path)
        wire.call(message_bus.AddMatch(rule), lambda _: None)
        wire.call(new_method_call(_SERVICE, "GetCapabilities"), self._learn)

    def _lose(self) -> None:
        self.close()
        self._can = None
        self._number = 0
        self._shown = None
        lost = self._next or self._under_way
        self._next = self._under_way = None
        if lost is not None:
            self.unheard.emit(lost)

    def _learn(self, answer: tuple[Any, ...] | None) -> None:
        if answer is None:
            # Nobody shows notifications here, or not yet: the next one asks again.
            self._lose()
            return
        self._can = frozenset(answer[0])
        self._go_on()

    def _go_on(self) -> None:
        """Show what is next, as soon as the one before has a number that it can be replaced by."""
        if self._wire is None or self._can is None or self._next is None or self._under_way is not None:
            return
        notice = self._under_way = self._next
        self._next = None
        body = ("rethumb desktop", self._number, self._icon, *self._words(notice, self._can), _AS_LONG_AS_USUAL)
        self._wire.call(new_method_call(_SERVICE, "Notify", "susssasa{sv}i", body), self._shown_as)

    def _words(self, notice: Notice, can: frozenset[str]) -> tuple[str, str, list[str], dict[str, tuple[str, object]]]:
        body = _sendable(notice.body)
        actions = [_sendable(word) for pair in notice.actions for word in pair] if "actions" in can else []
        hints: dict[str, tuple[str, object]] = {
            "desktop-entry": ("s", "rethumb-desktop"),
            "urgency": ("y", _NORMAL),
        }
        return _sendable(notice.title), escape(body, quote=False) if "body-markup" in can else body, actions, hints

    def _shown_as(self, answer: tuple[Any, ...] | None) -> None:
        if answer is None:
            self._lose()
            return
        self._number = answer[0]
        self._shown, self._under_way = self._under_way, None
        self._go_on()

    def _hear(self, member: str, values: tuple[Any, ...]) -> None:
        if self._shown is None or not values or values[0] != self._number:
            return  # another program's
        match member:
            case "ActionInvoked":
                self.acted.emit(self._shown.subject, values[1])
            case "ActivationToken":
                # Comes before the action, and is what a Wayland desktop wants to see from a window that comes forward.
                os.environ["XDG_ACTIVATION_TOKEN"] = values[1]
            case "NotificationClosed":
                self._number = 0
                self._shown = None


def _sendable(text: str) -> str:
    """Return the text as the bus takes it: names of files may hold anything."""
    return text.encode("utf-8", "replace").decode().replace("\0", "")
