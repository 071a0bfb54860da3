"""The rounds over watched folders, by a clock that is set by hand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from random import Random

import pytest

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.events import Event, FolderStatusChanged
from rethumb_desktop.domain.ports.watching import FolderObserver
from rethumb_desktop.domain.watched_folder import Existing, FolderState, FolderStatus, WatchedFolder
from rethumb_desktop.index.memory.queue import MemoryQueue
from rethumb_desktop.services.watching.clocks import Clocks
from rethumb_desktop.services.watching.folder_watch import FolderWatch
from rethumb_desktop.services.watching.rounds import ASK, LOOK, Rounds, Surroundings
from rethumb_desktop.services.watching.statuses import StatusTeller
from rethumb_desktop.settings.books import MemorySettings
from rethumb_desktop.watch.bulletin import MemoryBulletin
from rethumb_desktop.watch.turn import MemoryTurn
from tests.unit.services.watching.rig import FOLDER, PlainIntake, PlainObserver, PlainRecords
from tests.watching.simulation.clock import SimulatedClock
from tests.watching.simulation.disk import TOP, SimulatedDisk


class MoodySettings(MemorySettings):
    """Settings that cannot be read as long as they are told so."""

    damaged = False

    def watched_folders(self) -> list[WatchedFolder]:
        if self.damaged:
            raise Fault(FaultKind.SETTINGS, "The settings cannot be read.")
        return super().watched_folders()


class Ground:
    """Rounds over folders of a simulated disk."""

    def __init__(self) -> None:
        self.clock = SimulatedClock()
        self.observer = PlainObserver(lambda: True)
        self.disk = SimulatedDisk(self.clock, Random(1), self.observer.told)
        self.queue = MemoryQueue(lambda publications: None)
        self.records = PlainRecords(self.queue)
        self.intake = PlainIntake(self.records, self.queue)
        self.book = MoodySettings()
        self.turn = MemoryTurn()
        self.bulletin = MemoryBulletin()
        self.observers = 0
        self.events: list[Event] = []
        self.books: list[list[str]] = []
        self.dropped: list[str] = []
        self.inherited = 0
        around = Surroundings(
            self.book,
            self.turn,
            self._observer,
            self._engine,
            Clocks(self.clock.steady, self.clock.wall),
            folders_changed=self._take_folders,
            dropped=self.dropped.append,
            inherited=self._inherit,
        )
        self.rounds = Rounds(around, StatusTeller(self._status, self.events.append, self.bulletin))

    def keep(self, *folders: WatchedFolder) -> None:
        self.book.change_watched_folders(lambda _: folders)

    def run(self, seconds: float = 0.0) -> None:
        """Do what is due for so long."""
        end = self.clock.now + seconds
        while (wait := self.rest()) + self.clock.now <= end:
            self.clock.now += wait
        self.clock.now = end
        self.rest()

    def rest(self) -> float:
        """Go round until nothing is due; return the seconds until something is."""
        for _ in range(1000):
            wait = self.rounds.round()
            if wait > 0:
                return wait
        raise AssertionError("The rounds never come to rest.")

    def save(self, name: str, content: bytes = b"picture") -> None:
        self.disk.create(f"{TOP}/{name}", content)
        self.disk.close(f"{TOP}/{name}")

    def states(self) -> list[FolderState]:
        """What was told of the folders' states, without repetition."""
        told = [event.status.state for event in self.events if isinstance(event, FolderStatusChanged)]
        return [state for place, state in enumerate(told) if place == 0 or told[place - 1] is not state]

    def _observer(self) -> FolderObserver:
        self.observers += 1
        return self.observer

    def _engine(self, folder: WatchedFolder, observer: FolderObserver, wake: Callable[[], None]) -> FolderWatch:
        clocks = Clocks(self.clock.steady, self.clock.wall)
        return FolderWatch(folder, self.disk, observer, self.records, self.intake, clocks, wake)

    def _status(self, folder: WatchedFolder) -> FolderStatus:
        engine = self.rounds.engine(folder.id)
        state = FolderState.ELSEWHERE if self.rounds.elsewhere else FolderState.STARTING
        return engine.status() if engine is not None else FolderStatus(folder, state)

    def _take_folders(self, folders: Sequence[WatchedFolder]) -> None:
        self.books.append([folder.id for folder in folders])

    def _inherit(self) -> None:
        self.inherited += 1


@pytest.fixture
def ground() -> Ground:
    return Ground()


def test_without_folders_nothing_is_taken_or_made(ground: Ground) -> None:
    ground.run(60)
    assert (ground.turn.taken, ground.observers, ground.events) == (False, 0, [])
    assert ground.rest() == pytest.approx(LOOK)


def test_a_folder_of_the_settings_is_watched(ground: Ground) -> None:
    ground.keep(FOLDER)
    ground.save("before.jpg")
    ground.run(5)
    ground.save("after.jpg", b"another picture")
    ground.run(1)
    assert ground.intake.queued == [f"{TOP}/before.jpg", f"{TOP}/after.jpg"]
    assert ground.turn.taken


