"""The queue as a list model: a row a job."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from enum import IntEnum

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QPixmap

from rethumb_desktop.domain.events import Event, JobChanged, JobsQueued, JobsRemoved, SendingBegan
from rethumb_desktop.domain.job import Job, JobState
from rethumb_desktop.ui.models.census import Census, HeldJobs
from rethumb_desktop.ui.models.folder_names import FolderNames
from rethumb_desktop.ui.models.ordered_rows import Index, OrderedRows
from rethumb_desktop.ui.models.passing import Measure, Passing
from rethumb_desktop.ui.models.pulse import Pulse
from rethumb_desktop.ui.models.sifting import Sifter, Stage, Wanted
from rethumb_desktop.ui.models.wording import (
    describe_facts,
    describe_job,
    describe_job_growth,
    describe_job_state,
    describe_library,
    display_name,
    plain_tooltip,
    speak_job,
    speak_place,
)

PixmapOf = Callable[[Job], QPixmap | None]
SizeOf = Callable[[Job], Measure | None]

#: With more held jobs than these `held_changed` comes so often at most, in milliseconds: who hears it looks at all.
_MANY_HELD, _HELD_PAUSE = 500, 250


class QueueRole(IntEnum):
    """What the queue tells beside Qt's own roles."""

    JOB = Qt.ItemDataRole.UserRole + 1
    FACTS = Qt.ItemDataRole.UserRole + 2
    STATE = Qt.ItemDataRole.UserRole + 3
    GROWTH = Qt.ItemDataRole.UserRole + 4  # the end of FACTS that is a warning, if any
    LIBRARY = Qt.ItemDataRole.UserRole + 5  # where it goes; empty while all go to one library


