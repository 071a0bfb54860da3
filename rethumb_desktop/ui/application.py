"""Starting the window."""

from __future__ import annotations

import gc
import signal
import socket
from collections.abc import Callable, Sequence
from functools import partial
from importlib import import_module
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QCoreApplication, QEvent, QObject, QSocketNotifier, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from rethumb_desktop import __version__
from rethumb_desktop.domain.errors import Fault
from rethumb_desktop.domain.events import Event
from rethumb_desktop.domain.preferences import Preferences
from rethumb_desktop.ui.bridge import Bridge
from rethumb_desktop.ui.desktop.garbage import GarbageCollector
from rethumb_desktop.ui.desktop.instance import Claim
from rethumb_desktop.ui.desktop.reception import Reception
from rethumb_desktop.ui.desktop.residence import Residence
from rethumb_desktop.ui.language.languages import Languages
from rethumb_desktop.ui.language.service_texts import translate_service
from rethumb_desktop.ui.main_window.memory import ChoiceKeeper, Placement
from rethumb_desktop.ui.main_window.opening import Opened, Opener, OpenServices
from rethumb_desktop.ui.main_window.window import MainWindow
from rethumb_desktop.ui.theme.theme import Theme
from rethumb_desktop.ui.widgets.focus_ring import FocusRing

_Role = QAccessible.Role
#: The note in the window's small file that the person knows where the window goes.
_KNOWS_TRAY = "knowsTray"


if TYPE_CHECKING:
    from rethumb_desktop.ui.main_window.outside import Outside
    from rethumb_desktop.ui.main_window.workspace import Workspace


class Program:
    """The window and what it stands on; the services are opened once the window has been painted."""

    def __init__(
        self,
        application: QApplication,
        open_services: OpenServices,
        files: Sequence[str] = (),
        choices: ChoiceKeeper | None = None,
        folder: Path | None = None,
        claim: Claim | None = None,
    ) -> None:
        self._files = list(files)
        self._opener = Opener(open_services, choices)
        self.bridge = Bridge(translate=translate_service)
        self.theme = Theme(application)
        self.ring = FocusRing(application)
        self.theme.prefer(read_preferences(choices).appearance)
        self._placement = Placement(folder / "window.ini" if folder is not None else None)
        self.window = MainWindow(self.theme, self._placement)
        self._garbage = GarbageCollector(self.window)
        self.window.painted.connect(self._furnish)
        knows = self._placement.read(_KNOWS_TRAY) is not None
        self.residence = Residence(application, self.window, knows_tray=knows)
        self.window.quit_wanted.connect(self.residence.end)
        self.residence.hidden_first.connect(self._note_tray)
        self._workspace: Workspace | None = None
        # For the workspace:
        self._waiting: list[Callable[[], object]] = []
        self._early: list[Event] = []
        self.bridge.received.connect(self._keep)
        self.outside: Outside | None = None
        self._reception = Reception(claim if claim is not None else Claim())
        self._reception.visited.connect(self._visited)

    @property
    def workspace(self) -> Workspace:
        """What the window does; there soon after it has been painted."""
        assert self._workspace is not None
        return self._workspace

    def show(self) -> None:
        self.window.show()

    def end_at_once(self) -> None:
        """End without asking anything: the system or the terminal wants it."""
        self.window.keep_place()
        self.residence.end_at_once()

    def close(self) -> None:
        """End all threads in order; unfinished jobs stay in the queue for the next start."""
        # First of all: what ends takes no files any more, and keeps no new start waiting.
        self._reception.close()
        self.residence.asks = lambda: False
        self.window.close()
        if self.outside is not None:
            self.outside.close()
        if self._workspace is not None:
            self._workspace.row_removal.close()
        self.bridge.close()
        self._opener.close()
        self._garbage.end()
        for thing in (self._reception, self.residence, self.window, self.ring, self.theme):
            thing.deleteLater()
            QCoreApplication.sendPostedEvents(thing, QEvent.Type.DeferredDelete)

    def _furnish(self) -> None:
        """Have the rest made now that the window can be seen; the services are opened meanwhile."""
        self._open()
        # What fails to load fails again when it is wanted, and is told then.
        self.bridge.run(_load_workspace, lambda _: self._build(), lambda _: self._build())

    def _build(self) -> None:
        """Make what the window does; its modules are loaded."""
        from rethumb_desktop.ui.main_window.workspace import Workspace
        from rethumb_desktop.ui.widgets.crop_frame import CropFrame
        from rethumb_desktop.ui.widgets.pictorial import tell_roles
        from rethumb_desktop.ui.widgets.picture_view import PictureView
        from rethumb_desktop.ui.widgets.qr_code import QrCode

        tell_roles({CropFrame: _Role.Canvas, PictureView: _Role.Graphic, QrCode: _Role.Graphic})
        workspace = Workspace(self.window, self.bridge, self.theme, self._placement, self._opener.remember)
        steps = workspace.make()
        # A turn of the event loop for each step: all at once the window would stand still for a moment. No longer than
        # there is the window.
        turns = QTimer(self.window)
        turns.setSingleShot(True)

        def make() -> None:
            if next(steps, steps) is steps:
                self._built(workspace)
            else:
                # Started anew each time: one that goes on by itself would come before other timers that are due.
                turns.start()

        turns.timeout.connect(make)
        turns.start()

    def _built(self, workspace: Workspace) -> None:
        """Begin with what the window does: all of it is made."""
        self._workspace = workspace
        self.window.holds = self.residence.holds = workspace.preference_windows.holds
        self._take_files()
        self.bridge.received.disconnect(self._keep)
        if self._early:
            self.bridge.received.emit(self._early)
        waiting, self._waiting = self._waiting, []
        for act in waiting:
            act()
        self.window.catch_up()

    def _keep(self, events: list[Event]) -> None:
        """Keep what happens before there is who follows it."""
        self._early += events

    def _once_built(self, act: Callable[[], object]) -> None:
        """Do something that needs the workspace: now, or as soon as there is one."""
        if self._workspace is not None:
            act()
        else:
            self._waiting.append(act)

    def _open(self) -> None:
        self.bridge.run(
            lambda: self._opener.open(self.bridge.listen),
            lambda opened: self._once_built(lambda: self._opened(opened)),
            lambda fault: self._once_built(lambda: self.workspace.could_not_open(fault, self._open)),
        )

    def _opened(self, opened: Opened) -> None:
        self.workspace.serve(opened)
        # What is loaded now stays to the end.
        gc.freeze()
        # What happens until there is who follows it is kept.
        self._early = []
        self.bridge.received.connect(self._keep)
        go_outside = partial(self._go_outside, opened.preferences)
        self.bridge.run(_load_outside, lambda _: go_outside(), lambda _: go_outside())

    def _go_outside(self, preferences: Preferences) -> None:
        """Be seen outside of the window too; the modules are loaded."""
        from rethumb_desktop.ui.main_window.outside import Outside
        from rethumb_desktop.ui.main_window.parting import Parting

        Parting(self.window, self.residence, self.workspace.watching, self._placement)
        outside = self.outside = Outside(self.window, self.workspace, self.residence, preferences)
        self.bridge.received.disconnect(self._keep)
        outside.follow(self._early)
        self.bridge.received.connect(outside.follow)

    def _visited(self, files: Sequence[str], token: str) -> None:
        self.residence.show(token)
        self._files += files
        self._take_files()

    def _take_files(self) -> None:
        """Take in the files that the program was started with, as soon as there is who takes them."""
        if self._workspace is not None and self._files:
            files, self._files = self._files, []
            self._workspace.intake.take_files(files)

    def _note_tray(self) -> None:
        self._placement.write(_KNOWS_TRAY, QByteArray(b"1"))


