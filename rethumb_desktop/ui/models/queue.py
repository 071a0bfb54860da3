"""The queue as a list model: a row a job."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from enum import IntEnum
from itertools import groupby

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QPixmap

from rethumb_desktop.domain.events import Event, JobChanged, JobsQueued, JobsRemoved
from rethumb_desktop.domain.job import Job, JobState
from rethumb_desktop.ui.models.wording import (
    DOT,
    describe_facts,
    describe_job_growth,
    describe_job_state,
    display_name,
    plain_tooltip,
)

Index = QModelIndex | QPersistentModelIndex
PixmapOf = Callable[[Job], QPixmap | None]
_NONE = QModelIndex()


class QueueRole(IntEnum):
    """What the queue tells beside Qt's own roles."""

    JOB = Qt.ItemDataRole.UserRole + 1
    FACTS = Qt.ItemDataRole.UserRole + 2
    STATE = Qt.ItemDataRole.UserRole + 3
    GROWTH = Qt.ItemDataRole.UserRole + 4  # the end of FACTS that is a warning, if any


class QueueModel(QAbstractListModel):
    """All jobs of the queue, in queue order.

    `pixmap_of` gives a job's list icon, or None while there is none; it is asked for rows that are painted only.
    """

    counted = Signal()

    def __init__(self, pixmap_of: PixmapOf = lambda _: None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pixmap_of = pixmap_of
        self._jobs: list[Job] = []
        self._rows: dict[int, int] = {}
        self.counts: Counter[JobState] = Counter()

    # For Qt

    def rowCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.isValid() else len(self._jobs)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        job = self._jobs[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return display_name(job.source)
            case Qt.ItemDataRole.DecorationRole:
                return self._pixmap_of(job)
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tooltip(_tooltip(job))
            case Qt.ItemDataRole.AccessibleTextRole:
                return DOT.join((display_name(job.source), describe_job_state(job), describe_facts(job)))
            case QueueRole.JOB:
                return job
            case QueueRole.FACTS:
                return describe_facts(job)
            case QueueRole.GROWTH:
                return describe_job_growth(job) if job.error is None else ""
            case QueueRole.STATE:
                return describe_job_state(job)
        return None

    # For the panels

    @property
    def jobs(self) -> Sequence[Job]:
        return self._jobs

    def job(self, row: int) -> Job:
        return self._jobs[row]

    def row_of(self, job_id: int) -> int | None:
        """Return the row of a job, None where it is not in the queue."""
        return self._rows.get(job_id)

    def of_batch(self, batch: str) -> list[Job]:
        """Return the jobs of a drop, in queue order."""
        return [job for job in self._jobs if job.batch == batch]

    def reset(self, jobs: Iterable[Job]) -> None:
        """Show these jobs and no others."""
        self.beginResetModel()
        self._jobs = list(jobs)
        self._number_rows(0)
        self.counts = Counter(job.state for job in self._jobs)
        self.endResetModel()
        self.counted.emit()

    def take(self, events: Iterable[Event]) -> None:
        """Follow what happened, in its order; a job that changed often is repainted once."""
        changed: dict[int, Job] = {}
        for event in events:
            match event:
                case JobsQueued(jobs):
                    self._append(jobs)
                case JobChanged(job):
                    changed[job.id] = job
                case JobsRemoved(ids):
                    self._remove(ids)
        self._replace(changed)
        self.counted.emit()

    def repaint_row(self, job_id: int) -> None:
        """Have a row painted again: its icon has come."""
        row = self._rows.get(job_id)
        if row is not None:
            index = self.index(row)
            self.dataChanged.emit(index, index, [Qt.ItemDataRole.DecorationRole])

    def _append(self, jobs: Sequence[Job]) -> None:
        new = [job for job in jobs if job.id not in self._rows]
        if not new:
            return
        first = len(self._jobs)
        self.beginInsertRows(_NONE, first, first + len(new) - 1)
        self._jobs.extend(new)
        self._number_rows(first)
        self.counts.update(job.state for job in new)
        self.endInsertRows()

    def _replace(self, changed: dict[int, Job]) -> None:
        rows = []
        for job in changed.values():
            row = self._rows.get(job.id)
            if row is not None:
                self.counts[self._jobs[row].state] -= 1
                self.counts[job.state] += 1
                self._jobs[row] = job
                rows.append(row)
        for first, last in _runs(rows):
            self.dataChanged.emit(self.index(first), self.index(last))

    def _remove(self, ids: Iterable[int]) -> None:
        rows = [self._rows[job_id] for job_id in ids if job_id in self._rows]
        runs = _runs(rows)
        for first, last in reversed(runs):
            self.beginRemoveRows(_NONE, first, last)
            self.counts.subtract(job.state for job in self._jobs[first : last + 1])
            for job in self._jobs[first : last + 1]:
                del self._rows[job.id]
            del self._jobs[first : last + 1]
            self._number_rows(first)
            self.endRemoveRows()

    def _number_rows(self, first: int) -> None:
        if not first:
            self._rows.clear()
        for row in range(first, len(self._jobs)):
            self._rows[self._jobs[row].id] = row


def _runs(rows: Iterable[int]) -> list[tuple[int, int]]:
    """Return the rows as runs of neighbours (first, last), in rising order."""
    runs = []
    for _, group in groupby(enumerate(sorted(rows)), key=lambda pair: pair[1] - pair[0]):
        members = [row for _, row in group]
        runs.append((members[0], members[-1]))
    return runs


def _tooltip(job: Job) -> str:
    lines = [display_name(job.source), job.source.location]
    if job.error is not None:
        lines += [job.error.title, job.error.detail]
    lines += job.notes
    return "\n".join(line for line in dict.fromkeys(lines) if line)
