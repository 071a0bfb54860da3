"""Publishing: the queue's lanes, from what a person names to links that open."""

from __future__ import annotations

import logging
import uuid
from collections.abc import Callable, Collection, Container, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from time import monotonic

from rethumb_desktop.disk.names import safe_name
from rethumb_desktop.disk.writing import make_folder, write_atomically
from rethumb_desktop.domain.errors import Fault, FaultKind, bug_record
from rethumb_desktop.domain.events import (
    AccountsChanged,
    BatchEnded,
    IntakeFailed,
    JobChanged,
    JobsLetGo,
    JobsQueued,
    JobsRemoved,
    LibraryHalted,
    QueuePaused,
)
from rethumb_desktop.domain.intake_filter import EVERYTHING, IntakeFilter
from rethumb_desktop.domain.job import Job, NewJob, Place, Revision
from rethumb_desktop.domain.original import Source, SourceKind
from rethumb_desktop.domain.ports import AccountBook, JobQueue, Listener
from rethumb_desktop.domain.ports.watching import WatchRecords
from rethumb_desktop.domain.recipe import Recipe
from rethumb_desktop.domain.watched_folder import WatchedFile
from rethumb_desktop.jobs.lane import Lane
from rethumb_desktop.services.gathering import gather_jobs
from rethumb_desktop.services.libraries import Libraries
from rethumb_desktop.services.queue.batches import Batches, Counts
from rethumb_desktop.services.queue.pipeline import Pipeline, check_consent
from rethumb_desktop.services.queue.running import Running, Workers

log = logging.getLogger(__name__)

#: How many jobs are written to the index at once: the most, and how many are enough after so many seconds.
INTAKE_CHUNK, INTAKE_ENOUGH, INTAKE_SECONDS = 1_000, 250, 0.1
#: How many jobs one event tells of: who follows takes in a whole event at once.
TOLD_AT_ONCE = 250


