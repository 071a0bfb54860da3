"""Watching: folders whose new pictures are processed by themselves."""

from __future__ import annotations

import logging
import os
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.events import (
    AccountsChanged,
    Event,
    JobChanged,
    JobsQueued,
    LibraryHalted,
    LibraryResumed,
    WatchedFilesRecognised,
    WatchedFoldersChanged,
)
from rethumb_desktop.domain.job import Job
from rethumb_desktop.domain.ports import JobQueue, Listener, PresetBook, Publications
from rethumb_desktop.domain.ports.watching import (
    FileTree,
    FolderObserver,
    WatchBook,
    WatchBulletin,
    WatchRecords,
    WatchTurn,
)
from rethumb_desktop.domain.watched_folder import (
    Existing,
    FileState,
    FolderStatus,
    WatchedFile,
    WatchedFolder,
)
from rethumb_desktop.services.libraries import Libraries
from rethumb_desktop.services.outputs import Outputs
from rethumb_desktop.services.publishing import Publishing
from rethumb_desktop.services.rendering import Rendering
from rethumb_desktop.services.watching.beginning import UNSEEN, Beginning, note_other_goal
from rethumb_desktop.services.watching.clocks import Clocks
from rethumb_desktop.services.watching.coming import count_coming
from rethumb_desktop.services.watching.darkroom import Darkroom
from rethumb_desktop.services.watching.intake import ASKED_FOR, Intake, file_state
from rethumb_desktop.services.watching.output_disks import note_output_disk
from rethumb_desktop.services.watching.publishing_intake import PublishingIntake
from rethumb_desktop.services.watching.recall import Recall
from rethumb_desktop.services.watching.recipes import recipes_of
from rethumb_desktop.services.watching.refusals import refuse
from rethumb_desktop.services.watching.rendering_intake import RenderingIntake
from rethumb_desktop.services.watching.rounds import Rounds, Surroundings
from rethumb_desktop.services.watching.standing import Standing
from rethumb_desktop.services.watching.statuses import SilentBulletin, StatusTeller

if TYPE_CHECKING:
    from rethumb_desktop.services.watching.folder_watch import FolderWatch

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class WatchMeans:
    """The adapters of watching. `observer` is called when the first folder is watched."""

    book: WatchBook
    records: WatchRecords
    tree: FileTree
    observer: Callable[[], FolderObserver]
    turn: WatchTurn
    clocks: Clocks = field(default_factory=Clocks)
    bulletin: WatchBulletin = field(default_factory=SilentBulletin)


@dataclass(frozen=True)
class WatchWork:
    """What is done with the pictures, and what that needs."""

    presets: PresetBook
    libraries: Libraries
    publications: Publications
    queue: JobQueue
    publishing: Publishing
    rendering: Rendering
    outputs: Outputs
    own_folders: Sequence[Path]
    gives_way: bool = False


