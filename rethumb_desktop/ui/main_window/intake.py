"""Taking pictures in: from the mouse, the clipboard, the open dialog and the command line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from rethumb_desktop.domain.formats import PICTURE_EXTENSIONS
from rethumb_desktop.domain.intake_filter import IntakeFilter
from rethumb_desktop.domain.library import Library
from rethumb_desktop.domain.preset import Preset
from rethumb_desktop.services import Services
from rethumb_desktop.ui.bridge import Bridge
from rethumb_desktop.ui.main_window.consent import Consent
from rethumb_desktop.ui.main_window.voice import Voice
from rethumb_desktop.ui.models.dropped import Dropped
from rethumb_desktop.ui.models.pixels import encode_png
from rethumb_desktop.ui.models.wording import count, describe_library
from rethumb_desktop.ui.panels.header import Header

translate = QCoreApplication.translate


@dataclass(frozen=True)
class _Order:
    """What was brought, and what is to become of it."""

    dropped: Dropped
    preset: Preset
    library: Library
    only: IntakeFilter | None


class Intake(QObject):
    """Queues what is brought with the chosen preset for the chosen library.

    What comes before the services are there waits for them. Where the person wants to look first, pictures are held;
    else they are published, and an account that was never used is asked for first. `submitting` tells that rows will
    come.
    """

    submitting = Signal()

    def __init__(self, window: QWidget, header: Header, consent: Consent, bridge: Bridge, voice: Voice) -> None:
        super().__init__(window)
        self._window = window
        self._header = header
        self._consent = consent
        self._bridge = bridge
        self._voice = voice
        self._services: Services | None = None
        self._waiting: list[Dropped] = []
        self._folder = ""
        self.look_first = True

    def serve(self, services: Services) -> None:
        """Take in what has waited, and everything from now on."""
        self._services = services
        waiting, self._waiting = self._waiting, []
        for dropped in waiting:
            self.take(dropped)

    def promise(self) -> str:
        """Return what letting go does; "" while that is not known."""
        library = self._header.library
        if library is None:
            return ""
        text = self.tr("Let go to publish in “{library}”")
        if self.look_first:
            text = self.tr("Let go to look at them before they go to “{library}”")
        return text.replace("{library}", describe_library(library.name))

    def open_files(self) -> None:
        """Let the person choose pictures."""
        patterns = " ".join(f"*{extension}" for extension in sorted(PICTURE_EXTENSIONS))
        both = f"{patterns} {patterns.upper()}"
        pictures, everything = self.tr("Pictures"), self.tr("All files")
        filters = f"{pictures} ({both});;{everything} (*)"
        paths, _ = QFileDialog.getOpenFileNames(self._window, self.tr("Add pictures"), self._folder, filters)
        if paths:
            self._folder = str(Path(paths[0]).parent)
            self.take(Dropped(tuple(paths)))

    def take_files(self, files: Sequence[str]) -> None:
        """Take the files that the program was started with."""
        if files:
            self.take(Dropped(tuple(files)))

    def take(self, dropped: Dropped) -> None:
        """Queue what was brought; returns at once."""
        if not dropped:
            self._voice.say(self.tr("There is no picture, file or address in this."))
            return
        services = self._services
        if services is None or self._header.preset is None or self._header.library is None:
            self._waiting.append(dropped)
        elif dropped.inputs:
            self._bridge.run(
                lambda: services.surveying.holds_many(dropped.inputs),
                lambda many: self._choose(services, dropped) if many else self._queue(services, dropped),
                self._voice.tell,
            )
        else:
            self._queue(services, dropped)

    def _choose(self, services: Services, dropped: Dropped) -> None:
        """Ask which of the pictures in big folders are wanted."""
        # Loaded when it is wanted: the first paint need not wait for it.
        from rethumb_desktop.ui.panels.import_filter import ImportFilterDialog

        dialog = ImportFilterDialog(lambda: services.surveying.survey(dropped.inputs), self._bridge, self._window)
        dialog.chosen.connect(lambda chosen: self._queue(services, dropped, chosen))
        dialog.open()

    def _queue(self, services: Services, dropped: Dropped, only: IntakeFilter | None = None) -> None:
        preset, library = self._header.preset, self._header.library
        if preset is None or library is None:
            return
        order = _Order(dropped, preset, library, only)
        if self.look_first:
            self._submit(services, order, hold=True)
        else:
            self._consent.ask_first(
                library, lambda: _describe_input(dropped), lambda: self._submit(services, order, hold=False)
            )

    def _submit(self, services: Services, order: _Order, *, hold: bool) -> None:
        publishing, dropped = services.publishing, order.dropped
        recipes, library = order.preset.recipes, order.library.name
        name = dropped.name or _pasted_name()

        def work() -> str:
            if not dropped.has_picture:
                return publishing.submit(dropped.inputs, recipes, library, hold=hold, only=order.only)
            data = dropped.data if dropped.image is None else encode_png(dropped.image)
            return publishing.submit_pasted(data, name, recipes, library, hold=hold)

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
