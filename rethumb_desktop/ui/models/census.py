"""A census of the queue: how many jobs there are of each kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import islice
from typing import overload

from rethumb_desktop.domain.job import Job, JobState
from rethumb_desktop.ui.models.sifting import Stage, stage_of


class Census:
    """Counts jobs by state, stage and library, and knows which are held. The counters stay the same objects.

    `held_changes` counts how often one that is held came or went; `held_libraries` counts where the held ones go.
    """

    def __init__(self) -> None:
        self.states: Counter[JobState] = Counter()
        self.stages: Counter[Stage] = Counter()
        self.libraries: Counter[str] = Counter()
        self.held_libraries: Counter[str] = Counter()
        self.held_changes = 0
        self._held: dict[int, None] = {}  # in queue order, unless:
        self._disordered = False
        self._released: set[int] = set()

    @property
    def held(self) -> Mapping[int, None]:
        """The ids of those that are held, in queue order."""
        if self._disordered:
            self._held = dict.fromkeys(sorted(self._held))
            self._disordered = False
        return self._held

    def take(self, jobs: Collection[Job]) -> None:
        """Count these and no others."""
        for counter in (self.states, self.stages, self.libraries, self.held_libraries):
            counter.clear()
        self.states.update([job.state for job in jobs])
        self.stages.update(map(stage_of, jobs))
        self.libraries.update([job.library for job in jobs])
        held = [job for job in jobs if job.held]
        self.held_libraries.update([job.library for job in held])
        self._released.update(self._held)
        self._held = dict.fromkeys(sorted(job.id for job in held))
        self._disordered = False
        self._released.difference_update(self._held)

    def take_released(self) -> set[int]:
        """Return which are not held any more since this was asked last."""
        released, self._released = self._released, set()
        return released

    def add(self, job: Job) -> None:
        self._count(job, 1)
        if job.held:
            self.held_changes += 1
            self._hold(job.id)

    def remove(self, job: Job) -> None:
        self._count(job, -1)
        if job.held:
            self.held_changes += 1
            self._release(job.id)

    def change(self, before: Job, job: Job) -> None:
        """Count a job as it is now. One that stays held keeps its place among those."""
        self._count(before, -1)
        self._count(job, 1)
        self.held_changes += before.held or job.held
        if before.held and not job.held:
            self._release(job.id)
        elif job.held and not before.held:
            self._hold(job.id)

    def _count(self, job: Job, step: int) -> None:
        self.states[job.state] += step
        self.stages[stage_of(job)] += step
        for counter in (self.libraries, self.held_libraries) if job.held else (self.libraries,):
            counter[job.library] += step
            if not counter[job.library]:
                del counter[job.library]

    def _hold(self, job_id: int) -> None:
        self._disordered = self._disordered or job_id < next(reversed(self._held), 0)
        self._held[job_id] = None
        self._released.discard(job_id)

    def _release(self, job_id: int) -> None:
        del self._held[job_id]
        self._released.add(job_id)


class HeldJobs(Sequence[Job]):
    """The held jobs in queue order, as they are when somebody looks. The first of them, and their number, are told
    without going through all: there may be a hundred thousand.
    """

    def __init__(self, jobs: Mapping[int, Job], census: Census) -> None:
        self._jobs = jobs
        self._census = census

    def __len__(self) -> int:
        return len(self._census.held)

    def __iter__(self) -> Iterator[Job]:
        return iter([self._jobs[number] for number in self._census.held])

    @overload
    def __getitem__(self, place: int) -> Job: ...
    @overload
    def __getitem__(self, place: slice) -> list[Job]: ...
    def __getitem__(self, place: int | slice) -> Job | list[Job]:
        if isinstance(place, slice):
            return [self._jobs[number] for number in islice(self._census.held, *place.indices(len(self)))]
        return self._jobs[next(islice(self._census.held, range(len(self))[place], None))]
