"""Sifting the queue: which jobs are shown, in which order, worked out in small steps."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from heapq import merge
from itertools import islice
from time import perf_counter
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from rethumb_desktop.domain.job import Job, JobState

#: So many jobs are looked at, or put in order, between two breaths.
_STEP = 1_000

#: For so many seconds rows are sifted before the window has its turn again.
_TURN = 0.006
#: So long after a change rows are sifted anew, in milliseconds.
_SOON = 200

_NUMBERS = re.compile("[0-9]+")

#: What jobs are sorted by ends with their ids: so many bits of a number, so many digits of a text.
_BITS, _DIGITS = 48, 15
_ID = (1 << _BITS) - 1

Key = TypeVar("Key", int, str)
Sifting = Generator[None, None, list[int]]


class Stage(Enum):
    """What a row is to the person; the filter above the list goes by it."""

    TO_PUBLISH = "to publish"
    IN_WORK = "in work"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


_STAGES = {
    JobState.PUBLISHED: Stage.DONE,
    JobState.DUPLICATE: Stage.DONE,
    JobState.FAILED: Stage.FAILED,
    JobState.CANCELLED: Stage.CANCELLED,
}
_STAGE_RANKS = {stage: rank for rank, stage in enumerate(Stage)}
_STATE_RANKS = {state: rank for rank, state in enumerate(JobState)}


def stage_of(job: Job) -> Stage:
    """Return a job's stage; one that is held waits for the person, whatever else."""
    return Stage.TO_PUBLISH if job.held else _STAGES.get(job.state, Stage.IN_WORK)


class RowOrder(Enum):
    """What rows are put in order by."""

    QUEUE = "queue"
    NEWEST = "newest"
    NAME = "name"
    SIZE = "size"
    STATE = "state"


@dataclass(frozen=True)
class Wanted:
    """Which jobs are to be shown, and in which order. `text` is sought in names and paths."""

    stage: Stage | None = None
    text: str = ""
    order: RowOrder = RowOrder.QUEUE

    @property
    def everything(self) -> bool:
        """Whether all jobs are shown in queue order, so that nothing has to be sifted."""
        return not self.filters and self.order is RowOrder.QUEUE

    @property
    def filters(self) -> bool:
        return self.stage is not None or bool(self.text.strip())

    @property
    def follows_changes(self) -> bool:
        """Whether a row's place depends on what happens to its job."""
        return self.stage is not None or self.order in (RowOrder.STATE, RowOrder.SIZE)


def sift(jobs: Sequence[Job], wanted: Wanted) -> Sifting:
    """Work out the ids to show; yields after each small step, so that a window need not stand still."""
    taken: list[Job] = []
    text = wanted.text.strip().casefold()
    for part in _parts(jobs):
        taken += [job for job in part if _takes(job, wanted.stage, text)] if wanted.filters else part
        yield
    match wanted.order:
        case RowOrder.QUEUE:
            return [job.id for job in taken]
        case RowOrder.NEWEST:
            return [job.id for job in reversed(taken)]
        case RowOrder.NAME:
            return (yield from _sorted(taken, _name_key, lambda key: int(key[-_DIGITS:])))
    rank = _size_rank if wanted.order is RowOrder.SIZE else _state_rank
    return (yield from _sorted(taken, lambda job: (rank(job) << _BITS) + job.id, lambda key: key & _ID))


def _sorted(jobs: Sequence[Job], key: Callable[[Job], Key], id_of: Callable[[Key], int]) -> Sifting:
    """Put jobs in order by keys that end with their ids; pairs of both would be more for Python's collector to see.

    Sorting does not breathe: short lists are sorted and then merged.
    """
    lists: list[list[Key]] = []
    for part in _parts(jobs):
        lists.append(sorted(map(key, part)))
        yield
    merged = merge(*lists)
    ids: list[int] = []
    while step := list(map(id_of, islice(merged, _STEP))):
        ids += step
        yield
    return ids


@dataclass(frozen=True)
class Seen:
    """What a filter leaves: how many jobs its text leaves of each stage; of its rows the held ones, and their links."""

    stages: Counter[Stage]
    held: int
    links: int


