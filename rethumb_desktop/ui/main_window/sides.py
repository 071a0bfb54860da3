"""The side panels are told what is looked at in the queue."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer

from rethumb_desktop.domain.job import Job
from rethumb_desktop.ui.models.pulse import Pulse
from rethumb_desktop.ui.panels.queue.panel import QueuePanel

#: Called with the current job and those that are selected.
Tell = Callable[[Job | None, Sequence[Job]], object]
TellCurrent = Callable[[Job | None], object]

#: How often the side panels are told of a selection that grows, and how many selected jobs are looked at anew whenever
#: something happened: with very many that takes its time.
_PAUSE_MS = 60
_FEW = 200


class Sides(QObject):
    """Tells what is current and what is selected: when it changes, and when something happened that concerns it."""

    def __init__(self, queue: QueuePanel, tell: Sequence[Tell], tell_current: Sequence[TellCurrent] = ()) -> None:
        super().__init__(queue)
        self._queue = queue
        self._tell, self._tell_current = tell, tell_current
        self._selected: list[Job] = []
        self._told: tuple[Job | None, list[Job]] = None, []
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.tell)
        self._selection = Pulse(self._look_at_selection, _PAUSE_MS, self)
        queue.selection_changed.connect(self._selection.ask)
        queue.current_changed.connect(self._current_changed)

    def follow(self, *, only_jobs: bool) -> None:
        """Something happened; to jobs only, or to more than those."""
        if self._soon.isActive():
            return
        if len(self._selected) <= _FEW:
            self._selected = self._queue.selected()
        # Of ten thousand jobs that move on, few are looked at.
        if not only_jobs or (self._queue.current(), self._selected) != self._told:
            self.tell()

    def tell(self) -> None:
        """Tell what is looked at now."""
        self._soon.stop()
        job, selected = self._told = self._queue.current(), self._selected
        for tell in self._tell:
            tell(job, selected)
        for tell_current in self._tell_current:
            tell_current(job)

    def _look_at_selection(self) -> None:
        self._selected = self._queue.selected()
        self.tell()

    def _current_changed(self, job: Job | None) -> None:
        if self._told[0] is None and job is not None:
            # The first rows are work enough for a turn of the event loop. Until now nothing was shown beside them that
            # anybody could act on.
            self._soon.start()
        else:
            self.tell()
