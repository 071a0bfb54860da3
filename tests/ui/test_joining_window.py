"""Joining in the window: keys are tried first, and the library's page says how what was joined comes along."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionButton, QWidget

from rethumb_desktop.domain.errors import Fault, FaultKind, FaultRecord
from rethumb_desktop.domain.events import SyncStateChanged
from rethumb_desktop.domain.library import CredentialSource
from rethumb_desktop.domain.syncing import Standing, SyncState
from rethumb_desktop.ui.main_window.frame import Page
from rethumb_desktop.ui.panels.accounts.join_dialog import JoinDialog
from rethumb_desktop.ui.panels.library.panel import LibraryPanel
from rethumb_desktop.ui.panels.removal import RemovalDialog
from tests.fixtures.assembly import ACCOUNT, KEYS, PATIENCE, House
from tests.ui.conftest import Stage
from tests.ui.devices_stage import CLOUD, SQUARE, join, look_at_library

WRONG = Fault(FaultKind.CREDENTIALS, "The secret does not belong to the key id.", "Enter the secret again.")
OFFLINE = Fault(FaultKind.OFFLINE, "There is no network.", retryable=True)


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


def fail_with(fault: Fault) -> Callable[[str, str], None]:
    def before(operation: str, key: str) -> None:
        raise Fault(fault.kind, fault.title, fault.detail, retryable=fault.retryable)

    return before


def ask_to_join(stage: Stage, code: str, *, look_only: bool = False) -> JoinDialog:
    """Fill in the dialog and press the button."""
    box = stage.window.header.library_box
    box.activated.emit(box.findText("Join a library…"))
    dialog = stage.window.findChild(JoinDialog)
    assert dialog is not None
    dialog.code.line.setPlainText(code)
    dialog.code.check()
    dialog.look_only.setChecked(look_only)
    dialog.key_id.line.setText(KEYS.key_id)
    dialog.secret.line.setText(KEYS.secret)
    dialog.keeping.setCurrentIndex(dialog.keeping.findData(CredentialSource.SESSION))
    QTest.mouseClick(dialog.join_button, Qt.MouseButton.LeftButton)
    return dialog


def panel_of(stage: Stage) -> LibraryPanel:
    return stage.workspace.library


def blank(stage: Stage) -> tuple[str, str]:
    """What the library's page says in place of rows."""
    shown = panel_of(stage).blank
    return (shown.title.text(), shown.sentence.text()) if shown.isVisible() else ("", "")


# Keys are tried


@pytest.mark.parametrize("look_only", [False, True])
def test_keys_that_do_not_fit_keep_the_dialog_open(stage: Stage, code: str, look_only: bool) -> None:
    stage.house.cloud._before = fail_with(WRONG)
    dialog = ask_to_join(stage, code, look_only=look_only)
    stage.wait(lambda: dialog.status.text() == f"{WRONG.title} {WRONG.detail}")
    assert dialog.isVisible()
    assert dialog.join_button.isEnabled()
    assert dialog.focusWidget() is (dialog.look_only if look_only else dialog.secret.line)
    assert stage.services.accounts.accounts() == []
    assert stage.window.frame.page is Page.QUEUE
    stage.house.cloud._before = lambda operation, key: None
    QTest.mouseClick(dialog.join_button, Qt.MouseButton.LeftButton)
    look_at_library(stage, lambda rows: rows == ["a.jpg"])


def test_without_a_network_it_is_joined_and_the_page_says_what_it_waits_for(stage: Stage, code: str) -> None:
    stage.house.cloud._before = fail_with(OFFLINE)
    ask_to_join(stage, code)
    stage.wait(lambda: blank(stage)[0] == "“Cloud” could not be read yet")
    assert blank(stage)[1] == "There is no network. What is in it comes by itself once it can be reached."
    assert not panel_of(stage).blank.button.isVisible()
    assert stage.window.footer.message == "“Cloud” was joined. What is in it comes with the next sync."
    stage.house.cloud._before = lambda operation, key: None
    stage.services.syncing.ask(CLOUD)
    look_at_library(stage, lambda rows: rows == ["a.jpg"])


def test_who_gives_up_while_it_is_asked_joins_nothing(stage: Stage, code: str) -> None:
    asked, let_go = Event(), Event()

    def before(operation: str, key: str) -> None:
        asked.set()
        assert let_go.wait(PATIENCE)

    stage.house.cloud._before = before
    dialog = ask_to_join(stage, code)
    stage.wait(asked.is_set)
    dialog.reject()
    ended = Event()
    let_go.set()
    for _ in range(8):  # the threads of the bridge end what they have before they take this
        stage.program.bridge.run(lambda: None, lambda _: ended.set(), lambda _: None)
    stage.wait(ended.is_set)
    assert stage.services.accounts.accounts() == []


# What the library's page says


def test_a_library_without_pictures_has_words_of_its_own(stage: Stage) -> None:
    stage.house.add_cloud(stage.services)
    stage.window.frame.show_page(Page.LIBRARY)
    panel = panel_of(stage)
    stage.wait(lambda: panel.filters.libraries.findData(CLOUD) >= 0)
    panel.filters.choose_library(CLOUD)
    stage.wait(lambda: blank(stage)[0] == "Nothing is in “Cloud” yet")
    assert not panel.blank.button.isVisible()
    panel.filters.search.setText("lake")
    stage.wait(lambda: blank(stage)[0] == "Nothing found")
    panel.filters.clear()
    stage.wait(lambda: blank(stage)[0] == "Nothing is published yet")


