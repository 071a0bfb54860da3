"""Between a button's icon and its words there is air."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QPushButton, QToolButton, QWidget

from rethumb_desktop.ui.panels.preview.crop_bar import CropBar
from rethumb_desktop.ui.theme.theme import Theme
from tests.ui.conftest import Start
from tests.ui.scenes import SCENES, visit

BESIDE = Qt.ToolButtonStyle.ToolButtonTextBesideIcon


def has_icon_and_words(button: QAbstractButton) -> bool:
    if button.icon().isNull() or not button.text():
        return False
    return isinstance(button, QPushButton) or (isinstance(button, QToolButton) and button.toolButtonStyle() == BESIDE)


def without_air(top: QWidget) -> list[str]:
    """The buttons whose words stick to their icon, or are read with the air."""
    buttons = [each for each in top.findChildren(QAbstractButton) if has_icon_and_words(each)]
    assert buttons
    spoken = [each.accessibleName() or each.text() for each in buttons]
    return [
        f"{each.objectName()}: {each.text()}"
        for each, name in zip(buttons, spoken, strict=True)
        if not each.text().startswith(" ") or name.startswith(" ")
    ]


@pytest.mark.parametrize("name", ["queue", "inspector", "library", "link code"])
def test_words_keep_away_from_icons(start: Start, name: str) -> None:
    assert without_air(visit(start(), SCENES[name])) == []


def test_the_crop_bar_too(theme: Theme) -> None:
    assert without_air(CropBar(theme)) == []
