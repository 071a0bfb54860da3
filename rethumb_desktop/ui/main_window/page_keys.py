"""The keys that lead to the pages and side panels, and the one that publishes what waits."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QTabWidget, QWidget

from rethumb_desktop.ui.main_window.actions import Actions
from rethumb_desktop.ui.main_window.frame import Frame, Page
from rethumb_desktop.ui.models.queue import QueueModel
from rethumb_desktop.ui.models.sifting import Stage
from rethumb_desktop.ui.panels.queue.panel import QueuePanel
from rethumb_desktop.ui.widgets.picture_view import PictureView


class PageKeys(QObject):
    """Turns to a page or a side panel and takes the keyboard there; publishes what waits as the button does.

    Who publishes from another page is shown the queue, to see what goes.
    """

    def __init__(self, actions: Actions, frame: Frame, queue: QueuePanel, model: QueueModel) -> None:
        super().__init__(frame)
        self._actions = actions
        self._frame = frame
        self._queue = queue
        self._model = model
        self._waiting: bool | None = None
        self._lead(actions.go_to_queue, frame.pages, Page.QUEUE)
        self._lead(actions.go_to_library, frame.pages, Page.LIBRARY)
        self._lead(actions.go_to_folders, frame.pages, Page.FOLDERS)
        self._lead(actions.go_to_preview, frame.side, 0)
        self._lead(actions.go_to_inspector, frame.side, 1)
        actions.publish.triggered.connect(self._publish)
        # While nothing waits the list would take the key for the one that opens a link.
        self._idle = [QShortcut(key, frame) for key in actions.publish.shortcuts()]
        queue.held.button.setToolTip(_tell(actions.publish))
        model.counted.connect(self._count)
        self._count()

    def _lead(self, action: QAction, tabs: QTabWidget, number: int) -> None:
        tabs.setTabToolTip(number, _tell(action))
        action.triggered.connect(lambda _=False: self._go(tabs, number))

    def _go(self, tabs: QTabWidget, number: int) -> None:
        if tabs is self._frame.side:
            # The library and the folders have sides of their own.
            self._frame.show_page(Page.QUEUE)
        tabs.setCurrentIndex(number)
        page = tabs.currentWidget()
        if page is not None:
            _enter(page)

    def _publish(self) -> None:
        if self._frame.page is not Page.QUEUE:
            self._go(self._frame.pages, Page.QUEUE)
        self._queue.held.button.click()

    def _count(self) -> None:
        waiting = self._model.stages[Stage.TO_PUBLISH] > 0
        if waiting is self._waiting:
            return
        self._waiting = waiting
        self._actions.publish.setEnabled(waiting)
        for shortcut in self._idle:
            shortcut.setEnabled(not waiting)


def _tell(action: QAction) -> str:
    """Return an action's key as the desktop writes it."""
    return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)


def _enter(page: QWidget) -> None:
    """Take the keyboard into a page: to its list or its picture, else to its first stop.

    Not by Qt's chain of the Tab key: asked for what is next there, the binding takes that for a part of what was
    asked, and lets go of the whole window with it.
    """
    for stop in _stops(page):
        if stop.isVisible() and stop.isEnabled() and stop.focusPolicy() & Qt.FocusPolicy.TabFocus:
            stop.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return


def _stops(page: QWidget) -> Iterator[QWidget]:
    for kind in (QAbstractItemView, PictureView, QWidget):
        yield from page.findChildren(kind)
