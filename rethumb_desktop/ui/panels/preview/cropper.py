"""The cropper: which crop a job is looked at with, and what is to become of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum, auto

from PySide6.QtCore import QObject, QPoint, QPointF, QTimer, Signal

from rethumb_desktop.domain.cropping import Cropping, Shape, cropping_between, shaped
from rethumb_desktop.domain.geometry import Crop
from rethumb_desktop.domain.job import Job, JobState
from rethumb_desktop.domain.recipe import CENTRE, Focus, Recipe, Size, focus_on
from rethumb_desktop.ui.panels.preview.crop_bar import CropBar
from rethumb_desktop.ui.panels.preview.cropping import crop_at, focus_beside, focus_for
from rethumb_desktop.ui.widgets.crop_frame import CropFrame

#: How long a key has to rest before its focus counts.
SETTLE_MS = 250

_RETRYABLE = (JobState.FAILED, JobState.CANCELLED)

#: Returns the recipes of a job as they were before a person cropped them.
PlainOf = Callable[[Job], tuple[Recipe, ...]]


class Change(Enum):
    """What another job means for what is shown."""

    NOTHING = auto()
    RECIPES = auto()
    PICTURE = auto()


class Cropper(QObject):
    """Follows the crop frame and the choice of a shape. A crop is kept here until the job has it, or it is undone.

    `moved` tells that the crop lies elsewhere now, `reshaped` that other recipes came of it. `crop_changed` carries the
    jobs that are to have a crop, and the Cropping: once the mouse lets go, for a job that can take it. One that was
    published already is offered in the bar, whose answer is `publish_again`.
    """

    moved = Signal()
    reshaped = Signal()
    crop_changed = Signal(object, object)
    publish_again = Signal(object, object)

    def __init__(self, frames: Sequence[CropFrame], bar: CropBar, parent: QObject) -> None:
        super().__init__(parent)
        self._bar = bar
        self.plain_of: PlainOf = lambda job: job.recipes
        self._job: Job | None = None
        self._plain: tuple[Recipe, ...] = ()
        self._given = Cropping()
        self._selected: tuple[Job, ...] = ()
        self._row = -1
        self._size: Size | None = None
        self._found: Focus | None = None
        self._wanted: Cropping | None = None
        self._made_whole = False
        self._told: list[tuple[Recipe, ...]] = []
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
        """The job's recipes, with the crop that was changed."""
        if self._job is None:
            return ()
        return self._job.recipes if self._wanted is None else self._wanted.over(self._given).on(self._plain)

    @property
    def row(self) -> int:
        """Which of the recipes is looked at."""
        return self._row

    @property
    def recipe(self) -> Recipe | None:
        """The recipe that is looked at."""
        recipes = self.recipes
        return recipes[self._row] if 0 <= self._row < len(recipes) else None

    @property
    def shape(self) -> Shape:
        """The shape that was given to the recipes which crop nothing of their own."""
        return (self._wanted or Cropping()).over(self._given).shape or Shape.WHOLE

    @property
    def takes_shapes(self) -> bool:
        """Whether the recipe that is looked at crops nothing of its own."""
        plain = self._plain_recipe
        return plain is not None and not plain.crops and not plain.exif

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
            self._wanted, self._told = None, []
        if change is not Change.NOTHING:
            self._made_whole = False
        if change is Change.PICTURE:
            self._size = self._taken_at = None
        self._know_plain()
        self._tell_bar()
        return change

    def _compare(self, job: Job | None) -> Change:
        """Return what a job changes: one that only moved on, or got a crop that was made here, changes nothing."""
        before = self._job
        if before is None and job is None:
            return Change.NOTHING
        if before is None or job is None or (before.id, before.source) != (job.id, job.source):
            return Change.PICTURE
        if before.state is JobState.FAILED and job.state is not JobState.FAILED:
            return Change.PICTURE  # its file may have been mended
        return Change.NOTHING if job.recipes in (before.recipes, *self._told) else Change.RECIPES

    def _know_plain(self) -> None:
        """Find out what the job's recipes were before somebody cropped them."""
        job = self._job
        recipes = job.recipes if job is not None else ()
        plain = self.plain_of(job) if job is not None else ()
        given = cropping_between(plain, recipes)
        if given is None or given.shape is Shape.WHOLE:
            plain, given = recipes, Cropping(Shape.WHOLE)
        self._plain, self._given = plain, given

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
        """Tell at once of a crop that keys have moved."""
        if self._settling.isActive():
            self._tell()

    def undo(self) -> None:
        """Go back to the crop that the job has."""
        self._settling.stop()
        plain, shape = self._plain_recipe, self.shape
        self._wanted, self._told = None, []
        if self.shape is not shape:
            self._look_at(plain)
        self._tell_bar()
        self.moved.emit()

    def choose_shape(self, shape: Shape) -> None:
        """Crop what the recipes do not crop of their own to a shape, where the crop lies now."""
        plain = self._plain_recipe
        if plain is None or shape is self.shape:
            return
        self._settling.stop()
        self._wanted = Cropping(shape, self._wanted.focus if self._wanted is not None else None)
        self._made_whole = shape is Shape.WHOLE
        self._look_at(plain)
        self._tell_bar()
        self.moved.emit()
        self._tell()

    # What the frame and the bar say

    @property
    def _now(self) -> Focus | None:
        recipe = self.recipe
        focus = recipe.focus if recipe is not None else None
        return focus if isinstance(focus, Focus) else self._found

    @property
    def _plain_recipe(self) -> Recipe | None:
        """What the recipe that is looked at was before somebody cropped it."""
        recipe, shape = self.recipe, self.shape
        wanted = focus_on((recipe,), CENTRE) if recipe is not None else ()
        return next((plain for plain in self._plain if focus_on((shaped(plain, shape),), CENTRE) == wanted), None)

    def _look_at(self, plain: Recipe | None) -> None:
        """Look at what has become of a recipe."""
        wanted = focus_on((shaped(plain, self.shape),), CENTRE) if plain is not None else ()
        rows = [row for row, recipe in enumerate(self.recipes) if focus_on((recipe,), CENTRE) == wanted]
        self._row, self._found = rows[0] if rows else 0, None
        self.reshaped.emit()

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
            self._wanted = Cropping(focus=focus).over(self._wanted or Cropping())
            self._tell_bar()
            self.moved.emit()

    def _tell(self) -> None:
        """Tell of a crop that was changed, where the job can still take it."""
        self._settling.stop()
        job, wanted, recipes = self._job, self._wanted, self.recipes
        if job is not None and takes_crops(job) and wanted is not None and recipes not in self._told[-1:]:
            self._told.append(recipes)
            self.crop_changed.emit((job,), wanted)

    def _publish(self) -> None:
        if self._job is not None and self._wanted is not None:
            self._told.append(self.recipes)
            self._tell_bar()
            self.publish_again.emit((self._job,), self._wanted)

    def _apply(self) -> None:
        """Give all that are selected the crop that is seen."""
        shape = self.shape if self.takes_shapes else None
        self._settling.stop()
        self._told.append(self.recipes)
        focus = None if shape is Shape.WHOLE else self._now
        self.crop_changed.emit(self._croppable, Cropping(shape, focus))

    @property
    def _croppable(self) -> tuple[Job, ...]:
        """The selected jobs that can still take the crop that is seen."""
        any_shape = self.takes_shapes and self.shape is not Shape.WHOLE
        open_ = [job for job in self._selected if takes_crops(job)]
        return tuple(job for job in open_ if any(each.crops or (any_shape and not each.exif) for each in job.recipes))

    def _tell_bar(self) -> None:
        job, recipe, recipes = self._job, self.recipe, self.recipes
        cropped = recipe is not None and recipe.crops and self._now is not None
        moved = self._wanted is not None and recipes not in self._told and job is not None
        unpublished = moved and job is not None and not takes_crops(job) and job.recipes != recipes
        offered = cropped or self._made_whole
        selected = len(self._croppable) if offered else 0
        self._bar.offer(unpublished=unpublished, selected=selected, whole=self._made_whole)


def takes_crops(job: Job) -> bool:
    """Whether a job can be cropped otherwise: it waits for the person, to be published or to be tried again."""
    return job.held or job.state in _RETRYABLE
