"""What watched folders published: told now and then, with the links, and never put on the clipboard unasked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from rethumb_desktop.domain.errors import Fault
from rethumb_desktop.domain.events import Event, JobChanged
from rethumb_desktop.domain.job import Job, JobState
from rethumb_desktop.domain.link import ShareLink
from rethumb_desktop.services import Services
from rethumb_desktop.ui.bridge import Bridge
from rethumb_desktop.ui.desktop.notices import make_watched_notice
from rethumb_desktop.ui.main_window.links import Links
from rethumb_desktop.ui.main_window.voice import Voice
from rethumb_desktop.ui.models.queue import QueueModel
from rethumb_desktop.ui.theme.colours import Tone

if TYPE_CHECKING:
    from rethumb_desktop.services.sharing import Shared

#: How often it is told at most, and for how long after the first picture others are waited for, in milliseconds.
PAUSE_MS, TOGETHER_MS = 10_000, 1_500


@dataclass(frozen=True)
class Arrived:
    """Pictures that watched folders published: from which folders, by their names, under which names, and the links.

    `links` are empty where they cannot be made now; `shared` makes them when they are wanted.
    """

    folders: tuple[str, ...]
    names: tuple[str, ...]
    links: tuple[ShareLink, ...]
    shared: tuple[Shared, ...]


class WatchedLinks(QObject):
    """Collects what was published of watched folders. `arrived` carries it, at most once in ten seconds."""

    arrived = Signal(object)

    def __init__(self, model: QueueModel, links: Links, bridge: Bridge, voice: Voice) -> None:
        super().__init__(links)
        self._model = model
        self._links = links
        self._bridge = bridge
        self._voice = voice
        self._services: Services | None = None
        self._published: dict[int, Job] = {}
        self._told: set[int] = set()
        self._since = QElapsedTimer()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._tell)

    def serve(self, services: Services) -> None:
        """Begin to collect."""
        self._services = services
        self._bridge.received.connect(self._follow)

    def copy(self, arrived: Arrived) -> None:
        """Put the links on the clipboard, since somebody asks for it."""
        self._links.copy(arrived.shared)

    def open(self, arrived: Arrived) -> None:
        """Open the first link."""
        self._links.open(arrived.shared)

    def _follow(self, events: Sequence[Event]) -> None:
        jobs = [event.job for event in events if isinstance(event, JobChanged)]
        published = [job for job in jobs if job.watch and job.state is JobState.PUBLISHED]
        new = {job.id: job for job in published if job.id not in self._told}
        if new:
            self._published |= new
            self._told |= new.keys()
            self._tell_soon()

    def _tell_soon(self) -> None:
        if not self._soon.isActive():
            rest = PAUSE_MS - self._since.elapsed() if self._since.isValid() else 0
            self._soon.start(max(TOGETHER_MS, rest))

    def _tell(self) -> None:
        services, published = self._services, list(self._published.values())
        self._published = {}
        self._since.start()
        if services is None or not published:
            return
        # Loaded when it is wanted: the first paint need not wait for it.
        from rethumb_desktop.services.sharing import shared_of_jobs

        shared = tuple(shared_of_jobs(published))
        folders = tuple(dict.fromkeys(name for name in map(self._model.folders.of, published) if name))
        names = tuple(job.source.name for job in published)

        def make() -> tuple[ShareLink, ...]:
            return tuple(link for some in services.sharing.links(shared) for link in some)

        def made(links: tuple[ShareLink, ...]) -> None:
            self._say(Arrived(folders, names, links, shared))

        def failed(_: Fault) -> None:
            made(())

        self._bridge.run(make, made, failed)

    def _say(self, arrived: Arrived) -> None:
        text = make_watched_notice(len(arrived.names), arrived.folders, ()).title
        self._voice.say(text, "folder-sync", Tone.GOOD, self.tr("Copy links"), lambda: self.copy(arrived))
        self.arrived.emit(arrived)
