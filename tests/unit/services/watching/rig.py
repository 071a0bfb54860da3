"""A watched folder on a simulated disk, whose engine is stepped by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from random import Random

from rethumb_desktop.domain.errors import Fault, FaultKind, FaultRecord
from rethumb_desktop.domain.hints import Hint, HintKind
from rethumb_desktop.domain.job import Job, JobChange, JobState, NewJob
from rethumb_desktop.domain.ports.watching import WalkedFolder
from rethumb_desktop.domain.watched_folder import Existing, FileState, FolderState, WatchedFile, WatchedFolder
from rethumb_desktop.index.memory.queue import MemoryQueue
from rethumb_desktop.index.memory.watching import MemoryWatchRecords
from rethumb_desktop.services.watching.bounds import Bounds
from rethumb_desktop.services.watching.clocks import Clocks
from rethumb_desktop.services.watching.folder_watch import FolderWatch
from rethumb_desktop.services.watching.intake import Refusal
from tests.fixtures.records import THUMBNAIL, file_source
from tests.watching.simulation.clock import SimulatedClock
from tests.watching.simulation.disk import TOP, SimulatedDisk

FOLDER = WatchedFolder("w1", TOP, ("web",), existing=Existing.ALL)
LOST = Hint(HintKind.LOST, TOP, folder=True)


class PlainRecords(MemoryWatchRecords):
    """Fail as often as they are told to."""

    failures = 0
    walk_failures = 0

    def in_folder(self, watch: str, folder: str) -> dict[str, WatchedFile]:
        if self.walk_failures:
            self.walk_failures -= 1
            raise Fault(FaultKind.INDEX, "The index is busy.", retryable=True)
        return super().in_folder(watch, folder)

    def find(self, watch: str, path: str) -> WatchedFile | None:
        if self.failures:
            self.failures -= 1
            raise Fault(FaultKind.INDEX, "The index is busy.", retryable=True)
        return super().find(watch, path)


class PlainIntake:
    """Queues everything; the test says what is refused, own or held by the library."""

    def __init__(self, records: MemoryWatchRecords, queue: MemoryQueue) -> None:
        self._records = records
        self.jobs = queue
        self.refused: Refusal | None = None
        self.own: set[str] = set()
        self.held: set[str] = set()
        self.for_others: set[str] = set()
        self.held_back = 0
        self.queued: list[str] = []

    def refusal(self) -> Refusal | None:
        return self.refused

    def is_own(self, sha256: str) -> bool:
        return sha256 in self.own

    def holds(self, sha256: str) -> bool:
        return sha256 in self.held

    def covers(self, known: WatchedFile) -> bool:
        return known.sha256 not in self.for_others

    def hold_back(self) -> None:
        self.held_back += 1

    def queue(self, files: Sequence[WatchedFile]) -> None:
        self._records.queue("batch", [(file, NewJob(file_source(), (THUMBNAIL,), "Cloud")) for file in files])
        self.queued += [file.path for file in files]

    def job(self, job: int) -> Job | None:
        return self.jobs.get(job)


class PlainObserver:
    """Tells at once; counts how often it was asked to watch."""

    def __init__(self, is_there: Callable[[], bool]) -> None:
        self._is_there = is_there
        self.reason = ""
        self.polls = False
        self.begun = 0
        self.open = 0
        self.tell: Callable[[Sequence[Hint]], None] | None = None

    def drive(self, folder: str) -> str:
        return "/"

    def observe(self, folder: str, *, recursive: bool, tell: Callable[[Sequence[Hint]], None]) -> PlainObservation:
        if not self._is_there():
            raise Fault(FaultKind.MISSING, "“w” is not there.")
        self.begun += 1
        self.open += 1
        self.tell = tell
        return PlainObservation(self)

    def close(self) -> None:
        self.tell = None

    def told(self, hint: Hint) -> None:
        if self.tell is not None and not self.polls:
            self.tell([hint])


class PlainObservation:
    """Ends when it is told to."""

    def __init__(self, observer: PlainObserver) -> None:
        self._observer = observer
        self.polls = observer.polls
        self.reason = observer.reason

    def close(self) -> None:
        self._observer.open -= 1
        self._observer.tell = None


class Rig:
    """One folder and all around it."""

    def __init__(self, folder: WatchedFolder = FOLDER, bounds: Bounds | None = None) -> None:
        self.clock = SimulatedClock()
        self.disk = CountedDisk(self.clock, Random(1), self._told)
        self.observer = PlainObserver(lambda: self.disk.mounted)
        self.queue = MemoryQueue(lambda publications: None)
        self.records = PlainRecords(self.queue)
        self.intake = PlainIntake(self.records, self.queue)
        self.folder = folder
        self.bounds = bounds or Bounds()
        self.woken = 0
        #: The paths of what was told to be a duplicate without a job.
        self.recognised: list[str] = []
        self.engine = self.restart()

    def restart(self) -> FolderWatch:
        """Start the program, again if it ran."""
        self.observer.tell = None
        clocks = Clocks(self.clock.steady, self.clock.wall)
        self.engine = FolderWatch(
            self.folder,
            self.disk,
            self.observer,
            self.records,
            self.intake,
            clocks,
            self._wake,
            self.bounds,
            recognised=self._take_recognised,
        )
        return self.engine

    def run(self, seconds: float = 0.0) -> None:
        """Let the engine do what is due for so long."""
        end = self.clock.now + seconds
        while True:
            delay = self.step_until_idle()
            if self.clock.now + delay > end:
                break
            self.clock.now += delay
        self.clock.now = end
        self.step_until_idle()

    def step_until_idle(self) -> float:
        """Step until nothing is due any more; return the seconds until something is."""
        for _ in range(1000):
            woken = self.woken
            delay = self.engine.step()
            if delay > 0 and woken == self.woken:
                return delay
        raise AssertionError("The engine never comes to rest.")

    def save(self, name: str, content: bytes = b"picture") -> str:
        """Write a whole file and close it; return its path."""
        path = f"{TOP}/{name}"
        self.disk.create(path, content)
        self.disk.close(path)
        return path

    def end_job(self, job: int, state: JobState = JobState.PUBLISHED, kind: FaultKind | None = None) -> None:
        """Bring a job to its end, and tell the engine."""
        error = FaultRecord(kind, "It went wrong.", "", retryable=False) if kind is not None else None
        self.queue.apply([JobChange(job, state, error=error)])
        self.engine.job_ended(job, state, error)

    def known(self, path: str) -> WatchedFile | None:
        return self.records.find(self.folder.id, path)

    def state_of(self, path: str) -> FileState | None:
        found = self.known(path)
        return found.state if found is not None else None

    def job_of(self, path: str) -> int:
        found = self.known(path)
        assert found is not None
        assert found.job is not None
        return found.job

    def state(self) -> FolderState:
        return self.engine.status().state

    def _told(self, hint: Hint) -> None:
        self.observer.told(hint)

    def _take_recognised(self, files: Sequence[WatchedFile]) -> None:
        self.recognised += [file.path for file in files]

    def _wake(self) -> None:
        self.woken += 1


class CountedDisk(SimulatedDisk):
    """Counts the walks over all of it, and over a part. `writers` are the files that somebody has open for writing."""

    walks = 0
    parts = 0
    writers: frozenset[str] = frozenset()

    def is_being_written(self, path: str) -> bool:
        return path in self.writers

    def walk(self, folder: str, *, recursive: bool) -> Iterator[WalkedFolder]:
        self.walks += folder == TOP
        self.parts += folder != TOP
        return super().walk(folder, recursive=recursive)


def only_new(folder: WatchedFolder = FOLDER) -> WatchedFolder:
    """The same folder, where only new pictures count."""
    return replace(folder, existing=Existing.ONLY_NEW)
