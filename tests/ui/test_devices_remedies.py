"""What a person can decide in the window: to put a library back, and to pass over what cannot be read."""

from __future__ import annotations

from threading import Event

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.syncing import Device, Standing
from rethumb_desktop.ui.models.devices import DeviceRole
from rethumb_desktop.ui.panels.devices.dialog import DevicesDialog
from rethumb_desktop.ui.panels.devices.remedies import RemedyQuestion
from tests.fixtures.assembly import PATIENCE
from tests.ui.conftest import Stage
from tests.ui.devices_stage import CLOUD, SQUARE, look_at_library, other_device, share
from tests.ui.test_devices_window import DAMAGED, mark, open_devices, open_join, press, text_of

GONE = "Nothing that the devices told of “Cloud” is in the bucket any more."


def publish_here(stage: Stage, name: str) -> None:
    stage.services.publishing.submit([str(stage.picture(name))], (SQUARE,), CLOUD)
    stage.wait(lambda: bool(stage.house.publications.page(library=CLOUD)))
    stage.services.syncing.sync_now(CLOUD)


def empty(stage: Stage) -> list[str]:
    """Take everything out of the bucket; return the pictures that were there."""
    pictures = stage.house.renditions()
    for found in list(stage.house.cloud.list("")):
        stage.house.cloud.delete(found.key)
    return pictures


def opened(stage: Stage) -> DevicesDialog:
    """Open the devices of the library, and wait until they are shown."""
    dialog = open_devices(stage)
    stage.wait(lambda: dialog.model.rowCount() >= 1)
    return dialog


def question(dialog: DevicesDialog) -> RemedyQuestion:
    found = dialog.findChild(RemedyQuestion)
    assert found is not None
    return found


def agree(asked: RemedyQuestion) -> None:
    button = asked.findChild(QPushButton, "remedyConfirmButton")
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def is_shown(dialog: DevicesDialog, name: str) -> bool:
    button = dialog.findChild(QPushButton, name)
    assert button is not None
    return button.isVisible()


def test_an_emptied_bucket_needs_a_decision_and_can_be_put_back(stage: Stage) -> None:
    share(stage)
    publish_here(stage, "a.jpg")
    dialog = opened(stage)
    assert not is_shown(dialog, "putBackButton")
    pictures = empty(stage)
    press(dialog, "syncNowButton")
    stage.wait(lambda: text_of(dialog, "devicesFault") == GONE)
    assert mark(stage) == "Needs a decision"
    assert "Nothing was forgotten here" in text_of(dialog, "devicesFaultDetail")
    assert stage.house.renditions() == []

    press(dialog, "putBackButton")
    asked = question(dialog)
    assert asked.text() == "Put “Cloud” back into its bucket?"
    assert "Nothing is deleted." in asked.informativeText()
    asked.reject()
    assert list(stage.house.cloud.list("")) == [], "nothing unasked"

    press(dialog, "putBackButton")
    agree(question(dialog))
    stage.wait(lambda: text_of(dialog, "remedyNote").startswith("The library is in its bucket again."))
    assert text_of(dialog, "remedyNote").endswith("1 picture was put again.")
    stage.wait(lambda: mark(stage) == "In step · now")
    stage.wait(lambda: not is_shown(dialog, "putBackButton"))
    assert stage.house.renditions() == pictures


def test_it_is_put_back_or_rebuilt_one_after_the_other(stage: Stage) -> None:
    share(stage)
    publish_here(stage, "a.jpg")
    dialog = opened(stage)
    empty(stage)
    press(dialog, "syncNowButton")
    stage.wait(lambda: is_shown(dialog, "putBackButton"))
    asked, let_go = Event(), Event()

    def before(operation: str, key: str) -> None:
        asked.set()
        assert let_go.wait(PATIENCE)

    stage.house.cloud._before = before
    press(dialog, "putBackButton")
    agree(question(dialog))
    stage.wait(asked.is_set)

    assert not dialog.library_menu.rebuild_action.isEnabled()
    assert dialog.library_menu.rebuild_action.toolTip() == "Something else is being done with it."
    let_go.set()
    stage.wait(lambda: text_of(dialog, "remedyNote").startswith("The library is in its bucket again."))
    stage.wait(dialog.library_menu.rebuild_action.isEnabled)

    empty(stage)
    press(dialog, "syncNowButton")
    stage.wait(lambda: is_shown(dialog, "putBackButton"))
    asked.clear()
    let_go.clear()
    stage.house.cloud._before = before
    dialog.library_menu.rebuild_action.trigger()
    agree(question(dialog))
    stage.wait(asked.is_set)
    assert not is_shown(dialog, "putBackButton")
    let_go.set()
    stage.wait(lambda: is_shown(dialog, "putBackButton"))


def test_a_dialog_that_has_ended_asks_nothing_more(stage: Stage) -> None:
    """What was asked then would be answered when nothing of it is there any more."""
    share(stage)
    dialog = opened(stage)
    dialog.reject()

    dialog._read_devices()

    assert all(ticket.cancelled for ticket in dialog._tickets.values())


def test_what_keeps_it_from_being_put_back_is_said(stage: Stage) -> None:
    share(stage)
    publish_here(stage, "a.jpg")
    dialog = opened(stage)
    empty(stage)
    press(dialog, "syncNowButton")
    stage.wait(lambda: is_shown(dialog, "putBackButton"))

    def offline(operation: str, key: str) -> None:
        raise Fault(FaultKind.OFFLINE, "There is no network.", retryable=True)

    stage.house.cloud._before = offline
    press(dialog, "putBackButton")
    agree(question(dialog))
    stage.wait(lambda: text_of(dialog, "devicesFault") == "There is no network.")
    assert text_of(dialog, "remedyNote") == ""
    button = dialog.findChild(QPushButton, "putBackButton")
    assert button is not None
    assert button.isEnabled()


