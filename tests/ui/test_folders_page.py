"""The page of watched folders in the window: real folders, real pictures, real links."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMessageBox, QPushButton, QWidget

from rethumb_desktop.domain.events import FolderStatusChanged
from rethumb_desktop.domain.job import JobState
from rethumb_desktop.domain.watched_folder import Existing, FileState, FolderState, FolderStatus
from rethumb_desktop.services import Services
from rethumb_desktop.ui.main_window.frame import Page
from rethumb_desktop.ui.panels.folders.dialog import WatchDialog
from tests.fixtures.assembly import ACCOUNT, KEYS
from tests.ui.conftest import Stage, Start
from tests.ui.folder_page import FolderPage

Key = Qt.Key


@pytest.fixture
def page(stage: Stage) -> FolderPage:
    return FolderPage(stage)


def test_without_folders_the_page_says_what_they_are_for(page: FolderPage) -> None:
    assert page.panel.blank.isVisible()
    assert not page.panel.view.isVisible()
    assert page.details.status is None


def test_a_picture_put_into_a_folder_is_in_the_history_and_in_the_queue_with_its_folder(page: FolderPage) -> None:
    folder = page.add()
    page.stage.wait(lambda: page.state(folder) is FolderState.WATCHING)
    page.put("new.jpg")
    page.wait_files(FileState.DONE)
    (job,) = page.stage.jobs
    assert (job.state, job.watch) == (JobState.PUBLISHED, folder.id)
    model = page.stage.workspace.model
    assert model.folders.of(job) == "Exports"
    spoken = model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "from the folder Exports" in spoken
    status = page.panel.model.find(folder.id)
    assert status is not None
    page.stage.wait(lambda: page.panel.model.find(folder.id).done == 1)  # type: ignore[union-attr]


def test_links_of_watched_pictures_are_told_and_copied_only_when_asked_for(page: FolderPage) -> None:
    page.add(existing=Existing.ALL)
    for name, width in (("a.jpg", 640), ("b.jpg", 641)):
        page.put(name, width)
    page.wait_files(FileState.DONE, FileState.DONE)
    page.stage.wait_said("2 pictures published from Exports")
    assert page.stage.clipboard == "before"
    page.button("statusButton").click()
    page.stage.wait(lambda: page.stage.clipboard.count("file://") == 2)


def test_what_is_dropped_is_copied_though_a_watched_folder_ends_at_the_same_time(page: FolderPage) -> None:
    page.add(existing=Existing.ALL)
    page.put("a.jpg")
    page.wait_files(FileState.DONE)
    page.stage.drop(page.stage.picture("dropped.jpg", 500, 400))
    page.stage.wait(lambda: page.stage.clipboard.startswith("file://"))
    assert page.stage.clipboard.count("file://") == 1


def test_the_link_of_a_file_is_copied_and_opened_from_the_history(page: FolderPage) -> None:
    opened: list[str] = []
    page.stage.workspace.links._open_url = lambda url: opened.append(url.toString())
    page.add(existing=Existing.ALL)
    page.put("a.jpg")
    page.wait_files(FileState.DONE)
    history = page.details.history
    history.choose(0)
    QTest.keyClick(history, Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    page.stage.wait(lambda: page.stage.clipboard.startswith("file://"))
    link = page.stage.clipboard
    QTest.keyClick(history, Key.Key_Return)
    page.stage.wait(lambda: opened == [link])
    page.button("showOriginalFileButton").click()
    assert opened[1:] == [QUrl.fromLocalFile(str(page.top / "Exports")).toString()]


def test_a_copy_has_the_link_of_its_original(page: FolderPage) -> None:
    page.add(existing=Existing.ALL)
    data = page.put("a.jpg").read_bytes()
    page.wait_files(FileState.DONE)
    (page.top / "Exports" / "copy.jpg").write_bytes(data)
    page.wait_files(FileState.DONE, FileState.DUPLICATE)
    names = [page.details.model.index(row, 0).data() for row in range(2)]
    page.details.history.choose(names.index("copy.jpg"))
    page.button("copyLinkFileButton").click()
    page.stage.wait(lambda: page.stage.clipboard.startswith("file://"))


def test_the_chosen_file_stays_chosen_while_others_come(page: FolderPage) -> None:
    page.add(existing=Existing.ALL)
    page.put("a.jpg")
    page.wait_files(FileState.DONE)
    page.details.history.choose(0)
    page.put("b.jpg", 641)
    page.wait_files(FileState.DONE, FileState.DONE)
    assert page.details.history.currentIndex().data() == "a.jpg"
    assert page.details.history.currentIndex().row() == 1


def test_what_happened_while_nobody_looked_is_there_when_somebody_does(page: FolderPage) -> None:
    folder = page.add(existing=Existing.ALL)
    page.stage.window.frame.show_page(Page.QUEUE)
    page.put("a.jpg")
    page.stage.wait_said("1 picture published from Exports")
    page.stage.wait(lambda: page.panel._newest.get(folder.id, page.panel.model.statuses[0]).done == 1)
    assert page.panel.model.statuses[0].done == 0, "what nobody sees costs nothing"
    page.stage.window.frame.show_page(Page.FOLDERS)
    assert page.panel.model.statuses[0].done == 1
    page.wait_files(FileState.DONE)


def test_a_file_is_shown_in_the_queue_as_long_as_it_is_there(page: FolderPage) -> None:
    page.add(existing=Existing.ALL)
    page.put("a.jpg")
    page.put("bad.jpg").write_bytes(b"no picture")
    page.wait_files(FileState.DONE, FileState.FAILED)
    rows = range(page.details.model.rowCount())
    bad = next(row for row in rows if page.details.model.index(row, 0).data() == "bad.jpg")
    page.details.history.choose(bad)
    assert page.button("copyLinkFileButton").isHidden(), "what failed has no link"
    page.button("showInQueueFileButton").click()
    assert page.stage.window.frame.page is Page.QUEUE
    current = page.stage.workspace.queue.current()
    assert current is not None
    assert current.source.name == "bad.jpg"


def test_pausing_and_going_on_by_the_button(page: FolderPage) -> None:
    folder = page.add()
    button = page.button("pauseFolderButton")
    assert button.accessibleName() == "Pause"
    button.click()
    page.stage.wait(lambda: page.state(folder) is FolderState.PAUSED)
    page.stage.wait(lambda: button.accessibleName() == "Go on")
    assert page.button("lookFolderButton").isHidden()
    button.click()
    page.stage.wait(lambda: page.state(folder) is FolderState.WATCHING)


def test_a_folder_that_goes_away_is_told_of_and_found_again(page: FolderPage) -> None:
    folder = page.add()
    page.stage.wait(lambda: page.state(folder) is FolderState.WATCHING)
    (page.top / "Exports").rename(page.top / "Elsewhere")
    page.stage.wait(lambda: page.state(folder) is FolderState.MISSING)
    label = page.stage.window.findChild(QLabel, "folderState")
    assert label is not None
    assert label.text() == "“Exports” is not there. It goes on by itself when the folder is there again."


def test_what_is_told_while_the_folders_are_read_is_newer(page: FolderPage, monkeypatch: pytest.MonkeyPatch) -> None:
    page.add(paused=True)
    controller, before = page.stage.workspace.watching, page.panel.model.statuses[0]
    # The folder itself must not tell anything meanwhile.
    page.stage.services.watching.close()
    heard: list[None] = []
    page.stage.program.bridge.run(lambda: None, heard.append)
    page.stage.wait(lambda: bool(heard))
    shown: list[Sequence[FolderStatus]] = []
    monkeypatch.setattr(page.panel, "show_statuses", shown.append)
    controller._load()
    controller._follow([FolderStatusChanged(replace(before, failed=7))])
    page.stage.wait(lambda: bool(shown))
    assert [status.failed for status in shown[0]] == [7]


def test_removing_asks_first_and_by_its_key(page: FolderPage) -> None:
    folder = page.add()
    path = page.put("a.jpg")
    QTest.keyClick(page.panel.view, Key.Key_Delete)
    box = page.question()
    assert "Exports" in box.text()
    box.button(QMessageBox.StandardButton.Cancel).click()
    assert page.stage.services.watching.folders() == [folder]
    page.button("removeFolderButton").click()
    next(each for each in page.question().buttons() if each.text() == "Remove").click()
    page.stage.wait(page.panel.blank.isVisible)
    assert page.stage.services.watching.folders() == []
    assert path.exists()


@pytest.mark.parametrize("key", [Key.Key_F2, Key.Key_Return])
def test_changing_by_key_opens_the_dialog_with_what_is_known(page: FolderPage, key: Key) -> None:
    page.add()
    QTest.keyClick(page.panel.view, key)
    dialog = page.dialog()
    assert dialog.form.place.line.isReadOnly()
    assert dialog.form.folder.presets == ("Thumbnail",)
    dialog.reject()


def test_the_menu_has_what_the_buttons_have(page: FolderPage) -> None:
    page.add()
    menu = page.panel.menu()
    texts = [action.text().partition("\t")[0] for action in menu.actions()]
    assert texts == ["Pause", "Look now", "Open folder", "Change…", "Remove…"]


def test_the_chosen_folder_stays_chosen_while_others_come_and_go(page: FolderPage) -> None:
    first, second = page.add("one"), page.add("two")
    page.panel.choose(second.id)
    page.add("three")
    assert page.panel.model.rowCount() == 3
    assert page.panel.view.currentIndex().row() == 1
    page.stage.services.watching.remove(first.id)
    page.stage.wait(lambda: page.panel.model.rowCount() == 2)
    status = page.details.status
    assert status is not None
    assert status.folder == second


def test_an_account_that_nobody_agreed_to_is_asked_for_from_the_details(start: Start) -> None:
    stage = start(add_unused_account)
    page = FolderPage(stage)
    folder = page.add(library=ACCOUNT.name)
    stage.wait(lambda: page.state(folder) is FolderState.CONSENT)
    stage.wait(lambda: not page.button("agreeFolderButton").isHidden())
    page.button("agreeFolderButton").click()
    stage.wait(lambda: stage.window.findChild(QPushButton, "publishButton") is not None)
    page.button("publishButton").click()
    stage.wait(lambda: page.state(folder) is FolderState.WATCHING)
    assert page.button("agreeFolderButton").isHidden()


def add_unused_account(services: Services) -> None:
    services.accounts.add(replace(ACCOUNT, confirmed=False), KEYS)


def test_a_folder_dropped_on_the_page_is_offered_to_be_watched(page: FolderPage) -> None:
    path = page.make("Dropped")
    assert drop(page.panel, path)
    page.stage.wait(lambda: page.stage.window.findChild(WatchDialog) is not None)
    dialog = page.dialog()
    assert dialog.form.folder.path == str(path)
    dialog.reject()
    assert page.panel.highlight.isHidden()


def test_a_picture_dropped_on_the_page_goes_on_to_the_window(page: FolderPage) -> None:
    assert not drop(page.panel, page.stage.picture("cat.jpg"))
    odd = page.stage.picture("cat.jpg").rename(page.stage.folder / "no extension")
    assert drop(page.panel, odd)
    page.stage.wait(lambda: len(page.stage.jobs) == 1)


def drop(widget: QWidget, path: Path) -> bool:
    """Let a file go over a widget; return whether it takes it."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    copy, left, nothing = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(20, 20), copy, mime, left, nothing)
    # The widget's own handler: an event that is sent goes on to the window where it is not taken.
    widget.dragEnterEvent(enter)
    if not enter.isAccepted():
        return False
    widget.dropEvent(QDropEvent(QPointF(20, 20), copy, mime, left, nothing))
    return True


def test_times_are_told_anew_only_while_somebody_can_see_them(page: FolderPage) -> None:
    assert page.panel._tick.isActive()
    page.stage.window.frame.show_page(Page.QUEUE)
    assert not page.panel._tick.isActive()
