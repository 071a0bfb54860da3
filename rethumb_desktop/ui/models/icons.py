"""List icons, and what is seen while they are made: off the GUI thread, for rows that are painted only."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage, QPixmap

from rethumb_desktop.domain.errors import Fault
from rethumb_desktop.domain.job import Job
from rethumb_desktop.domain.original import Source
from rethumb_desktop.ui.bridge import Bridge
from rethumb_desktop.ui.models.passing import Measure
from rethumb_desktop.ui.models.pixels import make_image

if TYPE_CHECKING:
    from rethumb_desktop.services.icons import IconMaking

#: How many icons are kept, and how many may wait: more than a screenful is scrolled past before it is drawn.
KEPT = 600
WAITING = 48


@dataclass(frozen=True)
class Glimpse:
    """What one look at an original gives: its icon, if it can be drawn, and its measure."""

    icon: QImage | None
    measure: Measure


MakeIcon = Callable[[Source, int], Glimpse]


def look_at(icons: IconMaking, source: Source, side: int) -> Glimpse:
    """Return the icon and the measure of an original. Raises Fault where there is neither."""
    size = icons.bytes_of(source) or 0
    try:
        pixels = icons.icon(source, side)
    except Fault:
        if not size:
            raise
        return Glimpse(None, Measure(bytes=size))
    return Glimpse(make_image(pixels), Measure(pixels.full_width, pixels.full_height, size))


class IconCache(QObject):
    """Keeps the icons and measures of the rows seen last. `arrived` carries a job's id.

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
        self._measures: dict[int, Measure] = {}
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

    def measure(self, job: Job) -> Measure | None:
        """Return how large an original was when its icon was made; None before."""
        return self._measures.get(job.id)

    def forget(self, job_id: int) -> None:
        """Have an icon made anew when its row is painted next."""
        self._kept.pop(job_id, None)
        self._measures.pop(job_id, None)

    def _make_next(self) -> None:
        if self._busy or not self._waiting:
            return
        self._busy = True
        job_id, job = self._waiting.popitem()
        side = round(self._side * self._ratio)

        def done(glimpse: Glimpse) -> None:
            pixmap = None
            if glimpse.icon is not None:
                pixmap = QPixmap.fromImage(glimpse.icon)
                pixmap.setDevicePixelRatio(self._ratio)
            self._measures[job_id] = glimpse.measure
            self._keep(job_id, pixmap)

        def failed(_: Fault) -> None:
            self._keep(job_id, None)

        self._bridge.run_icon(lambda: self._make_icon(job.source, side), done, failed)

    def _keep(self, job_id: int, pixmap: QPixmap | None) -> None:
        self._busy = False
        self._kept[job_id] = pixmap
        while len(self._kept) > KEPT:
            self._measures.pop(self._kept.popitem(last=False)[0], None)
        self.arrived.emit(job_id)
        self._make_next()
