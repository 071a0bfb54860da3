"""The lists of the page of watched folders."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, QEvent, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QListView

from rethumb_desktop.ui.panels.folders.rows import FileDelegate, FolderDelegate, corner_of
from rethumb_desktop.ui.theme.theme import Theme

_CHANGE = (Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class EntryList(QListView):
    """A list of which one entry is chosen, or several; it keeps its place while entries come and go.

    `pressed_key` carries “remove”, “open” or “copy”.
    """

    pressed_key = Signal(str)

    def __init__(self, name: str, label: str, model: QAbstractItemModel) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setProperty("ownFocus", True)
        self.setModel(model)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.doubleClicked.connect(lambda _: self.pressed_key.emit("open"))

    def choose(self, row: int) -> None:
        """Choose a row."""
        self.setCurrentIndex(self.model().index(row, 0))

    def choose_also(self, rows: Sequence[int]) -> None:
        """Choose these rows beside those that are chosen."""
        for row in rows:
            self.selectionModel().select(self.model().index(row, 0), QItemSelectionModel.SelectionFlag.Select)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F10 and event.modifiers() == Qt.KeyboardModifier.ShiftModifier:
            self._ask_menu()
        elif event.key() == Qt.Key.Key_Delete:
            self.pressed_key.emit("remove")
        elif event.key() in _CHANGE:
            self.pressed_key.emit("open")
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.pressed_key.emit("copy")
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QContextMenuEvent) and event.reason() == QContextMenuEvent.Reason.Keyboard:
            self._ask_menu()
            return True
        return super().event(event)

    def _ask_menu(self) -> None:
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())
            self.customContextMenuRequested.emit(corner_of(self))


def make_folder_list(model: QAbstractItemModel, theme: Theme, label: str) -> EntryList:
    """Return the list of watched folders."""
    view = EntryList("folderView", label, model)
    view.setItemDelegate(FolderDelegate(theme, view))
    view.setFrameShape(QListView.Shape.NoFrame)
    return view


def make_file_list(model: QAbstractItemModel, theme: Theme, label: str) -> EntryList:
    """Return the list of a folder's files."""
    view = EntryList("folderHistory", label, model)
    view.setItemDelegate(FileDelegate(theme, view))
    view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    return view
