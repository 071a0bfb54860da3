"""Following: what happened, told to whom it concerns."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from rethumb_desktop.domain.events import (
    AccountsChanged,
    BatchEnded,
    Event,
    FolderStatusChanged,
    IntakeFailed,
    JobChanged,
    JobsLetGo,
    JobsQueued,
    JobsRemoved,
    LibraryHalted,
    LibraryReceived,
    PreferencesChanged,
    QueuePaused,
    SendingBegan,
    SyncStateChanged,
)
from rethumb_desktop.domain.job import Job
from rethumb_desktop.ui.bridge import Bridge
from rethumb_desktop.ui.main_window.queue_links import QueueLinks
from rethumb_desktop.ui.models.queue import QueueModel

#: How many of the jobs that were there at the start come into the list at once: a full queue must not stall the window.
CHUNK = 500


#: What is told about jobs and nothing else.
_OF_JOBS = (JobChanged, JobsLetGo, JobsQueued, JobsRemoved, SendingBegan)
#: Told often, and not about the queue.
_OF_OTHERS = (FolderStatusChanged, LibraryReceived, SyncStateChanged)


class Following(QObject):
    """Gives events to the queue's model and to the links of batches, in their order, once the rows are there.

    `followed` tells that a turn of events is through, and whether it was about jobs only.
    """

    offer_changed = Signal()
    preferences_changed = Signal(object)
    paused = Signal(bool)
    queued = Signal()
    followed = Signal(bool)

    def __init__(self, parent: QObject, model: QueueModel, links: QueueLinks, bridge: Bridge) -> None:
        super().__init__(parent)
        self._model = model
        self._links = links
        # What happens before the rows are there is kept: it is about them.
        self._early: deque[Event] = deque()
        self._waits = True
        # A timer of its own: what is called by `singleShot` at once may belong to the same turn of the event loop.
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.timeout.connect(self._catch_up)
        bridge.received.connect(self._follow)

    def begin(self, jobs: Sequence[Job]) -> None:
        """Show the jobs that there are, a part at a time; then follow what has happened meanwhile, and from now on."""
        self._model.reset(jobs[:CHUNK])
        chunks = [tuple(jobs[first : first + CHUNK]) for first in range(CHUNK, len(jobs), CHUNK)]
        self._early.extendleft(JobsQueued(chunk) for chunk in reversed(chunks))
        self._catch_up()

    def _catch_up(self) -> None:
        early = self._early
        events = [early.popleft() for _ in range(1 if early and isinstance(early[0], JobsQueued) else len(early))]
        self._waits = bool(early)
        self._tell(events)
        if self._waits:
            self._again.start()

    def _follow(self, events: list[Event]) -> None:
        events = [event for event in events if not isinstance(event, _OF_OTHERS)]
        if not events:
            return
        if self._waits:
            self._early.extend(events)
        else:
            self._tell(events)

    def _tell(self, events: list[Event]) -> None:
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
        self.followed.emit(all(isinstance(event, _OF_JOBS) for event in events))
