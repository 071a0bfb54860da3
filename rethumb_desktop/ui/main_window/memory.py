"""What the window remembers from one start to the next."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QByteArray, QSettings, QSize, Qt
from PySide6.QtWidgets import QSplitter, QWidget

from rethumb_desktop.domain.link import LinkForm
from rethumb_desktop.domain.preferences import Preferences

#: On a screen less high than so many lines the window begins as large as that.
_LOW = 40


class Choices(Protocol):
    """What the choosers were left at; an empty name: nothing chosen yet."""

    @property
    def preset(self) -> str: ...

    @property
    def library(self) -> str: ...

    @property
    def link_form(self) -> LinkForm: ...


class ChoiceKeeper(Protocol):
    """Keeps the choices with the settings. Raises Fault settings, disk."""

    def window(self) -> Choices: ...

    def preferences(self) -> Preferences: ...

    def remember_window(self, preset: str, library: str, link_form: LinkForm) -> None: ...


class Placement:
    """Where the window was and how it was divided, in a small file; None remembers nothing."""

    def __init__(self, file: Path | None) -> None:
        self._settings = QSettings(str(file), QSettings.Format.IniFormat) if file is not None else None

    def read(self, name: str) -> QByteArray | None:
        value = self._settings.value(name) if self._settings is not None else None
        return value if isinstance(value, QByteArray) else None

    def write(self, name: str, value: QByteArray) -> None:
        if self._settings is not None:
            self._settings.setValue(name, value)
            self._settings.sync()

    def flag(self, name: str) -> bool:
        """Return what was noted with `set_flag`; False where nothing was."""
        return self.read(name) == QByteArray(b"1")

    def set_flag(self, name: str, on: bool) -> None:
        self.write(name, QByteArray(b"1" if on else b"0"))

    def restore(self, window: QWidget, splitter: QSplitter) -> None:
        """Put a window where it was and divide it as it was; the first time, make it fit the screen."""
        room = window.screen().availableGeometry().size()
        height = window.fontMetrics().height()
        wanted = QSize(height * 78, height * 46)
        window.resize(wanted.boundedTo(QSize(int(room.width() * 0.94), int(room.height() * 0.9))))
        if room.height() < height * _LOW:
            # At 200 % and more each line counts.
            window.setWindowState(Qt.WindowState.WindowMaximized)
        geometry, division = self.read("geometry"), self.read("splitter")
        if geometry is not None:
            window.restoreGeometry(geometry)
        if division is not None:
            splitter.restoreState(division)

    def keep(self, window: QWidget, splitter: QSplitter) -> None:
        """Remember where a window is and how it is divided."""
        self.write("geometry", window.saveGeometry())
        self.write("splitter", splitter.saveState())
