"""How a job may move: the rules that every queue keeps."""

from __future__ import annotations

from rethumb_desktop.domain.errors import FaultKind, FaultRecord
from rethumb_desktop.domain.job import JobChange, JobState

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


def may_apply(change: JobChange, now: JobState) -> bool:
    """Whether a change may be written to a job that stands at `now`: a move has to lead forward."""
    return not now.ended if change.state is None else may_move(now, change.state)


#: What is told of a picture during whose rendering the program ended again and again.
SET_ASIDE = FaultRecord(
    FaultKind.SET_ASIDE,
    "The program ended twice while it worked on this picture, so the picture was set aside.",
    "Try it again if the program was ended for another reason; else open the picture elsewhere and save it anew.",
    retryable=False,
)
