"""Devices in the window: how the chosen library stands, the dialogs, joining, and who is called when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from time import monotonic

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton

from rethumb_desktop.domain.errors import FaultKind, FaultRecord
from rethumb_desktop.domain.events import SyncStateChanged
from rethumb_desktop.domain.library import CredentialSource
from rethumb_desktop.domain.syncing import Standing, SyncState
from rethumb_desktop.ui.desktop.notices import DECISION, Notice, NoticeAction
from rethumb_desktop.ui.main_window.frame import Page
from rethumb_desktop.ui.panels.accounts.join_dialog import JoinDialog
from rethumb_desktop.ui.panels.accounts.listing import AccountsPage
from rethumb_desktop.ui.panels.devices.dialog import DevicesDialog
from rethumb_desktop.ui.panels.devices.pairing import PairDialog
from tests.fixtures.assembly import ACCOUNT, KEYS, House
from tests.ui.conftest import Stage
from tests.ui.devices_stage import CLOUD, SQUARE, join, look_at_library, other_device, share, shown

DAMAGED = FaultRecord(FaultKind.JOURNAL, "Nothing more of “Office” can be read.", "It is damaged.", retryable=False)


def mark(stage: Stage) -> str:
    """What the footer says of the library."""
    shown_mark = stage.workspace.devices.mark
    return shown_mark.whole if shown_mark.isVisible() else ""


def tell(stage: Stage, standing: Standing, **more: object) -> None:
    """Have the services tell how the library stands."""
    stage.house.listen(SyncStateChanged(replace(SyncState(CLOUD, standing), **more)))  # type: ignore[arg-type]


def open_devices(stage: Stage) -> DevicesDialog:
    stage.window.commands.devices.trigger()
    dialog = stage.window.findChild(DevicesDialog)
    assert dialog is not None
    return dialog


def text_of(dialog: QDialog, name: str) -> str:
    label = dialog.findChild(QLabel, name)
    assert label is not None
    return label.text() if label.isVisible() else ""


def press(dialog: QDialog, name: str) -> None:
    button = dialog.findChild(QPushButton, name)
    assert button is not None
    assert button.isVisible()
    assert button.isEnabled()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


# The footer


def test_the_footer_says_nothing_of_this_computer(stage: Stage) -> None:
    assert mark(stage) == ""
    share(stage)
    stage.wait(lambda: mark(stage).startswith("In step"))
    stage.window.header.choose_library("This computer")
    assert mark(stage) == ""


def test_the_footer_follows_and_opens_the_devices(stage: Stage) -> None:
    share(stage)
    with other_device(stage) as laptop:
        laptop.publish("a.jpg")
        stage.services.syncing.ask(CLOUD)
        stage.wait(lambda: mark(stage).startswith("In step with 1 device"))
        assert stage.workspace.devices.mark.accessibleName() == "In step with 1 device"
        QTest.mouseClick(stage.workspace.devices.mark, Qt.MouseButton.LeftButton)
        dialog = stage.window.findChild(DevicesDialog)
        assert dialog is not None
        stage.wait(lambda: [each.name for each in dialog.model.devices] == ["A computer", "Ann’s laptop"])
        assert [each.own for each in dialog.model.devices] == [True, False]


def test_time_goes_on_without_anything_being_told(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    share(stage)
    at = datetime.now(UTC)
    tell(stage, Standing.IN_STEP, devices=3, at=at)
    stage.wait(lambda: mark(stage) == "In step with 3 devices · now")
    monkeypatch.setattr("rethumb_desktop.ui.main_window.devices.now", lambda: at + timedelta(seconds=12))
    stage.workspace.devices._pass_time()
    assert mark(stage) == "In step with 3 devices · 12 s ago"


def test_nothing_in_the_footer_moves_as_time_passes(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    share(stage)
    at = datetime.now(UTC)
    tell(stage, Standing.IN_STEP, devices=3, at=at)
    stage.wait(lambda: mark(stage) == "In step with 3 devices · now")
    places = set()
    for age in (0, 2, 12, 59, 60, 600, 3600, 80_000, 90_000, 3 * 86_400, 40 * 86_400):
        monkeypatch.setattr("rethumb_desktop.ui.main_window.devices.now", lambda age=age: at + timedelta(seconds=age))
        stage.workspace.devices._pass_time()
        QApplication.processEvents()
        places.add(stage.workspace.devices.mark.geometry().getRect())
        assert stage.workspace.devices.mark.text().strip() == mark(stage), "there is room for all of it"
    assert len(places) == 1


def test_on_the_page_of_the_library_it_is_the_one_that_is_looked_for(stage: Stage) -> None:
    share(stage)
    stage.window.header.choose_library("This computer")
    stage.window.frame.show_page(Page.LIBRARY)
    stage.wait(lambda: stage.workspace.library.filters.libraries.findData(CLOUD) >= 0)
    stage.workspace.library.filters.choose_library(CLOUD)
    assert mark(stage).startswith("In step")
    stage.window.frame.show_page(Page.QUEUE)
    assert mark(stage) == ""


def test_with_little_room_the_icon_stays_and_the_words_are_cut(stage: Stage) -> None:
    share(stage)
    tell(stage, Standing.IN_STEP, devices=3, unsent=0)
    stage.wait(lambda: mark(stage) == "In step with 3 devices")
    shown_mark = stage.workspace.devices.mark
    shown_mark.setFixedWidth(shown_mark.minimumSizeHint().width())
    assert shown_mark.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonIconOnly
    assert shown_mark.accessibleName() == "In step with 3 devices"


# Who is called


def test_a_person_is_called_once_for_each_reason(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    share(stage)
    stage.wait(lambda: stage.program.outside is not None)
    assert stage.program.outside is not None
    notices: list[Notice] = []
    monkeypatch.setattr(stage.program.outside.notifier, "show", notices.append)
    monkeypatch.setattr(stage.window, "isActiveWindow", lambda: False)
    tell(stage, Standing.OFFLINE, error=replace(DAMAGED, kind=FaultKind.OFFLINE))
    for _ in range(2):
        tell(stage, Standing.DECISION, devices=1, error=DAMAGED)
        stage.wait(lambda: mark(stage) == "Needs a decision")
        tell(stage, Standing.IN_STEP, devices=1)
        stage.wait(lambda: mark(stage).startswith("In step"))
    tell(stage, Standing.DECISION, devices=2, error=DAMAGED)
    stage.wait(lambda: mark(stage) == "Needs a decision")
    assert [(notice.subject, notice.title, notice.body) for notice in notices] == [
        (DECISION, "“Cloud” needs a decision", DAMAGED.title)
    ]
    stage.program.outside.notifier.acted.emit(DECISION, NoticeAction.SHOW)
    stage.wait(lambda: stage.window.findChild(DevicesDialog) is not None)


# The code


def test_the_code_is_not_shown_before_it_is_asked_for(stage: Stage) -> None:
    share(stage)
    devices = open_devices(stage)
    stage.wait(lambda: devices.model.rowCount() == 1)
    press(devices, "pairButton")
    dialog = devices.findChild(PairDialog)
    assert dialog is not None
    assert "Holiday" not in text_of(dialog, "pairSentence")
    assert CLOUD in text_of(dialog, "pairSentence")
    assert text_of(dialog, "pairWarning").startswith("Whoever has it")
    assert (dialog.code.toPlainText(), dialog.code.isVisible(), dialog.picture.isVisible()) == ("", False, False)
    press(dialog, "showCodeButton")
    stage.wait(dialog.code.isVisible)
    assert dialog.picture.isVisible()
    code = dialog.code.toPlainText()
    pairing = stage.services.joining.read(code)
    assert (pairing.name, pairing.bucket, pairing.device) == (CLOUD, ACCOUNT.bucket, stage.house.publications.device)
    assert stage.clipboard == "before", "nothing is copied by itself"
    press(dialog, "copyCodeButton")
    assert stage.clipboard == code
    dialog.reject()
    assert dialog.code.toPlainText() == ""


# Joining


@pytest.fixture
def code(stage: Stage) -> Iterator[str]:
    """The code of a library of another device, in which there is a picture."""
    other = House(stage.folder.parent / "first", cloud=stage.house.cloud, device_name="First")
    services = other.open()
    try:
        other.add_cloud(services)
        services.publishing.submit([str(stage.picture("a.jpg"))], (SQUARE,), CLOUD)
        other.finish()
        services.syncing.sync_now(CLOUD)
        yield services.joining.pair(CLOUD)
    finally:
        services.close()


def open_join(stage: Stage) -> JoinDialog:
    box = stage.window.header.library_box
    box.activated.emit(box.findText("Join a library…"))
    dialog = stage.window.findChild(JoinDialog)
    assert dialog is not None
    return dialog


def fill(dialog: JoinDialog, code: str, name: str = "") -> None:
    dialog.code.line.setPlainText(code)
    dialog.code.check()
    if name:
        dialog.name.line.setText(name)
    dialog.key_id.line.setText(KEYS.key_id)
    dialog.secret.line.setText(KEYS.secret)
    dialog.keeping.setCurrentIndex(dialog.keeping.findData(CredentialSource.SESSION))


def test_a_library_is_joined_chosen_and_synced(stage: Stage, code: str) -> None:
    dialog = open_join(stage)
    fill(dialog, f"Here it is:\n{code[:60]}\n{code[60:]}\n", "Theirs")
    press(dialog, "joinConfirmButton")
    stage.wait(lambda: stage.window.header.library_box.currentText() == "Theirs")
    assert stage.window.frame.page is Page.LIBRARY
    look_at_library(stage, lambda rows: rows == ["a.jpg"])
    stage.wait(lambda: stage.workspace.library.filters.library == "Theirs")
    stage.wait(lambda: mark(stage).startswith("In step with 1 device"))
    account = stage.services.accounts.library("Theirs").account
    assert account is not None
    assert not account.confirmed
    device = stage.house.publications.device
    own = [found.key for found in stage.house.cloud.list("p/.rethumb/") if device in found.key]
    assert own == [f"p/.rethumb/heads/{device}"], "its name is told, and nothing else before the first publish"


def test_a_code_is_read_as_it_is_pasted(stage: Stage, code: str) -> None:
    dialog = open_join(stage)
    dialog.code.line.setPlainText(code[:80])
    stage.wait(lambda: dialog.code.note.startswith("This pairing code is cut short."))
    dialog.code.line.setPlainText("something else")
    stage.wait(lambda: dialog.code.note.startswith("This is no pairing code."))
    dialog.code.line.setPlainText(code)
    stage.wait(lambda: dialog.code.note == "Cloud · https://s3.example.com · pics/p")
    assert dialog.name.text == "Cloud"
    dialog.name.line.setText("Mine")
    dialog.code.line.setPlainText("")
    dialog.code.line.setPlainText(code)
    dialog.code.check()
    assert dialog.name.text == "Mine", "what a person wrote stays"


def test_every_field_that_is_wrong_complains(stage: Stage) -> None:
    dialog = open_join(stage)
    press(dialog, "joinConfirmButton")
    assert dialog.code.note == "This is needed."
    assert {each.complaint for each in (dialog.name, dialog.key_id, dialog.secret)} == {"This is needed."}
    dialog.look_only.setChecked(True)
    assert not dialog.secret.isVisible()
    assert dialog.keys is None


def test_a_library_that_is_only_looked_at_needs_no_keys_and_is_no_target(stage: Stage, code: str) -> None:
    dialog = open_join(stage)
    dialog.code.line.setPlainText(code)
    dialog.code.check()
    dialog.look_only.setChecked(True)
    press(dialog, "joinConfirmButton")
    look_at_library(stage, lambda rows: rows == ["a.jpg"])
    assert stage.window.header.library_box.currentText() == "This computer"
    stage.wait(lambda: mark(stage).startswith("In step with 1 device"))
    account = stage.services.accounts.library("Cloud").account
    assert account is not None
    assert account.roles == ()
    dialog_again = open_devices(stage)
    stage.wait(lambda: text_of(dialog_again, "devicesNote").startswith("This library can only be read here"))


def test_a_library_that_is_here_already_is_not_joined_again(stage: Stage) -> None:
    share(stage)
    dialog = open_join(stage)
    fill(dialog, stage.services.joining.pair(CLOUD), "Again")
    press(dialog, "joinConfirmButton")
    stage.wait(lambda: dialog.status.text().startswith("This library is here already, as “Cloud”."))
    assert dialog.join_button.isEnabled()
    dialog.reject()
    assert dialog.secret.line.text() == ""


def test_the_window_is_told_to_be_in_front(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[bool] = []
    monkeypatch.setattr(stage.services.syncing, "in_front", told.append)
    stage.workspace.devices._looked_at(Qt.ApplicationState.ApplicationInactive)
    stage.workspace.devices._looked_at(Qt.ApplicationState.ApplicationActive)
    assert told == [False, True]


def test_a_window_beside_the_one_that_is_worked_in_follows(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rethumb_desktop.ui.main_window.devices._LOOK_MS", 50)
    share(stage)
    stage.window.frame.show_page(Page.LIBRARY)
    with other_device(stage) as laptop:
        laptop.publish("a.jpg")
        stage.services.syncing.ask(CLOUD)
        look_at_library(stage, lambda rows: rows == ["a.jpg"])
        stage.workspace.devices._looked_at(Qt.ApplicationState.ApplicationInactive)
        laptop.publish("b.jpg")
        look_at_library(stage, lambda rows: set(rows) == {"a.jpg", "b.jpg"})


def test_a_window_that_nobody_works_in_asks_seldom_after_a_while(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    share(stage)
    devices = stage.workspace.devices
    stage.window.frame.show_page(Page.LIBRARY)
    devices._looked_at(Qt.ApplicationState.ApplicationInactive)
    devices._ask()
    often = devices._look.interval()
    later = monotonic() + 601
    monkeypatch.setattr("rethumb_desktop.ui.main_window.devices.monotonic", lambda: later)
    devices._ask()
    assert devices._look.interval() > often
    devices._looked_at(Qt.ApplicationState.ApplicationActive)
    devices._ask()
    assert devices._look.interval() == often


def test_a_library_that_cannot_be_chosen_has_its_state_all_the_same(stage: Stage) -> None:
    share(stage)
    stage.window.header.choose_library("This computer")
    assert mark(stage) == ""
    tell(stage, Standing.DECISION, devices=1, error=DAMAGED)
    stage.wait(lambda: mark(stage) == "Cloud · Needs a decision")
    tell(stage, Standing.IN_STEP, devices=3)
    stage.wait(lambda: mark(stage) == "")
    stage.window.frame.show_page(Page.LIBRARY)
    stage.wait(lambda: mark(stage).startswith("Cloud · In step"))


def test_pictures_that_were_joined_have_links_without_anything_being_written(stage: Stage, code: str) -> None:
    join(stage.services, code)
    stage.services.syncing.sync_now(CLOUD)
    operations: list[str] = []
    stage.house.cloud._before = lambda operation, _: operations.append(operation)
    look_at_library(stage, lambda rows: rows == ["a.jpg"])
    assert shown(stage) == ["a.jpg"]
    stage.workspace.library.view.go_to(0)
    stage.window.commands.copy.trigger()
    stage.wait(lambda: stage.clipboard.startswith("https://s3.example.com/pics/p/"))
    assert {"put", "write", "delete", "find_facts"} & set(operations) == set()


def test_the_list_of_accounts_says_which_can_only_be_read(stage: Stage) -> None:
    stage.house.settings.save_account(replace(ACCOUNT, roles=()))
    page = AccountsPage(stage.services.accounts, stage.program.bridge, stage.program.theme, stage.window)
    page.show()
    stage.wait(lambda: page.list.count() == 1)
    assert page.list.item(0).text().splitlines()[-1] == "Can only be read"
    page.let_go()
