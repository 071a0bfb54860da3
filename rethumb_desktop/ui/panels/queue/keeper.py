"""Keeping the place: selection and current row stay when all rows are told anew."""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QItemSelectionRange, QObject, Signal
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
        self._selected: list[int] = []
        self._current: tuple[int, int] | None = None
        self._seen = False
        model.modelAboutToBeReset.connect(self._note)
        model.modelReset.connect(self._restore)

    def _note(self) -> None:
        self._selected = [number for part in selected_parts(self._view) for number in self._model.ids(*part)]
        index = self._view.currentIndex()
        self._current = (self._model.job(index.row()).id, index.row()) if index.isValid() else None
        self._seen = self._view.viewport().rect().intersects(self._view.visualRect(index))

    def _restore(self) -> None:
        model, selection = self._model, self._view.selectionModel()
        rows = model.rows_of(self._selected)
        chosen = QItemSelection()
        for first, last in runs(rows):
            chosen.append(QItemSelectionRange(model.index(first), model.index(last)))
        if not chosen.isEmpty():
            selection.select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if len(rows) < len(self._selected):
            self.lost.emit()
        if self._current is None or not model.rowCount():
            return
        job_id, before = self._current
        row = model.row_of(job_id)
        index = model.index(min(before, model.rowCount() - 1) if row is None else row)
        selection.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        if self._seen:
            self._view.scrollTo(index)


def selected_parts(view: QAbstractItemView) -> list[tuple[int, int]]:
    """Return the selected rows as ranges, in rising order: there may be a hundred thousand rows."""
    selection = view.selectionModel().selection()
    parts = [selection.at(number) for number in range(selection.count())]
    return sorted((part.top(), part.bottom()) for part in parts)
