"""Running jobs to their end and printing each in queue order."""

from __future__ import annotations

import signal
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from queue import SimpleQueue
from typing import Any

from rethumb_desktop.cli.given import Given
from rethumb_desktop.cli.output import (
    Progress,
    exit_status,
    rendition_object,
    result_object,
    tell,
    tell_fault,
    write,
    write_json,
)
from rethumb_desktop.domain.errors import Fault, FaultKind, FaultRecord
from rethumb_desktop.domain.events import BatchEnded, Event, IntakeFailed, JobChanged, JobsQueued, LibraryHalted
from rethumb_desktop.domain.job import Job, JobState
from rethumb_desktop.services import Services


class Run:
    """Follows jobs by their events until their batches have ended."""

    def __init__(self, given: Sequence[str] = (), *, as_json: bool) -> None:
        self._given = Given(given)
        self._as_json = as_json
        # None stands for an interruption.
        self._events: SimpleQueue[Event | None] = SimpleQueue()
        self._jobs: dict[int, Job] = {}
        self._ended: set[int] = set()
        # Jobs and refusals in input order; printed from the front.
        self._lines: list[int | IntakeFailed] = []
        self._faults: list[FaultRecord | None] = []

    def listen(self, event: Event) -> None:
        """Take an event in, on any thread."""
        self._events.put(event)

    def follow(self, services: Services, batches: Iterable[str]) -> int:
        """Print each job as soon as all before it have been printed; return the exit status.

        Raises KeyboardInterrupt between two lines, never in the middle of one.
        """
        open_batches = set(batches)
        progress = Progress()
        with _interruptions_queued(self._events):
            while open_batches:
                event = self._events.get()
                progress.clear()
                if event is None:
                    tell("rethumb: what is under way is ended; Ctrl+C once more ends at once")
                    raise KeyboardInterrupt
                if isinstance(event, BatchEnded):
                    open_batches.discard(event.batch)
                self._take(event)
                self._print_ready(services)
                progress.show(len(self._ended), len(self._jobs))
        progress.clear()
        return exit_status(self._faults)

    def start_with(self, jobs: Iterable[Job]) -> None:
        """Follow jobs that were queued before."""
        for job in jobs:
            self._add(job)

    def print_rest(self, services: Services, jobs: Iterable[Job]) -> None:
        """Print what was not printed, given how the jobs stand when nothing moves any more."""
        while not self._events.empty():
            self._take(self._events.get())
        self.start_with(jobs)
        self._print_ready(services)

    def done(self) -> list[int]:
        """Return the jobs that have their links."""
        return [job.id for job in self._jobs.values() if job.state.has_links]

    def told_to(self) -> list[str]:
        """Return the libraries that something was published to."""
        return list(dict.fromkeys(job.library for job in self._jobs.values() if job.state is JobState.PUBLISHED))

    def _take(self, event: Event | None) -> None:
        if isinstance(event, JobsQueued):
            self.start_with(event.jobs)
        elif isinstance(event, JobChanged) and event.job.id in self._jobs:
            self._keep(event.job)
        elif isinstance(event, IntakeFailed):
            self._lines.append(event)
        elif isinstance(event, LibraryHalted) and event.resumes:
            tell_fault(event.library, event.error)
            tell("  It is tried again; Ctrl+C ends that.")

    def _add(self, job: Job) -> None:
        if job.id not in self._jobs:
            self._lines.append(job.id)
        self._keep(job)

    def _keep(self, job: Job) -> None:
        self._jobs[job.id] = job
        if job.state.ended:
            self._ended.add(job.id)

    def _print_ready(self, services: Services) -> None:
        while len(self._faults) < len(self._lines):
            line = self._lines[len(self._faults)]
            if isinstance(line, IntakeFailed):
                self._faults.append(_print_refused(line, self._given, as_json=self._as_json))
            elif self._jobs[line].state.ended:
                self._faults.append(print_job(services, self._jobs[line], self._given, as_json=self._as_json))
            else:
                break


@contextmanager
def _interruptions_queued(events: SimpleQueue[Event | None]) -> Iterator[None]:
    """Turn the first Ctrl+C into an entry of the queue, unless it is to be ignored; the second ends the program.

    At once, that is, as a kill would: the next run takes up what it leaves. A KeyboardInterrupt in the middle of an
    orderly end could leave a lock taken, and the end would wait for ever.
    """
    if signal.getsignal(signal.SIGINT) is not signal.default_int_handler:
        yield
        return

    def interrupt(_number: int, _frame: object) -> None:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        events.put(None)

    signal.signal(signal.SIGINT, interrupt)
    yield
    if signal.getsignal(signal.SIGINT) is interrupt:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def print_job(
    services: Services, job: Job, given: Given, *, as_json: bool, watch: str | None = None
) -> FaultRecord | None:
    """Print an ended job and return why it has no links, if it has none. `watch` is the watched folder it is from."""
    name = given.at(job.source.location)
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
        line = result_object(name, job.state.value, job.original, renditions, job.error, notes)
        write_json(line if watch is None else line | {"watch": watch})
    else:
        _print_for_people(name, renditions, error, notes)
    return error


def _rendition_objects(services: Services, job: Job) -> list[dict[str, Any]]:
    objects = []
    for rendition in job.renditions:
        url = services.sharing.url(job.library, rendition.key)
        path = services.sharing.path(job.library, rendition.key)
        objects.append(rendition_object(rendition, url, str(path) if path else None))
    return objects


def _print_for_people(
    name: str, renditions: Sequence[dict[str, Any]], error: FaultRecord | None, notes: Sequence[str]
) -> None:
    for rendition in renditions:
        write(rendition["url"])
    if error is not None:
        tell_fault(name, error)
    for note in notes:
        tell(f"{name}: {note}")


def _print_refused(refused: IntakeFailed, given: Given, *, as_json: bool) -> FaultRecord:
    name = given.refused(refused.subject)
    if as_json:
        write_json(result_object(name, JobState.FAILED.value, error=refused.error))
    else:
        tell_fault(name, refused.error)
    return refused.error
