"""Every page and dialog can be shown in every variant, and nothing is cut off."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from tests.screenshots.clipping import find_clipped
from tests.screenshots.gallery import USUAL_PLACE, VARIANTS, read_clipped, take_all


@pytest.mark.timeout(1_200)
def test_all_pictures_are_taken_and_nothing_is_cut_off_on_them() -> None:
    take_all(USUAL_PLACE)
    taken = {name: sorted(path.name for path in (USUAL_PLACE / name).glob("*.png")) for name in VARIANTS}
    assert len(taken["light"]) >= 40
    assert {name: pictures for name, pictures in taken.items() if pictures != taken["light"]} == {}
    page = (USUAL_PLACE / "index.html").read_text(encoding="utf-8")
    assert page.count("<img ") == len(VARIANTS) * len(taken["light"])
    assert read_clipped(USUAL_PLACE) == {}


def test_what_is_cut_off_is_found(qtbot: QtBot) -> None:
    window, label, button = QWidget(), QLabel("a long text that needs its room"), QPushButton("Press here")
    qtbot.addWidget(window)
    row = QHBoxLayout(window)
    for widget in (label, button):
        row.addWidget(widget)
    window.show()
    assert find_clipped(window) == []
    label.setFixedWidth(20)
    button.setFixedWidth(30)
    assert [told.split("”")[0] for told in find_clipped(window)] == [
        "QLabel “a long text that needs its room",
        "QPushButton “Press here",
    ]


def test_what_a_scrolled_part_hides_at_its_side_is_found(qtbot: QtBot) -> None:
    area, label = QScrollArea(), QLabel("a long text that needs its room")
    qtbot.addWidget(area)
    inside = QWidget()
    QHBoxLayout(inside).addWidget(label)
    area.setWidget(inside)
    area.resize(80, 100)
    area.show()
    (told,) = find_clipped(area)
    assert "are to be seen" in told