class Signals(QObject):
    """Closes the application in an orderly way when the terminal or the session asks it to end.

    Python's handlers run only between byte codes, which an idle event loop never reaches: a socket wakes it.
    """

    def __init__(self, application: QApplication, end: Callable[[], object]) -> None:
        super().__init__(application)
        self._end = end
        self._read, self._write = socket.socketpair()
        for one in (self._read, self._write):
            one.setblocking(False)
        self._before = signal.set_wakeup_fd(self._write.fileno(), warn_on_full_buffer=False)
        self._notifier = QSocketNotifier(self._read.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._woken)
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._asked)

    def _woken(self) -> None:
        self._read.recv(64)

    def _asked(self, number: int, frame: FrameType | None) -> None:
        # Not at once: the handler may run in the middle of a paint event.
        QTimer.singleShot(0, self._end)


def _load_workspace() -> None:
    """Load the modules of what the window does: on a thread, so that the window does not stand still meanwhile."""
    import_module("rethumb_desktop.ui.main_window.workspace")


def _load_outside() -> None:
    """Load the modules of what is seen outside of the window."""
    for name in ("main_window.outside", "main_window.parting", "desktop.notifier", "desktop.tray"):
        import_module(f"rethumb_desktop.ui.{name}")


def read_preferences(choices: ChoiceKeeper | None) -> Preferences:
    """Return what the person prefers, for what is seen first; what cannot be read is told when the services open."""
    try:
        return choices.preferences() if choices is not None else Preferences()
    except Fault:
        return Preferences()


def run(
    argv: Sequence[str],
    open_services: OpenServices,
    files: Sequence[str] = (),
    choices: ChoiceKeeper | None = None,
    folder: Path | None = None,
    claim: Claim | None = None,
) -> int:
    """Show the window until it is closed; returns the exit status.

    `open_services` is called on a worker thread after the first paint and may raise Fault. `files` are published
    as if they had been dropped. `choices` keeps what was chosen, `folder` the window's place; without them nothing is
    remembered. `claim` is where later starts of the same home bring their files.
    """
    application = QApplication(list(argv))
    application.setApplicationName("rethumb-desktop")
    application.setApplicationDisplayName("rethumb desktop")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("rethumb-desktop")
    Languages(application).speak(read_preferences(choices).language)
    program = Program(application, open_services, files, choices, folder, claim)
    Signals(application, program.end_at_once)
    program.show()
    status = application.exec()
    program.close()
    return status