class QueueModel(OrderedRows):
    """The jobs of the queue. Rows are those that are `wanted`, in the order that is wanted; all at first.

    `jobs`, `find`, `held` and `of_batch` speak of all jobs of the queue, in queue order, shown or not; `job`, `row_of`
    and the rows of Qt of those that are shown. `counts`, `stages` and `libraries` count all jobs. `finished` counts
    how many have ended since the program began, also those that were taken off the queue.

    `pixmap_of` gives a job's list icon, `size_of` its original's size before it is worked on, or None while there is
    none; they are asked for rows that are painted only.
    `counted` tells that any job came, changed or went, `held_changed` that a held one did, `sifted` that other rows are
    shown. Where it takes longer to sift, that is done in turns.
    """

    counted = Signal()
    held_changed = Signal()
    sifted = Signal()

    def __init__(
        self, pixmap_of: PixmapOf = lambda _: None, parent: QObject | None = None, size_of: SizeOf = lambda _: None
    ) -> None:
        super().__init__(parent)
        self._pixmap_of = pixmap_of
        self._size_of = size_of
        self._sending: dict[int, int] = {}
        self._jobs: dict[int, Job] = {}
        self._census = Census()
        self._sifter = Sifter(self)
        self._sifter.sifted.connect(self._take_sifted)
        self._sifter.stale.connect(self._sift)
        self._tell_held = Pulse(self.held_changed.emit, _HELD_PAUSE, self)
        self._anew = False
        self._gone: set[int] = set()  # taken off the queue since the sifting began
        self.wanted = Wanted()
        self.counts: Counter[JobState] = self._census.states
        self.stages: Counter[Stage] = self._census.stages
        self.libraries: Counter[str] = self._census.libraries
        self.finished = 0
        self.folders = FolderNames(self)
        self.folders.changed.connect(lambda: self._tell_libraries(len(self.libraries) <= 1))

    # For Qt

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        return _describe(self, self.job(index.row()), role)

    def match(
        self,
        start: Index,
        role: int,
        value: object,
        hits: int = 1,
        flags: Qt.MatchFlag = Qt.MatchFlag.MatchStartsWith | Qt.MatchFlag.MatchWrap,
    ) -> list[QModelIndex]:
        """Return the next row whose name begins so. Qt's own way asks for each row's text, too long for many rows."""
        if role != Qt.ItemDataRole.DisplayRole or hits != 1 or not flags & Qt.MatchFlag.MatchStartsWith:
            return super().match(start, role, value, hits, flags)
        sought, first = str(value).casefold(), max(0, start.row())
        for ids, row in ((self._order[first:], first), (self._order[:first], 0)):
            for offset, number in enumerate(ids):
                if self._jobs[number].source.name.casefold().startswith(sought):
                    return [self.index(row + offset)]
        return []

    # For the panels: all jobs

    @property
    def jobs(self) -> Sequence[Job]:
        return list(self._jobs.values())

    @property
    def total(self) -> int:
        """How many jobs there are."""
        return len(self._jobs)

    @property
    def held(self) -> Sequence[Job]:
        """Those that wait for the person."""
        return HeldJobs(self._jobs, self._census)

    @property
    def held_libraries(self) -> Collection[str]:
        """Where the held ones go."""
        return self._census.held_libraries

    def take_released(self) -> set[int]:
        """Return which jobs are not held any more since this was asked last."""
        return self._census.take_released()

    def in_order(self, job_ids: Iterable[int]) -> list[Job]:
        """Return these jobs of the queue, in queue order."""
        ids = list(job_ids)
        return list(self._jobs.values()) if len(ids) == len(self._jobs) else [self._jobs[id_] for id_ in sorted(ids)]

    def find(self, job_id: int) -> Job | None:
        """Return a job of the queue, shown or not."""
        return self._jobs.get(job_id)

    @property
    def newest(self) -> int:
        """The id of the job that was queued last; 0 where there is none."""
        return next(reversed(self._jobs), 0)

    def of_batch(self, batch: str) -> list[Job]:
        """Return the jobs of a drop."""
        return [job for job in self._jobs.values() if job.batch == batch]

    # For the panels: the rows

    def job(self, row: int) -> Job:
        return self._jobs[self._order[row]]

    @property
    def shows_all(self) -> bool:
        """Whether every job has a row."""
        return len(self._order) == len(self._jobs)

    def want(self, wanted: Wanted) -> None:
        """Show other rows, or the same in another order."""
        if wanted != self.wanted:
            self.wanted = wanted
            self._anew = True
            self._sift()

    # What happens

    def reset(self, jobs: Iterable[Job]) -> None:
        """Have these jobs and no others."""
        self.beginResetModel()
        self._jobs = {job.id: job for job in jobs}
        self._order, self._rows = list(self._jobs), None
        self._census.take(self._jobs.values())
        self.endResetModel()
        if not self.wanted.everything:
            self._sift()
        self._tell(held=True)

    def take(self, events: Iterable[Event]) -> None:
        """Follow what happened, in its order; a job that changed often is repainted once."""
        held_changes = self._census.held_changes
        new: dict[int, Job] = {}
        changed: dict[int, Job] = {}
        sending: dict[int, int] = {}
        for event in events:
            match event:
                case JobsQueued(jobs):
                    new.update((job.id, job) for job in jobs if job.id not in self._jobs)
                case JobChanged(job):
                    changed[job.id] = job
                case SendingBegan(number, place):
                    sending[number] = place
                case JobsRemoved(ids):
                    self._append(new)
                    new = {}
                    self._remove(ids)
        self._append(new)
        self._sending |= sending
        self._replace(changed)
        self._repaint(self.rows_of(sending.keys() - changed.keys()))
        self._tell(held=held_changes != self._census.held_changes)

    def repaint_row(self, job_id: int) -> None:
        """Have a row painted again: its icon has come."""
        row = self.row_of(job_id)
        if row is not None:
            index = self.index(row)
            self.dataChanged.emit(index, index, [Qt.ItemDataRole.DecorationRole])

    def _append(self, new: dict[int, Job]) -> None:
        if not new:
            return
        shows_libraries = len(self.libraries) > 1
        for job in new.values():
            self._census.add(job)
        self._jobs.update(new)
        if self.wanted.everything:
            self._show_more(list(new))
        else:
            self._sifter.go_stale()
        self._tell_libraries(shows_libraries)

    def _replace(self, changed: dict[int, Job]) -> None:
        """Take jobs as they are now."""
        shows_libraries = len(self.libraries) > 1
        for job in changed.values():
            before = self._jobs.get(job.id)
            if before is None:
                continue
            self.finished += job.state.ended and not before.state.ended
            self._census.change(before, job)
            self._jobs[job.id] = job
            if job.state.ended:
                self._sending.pop(job.id, None)
        self._repaint(self.rows_of(changed))
        if changed and self.wanted.follows_changes:
            self._sifter.go_stale()
        self._tell_libraries(shows_libraries)

    def _remove(self, ids: Iterable[int]) -> None:
        gone = {number for number in ids if number in self._jobs}
        if gone:
            self._gone |= gone
            shows_libraries = len(self.libraries) > 1
            # The rows go first: who looks at one while it goes still finds its job.
            self._show([number for number in self._order if number not in gone])
            for number in gone:
                self._census.remove(self._jobs.pop(number))
            self._tell_libraries(shows_libraries)

    def _tell(self, *, held: bool) -> None:
        self.counted.emit()
        if held and len(self._census.held) > _MANY_HELD:
            self._tell_held.ask()
        elif held:
            self.held_changed.emit()

    def _tell_libraries(self, shown: bool) -> None:
        """Have rows painted again where their libraries are to be seen now, or not any more."""
        if (len(self.libraries) > 1) != shown and self._order:
            self.dataChanged.emit(self.index(0), self.index(len(self._order) - 1), [QueueRole.LIBRARY])

    def icon(self, job: Job) -> QPixmap | None:
        """Return a job's list icon, if there is one; it is made where there is none yet."""
        return self._pixmap_of(job)

    def passing(self, job: Job) -> Passing:
        """Return what is known of a job for now only."""
        return Passing(self._sending.get(job.id), self._size_of(job))

    def library(self, job: Job) -> str:
        """Return where a job goes; empty while all go to one library."""
        return describe_library(job.library) if len(self.libraries) > 1 else ""

    # Sifting

    def _sift(self) -> None:
        self._gone.clear()
        if self.wanted.everything:
            self._sifter.stop()
            self._take_sifted(list(self._jobs))
        else:
            self._sifter.sift(list(self._jobs.values()), self.wanted)

    def _take_sifted(self, ids: list[int]) -> None:
        if self._gone:
            ids = [number for number in ids if number not in self._gone]
        show = self._show_anew if self._anew else self._show
        show(ids)
        self._anew = False
        self.sifted.emit()


def _describe(model: QueueModel, job: Job, role: int) -> object:
    """Return what a job tells in one of the roles."""
    match role:
        case Qt.ItemDataRole.DisplayRole:
            return display_name(job.source)
        case Qt.ItemDataRole.DecorationRole:
            return model.icon(job)
        case Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(describe_job(job))
        case Qt.ItemDataRole.AccessibleTextRole:
            place = speak_place(model.folders.of(job), model.library(job))
            return speak_job(job, place, model.passing(job))
        case QueueRole.JOB:
            return job
        case QueueRole.FACTS:
            return describe_facts(job, model.passing(job))
        case QueueRole.GROWTH:
            return describe_job_growth(job) if job.error is None else ""
        case QueueRole.STATE:
            return describe_job_state(job)
        case QueueRole.LIBRARY:
            return model.library(job)
    return None
