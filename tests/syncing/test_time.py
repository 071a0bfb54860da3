"""Time: who was asleep for months, what was told late, and clocks that are wrong."""

from __future__ import annotations

import pytest

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.services.syncing.running import run
from rethumb_desktop.sync.names import head_name, segment_name
from tests.syncing.rig import DAY, MINUTE, Rig, heard
from tests.syncing.simulation.computer import SNAPSHOT_AFTER
from tests.syncing.simulation.maintenance import compact


def test_who_was_asleep_while_segments_were_compacted_reads_a_snapshot(rig: Rig) -> None:
    one, asleep = rig.computer("one"), rig.computer("asleep")
    gone, kept = rig.publish(one, 2)
    rig.sync(one, asleep)
    (own,) = rig.publish(asleep)
    rig.remove(one, gone)
    for _ in range(SNAPSHOT_AFTER + 1):
        rig.publish(one)
        rig.sync(one)
    rig.now += 100 * DAY
    (late,) = rig.publish(one)
    rig.sync(one, one)
    rig.now += 2 * DAY
    rig.sync(one)
    compact(rig.bucket, rig.now)
    with pytest.raises(KeyError):
        rig.object(segment_name(one.records.device, 2))
    report = rig.sync(asleep)
    assert report.in_step
    assert gone not in asleep.visible()
    assert {kept, late, own} <= asleep.visible().keys()


def test_a_put_that_could_not_be_told_for_long_is_told_anew_where_its_object_is_there(rig: Rig) -> None:
    one, other = rig.computer("one"), rig.computer("other")
    rig.sync(one, other)
    there, gone = rig.publish(one, 2)
    del rig.bucket.objects[f"p/{gone}"]
    rig.now += 61 * DAY
    rig.sync(one, other)
    assert one.visible().keys() == other.visible().keys() == {there}


def test_a_segment_that_was_cut_long_ago_is_not_put_any_more(rig: Rig) -> None:
    one, other = rig.computer("one"), rig.computer("other")
    rig.sync(one, other)
    there, gone = rig.publish(one, 2)
    rig.bucket.refuses_segments = True
    with pytest.raises(Fault):
        rig.sync(one)
    rig.bucket.refuses_segments = False
    del rig.bucket.objects[f"p/{gone}"]
    rig.now += 61 * DAY
    device = one.records.device
    rig.sync(one, other)
    assert one.records.device != device
    assert one.visible().keys() == other.visible().keys() == {there}


def test_a_removal_that_could_not_be_told_for_long_does_not_undo_a_later_put(rig: Rig) -> None:
    one, other = rig.computer("one"), rig.computer("other")
    (key,) = rig.publish(one)
    rig.sync(one, other)
    one.skew = 2 * DAY
    rig.remove(one, key)
    rig.now += MINUTE
    fresh = rig.computer("fresh")
    fresh.publish(key, "again.jpg")
    rig.sync(fresh)
    rig.sync(one, other, fresh, one)
    assert key in other.visible()
    assert one.visible().keys() == other.visible().keys() == fresh.visible().keys()


@pytest.mark.parametrize("skew", [2 * DAY, -2 * DAY])
def test_a_clock_that_is_wrong_by_days_is_set_right_by_the_server(rig: Rig, skew: int) -> None:
    one, other = rig.computer("one"), rig.computer("other")
    one.skew = skew
    (key,) = rig.publish(one)
    rig.sync(one)
    report = rig.sync(other)
    assert (report.in_step, key in other.visible()) == (True, True)
    entry = rig.segment(one.records.device, 1).entries[0]
    assert abs((entry.at >> 16) - rig.now) < MINUTE
    other.ask_removal(key)
    other.finish_removals()
    rig.sync(other, one)
    assert key not in one.visible()


