"""Running jobs: fed, rendered, sent, recorded, each lane at its own pace."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from threading import Lock
from time import monotonic

from rethumb_desktop.domain.errors import Fault, FaultKind, bug_record
from rethumb_desktop.domain.events import LibraryHalted, LibraryResumed, SendingBegan
from rethumb_desktop.domain.job import Job, JobChange, JobState
from rethumb_desktop.domain.ports import JobQueue, Listener
from rethumb_desktop.jobs.exclusion import Exclusion
from rethumb_desktop.jobs.lane import Lane
from rethumb_desktop.services.outbox.entry import Entry
from rethumb_desktop.services.outbox.outbox import Outbox
from rethumb_desktop.services.outbox.tempo import USUAL_TEMPO, Tempo
from rethumb_desktop.services.queue.claims import Claims
from rethumb_desktop.services.queue.feeding import Feeder
from rethumb_desktop.services.queue.pipeline import Examined, Found, NotStaged, Pipeline
from rethumb_desktop.services.queue.recording import Recorder

log = logging.getLogger(__name__)

#: Faults met before sending that are the library's, not the picture's.
_LIBRARY_FAULTS = frozenset({FaultKind.KEYRING, FaultKind.CREDENTIALS})

#: What another process did to a job is noticed after so many seconds.
NEWS_SECONDS = 1.0


@dataclass(frozen=True)
class Workers:
    """How many threads each lane has, and how many jobs of a library may be under way at once.

    `tempo` is that of trying again. `patience`: for how many seconds a library that cannot be sent to is waited for
    before its jobs fail; None waits for ever. `gives_way`: the threads leave the processors to a window.
    """

    render: int
    transfer: int = 8
    under_way: int = 48
    tempo: Tempo = USUAL_TEMPO
    patience: float | None = None
    gives_way: bool = False


class Running:
    """Takes queued jobs to their end. `ended` is called with each job that has ended; events tell the rest.

    `make_room` is called where the disk is full, before it is tried again.

    A job's way: the feeder hands it to the render lane, which stages its renditions; the outbox sends them; the
    recorder writes what happened, and only what is written is told.
    """

    def __init__(
        self,
        queue: JobQueue,
        pipeline: Pipeline,
        workers: Workers,
        changed: Callable[[Job], None],
        ended: Callable[[Job], None],
        listener: Listener,
        make_room: Callable[[], object],
    ) -> None:
        self._queue = queue
        self._listener = listener
        self._make_room = make_room
        self._pipeline = pipeline
        self._changed = changed
        self._ended = ended
        self._claims = Claims()
        self._alone = Exclusion()
        self._suspects: set[int] = set()
        #: What is on its way, as it was queued.
        self._jobs: dict[int, Job] = {}
        self._unfinished: Counter[str] = Counter()  # of those, by library
        self._again: dict[int, Entry] = {}
        self._guard = Lock()
        self._recorder = Recorder(queue, changed, partial(_tell_trouble, listener), workers.tempo)
        several, tempo, patience = workers.transfer, workers.tempo, workers.patience
        wake, low = self._wake_feeder, workers.gives_way
        self._outbox = Outbox(self, several, tempo, patience, listener, wake, gives_way=low)
        self._render = Lane("render", workers.render, 16, gives_way=workers.gives_way)
        self._feeder = Feeder(workers.under_way, self._outbox.admission, self._begin)

    def start(self, jobs: Sequence[Job], *, suspects: Collection[int] = ()) -> None:
        """Take up queued jobs, in order; the suspects among them are rendered alone."""
        with self._guard:
            self._suspects.update(suspects)
            self._unfinished.update(job.library for job in jobs if job.id not in self._jobs)
            self._jobs.update((job.id, job) for job in jobs)
        for library in dict.fromkeys(job.library for job in jobs):
            self._feeder.add(library, [job.id for job in jobs if job.library == library])

    def cancel(self, ids: Iterable[int]) -> None:
        """Cancel jobs that have not ended; what a job has already sent stays published."""
        wanted = frozenset(ids)
        after = self._recorder.write_now([JobChange(job, JobState.CANCELLED) for job in sorted(wanted)])
        # Once that is written, not before: where it cannot be, the jobs go on.
        self._feeder.drop(wanted)
        self._outbox.drop(wanted)
        for job in after:
            if job.state is JobState.CANCELLED:
                self._end(job)

    def reopen(self, libraries: Iterable[str] | None = None) -> None:
        """Try libraries again that wait: the person has done something about it. None: all."""
        self._outbox.reopen(libraries)

    def halts(self) -> list[LibraryHalted]:
        """Return the libraries to which nothing is sent now."""
        return self._outbox.halts()

    def pause(self) -> None:
        self._render.pause()
        self._outbox.pause()

    def go_on(self) -> None:
        self._render.go_on()
        self._outbox.go_on()

    def close(self) -> None:
        """End the lanes; unfinished jobs stay in the queue for the next start."""
        # The last lane first: who waits to hand over to a closed lane is let go.
        self._outbox.close()
        self._render.close()
        self._feeder.close()
        self._recorder.close()

    # Rendering

    def _wake_feeder(self) -> None:
        self._feeder.wake_up()

    def _begin(self, job_id: int) -> bool:
        # Of two rows with the same file the first in the queue is the one that is published: claimed in order, here.
        if not self._may_claim(job_id):
            self._feeder.release(job_id)
            return True
        return self._render.submit(partial(self._render_job, job_id), partial(self._fail_by_bug, job_id))

    def _may_claim(self, job_id: int) -> bool:
        job = self._job(job_id)
        return job is None or self._claims.claim(job_id, (job.library, job.source.location))

    def _job(self, job_id: int) -> Job | None:
        with self._guard:
            return self._jobs.get(job_id)

    def _render_job(self, job_id: int) -> None:
        try:
            # Not in memory where it was cancelled and retried while an older thread was at it.
            job = self._job(job_id) or self._queue.get(job_id)
            state = self._queue.state(job_id)
        except Fault as fault:
            self._fail(job_id, fault)
            return
        if job is None:
            self._let_go(job_id)
            return
        if state is None or state.ended:
            self._end_elsewhere(job)
            return
        refusal = self._outbox.refusal(job.library)
        if refusal is not None:
            self._fail(job.id, refusal)
            return
        if not self._claims.claim(job_id, (job.library, job.source.location)):
            self._feeder.release(job_id)
            return
        try:
            self._render_claimed(job)
        except NotStaged as fault:
            self._hold_up(job, fault)
        except Fault as fault:
            if fault.kind in _LIBRARY_FAULTS:
                self._hold_up(job, fault)
            else:
                self._fail(job.id, fault)

    def _render_claimed(self, job: Job) -> None:
        with self._guard:
            suspected = job.id in self._suspects
        with self._alone.entered(alone=suspected), self._queue.mark_rendering(job.id):
            examined = self._pipeline.examine(job)
            if not self._claims.claim(job.id, (job.library, examined.original.sha256)):
                self._feeder.release(job.id)
                return
            found = self._pipeline.look_up(examined)
            if len(found.recorded) == len(set(examined.keys)):
                self._end_as_duplicate(examined, found)
                return
            self._recorder.write(JobChange(job.id, JobState.RENDERING), pressing=False)
            by_key, notes = self._pipeline.render(examined, found)
        now = self._job(job.id)
        if now is not None and now.recipes != job.recipes:
            return  # cancelled meanwhile, cropped otherwise, and tried again: that is another thread's
        renditions = tuple(by_key[key] for key in examined.keys)
        ready = replace(job, original=examined.original, renditions=renditions, notes=notes)
        entry = self._entry(ready, found)
        change = JobChange(job.id, JobState.READY, examined.original, renditions, notes)
        self._recorder.write(change, lambda now: self._hand_over(entry, now))

    def _entry(self, job: Job, found: Found) -> Entry:
        with self._guard:
            entry = self._again.pop(job.id, None)
        if entry is not None:
            entry.job = job
            return entry
        there = {*found.recorded, *found.there}
        return Entry(job, set(found.recorded), there, frozenset(found.contested), frozenset(found.lost))

    def _hand_over(self, entry: Entry, now: Job) -> None:
        if now.state.ended:
            self._end(now)
        else:
            self._outbox.add(entry)

    def _end_as_duplicate(self, examined: Examined, found: Found) -> None:
        renditions = tuple(found.recorded[key] for key in examined.keys)
        change = JobChange(examined.job.id, JobState.DUPLICATE, examined.original, renditions, found=examined.keys)
        self._recorder.write(change, self._end)

    def _hold_up(self, job: Job, fault: Fault) -> None:
        """Let a job wait whose library cannot be worked for now; the others of that library wait with it."""
        if isinstance(fault, NotStaged):
            self._make_room()
        self._outbox.report(job.library, fault)
        self._recorder.write(JobChange(job.id, error=fault.record()))
        self._feeder.release(job.id)
        self._feeder.add(job.library, [job.id], first=True)
        self._wait_no_more(job.library)  # it may have been cancelled meanwhile

    # What the outbox asks for

    def deliver(self, entry: Entry) -> None:
        self._recorder.write(JobChange(entry.job.id, JobState.UPLOADING), pressing=False)
        try:
            self._pipeline.deliver(entry, partial(_begins, self._listener, entry, self._goes_on))
        finally:
            # Whatever becomes of the job: what has arrived is published, and nothing else would know of it.
            publications = self._pipeline.publications(entry)
            if not entry.is_settled and publications:
                self._recorder.write(JobChange(entry.job.id, published=publications))
        if not entry.is_settled:
            return
        state = JobState.PUBLISHED if entry.sent else JobState.DUPLICATE
        renditions, new = entry.job.renditions, {each.key for each in publications}
        found = tuple(each.key for each in renditions if each.key not in new)
        self._recorder.write(
            JobChange(entry.job.id, state, renditions=renditions, published=publications, found=found),
            partial(self._end_published, entry.job),
        )

    def _goes_on(self, entry: Entry) -> bool:
        """Whether a job is still to be sent: it may have been cancelled here, or by another process."""
        if entry.dropped:
            return False
        if monotonic() - entry.asked_at < NEWS_SECONDS:
            return True
        entry.asked_at = monotonic()
        state = self._queue.state(entry.job.id)
        if state is not None and not state.ended:
            return True
        self._end_elsewhere(entry.job)
        return False

    def stage_again(self, entry: Entry) -> None:
        with self._guard:
            self._again[entry.job.id] = entry
        try:
            self._pipeline.forget_staged([r.key for r in entry.job.renditions if r.key not in entry.settled])
        except Fault as fault:
            self.give_up(entry, fault)
            return
        self._feeder.release(entry.job.id)
        self._feeder.add(entry.job.library, [entry.job.id], first=True)

    def put_off(self, entry: Entry, fault: Fault, *, counted: bool) -> None:
        entry.job = replace(entry.job, attempts=entry.job.attempts + int(counted))
        self._recorder.write(JobChange(entry.job.id, error=fault.record(), attempts=entry.job.attempts))

    def give_up(self, entry: Entry, fault: Fault) -> None:
        self._fail(entry.job.id, fault)

    def probe(self, library: str) -> None:
        self._pipeline.probe(library)

    def meet_bug(self, entry: Entry, bug: Exception) -> None:
        self._fail_by_bug(entry.job.id, bug)

    # Ends

    def _fail(self, job_id: int, fault: Fault) -> None:
        self._recorder.write(JobChange(job_id, JobState.FAILED, error=fault.record()), self._end)

    def _fail_by_bug(self, job_id: int, bug: Exception) -> None:
        """Record a bug as the job's failure: the person gets a sentence, the log the traceback."""
        log.error("job %s met a bug", job_id, exc_info=bug)
        self._recorder.write(JobChange(job_id, JobState.FAILED, error=bug_record(bug)), self._end)

    def _end_published(self, sent: Job, job: Job) -> None:
        try:
            self._pipeline.tidy_up(sent)
        except Fault as fault:
            log.warning("what was sent could not be tidied up: %s", fault.title)
        self._end(job)

    def _end_elsewhere(self, job: Job) -> None:
        """End a job that was cancelled meanwhile, here or by another process, or taken off the queue."""
        try:
            now = self._queue.get(job.id)
        except Fault:
            now = None
        now = now or replace(job, state=JobState.CANCELLED)
        self._changed(now)
        self._end(now)

    def _end(self, job: Job) -> None:
        self._ended(job)
        self._let_go(job.id)
        self._wait_no_more(job.library)

    def _wait_no_more(self, library: str) -> None:
        """Open a library again that waits, once nothing is left that waits for it; one that was given up stays so."""
        with self._guard:
            idle = not self._unfinished[library]
        if idle and self._outbox.refusal(library) is None:
            self._outbox.reopen([library])

    def _let_go(self, job_id: int) -> None:
        """Let the jobs go on that waited for this one's original: they will find it published."""
        self._feeder.release(job_id)
        with self._guard:
            self._suspects.discard(job_id)
            self._again.pop(job_id, None)
            job = self._jobs.pop(job_id, None)
            if job is not None:
                self._unfinished[job.library] -= 1
        for waiting in self._claims.release(job_id):
            next_job = self._job(waiting) or self._queue.get(waiting)
            if next_job is not None:
                self._feeder.add(next_job.library, [waiting], first=True)


def _begins(listener: Listener, entry: Entry, goes_on: Callable[[Entry], bool]) -> bool:
    """Whether the next rendition of a job is still to be sent; of several, tell which it is."""
    if not goes_on(entry):
        return False
    renditions = entry.job.renditions
    if len(renditions) > 1:
        left = (place for place, each in enumerate(renditions) if each.key not in entry.settled)
        listener(SendingBegan(entry.job.id, next(left)))
    return True


def _tell_trouble(listener: Listener, fault: Fault | None) -> None:
    """Tell that the index cannot be written: nothing can go on, whichever library."""
    if fault is not None:
        listener(LibraryHalted("", fault.record(), resumes=True))
    else:
        listener(LibraryResumed(""))
