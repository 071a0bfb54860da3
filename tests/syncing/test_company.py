"""Devices as a person is shown them: one with the ids it had before, and left out where a person wants that."""

from __future__ import annotations

import pytest

from rethumb_desktop.domain.errors import Fault
from rethumb_desktop.services.syncing.company import company, leave_out
from rethumb_desktop.services.syncing.stretches import Stretch, pass_over
from rethumb_desktop.sync.names import below, head_name, segment_name
from tests.syncing.rig import DAY, Rig
from tests.syncing.simulation.computer import LIBRARY, PREFIX, Computer


def shown(computer: Computer) -> list[str]:
    """Return the names of the others that are shown."""
    return sorted(each.name for each in company(computer.records, LIBRARY).others.values())


def former(computer: Computer, other: Computer) -> list[str]:
    known = company(computer.records, LIBRARY).former.get(other.records.device, ())
    return sorted(each.device for each in known)


def test_a_device_that_took_a_new_id_is_one_with_its_old_ones(rig: Rig) -> None:
    one, other = rig.computer("one"), rig.computer("other")
    rig.publish(one)
    rig.sync(one, other)
    ids = []
    for _ in range(2):
        ids.append(one.records.device)
        saved = one.state.copy()
        rig.publish(one)
        rig.sync(one)
        one.take(saved)
        report = rig.sync(one, other, one)
        assert (report.in_step, report.devices) == (True, 1)
    assert one.records.device not in ids
    assert (shown(other), former(other, one)) == (["one"], sorted(ids))
    assert (shown(one), former(one, one)) == (["other"], sorted(ids))
    assert rig.sync(other).devices == 1
    assert rig.sync(rig.computer("new")).devices == 2
    assert one.visible().keys() == other.visible().keys()


def test_who_lives_on_under_its_id_is_shown_beside_its_copy(rig: Rig) -> None:
    one, other = rig.computer("one"), rig.computer("other")
    rig.publish(one)
    rig.sync(one, other)
    copy = rig.copy_of(one)
    rig.sync(copy, other)
    assert shown(other) == ["copy of one"], "nothing was said under the old id since"
    rig.publish(one)
    rig.sync(one, other, copy)
    assert shown(other) == ["copy of one", "one"]
    assert shown(copy) == ["one", "other"]
    assert rig.sync(copy).devices == 2


def test_a_former_id_whose_journal_cannot_be_read_is_shown(rig: Rig) -> None:
    one, other = rig.computer("one"), rig.computer("other")
    rig.publish(one)
    rig.sync(one)
    old = one.records.device
    saved = one.state.copy()
    rig.publish(one)
    rig.sync(one)
    one.take(saved)
    rig.sync(one)
    rig.alter(f".rethumb/journal/{old}/0000000002", b"spoiled")
    report = rig.sync(other)
    assert (report.in_step, len(report.problems), report.devices) == (False, 1, 2)


def test_an_own_former_id_that_cannot_be_read_is_no_other_device(rig: Rig) -> None:
    one, other = rig.computer("one"), rig.computer("other")
    old = lost(rig, one, other)
    rig.sync(other)
    report = rig.sync(one)
    (problem,) = report.problems
    assert problem.title == f"The journal of “one ({old[:8]})” cannot be read further."
    assert (report.in_step, report.devices, shown(one)) == (False, 1, ["other"])
    known = company(one.records, LIBRARY)
    assert (set(known.selves), former(one, one)) == ({old}, [old])
    assert old not in company(other.records, LIBRARY).selves
    pass_over(one.site(), old, Stretch(3, "", 5, "", 2))
    (passed,) = rig.sync(one).passed
    assert (passed.called, passed.segments) == (f"one ({old[:8]})", 2)


def lost(rig: Rig, one: Computer, other: Computer) -> str:
    """Put an old index back where the bucket holds nothing of its device any more, and the library; return its old id.

    The other has read two segments more than it knows.
    """
    rig.publish(other)
    for _ in range(3):
        rig.publish(one)
        rig.sync(one, other, one)
    saved, old = one.state.copy(), one.records.device
    for _ in range(2):
        rig.publish(one)
        rig.sync(one, other)
    rig.now += DAY
    rig.sync(other)  # it says anew how far it has read
    for name in [name for name in rig.bucket.objects if old in name]:
        del rig.bucket.objects[name]
    one.take(saved)
    one.tell_anew()
    return old


def test_an_id_that_was_given_up_is_no_other_device_before_a_head_tells_so(rig: Rig) -> None:
    one, other = rig.computer("one"), rig.computer("other")
    for computer in (one, other):
        rig.publish(computer)
    rig.sync(one, other, one)
    rig.publish(other)
    rig.sync(other)
    moved = rig.copy_of(one, "another mark")
    rig.bucket.loses = [below(PREFIX, segment_name(other.records.device, 2))]
    with pytest.raises(Fault):
        rig.sync(moved)
    assert moved.records.device != one.records.device
    assert moved.records.heard(LIBRARY)[one.records.device].said
    assert shown(moved) == ["other"]
    assert rig.sync(moved).devices == 1
    rig.publish(one)
    rig.sync(one)
    assert rig.sync(moved).devices == 2


def test_a_device_that_is_left_out_is_not_counted_until_it_says_something_new(rig: Rig) -> None:
    one, other = rig.computer("one"), rig.computer("other")
    rig.publish(other)
    rig.sync(other, one)
    leave_out(one.records, LIBRARY, other.records.device)
    assert shown(one) == []
    assert rig.sync(one).devices == 0
    assert len(one.visible()) == 1, "what it told stays"
    rig.now += DAY
    rig.sync(other)
    assert rig.sync(one).devices == 1
    assert shown(one) == ["other"]


def test_a_head_that_is_spoiled_is_told_no_more_once_its_device_is_left_out(rig: Rig) -> None:
    one, other = rig.computer("one"), rig.computer("other")
    rig.publish(other)
    rig.sync(other, one)
    rig.alter(head_name(other.records.device), b"spoiled")
    assert len(rig.sync(one).problems) == 1
    leave_out(one.records, LIBRARY, other.records.device)
    assert rig.sync(one).problems == ()
