"""Taking rows off the list, with ten seconds to undo it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from rethumb_desktop.domain.errors import Fault
from rethumb_desktop.domain.events import Event, JobsLetGo, JobsQueued, JobsRemoved
from rethumb_desktop.domain.job import Job
from rethumb_desktop.ui.bridge import Bridge
from rethumb_desktop.ui.main_window.voice import Voice
from rethumb_desktop.ui.models.queue import QueueModel
from rethumb_desktop.ui.models.turns import Turns
from rethumb_desktop.ui.models.wording import count
from rethumb_desktop.ui.panels.queue.panel import QueuePanel
from rethumb_desktop.ui.theme.theme import Theme
from rethumb_desktop.ui.widgets.message_bar import MessageBar

if TYPE_CHECKING:
    from rethumb_desktop.services.publishing import Publishing

UNDO_MS = 10_000


class RowRemoval(QObject):
    """Takes rows off the list at once, and off the queue when that can be undone no more.

    What is being worked on is cancelled at once, and goes on when it is brought back; what waits for the person waits
    again. What is removed while earlier rows can still be brought back joins them, and the time begins anew.
    """

    def __init__(
        self, window: QWidget, queue: QueuePanel, model: QueueModel, bridge: Bridge, voice: Voice, theme: Theme
    ) -> None:
        super().__init__(window)
        self._model = model
        self._voice = voice
        self._theme = theme
        self._publishing: Publishing | None = None
        # What is cancelled has to be before it is brought back.
        self._turns = Turns(bridge)
        self._gone: dict[int, Job] = {}
        self._told = ""
        self._time = QTimer(self)
        self._time.setSingleShot(True)
        self._time.setInterval(UNDO_MS)
        self._time.timeout.connect(self.settle)
        self.bar = MessageBar()
        self.bar.setObjectName("rowRemovalBar")
        theme.dress(self.bar.close_button, "x")
        self.bar.close_button.clicked.connect(self.settle)
        self._shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), window, self.undo)
        self._shortcut.setEnabled(False)
        queue.remove.connect(self.remove)
        bridge.received.connect(self._follow)

    def serve(self, publishing: Publishing) -> None:
        """Begin to take rows off."""
        self._publishing = publishing

    def remove(self, jobs: Sequence[Job]) -> None:
        """Take the rows of these jobs off the list; returns at once."""
        publishing = self._publishing
        if publishing is None or not jobs:
            return
        working = [job.id for job in jobs if _is_worked_on(job)]
        if working:
            self._turns.run(lambda: publishing.cancel(working), lambda _: None, self._voice.tell)
        self._gone |= {job.id: job for job in jobs}
        self._time.start()
        self._shortcut.setEnabled(True)
        self._voice.take_back(self._told)
        self._model.take([JobsRemoved(tuple(job.id for job in jobs))])
        one, many = self.tr("{n} picture removed from the list"), self.tr("{n} pictures removed from the list")
        side = round(self.bar.fontMetrics().height() * 1.2)
        icon = self._theme.pixmap("info", self._theme.colours.text, side, self.bar.devicePixelRatioF())
        self.bar.say(count(len(self._gone), one, many), icon, self.tr("Undo"), self.undo)

    def undo(self) -> None:
        """Bring all rows back that can still be; returns at once."""
        publishing, gone = self._publishing, self._withdraw()
        if publishing is not None and gone:
            self._turns.run(publishing.jobs, lambda jobs: self._bring_back(publishing, gone, jobs), self._voice.tell)

    def settle(self) -> None:
        """Offer to undo it no more."""
        publishing, gone = self._publishing, self._withdraw()
        if publishing is not None and gone:
            self._turns.run(lambda: _take_off(publishing, gone), lambda _: None, self._voice.tell)

    def close(self) -> None:
        """Settle before the program ends, on this thread; what cannot be written comes back at the next start."""
        publishing, gone = self._publishing, self._withdraw()
        self._turns.stop()
        if publishing is not None and gone:
            with suppress(Fault):
                _take_off(publishing, gone)

    def _follow(self, events: Sequence[Event]) -> None:
        """Say no more what came back once another batch begins."""
        if any(isinstance(event, JobsQueued | JobsLetGo) for event in events):
            self._voice.take_back(self._told)

    def _withdraw(self) -> dict[int, Job]:
        gone, self._gone = self._gone, {}
        self._time.stop()
        self._shortcut.setEnabled(False)
        self.bar.hide()
        return gone

    def _bring_back(self, publishing: Publishing, gone: Mapping[int, Job], jobs: Sequence[Job]) -> None:
        shown = {job.id: job for job in self._model.jobs} | {job.id: job for job in jobs if job.id in gone}
        self._model.reset(shown[number] for number in sorted(shown))
        working = [job.id for job in gone.values() if _is_worked_on(job)]
        if working:
            # Only now: what is told of a job that the list does not have is lost.
            self._turns.run(lambda: publishing.retry(working), lambda _: None, self._voice.tell)
        self._told = self.tr("It is back.") if len(gone) == 1 else self.tr("They are back.")
        self._voice.say(self._told, "circle-check")


def _is_worked_on(job: Job) -> bool:
    return not job.state.ended and not job.held


def _take_off(publishing: Publishing, gone: Mapping[int, Job]) -> None:
    """Take jobs off the queue, cancelled before where they have not ended."""
    publishing.cancel([job.id for job in gone.values() if not job.state.ended])
    publishing.remove(list(gone))
