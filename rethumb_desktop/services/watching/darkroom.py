"""The darkroom: pictures of watched folders are rendered into output folders, on a lane of its own."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from threading import Lock

from rethumb_desktop.domain.errors import Fault, FaultRecord, bug_record
from rethumb_desktop.domain.events import WatchedFileSaved
from rethumb_desktop.domain.job import Job, JobState, NewJob
from rethumb_desktop.domain.ports import Listener
from rethumb_desktop.domain.ports.watching import WatchRecords
from rethumb_desktop.domain.recipe import format_recipe
from rethumb_desktop.domain.rendition import Rendition
from rethumb_desktop.domain.watched_folder import FileState, WatchedFile, WatchedFolder
from rethumb_desktop.jobs.lane import Lane
from rethumb_desktop.services.outputs import Outputs
from rethumb_desktop.services.rendering import Rendering, SavedRendition
from rethumb_desktop.services.watching.output_disks import is_output_away, output_fault

log = logging.getLogger(__name__)

#: A job of the darkroom is in no queue, and its number below 0: no run of the program may give it again.
_NUMBER_BITS = 62


class Darkroom:
    """Renders one picture after the other. `ended` hears of each job that has ended, on the darkroom's thread.

    What is not rendered yet when the program ends is found again by the next start: its job is gone then.
    """

    def __init__(
        self,
        rendering: Rendering,
        records: WatchRecords,
        outputs: Outputs,
        wall: Callable[[], datetime],
        listener: Listener,
        ended: Callable[[Job], None],
        *,
        gives_way: bool,
    ) -> None:
        self._rendering = rendering
        self._records = records
        self._outputs = outputs
        self._wall = wall
        self._listener = listener
        self._ended = ended
        self._lane = Lane("darkroom", 1, gives_way=gives_way)
        self._lock = Lock()
        self._jobs: dict[int, Job] = {}
        self._at_work: set[int] = set()

    def add(self, files: Sequence[WatchedFile], new: Sequence[NewJob], folder: WatchedFolder) -> None:
        """Record files as queued with a job each, and render them. Raises Fault index, disk; then nothing was."""
        jobs = [each.queued(-1 - secrets.randbits(_NUMBER_BITS), "", self._wall()) for each in new]
        queued = [replace(file, state=FileState.QUEUED, job=job.id) for file, job in zip(files, jobs, strict=True)]
        with self._lock:
            self._jobs.update((job.id, job) for job in jobs)
        try:
            self._records.note(queued)
        except Fault:
            for job in jobs:
                self._take(job)
            raise
        for file, job in zip(queued, jobs, strict=True):
            self._lane.submit(partial(self._make, file, job, folder), partial(self._meet_bug, file, job))

    def job(self, number: int) -> Job | None:
        """Return a job that has not ended."""
        with self._lock:
            return self._jobs.get(number)

    def drop(self, watch: str) -> list[int]:
        """Let go of the jobs of a folder that were not begun; return which."""
        with self._lock:
            dropped = [each.id for each in self._jobs.values() if each.watch == watch and each.id not in self._at_work]
            for number in dropped:
                del self._jobs[number]
        return dropped

    def close(self) -> None:
        """Leave what was not begun, and wait for what was."""
        self._lane.close()

    def _make(self, file: WatchedFile, job: Job, folder: WatchedFolder) -> None:
        with self._lock:
            if job.id not in self._jobs:
                return
            self._at_work.add(job.id)
        try:
            if is_output_away(folder, self._records):
                raise output_fault(folder)
            original, saved = self._rendering.render(job.source, job.recipes, Path(folder.output), job.sha256)
            self._outputs.note([(str(each.path), each.sha256) for each in saved])
        except Fault as fault:
            self._fail(file, job, fault.record())
            return
        done = replace(file, state=FileState.DONE)
        self._listener(WatchedFileSaved(done, original, tuple(map(_facts, saved))))
        self._end(job, JobState.PUBLISHED)

    def _meet_bug(self, file: WatchedFile, job: Job, bug: Exception) -> None:
        log.error("the darkroom met a bug", exc_info=bug)
        self._fail(file, job, bug_record(bug))

    def _fail(self, file: WatchedFile, job: Job, error: FaultRecord) -> None:
        self._listener(WatchedFileSaved(replace(file, state=FileState.FAILED, error=error), None, ()))
        self._end(job, JobState.FAILED, error)

    def _end(self, job: Job, state: JobState, error: FaultRecord | None = None) -> None:
        self._take(job)
        self._ended(replace(job, state=state, error=error))

    def _take(self, job: Job) -> None:
        with self._lock:
            self._jobs.pop(job.id, None)
            self._at_work.discard(job.id)


def _facts(saved: SavedRendition) -> tuple[Rendition, str]:
    made = saved.rendered
    facts = Rendition(format_recipe(made.recipe), "", made.width, made.height, saved.bytes, made.mime)
    return facts, str(saved.path)
