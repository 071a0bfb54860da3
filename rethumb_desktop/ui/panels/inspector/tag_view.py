"""The tree of tags with its filter and what can be copied from it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QByteArray, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QStackedLayout,
    QToolButton,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from rethumb_desktop.ui.models.metadata import MetadataModel
from rethumb_desktop.ui.models.tag_rows import GroupRow
from rethumb_desktop.ui.panels.inspector.value_delegate import ValueDelegate
from rethumb_desktop.ui.theme.theme import Theme
from rethumb_desktop.ui.widgets.clear_button import add_clear_button

# Of a picture that says more than this, the groups further down wait for a click: thousands of rows take their time.
_OPENED_AT_ONCE = 1_500


class TagView(QWidget):
    """Shows groups of tags. The filter, closed groups, the chosen tag and the widths stay from picture to picture."""

    copied = Signal(str)
    export_wanted = Signal()
    differences_toggled = Signal(bool)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("tagView")
        self._closed: set[str] = set()
        self._chosen: list[str] = []
        self._filling = False
        self.model = MetadataModel(theme, self)
        self.filter = self._make_filter()
        self.raw_button = self._tool("rawButton", self.tr("Raw"), self.tr("Show raw values, not decoded ones"))
        self.raw_button.toggled.connect(lambda raw: self._change(partial(self.model.show_raw, raw)))
        self.differences_button = self._tool(
            "differencesButton", self.tr("Only differences"), self.tr("Show only the tags in which the pictures differ")
        )
        self.differences_button.toggled.connect(self.differences_toggled)
        self.more_button = self._tool("inspectorMenu", "", self.tr("Copy or export the metadata"))
        self.more_button.setCheckable(False)
        self.more_button.setAccessibleName(self.tr("Copy or export the metadata"))
        self.more_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        theme.dress(self.more_button, "ellipsis-vertical")
        self.tree = self._make_tree()
        self.actions_by_name = self._make_actions()
        self._scope = self._quiet("inspectorScope")
        self._message = self._quiet("inspectorMessage")
        self._message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack = QStackedLayout()
        self._arrange()
        self.show_groups(())

    def show_groups(self, groups: Sequence[GroupRow], *, several: bool = False, scope: str = "") -> None:
        """Show the groups of one picture or of several; `scope` says which pictures they are."""
        self._change(lambda: self.model.show(groups))
        self.differences_button.setVisible(several)
        self.actions_by_name["export"].setEnabled(bool(groups) and not several)
        self._scope.setText(scope)
        self._scope.setVisible(bool(scope))
        self.more_button.setEnabled(bool(groups))

    def say(self, text: str, *, alone: bool = False) -> None:
        """Say something in the place of the tree, `alone` also in that of the filter; nothing brings them back."""
        self._message.setText(text)
        self._top.setHidden(alone)
        self._tell_nothing_found()

    @property
    def message(self) -> str:
        return self._message.text() if self._stack.currentWidget() is self._message else ""

    def widths(self) -> QByteArray:
        """Return how wide the columns are, to be remembered."""
        return self.tree.header().saveState()

    def restore_widths(self, state: QByteArray) -> None:
        self.tree.header().restoreState(state)

    # Filling

    def _change(self, change: Callable[[], None]) -> None:
        """Let the model change: what was closed, chosen and scrolled to is again."""
        self._chosen = self._place() or self._chosen
        scrolled = self.tree.verticalScrollBar().value()
        self._filling = True
        change()
        groups = [self.model.index(row, 0) for row in range(self.model.rowCount())]
        # All of this before the tree is laid out, so that it is laid out once.
        room = _OPENED_AT_ONCE
        for index in groups:
            room -= self.model.rowCount(index)
            if room >= 0 and (self.filter.text().strip() or index.data() not in self._closed):
                self.tree.expand(index)
        for index in groups:
            self.tree.setFirstColumnSpanned(index.row(), QModelIndex(), True)
        self._filling = False
        self._choose(self._chosen)
        self.tree.verticalScrollBar().setValue(scrolled)
        self._tell_nothing_found()

    def _place(self) -> list[str]:
        """Return the names that lead to the chosen row, from its group down."""
        names: list[str] = []
        index = self.tree.currentIndex()
        while index.isValid():
            names.insert(0, str(index.siblingAtColumn(0).data()))
            index = index.parent()
        return names

    def _choose(self, names: Sequence[str]) -> None:
        index = QModelIndex()
        for name in names:
            below = (self.model.index(row, 0, index) for row in range(self.model.rowCount(index)))
            found = next((each for each in below if each.data() == name), None)
            if found is None:
                return
            index = found
        if index.isValid():
            self.tree.setAutoScroll(False)
            self.tree.setCurrentIndex(index)
            self.tree.setAutoScroll(True)

    def _tell_nothing_found(self) -> None:
        if not self._message.text() and self.model.rowCount() == 0 and not self.model.empty:
            self._nothing_found.setText(self.tr("No tag or value has this text."))
            self._stack.setCurrentWidget(self._nothing_found)
        else:
            self._stack.setCurrentWidget(self._message if self._message.text() else self.tree)

    def _group_closed(self, index: QModelIndex, closed: bool) -> None:
        if self._filling or self.filter.text().strip() or not self.model.is_group(index):
            return
        change = self._closed.add if closed else self._closed.discard
        change(str(index.data()))

    # Copying

    def _make_actions(self) -> dict[str, QAction]:
        works: dict[str, tuple[str, Callable[[], object]]] = {
            "value": (self.tr("Copy value"), self._copy_chosen),
            "group": (self.tr("Copy group"), self._copy_group),
            "all": (self.tr("Copy all"), lambda: self.copied.emit(self.model.text())),
            "export": (self.tr("Export JSON…"), self.export_wanted.emit),
        }
        actions = {}
        for name, (text, work) in works.items():
            action = QAction(text, self)
            action.setObjectName(f"{name}MetadataAction")
            action.triggered.connect(partial(_call, work))
            actions[name] = action
        actions["value"].setShortcut(QKeySequence.StandardKey.Copy)
        actions["value"].setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.tree.addAction(actions["value"])
        menu = QMenu(self)
        menu.addActions(list(actions.values()))
        self.more_button.setMenu(menu)
        return actions

    def _show_menu(self, point: QPoint) -> None:
        if self.tree.currentIndex().isValid():
            self.more_button.menu().popup(self.tree.viewport().mapToGlobal(point))

    def _copy_chosen(self) -> None:
        """Copy the value of the chosen tag, the whole of a chosen group, or several of them, a line each."""
        chosen = self.tree.selectionModel().selectedRows()
        if len(chosen) > 1:
            # As they stand there, not as they were clicked.
            visible = sorted(chosen, key=lambda index: self.tree.visualRect(index).top())
            self.copied.emit("\n".join(self.model.line_of(index) for index in visible))
        elif (index := self.tree.currentIndex()).isValid():
            self.copied.emit(self.model.text_of(index))

    def _copy_group(self) -> None:
        index = self.tree.currentIndex()
        if index.isValid():
            self.copied.emit(self.model.text_of(self.model.group_of(index)))

    # Parts

    def _make_filter(self) -> QLineEdit:
        line = QLineEdit()
        line.setObjectName("inspectorFilter")
        line.setPlaceholderText(self.tr("Filter tags and values"))
        line.setAccessibleName(self.tr("Filter tags and values"))
        add_clear_button(line, self.tr("Clear"))
        line.textChanged.connect(lambda text: self._change(partial(self.model.filter, text)))
        return line

    def _tool(self, name: str, text: str, tip: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName(name)
        button.setText(text)
        button.setToolTip(tip)
        button.setAccessibleDescription(tip)
        button.setCheckable(True)
        button.setProperty("flat", True)
        return button

    def _quiet(self, name: str) -> QLabel:
        label = QLabel()
        label.setObjectName(name)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setProperty("quiet", True)
        return label

    def _make_tree(self) -> QTreeView:
        tree = QTreeView()
        tree.setObjectName("metadataTree")
        tree.setAccessibleName(self.tr("Metadata"))
        tree.setModel(self.model)
        tree.setItemDelegate(ValueDelegate(tree))
        tree.setUniformRowHeights(True)
        tree.setIndentation(tree.fontMetrics().height())
        tree.setFrameShape(QFrame.Shape.NoFrame)
        tree.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        tree.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        tree.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        tree.customContextMenuRequested.connect(self._show_menu)
        tree.collapsed.connect(partial(self._group_closed, closed=True))
        tree.expanded.connect(partial(self._group_closed, closed=False))
        header = tree.header()
        header.setStretchLastSection(True)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        header.resizeSection(0, tree.fontMetrics().averageCharWidth() * 28)
        return tree

    def _arrange(self) -> None:
        self._top = QWidget()
        top = QHBoxLayout(self._top)
        top.setContentsMargins(12, 0, 12, 0)
        top.setSpacing(6)
        top.addWidget(self.filter, 1)
        top.addWidget(self.raw_button)
        top.addWidget(self.differences_button)
        top.addWidget(self.more_button)
        self._nothing_found = self._quiet("inspectorNothingFound")
        self._nothing_found.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for widget in (self.tree, self._message, self._nothing_found):
            self._stack.addWidget(widget)
        self._scope.setContentsMargins(14, 0, 12, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._scope)
        layout.addWidget(self._top)
        layout.addLayout(self._stack, 1)


def _call(work: Callable[[], object], *_: object) -> None:
    work()
