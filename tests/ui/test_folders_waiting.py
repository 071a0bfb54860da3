"""What waits in watched folders, what leaves only after a yes, and what can be done about what went wrong."""

from __future__ import annotations

import shutil
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from rethumb_desktop.domain.job import JobState
from rethumb_desktop.domain.library import THIS_COMPUTER
from rethumb_desktop.domain.watched_folder import Existing, FileState, FolderState
from rethumb_desktop.services import Services
from rethumb_desktop.ui.panels.consent import ConsentDialog
from tests.fixtures.assembly import ACCOUNT, KEYS
from tests.ui.conftest import Stage, Start
from tests.ui.folder_page import FolderPage


@pytest.fixture
def page(stage: Stage) -> FolderPage:
    return FolderPage(stage)


def add_unused_account(services: Services) -> None:
    services.accounts.add(replace(ACCOUNT, confirmed=False), KEYS)


def asked(page: FolderPage) -> str:
    """Wait for the question about an account, and return what it asks."""
    boxes: list[ConsentDialog] = []

    def is_asked() -> bool:
        boxes[:] = [each for each in page.stage.window.findChildren(ConsentDialog) if each.isVisible()]
        return bool(boxes)

    page.stage.wait(is_asked)
    return boxes[0].text()


def text_of(page: FolderPage, name: str) -> str:
    label = page.stage.window.findChild(QLabel, name)
    assert label is not None
    return label.text()


# Before a yes


def test_what_waits_for_a_yes_is_counted_and_named_in_the_question(start: Start) -> None:
    page = FolderPage(start(add_unused_account))
    folder = page.add(library=ACCOUNT.name, include=("*.jpg",))
    page.put("a.jpg")
    page.put("b.jpg", 641)
    page.put("c.png", 642)
    page.stage.wait(lambda: page.state(folder) is FolderState.CONSENT)
    page.stage.wait(lambda: text_of(page, "folderHistoryEmpty") == "2 pictures wait for your yes.")
    page.button("agreeFolderButton").click()
    assert "2 pictures in the folder “Exports” and all that come" in asked(page)
    page.button("publishButton").click()
    page.wait_files(FileState.DONE, FileState.DONE)
    page.stage.wait_said("Pictures that come into “Exports” are published to “Cloud”.")


def test_changing_a_folder_asks_about_what_is_there_as_well(start: Start) -> None:
    page = FolderPage(start(add_unused_account))
    folder = page.add(existing=Existing.ALL, paused=True, exclude=("raw*",))
    page.put("a.jpg")
    page.put("raw.jpg", 641)
    page.panel.commands.change.emit(page.panel.model.statuses[0])
    dialog = page.dialog()
    dialog.form.library.setCurrentIndex(dialog.form.library.findData(ACCOUNT.name))
    dialog.submit()
    assert "1 picture in the folder “Exports” and all that come" in asked(page)
    page.button("publishButton").click()
    page.stage.wait(lambda: page.stage.services.watching.find(folder.id).library == ACCOUNT.name)


def test_a_new_folder_with_patterns_asks_about_the_pictures_they_take(start: Start) -> None:
    page = FolderPage(start(add_unused_account))
    page.put("a.jpg")
    page.put("b.jpg", 641)
    page.stage.workspace.watching.describe(str(page.top / "Exports"))
    form = page.dialog().form
    form.library.setCurrentIndex(form.library.findData(ACCOUNT.name))
    form.all.setChecked(True)
    assert page.dialog().promise.text().startswith("All pictures that are there now, and each new one, become")
    form.include.setText("a*")
    page.stage.wait(lambda: form.all.text() == "The 1 picture that is there now, and new ones")
    page.dialog().submit()
    assert "1 picture in the folder “Exports” and all that come" in asked(page)
    page.stage.window.findChildren(ConsentDialog)[0].reject()
    page.dialog().reject()


def test_a_pattern_that_takes_nothing_yet_changes_no_choice(page: FolderPage) -> None:
    page.put("a.jpg")
    page.stage.workspace.watching.describe(str(page.top / "Exports"))
    form = page.dialog().form
    page.stage.wait(lambda: form.all.text() == "The 1 picture that is there now, and new ones")
    form.all.setChecked(True)
    form.include.setText("b*")
    page.stage.wait(lambda: page.dialog()._number == 0)
    assert form.all.isChecked()
    page.dialog().reject()


def test_an_account_that_another_run_added_can_be_agreed_to(page: FolderPage) -> None:
    page.stage.house.settings.save_account(replace(ACCOUNT, confirmed=False))
    folder = page.add(library=ACCOUNT.name)
    page.stage.wait(lambda: page.state(folder) is FolderState.CONSENT)
    page.stage.wait(lambda: ACCOUNT.name in [each.name for each in page.stage.window.header.libraries])
    page.stage.wait(lambda: not page.button("agreeFolderButton").isHidden())
    page.button("agreeFolderButton").click()
    assert "all pictures that come into the folder “Exports”" in asked(page)
    page.button("publishButton").click()
    page.stage.wait(lambda: page.state(folder) is FolderState.WATCHING)


def test_what_was_agreed_to_meanwhile_is_said(start: Start) -> None:
    page = FolderPage(start(add_unused_account))
    folder = page.add(library=ACCOUNT.name, paused=True)
    page.stage.services.publishing.consent(ACCOUNT.name)
    page.panel.commands.agree.emit(page.panel.model.find(folder.id))
    page.stage.wait_said("are published to “Cloud”")


