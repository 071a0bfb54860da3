"""The window around its main job: rows, restart, memory, faults, start-up and end."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QPushButton,
    QTabBar,
    QTableView,
    QTreeView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.events import AccountsChanged
from rethumb_desktop.domain.job import JobState, NewJob
from rethumb_desktop.domain.library import THIS_COMPUTER
from rethumb_desktop.domain.link import LinkForm
from rethumb_desktop.domain.ports import Listener
from rethumb_desktop.domain.recipe import Recipe
from rethumb_desktop.services import Services
from rethumb_desktop.services.gathering import file_source
from rethumb_desktop.ui.application import Program
from rethumb_desktop.ui.theme.colours import DARK, LIGHT
from tests.fixtures.assembly import ACCOUNT, House
from tests.fixtures.programs import PROJECT
from tests.ui.conftest import Stage, Start


def select(stage: Stage, *rows: int) -> None:
    view = stage.window.queue.view
    view.clearSelection()
    for row in rows:
        flag = view.selectionModel().SelectionFlag
        view.selectionModel().setCurrentIndex(stage.window.model.index(row), flag.Select)


def menu_texts(stage: Stage) -> list[str]:
    return [action.text().split("\t")[0] for action in stage.window.queue.menu().actions() if action.text()]


@pytest.fixture
def mixed(stage: Stage) -> Stage:
    """A queue of two published pictures with a failed one between them."""
    broken = stage.folder / "broken.jpg"
    broken.write_bytes(b"broken")
    stage.drop(stage.picture("a.jpg", 310), broken, stage.picture("b.jpg", 320))
    stage.wait_said("2 links copied · 1 picture failed")
    QGuiApplication.clipboard().setText("before")
    return stage


# Rows


def test_an_empty_window_tells_a_newcomer_what_to_do(stage: Stage) -> None:
    empty = stage.window.queue.empty
    assert empty.isVisible()
    assert empty._sentence.text().startswith("They become “Web” (Fit 1600 × 1600) in “This computer”")
    stage.drop(stage.picture())
    stage.wait(stage.window.queue.view.isVisible)


def test_the_menu_offers_what_can_be_done_and_nothing_else(mixed: Stage) -> None:
    select(mixed, 0)
    assert menu_texts(mixed) == [
        "Copy links",
        "Open the first link",
        "Show the original in its folder",
        "Remove from the list",
    ]
    select(mixed, 1)
    assert menu_texts(mixed) == ["Show the original in its folder", "Copy the error", "Retry", "Remove from the list"]


def test_links_of_selected_rows_are_copied_else_those_of_the_batch(mixed: Stage) -> None:
    mixed.window.commands.copy.trigger()
    mixed.wait(lambda: len(mixed.clipboard.splitlines()) == 2)
    both = mixed.clipboard.splitlines()
    select(mixed, 2)
    mixed.window.commands.copy.trigger()
    mixed.wait(lambda: mixed.clipboard == both[1])


def test_the_place_to_copy_in_a_row_copies_its_links(mixed: Stage) -> None:
    view = mixed.window.queue.view
    place = view.copy_place(mixed.window.model.index(0))
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    mixed.wait(lambda: mixed.clipboard.startswith("file://"))
    assert len(mixed.clipboard.splitlines()) == 1
    failed = view.copy_place(mixed.window.model.index(1))
    QGuiApplication.clipboard().setText("before")
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, failed)
    assert [job.id for job in mixed.window.queue.selected()] == [2]


def test_an_error_is_copied_with_its_file(mixed: Stage) -> None:
    select(mixed, 0, 1)
    mixed.window.queue._actions["error"].trigger()
    lines = mixed.clipboard.splitlines()
    assert lines[0] == str(mixed.folder / "broken.jpg")
    assert lines[1] == mixed.jobs[1].error.title  # type: ignore[union-attr]


def test_the_delete_key_takes_ended_rows_off_the_list(mixed: Stage) -> None:
    select(mixed, 0, 1)
    QTest.keyClick(mixed.window.queue.view, Qt.Key.Key_Delete)
    mixed.wait(lambda: len(mixed.jobs) == 1)
    assert mixed.jobs[0].source.name == "b.jpg"


def test_a_failed_picture_is_retried_once_it_is_mended(mixed: Stage) -> None:
    mixed.picture("broken.jpg", 330)
    mixed.window.commands.retry_failed.trigger()
    mixed.wait(lambda: mixed.jobs[1].state is JobState.PUBLISHED)


def test_everything_that_has_ended_is_cleared_and_the_empty_state_comes_back(mixed: Stage) -> None:
    mixed.window.commands.clear_ended.trigger()
    mixed.wait(lambda: not mixed.jobs)
    assert mixed.window.queue.empty.isVisible()
    assert not mixed.window.commands.clear_ended.isEnabled()


def test_opening_uses_the_first_link_and_showing_the_folder(mixed: Stage) -> None:
    opened: list[QUrl] = []
    mixed.window.links._open_url = opened.append
    select(mixed, 2)
    mixed.window.queue._actions["open"].trigger()
    mixed.wait(lambda: bool(opened))
    mixed.window.queue._actions["show"].trigger()
    assert opened[0].toLocalFile().endswith(".jpg")
    assert opened[1] == QUrl.fromLocalFile(str(mixed.folder))


def test_the_current_row_is_previewed_and_inspected(mixed: Stage) -> None:
    select(mixed, 2)
    mixed.wait(lambda: mixed.window.preview.original.facts.startswith("320 × 480"))
    mixed.window._side.setCurrentIndex(1)
    mixed.wait(lambda: mixed.window.inspector.model.rowCount() > 0)


def test_rows_paint_icons_states_and_names_of_any_length_in_both_schemes(mixed: Stage) -> None:
    mixed.drop(mixed.picture("x" * 200 + ".jpg", 340))
    mixed.wait(lambda: len(mixed.jobs) == 4 and mixed.jobs[3].state.ended)
    mixed.wait(lambda: mixed.window.icons.pixmap(mixed.jobs[3]) is not None)
    shots = []
    for colours in (LIGHT, DARK):
        mixed.program.theme.wear(colours)
        shots.append(mixed.window.queue.view.grab().toImage())
    assert shots[0].pixelColor(shots[0].width() // 2, shots[0].height() - 3).name() == LIGHT.base
    assert shots[1].pixelColor(shots[1].width() // 2, shots[1].height() - 3).name() == DARK.base
    mixed.window.resize(mixed.window.minimumSizeHint())
    mixed.window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    mixed.window.grab()


# Pause, cancel, restart


def test_a_paused_queue_waits_and_can_be_cancelled(stage: Stage) -> None:
    stage.drop(stage.picture("first.jpg"))
    stage.wait_said("1 link copied")
    stage.services.publishing.pause()
    stage.wait(lambda: stage.window.commands.pause.text() == "Go on")
    stage.drop(stage.picture("a.jpg", 310), stage.picture("b.jpg", 320))
    stage.wait(lambda: len(stage.jobs) == 3)
    assert "paused" in stage.window.footer._counts.text()
    select(stage, 1)
    assert "Cancel" in menu_texts(stage)
    stage.window.queue._actions["cancel"].trigger()
    stage.wait(lambda: stage.jobs[1].state is JobState.CANCELLED)
    stage.window.commands.pause.trigger()
    stage.wait(lambda: stage.jobs[2].state is JobState.PUBLISHED)
    assert stage.window.commands.pause.text() == "Pause"


def test_jobs_of_an_earlier_run_go_on_but_their_links_are_only_announced(start: Start, house: House) -> None:
    stage = start()
    picture = stage.picture()
    house.queue.add("earlier", [NewJob(file_source(picture), (Recipe(square=100),), THIS_COMPUTER)])
    house.queue.lose_owner()
    stage = start()
    stage.wait_said("1 link is ready")
    assert stage.clipboard == "before"
    stage.window.footer._button.click()
    stage.wait_said("1 link copied")
    assert stage.clipboard.startswith("file://")


def test_the_list_survives_a_restart(start: Start) -> None:
    stage = start()
    stage.drop(stage.picture())
    stage.wait_said("1 link copied")
    stage = start()
    assert [job.state for job in stage.jobs] == [JobState.PUBLISHED]
    assert stage.window.footer.message == ""


# What is remembered


def test_choices_are_remembered(start: Start, house: House) -> None:
    stage = start(house.add_cloud)
    header = stage.window.header
    header.preset_box.setCurrentIndex(1)
    header.choose_library(ACCOUNT.name)
    header.choose_link_form(LinkForm.HTML)
    stage.wait(lambda: house.settings.window().link_form is LinkForm.HTML)
    header = start().window.header
    assert header.preset is not None
    assert header.library is not None
    assert (header.preset.name, header.library.name, header.link_form) == ("Thumbnail", ACCOUNT.name, LinkForm.HTML)


def test_the_windows_place_is_remembered(start: Start, tmp_path: Path) -> None:
    window = start(folder=tmp_path).window
    window.resize(780, 555)
    window._splitter.setSizes([400, 380])
    before = window.size(), window._splitter.sizes()
    again = start(folder=tmp_path).window
    assert (again.size(), again._splitter.sizes()) == before
    assert before[1][0] < before[1][1] * 1.2


def test_an_account_that_was_added_is_chosen(stage: Stage) -> None:
    stage.window.header.library_box.activated.emit(stage.window.header.library_box.count() - 1)
    assert stage.window.findChild(QWidget, "accountDialog") is not None
    stage.window.account_windows._note_added(ACCOUNT.name)
    stage.house.add_cloud(stage.services)
    stage.wait(lambda: stage.window.header.library_box.currentText() == ACCOUNT.name)
    stage.services.accounts.remove(ACCOUNT.name)
    stage.wait(lambda: stage.window.header.library_box.currentText() == THIS_COMPUTER)


def test_keys_that_were_for_one_session_are_asked_for_and_the_failed_retried(start: Start, house: House) -> None:
    def forget_keys(services: Services) -> None:
        account = house.add_cloud(services).account
        assert account is not None
        services.accounts._key_pairs[account.credentials].delete(account)

    stage = start(forget_keys)
    stage.window.header.choose_library(ACCOUNT.name)
    stage.drop(stage.picture())
    stage.wait(lambda: "needs its keys again" in stage.window.bar.text)
    (button,) = stage.window.bar.findChildren(QPushButton)
    button.click()
    dialog = stage.window.findChild(QWidget, "keysDialog")
    assert dialog is not None
    dialog._key_id.line.setText("AKID")  # type: ignore[attr-defined]
    dialog._secret.line.setText("secret")  # type: ignore[attr-defined]
    dialog._use.click()  # type: ignore[attr-defined]
    stage.wait_said("1 link copied")


# Start and end


@pytest.fixture
def broken_start(qapp: QApplication, house: House) -> Iterator[tuple[Program, threading.Event]]:
    """A program whose services cannot be opened until the event is set."""
    mended = threading.Event()

    def open_services(listener: Listener) -> Services:
        if not mended.is_set():
            raise Fault(FaultKind.SETTINGS, "The settings cannot be read.", "Line 4 is no TOML.")
        house.listeners[:] = [listener]
        return house.open()

    program = Program(qapp, open_services)
    program.show()
    yield program, mended
    program.close()


def test_a_fault_at_the_start_is_told_and_can_be_tried_again(
    broken_start: tuple[Program, threading.Event], qtbot: QtBot
) -> None:
    program, mended = broken_start
    window = program.window
    qtbot.waitUntil(lambda: window.bar.text == "The settings cannot be read. Line 4 is no TOML.", timeout=20_000)
    mended.set()
    (button,) = window.bar.findChildren(QPushButton)
    button.click()
    qtbot.waitUntil(lambda: window.header.preset is not None, timeout=20_000)
    assert window.bar.isHidden()


def test_what_comes_before_the_services_waits_for_them(
    broken_start: tuple[Program, threading.Event], qtbot: QtBot, tmp_path: Path
) -> None:
    program, mended = broken_start
    stage = Stage(program, House(tmp_path), qtbot, tmp_path)
    stage.drop(stage.picture())
    mended.set()
    program._open()
    stage.wait_said("1 link copied")


def test_files_of_the_command_line_are_published(start: Start, stage: Stage) -> None:
    path = stage.picture()
    start(files=[str(path)]).wait_said("1 link copied")


def test_closing_before_the_services_are_open_closes_them(qapp: QApplication, house: House, qtbot: QtBot) -> None:
    begun, go = threading.Event(), threading.Event()

    def open_services(listener: Listener) -> Services:
        begun.set()
        assert go.wait(20)
        return house.open()

    program = Program(qapp, open_services)
    program.show()
    qtbot.waitUntil(begun.is_set, timeout=20_000)
    threading.Timer(0.05, go.set).start()
    program.close()
    assert program._opener.services is not None


def test_the_window_is_painted_before_anything_heavy_is_imported() -> None:
    script = """
