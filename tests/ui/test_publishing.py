"""The window's main job: something is brought, and its links are on the clipboard."""

from __future__ import annotations

import threading
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QMessageBox, QPushButton

from rethumb_desktop.domain.job import JobState
from rethumb_desktop.domain.library import THIS_COMPUTER, Visibility
from rethumb_desktop.domain.link import LinkForm
from rethumb_desktop.domain.recipe import Recipe
from rethumb_desktop.store.memory import MemoryStore
from rethumb_desktop.ui.panels.consent import ConsentDialog
from tests.fixtures import pictures
from tests.fixtures.assembly import ACCOUNT, PATIENCE, House
from tests.ui.conftest import Stage, Start


def files_behind(text: str) -> list[Path]:
    return [Path(unquote(urlsplit(line).path)) for line in text.splitlines()]


def choose_preset(stage: Stage, name: str) -> None:
    box = stage.window.header.preset_box
    box.setCurrentIndex(box.findText(name))


def test_dropped_files_become_links_on_the_clipboard_in_queue_order(stage: Stage) -> None:
    names = ["b.jpg", "a.jpg", "ä #1%.jpg"]
    stage.drop(*(stage.picture(name, 300 + 10 * number) for number, name in enumerate(names)))
    stage.wait_said("3 links copied")
    sizes = [QImage(str(path)).width() for path in files_behind(stage.clipboard)]
    assert sizes == [300, 310, 320]
    assert [job.source.name for job in stage.jobs] == names


def test_a_preset_of_several_recipes_gives_a_link_for_each(stage: Stage) -> None:
    choose_preset(stage, "Sizes")
    stage.drop(stage.picture(width=2000, height=1500))
    stage.wait_said("4 links copied")
    assert [QImage(str(path)).width() for path in files_behind(stage.clipboard)] == [100, 400, 800, 1600]


def test_links_are_copied_in_the_chosen_form(stage: Stage) -> None:
    stage.window.header.choose_link_form(LinkForm.MARKDOWN)
    stage.drop(stage.picture())
    stage.wait_said("1 link copied")
    assert stage.clipboard.startswith("![cat](file:///")


def test_one_failure_stops_nothing_and_is_told(stage: Stage) -> None:
    broken = stage.folder / "text.jpg"
    broken.write_bytes(b"no picture")
    stage.drop(broken, stage.picture())
    stage.wait_said("1 link copied · 1 picture failed")
    assert [job.state for job in stage.jobs] == [JobState.FAILED, JobState.PUBLISHED]
    stage.wait(lambda: "1 failed" in stage.window.footer._counts.text())


def test_the_clipboard_stays_where_nothing_succeeded(stage: Stage) -> None:
    broken = stage.folder / "empty.jpg"
    broken.write_bytes(b"")
    stage.drop(broken)
    stage.wait_said("1 picture failed · no link was copied")
    assert stage.clipboard == "before"


def test_the_same_picture_again_is_a_duplicate_with_the_same_link(stage: Stage) -> None:
    path = stage.picture()
    stage.drop(path)
    stage.wait_said("1 link copied")
    first = stage.clipboard
    QGuiApplication.clipboard().setText("between")
    stage.drop(path)
    stage.wait(lambda: stage.clipboard == first)
    assert stage.jobs[-1].state is JobState.DUPLICATE


def test_a_folder_is_walked(stage: Stage) -> None:
    stage.picture("a.jpg", 310)
    stage.picture("b.jpg", 320)
    stage.drop(stage.folder)
    stage.wait_said("2 links copied")


def test_a_browsers_picture_is_published_from_its_own_bytes(stage: Stage) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl("https://example.invalid/article")])
    mime.setHtml('<img src="https://example.invalid/cat.png">')
    mime.setData("application/octet-stream", pictures.png())
    stage.drop_mime(mime)
    stage.wait_said("1 link copied")
    assert stage.jobs[0].source.name == "cat.png"


