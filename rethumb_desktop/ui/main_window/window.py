"""The main window."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QMainWindow

from rethumb_desktop.ui.main_window.actions import make_actions, make_menu
from rethumb_desktop.ui.main_window.dropping import Dropping
from rethumb_desktop.ui.main_window.frame import Frame
from rethumb_desktop.ui.main_window.memory import Placement
from rethumb_desktop.ui.panels.footer import Footer
from rethumb_desktop.ui.panels.header import Header, HeaderActions
from rethumb_desktop.ui.panels.queue.invitation import Invitation
from rethumb_desktop.ui.theme.theme import Theme
from rethumb_desktop.ui.widgets.message_bar import MessageBar


class MainWindow(QMainWindow):
    """What of the window is seen at once: header, message bar, the frame with its pages, footer.

    Everything it can do is the Workspace's, which is made when `painted` has told that the window can be seen: the
    first paint waits for nothing that it does not show. `kept` tells that its place is being remembered.
    """

    painted = Signal()
    kept = Signal()
    #: The program is to end, whatever closing the window means.
    quit_wanted = Signal()

    def __init__(self, theme: Theme, placement: Placement) -> None:
        super().__init__()
        self.setObjectName("mainWindow")
        self.setWindowTitle("rethumb desktop")
        self._placement = placement
        self._was_painted = False
        #: Whether something is unsaved; then the person is asked, and what is given is called once that is settled.
        self.holds: Callable[[Callable[[], object]], bool] = lambda _: False
        actions = self.commands = make_actions(self, theme)
        menu = make_menu(actions, theme, self)
        self.header = Header(HeaderActions(actions.add, actions.paste, actions.copy, actions.pause, menu), theme)
        self.bar = MessageBar()
        theme.dress(self.bar.close_button, "x")
        self.invitation = Invitation(theme)
        self.footer = Footer(theme)
        self.frame = Frame(self.header, self.bar, self.invitation, self.footer)
        self.setCentralWidget(self.frame)
        self.dropping = Dropping(self)
        actions.quit.triggered.connect(self.quit_wanted)
        self.invitation.choose.connect(actions.add.trigger)
        self.invitation.paste.connect(actions.paste.trigger)
        self._early: list[QAction] | None = []
        for action in set(vars(actions).values()) - {actions.quit}:
            action.triggered.connect(partial(self._note, action))
        placement.restore(self, self.frame.splitter)
        self.invitation.setFocus()

    def catch_up(self) -> None:
        """Do what was asked for while there was nobody yet who could do it."""
        early, self._early = self._early or [], None
        for action in early:
            action.trigger()

    def _note(self, action: QAction) -> None:
        if self._early is not None:
            self._early.append(action)

    def keep_place(self) -> None:
        """Remember where the window is."""
        if self.isVisible():
            # A hidden window has no frame any more: it would be put a little higher at each start.
            self._placement.keep(self, self.frame.splitter)
            self.kept.emit()

    # Qt

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self.painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.holds(self.close):
            event.ignore()
            return
        self.keep_place()
        event.accept()
