"""How libraries stand with their devices, in words, and the list of devices, with Qt's own tester looking on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from rethumb_desktop.domain.errors import FaultKind, FaultRecord
from rethumb_desktop.domain.events import LibraryReceived, SyncStateChanged
from rethumb_desktop.domain.syncing import Device, PassedOver, Standing, SyncState
from rethumb_desktop.ui.models.device_wording import (
    describe_at_usual_ages,
    describe_last_word,
    describe_publisher,
    describe_put_back,
    describe_read,
    describe_standing,
    describe_sync,
    explain_device,
    explain_sync,
    name_device,
    speak_device,
)
from rethumb_desktop.ui.models.devices import DeviceRole, DevicesModel, SyncBook

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
AGO = NOON - timedelta(minutes=5)
FAULT = FaultRecord(FaultKind.JOURNAL, "Nothing more of “Office” can be read.", "It is damaged.", retryable=False)
OFF, WAITING, SYNCING, IN_STEP, OFFLINE, DECISION = Standing


class Wall:
    """A clock that stands still until it is told otherwise."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now


def state(standing: Standing, **more: object) -> SyncState:
    return replace(SyncState("Cloud", standing), **more)  # type: ignore[arg-type]


def device(name: str = "Laptop", **more: object) -> Device:
    return replace(Device(f"{name:0>32}", name, 12, 12, NOON), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("told", "text"),
    [
        (state(IN_STEP, devices=3, at=NOON - timedelta(seconds=12)), "In step with 3 devices · 12 s ago"),
        (state(IN_STEP, devices=1, at=NOON), "In step with 1 device · now"),
        (state(IN_STEP, devices=1, at=NOON - timedelta(hours=47)), "In step with 1 device · 1 day ago"),
        (state(OFFLINE, devices=1, at=NOON - timedelta(days=3)), "Offline · in step 3 days ago"),
        (state(IN_STEP, at=AGO), "In step · 5 min ago"),
        (state(IN_STEP), "In step"),
        (state(IN_STEP, devices=3, at=AGO, unsent=2), "2 pictures not told yet"),
        (state(IN_STEP, devices=3, at=AGO, unsent=1), "1 picture not told yet"),
        (state(SYNCING, devices=3, at=AGO, unsent=2), "Syncing…"),
        (state(OFFLINE, devices=3, at=AGO), "Offline · in step 5 min ago"),
        (state(OFFLINE, devices=3, at=AGO, unsent=2), "Offline · 2 pictures not told yet"),
        (state(OFFLINE), "Offline"),
        (state(DECISION, devices=3, at=AGO, error=FAULT), "Needs a decision"),
        (state(WAITING), "Not synced yet"),
        (state(OFF, error=FAULT), "Keys are needed"),
    ],
)
def test_how_a_library_stands_is_said_in_a_line(told: SyncState, text: str) -> None:
    assert describe_sync(told, NOON) == text


def test_a_long_sync_says_how_much_came_so_far() -> None:
    assert describe_sync(state(SYNCING), NOON, 120) == "Syncing… 120 pictures so far"


def test_what_a_screen_reader_tells_does_not_change_with_time() -> None:
    told = state(IN_STEP, devices=3, at=AGO)
    assert describe_standing(told) == "In step with 3 devices"


def test_the_tooltip_has_the_time_and_what_is_wrong() -> None:
    lines = explain_sync(state(DECISION, at=AGO, error=FAULT)).splitlines()
    assert lines[0].startswith("In step: ")
    assert "2026" in lines[0]
    assert lines[1:] == [FAULT.title, FAULT.detail]


def test_a_device_is_told_with_its_last_word_and_what_was_read() -> None:
    laptop = device(said_at=NOON - timedelta(minutes=2), newest=15)
    assert describe_last_word(laptop, NOON) == "Last word: 2 min ago"
    assert describe_read(laptop) == "12 of 15 parts read"
    assert describe_read(replace(laptop, seq=15)) == "All read"
    assert describe_last_word(device(said_at=None), NOON) == "Nothing told yet"
    assert describe_read(device(own=True)) == "Has told of its pictures"
    assert describe_read(device(own=True, seq=0)) == "Nothing told yet"


def test_the_exact_numbers_are_in_the_tooltip() -> None:
    laptop = device(newest=15, passed=1)
    assert explain_device(laptop).splitlines()[2:] == ["12 of 15 segments read", "1 segment passed over"]
    assert explain_device(device(own=True)).splitlines()[2:] == ["12 segments told"]
    assert explain_device(device(seq=0, newest=0, said_at=None)) == "Laptop"


