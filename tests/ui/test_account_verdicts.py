"""What the account's dialog says of a connection, and for how long that holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from threading import Event

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.library import CredentialSource, StoreFacts
from rethumb_desktop.domain.ports import TestStep as Step
from rethumb_desktop.services import Services
from rethumb_desktop.ui.bridge import Bridge
from rethumb_desktop.ui.panels.accounts.connection import ConnectionPanel
from rethumb_desktop.ui.panels.accounts.dialog import AccountDialog
from rethumb_desktop.ui.panels.accounts.form import AccountForm
from rethumb_desktop.ui.theme.theme import Theme
from tests.fixtures.assembly import House
from tests.ui.conftest import PATIENCE_MS
from tests.ui.test_account_dialogs import FOUND, Keyring, Watched
from tests.ui.test_accounts import fill, keep

UNTESTED = "Nothing is sent before you test the connection or publish."
LOCKED = Fault(FaultKind.KEYRING, "The keyring is locked.", retryable=True)


@pytest.fixture
def keyring(house: House) -> Keyring:
    house.vault = vault = Keyring()
    return vault


@pytest.fixture
def services(house: House, keyring: Keyring) -> Iterator[Services]:
    services = house.open()
    yield services
    services.close()


@pytest.fixture
def dialog(services: Services, bridge: Bridge, theme: Theme, qtbot: QtBot) -> AccountDialog:
    dialog = AccountDialog(services.accounts, bridge, theme)
    qtbot.addWidget(dialog)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    fill(dialog)
    dialog.show()
    return dialog


@pytest.fixture
def panel(dialog: AccountDialog, house: House, qtbot: QtBot) -> ConnectionPanel:
    """The panel after a test that has found `FOUND`."""
    house.cloud = Watched()
    dialog.test()
    qtbot.waitUntil(lambda: "The connection works" in dialog.connection.status.text(), timeout=PATIENCE_MS)
    return dialog.connection


def write(form: AccountForm, name: str) -> None:
    form.fields[name].line.setText("another-one")


def choose_other(form: AccountForm) -> None:
    form.addressing.setCurrentIndex(1)


def take_from_environment(form: AccountForm) -> None:
    form.keeping.setCurrentIndex(form.keeping.findData(CredentialSource.ENVIRONMENT))


TESTED: list[tuple[str, Callable[[AccountForm], object]]] = [
    *((name, lambda form, name=name: write(form, name)) for name in ("endpoint", "region", "bucket", "prefix")),
    *((name, lambda form, name=name: write(form, name)) for name in ("key_id", "secret", "storage_class")),
    ("public_base_url", lambda form: write(form, "public_base_url")),
    ("addressing", choose_other),
    ("no keys", take_from_environment),
]


@pytest.mark.parametrize("edit", [edit for _, edit in TESTED], ids=[name for name, _ in TESTED])
def test_a_verdict_goes_with_what_was_tested(
    dialog: AccountDialog, panel: ConnectionPanel, edit: Callable[[AccountForm], object]
) -> None:
    assert panel.steps.isVisible()
    edit(dialog.form)
    assert (panel.status.text(), panel.status.property("tone")) == (UNTESTED, None)
    assert panel.steps.texts == []
    assert not panel.steps.isVisible()
    assert panel.facts is None


def test_what_was_not_tested_leaves_the_verdict(dialog: AccountDialog, panel: ConnectionPanel) -> None:
    said = panel.status.text(), list(panel.steps.texts)
    write(dialog.form, "name")
    dialog.form.fields["upload_limit"].line.setText("500")
    keep(dialog, CredentialSource.SESSION)
    assert (panel.status.text(), panel.steps.texts) == said
    assert panel.facts == FOUND


def test_a_running_test_is_dropped_with_what_it_tests(dialog: AccountDialog, house: House, qtbot: QtBot) -> None:
    go_on = Event()

    class Slow(Watched):
        def test(self, probe_key: str) -> Iterator[Step]:
            yield Step("Name", ok=True)
            go_on.wait(PATIENCE_MS / 1000)
            yield from super().test(probe_key)

    house.cloud = Slow()
    panel = dialog.connection
    dialog.test()
    qtbot.waitUntil(lambda: panel.steps.texts == ["Name · works"], timeout=PATIENCE_MS)
    write(dialog.form, "name")
    assert panel.status.text() == "Testing…"
    write(dialog.form, "secret")
    assert (panel.status.text(), panel.steps.isVisible()) == (UNTESTED, False)
    assert dialog.test_button.isEnabled()
    go_on.set()
    house.cloud = Watched()
    fill(dialog)
    dialog.test()
    qtbot.waitUntil(lambda: panel.facts is not None, timeout=PATIENCE_MS)
    assert len(panel.steps.texts) == 3, "the new test alone"


def test_a_test_that_runs_is_dropped_when_the_account_is_saved(
    dialog: AccountDialog, house: House, keyring: Keyring, qtbot: QtBot
) -> None:
    go_on = Event()

    class Slow(Watched):
        def test(self, probe_key: str) -> Iterator[Step]:
            go_on.wait(PATIENCE_MS / 1000)
            yield Step("Name", ok=True)

    house.cloud = Slow()
    keyring.fault = LOCKED
    dialog.test()
    dialog.save()
    go_on.set()
    qtbot.waitUntil(dialog.bar.isVisible, timeout=PATIENCE_MS)
    assert dialog.test_button.isEnabled()
    write(dialog.form, "name")
    assert dialog.connection.status.text() == UNTESTED, "not for ever Testing"


@pytest.mark.parametrize("way", ["the session", "another name"])
def test_what_a_test_has_found_outlives_a_save_that_fails(
    dialog: AccountDialog, panel: ConnectionPanel, house: House, keyring: Keyring, qtbot: QtBot, way: str
) -> None:
    keyring.fault = LOCKED
    dialog.save()
    qtbot.waitUntil(dialog.bar.isVisible, timeout=PATIENCE_MS)
    keyring.fault = None
    if way == "the session":
        dialog.bar._button.click()
    else:
        write(dialog.form, "name")
        assert "The connection works" in panel.status.text(), "the fault is of the past"
        dialog.save()
    qtbot.waitUntil(lambda: bool(house.settings.accounts()), timeout=PATIENCE_MS)
    assert house.settings.accounts()[0].facts == FOUND != StoreFacts()


def test_what_is_written_while_it_saves_does_not_say_otherwise(
    dialog: AccountDialog, house: House, keyring: Keyring, qtbot: QtBot
) -> None:
    answer = Event()
    keyring.before = lambda: answer.wait(PATIENCE_MS / 1000)
    dialog.save()
    write(dialog.form, "secret")
    assert dialog.connection.status.text() == "Saving…"
    assert not dialog.save_button.isEnabled(), "once is enough"
    answer.set()
    qtbot.waitUntil(lambda: bool(house.settings.accounts()), timeout=PATIENCE_MS)


def test_enter_saves_also_after_the_keyring_has_failed(
    dialog: AccountDialog, house: House, keyring: Keyring, qtbot: QtBot
) -> None:
    keyring.fault = LOCKED
    asked: list[None] = []
    keyring.before = lambda: asked.append(None)
    line = dialog.form.fields["name"].line
    QTest.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(dialog.bar.isVisible, timeout=PATIENCE_MS)
    assert [button.text() for button in dialog.findChildren(QPushButton) if button.isDefault()] == ["Save"]
    assert not any(button.autoDefault() for button in dialog.findChildren(QPushButton)), "focus makes none the default"
    QTest.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(asked) == 2 and dialog.bar.isVisible(), timeout=PATIENCE_MS)
    assert dialog.form.account.credentials is CredentialSource.KEYRING
    assert house.settings.accounts() == []


@pytest.mark.parametrize("ok", [True, False], ids=["a warning", "a failure"])
@pytest.mark.parametrize("number", [0, 20, 39])
def test_what_is_marked_is_in_sight_when_the_test_is_through(
    dialog: AccountDialog, house: House, qtbot: QtBot, number: int, ok: bool
) -> None:
    marked = Step("Marked", ok=ok, detail="It is so. " * 12, cure="Do this. " * 12)

    class Long(Watched):
        def test(self, probe_key: str) -> Iterator[Step]:
            for each in range(40):
                yield marked if each == number else Step(f"Step {each}", ok=True)
            yield Step("Clock", ok=True, cure="This is the last, and no more than a warning.")

    house.cloud = Long()
    steps = dialog.connection.steps
    dialog.test()
    qtbot.waitUntil(dialog.test_button.isEnabled, timeout=PATIENCE_MS)
    shown = steps.viewport()

    def is_in_sight() -> bool:
        labels = [label for label in steps.findChildren(QLabel) if label.text() in (marked.cure, steps.texts[number])]
        places = [QRect(label.mapTo(shown, QPoint(0, 0)), label.size()) for label in labels]
        return len(places) == 2 and all(shown.rect().contains(place) for place in places)

    qtbot.waitUntil(lambda: steps.verticalScrollBar().maximum() > 0 and is_in_sight(), timeout=PATIENCE_MS)


def test_steps_are_followed_to_their_end(dialog: AccountDialog, house: House, qtbot: QtBot) -> None:
    class Long(Watched):
        def test(self, probe_key: str) -> Iterator[Step]:
            for number in range(40):
                yield Step(f"Step {number}", ok=True)

    house.cloud = Long()
    dialog.test()
    bar = dialog.connection.steps.verticalScrollBar()
    qtbot.waitUntil(dialog.test_button.isEnabled, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: 0 < bar.maximum() == bar.value(), timeout=PATIENCE_MS)
