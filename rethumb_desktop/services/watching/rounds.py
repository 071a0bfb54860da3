"""Rounds: which folders are watched, by the settings and by whose turn it is; and how they do is told."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from threading import Condition, Lock, Thread
from typing import TYPE_CHECKING

from rethumb_desktop.domain.errors import Fault
from rethumb_desktop.domain.ports.watching import FolderObserver, WatchBook, WatchTurn
from rethumb_desktop.domain.watched_folder import WatchedFolder
from rethumb_desktop.jobs.border import run_task
from rethumb_desktop.services.watching.clocks import Clocks
from rethumb_desktop.services.watching.statuses import StatusTeller
from rethumb_desktop.services.watching.workers import AFTER_BUG, PATIENCE, Crew

if TYPE_CHECKING:
    from rethumb_desktop.services.watching.folder_watch import FolderWatch

log = logging.getLogger(__name__)

#: The seconds until the settings are looked at again, until the turn is asked for again, and for how long the folders
#: are waited for at the end whose drives answer; the rest is done a moment later.
LOOK, ASK, FAREWELL, _MOMENT = 2.0, 10.0, 3.0, 1.0


@dataclass(frozen=True)
class Surroundings:
    """What the rounds work with. `observer` is made when the first folder is watched.

    `folders_changed` hears of other folders in the settings, `dropped` of a folder that is watched no more, `inherited`
    when the turn was had after another run.
    """

    book: WatchBook
    turn: WatchTurn
    observer: Callable[[], FolderObserver]
    engine: Callable[[WatchedFolder, FolderObserver, Callable[[], None]], FolderWatch]
    clocks: Clocks
    folders_changed: Callable[[Sequence[WatchedFolder]], None]
    dropped: Callable[[str], None]
    inherited: Callable[[], None]


class Rounds:
    """Has a crew step the engines of the folders in the settings, as long as this run of the program has its turn.

    `round` is called by one thread only: that of `begin`, or a test, and then it steps the engines too. It asks no
    drive for anything: one that does not answer holds up its own folders.
    """

    def __init__(self, around: Surroundings, statuses: StatusTeller, patience: float = PATIENCE) -> None:
        self._around = around
        self._statuses = statuses
        self._changed = Condition()
        self._stepped: set[str] = set()
        self._errands: list[Callable[[], None]] = []
        self._stir = False
        self._closed = False
        self._thread: Thread | None = None
        # Used by other threads too.
        self._lock = Lock()
        self._engines: dict[str, FolderWatch] = {}
        self._crew = Crew(around.clocks.steady, self._note_step, patience)
        self.begun = False
        #: Whether another run of the program has the turn.
        self.elsewhere = False
        # Of the one thread.
        self._folders: list[WatchedFolder] = []
        self._has_read = False
        self._leaving: set[str] = set()
        self._silent: set[str] = set()
        self._observer: FolderObserver | None = None
        self._look_at = self._ask_at = float("-inf")
        self._has_turn = False

    # From any thread

    def begin(self) -> None:
        """Start the threads; a second time does nothing."""
        if self._thread is None:
            self.begun = True
            self._crew.begin()
            self._thread = Thread(target=self._run, name="watching", daemon=True)
            self._thread.start()

    def close(self) -> None:
        """End all; a thread that waits for a dead drive is left behind."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
        if self._thread is not None:
            self._thread.join(FAREWELL + _MOMENT)

    def engine(self, watch: str) -> FolderWatch | None:
        with self._lock:
            return self._engines.get(watch)

    def engines(self) -> list[FolderWatch]:
        with self._lock:
            return list(self._engines.values())

    def look_anew(self) -> None:
        """Look at the settings now, and at what each folder may do."""
        with self._changed:
            self._stir = True
            self._changed.notify_all()

    def run(self, errand: Callable[[], None]) -> bool:
        """Do something between two rounds; False where there are none."""
        with self._changed:
            if self._thread is None or self._closed:
                return False
            self._post(errand)
        return True

    def wake(self, watch: str) -> None:
        self._crew.wake(watch)

    def _post(self, errand: Callable[[], None]) -> None:
        with self._changed:
            self._errands.append(errand)
            self._changed.notify_all()

    def _note_step(self, watch: str) -> None:
        with self._changed:
            self._stepped.add(watch)
            self._changed.notify_all()

    # From the one thread

    def round(self) -> float:
        """Do what is due, with engines that have no threads a part; return the seconds until more is."""
        now = self._around.clocks.steady()
        stir = self._take_calls()
        if stir or now >= self._look_at:
            self._look_at = now + LOOK
            self._read_book()
        if self._folders and not self._has_turn and now >= self._ask_at:
            self._ask_at = now + ASK
            self._ask_for_turn()
        if stir:
            self._crew.wake_all()
        wait = self._crew.round()
        self._crew.relieve()
        if not self._folders and not self._leaving:
            self._rest()
        self._doubt()
        next_times = [self._look_at, self._statuses.tell(now), now + wait]
        if self._has_turn:
            next_times.append(self._statuses.post(now))
        with self._changed:
            if self._errands:
                return 0.0
        return max(min(next_times) - self._around.clocks.steady(), 0.0)

    def end(self) -> None:
        """Let go of all folders and of the turn."""
        if self._has_turn:
            self._statuses.post(float("inf"))
        with self._lock:
            self._engines.clear()
        self._rest(FAREWELL)

    def _run(self) -> None:
        while not self._closed:
            wait = run_task(self.round, _meet_bug)
            with self._changed:
                self._changed.wait_for(self._is_called, wait)
        run_task(self.end, _log_bug)

    def _is_called(self) -> bool:
        return bool(self._closed or self._stepped or self._stir or self._errands)

    def _take_calls(self) -> bool:
        with self._changed:
            stir, self._stir = self._stir, False
            errands, self._errands = self._errands, []
        for errand in errands:
            errand()
        return stir

    def _doubt(self) -> None:
        """Have the statuses asked for anew of folders that took a step, or whose drives answer no more, or again."""
        with self._changed:
            changed, self._stepped = self._stepped, set()
        silent = {watch for watch, engine in self._engines.items() if engine.is_silent}
        changed |= silent ^ self._silent
        self._silent = silent
        for folder in self._folders:
            if folder.id in changed:
                self._statuses.doubt(folder)

    def _read_book(self) -> None:
        try:
            folders = self._around.book.watched_folders()
        except Fault as fault:  # the folders stay as they were until the settings can be read
            log.warning("the watched folders could not be read: %s", fault.title)
            return
        # Also of none it is told once: the first folder that comes is news.
        if folders == self._folders and self._has_read:
            return
        self._has_read = True
        before = {folder.id: folder for folder in self._folders}
        self._folders = folders
        for folder in folders:
            self._follow(before.pop(folder.id, None), folder)
        for watch in before:
            self._close_engine(watch, forget=True)
            self._statuses.forget(watch)
        self._around.folders_changed(folders)

    def _follow(self, before: WatchedFolder | None, folder: WatchedFolder) -> None:
        """Do as the settings say of a folder now."""
        engine = self._engines.get(folder.id)
        if engine is not None and before is not None and before != folder:
            if replace(before, paused=folder.paused) != folder:
                self._close_engine(folder.id, forget=before.path != folder.path)
            elif folder.paused:
                engine.pause()
            else:
                engine.go_on()
        self._make_engine(folder)

    def _make_engine(self, folder: WatchedFolder) -> None:
        """Begin to watch a folder that is not, once the engine is closed that it had before."""
        if not self._has_turn or folder.id in self._engines or folder.id in self._leaving:
            self._statuses.doubt(folder)
            return
        if self._observer is None:
            self._observer = self._around.observer()
        engine = self._around.engine(folder, self._observer, partial(self.wake, folder.id))
        with self._lock:
            self._engines[folder.id] = engine
        # How it does is told after its first step.
        self._crew.take_on(folder.id, engine, self._observer.drive(folder.path))

    def _close_engine(self, watch: str, *, forget: bool) -> None:
        """Have an engine closed; `forget`: what is known of its files too."""
        with self._lock:
            engine = self._engines.pop(watch, None)
        if engine is not None:
            self._leaving.add(watch)
            self._crew.let_go(watch, lambda: self._post(partial(self._take_leave, watch, forget=forget)))
        elif forget:
            self._around.dropped(watch)

    def _take_leave(self, watch: str, *, forget: bool) -> None:
        self._leaving.discard(watch)
        if forget:
            self._around.dropped(watch)
        for folder in self._folders:
            if folder.id == watch:
                self._make_engine(folder)

    def _ask_for_turn(self) -> None:
        waited = self.elsewhere
        try:
            self._has_turn = self._around.turn.take()
        except Fault as fault:
            log.warning("the turn to watch could not be taken: %s", fault.title)
        self.elsewhere = not self._has_turn
        if self._has_turn and waited:
            self._around.inherited()
        for folder in self._folders:
            self._make_engine(folder)

    def _rest(self, seconds: float = 0.0) -> None:
        """End what only watching needs; wait so long at most for folders whose drives answer."""
        all_answer = self._crew.rest(seconds)
        observer, self._observer = self._observer, None
        if observer is not None and all_answer:
            observer.close()
        elif observer is not None:  # it may wait for the same drive
            Thread(target=observer.close, name="watching no more", daemon=True).start()
        if self._has_turn:
            self._around.turn.give_back()
        self._has_turn = self.elsewhere = False
        self._ask_at = float("-inf")


def _meet_bug(bug: Exception) -> float:
    _log_bug(bug)
    return AFTER_BUG


def _log_bug(bug: Exception) -> None:
    log.error("watching met a bug", exc_info=bug)
