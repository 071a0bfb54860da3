"""The engine of one watched folder: deterministic, without threads and without waiting."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from rethumb_desktop.domain.errors import Fault, FaultRecord
from rethumb_desktop.domain.hints import Hint, HintKind
from rethumb_desktop.domain.job import JobState
from rethumb_desktop.domain.ports.watching import FileTree, FolderObserver, WatchRecords
from rethumb_desktop.domain.settling import FIRST_RETRY, Settling
from rethumb_desktop.domain.watched_folder import (
    FileState,
    FileTrouble,
    FolderState,
    FolderStatus,
    WatchedFile,
    WatchedFolder,
)
from rethumb_desktop.services.watching.arrivals import Arrivals
from rethumb_desktop.services.watching.attending import AttendedIntake, AttendedTree, Attention
from rethumb_desktop.services.watching.bounds import Bounds
from rethumb_desktop.services.watching.clocks import Clocks, Wakefulness
from rethumb_desktop.services.watching.endings import Endings
from rethumb_desktop.services.watching.intake import Intake, Refusal
from rethumb_desktop.services.watching.letterbox import JobEnding, Letterbox
from rethumb_desktop.services.watching.observing import Observing
from rethumb_desktop.services.watching.recognising import Recognising
from rethumb_desktop.services.watching.survey import Progress, Survey
from rethumb_desktop.services.watching.tidings import Tidings
from rethumb_desktop.services.watching.timetable import HOUR, Timetable
from rethumb_desktop.services.watching.wanted import Wanted

#: The longest time between two steps, so that sleep is noticed; and until a refusal is asked about again.
_LONGEST_STEP, _REFUSAL = 30.0, 5.0
#: After so many seconds without an answer it is said that the drive does not answer; a large file on a slow drive may
#: take longer to be read.
_SILENCE, _READING = 30.0, 300.0
_USUAL = Bounds()
#: So many of the files are named that wait since something is wrong with them.
_NAMED = 20


def _nobody() -> None:
    """For an engine whose steps come by themselves."""


def _to_nobody(files: Sequence[WatchedFile]) -> None:
    """For an engine whose duplicates nobody wants to hear of."""


class FolderWatch:
    """Watches one folder. `step` is called by one thread, again and again; all else by any.

    `wake` is called when there is something to do before the time that the last step returned, `recognised` hears, on
    the thread of the steps, of files that were read and found to be duplicates without a job.
    """

    def __init__(
        self,
        folder: WatchedFolder,
        tree: FileTree,
        observer: FolderObserver,
        records: WatchRecords,
        intake: Intake,
        clocks: Clocks,
        wake: Callable[[], None] = _nobody,
        bounds: Bounds = _USUAL,
        recognised: Callable[[Sequence[WatchedFile]], None] = _to_nobody,
    ) -> None:
        self._attention = Attention(clocks.steady)
        tree = AttendedTree(tree, self._attention)
        intake = AttendedIntake(intake, self._attention)
        self._folder = folder
        self._records = records
        self._intake = intake
        self._clocks = clocks
        self._wake = wake
        self._letterbox = Letterbox()
        self._timetable = Timetable()
        self._wakefulness = Wakefulness(clocks)
        self._settling = Settling()
        recognising = Recognising(folder.id, tree, records, intake.is_own, intake.holds, intake.covers)
        self._survey = Survey(folder, tree, records, recognising, self._settling, clocks, bounds)
        self._tidings = Tidings(Wanted(folder), self._settling, self._survey)
        self._arrivals = Arrivals(
            folder, tree, records, intake, recognising, self._settling, self._survey, clocks, bounds, recognised
        )
        self._endings = Endings(folder.id, records, intake, self._settling, self._arrivals, recognised)
        self._observing = Observing(folder, observer, self.tell)
        self._paused = folder.paused
        self._caught_up = self._was_walked = self._rests = self._held_back = self._steps = False
        self._counted = 0
        self._refusal: Refusal | None = None
        self._absence: Fault | None = None
        self._trouble: FaultRecord | None = None
        self._last_event: datetime | None = None

    # From any thread

    @property
    def folder(self) -> WatchedFolder:
        return self._folder

    def tell(self, hints: Sequence[Hint]) -> None:
        """Take in what the file system says."""
        self._letterbox.put_hints(hints)
        self._wake()

    def job_ended(self, job: int, state: JobState, error: FaultRecord | None = None) -> None:
        """Take in how a job ended; one of another folder changes nothing."""
        self._letterbox.put_ending(JobEnding(job, state, error))
        self._wake()

    def rescan(self) -> None:
        """Have the whole folder looked at."""
        self._letterbox.put_wish()
        self._wake()

    def pause(self) -> None:
        """Process nothing more until `go_on`."""
        self._paused = True
        self._wake()

    def go_on(self) -> None:
        self._paused = False
        self._wake()

    def let_go(self) -> None:
        """Have nothing more come of the folder, also where its disk answers only later; `close` comes after that."""
        self._attention.end()

    @property
    def is_silent(self) -> bool:
        """Whether its disk has not answered for long."""
        return self._attention.asked_for() > (_READING if self._attention.reading else _SILENCE)

    def status(self) -> FolderStatus:
        """Return how the folder does. Raises Fault of the records."""
        counts = self._records.counts(self._folder.id)
        state, reason = self._state()
        until = self._timetable.due - self._clocks.steady()
        soon = 0 <= until <= HOUR and state in (FolderState.WATCHING, FolderState.POLLING)
        return FolderStatus(
            self._folder,
            state,
            reason,
            waiting=len(self._settling) + self._survey.unread + self._counted,
            queued=counts.get(FileState.QUEUED, 0),
            done=counts.get(FileState.DONE, 0),
            duplicates=counts.get(FileState.DUPLICATE, 0),
            failed=counts.get(FileState.FAILED, 0),
            last_error=self._trouble or self._arrivals.last_error,
            last_error_path="" if self._trouble else self._arrivals.last_error_path,
            last_event=max(filter(None, (self._last_event, self._survey.last_find)), default=None),
            next_rescan=self._clocks.wall() + timedelta(seconds=until) if soon else None,
            troubles=_troubles(self._settling, self._survey),
        )

    def is_caught_up(self) -> bool:
        """Whether nothing is to be done for now but to wait: for files that cannot be read, for changes, for leave."""
        if self._steps:  # what it has in its hands is in none of its books
            return False
        if self._halted or self._absence is not None:
            begun = self._was_walked or self._absence is not None
            return begun and not self._survey.running and not self._letterbox.holds_wish
        now = self._clocks.steady()
        unread = self._letterbox.holds_hints or self._letterbox.holds_wish
        at_rest = not self._survey.running and not self._tidings.any_places and not unread
        return self._was_walked and at_rest and not self._settling.active and self._timetable.due > now

    # From the one thread

    def step(self) -> float:
        """Do a bounded part of what is due; return the seconds until something is, 0 where there is more.

        Raises LetGo once the folder was let go of.
        """
        now = self._clocks.steady()
        self._steps = True
        try:
            self._work(now)
        except Fault as fault:  # of the index or the settings: all is found again
            self._trouble = fault.record()
            self._survey.abandon()
            self._timetable.give_up(now)
            return FIRST_RETRY
        finally:
            self._steps = False
        self._trouble = None
        return min(max(self._next_time(now) - now, 0.0), _LONGEST_STEP)

    def close(self) -> None:
        """End the watching."""
        self._survey.abandon()
        self._observing.close()

    def _work(self, now: float) -> None:
        self._endings.add(self._letterbox.take_endings())
        if not self._caught_up:
            self._endings.catch_up()
            self._caught_up = True
        self._endings.record(now)
        if self._wakefulness.slept():
            self._settling.doubt()
            self._timetable.ask(now)
        if self._letterbox.take_wish():
            self._timetable.ask(now)
        self._refusal = self._intake.refusal()
        hints = self._letterbox.take_hints()
        if any(hint.kind is HintKind.LOST for hint in hints):
            self._lose(now)
        if self._halted and self._survey.is_beginning_recorded():
            self._rest(hints, now)
            return
        if self._rests:
            self._go_on(now)
        self._take_hints(hints, now)
        self._walk(now)
        if not self._halted:
            self._arrivals.take(now)

    @property
    def _halted(self) -> bool:
        return self._paused or self._refusal is not None

    def _rest(self, hints: list[Hint], now: float) -> None:
        """Process nothing, and count what waits; when it goes on all is found by a rescan."""
        if self._paused and not self._held_back:
            self._intake.hold_back()
            self._held_back = True
        if not self._rests:
            self._rests = True
            self._start_over(now)
        self._settling.clear()
        if hints and self._absence is None:
            self._last_event = self._clocks.wall()
            self._timetable.ask(now)
        self._walk(now)

    def _go_on(self, now: float) -> None:
        self._rests, self._held_back, self._counted = False, False, 0
        self._start_over(now)

    def _start_over(self, now: float) -> None:
        self._timetable.interrupt(now)
        self._settling.clear()
        self._survey.abandon()
        self._tidings.clear_places()

    def _lose(self, now: float) -> None:
        """Take in that something was lost, also while nothing is processed: the watching itself may have ended."""
        self._observing.lose()
        self._settling.doubt()
        self._timetable.ask(now)

    def _take_hints(self, hints: list[Hint], now: float) -> None:
        if not hints or self._absence is not None:
            return
        self._last_event = self._clocks.wall()
        self._timetable.count(len(hints), now)
        self._tidings.take(hints, now)

    # Walks

    def _walk(self, now: float) -> None:
        if not self._survey.running:
            if self._timetable.due <= now:
                self._begin_rescan(now)
            elif self._absence is None and not self._rests:
                place = self._tidings.next_place(now)
                if place is not None:
                    self._survey.begin(place[0], fresh=place[1])
        if not self._survey.running:
            return
        progress = self._survey.go_on(now)
        if self._survey.place != self._folder.path:
            return
        if progress is Progress.ABSENT and self._survey.fault is not None:
            self._miss(self._survey.fault, now)
        elif progress is Progress.ENDED:
            self._end_rescan(now)

    def _begin_rescan(self, now: float) -> None:
        try:
            with self._attention:
                self._observing.begin(now)
        except Fault as fault:
            self._miss(fault, now)
            return
        # From here on hints count again.
        self._absence = None
        # What is walked by itself is part of it, unless all in it is new.
        self._tidings.leave_to_rescan()
        self._timetable.begin()
        self._survey.begin(self._folder.path, counting=self._rests)

    def _end_rescan(self, now: float) -> None:
        self._was_walked = True
        self._counted = self._survey.counted
        if not self._survey.is_beginning_recorded():
            self._survey.note_beginning()
            self._tidings.take_early(now)
        self._timetable.end(now, self._survey.took, polls=self._observing.polls)

    def _miss(self, fault: Fault, now: float) -> None:
        """Take in that the folder is not there, or cannot be read."""
        self._absence = fault
        self._timetable.miss(now)
        self._settling.clear()
        self._tidings.clear_places()
        self.close()

    # Times and words

    def _state(self) -> tuple[FolderState, str]:
        refusal, absence = self._refusal, self._absence
        if self._paused:
            return FolderState.PAUSED, ""
        if refusal is not None:
            return refusal.state, refusal.reason
        if absence is not None:
            return FolderState.MISSING, absence.title
        return self._observing.state(was_walked=self._was_walked)

    def _next_time(self, now: float) -> float:
        if self._halted and self._survey.is_beginning_recorded() and not self._survey.may_go_on:
            return min(now + (_REFUSAL if self._refusal is not None else _LONGEST_STEP), self._timetable.due)
        if self._survey.may_go_on or (self._tidings.any_places and not self._survey.running):
            return now
        unread_at = self._survey.next_unread() if self._absence is None else None
        settles_at = self._settling.next_due() if not self._halted else None
        return min(time for time in (self._timetable.due, unread_at, settles_at) if time is not None)


def _troubles(settling: Settling, survey: Survey) -> tuple[FileTrouble, ...]:
    try:
        named = settling.troubles(_NAMED) + survey.troubles(_NAMED)
    except RuntimeError:  # the one thread changed them meanwhile: it tells anew
        return ()
    return tuple(FileTrouble(path, error) for path, error in named[:_NAMED])
