"""How a job may move: the rules that every queue keeps."""

from __future__ import annotations

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.job import JobState

_ORDER = {
    JobState.QUEUED: 0,
    JobState.RENDERING: 1,
    JobState.READY: 2,
    JobState.UPLOADING: 3,
    JobState.PUBLISHED: 4,
    JobState.DUPLICATE: 4,
    JobState.FAILED: 4,
    JobState.CANCELLED: 4,
}

RETRYABLE = frozenset({JobState.FAILED, JobState.CANCELLED})
UNFINISHED = frozenset(state for state in JobState if not state.ended)
ENDED = frozenset(JobState) - UNFINISHED


def may_move(now: JobState, wanted: JobState) -> bool:
    """Whether a job that stands at `now` may go on to `wanted`: forward only, and an ended job stays as it is."""
    return not now.ended and _ORDER[wanted] > _ORDER[now]


def check_links(state: JobState) -> None:
    """Raise ValueError unless `state` is one a job with links ends in."""
    if not state.has_links:
        raise ValueError(f"a job is finished as published or duplicate, not as {state}")


def unknown_job(job: int) -> Fault:
    """Return the fault of a job that was taken off the queue meanwhile."""
    return Fault(FaultKind.INDEX, f"Job {job} is not in the queue any more.", subject=str(job))
