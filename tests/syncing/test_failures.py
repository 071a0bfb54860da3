"""What each failure looks like: the rows of that table in docs/bucket-format.md, and those beside them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rethumb_desktop.domain.entries import stamp
from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.object_key import LibraryKey
from rethumb_desktop.sync.library_file import encode_library_file, library_file
from rethumb_desktop.sync.names import LIBRARY_FILE, head_name, segment_name
from tests.syncing.rig import DAY, MINUTE, Rig, false_put, heard, removal, with_entries
from tests.syncing.simulation.bucket import Crash
from tests.syncing.simulation.computer import Computer

# A reply was lost; a device was ended in the middle


def test_a_lost_reply_has_the_same_bytes_put_again(rig: Rig) -> None:
    one, other = rig.computer("one"), rig.computer("other")
    rig.sync(one, other)
    (key,) = rig.publish(one)
    rig.bucket.loses = [segment_name(one.records.device, 1)]
    with pytest.raises(Fault):
        rig.sync(one)
    sealed = rig.object(segment_name(one.records.device, 1))
    device = one.records.device
    report = rig.sync(one)
    assert (report.sent, one.records.device, rig.object(segment_name(device, 1))) == (1, device, sealed)
    rig.sync(other)
    assert key in other.visible()
    assert rig.sync(one).in_step


def test_the_lost_reply_to_a_head_is_no_copied_profile(rig: Rig) -> None:
    one = rig.computer("one")
    rig.sync(one)
    device = one.records.device
    rig.publish(one)
    rig.bucket.loses = [head_name(device)]
    with pytest.raises(Fault):
        rig.sync(one)
    rig.publish(one)
    rig.sync(one)
    assert one.records.device == device
    assert rig.head(device).seq == 2


@pytest.mark.parametrize("requests", range(8))
def test_what_was_published_leaves_at_the_next_start_wherever_the_device_was_ended(rig: Rig, requests: int) -> None:
    one, other = rig.computer("one"), rig.computer("other")
    keys = rig.publish(one, 4)
    one.store.fuse = requests
    with pytest.raises(Crash):
        rig.sync(one)
    one.restart()
    rig.sync(one, other)
    assert other.visible().keys() == set(keys)
    assert rig.head(one.records.device).seq == 2


# A segment is missing, cut short or forged


@pytest.fixture
def three(rig: Rig) -> tuple[Computer, Computer, Computer]:
    """Three computers in step, the second and the third with two segments each, one of them unread by the first."""
    one, other, third = rig.computer("one"), rig.computer("other"), rig.computer("third")
    for computer in (other, third):
        rig.publish(computer)
    rig.sync(other, third, one)
    for computer in (other, third):
        rig.publish(computer)
        rig.sync(computer)
    return one, other, third


@pytest.mark.parametrize("harm", ["missing", "cut short", "of another name", "empty"])
def test_a_segment_that_cannot_be_read_stops_its_device_only(
    rig: Rig, three: tuple[Computer, Computer, Computer], harm: str
) -> None:
    one, other, third = three
    name = segment_name(other.records.device, 2)
    found = {
        "missing": None,
        "cut short": rig.object(name)[:-1],
        "of another name": rig.object(segment_name(other.records.device, 1)),
        "empty": b"",
    }
    rig.alter(name, found[harm])
    report = rig.sync(one)
    assert not report.in_step
    assert [problem.title for problem in report.problems] == ["The journal of “other” cannot be read further."]
    assert report.problems[0].kind is FaultKind.JOURNAL
    assert heard(one, other).error == report.problems[0]
    assert (heard(one, other).seq, heard(one, other).newest, heard(one, third).seq) == (1, 2, 2)
    rig.mend()
    report = rig.sync(one)
    assert (report.in_step, report.problems, report.received) == (True, (), 1)
    assert heard(one, other).error is None


def test_a_segment_that_does_not_follow_the_one_before_is_not_merged(
    rig: Rig, three: tuple[Computer, Computer, Computer]
) -> None:
    one, other, _ = three
    draft = rig.segment(other.records.device, 2)
    rig.forge_segment(replace(draft, before="0" * 64, entries=(false_put(rig.now),)))
    assert not rig.sync(one).in_step
    assert "z" * 32 + ".jpg" not in one.visible()
    error = heard(one, other).error
    assert error is not None
    assert "does not follow" in error.detail


def test_a_newest_segment_that_is_not_the_one_its_head_tells_of_is_not_merged(
    rig: Rig, three: tuple[Computer, Computer, Computer]
) -> None:
    one, other, _ = three
    draft = rig.segment(other.records.device, 2)
    rig.forge_segment(with_entries(draft, false_put(rig.now)))
    for _ in range(2):  # also when the head is not new any more
        assert not rig.sync(one).in_step
        assert "z" * 32 + ".jpg" not in one.visible()


@pytest.mark.parametrize(("ahead", "is_merged"), [(9, True), (11, False)])
def test_what_is_of_a_time_to_come_is_not_merged(
    rig: Rig, three: tuple[Computer, Computer, Computer], ahead: int, is_merged: bool
) -> None:
    one, other, _ = three
    device = other.records.device
    draft = rig.segment(device, 1)
    rig.forge_segment(with_entries(draft, false_put(rig.now + ahead * MINUTE)))
    rig.forge_head(replace(rig.head(device), seq=1, digest=rig.digest(segment_name(device, 1)), snapshot=""))
    fresh = rig.computer("fresh")
    rig.sync(fresh)
    assert ("z" * 32 + ".jpg" in fresh.visible()) == is_merged
    assert one.visible().keys() & {"z" * 32 + ".jpg"} == set()


def test_an_entry_that_is_too_late_stops_the_reading(rig: Rig, three: tuple[Computer, Computer, Computer]) -> None:
    one, other, _ = three
    draft = rig.segment(other.records.device, 2)
    rig.forge_segment(replace(draft, made=stamp(rig.now), entries=(removal(rig.now, "a" * 32 + ".jpg"),)))
    late = replace(draft, made=stamp(rig.now + 61 * DAY))
    with pytest.raises(ValueError, match="too late"):
        rig.forge_segment(late)
    assert not rig.sync(one).in_step


# Heads


def test_a_head_that_is_missing_says_nothing(rig: Rig, three: tuple[Computer, Computer, Computer]) -> None:
    one, other, _ = three
    rig.sync(one)
    rig.alter(head_name(other.records.device), None)
    before = heard(one, other)
    report = rig.sync(one)
    assert report.in_step
    assert report.devices == 2
    assert heard(one, other) == before


def test_a_damaged_head_is_told_by_every_sync_and_all_is_read(
    rig: Rig, three: tuple[Computer, Computer, Computer]
) -> None:
    one, other, third = three
    rig.publish(other, 3 * 3)
    rig.sync(other)
    name = head_name(other.records.device)
    rig.alter(name, rig.object(name)[:-1])
    for computer in (one, one, one, rig.computer("new")):
        report = rig.sync(computer)
        (problem,) = report.problems
        assert problem.title == f"The head of “{_called(computer, other)}” cannot be read."
        assert "is damaged" in problem.detail
        assert (report.in_step, heard(computer, other).error) == (True, None)
        assert (heard(computer, other).seq, heard(computer, third).seq) == (5, 2)
    rig.publish(other)
    rig.sync(other)
    rig.alter(name, rig.object(name)[:-1])
    assert rig.sync(one).in_step
    assert heard(one, other).seq == 6
    rig.mend()
    assert rig.sync(one).problems == ()


def _called(computer: Computer, other: Computer) -> str:
    """Return the name of another as a computer knows it: who never read its head has its id alone."""
    return heard(computer, other).name or other.records.device[:8]


def test_what_is_no_head_keeps_nobody_out_of_step(rig: Rig, three: tuple[Computer, Computer, Computer]) -> None:
    one, _, _ = three
    rig.sync(one)
    rig.alter(head_name("ab" * 16), b"of somebody else")
    report = rig.sync(one)
    assert (report.in_step, report.devices, report.problems) == (True, 2, ())


def test_a_head_that_goes_back_is_passed_over(rig: Rig, three: tuple[Computer, Computer, Computer]) -> None:
    one, other, _ = three
    old = rig.head(other.records.device)
    rig.publish(other)
    rig.sync(other, one)
    rig.forge_head(replace(old, name="old name"))
    report = rig.sync(one)
    assert report.in_step
    assert (heard(one, other).newest, heard(one, other).name) == (3, "other")


def test_a_head_of_a_time_to_come_is_not_believed(rig: Rig, three: tuple[Computer, Computer, Computer]) -> None:
    one, other, _ = three
    rig.forge_head(replace(rig.head(other.records.device), said=stamp(rig.now + 11 * MINUTE), name="from the future"))
    (problem,) = rig.sync(one).problems
    assert "of a time that has not come yet" in problem.detail
    assert (heard(one, other).name, heard(one, other).newest) == ("other", 1)


def test_a_segment_whose_head_is_missing_is_read_because_another_device_has_read_it(
    rig: Rig, three: tuple[Computer, Computer, Computer]
) -> None:
    one, other, third = three
    rig.sync(third)
    rig.publish(third)
    rig.sync(third)  # its head tells how far it has read the other
    rig.alter(head_name(other.records.device), None)
    report = rig.sync(one)
    assert report.in_step
    assert heard(one, other).seq == 2


# A profile was copied, or restored from before


def test_a_copy_on_another_computer_takes_another_id_before_its_first_write(rig: Rig) -> None:
    one = rig.computer("one")
    rig.publish(one)
    rig.sync(one)
    device, before = one.records.device, dict(rig.bucket.objects)
    copy = rig.copy_of(one)
    rig.publish(copy)
    rig.sync(copy)
    assert copy.records.device != device
    assert {name: rig.bucket.objects[name] for name in before} == before
    rig.sync(one)
    assert one.records.device == device
    assert one.visible().keys() == copy.visible().keys()


def test_a_copy_that_looks_the_same_is_noticed_by_its_head(rig: Rig) -> None:
    one, third = rig.computer("one"), rig.computer("third")
    rig.publish(one)
    rig.sync(one)
    copy = rig.copy_of(one, mark=one.mark)
    rig.publish(copy)
    rig.publish(one)
    rig.sync(copy, one, copy, one, third)
    assert copy.records.device != one.records.device
    assert one.visible().keys() == copy.visible().keys() == third.visible().keys()
    assert len(third.visible()) == 3


def test_a_copy_whose_head_cannot_be_read_is_noticed_by_its_segment(rig: Rig) -> None:
    one, third = rig.computer("one"), rig.computer("third")
    rig.publish(one)
    rig.sync(one)
    copy = rig.copy_of(one, mark=one.mark)
    rig.publish(copy)
    (other,) = rig.publish(one)
    rig.sync(one)
    sealed = rig.object(segment_name(one.records.device, 2))
    rig.alter(head_name(one.records.device), None)
    rig.sync(copy)
    assert copy.records.device != one.records.device
    assert rig.object(segment_name(one.records.device, 2)) == sealed
    rig.sync(copy)
    assert other in copy.visible()
    rig.sync(one, copy, one, third)
    assert one.visible().keys() == copy.visible().keys() == third.visible().keys()
    assert len(third.visible()) == 3


def test_an_index_restored_from_before_reads_what_it_told_itself(rig: Rig) -> None:
    one = rig.computer("one")
    rig.publish(one)
    rig.sync(one)
    device, old = one.records.device, one.state.copy()
    (told,) = rig.publish(one)
    rig.sync(one)
    one.take(old)
    (later,) = rig.publish(one)
    rig.sync(one, one)
    assert one.records.device != device
    assert {told, later} <= one.visible().keys()
    assert rig.sync(one).in_step


# A LIST is short; the library is another's


def test_a_short_list_forgets_nothing(rig: Rig, three: tuple[Computer, Computer, Computer]) -> None:
    one, _, _ = three
    rig.sync(one)
    shown = one.visible()
    rig.bucket.hides = ".rethumb/heads/"
    rig.now += 200 * DAY
    for _ in range(3):
        rig.now += 2 * DAY
        assert rig.sync(one).devices == 2
    assert one.visible() == shown


def test_with_another_library_key_nothing_is_written(rig: Rig) -> None:
    one = rig.computer("one")
    rig.publish(one)
    rig.bucket.objects[f"p/{LIBRARY_FILE}"] = encode_library_file(library_file("a" * 32, LibraryKey(bytes(32))))
    _refuses(rig, one)


def test_where_a_newer_version_has_written_nothing_is_written(rig: Rig) -> None:
    one = rig.computer("one")
    rig.sync(one)
    rig.publish(one)
    rig.bucket.objects[f"p/{LIBRARY_FILE}"] = b'{"format": 2}'
    _refuses(rig, one)


def _refuses(rig: Rig, computer: Computer) -> None:
    before = dict(rig.bucket.objects)
    with pytest.raises(Fault) as refused:
        rig.sync(computer)
    assert refused.value.kind is FaultKind.LIBRARY
    assert rig.bucket.objects == before


def test_a_library_file_that_is_gone_is_put_again_with_the_same_id(rig: Rig) -> None:
    one = rig.computer("one")
    rig.sync(one)
    file = rig.object(LIBRARY_FILE)
    del rig.bucket.objects[f"p/{LIBRARY_FILE}"]
    rig.publish(one)
    rig.sync(one)
    assert rig.object(LIBRARY_FILE) == file