class Publishing:
    """Takes what a person names through the queue. Every command returns at once; events tell the rest."""

    def __init__(
        self,
        queue: JobQueue,
        watch_records: WatchRecords,
        accounts: AccountBook,
        libraries: Libraries,
        pipeline: Pipeline,
        pasted_folder: Path,
        own_folders: Sequence[Path],
        workers: Workers,
        listener: Listener,
        make_room: Callable[[], object],
    ) -> None:
        self._queue = queue
        self._watch_records = watch_records
        self._accounts = accounts
        self._libraries = libraries
        self._pasted_folder = pasted_folder
        self._own_folders = own_folders
        self._listener = listener
        self._batches = Batches()
        self._intake = Lane("intake", 1, gives_way=workers.gives_way)
        self._running = Running(
            queue,
            pipeline,
            workers,
            changed=lambda job: listener(JobChanged(job)),
            ended=self._end,
            listener=listener,
            make_room=make_room,
        )

    # Commands

    def submit(
        self,
        inputs: Sequence[str],
        recipes: Sequence[Recipe],
        library: str,
        *,
        hold: bool = False,
        only: IntakeFilter | None = None,
    ) -> str:
        """Queue paths, folders and URLs for publishing; returns the batch's id.

        With `hold` they wait in the queue until `let_go`. `only` says which pictures of folders are taken. Raises
        Fault usage (no such library, no recipe) and consent (an account nobody has agreed to use; not asked where they
        are held).
        """
        self._check(recipes, library, hold=hold)
        batch = self._begin_batch()
        gather = partial(
            gather_jobs, recipes=tuple(recipes), library=library, own_folders=self._own_folders, only=only or EVERYTHING
        )
        task = partial(self._take_in, batch, list(inputs), gather, hold=hold)
        self._intake.submit(task, partial(self._intake_bug, batch))
        return batch

    def submit_pasted(
        self, data: bytes, name: str, recipes: Sequence[Recipe], library: str, *, hold: bool = False
    ) -> str:
        """Queue a pasted picture, given as the bytes of a picture file. Raises Fault as `submit`, and disk."""
        self._check(recipes, library, hold=hold)
        path = self._pasted_folder / f"{uuid.uuid4().hex}-{safe_name(name)}"
        make_folder(path.parent)
        write_atomically(path, data, overwrite=False, durable=True)
        return self._submit_jobs([NewJob(Source(SourceKind.PASTED, str(path), name), tuple(recipes), library, hold)])

    def submit_again(self, jobs: Sequence[NewJob]) -> str:
        """Queue originals that are known already, with other recipes or for another library.

        Raises Fault as `submit`.
        """
        for library in dict.fromkeys(job.library for job in jobs if not job.held):
            self._check([recipe for job in jobs for recipe in job.recipes], library)
        return self._submit_jobs(list(jobs))

    def submit_watched(self, files: Sequence[tuple[WatchedFile, NewJob]]) -> list[Job]:
        """Queue files of a watched folder as one batch and record them as queued, all before this returns.

        Raises Fault usage, consent, index, disk; then nothing was queued.
        """
        for library in dict.fromkeys(job.library for _, job in files):
            check_consent(self._libraries.find(library))
        batch = uuid.uuid4().hex
        jobs = self._watch_records.queue(batch, files)
        self._take_up(batch, jobs, gathering=False)
        return jobs

    def revise(self, revisions: Sequence[Revision]) -> None:
        """Give jobs that are held, or wait for a retry, other recipes and another library."""
        for job in self._queue.revise(revisions):
            self._listener(JobChanged(job))

    def let_go(self, ids: Iterable[int]) -> list[Job]:
        """Publish jobs that were held, as one batch; return those that were.

        Raises Fault consent where nobody has agreed to one of their libraries: then all stay as they are.
        """
        held = [job for job in map(self._queue.get, ids) if job is not None and job.held]
        known = {library.name for library in self._libraries.all()}
        for library in dict.fromkeys(job.library for job in held):
            if library in known:
                self._check([recipe for job in held for recipe in job.recipes], library)
        jobs = self._queue.let_go([job.id for job in held], uuid.uuid4().hex)
        for job in jobs:
            self._listener(JobChanged(job))
        self._listener(JobsLetGo(tuple(jobs)))
        self._start(jobs)
        return jobs

    def resume(self) -> list[Job]:
        """Take up the unfinished jobs of runs that are gone. Returns all jobs of the queue, in order."""
        self.adopt()
        return self._queue.jobs()

    def adopt(self) -> list[Job]:
        """Take up the unfinished jobs of runs that are gone; return those, in order."""
        adopted = self._queue.adopt()
        if adopted:
            self._start(adopted, self._queue.suspects())
        return adopted

    def cancel(self, ids: Iterable[int]) -> None:
        """Cancel jobs that have not ended; what a job has already sent stays published."""
        self._running.cancel(ids)

    def retry(self, ids: Iterable[int]) -> list[Job]:
        """Put failed and cancelled jobs back into the queue; return those that were, in order."""
        jobs = self._queue.requeue(list(ids))
        self._running.reopen(job.library for job in jobs)
        for job in jobs:
            self._listener(JobChanged(job))
        self._start(jobs)
        return jobs

    def retry_library(self, library: str | None = None) -> None:
        """Try a library again that waits, now: the person has done something about it. None: all of them."""
        self._running.reopen(None if library is None else [library])

    def halts(self) -> list[LibraryHalted]:
        """Return the libraries to which nothing is sent now, and why."""
        return self._running.halts()

    def remove(self, ids: Iterable[int]) -> None:
        """Take ended jobs off the queue; what they published stays."""
        wanted = list(ids)
        pasted = [job.source for job in map(self._queue.get, wanted) if job is not None]
        removed = self._queue.remove(wanted)
        self._forget_pasted([source for source in pasted if source.kind is SourceKind.PASTED])
        self._listener(JobsRemoved(tuple(removed)))

    def leave_out(self, ids: Iterable[int], gone: Container[Place]) -> None:
        """Leave what is in its library no more out of ended jobs; a job that has nothing left is taken off."""
        changed = self._queue.leave_out(ids, gone)
        for job in changed:
            if job.renditions:
                self._listener(JobChanged(job))
        empty = [job.id for job in changed if not job.renditions]
        if empty:
            self.remove(empty)

    def pause(self) -> None:
        """Begin nothing more until `go_on`."""
        self._running.pause()
        self._listener(QueuePaused(paused=True))

    def go_on(self) -> None:
        self._running.go_on()
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
            self._running.reopen([library])
            self._listener(AccountsChanged())

    def jobs(self) -> list[Job]:
        """Return all jobs of the queue, in order."""
        return self._queue.jobs()

    def close(self) -> None:
        """End the lanes; unfinished jobs stay in the queue for the next start."""
        self._running.close()
        self._intake.close()

    # Intake

    def _check(self, recipes: Sequence[Recipe], library: str, *, hold: bool = False) -> None:
        if not recipes:
            raise Fault(FaultKind.USAGE, "There is no recipe to publish with.")
        found = self._libraries.find(library)
        if hold:
            return
        check_consent(found)
        # Whoever publishes again has done something about what was wrong, or wants to see whether it still is.
        self._running.reopen([library])

    def _begin_batch(self) -> str:
        batch = uuid.uuid4().hex
        self._batches.add(batch, [], gathering=True)
        return batch

    def _submit_jobs(self, jobs: list[NewJob]) -> str:
        batch = self._begin_batch()
        self._intake.submit(partial(self._queue_jobs, batch, jobs), partial(self._intake_bug, batch))
        return batch

    def _forget_pasted(self, sources: Sequence[Source]) -> None:
        """Delete pasted pictures that no job of the queue needs any more."""
        if not sources:
            return
        needed = {job.source.location for job in self._queue.jobs() if job.source.kind is SourceKind.PASTED}
        for source in sources:
            if source.location not in needed:
                Path(source.location).unlink(missing_ok=True)

    def _take_in(self, batch: str, inputs: list[str], gather: Callable[..., Iterator[NewJob]], *, hold: bool) -> None:
        chunk: list[NewJob] = []
        due = monotonic() + INTAKE_SECONDS

        def add_chunk() -> None:
            nonlocal due
            self._add(batch, chunk.copy())
            chunk.clear()
            due = monotonic() + INTAKE_SECONDS

        def refuse(subject: str, fault: Fault) -> None:
            # What was named before is told before.
            add_chunk()
            self._listener(IntakeFailed(batch, subject, fault.record()))

        def report(folder: Path, fault: Fault) -> None:
            refuse(str(folder), fault)

        for text in inputs:
            try:
                for job in gather([text], report=report):
                    chunk.append(NewJob(job.source, job.recipes, job.library, hold))
                    if len(chunk) >= (INTAKE_CHUNK if monotonic() < due else INTAKE_ENOUGH):
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
        self._take_up(batch, jobs, gathering=True)

    def _take_up(self, batch: str, jobs: Sequence[Job], *, gathering: bool) -> None:
        """Tell that jobs were queued, and begin with those that are not held."""
        free = [job for job in jobs if not job.held]
        self._batches.add(batch, [job.id for job in free], gathering=gathering)
        for first in range(0, len(jobs), TOLD_AT_ONCE):
            self._listener(JobsQueued(tuple(jobs[first : first + TOLD_AT_ONCE])))
        self._running.start(free)

    def _start(self, jobs: Sequence[Job], suspects: Collection[int] = ()) -> None:
        free = [job for job in jobs if not job.held]
        for job in free:
            self._batches.add(job.batch, [job.id], gathering=False)
        self._running.start([job for job in free if not job.state.ended], suspects=suspects)
        for job in free:
            if job.state.ended:  # set aside
                self._end(job)

    def _end(self, job: Job) -> None:
        self._announce_end(job.batch, self._batches.ended(job.batch, job.id, job.state))

    def _announce_end(self, batch: str, counts: Counts | None) -> None:
        if counts is not None:
            self._listener(BatchEnded(batch, counts))

    def _intake_bug(self, batch: str, bug: Exception) -> None:
        log.error("intake met a bug", exc_info=bug)
        self._listener(IntakeFailed(batch, "", bug_record(bug)))
        self._announce_end(batch, self._batches.gathered(batch))
