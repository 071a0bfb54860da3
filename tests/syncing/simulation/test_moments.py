"""What clocks that are a little wrong cannot order is allowed, and nothing beside it."""

from __future__ import annotations

import pytest

from rethumb_desktop.domain.entries import stamp
from rethumb_desktop.index.memory.state import MemoryState
from tests.syncing.simulation.computer import Computer
from tests.syncing.simulation.moments import SLIGHT, Moment, Moments
from tests.syncing.simulation.world import World

_KEY = "a" * 32 + ".jpg"
_NOON = 1_767_268_800_000


class _Stage:
    """Two computers that know a picture; all is told. The first one's clock is ahead, and nobody knows yet."""

    def __init__(self) -> None:
        self.world = World("moments")
        self.world.keys.append(_KEY)
        self.one, self.other, _ = self.world.computers
        self.one.publish(_KEY, "first.jpg")
        self.world.come_to_rest()
        self.one.skew = SLIGHT

    def remove(self, computer: Computer) -> None:
        computer.ask_removal(_KEY)
        computer.finish_removals()
        self.world.removed.add(_KEY)
        self.world.now += 1000

    def publish(self, computer: Computer) -> None:
        computer.publish(_KEY, "again.jpg")
        self.world.note_put(_KEY)
        self.world.now += 1000

    def sync(self, *computers: Computer) -> None:
        for computer in computers:
            computer.sync()
            self.world.now += 1000

    def is_shown(self) -> bool:
        """Come to rest, and return whether the picture is shown in the end."""
        self.world.come_to_rest()
        return _KEY in self.one.visible()


@pytest.fixture
def stage() -> _Stage:
    return _Stage()


def test_a_put_that_knew_nothing_of_a_removal_by_a_clock_that_is_ahead_may_lose(stage: _Stage) -> None:
    fresh = stage.world.add_computer()
    stage.remove(stage.one)
    stage.publish(fresh)
    assert not stage.is_shown()


def test_a_removal_that_knew_nothing_of_a_put_by_a_clock_that_is_ahead_may_lose(stage: _Stage) -> None:
    fresh = stage.world.add_computer()
    fresh.skew = SLIGHT
    stage.publish(fresh)
    stage.remove(stage.other)
    assert stage.is_shown()


def test_a_put_that_knew_of_the_removal_never_loses(stage: _Stage) -> None:
    stage.remove(stage.one)
    stage.sync(stage.one, stage.other)
    stage.publish(stage.other)
    assert stage.is_shown()


def test_a_device_that_does_not_put_later_than_what_it_has_read_is_noticed(
    stage: _Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(MemoryState, "settle", lambda _self, _at: None)
    stage.remove(stage.one)
    stage.sync(stage.one, stage.other)
    stage.publish(stage.other)
    with pytest.raises(AssertionError):
        stage.is_shown()


def test_a_device_that_does_not_remove_later_than_what_it_has_read_is_noticed(
    stage: _Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(MemoryState, "settle", lambda _self, _at: None)
    fresh = stage.world.add_computer()
    fresh.skew = SLIGHT
    stage.publish(fresh)
    stage.sync(fresh, stage.other)
    stage.remove(stage.other)
    with pytest.raises(AssertionError):
        stage.is_shown()


@pytest.mark.parametrize(
    ("removal", "put", "removed_at"),
    [
        (Moment(_NOON, stamp(_NOON + SLIGHT), 0), Moment(_NOON + 1, stamp(_NOON + 1), stamp(_NOON + SLIGHT)), None),
        (Moment(_NOON, stamp(_NOON + SLIGHT + 1), 0), Moment(_NOON + 1, stamp(_NOON + 1), 0), None),
        (Moment(_NOON, stamp(_NOON), 0), Moment(_NOON + 1, stamp(_NOON - SLIGHT), 0), None),
        (Moment(_NOON + 2, stamp(_NOON + SLIGHT), 0), Moment(_NOON + 1, stamp(_NOON + 1), 0), None),
        (Moment(_NOON, stamp(_NOON + SLIGHT), 0), Moment(_NOON + 1, stamp(_NOON + 1), 0), stamp(_NOON + 5)),
    ],
    ids=["it was known", "ahead by more", "behind by more", "the other way round", "another removal"],
)
def test_nothing_else_is_allowed(removal: Moment, put: Moment, removed_at: int | None) -> None:
    moments = Moments()
    moments.removals[_KEY], moments.puts[_KEY] = removal, put
    assert not moments.may_be_removed(_KEY, removal.at if removed_at is None else removed_at)
    assert not moments.may_be_removed("b" * 32 + ".jpg", removal.at)


def test_just_that_is_allowed() -> None:
    moments = Moments()
    moments.removals[_KEY] = early = Moment(_NOON, stamp(_NOON + SLIGHT), 0)
    moments.puts[_KEY] = Moment(_NOON + 1, stamp(_NOON + 1), early.at - 1)
    assert moments.may_be_removed(_KEY, early.at)
    assert not moments.may_be_shown(_KEY, moments.puts[_KEY].at)
