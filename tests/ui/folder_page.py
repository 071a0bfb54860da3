"""The page of watched folders and what a person does there."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QAbstractButton, QMessageBox

from rethumb_desktop.domain.watched_folder import FileState, FolderState, WatchedFolder
from rethumb_desktop.ui.main_window.frame import Page
from rethumb_desktop.ui.panels.folders.dialog import WatchDialog
from tests.fixtures import pictures
from tests.ui.conftest import Stage


class FolderPage:
    """The page and what a person does there."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.panel = stage.workspace.folders
        self.details = self.panel.details
        self.top = stage.folder.parent / "watched"
        self.top.mkdir(exist_ok=True)
        stage.window.frame.show_page(Page.FOLDERS)

    def make(self, name: str = "Exports") -> Path:
        path = self.top / name
        path.mkdir(parents=True, exist_ok=True)
        return path

    def add(self, name: str = "Exports", **more: object) -> WatchedFolder:
        """Watch a folder, and wait until it is listed and being watched."""
        path = self.make(name)
        folder = WatchedFolder("", str(path), ("Thumbnail",), **more)  # type: ignore[arg-type]
        added = self.stage.services.watching.add(folder)
        self.stage.wait(lambda: self.panel.model.find(added.id) is not None)
        return added

    def state(self, folder: WatchedFolder) -> FolderState | None:
        status = self.panel.model.find(folder.id)
        return status.state if status is not None else None

    def put(self, name: str, width: int = 640, folder: str = "Exports") -> Path:
        """Put a whole picture into a folder, as a program does that is done with it."""
        path = self.make(folder) / name
        path.write_bytes(pictures.jpeg(width, 480))
        return path

    def wait_files(self, *states: FileState) -> None:
        """Wait until the history shows so many files in these states, whatever their order."""
        self.stage.wait(lambda: sorted(file.state for file in self.details.model.files) == sorted(states))

    def button(self, name: str) -> QAbstractButton:
        button = self.stage.window.findChild(QAbstractButton, name)
        assert button is not None
        return button

    def dialog(self) -> WatchDialog:
        """The dialog that describes a folder."""
        dialog = self.stage.window.findChild(WatchDialog)
        assert dialog is not None
        return dialog

    def question(self) -> QMessageBox:
        """The question that is asked now."""
        (box,) = (each for each in self.stage.window.findChildren(QMessageBox) if each.isVisible())
        assert isinstance(box, QMessageBox)
        return box