def test_what_cannot_be_read_of_a_device_can_be_passed_over(stage: Stage) -> None:
    share(stage)
    with other_device(stage) as laptop:
        laptop.publish("a.jpg")
        laptop.publish("b.jpg")
        (first, _) = stage.house.cloud.list("p/.rethumb/journal/")
        stage.house.cloud.write(first.key, b"spoiled", fresh=False)
        dialog = opened(stage)
        press(dialog, "syncNowButton")
        stage.wait(lambda: is_shown(dialog, "passOverButton"))
        assert mark(stage) == "Needs a decision"
        press(dialog, "passOverButton")
        asked = question(dialog)
        assert asked.text() == "Pass over what cannot be read of “Ann’s laptop”?"
        assert "will be missing here" in asked.informativeText()
        agree(asked)
        stage.wait(lambda: text_of(dialog, "remedyNote") == "1 part of “Ann’s laptop” was passed over.")
        said = "In step, but 1 part of “Ann’s laptop” was passed over"
        stage.wait(lambda: mark(stage) == said)
        stage.wait(lambda: not is_shown(dialog, "passOverButton"))
        stage.wait(lambda: [each.passed for each in dialog.model.devices] == [0, 1])
        stage.wait(lambda: text_of(dialog, "devicesStanding") == said)
        dialog.reject()
    look_at_library(stage, lambda rows: rows == ["b.jpg"])


def forget_action(dialog: DevicesDialog) -> QAction:
    """What the menu of the current device offers."""
    action = dialog.menu.make(dialog.list.currentIndex().data(DeviceRole.ENTRY)).findChild(
        QAction, "forgetDeviceAction"
    )
    assert action is not None
    return action


def test_the_menu_of_a_device_is_asked_for_by_keys_too(stage: Stage) -> None:
    share(stage)
    dialog = opened(stage)
    dialog.list.customContextMenuRequested.disconnect()
    asked: list[object] = []
    dialog.list.customContextMenuRequested.connect(lambda place: asked.append(dialog.list.indexAt(place).row()))
    QTest.keyClick(dialog.list, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    reason = QContextMenuEvent.Reason.Keyboard
    QApplication.sendEvent(dialog.list, QContextMenuEvent(reason, QPoint(), QPoint()))
    assert asked == [0, 0]


def test_what_cannot_be_read_is_not_forgotten_before_it_is_passed_over(stage: Stage) -> None:
    share(stage)
    dialog = opened(stage)
    dialog._show_devices([dialog.model.devices[0], Device("c" * 32, "Office", 3, 5, None, DAMAGED)])
    dialog.list.setCurrentIndex(dialog.model.index(1, 0))
    action = forget_action(dialog)
    assert not action.isEnabled()
    assert action.toolTip().endswith("Pass that over first.")


def test_another_device_can_be_forgotten_until_it_says_something_new(stage: Stage) -> None:
    share(stage)
    with other_device(stage) as laptop:
        laptop.publish("a.jpg")
        dialog = opened(stage)
        press(dialog, "syncNowButton")
        stage.wait(lambda: dialog.model.rowCount() == 2)
        dialog.list.setCurrentIndex(dialog.model.index(0, 0))
        action = forget_action(dialog)
        assert not action.isEnabled(), "not this one"
        assert action.toolTip().startswith("It is the one you are at.")
        dialog.list.setCurrentIndex(dialog.model.index(1, 0))
        forget_action(dialog).trigger()
        asked = question(dialog)
        assert asked.text() == "Forget “Ann’s laptop”?"
        assert "What it published stays" in asked.informativeText()
        agree(asked)
        stage.wait(lambda: dialog.model.rowCount() == 1)
        assert text_of(dialog, "remedyNote") == "“Ann’s laptop” is not shown here any more."
        stage.wait(lambda: stage.workspace.devices.book.state(CLOUD).devices == 0)
        laptop.publish("b.jpg")
        press(dialog, "syncNowButton")
        stage.wait(lambda: dialog.model.rowCount() == 2)
        dialog.reject()
    look_at_library(stage, lambda rows: set(rows) == {"a.jpg", "b.jpg"})


def test_another_name_of_what_is_there_is_told(stage: Stage) -> None:
    share(stage)
    publish_here(stage, "a.jpg")
    path = stage.picture("a.jpg")
    same = path.with_name("holiday in rome.jpg")
    same.write_bytes(path.read_bytes())
    stage.services.publishing.submit([str(same)], (SQUARE,), CLOUD)
    stage.wait(lambda: stage.house.sync_records.told(CLOUD)[0] == 2)
    assert stage.services.syncing.unsent(CLOUD) == 0


def test_enter_does_neither(stage: Stage) -> None:
    share(stage)
    publish_here(stage, "a.jpg")
    dialog = opened(stage)
    empty(stage)
    press(dialog, "syncNowButton")
    stage.wait(lambda: is_shown(dialog, "putBackButton"))
    press(dialog, "putBackButton")
    QTest.keyClick(question(dialog), Qt.Key.Key_Return)
    assert list(stage.house.cloud.list("")) == []
    assert stage.workspace.devices.book.state(CLOUD).standing is Standing.DECISION
    note = dialog.findChild(QLabel, "remedyNote")
    assert note is not None
    assert not note.isVisible()


def test_joining_says_that_the_name_of_this_computer_is_told(stage: Stage) -> None:
    dialog = open_join(stage)
    assert text_of(dialog, "joinToldNote").startswith("The other devices are told the name of this computer.")
    dialog.look_only.setChecked(True)
    assert text_of(dialog, "joinToldNote") == "", "who only looks says nothing"
