"""What the dialogs about accounts do besides adding: buckets, profiles, roles, changes, and no keyring."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from threading import Event, get_ident

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPushButton
from pytestqt.qtbot import QtBot

from rethumb_desktop.credentials.session import SessionVault
from rethumb_desktop.domain.aws_profile import AwsProfile
from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.job import JobState
from rethumb_desktop.domain.library import Account, Capability, CredentialSource, Role, StoreFacts, Visibility
from rethumb_desktop.domain.ports import TestStep as Step
from rethumb_desktop.domain.recipe import Recipe
from rethumb_desktop.services import Services
from rethumb_desktop.store.memory import MemoryStore
from rethumb_desktop.ui.bridge import Bridge
from rethumb_desktop.ui.panels.accounts.dialog import AccountDialog
from rethumb_desktop.ui.panels.accounts.keys import KeysDialog
from rethumb_desktop.ui.panels.accounts.listing import AccountsDialog
from rethumb_desktop.ui.panels.accounts.profiles import ProfilesDialog
from rethumb_desktop.ui.theme.theme import Theme
from tests.fixtures import pictures
from tests.fixtures.assembly import ACCOUNT, KEYS, House
from tests.ui.conftest import PATIENCE_MS, Start
from tests.ui.test_accounts import fill, keep

FOUND = StoreFacts(Visibility.ACL, Capability.YES, Capability.NO, Capability.YES)


class Watched(MemoryStore):
    """A store whose bucket is not there until it is made; its test finds `FOUND`, and something to look at."""

    def __init__(self, *, made: bool = True) -> None:
        super().__init__()
        self.made = made

    def make_bucket(self) -> None:
        self.made = True

    def test(self, probe_key: str) -> Iterator[Step]:
        missing = Step("Bucket", ok=False, detail="There is none.", cure="Make it.")
        yield Step("Bucket", ok=True) if self.made else missing
        if self.made:
            yield Step("Stranger's list", ok=True, detail="Anybody can list it.", cure="Take the right away.")
            yield Step("Delete", ok=True, facts=FOUND)


class Keyring(SessionVault):
    """A keyring that answers as it is told."""

    fault: Fault | None = None
    before: Callable[[], object] = staticmethod(lambda: None)

    def set(self, entry: str, secret: str) -> None:
        self.before()
        if self.fault is not None:
            raise self.fault
        super().set(entry, secret)


@pytest.fixture
def services(house: House) -> Iterator[Services]:
    services = house.open()
    yield services
    services.close()


Open = Callable[..., AccountDialog]


@pytest.fixture
def open_dialog(house: House, bridge: Bridge, theme: Theme, qtbot: QtBot, services: Services) -> Open:
    def open_dialog(account: Account | None = None) -> AccountDialog:
        dialog = AccountDialog(services.accounts, bridge, theme, None, account)
        shown(dialog, qtbot)
        return dialog

    return open_dialog


def shown(dialog: QDialog, qtbot: QtBot) -> None:
    qtbot.addWidget(dialog)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    dialog.show()


# The connection test


def test_a_bucket_that_is_not_there_is_made_if_wanted(open_dialog: Open, house: House, qtbot: QtBot) -> None:
    house.cloud = store = Watched(made=False)
    dialog = open_dialog()
    panel = dialog.connection
    assert not panel.make_button.isVisible()
    fill(dialog)
    dialog.test()
    qtbot.waitUntil(panel.make_button.isVisible, timeout=PATIENCE_MS)
    assert not house.settings.accounts()
    panel.make_button.click()
    qtbot.waitUntil(lambda: "works" in panel.status.text(), timeout=PATIENCE_MS)
    assert store.made
    assert panel.steps.texts[0] == "Bucket · works"
    assert not panel.make_button.isVisible()


def test_a_bucket_that_cannot_be_made_says_why(open_dialog: Open, house: House, qtbot: QtBot) -> None:
    class Refusing(Watched):
        def make_bucket(self) -> None:
            raise Fault(FaultKind.POLICY, "These keys may not make a bucket.")

    house.cloud = Refusing(made=False)
    dialog = open_dialog()
    fill(dialog)
    dialog.test()
    qtbot.waitUntil(dialog.connection.make_button.isVisible, timeout=PATIENCE_MS)
    dialog.connection.make_button.click()
    qtbot.waitUntil(lambda: "may not make" in dialog.connection.status.text(), timeout=PATIENCE_MS)
    assert dialog.connection.make_button.isEnabled()
    dialog.form.fields["bucket"].line.setText("another-one")
    assert not dialog.connection.make_button.isVisible(), "it would be another bucket"


def test_a_warning_is_told_from_what_works_and_what_does_not(open_dialog: Open, house: House, qtbot: QtBot) -> None:
    house.cloud = Watched()
    dialog = open_dialog()
    fill(dialog)
    dialog.test()
    qtbot.waitUntil(lambda: "Look at what is marked" in dialog.connection.status.text(), timeout=PATIENCE_MS)
    assert dialog.connection.status.property("tone") == "warning"


def test_what_a_test_has_found_is_kept_with_a_new_account(open_dialog: Open, house: House, qtbot: QtBot) -> None:
    house.cloud = Watched()
    dialog = open_dialog()
    fill(dialog)
    dialog.test()
    qtbot.waitUntil(lambda: dialog.connection.facts is not None, timeout=PATIENCE_MS)
    dialog.save()
    qtbot.waitUntil(lambda: bool(house.settings.accounts()), timeout=PATIENCE_MS)
    assert house.settings.accounts()[0].facts == FOUND


def test_what_was_found_of_another_bucket_is_forgotten(open_dialog: Open, house: House, qtbot: QtBot) -> None:
    house.cloud = Watched()
    dialog = open_dialog()
    fill(dialog)
    dialog.test()
    qtbot.waitUntil(lambda: dialog.connection.facts is not None, timeout=PATIENCE_MS)
    fill(dialog, bucket="another-one")
    dialog.save()
    qtbot.waitUntil(lambda: bool(house.settings.accounts()), timeout=PATIENCE_MS)
    assert house.settings.accounts()[0].facts == StoreFacts()


# Profiles of the AWS tools


def test_a_profile_is_chosen_from_a_list(open_dialog: Open, house: House, qtbot: QtBot) -> None:
    house.profiles = [
        AwsProfile("a-sso", reason="It signs in with a browser."),
        AwsProfile("work", KEYS, "eu-west-1"),
        AwsProfile("zoo", KEYS, "", "http://10.0.0.7:9000"),
    ]
    dialog = open_dialog()
    dialog.import_button.click()
    (profiles,) = dialog.findChildren(ProfilesDialog)
    qtbot.waitUntil(lambda: profiles.list.count() == 3, timeout=PATIENCE_MS)
    assert [profiles.list.item(row).text().split("\n") for row in range(3)] == [
        ["a-sso", "It signs in with a browser."],
        ["work", "eu-west-1"],
        ["zoo", "http://10.0.0.7:9000"],
    ]
    assert profiles.list.currentRow() == 1, "the first that can be used"
    assert not profiles.list.item(0).flags() & Qt.ItemFlag.ItemIsSelectable
    profiles.use_button.click()
    assert dialog.form.keys == KEYS
    assert dialog.form.account.endpoint == "https://s3.eu-west-1.amazonaws.com"


@pytest.mark.parametrize("profiles", [[], [AwsProfile("sso", reason="It signs in with a browser.")]])
def test_without_a_usable_profile_there_is_nothing_to_fill_in(
    open_dialog: Open, house: House, qtbot: QtBot, profiles: list[AwsProfile]
) -> None:
    house.profiles = profiles
    dialog = open_dialog()
    dialog.import_button.click()
    (listing,) = dialog.findChildren(ProfilesDialog)
    qtbot.waitUntil(lambda: "Reading" not in listing._status.text(), timeout=PATIENCE_MS)
    assert listing._status.isVisible() is not bool(profiles)
    assert not listing.use_button.isEnabled()
    listing.list.itemActivated.emit(listing.list.item(0))
    assert listing.isVisible()


# The keyring


@pytest.mark.parametrize(
    "fault",
    [
        Fault(FaultKind.KEYRING, "There is no keyring on this computer."),
        Fault(FaultKind.KEYRING, "The keyring is locked.", retryable=True),
        Fault(FaultKind.KEYRING, "The keyring did not answer within 20 seconds.", retryable=True),
        Fault(FaultKind.KEYRING, "The keyring does not work."),
    ],
    ids=["absent", "locked", "slow", "broken"],
)
def test_where_the_keyring_does_not_work_the_session_is_offered(
    house: House, bridge: Bridge, theme: Theme, qtbot: QtBot, fault: Fault
) -> None:
    house.vault = vault = Keyring()
    services = house.open()
    dialog = AccountDialog(services.accounts, bridge, theme)
    shown(dialog, qtbot)
    vault.fault = fault
    fill(dialog)
    dialog.save()
    qtbot.waitUntil(dialog.bar.isVisible, timeout=PATIENCE_MS)
    assert fault.title in dialog.bar.text
    assert house.settings.accounts() == []
    vault.fault = None
    (session,) = [button for button in dialog.bar.findChildren(QPushButton) if "session" in button.text()]
    session.click()
    qtbot.waitUntil(lambda: bool(house.settings.accounts()), timeout=PATIENCE_MS)
    assert house.settings.accounts()[0].credentials is CredentialSource.SESSION
    services.close()


def test_a_slow_keyring_does_not_hold_up_the_window(house: House, bridge: Bridge, theme: Theme, qtbot: QtBot) -> None:
    house.vault = vault = Keyring()
    services = house.open()
    answer = Event()
    asked_by: list[int] = []

    def wait() -> None:
        asked_by.append(get_ident())
        answer.wait(PATIENCE_MS / 1000)

    vault.before = wait
    dialog = AccountDialog(services.accounts, bridge, theme)
    shown(dialog, qtbot)
    fill(dialog)
    dialog.save()
    qtbot.waitUntil(lambda: bool(asked_by), timeout=PATIENCE_MS)
    assert get_ident() not in asked_by
    assert dialog.connection.status.text() == "Saving…"
    answer.set()
    qtbot.waitUntil(lambda: bool(house.settings.accounts()), timeout=PATIENCE_MS)
    services.close()


def test_the_window_says_that_keys_go_with_the_program(start: Start) -> None:
    stage = start()
    stage.workspace.account_windows.add()
    dialog = stage.window.findChild(AccountDialog)
    assert isinstance(dialog, AccountDialog)
    fill(dialog)
    keep(dialog, CredentialSource.SESSION)
    dialog.save()
    stage.wait(lambda: "kept only until the program ends" in stage.window.bar.text)
    assert stage.window.bar.isVisible()


# Roles


def test_the_keys_of_a_role_are_added_and_replaced(
    services: Services, house: House, bridge: Bridge, theme: Theme, qtbot: QtBot
) -> None:
    house.add_cloud(services)
    listing = AccountsDialog(services.accounts, bridge, theme)
    shown(listing, qtbot)
    qtbot.waitUntil(lambda: listing.page.list.count() == 1, timeout=PATIENCE_MS)
    assert listing.page.list.item(0).text().endswith("\nKeys: publish")
    listing.page.keys_button.click()
    (dialog,) = listing.findChildren(KeysDialog)
    assert "until the program ends" in dialog._sentence.text()
    dialog.role.setCurrentIndex(dialog.role.findData(Role.MAINTENANCE))
    assert "no such keys yet" in dialog._sentence.text()
    dialog._key_id.line.setText("AWS_ACCESS_KEY_ID=AKID2")
    dialog._secret.line.setText(" secret2 ")
    dialog._use.click()
    qtbot.waitUntil(lambda: listing.page.list.item(0).text().endswith("publish, maintenance"), timeout=PATIENCE_MS)
    assert house.vault.get("Cloud/maintenance") == '{"key_id": "AKID2", "secret": "secret2"}'
    assert KEYS.secret in (house.vault.get("Cloud/publish") or "")


@pytest.mark.parametrize("source", CredentialSource)
def test_keys_are_entered_where_they_are_kept(
    services: Services, house: House, bridge: Bridge, theme: Theme, qtbot: QtBot, source: CredentialSource
) -> None:
    services.accounts.add(replace(ACCOUNT, credentials=source), KEYS)
    listing = AccountsDialog(services.accounts, bridge, theme)
    shown(listing, qtbot)
    qtbot.waitUntil(lambda: listing.page.list.count() == 1, timeout=PATIENCE_MS)
    assert listing.page.keys_button.isEnabled() is (source is not CredentialSource.ENVIRONMENT)


# Changes


def test_an_account_is_edited(services: Services, house: House, bridge: Bridge, theme: Theme, qtbot: QtBot) -> None:
    house.add_cloud(services)
    listing = AccountsDialog(services.accounts, bridge, theme)
    shown(listing, qtbot)
    qtbot.waitUntil(lambda: listing.page.list.count() == 1, timeout=PATIENCE_MS)
    listing.page.edit_button.click()
    (dialog,) = listing.findChildren(AccountDialog)
    assert dialog.windowTitle() == "Edit account"
    assert not dialog.import_button.isVisible()
    dialog.form.fields["public_base_url"].line.setText("cdn.example.com")
    dialog.form.fields["bucket"].line.setText("moved")
    dialog.save_button.click()
    qtbot.waitUntil(lambda: "moved" in listing.page.list.item(0).text(), timeout=PATIENCE_MS)
    (account,) = house.settings.accounts()
    assert (account.public_base_url, account.bucket) == ("https://cdn.example.com", "moved")
    assert account.roles == (Role.PUBLISH,)


def test_the_place_of_a_library_in_use_is_fixed(
    open_dialog: Open, services: Services, house: House, qtbot: QtBot, tmp_path: Path
) -> None:
    house.add_cloud(services)
    (tmp_path / "a.jpg").write_bytes(pictures.jpeg())
    services.publishing.submit([str(tmp_path / "a.jpg")], [Recipe(square=9)], "Cloud")
    house.finish()
    dialog = open_dialog(services.accounts.find("Cloud"))
    fields = dialog.form.fields
    qtbot.waitUntil(lambda: not fields["bucket"].isEnabled(), timeout=PATIENCE_MS)
    assert fields["region"].isEnabled()
    fields["region"].line.setText("eu-1")
    dialog.test()
    qtbot.waitUntil(dialog.test_button.isEnabled, timeout=PATIENCE_MS)
    assert "works" in dialog.connection.status.text(), "with the keys that are kept"
    dialog.save()
    qtbot.waitUntil(lambda: house.settings.accounts()[0].region == "eu-1", timeout=PATIENCE_MS)


# Asked by the window


def test_an_account_that_was_added_is_chosen_however_late_that_is_known(start: Start, house: House) -> None:
    stage = start()
    box = stage.window.header.library_box
    account = house.add_cloud(stage.services).account
    assert account is not None
    stage.wait(lambda: box.findText("Cloud") >= 0)
    assert box.currentText() == "This computer"
    stage.workspace.account_windows._note_added(account)
    stage.wait(lambda: box.currentText() == "Cloud")


@pytest.mark.parametrize("source", CredentialSource)
def test_the_window_asks_for_the_keys_of_a_library(start: Start, house: House, source: CredentialSource) -> None:
    stage = start(lambda services: services.accounts.add(replace(ACCOUNT, credentials=source), KEYS))
    passed: list[str] = []
    windows = stage.workspace.account_windows
    windows.ask_keys_of({"This computer", ACCOUNT.name}, lambda: passed.append("otherwise"))
    if source is CredentialSource.ENVIRONMENT:
        stage.wait(lambda: passed == ["otherwise"])
        return
    stage.wait(lambda: stage.window.findChild(KeysDialog) is not None)
    dialog = stage.window.findChild(KeysDialog)
    assert isinstance(dialog, KeysDialog)
    dialog._key_id.line.setText("AKID2")
    dialog._secret.line.setText("secret2")
    dialog._use.click()
    stage.wait(lambda: "AKID2" in (house.vault.get("Cloud/publish") or ""))
    assert passed == []


def test_keys_that_were_for_one_session_are_asked_for_and_the_library_goes_on(start: Start, house: House) -> None:
    def forget_keys(services: Services) -> None:
        house.add_cloud(services)
        house.vault.delete("Cloud/publish")

    stage = start(forget_keys)
    stage.window.header.choose_library("Cloud")
    stage.drop(stage.picture())
    stage.wait(lambda: "Cloud" in stage.workspace.halts.bars)
    bar = stage.workspace.halts.bars["Cloud"]
    assert "The publish keys of “Cloud” are not there." in bar.text
    assert [button.text() for button in bar.findChildren(QPushButton)] == ["Enter keys…", "Try now"]
    bar._button.click()
    stage.wait(lambda: stage.window.findChild(KeysDialog) is not None)
    dialog = stage.window.findChild(KeysDialog)
    assert isinstance(dialog, KeysDialog)
    dialog._key_id.line.setText(KEYS.key_id)
    dialog._secret.line.setText(KEYS.secret)
    dialog._use.click()
    stage.wait(lambda: [job.state for job in stage.jobs] == [JobState.PUBLISHED])
    assert not stage.workspace.halts.bars
