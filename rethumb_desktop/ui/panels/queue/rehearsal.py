"""A rehearsal of the first rows, where nobody sees it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

from PySide6.QtCore import QObject, QTimer

from rethumb_desktop.domain.formats import PictureFormat
from rethumb_desktop.domain.job import Job, JobState
from rethumb_desktop.domain.library import THIS_COMPUTER
from rethumb_desktop.domain.original import Original, Source, SourceKind
from rethumb_desktop.domain.recipe import Recipe
from rethumb_desktop.domain.rendition import Rendition
from rethumb_desktop.ui.models.queue import QueueModel
from rethumb_desktop.ui.panels.queue.view import QueueView


class Rehearsal(QObject):
    """Paints a row of each look, one in each turn of the event loop, until there are rows.

    Icons are drawn, letters are shaped and parts of Qt are loaded by the binding when they are asked for first. The
    first drop would have to wait for all of it at once.
    """

    def __init__(self, model: QueueModel, view: QueueView) -> None:
        super().__init__(view)
        self._model = model
        self._view = view
        self._jobs = _examples()
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.timeout.connect(self._go_on)

    def begin(self) -> None:
        """Begin; the view has its size."""
        self._turn.start()

    @property
    def goes_on(self) -> bool:
        return self._turn.isActive()

    def _go_on(self) -> None:
        job = next(self._jobs, None)
        if job is not None and not self._model.total:
            self._view.rehearse(job)
            self._turn.start()


def _examples() -> Iterator[Job]:
    """Yield jobs as they are seen first, and on their way."""
    source = Source(SourceKind.FILE, "/pictures/example.jpg", "example.jpg")
    recipes = (Recipe(),)
    held = Job(0, "", source, recipes, THIS_COMPUTER, JobState.QUEUED, datetime.now(UTC), held=True)
    yield held
    queued = replace(held, held=False)
    yield queued
    original = Original("", 1, PictureFormat.JPEG, 1, 1, "RGB")
    rendition = Rendition("", "example.jpg", 1, 1, 1, "image/jpeg")
    done = replace(queued, original=original, renditions=(rendition,))
    for state in (JobState.RENDERING, JobState.READY, JobState.UPLOADING, JobState.PUBLISHED, JobState.DUPLICATE):
        yield replace(done, state=state)
