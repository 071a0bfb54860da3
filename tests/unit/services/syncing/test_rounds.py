"""The rounds over libraries, by a clock that is set by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from queue import SimpleQueue
from random import Random

import pytest

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.events import Event, SyncStateChanged
from rethumb_desktop.domain.syncing import Standing, SyncReport, SyncState
from rethumb_desktop.index.memory.publications import MemoryPublications
from rethumb_desktop.index.memory.syncing import MemorySyncRecords
from rethumb_desktop.services.outbox.tempo import Tempo
from rethumb_desktop.services.syncing.rounds import Rounds
from rethumb_desktop.services.syncing.running import Steps
from rethumb_desktop.services.syncing.states import States
from rethumb_desktop.services.syncing.timetable import AFTER_PUBLISHING, BEHIND, FRONT, Timetable
from tests.fixtures.assembly import PATIENCE

CLOUD, FENCE = "Cloud", "Fence"
FAULT = Fault(FaultKind.POLICY, "These keys may not do that.")
_NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)


def report(*, in_step: bool, problems: int = 0) -> SyncReport:
    goes_on = not in_step and not problems
    return SyncReport(0, 0, 0, 0, in_step, (FAULT.record(),) * problems, goes_on=goes_on)


def sync(steps: int = 1, *, in_step: bool = True, problems: int = 0, fault: Exception | None = None) -> Steps:
    """Make so many steps, and end like that."""
    for _ in range(steps):
        yield
    if fault is not None:
        raise fault
    return report(in_step=in_step, problems=problems)


class Ground:
    """Rounds over two libraries. The second is synced on request, so that it is known when the first had its turn."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.libraries = [CLOUD, FENCE]
        self.refuses = False
        self.looked: SimpleQueue[None] = SimpleQueue()
        self.opens: dict[str, Callable[[], Steps]] = {FENCE: lambda: sync(9)}
        self.opened: SimpleQueue[str] = SimpleQueue()
        self.told: list[SyncState] = []
        self._ended: SimpleQueue[None] = SimpleQueue()
        self._seconds = 0
        states = States(MemorySyncRecords(MemoryPublications()), self._wall, self._listen)
        self.timetable = Timetable(Tempo(5.0, 300.0), Random(1))
        self.rounds = Rounds(self._names, self._open, states, self.timetable, lambda: self.now)

    def begin(self) -> list[str]:
        """Begin; return what was opened at once, but for the second library. All of it has ended."""
        self.rounds.begin()
        return self.until_fence()

    def after(self, seconds: float) -> list[str]:
        """Let time pass; return what was opened then, but for the second library. All of it has ended."""

        def change(timetable: Timetable, _: float) -> None:
            self.now += seconds
            timetable.ask(FENCE, self.now)

        self.rounds.change(change)
        return self.until_fence()

    def pass_by(self, seconds: float) -> list[str]:
        """Let time pass in which nobody asks for anything, until the second library is due; return as `after`."""

        def change(_timetable: Timetable, _: float) -> None:
            self.now += seconds

        self.rounds.change(change)
        return self.until_fence()

    def standings(self) -> list[Standing]:
        """How the first library stood since the last call."""
        told, self.told = [each.standing for each in self.told if each.library == CLOUD], []
        return told

    def until_fence(self) -> list[str]:
        """Return what was opened until the second library has ended."""
        self._ended.get(timeout=PATIENCE)
        return [name for name in self.until_empty() if name != FENCE]

    def until_empty(self) -> list[str]:
        """Return what was opened so far."""
        opened: list[str] = []
        while not self.opened.empty():
            opened.append(self.opened.get())
        return opened

    def _names(self) -> list[str]:
        found = list(self.libraries)
        self.looked.put(None)
        if self.refuses:
            raise Fault(FaultKind.SETTINGS, "The settings cannot be read.")
        return found

    def _open(self, library: str) -> Steps:
        self.opened.put(library)
        return self.opens.get(library, sync)()

    def _wall(self) -> datetime:
        self._seconds += 1
        return _NOON + timedelta(seconds=self._seconds)

    def _listen(self, event: Event) -> None:
        assert isinstance(event, SyncStateChanged)
        self.told.append(event.state)
        if event.state.library == FENCE and event.state.standing is Standing.IN_STEP:
            self._ended.put(None)


@pytest.fixture
def ground() -> Iterator[Ground]:
    ground = Ground()
    yield ground
    ground.rounds.close()


def test_all_are_synced_at_once_and_then_at_intervals(ground: Ground) -> None:
    assert ground.begin() == [CLOUD]
    assert ground.standings() == [Standing.SYNCING, Standing.IN_STEP]
    assert ground.after(BEHIND - 1) == []
    assert ground.after(1) == [CLOUD]


def test_all_are_synced_when_they_are_to_be_looked_up_anew(ground: Ground) -> None:
    ground.begin()
    ground.rounds.look_anew()
    assert ground.until_fence() == [CLOUD]


def test_what_another_run_of_the_program_has_added_is_found_with_the_next_sync(ground: Ground) -> None:
    ground.begin()
    ground.libraries = ["New", FENCE]
    assert ground.after(1) == ["New"]
    assert ground.after(1) == []


def test_where_no_library_is_there_one_that_is_added_is_found_at_the_next_look(ground: Ground) -> None:
    libraries, ground.libraries = ground.libraries, []
    ground.rounds.begin()
    ground.looked.get(timeout=PATIENCE)
    ground.libraries = libraries
    assert ground.pass_by(BEHIND) == [CLOUD]


def test_what_was_published_is_told_soon(ground: Ground) -> None:
    ground.begin()
    ground.rounds.publish(CLOUD, 1)
    assert ground.after(AFTER_PUBLISHING) == [CLOUD]


