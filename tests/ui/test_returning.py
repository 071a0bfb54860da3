"""Coming back to a window whose accounts were changed elsewhere, and what is said no more once they were."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from rethumb_desktop.domain.errors import Fault, FaultKind
from tests.fixtures.assembly import ACCOUNT
from tests.ui.conftest import Stage


def come_back(stage: Stage) -> None:
    QApplication.sendEvent(stage.window, QEvent(QEvent.Type.WindowActivate))


def test_an_account_that_the_command_line_added_is_offered(stage: Stage) -> None:
    box = stage.window.header.library_box
    assert box.findText(ACCOUNT.name) < 0
    stage.house.settings.save_account(ACCOUNT)

    come_back(stage)

    stage.wait(lambda: box.findText(ACCOUNT.name) >= 0)


def test_what_was_wrong_with_an_account_is_said_no_more_once_accounts_changed(stage: Stage) -> None:
    stage.workspace.voice.tell(Fault(FaultKind.USAGE, "There is no library “Cloud”."))
    assert stage.window.bar.isVisible()

    stage.house.add_cloud(stage.services)

    stage.wait(lambda: not stage.window.bar.isVisible())


def test_what_has_nothing_to_do_with_accounts_stays(stage: Stage) -> None:
    stage.workspace.voice.tell(Fault(FaultKind.DISK, "The disk is full."))

    stage.house.add_cloud(stage.services)

    stage.wait(lambda: stage.window.header.library_box.findText(ACCOUNT.name) >= 0)
    assert stage.window.bar.isVisible()
