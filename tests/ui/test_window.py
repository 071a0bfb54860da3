"""The window around its main job: restart, memory, faults, start-up and end."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMessageBox,
    QTabBar,
    QTableView,
    QTreeView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from rethumb_desktop import __version__
from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.events import AccountsChanged, JobChanged
from rethumb_desktop.domain.job import JobState, NewJob
from rethumb_desktop.domain.library import THIS_COMPUTER
from rethumb_desktop.domain.link import LinkForm
from rethumb_desktop.domain.ports import Listener
from rethumb_desktop.domain.recipe import Recipe
from rethumb_desktop.services import Services
from rethumb_desktop.services.gathering import file_source
from rethumb_desktop.ui.application import Program
from tests.fixtures import pictures
from tests.fixtures.assembly import ACCOUNT, House
from tests.fixtures.programs import PROJECT
from tests.ui.conftest import PATIENCE_MS, Stage, Start
from tests.ui.walking import from_top, keyboard_of, walk

# Restart


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


def test_what_happens_while_the_queue_is_read_is_not_lost(start: Start, house: House, tmp_path: Path) -> None:
    new = NewJob(file_source(tmp_path / "cat.jpg"), (Recipe(square=100),), THIS_COMPUTER)
    (job,) = house.queue.add("earlier", [new])
    published = replace(job, state=JobState.PUBLISHED)
    stage = start(lambda _: house.listen(JobChanged(published)))
    assert [job.state for job in stage.jobs] == [JobState.PUBLISHED]


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
    window.frame.splitter.setSizes([400, 380])
    before = window.size(), window.frame.splitter.sizes()
    again = start(folder=tmp_path).window
    assert (again.size(), again.frame.splitter.sizes()) == before
    assert before[1][0] < before[1][1] * 1.2


def test_the_columns_of_the_inspector_are_remembered(start: Start, tmp_path: Path) -> None:
    header = start(folder=tmp_path).workspace.inspector.tags.tree.header()
    header.resizeSection(0, header.sectionSize(0) + 37)
    wanted = header.sectionSize(0)
    assert start(folder=tmp_path).workspace.inspector.tags.tree.header().sectionSize(0) == wanted


def test_an_account_that_was_added_is_chosen(stage: Stage) -> None:
    stage.window.header.library_box.activated.emit(stage.window.header.library_box.count() - 2)
    assert stage.window.findChild(QWidget, "accountDialog") is not None
    stage.workspace.account_windows._note_added(ACCOUNT)
    stage.house.add_cloud(stage.services)
    stage.wait(lambda: stage.window.header.library_box.currentText() == ACCOUNT.name)
    stage.services.accounts.remove(ACCOUNT.name)
    stage.wait(lambda: stage.window.header.library_box.currentText() == THIS_COMPUTER)


def test_the_program_tells_what_it_is(stage: Stage) -> None:
    stage.window.commands.about.trigger()
    box = stage.window.findChild(QMessageBox, "aboutDialog")
    assert isinstance(box, QMessageBox)
    assert box.text() == f"rethumb desktop {__version__}"
    assert all(button.icon().isNull() for button in box.buttons())
    box.accept()


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
    qtbot.waitUntil(lambda: window.bar.text == "The settings cannot be read. Line 4 is no TOML.", timeout=PATIENCE_MS)
    mended.set()
    window.bar._button.click()
    qtbot.waitUntil(lambda: window.header.preset is not None, timeout=PATIENCE_MS)
    assert window.bar.isHidden()


def test_what_comes_before_the_services_waits_for_them(
    broken_start: tuple[Program, threading.Event], qtbot: QtBot, tmp_path: Path
) -> None:
    program, mended = broken_start
    stage = Stage(program, House(tmp_path), qtbot, tmp_path)
    stage.wait(lambda: program._workspace is not None)
    stage.drop(stage.picture())
    stage.wait(lambda: bool(program.window.bar.text))
    mended.set()
    program._open()
    stage.wait_said("1 link copied")


def test_what_was_found_while_opening_is_told(start: Start, house: House) -> None:
    house.warnings = ("The index was damaged.", "A new one was begun.")
    assert start().window.bar.text == "The index was damaged. A new one was begun."


def test_files_of_the_command_line_are_published(start: Start, stage: Stage) -> None:
    path = stage.picture()
    start(files=[str(path)]).wait_said("1 link copied")


def test_closing_before_the_services_are_open_closes_them(qapp: QApplication, house: House, qtbot: QtBot) -> None:
    begun, go = threading.Event(), threading.Event()

    def open_services(listener: Listener) -> Services:
        begun.set()
        assert go.wait(60)
        return house.open()

    program = Program(qapp, open_services)
    program.show()
    qtbot.waitUntil(begun.is_set, timeout=PATIENCE_MS)
    threading.Timer(0.05, go.set).start()
    program.close()
    assert program._opener.services is not None


def test_the_window_is_painted_before_anything_heavy_is_imported() -> None:
    script = """
