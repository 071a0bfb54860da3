"""`rethumb watch run`: watching without a window, until it is told to end or, with --once, until nothing is left."""

from __future__ import annotations

import argparse
import signal
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from queue import Empty, SimpleQueue
from typing import Any

from rethumb_desktop.cli.batch import print_job
from rethumb_desktop.cli.given import Given
from rethumb_desktop.cli.keys import ask_for_session_keys
from rethumb_desktop.cli.output import (
    DONE,
    INTERRUPTED,
    NOT_STARTED,
    SOME_FAILED,
    exit_status,
    rendition_object,
    result_object,
    tell,
    tell_fault,
    write,
    write_json,
)
from rethumb_desktop.cli.syncing import tell_others
from rethumb_desktop.cli.watch import Opener
from rethumb_desktop.domain.errors import Fault, FaultRecord
from rethumb_desktop.domain.events import (
    Event,
    FolderStatusChanged,
    JobChanged,
    LibraryHalted,
    LibraryResumed,
    WatchedFileSaved,
    WatchedFilesRecognised,
    WatchedFoldersChanged,
)
from rethumb_desktop.domain.job import Job, JobState
from rethumb_desktop.domain.recipe import format_recipe
from rethumb_desktop.domain.rendition import Rendition
from rethumb_desktop.domain.watched_folder import FileState, FileTrouble, FolderState, FolderStatus, WatchedFile
from rethumb_desktop.services import Services
from rethumb_desktop.services.watching.intake import OUTSIDE, file_state

#: With --once: how often is asked whether nothing is left, and for how long a library is waited for, in seconds.
_LOOK, _PATIENCE = 0.2, 30.0
#: Nothing of a folder in such a state can be processed.
_IDLE = frozenset({FolderState.MISSING, FolderState.CONSENT, FolderState.UNUSABLE})


def run(arguments: argparse.Namespace, open_services: Opener) -> int:
    follower = _Follower(as_json=arguments.json)
    # Whoever waits for the end must not wait for a library for ever.
    arguments.patience = _PATIENCE if arguments.once else None
    with _ends_asked_for(follower.events), closing(open_services(follower.listen)) as services:
        folders = services.watching.folders()
        for library in dict.fromkeys(folder.library for folder in folders if folder.publishes):
            if any(library == known.name for known in services.accounts.libraries()):
                ask_for_session_keys(services, library)
        if not folders:
            tell("No folder is watched yet. Add one: rethumb watch add DIR --preset NAME")
            if arguments.once:
                return DONE
        services.publishing.adopt()
        services.watching.begin()
        if not arguments.once:
            services.syncing.begin()
            services.upkeep.begin()
        try:
            if arguments.once:
                return _once(services, follower)
            follower.follow(services)
        finally:
            services.watching.close()
            follower.tidy_up(services)
    return DONE


def _once(services: Services, follower: _Follower) -> int:
    status = follower.follow_once(services)
    if status != INTERRUPTED:
        tell_others(services, (), waiting=services.syncing.states())
    return status


@contextmanager
def _ends_asked_for(events: SimpleQueue[Event | None]) -> Iterator[None]:
    """Turn the first SIGTERM or Ctrl+C into an entry of the queue, the second ends the program at once.

    At once, that is, as a kill would: the next run takes up what it leaves.
    """

    def end(number: int, _frame: object) -> None:
        signal.signal(number, signal.SIG_DFL)
        events.put(None)

    # A shell that runs a program in the background may have it ignore Ctrl+C.
    heard = [each for each in (signal.SIGTERM, signal.SIGINT) if signal.getsignal(each) is not signal.SIG_IGN]
    before = {number: signal.signal(number, end) for number in heard}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


