"""What the simulation has found about libraries that people had to look after, one thing at a time."""

from __future__ import annotations

import pytest

from rethumb_desktop.domain.errors import Fault
from rethumb_desktop.services.syncing.snapshots import reach, write_snapshot
from rethumb_desktop.services.syncing.stretches import (
    LOST,
    Stretch,
    behind,
    come_back,
    gone_behind,
    pass_over,
    passed_over,
    wanted,
)
from rethumb_desktop.services.upkeep.reports import FindingState
from rethumb_desktop.sync.names import below, head_name, segment_name
from tests.syncing.rig import DAY, Rig
from tests.syncing.simulation.care import Care
from tests.syncing.simulation.computer import LIBRARY, PICTURE, PREFIX, Computer


@pytest.fixture
def care(rig: Rig) -> Cares:
    return Cares(rig)


class Cares:
    """Opens the services of computers."""

    def __init__(self, rig: Rig) -> None:
        self._rig = rig

    def __call__(self, computer: Computer) -> Care:
        self._rig.now += 1000
        return Care(computer, self._rig.bucket.chance)


def test_who_is_known_by_hearsay_alone_can_be_given_up(rig: Rig, care: Cares) -> None:
    one, other = rig.computer("one"), rig.computer("other")
    rig.publish(one)
    rig.publish(other)
    rig.sync(one, other)
    device = other.records.device
    rig.bucket.destroy(below(PREFIX, segment_name(device, 1)))
    rig.sync(one)
    assert care(one).pass_over(device).segments == 1
    rig.bucket.destroy(below(PREFIX, head_name(device)))
    rig.now += DAY  # then it says anew what it has heard
    rig.sync(one)
    fresh = rig.computer("fresh")

    report = rig.sync(fresh)

    assert [each.title for each in report.problems] == [f"The journal of “{device[:8]}” cannot be read further."]
    assert not report.goes_on
    assert care(fresh).pass_over(device[:8]).sync.in_step


def test_what_was_passed_over_comes_back_as_far_as_a_snapshot_reaches(rig: Rig) -> None:
    site = rig.computer("one").site()
    pass_over(site, "d", Stretch(2, "x", 4, "y", 2))
    pass_over(site, "d", Stretch(4, "y", 6, "z", 2))

    come_back(site, {"d": (4, "y")})

    assert passed_over(site.records, LIBRARY) == {"d": Stretch(4, "y", 6, "z", 2)}
    assert wanted(site) == {"d": 5}
    come_back(site, {"d": (3, "w")})
    assert passed_over(site.records, LIBRARY) == {"d": Stretch(4, "y", 6, "z", 2)}
    come_back(site, {"d": (6, "z")})
    assert passed_over(site.records, LIBRARY) == {}


def test_what_is_lost_and_what_is_passed_over_behind_it_are_both_left_out(rig: Rig) -> None:
    site = rig.computer("one").site()
    site.note_numbers(LOST, {"d": 2})
    pass_over(site, "d", Stretch(2, "x", 4, "y", 2))
    assert [behind(site, "d", (seq, "")) for seq in (0, 1, 2, 3)] == [(4, "y")] * 4
    assert behind(site, "d", (4, "y")) == (4, "y")


def test_a_snapshot_without_its_parts_holds_nothing(rig: Rig) -> None:
    one = rig.computer("one")
    rig.publish(one)
    rig.sync(one)
    list(write_snapshot(one.site(), 0))
    assert reach(one.site()) == {one.records.device: 1}
    (part,) = [name for name in rig.bucket.objects if name.endswith("/000001")]
    rig.bucket.destroy(part)
    assert reach(one.site()) == {}


def test_a_segment_that_is_gone_has_to_be_in_the_newest_snapshot(rig: Rig, care: Cares) -> None:
    one, other, third = rig.computer("one"), rig.computer("other"), rig.computer("third")
    rig.publish(one)
    rig.publish(other)
    rig.sync(one, other, one)
    device = other.records.device
    rig.alter(segment_name(device, 1), None)
    rig.sync(third)
    rig.mend()
    list(write_snapshot(one.site(), 0))
    rig.now += 5000
    list(write_snapshot(third.site(), 0))
    assert device in reach(one.site())
    assert device not in reach(one.site(), newest=True)
    rig.bucket.destroy(below(PREFIX, segment_name(device, 1)))

    (found,) = care(one).verify()

    assert (found.state, found.mended) == (FindingState.RECORD, True)
    assert device in reach(one.site(), newest=True)


