"""Publishing: the queue's lanes, from what a person names to links that open."""

from __future__ import annotations

import logging
import uuid
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from threading import Lock

from rethumb_desktop.disk.names import safe_name
from rethumb_desktop.disk.writing import make_folder, write_atomically
from rethumb_desktop.domain.errors import Fault, FaultKind, FaultRecord, bug_record
from rethumb_desktop.domain.events import (
    BatchEnded,
    IntakeFailed,
    JobChanged,
    JobsQueued,
    JobsRemoved,
    QueuePaused,
)
from rethumb_desktop.domain.job import Job, JobState, NewJob
from rethumb_desktop.domain.original import Source, SourceKind
from rethumb_desktop.domain.ports import AccountBook, JobQueue, Listener
from rethumb_desktop.domain.recipe import Recipe
from rethumb_desktop.jobs.lane import Lane
from rethumb_desktop.services.batches import Batches, Counts
from rethumb_desktop.services.claims import Claims
from rethumb_desktop.services.gathering import gather_jobs
from rethumb_desktop.services.libraries import Libraries
from rethumb_desktop.services.pipeline import Pipeline

log = logging.getLogger(__name__)

#: How many jobs are written to the index, and told to the window, at once.
INTAKE_CHUNK = 250

#: Faults of the account, not of the picture: the next job would meet the same, so it is not tried.
_BLOCKING = frozenset(
    {FaultKind.CREDENTIALS, FaultKind.KEYRING, FaultKind.TARGET, FaultKind.CERTIFICATE, FaultKind.CLOCK}
    | {FaultKind.OFFLINE, FaultKind.PORTAL}
)


@dataclass(frozen=True)
class Workers:
    """How many threads each lane has, and how many jobs may wait before it."""

    render: int
    transfer: int = 8
    waiting: int = 32