@pytest.mark.parametrize(
    ("state", "title", "sentence"),
    [
        (SyncState(CLOUD, Standing.SYNCING), "“Cloud” is being read", "What is in it comes by itself."),
        (SyncState(CLOUD, Standing.WAITING), "“Cloud” is being read", "What is in it comes by itself."),
        (
            SyncState(CLOUD, Standing.DECISION, error=FaultRecord(FaultKind.CREDENTIALS, "No.", "Enter keys.", False)),
            "“Cloud” could not be read yet",
            "No. Enter keys.",
        ),
        (
            SyncState(CLOUD, Standing.OFF, error=FaultRecord(FaultKind.CREDENTIALS, "No keys.", "", False)),
            "“Cloud” could not be read yet",
            "No keys.",
        ),
    ],
)
def test_the_page_says_what_a_library_waits_for(stage: Stage, state: SyncState, title: str, sentence: str) -> None:
    # Nobody has agreed to publish there: it is not synced by itself.
    stage.services.accounts.add(ACCOUNT, KEYS)
    stage.window.frame.show_page(Page.LIBRARY)
    panel = panel_of(stage)
    stage.wait(lambda: panel.filters.libraries.findData(CLOUD) >= 0)
    panel.filters.choose_library(CLOUD)
    stage.wait(lambda: blank(stage)[0] == "Nothing is in “Cloud” yet")
    # What has changed before is looked up: nothing but what is told now shows it anew.
    stage.wait(lambda: not panel.model._gather.isActive() and panel.model._looking is None)
    stage.house.listen(SyncStateChanged(state))
    stage.wait(lambda: blank(stage) == (title, sentence))


def test_the_search_is_found_by_its_key_wherever_the_keyboard_is(stage: Stage, code: str) -> None:
    stage.window.activateWindow()
    stage.wait(stage.window.isActiveWindow)
    ask_to_join(stage, code)
    look_at_library(stage, lambda rows: rows == ["a.jpg"])
    stage.window.activateWindow()  # a window manager does that
    stage.wait(stage.window.isActiveWindow)
    stage.window.header.library_box.setFocus()
    QTest.keyClick(stage.window.header.library_box, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    search = panel_of(stage).filters.search
    assert QApplication.focusWidget() is search
    QTest.keyClick(search, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(search, "a.j")
    assert search.text() == "a.j"


# What can only be read


def test_from_what_can_only_be_read_nothing_is_removed_and_that_is_said_at_once(stage: Stage, code: str) -> None:
    join(stage.services, code, roles=())
    look_at_library(stage, lambda rows: rows == ["a.jpg"])
    panel = panel_of(stage)
    panel.view.go_to(0)
    (chosen,) = stage.house.publications.page(library=CLOUD)
    stage.wait(lambda: CLOUD in panel.commands._barred)
    (entry,) = [
        action
        for action in panel.commands.menu([chosen], panel).actions()
        if action.objectName() == "takeOutEntriesAction"
    ]
    assert not entry.isEnabled()
    assert entry.text() == "Remove from the library (can only be read)"
    stage.wait(lambda: any(each.name == CLOUD for each in stage.workspace.removals._libraries or ()))
    panel.view.setFocus()
    QTest.keyClick(panel.view, Qt.Key.Key_Delete)
    stage.wait(stage.window.bar.isVisible)
    assert stage.window.bar.text == (
        "Nothing can be removed from “Cloud”: it can only be read here. "
        "Give the account its keys to remove something there."
    )
    assert stage.window.findChildren(RemovalDialog) == []
    assert stage.house.removals.all() == []
    with pytest.raises(Fault) as refused:
        stage.services.removing.remove(CLOUD, [chosen.key])
    assert refused.value.kind is FaultKind.USAGE
    assert stage.house.publications.page(library=CLOUD) == [chosen]


def test_what_may_be_removed_is_offered(stage: Stage, code: str) -> None:
    join(stage.services, code)
    look_at_library(stage, lambda rows: rows == ["a.jpg"])
    panel = panel_of(stage)
    panel.view.go_to(0)
    panel.view.setFocus()
    QTest.keyClick(panel.view, Qt.Key.Key_Delete)
    stage.wait(lambda: bool(stage.window.findChildren(RemovalDialog)))
    (question,) = stage.window.findChildren(RemovalDialog)
    assert "for all devices of the library" in question.informativeText()
    question.reject()


# The ring of the keyboard


def test_the_ring_leaves_the_check_box_to_be_seen(stage: Stage) -> None:
    box = stage.window.header.library_box
    box.activated.emit(box.findText("Join a library…"))
    dialog = stage.window.findChild(JoinDialog)
    assert dialog is not None
    stage.wait(dialog.isActiveWindow)
    dialog.name.setFocus()
    QTest.keyClick(dialog.name.line, Qt.Key.Key_Tab)
    assert dialog.look_only.hasFocus()
    (shown,) = [each for each in dialog.findChildren(QWidget, "focusRing") if each.isVisible()]
    option = QStyleOptionButton()
    dialog.look_only.initStyleOption(option)
    square = dialog.look_only.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, dialog.look_only)
    ground = shown.parentWidget()
    assert ground is not None
    square.moveTopLeft(dialog.look_only.mapTo(ground, square.topLeft()))
    # What is drawn of the ring is four pixels wide.
    assert shown.geometry().adjusted(4, 4, -4, -4).contains(square)
    before = shown.pos()
    dialog._rows.setContentsMargins(0, 20, 8, 0)
    stage.wait(lambda: shown.y() == before.y() + 20)
