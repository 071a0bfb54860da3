"""The dialog about devices: how the library stands, who they are, and what has the keyboard."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea

from rethumb_desktop.domain.errors import Fault, FaultKind, FaultRecord
from rethumb_desktop.domain.syncing import Device, Standing
from rethumb_desktop.ui.models.devices import DeviceRole
from rethumb_desktop.ui.panels.accounts.join_dialog import JoinDialog
from rethumb_desktop.ui.panels.devices.dialog import DevicesDialog
from rethumb_desktop.ui.panels.devices.rows import DeviceDelegate
from tests.fixtures.assembly import ACCOUNT
from tests.screenshots.clipping import find_clipped
from tests.ui.conftest import Stage
from tests.ui.devices_stage import CLOUD, other_device, share
from tests.ui.test_devices_window import DAMAGED, open_devices, press, tell, text_of

LENGTHY = FaultRecord(
    FaultKind.JOURNAL,
    "Nothing more of “Office” can be read.",
    "“.rethumb/journal/5548d96cf02a46878f19e0fa02bef056/0000000005” is damaged or was not made by a device of this "
    "library. The seal is not right.",
    retryable=False,
)


def test_without_a_library_in_a_bucket_joining_is_offered(stage: Stage) -> None:
    dialog = open_devices(stage)
    assert text_of(dialog, "devicesNote").startswith("No library is in a bucket yet.")
    assert not dialog.list.isVisible()
    press(dialog, "joinButton")
    assert stage.window.findChild(JoinDialog) is not None


def test_one_device_is_told_how_to_have_another(stage: Stage) -> None:
    share(stage)
    dialog = open_devices(stage)
    stage.wait(lambda: dialog.model.rowCount() == 1)
    assert text_of(dialog, "devicesStanding").startswith("In step · ")
    assert dialog.alone.isVisible()
    assert dialog.alone.text().startswith("No other device yet.")
    assert not dialog.chooser.isVisible(), "there is nothing to choose"


def test_several_libraries_can_be_chosen(stage: Stage) -> None:
    share(stage)
    stage.house.settings.save_account(replace(ACCOUNT, name="Work", bucket="other", confirmed=True))
    dialog = open_devices(stage)
    stage.wait(dialog.chooser.isVisible)
    assert dialog.library is not None
    assert dialog.library.name == CLOUD
    assert dialog.focusWidget() is dialog.list
    dialog.chooser.setCurrentIndex(dialog.chooser.findText("Work"))
    stage.wait(lambda: text_of(dialog, "devicesStanding") == "Keys are needed")


def test_what_is_wrong_is_said_with_what_helps_and_beneath_the_device(stage: Stage) -> None:
    share(stage)
    dialog = open_devices(stage)
    stage.wait(lambda: dialog.model.rowCount() == 1)
    tell(stage, Standing.DECISION, devices=1, error=DAMAGED, problems=1)
    stage.wait(lambda: text_of(dialog, "devicesFault") == DAMAGED.title)
    assert text_of(dialog, "devicesFaultDetail") == DAMAGED.detail
    own = dialog.model.devices[0]
    dialog._show_devices([own, Device("b" * 32, "Laptop", 3, 3, None), Device("c" * 32, "Office", 3, 5, None, DAMAGED)])
    heights = [dialog.list.visualRect(dialog.model.index(row)).height() for row in range(3)]
    assert heights[0] == heights[2] < heights[1]
    tell(stage, Standing.IN_STEP, devices=2)
    stage.wait(lambda: text_of(dialog, "devicesFault") == "")


def test_sync_now_syncs_and_says_what_kept_it_from_that(stage: Stage) -> None:
    share(stage)
    dialog = open_devices(stage)
    stage.wait(lambda: dialog.model.rowCount() == 1)
    with other_device(stage) as laptop:
        laptop.publish("a.jpg")
        press(dialog, "syncNowButton")
        stage.wait(lambda: dialog.model.rowCount() == 2)
        stage.wait(lambda: not dialog.standing.asked)
    stage.house.cloud._before = offline
    press(dialog, "syncNowButton")
    stage.wait(lambda: text_of(dialog, "devicesFault") == "There is no network.")
    stage.wait(lambda: text_of(dialog, "devicesStanding").startswith("Offline"))
    stage.wait(lambda: not dialog.standing.asked)


def offline(operation: str, key: str) -> None:
    raise Fault(FaultKind.OFFLINE, "There is no network.", retryable=True)


def test_no_picture_leaves_before_somebody_agreed_and_that_is_said(stage: Stage) -> None:
    stage.house.add_cloud(stage.services, confirmed=False)
    dialog = open_devices(stage)
    stage.wait(lambda: text_of(dialog, "devicesNote").startswith("No picture leaves for this library"))


def test_no_code_is_given_while_the_bucket_holds_another_library(stage: Stage) -> None:
    share(stage)
    dialog = open_devices(stage)
    stage.wait(lambda: dialog.model.rowCount() == 1)
    assert (dialog.pair_button.isEnabled(), dialog.pair_button.toolTip()) == (True, "")
    tell(stage, Standing.DECISION, error=replace(DAMAGED, kind=FaultKind.LIBRARY))
    stage.wait(lambda: not dialog.pair_button.isEnabled())
    assert dialog.pair_button.toolTip().startswith("Another device could not use this library either")
    tell(stage, Standing.IN_STEP)
    stage.wait(dialog.pair_button.isEnabled)


# Room


def opened_with(stage: Stage, number: int) -> DevicesDialog:
    """Open the dialog with this device and `number` others, of which one cannot be read."""
    share(stage)
    dialog = open_devices(stage)
    stage.wait(lambda: dialog.model.rowCount() == 1)
    others = [Device(f"{n:032x}", f"Computer {n}", 3, 3, None) for n in range(1, number)]
    tell(stage, Standing.DECISION, devices=number, error=LENGTHY, problems=1)
    stage.wait(lambda: text_of(dialog, "devicesFault") == LENGTHY.title)
    dialog._show_devices([dialog.model.devices[0], *others, Device("f" * 32, "Office", 3, 5, None, LENGTHY)])
    return dialog


def test_made_small_it_scrolls_and_nothing_is_cut_or_lies_on_something_else(stage: Stage) -> None:
    dialog = opened_with(stage, 8)
    dialog.resize(300, 300)
    stage.wait(lambda: find_clipped_whole(dialog) == [])
    body = dialog.findChild(QScrollArea)
    assert body is not None
    assert body.verticalScrollBar().maximum() > 0
    parts = [dialog.list, *dialog.remedies.buttons, dialog.standing.sync_button, dialog.pair_button, dialog.join_button]
    places = [part.geometry() for part in parts if part.isVisible()]
    assert len(places) == 5
    assert not any(one.intersects(two) for n, one in enumerate(places) for two in places[n + 1 :])


def test_what_is_wrong_with_a_device_is_read_whole_in_a_narrow_list(stage: Stage) -> None:
    dialog = opened_with(stage, 3)
    rows = dialog.list.itemDelegate()
    assert isinstance(rows, DeviceDelegate)
    words = rows._problem(dialog.model.index(1).data(DeviceRole.ENTRY))
    assert words.replace("\u200b", "") == f"{LENGTHY.title} {LENGTHY.detail}"
    narrow, wrap = QRect(0, 0, 200, 10_000), Qt.TextFlag.TextWordWrap.value
    assert QFontMetrics(dialog.font()).boundingRect(narrow, wrap, words).width() <= 200


def find_clipped_whole(dialog: DevicesDialog) -> list[str]:
    """What is cut off though the dialog was scrolled to it."""
    body = dialog.findChild(QScrollArea)
    assert body is not None
    bar = body.verticalScrollBar()
    told: set[str] = set()
    for value in range(0, bar.maximum() + 1, max(bar.pageStep() // 2, 1)):
        bar.setValue(value)
        told.update(find_clipped(dialog))
    return sorted(told)


def test_the_list_has_room_for_four_devices_whatever_else_is_said(stage: Stage) -> None:
    dialog = opened_with(stage, 8)
    row = dialog.list.visualRect(dialog.model.index(0)).height()
    stage.wait(lambda: dialog.list.visibleRegion().boundingRect().height() >= 4 * row)
    assert dialog.list.minimumHeight() >= 4 * row


def test_what_is_said_takes_room_of_its_own_unless_a_person_made_it_small(stage: Stage) -> None:
    share(stage)
    dialog = open_devices(stage)
    stage.wait(lambda: dialog.model.rowCount() == 1)
    body = dialog.findChild(QScrollArea)
    assert body is not None
    dialog._given = 350
    dialog.resize(dialog.width(), 350)
    tell(stage, Standing.DECISION, devices=1, error=LENGTHY, problems=1)
    stage.wait(lambda: dialog.height() > 350 and body.verticalScrollBar().maximum() == 0)
    tell(stage, Standing.IN_STEP, devices=1)
    stage.wait(lambda: text_of(dialog, "devicesFault") == "")
    dialog.resize(dialog.width(), 340)
    tell(stage, Standing.DECISION, devices=1, error=LENGTHY, problems=1)
    stage.wait(lambda: text_of(dialog, "devicesFault") == LENGTHY.title)
    QApplication.processEvents()
    assert body.verticalScrollBar().maximum() > 0
    assert dialog.height() == 340


# The keyboard


def test_the_list_has_the_keyboard_at_the_start_and_every_key_counts(stage: Stage) -> None:
    share(stage)
    dialog = open_devices(stage)
    stage.wait(lambda: dialog.model.rowCount() == 1)
    assert dialog.focusWidget() is dialog.list
    assert dialog.list.currentIndex().row() == 0
    stage.wait(lambda: is_ringed(stage, dialog))
    own = dialog.model.devices[0]
    dialog._show_devices([own, *(Device(f"{n:032x}", f"Computer {n}", 3, 3, None) for n in (1, 2))])
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    assert dialog.list.currentIndex().data() == "Computer 1"
    now = datetime.now(UTC)
    last = Device(f"{2:032x}", "Computer 2", 4, 4, now)
    dialog._show_devices([own, Device(f"{1:032x}", "Computer 1", 3, 3, now - timedelta(hours=1)), last])
    assert dialog.list.currentIndex().data() == "Computer 1"
    assert dialog.list.currentIndex().row() == 2


def is_ringed(stage: Stage, dialog: DevicesDialog) -> bool:
    """Whether it is seen that the first row has the keyboard."""
    row = dialog.list.visualRect(dialog.model.index(0))
    colour = dialog.list.viewport().grab().toImage().pixelColor(row.left() + 2, row.center().y())
    return colour == QColor(stage.program.theme.colours.accent)


def test_sync_now_keeps_the_keyboard_and_says_that_it_goes_on(stage: Stage) -> None:
    share(stage)
    dialog = open_devices(stage)
    stage.wait(lambda: dialog.model.rowCount() == 1)
    button = dialog.standing.sync_button
    button.setFocus()
    before = button.size()
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert button.accessibleName() == "Syncing…"
    assert dialog.focusWidget() is button
    QApplication.processEvents()
    assert button.size() == before, "nothing beside it moves"
    stage.wait(lambda: button.accessibleName() == "Sync now")
    assert dialog.focusWidget() is button


def test_a_button_that_goes_gives_the_keyboard_to_the_list(stage: Stage) -> None:
    share(stage)
    dialog = open_devices(stage)
    stage.wait(lambda: dialog.model.rowCount() == 1)
    tell(stage, Standing.DECISION, error=replace(DAMAGED, kind=FaultKind.GONE))
    button = dialog.remedies.put_back_button
    stage.wait(button.isVisible)
    button.setFocus()
    tell(stage, Standing.IN_STEP)
    stage.wait(lambda: not button.isVisible())
    assert dialog.focusWidget() is dialog.list
