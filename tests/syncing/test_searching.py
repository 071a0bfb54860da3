"""A device that knows nothing of a library finds what is there of it, also what no head tells of."""

from __future__ import annotations

import contextlib

import pytest

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.sync.names import head_name
from tests.syncing.rig import DAY, MINUTE, Rig, heard
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


def decision(rig: Rig, computer: Computer) -> bool:
    """Whether a computer needs a decision about pictures that nobody told of, and writes nothing."""
    before = dict(rig.bucket.objects)
    with contextlib.suppress(Fault):
        rig.sync(computer)
        return False
    with pytest.raises(Fault) as again:
        rig.sync(computer)
    assert (again.value.kind, rig.bucket.objects) == (FaultKind.LIBRARY, before)
    return True


@pytest.mark.parametrize("skew", [0, DAY, -DAY])
def test_nor_does_the_first_one_for_the_other_and_that_one_for_a_person(rig: Rig, skew: int) -> None:
    """Whose picture is older begins, whatever clocks say; the other one needs nobody once that one has told."""
    one, other = rig.computer("one"), rig.computer("other")
    other.skew = skew
    keys = {*rig.publish(one, 3)}
    rig.now += 5 * MINUTE
    keys |= {*rig.publish(other, 3)}
    first, second = (one, other) if skew >= 0 else (other, one)
    rig.now += 5 * MINUTE
    keys |= {*rig.publish(first)}

    assert decision(rig, second)
    assert not decision(rig, first)
    rig.sync(second, first)

    assert one.visible().keys() == other.visible().keys() == keys


@pytest.mark.parametrize("harm", ["nothing", "no note", "a note of another key"])
def test_who_has_published_before_its_first_sync_needs_the_same_decision(
    rig: Rig, two: tuple[Computer, Computer], harm: str
) -> None:
    lose(rig, ".rethumb/")
    known = dict(two[0].visible())
    for name, note in list(rig.bucket.notes.items()):
        rig.bucket.notes[name] = {"nothing": note, "no note": "", "a note of another key": f"AAAA{note[4:]}"}[harm]
    new = rig.computer("new")
    keys = rig.publish(new, 2)

    assert decision(rig, new)
    rig.publish(new)
    new.restart()
    assert decision(rig, new)

    assert new.visible().keys() > set(keys)
    # Who knows the library puts it back; then there is nothing to decide any more.
    two[0].tell_anew()
    assert not decision(rig, new)
    assert new.visible().keys() > known.keys()


class Vanishing(list[tuple[str, str]]):
    """What is asked for; an object that a HEAD asks for is gone at that moment."""

    def __init__(self, rig: Rig) -> None:
        super().__init__()
        self._objects = rig.bucket.objects

    def append(self, asked: tuple[str, str]) -> None:
        super().append(asked)
        if asked[0] == "head":
            self._objects.pop(asked[1], None)


@pytest.mark.parametrize("noted", [True, False])
def test_its_own_pictures_need_none(rig: Rig, noted: bool) -> None:
    new = rig.computer("new")
    for key in rig.publish(new, 3):
        rig.bucket.notes[f"p/{key}"] *= noted
    assert not decision(rig, new)


def test_a_picture_that_goes_while_it_is_asked_about_needs_none(rig: Rig) -> None:
    one, other = rig.computer("one"), rig.computer("other")
    rig.publish(one)
    rig.now += MINUTE
    rig.publish(other)
    rig.bucket.log = Vanishing(rig)
    rig.sync(other)
    assert not other.visible().keys() & one.visible().keys()


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
