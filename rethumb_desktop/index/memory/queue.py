"""The memory twin of the queue, for tests and trials."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count
from threading import Lock

from rethumb_desktop.domain.job import Job, JobChange, JobState, NewJob, Place, Publication, Revision
from rethumb_desktop.index.transitions import RETRYABLE, may_apply

#: Called with a library, object keys and a name.
AddName = Callable[[str, Sequence[str], str], None]


def _forget_name(_library: str, _keys: Sequence[str], _name: str) -> None:
    """For a queue without publications."""


class MemoryQueue:
    """A queue that lives as long as the process; implements `JobQueue`.

    `record` keeps the publications of jobs that end, `add_name` lets what they found go by another name too.
    """

    def __init__(self, record: Callable[[Sequence[Publication]], None], add_name: AddName = _forget_name) -> None:
        self._record = record
        self._add_name = add_name
        self._lock = Lock()
        self._ids = count(1)
        self._jobs: dict[int, Job] = {}
        self._orphans: set[int] = set()

    def lose_owner(self) -> None:
        """Make as if the process these jobs belong to were gone: `adopt` finds the unfinished ones."""
        with self._lock:
            self._orphans = {job.id for job in self._jobs.values() if not job.state.ended}

    def add(self, batch: str, jobs: Sequence[NewJob]) -> list[Job]:
        now = datetime.now(UTC)
        with self._lock:
            added = [new.queued(next(self._ids), batch, now) for new in jobs]
            self._jobs.update((job.id, job) for job in added)
        return added

    def get(self, job: int) -> Job | None:
        with self._lock:
            return self._jobs.get(job)

    def state(self, job: int) -> JobState | None:
        found = self.get(job)
        return found.state if found is not None else None

    def jobs(self, *, batch: str | None = None, states: Iterable[JobState] | None = None) -> list[Job]:
        wanted = frozenset(JobState if states is None else states)
        with self._lock:
            found = list(self._jobs.values())
        return [job for job in found if job.state in wanted and batch in (None, job.batch)]

    def apply(self, changes: Sequence[JobChange]) -> list[Job]:
        after: list[Job] = []
        named: list[tuple[str, Sequence[str], str]] = []
        with self._lock:
            for change in changes:
                now = self._jobs.get(change.job)
                if now is None:
                    continue
                if may_apply(change, now.state):
                    now = self._keep(_changed(now, change))
                    named.append((now.library, change.found, now.source.name))
                after.append(now)
        self._record([publication for change in changes for publication in change.published])
        for library, keys, name in named:
            self._add_name(library, keys, name)
        return after

    def revise(self, revisions: Sequence[Revision]) -> list[Job]:
        with self._lock:
            known = [each for each in revisions if each.job in self._jobs]
            open_ = [each for each in known if self._is_held(each.job) or self._jobs[each.job].state in RETRYABLE]
            revised = [
                self._keep(replace(self._jobs[each.job], recipes=each.recipes, library=each.library)) for each in open_
            ]
        return sorted(revised, key=lambda job: job.id)

    def let_go(self, jobs: Iterable[int], batch: str) -> list[Job]:
        with self._lock:
            held = [job for job in sorted(set(jobs)) if self._is_held(job)]
            return [self._keep(replace(self._jobs[job], held=False, batch=batch)) for job in held]

    def unsent_keys(self) -> set[str]:
        with self._lock:
            waiting = [job for job in self._jobs.values() if not job.state.ended or job.state is JobState.FAILED]
        return {rendition.key for job in waiting for rendition in job.renditions}

    def suspects(self) -> set[int]:
        return set()

    @contextmanager
    def mark_rendering(self, job: int) -> Iterator[None]:
        yield

    def requeue(self, jobs: Iterable[int]) -> list[Job]:
        with self._lock:
            wanted = [self._jobs[job] for job in sorted(set(jobs)) if job in self._jobs]
            return [self._queue_again(replace(job, attempts=0)) for job in wanted if job.state in RETRYABLE]

    def adopt(self) -> list[Job]:
        with self._lock:
            orphans = [job for job in self._jobs.values() if job.id in self._orphans and not job.state.ended]
            self._orphans = set()
            return [self._queue_again(job) for job in orphans]

    def leave_out(self, jobs: Iterable[int], gone: Container[Place]) -> list[Job]:
        with self._lock:
            ended = [self._jobs[job] for job in sorted(set(jobs)) if job in self._jobs and self._jobs[job].state.ended]
            return [self._keep(left) for job in ended if (left := job.without(gone)) is not job]

    def remove(self, jobs: Iterable[int]) -> list[int]:
        with self._lock:
            ended = [job for job in sorted(set(jobs)) if job in self._jobs and self._jobs[job].state.ended]
            for job in ended:
                del self._jobs[job]
            return ended

    def _is_held(self, job: int) -> bool:
        return job in self._jobs and self._jobs[job].held

    def _keep(self, job: Job) -> Job:
        self._jobs[job.id] = job
        return job

    def _queue_again(self, job: Job) -> Job:
        return self._keep(replace(job, state=JobState.QUEUED, error=None, notes=()))


def _changed(now: Job, change: JobChange) -> Job:
    given = {
        name: value
        for name in ("state", "original", "renditions", "notes", "error", "attempts")
        if (value := getattr(change, name)) is not None
    }
    moved = {"error": None, "held": False} if change.state is not None else {}
    return replace(now, **{**moved, **given}) if given else now
