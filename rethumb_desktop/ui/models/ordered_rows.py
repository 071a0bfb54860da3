"""Rows in an order of their own: what a list shows of things that have ids, told to Qt as it changes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex

from rethumb_desktop.ui.models.sifting import runs

Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()

#: With more gaps than these between what goes, all rows are told anew instead.
_MOST_GAPS = 32
#: With more parts than these that have changed, all from the first to the last are told as one.
_MOST_PARTS = 8


class OrderedRows(QAbstractListModel):
    """The rows of a list by the ids of what they show."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._order: list[int] = []
        self._rows: dict[int, int] | None = {}

    def rowCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.isValid() else len(self._order)

    def ids(self, first: int, last: int) -> Sequence[int]:
        """Return the ids of these rows, both included."""
        return self._order[first : last + 1]

    def row_of(self, number: int) -> int | None:
        """Return the row of an id, None where it is not shown."""
        return self._numbered().get(number)

    def rows_of(self, numbers: Iterable[int]) -> list[int]:
        """Return the rows of those of the ids that are shown, in rising order."""
        rows = self._numbered()
        return sorted([rows[number] for number in numbers if number in rows])

    def seek(self, numbers: Collection[int]) -> list[int]:
        """As `rows_of`, for who asks right after all rows were told anew: rows are not numbered for it."""
        sought = set(numbers)
        return [row for row, number in enumerate(self._order) if number in sought] if sought else []

    def _numbered(self) -> dict[int, int]:
        """Return the rows by their ids; numbered when somebody asks, not at each change."""
        if self._rows is None:
            self._rows = dict(zip(self._order, range(len(self._order)), strict=True))
        return self._rows

    def _repaint(self, rows: Iterable[int]) -> None:
        parts = runs(sorted(rows))
        if len(parts) > _MOST_PARTS:
            # Who shows rows looks at those that are seen only; to be told of each part would take longer.
            parts = [(parts[0][0], parts[-1][1])]
        for first, last in parts:
            self.dataChanged.emit(self.index(first), self.index(last))

    def _show(self, order: list[int]) -> None:
        """Show these rows. Where only some go and some come at the end, nothing else is touched."""
        if order == self._order:
            return
        staying = set(order)
        gone = [row for row, number in enumerate(self._order) if number not in staying]
        left = len(self._order) - len(gone)
        gaps = runs(gone)
        shown = self._order if not gone else [number for number in self._order if number in staying]
        if len(gaps) > _MOST_GAPS or shown != order[:left]:
            self._show_anew(order)
            return
        for first, last in reversed(gaps):
            self.beginRemoveRows(_NONE, first, last)
            del self._order[first : last + 1]
            self._rows = None
            self.endRemoveRows()
        self._show_more(order[left:])

    def _show_anew(self, order: list[int]) -> None:
        self.beginResetModel()
        self._order, self._rows = order, None
        self.endResetModel()

    def _show_more(self, numbers: list[int]) -> None:
        """Show these rows too, after those that are shown."""
        if not numbers:
            return
        first = len(self._order)
        self.beginInsertRows(_NONE, first, first + len(numbers) - 1)
        self._order += numbers
        if self._rows is not None:
            self._rows.update((number, row) for row, number in enumerate(numbers, first))
        self.endInsertRows()
