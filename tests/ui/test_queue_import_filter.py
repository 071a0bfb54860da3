"""The dialog about big folders, on real folders."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QDate
from PySide6.QtWidgets import QDialogButtonBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from rethumb_desktop.domain.formats import PictureFormat
from rethumb_desktop.domain.intake_filter import EVERYTHING, IntakeFilter
from rethumb_desktop.services.surveying import Survey, Surveying
from rethumb_desktop.ui.bridge import Bridge
from rethumb_desktop.ui.panels.import_filter import ImportFilterDialog
from rethumb_desktop.ui.theme.theme import Theme


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "sub").mkdir()
    for name, size in (("a.jpg", 150_000), ("b.jpg", 50_000), ("c.png", 400), ("sub/d.jpg", 200_000)):
        (tmp_path / name).write_bytes(bytes(size))
    return tmp_path


@pytest.fixture
def owner(qtbot: QtBot, theme: Theme) -> QWidget:
    owner = QWidget()
    qtbot.addWidget(owner)
    owner.show()
    return owner


def taken(dialog: ImportFilterDialog) -> str:
    return dialog._taken.text()


def add_button(dialog: ImportFilterDialog) -> QPushButton:
    return dialog._buttons.button(QDialogButtonBox.StandardButton.Ok)


@pytest.fixture
def dialog(bridge: Bridge, owner: QWidget, folder: Path, qtbot: QtBot) -> ImportFilterDialog:
    dialog = ImportFilterDialog(lambda: Surveying([]).survey([str(folder)]), bridge, owner)
    dialog.open()
    qtbot.waitUntil(lambda: taken(dialog) == "Taken: 4 pictures · 400 kB")
    return dialog


def test_what_is_found_is_told_by_format(dialog: ImportFilterDialog) -> None:
    assert dialog._found.text() == "4 pictures · 400 kB in these folders"
    assert [box.text() for box in dialog._formats.values()] == [
        "JPEG:  3 pictures · 400 kB",
        "PNG:  1 picture · 400 bytes",
    ]
    assert dialog._progress.isHidden()
    assert add_button(dialog).text() == "Add 4"
    assert dialog.filter == EVERYTHING


def test_choices_become_a_filter_and_are_counted(dialog: ImportFilterDialog, qtbot: QtBot) -> None:
    dialog._formats[PictureFormat.PNG].setChecked(False)
    qtbot.waitUntil(lambda: taken(dialog).startswith("Taken: 3 pictures"))
    dialog._larger.setChecked(True)
    qtbot.waitUntil(lambda: taken(dialog).startswith("Taken: 2 pictures"))
    dialog._subfolders.setChecked(False)
    qtbot.waitUntil(lambda: taken(dialog) == "Taken: 1 picture · 150 kB")
    dialog._changed.setChecked(True)
    dialog._date.setDate(QDate(2001, 2, 3))
    dialog._name.setText("zzz")
    qtbot.waitUntil(lambda: taken(dialog).startswith("Taken: 0 pictures"))
    assert not add_button(dialog).isEnabled()
    made = dialog.filter
    assert made.changed_since is not None
    assert made.changed_since.date().isoformat() == "2001-02-03"
    assert made == IntakeFilter(frozenset({PictureFormat.JPEG}), 100_000, made.changed_since, False, "zzz")


def test_the_filter_is_told_when_the_person_agrees(dialog: ImportFilterDialog, qtbot: QtBot) -> None:
    chosen: list[IntakeFilter] = []
    dialog.chosen.connect(chosen.append)
    dialog._name.setText("a")
    add_button(dialog).click()
    assert chosen == [IntakeFilter(name="a")]


def test_cancelling_takes_nothing_and_stops_counting(bridge: Bridge, owner: QWidget, qtbot: QtBot) -> None:
    go, ended = threading.Event(), threading.Event()
    steps: list[int] = []

    def survey() -> Iterator[Survey]:
        try:
            for number in range(50):
                steps.append(number)
                yield Survey({}, [], complete=False)
                assert go.wait(60)
        finally:
            ended.set()

    dialog = ImportFilterDialog(survey, bridge, owner)
    chosen: list[IntakeFilter] = []
    dialog.chosen.connect(chosen.append)
    dialog.open()
    qtbot.waitUntil(lambda: dialog._survey is not None)
    assert dialog._progress.isVisible()
    dialog.reject()
    go.set()
    assert ended.wait(60)
    assert len(steps) <= 2
    assert chosen == []


def test_subfolders_are_asked_about_only_where_there_are_some(
    bridge: Bridge, owner: QWidget, folder: Path, qtbot: QtBot
) -> None:
    dialog = ImportFilterDialog(lambda: Surveying([]).survey([str(folder / "sub")]), bridge, owner)
    dialog.open()
    qtbot.waitUntil(lambda: taken(dialog) == "Taken: 1 picture · 200 kB")
    assert not dialog._subfolders.isVisible()
