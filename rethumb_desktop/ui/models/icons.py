"""List icons: made off the GUI thread, for rows that are painted only."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage, QPixmap

from rethumb_desktop.domain.errors import Fault
from rethumb_desktop.domain.job import Job
from rethumb_desktop.domain.original import Source
from rethumb_desktop.ui.bridge import Bridge

#: How many icons are kept, and how many may wait: more than a screenful is scrolled past before it is drawn.
KEPT = 600
WAITING = 48

MakeIcon = Callable[[Source, int], QImage]


class IconCache(QObject):
    """Keeps the icons of the rows seen last. `arrived` carries a job's id.

    `make_icon` is called on a worker thread with an original and a side in device pixels.
    """

    arrived = Signal(int)

    def __init__(self, bridge: Bridge, make_icon: MakeIcon, side: int, ratio: float) -> None:
        super().__init__(bridge)
        self._bridge = bridge
        self._make_icon = make_icon
        self._side = side
        self._ratio = ratio
        self._kept: OrderedDict[int, QPixmap | None] = OrderedDict()
        self._waiting: OrderedDict[int, Job] = OrderedDict()
        self._busy = False

    def pixmap(self, job: Job) -> QPixmap | None:
        """Return a job's icon; where there is none yet, have it made, the one asked for last first."""
        if job.id in self._kept:
            self._kept.move_to_end(job.id)
            return self._kept[job.id]
        self._waiting[job.id] = job
        self._waiting.move_to_end(job.id)
        while len(self._waiting) > WAITING:
            self._waiting.popitem(last=False)
        self._make_next()
        return None

    def forget(self, job_id: int) -> None:
        """Have an icon made anew when its row is painted next."""
        self._kept.pop(job_id, None)

    def _make_next(self) -> None:
        if self._busy or not self._waiting:
            return
        self._busy = True
        job_id, job = self._waiting.popitem()
        side = round(self._side * self._ratio)

        def done(image: QImage) -> None:
            pixmap = QPixmap.fromImage(image)
            pixmap.setDevicePixelRatio(self._ratio)
            self._keep(job_id, pixmap)

        def failed(_: Fault) -> None:
            self._keep(job_id, None)

        self._bridge.run_icon(lambda: self._make_icon(job.source, side), done, failed)

    def _keep(self, job_id: int, pixmap: QPixmap | None) -> None:
        self._busy = False
        self._kept[job_id] = pixmap
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        self.arrived.emit(job_id)
        self._make_next()