import sys
from rethumb_desktop.ui import application
def opened(listener):
    heavy = {"sqlalchemy", "boto3", "botocore", "keyring", "PIL", "exifread", "pillow_heif"} & set(sys.modules)
    print("painted, heavy:", sorted(heavy))
    from PySide6.QtCore import QCoreApplication, QMetaObject, Qt
    QMetaObject.invokeMethod(QCoreApplication.instance(), "quit", Qt.ConnectionType.QueuedConnection)
    from rethumb_desktop.domain.errors import Fault, FaultKind
    raise Fault(FaultKind.INDEX, "Enough.")
sys.exit(application.run(["rethumb-desktop"], opened))
"""
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, cwd=PROJECT, env=os.environ, capture_output=True, text=True, timeout=60, check=False)
    assert (done.stdout, done.returncode) == ("painted, heavy: []\n", 0), done.stderr
    complaints = [line for line in done.stderr.splitlines() if "propagateSizeHints" not in line]
    assert complaints == []


def test_everything_that_can_be_used_has_a_name(stage: Stage) -> None:
    kinds = (QAbstractButton, QComboBox, QLineEdit, QAbstractItemView)
    widgets = [widget for kind in kinds for widget in stage.window.findChildren(kind)]
    nameless = [widget for widget in widgets if not widget.accessibleName() and not is_a_part_of_qts(widget)]
    unsaid = [w for w in nameless if not isinstance(w, QAbstractButton) or not (w.text() or w.isHidden())]
    assert [(type(widget).__name__, widget.objectName()) for widget in unsaid] == []


def is_a_part_of_qts(widget: QWidget) -> bool:
    """Whether a widget is inside one of Qt's own, which speaks for it."""
    inside = (QLineEdit, QComboBox, QTabBar, QTableView, QTreeView)
    parent = widget.parentWidget()
    if parent is None or isinstance(parent, inside):
        return True
    return parent.metaObject().className() == "QComboBoxPrivateContainer"


def test_the_window_can_be_small(stage: Stage) -> None:
    least = stage.window.minimumSizeHint()
    assert least.width() <= 740
    assert least.height() <= 480
    stage.window.resize(least)
    header = stage.window.header
    assert not header._words[0].isVisible()
    stage.window.resize(1400, 700)
    stage.wait(header._words[0].isVisible)
    assert header._add.mapTo(header, QPoint(0, 0)).x() >= 0


def test_a_choice_that_is_made_while_the_accounts_are_read_again_stays(start: Start, house: House) -> None:
    stage = start(house.add_cloud)
    stage.wait(lambda: stage.window.header.library_box.count() > 3)
    stage.program.bridge.listen(AccountsChanged())
    QApplication.processEvents()
    stage.window.header.choose_library(ACCOUNT.name)
    seen: list[str] = []
    stage.program.bridge.run(lambda: "later", seen.append)
    stage.wait(lambda: seen == ["later"])
    assert stage.window.header.library_box.currentText() == ACCOUNT.name
