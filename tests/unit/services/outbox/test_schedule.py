"""Whose turn it is."""

import pytest

from rethumb_desktop.domain.errors import FaultKind
from rethumb_desktop.domain.events import LibraryHalted
from rethumb_desktop.services.outbox.schedule import Schedule
from tests.unit.services.outbox.entries import OFFLINE, TEMPO, Longest, entry, fault


def schedule(patience: float | None = None, most: int = 8) -> Schedule:
    return Schedule(most, TEMPO, patience, Longest())


def chosen(desks: Schedule, now: float = 0.0, *, ends: bool = True) -> list[int]:
    """Take out all that may go now, in order; each is under way and, if it `ends`, at its end at once."""
    ids: list[int] = []
    while True:
        one, _ = desks.choose(now)
        if one is None:
            return ids
        ids.append(one.job.id)
        line = desks.line(one.job.library)
        line.begin()
        if ends:
            line.end()


def test_entries_of_a_library_go_in_order() -> None:
    desks = schedule()
    for job in (3, 1, 2):
        desks.add(entry(job))
    desks.add(entry(4), first=True)
    assert chosen(desks) == [4, 3, 1, 2]
    assert desks.choose(0) == (None, None)


def test_libraries_go_by_turns() -> None:
    desks = schedule()
    for job in range(1, 5):
        desks.add(entry(job, "A"))
    desks.add(entry(11, "B"))
    for job in (21, 22, 23):
        desks.add(entry(job, "C"))
    assert chosen(desks) == [1, 11, 21, 2, 22, 3, 23, 4]


def test_a_library_that_is_closed_does_not_take_the_turns_of_others() -> None:
    desks = schedule()
    for job in range(3):
        for number, library in enumerate("ABC"):
            desks.add(entry(10 * number + job, library))
    desks.line("B").halt(OFFLINE, 0, 0)
    assert chosen(desks) == [0, 20, 1, 21, 2, 22]


def test_each_library_takes_as_many_at_once_as_it_bears() -> None:
    desks = schedule(most=2)
    for job in range(4):
        desks.add(entry(job, "A"))
        desks.add(entry(10 + job, "B"))
    assert chosen(desks, ends=False) == [0, 10, 1, 11]


def test_what_is_tried_later_waits_for_its_time() -> None:
    desks = schedule()
    one = entry(1)
    desks.add_later(one, 100)
    assert desks.choose(100) == (None, 1)
    assert desks.choose(100.75) == (None, 0.25)
    assert desks.choose(101) == (one, None)
    desks.add_later(one, 101)
    desks.add_later(entry(2), 101.5)
    assert desks.choose(101.5) == (None, 1)
    assert chosen(desks, 200) == [2, 1]
    assert one.tries == 2


def test_of_all_that_waits_the_first_time_is_told() -> None:
    desks = schedule(patience=1000)
    desks.add(entry(1, "A"))
    desks.line("A").halt(OFFLINE, 0, 0)
    desks.add(entry(2, "B"))
    desks.line("B").block(fault(FaultKind.TARGET), 0)
    desks.line("B").open()
    desks.line("B").halt(OFFLINE, 0, 0)
    desks.line("B").halt(OFFLINE, 1, 1)
    desks.add_later(entry(3, "C"), 0.25)
    assert desks.choose(0.5) == (None, 0.5)
    # C's has its time; of the two that are closed nothing is under way.
    assert chosen(desks, 1.25, ends=False) == [1, 3]
    assert desks.choose(1.5) == (None, 1.5)


def test_a_blocked_library_gives_no_time() -> None:
    desks = schedule()
    desks.add(entry(1))
    desks.line("Cloud").block(fault(FaultKind.TARGET), 0)
    assert desks.choose(1e6) == (None, None)


def test_a_forsaken_library_gives_its_entries_out() -> None:
    desks = schedule(patience=30)
    for job in (1, 2, 3):
        desks.add(entry(job))
    desks.line("Cloud").halt(OFFLINE, 0, 10)
    desks.line("Cloud").begin()  # a transfer hangs
    assert desks.choose(20) == (None, 20)
    assert chosen(desks, 40) == [1, 2, 3]


