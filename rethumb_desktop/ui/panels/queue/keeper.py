"""Keeping the place: selection and current row stay when all rows are told anew."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QObject,
    QSignalBlocker,
    Signal,
)
from PySide6.QtWidgets import QAbstractItemView

from rethumb_desktop.ui.models.queue import QueueModel
from rethumb_desktop.ui.models.sifting import runs


class PlaceKeeper(QObject):
    """Selects the same jobs again after a reset of the model, and stays at the same current row if it is still shown.

    Where that one is not shown any more, the row that is in its place now is the current one. `lost` tells that
    something that was selected is not shown any more.
    """

    lost = Signal()

    def __init__(self, view: QAbstractItemView, model: QueueModel) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._selected: Sequence[int] = ()
        self._all = False  # of all jobs; who they are need not be known then
        self._current: tuple[int, int] | None = None
        self._seen = False
        model.modelAboutToBeReset.connect(self._note)
        model.modelReset.connect(self._restore)

    def _note(self) -> None:
        view, model = self._view, self._model
        parts = selected_parts(view)
        self._all = model.shows_all and parts == [(0, model.rowCount() - 1)]
        self._selected = () if self._all else [number for part in parts for number in model.ids(*part)]
        index = view.currentIndex()
        self._current = (model.job(index.row()).id, index.row()) if index.isValid() else None
        self._seen = view.viewport().rect().intersects(view.visualRect(index))

    def _restore(self) -> None:
        if self._select():
            self.lost.emit()
        if self._current is None or not self._model.rowCount():
            return
        job_id, before = self._current
        rows = self._model.seek([job_id])
        index = self._model.index(rows[0] if rows else min(before, self._model.rowCount() - 1))
        if rows:
            self._go(index)
        else:
            self._view.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        if self._seen:
            self._view.scrollTo(index)

    def _select(self) -> bool:
        """Select what was selected; return whether some of that is not shown any more."""
        model = self._model
        every = (0, model.rowCount() - 1)
        rows = [] if self._all else model.seek(self._selected)
        chosen = QItemSelection()
        for first, last in [every] if self._all and model.rowCount() else runs(rows):
            chosen.append(QItemSelectionRange(model.index(first), model.index(last)))
        if not chosen.isEmpty():
            selection = self._view.selectionModel()
            # Nobody is told: who was told before knows it, and `lost` says the rest. All rows are painted anyway.
            with QSignalBlocker(selection):
                selection.select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        return not model.shows_all if self._all else len(rows) < len(self._selected)

    def _go(self, index: QModelIndex) -> None:
        """Be at the same job again, which nobody need be told."""
        selection = self._view.selectionModel()
        with QSignalBlocker(selection):
            selection.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)


def selected_parts(view: QAbstractItemView) -> list[tuple[int, int]]:
    """Return the selected rows as ranges, in rising order: there may be a hundred thousand rows."""
    selection = view.selectionModel().selection()
    parts = [selection.at(number) for number in range(selection.count())]
    return sorted((part.top(), part.bottom()) for part in parts)