@pytest.mark.parametrize("is_known", [True, False], ids=["synced before", "its first sync"])
def test_what_a_device_whose_clock_is_days_behind_takes_out_is_gone(rig: Rig, is_known: bool) -> None:
    behind, other = rig.computer("behind"), rig.computer("other")
    behind.skew = -2 * DAY
    if is_known:
        rig.sync(behind)
    (own,) = rig.publish(behind)
    rig.sync(behind)
    (theirs,) = rig.publish(other)
    rig.sync(other, behind)
    assert behind.visible().keys() == other.visible().keys() == {own, theirs}
    behind.restart()
    for key in (own, theirs):
        rig.remove(behind, key)
    rig.sync(behind, other)
    assert behind.visible() == other.visible() == {}
    # What is put after that is there again, also by another whose clock is right.
    other.publish(own, "again.jpg")
    behind.publish(theirs, "again.jpg")
    rig.sync(other, behind, other)
    assert behind.visible().keys() == other.visible().keys() == {own, theirs}


def test_who_told_something_long_ago_and_never_heard_of_others_reads_of_the_removals(rig: Rig) -> None:
    asleep, one = rig.computer("asleep"), rig.computer("one")
    (gone,) = rig.publish(asleep)
    rig.sync(asleep, one)
    rig.remove(one, gone)
    for _ in range(SNAPSHOT_AFTER + 1):
        rig.publish(one)
        rig.sync(one)
    rig.now += 100 * DAY
    rig.sync(one, one)
    rig.now += 2 * DAY
    rig.sync(one)
    for _ in range(SNAPSHOT_AFTER + 1):
        rig.publish(one)
        rig.sync(one)
    compact(rig.bucket, rig.now)
    assert rig.sync(asleep).in_step
    assert gone not in asleep.visible()


@pytest.mark.parametrize("is_removed", [True, False])
def test_a_journal_that_shows_up_after_months_brings_nothing_back(rig: Rig, is_removed: bool) -> None:
    one, other, third = rig.computer("one"), rig.computer("other"), rig.computer("third")
    rig.sync(one, other, third)
    (key,) = rig.publish(other)
    rig.bucket.loses = [head_name(other.records.device)]
    with pytest.raises(Fault):
        rig.sync(other)
    rig.alter(head_name(other.records.device), None)  # its segment is there, and nobody knows
    third.publish(key, "the same.jpg")
    if is_removed:
        rig.remove(third, key)
    rig.sync(third, one)
    rig.alter(segment_name(other.records.device, 1), None)
    for _ in range(4):
        rig.now += 50 * DAY
        rig.sync(third, one)
    rig.mend()
    rig.sync(one, third)
    assert (key in one.visible()) == (key in third.visible()) == (not is_removed)


def test_a_put_that_shows_up_after_months_without_its_object_is_gone_for_all(rig: Rig) -> None:
    one, other, third = rig.computer("one"), rig.computer("other"), rig.computer("third")
    rig.sync(one, other, third)
    (key,) = rig.publish(other)
    rig.sync(other, third)  # the third one has read it
    name = segment_name(other.records.device, 1)
    rig.alter(head_name(other.records.device), None)
    rig.alter(head_name(third.records.device), None)
    del rig.bucket.objects[f"p/{key}"]
    for _ in range(4):
        rig.now += 50 * DAY
        rig.alter(name, None)
        rig.sync(one)
    rig.mend()
    rig.sync(one, third)
    assert key not in one.visible()
    assert key not in third.visible()


def test_a_removal_by_a_wrong_clock_whose_object_is_there_again_is_told_as_that_object(rig: Rig) -> None:
    one, other, third = rig.computer("one"), rig.computer("other"), rig.computer("third")
    (key,) = rig.publish(one, name="first.jpg")
    rig.sync(one, other, third)
    one.skew = 2 * DAY
    rig.remove(one, key)
    fresh = rig.computer("fresh")
    fresh.publish(key, "again.jpg")  # and it ends before it tells of that
    rig.sync(one, other, third)
    assert {each.visible()[key].name for each in (one, other, third)} == {"again.jpg"}


