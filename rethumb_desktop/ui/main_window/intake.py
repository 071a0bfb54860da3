"""Taking pictures in: from the mouse, the clipboard, the open dialog and the command line."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from rethumb_desktop.domain.formats import PICTURE_EXTENSIONS
from rethumb_desktop.domain.library import Account, Library
from rethumb_desktop.domain.preset import Preset
from rethumb_desktop.services import Services
from rethumb_desktop.ui.bridge import Bridge
from rethumb_desktop.ui.main_window.voice import Voice
from rethumb_desktop.ui.models.dropped import Dropped
from rethumb_desktop.ui.models.pixels import encode_png
from rethumb_desktop.ui.models.wording import count
from rethumb_desktop.ui.panels.header import Header

translate = QCoreApplication.translate


class Intake(QObject):
    """Publishes what is brought with the chosen preset into the chosen library.

    What comes before the services are there waits for them. An account that was never used is asked for first.
    `submitting` tells that rows will come.
    """

    submitting = Signal()

    def __init__(self, window: QWidget, header: Header, bridge: Bridge, voice: Voice) -> None:
        super().__init__(window)
        self._window = window
        self._header = header
        self._bridge = bridge
        self._voice = voice
        self._services: Services | None = None
        self._waiting: list[Dropped] = []
        self._folder = ""

    def serve(self, services: Services) -> None:
        """Take in what has waited, and everything from now on."""
        self._services = services
        waiting, self._waiting = self._waiting, []
        for dropped in waiting:
            self.take(dropped)

    def open_files(self) -> None:
        """Let the person choose pictures."""
        patterns = " ".join(f"*{extension}" for extension in sorted(PICTURE_EXTENSIONS))
        both = f"{patterns} {patterns.upper()}"
        filters = ";;".join((f"{self.tr('Pictures')} ({both})", f"{self.tr('All files')} (*)"))
        paths, _ = QFileDialog.getOpenFileNames(self._window, self.tr("Add pictures"), self._folder, filters)
        if paths:
            self._folder = str(Path(paths[0]).parent)
            self.take(Dropped(tuple(paths)))

    def take_files(self, files: Sequence[str]) -> None:
        """Take the files that the program was started with."""
        if files:
            self.take(Dropped(tuple(files)))

    def take(self, dropped: Dropped) -> None:
        """Publish what was brought; returns at once."""
        if not dropped:
            self._voice.say(self.tr("There is no picture, file or address in this."))
            return
        preset, library, services = self._header.preset, self._header.library, self._services
        if services is None or preset is None or library is None:
            self._waiting.append(dropped)
            return
        if library.account is None:
            self._submit(services, dropped, preset, library)
            return
        account = library.account

        def look() -> str | None:
            needed = services.publishing.needs_consent(library.name)
            return _describe_input(dropped) if needed else None

        def looked(what: str | None) -> None:
            if what is None:
                self._submit(services, dropped, preset, library)
            else:
                self._ask(services, dropped, preset, library, account, what)

        self._bridge.run(look, looked, self._voice.tell)

    def _ask(
        self, services: Services, dropped: Dropped, preset: Preset, library: Library, account: Account, what: str
    ) -> None:
        def agreed() -> None:
            self._bridge.run(
                lambda: services.publishing.consent(library.name),
                lambda _: self._submit(services, dropped, preset, library),
                self._voice.tell,
            )

        # Loaded when it is wanted: the first paint need not wait for it.
        from rethumb_desktop.ui.panels.consent import ConsentDialog

        ConsentDialog(account, what, agreed, self._window).open()

    def _submit(self, services: Services, dropped: Dropped, preset: Preset, library: Library) -> None:
        publishing = services.publishing
        name = dropped.name or _pasted_name()

        def work() -> str:
            if not dropped.has_picture:
                return publishing.submit(dropped.inputs, preset.recipes, library.name)
            data = dropped.data if dropped.image is None else encode_png(dropped.image)
            return publishing.submit_pasted(data, name, preset.recipes, library.name)

        self.submitting.emit()
        self._bridge.run(work, None, self._voice.tell)


def _pasted_name() -> str:
    now = datetime.now().astimezone()
    return translate("Intake", "Pasted picture {time}").replace("{time}", f"{now:%Y-%m-%d %H.%M.%S}") + ".png"


def _describe_input(dropped: Dropped) -> str:
    """Return how much is about to leave; looks at the disk."""
    folders = sum(Path(text).is_dir() for text in dropped.inputs)
    others = len(dropped.inputs) - folders + dropped.has_picture
    parts = []
    if others:
        parts.append(count(others, translate("Intake", "{n} picture"), translate("Intake", "{n} pictures")))
    if folders:
        one = translate("Intake", "all pictures in {n} folder")
        parts.append(count(folders, one, translate("Intake", "all pictures in {n} folders")))
    return translate("Intake", " and ").join(parts)
