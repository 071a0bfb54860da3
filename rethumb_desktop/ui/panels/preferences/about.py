"""The page about the program: its version, what it stands on, and the licences of others."""

from __future__ import annotations

import platform
from importlib.metadata import PackageNotFoundError, version

from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout

from rethumb_desktop import __version__
from rethumb_desktop.ui.bridge import Bridge
from rethumb_desktop.ui.panels.preferences.liking_page import SpeakingPage
from rethumb_desktop.ui.theme.icons import IconFolder
from rethumb_desktop.ui.theme.theme import Theme, scaled_font
from rethumb_desktop.ui.widgets.scrolled_column import quiet_note

_PACKAGES = ("PySide6-Essentials", "pillow", "pillow-heif", "pyvips", "boto3", "SQLAlchemy", "keyring")


class AboutPage(SpeakingPage):
    """Versions, to be copied into a report, and the licences of the icons."""

    def __init__(self, bridge: Bridge, theme: Theme) -> None:
        super().__init__("aboutPage", theme)
        self.versions = quiet_note("")
        self.versions.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.copy_button = QPushButton(self.tr("Copy versions"))
        self.copy_button.setObjectName("copyVersionsButton")
        self.copy_button.setAutoDefault(True)
        self.copy_button.setEnabled(False)
        self.copy_button.clicked.connect(self._copy)
        self.licences = QPlainTextEdit()
        self.licences.setObjectName("licencesText")
        self.licences.setAccessibleName(self.tr("Licences of the icons"))
        self.licences.setReadOnly(True)
        self.licences.setTabChangesFocus(True)
        self.licences.setMinimumHeight(self.fontMetrics().lineSpacing() * 10)
        self._arrange()
        bridge.run(_find_versions, self._show_versions, self.complain)
        bridge.run(_read_licences, self.licences.setPlainText, self.complain)

    def _show_versions(self, versions: list[str]) -> None:
        self.versions.setText("\n".join(versions))
        self.copy_button.setEnabled(True)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(f"rethumb desktop {__version__}\n{self.versions.text()}")

    def _arrange(self) -> None:
        picture = QLabel()
        side = self.fontMetrics().height() * 3
        picture.setPixmap(QGuiApplication.windowIcon().pixmap(side))
        picture.setAccessibleName(self.tr("The program's icon"))
        name = QLabel(f"rethumb desktop {__version__}")
        name.setFont(scaled_font(self.font(), 1.2, strong=True))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(name)
        words.addWidget(quiet_note(self.tr("Drop pictures, get links. MIT licence.")))
        line = QHBoxLayout()
        line.setSpacing(14)
        line.addWidget(picture)
        line.addLayout(words, 1)
        self.parts.add(line)
        self.parts.add_heading(self.tr("Versions"))
        self.parts.add(self.versions)
        button = QHBoxLayout()
        button.addWidget(self.copy_button)
        button.addStretch(1)
        self.parts.add(button)
        self.parts.add_heading(self.tr("Icons by Lucide (ISC) and Feather (MIT)"))
        self.parts.add(self.licences)


def _find_versions() -> list[str]:
    found = [f"Python {platform.python_version()}, {platform.platform(terse=True)}", f"Qt {qVersion()}"]
    for package in _PACKAGES:
        try:
            found.append(f"{package} {version(package)}")
        except PackageNotFoundError:
            continue
    return found


def _read_licences() -> str:
    return (IconFolder().folder / "LICENCES.txt").read_text(encoding="utf-8")