def test_a_pasted_picture_is_published(stage: Stage) -> None:
    image = QImage(120, 80, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    QGuiApplication.clipboard().setImage(image)
    stage.window.commands.paste.trigger()
    stage.wait_said("1 link copied")
    assert QImage(str(files_behind(stage.clipboard)[0])).size() == image.size()
    assert stage.jobs[0].source.name.startswith("Pasted picture 20")


def test_a_pasted_address_is_fetched_and_not_from_this_machine(stage: Stage) -> None:
    QGuiApplication.clipboard().setText("http://127.0.0.1:9/cat.png")
    stage.window.commands.paste.trigger()
    stage.wait_said("1 picture failed")
    assert stage.jobs[0].error is not None


def test_an_address_of_the_old_service_brings_its_recipe(stage: Stage) -> None:
    QGuiApplication.clipboard().setText("http://api.rethumb.com/v1/square/77/http://127.0.0.1:9/cat.png")
    stage.window.commands.paste.trigger()
    stage.wait_said("1 picture failed")
    assert [str(recipe) for recipe in stage.jobs[0].recipes] == ["square/77"]


def test_prose_is_not_taken_for_pictures(stage: Stage) -> None:
    QGuiApplication.clipboard().setText("just a sentence")
    stage.window.commands.paste.trigger()
    stage.wait_said("no picture, file or address")
    assert stage.jobs == []


def test_what_cannot_be_dropped_is_not_highlighted_and_what_can_is(stage: Stage) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(stage.picture()))])
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent

    def enter(what: QMimeData) -> QDragEnterEvent:
        nothing, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
        event = QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, what, left, nothing)
        QApplication.sendEvent(stage.window, event)
        return event

    assert not enter(QMimeData()).isAccepted()
    assert stage.window.dropping.highlight.isHidden()
    assert enter(mime).isAccepted()
    assert stage.window.dropping.highlight.isVisible()
    assert "This computer" in stage.window.dropping.highlight.text
    QApplication.sendEvent(stage.window, QDragLeaveEvent())
    assert stage.window.dropping.highlight.isHidden()


def test_what_is_let_go_before_the_window_can_do_anything_is_taken_in(start: Start) -> None:
    stage = start(at_once=lambda stage: stage.drop(stage.picture()))
    stage.wait(lambda: stage.clipboard.startswith("file:"))
    assert [job.state for job in stage.jobs] == [JobState.PUBLISHED]


# The first publish of an account


@pytest.fixture
def cloud(start: Start, house: House) -> Stage:
    """The program with an account that was never used, chosen."""
    stage = start(lambda services: house.add_cloud(services, confirmed=False))
    stage.wait(lambda: stage.window.header.library_box.count() > 4)
    stage.window.header.choose_library(ACCOUNT.name)
    return stage


def question(stage: Stage) -> ConsentDialog:
    stage.wait(lambda: bool(stage.window.findChildren(ConsentDialog)))
    return stage.window.findChildren(ConsentDialog)[-1]


def test_the_first_publish_of_an_account_asks_and_names_host_visibility_and_count(cloud: Stage) -> None:
    cloud.drop(cloud.picture("a.jpg"), cloud.picture("b.jpg"), cloud.folder)
    dialog = question(cloud)
    text = dialog.text() + dialog.informativeText()
    for part in ("2 pictures and all pictures in 1 folder", ACCOUNT.name, ACCOUNT.host, ACCOUNT.bucket, "everybody"):
        assert part in text
    assert dialog.textFormat() is Qt.TextFormat.PlainText
    dialog.reject()


def test_enter_does_not_publish(cloud: Stage) -> None:
    cloud.drop(cloud.picture())
    dialog = question(cloud)
    publish = dialog.findChild(QPushButton, "publishButton")
    assert isinstance(publish, QPushButton)
    assert dialog.defaultButton() is dialog.button(QMessageBox.StandardButton.Cancel)
    assert not publish.autoDefault()
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    cloud.wait(lambda: not dialog.isVisible())
    assert cloud.jobs == []
    assert cloud.house.renditions() == []


