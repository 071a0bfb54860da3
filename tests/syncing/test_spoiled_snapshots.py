"""Snapshots of which something is gone or damaged: passed by, and said until a newer one can be read."""

from __future__ import annotations

import pytest

from rethumb_desktop.services.syncing.company import spoiled_snapshots
from rethumb_desktop.services.syncing.snapshots import reach
from rethumb_desktop.sync.names import manifest_name, part_name, segment_name
from tests.syncing.rig import DAY, Rig
from tests.syncing.simulation.computer import LIBRARY, SNAPSHOT_AFTER, Computer
from tests.syncing.test_snapshots import snapshots, tell


def said(computer: Computer) -> dict[str, str]:
    return spoiled_snapshots(computer.records, LIBRARY)


@pytest.mark.parametrize("left", [None, b"cut"], ids=["gone", "damaged"])
def test_a_part_that_cannot_be_read_is_said_until_a_newer_snapshot_can(rig: Rig, left: bytes | None) -> None:
    one, fresh = rig.computer("one"), rig.computer("fresh")
    tell(rig, one, SNAPSHOT_AFTER + 1)
    (snapshot,) = snapshots(rig)
    rig.alter(part_name(snapshot, 1), left)
    assert rig.sync(fresh).in_step, "the journal tells it too"
    assert said(fresh).keys() == {snapshot}
    assert part_name(snapshot, 1) in said(fresh)[snapshot]
    assert said(one) == {}
    tell(rig, one, SNAPSHOT_AFTER + 1)
    assert rig.sync(fresh).in_step
    assert said(fresh) == {}


def test_one_that_was_mended_is_said_no_more_once_it_was_read(rig: Rig) -> None:
    one, fresh = rig.computer("one"), rig.computer("fresh")
    tell(rig, one, SNAPSHOT_AFTER + 1)
    (snapshot,) = snapshots(rig)
    rig.alter(part_name(snapshot, 1), b"cut")
    rig.alter(segment_name(one.records.device, 1), None)
    assert not rig.sync(fresh).in_step
    assert said(fresh).keys() == {snapshot}
    rig.mend()
    rig.alter(segment_name(one.records.device, 1), None)
    assert rig.sync(fresh).in_step
    assert said(fresh) == {}


def test_a_manifest_that_is_damaged_is_said_and_one_that_is_gone_is_none(rig: Rig) -> None:
    one, fresh, other = rig.computer("one"), rig.computer("fresh"), rig.computer("other")
    tell(rig, one, SNAPSHOT_AFTER + 1)
    (snapshot,) = snapshots(rig)
    rig.alter(manifest_name(snapshot), b"cut")
    rig.sync(fresh)
    assert said(fresh).keys() == {snapshot}
    rig.alter(manifest_name(snapshot), None)
    rig.sync(other)
    assert said(other) == {}


def test_segments_that_a_reader_needs_are_no_fault_of_a_snapshot(rig: Rig, caplog: pytest.LogCaptureFixture) -> None:
    """It knows something that the snapshot does not hold, and cannot read that again."""
    one, other = rig.computer("one"), rig.computer("other")
    rig.publish(other)
    rig.sync(other)
    tell(rig, one, SNAPSHOT_AFTER + 1)
    (snapshot,) = snapshots(rig)
    first = segment_name(one.records.device, 1)
    rig.alter(first, None)
    rig.alter(manifest_name(snapshot), None)
    rig.publish(other)
    assert not rig.sync(other).in_step
    rig.mend()
    rig.alter(first, None)
    rig.alter(segment_name(other.records.device, 2), None)
    rig.now += DAY
    rig.sync(other)
    assert segment_name(other.records.device, 2) in caplog.messages[-1], "that is why it was passed by"
    assert said(other) == {}


def test_an_old_one_is_not_said_where_a_newer_one_is_good(rig: Rig) -> None:
    one, other = rig.computer("one"), rig.computer("other")
    tell(rig, one, 2 * (SNAPSHOT_AFTER + 1))
    rig.sync(other)
    old, _ = snapshots(rig)
    rig.alter(part_name(old, 1), None)
    reach(one.site())
    reach(other.site())
    rig.alter(manifest_name(old), b"cut")
    reach(one.site())
    assert said(one) == said(other) == {}


def test_who_looks_how_far_snapshots_reach_finds_it_too(rig: Rig) -> None:
    one = rig.computer("one")
    tell(rig, one, SNAPSHOT_AFTER + 1)
    (snapshot,) = snapshots(rig)
    rig.alter(part_name(snapshot, 1), None)
    assert reach(one.site()) == {}
    assert said(one) == {snapshot: "A part of it is gone."}
