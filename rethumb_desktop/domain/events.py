"""What happened: announced by services in the past tense; views decide whether it concerns them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from rethumb_desktop.domain.errors import FaultRecord
from rethumb_desktop.domain.job import Job, JobState
from rethumb_desktop.domain.original import Original
from rethumb_desktop.domain.preferences import Preferences
from rethumb_desktop.domain.rendition import Rendition
from rethumb_desktop.domain.syncing import SyncState
from rethumb_desktop.domain.watched_folder import FolderStatus, WatchedFile


@dataclass(frozen=True)
class JobsQueued:
    """Jobs were written to the queue, in queue order."""

    jobs: tuple[Job, ...]


@dataclass(frozen=True)
class JobChanged:
    """A job moved on; `job` is how it stands now."""

    job: Job


@dataclass(frozen=True)
class SendingBegan:
    """One of several renditions of a job is being sent: the one at this place, from 0. Nobody keeps that."""

    job: int
    place: int


@dataclass(frozen=True)
class JobsRemoved:
    """Ended jobs were taken off the queue."""

    ids: tuple[int, ...]


@dataclass(frozen=True)
class JobsLetGo:
    """Jobs that were held are on their way, all in one batch. Each was told by `JobChanged` before."""

    jobs: tuple[Job, ...]


@dataclass(frozen=True)
class BatchEnded:
    """All jobs of one drop have ended. `counts` tells how."""

    batch: str
    counts: tuple[tuple[JobState, int], ...]


@dataclass(frozen=True)
class IntakeFailed:
    """Something that was dropped could not even become a job; `subject` names it."""

    batch: str
    subject: str
    error: FaultRecord


@dataclass(frozen=True)
class AccountsChanged:
    """An account or a preset was added, changed or removed."""


@dataclass(frozen=True)
class QueuePaused:
    """The queue was paused or goes on."""

    paused: bool


@dataclass(frozen=True)
class LibraryHalted:
    """Nothing is sent to a library for now; `error` says why. `resumes`: it is tried again without the person."""

    library: str
    error: FaultRecord
    resumes: bool


@dataclass(frozen=True)
class LibraryResumed:
    """A library that was halted takes renditions again."""

    library: str


@dataclass(frozen=True)
class RemovalsChanged:
    """Publications of a library were taken out of it, or came back, or could not be taken out."""

    library: str


@dataclass(frozen=True)
class PreferencesChanged:
    """The person prefers something else now."""

    preferences: Preferences


@dataclass(frozen=True)
class WatchedFoldersChanged:
    """A watched folder was added, changed, paused or removed, here or by another run of the program."""


@dataclass(frozen=True)
class FolderStatusChanged:
    """A watched folder does otherwise than before; told at most four times a second for each."""

    status: FolderStatus


@dataclass(frozen=True)
class WatchedFileSaved:
    """A picture of a watched folder was written into its output folder: each rendition with its path.

    `file` has the error where it could not be; then `saved` is empty.
    """

    file: WatchedFile
    original: Original | None
    saved: tuple[tuple[Rendition, str], ...]


@dataclass(frozen=True)
class WatchedFilesRecognised:
    """Pictures came into a watched folder that were processed before, by the same bytes: none has a job."""

    files: tuple[WatchedFile, ...]


@dataclass(frozen=True)
class SyncStateChanged:
    """A library stands otherwise with its devices than before."""

    state: SyncState


@dataclass(frozen=True)
class LibraryReceived:
    """Pictures of other devices came into a library, or went out of it; `went` are the keys of those."""

    library: str
    came: int
    went: tuple[str, ...]


Event = (
    JobsQueued
    | JobChanged
    | SendingBegan
    | JobsRemoved
    | JobsLetGo
    | BatchEnded
    | IntakeFailed
    | AccountsChanged
    | QueuePaused
    | LibraryHalted
    | LibraryResumed
    | RemovalsChanged
    | PreferencesChanged
    | WatchedFoldersChanged
    | FolderStatusChanged
    | WatchedFileSaved
    | WatchedFilesRecognised
    | SyncStateChanged
    | LibraryReceived
)

#: Who is told what happened; called on worker threads.
Listener = Callable[[Event], None]
