"""The intake of a watched folder: what the engine asks and tells about the pictures it found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from rethumb_desktop.domain.errors import FaultKind, FaultRecord
from rethumb_desktop.domain.job import Job, JobState
from rethumb_desktop.domain.watched_folder import FileState, FolderState, WatchedFile

#: Why a file failed without its bytes having to do with it: it is processed once it can be.
_OUTSIDE = frozenset({FaultKind.MISSING, FaultKind.PERMISSION, FaultKind.DISK, FaultKind.CHANGED, FaultKind.EMPTY})
_STATES = {
    JobState.PUBLISHED: FileState.DONE,
    JobState.DUPLICATE: FileState.DUPLICATE,
    JobState.FAILED: FileState.FAILED,
    JobState.CANCELLED: FileState.CANCELLED,
}
#: The file was changed or taken away before its job read it: that is no failure, and it settles anew.
CHANGED = frozenset({FaultKind.MISSING, FaultKind.CHANGED, FaultKind.EMPTY})


@dataclass(frozen=True)
class Refusal:
    """Why nothing of a folder may be processed now: `state` is consent or unusable, `reason` a sentence."""

    state: FolderState
    reason: str


class Intake(Protocol):
    """What becomes of settled files. All but `refusal` may raise Fault; then they are tried again."""

    def refusal(self) -> Refusal | None:
        """Return why nothing may be processed now; asked often, so it must be quick."""

    def is_own(self, sha256: str) -> bool:
        """Whether the program wrote these bytes itself."""

    def holds(self, sha256: str) -> bool:
        """Whether all that the folder's presets make of these bytes is in its library already."""

    def queue(self, files: Sequence[WatchedFile]) -> None:
        """Queue a job for each, by `WatchRecords.queue`. A job whose file holds other bytes than `sha256` when it is
        read is taken off, and told as failed with a fault of kind changed."""

    def job(self, job: int) -> Job | None:
        """Return a job of the queue; None where it is not there any more."""


def is_settled_matter(file: WatchedFile) -> bool:
    """Whether nothing is to be done about a file as long as it stays as it is."""
    ended_badly = file.state in (FileState.FAILED, FileState.CANCELLED)
    return not (ended_badly and file.error is not None and file.error.kind in _OUTSIDE)


def file_state(state: JobState, error: FaultRecord | None) -> FileState:
    """Return what becomes of a file whose job ended like this."""
    never_read = state is JobState.FAILED and error is not None and error.kind in CHANGED
    return FileState.CANCELLED if never_read else _STATES[state]
