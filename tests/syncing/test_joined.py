"""A device that has joined and published nothing: the others see its name, and nothing else of it."""

from __future__ import annotations

import pytest

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.object_key import LibraryKey
from rethumb_desktop.sync.library_file import encode_library_file, library_file
from rethumb_desktop.sync.names import HEADS, JOURNAL, LIBRARY_FILE, head_name
from tests.syncing.rig import Rig, heard
from tests.syncing.test_presence import NOTHING, Three, empty, refused, three

__all__ = ["three"]


def test_a_device_that_has_joined_says_its_name_and_nothing_else(rig: Rig, three: Three) -> None:
    joined = rig.computer("joined")
    joined.writes, joined.announces = False, True
    before = dict(rig.bucket.objects)
    assert rig.sync(joined).in_step
    new = rig.bucket.objects.keys() - before.keys()
    assert new == {f"p/{head_name(joined.records.device)}"}
    assert {name: rig.bucket.objects[name] for name in before} == before
    assert rig.head(joined.records.device).seq == 0
    rig.sync(three[0])
    assert (heard(three[0], joined).name, heard(three[0], joined).newest) == ("joined", 0)
    with rig.logged() as log:
        rig.sync(joined, joined)
    assert ("get", LIBRARY_FILE) not in log, "it asks for what is new only"
    assert not any(operation == "write" for operation, _ in log)
    del rig.bucket.objects[f"p/{head_name(joined.records.device)}"]
    rig.sync(joined)
    assert rig.head(joined.records.device).name == "joined"


def test_it_says_its_name_also_before_anybody_has_published(rig: Rig) -> None:
    joined, first = rig.computer("joined"), rig.computer("first")
    joined.writes, joined.announces = False, True
    first.writes = False
    assert rig.sync(joined).in_step
    assert rig.bucket.objects.keys() == {f"p/{head_name(joined.records.device)}"}
    with rig.logged() as log:
        rig.sync(joined)
    assert log == [("list", HEADS)]
    assert rig.sync(first).devices == 1
    assert heard(first, joined).name == "joined"
    with rig.logged() as log:
        rig.sync(first)
    assert log == [("list", HEADS)]


def test_it_says_nothing_where_another_library_is(rig: Rig, three: Three) -> None:
    joined = rig.computer("joined")
    joined.writes, joined.announces = False, True
    file = library_file("0" * 32, LibraryKey(bytes(32)))
    rig.alter(LIBRARY_FILE, encode_library_file(file))
    before = dict(rig.bucket.objects)
    with pytest.raises(Fault) as other:
        rig.sync(joined)
    assert other.value.kind is FaultKind.LIBRARY
    assert rig.bucket.objects == before


def test_a_copy_of_one_that_has_joined_says_its_own(rig: Rig, three: Three) -> None:
    joined = rig.computer("joined")
    joined.writes, joined.announces = False, True
    rig.sync(joined)
    copy = rig.copy_of(joined)
    copy.writes, copy.announces = False, True
    rig.sync(copy)
    assert copy.records.device != joined.records.device
    assert rig.head(copy.records.device).name == "copy of joined"
    assert not any(JOURNAL in name and copy.records.device in name for name in rig.bucket.objects)


def test_a_device_that_has_only_joined_has_told_nothing(rig: Rig, three: Three) -> None:
    empty(rig)
    joined = rig.computer("joined")
    joined.writes, joined.announces = False, True
    rig.sync(joined)
    assert refused(rig, three[0]) == NOTHING
