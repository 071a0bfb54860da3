"""How the question before a removal looks."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from rethumb_desktop.domain.library import THIS_COMPUTER
from rethumb_desktop.ui.panels.consent import ConsentDialog
from rethumb_desktop.ui.panels.removal import RemovalDialog
from tests.fixtures.assembly import ACCOUNT


@pytest.fixture
def gnome(qapp: QApplication) -> Iterator[None]:
    """A platform that puts Cancel first."""
    before = qapp.styleSheet()
    qapp.setStyleSheet("* { button-layout: 3 }")
    yield
    qapp.setStyleSheet(before)


@pytest.mark.usefixtures("gnome")
def test_the_question_has_its_buttons_where_the_consent_has_them(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    removal = RemovalDialog("1 picture", [THIS_COMPUTER], lambda: None, parent)
    consent = ConsentDialog(ACCOUNT, "1 picture", lambda: None, parent)
    assert buttons_of(removal) == ["Cancel", "Remove"]
    assert buttons_of(consent) == ["Cancel", "Publish"]


def buttons_of(dialog: QMessageBox) -> list[str]:
    """What the buttons say, from left to right."""
    dialog.show()
    buttons = sorted(dialog.buttons(), key=lambda button: button.mapTo(dialog, QPoint(0, 0)).x())
    dialog.hide()
    return [button.text().replace("&", "") for button in buttons]


def test_the_question_has_room_for_its_title(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = RemovalDialog("1 picture", [THIS_COMPUTER], lambda: None, parent)
    assert "other name" not in dialog.informativeText()
    named = RemovalDialog("1 picture", [THIS_COMPUTER], lambda: None, parent, other_names=7)
    assert named.informativeText().startswith("It was published under 7 other names too, with the same link.")
    dialog.show()
    title = f"{dialog.windowTitle()} — rethumb desktop"
    assert dialog.width() > 1.5 * dialog.fontMetrics().horizontalAdvance(title)
    dialog.hide()