def test_what_was_published_in_a_library_that_was_off_has_it_looked_up(ground: Ground) -> None:
    ground.libraries = [FENCE]
    assert ground.begin() == []
    ground.libraries = [CLOUD, FENCE]
    ground.rounds.publish(CLOUD, 1)
    assert ground.until_fence() == [CLOUD]


def test_a_library_that_somebody_else_syncs_waits_for_a_second(ground: Ground) -> None:
    with ground.rounds.alone(CLOUD):
        assert ground.begin() == []
    assert ground.after(0.5) == []
    assert ground.after(0.5) == [CLOUD]


def test_what_is_left_to_tell_is_told_soon(ground: Ground) -> None:
    ground.opens[CLOUD] = lambda: sync(in_step=False)
    ground.begin()
    assert ground.after(AFTER_PUBLISHING - 1) == []
    assert ground.after(1) == [CLOUD]


def test_what_cannot_be_read_waits_for_the_next_look(ground: Ground) -> None:
    ground.opens[CLOUD] = lambda: sync(in_step=False, problems=1)
    ground.begin()
    assert ground.standings()[-1] is Standing.DECISION
    assert ground.after(FRONT) == []
    assert ground.after(BEHIND) == [CLOUD]


@pytest.mark.parametrize("fault", [FAULT, ZeroDivisionError()])
def test_a_library_that_fails_is_tried_again_and_nobody_is_kept_out_of_it(ground: Ground, fault: Exception) -> None:
    ground.opens[CLOUD] = lambda: sync(fault=fault)
    ground.begin()
    assert ground.standings()[-1] is Standing.DECISION
    with ground.rounds.alone(CLOUD):
        pass
    ground.opens[CLOUD] = sync
    assert ground.after(0) == []
    assert ground.after(5) == [CLOUD]
    assert ground.standings()[-1] is Standing.IN_STEP


@pytest.mark.parametrize("fault", [FAULT, ZeroDivisionError()])
def test_a_library_that_cannot_be_opened_is_tried_again(ground: Ground, fault: Exception) -> None:
    def refuse() -> Steps:
        raise fault

    ground.opens[CLOUD] = refuse
    assert ground.begin() == [CLOUD]
    assert ground.standings()[-1] is Standing.DECISION
    ground.opens[CLOUD] = sync
    assert ground.after(5) == [CLOUD]


@pytest.mark.parametrize(("is_opened", "standing"), [(False, Standing.OFF), (True, Standing.DECISION)])
def test_keys_that_are_not_there_turn_a_library_off_and_keys_that_are_refused_do_not(
    ground: Ground, is_opened: bool, standing: Standing
) -> None:
    fault = Fault(FaultKind.CREDENTIALS, "No keys.")

    def refuse() -> Steps:
        raise fault

    ground.opens[CLOUD] = (lambda: sync(fault=fault)) if is_opened else refuse
    ground.begin()
    assert ground.standings()[-1] is standing


@pytest.mark.parametrize(("steps", "standings"), [(3, 0), (4, 1)])
def test_a_sync_that_is_more_than_a_look_is_told(ground: Ground, steps: int, standings: int) -> None:
    ground.begin()
    ground.standings()
    ground.opens[CLOUD] = lambda: sync(steps)
    assert ground.after(BEHIND) == [CLOUD]
    assert ground.standings() == [Standing.SYNCING] * standings + [Standing.IN_STEP]


def test_where_the_libraries_cannot_be_looked_up_those_that_are_known_are_synced(ground: Ground) -> None:
    ground.begin()
    ground.refuses = True
    assert ground.after(BEHIND) == [CLOUD]


def test_what_is_under_way_in_the_end_is_ended_where_it_is(ground: Ground) -> None:
    held: list[bool] = []
    reached: SimpleQueue[None] = SimpleQueue()

    def endless() -> Steps:
        try:
            while True:
                reached.put(None)
                yield
        finally:
            held.append(ground.rounds._turns[CLOUD].locked())

    ground.opens[CLOUD] = endless
    ground.rounds.begin()
    reached.get(timeout=PATIENCE)
    ground.rounds.close()
    assert held == [True]  # nobody else begins before it has ended
    with ground.rounds.alone(CLOUD):
        pass


@pytest.mark.parametrize("is_opened", [True, False])
def test_once_it_is_to_end_no_other_library_has_its_turn(ground: Ground, is_opened: bool) -> None:
    reached: SimpleQueue[None] = SimpleQueue()
    stepped: list[str] = []

    def wait_for_the_end() -> None:
        reached.put(None)
        with ground.rounds._changed:
            assert ground.rounds._changed.wait_for(lambda: ground.rounds._closed, PATIENCE)

    def first() -> Steps:
        if not is_opened:
            wait_for_the_end()
        return waiting()

    def waiting() -> Steps:
        wait_for_the_end()
        yield
        return report(in_step=True)

    def second() -> Steps:
        stepped.append(FENCE)
        yield
        return report(in_step=True)

    ground.opens = {CLOUD: first, FENCE: second}
    ground.rounds.begin()
    reached.get(timeout=PATIENCE)
    ground.rounds.close()
    assert stepped == []
    assert (FENCE in ground.until_empty()) == is_opened


def test_it_looks_the_libraries_up_no_oftener_than_something_is_due(ground: Ground) -> None:
    ground.begin()
    assert ground.looked.qsize() == 1
    ground.after(1)
    assert ground.looked.qsize() == 2


def test_nothing_begins_once_it_was_closed(ground: Ground) -> None:
    ground.rounds.close()
    ground.rounds.begin()
    ground.rounds.close()
    assert ground.opened.empty()
