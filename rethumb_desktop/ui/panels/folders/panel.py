"""The page of watched folders."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from rethumb_desktop.domain.intake_filter import format_of_name
from rethumb_desktop.domain.watched_folder import FolderStatus
from rethumb_desktop.ui.models.folders import FolderRole, FoldersModel
from rethumb_desktop.ui.models.pulse import Pulse
from rethumb_desktop.ui.panels.folders.blank import NoFolders
from rethumb_desktop.ui.panels.folders.commands import Command, FolderCommands
from rethumb_desktop.ui.panels.folders.details import FolderDetails
from rethumb_desktop.ui.panels.folders.view import make_folder_list
from rethumb_desktop.ui.theme.theme import Theme, beside_icon
from rethumb_desktop.ui.widgets.drop_highlight import DropHighlight

#: How often what is said about times is looked at, while somebody can see it, and how often what folders do at most.
_TICK_MS, _PAUSE_MS = 1000, 500
_KEYS = {"remove": "remove", "open": "change"}


class FoldersPanel(QWidget):
    """Lists the watched folders, or says what they are for.

    `details` is a widget of its own, for another place of the window; `commands` has the signals of what is wanted.
    `chosen` tells that the details show another folder, or can be seen again; `dropped` carries a path that was let go
    here, which may turn out to be no folder.
    """

    chosen = Signal()
    dropped = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("foldersPanel")
        self.setAcceptDrops(True)
        self.model = FoldersModel(self)
        self.commands = FolderCommands(theme, self)
        self.details = FolderDetails(theme, self.commands)
        self.view = make_folder_list(self.model, theme, self.tr("Watched folders"))
        self.blank = NoFolders(theme)
        self.watch_button = QPushButton(beside_icon(self.tr("Watch a folder…")))
        self.watch_button.setObjectName("watchButton")
        self.watch_button.setAccessibleName(self.tr("Watch a folder…"))
        theme.dress(self.watch_button, "folder-plus")
        self.highlight = DropHighlight(self)
        self._tick = QTimer(self)
        self._tick.setInterval(_TICK_MS)
        self._tick.timeout.connect(self._pass_time)
        self._newest: dict[str, FolderStatus] = {}
        self._follow = Pulse(self._catch_up, _PAUSE_MS, self)
        self._stack = QStackedWidget()
        self._wanted = ""
        self._arrange()
        self._connect()

    def show_statuses(self, statuses: Sequence[FolderStatus]) -> None:
        """Show these folders; the chosen one stays chosen, else the one that `choose` named is, else the first."""
        before = self.details.status
        self._newest = {}
        self.model.show_statuses(statuses)
        names = (self._wanted, before.folder.id if before is not None else "")
        row = next((row for row in map(self.model.row_of, names) if row >= 0), 0)
        if self._wanted and self.model.row_of(self._wanted) >= 0:
            self._wanted = ""
        self._show(self._list if statuses else self.blank)
        if statuses:
            self.view.choose(row)
        self._tell_current()

    def take(self, statuses: Sequence[FolderStatus]) -> None:
        """Follow how folders do now: now and then, and while nobody looks only once somebody does."""
        self._newest |= {status.folder.id: status for status in statuses}
        if self.isVisible():
            self._follow.ask()

    def _catch_up(self) -> None:
        newest, self._newest = self._newest, {}
        self.model.take(newest.values())

    def choose(self, watch: str) -> None:
        """Choose a folder by its id, now or once it is listed."""
        row = self.model.row_of(watch)
        if row >= 0:
            self.view.choose(row)
        else:
            self._wanted = watch

    def menu(self) -> QMenu:
        """Return the menu of the chosen folder."""
        return self.commands.menu(self._folder_commands(), "folderMenu", self)

    # What the person does

    def _press(self, key: str) -> None:
        for command in self._folder_commands():
            if command.name == _KEYS.get(key):
                command.act()

    def _show_menu(self, point: QPoint) -> None:
        if self._current() is not None:
            self.menu().popup(self.view.viewport().mapToGlobal(point))

    def _folder_commands(self) -> list[Command]:
        status = self._current()
        return self.commands.of_folder(status) if status is not None else []

    def _current(self) -> FolderStatus | None:
        status: FolderStatus | None = self.view.currentIndex().data(FolderRole.ENTRY)
        return status

    def _tell_current(self) -> None:
        before, now = self.details.status, self._current()
        if now == before:
            return
        self.details.show_status(now)
        self.chosen.emit()

    def _pass_time(self) -> None:
        self.model.pass_time()
        self.details.model.pass_time()

    # Parts

    def _connect(self) -> None:
        self.watch_button.clicked.connect(self.commands.watch)
        self.blank.watch.connect(self.commands.watch)
        self.view.selectionModel().currentChanged.connect(lambda *_: self._tell_current())
        self.model.dataChanged.connect(lambda *_: self._tell_current())
        self.view.pressed_key.connect(self._press)
        self.view.customContextMenuRequested.connect(self._show_menu)

    def _arrange(self) -> None:
        bar = QFrame()
        bar.setObjectName("folderBar")
        line = QHBoxLayout(bar)
        line.setContentsMargins(12, 8, 12, 8)
        line.addWidget(self.watch_button)
        line.addStretch(1)
        self._list = QWidget()
        column = QVBoxLayout(self._list)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(self.view, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        for page in (self.blank, self._list):
            self._stack.addWidget(page)

    def _show(self, page: QWidget) -> None:
        """Show the list or what stands in its place; the keyboard goes along."""
        if self._stack.currentWidget() is page:
            return
        had_focus = self._stack.isAncestorOf(QApplication.focusWidget() or self)
        self._stack.setCurrentWidget(page)
        if had_focus:
            (self.view if page is self._list else page).setFocus()

    # Qt

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._catch_up()
        self._pass_time()
        self._tick.start()
        self.chosen.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._tick.stop()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take what may be a folder; pictures go on to the window."""
        if not _folder_in(event.mimeData()):
            event.ignore()
            return
        _accept(event)
        self.highlight.reveal(self.tr("Let go to have this folder watched"))

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.highlight.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        self.highlight.hide()
        _accept(event)
        self.dropped.emit(_folder_in(event.mimeData()))


def _folder_in(mime: QMimeData) -> str:
    """Return the path that may be a folder where it is the only thing there; the disk is not asked."""
    urls = mime.urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return ""
    path = urls[0].toLocalFile()
    return path if format_of_name(path) is None else ""


def _accept(event: QDropEvent) -> None:
    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()
