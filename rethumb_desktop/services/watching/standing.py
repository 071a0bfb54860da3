"""The standing of watched folders: how each does, whether this run of the program watches it, another one, or none."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from rethumb_desktop.domain.events import LibraryHalted
from rethumb_desktop.domain.ports.watching import WatchBulletin, WatchRecords
from rethumb_desktop.domain.watched_folder import FileState, FolderState, FolderStatus, PostedStatus, WatchedFolder
from rethumb_desktop.services.watching.intake import Refusal

if TYPE_CHECKING:
    from rethumb_desktop.services.watching.folder_watch import FolderWatch

#: What is said of a folder whose drive has been asked for long.
SILENT = "The drive of this folder does not answer."
#: How far back the last failure is looked for.
_RECENT = 100
_AT_WORK = frozenset({FolderState.STARTING, FolderState.WATCHING, FolderState.POLLING})


class Standing:
    """Tells how folders do. `refusal` says why nothing of one may be processed, `halts` what cannot be sent to now."""

    def __init__(
        self,
        records: WatchRecords,
        bulletin: WatchBulletin,
        refusal: Callable[[WatchedFolder], Refusal | None],
        halts: Callable[[], list[LibraryHalted]],
    ) -> None:
        self._records = records
        self._bulletin = bulletin
        self._refusal = refusal
        self._halts = halts
        #: What the run before this one said last.
        self._before: Mapping[str, PostedStatus] | None = None

    def of_engine(self, folder: WatchedFolder, engine: FolderWatch) -> FolderStatus:
        """Return how a folder does that this run watches. Raises Fault index."""
        if self._before is None:
            self._before = dict(self._bulletin.read())
        status = self._with_halt(replace(engine.status(), folder=folder))
        if engine.is_silent and status.state in (*_AT_WORK, FolderState.MISSING):
            status = replace(status, state=FolderState.MISSING, reason=SILENT, next_rescan=None)
        before = self._before.get(folder.id)
        if status.last_event is None and before is not None:
            status = replace(status, last_event=before.last_event)
        return self._with_last_error(status)

    def of_others(self, folder: WatchedFolder, *, elsewhere: bool, begun: bool) -> FolderStatus:
        """Return how a folder does that this run does not watch: another one does, or this one is about to, or none.

        Raises Fault index.
        """
        counts = self._records.counts(folder.id)
        state, reason = self._state(folder, elsewhere=elsewhere, begun=begun)
        status = FolderStatus(
            folder,
            state,
            reason,
            queued=counts.get(FileState.QUEUED, 0),
            done=counts.get(FileState.DONE, 0),
            duplicates=counts.get(FileState.DUPLICATE, 0),
            failed=counts.get(FileState.FAILED, 0),
        )
        posted = self._bulletin.read().get(folder.id)
        if posted is not None:
            status = _with_posted(status, posted, elsewhere=elsewhere)
        return self._with_last_error(status)

    def _state(self, folder: WatchedFolder, *, elsewhere: bool, begun: bool) -> tuple[FolderState, str]:
        if folder.paused:
            return FolderState.PAUSED, ""
        refusal = self._refusal(folder)
        if refusal is not None:
            return refusal.state, refusal.reason
        if elsewhere:
            return FolderState.ELSEWHERE, "Another rethumb of this home watches the folders."
        if begun:
            return FolderState.STARTING, ""
        return FolderState.STOPPED, "Nothing watches it now: neither a window nor “rethumb watch run”."

    def _with_halt(self, status: FolderStatus) -> FolderStatus:
        """Return a status with why nothing is sent to the folder's library now, if so."""
        if not status.folder.publishes or status.state not in _AT_WORK:
            return status
        for halt in self._halts():
            if halt.library == status.folder.library:
                state = status.state if halt.resumes else FolderState.UNUSABLE
                return replace(status, state=state, reason=halt.error.title)
        return status

    def _with_last_error(self, status: FolderStatus) -> FolderStatus:
        """Return a status with why a file failed in an earlier run, where none did in this one."""
        if status.last_error is not None or not status.failed:
            return status
        for file in self._records.recent(status.folder.id, _RECENT):
            if file.state is FileState.FAILED:
                return replace(status, last_error=file.error, last_error_path=file.path)
        return status


def _with_posted(status: FolderStatus, posted: PostedStatus, *, elsewhere: bool) -> FolderStatus:
    """Return a status with what the run said that watches, or that was the last to."""
    status = replace(status, last_event=posted.last_event)
    if not elsewhere:
        return replace(status, last_error=posted.last_error, last_error_path=posted.last_error_path)
    return replace(
        status,
        waiting=posted.waiting,
        last_error=posted.last_error,
        last_error_path=posted.last_error_path,
        next_rescan=posted.next_rescan,
        troubles=posted.troubles,
        there=(posted.state, posted.reason),
    )
