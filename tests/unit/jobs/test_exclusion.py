"""Many at once, or one alone."""

from __future__ import annotations

from threading import Barrier, Event, Lock, Thread

import pytest

from rethumb_desktop.jobs.exclusion import Exclusion
from tests.fixtures.waiting import wait_for

LONG = 30.0


class Visitor(Thread):
    """Goes in, and comes out when it may."""

    def __init__(self, exclusion: Exclusion, *, alone: bool = False) -> None:
        super().__init__(daemon=True)
        self._exclusion = exclusion
        self._alone = alone
        self.inside, self.leave = Event(), Event()
        self.start()

    def run(self) -> None:
        with self._exclusion.entered(alone=self._alone):
            self.inside.set()
            assert self.leave.wait(LONG)

    def go(self) -> None:
        self.leave.set()
        self.join(LONG)
        assert not self.is_alive()


def wait_for_wanting(exclusion: Exclusion, count: int) -> None:
    wait_for(lambda: exclusion._wanting == count, LONG, "somebody to want to be alone", pause=0.001)


def test_many_are_inside_together() -> None:
    exclusion, together = Exclusion(), Barrier(4)

    def visit() -> None:
        with exclusion.entered(alone=False):
            together.wait(LONG)

    visitors = [Thread(target=visit) for _ in range(4)]
    for visitor in visitors:
        visitor.start()
    for visitor in visitors:
        visitor.join(LONG)
    assert not together.broken


def test_who_wants_to_be_alone_waits_for_those_inside_and_goes_before_those_who_come_later() -> None:
    exclusion = Exclusion()
    first, second = Visitor(exclusion), Visitor(exclusion)
    assert first.inside.wait(LONG)
    assert second.inside.wait(LONG)
    hermit = Visitor(exclusion, alone=True)
    wait_for_wanting(exclusion, 1)
    late = Visitor(exclusion)
    first.go()
    assert not hermit.inside.is_set()
    second.go()
    assert hermit.inside.wait(LONG)
    assert not late.inside.is_set()
    hermit.go()
    assert late.inside.wait(LONG)
    late.go()


def test_two_who_want_to_be_alone_go_one_after_the_other() -> None:
    exclusion = Exclusion()
    door = Visitor(exclusion)
    assert door.inside.wait(LONG)
    hermits = [Visitor(exclusion, alone=True) for _ in range(2)]
    wait_for_wanting(exclusion, 2)
    door.go()
    wait_for(lambda: any(hermit.inside.is_set() for hermit in hermits), LONG, "one to be inside", pause=0.001)
    inside = next(hermit for hermit in hermits if hermit.inside.is_set())
    other = next(hermit for hermit in hermits if hermit is not inside)
    late = Visitor(exclusion)
    assert not other.inside.is_set()
    inside.go()
    assert other.inside.wait(LONG)
    assert not late.inside.is_set()
    other.go()
    assert late.inside.wait(LONG)
    late.go()


@pytest.mark.parametrize("alone", [True, False])
def test_an_error_inside_lets_the_next_one_in(alone: bool) -> None:
    exclusion = Exclusion()
    with pytest.raises(ZeroDivisionError), exclusion.entered(alone=alone):
        raise ZeroDivisionError
    with exclusion.entered(alone=True):
        pass
    with exclusion.entered(alone=False), exclusion.entered(alone=False):
        pass


def test_nobody_is_ever_inside_with_who_is_alone() -> None:
    exclusion, guard = Exclusion(), Lock()
    inside: list[bool] = []
    seen: list[list[bool]] = []

    def visit(alone: bool) -> None:
        for _ in range(200):
            with exclusion.entered(alone=alone):
                with guard:
                    inside.append(alone)
                    seen.append(inside.copy())
                with guard:
                    inside.remove(alone)

    visitors = [Thread(target=visit, args=(n == 0,)) for n in range(4)]
    for visitor in visitors:
        visitor.start()
    for visitor in visitors:
        visitor.join(LONG)
    assert len(seen) == 800
    assert all(len(group) == 1 for group in seen if True in group)
