"""Rounds: one thread goes from watched folder to watched folder and does what is due in each."""

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

if TYPE_CHECKING:
    from rethumb_desktop.services.watching.folder_watch import FolderWatch

log = logging.getLogger(__name__)

#: The seconds until the settings are looked at again, until the turn is asked for again, after a bug, and for how long
#: a thread that reads a dead drive is waited for at the end.
LOOK, ASK, AFTER_BUG, FAREWELL = 2.0, 10.0, 5.0, 3.0


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
    """Runs the engines of the folders in the settings, as long as this run of the program has its turn.

    `round` is the whole of it and is called by one thread only: that of `begin`, or a test.
    """

    def __init__(self, around: Surroundings, statuses: StatusTeller) -> None:
        self._around = around
        self._statuses = statuses
        self._changed = Condition()
        self._woken: set[str] = set()
        self._errands: list[Callable[[], None]] = []
        self._stir = False
        self._closed = False
        self._thread: Thread | None = None
        # Read by other threads too.
        self._lock = Lock()
        self._engines: dict[str, FolderWatch] = {}
        self.begun = False
        #: Whether another run of the program has the turn.
        self.elsewhere = False
        # Of the one thread.
        self._folders: list[WatchedFolder] = []
        self._has_read = False
        self._due: dict[str, float] = {}
        self._observer: FolderObserver | None = None
        self._look_at = self._ask_at = float("-inf")
        self._has_turn = False

    # From any thread

    def begin(self) -> None:
        """Start the thread; a second time does nothing."""
        if self._thread is None:
            self.begun = True
            self._thread = Thread(target=self._run, name="watching", daemon=True)
            self._thread.start()

    def close(self) -> None:
        """End all; a thread that waits for a dead drive is left behind."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
        if self._thread is not None:
            self._thread.join(FAREWELL)

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
            self._errands.append(errand)
            self._changed.notify_all()
        return True

    def wake(self, watch: str) -> None:
        with self._changed:
            self._woken.add(watch)
            self._changed.notify_all()

    # From the one thread

    def round(self) -> float:
        """Do a part of what is due in each folder; return the seconds until more is, 0 where there is more."""
        now = self._around.clocks.steady()
        woken, stir = self._take_calls()
        if stir or now >= self._look_at:
            self._look_at = now + LOOK
            self._read_book()
        if self._folders and not self._has_turn and now >= self._ask_at:
            self._ask_at = now + ASK
            self._ask_for_turn()
        for watch, engine in list(self._engines.items()):
            if stir or watch in woken or self._due.get(watch, now) <= now:
                self._due[watch] = now + engine.step()
                self._statuses.doubt(self._folder(watch))
        next_times = [self._look_at, self._statuses.tell(now), *self._due.values()]
        if self._has_turn:
            next_times.append(self._statuses.post(now))
        return max(min(next_times) - self._around.clocks.steady(), 0.0)

    def end(self) -> None:
        """Let go of all folders and of the turn."""
        if self._has_turn:
            self._statuses.post(float("inf"))
        for watch in list(self._engines):
            self._close_engine(watch)
        self._rest()

    def _run(self) -> None:
        while not self._closed:
            wait = run_task(self.round, _meet_bug)
            with self._changed:
                self._changed.wait_for(self._is_called, wait)
        run_task(self.end, _log_bug)

    def _is_called(self) -> bool:
        return bool(self._closed or self._woken or self._stir or self._errands)

    def _take_calls(self) -> tuple[set[str], bool]:
        with self._changed:
            woken, self._woken = self._woken, set()
            stir, self._stir = self._stir, False
            errands, self._errands = self._errands, []
        for errand in errands:
            errand()
        return woken, stir

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
            self._close_engine(watch)
            self._statuses.forget(watch)
            self._around.dropped(watch)
        if not folders:
            self._rest()
        self._around.folders_changed(folders)

    def _follow(self, before: WatchedFolder | None, folder: WatchedFolder) -> None:
        """Do as the settings say of a folder now."""
        engine = self._engines.get(folder.id)
        if engine is not None and before is not None and before != folder:
            if replace(before, paused=folder.paused) != folder:
                self._close_engine(folder.id)
                if before.path != folder.path:
                    self._around.dropped(folder.id)
            elif folder.paused:
                engine.pause()
            else:
                engine.go_on()
        self._make_engine(folder)
        self._statuses.doubt(folder)

    def _make_engine(self, folder: WatchedFolder) -> None:
        if self._has_turn and folder.id not in self._engines:
            if self._observer is None:
                self._observer = self._around.observer()
            engine = self._around.engine(folder, self._observer, partial(self.wake, folder.id))
            with self._lock:
                self._engines[folder.id] = engine

    def _close_engine(self, watch: str) -> None:
        with self._lock:
            engine = self._engines.pop(watch, None)
        self._due.pop(watch, None)
        if engine is not None:
            engine.close()

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
            self._statuses.doubt(folder)

    def _rest(self) -> None:
        """End what only watching needs."""
        observer, self._observer = self._observer, None
        if observer is not None:
            observer.close()
        if self._has_turn:
            self._around.turn.give_back()
        self._has_turn = self.elsewhere = False
        self._ask_at = float("-inf")

    def _folder(self, watch: str) -> WatchedFolder:
        return next(folder for folder in self._folders if folder.id == watch)


def _meet_bug(bug: Exception) -> float:
    _log_bug(bug)
    return AFTER_BUG


def _log_bug(bug: Exception) -> None:
    log.error("watching met a bug", exc_info=bug)
