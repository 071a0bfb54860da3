"""Workers: each steps the engines of the folders on one drive, so that a dead drive holds up nobody else's."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from threading import Condition, Lock, Thread
from typing import TYPE_CHECKING

from rethumb_desktop.jobs.border import run_task
from rethumb_desktop.services.watching.attending import LetGo

if TYPE_CHECKING:
    from rethumb_desktop.services.watching.folder_watch import FolderWatch

log = logging.getLogger(__name__)

#: The seconds after a bug, and until others take over what waits behind a folder that a worker does not come back from.
AFTER_BUG, PATIENCE = 5.0, 5.0
_NEVER = float("inf")


def _nothing() -> None:
    """For a folder whose end nobody waits for."""


@dataclass
class _Leaving:
    """An engine to close, and who hears of it."""

    engine: FolderWatch
    then: Callable[[], None]


class Worker:
    """Steps engines, one after the other. `round` is called by one thread only: that of `begin`, or its maker's.

    `stepped` hears of each folder whose engine took a step, on that thread.
    """

    def __init__(self, drive: str, steady: Callable[[], float], stepped: Callable[[str], None]) -> None:
        #: What new folder it is for; "" for none.
        self.drive = drive
        self._steady = steady
        self._stepped = stepped
        self._changed = Condition()
        self._engines: dict[str, FolderWatch] = {}
        self._due: dict[str, float] = {}
        self._woken: set[str] = set()
        self._leaving: list[_Leaving] = []
        self._at: tuple[str, float] | None = None
        self._ended = False
        self._thread: Thread | None = None

    # From any thread

    def begin(self) -> None:
        """Work on a thread of its own."""
        self._thread = Thread(target=self._run, name=f"watching {self.drive}", daemon=True)
        self._thread.start()

    def take_on(self, watch: str, engine: FolderWatch) -> None:
        with self._changed:
            self._engines[watch] = engine
            self._woken.add(watch)
            self._changed.notify_all()

    def wake(self, watch: str) -> None:
        """Step a folder's engine as soon as may be."""
        with self._changed:
            if watch in self._engines:
                self._woken.add(watch)
                self._changed.notify_all()

    def let_go(self, watch: str, then: Callable[[], None] = _nothing) -> None:
        """Close a folder's engine between two steps, and call `then`."""
        with self._changed:
            engine = self._engines.pop(watch)
            self._due.pop(watch, None)
            self._woken.discard(watch)
            self._leaving.append(_Leaving(engine, then))
            engine.let_go()
            self._changed.notify_all()

    def end(self) -> None:
        """Let go of all folders, and end the thread once the step is done that is being taken."""
        with self._changed:
            for watch in list(self._engines):
                self.let_go(watch)
            self._ended = True
            self._changed.notify_all()

    def join(self, seconds: float) -> None:
        """Wait for the end of the thread, so long at most."""
        if self._thread is not None:
            self._thread.join(seconds)
        else:
            self._close_leaving()

    def at_work(self) -> tuple[str, float]:
        """Return at which folder it is, "" where it closes one or is at none, and for how many seconds it has been."""
        with self._changed:
            return (self._at[0], self._steady() - self._at[1]) if self._at is not None else ("", 0.0)

    def hand_over(self) -> list[tuple[str, FolderWatch]]:
        """Give up all folders but the one it is at."""
        with self._changed:
            kept = self._at[0] if self._at is not None else ""
            others = [(watch, engine) for watch, engine in self._engines.items() if watch != kept]
            for watch, _ in others:
                del self._engines[watch]
                self._due.pop(watch, None)
                self._woken.discard(watch)
        return others

    def give_up_leaving(self) -> list[Callable[[], None]]:
        """Return whom to tell of engines that should be closed, and are not: they are some time, and nobody waits."""
        with self._changed:
            thens = [leaving.then for leaving in self._leaving]
            for leaving in self._leaving:
                leaving.then = _nothing
        return thens

    # From the one thread

    def round(self) -> float:
        """Step each engine that is due; return the seconds until one is."""
        self._close_leaving()
        now = self._steady()
        with self._changed:
            due = [watch for watch in self._engines if watch in self._woken or self._due.get(watch, now) <= now]
        for watch in due:
            self._step(watch)
            self._close_leaving()
        with self._changed:
            if self._woken or self._leaving:
                return 0.0
            return max(min(self._due.values(), default=_NEVER) - self._steady(), 0.0)

    def _run(self) -> None:
        while not self._ended:
            wait = self.round()
            with self._changed:
                self._changed.wait_for(self._is_called, None if wait == _NEVER else wait)
        self._close_leaving()

    def _is_called(self) -> bool:
        return bool(self._ended or self._woken or self._leaving)

    def _step(self, watch: str) -> None:
        with self._changed:
            engine = self._engines.get(watch)
            if engine is None:
                return
            self._woken.discard(watch)
            began = self._steady()
            self._at = watch, began
        delay = run_task(lambda: _step_of(engine), _meet_bug)
        with self._changed:
            self._at = None
            if self._engines.get(watch) is engine:
                self._due[watch] = began + delay
        self._stepped(watch)

    def _close_leaving(self) -> None:
        while True:
            with self._changed:
                if not self._leaving:
                    return
                leaving = self._leaving.pop(0)
                self._at = "", self._steady()
            run_task(leaving.engine.close, _log_bug)
            with self._changed:
                self._at = None
            leaving.then()


