"""The ends of jobs: what becomes of the files that had them."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import replace

from rethumb_desktop.domain.errors import FaultKind, FaultRecord
from rethumb_desktop.domain.job import JobState
from rethumb_desktop.domain.ports.watching import WatchRecords
from rethumb_desktop.domain.settling import Settling
from rethumb_desktop.domain.watched_folder import FileState, WatchedFile
from rethumb_desktop.services.watching.arrivals import Arrivals
from rethumb_desktop.services.watching.intake import CHANGED, OUTSIDE, Intake, file_state
from rethumb_desktop.services.watching.letterbox import JobEnding

#: It could not be read: it is tried again, later each time.
_UNREADABLE = frozenset({FaultKind.PERMISSION, FaultKind.DISK})
#: What failed for another reason outside its bytes waits as if it had failed so often: the queue has tried for long.
_PATIENTLY = 4
_NO_JOB = FaultRecord(FaultKind.MISSING, "Its job is not in the queue any more.", "", retryable=True)


class Endings:
    """Records how jobs ended, and lets files settle anew whose job did not get to their bytes."""

    def __init__(
        self,
        watch: str,
        records: WatchRecords,
        intake: Intake,
        settling: Settling,
        arrivals: Arrivals,
        recognised: Callable[[Sequence[WatchedFile]], None],
    ) -> None:
        self._watch = watch
        self._records = records
        self._intake = intake
        self._settling = settling
        self._arrivals = arrivals
        self._recognised = recognised
        self._waiting: deque[JobEnding] = deque()
        self._tries: dict[str, int] = {}

    def catch_up(self) -> None:
        """Find out how the jobs ended that were on their way when the program ended. Raises Fault."""
        by_job: dict[int | None, list[WatchedFile]] = {}
        for file in self._records.unfinished(self._watch):
            by_job.setdefault(file.job, []).append(file)
        lost: list[WatchedFile] = []
        for number, files in by_job.items():
            job = self._intake.job(number) if number is not None else None
            if job is None:
                lost += [replace(file, state=FileState.CANCELLED, error=_NO_JOB, job=None) for file in files]
            elif job.state.ended:
                self._waiting.append(JobEnding(job.id, job.state, job.error))
        self._records.note(lost)

    def add(self, endings: list[JobEnding]) -> None:
        self._waiting.extend(endings)

    def record(self, now: float) -> None:
        """Record what waits; one that could not be stays. Raises Fault."""
        while self._waiting:
            self._record(self._waiting[0], now)
            self._waiting.popleft()

    def _record(self, ending: JobEnding, now: float) -> None:
        error = ending.error
        failed_as = error.kind if error is not None and ending.state is JobState.FAILED else None
        state = file_state(ending.state, error)
        files = self._records.note_job(self._watch, ending.job, state, error)
        # The job's own file is told with the job.
        others = [file for file in files[1:] if file.state is FileState.DUPLICATE]
        if others:
            self._recognised(others)
        for file in files:
            if failed_as in CHANGED:
                self._settling.note(file.path, now)
            elif failed_as is not None and error is not None:
                self._fail(file, error, now)
            else:
                self._tries.pop(file.path, None)
                self._arrivals.absolve(file.path)

    def _fail(self, file: WatchedFile, error: FaultRecord, now: float) -> None:
        self._arrivals.blame(file.path, error)
        if error.kind in OUTSIDE:
            tries = self._tries.get(file.path, 0 if error.kind in _UNREADABLE else _PATIENTLY)
            self._tries[file.path] = tries + 1
            self._settling.put_off(file.path, now, error, tries)