def test_after_a_yes_it_publishes_and_does_not_ask_again(cloud: Stage) -> None:
    cloud.drop(cloud.picture("a.jpg"))
    dialog = question(cloud)
    dialog._publish.click()
    cloud.wait_said("1 link copied")
    assert cloud.clipboard.startswith("https://s3.example.com/pics/p/")
    (account,) = cloud.house.settings.accounts()
    assert account.confirmed
    cloud.wait(lambda: not cloud.window.findChildren(ConsentDialog))
    cloud.drop(cloud.picture("b.jpg", 500))
    cloud.wait(lambda: len(cloud.jobs) == 2 and all(job.state.ended for job in cloud.jobs))
    assert cloud.window.findChildren(ConsentDialog) == []


def test_links_of_a_private_bucket_say_that_they_expire(start: Start, house: House) -> None:
    house.cloud = MemoryStore(visibility=Visibility.PRIVATE)
    stage = start(house.add_cloud)
    stage.window.header.choose_library(ACCOUNT.name)
    stage.drop(stage.picture())
    stage.wait_said("1 link copied · they expire in 7 days")
    assert "expires=" in stage.clipboard


def test_links_that_expire_can_be_copied_of_what_is_in_a_bucket(start: Start, house: House) -> None:
    stage = start(house.add_cloud)
    stage.drop(stage.picture("here.jpg"))
    stage.wait_said("1 link copied")
    stage.workspace.queue.view.selectAll()
    assert stage.workspace.queue.menu().findChild(QMenu, "expiryMenu") is None

    stage.window.header.choose_library(ACCOUNT.name)
    stage.drop(stage.picture("there.jpg", 300))
    stage.wait(lambda: stage.clipboard.startswith("https://s3.example.com/pics/p/"))
    assert "expires" not in stage.clipboard
    stage.workspace.queue.view.selectAll()
    submenu = stage.workspace.queue.menu().findChild(QMenu, "expiryMenu")
    assert submenu is not None
    assert [action.text() for action in submenu.actions()] == ["in 1 hour", "in 1 day", "in 7 days"]
    submenu.actions()[0].trigger()
    stage.wait_said("1 link copied · they expire in 1 hour")
    assert stage.clipboard.endswith("?expires=3600")


def test_a_removed_account_leaves_the_other_links_to_be_copied(stage: Stage) -> None:
    stage.house.add_cloud(stage.services)
    stage.services.publishing.submit([str(stage.picture("cloud.jpg"))], [Recipe(square=16)], ACCOUNT.name)
    stage.wait_said("1 link copied")
    stage.drop(stage.picture("here.jpg", 320, 200))
    stage.wait(lambda: stage.clipboard.startswith("file:"))
    stage.services.accounts.remove(ACCOUNT.name)
    QGuiApplication.clipboard().setText("between")
    stage.workspace.queue_links.copy(stage.jobs)
    stage.wait_said("1 link copied · 1 picture left out, its account was removed")
    assert stage.clipboard.startswith("file:")


def test_of_drops_that_overlap_the_last_takes_the_links_of_the_others_along(start: Start, house: House) -> None:
    held = threading.Event()

    def wait(operation: str, key: str) -> None:
        if operation == "put":
            assert held.wait(PATIENCE)

    house.cloud = MemoryStore(before=wait)
    stage = start(house.add_cloud)
    libraries = stage.services.accounts.libraries()
    stage.window.header.show_libraries(libraries, "Cloud")
    stage.drop(stage.picture("slow.jpg", 300), stage.picture("too.jpg", 310))
    stage.wait(lambda: len(stage.jobs) == 2)
    stage.window.header.show_libraries(libraries, THIS_COMPUTER)
    stage.drop(stage.picture("quick.jpg", 320))
    stage.wait_said("1 link copied")
    assert stage.clipboard.startswith("file://")

    held.set()
    stage.wait_said("3 links copied")
    lines = stage.clipboard.splitlines()
    assert [line.partition(":")[0] for line in lines] == ["https", "https", "file"]

    # What comes after they have all ended stands alone.
    stage.drop(stage.picture("later.jpg", 330))
    stage.wait_said("1 link copied")
    assert len(stage.clipboard.splitlines()) == 1