class _Follower:
    """Prints what becomes of each picture as it comes."""

    def __init__(self, *, as_json: bool) -> None:
        self._as_json = as_json
        #: None stands for the wish that it ends.
        self.events: SimpleQueue[Event | None] = SimpleQueue()
        self._paths: dict[str, str] = {}
        self._states: dict[str, FolderState] = {}
        self._done: dict[str, list[int]] = {}
        self._errors: list[FaultRecord | None] = []
        self._halts: dict[str, str] = {}
        self._troubles: set[tuple[str, str]] = set()

    def listen(self, event: Event) -> None:
        """Take an event in, on any thread."""
        self.events.put(event)

    def follow(self, services: Services) -> None:
        """Go on until somebody wants it to end."""
        while (event := self.events.get()) is not None:
            self._take(services, event)

    def follow_once(self, services: Services) -> int:
        """Go on until everything that is there was processed; return the exit status."""
        while True:
            try:
                event = self.events.get(timeout=_LOOK)
            except Empty:
                if services.watching.elsewhere:
                    tell("rethumb: another rethumb of this home watches the folders")
                    return NOT_STARTED
                if services.watching.is_caught_up() and self.events.empty():
                    statuses = services.watching.statuses()
                    for status in statuses:  # the last word may be on its way still
                        self._tell_state(status)
                    return self._exit_status(statuses)
                continue
            if event is None:
                tell("rethumb: interrupted")
                return INTERRUPTED
            self._take(services, event)

    def tidy_up(self, services: Services) -> None:
        """Take off the queue what has its links and was printed."""
        for watch in list(self._done):
            services.publishing.remove(self._done.pop(watch))

    def _exit_status(self, statuses: list[FolderStatus]) -> int:
        active = [status for status in statuses if status.state is not FolderState.PAUSED]
        idle = [status for status in active if status.state in _IDLE]
        waiting = [status for status in active if status.waiting]
        for status in waiting:
            tell(f"{status.folder.path}: {status.waiting} still waiting; the next run takes what it can")
            for trouble in status.troubles:
                self._tell_trouble(trouble)
        if any(error is not None and error.kind in OUTSIDE for error in self._errors):
            tell("What failed is tried again by the next run, or with: rethumb queue retry")
        if idle and len(idle) == len(active):
            return NOT_STARTED
        return exit_status(self._errors) or (SOME_FAILED if idle or waiting else DONE)

    def _take(self, services: Services, event: Event) -> None:
        match event:
            case JobChanged(job) if job.watch and job.state.ended:
                self._print_job(services, job)
            case WatchedFileSaved():
                self._print_saved(services, event)
            case WatchedFilesRecognised(files) if self._as_json:
                for file in files:
                    self._print_recognised(services, file)
            case FolderStatusChanged(status):
                self._tell_state(status)
                for trouble in status.troubles:
                    self._tell_trouble(trouble)
                # The folder's record says by now what became of these.
                done = self._done.pop(status.folder.id, None)
                if done:
                    services.publishing.remove(done)
            case LibraryHalted(library, error, resumes):
                self._tell_halt(library, error, resumes=resumes)
            case LibraryResumed(library):
                self._halts.pop(library, None)
            case WatchedFoldersChanged():
                self._paths.clear()

    def _print_job(self, services: Services, job: Job) -> None:
        never_read = job.state is JobState.FAILED and file_state(job.state, job.error) is FileState.CANCELLED
        shown = replace(job, state=JobState.CANCELLED) if never_read else job
        error = print_job(services, shown, Given(), as_json=self._as_json, watch=self._path(services, job.watch))
        self._errors.append(None if never_read else error)
        if job.state.has_links:
            self._done.setdefault(job.watch, []).append(job.id)

    def _print_saved(self, services: Services, event: WatchedFileSaved) -> None:
        file, error = event.file, event.file.error
        self._errors.append(error)
        if self._as_json:
            state = JobState.FAILED.value if error is not None else "rendered"
            renditions = [rendition_object(made, None, path) for made, path in event.saved]
            line = result_object(file.path, state, event.original, renditions, error)
            write_json(line | {"watch": self._path(services, file.watch)})
        elif error is not None:
            tell_fault(file.path, error)
        else:
            for _made, path in event.saved:
                write(path)

    def _print_recognised(self, services: Services, file: WatchedFile) -> None:
        """Print the line of a picture that needed no job: it is in the library, or was written, by another name."""
        renditions, notes = [], ["The same picture was processed before."]
        try:
            renditions = _known_renditions(services, file)
        except Fault as fault:
            notes.append(fault.title)
        line = result_object(file.path, JobState.DUPLICATE.value, None, renditions, None, notes)
        write_json(line | {"watch": self._path(services, file.watch), "sha256": file.sha256})

    def _tell_state(self, status: FolderStatus) -> None:
        if self._states.get(status.folder.id) is not status.state:
            self._states[status.folder.id] = status.state
            tell(f"{status.folder.path}: {status.state.value}{': ' if status.reason else ''}{status.reason}")

    def _tell_trouble(self, trouble: FileTrouble) -> None:
        """Say once of a file why it waits."""
        said = trouble.path, trouble.error.title
        if said not in self._troubles:
            self._troubles.add(said)
            tell_fault(trouble.path, trouble.error)

    def _tell_halt(self, library: str, error: FaultRecord, *, resumes: bool) -> None:
        """Say once why nothing is sent to a library, and what a person can do."""
        if self._halts.get(library) == error.title:
            return
        self._halts[library] = error.title
        tell_fault(library, error)
        if not resumes:
            tell("  It goes on when that is mended, or with: rethumb queue retry")

    def _path(self, services: Services, watch: str) -> str:
        """Return where a watched folder is; "" where it is watched no more."""
        if watch not in self._paths:
            self._paths = {folder.id: folder.path for folder in services.watching.folders()}
        return self._paths.get(watch, "")


def _known_renditions(services: Services, file: WatchedFile) -> list[dict[str, Any]]:
    """Return what a library has of the bytes of a file; nothing where its folder publishes nothing. Raises Fault."""
    folder = services.watching.find(file.watch)
    if not folder.publishes:
        return []
    wanted = {format_recipe(recipe) for name in folder.presets for recipe in services.presets.find(name).recipes}
    found = []
    for each in services.browsing.of_original(folder.library, file.sha256):
        if each.recipe not in wanted:
            continue
        made = Rendition(each.recipe, each.key, each.width, each.height, each.bytes, each.mime)
        path = services.sharing.path(each.library, each.key)
        url = services.sharing.url(each.library, each.key)
        found.append(rendition_object(made, url, str(path) if path else None))
    return found