def count_seen(jobs: Sequence[Job], wanted: Wanted) -> Generator[None, None, Seen]:
    """Count what a filter leaves; yields between small steps, as `sift` does."""
    stages: Counter[Stage] = Counter()
    held = links = 0
    text = wanted.text.strip().casefold()
    for number, part in enumerate(_parts(jobs)):
        if number:  # few jobs are counted in one step
            yield
        found = [job for job in part if _takes(job, None, text)]
        stages.update(map(stage_of, found))
        shown = [job for job in found if wanted.stage is None or stage_of(job) is wanted.stage]
        held += sum(job.held for job in shown)
        links += sum(len(job.renditions) for job in shown if job.state.has_links)
    return Seen(stages, held, links)


class Sifter(QObject):
    """Sifts on the GUI thread, in turns where it takes long. `sifted` carries the ids to show, `stale` asks for more.

    Few jobs are sifted before `sift` returns. What was found of many has a turn of its own: to show it takes time too.
    """

    sifted = Signal(object)  # a list; Qt would turn each of its numbers into one of its own
    stale = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._sifting: Sifting | None = None
        self._found: list[int] | None = None
        self._turn, self._soon = QTimer(self), QTimer(self)
        for timer, pause, slot in ((self._turn, 0, self._go_on), (self._soon, _SOON, self._ask_again)):
            timer.setSingleShot(True)
            timer.setInterval(pause)
            timer.timeout.connect(slot)

    def sift(self, jobs: Sequence[Job], wanted: Wanted) -> None:
        """Begin; what was begun before is forgotten."""
        self.stop()
        self._sifting = sift(jobs, wanted)
        self._sift_a_while()
        if self._found is not None and len(jobs) <= _STEP:
            self._tell()
        else:
            self._turn.start()

    def stop(self) -> None:
        self._turn.stop()
        self._soon.stop()
        self._sifting = self._found = None

    def go_stale(self) -> None:
        """Take note that jobs have changed: `stale` follows soon, once for all that happens until then."""
        if not self._soon.isActive():
            self._soon.start()

    def _ask_again(self) -> None:
        if self._sifting is None and self._found is None:
            self.stale.emit()
        else:
            self._soon.start()

    def _go_on(self) -> None:
        if self._found is not None:
            self._tell()
        else:
            self._sift_a_while()
            self._turn.start()

    def _sift_a_while(self) -> None:
        """Sift until it is done or the window wants its turn."""
        until = perf_counter() + _TURN
        while self._sifting is not None and perf_counter() < until:
            try:
                next(self._sifting)
            except StopIteration as done:
                self._sifting, self._found = None, done.value

    def _tell(self) -> None:
        found, self._found = self._found, None
        self.sifted.emit(found)


def runs(rows: Iterable[int]) -> list[tuple[int, int]]:
    """Return rows, given in rising order, as runs of neighbours (first, last)."""
    found: list[tuple[int, int]] = []
    known = list(rows)
    if known and known[-1] - known[0] == len(known) - 1:
        return [(known[0], known[-1])]
    first = last = -1
    for row in known:
        if first >= 0 and row == last + 1:
            last = row
            continue
        if first >= 0:
            found.append((first, last))
        first = last = row
    if first >= 0:
        found.append((first, last))
    return found


def _takes(job: Job, stage: Stage | None, text: str) -> bool:
    if stage is not None and stage_of(job) is not stage:
        return False
    return not text or text in job.source.location.casefold() or text in job.source.name.casefold()


def _name_key(job: Job) -> str:
    # Numbers by their value, as people sort: 2 before 10.
    name = _NUMBERS.sub(lambda found: found[0].zfill(12), job.source.name.casefold())
    return f"{name}\0{job.id:0{_DIGITS}}"


def _size_rank(job: Job) -> int:
    return -job.original.bytes if job.original is not None else 1


def _state_rank(job: Job) -> int:
    return _STAGE_RANKS[stage_of(job)] * len(_STATE_RANKS) + _STATE_RANKS[job.state]


def _parts(jobs: Sequence[Job]) -> Iterator[Sequence[Job]]:
    for first in range(0, len(jobs), _STEP):
        yield jobs[first : first + _STEP]