# Pause and removal


def test_what_waits_is_taken_off_by_a_pause_and_named_when_the_folder_is_removed(page: FolderPage) -> None:
    folder = page.add(existing=Existing.ALL)
    page.stage.services.publishing.pause()
    page.put("a.jpg")
    page.wait_files(FileState.QUEUED)
    page.button("pauseFolderButton").click()
    page.stage.wait(lambda: page.stage.jobs == [])
    page.wait_files(FileState.CANCELLED)
    page.stage.wait(lambda: page.panel.model.find(folder.id).waiting == 1)  # type: ignore[union-attr]
    assert "Waits" in str(page.details.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole))
    page.button("removeFolderButton").click()
    assert "1 picture that waits is taken off the queue" in page.question().informativeText()
    page.question().reject()
    page.stage.services.publishing.go_on()
    page.button("pauseFolderButton").click()
    page.wait_files(FileState.DONE)
    assert [job.state for job in page.stage.jobs] == [JobState.PUBLISHED]


# Links


def test_links_are_those_of_the_library_that_has_them(start: Start) -> None:
    page = FolderPage(start(lambda services: services.accounts.add(replace(ACCOUNT, confirmed=True), KEYS)))
    folder = page.add(existing=Existing.ALL)
    page.put("a.jpg")
    page.wait_files(FileState.DONE)
    (job,) = page.stage.jobs
    page.stage.services.watching.change(replace(folder, library=ACCOUNT.name))
    page.stage.services.publishing.remove([job.id])
    page.stage.wait(lambda: page.panel.model.find(folder.id).folder.library == ACCOUNT.name)  # type: ignore[union-attr]
    page.stage.wait(lambda: page.details.status is not None and page.details.status.folder.library == ACCOUNT.name)
    page.details.history.choose(0)
    page.button("copyLinkFileButton").click()
    page.stage.wait(lambda: page.stage.clipboard.startswith("file://"))
    assert job.library == THIS_COMPUTER


def test_links_of_several_are_copied_together(page: FolderPage) -> None:
    page.add(existing=Existing.ALL)
    for number, name in enumerate(("a.jpg", "b.jpg", "c.jpg")):
        page.put(name, 640 + number)
    page.wait_files(*[FileState.DONE] * 3)
    history = page.details.history
    history.choose(0)
    QTest.keyClick(history, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    button = page.button("copyLinkFileButton")
    assert button.accessibleName() == "Copy links"
    assert page.button("openLinkFileButton").isHidden()
    button.click()
    page.stage.wait(lambda: page.stage.clipboard.count("file://") == 2)


# What went wrong


def test_what_failed_can_be_tried_again(page: FolderPage) -> None:
    folder = page.add(existing=Existing.ALL)
    page.put("bad.jpg").write_bytes(b"no picture")
    page.wait_files(FileState.FAILED)
    (first,) = page.stage.jobs
    page.details.history.choose(0)
    page.button("tryAgainFileButton").click()
    page.stage.wait(lambda: bool(page.stage.jobs) and page.stage.jobs[0].id != first.id)
    page.wait_files(FileState.FAILED)
    assert page.stage.services.watching.find(folder.id) == folder


def test_a_file_that_stays_empty_is_named(page: FolderPage) -> None:
    page.add(existing=Existing.ALL)
    page.put("a.jpg").write_bytes(b"")
    page.stage.wait(lambda: text_of(page, "folderError") == "a.jpg: The file is empty.")


@pytest.mark.parametrize(
    ("button", "said"), [("openFolderButton", "“Exports” cannot be opened."), ("lookFolderButton", "is not there")]
)
def test_what_cannot_be_done_with_a_folder_that_is_gone_is_said(page: FolderPage, button: str, said: str) -> None:
    folder = page.add()
    shutil.rmtree(page.top / "Exports")
    page.stage.wait(lambda: page.state(folder) is FolderState.MISSING)
    page.button(button).click()
    page.stage.wait_said(said)


def test_a_folder_that_no_program_opens_is_said(page: FolderPage, monkeypatch: pytest.MonkeyPatch) -> None:
    page.add()
    opened: list[QUrl] = []

    def refuse(url: QUrl) -> bool:
        opened.append(url)
        return False

    monkeypatch.setattr(page.stage.workspace.watching, "_open_url", refuse)
    page.button("openFolderButton").click()
    page.stage.wait_said("“Exports” cannot be opened.")
    assert opened == [QUrl.fromLocalFile(str(page.top / "Exports"))]


def test_the_keyboard_goes_to_the_part_that_is_wrong(page: FolderPage, monkeypatch: pytest.MonkeyPatch) -> None:
    page.stage.workspace.watching.describe(str(page.make()))
    dialog = page.dialog()
    form = dialog.form
    form.write.setChecked(True)
    focused: list[str] = []
    monkeypatch.setattr(form, "focus", focused.append)
    dialog.submit()
    assert focused == ["output"]
    form.output.line.setText(str(page.make() / "inside"))
    page.stage.wait(lambda: "which is watched" in form.output.complaint)
    assert focused == ["output"], "who types is left alone"
    dialog.submit()
    page.stage.wait(lambda: focused == ["output", "output"])
    dialog.reject()
