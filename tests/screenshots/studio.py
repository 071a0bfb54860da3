"""The program in a room of its own, furnished for a picture of it."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QEventLoop, QItemSelectionModel, QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QComboBox, QWidget

from rethumb_desktop.domain.errors import Fault
from rethumb_desktop.domain.library import Account, CredentialSource, KeyPair
from rethumb_desktop.domain.ports import Listener, ObjectStore
from rethumb_desktop.domain.preferences import Preferences
from rethumb_desktop.services import Services
from rethumb_desktop.store.memory import MemoryStore
from rethumb_desktop.ui.application import Program
from tests.fixtures import laden_pictures, pictures
from tests.fixtures.assembly import ACCOUNT, KEYS, House
from tests.fixtures.programs import PROJECT

SAMPLES = PROJECT / "resources" / "samples"
SIZE = (1280, 800)
PATIENCE = 60.0
NOTHING, COPY, LEFT = Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
LONG = "A photograph of the mountain lake in the evening with a name that is longer than there is room for.jpg"
HEBREW = "תמונה של אגם בהרים בערב.jpg"
CLOUD = replace(ACCOUNT, name="Holiday prints", credentials=CredentialSource.SESSION, confirmed=True)


class Door:
    """Stands before the cloud's store: shut, whatever is sent waits; with a fault, it meets that."""

    def __init__(self) -> None:
        self.fault: Fault | None = None
        self.open = threading.Event()
        self.open.set()

    def __call__(self, operation: str, key: str) -> None:
        self.open.wait(PATIENCE)
        if self.fault is not None:
            raise self.fault


class OpenHouse(House):
    """A house whose cloud takes any keys, for those that are typed for a picture."""

    def _open_store(self, account: Account, keys: KeyPair | None) -> ObjectStore:
        return self.cloud


class Studio:
    """The program, shown, and what a person does with it until there is something to look at."""

    def __init__(self, application: QApplication, folder: Path, preferences: Preferences) -> None:
        self.folder = folder / "pictures"
        self.folder.mkdir(parents=True)
        self.door = Door()
        self.house = OpenHouse(folder / "house", cloud=MemoryStore(before=self.door))
        self.house.settings.save_preferences(preferences)
        self.program = Program(application, self._open, choices=self.house.settings)
        self.window = self.program.window
        self.window.resize(*SIZE)
        self.program.show()
        self.wait(lambda: self.window.header.preset is not None)
        self.workspace = self.program.workspace

    @property
    def services(self) -> Services:
        services = self.program._opener.services
        assert services is not None
        return services

    def wait(self, condition: Callable[[], object]) -> None:
        """Wait until something is as it should be. Raises TimeoutError."""
        end = monotonic() + PATIENCE
        while not condition():
            if monotonic() > end:
                raise TimeoutError("the window does not come to what the picture should show")
            rest(20)

    def close(self) -> None:
        """End the program in order."""
        self.door.open.set()
        self.program.close()

    # Pictures

    def sample(self, name: str, sample: str = "mountain-lake.jpg") -> Path:
        """A sample photograph under another name, with bytes of its own."""
        path = self.folder / name
        shutil.copyfile(SAMPLES / sample, path)
        with path.open("ab") as file:
            file.write(name.encode())
        return path

    def drawn(self, name: str, width: int, height: int) -> Path:
        """A picture with nothing in it but colours."""
        path = self.folder / name
        path.write_bytes(pictures.jpeg(width, height))
        return path

    def laden(self, name: str) -> Path:
        """A picture with all that must not be published."""
        path = self.folder / name
        path.write_bytes(laden_pictures.jpeg())
        return path

    def broken(self, name: str) -> Path:
        """A file that is no picture."""
        path = self.folder / name
        path.write_bytes(pictures.TEXT)
        return path

    # What a person does

    def drop(self, *files: Path) -> None:
        """Let files go over the window."""
        mime = _mime(files)
        QApplication.sendEvent(self.window, QDragEnterEvent(QPoint(20, 20), COPY, mime, LEFT, NOTHING))
        QApplication.sendEvent(self.window, QDropEvent(QPointF(20, 20), COPY, mime, LEFT, NOTHING))

    @contextmanager
    def hovering(self, *files: Path) -> Iterator[None]:
        """Hold files over the window."""
        mime = _mime(files)
        QApplication.sendEvent(self.window, QDragEnterEvent(QPoint(20, 20), COPY, mime, LEFT, NOTHING))
        yield
        QApplication.sendEvent(self.window, QDragLeaveEvent())

    def drop_and_wait(self, *files: Path) -> None:
        """Let files go and wait until nothing is to be done for them any more."""
        before = len(self.workspace.model.jobs)
        self.drop(*files)
        self.wait(lambda: len(self.workspace.model.jobs) == before + len(files))
        self.wait(lambda: all(job.state.ended or job.held for job in self.workspace.model.jobs))

    def look_first(self, first: bool) -> None:
        """Have pictures wait for the person, or not."""
        self.services.preferring.change(lambda now: replace(now, look_first=first))
        self.wait(lambda: self.workspace.intake.look_first is first)

    def choose_preset(self, name: str) -> None:
        """Choose in the header."""
        choose(self.window.header.preset_box, name)

    def select(self, *names: str) -> None:
        """Select the rows of these pictures; the first is the current one."""
        model, flag = self.workspace.model, QItemSelectionModel.SelectionFlag
        chosen = self.workspace.queue.view.selectionModel()
        first, *rest = [model.index(row, 0) for row in range(model.rowCount()) if model.job(row).source.name in names]
        chosen.setCurrentIndex(first, flag.ClearAndSelect)
        for index in rest:
            chosen.select(index, flag.Select)

    def _open(self, listener: Listener) -> Services:
        self.house.listeners[:] = [listener]
        return self.house.open()

    def add_cloud(self) -> None:
        """Add an account on the memory store, and wait until it is offered."""
        self.services.accounts.add(CLOUD, KEYS)
        self.wait(lambda: any(library.name == CLOUD.name for library in self.window.header.libraries))


def _mime(files: Sequence[Path]) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    return mime


def choose(box: QComboBox, text: str) -> None:
    """Choose what a chooser offers under this name."""
    row = box.findText(text)
    assert row >= 0, f"{text} is not offered"
    box.setCurrentIndex(row)
    box.activated.emit(row)


def rest(milliseconds: int) -> None:
    """Let the window go on for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def child(widget: QWidget, kind: type[QWidget], name: str) -> QWidget:
    """The part of this name."""
    found = widget.findChild(kind, name)
    assert found is not None, f"there is no {name}"
    return found