class Publishing:
    """Takes what a person names through the queue. Every command returns at once; events tell the rest."""

    def __init__(
        self,
        queue: JobQueue,
        accounts: AccountBook,
        libraries: Libraries,
        pipeline: Callable[[Callable[[Job], None]], Pipeline],
        pasted_folder: Path,
        own_folders: Sequence[Path],
        workers: Workers,
        listener: Listener,
    ) -> None:
        self._queue = queue
        self._accounts = accounts
        self._libraries = libraries
        self._pipeline = pipeline(lambda job: listener(JobChanged(job)))
        self._pasted_folder = pasted_folder
        self._own_folders = own_folders
        self._listener = listener
        self._batches = Batches()
        self._claims = Claims()
        self._blocked: dict[str, FaultRecord] = {}
        self._blocked_lock = Lock()
        self._intake = Lane("intake", 1)
        # Feeds the render lane, which may be full, so that a second drop need not wait for the first.
        self._feed = Lane("feed", 1)
        self._render = Lane("render", workers.render, workers.waiting)
        self._transfer = Lane("transfer", workers.transfer, workers.waiting)

    # Commands

    def submit(self, inputs: Sequence[str], recipes: Sequence[Recipe], library: str) -> str:
        """Queue paths, folders and URLs for publishing; returns the batch's id.

        Raises Fault usage (no such library, no recipe) and refused (an account nobody has agreed to use).
        """
        self._check(recipes, library)
        batch = uuid.uuid4().hex
        self._batches.add(batch, [], gathering=True)
        task = partial(self._take_in, batch, list(inputs), tuple(recipes), library)
        self._intake.submit(task, partial(self._intake_bug, batch))
        return batch

    def submit_pasted(self, data: bytes, name: str, recipes: Sequence[Recipe], library: str) -> str:
        """Queue a pasted picture, given as the bytes of a picture file. Raises Fault as `submit`, and disk."""
        self._check(recipes, library)
        path = self._pasted_folder / f"{uuid.uuid4().hex}-{safe_name(name)}"
        make_folder(path.parent)
        write_atomically(path, data, overwrite=False, durable=True)
        batch = uuid.uuid4().hex
        job = NewJob(Source(SourceKind.PASTED, str(path), name), tuple(recipes), library)
        self._batches.add(batch, [], gathering=True)
        self._intake.submit(partial(self._queue_jobs, batch, [job]), partial(self._intake_bug, batch))
        return batch

    def resume(self) -> list[Job]:
        """Take up the unfinished jobs of runs that are gone. Returns all jobs of the queue, in order."""
        self.adopt()
        return self._queue.jobs()

    def adopt(self) -> list[Job]:
        """Take up the unfinished jobs of runs that are gone; return those, in order."""
        adopted = self._queue.adopt()
        self._start(adopted)
        return adopted

    def cancel(self, ids: Iterable[int]) -> None:
        """Cancel jobs that have not ended; what a job has already sent stays published."""
        for job in ids:
            current = self._queue.get(job)
            if current is not None and not current.state.ended:
                self._ended(self._queue.set_state(job, JobState.CANCELLED))

    def retry(self, ids: Iterable[int]) -> list[Job]:
        """Put failed and cancelled jobs back into the queue; return those that were, in order."""
        jobs = self._queue.requeue(list(ids))
        self._unblock()
        for job in jobs:
            self._listener(JobChanged(job))
        self._start(jobs)
        return jobs

    def remove(self, ids: Iterable[int]) -> None:
        """Take ended jobs off the queue; what they published stays."""
        wanted = list(ids)
        pasted = [job.source for job in map(self._queue.get, wanted) if job is not None]
        removed = self._queue.remove(wanted)
        for source in pasted:
            if source.kind is SourceKind.PASTED:
                Path(source.location).unlink(missing_ok=True)
        self._listener(JobsRemoved(tuple(removed)))

    def pause(self) -> None:
        """Begin nothing more until `go_on`."""
        self._render.pause()
        self._transfer.pause()
        self._listener(QueuePaused(paused=True))

    def go_on(self) -> None:
        self._render.go_on()
        self._transfer.go_on()
        self._listener(QueuePaused(paused=False))

    def needs_consent(self, library: str) -> bool:
        """Whether the person has yet to agree that pictures leave for this library. Raises Fault usage."""
        account = self._libraries.find(library).account
        return account is not None and not account.confirmed

    def consent(self, library: str) -> None:
        """Note that the person agrees. Raises Fault usage, settings."""
        account = self._libraries.find(library).account
        if account is not None:
            self._accounts.save_account(replace(account, confirmed=True))

    def jobs(self) -> list[Job]:
        """Return all jobs of the queue, in order."""
        return self._queue.jobs()

    def close(self) -> None:
        """End the lanes; unfinished jobs stay in the queue for the next start."""
        # The last lane first: who waits to hand over to a closed lane is let go.
        for lane in (self._transfer, self._render, self._feed, self._intake):
            lane.close()

    # Intake

    def _check(self, recipes: Sequence[Recipe], library: str) -> None:
        if not recipes:
            raise Fault(FaultKind.USAGE, "There is no recipe to publish with.")
        if self.needs_consent(library):
            raise Fault(
                FaultKind.REFUSED,
                f"Nobody has agreed yet that pictures are published to “{library}”.",
                "Publish to it once from the window or the command line, where it is asked.",
                subject=library,
            )

    def _take_in(self, batch: str, inputs: list[str], recipes: tuple[Recipe, ...], library: str) -> None:
        self._unblock()
        chunk: list[NewJob] = []

        def add_chunk() -> None:
            self._add(batch, chunk.copy())
            chunk.clear()

        def refuse(subject: str, fault: Fault) -> None:
            # What was named before is told before.
            add_chunk()
            self._listener(IntakeFailed(batch, subject, fault.record()))

        def report(folder: Path, fault: Fault) -> None:
            refuse(str(folder), fault)

        for text in inputs:
            try:
                for job in gather_jobs([text], recipes, library, report, self._own_folders):
                    chunk.append(job)
                    if len(chunk) >= INTAKE_CHUNK:
                        add_chunk()
            except Fault as fault:
                refuse(text, fault)
        self._queue_jobs(batch, chunk)

    def _queue_jobs(self, batch: str, jobs: list[NewJob]) -> None:
        try:
            self._add(batch, jobs)
        finally:
            self._announce_end(batch, self._batches.gathered(batch))

    def _add(self, batch: str, new: list[NewJob]) -> None:
        if not new:
            return
        try:
            jobs = self._queue.add(batch, new)
        except Fault as fault:
            for refused in new:
                self._listener(IntakeFailed(batch, refused.source.location, fault.record()))
            return
        self._batches.add(batch, [job.id for job in jobs], gathering=True)
        self._listener(JobsQueued(tuple(jobs)))
        self._feed_later([job.id for job in jobs])

    def _start(self, jobs: Sequence[Job]) -> None:
        for job in jobs:
            self._batches.add(job.batch, [job.id], gathering=False)
        self._feed_later([job.id for job in jobs])

    def _feed_later(self, ids: list[int]) -> None:
        if ids:
            self._feed.submit(partial(self._feed_render_lane, ids), _log_bug)

    def _feed_render_lane(self, ids: list[int]) -> None:
        for job_id in ids:
            job = self._queue.get(job_id)
            # Of two rows with the same file the first in the queue is the one that is published.
            if job is not None and not self._claims.claim(job_id, (job.library, job.source.location)):
                continue
            if not self._render.submit(partial(self._render_job, job_id), partial(self._bug, job_id)):
                return

    # One job

    def _render_job(self, job_id: int) -> None:
        job = self._queue.get(job_id)
        if job is None or job.state is not JobState.QUEUED:
            self._let_go(job_id)
            return
        try:
            self._raise_if_blocked(job.library)
            examined = self._pipeline.examine(job)
            if not self._claims.claim(job.id, (job.library, examined.original.sha256)):
                return
            job = self._pipeline.render(examined)
        except Fault as fault:
            self._failed(job, fault)
            return
        if job.state is JobState.READY:
            self._transfer.submit(partial(self._transfer_job, job), partial(self._bug, job.id))
        else:
            self._ended(job)

    def _transfer_job(self, job: Job) -> None:
        try:
            self._raise_if_blocked(job.library)
            job = self._pipeline.transfer(job)
        except Fault as fault:
            self._failed(job, fault)
        else:
            self._ended(job)

    def _failed(self, job: Job, fault: Fault) -> None:
        if fault.kind in _BLOCKING:
            with self._blocked_lock:
                self._blocked[job.library] = fault.record()
        self._ended(self._queue.fail(job.id, fault.record()))

    def _bug(self, job_id: int, bug: Exception) -> None:
        """Record a bug as the job's failure: the person gets a sentence, the log the traceback."""
        log.error("job %s met a bug", job_id, exc_info=bug)
        self._ended(self._queue.fail(job_id, bug_record(bug)))

    def _ended(self, job: Job) -> None:
        self._listener(JobChanged(job))
        self._let_go(job.id)
        self._announce_end(job.batch, self._batches.ended(job.batch, job.id, job.state))

    def _let_go(self, job_id: int) -> None:
        """Let the jobs go on that waited for this one's original: they will find it published."""
        self._feed_later(self._claims.release(job_id))

    def _announce_end(self, batch: str, counts: Counts | None) -> None:
        if counts is not None:
            self._listener(BatchEnded(batch, counts))

    def _intake_bug(self, batch: str, bug: Exception) -> None:
        log.error("intake met a bug", exc_info=bug)
        self._listener(IntakeFailed(batch, "", bug_record(bug)))
        self._announce_end(batch, self._batches.gathered(batch))

    # Accounts that do not work

    def _raise_if_blocked(self, library: str) -> None:
        with self._blocked_lock:
            record = self._blocked.get(library)
        if record is not None:
            raise Fault(record.kind, record.title, record.detail, subject=library, retryable=record.retryable)

    def _unblock(self) -> None:
        with self._blocked_lock:
            self._blocked.clear()


def _log_bug(bug: Exception) -> None:
    log.error("feeding the render lane met a bug", exc_info=bug)
