"""When a watched folder is looked at again, is not there, or rests."""

from __future__ import annotations

import pytest

from rethumb_desktop.domain.hints import Hint, HintKind
from rethumb_desktop.domain.watched_folder import FileState, FolderState
from rethumb_desktop.services.watching.bounds import Bounds
from rethumb_desktop.services.watching.intake import Refusal
from tests.unit.services.watching.rig import LOST, Rig, only_new
from tests.watching.simulation.disk import TOP

CONSENT = Refusal(FolderState.CONSENT, "Nobody has agreed yet.")


@pytest.fixture
def rig() -> Rig:
    """A folder whose pictures all count; it is empty, and watched."""
    rig = Rig()
    rig.run()
    return rig


# Rescans


def test_every_hour_all_is_looked_at(rig: Rig) -> None:
    rig.observer.tell = None
    path = rig.save("a.jpg")
    rig.run(3599)
    assert rig.intake.queued == []
    rig.run(4)
    assert rig.intake.queued == [path]
    assert rig.disk.walks == 2


def test_files_with_old_dates_count(rig: Rig) -> None:
    rig.disk.create(f"{TOP}/a.jpg", b"1999", dated=True)
    rig.run(3)
    assert rig.intake.queued == [f"{TOP}/a.jpg"]


def test_after_a_loss_all_is_looked_at_and_watched_anew(rig: Rig) -> None:
    tell = rig.observer.tell
    assert tell is not None
    rig.observer.tell = None
    path = rig.save("a.jpg")
    tell([LOST])
    rig.run(4)
    assert rig.intake.queued == [path]
    assert (rig.observer.begun, rig.observer.open, rig.disk.walks) == (2, 1, 2)


@pytest.mark.parametrize("paused", [False, True])
def test_after_a_loss_while_nothing_is_processed_it_is_watched_anew_too(paused: bool) -> None:
    rig = Rig(only_new())
    rig.run(5)
    if paused:
        rig.engine.pause()
    else:
        rig.intake.refused = CONSENT
    rig.engine.tell([LOST])
    rig.run(10)
    rig.engine.go_on()
    rig.intake.refused = None
    rig.run(10)
    assert (rig.observer.begun, rig.observer.open) == (2, 1)


def test_a_loss_while_the_beginning_is_recorded_counts_too() -> None:
    rig = Rig(only_new(), Bounds(compared=1, folder=1))
    rig.disk.make_folder(f"{TOP}/sub")
    rig.engine.step()
    rig.engine.tell([LOST])
    rig.run(10)
    assert (rig.observer.begun, rig.disk.walks) == (2, 2)


def test_a_flood_of_losses_is_no_flood_of_rescans(rig: Rig) -> None:
    for _ in range(100):
        rig.engine.tell([LOST])
        rig.run(0.1)
    assert 9 <= rig.disk.walks <= 12


@pytest.mark.parametrize(("hints", "walks"), [(1000, 1), (1001, 2)])
def test_after_very_many_hints_all_is_looked_at(rig: Rig, hints: int, walks: int) -> None:
    rig.engine.tell([Hint(HintKind.WRITTEN, f"{TOP}/a.jpg")] * hints)
    rig.run(3)
    assert rig.disk.walks == walks
    assert rig.observer.begun == 1


@pytest.mark.parametrize(
    ("steady", "wall", "walks"), [(10, 10, 1), (10, 39, 1), (10, 41, 2), (10, -21, 2), (41, 10, 2), (0, 8 * 3600, 2)]
)
def test_after_sleep_all_is_looked_at(rig: Rig, steady: float, wall: float, walks: int) -> None:
    rig.clock.now += steady
    rig.clock.apart += wall - steady
    rig.run(3)
    assert rig.disk.walks == walks


def test_a_rescan_that_is_asked_for(rig: Rig) -> None:
    rig.observer.tell = None
    rig.clock.now += 5
    path = rig.save("a.jpg")
    rig.engine.rescan()
    rig.run(2)
    assert rig.intake.queued == [path]


