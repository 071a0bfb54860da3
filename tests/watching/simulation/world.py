"""A simulated world: a disk, its observer, an office, and a program that watches a folder and crashes now and then."""

from __future__ import annotations

from random import Random

from rethumb_desktop.domain.errors import FaultRecord
from rethumb_desktop.domain.hints import Hint
from rethumb_desktop.domain.job import JobState
from rethumb_desktop.domain.watched_folder import Existing, WatchedFolder
from rethumb_desktop.services.watching.bounds import Bounds
from rethumb_desktop.services.watching.clocks import Clocks
from rethumb_desktop.services.watching.folder_watch import FolderWatch
from tests.watching.simulation.clock import SimulatedClock
from tests.watching.simulation.disk import TOP, SimulatedDisk
from tests.watching.simulation.observer import SimulatedObserver
from tests.watching.simulation.office import WATCH, Crash, Office
from tests.watching.simulation.oracle import Oracle, Wrong

_TIGHT = Bounds(looks=5, reads=2, bytes=100, compared=25, folder=5, settling=12)
#: Longer than an hour's rescan and the longest back-off together; and what is enough where no change goes unsaid.
_LONG, _SHORT = 6000.0, 150.0


class World:
    """All of it is drawn from one seed."""

    def __init__(self, seed: str) -> None:
        self.chance = Random(seed)
        chance = self.chance
        self.clock = SimulatedClock()
        self.disk = SimulatedDisk(self.clock, chance, self._told)
        self.observer = SimulatedObserver(
            self.clock,
            chance,
            hears=chance.random() < 0.9,
            is_there=lambda: self.disk.mounted and TOP in self.disk.folders,
        )
        self.office = Office(self.disk, chance, library=chance.random() < 0.5)
        self.folder = WatchedFolder(
            WATCH,
            TOP,
            ("all",),
            recursive=chance.random() < 0.8,
            exclude=("raw",) if chance.random() < 0.5 else (),
            existing=chance.choice(list(Existing)),
        )
        self.disk.told_apart = self.folder.existing is Existing.ALL
        #: Whether the system says that a file was closed, as only some do.
        self.tells_closing = chance.random() < 0.7
        #: Whether all is told, if only that something was lost: then all is found soon.
        self.is_gentle = chance.random() < 0.3
        self._bounds = _TIGHT if chance.random() < 0.5 else Bounds()
        self.engine: FolderWatch | None = None
        self._due = 0.0
        self._oracle: Oracle | None = None
        self.crashes = 0
        self.steps = 0

    @property
    def oracle(self) -> Oracle:
        assert self._oracle is not None
        return self._oracle

    def watch(self) -> None:
        """Begin to watch: what is there now was there at the beginning."""
        self._oracle = Oracle(self.folder, self.clock, self.disk, self.observer, self.office)
        self.office.judge = self._oracle.judge
        self.office.told = self._end_job
        self.disk.interrupt = self._interrupt
        self.start()

    # The program

    def start(self) -> None:
        """Start the program, if it does not run."""
        if self.engine is None:
            clocks = Clocks(self.clock.steady, self.clock.wall)
            self.engine = FolderWatch(
                self.folder,
                self.disk,
                self.observer,
                self.office.records,
                self.office,
                clocks,
                self._wake,
                self._bounds,
            )
            self._due = self.clock.now

    def crash(self) -> None:
        """End the program as a power cut does."""
        self.engine = None
        self.observer.close()
        self.crashes += 1

    def drive(self, most: int = 3) -> None:
        """Let the program do what is due, some steps of it."""
        self.observer.deliver()
        for _ in range(most):
            if self.engine is None or self._due > self.clock.now:
                return
            self.oracle.see_beginning()
            self._due = float("inf")
            self.steps += 1
            try:
                delay = self.engine.step()
            except Crash:
                self.crash()
                return
            self.oracle.see_beginning()
            self._due = min(self._due, self.clock.now + delay)

    def settle_down(self) -> None:
        """Let everything come to rest, and check it."""
        self._calm()
        self.disk.interrupt = lambda path: None
        patience = _SHORT if self.is_gentle else _LONG
        end = self.clock.now + patience
        while self.clock.now < end or self.office.waiting:
            self.start()
            self.drive(50)
            while self.office.waiting:
                self.office.work()
            self.clock.now += min(max(self._due - self.clock.now, 0.01), 60.0)
            if self.clock.now > end + patience:
                raise Wrong("it never comes to rest")
        self.oracle.conclude()
        self.disk.interrupt = self._interrupt
        self.office.records.moody = True

    def _calm(self) -> None:
        """End all trouble."""
        self.disk.mounted = True
        self.disk.dark.clear()
        for path, node in list(self.disk.files()):
            node.unreadable = False
            if not node.finished and self.tells_closing:
                self.disk.close(path)
        self.observer.deaf = False
        self.observer.end_flood()
        self.office.refuses = False
        self.office.records.moody = False
        self.start()
        assert self.engine is not None
        self.engine.go_on()

    def _told(self, hint: Hint) -> None:
        if self._oracle is not None:
            self._oracle.hear(hint)
        self.observer.emit(hint)

    def _wake(self) -> None:
        self._due = self.clock.now

    def _end_job(self, job: int, state: JobState, error: FaultRecord | None) -> None:
        if self.engine is not None:
            self.engine.job_ended(job, state, error)

    def _interrupt(self, path: str) -> None:
        """Write a file while it is read, sometimes."""
        node = self.disk.node(path)
        # Another name of it may have been read in the same step: that only its job can tell.
        if node is not None and node.names == 1 and self.chance.random() < 0.02:
            if self.chance.random() < 0.7:
                self.disk.write(path, node.content + b"+")
            else:
                self.disk.delete(path)
