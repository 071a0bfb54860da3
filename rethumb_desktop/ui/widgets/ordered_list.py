"""A list whose entries a person adds, copies, removes and puts into order."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QLabel, QListView, QToolButton, QVBoxLayout, QWidget


@dataclass(frozen=True)
class ListWords:
    """What a list and its buttons are called."""

    title: str
    add: str
    duplicate: str
    remove: str
    up: str
    down: str


class OrderedList(QWidget):
    """A list with a button for each thing that can be done to it, and a key for each.

    It changes nothing by itself: the signals ask whoever owns the model. `chosen` carries the row that was chosen,
    `shift` a row and by how many it is to move.
    The last entry cannot be removed. The buttons stand beneath the list, or above it beside its `heading`.
    """

    chosen = Signal(int)
    add = Signal()
    duplicate = Signal(int)
    remove = Signal(int)
    shift = Signal(int, int)

    def __init__(
        self, name: str, words: ListWords, model: QAbstractItemModel, *, lines: int, heading: str = ""
    ) -> None:
        super().__init__()
        self.view = _View(lines)
        self.view.setObjectName(name)
        self.view.setAccessibleName(words.title)
        self.view.setModel(model)
        self.view.selectionModel().currentRowChanged.connect(self._current_changed)
        self.add_button = self._button(f"{name}Add", words.add, QKeySequence("Ctrl+N"))
        self.duplicate_button = self._button(f"{name}Duplicate", words.duplicate, QKeySequence("Ctrl+D"))
        self.remove_button = self._button(f"{name}Remove", words.remove, QKeySequence(Qt.Key.Key_Delete))
        self.up_button = self._button(f"{name}Up", words.up, QKeySequence("Alt+Up"))
        self.down_button = self._button(f"{name}Down", words.down, QKeySequence("Alt+Down"))
        self.add_button.clicked.connect(self.add)
        self.duplicate_button.clicked.connect(lambda: self.duplicate.emit(self.row))
        self.remove_button.clicked.connect(lambda: self.remove.emit(self.row))
        self.up_button.clicked.connect(lambda: self.shift.emit(self.row, -1))
        self.down_button.clicked.connect(lambda: self.shift.emit(self.row, 1))
        for signal in (model.modelReset, model.rowsInserted, model.rowsRemoved, model.rowsMoved):
            signal.connect(self._allow)
        self._arrange(heading)
        self._allow()

    @property
    def row(self) -> int:
        """The chosen row, -1 where there is none."""
        return self.view.currentIndex().row()

    def choose(self, row: int) -> None:
        """Choose a row and bring it into view."""
        self.view.setCurrentIndex(self.view.model().index(row, 0))

    @property
    def buttons(self) -> tuple[QToolButton, ...]:
        return (self.add_button, self.duplicate_button, self.remove_button, self.up_button, self.down_button)

    def _current_changed(self, current: QModelIndex, _: QModelIndex) -> None:
        self._allow()
        self.chosen.emit(current.row())

    def _allow(self) -> None:
        """Let only those buttons be pressed that can do something."""
        row, count = self.row, self.view.model().rowCount()
        self.duplicate_button.setEnabled(row >= 0)
        self.remove_button.setEnabled(row >= 0 and count > 1)
        self.up_button.setEnabled(row > 0)
        self.down_button.setEnabled(0 <= row < count - 1)

    def _button(self, name: str, text: str, keys: QKeySequence) -> QToolButton:
        button = QToolButton()
        button.setObjectName(name)
        button.setProperty("flat", True)
        button.setAccessibleName(text)
        shown = keys.toString(QKeySequence.SequenceFormat.NativeText)
        button.setToolTip(f"{text} ({shown})")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        shortcut = QShortcut(keys, self.view)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(partial(button.click))
        return button

    def _arrange(self, heading: str) -> None:
        line = QHBoxLayout()
        line.setSpacing(0)
        if heading:
            label = QLabel(heading)
            label.setBuddy(self.view)
            line.addWidget(label, 1)
        for button in self.buttons:
            line.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        if heading:
            # First, so that Tab comes to it first.
            layout.addLayout(line)
        layout.addWidget(self.view, 1)
        if not heading:
            line.addStretch(1)
            layout.addLayout(line)


class _View(QListView):
    """A list that asks for room for some lines, whatever it holds."""

    def __init__(self, lines: int) -> None:
        super().__init__()
        self._shown = lines
        self.setUniformItemSizes(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 24, self._height(self._shown))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 14, self._height(3))

    def _height(self, lines: int) -> int:
        return lines * max(self.sizeHintForRow(0), self.fontMetrics().height() + 2) + 2 * self.frameWidth() + 10
