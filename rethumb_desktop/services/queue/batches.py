"""Batches: when is everything of one drop done?"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from threading import Lock

from rethumb_desktop.domain.job import JobState

Counts = tuple[tuple[JobState, int], ...]


@dataclass
class _Batch:
    gathering: bool = True
    open: set[int] = field(default_factory=set)
    ended: Counter[JobState] = field(default_factory=Counter)


class Batches:
    """Counts the jobs of each batch until the last one has ended. Safe to share by threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._batches: dict[str, _Batch] = {}

    def add(self, batch: str, jobs: list[int], *, gathering: bool) -> None:
        """Add jobs to a batch; `gathering` tells that more are to come before it can end."""
        with self._lock:
            entry = self._batches.setdefault(batch, _Batch())
            entry.open.update(jobs)
            entry.gathering = gathering

    def gathered(self, batch: str) -> Counts | None:
        """Note that no more jobs come. Returns the counts where the batch has ended by that."""
        with self._lock:
            self._batches.setdefault(batch, _Batch()).gathering = False
            return self._ended(batch)

    def ended(self, batch: str, job: int, state: JobState) -> Counts | None:
        """Note the end of a job. Returns the counts where it was the batch's last one."""
        with self._lock:
            entry = self._batches.get(batch)
            if entry is None or job not in entry.open:
                return None
            entry.open.remove(job)
            entry.ended[state] += 1
            return self._ended(batch)

    def _ended(self, batch: str) -> Counts | None:
        entry = self._batches[batch]
        if entry.gathering or entry.open:
            return None
        del self._batches[batch]
        return tuple((state, entry.ended[state]) for state in JobState if entry.ended[state])