@pytest.mark.parametrize("patience", [0.1, 0.2, 0.3, 0.7])
def test_the_end_of_patience_is_not_missed_by_a_rounding(patience: float) -> None:
    for closed_at in (0.1, 0.3, 1.1, 1234.567, 99999.9):
        desks = schedule(patience=patience)
        desks.line("Cloud").halt(OFFLINE, closed_at, closed_at)
        desks.line("Cloud").begin()
        desks.add(entry(1))
        _, wait = desks.choose(closed_at)
        assert wait is not None
        one, again = desks.choose(closed_at + wait)
        assert one is not None or again is not None


def test_dropped_entries_are_gone_wherever_they_waited() -> None:
    desks = schedule()
    for job in range(6):
        desks.add(entry(job, "A" if job % 2 else "B"))
    for job in (10, 11, 12):
        desks.add_later(entry(job), 0)
    assert sorted(each.job.id for each in desks.drop([0, 1, 10, 11, 99])) == [0, 1, 10, 11]
    assert sorted(chosen(desks, 10)) == [2, 3, 4, 5, 12]


def test_dropping_does_not_disturb_the_order_of_times() -> None:
    desks = schedule()
    times = [1, 20, 2, 21, 22, 3, 4, 23, 24, 25, 26, 5]
    for job, time in enumerate(times):
        desks.add_later(entry(job), time)
    desks.drop([0, 2])
    kept = sorted((time, job) for job, time in enumerate(times) if job not in (0, 2))
    for time, job in kept:
        one, _ = desks.choose(time + 1)
        assert one is not None
        assert one.job.id == job


def test_work_for_an_open_library_may_begin() -> None:
    desks = schedule()
    assert desks.admission("Cloud", 0) == (True, None)
    desks.line("Cloud").slow(0, 0)
    assert desks.admission("Cloud", 0) == (True, None)


def test_work_for_a_halted_library_begins_when_it_may_be_tried() -> None:
    desks = schedule()
    desks.line("Cloud").halt(OFFLINE, 0, 0)
    assert desks.admission("Cloud", 0.25) == (False, 0.75)
    assert desks.admission("Cloud", 1) == (True, None)


def test_no_work_for_a_halted_library_begins_while_something_waits_to_be_tried() -> None:
    desks = schedule()
    desks.line("Cloud").halt(OFFLINE, 0, 0)
    desks.add(entry(1))
    assert desks.admission("Cloud", 100) == (False, None)
    (one,) = [desks.choose(100)[0]]
    assert one is not None
    desks.line("Cloud").begin()
    assert desks.admission("Cloud", 100) == (False, None)
    desks.line("Cloud").end()
    desks.add_later(one, 100)
    assert desks.admission("Cloud", 100) == (False, None)


def test_no_work_for_a_blocked_library_begins() -> None:
    desks = schedule()
    desks.line("Cloud").block(fault(FaultKind.KEYRING), 0)
    assert desks.admission("Cloud", 1e6) == (False, None)


def test_work_for_a_forsaken_library_begins_and_is_refused() -> None:
    desks = schedule(patience=30)
    desks.line("Cloud").halt(fault(FaultKind.CLOCK), 0, 0)
    desks.add(entry(1))
    assert desks.admission("Cloud", 10) == (False, 20)
    assert desks.refusal("Cloud", 10) is None
    assert desks.admission("Cloud", 30) == (True, None)
    refusal = desks.refusal("Cloud", 30)
    assert refusal is not None
    assert (refusal.record(), refusal.subject) == (fault(FaultKind.CLOCK).record(), "Cloud")
    assert desks.refusal("Open", 30) is None


def test_what_is_closed_is_listed() -> None:
    desks = schedule()
    desks.line("A").halt(OFFLINE, 0, 0)
    desks.line("B").block(fault(FaultKind.TARGET), 0)
    desks.line("C")
    assert desks.libraries() == ["A", "B", "C"]
    assert desks.halts() == [
        LibraryHalted("A", OFFLINE.record(), resumes=True),
        LibraryHalted("B", fault(FaultKind.TARGET).record(), resumes=False),
    ]