class Crew:
    """The workers of all drives. From `begin` on each has a thread of its own; before, `round` does their work."""

    def __init__(self, steady: Callable[[], float], stepped: Callable[[str], None], patience: float = PATIENCE) -> None:
        self._steady = steady
        self._stepped = stepped
        self._patience = patience
        self._lock = Lock()
        self._has_threads = False
        self._workers: list[Worker] = []
        # Those that had one folder, and no more.
        self._parted: list[Worker] = []
        self._places: dict[str, Worker] = {}

    def begin(self) -> None:
        self._has_threads = True

    def take_on(self, watch: str, engine: FolderWatch, drive: str) -> None:
        """Step an engine from now on, with those of the folders on the same drive."""
        with self._lock:
            worker = next((each for each in self._workers if each.drive == drive), None) or self._make(drive)
            self._places[watch] = worker
            worker.take_on(watch, engine)

    def wake(self, watch: str) -> None:
        with self._lock:
            worker = self._places.get(watch)
        if worker is not None:
            worker.wake(watch)

    def wake_all(self) -> None:
        with self._lock:
            places = list(self._places.items())
        for watch, worker in places:
            worker.wake(watch)

    def let_go(self, watch: str, then: Callable[[], None]) -> None:
        """Close the engine of a folder, and call `then`: on any thread, and also where its drive does not answer."""
        with self._lock:
            worker = self._places.pop(watch)
            worker.let_go(watch, then)
            alone = not worker.drive
            if alone:
                self._part_with(worker)
        if alone and worker.at_work()[1] > self._patience:
            _tell(worker.give_up_leaving())

    def round(self) -> float:
        """Do what is due where there are no threads; return the seconds until something is."""
        if self._has_threads:
            return _NEVER
        return min((worker.round() for worker in list(self._workers)), default=_NEVER)

    def relieve(self) -> None:
        """Have others go on with what waits behind a folder whose drive has not answered for a while."""
        with self._lock:
            held_up = [each for each in self._workers if each.drive and each.at_work()[1] > self._patience]
            for worker in held_up:
                drive, worker.drive = worker.drive, ""
                others = worker.hand_over()
                if others:
                    other = self._make(drive)
                    for watch, engine in others:
                        self._places[watch] = other
                        other.take_on(watch, engine)
                if worker not in self._places.values():
                    self._part_with(worker)
        for worker in held_up:
            _tell(worker.give_up_leaving())

    def rest(self, seconds: float = 0.0) -> bool:
        """End all workers, and wait so long at most for those whose drives answer; False where some do not."""
        with self._lock:
            workers, self._workers = self._workers, []
            parted, self._parted = self._parted, []
            self._places.clear()
        for worker in workers:
            worker.end()
        until = self._steady() + seconds
        answering = [worker for worker in workers if worker.at_work()[1] <= self._patience]
        for worker in answering:
            worker.join(max(until - self._steady(), 0.0))
        return answering == workers and not any(worker.at_work()[1] > self._patience for worker in parted)

    def _part_with(self, worker: Worker) -> None:
        worker.end()
        self._workers.remove(worker)
        self._parted = [*(each for each in self._parted if each.at_work()[1]), worker]

    def _make(self, drive: str) -> Worker:
        worker = Worker(drive, self._steady, self._stepped)
        self._workers.append(worker)
        if self._has_threads:
            worker.begin()
        return worker


def _step_of(engine: FolderWatch) -> float:
    try:
        return engine.step()
    except LetGo:
        return 0.0


def _tell(thens: list[Callable[[], None]]) -> None:
    for then in thens:
        then()


def _meet_bug(bug: Exception) -> float:
    _log_bug(bug)
    return AFTER_BUG


def _log_bug(bug: Exception) -> None:
    log.error("watching met a bug", exc_info=bug)
