"""Watched folders: what is done with new pictures in them, and what became of each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from rethumb_desktop.domain.errors import FaultRecord
from rethumb_desktop.domain.library import THIS_COMPUTER
from rethumb_desktop.domain.original import Stamp


class Existing(StrEnum):
    """What is done with the pictures that are in a folder when it is watched first."""

    ONLY_NEW = "only-new"
    ALL = "all"


@dataclass(frozen=True)
class WatchedFolder:
    """A folder whose new pictures are processed by presets.

    `path` is absolute, as `os.fsdecode` gives it. With `output` the renditions are written into that folder and
    nothing is published; without, they go to `library`. `include` and `exclude` are patterns of names, or of paths
    below the folder where they hold a slash (`*` and `?` stay within a part, `**` goes through several); nothing in
    `include`: every picture.
    """

    id: str
    path: str
    presets: tuple[str, ...]
    library: str = THIS_COMPUTER
    output: str = ""
    recursive: bool = True
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    existing: Existing = Existing.ONLY_NEW
    paused: bool = False

    @property
    def publishes(self) -> bool:
        return not self.output


class FolderState(StrEnum):
    """How a watched folder stands."""

    STARTING = "starting"
    WATCHING = "watching"
    POLLING = "polling"
    PAUSED = "paused"
    #: The folder is not there now; it is looked for again.
    MISSING = "missing"
    #: Nobody has agreed yet that pictures go to its account.
    CONSENT = "consent"
    #: Its preset or its library is gone.
    UNUSABLE = "unusable"
    #: Another run of the program watches the folders of this home.
    ELSEWHERE = "elsewhere"
    #: No run of the program watches now.
    STOPPED = "stopped"


class FileState(StrEnum):
    """What became of a file in a watched folder."""

    #: It was there before the folder was watched.
    KNOWN = "known"
    #: A job of the queue has it.
    QUEUED = "queued"
    #: Published, or written into the output folder.
    DONE = "done"
    #: What is in it was processed before.
    DUPLICATE = "duplicate"
    FAILED = "failed"
    CANCELLED = "cancelled"
    #: The program wrote it itself.
    OWN = "own"


@dataclass(frozen=True)
class WatchedFile:
    """What is known of a file in a watched folder: `watch` is the folder's id, `path` the file's own, absolute.

    `sha256` is empty where it was never read. `job` is that of the queue, None where there is none; one below 0 is in
    no queue: it writes into an output folder.
    """

    watch: str
    path: str
    stamp: Stamp
    state: FileState
    sha256: str = ""
    job: int | None = None
    error: FaultRecord | None = None
    noted_at: datetime | None = None


@dataclass(frozen=True)
class FileTrouble:
    """A file, or a folder in a watched one, that waits since something is wrong with it."""

    path: str
    error: FaultRecord


@dataclass(frozen=True)
class PostedStatus:
    """What the run that watches a folder says of it, for the other runs of the program and the next."""

    state: FolderState
    reason: str = ""
    waiting: int = 0
    last_error: FaultRecord | None = None
    last_error_path: str = ""
    last_event: datetime | None = None
    next_rescan: datetime | None = None
    troubles: tuple[FileTrouble, ...] = ()


@dataclass(frozen=True)
class FolderStatus:
    """How a watched folder does. Times are of the wall clock; `reason` is a sentence about the state, may be empty.

    `waiting` counts files that are being written, cannot be read yet, or are there while nothing of the folder may be
    processed; `queued` those that a job has. `troubles` names some of those that wait for longer, and why. `there` is
    how it stands, and why, in the other run of the program that watches it.
    """

    folder: WatchedFolder
    state: FolderState
    reason: str = ""
    waiting: int = 0
    queued: int = 0
    done: int = 0
    duplicates: int = 0
    failed: int = 0
    last_error: FaultRecord | None = None
    last_error_path: str = ""
    last_event: datetime | None = None
    next_rescan: datetime | None = None
    troubles: tuple[FileTrouble, ...] = ()
    there: tuple[FolderState, str] | None = None

    def posted(self) -> PostedStatus:
        """Return what the other runs of the program are told of it."""
        return PostedStatus(
            self.state,
            self.reason,
            self.waiting,
            self.last_error,
            self.last_error_path,
            self.last_event,
            self.next_rescan,
            self.troubles,
        )
