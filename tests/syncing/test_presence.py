"""A bucket that was emptied, wholly or in part: nothing is written unasked, and what is put back is read by all."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

import pytest

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.services.syncing.company import company
from rethumb_desktop.sync.names import LIBRARY_FILE, head_name, segment_name
from tests.syncing.rig import DAY, Rig, heard
from tests.syncing.simulation.bucket import Crash
from tests.syncing.simulation.computer import LIBRARY, SNAPSHOT_AFTER, Computer

NOTHING = "Nothing that the devices told of “Cloud” is in the bucket any more."
A_PART = "A part of what the devices told of “Cloud” is gone from the bucket."

Three = tuple[Computer, Computer, Computer]


@pytest.fixture
def three(rig: Rig) -> Three:
    """Three computers in step; the third has told nothing."""
    one, other, third = rig.computer("one"), rig.computer("other"), rig.computer("third")
    for computer in (one, other):
        rig.publish(computer, 4)
    rig.sync(one, other, third, one, other, third)
    return one, other, third


def empty(rig: Rig, but: str = "nothing") -> None:
    for name in [name for name in rig.bucket.objects if but not in name]:
        del rig.bucket.objects[name]


def refused(rig: Rig, computer: Computer) -> str:
    """Return why a sync was refused, which has changed nothing in the bucket nor in what the computer shows."""
    there, shown = dict(rig.bucket.objects), computer.visible()
    with pytest.raises(Fault) as caught:
        rig.sync(computer)
    assert caught.value.kind is FaultKind.GONE
    assert "rethumb library put-back" in caught.value.detail
    assert (rig.bucket.objects, computer.visible()) == (there, shown)
    return caught.value.title


def settled(rig: Rig, *computers: Computer) -> None:
    """Sync until nothing is new, and see that all show the same and nothing is wrong."""
    rig.sync(*computers, *computers)
    for computer in computers:
        report = rig.sync(computer)
        assert (report.in_step, report.problems) == (True, ())
    (first, *others) = [computer.visible() for computer in computers]
    assert all(each.keys() == first.keys() for each in others)


@pytest.mark.parametrize("starts", [0, 1], ids=["a later sync", "the first sync of a run"])
@pytest.mark.parametrize("place", range(3))
def test_an_emptied_bucket_needs_a_decision_and_nothing_is_written(
    rig: Rig, three: Three, place: int, starts: int
) -> None:
    empty(rig)
    for _ in range(starts):
        three[place].restart()
    for _ in range(3):
        assert refused(rig, three[place]) == NOTHING
    assert rig.bucket.objects == {}


def test_what_is_published_meanwhile_changes_nothing(rig: Rig, three: Three) -> None:
    one, *_ = three
    empty(rig)
    rig.publish(one)
    assert refused(rig, one) == NOTHING
    assert not any(".rethumb" in name for name in rig.bucket.objects)


def test_who_was_alone_notices_too(rig: Rig) -> None:
    one = rig.computer("one")
    rig.publish(one)
    rig.sync(one)
    empty(rig)
    assert refused(rig, one) == NOTHING


def test_a_stranger_notices_too(rig: Rig, three: Three) -> None:
    stranger = rig.computer("stranger")
    stranger.writes = False
    rig.sync(stranger)
    empty(rig)
    assert refused(rig, stranger) == NOTHING


def test_a_library_in_which_nothing_was_told_begins_anew(rig: Rig) -> None:
    one, other = rig.computer("one"), rig.computer("other")
    rig.sync(one, other, one)
    empty(rig)
    assert rig.sync(one).in_step
    assert f"p/{LIBRARY_FILE}" in rig.bucket.objects


def test_whose_head_is_gone_goes_on_under_another_id(rig: Rig, three: Three) -> None:
    one, other, third = three
    device = one.records.device
    before = one.visible()
    del rig.bucket.objects[f"p/{head_name(device)}"]
    rig.publish(one)
    assert rig.sync(one).in_step
    head = rig.head(one.records.device)
    assert (head.device == device, head.seq, [*head.former]) == (False, 1, [device])
    settled(rig, one, other, third)
    assert len(other.visible()) == len(before) + 1
    assert set(company(other.records, LIBRARY).others) == {one.records.device, third.records.device}


def test_who_has_told_nothing_and_whose_head_is_gone_goes_on_under_another_id(rig: Rig) -> None:
    """What tells nothing may be a copy from before something was told."""
    one = rig.computer("one")
    rig.sync(one)
    device = one.records.device
    empty(rig)
    rig.sync(one)
    assert one.records.device != device


@pytest.mark.parametrize("left", [".rethumb/", "nothing"], ids=["the heads alone", "all of it"])
def test_a_former_id_without_a_head_costs_no_request(rig: Rig, left: str) -> None:
    one = rig.computer("one")
    rig.publish(one)
    rig.sync(one)
    if left == "nothing":
        empty(rig)
        one.tell_anew()
    else:
        del rig.bucket.objects[f"p/{head_name(one.records.device)}"]
    rig.sync(one, one)
    with rig.logged() as log:
        rig.sync(one)
    assert [operation for operation, _ in log] == ["list"]


def test_former_ids_of_others_without_heads_cost_no_request(rig: Rig, three: Three) -> None:
    empty(rig)
    for computer in three:
        with suppress(Fault):  # who is covered by what another has put back has nothing to decide
            rig.sync(computer)
            continue
        computer.tell_anew()
    settled(rig, *three)
    for computer in three:
        with rig.logged() as log:
            rig.sync(computer)
        assert [operation for operation, _ in log] == ["list"]


def all_of_it(rig: Rig, _device: str) -> None:
    empty(rig)


def heads_and_the_end(rig: Rig, device: str) -> None:
    for name in [name for name in rig.bucket.objects if "/heads/" in name or name.endswith(segment_name(device, 3))]:
        del rig.bucket.objects[name]


@pytest.mark.parametrize("destroy", [all_of_it, heads_and_the_end])
def test_an_old_copy_of_an_index_uses_no_number_twice_where_the_heads_are_gone(
    rig: Rig, three: Three, destroy: Callable[[Rig, str], None]
) -> None:
    one, other, third = three
    copy, device = one.state.copy(), one.records.device
    rig.publish(one)
    rig.sync(one, other)
    assert heard(other, device).seq == 3
    destroy(rig, device)
    one.take(copy)  # it does not know that the third number was used
    with suppress(Fault):
        rig.sync(one)  # heads and an end that are gone are no decision for who does not know of them
    if one.records.device == device:
        one.tell_anew()
    rig.publish(one)
    rig.sync(one)  # used again, the number would stand for two things
    assert refused(rig, other) == A_PART
    other.tell_anew()
    settled(rig, one, other, third, rig.computer("fresh"))
    assert len(one.visible()) == 4 + 4 + 2


def test_heads_that_are_all_gone_are_written_again_where_the_journals_are_there(rig: Rig, three: Three) -> None:
    for name in [name for name in rig.bucket.objects if "/heads/" in name]:
        del rig.bucket.objects[name]
    settled(rig, *three)


def test_what_a_snapshot_holds_is_not_gone(rig: Rig) -> None:
    one = rig.computer("one")
    for _ in range(SNAPSHOT_AFTER + 1):
        rig.publish(one)
        rig.sync(one)
    empty(rig, "/snapshots/")  # the segments as a compaction would, and the head
    assert rig.sync(one).in_step


def test_a_list_that_is_short_is_no_emptied_bucket(rig: Rig, three: Three) -> None:
    rig.bucket.hides = ".rethumb/"
    assert rig.sync(three[0]).in_step


def test_a_bucket_that_is_there_again_needs_no_decision_any_more(rig: Rig, three: Three) -> None:
    before = dict(rig.bucket.objects)
    empty(rig)
    refused(rig, three[0])
    rig.bucket.objects.update(before)
    settled(rig, *three)


def test_only_a_part_of_it_is_gone(rig: Rig, three: Three) -> None:
    one, other, _ = three
    empty(rig, other.records.device)  # its head and its journal are left
    assert refused(rig, one) == A_PART
    assert refused(rig, other) == A_PART, "a new device could not read the rest"


# Put back


def test_what_one_puts_back_is_read_by_all(rig: Rig, three: Three) -> None:
    one, other, third = three
    shown = one.visible()
    file = rig.object(LIBRARY_FILE)
    empty(rig)
    rig.publish(one)
    report = one.tell_anew()
    assert (report.in_step, report.problems) == (True, ())
    assert rig.object(LIBRARY_FILE) == file
    fresh = rig.computer("fresh")
    rig.publish(other)
    settled(rig, one, other, third, fresh)
    assert shown.keys() < fresh.visible().keys()
    assert len(fresh.visible()) == len(shown) + 2


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_what_each_of_two_knew_alone_is_known_to_all_once_both_have_put_back(
    rig: Rig, three: Three, order: tuple[int, int]
) -> None:
    one, other, third = three
    rig.publish(one)
    rig.sync(one)
    rig.publish(other)
    rig.bucket.hides = ".rethumb/heads/"  # it does not hear of the other's
    rig.sync(other)
    rig.bucket.hides = ""
    (unsent,) = rig.publish(other)
    empty(rig)
    first, second = (three[place] for place in order)
    first.tell_anew()
    assert refused(rig, second) == A_PART
    second.tell_anew()
    fresh = rig.computer("fresh")
    settled(rig, one, other, third, fresh)
    assert len(fresh.visible()) == 4 + 4 + 3
    assert unsent in fresh.visible()


@pytest.mark.parametrize("by", ["a snapshot", "a segment"])
def test_where_another_has_told_anew_it_is_not_said_that_nothing_is_there(rig: Rig, by: str) -> None:
    """What it knows is less than what is known here: another device, or an old copy of an index."""
    one, other = rig.computer("one"), rig.computer("other")
    rig.publish(one, 4)
    rig.sync(one, other)
    saved = one.state.copy()
    rig.publish(one, 4)
    rig.sync(one, other)
    empty(rig)
    if by == "a snapshot":
        one.take(saved)
        one.tell_anew()
    else:
        one = rig.computer("new")
        rig.publish(one)
        rig.sync(one)
    for _ in range(2):
        assert refused(rig, other) == A_PART


def test_a_second_time_is_noticed_as_well(rig: Rig, three: Three) -> None:
    one, other, _ = three
    for _ in range(2):
        empty(rig)
        assert refused(rig, one) == NOTHING
        one.tell_anew()
    assert rig.sync(one).in_step
    rig.sync(other)
    rig.publish(one)
    rig.sync(one)
    empty(rig)
    assert refused(rig, other) == NOTHING
    assert refused(rig, one) == NOTHING


@pytest.mark.parametrize("place", [0, 2], ids=["who has told", "who has told nothing"])
@pytest.mark.parametrize("requests", range(12))
def test_cut_off_anywhere_it_needs_a_decision_still(rig: Rig, three: Three, requests: int, place: int) -> None:
    one = three[place]
    empty(rig)
    rig.publish(one)
    one.store.fuse = requests
    with suppress(Crash):
        one.tell_anew()
    one.restart()
    there = "".join(rig.bucket.objects)
    if head_name(one.records.device) not in there and "/manifest" not in there:
        with pytest.raises(Fault) as caught:
            rig.sync(one)
        assert caught.value.kind is FaultKind.GONE
        one.tell_anew()
    settled(rig, *three, rig.computer("fresh"))


@pytest.mark.parametrize("requests", range(12))
def test_so_it_does_for_who_was_alone(rig: Rig, requests: int) -> None:
    """The segment that is put first is no sign that the older ones are there."""
    one = rig.computer("one")
    rig.publish(one)
    rig.sync(one)
    test_cut_off_anywhere_it_needs_a_decision_still(rig, (one, one, one), requests, 0)


def test_removals_are_put_back_too(rig: Rig, three: Three) -> None:
    one, other, _ = three
    key = next(iter(one.visible()))
    rig.remove(one, key)
    rig.sync(one)
    assert key in other.visible()
    empty(rig)
    one.tell_anew()
    settled(rig, *three)
    assert key not in other.visible()


def test_what_others_said_of_each_other_is_not_waited_for(rig: Rig, three: Three) -> None:
    """A segment that only a head told of is gone with the bucket."""
    one, other, third = three
    rig.publish(other)
    rig.now += DAY  # then it says anew what it has heard
    rig.sync(other, third)
    name = segment_name(other.records.device, 3)
    rig.alter(name, None)
    rig.sync(one)
    assert heard(one, other).newest == 3
    rig.mend()
    empty(rig)
    report = one.tell_anew()
    assert (report.in_step, report.problems) == (True, ())
    third.tell_anew()
    other.tell_anew()
    settled(rig, *three)


def test_a_compaction_of_what_was_put_back_leaves_nothing_behind(rig: Rig, three: Three) -> None:
    one, other, _ = three
    empty(rig)
    one.tell_anew()
    for _ in range(SNAPSHOT_AFTER + 2):
        rig.publish(one)
        rig.sync(one, other)
    rig.now += DAY
    settled(rig, *three, rig.computer("fresh"))
