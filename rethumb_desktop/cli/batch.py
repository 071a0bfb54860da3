"""Running jobs to their end and printing each in queue order."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from queue import SimpleQueue
from typing import Any

from rethumb_desktop.cli.output import (
    DONE,
    NOT_STARTED,
    SOME_FAILED,
    Progress,
    rendition_object,
    result_object,
    tell,
    tell_fault,
    write,
    write_json,
)
from rethumb_desktop.domain.errors import Fault, FaultKind, FaultRecord
from rethumb_desktop.domain.events import BatchEnded, Event, IntakeFailed, JobChanged, JobsQueued
from rethumb_desktop.domain.job import Job, JobState
from rethumb_desktop.services import Services

#: Faults that say that nothing could be started, where every input met one of them.
_NOT_STARTED = frozenset(
    {FaultKind.OFFLINE, FaultKind.PORTAL, FaultKind.CERTIFICATE, FaultKind.CLOCK, FaultKind.CREDENTIALS}
    | {FaultKind.KEYRING, FaultKind.TARGET, FaultKind.POLICY}
)


class Run:
    """Follows jobs by their events until their batches have ended."""

    def __init__(self) -> None:
        self._events: SimpleQueue[Event] = SimpleQueue()
        self._jobs: dict[int, Job] = {}
        self._refused: list[IntakeFailed] = []
        self._faults: list[FaultRecord | None] = []

    def listen(self, event: Event) -> None:
        """Take an event in, on any thread."""
        self._events.put(event)

    def follow(self, services: Services, batches: Iterable[str], given: Sequence[str], *, as_json: bool) -> int:
        """Print each job as soon as all before it have been printed; return the exit status."""
        names = {os.path.abspath(text): text for text in given}  # noqa: PTH100
        open_batches = set(batches)
        progress = Progress()
        printed = 0
        while open_batches:
            event = self._events.get()
            if isinstance(event, BatchEnded):
                open_batches.discard(event.batch)
            self._take(event)
            progress.clear()
            printed = self._print_ready(services, printed, names, as_json=as_json)
            progress.show(sum(job.state.ended for job in self._jobs.values()), len(self._jobs))
        progress.clear()
        for refused in self._refused:
            _print_refused(refused, as_json=as_json)
            self._faults.append(refused.error)
        return self._status()

    def start_with(self, jobs: Iterable[Job]) -> None:
        """Follow jobs that were queued before."""
        self._jobs.update((job.id, job) for job in jobs)

    def done(self) -> list[int]:
        """Return the jobs that have their links."""
        return [job.id for job in self._jobs.values() if job.state.has_links]

    def unfinished(self) -> list[int]:
        return [job.id for job in self._jobs.values() if not job.state.ended]

    def _take(self, event: Event) -> None:
        if isinstance(event, JobsQueued):
            self._jobs.update((job.id, job) for job in event.jobs)
        elif isinstance(event, JobChanged) and event.job.id in self._jobs:
            self._jobs[event.job.id] = event.job
        elif isinstance(event, IntakeFailed):
            self._refused.append(event)

    def _print_ready(self, services: Services, printed: int, names: dict[str, str], *, as_json: bool) -> int:
        for job in list(self._jobs.values())[printed:]:
            if not job.state.ended:
                break
            self._faults.append(print_job(services, job, names, as_json=as_json))
            printed += 1
        return printed

    def _status(self) -> int:
        faults = [fault for fault in self._faults if fault is not None]
        if not faults:
            return DONE
        nothing_done = len(faults) == len(self._faults)
        if nothing_done and all(fault.kind in _NOT_STARTED for fault in faults):
            return NOT_STARTED
        return SOME_FAILED


def print_job(services: Services, job: Job, names: dict[str, str], *, as_json: bool) -> FaultRecord | None:
    """Print an ended job and return why it has no links, if it has none."""
    given = names.get(job.source.location, job.source.location)
    error, notes, renditions = job.error, list(job.notes), []
    if job.state.has_links:
        try:
            renditions = _rendition_objects(services, job)
            if services.sharing.expiring(job.library):
                notes.append(f"The bucket of “{job.library}” is private: the links expire.")
        except Fault as fault:
            notes.append(fault.title)
    if job.state is JobState.CANCELLED:
        error = FaultRecord(FaultKind.USAGE, "Cancelled.", "", retryable=True)
    if as_json:
        line = result_object(given, job.state.value, job.original, renditions, job.error, notes)
        write_json(line)
    else:
        _print_for_people(given, renditions, error, notes)
    return error


def _rendition_objects(services: Services, job: Job) -> list[dict[str, Any]]:
    objects = []
    for rendition in job.renditions:
        url = services.sharing.url(job.library, rendition.key)
        path = services.sharing.path(job.library, rendition.key)
        objects.append(rendition_object(rendition, url, str(path) if path else None))
    return objects


def _print_for_people(
    given: str, renditions: Sequence[dict[str, Any]], error: FaultRecord | None, notes: Sequence[str]
) -> None:
    for rendition in renditions:
        write(rendition["url"])
    if error is not None:
        tell_fault(given, error)
    for note in notes:
        tell(f"{given}: {note}")


def _print_refused(refused: IntakeFailed, *, as_json: bool) -> None:
    if as_json:
        write_json(result_object(refused.subject, JobState.FAILED.value, error=refused.error))
    else:
        tell_fault(refused.subject, refused.error)
