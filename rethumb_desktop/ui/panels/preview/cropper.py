"""The cropper: which focus a job is looked at with, and what is to become of it."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto

from PySide6.QtCore import QObject, QPoint, QPointF, QTimer, Signal

from rethumb_desktop.domain.geometry import Crop
from rethumb_desktop.domain.job import Job, JobState
from rethumb_desktop.domain.recipe import CENTRE, Focus, Recipe, Size, focus_on
from rethumb_desktop.ui.panels.preview.crop_bar import CropBar
from rethumb_desktop.ui.panels.preview.cropping import crop_at, focus_beside, focus_for
from rethumb_desktop.ui.widgets.crop_frame import CropFrame

#: How long a key has to rest before its focus counts.
SETTLE_MS = 250


class Change(Enum):
    """What another job means for what is shown."""

    NOTHING = auto()
    RECIPES = auto()
    PICTURE = auto()


class Cropper(QObject):
    """Follows the crop frame. A focus that was moved is kept here until the job has it, or it is undone.

    `moved` tells that the crop lies elsewhere now. `focus_changed` carries the jobs that are to have a focus, and the
    focus: once the mouse lets go, for a job that is held. One that was rendered already is offered in the bar, whose
    answer is `publish_again`.
    """

    moved = Signal()
    focus_changed = Signal(object, object)
    publish_again = Signal(object, object)

    def __init__(self, frames: Sequence[CropFrame], bar: CropBar, parent: QObject) -> None:
        super().__init__(parent)
        self._bar = bar
        self._job: Job | None = None
        self._selected: tuple[Job, ...] = ()
        self._row = -1
        self._size: Size | None = None
        self._found: Focus | None = None
        self._focus: Focus | None = None
        self._told: list[Focus] = []
        self._taken_at: Crop | None = None
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(SETTLE_MS)
        self._settling.timeout.connect(self._tell)
        for frame in frames:
            frame.taken.connect(self._take)
            frame.dragged.connect(self._drag)
            frame.dropped.connect(self._tell)
            frame.nudged.connect(self._nudge)
            frame.centred.connect(self._centre)
        bar.undo.clicked.connect(self.undo)
        bar.publish.clicked.connect(self._publish)
        bar.apply.clicked.connect(self._apply)

    # What is looked at

    @property
    def job(self) -> Job | None:
        return self._job

    @property
    def recipes(self) -> tuple[Recipe, ...]:
        """The job's recipes, with the focus that was moved."""
        job, focus = self._job, self._focus
        if job is None:
            return ()
        return job.recipes if focus is None else focus_on(job.recipes, focus)

    @property
    def recipe(self) -> Recipe | None:
        """The recipe that is looked at."""
        recipes = self.recipes
        return recipes[self._row] if 0 <= self._row < len(recipes) else None

    @property
    def crop(self) -> Crop | None:
        """What the recipe keeps; None where it crops nothing, or nobody knows yet."""
        recipe, focus, size = self.recipe, self._now, self._size
        if recipe is None or not recipe.crops or focus is None or size is None:
            return None
        return crop_at(recipe, focus, size)

    def show_job(self, job: Job | None, selected: Sequence[Job]) -> Change:
        """Look at a job, one of those that are selected; say what that changes."""
        shown = self.recipes
        change = self._compare(job)
        if change is not Change.NOTHING:
            self.settle()
        adopted = job is not None and job.recipes == shown
        self._job, self._selected = job, tuple(selected)
        if change is not Change.NOTHING or adopted:
            self._focus, self._told = None, []
        if change is Change.PICTURE:
            self._size = self._taken_at = None
        self._tell_bar()
        return change

    def _compare(self, job: Job | None) -> Change:
        """Return what a job changes: one that only moved on, or got a focus that was moved here, changes nothing."""
        before = self._job
        if before is None and job is None:
            return Change.NOTHING
        if before is None or job is None or (before.id, before.source) != (job.id, job.source):
            return Change.PICTURE
        if before.state is JobState.FAILED and job.state is not JobState.FAILED:
            return Change.PICTURE  # its file may have been mended
        known = [before.recipes, *(focus_on(before.recipes, focus) for focus in self._told)]
        return Change.NOTHING if job.recipes in known else Change.RECIPES

    def choose(self, row: int) -> None:
        """Look at another of the recipes."""
        self._row, self._found = row, None
        self._tell_bar()

    def know_size(self, size: Size) -> None:
        """Take in how large the upright original is."""
        self._size = size

    def know_found(self, focus: Focus) -> None:
        """Take in where the program found what matters."""
        self._found = focus
        self._tell_bar()

    def settle(self) -> None:
        """Tell at once of a focus that keys have moved."""
        if self._settling.isActive():
            self._tell()

    def undo(self) -> None:
        """Go back to the focus that the job has."""
        self._settling.stop()
        self._focus, self._told = None, []
        self._tell_bar()
        self.moved.emit()

    # What the frame and the bar say

    @property
    def _now(self) -> Focus | None:
        recipe = self.recipe
        focus = recipe.focus if recipe is not None else None
        return focus if isinstance(focus, Focus) else self._found

    def _take(self) -> None:
        self._taken_at = self.crop

    def _drag(self, way: QPointF) -> None:
        recipe, start, size, now = self.recipe, self._taken_at, self._size, self._now
        if recipe is not None and start is not None and size is not None and now is not None:
            left, top = start.left + way.x() * size.width, start.top + way.y() * size.height
            self._move(focus_for(recipe, now, size, left, top))

    def _nudge(self, steps: QPoint) -> None:
        recipe, size, now = self.recipe, self._size, self._now
        if recipe is not None and size is not None and now is not None:
            self._move(focus_beside(recipe, now, size, steps.x(), steps.y()))
            self._settling.start()

    def _centre(self) -> None:
        self._move(CENTRE)
        self._settling.start()

    def _move(self, focus: Focus) -> None:
        if focus != self._now:
            self._focus = focus
            self._tell_bar()
            self.moved.emit()

    def _tell(self) -> None:
        """Tell of a focus that was moved, where the job can still take it."""
        self._settling.stop()
        job, focus = self._job, self._focus
        if job is not None and job.held and focus is not None and focus not in self._told[-1:]:
            self._told.append(focus)
            self.focus_changed.emit((job,), focus)

    def _publish(self) -> None:
        if self._job is not None and self._focus is not None:
            self._told.append(self._focus)
            self._tell_bar()
            self.publish_again.emit((self._job,), self._focus)

    def _apply(self) -> None:
        focus = self._now
        if focus is not None:
            self._settling.stop()
            self._told.append(focus)
            self.focus_changed.emit(self._croppable, focus)

    @property
    def _croppable(self) -> tuple[Job, ...]:
        """The selected jobs that can still take a focus."""
        return tuple(job for job in self._selected if job.held and any(recipe.crops for recipe in job.recipes))

    def _tell_bar(self) -> None:
        job, recipe = self._job, self.recipe
        cropped = recipe is not None and recipe.crops and self._now is not None
        moved = self._focus is not None and self._focus not in self._told and job is not None
        unpublished = moved and job is not None and not job.held and job.recipes != self.recipes
        self._bar.offer(unpublished=unpublished, selected=len(self._croppable) if cropped else 0)
