"""Snapshots: when they are written and when not, and what is made of bad ones."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rethumb_desktop.services.syncing.running import run
from rethumb_desktop.sync.names import SNAPSHOTS, head_name, manifest_name, part_name, segment_name
from rethumb_desktop.sync.snapshots import Manifest, decode_manifest
from tests.syncing.rig import DAY, Rig, heard
from tests.syncing.simulation.bucket import Crash
from tests.syncing.simulation.computer import SEALER, SNAPSHOT_AFTER, Computer


def snapshots(rig: Rig) -> list[str]:
    """The ids of what is in the bucket, oldest first."""
    names = [name.removeprefix(f"p/{SNAPSHOTS}") for name in sorted(rig.bucket.objects) if SNAPSHOTS in name]
    return [name.partition("/")[0] for name in names if name.endswith("/manifest")]


def manifest_of(rig: Rig, snapshot: str) -> Manifest:
    name = manifest_name(snapshot)
    return decode_manifest(SEALER.open(name, rig.object(name)), snapshot)


def tell(rig: Rig, computer: Computer, segments: int) -> list[str]:
    """Have a computer tell so many segments; return the keys."""
    keys: list[str] = []
    for _ in range(segments):
        keys += rig.publish(computer)
        rig.sync(computer)
    return keys


def test_one_is_written_when_so_many_segments_are_not_in_the_newest(rig: Rig) -> None:
    one = rig.computer("one")
    tell(rig, one, SNAPSHOT_AFTER)
    assert snapshots(rig) == []
    tell(rig, one, 1)
    assert len(snapshots(rig)) == 1
    tell(rig, one, SNAPSHOT_AFTER)
    assert len(snapshots(rig)) == 1
    tell(rig, one, 1)
    assert len(snapshots(rig)) == 2


def test_of_devices_that_are_about_one_begins(rig: Rig) -> None:
    computers = [rig.computer(f"computer {number}") for number in range(3)]
    rig.sync(*computers, *computers)
    tell(rig, computers[0], SNAPSHOT_AFTER + 1)
    rig.sync(*computers)
    assert len(snapshots(rig)) == 1


def test_none_is_written_while_something_is_not_told(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    one = rig.computer("one")
    tell(rig, one, SNAPSHOT_AFTER)
    rig.publish(one)
    write = one.store.write

    def write_and_publish(key: str, data: bytes, *, fresh: bool) -> bool:
        written = write(key, data, fresh=fresh)
        if "/heads/" in key:
            rig.publish(one)  # all was sent, and the head comes last
        return written

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(one.store, "write", write_and_publish)
        rig.sync(one)
    assert snapshots(rig) == []
    rig.sync(one)
    assert len(snapshots(rig)) == 1


def test_a_new_device_reads_the_newest_and_then_the_segments_after_it(rig: Rig) -> None:
    one, fresh = rig.computer("one"), rig.computer("fresh")
    keys = tell(rig, one, SNAPSHOT_AFTER + 3)
    with rig.logged() as log:
        report = rig.sync(fresh)
    assert fresh.visible().keys() == set(keys)
    assert report.in_step
    assert sum("journal" in key for operation, key in log if operation == "get") == 2


@pytest.mark.parametrize("harm", ["manifest", "part"])
def test_a_bad_one_is_passed_over_for_an_older_one(rig: Rig, harm: str, caplog: pytest.LogCaptureFixture) -> None:
    one, fresh = rig.computer("one"), rig.computer("fresh")
    keys = tell(rig, one, 2 * (SNAPSHOT_AFTER + 1))
    first, second = snapshots(rig)
    name = manifest_name(second) if harm == "manifest" else part_name(second, 1)
    rig.alter(name, rig.object(name)[:-1])
    with rig.logged() as log:
        assert rig.sync(fresh).in_step
    assert ("get", part_name(first, 1)) in log
    assert fresh.visible().keys() == set(keys)
    assert f"the snapshot {second} cannot be read" in caplog.text


def test_a_new_device_reads_a_bad_one_as_soon_as_it_is_good(rig: Rig) -> None:
    one, fresh = rig.computer("one"), rig.computer("fresh")
    keys = tell(rig, one, SNAPSHOT_AFTER + 1)
    (only,) = snapshots(rig)
    rig.alter(manifest_name(only), b"")
    rig.alter(segment_name(one.records.device, 1), None)
    assert not rig.sync(fresh, fresh, fresh).in_step
    del rig.bucket.altered[f"p/{manifest_name(only)}"]
    assert rig.sync(fresh).in_step
    assert fresh.visible().keys() == set(keys)


@pytest.mark.parametrize("left", [0, 1, 40, -1], ids=["nothing", "a byte", "a beginning", "all but a byte"])
def test_where_all_are_bad_the_journals_are_read_from_their_beginning(
    rig: Rig, caplog: pytest.LogCaptureFixture, left: int
) -> None:
    one, fresh = rig.computer("one"), rig.computer("fresh")
    keys = tell(rig, one, SNAPSHOT_AFTER + 1)
    (only,) = snapshots(rig)
    rig.alter(part_name(only, 1), rig.object(part_name(only, 1))[:left])
    assert rig.sync(fresh).in_step
    assert fresh.visible().keys() == set(keys)
    assert f"the snapshot {only} cannot be read" in caplog.text


def test_a_new_one_is_newer_than_one_that_cannot_be_read(rig: Rig) -> None:
    one, other = rig.computer("one"), rig.computer("other")
    rig.sync(one, other, one)
    future = f"20990101T000000Z-{other.records.device}"
    rig.forge_head(replace(rig.head(other.records.device), snapshot=future))
    tell(rig, one, SNAPSHOT_AFTER + 1)
    rig.publish(one)
    rig.sync(one, one)
    written = snapshots(rig)
    assert written
    assert min(written) > future
    assert rig.head(one.records.device).snapshot == max(written)
    tell(rig, one, 2)
    assert snapshots(rig) == written


def test_a_removal_is_in_a_snapshot_and_removed_for_who_reads_it(rig: Rig) -> None:
    one, fresh = rig.computer("one"), rig.computer("fresh")
    keys = tell(rig, one, SNAPSHOT_AFTER - 1)
    rig.remove(one, keys[0])
    rig.sync(one)
    keys += tell(rig, one, 1)
    rig.sync(fresh)
    assert fresh.visible().keys() == set(keys[1:])


def test_an_old_one_brings_back_nothing_that_was_removed_after_it(rig: Rig) -> None:
    one, other, third = rig.computer("one"), rig.computer("other"), rig.computer("third")
    keys = tell(rig, one, 2)
    rig.sync(other, one)
    before = rig.object(head_name(one.records.device))
    (late,) = tell(rig, third, 1)
    rig.sync(one)
    tell(rig, one, SNAPSHOT_AFTER)
    assert len(snapshots(rig)) == 1
    # The other one hears of none of that for long, and forgets its own removal meanwhile.
    rig.alter(head_name(one.records.device), before)
    rig.alter(head_name(third.records.device), None)
    rig.remove(other, keys[0])
    rig.sync(other)
    rig.now += 100 * DAY
    for _ in range(20):
        rig.now += 2 * DAY
        rig.sync(other)
    assert keys[0] not in other.state.library("Cloud").records
    rig.mend()
    rig.alter(segment_name(third.records.device, 1), None)
    rig.sync(other)
    assert late in other.visible()
    assert keys[0] not in other.visible()


@pytest.mark.parametrize("is_read", [False, True])
def test_old_removals_stay_in_it_while_something_is_not_read(rig: Rig, is_read: bool) -> None:
    one, other = rig.computer("one"), rig.computer("other")
    gone, _ = tell(rig, one, 2)
    rig.publish(other)
    rig.sync(other, one)
    rig.remove(one, gone)
    rig.publish(other)
    rig.sync(one, other)
    rig.alter(segment_name(other.records.device, 2), b"")
    rig.sync(one)
    rig.now += 100 * DAY
    if is_read:
        rig.mend()
    tell(rig, one, SNAPSHOT_AFTER)
    (only,) = snapshots(rig)
    assert (manifest_of(rig, only).forgotten > 0) == is_read
    rig.mend()
    fresh = rig.computer("fresh")
    assert rig.sync(fresh).in_step
    assert (gone in fresh.state.library("Cloud").records) == (not is_read)


def test_old_removals_stay_in_it_while_what_another_told_under_the_same_id_is_not_read(rig: Rig) -> None:
    one = rig.computer("one")
    tell(rig, one, SNAPSHOT_AFTER)
    device, copy = one.records.device, rig.copy_of(one, mark=one.mark)
    head = rig.object(head_name(device))
    rig.publish(one)
    one.store.fuse = 3
    with pytest.raises(Crash):
        rig.sync(one)
    assert rig.segment(device, SNAPSHOT_AFTER + 1).entries
    rig.bucket.objects[f"p/{head_name(device)}"] = head  # it ended before it wrote another
    rig.publish(copy)
    rig.sync(copy)
    assert copy.records.device != device
    (only,) = snapshots(rig)
    assert manifest_of(rig, only).forgotten == 0


def test_what_another_process_reads_while_one_is_read_stays(rig: Rig) -> None:
    one, other, third = rig.computer("one"), rig.computer("other"), rig.computer("third")
    tell(rig, third, 1)
    rig.sync(one, other)
    tell(rig, one, SNAPSHOT_AFTER + 1)
    assert snapshots(rig)
    rig.alter(segment_name(one.records.device, 1), None)
    reading, known = other.steps(), other.state.library("Cloud")
    while not known.origins:
        next(reading)
    (late,) = tell(rig, third, 1)
    of_another = other.steps(rig.token())
    while heard(other, third).seq < 2:
        next(of_another)
    of_another.close()
    run(reading)
    assert late in other.visible()
