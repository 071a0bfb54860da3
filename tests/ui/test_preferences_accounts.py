"""The accounts as a page: always as they are, and tested where they stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.services import Services
from rethumb_desktop.ui.bridge import Bridge
from rethumb_desktop.ui.panels.accounts.dialog import AccountDialog
from rethumb_desktop.ui.panels.accounts.listing import AccountsPage
from rethumb_desktop.ui.theme.colours import DARK
from rethumb_desktop.ui.theme.theme import Theme
from tests.fixtures.assembly import ACCOUNT, KEYS, House
from tests.ui.conftest import PATIENCE_MS


@pytest.fixture
def services(house: House, bridge: Bridge) -> Iterator[Services]:
    house.listeners.append(bridge.listen)
    services = house.open()
    yield services
    services.close()


@pytest.fixture
def page(services: Services, bridge: Bridge, theme: Theme, qtbot: QtBot) -> AccountsPage:
    for name in ("Cloud", "Other"):
        services.accounts.add(replace(ACCOUNT, name=name), KEYS)
    page = AccountsPage(services.accounts, bridge, theme)
    qtbot.addWidget(page)
    page.resize(640, 500)
    page.show()
    qtbot.waitUntil(lambda: page.list.count() == 2, timeout=PATIENCE_MS)
    return page


def names(page: AccountsPage) -> list[str]:
    return [page.list.item(row).text().splitlines()[0] for row in range(page.list.count())]


def test_an_account_that_is_added_elsewhere_appears(page: AccountsPage, services: Services, qtbot: QtBot) -> None:
    page.list.setCurrentRow(1)
    services.accounts.add(replace(ACCOUNT, name="Third"), KEYS)
    qtbot.waitUntil(lambda: names(page) == ["Cloud", "Other", "Third"], timeout=PATIENCE_MS)
    assert page.list.currentRow() == 1
    services.accounts.remove("Cloud")
    qtbot.waitUntil(lambda: names(page) == ["Other", "Third"], timeout=PATIENCE_MS)


def test_adding_is_asked_for(page: AccountsPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.add_account):
        page.add_button.click()


def test_an_account_is_tested_where_it_stands(page: AccountsPage, qtbot: QtBot) -> None:
    assert not page.connection.isVisible()
    page.test_button.click()
    assert page.connection.isVisible()
    assert not page.test_button.isEnabled()
    qtbot.waitUntil(page.test_button.isEnabled, timeout=PATIENCE_MS)
    assert page.connection.steps.texts == ["Put · works", "Delete · works"]

    page.list.setCurrentRow(1)
    assert not page.connection.isVisible()
    assert page.connection.steps.texts == []
    assert page.test_button.isEnabled()


def test_what_a_test_found_stays_while_the_list_is_read_again(
    page: AccountsPage, services: Services, qtbot: QtBot
) -> None:
    page.test_button.click()
    qtbot.waitUntil(page.test_button.isEnabled, timeout=PATIENCE_MS)
    services.accounts.add(replace(ACCOUNT, name="Third"), KEYS)
    qtbot.waitUntil(lambda: page.list.count() == 3, timeout=PATIENCE_MS)
    assert page.connection.isVisible()
    assert page.connection.steps.texts


def test_an_account_that_was_changed_is_untested(page: AccountsPage, house: House, qtbot: QtBot) -> None:
    page.test_button.click()
    qtbot.waitUntil(page.test_button.isEnabled, timeout=PATIENCE_MS)
    page.list.itemActivated.emit(page.list.item(0))
    dialog = page.findChild(AccountDialog)
    assert dialog is not None
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    dialog.form.fields["public_base_url"].line.setText("cdn.example.com")
    dialog.save_button.click()
    qtbot.waitUntil(lambda: not page.connection.isVisible(), timeout=PATIENCE_MS)
    assert house.settings.accounts()[0].public_base_url == "https://cdn.example.com"


def test_a_test_that_fails_says_so(page: AccountsPage, house: House, qtbot: QtBot) -> None:
    def refuse(operation: str, key: str) -> None:
        raise Fault(FaultKind.CREDENTIALS, "Putting is not allowed.", "Allow s3:PutObject.")

    house.cloud._before = refuse
    page.test_button.click()
    qtbot.waitUntil(page.test_button.isEnabled, timeout=PATIENCE_MS)
    assert "does not work" in page.connection.status.text()


def test_where_there_is_little_room_the_buttons_take_two_lines(page: AccountsPage, qtbot: QtBot) -> None:
    buttons = page.add_button, page.edit_button, page.keys_button, page.test_button, page.remove_button

    def lines() -> int:
        return len({button.y() for button in buttons})

    assert lines() == 1
    page.resize(260, 500)
    qtbot.waitUntil(lambda: lines() >= 2)
    assert all(page.rect().contains(button.geometry()) for button in buttons)
    page.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    qtbot.waitUntil(lambda: page.add_button.geometry().right() > page.width() - 10)


def test_icons_follow_the_scheme(page: AccountsPage, theme: Theme) -> None:
    before = page.list.item(0).icon().cacheKey()
    theme.wear(DARK)
    assert page.list.item(0).icon().cacheKey() != before


def test_every_button_is_named(page: AccountsPage) -> None:
    assert all(button.objectName() for button in page.findChildren(QPushButton))
