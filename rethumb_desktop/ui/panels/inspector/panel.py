"""The inspector: everything originals say about themselves, and what of it will be published."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSaveFile, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from rethumb_desktop.domain.errors import Fault
from rethumb_desktop.domain.job import Job
from rethumb_desktop.domain.original import Source, SourceKind, Stamp
from rethumb_desktop.ui.bridge import Bridge
from rethumb_desktop.ui.models.comparison import MOST_PICTURES
from rethumb_desktop.ui.models.location import find_location
from rethumb_desktop.ui.models.verdict import Case
from rethumb_desktop.ui.panels.inspector.location_bar import LocationBar, OpenUrl
from rethumb_desktop.ui.panels.inspector.privacy_section import PrivacySection
from rethumb_desktop.ui.panels.inspector.reader import One, Reader, Several
from rethumb_desktop.ui.panels.inspector.tag_view import TagView
from rethumb_desktop.ui.theme.theme import Theme

if TYPE_CHECKING:
    from rethumb_desktop.services.checking import Checking
    from rethumb_desktop.services.inspecting import Inspecting

_SETTLE_MS = 80
_LOW_LINES = 34  # a panel less high than so many lines has no room for all of the position
_PATIENCE_MS = 300  # how long nothing is said of the reading: what is quick must not flicker


class InspectorPanel(QWidget):
    """What will be published, the position, and the tree of tags; reads originals only while it can be seen.

    Of several selected jobs the originals are compared. `said` and `failed` carry sentences for the person.
    """

    said = Signal(str)
    failed = Signal(str)

    def __init__(self, bridge: Bridge, theme: Theme, open_url: OpenUrl) -> None:
        super().__init__()
        self.setObjectName("inspectorPanel")
        self._bridge = bridge
        self._reader = Reader(bridge)
        self._inspecting: Inspecting | None = None
        self._jobs: tuple[Job, ...] = ()
        self._number = 0
        self._asked: tuple[Source, ...] | None = None
        self._shown: tuple[Source, ...] | None = None
        self._read_so_far = 0
        self._one: One | None = None
        self._several: Several | None = None
        self._failed = False
        self._tried: Mapping[Source, Stamp | None] = {}
        self._settle = self._timer(_SETTLE_MS, self._read)
        self._patience = self._timer(_PATIENCE_MS, self._say_reading)
        self.privacy = PrivacySection(bridge, theme)
        self.privacy.copied.connect(self._copy_text)
        self.location = LocationBar(theme, open_url)
        self.location.copied.connect(self._copy_text)
        self.tags = TagView(theme)
        self.tags.copied.connect(self._copy_text)
        self.tags.export_wanted.connect(self._choose_export)
        self.tags.differences_toggled.connect(self._show_comparison)
        self.model = self.tags.model
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(self.privacy, 1)
        layout.addWidget(self.location)
        layout.addWidget(self.tags, 1)
        self.show_jobs(None, ())

    def serve(self, inspecting: Inspecting, checking: Checking) -> None:
        """Begin to read: the services are there."""
        self._inspecting = inspecting
        self.privacy.serve(checking)
        self._settle.start()

    def show_jobs(self, current: Job | None, selected: Sequence[Job]) -> None:
        """Show the current job's original, or compare those of the selected jobs where there are several.

        At most 200 are compared, and that is told. What is shown already is not read again.
        """
        several = len(selected) > 1
        self._number = len(selected) if several else int(current is not None)
        self._jobs = tuple(selected[:MOST_PICTURES]) if several else (current,) if current is not None else ()
        if self._jobs and self._sources == self._asked:
            self._show_privacy()
        else:
            self._ask()

    def renew(self, stamps: Mapping[Source, Stamp | None]) -> None:
        """Read again what is shown, where a file was written since, and what could not be read."""
        known = {source: stamp for source, stamp in stamps.items() if source.kind is not SourceKind.URL}
        read = [self._one.reading.stamp] if self._one else self._several.stamps if self._several else ()
        changed = any(known.get(source, stamp) != stamp for source, stamp in zip(self._shown or (), read, strict=False))
        tried = {source: known[source] for source in self._sources if source in known}
        if changed or (self._failed and tried != self._tried):
            self._tried = tried
            self._shown = None
            self._settle.start()

    def _ask(self) -> None:
        self._asked = self._sources
        self._shown, self._tried = None, {}
        self._reader.stop()
        self._settle.start()
        if self._jobs and self.isVisible():
            # What is shown stays for a moment: what is read quickly takes its place without a flicker.
            self._patience.start()
            return
        self._clear()
        self.tags.say("" if self._jobs else self.tr("Here you see what a picture\nsays about itself."), alone=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.location.give_way(event.size().height() < self.fontMetrics().height() * _LOW_LINES)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._settle.start()

    # Reading

    @property
    def _sources(self) -> tuple[Source, ...]:
        return tuple(job.source for job in self._jobs)

    def _read(self) -> None:
        sources, inspecting = self._sources, self._inspecting
        if not sources or inspecting is None or sources == self._shown or not self.isVisible():
            return
        self._read_so_far, self._failed = 0, False
        if not self._patience.isActive():
            self._patience.start()
        if len(sources) == 1:
            self._reader.read(inspecting, sources[0], lambda one: self._show_one(sources, one), self._read_failed)
        else:
            self._reader.compare(
                inspecting, sources, self._step, lambda done: self._compared(sources, done), self._read_failed
            )

    def _step(self, number: int) -> None:
        self._read_so_far = number
        if not self._patience.isActive():
            self._say_reading()

    def _say_reading(self) -> None:
        if self._one is not None or self._several is not None:
            self._clear()
        if len(self._jobs) < 2:
            self.tags.say(self.tr("Reading…"))
            return
        text = self.tr("Reading {n} of {m}…").replace("{n}", str(min(self._read_so_far + 1, len(self._jobs))))
        self.tags.say(text.replace("{m}", str(len(self._jobs))))

    def _read_failed(self, fault: Fault) -> None:
        self._clear()
        self._failed = True
        self.tags.say(fault.title, alone=True)

    # Showing

    def _show_one(self, sources: tuple[Source, ...], one: One) -> None:
        self._patience.stop()
        self._shown = sources
        self._one, self._several = one, None
        self.tags.say("")
        self.tags.show_groups(one.rows)
        self.location.show_location(find_location(one.reading.metadata))
        self._show_privacy()

    def _compared(self, sources: tuple[Source, ...], several: Several) -> None:
        self._patience.stop()
        self._shown = sources
        self._one, self._several = None, several
        self.location.show_location(None)
        self._show_comparison()
        self._show_privacy()

    def _show_comparison(self) -> None:
        if self._several is None:
            return
        only = self.tags.differences_button.isChecked()
        rows = self._several.differences if only else self._several.rows
        self.tags.say("" if rows else self.tr("These pictures do not differ."))
        self.tags.show_groups(rows, several=True, scope=self._describe_scope(self._several))

    def _describe_scope(self, several: Several) -> str:
        compared = several.pictures
        if compared == self._number:
            return self.tr("{n} pictures compared").replace("{n}", str(compared))
        text = self.tr("The first {n} of {m} pictures are compared")
        if compared < len(self._jobs):
            text = self.tr("The first {n} of {m} pictures are compared: they say too much for more")
        return text.replace("{n}", str(compared)).replace("{m}", str(self._number))

    def _show_privacy(self) -> None:
        if self._shown is None:
            return
        if self._several is not None:
            looked = zip(self._jobs, self._several.outlines, self._several.digests, strict=False)
            self.privacy.show_many(
                [
                    Case(outline, job.recipes, job.state.has_links, job.differs(digest))
                    for job, outline, digest in looked
                ]
            )
        elif self._one is not None:
            job = self._jobs[0]
            self.privacy.show_one(job, self._one.disclosure, changed=job.differs(self._one.reading.sha256))

    def _clear(self) -> None:
        """Show nothing any more."""
        self._patience.stop()
        self._shown = self._one = self._several = None
        self._failed = False
        self.tags.show_groups(())
        self.location.show_location(None)
        self.privacy.clear()

    # Copying and exporting

    def _copy_text(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.said.emit(self.tr("Copied."))

    def _choose_export(self) -> None:
        if self._shown is None:
            return
        title = self.tr("Export the metadata as JSON")
        path, _ = QFileDialog.getSaveFileName(self, title, f"{self._jobs[0].source.name}.json", "JSON (*.json)")
        if path:
            self.export(path)

    def export(self, path: str) -> None:
        """Write the metadata of the one picture that is shown, in the shape of the old service's `exif/all`."""
        inspecting = self._inspecting
        if self._shown is None or inspecting is None:
            return
        source = self._jobs[0].source

        def work() -> str:
            text = json.dumps(inspecting.as_rethumb(source), ensure_ascii=False, indent=2)
            return _write(path, text.encode("utf-8", "replace"))

        def done(error: str) -> None:
            if error:
                self.failed.emit(self.tr("The file could not be written: {error}").replace("{error}", error))
            else:
                self.said.emit(self.tr("Exported to {path}").replace("{path}", path))

        self._bridge.run(work, done, lambda fault: self.failed.emit(fault.title))

    def _timer(self, milliseconds: int, act: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(act)
        return timer


def _write(path: str, data: bytes) -> str:
    """Write a file at once or not at all; return what went wrong."""
    file = QSaveFile(path)
    if not file.open(QSaveFile.OpenModeFlag.WriteOnly) or file.write(data) != len(data) or not file.commit():
        return file.errorString()
    return ""
