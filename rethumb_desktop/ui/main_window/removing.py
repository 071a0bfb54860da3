"""Taking pictures out of their library: the question, ten seconds to undo it, and what could not be removed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from rethumb_desktop.domain.events import JobsRemoved, RemovalsChanged
from rethumb_desktop.domain.job import Job, Removal, RemovalState
from rethumb_desktop.services import Services
from rethumb_desktop.ui.bridge import Bridge
from rethumb_desktop.ui.main_window.voice import Voice
from rethumb_desktop.ui.models.queue import QueueModel
from rethumb_desktop.ui.models.wording import count, showable
from rethumb_desktop.ui.panels.queue.panel import QueuePanel
from rethumb_desktop.ui.theme.theme import Theme
from rethumb_desktop.ui.widgets.message_bar import MessageBar

translate = QCoreApplication.translate

Keys = Mapping[str, Sequence[str]]  # object keys by library
Place = tuple[str, str]  # a library's name and an object key

UNDO_MS = 10_000


@dataclass(frozen=True)
class _Offer:
    """What can be undone: what was removed, the jobs whose rows were taken off for it, and how many were chosen."""

    keys: Keys
    rows: frozenset[int]
    pictures: int


class RemovalWindows(QObject):
    """Asks before, offers to undo after, and shows what could not be removed, in a bar of its own.

    Rows are taken off the list at once, and off the queue when it can be undone no more.
    """

    def __init__(
        self, window: QWidget, queue: QueuePanel, model: QueueModel, bridge: Bridge, voice: Voice, theme: Theme
    ) -> None:
        super().__init__(window)
        self._window = window
        self._model = model
        self._bridge = bridge
        self._voice = voice
        self._theme = theme
        self._services: Services | None = None
        self._offer: _Offer | None = None
        self._failed: list[Removal] = []
        self._dismissed: set[Place] = set()
        self.bar = MessageBar()
        theme.dress(self.bar.close_button, "x")
        self.bar.close_button.clicked.connect(self._closed)
        self._time = QTimer(self)
        self._time.setSingleShot(True)
        self._time.setInterval(UNDO_MS)
        self._time.timeout.connect(self._settle)
        self._shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), window, self.undo)
        self._shortcut.setEnabled(False)
        queue.take_out.connect(self.ask)
        bridge.received.connect(self._follow)

    def serve(self, services: Services) -> None:
        """Begin; take up what an earlier run has left."""
        self._services = services
        self._bridge.run(services.removing.resume, self._resumed, self._voice.tell)

    def ask(self, jobs: Sequence[Job]) -> None:
        """Ask whether these pictures are to go."""
        wanted = list(jobs)
        if self._services is None or not wanted:
            return
        # Loaded when it is wanted: the first paint need not wait for it.
        from rethumb_desktop.ui.panels.removal import RemovalDialog

        libraries = list(dict.fromkeys(job.library for job in wanted))
        RemovalDialog(len(wanted), libraries, lambda: self.remove(wanted), self._window).open()

    def remove(self, jobs: Sequence[Job]) -> None:
        """Remove what these jobs have published; returns at once."""
        services = self._services
        if services is None:
            return
        keys = _keys_of(jobs)
        self._settle()

        def work() -> dict[str, list[str]]:
            asked = {library: services.removing.remove(library, keys[library]) for library in keys}
            return {library: [each.publication.key for each in found] for library, found in asked.items() if found}

        self._bridge.run(work, lambda gone: self._removed(gone, len(jobs)), self._voice.tell)

    def undo(self) -> None:
        """Bring back what was removed last; returns at once."""
        services, offer = self._services, self._offer
        if services is None or offer is None:
            return
        self._end_offer()

        def work() -> tuple[int, Sequence[Job]]:
            back = [services.removing.undo(library, keys) for library, keys in offer.keys.items()]
            return sum(map(len, back)), services.publishing.jobs()

        self._bridge.run(work, lambda found: self._undone(offer, *found), self._voice.tell)

    def retry(self) -> None:
        """Try again what could not be removed."""
        services, failed = self._services, self._failed
        if services is not None:
            for removal in failed:
                services.removing.retry(removal.publication.library, [removal.publication.key])

    # What comes of it

    def _removed(self, gone: Keys, pictures: int) -> None:
        if not gone:
            self._voice.say(self.tr("These pictures are in the library no more."), "info")
            return
        places = {(library, key) for library, keys in gone.items() for key in keys}
        rows = self._rows_of(places)
        self._offer = _Offer(gone, frozenset(rows), pictures)
        self._model.take([JobsRemoved(tuple(rows))])
        self._shortcut.setEnabled(True)
        self._time.start()
        self._show()

    def _undone(self, offer: _Offer, back: int, jobs: Sequence[Job]) -> None:
        if not back:
            self._voice.say(self.tr("It was too late: they are deleted already."), "info")
            self._take_off(offer.rows)
            return
        shown = {job.id for job in self._model.jobs} | offer.rows
        self._model.reset([job for job in jobs if job.id in shown])
        self._voice.say(self.tr("They are back."), "circle-check")

    def _settle(self) -> None:
        """Take the offer to undo back: what was removed is deleted now."""
        if self._offer is not None:
            self._take_off(self._offer.rows)
            self._end_offer()

    def _end_offer(self) -> None:
        self._offer = None
        self._time.stop()
        self._shortcut.setEnabled(False)
        self._show()

    def _take_off(self, rows: frozenset[int]) -> None:
        services = self._services
        if services is not None and rows:
            self._bridge.run(lambda: services.publishing.remove(sorted(rows)), None, self._voice.tell)

    def _resumed(self, removals: Sequence[Removal]) -> None:
        # An earlier run ended while it could still be undone: nobody can any more.
        self._take_off(frozenset(self._rows_of({_place(removal) for removal in removals})))
        self._found(removals)

    def _rows_of(self, places: set[Place]) -> list[int]:
        """Return the jobs that have shown one of these places, also those that found it published already."""
        return [
            job.id
            for job in self._model.jobs
            if job.state.has_links and any((job.library, each.key) in places for each in job.renditions)
        ]

    # What could not be removed

    def _follow(self, events: Sequence[object]) -> None:
        services = self._services
        if services is not None and any(isinstance(event, RemovalsChanged) for event in events):
            self._bridge.run(services.removing.removals, self._found, self._voice.tell)

    def _found(self, removals: Sequence[Removal]) -> None:
        self._failed = [removal for removal in removals if removal.state is RemovalState.FAILED]
        self._dismissed &= {_place(removal) for removal in removals}
        self._show()

    def _closed(self) -> None:
        """Do as the person who closes the bar: to undo is not wanted, what has failed is known."""
        if self._offer is not None:
            self._settle()
        else:
            self._dismissed = {_place(removal) for removal in self._failed}

    def _show(self) -> None:
        """Show what can be undone; else what could not be removed, unless the person has closed that."""
        if self._offer is not None:
            text = count(self._offer.pictures, self.tr("{n} picture removed"), self.tr("{n} pictures removed"))
            self._say(text, "trash", self._theme.colours.text, self.tr("Undo"), self.undo)
        elif {_place(removal) for removal in self._failed} - self._dismissed:
            text = _describe_failed(self._failed)
            self._say(text, "triangle-alert", self._theme.colours.warning, self.tr("Retry"), self.retry)
        else:
            self.bar.hide()

    def _say(self, text: str, icon: str, colour: str, button: str, act: Callable[[], object]) -> None:
        side = round(self.bar.fontMetrics().height() * 1.2)
        self.bar.say(text, self._theme.pixmap(icon, colour, side, self.bar.devicePixelRatioF()), button, act)


def _keys_of(jobs: Sequence[Job]) -> dict[str, list[str]]:
    keys: dict[str, list[str]] = {}
    for job in jobs:
        keys.setdefault(job.library, []).extend(rendition.key for rendition in job.renditions)
    return {library: list(dict.fromkeys(found)) for library, found in keys.items()}


def _place(removal: Removal) -> Place:
    return removal.publication.library, removal.publication.key


def _describe_failed(failed: Sequence[Removal]) -> str:
    """Say how many pictures could not be removed, and why the first of them."""
    one = translate("RemovalWindows", "A picture could not be removed from “{library}”: {name}.")
    many = translate("RemovalWindows", "{n} pictures could not be removed.")
    first = failed[0].publication
    lines = [count(len(failed), one, many).replace("{library}", first.library).replace("{name}", showable(first.name))]
    error = failed[0].error
    if error is not None:
        lines.append(" ".join(text for text in (error.title, error.detail) if text))
    return "\n".join(lines)
