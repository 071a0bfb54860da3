"""Copied profiles and restored indexes: each sign by which they are noticed, on its own."""

from __future__ import annotations

import pytest

from rethumb_desktop.domain.errors import Fault
from rethumb_desktop.sync.names import LIBRARY_FILE, head_name, segment_name
from tests.syncing.rig import Rig
from tests.syncing.simulation.computer import Computer


@pytest.fixture
def one(rig: Rig) -> Computer:
    """A computer that has told one segment."""
    one = rig.computer("one")
    rig.publish(one)
    rig.sync(one)
    return one


def test_a_machine_that_is_copied_while_it_runs_is_noticed_by_the_number_in_its_head(rig: Rig, one: Computer) -> None:
    copy = rig.copy_of(one, mark=one.mark)
    copy.run = one.run
    rig.publish(one)
    rig.sync(one)
    device = one.records.device
    rig.sync(copy)
    assert copy.records.device != device
    assert rig.head(device).seq == 2


def test_a_machine_that_is_copied_while_it_runs_is_noticed_by_the_digest_in_its_head(rig: Rig, one: Computer) -> None:
    device = one.records.device
    copy = rig.copy_of(one, mark=one.mark)
    copy.run = one.run
    rig.publish(one)
    rig.sync(one)
    rig.publish(copy)
    segment = rig.bucket.objects.pop(f"p/{segment_name(device, 2)}")
    rig.bucket.history.clear()
    head = rig.object(head_name(device))
    rig.alter(head_name(device), b"damaged")
    rig.sync(copy)  # it finds neither: as in a store that keeps the last of two puts
    assert copy.records.device == device
    assert rig.object(segment_name(device, 2)) != segment
    rig.bucket.objects[f"p/{head_name(device)}"] = head
    rig.sync(copy)
    assert copy.records.device != device


def test_a_copy_is_noticed_by_its_run_also_where_it_has_told_nothing(rig: Rig, one: Computer) -> None:
    device = one.records.device
    copy = rig.copy_of(one, mark=one.mark)
    rig.sync(copy)  # it says its own name
    rig.sync(one)
    assert one.records.device != device
    assert rig.head(device).name == "copy of one"


def test_another_run_of_the_same_home_is_no_copy(rig: Rig, one: Computer) -> None:
    device = one.records.device
    for _ in range(3):
        one.restart()
        rig.publish(one)
        rig.sync(one)
    assert one.records.device == device


def test_an_old_copy_whose_head_is_gone_is_noticed_by_what_others_have_read(rig: Rig, one: Computer) -> None:
    other, old = rig.computer("other"), one.state.copy()
    device = one.records.device
    rig.publish(one)
    rig.sync(one, other)
    one.take(old)
    rig.alter(head_name(device), None)
    rig.sync(one)
    assert one.records.device != device


def test_an_old_copy_of_a_home_that_is_put_back_reads_all_in_one_sync(rig: Rig, one: Computer) -> None:
    old = one.state.copy()
    (key,) = rig.publish(one)
    rig.sync(one)
    one.take(old)
    report = rig.sync(one)
    assert (report.in_step, report.received, report.problems) == (True, 1, ())
    assert key in one.visible()
    assert rig.sync(one).requests == 1


def test_an_index_that_moves_to_another_computer_keeps_its_mark_there(rig: Rig, one: Computer) -> None:
    copy = rig.copy_of(one, mark="elsewhere")
    rig.sync(copy)
    device = copy.records.device
    rig.publish(copy)
    rig.sync(copy, copy)
    assert copy.records.device == device


def test_of_two_devices_that_begin_a_library_the_file_of_the_first_stays(rig: Rig, one: Computer) -> None:
    other, file = rig.computer("other"), rig.object(LIBRARY_FILE)
    rig.alter(LIBRARY_FILE, None)  # the other one asks before it is there
    with pytest.raises(Fault):
        rig.sync(other)
    rig.mend()
    assert rig.object(LIBRARY_FILE) == file
    assert rig.sync(other, one).in_step


def test_an_old_copy_whose_head_is_still_the_same_is_noticed_by_what_others_have_read(rig: Rig, one: Computer) -> None:
    other, old = rig.computer("other"), one.state.copy()
    device, head = one.records.device, rig.object(head_name(one.records.device))
    rig.publish(one)
    rig.sync(one, other)
    rig.bucket.objects[f"p/{head_name(device)}"] = head  # it had ended before it wrote its head
    del rig.bucket.objects[f"p/{segment_name(device, 2)}"]  # and the segment was compacted since
    one.take(old)
    rig.publish(one)
    rig.sync(one)
    assert one.records.device != device
