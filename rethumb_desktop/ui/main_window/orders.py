"""Orders to the queue: cancel, retry, clear, pause. Events tell what came of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from rethumb_desktop.domain.job import Job, JobState
from rethumb_desktop.ui.bridge import Bridge
from rethumb_desktop.ui.main_window.actions import Actions
from rethumb_desktop.ui.main_window.voice import Voice
from rethumb_desktop.ui.models.icons import IconCache
from rethumb_desktop.ui.models.queue import QueueModel
from rethumb_desktop.ui.models.wording import count
from rethumb_desktop.ui.panels.queue.panel import QueuePanel

if TYPE_CHECKING:
    from rethumb_desktop.services.publishing import Publishing

Command = Callable[[list[int]], object]


class Orders(QObject):
    """Hands orders to the services off the GUI thread. `paused` is how the queue last said it stands."""

    def __init__(
        self, model: QueueModel, queue: QueuePanel, actions: Actions, icons: IconCache, bridge: Bridge, voice: Voice
    ) -> None:
        super().__init__(queue)
        self._model = model
        self._icons = icons
        self._bridge = bridge
        self._voice = voice
        self._publishing: Publishing | None = None
        self._copy = actions.copy
        self._copy_text, self._copy_tip = actions.copy.text(), actions.copy.toolTip()
        self.paused = False
        #: Asked before jobs are tried again; calls what it is given once their crops are as the person placed them.
        self.settle: Callable[[Callable[[], object]], object] = lambda go_on: go_on()
        queue.retry.connect(self.retry)
        queue.cancel.connect(self.cancel)
        queue.links_counted.connect(self._name_copy)
        actions.pause.triggered.connect(self.pause_or_go_on)
        actions.retry_failed.triggered.connect(self.retry_failed)
        actions.clear_ended.triggered.connect(self.remove_ended)

    def serve(self, publishing: Publishing) -> None:
        """Begin to take orders."""
        self._publishing = publishing

    def cancel(self, jobs: Iterable[Job]) -> None:
        if self._publishing is not None:
            self._give(self._publishing.cancel, jobs)

    def retry(self, jobs: Iterable[Job]) -> None:
        again = list(jobs)
        for job in again:
            self._icons.forget(job.id)
        publishing = self._publishing
        if publishing is not None and again:
            self.settle(lambda: self._give(publishing.retry, again))

    def retry_failed(self) -> None:
        self.retry([job for job in self._model.jobs if job.state is JobState.FAILED])

    def remove_ended(self) -> None:
        """Take off the list what is done with; what failed stays, with the reason."""
        if self._publishing is not None:
            done = [job for job in self._model.jobs if job.state.ended and job.state is not JobState.FAILED]
            self._give(self._publishing.remove, done)

    def pause_or_go_on(self) -> None:
        publishing = self._publishing
        if publishing is not None:
            self._bridge.run(publishing.go_on if self.paused else publishing.pause, None, self._voice.tell)

    def _name_copy(self, links: int | None) -> None:
        """Have the button that copies links say of how many, where a filter is on."""
        text = self._copy_text
        if links is not None:
            text = count(links, self.tr("Copy {n} link"), self.tr("Copy {n} links"))
        if text != self._copy.text():
            self._copy.setText(text)
            # With air between it and the icon.
            self._copy.setIconText(" " + text)
            self._copy.setToolTip(self._copy_tip.replace(self._copy_text, text))

    def _give(self, command: Command, jobs: Iterable[Job]) -> None:
        ids = [job.id for job in jobs]
        if ids:
            self._bridge.run(lambda: command(ids), None, self._voice.tell)