def test_what_is_said_of_a_time_is_known_beforehand() -> None:
    told = state(IN_STEP, devices=3, at=AGO)
    lengths = describe_at_usual_ages(told)
    assert lengths[:2] == ["In step with 3 devices · now", "In step with 3 devices · 59 s ago"]
    assert "In step with 3 devices · 59 min ago" in lengths
    assert "In step with 3 devices · 99 days ago" in lengths
    assert describe_at_usual_ages(state(DECISION, error=FAULT)) == []


def test_a_device_without_a_name_is_told_apart_by_its_id() -> None:
    assert name_device(Device("0123456789abcdef", "", 0, 0, None)) == "A device without a name (01234567)"


def test_a_name_cannot_turn_the_text_around() -> None:
    assert "\u202e" not in name_device(device("evil\u202egpj"))


def test_a_screen_reader_hears_the_trouble_right_after_the_name() -> None:
    assert speak_device(device("Office", error=FAULT), NOON) == (
        "Office · Nothing more of “Office” can be read. · Last word: now · All read"
    )
    assert speak_device(device(own=True), NOON).startswith("Laptop · This device · ")
    assert explain_device(device("Office", error=FAULT)).splitlines()[3:] == [FAULT.title, FAULT.detail]


def test_who_published_is_told_with_how_long_ago() -> None:
    assert describe_publisher("Ann’s laptop", AGO, NOON, own=False) == "Ann’s laptop, 5 min ago"
    assert describe_publisher("Studio", AGO, NOON, own=True) == "this device, 5 min ago"
    assert describe_publisher("", AGO, NOON, own=False) == "another device, 5 min ago"


# The list


@pytest.fixture
def wall() -> Wall:
    return Wall()


@pytest.fixture
def model(qtbot: QtBot, wall: Wall) -> Iterator[DevicesModel]:
    model = DevicesModel(clock=wall)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.QtTest, model)
    yield model
    model.deleteLater()


def test_devices_are_listed_and_told(model: DevicesModel) -> None:
    model.show_devices([device("Studio", own=True), device("Laptop")])
    assert [model.index(row).data() for row in range(model.rowCount())] == ["Studio", "Laptop"]
    assert model.index(1).data(DeviceRole.ENTRY) == device("Laptop")
    assert model.index(0).data(Qt.ItemDataRole.AccessibleTextRole).startswith("Studio · This device")


def test_what_changes_is_repainted_and_the_chosen_row_stays(model: DevicesModel, qtbot: QtBot) -> None:
    model.show_devices([device("Laptop"), device("Studio")])
    kept = model.index(0)
    changed: list[int] = []
    model.dataChanged.connect(lambda first, _: changed.append(first.row()))
    with qtbot.assertNotEmitted(model.modelReset):
        model.show_devices([device("Studio"), device("Laptop", seq=13, newest=13)])
    assert changed == [0]
    assert kept.data(DeviceRole.ENTRY).seq == 13


def names(model: DevicesModel) -> list[str]:
    return [model.index(row).data() for row in range(model.rowCount())]


def test_this_one_is_first_then_what_is_wrong_then_who_said_something_last(model: DevicesModel) -> None:
    own = device("Own", own=True, said_at=NOON - timedelta(days=3))
    silent, old, new = device("A", said_at=None), device("B", said_at=AGO), device("C", said_at=NOON)
    damaged = device("Y", said_at=AGO, head_error=FAULT)
    unread = device("Z", said_at=NOON - timedelta(days=9), error=FAULT)
    model.show_devices([silent, old, new, damaged, unread, own])
    assert names(model) == ["Own", "Y", "Z", "C", "B", "A"]


def test_a_snapshot_that_cannot_be_read_is_told_and_a_graver_thing_before_it() -> None:
    snapshot = FaultRecord(FaultKind.JOURNAL, "A snapshot of “Y” cannot be read.", "It was cut short.", retryable=True)
    told = device("Y", said_at=AGO, snapshot_error=snapshot)
    assert snapshot.title in explain_device(told)
    assert snapshot.title in speak_device(told, NOON)
    graver = replace(told, head_error=FAULT)
    assert snapshot.title not in explain_device(graver)
    assert FAULT.title in explain_device(graver)


