"""A census of the queue: how many jobs there are of each kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from rethumb_desktop.domain.job import Job, JobState
from rethumb_desktop.ui.models.sifting import Stage, stage_of


class Census:
    """Counts jobs by state, stage and library, and knows which are held. The counters stay the same objects.

    `held_changes` counts how often one that is held came or went.
    """

    def __init__(self) -> None:
        self.states: Counter[JobState] = Counter()
        self.stages: Counter[Stage] = Counter()
        self.libraries: Counter[str] = Counter()
        self.held: set[int] = set()
        self.held_changes = 0

    def take(self, jobs: Collection[Job]) -> None:
        """Count these and no others."""
        for counter in (self.states, self.stages, self.libraries):
            counter.clear()
        self.states.update([job.state for job in jobs])
        self.stages.update(map(stage_of, jobs))
        self.libraries.update([job.library for job in jobs])
        self.held = {job.id for job in jobs if job.held}

    def add(self, job: Job) -> None:
        self.states[job.state] += 1
        self.stages[stage_of(job)] += 1
        self.libraries[job.library] += 1
        if job.held:
            self.held.add(job.id)
            self.held_changes += 1

    def remove(self, job: Job) -> None:
        self.states[job.state] -= 1
        self.stages[stage_of(job)] -= 1
        self.libraries[job.library] -= 1
        if not self.libraries[job.library]:
            del self.libraries[job.library]
        if job.held:
            self.held.discard(job.id)
            self.held_changes += 1