class Watching:
    """The watched folders of a home. May be called by any thread; everything but `begin` may block.

    Tells `WatchedFoldersChanged`, `FolderStatusChanged`, `WatchedFileSaved` and `WatchedFilesRecognised`.
    """

    def __init__(self, means: WatchMeans, work: WatchWork, listener: Listener) -> None:
        self._means = means
        self._work = work
        self._listener = listener
        self._lock = Lock()
        self._told: list[WatchedFolder] | None = None
        self._darkroom = Darkroom(
            work.rendering,
            means.records,
            work.outputs,
            means.clocks.wall,
            listener,
            self._end_job,
            gives_way=work.gives_way,
        )
        self._recall = Recall(means.records, work.queue, work.publishing, self._darkroom)
        around = Surroundings(
            means.book,
            means.turn,
            means.observer,
            self._engine,
            means.clocks,
            folders_changed=self._tell_folders,
            dropped=self._forget,
            inherited=self._inherit,
        )
        self._standing = Standing(
            means.records,
            means.bulletin,
            lambda folder: self._intake(folder).refusal(),
            work.publishing.halts,
        )
        self._rounds = Rounds(around, StatusTeller(self._status, listener, means.bulletin))

    # What is there

    def folders(self) -> list[WatchedFolder]:
        """Return the watched folders, in the order added. Raises Fault settings."""
        return self._means.book.watched_folders()

    def statuses(self) -> list[FolderStatus]:
        """Return how the folders do, in their order. Raises Fault settings, index."""
        return [self._status(folder) for folder in self.folders()]

    def history(self, watch: str, limit: int = 100) -> list[WatchedFile]:
        """Return what became of a folder's files last, newest first. Raises Fault index."""
        return self._means.records.recent(watch, limit)

    @property
    def elsewhere(self) -> bool:
        """Whether another run of the program watches, so that this one, which was to begin, does not."""
        return self._rounds.elsewhere

    def is_caught_up(self) -> bool:
        """Whether all that was found in all folders has come to an end. Raises Fault settings, index.

        What cannot be read now does not count, nor folders whose pictures may not be processed now, or whose drives do
        not answer.
        """
        for folder in self.folders():
            engine = self._rounds.engine(folder.id)
            if engine is None or self._means.records.unfinished(folder.id):
                return False
            if not engine.is_caught_up() and not engine.is_silent:
                return False
        return True

    # What is to be

    def check(self, folder: WatchedFolder) -> None:
        """Raise Fault usage where a folder cannot be watched as it is described; one with its id is left out.

        `subject` is the field: “path”, “output”, “presets” or “library”.
        """
        self._check(_tidied(folder), self.folders())

    def add(self, folder: WatchedFolder) -> WatchedFolder:
        """Watch a folder; return it with the id it got. Raises Fault as `check`, settings, disk."""
        new = replace(_tidied(folder), id=uuid.uuid4().hex)
        self._check(new, self.folders())
        # What is there is recorded before anybody watches: what comes a moment later is new.
        Beginning(new, self._means.records, self._means.clocks.wall).record(self._means.tree)
        note_output_disk(new, self._means.records, self._means.clocks.wall())

        def add(now: Sequence[WatchedFolder]) -> list[WatchedFolder]:
            self._check(new, now)
            return [*now, new]

        try:
            self._change(add)
        except Fault:
            self._forget(new.id)
            raise
        return new

    def change(self, folder: WatchedFolder) -> WatchedFolder:
        """Replace the folder with this id. Raises Fault as `check`, settings, index, disk."""
        new = _tidied(folder)
        before = self.find(new.id)
        self._check(new, self.folders())

        def change(now: Sequence[WatchedFolder]) -> list[WatchedFolder]:
            self._check(new, now)
            return [new if other.id == new.id else other for other in now]

        if new.path != before.path:
            self._means.records.forget(new.id)
        elif new.recursive and not before.recursive and new.existing is Existing.ONLY_NEW:
            self._pass_over_subfolders(new)
        if (new.presets, new.library, new.output) != (before.presets, before.library, before.output):
            note_other_goal(new, self._means.records, self._means.clocks.wall())
            note_output_disk(new, self._means.records, self._means.clocks.wall())
        self._change(change)
        return new

    def remove(self, watch: str) -> None:
        """Watch a folder no more and forget its history; what waits in the queue is taken off, nothing is deleted.

        Raises Fault usage, settings, index, disk.
        """
        self.find(watch)
        self._change(lambda now: [other for other in now if other.id != watch])
        self._recall.take_off(watch)
        self._means.records.forget(watch)

    def pause(self, watch: str) -> None:
        """Process nothing more of a folder until `go_on`, also after a restart. What waits in the queue is taken off.

        Raises Fault usage, settings, index, disk.
        """
        self._set_paused(watch, paused=True)
        # The run that watches does the same once it sees this; here it is done before anybody is told so.
        self._recall.hold_back(watch)

    def go_on(self, watch: str) -> None:
        self._set_paused(watch, paused=False)

    def rescan(self, watch: str) -> bool:
        """Look at all of a folder now; False where this run does not watch it, and nothing happens."""
        engine = self._rounds.engine(watch)
        if engine is not None:
            engine.rescan()
        return engine is not None

    def try_again(self, file: WatchedFile) -> None:
        """Process a file anew that failed. Raises Fault index, disk."""
        self._means.records.note([replace(file, state=FileState.CANCELLED, error=ASKED_FOR)])
        self.rescan(file.watch)

    def count_coming(self, folder: WatchedFolder) -> int:
        """Return how many pictures are there now that would be processed; one without an id is not watched yet.

        Raises Fault missing, permission, disk, index.
        """
        return count_coming(_tidied(folder), self._means.tree, self._means.records)

    def find(self, watch: str) -> WatchedFolder:
        """Return a folder by its id. Raises Fault usage where there is none, settings."""
        for folder in self.folders():
            if folder.id == watch:
                return folder
        raise Fault(FaultKind.USAGE, "This folder is not watched any more.", subject="path")

    # The run

    def begin(self) -> None:
        """Begin to watch, once another run of the program does no more; returns at once."""
        self._rounds.begin()

    def follow(self, event: Event) -> None:
        """Take in what happened elsewhere in the program."""
        if isinstance(event, AccountsChanged | LibraryHalted | LibraryResumed):
            self._rounds.look_anew()
        elif isinstance(event, JobChanged) and event.job.watch and event.job.state.ended:
            self._end_job(event.job)

    def close(self) -> None:
        """End the watching: what was found and not queued is found again by the next start."""
        self._rounds.close()
        self._darkroom.close()

    # Inside

    def _check(self, folder: WatchedFolder, now: Sequence[WatchedFolder]) -> None:
        refuse(folder, now, self._work.own_folders)
        if not folder.presets:
            raise Fault(FaultKind.USAGE, "A watched folder needs at least one preset.", subject="presets")
        recipes_of(folder, self._work.presets)
        if folder.publishes:
            try:
                self._work.libraries.find(folder.library)
            except Fault as fault:
                raise Fault(fault.kind, fault.title, fault.detail, subject="library") from fault

    def _change(self, change: Callable[[Sequence[WatchedFolder]], Sequence[WatchedFolder]]) -> None:
        self._tell_folders(self.folders(), quietly=True)
        self._means.book.change_watched_folders(change)
        self._tell_folders(self.folders())
        self._rounds.look_anew()

    def _set_paused(self, watch: str, *, paused: bool) -> None:
        self.find(watch)
        self._change(lambda now: [replace(each, paused=paused) if each.id == watch else each for each in now])

    def _pass_over_subfolders(self, folder: WatchedFolder) -> None:
        """Have what is in the subfolders now recorded as having been there at the beginning."""
        now = self._means.clocks.wall()
        inside = [entry.path for entry in os.scandir(folder.path) if entry.is_dir()]
        self._means.records.note(
            [WatchedFile(folder.id, path, UNSEEN, FileState.KNOWN, noted_at=now) for path in inside]
        )

    def _tell_folders(self, folders: Sequence[WatchedFolder], *, quietly: bool = False) -> None:
        """Tell that the folders are others than those that were told of last."""
        with self._lock:
            first, same = self._told is None, self._told == list(folders)
            if same or (quietly and not first):
                return
            self._told = list(folders)
        if not first:
            self._listener(WatchedFoldersChanged())

    def _engine(self, folder: WatchedFolder, observer: FolderObserver, wake: Callable[[], None]) -> FolderWatch:
        # Loaded when the first folder is watched: a start without any need not wait for it.
        from rethumb_desktop.services.watching.folder_watch import FolderWatch

        means, intake = self._means, self._intake(folder)
        parts = (folder, means.tree, observer, means.records, intake, means.clocks)
        return FolderWatch(*parts, wake, recognised=self._tell_recognised)

    def _tell_recognised(self, files: Sequence[WatchedFile]) -> None:
        self._listener(WatchedFilesRecognised(tuple(files)))

    def _intake(self, folder: WatchedFolder) -> Intake:
        work = self._work
        if not folder.publishes:
            return RenderingIntake(
                folder, work.presets, self._darkroom, work.outputs, self._means.records, self._recall
            )
        books, records = (work.presets, work.libraries, work.publications), self._means.records
        return PublishingIntake(folder, *books, work.queue, work.publishing, work.outputs, records, self._recall)

    def _status(self, folder: WatchedFolder) -> FolderStatus:
        engine = self._rounds.engine(folder.id)
        if engine is not None:
            return self._standing.of_engine(folder, engine)
        begun = self._rounds.begun
        elsewhere = self._rounds.elsewhere or (not begun and self._means.turn.is_others())
        return self._standing.of_others(folder, elsewhere=elsewhere, begun=begun)

    def _end_job(self, job: Job) -> None:
        """Take in the end of a job of a watched folder."""
        engine = self._rounds.engine(job.watch)
        changed = job.error is not None and job.error.kind is FaultKind.CHANGED
        if engine is not None:
            engine.job_ended(job.id, job.state, job.error)
        else:
            self._record_end(job)
        if changed and job.id > 0 and not self._rounds.run(lambda: self._take_off(job)):
            self._take_off(job)

    def _take_off(self, job: Job) -> None:
        """Take a job off the queue whose file is to be queued anew."""
        try:
            self._work.publishing.remove([job.id])
        except Fault as fault:
            log.warning("a job could not be taken off the queue: %s", fault.title)

    def _record_end(self, job: Job) -> None:
        """Record the end of a job whose folder another run watches, or none."""
        try:
            self._means.records.note_job(job.watch, job.id, file_state(job.state, job.error), job.error)
        except Fault as fault:  # whoever watches next finds it out
            log.warning("the end of a job could not be recorded: %s", fault.title)

    def _forget(self, watch: str) -> None:
        try:
            self._recall.take_off(watch)
            self._means.records.forget(watch)
        except Fault as fault:
            log.warning("a folder that is watched no more could not be forgotten: %s", fault.title)

    def _inherit(self) -> None:
        """Take up the jobs of the run that watched before."""
        jobs = self._work.publishing.adopt()
        if jobs:
            self._listener(JobsQueued(tuple(jobs)))


def _tidied(folder: WatchedFolder) -> WatchedFolder:
    """Return a folder with whole paths, and no preset twice."""
    path, output = os.path.abspath(folder.path), folder.output and os.path.abspath(folder.output)  # noqa: PTH100
    return replace(folder, path=path, output=output, presets=tuple(dict.fromkeys(folder.presets)))