def test_a_stranger_does_not_show_what_is_old_and_gone(rig: Rig) -> None:
    one, other, stranger = rig.computer("one"), rig.computer("other"), rig.computer("stranger")
    stranger.writes = False
    rig.sync(one, other, stranger)
    (key,) = rig.publish(other)
    rig.sync(other)
    rig.alter(head_name(other.records.device), None)
    rig.alter(segment_name(other.records.device, 1), None)
    del rig.bucket.objects[f"p/{key}"]
    for _ in range(4):
        rig.now += 50 * DAY
        rig.sync(stranger)
    rig.mend()
    rig.sync(stranger)
    assert key not in stranger.visible()


def test_what_a_clock_that_jumps_in_the_middle_of_a_sync_has_made_is_told_by_the_next(rig: Rig) -> None:
    one, other = rig.computer("one"), rig.computer("other")
    rig.sync(one, other)
    steps = one.steps()
    next(steps)
    one.skew = 2 * DAY
    (key,) = rig.publish(one)
    with pytest.raises(Fault) as refused:
        run(steps)
    assert refused.value.kind is FaultKind.CLOCK
    rig.sync(one, other)
    assert key in other.visible()


def test_where_nobody_may_know_what_is_missing_a_late_put_is_told(rig: Rig) -> None:
    one, other = rig.computer("one"), rig.computer("other")
    rig.sync(one, other)
    (key,) = rig.publish(one)
    rig.now += 61 * DAY
    rig.bucket.refuses_heads = True
    rig.sync(one, other)
    assert key in other.visible()


def test_old_removals_are_forgotten_once_nothing_old_was_read_for_a_day(rig: Rig) -> None:
    one, other, third = rig.computer("one"), rig.computer("other"), rig.computer("third")
    (key,) = rig.publish(one)
    rig.sync(one, other)
    rig.remove(one, key)
    rig.sync(one, other)
    rig.now += 20 * DAY
    rig.publish(third)
    rig.sync(third)
    rig.alter(head_name(third.records.device), None)

    def knows_after(hours: int) -> bool:
        rig.now += hours * DAY // 24
        assert rig.sync(other).in_step
        return key in other.state.library("Cloud").records

    assert knows_after(24 * 70 - 14)  # 89 days and some hours after the removal
    rig.mend()
    assert knows_after(13)  # what the third one told 69 days ago is read now
    assert heard(other, third).seq == 1
    assert knows_after(13)  # 90 days and some hours after it
    assert not knows_after(13)


def test_who_reads_something_old_and_is_asleep_in_the_middle_of_that_sync_forgets_no_removals(rig: Rig) -> None:
    one, other, third = rig.computer("one"), rig.computer("other"), rig.computer("third")
    (key,) = rig.publish(one)
    rig.sync(one, other)
    rig.remove(one, key)
    rig.sync(one, other)
    rig.publish(third)
    rig.sync(third)
    rig.alter(head_name(third.records.device), None)
    rig.now += 89 * DAY
    rig.sync(other)
    rig.mend()
    for _ in other.steps():
        rig.now += DAY
    assert heard(other, third).seq == 1
    assert key in other.state.library("Cloud").records
    rig.now += 2 * DAY
    rig.sync(other)
    assert key not in other.state.library("Cloud").records


def test_who_is_in_step_for_the_first_time_after_months_forgets_old_removals_a_day_later(rig: Rig) -> None:
    one, other = rig.computer("one"), rig.computer("other")
    (key,) = rig.publish(one)
    rig.sync(one)
    rig.remove(one, key)
    rig.sync(one)
    rig.publish(other)
    rig.bucket.refuses_segments = True
    with pytest.raises(Fault):
        rig.sync(other)  # it reads, and cannot tell
    rig.bucket.refuses_segments = False
    rig.now += 100 * DAY
    assert rig.sync(other).in_step
    assert key in other.state.library("Cloud").records
    rig.now += DAY
    assert rig.sync(other).in_step
    assert key not in other.state.library("Cloud").records