import sys
from rethumb_desktop.ui import application
def opened(listener):
    heavy = {"sqlalchemy", "boto3", "botocore", "keyring", "PIL", "pyvips", "pillow_heif"} & set(sys.modules)
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


def test_what_the_window_does_is_loaded_on_a_thread() -> None:
    script = """
import sys, threading
class Finder:
    def find_spec(self, name, path, target=None):
        if name == "rethumb_desktop.ui.main_window.workspace":
            print("main" if threading.current_thread() is threading.main_thread() else "a thread")
sys.meta_path.insert(0, Finder())
from PySide6.QtWidgets import QApplication
from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.ui.application import Program
def opened(listener):
    raise Fault(FaultKind.INDEX, "Enough.")
application = QApplication([])
program = Program(application, opened)
program.show()
while not program.window.bar.text:
    application.processEvents()
print(program.window.bar.text)
program.close()
"""
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, cwd=PROJECT, env=os.environ, capture_output=True, text=True, timeout=60, check=False)
    assert done.stdout == "a thread\nEnough.\n", done.stderr


def test_everything_that_can_be_used_has_a_name(stage: Stage) -> None:
    kinds = (QAbstractButton, QComboBox, QLineEdit, QAbstractItemView)
    widgets = [widget for kind in kinds for widget in stage.window.findChildren(kind)]
    nameless = [widget for widget in widgets if not widget.accessibleName() and not is_a_part_of_qts(widget)]
    unsaid = [w for w in nameless if not isinstance(w, QAbstractButton) or not (w.text() or w.isHidden())]
    assert [(type(widget).__name__, widget.objectName()) for widget in unsaid] == []


def test_every_chooser_has_a_label_that_says_what_it_is(stage: Stage) -> None:
    header = stage.window.header
    labels = {label.buddy(): label.accessibleName() for label in header.findChildren(QLabel)}
    expected = {header.preset_box: "Preset", header.library_box: "Library", header.form_box: "Form of copied links"}
    assert labels == expected


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
    stage.wait(lambda: stage.window.header.library_box.count() > 4)
    stage.program.bridge.listen(AccountsChanged())
    QApplication.processEvents()
    stage.window.header.choose_library(ACCOUNT.name)
    seen: list[str] = []
    stage.program.bridge.run(lambda: "later", seen.append)
    stage.wait(lambda: seen == ["later"])
    assert stage.window.header.library_box.currentText() == ACCOUNT.name


def test_tab_goes_through_a_page_before_what_stands_beside_it(start: Start) -> None:
    stage = start()
    stage.window.activateWindow()
    stage.wait(stage.window.isActiveWindow)
    names = [stop.objectName() for stop in from_top(walk(stage.window), stage.window)]
    places = [names.index(name) for name in ("addButton", "menuButton", "qt_tabwidget_tabbar", "chooseButton")]
    places.append(names.index("qt_tabwidget_tabbar", places[-1]))
    assert places == sorted(places)


def keyboard(stage: Stage) -> str:
    """Where the window has the keyboard, or will have it when it is the active one."""
    return keyboard_of(stage.window).objectName()


def test_at_the_start_the_keyboard_is_on_the_choice_of_pictures(stage: Stage) -> None:
    assert keyboard(stage) == "chooseButton"


def test_when_pictures_come_the_keyboard_goes_to_them_and_to_their_preview(stage: Stage) -> None:
    stage.window.activateWindow()
    stage.wait(stage.window.isActiveWindow)
    stage.drop(stage.picture())
    stage.wait(lambda: len(stage.jobs) == 1)
    assert keyboard(stage) == "queueView"
    stage.wait(lambda: stage.workspace.preview.pictures.has_result)
    names = [stop.objectName() for stop in from_top(walk(stage.window), stage.window)]
    first, second = (place for place, name in enumerate(names) if name == "qt_tabwidget_tabbar")
    places = [first, names.index("queueView"), second, names.index("cropChoice"), names.index("zoomFitButton")]
    assert places == sorted(places)


def test_pictures_that_come_while_another_window_is_active_get_the_keyboard_too(stage: Stage) -> None:
    other = QLineEdit()
    stage.qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    stage.wait(other.isActiveWindow)
    stage.drop(stage.picture())
    stage.wait(lambda: len(stage.jobs) == 1)
    stage.window.activateWindow()
    stage.wait(stage.window.isActiveWindow)
    assert keyboard(stage) == "queueView"


def test_what_is_asked_for_before_the_window_can_do_it_is_done_then(
    broken_start: tuple[Program, threading.Event], qtbot: QtBot, tmp_path: Path
) -> None:
    program, mended = broken_start
    mended.set()
    path = tmp_path / "early.jpg"
    path.write_bytes(pictures.jpeg())
    QGuiApplication.clipboard().setText(str(path))
    assert program._workspace is None
    program.window.commands.paste.trigger()
    qtbot.waitUntil(lambda: program._workspace is not None, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: len(program.workspace.model.jobs) == 1, timeout=PATIENCE_MS)
