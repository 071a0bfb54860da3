"""A kept picture: decoded once, for all that is made of one original while it is looked at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from threading import Lock

from rethumb_desktop.domain.geometry import Crop, Plan, plan
from rethumb_desktop.domain.recipe import AUTO_FOCUS, Focus, Recipe, Size
from rethumb_desktop.domain.rendition import Pixels, Rendered
from rethumb_desktop.imaging.budget import ByteBudget, Loan
from rethumb_desktop.imaging.colour import ToSrgb
from rethumb_desktop.imaging.decoding import Canvas, decode, memory_cost, profile_of, reduction
from rethumb_desktop.imaging.faults import too_large
from rethumb_desktop.imaging.focusing import place_crops
from rethumb_desktop.imaging.limits import Limits
from rethumb_desktop.imaging.making import Cuts, make, make_one, result_cost
from rethumb_desktop.imaging.opening import Opened, open_picture
from rethumb_desktop.imaging.planning import SHOWN_BYTES, affordable, check_task, make_task, reduction_for
from rethumb_desktop.imaging.task import Task

# One for the recipes; one more where somebody looks closer than they do.
_KEPT_DECODES = 2
_PIXEL_BYTES = 4


@dataclass(frozen=True)
class _Decoded:
    """A picture decoded by a reduction of `step`, and what was cut of the whole of it."""

    opened: Opened
    step: int
    canvas: Canvas
    cuts: Cuts = field(default_factory=dict)

    @property
    def bytes(self) -> int:
        pictures = [self.opened.picture, self.canvas.picture, *self.cuts.values()]
        different = {id(picture): picture for picture in pictures}.values()
        # What has opacity is kept a second time, its colours multiplied by it, once something was cut out.
        copies = 2 if self.canvas.picture.mode in ("LA", "RGBA") else 1
        return copies * sum(picture.width * picture.height * _PIXEL_BYTES for picture in different)


class KeptPillowPicture:
    """Keeps the pixels of one picture, on loan from the budget: where rendering needs the memory they go.

    Whatever was given up is decoded anew when it is asked for. Safe to call from several threads, one at a time works.
    """

    def __init__(self, data: bytes, limits: Limits, budget: ByteBudget) -> None:
        self._data = data
        self._limits = limits
        self._budget = budget
        self._header = open_picture(data, limits)
        self._found: dict[Size, Focus] = {}
        self._lock = Lock()
        self._decoded: tuple[_Decoded, ...] = ()  # the one used last comes last
        self._loan: Loan | None = None
        self._closed = False

    @property
    def frames(self) -> int:
        """How many frames or pages there are; the first one is kept."""
        return self._header.frames

    def render(self, wanted: Recipe, recipes: Sequence[Recipe]) -> Rendered:
        """Render one of the recipes, with the bytes that rendering all of them from one decode gives it.

        None may ask for `exif`. Raises Fault as `PillowRenderer.render`.
        """
        tasks = [make_task(self._header, recipe) for recipe in recipes]
        task = tasks[recipes.index(wanted)]
        check_task(self._header, task, self._limits)
        if task.animated:
            return self._film(task)
        step = reduction_for(self._header, tasks)
        with self._using(range(step, step + 1), step, result_cost(self._header, [task])) as decoded:
            placed = self._place(decoded, task)
            tasks = [placed if each == task else each for each in tasks]
            return make_one(decoded.opened, tasks, placed, decoded.canvas, decoded.cuts)

    def pixels(self, box: Size, recipes: Sequence[Recipe] = (), part: Crop | None = None) -> Pixels:
        """Return a part of the upright picture (None: all of it) for the screen, in sRGB, reduced to fit `box`.

        The decode that `recipes` are made from serves where it has enough pixels. Raises Fault as `render`.
        """
        full = self._header
        crop = part or Crop(0, 0, full.width, full.height)
        wanted = Plan(crop, plan(Recipe(fit=box), crop.width, crop.height).size, kept_small=False)
        most = reduction(full, [wanted])
        shared = reduction_for(full, [make_task(full, recipe) for recipe in recipes]) if recipes else most
        cost = wanted.size.width * wanted.size.height * SHOWN_BYTES
        with self._using(range(1, most + 1), min(most, shared), cost) as decoded:
            picture = decoded.canvas.cut(wanted.crop, wanted.size)
            shown = ToSrgb(profile_of(decoded.opened)).convert(picture).convert("RGBA")
        return Pixels(wanted.size.width, wanted.size.height, shown.tobytes(), full.width, full.height)

    def close(self) -> None:
        """Let the pixels go for good: what is asked for from now on is decoded each time."""
        self._closed = True
        self._return_loan()
        self._decoded = ()

    def _film(self, task: Task) -> Rendered:
        """Render what moves: all its frames would be too much to keep."""
        opened = open_picture(self._data, self._limits)
        cost = memory_cost(opened, 1) + result_cost(opened, [task])
        with self._lock, self._budget.reserve(affordable(cost, self._budget)):
            try:
                (rendered,) = make(opened, place_crops(opened, [task], self._limits), 1)
            except MemoryError as error:
                raise too_large("There is not enough memory for this picture.") from error
        return rendered

    def _place(self, decoded: _Decoded, task: Task) -> Task:
        """Place the crop of `focus/auto`; where it goes is found out once for each ratio."""
        ratio = task.recipe.ratio
        if task.recipe.focus != AUTO_FOCUS or ratio is None:
            return task
        if ratio not in self._found:
            (placed,) = place_crops(decoded.opened, [task], self._limits)
            self._found[ratio] = placed.focus
        found = self._found[ratio]
        return replace(task, focus=found, plan=plan(task.recipe, self._header.width, self._header.height, found))

    @contextmanager
    def _using(self, fitting: range, step: int, work: int) -> Iterator[_Decoded]:
        """Lend out the pixels reduced by as much as is `fitting`; where there are none, decode, reduced by `step`.

        As long as they are used they are reserved, together with the bytes that the `work` takes, and not on loan.
        """
        with self._lock:
            self._return_loan()
            kept = self._decoded
            found = max((each for each in kept if each.step in fitting), key=lambda each: each.step, default=None)
            cost = work + (memory_cost(self._header, step) if found is None else 0)
            if cost + _bytes_of(kept) > self._budget.total:
                kept = () if found is None else (found,)
            try:
                with self._budget.reserve(affordable(cost + _bytes_of(kept), self._budget)):
                    decoded = found or self._decode(step)
                    kept = (*(each for each in kept if each is not decoded), decoded)[-_KEPT_DECODES:]
                    yield decoded
            except MemoryError as error:
                kept = ()
                raise too_large("There is not enough memory for this picture.") from error
            finally:
                self._keep(kept)

    def _decode(self, step: int) -> _Decoded:
        opened = open_picture(self._data, self._limits)
        return _Decoded(opened, step, decode(opened, step))

    def _keep(self, kept: tuple[_Decoded, ...]) -> None:
        self._decoded = kept
        self._loan = self._budget.lend(_bytes_of(kept), self._give_up) if kept else None
        if self._loan is None:
            self._give_up()
        if self._closed:
            self.close()

    def _give_up(self) -> None:
        # Called by threads that wait for the memory, so without the lock.
        self._decoded = ()

    def _return_loan(self) -> None:
        loan = self._loan
        if loan is not None:
            self._budget.take_back(loan)


def _bytes_of(kept: Sequence[_Decoded]) -> int:
    return sum(decoded.bytes for decoded in kept)
