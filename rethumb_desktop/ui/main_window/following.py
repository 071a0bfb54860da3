"""Following: what happened, told to whom it concerns."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from rethumb_desktop.domain.events import (
    AccountsChanged,
    BatchEnded,
    Event,
    IntakeFailed,
    JobsLetGo,
    JobsQueued,
    LibraryHalted,
    PreferencesChanged,
    QueuePaused,
)
from rethumb_desktop.ui.bridge import Bridge
from rethumb_desktop.ui.main_window.queue_links import QueueLinks
from rethumb_desktop.ui.models.queue import QueueModel


class Following(QObject):
    """Gives events to the queue's model and to the links of batches, in their order, once the rows are there.

    `followed` tells that a turn of events is through.
    """

    offer_changed = Signal()
    preferences_changed = Signal(object)
    paused = Signal(bool)
    queued = Signal()
    followed = Signal()

    def __init__(self, parent: QObject, model: QueueModel, links: QueueLinks, bridge: Bridge) -> None:
        super().__init__(parent)
        self._model = model
        self._links = links
        # What happens before the rows are there is kept: it is about them.
        self._early: list[Event] | None = []
        bridge.received.connect(self._follow)

    def begin(self) -> None:
        """Follow what has happened meanwhile, and everything from now on."""
        early, self._early = self._early or [], None
        self._follow(early)

    def _follow(self, events: list[Event]) -> None:
        if self._early is not None:
            self._early.extend(events)
            return
        self._model.take(events)
        for event in events:
            match event:
                case BatchEnded():
                    self._links.end_batch(event)
                case IntakeFailed():
                    self._links.refuse(event)
                case LibraryHalted():
                    self._links.halt(event)
                case JobsQueued(jobs):
                    self._links.begin(jobs)
                    self.queued.emit()
                case JobsLetGo(jobs):
                    self._links.begin(jobs)
                case QueuePaused(paused):
                    self.paused.emit(paused)
                case AccountsChanged():
                    self.offer_changed.emit()
                case PreferencesChanged(preferences):
                    self.preferences_changed.emit(preferences)
        self.followed.emit()
