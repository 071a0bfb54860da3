"""The recall of jobs: what waits of a watched folder that is paused or removed does not leave."""

from __future__ import annotations

from dataclasses import replace

from rethumb_desktop.domain.errors import FaultKind, FaultRecord
from rethumb_desktop.domain.job import JobState
from rethumb_desktop.domain.ports import JobQueue
from rethumb_desktop.domain.ports.watching import WatchRecords
from rethumb_desktop.domain.watched_folder import FileState
from rethumb_desktop.services.publishing import Publishing
from rethumb_desktop.services.watching.darkroom import Darkroom

#: Why a file has no job any more whose folder was paused: it is found again when that goes on.
HELD_BACK = FaultRecord(FaultKind.CHANGED, "It is taken when the folder goes on.", "", retryable=True)


class Recall:
    """Takes jobs off the queue that have not ended, whichever run of the program has them.

    What is being sent at this moment arrives; the next rendition does not. All raise Fault index, disk.
    """

    def __init__(self, records: WatchRecords, queue: JobQueue, publishing: Publishing, darkroom: Darkroom) -> None:
        self._records = records
        self._queue = queue
        self._publishing = publishing
        self._darkroom = darkroom

    def hold_back(self, watch: str) -> None:
        """Take the jobs of a folder off the queue; their files are found anew when it goes on."""
        waiting = self._waiting(watch)
        # First the files: whoever hears that a job was cancelled finds none that has it. What arrives all the same is
        # known by the library later.
        for job in waiting + self._darkroom.drop(watch):
            files = self._records.note_job(watch, job, FileState.CANCELLED, HELD_BACK)
            self._records.note([replace(file, job=None) for file in files])
        self._end(waiting)

    def take_off(self, watch: str) -> None:
        """Take the jobs of a folder off the queue that is watched no more."""
        self._darkroom.drop(watch)
        self._end(self._waiting(watch))

    def _waiting(self, watch: str) -> list[int]:
        return [job.id for job in self._queue.jobs() if job.watch == watch and not job.state.ended]

    def _end(self, jobs: list[int]) -> None:
        if jobs:
            self._publishing.cancel(jobs)
            after = [(number, self._queue.get(number)) for number in jobs]
            self._publishing.remove([number for number, job in after if job and job.state is JobState.CANCELLED])
