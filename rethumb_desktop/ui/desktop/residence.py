"""Where the program lives: in its window, or in the tray while the window is hidden."""

from __future__ import annotations

import os
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QWidget

_LOOK_AGAIN_MS = 5_000


class Residence(QObject):
    """Decides what closing the window means: the end, or to go on in the tray where one is and the person wants it.

    `moved` tells whether the window is shown now. `hidden_first` tells that it went into the tray for the first time.
    """

    moved = Signal(bool)
    hidden_first = Signal()

    def __init__(self, application: QApplication, window: QWidget, *, knows_tray: bool = False) -> None:
        super().__init__(application)
        self._application = application
        self._window = window
        self._knows_tray = knows_tray
        self._tray_is_there: Callable[[], bool] = lambda: False
        self._ending = False
        self._last: QWidget | None = None
        self.close_to_tray = False
        #: Whether something is unsaved; then the person is asked, and what is given is called once that is settled.
        self.holds: Callable[[Callable[[], object]], bool] = lambda _: False
        #: Whether the person is asked first what closing the window for good means; then it is not closed yet.
        self.asks: Callable[[], bool] = lambda: False
        self._watch = QTimer(self)
        self._watch.setInterval(_LOOK_AGAIN_MS)
        self._watch.timeout.connect(self._look)
        window.installEventFilter(self)
        application.focusChanged.connect(self._note_dialog)

    def use_tray(self, is_there: Callable[[], bool]) -> None:
        """Begin to use a tray; `is_there` is asked whenever it matters."""
        self._tray_is_there = is_there

    @property
    def has_tray(self) -> bool:
        """Whether there is a tray to go on in."""
        return self._tray_is_there()

    def show(self, token: str = "") -> None:
        """Bring the window to the front, and above it the dialogs that are open: the last of them gets the keyboard.

        `token` is the desktop's leave to do so, where it asks for one.
        """
        window = self._window
        if token:
            os.environ["XDG_ACTIVATION_TOKEN"] = token
        self._watch.stop()
        self._application.setQuitOnLastWindowClosed(True)
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        window.raise_()
        dialogs = self._dialogs()
        for dialog in dialogs:
            dialog.raise_()
        # Once only: the leave is used up by it.
        (dialogs[-1] if dialogs else window).activateWindow()

    def hide(self) -> None:
        """Go on in the tray; without a tray the window is made small instead, so that it can be found again."""
        if not self._tray_is_there():
            self._window.showMinimized()
            return
        # A dialog that is opened from the tray and closed again must not end the program.
        self._application.setQuitOnLastWindowClosed(False)
        self._window.hide()
        self._watch.start()
        if not self._knows_tray:
            self._knows_tray = True
            self.hidden_first.emit()

    def end(self) -> None:
        """End the program, whatever closing the window means; who has something unsaved is asked first."""
        if self.holds(self.end):
            return
        self._ending = True
        self._window.close()
        self._application.quit()

    def end_at_once(self) -> None:
        """End the program without asking anything: the system wants it to."""
        self._ending = True
        # Hidden, not closed: who closes is asked.
        for window in self._application.topLevelWidgets():
            window.hide()
        self._application.exit(0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in (QEvent.Type.Show, QEvent.Type.Hide):
            self.moved.emit(kind is QEvent.Type.Show)
        elif kind is QEvent.Type.Close and isinstance(event, QCloseEvent) and self._is_persons():
            if self.close_to_tray and self._tray_is_there():
                # What the window does when it is closed it does now too: it may never be seen again.
                self._window.closeEvent(event)
                event.ignore()
                self.hide()
                return True
            if self.asks():
                event.ignore()
                return True
        return False

    def _is_persons(self) -> bool:
        """Whether it is the person who closes the window, and not the end of the program or of the session."""
        return not (self._ending or self._application.isSavingSession()) and self._window.isVisible()

    def _dialogs(self) -> list[QWidget]:
        """Return what is open above the window; last what stands in front."""
        kinds = (Qt.WindowType.Dialog, Qt.WindowType.Sheet)
        open_ones = [each for each in self._application.topLevelWidgets() if each.windowType() in kinds]
        modal = self._application.activeModalWidget()
        return sorted(
            (each for each in open_ones if each.isVisible()),
            key=lambda each: (each is modal, _depth(each), each is self._last),
        )

    def _note_dialog(self, _: QWidget | None, focused: QWidget | None) -> None:
        if focused is not None and focused.window() is not self._window:
            self._last = focused.window()

    def _look(self) -> None:
        """Come back when the tray is gone: nothing else would show that the program runs."""
        if not self._tray_is_there():
            self.show()


def _depth(window: QWidget) -> int:
    """Return how many windows a dialog stands on."""
    above = window.parentWidget()
    return 0 if above is None else 1 + _depth(above.window())