def _behind_what_was_passed_over(rig: Rig, care: Cares) -> tuple[Computer, Computer, str, list[str]]:
    """Return who alone has read a segment that is gone, who has not, its device, and its pictures.

    The first is put and is there, the second is put and is destroyed, the third is removed, the fourth has a new name.
    """
    one, other, third = rig.computer("one"), rig.computer("other"), rig.computer("third")
    removed, renamed = rig.publish(other, 2)
    rig.sync(other, one, third)
    rig.publish(other)
    rig.sync(other)
    device = other.records.device
    (put, gone) = rig.publish(other, 2)
    rig.sync(other)
    rig.remove(other, removed)
    other.rename(renamed, "later")
    rig.sync(other)
    rig.bucket.destroy(below(PREFIX, segment_name(device, 2)))
    rig.sync(one)
    care(one).pass_over(device)
    for seq in (3, 4):
        rig.bucket.destroy(below(PREFIX, segment_name(device, seq)))
    rig.bucket.destroy(below(PREFIX, gone))
    assert removed not in one.visible()
    return one, third, device, [put, gone, removed, renamed]


def test_what_was_read_behind_something_passed_over_and_is_gone_is_told_again(rig: Rig, care: Cares) -> None:
    one, third, device, (put, gone, removed, renamed) = _behind_what_was_passed_over(rig, care)
    rig.sync(third)
    assert put not in third.visible()

    found = care(one).verify()

    names = [below(PREFIX, segment_name(device, seq)) for seq in (3, 4)]
    assert [(each.key, each.mended) for each in found if each.state is FindingState.RECORD] == [
        (name, True) for name in names
    ]
    assert not any(each.state is FindingState.RECORD for each in care(one).verify())
    rig.sync(third)
    care(third).pass_over(device)
    rig.sync(one, third)
    assert one.visible().keys() == third.visible().keys() > {put, renamed}, "and what has a note"
    assert one.visible()[renamed].name == third.visible()[renamed].name == "later"
    assert {gone, removed}.isdisjoint(one.visible())


def test_what_is_gone_behind_something_passed_over_keeps_no_snapshot_out(rig: Rig, care: Cares) -> None:
    one, third, *_ = _behind_what_was_passed_over(rig, care)
    fourth = rig.computer("fourth")
    (key,) = rig.publish(fourth)
    rig.sync(fourth, third)
    list(write_snapshot(third.site(), 0))
    rig.sync(third)
    rig.bucket.destroy(below(PREFIX, segment_name(fourth.records.device, 1)))
    assert not rig.sync(one).in_step

    care(one).verify()

    assert rig.sync(one).in_step
    assert key in one.visible()


def test_what_is_looked_at_only_is_told_and_changes_nothing(rig: Rig, care: Cares) -> None:
    one, _, _, _ = _behind_what_was_passed_over(rig, care)
    found = care(one).verify(mend=False)
    told = [(each.mended, each.detail) for each in found if each.state is FindingState.RECORD]
    assert told == [(False, "It is gone from the bucket.")] * 2
    assert (gone_behind(one.site()), one.records.unsent(LIBRARY)) == ({}, 0)


def test_an_old_backup_brings_nothing_back_that_was_removed_and_is_there_all_the_same(rig: Rig, care: Cares) -> None:
    one, other = rig.computer("one"), rig.computer("other")
    (key,) = rig.publish(one)
    rig.publish(other)
    rig.sync(one, other)
    care(one).back_up()
    rig.remove(one, key)
    rig.sync(one, other)
    rig.bucket.put(below(PREFIX, key), PICTURE)  # somebody who had not read of it has put it again
    for _ in range(3):
        rig.now += 50 * DAY
        rig.sync(one, other)
    assert not other.records.removed(LIBRARY, [key])

    assert care(other).restore().came == 0

    assert key not in other.visible()


def test_a_bucket_that_is_another_librarys_is_no_place_to_put_anything_back(rig: Rig, care: Cares) -> None:
    one = rig.computer("one")
    rig.publish(one)
    rig.sync(one)
    rig.bucket.is_foreign = True
    rig.bucket.objects = {}
    with pytest.raises(Fault):
        care(one).put_back()
    assert not rig.bucket.objects
