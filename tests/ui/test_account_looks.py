"""How the dialogs about accounts look: nothing is cut short, what is apart looks apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from rethumb_desktop.domain.aws_profile import AwsProfile
from rethumb_desktop.services import Services
from rethumb_desktop.ui.bridge import Bridge
from rethumb_desktop.ui.panels.accounts.dialog import AccountDialog
from rethumb_desktop.ui.panels.accounts.keys import KeysDialog
from rethumb_desktop.ui.panels.accounts.listing import AccountsDialog
from rethumb_desktop.ui.panels.accounts.profiles import ProfilesDialog
from rethumb_desktop.ui.theme.theme import Theme
from rethumb_desktop.ui.widgets.title_room import make_room_for_title
from tests.fixtures.assembly import ACCOUNT, KEYS, House
from tests.ui.conftest import PATIENCE_MS


@pytest.fixture
def services(house: House) -> Iterator[Services]:
    services = house.open()
    yield services
    services.close()


@pytest.fixture
def program_name(qapp: QApplication) -> Iterator[str]:
    """The name that Qt adds to titles."""
    before = qapp.applicationDisplayName()
    qapp.setApplicationDisplayName("rethumb desktop")
    yield qapp.applicationDisplayName()
    qapp.setApplicationDisplayName(before)


def test_the_titles_have_room(
    services: Services, bridge: Bridge, theme: Theme, qtbot: QtBot, program_name: str
) -> None:
    account = replace(ACCOUNT, name="Holidays of the whole family")
    dialogs = [
        AccountDialog(services.accounts, bridge, theme),
        AccountDialog(services.accounts, bridge, theme, None, account),
        AccountsDialog(services.accounts, bridge, theme),
        KeysDialog(account, services.accounts, bridge),
        ProfilesDialog(services.accounts, bridge),
    ]
    for dialog in dialogs:
        qtbot.addWidget(dialog)
        title = f"{dialog.windowTitle()} — {program_name}"
        buttons = dialog.fontMetrics().height() * 8
        assert dialog.minimumWidth() >= dialog.fontMetrics().horizontalAdvance(title) + buttons
        assert dialog.width() >= dialog.minimumWidth()


def test_a_long_title_is_cut_short_before_a_dialog_is_too_wide(qtbot: QtBot) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    dialog.setWindowTitle("x" * 400)
    make_room_for_title(dialog)
    line = dialog.fontMetrics().height()
    assert line * 26 < dialog.minimumWidth() <= min(line * 40, dialog.screen().availableGeometry().width())


def test_one_profile_is_told_from_the_next(
    services: Services, house: House, bridge: Bridge, theme: Theme, qtbot: QtBot
) -> None:
    house.profiles = [AwsProfile(name, KEYS, "eu-west-1") for name in ("one", "two")]
    dialog = ProfilesDialog(services.accounts, bridge)
    qtbot.addWidget(dialog)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.list.count() == 2, timeout=PATIENCE_MS)
    one, two = (dialog.list.visualItemRect(dialog.list.item(row)) for row in range(2))
    lines = dialog.list.fontMetrics().lineSpacing() * 2
    assert two.top() - one.top() >= lines + 12
