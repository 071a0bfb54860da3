"""The dialogs about accounts, on real services and a store in memory."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.library import CredentialSource
from rethumb_desktop.services import Services
from rethumb_desktop.ui.bridge import Bridge
from rethumb_desktop.ui.panels.accounts.dialog import AccountDialog
from rethumb_desktop.ui.panels.accounts.keys import KeysDialog
from rethumb_desktop.ui.panels.accounts.listing import AccountsDialog
from rethumb_desktop.ui.theme.theme import Theme
from tests.fixtures.assembly import KEYS, House
from tests.fixtures.records import new_job, publication

PATIENCE_MS = 60_000
SOUND = {
    "name": "Photos",
    "endpoint": "https://s3.example.com",
    "bucket": "pictures",
    "key_id": KEYS.key_id,
    "secret": KEYS.secret,
}


@pytest.fixture
def services(house: House) -> Iterator[Services]:
    services = house.open()
    yield services
    services.close()


@pytest.fixture
def dialog(services: Services, bridge: Bridge, theme: Theme, qtbot: QtBot) -> AccountDialog:
    dialog = AccountDialog(services.accounts, bridge, theme)
    qtbot.addWidget(dialog)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    dialog.show()
    return dialog


def fill(dialog: AccountDialog, **texts: str) -> None:
    for name, text in {**SOUND, **texts}.items():
        dialog.form.fields[name].line.setText(text)


def complaints(dialog: AccountDialog) -> dict[str, str]:
    return {name: field.complaint for name, field in dialog.form.fields.items() if field.complaint}


def keep(dialog: AccountDialog, source: CredentialSource) -> None:
    dialog.form.keeping.setCurrentIndex(dialog.form.keeping.findData(source))


def test_an_account_is_kept_with_its_keys(dialog: AccountDialog, house: House, qtbot: QtBot) -> None:
    fill(dialog, prefix="/web/", endpoint="s3.example.com/")
    with qtbot.waitSignal(dialog.saved, timeout=PATIENCE_MS) as saved:
        dialog.save_button.click()
    (account,) = house.settings.accounts()
    assert saved.args == [account]
    assert (account.endpoint, account.prefix, account.confirmed) == ("https://s3.example.com", "web", False)
    assert dialog.form.fields["secret"].line.text() == ""
    assert house.cloud.head("anything") is None


def test_what_is_missing_is_said_beside_the_field(dialog: AccountDialog, house: House) -> None:
    dialog.save()
    assert set(complaints(dialog)) == {"name", "endpoint", "bucket", "key_id", "secret"}
    assert dialog.form.fields["name"].line.hasFocus()
    assert house.settings.accounts() == []


@pytest.mark.parametrize(
    ("name", "text", "complaint"),
    [
        ("endpoint", "ftp://example.com", "address such as https://s3.example.com"),
        ("endpoint", "https://user@example.com", "no user"),
        ("bucket", "a bucket", "cannot be the name of a bucket"),
        ("region", "here/there", "cannot be a region"),
        ("prefix", "a//b", "cannot be a prefix"),
        ("name", "this computer", "embedded library"),
        ("public_base_url", "ftp://cdn.example.com", "public base URL"),
    ],
)
def test_what_is_wrong_is_said_when_the_field_is_left(
    dialog: AccountDialog, name: str, text: str, complaint: str
) -> None:
    fill(dialog)
    field = dialog.form.fields[name]
    field.line.setText(text)
    assert complaints(dialog) == {}
    field.line.editingFinished.emit()
    assert complaint in complaints(dialog)[name]
    field.line.setText(SOUND.get(name, ""))
    field.line.editingFinished.emit()
    assert complaints(dialog) == {}


def test_what_is_missing_is_said_no_more_once_the_field_is_filled(dialog: AccountDialog) -> None:
    assert not dialog.form.check()
    assert dialog.form.fields["endpoint"].complaint
    dialog.form.fields["endpoint"].line.setText("https://s3.example.com")
    assert not dialog.form.fields["endpoint"].complaint
    assert dialog.form.fields["bucket"].complaint


def test_the_secret_is_not_shown(dialog: AccountDialog) -> None:
    assert dialog.form.fields["secret"].line.echoMode() is QLineEdit.EchoMode.Password


def test_keys_from_the_environment_are_not_asked_for(dialog: AccountDialog) -> None:
    fill(dialog, key_id="", secret="")
    assert not dialog.form.check()
    keep(dialog, CredentialSource.ENVIRONMENT)
    assert complaints(dialog) == {}
    assert dialog.form.check()
    assert dialog.form.keys is None
    assert not dialog.form.fields["secret"].isEnabled()


def test_a_name_that_is_taken_is_refused_and_the_dialog_stays(
    dialog: AccountDialog, house: House, services: Services, qtbot: QtBot
) -> None:
    house.add_cloud(services)
    fill(dialog, name="cloud")
    dialog.save()
    qtbot.waitUntil(lambda: "an account “cloud” already" in dialog.connection.status.text(), timeout=PATIENCE_MS)
    assert dialog.isVisible()
    assert dialog.save_button.isEnabled()


def test_the_connection_is_tested_step_by_step_before_anything_is_kept(
    dialog: AccountDialog, house: House, qtbot: QtBot
) -> None:
    fill(dialog)
    dialog.test_button.click()
    assert not dialog.test_button.isEnabled()
    qtbot.waitUntil(dialog.test_button.isEnabled, timeout=PATIENCE_MS)
    assert dialog.connection.steps.texts == ["Put · works", "Delete · works"]
    assert "works" in dialog.connection.status.text()
    assert house.settings.accounts() == []


def test_the_dialog_grows_for_the_steps_and_stays_on_the_screen(dialog: AccountDialog, qtbot: QtBot) -> None:
    fill(dialog)
    before = dialog.height()
    dialog.test()
    room = dialog.screen().availableGeometry()
    assert before < dialog.height() <= room.height()
    assert dialog.frameGeometry().bottom() <= room.bottom()
    grown = dialog.height()
    qtbot.waitUntil(dialog.test_button.isEnabled, timeout=PATIENCE_MS)
    dialog.test()
    assert dialog.height() == grown


def test_buttons_have_no_icons(dialog: AccountDialog) -> None:
    buttons = dialog.findChildren(QPushButton)
    assert {button.text() for button in buttons if button.text()} >= {"Save", "Cancel", "Test connection"}
    assert all(button.icon().isNull() for button in buttons)


def test_a_step_that_fails_comes_with_its_cure(dialog: AccountDialog, house: House, qtbot: QtBot) -> None:
    def refuse(operation: str, key: str) -> None:
        if operation == "delete":
            raise Fault(FaultKind.CREDENTIALS, "Deleting is not allowed.", "Allow s3:DeleteObject.")

    house.cloud._before = refuse
    fill(dialog)
    dialog.test()
    qtbot.waitUntil(dialog.test_button.isEnabled, timeout=PATIENCE_MS)
    assert dialog.connection.steps.texts == ["Put · works", "Delete · Deleting is not allowed."]
    assert "does not work yet" in dialog.connection.status.text()


def test_accounts_are_listed_and_removed_after_a_question(
    services: Services, house: House, bridge: Bridge, theme: Theme, qtbot: QtBot
) -> None:
    house.add_cloud(services)
    listing = AccountsDialog(services.accounts, bridge, theme)
    qtbot.addWidget(listing)
    listing.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    listing.show()
    qtbot.waitUntil(lambda: listing.page.list.count() == 1, timeout=PATIENCE_MS)
    assert listing.page.list.item(0).text() == "Cloud\ns3.example.com · pics/p\nKeys: publish"
    listing.page.remove_button.click()
    qtbot.waitUntil(lambda: len(listing.findChildren(QMessageBox)) == 1, timeout=PATIENCE_MS)
    (question,) = listing.findChildren(QMessageBox)
    assert question.defaultButton().text().replace("&", "") == "Cancel"
    question.defaultButton().click()
    qtbot.waitUntil(lambda: not listing.findChildren(QMessageBox), timeout=PATIENCE_MS)
    listing.page.remove_button.click()
    qtbot.waitUntil(lambda: len(listing.findChildren(QMessageBox)) == 1, timeout=PATIENCE_MS)
    question = listing.findChildren(QMessageBox)[-1]
    (remove,) = [button for button in question.buttons() if button.text() == "Remove"]
    remove.click()
    qtbot.waitUntil(lambda: listing.page.list.count() == 0, timeout=PATIENCE_MS)
    assert house.settings.accounts() == []
    assert "This computer" in listing.page.status.text()


def test_removing_says_what_waits_for_the_account_and_which_links_are_lost(
    services: Services, house: House, bridge: Bridge, theme: Theme, qtbot: QtBot
) -> None:
    house.add_cloud(services)
    house.publications.record([publication(f"{n}", library="Cloud") for n in range(3)])
    house.queue.add("b", [new_job("a.jpg", library="Cloud"), new_job("b.jpg", library="Cloud"), new_job("c.jpg")])
    listing = AccountsDialog(services.accounts, bridge, theme)
    qtbot.addWidget(listing)
    listing.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    listing.show()
    qtbot.waitUntil(lambda: listing.page.list.count() == 1, timeout=PATIENCE_MS)
    listing.page.remove_button.click()
    qtbot.waitUntil(lambda: len(listing.findChildren(QMessageBox)) == 1, timeout=PATIENCE_MS)
    (question,) = listing.findChildren(QMessageBox)
    assert "2 pictures wait to be published there. They fail then." in question.informativeText()
    assert "The links of 3 renditions can no longer be copied here." in question.informativeText()


def test_keys_of_a_session_are_supplied_again(services: Services, house: House, bridge: Bridge, qtbot: QtBot) -> None:
    library = house.add_cloud(services)
    assert library.account is not None
    services.accounts._key_pairs[CredentialSource.SESSION].delete(library.account)
    dialog = KeysDialog(library.account, services.accounts, bridge)
    qtbot.addWidget(dialog)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    dialog.show()
    dialog._use.click()
    assert dialog._secret.complaint
    dialog._key_id.line.setText(KEYS.key_id)
    dialog._secret.line.setText(KEYS.secret)
    with qtbot.waitSignal(dialog.supplied, timeout=PATIENCE_MS):
        dialog._use.click()
    assert services.accounts.has_keys(library.account)
    assert dialog._secret.line.text() == ""
