"""Entries, faults and luck for the tests of the outbox."""

from __future__ import annotations

import random

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.job import Job, JobState
from rethumb_desktop.services.outbox.entry import Entry
from rethumb_desktop.services.outbox.tempo import Tempo
from tests.fixtures.records import A_MOMENT, THUMBNAIL, file_source

TEMPO = Tempo(1.0, 300.0)


class Longest(random.Random):
    """The chance that every wait is as long as it may be."""

    def uniform(self, a: float, b: float) -> float:
        return max(a, b)


def entry(job: int, library: str = "Cloud") -> Entry:
    """A job that is ready to be sent."""
    source = file_source(f"{job}.jpg")
    return Entry(Job(job, "drop", source, (THUMBNAIL,), library, JobState.READY, A_MOMENT))


def fault(kind: FaultKind, *, retryable: bool = True) -> Fault:
    return Fault(kind, f"It is {kind.value}.", "", subject="Cloud", retryable=retryable)


OFFLINE = fault(FaultKind.OFFLINE)