def test_without_hints_the_folder_is_polled() -> None:
    rig = Rig()
    rig.observer.polls, rig.observer.reason = True, "It is a network drive."
    rig.run()
    assert (rig.state(), rig.engine.status().reason) == (FolderState.POLLING, "It is a network drive.")
    path = rig.save("a.jpg")
    rig.run(9)
    assert rig.disk.walks == 1
    rig.run(4)
    assert rig.intake.queued == [path]
    rig.run(100)
    assert 10 <= rig.disk.walks <= 13


def test_where_it_is_polled_watching_is_tried_again_every_hour() -> None:
    rig = Rig()
    rig.observer.polls = True
    rig.run(1800)
    rig.observer.polls = False
    rig.run(1700)
    assert rig.state() is FolderState.POLLING
    rig.run(120)
    assert (rig.state(), rig.observer.begun, rig.observer.open) == (FolderState.WATCHING, 2, 1)


# A folder that is not there


def test_a_folder_that_vanishes_is_looked_for_and_found_again(rig: Rig) -> None:
    old = rig.save("a.jpg", b"old")
    rig.run(1)
    rig.disk.mounted = False
    rig.engine.tell([LOST])
    rig.run(2)
    assert rig.state() is FolderState.MISSING
    assert rig.engine.status().reason
    assert (rig.observer.open, rig.engine.status().next_rescan) == (0, None)
    rig.run(3600)
    rig.disk.mounted = True
    new = rig.save("b.jpg", b"new")
    rig.run(65)
    assert rig.state() is FolderState.WATCHING
    assert rig.intake.queued == [old, new]
    assert rig.observer.open == 1


def test_a_folder_that_was_never_there_is_looked_for_less_often() -> None:
    rig = Rig()
    rig.disk.mounted = False
    times = []
    for _ in range(8):
        rig.engine.step()
        delay = rig.engine.step()
        times.append(delay)
        rig.clock.now += delay
    assert (rig.state(), times) == (FolderState.MISSING, [5, 10, 20, 30, 10, 30, 30, 30])


def test_a_folder_that_may_not_be_read_is_not_there() -> None:
    rig = Rig()
    rig.disk.dark.add(TOP)
    rig.run(1)
    assert (rig.state(), rig.engine.status().reason) == (FolderState.MISSING, "The folder may not be read.")
    rig.disk.dark.clear()
    rig.run(5)
    assert rig.state() is FolderState.WATCHING


# Pause and consent


def test_while_it_is_paused_nothing_is_processed_and_nothing_is_lost(rig: Rig) -> None:
    rig.engine.pause()
    path = rig.save("a.jpg")
    rig.run(4000)
    assert (rig.state(), rig.intake.queued, rig.disk.reads) == (FolderState.PAUSED, [], 0)
    rig.engine.go_on()
    rig.run(3)
    assert (rig.state(), rig.intake.queued) == (FolderState.WATCHING, [path])


@pytest.mark.parametrize("state", [FolderState.CONSENT, FolderState.UNUSABLE])
def test_without_consent_nothing_is_processed(state: FolderState) -> None:
    rig = Rig()
    rig.intake.refused = Refusal(state, "That is why.")
    path = rig.save("a.jpg")
    rig.run(4000)
    assert (rig.state(), rig.engine.status().reason, rig.intake.queued) == (state, "That is why.", [])
    rig.intake.refused = None
    rig.run(8)
    assert (rig.state(), rig.intake.queued) == (FolderState.WATCHING, [path])


def test_without_consent_the_beginning_is_recorded() -> None:
    rig = Rig(only_new())
    rig.intake.refused = CONSENT
    old = rig.save("old.jpg", b"old")
    rig.run(1)
    new = rig.save("new.jpg", b"new")
    rig.run(1)
    rig.intake.refused = None
    rig.run(10)
    assert rig.intake.queued == [new]
    assert rig.state_of(old) is FileState.KNOWN
