"""How many requests a sync makes, and in which order it writes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.sync.names import SNAPSHOTS, head_name, segment_name
from tests.syncing.rig import DAY, Rig, heard
from tests.syncing.simulation.computer import SNAPSHOT_AFTER

FILE = ".rethumb/library.json"


@pytest.mark.parametrize("others", [0, 1, 9])
def test_a_poll_that_finds_nothing_is_one_request(rig: Rig, others: int) -> None:
    computers = [rig.computer(f"computer {number}") for number in range(others + 1)]
    for computer in computers:
        rig.publish(computer, 2)
    rig.sync(*(computers * 4))
    with rig.logged() as log:
        report = rig.sync(computers[0])
    assert log == [("list", ".rethumb/heads/")]
    assert report.requests == 1
    assert report.in_step
    assert report.devices == others


@pytest.mark.parametrize("others", [0, 2])
@pytest.mark.parametrize("snapshot_after", [SNAPSHOT_AFTER, 100])
def test_who_alone_has_told_anything_looks_for_no_snapshot(
    rig: Rig, others: int, snapshot_after: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.syncing.simulation.computer.SNAPSHOT_AFTER", snapshot_after)
    one = rig.computer("one")
    readers = [rig.computer(f"reader {number}") for number in range(others)]
    for _ in range(2 * SNAPSHOT_AFTER + 1):
        rig.publish(one)
        rig.sync(one, *readers)
    rig.now += DAY  # the readers say anew what they have heard
    rig.sync(one, *readers, one)
    assert bool(rig.head(one.records.device).snapshot) == (snapshot_after == SNAPSHOT_AFTER)
    with rig.logged() as log:
        report = rig.sync(one)
    assert log == [("list", ".rethumb/heads/")]
    assert report.in_step


def test_a_snapshot_that_holds_nothing_of_what_cannot_be_read_is_not_read_again(rig: Rig) -> None:
    one, other = rig.computer("one"), rig.computer("other")
    for _ in range(SNAPSHOT_AFTER + 1):
        rig.publish(one)
        rig.sync(one)
    rig.publish(other)
    rig.sync(other)
    device = other.records.device
    rig.alter(segment_name(device, 1), b"")
    rig.sync(one, one)
    with rig.logged() as log:
        rig.sync(one)
    assert log == [("list", ".rethumb/heads/"), ("get", segment_name(device, 1))]


def test_a_poll_that_meets_a_segment_that_is_gone_for_good_is_three(rig: Rig) -> None:
    one, other = rig.computer("one"), rig.computer("other")
    for _ in range(SNAPSHOT_AFTER + 1):
        rig.publish(one)
        rig.sync(one)
    rig.publish(other)
    rig.sync(other, one, other, one)
    rig.publish(other)
    rig.sync(other)
    rig.alter(segment_name(other.records.device, 2), None)
    rig.sync(one)
    with rig.logged() as log:
        report = rig.sync(one)
    device = other.records.device
    assert log == [("list", ".rethumb/heads/"), ("get", head_name(device)), ("get", segment_name(device, 2))]
    assert len(report.problems) == 1


def test_news_of_one_device_are_read_by_its_head_and_its_new_segments(rig: Rig) -> None:
    one, other, third = rig.computer("one"), rig.computer("other"), rig.computer("third")
    rig.publish(other)
    rig.sync(other, one, third, other, one, third, one)
    rig.publish(other)
    rig.sync(other)
    with rig.logged() as log:
        report = rig.sync(one)
    device = other.records.device
    assert log == [("list", ".rethumb/heads/"), ("get", head_name(device)), ("get", segment_name(device, 2))]
    assert report.received == 1


def test_a_publication_is_told_after_a_look_by_its_segment_and_then_its_head(rig: Rig) -> None:
    one = rig.computer("one")
    rig.sync(one, one)
    rig.publish(one)
    with rig.logged() as log:
        rig.sync(one)
    device = one.records.device
    assert log == [
        ("list", ".rethumb/heads/"),
        ("get", FILE),
        ("write", segment_name(device, 1)),
        ("write", head_name(device)),
    ]


def test_the_library_file_comes_before_everything_else(rig: Rig) -> None:
    one = rig.computer("one")
    rig.publish(one)
    with rig.logged() as log:
        rig.sync(one)
    writes = [key for operation, key in log if operation == "write"]
    segment, head = segment_name(one.records.device, 1), head_name(one.records.device)
    assert writes == [FILE, head, segment, head]


def test_a_device_that_has_published_nothing_is_seen(rig: Rig) -> None:
    one, other = rig.computer("one"), rig.computer("other")
    rig.sync(one, other)
    assert rig.head(one.records.device).seq == 0
    assert [each.name for each in other.records.heard("Cloud").values()] == ["one"]


def test_the_parts_of_a_snapshot_come_before_its_manifest_and_that_before_the_head(rig: Rig) -> None:
    one = rig.computer("one")
    for _ in range(SNAPSHOT_AFTER + 1):
        rig.publish(one)
        with rig.logged() as log:
            rig.sync(one)
    *_, part, manifest, head = [key for operation, key in log if operation == "write"]
    assert part.startswith(SNAPSHOTS)
    assert part.endswith("/000001")
    assert manifest == part.replace("/000001", "/manifest")
    assert head == head_name(one.records.device)
    assert rig.head(one.records.device).snapshot == manifest.split("/")[2]


def test_a_head_is_said_again_after_a_day(rig: Rig) -> None:
    one = rig.computer("one")
    rig.sync(one, one)
    said = rig.head(one.records.device).said
    rig.now += DAY
    with rig.logged() as log:
        rig.sync(one)
    assert ("write", head_name(one.records.device)) in log
    assert rig.head(one.records.device).said > said


def test_an_end_of_a_journal_that_no_head_tells_of_is_found_once_its_device_is_silent(rig: Rig) -> None:
    one, other = rig.computer("one"), rig.computer("other")
    rig.publish(other)
    rig.sync(other, one, one)
    before = rig.head(other.records.device)
    (key,) = rig.publish(other)
    rig.sync(other)
    rig.forge_head(before)  # as if it had ended before it wrote its head
    rig.sync(one)
    assert key not in one.visible()
    rig.now += 3 * DAY
    rig.sync(one, one)
    assert key in one.visible()
    rig.sync(one)
    with rig.logged() as log:
        rig.sync(one)
    assert log == [("list", ".rethumb/heads/")]


def test_heads_are_read_by_name_where_lists_are_refused(rig: Rig) -> None:
    one, other, third = rig.computer("one"), rig.computer("other"), rig.computer("third")
    (key,) = rig.publish(third)
    rig.sync(third, other, one)
    (later,) = rig.publish(third)
    rig.sync(third)
    rig.bucket.refuses_lists = True
    rig.sync(one)
    assert {key, later} <= one.visible().keys()


def test_who_cannot_list_finds_all_from_the_device_that_gave_the_pairing_code(rig: Rig) -> None:
    one, other, joined = rig.computer("one"), rig.computer("other"), rig.computer("joined")
    (key,) = rig.publish(one)
    rig.sync(one, other, one, other)
    rig.bucket.refuses_lists = True
    joined.introduce(other.records.device)
    rig.sync(joined)
    assert key in joined.visible()
    assert heard(joined, one).name == "one"


def test_a_stranger_who_knows_nobody_is_told_that_lists_are_refused(rig: Rig) -> None:
    one, stranger = rig.computer("one"), rig.computer("stranger")
    rig.sync(one)
    stranger.writes = False
    rig.bucket.refuses_lists = True
    with pytest.raises(Fault) as refused:
        rig.sync(stranger)
    assert refused.value.kind is FaultKind.POLICY


def test_a_stranger_reads_all_and_writes_nothing(rig: Rig) -> None:
    one, stranger = rig.computer("one"), rig.computer("stranger")
    keys = rig.publish(one, 3)
    rig.sync(one)
    stranger.writes = False
    with rig.logged() as log:
        report = rig.sync(stranger)
    assert stranger.visible().keys() == set(keys)
    assert {operation for operation, _ in log} == {"get", "list"}
    assert report.in_step


def test_many_segments_have_the_head_written_in_between(rig: Rig) -> None:
    one = rig.computer("one")
    rig.publish(one, 3 * 130)
    with rig.logged() as log:
        rig.sync(one)
    assert log.count(("write", head_name(one.records.device))) == 5  # before all, and after the snapshot


def test_a_forged_head_with_a_number_that_is_too_high_stops_at_the_gap(rig: Rig) -> None:
    one, other = rig.computer("one"), rig.computer("other")
    (key,) = rig.publish(other)
    rig.sync(other)
    rig.forge_head(replace(rig.head(other.records.device), seq=2, digest="0" * 64))
    report = rig.sync(one)
    assert key in one.visible()
    assert [problem.kind for problem in report.problems] == [FaultKind.JOURNAL]
    assert not report.in_step


def test_what_a_sync_leaves_unread_is_told(rig: Rig) -> None:
    """Nobody tells of the end of a silent device's journal: it is found segment by segment."""
    one, other = rig.computer("one"), rig.computer("other")
    rig.publish(other)
    rig.sync(other, one)
    head = rig.object(head_name(other.records.device))
    rig.publish(other, 3 * 8)
    rig.sync(other)
    rig.bucket.objects = {name: data for name, data in rig.bucket.objects.items() if "/snapshots/" not in name}
    rig.bucket.objects[f"p/{head_name(other.records.device)}"] = head
    rig.now += 3 * DAY
    report = rig.sync(one)
    assert (report.in_step, report.goes_on, report.received) == (False, True, 3 * 4)
    assert [problem.title for problem in report.problems] == ["What “other” told was not read to its end."]
    report = rig.sync(one)
    assert (report.in_step, report.goes_on, report.problems) == (True, False, ())
    assert heard(one, other).seq == 9


def test_what_is_new_where_nobody_may_publish_is_told(rig: Rig) -> None:
    one = rig.computer("one")
    rig.publish(one)
    one.writes = False
    report = rig.sync(one)
    assert (report.in_step, report.goes_on) == (False, False)
    (problem,) = report.problems
    assert "is told to nobody" in problem.title


def test_a_device_that_ends_before_its_first_head_after_a_segment_is_found(rig: Rig) -> None:
    one, other = rig.computer("one"), rig.computer("other")
    (key,) = rig.publish(other)
    rig.bucket.refuses_segments = True
    with pytest.raises(Fault):
        rig.sync(other)
    assert rig.head(other.records.device).seq == 0
    head = rig.object(head_name(other.records.device))
    rig.bucket.refuses_segments = False
    rig.sync(other)
    rig.bucket.objects[f"p/{head_name(other.records.device)}"] = head
    rig.now += 3 * DAY
    rig.sync(one, one)
    assert key in one.visible()
