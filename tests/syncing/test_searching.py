"""A device that knows nothing of a library finds what is there of it, also what no head tells of."""

from __future__ import annotations

import pytest

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.sync.names import head_name
from tests.syncing.rig import Rig, heard
from tests.syncing.simulation.computer import SNAPSHOT_AFTER, Computer


@pytest.fixture
def two(rig: Rig) -> tuple[Computer, Computer]:
    """Two computers in step: there are more segments than a snapshot waits for, and a few after it."""
    one, other = rig.computer("one"), rig.computer("other")
    for _ in range(SNAPSHOT_AFTER + 2):
        rig.publish(one)
        rig.publish(other)
        rig.sync(one, other)
    rig.sync(one, other, one)
    return one, other


def lose(rig: Rig, *parts: str) -> None:
    for name in [name for name in rig.bucket.objects if any(part in name for part in parts)]:
        del rig.bucket.objects[name]


def test_a_new_device_finds_a_snapshot_that_nothing_tells_of(rig: Rig, two: tuple[Computer, Computer]) -> None:
    lose(rig, "/heads/", "/journal/")
    new = rig.computer("new")
    report = rig.sync(new)
    assert len(new.visible()) > SNAPSHOT_AFTER
    assert new.visible().keys() <= two[0].visible().keys()
    assert report.received == len(new.visible())


@pytest.mark.parametrize("lost", [("/heads/",), ("/heads/", "/snapshots/")])
def test_a_new_device_finds_journals_without_any_head(
    rig: Rig, two: tuple[Computer, Computer], lost: tuple[str, ...]
) -> None:
    lose(rig, *lost)
    new = rig.computer("new")
    report = rig.sync(new)
    assert (report.in_step, report.problems, report.devices) == (True, (), 2)
    assert new.visible().keys() == two[0].visible().keys()


def test_a_new_device_finds_the_journal_of_one_whose_head_is_lost_in_its_first_sync(rig: Rig) -> None:
    one, other, new = rig.computer("one"), rig.computer("other"), rig.computer("new")
    rig.publish(other, 7)
    rig.publish(one, 2)
    rig.sync(other, one)
    # What nobody has read is found as well.
    rig.publish(other)
    rig.sync(other)
    lose(rig, head_name(other.records.device))
    report = rig.sync(new)
    assert (report.in_step, report.received, report.devices) == (True, 10, 2)
    assert heard(new, other).seq == 4


def test_pictures_that_nobody_told_of_need_a_decision_and_nothing_is_put(
    rig: Rig, two: tuple[Computer, Computer]
) -> None:
    lose(rig, ".rethumb/")
    before = dict(rig.bucket.objects)
    new = rig.computer("new")
    for _ in range(2):
        with pytest.raises(Fault) as refused:
            rig.sync(new)
        assert refused.value.kind is FaultKind.LIBRARY
        assert "rethumb library rebuild" in refused.value.detail
        assert rig.bucket.objects == before
    assert new.visible() == {}


@pytest.mark.parametrize(
    "name", ["p/" + "a" * 32 + ".txt", "p/index.html", "a" * 32 + ".jpg", "p/q/" + "a" * 32 + ".jpg"]
)
def test_what_is_no_picture_of_this_library_needs_none(rig: Rig, name: str) -> None:
    """The leftovers of the probe are none, nor what stands elsewhere."""
    rig.bucket.objects[name] = b"something"
    assert rig.sync(rig.computer("new")).in_step


def test_of_two_that_publish_the_first_pictures_at_once_nobody_waits(rig: Rig) -> None:
    one, other = rig.computer("one"), rig.computer("other")
    keys = {*rig.publish(one), *rig.publish(other)}
    rig.sync(one, other, one)
    assert one.visible().keys() == other.visible().keys() == keys


def test_where_nobody_may_list_a_new_device_begins_all_the_same(rig: Rig) -> None:
    rig.bucket.refuses_lists = True
    new = rig.computer("new")
    rig.publish(new)
    assert rig.sync(new).in_step


def test_it_looks_once_and_polls_with_one_request_then(rig: Rig) -> None:
    new = rig.computer("new")
    with rig.logged() as first:
        rig.sync(new)
    with rig.logged() as later:
        rig.sync(new)
    assert [key for operation, key in first if operation == "list"] == [
        ".rethumb/heads/",
        ".rethumb/journal/",
        ".rethumb/snapshots/",
        "",
    ]
    assert later == [("list", ".rethumb/heads/")]
