"""The intake of a watched folder: what the engine asks and tells about the pictures it found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from rethumb_desktop.domain.errors import FaultKind, FaultRecord
from rethumb_desktop.domain.job import Job, JobState
from rethumb_desktop.domain.watched_folder import FileState, FolderState, WatchedFile

#: Why a file fails by what is in it, or by what is to be made of it: there is no use in trying the same again.
_OF_THE_BYTES = (
    frozenset({FaultKind.NOT_A_FILE, FaultKind.NOT_A_PICTURE, FaultKind.UNSUPPORTED, FaultKind.DAMAGED})
    | {FaultKind.TOO_LARGE, FaultKind.REFUSED, FaultKind.RECIPE, FaultKind.IMPOSSIBLE, FaultKind.PRIVACY}
    | {FaultKind.SET_ASIDE, FaultKind.BUG}
)
#: All other reasons lie outside its bytes: it is processed once it can be.
OUTSIDE = frozenset(FaultKind) - _OF_THE_BYTES
_STATES = {
    JobState.PUBLISHED: FileState.DONE,
    JobState.DUPLICATE: FileState.DUPLICATE,
    JobState.FAILED: FileState.FAILED,
    JobState.CANCELLED: FileState.CANCELLED,
}
#: The file was changed or taken away before its job read it: that is no failure, and it settles anew.
CHANGED = frozenset({FaultKind.MISSING, FaultKind.CHANGED, FaultKind.EMPTY})

#: Why a file that failed is processed anew.
ASKED_FOR = FaultRecord(FaultKind.CHANGED, "It is tried again.", "", retryable=True)


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

    def covers(self, known: WatchedFile) -> bool:
        """Whether what became of a file, or becomes of it, is what would become of the same bytes now.

        `known` is queued, done or a duplicate. It is not where it went to another library, or was removed from it.
        """

    def queue(self, files: Sequence[WatchedFile]) -> None:
        """Queue a job for each, by `WatchRecords.queue`. A job whose file holds other bytes than `sha256` when it is
        read is taken off, and told as failed with a fault of kind changed."""

    def job(self, job: int) -> Job | None:
        """Return a job of the queue; None where it is not there any more."""

    def hold_back(self) -> None:
        """Take back the folder's jobs that have not ended: it is paused. Their files are candidates again."""


def is_settled_matter(file: WatchedFile) -> bool:
    """Whether nothing is to be done about a file as long as it stays as it is."""
    ended_badly = file.state in (FileState.FAILED, FileState.CANCELLED)
    return not (ended_badly and file.error is not None and file.error.kind in OUTSIDE)


def file_state(state: JobState, error: FaultRecord | None) -> FileState:
    """Return what becomes of a file whose job ended like this."""
    never_read = state is JobState.FAILED and error is not None and error.kind in CHANGED
    return FileState.CANCELLED if never_read else _STATES[state]
