"""The list of the queue."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QToolTip

from rethumb_desktop.domain.job import Job
from rethumb_desktop.ui.models.passing import NOTHING_KNOWN
from rethumb_desktop.ui.models.queue import QueueModel
from rethumb_desktop.ui.panels.queue.row_pictures import RowPictures
from rethumb_desktop.ui.panels.queue.rows import Row, RowPainter
from rethumb_desktop.ui.theme.theme import Theme

_Move = QAbstractItemView.CursorAction
_MOVING = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End)


@dataclass(frozen=True)
class _Standing:
    """How rows stand in the view: which is the current one, which is under the mouse; -1 where none is."""

    current: int
    focused: bool  # the current one, and the person uses the keyboard
    hovered: int
    at_copy: bool  # the mouse, in that one
    some_selected: bool


class QueueView(QTableView):
    """Rows of one height, any number selected, with a place in each row that copies its links.

    A table of one column, because Qt's list lays all its rows out anew at every change (0.5 s at 100,000 rows).
    `remove_pressed` is the Delete key, `escaped` the Escape key, `copy_clicked` carries a job, `chosen` tells that a
    person went to a row.
    """

    copy_clicked = Signal(object)
    remove_pressed = Signal()
    escaped = Signal()
    chosen = Signal()

    def __init__(self, model: QueueModel, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("queueView")
        self.setProperty("ownFocus", True)
        self.setAccessibleName(self.tr("Queue"))
        self._model = model
        self.setModel(model)
        self.rows = RowPainter(theme, self.font())
        self._pictures = RowPictures(self.rows, theme)
        self._hovered: QPoint | None = None
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        across, down = self.horizontalHeader(), self.verticalHeader()
        across.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setDefaultSectionSize(self.rows.row_height)
        for header in (across, down):
            header.hide()
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setMouseTracking(True)
        self.verticalScrollBar().setSingleStep(self.rows.row_height // 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F10 and event.modifiers() == Qt.KeyboardModifier.ShiftModifier:
            # Not every desktop makes a context menu of this key, and not every keyboard has the one for menus.
            if self.currentIndex().isValid():
                self._show_menu_of_current()
            return
        if event.key() == Qt.Key.Key_Delete:
            self.remove_pressed.emit()
            return
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
            return
        before = self.currentIndex()
        super().keyPressEvent(event)
        if event.key() in _MOVING and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            # Also where there is no other row to go to.
            self._select_current()
        if self.currentIndex() != before:
            self.chosen.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() == Qt.FocusReason.ShortcutFocusReason:
            self._select_current()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the current row in sight: bars come and go above the list."""
        before, index = QRect(QPoint(), event.oldSize()), self.currentIndex()
        seen = index.isValid() and before.intersects(self.visualRect(index))
        super().resizeEvent(event)
        if seen:
            self.scrollTo(index)

    def moveCursor(self, action: _Move, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Go to the first or the last row; in a table Qt would go to the first or the last column."""
        rows = self._model.rowCount()
        if rows and action in (_Move.MoveHome, _Move.MoveEnd):
            return self._model.index(0 if action is _Move.MoveHome else rows - 1)
        return super().moveCursor(action, modifiers)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint all rows that are seen, in one go."""
        viewport, height = self.viewport(), self.rows.row_height
        painter = QPainter(viewport)
        self._suit()
        rows, until, standing = self._model.rowCount(), event.rect().bottom(), self._standing()
        row = self.rowAt(max(0, event.rect().top()))
        top = self.rowViewportPosition(row)
        while 0 <= row < rows and top <= until:
            self._pictures.put(painter, top, self._row(row, standing))
            row += 1
            top += height
        painter.end()

    def rehearse(self, job: Job) -> None:
        """Paint the row of a job where nobody sees it."""
        self._suit()
        self._pictures.rehearse(
            Row(
                *(job, None, NOTHING_KNOWN, ""),
                selected=False,
                hovered=False,
                points_at_copy=False,
                current=True,
                focused=False,
            )
        )

    def _suit(self) -> None:
        viewport = self.viewport()
        seen = viewport.height() // self.rows.row_height + 2
        self._pictures.suit(viewport.width(), self.devicePixelRatioF(), self.layoutDirection(), seen)

    def _standing(self) -> _Standing:
        """Return how rows stand in the view; asked for once, not with each row."""
        by_keyboard = self.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
        hovered = self.indexAt(self._hovered) if self._hovered is not None else QModelIndex()
        return _Standing(
            current=self.currentIndex().row(),
            focused=by_keyboard and self.hasFocus(),
            hovered=hovered.row(),
            at_copy=self._hovered is not None and self._copied_at(self._hovered) is not None,
            some_selected=self.selectionModel().hasSelection(),
        )

    def _row(self, row: int, standing: _Standing) -> Row:
        job, current, hovered = self._model.job(row), row == standing.current, row == standing.hovered
        return Row(
            job=job,
            icon=self._model.icon(job),
            passing=self._model.passing(job),
            library=self._model.library(job),
            selected=standing.some_selected and self.selectionModel().isRowSelected(row, QModelIndex()),
            hovered=hovered,
            points_at_copy=hovered and standing.at_copy,
            current=current,
            focused=current and standing.focused,
            folder=self._model.folders.of(job),
        )

    def event(self, event: QEvent) -> bool:
        by_keyboard = QContextMenuEvent.Reason.Keyboard
        if isinstance(event, QContextMenuEvent) and event.reason() == by_keyboard and self.currentIndex().isValid():
            self._show_menu_of_current()
            return True
        return super().event(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        before, self._hovered = self._hovered, event.position().toPoint()
        over = self._copied_at(self._hovered) is not None
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)
        for point in (before, self._hovered):
            if point is not None:
                self.viewport().update(self.visualRect(self.indexAt(point)))
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = None
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        job = self._copied_at(event.position().toPoint())
        if job is not None and event.button() == Qt.MouseButton.LeftButton:
            self.copy_clicked.emit(job)
            return
        super().mousePressEvent(event)
        if self.indexAt(event.position().toPoint()).isValid():
            self.chosen.emit()

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and self._copied_at(event.pos()) is not None:
            QToolTip.showText(event.globalPos(), self.tr("Copy the links of this picture"), self)
            return True
        return super().viewportEvent(event)

    def copy_place(self, index: QModelIndex) -> QRect:
        """Return the place of a row that copies its links, in the viewport's coordinates."""
        return self.rows.places(self.visualRect(index), self.layoutDirection()).copy

    def _show_menu_of_current(self) -> None:
        """Ask for the menu beside the current row, which is selected if no row is."""
        index = self.currentIndex()
        self._select_current()
        self.scrollTo(index)
        places = self.rows.places(self.visualRect(index), self.layoutDirection())
        self.customContextMenuRequested.emit(places.name.bottomLeft())

    def _select_current(self) -> None:
        """Select the current row if no row is selected."""
        index = self.currentIndex()
        if index.isValid() and not self.selectionModel().hasSelection():
            self.selectionModel().select(index, QItemSelectionModel.SelectionFlag.Select)

    def _copied_at(self, point: QPoint) -> Job | None:
        index = self.indexAt(point)
        if not index.isValid():
            return None
        job = self._model.job(index.row())
        return job if job.state.has_links and self.copy_place(index).contains(point) else None