def test_what_others_write_into_the_settings_is_followed_after_a_look(ground: Ground) -> None:
    ground.run(1)
    ground.keep(FOLDER)
    ground.run(LOOK)
    assert ground.rounds.engine(FOLDER.id) is not None
    ground.keep()
    ground.run(LOOK)
    assert ground.rounds.engine(FOLDER.id) is None
    assert ground.books == [[], [FOLDER.id], []]
    assert ground.dropped == [FOLDER.id]
    assert (ground.turn.taken, ground.observer.open) == (False, 0)


def test_settings_are_looked_at_at_once_when_asked(ground: Ground) -> None:
    ground.run(0.5)
    ground.keep(FOLDER)
    ground.rounds.look_anew()
    ground.rest()
    assert ground.rounds.engine(FOLDER.id) is not None


def test_settings_that_cannot_be_read_change_nothing(ground: Ground) -> None:
    ground.keep(FOLDER)
    ground.run(1)
    ground.book.damaged = True
    ground.run(3 * LOOK)
    ground.save("cat.jpg")
    ground.run(1)
    assert ground.intake.queued == [f"{TOP}/cat.jpg"]
    assert ground.dropped == []


def test_a_pause_in_the_settings_keeps_the_engine(ground: Ground) -> None:
    ground.keep(FOLDER)
    ground.run(1)
    engine = ground.rounds.engine(FOLDER.id)
    ground.keep(replace(FOLDER, paused=True))
    ground.run(LOOK)
    ground.save("cat.jpg")
    ground.run(10)
    assert ground.intake.queued == []
    ground.keep(FOLDER)
    ground.run(LOOK + 3)
    assert ground.intake.queued == [f"{TOP}/cat.jpg"]
    assert ground.rounds.engine(FOLDER.id) is engine
    assert ground.states()[-3:] == [FolderState.WATCHING, FolderState.PAUSED, FolderState.WATCHING]


def test_any_other_change_begins_anew(ground: Ground) -> None:
    ground.keep(FOLDER)
    ground.run(1)
    engine = ground.rounds.engine(FOLDER.id)
    ground.keep(replace(FOLDER, exclude=("draft*",)))
    ground.run(LOOK)
    ground.save("draft.jpg")
    ground.save("cat.jpg", b"another picture")
    ground.run(5)
    assert ground.rounds.engine(FOLDER.id) is not engine
    assert ground.observer.open == 1
    assert ground.intake.queued == [f"{TOP}/cat.jpg"]
    assert ground.dropped == []


def test_at_another_place_nothing_of_the_first_is_known(ground: Ground) -> None:
    ground.keep(FOLDER)
    ground.run(1)
    ground.keep(replace(FOLDER, path="/elsewhere"))
    ground.run(LOOK)
    assert ground.dropped == [FOLDER.id]


def test_while_another_run_watches_this_one_asks_again_and_again(ground: Ground) -> None:
    ground.turn.others = True
    ground.keep(FOLDER)
    ground.save("cat.jpg")
    ground.run(3 * ASK - 1)
    assert ground.rounds.elsewhere
    assert ground.rounds.engine(FOLDER.id) is None
    assert ground.states() == [FolderState.ELSEWHERE]
    assert ground.inherited == 0
    ground.turn.others = False
    ground.run(ASK)
    assert ground.inherited == 1
    assert ground.intake.queued == [f"{TOP}/cat.jpg"]


def test_who_has_the_turn_at_once_inherits_nothing(ground: Ground) -> None:
    ground.keep(FOLDER)
    ground.run(2 * ASK)
    assert ground.inherited == 0


def test_all_is_given_back_at_the_end(ground: Ground) -> None:
    ground.keep(FOLDER)
    ground.run(1)
    ground.rounds.end()
    assert (ground.turn.taken, ground.observer.open) == (False, 0)
    assert ground.rounds.engines() == []


def test_a_status_is_told_four_times_a_second_at_most(ground: Ground) -> None:
    ground.keep(replace(FOLDER, existing=Existing.ALL))
    ground.run(2)
    ground.events.clear()
    for number in range(50):
        ground.disk.create(f"{TOP}/{number}.jpg", b"%d" % number)
        ground.run(0.02)
    told = [event for event in ground.events if isinstance(event, FolderStatusChanged)]
    assert 3 <= len(told) <= 5
    ground.run(60)
    assert isinstance(ground.events[-1], FolderStatusChanged)
    assert ground.events[-1].status.queued == 50


def test_what_is_as_it_was_is_not_told(ground: Ground) -> None:
    ground.keep(FOLDER)
    ground.run(1)
    ground.events.clear()
    for _ in range(20):
        ground.clock.apart += 0.001  # no two clocks run alike
        ground.rounds.wake(FOLDER.id)
        ground.run(1)
    assert ground.events == []