def test_a_row_stays_that_of_its_device_while_others_come_and_go(model: DevicesModel, qtbot: QtBot) -> None:
    old, older = device("Old", said_at=AGO), device("Older", said_at=AGO - timedelta(hours=1))
    model.show_devices([old, older, device("Gone", said_at=NOON)])
    kept = QPersistentModelIndex(model.index(2))
    assert kept.data() == "Older"
    with qtbot.assertNotEmitted(model.modelReset):
        model.show_devices([old, replace(older, said_at=NOON), device("New", said_at=NOON - timedelta(days=2))])
    assert names(model) == ["Older", "Old", "New"]
    assert (kept.row(), kept.data()) == (0, "Older")
    assert kept.data(DeviceRole.LAST_WORD) == "Last word: now"


def test_time_passes_only_where_it_is_said_otherwise(model: DevicesModel, wall: Wall) -> None:
    model.show_devices([device("Studio", said_at=NOON), device("Old", said_at=NOON - timedelta(hours=5))])
    changed: list[int] = []
    model.dataChanged.connect(lambda first, _: changed.append(first.row()))
    wall.now = NOON + timedelta(seconds=30)
    model.pass_time()
    assert changed == [0]
    assert model.index(0).data(DeviceRole.LAST_WORD) == "Last word: 30 s ago"


# The book


def test_what_was_told_while_the_states_were_read_is_newer(qtbot: QtBot) -> None:
    book = SyncBook()
    book.begin_reading()
    book.take([SyncStateChanged(state(IN_STEP, devices=2))])
    book.show_states({"Cloud": state(WAITING), "Other": SyncState("Other", WAITING)})
    assert (book.state("Cloud").standing, book.state("Other").standing) == (IN_STEP, WAITING)
    book.begin_reading()
    book.show_states({"Cloud": state(WAITING)})
    assert (book.state("Cloud").standing, book.state("Other").standing) == (WAITING, OFF)


def test_what_came_is_counted_until_the_sync_is_over(qtbot: QtBot) -> None:
    book = SyncBook()
    book.take([SyncStateChanged(state(SYNCING)), LibraryReceived("Cloud", 1000, ("p/a",))])
    book.take([LibraryReceived("Cloud", 199, ())])
    assert (book.received("Cloud"), book.received("Other")) == (1200, 0)
    book.take([SyncStateChanged(state(IN_STEP))])
    assert book.received("Cloud") == 0


def test_devices_of_one_name_are_told_apart() -> None:
    assert name_device(device("vm", called="vm (00000000)")) == "vm (00000000)"
    assert "\u202e" not in name_device(device("evil\u202egpj", called="evil\u202egpj (00000000)"))


def test_a_device_that_has_joined_has_not_published_yet() -> None:
    assert describe_read(device("Office", seq=0, newest=0)) == "Has not published yet"


def test_what_was_passed_over_is_said_of_the_device_and_of_the_library() -> None:
    assert describe_read(device("Office", passed=1)) == "11 of 12 parts read · 1 part passed over"
    one, two = PassedOver("a", "Office", 1), PassedOver("b", "Studio", 2)
    single = state(IN_STEP, devices=2, at=AGO, passed=(one,))
    assert describe_sync(single, NOON) == "In step, but 1 part of “Office” was passed over"
    assert describe_standing(replace(single, passed=(two,))) == "In step, but 2 parts of “Studio” were passed over"
    both = replace(single, passed=(one, two))
    assert describe_standing(both) == "In step, but 3 parts of some devices were passed over"
    assert "comes back when a device that has read it" in explain_sync(both)
    assert "a verification or a rebuild from the bucket brings it back too." in explain_sync(both)
    assert describe_standing(replace(both, unsent=1)) == "1 picture not told yet"


def test_what_came_of_putting_a_library_back_is_said() -> None:
    assert describe_put_back(2, 0, whole=False) == "The library is in its bucket again. 2 pictures were put again."
    assert "1 was not put again: it is not on this computer" in describe_put_back(1, 1, whole=False)
    assert "3 were not put again: they are not on this computer" in describe_put_back(1, 3, whole=False)
    nothing = "Nothing was to be put back: what is known of the library is in its bucket."
    assert describe_put_back(0, 0, whole=True) == nothing
    assert describe_put_back(0, 1, whole=True).startswith(f"{nothing} 1 was not put again")
