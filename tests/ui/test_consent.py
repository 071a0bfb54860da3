"""The question before the first publish says what is known of the bucket."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from rethumb_desktop.domain.library import Capability, Visibility
from rethumb_desktop.ui.panels.consent import ConsentDialog
from tests.fixtures.assembly import ACCOUNT


@pytest.mark.parametrize(
    ("visibility", "sentence"),
    [
        (Visibility.UNKNOWN, "the first publish finds out"),
        (Visibility.PRIVATE, "until the link expires"),
        (Visibility.BUCKET, "The bucket is public"),
        (Visibility.ACL, "The bucket is public"),
    ],
)
@pytest.mark.parametrize("listable", Capability)
def test_what_a_test_has_found_is_said(
    qtbot: QtBot, visibility: Visibility, sentence: str, listable: Capability
) -> None:
    account = replace(ACCOUNT, visibility=visibility, listable=listable)
    parent = QWidget()
    qtbot.addWidget(parent)
    text = ConsentDialog(account, "1 picture", lambda: None, parent).informativeText()
    assert "s3.example.com" in text
    assert sentence in text
    assert ("Strangers can list the bucket" in text) is (listable is Capability.YES)
