"""The view of the library: rows or tiles of one size."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyle, QStyleOptionViewItem, QToolTip

from rethumb_desktop.domain.job import Publication
from rethumb_desktop.ui.models.library import LibraryRole, Moved
from rethumb_desktop.ui.models.library_looking import Place
from rethumb_desktop.ui.panels.library.delegate import EntryDelegate, PixmapOf, RowDelegate, TileDelegate
from rethumb_desktop.ui.panels.library.lattice import Lattice
from rethumb_desktop.ui.theme.theme import Theme

Index = QModelIndex | QPersistentModelIndex
Action = QAbstractItemView.CursorAction
Hint = QAbstractItemView.ScrollHint
Runs = list[tuple[int, int]]

#: As many selected entries are found again after others came between them; finding more would take its time.
_FEW = 100


class LibraryView(QListView):
    """Entries in a lattice of one column or of as many as there is room for; any number can be selected.

    Where an entry stands is counted, not laid out: Qt's own list remembers a place for each, which takes its time and
    memory at 100,000. It is a QListView all the same, because that is what Qt tells screen readers as a list.
    `copy_clicked` carries a publication, `remove_pressed` is the Delete key, `typed` carries what a person types.
    """

    copy_clicked = Signal(object)
    remove_pressed = Signal()
    typed = Signal(str)

    def __init__(self, theme: Theme, pixmap_of: PixmapOf) -> None:
        super().__init__()
        self.setObjectName("libraryView")
        self.setProperty("ownFocus", True)
        self.setAccessibleName(self.tr("Library"))
        self._rows = RowDelegate(theme, self, pixmap_of)
        self._tiles = TileDelegate(theme, self, pixmap_of)
        self._entries: EntryDelegate = self._rows
        self.setItemDelegate(self._rows)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Always there, so that the number of columns does not depend on whether it is.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)

    # Rows or tiles

    @property
    def tiles(self) -> bool:
        return self._entries is self._tiles

    def show_tiles(self, on: bool) -> None:
        """Show tiles or rows; what stood on top stays there."""
        if on == self.tiles:
            return
        top = self.place.first
        self._entries = self._tiles if on else self._rows
        self.setItemDelegate(self._entries)
        self._lay_out(top)

    @property
    def place(self) -> Place:
        """What a person looks at."""
        lattice = self._lattice()
        rows = lattice.rows_in(self.viewport().rect().translated(0, self.verticalOffset()))
        if not rows:
            return Place()
        return Place(rows[0], rows[-1], self.currentIndex().row())

    def selected_runs(self) -> Runs:
        """Return the selected rows as runs (first, last), in their order."""
        return sorted((part.top(), part.bottom()) for part in _parts(self.selectionModel().selection()))

    def follow(self, moved: Moved) -> None:
        """Keep what a person looks at where it is, though rows came or went; stay at the top where that was seen."""
        self.executeDelayedItemsLayout()
        before = moved.before
        if self.verticalOffset() and before.first >= 0 and moved.first is not None:
            lattice = self._lattice()
            lines = lattice.line_of(moved.first) - lattice.line_of(before.first)
            self.verticalScrollBar().setValue(self.verticalOffset() + lines * lattice.height)
        rows = self.model().rowCount()
        if moved.reset and before.current >= 0 and rows:
            # Whoever has scrolled away from it stays where they are.
            self.go_to(moved.current if moved.current is not None else min(before.current, rows - 1), scroll=False)
        if moved.reset:
            _select(self, moved.selected)

    def go_to(self, row: int, *, scroll: bool = True) -> None:
        """Make a row the current one, not selected; scroll to it if need be."""
        self.setAutoScroll(scroll)
        keep = QItemSelectionModel.SelectionFlag.NoUpdate
        self.selectionModel().setCurrentIndex(self.model().index(row, 0), keep)
        self.setAutoScroll(True)

    def update_entry(self, library: str, key: str) -> None:
        """Paint an entry anew, where it is seen: its icon has come."""
        place = self.place
        for row in range(max(place.first, 0), place.last + 1):
            index = self.model().index(row, 0)
            entry: Publication | None = index.data(LibraryRole.ENTRY)
            if entry is not None and (entry.library, entry.key) == (library, key):
                self.viewport().update(self.visualRect(index))

    # Where entries are

    def _lattice(self) -> Lattice:
        return Lattice(self._count(), self.viewport().width(), self._entries.size, several=self.tiles)

    def _count(self) -> int:
        # Qt asks before there is a model.
        model: QAbstractItemModel | None = self.model()
        return model.rowCount() if model is not None else 0

    def visualRect(self, index: Index) -> QRect:
        if not index.isValid():
            return QRect()
        rect = self._lattice().rect_of(index.row()).translated(0, -self.verticalOffset())
        return QStyle.visualRect(self.layoutDirection(), self.viewport().rect(), rect)

    def indexAt(self, point: QPoint) -> QModelIndex:
        spot = QStyle.visualPos(self.layoutDirection(), self.viewport().rect(), point)
        row = self._lattice().row_at(spot + QPoint(0, self.verticalOffset()))
        return self.model().index(row, 0) if row is not None else QModelIndex()

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def horizontalOffset(self) -> int:
        return 0

    def doItemsLayout(self) -> None:
        # Not QListView's own, which would lay out every entry.
        QAbstractItemView.doItemsLayout(self)

    def updateGeometries(self) -> None:
        lattice, bar = self._lattice(), self.verticalScrollBar()
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(max(lattice.height // 2, 1))
        bar.setRange(0, max(0, lattice.total_height - self.viewport().height()))
        # What cannot be moved shows no handle.
        bar.setEnabled(bar.maximum() > 0)
        self.horizontalScrollBar().setRange(0, 0)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().scroll(0, dy)

    def scrollTo(self, index: Index, hint: Hint = Hint.EnsureVisible) -> None:
        if not index.isValid():
            return
        rect, room = self.visualRect(index), self.viewport().height()
        bar = self.verticalScrollBar()
        if hint is Hint.PositionAtCenter:
            bar.setValue(bar.value() + rect.center().y() - room // 2)
        elif hint is Hint.PositionAtTop or (rect.top() < 0 and hint is Hint.EnsureVisible):
            bar.setValue(bar.value() + rect.top())
        elif hint is Hint.PositionAtBottom or rect.bottom() >= room:
            bar.setValue(bar.value() + rect.bottom() + 1 - room)

    def moveCursor(self, action: Action, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        lattice, row = self._lattice(), self.currentIndex().row()
        if not lattice.count:
            return QModelIndex()
        if row < 0:
            return self.model().index(max(self.place.first, 0), 0)
        aside = -1 if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else 1
        page = max(self.viewport().height() // lattice.height, 1) * lattice.columns
        steps = _steps(lattice, page, aside if self.tiles else 0)
        return self.model().index(lattice.step(row, steps[action]), 0)

    # Selecting

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Select from one corner to the other, whole lines between them, as text is selected."""
        direction, room = self.layoutDirection(), self.viewport().rect()
        down = QPoint(0, self.verticalOffset())
        corners = [QStyle.visualPos(direction, room, corner) + down for corner in (rect.topLeft(), rect.bottomRight())]
        rows = sorted(self._lattice().nearest_row(corner) for corner in corners)
        if rows[0] < 0:
            self.selectionModel().clearSelection()
            return
        model = self.model()
        self.selectionModel().select(QItemSelection(model.index(rows[0], 0), model.index(rows[1], 0)), command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        # What is not seen need not be painted: a selection may have 100,000 rows.
        place, region = self.place, QRegion()
        for part in _parts(selection):
            for row in range(max(part.top(), place.first), min(part.bottom(), place.last) + 1):
                region += self.visualRect(self.model().index(row, 0))
        return region

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        model, selection, current = self.model(), self.selectionModel(), self.currentIndex()
        focused = self.hasFocus()
        hovered = self.indexAt(self._entries.hovered) if self._entries.hovered is not None else QModelIndex()
        plain = option.state & ~(QStyle.StateFlag.State_HasFocus | QStyle.StateFlag.State_MouseOver)
        lattice, down = self._lattice(), self.verticalOffset()
        direction, room = self.layoutDirection(), self.viewport().rect()
        for row in lattice.rows_in(event.rect().translated(0, down)):
            index = model.index(row, 0)
            option.rect = QStyle.visualRect(direction, room, lattice.rect_of(row).translated(0, -down))
            option.state = plain
            if selection.isSelected(index):
                option.state |= QStyle.StateFlag.State_Selected
            if focused and index == current:
                option.state |= QStyle.StateFlag.State_HasFocus
            if index == hovered:
                option.state |= QStyle.StateFlag.State_MouseOver
            self._entries.paint(painter, option, index)

    # What a person does

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F10 and event.modifiers() == Qt.KeyboardModifier.ShiftModifier:
            self._ask_for_menu_of_current()
            return
        if event.key() == Qt.Key.Key_Delete:
            self.remove_pressed.emit()
            return
        super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        # Qt would look through all rows, and fetch them all.
        if search.isprintable():
            self.typed.emit(search)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QContextMenuEvent) and event.reason() == QContextMenuEvent.Reason.Keyboard:
            self._ask_for_menu_of_current()
            return True
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            for delegate in (self._rows, self._tiles):
                delegate.measure(self.font())
            self.scheduleDelayedItemsLayout()

    def resizeEvent(self, event: QResizeEvent) -> None:
        width = event.oldSize().width()
        before = Lattice(self._lattice().count, width, self._entries.size, several=self.tiles)
        top = before.row_at(QPoint(before.left, self.verticalOffset())) if width > 0 else None
        super().resizeEvent(event)
        if top is not None and before.columns != self._lattice().columns:
            self._lay_out(top)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        over = self._copied_at(point) is not None
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)
        self._hover(point)
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(None)
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        entry = self._copied_at(event.position().toPoint())
        if entry is not None and event.button() == Qt.MouseButton.LeftButton:
            self.copy_clicked.emit(entry)
            return
        super().mousePressEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and self._copied_at(event.pos()) is not None:
            QToolTip.showText(event.globalPos(), self.tr("Copy the link"), self)
            return True
        return super().viewportEvent(event)

    def copy_place(self, index: Index) -> QRect:
        """Return the place of an entry that copies its link, in the viewport's coordinates."""
        return self._entries.places(self.visualRect(index), self.layoutDirection()).copy

    def _hover(self, point: QPoint | None) -> None:
        for spot in (self._entries.hovered, point):
            if spot is not None:
                self.viewport().update(self.visualRect(self.indexAt(spot)))
        self._rows.hovered = self._tiles.hovered = point

    def _ask_for_menu_of_current(self) -> None:
        """Ask for the menu beside the current entry, which is selected if none is."""
        index = self.currentIndex()
        if not index.isValid():
            return
        if not self.selectionModel().hasSelection():
            self.selectionModel().select(index, QItemSelectionModel.SelectionFlag.Select)
        self.scrollTo(index)
        places = self._entries.places(self.visualRect(index), self.layoutDirection())
        self.customContextMenuRequested.emit(places.name.bottomLeft())

    def _copied_at(self, point: QPoint) -> Publication | None:
        index = self.indexAt(point)
        if not index.isValid() or not self.copy_place(index).contains(point):
            return None
        entry: Publication | None = index.data(LibraryRole.ENTRY)
        return entry

    def _lay_out(self, top: int) -> None:
        """Lay everything out anew, with this row on top."""
        self.updateGeometries()
        lattice = self._lattice()
        self.verticalScrollBar().setValue(lattice.line_of(max(top, 0)) * lattice.height)
        self.viewport().update()


def few_of(runs: Runs) -> tuple[int, ...]:
    """Return the rows of runs; none where they are many."""
    if sum(last - first + 1 for first, last in runs) > _FEW:
        return ()
    return tuple(row for first, last in runs for row in range(first, last + 1))


def _select(view: LibraryView, rows: Sequence[int]) -> None:
    chosen = QItemSelection()
    for row in rows:
        index = view.model().index(row, 0)
        chosen.select(index, index)
    view.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.Select)


def _steps(lattice: Lattice, page: int, aside: int) -> dict[Action, int]:
    """Return how many entries each way of moving goes on."""
    return {
        Action.MoveUp: -lattice.columns,
        Action.MoveDown: lattice.columns,
        Action.MoveLeft: -aside,
        Action.MoveRight: aside,
        Action.MovePrevious: -1,
        Action.MoveNext: 1,
        Action.MovePageUp: -page,
        Action.MovePageDown: page,
        Action.MoveHome: -lattice.count,
        Action.MoveEnd: lattice.count,
    }


def _parts(selection: QItemSelection) -> list[QItemSelectionRange]:
    return [selection.at(place) for place in range(selection.count())]
