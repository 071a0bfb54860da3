"""A connection to the session bus of the desktop that is never waited for.

jeepney does the words, a socket notifier the waiting. Not QtDBus: from Python it cannot send the unsigned number
that notifications begin with. Not a thread: there is nothing here that blocks.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from typing import Any

from jeepney import HeaderFields, Message, MessageType, message_bus  # type: ignore[import-untyped]
from jeepney.auth import Authenticator  # type: ignore[import-untyped]
from jeepney.bus import get_bus  # type: ignore[import-untyped]
from jeepney.low_level import Parser  # type: ignore[import-untyped]
from PySide6.QtCore import QObject, QSocketNotifier, Signal

_PIECE = 1 << 16

#: Called with the values of an answer; None: it was an error.
Answered = Callable[[tuple[Any, ...] | None], object]


class Wire(QObject):
    """Calls methods on the bus and hears its signals.

    `heard` carries a signal's name and values. `lost`: the bus is gone, or was never there; what was asked stays
    unanswered, and another wire may be tried.
    """

    heard = Signal(str, object)
    lost = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._socket: socket.socket | None = None
        self._notifier: QSocketNotifier | None = None
        self._authenticator = Authenticator()
        self._parser = Parser()
        self._serial = 0
        self._waiting: list[bytes] = []
        self._asked: dict[int, Answered] = {}

    def open(self) -> None:
        """Begin; raises OSError and ValueError where there is no bus that can be spoken to."""
        address = os.environ.get("DBUS_SESSION_BUS_ADDRESS") or f"unix:path={os.environ['XDG_RUNTIME_DIR']}/bus"
        connection = self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        connection.setblocking(False)
        connection.connect(get_bus(address))
        notifier = self._notifier = QSocketNotifier(connection.fileno(), QSocketNotifier.Type.Read, self)
        notifier.activated.connect(self._read)
        connection.sendall(self._authenticator.data_to_send())
        self.call(message_bus.Hello(), lambda _: None)

    def call(self, message: Message, answered: Answered) -> None:
        """Call a method; the answer comes later, or never."""
        self._serial += 1
        self._asked[self._serial] = answered
        data = message.serialise(self._serial)
        if self._authenticator.authenticated:
            self._send(data)
        else:
            self._waiting.append(data)

    def close(self) -> None:
        if self._notifier is not None:
            self._notifier.setEnabled(False)
        if self._socket is not None:
            self._socket.close()
        self._socket = None

    def _send(self, data: bytes) -> None:
        if self._socket is not None:
            try:
                self._socket.sendall(data)
            except OSError:  # gone, or so far behind that its buffer is full
                self._lose()

    def _read(self) -> None:
        if self._socket is None:
            return
        try:
            data = self._socket.recv(_PIECE)
            if not data:
                self._lose()
            elif self._authenticator.authenticated:
                for message in self._parser.feed(data):
                    self._take(message)
            else:
                self._introduce(data)
        except BlockingIOError:
            return
        except (OSError, ValueError):
            self._lose()

    def _introduce(self, data: bytes) -> None:
        self._authenticator.feed(data)
        if self._authenticator.authenticated:
            self._send(b"BEGIN\r\n")
            waiting, self._waiting = self._waiting, []
            for message in waiting:
                self._send(message)

    def _take(self, message: Message) -> None:
        kind, fields = message.header.message_type, message.header.fields
        if kind is MessageType.signal:
            self.heard.emit(fields[HeaderFields.member], message.body)
        elif kind in (MessageType.method_return, MessageType.error):
            answered = self._asked.pop(fields.get(HeaderFields.reply_serial, 0), None)
            if answered is not None:
                answered(message.body if kind is MessageType.method_return else None)

    def _lose(self) -> None:
        if self._socket is not None:
            self.close()
            self.lost.emit()
