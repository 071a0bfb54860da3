"""Starting the window."""

from __future__ import annotations

import signal
import socket
from collections.abc import Sequence
from pathlib import Path
from types import FrameType

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSocketNotifier, QTimer
from PySide6.QtWidgets import QApplication

from rethumb_desktop import __version__
from rethumb_desktop.ui.bridge import Bridge
from rethumb_desktop.ui.main_window.memory import ChoiceKeeper, Placement
from rethumb_desktop.ui.main_window.opening import Opener, OpenServices
from rethumb_desktop.ui.main_window.window import MainWindow
from rethumb_desktop.ui.theme.theme import Theme


class Program:
    """The window and what it stands on; the services are opened once the window has been painted."""

    def __init__(
        self,
        application: QApplication,
        open_services: OpenServices,
        files: Sequence[str] = (),
        choices: ChoiceKeeper | None = None,
        folder: Path | None = None,
    ) -> None:
        self._files = files
        self._opener = Opener(open_services, choices)
        self.bridge = Bridge()
        self.theme = Theme(application)
        placement = Placement(folder / "window.ini" if folder is not None else None)
        self.window = MainWindow(self.bridge, self.theme, placement, self._opener.remember)
        self.window.painted.connect(self._open)

    def show(self) -> None:
        self.window.intake.take_files(self._files)
        self.window.show()

    def close(self) -> None:
        """End all threads in order; unfinished jobs stay in the queue for the next start."""
        self.window.close()
        self.bridge.close()
        self._opener.close()
        for thing in (self.window, self.theme):
            thing.deleteLater()
            QCoreApplication.sendPostedEvents(thing, QEvent.Type.DeferredDelete)

    def _open(self) -> None:
        self.bridge.run(
            lambda: self._opener.open(self.bridge.listen),
            self.window.serve,
            lambda fault: self.window.could_not_open(fault, self._open),
        )


class Signals(QObject):
    """Closes the application in an orderly way when the terminal or the session asks it to end.

    Python's handlers run only between byte codes, which an idle event loop never reaches: a socket wakes it.
    """

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        self._read, self._write = socket.socketpair()
        for end in (self._read, self._write):
            end.setblocking(False)
        self._before = signal.set_wakeup_fd(self._write.fileno(), warn_on_full_buffer=False)
        self._notifier = QSocketNotifier(self._read.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._woken)
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._asked)

    def _woken(self) -> None:
        self._read.recv(64)

    def _asked(self, number: int, frame: FrameType | None) -> None:
        # Not at once: the handler may run in the middle of a paint event.
        QTimer.singleShot(0, self._application.quit)


def run(
    argv: Sequence[str],
    open_services: OpenServices,
    files: Sequence[str] = (),
    choices: ChoiceKeeper | None = None,
    folder: Path | None = None,
) -> int:
    """Show the window until it is closed; returns the exit status.

    `open_services` is called on a worker thread after the first paint and may raise Fault. `files` are published
    as if they had been dropped. `choices` keeps what was chosen, `folder` the window's place; without them nothing is
    remembered.
    """
    application = QApplication(list(argv))
    application.setApplicationName("rethumb-desktop")
    application.setApplicationDisplayName("rethumb desktop")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("rethumb-desktop")
    Signals(application)
    program = Program(application, open_services, files, choices, folder)
    program.show()
    status = application.exec()
    program.close()
    return status
