"""Ports about watched folders: the disk, what it tells of its changes, and what is known of each file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from rethumb_desktop.domain.errors import Fault, FaultRecord
from rethumb_desktop.domain.hints import Hint
from rethumb_desktop.domain.job import Job, NewJob
from rethumb_desktop.domain.original import Stamp
from rethumb_desktop.domain.watched_folder import FileState, PostedStatus, WatchedFile, WatchedFolder


@dataclass(frozen=True)
class WalkedFolder:
    """One folder of a walk: its path, the regular files in it that look like pictures, by name, and why it, or some of
    it, could not be read, if so. What is gone by then is in neither."""

    path: str
    files: Mapping[str, Stamp]
    fault: Fault | None = None


class FileTree(Protocol):
    """Files and folders as the disk has them."""

    def look(self, path: str) -> Stamp | None:
        """Return a regular file's stamp; None where there is none. Raises Fault permission, disk."""

    def walk(self, folder: str, *, recursive: bool) -> Iterator[WalkedFolder]:
        """Yield a folder and, if wanted, those below it, each once however links lead to it. Hidden and unfinished
        files and folders are passed by. Raises Fault missing, permission, disk where the folder itself is not there.
        """

    def read(self, path: str) -> bytes:
        """Return a file's bytes. Raises Fault as `OriginalReader.read`."""

    def is_being_written(self, path: str) -> bool:
        """Whether somebody has a file open for writing; False where the system does not say."""


class Observation(Protocol):
    """A folder being watched. `polls`: nothing tells of changes, it has to be walked often; `reason` says why.

    Both may change while it is observed: watches are used up, the folder is taken away. Then LOST is told; and again
    when it can be watched by itself once more, as when the folder is back. After `close` a call of `tell` that was
    under way may end; nothing `tell` waits for may be held while the observer is closed.
    """

    @property
    def polls(self) -> bool: ...

    @property
    def reason(self) -> str: ...

    def close(self) -> None: ...


class FolderObserver(Protocol):
    """Tells what changes in folders, as far as the system says it."""

    def drive(self, folder: str) -> str:
        """Return a name for the drive that a folder is on, never empty, without asking that drive for anything.

        On a network each folder has one of its own. Links are not followed.
        """

    def observe(self, folder: str, *, recursive: bool, tell: Callable[[Sequence[Hint]], None]) -> Observation:
        """Begin to watch; `tell` is called on threads of its own. From the return on no change is missed silently: what
        was lost is told as `HintKind.LOST`. Only files that look like pictures are told, and folders, those that a
        walk would come to. Where nothing can be watched the observation polls and tells nothing.
        Raises Fault missing.
        """

    def close(self) -> None:
        """End all observations and their threads."""


class WatchRecords(Protocol):
    """What is known of each file in watched folders. Raises Fault index, disk."""

    def in_folder(self, watch: str, folder: str) -> dict[str, WatchedFile]:
        """Return what is known of the files right in a folder, by name."""

    def find(self, watch: str, path: str) -> WatchedFile | None: ...

    def of_digest(self, watch: str, sha256: str) -> WatchedFile | None:
        """Return a file that was queued, done or a duplicate with these bytes; done before queued before duplicate."""

    def of_stamp(self, watch: str, stamp: Stamp) -> WatchedFile | None:
        """Return a file with exactly this stamp: the same under another name, unless its bytes were forged.

        One that failed or was cancelled only where there is no other.
        """

    def note(self, files: Sequence[WatchedFile]) -> None:
        """Record in one transaction; what was known of the same path is replaced."""

    def queue(self, batch: str, files: Sequence[tuple[WatchedFile, NewJob]]) -> list[Job]:
        """Queue jobs and record their files as queued with them, all in one transaction; in order."""

    def note_job(self, watch: str, job: int, state: FileState, error: FaultRecord | None = None) -> list[WatchedFile]:
        """Record how a job ended for the files that have it, and return them as they are now, in the order noted.

        Several have one where it was renamed or copied while the job waited. If it is done, all but the first are
        duplicates. None where no file has this job.
        """

    def unfinished(self, watch: str) -> list[WatchedFile]:
        """Return the files whose job has not ended, as far as is known."""

    def recent(self, watch: str, limit: int) -> list[WatchedFile]:
        """Return what was noted last of those that are more than known, newest first."""

    def counts(self, watch: str) -> Mapping[FileState, int]: ...

    def forget(self, watch: str) -> None:
        """Forget all files of a folder that is watched no more."""


class WatchTurn(Protocol):
    """One run of the program watches at a time. Raises Fault disk."""

    def take(self) -> bool:
        """Take the turn; False where another run has it. Again is no harm."""

    def give_back(self) -> None: ...

    def is_others(self) -> bool:
        """Whether another run has it."""


class WatchBulletin(Protocol):
    """What the run that watches says of its folders, by their ids. It is no record: what is lost is said anew."""

    def post(self, statuses: Mapping[str, PostedStatus]) -> None:
        """Replace what was said. Raises Fault disk."""

    def read(self) -> Mapping[str, PostedStatus]:
        """Return what was said last, by this run or another; nothing where that cannot be read."""


class WatchBook(Protocol):
    """The watched folders as the settings keep them. Raises Fault settings, disk."""

    def watched_folders(self) -> list[WatchedFolder]: ...

    def change_watched_folders(self, change: Callable[[Sequence[WatchedFolder]], Sequence[WatchedFolder]]) -> None:
        """Replace the folders by what `change` makes of them; nobody else changes them meanwhile."""
