"""The dialog that has a folder watched: what it says, what it refuses, and what comes of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton

from rethumb_desktop.domain.library import THIS_COMPUTER
from rethumb_desktop.domain.watched_folder import Existing, WatchedFolder
from rethumb_desktop.services import Services
from rethumb_desktop.ui.main_window.frame import Page
from rethumb_desktop.ui.panels.consent import ConsentDialog
from rethumb_desktop.ui.panels.folders.dialog import WatchDialog
from tests.fixtures import pictures
from tests.fixtures.assembly import ACCOUNT, KEYS
from tests.ui.conftest import Stage, Start


def add_unused_account(services: Services) -> None:
    services.accounts.add(replace(ACCOUNT, confirmed=False), KEYS)


def fill(folder: Path) -> Path:
    """Make a folder with three pictures, of which one is in a subfolder."""
    (folder / "deep").mkdir(parents=True)
    for number, name in enumerate(("a.jpg", "b.jpg", "deep/c.jpg")):
        (folder / name).write_bytes(pictures.jpeg(300 + number, 200))
    (folder / "notes.txt").write_text("no picture", encoding="utf-8")
    return folder


@pytest.fixture
def exports(tmp_path: Path) -> Path:
    return fill(tmp_path / "Exports")


def open_dialog(stage: Stage, path: Path) -> WatchDialog:
    stage.workspace.watching.describe(str(path))
    return shown(stage)


def shown(stage: Stage) -> WatchDialog:
    dialog = stage.window.findChild(WatchDialog)
    assert dialog is not None
    return dialog


def question(stage: Stage) -> ConsentDialog | None:
    """What is asked over the dialog, if anything is."""
    asked = shown(stage).findChildren(ConsentDialog)
    return next((each for each in asked if each.isVisible()), None)


def wait_closed(stage: Stage) -> None:
    stage.wait(lambda: stage.window.findChild(WatchDialog) is None)


def watched(stage: Stage) -> list[WatchedFolder]:
    return stage.services.watching.folders()


def wait_counted(stage: Stage, dialog: WatchDialog, text: str) -> None:
    stage.wait(lambda: dialog.form.all.text() == text)


def test_four_clicks_from_the_window_to_a_watched_folder(
    stage: Stage, exports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(exports))
    stage.window.frame.show_page(Page.FOLDERS)
    button = stage.window.findChild(QPushButton, "watchFirstButton")
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    dialog = shown(stage)
    assert dialog.button.isDefault()
    QTest.mouseClick(dialog.button, Qt.MouseButton.LeftButton)
    wait_closed(stage)
    (folder,) = watched(stage)
    assert folder == WatchedFolder(folder.id, str(exports), ("Web",), THIS_COMPUTER)
    stage.wait(stage.workspace.folders.view.isVisible)


def test_who_chooses_no_folder_sees_no_dialog(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    stage.workspace.watching.watch()
    assert stage.window.findChild(WatchDialog) is None


def test_what_is_there_is_counted_with_and_without_subfolders(stage: Stage, exports: Path) -> None:
    dialog = open_dialog(stage, exports)
    assert dialog.form.only_new.isChecked()
    wait_counted(stage, dialog, "All 3 pictures that are there now, and new ones")
    dialog.form.subfolders.setChecked(False)
    wait_counted(stage, dialog, "All 2 pictures that are there now, and new ones")
    dialog.form.all.setChecked(True)
    assert dialog.promise.text().startswith("The 2 pictures that are there now, and each new one, become “Web”")
    dialog.form.include.setText("*.png")
    assert dialog.form.all.text() == "All pictures that are there now, and new ones", "patterns are not counted"
    dialog.reject()


def test_of_an_empty_folder_only_new_pictures_can_be_wanted(stage: Stage, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    dialog = open_dialog(stage, empty)
    stage.wait(lambda: not dialog.form.all.isEnabled())
    dialog.form.place.line.setText(str(fill(tmp_path / "full")))
    stage.wait(dialog.form.all.isEnabled)
    dialog.reject()


def test_everything_that_was_chosen_is_kept(stage: Stage, exports: Path, tmp_path: Path) -> None:
    dialog = open_dialog(stage, exports)
    form = dialog.form
    for row in (0, 2):
        form.presets.boxes[row].setChecked(True)
    form.write.setChecked(True)
    form.output.line.setText(str(tmp_path / "small") + "/")
    form.subfolders.setChecked(False)
    form.all.setChecked(True)
    form.include.setText("*.jpg, , *.png")
    form.exclude.setText("raw/**")
    assert "in the folder “small”. Nothing is published." in dialog.promise.text()
    dialog.submit()
    wait_closed(stage)
    (folder,) = watched(stage)
    assert folder == WatchedFolder(
        folder.id,
        str(exports),
        ("Web", "Sizes"),
        THIS_COMPUTER,
        output=str(tmp_path / "small"),
        recursive=False,
        include=("*.jpg", "*.png"),
        exclude=("raw/**",),
        existing=Existing.ALL,
    )


def test_gaps_are_told_beside_what_is_missing(stage: Stage, exports: Path) -> None:
    dialog = open_dialog(stage, exports)
    form = dialog.form
    form.place.line.clear()
    form.presets.boxes[0].setChecked(False)
    form.write.setChecked(True)
    assert dialog.promise.text() == ""
    dialog.submit()
    assert form.place.complaint == "Choose the folder to watch."
    assert form.output.complaint == "Choose the folder for the results."
    assert form._presets.note == "Choose at least one preset."
    form.presets.boxes[0].setChecked(True)
    assert (form.place.complaint, form._presets.note) == ("", "")
    assert watched(stage) == []
    dialog.reject()


def test_refusals_stand_beside_the_field_while_one_types(stage: Stage, exports: Path, tmp_path: Path) -> None:
    dialog = open_dialog(stage, exports)
    form = dialog.form
    form.write.setChecked(True)
    form.output.line.setText(str(exports / "out"))
    stage.wait(lambda: "which is watched" in form.output.complaint)
    form.output.line.setText(str(tmp_path / "out"))
    assert form.output.complaint == ""
    form.place.line.setText(str(tmp_path / "nowhere"))
    stage.wait(lambda: form.place.complaint.startswith("There is no folder"))
    dialog.submit()
    stage.wait(lambda: form.place.complaint.startswith("There is no folder") and dialog.button.isEnabled())
    assert watched(stage) == []
    dialog.reject()


def test_an_unused_account_is_asked_for_and_no_leaves_the_dialog_open(start: Start, exports: Path) -> None:
    stage = start(add_unused_account)
    stage.window.header.choose_library(ACCOUNT.name)
    dialog = open_dialog(stage, exports)
    wait_counted(stage, dialog, "All 3 pictures that are there now, and new ones")
    dialog.form.all.setChecked(True)
    dialog.button.click()
    assert not dialog.button.isEnabled()
    stage.wait(lambda: question(stage) is not None)
    box = question(stage)
    assert box is not None
    assert any(
        "3 pictures in the folder “Exports” and all that come" in each.text() for each in box.findChildren(QLabel)
    )
    box.reject()
    stage.wait(dialog.button.isEnabled)
    assert watched(stage) == []
    dialog.button.click()
    stage.wait(lambda: question(stage) is not None)
    again = question(stage)
    assert again is not None
    publish = again.findChild(QPushButton, "publishButton")
    assert publish is not None
    publish.click()
    wait_closed(stage)
    assert [folder.library for folder in watched(stage)] == [ACCOUNT.name]


def test_a_folder_that_only_writes_asks_for_no_account(start: Start, exports: Path, tmp_path: Path) -> None:
    stage = start(add_unused_account)
    stage.window.header.choose_library(ACCOUNT.name)
    dialog = open_dialog(stage, exports)
    dialog.form.write.setChecked(True)
    dialog.form.output.line.setText(str(tmp_path / "small"))
    dialog.button.click()
    wait_closed(stage)
    assert len(watched(stage)) == 1


def test_changing_keeps_what_is_not_changed_and_the_place(stage: Stage, exports: Path) -> None:
    kept = stage.services.watching.add(WatchedFolder("", str(exports), ("Web",), paused=True, exclude=("raw/**",)))
    panel = stage.workspace.folders
    stage.wait(lambda: panel.model.rowCount() == 1)
    panel.commands.change.emit(panel.model.statuses[0])
    dialog = shown(stage)
    assert dialog.form.place.line.isReadOnly()
    assert dialog.form.more.isChecked()
    assert dialog.button.text() == "Save"
    dialog.form.presets.boxes[1].setChecked(True)
    dialog.submit()
    wait_closed(stage)
    assert watched(stage) == [replace(kept, presets=("Web", "Thumbnail"))]


def test_a_preset_and_a_library_that_are_gone_are_shown(stage: Stage, exports: Path) -> None:
    gone = WatchedFolder("x", str(exports), ("Gone",), "Away")
    stage.workspace.watching._open_dialog(gone)
    dialog = shown(stage)
    assert (dialog.form.folder.presets, dialog.form.folder.library) == (("Gone",), "Away")
    stage.wait(lambda: bool(dialog.form._presets.note or dialog.form._library.note))
    dialog.reject()


def test_a_path_may_begin_at_home(stage: Stage, exports: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(exports.parent))
    dialog = open_dialog(stage, exports)
    dialog.form.place.line.setText("~/Exports/../Exports/")
    assert dialog.form.folder.path == str(exports)
    dialog.reject()
