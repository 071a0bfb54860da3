"""Memory twins of the queue and the publications, for tests and trials."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count
from threading import Lock
from uuid import uuid4

from rethumb_desktop.domain.errors import FaultRecord
from rethumb_desktop.domain.job import Job, JobState, NewJob, Publication
from rethumb_desktop.domain.original import Original
from rethumb_desktop.domain.rendition import Rendition
from rethumb_desktop.index.searching import fold, searched_text
from rethumb_desktop.index.transitions import RETRYABLE, check_links, may_move, unknown_job


class MemoryQueue:
    """A queue that lives as long as the process; implements `JobQueue`."""

    def __init__(self) -> None:
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
            added = [
                Job(next(self._ids), batch, new.source, new.recipes, new.library, JobState.QUEUED, now) for new in jobs
            ]
            self._jobs.update((job.id, job) for job in added)
        return added

    def get(self, job: int) -> Job | None:
        with self._lock:
            return self._jobs.get(job)

    def jobs(self, *, batch: str | None = None, states: Iterable[JobState] | None = None) -> list[Job]:
        wanted = frozenset(JobState if states is None else states)
        with self._lock:
            found = list(self._jobs.values())
        return [job for job in found if job.state in wanted and batch in (None, job.batch)]

    def set_state(self, job: int, state: JobState) -> Job:
        with self._lock:
            now = self._known(job)
            return self._keep(replace(now, state=state)) if may_move(now.state, state) else now

    def set_original(
        self, job: int, original: Original, renditions: Sequence[Rendition], notes: Sequence[str] = ()
    ) -> Job:
        with self._lock:
            now = self._known(job)
            if now.state.ended:
                return now
            return self._keep(replace(now, original=original, renditions=tuple(renditions), notes=tuple(notes)))

    def finish(self, job: int, state: JobState, renditions: Sequence[Rendition], notes: Sequence[str] = ()) -> Job:
        check_links(state)
        with self._lock:
            now = self._known(job)
            if now.state.ended:
                return now
            return self._keep(replace(now, state=state, renditions=tuple(renditions), notes=tuple(notes)))

    def fail(self, job: int, error: FaultRecord) -> Job:
        with self._lock:
            now = self._known(job)
            return now if now.state.ended else self._keep(replace(now, state=JobState.FAILED, error=error))

    def requeue(self, jobs: Iterable[int]) -> list[Job]:
        with self._lock:
            wanted = [self._jobs[job] for job in sorted(set(jobs)) if job in self._jobs]
            return [self._queue_again(job) for job in wanted if job.state in RETRYABLE]

    def adopt(self) -> list[Job]:
        with self._lock:
            orphans = [job for job in self._jobs.values() if job.id in self._orphans and not job.state.ended]
            self._orphans = set()
            return [self._queue_again(job) for job in orphans]

    def remove(self, jobs: Iterable[int]) -> list[int]:
        with self._lock:
            ended = [job for job in sorted(set(jobs)) if job in self._jobs and self._jobs[job].state.ended]
            for job in ended:
                del self._jobs[job]
            return ended

    def _known(self, job: int) -> Job:
        if job not in self._jobs:
            raise unknown_job(job)
        return self._jobs[job]

    def _keep(self, job: Job) -> Job:
        self._jobs[job.id] = job
        return job

    def _queue_again(self, job: Job) -> Job:
        return self._keep(replace(job, state=JobState.QUEUED, error=None, notes=()))


class MemoryPublications:
    """Publications that live as long as the process; implements `Publications`."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._device = uuid4().hex
        self._found: dict[tuple[str, str], Publication] = {}

    @property
    def device(self) -> str:
        return self._device

    def find(self, library: str, key: str) -> Publication | None:
        with self._lock:
            return self._found.get((library, key))

    def record(self, publications: Sequence[Publication]) -> None:
        with self._lock:
            for publication in publications:
                self._found.setdefault((publication.library, publication.key), publication)

    def page(
        self, *, library: str | None = None, search: str = "", offset: int = 0, limit: int = 1000
    ) -> list[Publication]:
        wanted = fold(search)
        found = [
            publication
            for publication in self._newest_first()
            if library in (None, publication.library)
            and wanted in searched_text(publication.name, publication.recipe, publication.key)
        ]
        return found[offset : offset + limit]

    def of_original(self, library: str, sha256: str) -> list[Publication]:
        return [p for p in self._newest_first() if (p.library, p.original_sha256) == (library, sha256)]

    def remove(self, library: str, keys: Iterable[str]) -> None:
        with self._lock:
            for key in keys:
                self._found.pop((library, key), None)

    def _newest_first(self) -> list[Publication]:
        with self._lock:
            recorded = list(self._found.values())
        # Turned round at the end, so that of two at the same moment the one recorded later comes first.
        return sorted(recorded, key=lambda publication: publication.published_at)[::-1]
