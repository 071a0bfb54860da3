"""Where later starts of the program bring their files."""

from __future__ import annotations

import socket
from contextlib import suppress

from PySide6.QtCore import QObject, QSocketNotifier, Signal

from rethumb_desktop.ui.desktop.instance import TAKEN, Claim, read_message

#: More than every path of a command line that Linux lets through.
_MOST = 64_000_000
_PIECE = 1 << 16


class Reception(QObject):
    """Takes what later starts hand over, without ever waiting for one.

    `visited` carries the files, as a tuple of names that may be any bytes, and the token for coming to the front.
    """

    visited = Signal(object, str)

    def __init__(self, claim: Claim, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._claim = claim
        self._visitors: set[_Visitor] = set()
        self._notifier: QSocketNotifier | None = None
        if claim.listener is not None:
            self._notifier = QSocketNotifier(claim.listener.fileno(), QSocketNotifier.Type.Read, self)
            self._notifier.activated.connect(self._welcome)

    def close(self) -> None:
        """Take nothing any more; from now on another start is the first."""
        if self._notifier is not None:
            self._notifier.setEnabled(False)
        for visitor in list(self._visitors):
            self._part(visitor)
        self._claim.close()

    def _welcome(self) -> None:
        listener = self._claim.listener
        if listener is None:
            return
        with suppress(OSError):  # gone again, or no more files may be open
            connection, _ = listener.accept()
            visitor = _Visitor(connection, self)
            visitor.spoken.connect(self._hear)
            visitor.gone.connect(self._part)
            self._visitors.add(visitor)

    def _hear(self, visitor: _Visitor, message: bytes) -> None:
        heard = read_message(message)
        if heard is not None:
            token, files = heard
            visitor.answer()
            self.visited.emit(files, token)
        self._part(visitor)

    def _part(self, visitor: _Visitor) -> None:
        self._visitors.discard(visitor)
        visitor.close()


class _Visitor(QObject):
    """One later start that has connected."""

    spoken = Signal(object, object)
    gone = Signal(object)

    def __init__(self, connection: socket.socket, parent: QObject) -> None:
        super().__init__(parent)
        self._connection = connection
        self._connection.setblocking(False)
        self._heard = bytearray()
        self._notifier = QSocketNotifier(connection.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._listen)

    def answer(self) -> None:
        with suppress(OSError):  # it did not wait
            self._connection.sendall(TAKEN)

    def close(self) -> None:
        self._notifier.setEnabled(False)
        self._connection.close()
        self.deleteLater()

    def _listen(self) -> None:
        try:
            piece = self._connection.recv(_PIECE)
        except BlockingIOError:
            return
        except OSError:
            self.gone.emit(self)
            return
        self._heard += piece
        if not piece:
            self.spoken.emit(self, bytes(self._heard))
        elif len(self._heard) > _MOST:
            self.gone.emit(self)
