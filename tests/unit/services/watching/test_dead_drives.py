"""Drives that do not answer: each holds up its own folders, and nothing else."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from queue import SimpleQueue
from random import Random

import pytest

from rethumb_desktop.domain.hints import Hint
from rethumb_desktop.domain.original import Stamp
from rethumb_desktop.domain.ports.watching import FolderObserver, WalkedFolder
from rethumb_desktop.domain.watched_folder import FolderState, FolderStatus, WatchedFile, WatchedFolder
from rethumb_desktop.index.memory.queue import MemoryQueue
from rethumb_desktop.services.watching.clocks import Clocks
from rethumb_desktop.services.watching.folder_watch import FolderWatch
from rethumb_desktop.services.watching.rounds import Rounds, Surroundings
from rethumb_desktop.services.watching.standing import SILENT, Standing
from rethumb_desktop.services.watching.statuses import StatusTeller
from rethumb_desktop.settings.books import MemorySettings
from rethumb_desktop.watch.bulletin import MemoryBulletin
from rethumb_desktop.watch.turn import MemoryTurn
from tests.unit.services.watching.rig import FOLDER, PlainIntake, PlainObservation, PlainObserver, PlainRecords
from tests.watching.simulation.clock import SimulatedClock
from tests.watching.simulation.disk import TOP, SimulatedDisk

#: So long is waited for what has to come, in seconds.
_PATIENCE = 60.0
DEAD = replace(FOLDER, id="dead", path=f"{TOP}/dead")
ALIVE = replace(FOLDER, id="alive", path=f"{TOP}/alive")


class StillDisk(SimulatedDisk):
    """Does not answer from `fall_still` on until it is let."""

    def __init__(self, clock: SimulatedClock, observer: PlainObserver, folder: str) -> None:
        super().__init__(clock, Random(1), observer.told)
        self.make_folder(folder)
        #: Gets a word for each question that waits for its answer.
        self.asked: SimpleQueue[str] = SimpleQueue()
        self.answers = threading.Event()
        self.answers.set()

    def fall_still(self) -> None:
        self.answers.clear()

    def look(self, path: str) -> Stamp | None:
        self._wait("look")
        return super().look(path)

    def walk(self, folder: str, *, recursive: bool) -> Iterator[WalkedFolder]:
        self._wait("walk")
        yield from super().walk(folder, recursive=recursive)

    def read(self, path: str) -> bytes:
        self._wait("read")
        return super().read(path)

    def _wait(self, question: str) -> None:
        if not self.answers.is_set():
            self.asked.put(question)
            self.answers.wait()


class TellingIntake(PlainIntake):
    """Tells what is queued to who waits for it."""

    def __init__(self, records: PlainRecords, queue: MemoryQueue) -> None:
        super().__init__(records, queue)
        self.came: SimpleQueue[str] = SimpleQueue()
        self.asked: SimpleQueue[str] = SimpleQueue()
        #: Whether the library answers, which may be a folder on a dead drive as well.
        self.answers = threading.Event()
        self.answers.set()

    def holds(self, sha256: str) -> bool:
        self.asked.put(sha256)
        self.answers.wait()
        return super().holds(sha256)

    def queue(self, files: Sequence[WatchedFile]) -> None:
        super().queue(files)
        for file in files:
            self.came.put(file.path)


class Drives(PlainObserver):
    """All on one drive, or each folder on its own."""

    apart = True

    def __init__(self) -> None:
        super().__init__(lambda: True)
        self.closed: SimpleQueue[str] = SimpleQueue()
        #: What closing it waits for.
        self.waits_for = threading.Event()
        self.waits_for.set()

    def close(self) -> None:
        self.closed.put("asked to")
        self.waits_for.wait()
        super().close()

    def drive(self, folder: str) -> str:
        return folder if self.apart else "/"

    def observe(self, folder: str, *, recursive: bool, tell: Callable[[Sequence[Hint]], None]) -> PlainObservation:
        # What is told is told of all: here only walks find anything.
        return PlainObservation(self)


class Office:
    """Rounds with threads over two folders, each on a disk of its own."""

    def __init__(self) -> None:
        self.clock = SimulatedClock()
        self.observer = Drives()
        self.dead = StillDisk(self.clock, self.observer, DEAD.path)
        self.alive = StillDisk(self.clock, self.observer, ALIVE.path)
        self.queue = MemoryQueue(lambda publications: None)
        self.records = PlainRecords(self.queue)
        self.intake = TellingIntake(self.records, self.queue)
        self.book = MemorySettings()
        self.turn = MemoryTurn()
        self.clocks = Clocks()
        self.dropped: SimpleQueue[str] = SimpleQueue()
        self.engines: dict[str, list[FolderWatch]] = {}
        self.patience = 60.0
        self.before = set(threading.enumerate())
        self.rounds = self._rounds()

    def keep(self, *folders: WatchedFolder) -> None:
        self.book.change_watched_folders(lambda _: folders)
        self.rounds.look_anew()

    def begin(self, patience: float = 60.0) -> None:
        self.patience = patience
        self.rounds = self._rounds()
        self.keep(DEAD, ALIVE)
        self.rounds.begin()

    def end(self) -> None:
        """Let all drives answer, and wait for every thread."""
        self.dead.answers.set()
        self.intake.answers.set()
        self.rounds.close()
        for thread in set(threading.enumerate()) - self.before:
            thread.join(_PATIENCE)

    def _rounds(self) -> Rounds:
        around = Surroundings(
            self.book,
            self.turn,
            lambda: self.observer,
            self._engine,
            Clocks(),
            folders_changed=lambda folders: None,
            dropped=self.dropped.put,
            inherited=lambda: None,
        )
        teller = StatusTeller(self._status, lambda event: None, MemoryBulletin())
        return Rounds(around, teller, self.patience)

    def _engine(self, folder: WatchedFolder, observer: FolderObserver, wake: Callable[[], None]) -> FolderWatch:
        disk = self.dead if folder.path == DEAD.path else self.alive
        engine = FolderWatch(folder, disk, observer, self.records, self.intake, self.clocks, wake)
        self.engines.setdefault(folder.id, []).append(engine)
        return engine

    def _status(self, folder: WatchedFolder) -> FolderStatus:
        return FolderStatus(folder, FolderState.STARTING)


@pytest.fixture
def office() -> Iterator[Office]:
    made = Office()
    yield made
    made.end()


@pytest.mark.parametrize("apart", [True, False], ids=["on drives apart", "on one drive, by its name"])
def test_a_drive_that_does_not_answer_holds_up_no_other_folder(office: Office, *, apart: bool) -> None:
    office.observer.apart = apart
    office.dead.fall_still()
    office.alive.create(f"{ALIVE.path}/cat.jpg", b"cat")
    office.begin(_PATIENCE if apart else 0.05)
    assert office.dead.asked.get(timeout=_PATIENCE) == "walk"
    assert office.intake.came.get(timeout=_PATIENCE) == f"{ALIVE.path}/cat.jpg"


def test_one_that_answers_again_goes_on(office: Office) -> None:
    office.observer.apart = False
    office.dead.fall_still()
    office.dead.create(f"{DEAD.path}/late.jpg", b"late")
    office.begin(0.05)
    office.dead.asked.get(timeout=_PATIENCE)
    office.dead.answers.set()
    assert office.intake.came.get(timeout=_PATIENCE) == f"{DEAD.path}/late.jpg"


def test_the_end_does_not_wait_for_it_and_what_it_says_then_counts_for_nothing(office: Office) -> None:
    office.dead.create(f"{DEAD.path}/late.jpg", b"late")
    office.dead.fall_still()
    office.begin()
    office.dead.asked.get(timeout=_PATIENCE)
    office.rounds.close()
    # Nobody has let the drive answer yet.
    assert not office.turn.taken
    assert [each.name for each in set(threading.enumerate()) - office.before] == [f"watching {DEAD.path}"]
    office.end()
    assert office.intake.queued == []
    assert office.records.find(DEAD.id, f"{DEAD.path}/late.jpg") is None


def test_a_folder_on_a_dead_drive_can_be_removed(office: Office) -> None:
    office.dead.create(f"{DEAD.path}/late.jpg", b"late")
    office.dead.fall_still()
    office.begin(0.05)
    office.dead.asked.get(timeout=_PATIENCE)
    office.keep(ALIVE)
    assert office.dropped.get(timeout=_PATIENCE) == DEAD.id
    office.end()
    assert office.records.counts(DEAD.id) == {}


def test_one_that_is_moved_to_another_drive_is_watched_there_at_once(office: Office) -> None:
    office.dead.create(f"{DEAD.path}/late.jpg", b"late")
    office.dead.fall_still()
    office.alive.create(f"{ALIVE.path}/cat.jpg", b"cat")
    office.begin(0.05)
    office.dead.asked.get(timeout=_PATIENCE)
    office.keep(replace(DEAD, path=ALIVE.path))
    assert office.intake.came.get(timeout=_PATIENCE) == f"{ALIVE.path}/cat.jpg"
    office.end()
    assert office.intake.queued == [f"{ALIVE.path}/cat.jpg"]


def test_of_a_drive_that_does_not_answer_that_is_said_after_a_while(office: Office) -> None:
    office.clocks = Clocks(office.clock.steady, office.clock.wall)
    office.dead.fall_still()
    office.begin()
    office.dead.asked.get(timeout=_PATIENCE)
    engine = office.engines[DEAD.id][0]
    standing = Standing(office.records, MemoryBulletin(), lambda folder: None, list)
    before = standing.of_engine(DEAD, engine)
    office.clock.now += 31.0
    after = standing.of_engine(DEAD, engine)
    assert [(each.state, each.reason) for each in (before, after)] == [
        (FolderState.STARTING, ""),
        (FolderState.MISSING, SILENT),
    ]
    office.clocks = Clocks()


def test_what_a_library_answers_after_the_folder_was_removed_queues_nothing(office: Office) -> None:
    office.alive.create(f"{ALIVE.path}/cat.jpg", b"cat")
    office.intake.answers.clear()
    office.begin(0.05)
    office.intake.asked.get(timeout=_PATIENCE)
    office.keep(DEAD)
    assert office.dropped.get(timeout=_PATIENCE) == ALIVE.id
    office.end()
    assert office.intake.queued == []


def test_after_the_last_folder_was_removed_from_a_dead_drive_others_can_be_watched(office: Office) -> None:
    """The observer of before waits for the same drive."""
    office.observer.waits_for = office.dead.answers
    office.dead.fall_still()
    office.begin(0.05)
    office.dead.asked.get(timeout=_PATIENCE)
    office.keep()
    assert {office.dropped.get(timeout=_PATIENCE) for _ in range(2)} == {DEAD.id, ALIVE.id}
    assert office.observer.closed.get(timeout=_PATIENCE) == "asked to"
    office.alive.create(f"{ALIVE.path}/cat.jpg", b"cat")
    office.keep(ALIVE)
    assert office.intake.came.get(timeout=_PATIENCE) == f"{ALIVE.path}/cat.jpg"
