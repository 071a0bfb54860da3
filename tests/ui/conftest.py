"""What the window's tests share: the theme, a bridge, and the program on real services with memory adapters."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPoint, QPointF, Qt, QUrl, SignalInstance
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from pytestqt.wait_signal import SignalBlocker

from rethumb_desktop.domain.job import Job
from rethumb_desktop.domain.ports import Listener
from rethumb_desktop.domain.preferences import Preferences
from rethumb_desktop.services import Services
from rethumb_desktop.ui.application import Program
from rethumb_desktop.ui.bridge import Bridge
from rethumb_desktop.ui.main_window.window import MainWindow
from rethumb_desktop.ui.main_window.workspace import Workspace
from rethumb_desktop.ui.theme.theme import Theme
from tests.fixtures import pictures
from tests.fixtures.assembly import House

PATIENCE_MS = 60_000
A_FEW = 8
"""After so many windows it is looked for what is left of them: a few dozen megabytes by then."""
MUCH = 200_000
"""And after so many objects that were made and not destroyed."""


@pytest.fixture(scope="session")
def windows_made() -> Iterator[list[int]]:
    """How many windows have begun to work since Python's collector last looked for what is left of them.

    What is there when one does is kept from it, which is meant for a program with one window: not here.
    """
    made = [0]

    def count() -> None:
        made[0] += 1

    # Windows that are closed are garbage of Qt: no thread of those after them may destroy them.
    gc.disable()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(gc, "freeze", count)
        yield made
    gc.enable()


@pytest.fixture(autouse=True)
def nothing_is_kept(windows_made: list[int]) -> Iterator[None]:
    """Let go of what tests made: those after them would go through it with every change of the style.

    Widgets that are to be deleted wait for an event loop that runs, which not every test has. What is left of windows
    is much for the machine and little to Python's collector, which would not look at it for long.
    """
    yield
    if QCoreApplication.instance() is not None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    if windows_made[0] >= A_FEW or gc.get_count()[0] > MUCH:
        windows_made[0] = 0
        gc.collect()


class PatientBot(QtBot):
    """Waits as long as the tests here do: five seconds may pass on a busy machine before a thread has its turn."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE_MS) -> None:
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(
        self,
        signal: SignalInstance,
        *,
        timeout: int = PATIENCE_MS,
        raising: bool | None = None,
        check_params_cb: Callable[..., bool] | None = None,
    ) -> SignalBlocker:
        return super().waitSignal(signal, timeout=timeout, raising=raising, check_params_cb=check_params_cb)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    return PatientBot(request)


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    qapp.setPalette(qapp.style().standardPalette())
    theme = Theme(qapp)
    yield theme
    theme._hints.colorSchemeChanged.disconnect()
    theme._accessibility.contrastPreferenceChanged.disconnect()
    theme.deleteLater()


@pytest.fixture
def bridge(qapp: QApplication) -> Iterator[Bridge]:
    bridge = Bridge()
    yield bridge
    bridge.close()


@dataclass
class Stage:
    """The program, shown and served, and what a person does with it."""

    program: Program
    house: House
    qtbot: QtBot
    folder: Path

    @property
    def window(self) -> MainWindow:
        return self.program.window

    @property
    def workspace(self) -> Workspace:
        return self.program.workspace

    @cached_property
    def services(self) -> Services:
        services = self.program._opener.services
        assert services is not None
        return services

    @property
    def jobs(self) -> list[Job]:
        return list(self.workspace.model.jobs)

    @property
    def clipboard(self) -> str:
        return QGuiApplication.clipboard().text()

    def wait(self, condition: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(condition, timeout=PATIENCE_MS)

    def wait_said(self, text: str) -> None:
        """Wait until the footer says this."""
        self.wait(lambda: text in self.window.footer.message)

    def picture(self, name: str = "cat.jpg", width: int = 640, height: int = 480) -> Path:
        path = self.folder / name
        path.write_bytes(pictures.jpeg(width, height))
        return path

    def drop(self, *files: Path) -> None:
        """Let files go over the window."""
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
        self.drop_mime(mime)

    def drop_mime(self, mime: QMimeData) -> None:
        nothing = Qt.KeyboardModifier.NoModifier
        copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
        enter = QDragEnterEvent(QPoint(20, 20), copy, mime, left, nothing)
        QApplication.sendEvent(self.window, enter)
        assert enter.isAccepted()
        QApplication.sendEvent(self.window, QDropEvent(QPointF(20, 20), copy, mime, left, nothing))


Start = Callable[..., Stage]


@pytest.fixture
def house(tmp_path: Path) -> House:
    """A home of somebody who publishes at once; what waits to be looked at is tried in tests of its own."""
    house = House(tmp_path / "house")
    house.settings.save_preferences(Preferences(look_first=False, welcomed=True))
    return house


@pytest.fixture
def start(qapp: QApplication, qtbot: QtBot, house: House, tmp_path: Path) -> Iterator[Start]:
    """Start the program as a person does; a second call is a second start on the same data.

    `at_once` does something while nothing but the window is there.
    """
    running: list[Program] = []

    def start(
        prepare: Callable[[Services], object] = lambda _: None,
        at_once: Callable[[Stage], object] = lambda _: None,
        **more: object,
    ) -> Stage:
        while running:
            running.pop().close()

        def open_services(listener: Listener) -> Services:
            house.listeners[:] = [listener]
            services = house.open()
            prepare(services)
            return services

        program = Program(qapp, open_services, choices=house.settings, **more)  # type: ignore[arg-type]
        running.append(program)
        program.show()
        folder = tmp_path / "pictures"
        folder.mkdir(exist_ok=True)
        stage = Stage(program, house, qtbot, folder)
        at_once(stage)
        stage.wait(lambda: stage.window.header.preset is not None)
        return stage

    QGuiApplication.clipboard().setText("before")
    # Light, whatever the test before was left in: the program takes the desktop to be as it finds it.
    qapp.setPalette(qapp.style().standardPalette())
    yield start
    while running:
        running.pop().close()


@pytest.fixture
def stage(start: Start) -> Stage:
    """The program on an empty home."""
    return start()
