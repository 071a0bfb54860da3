"""The loader: has pictures made on worker threads, the newest first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QRect, QSize, Signal
from PySide6.QtGui import QImage

from rethumb_desktop.domain.errors import Fault
from rethumb_desktop.domain.geometry import Crop
from rethumb_desktop.domain.original import Source
from rethumb_desktop.domain.recipe import Recipe, Size
from rethumb_desktop.ui.bridge import Bridge
from rethumb_desktop.ui.models.pixels import make_image
from rethumb_desktop.ui.widgets.layer import Wanted

if TYPE_CHECKING:
    from rethumb_desktop.services.previewing import Preview, Previewing

Loaded = TypeVar("Loaded")


@dataclass(frozen=True)
class Asked:
    """What is looked at: an original, one of its recipes, and all of them as they would be published."""

    source: Source
    recipe: Recipe
    recipes: tuple[Recipe, ...]


@dataclass(frozen=True)
class LoadedOriginal:
    """An original as an image, and its full size."""

    image: QImage
    size: QSize


@dataclass(frozen=True)
class LoadedResult:
    """A rendition as an image, with its facts."""

    image: QImage
    preview: Preview


@dataclass(frozen=True)
class LoadedPart:
    """A part of a picture, in its own pixels."""

    image: QImage
    part: QRect


class Loader(QObject):
    """Asks for an original and its result, whole and in part. What was asked for before something newer never comes.

    Signals carry a LoadedOriginal, LoadedResult, LoadedPart or Fault.
    """

    original_came = Signal(object)
    original_failed = Signal(object)
    result_came = Signal(object)
    result_failed = Signal(object)
    original_part_came = Signal(object)
    result_part_came = Signal(object)

    def __init__(self, bridge: Bridge, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._previewing: Previewing | None = None
        self._busy = False
        self._next: tuple[Asked, Size] | None = None

    def serve(self, previewing: Previewing) -> None:
        """Begin to answer: the services are there."""
        self._previewing = previewing

    @property
    def serving(self) -> bool:
        return self._previewing is not None

    def load_original(self, asked: Asked, box: Size) -> None:
        """Have the original made to fit a box."""

        def load(previewing: Previewing) -> LoadedOriginal:
            pixels = previewing.original(asked.source, box, recipes=asked.recipes)
            return LoadedOriginal(make_image(pixels), QSize(pixels.full_width, pixels.full_height))

        self._run("original", load, self.original_came.emit, self.original_failed.emit)

    def load_result(self, asked: Asked, box: Size) -> None:
        """Have the result made to fit a box, at once."""

        def load(previewing: Previewing) -> LoadedResult:
            preview = previewing.result(asked.source, asked.recipe, box, recipes=asked.recipes)
            return LoadedResult(make_image(preview.pixels), preview)

        def came(result: LoadedResult) -> None:
            self.result_came.emit(result)
            self._go_on()

        def failed(fault: Fault) -> None:
            self.result_failed.emit(fault)
            self._go_on()

        self._next = None
        self._busy = self.serving
        self._bridge.drop("result part")
        self._run("result", load, came, failed)

    def follow(self, asked: Asked, box: Size) -> None:
        """Have a result made once the one under way is there: a hand that never rests must not starve it."""
        if self._busy:
            self._next = asked, box
        else:
            self.load_result(asked, box)

    def load_original_part(self, asked: Asked, wanted: Wanted) -> None:
        """Have a part of the original made, with as many pixels as the screen has for it."""

        def load(previewing: Previewing) -> LoadedPart:
            part, box = _crop(wanted.part), _size(wanted.size)
            pixels = previewing.original(asked.source, box, recipes=asked.recipes, part=part)
            return LoadedPart(make_image(pixels), wanted.part)

        # Without it there is a picture as well, only not as sharp.
        self._run("original part", load, self.original_part_came.emit, lambda _: None)

    def load_result_part(self, asked: Asked, wanted: Wanted) -> None:
        """Have a part of the result made, with as many pixels as the screen has for it."""

        def load(previewing: Previewing) -> LoadedPart:
            part, box = _crop(wanted.part), _size(wanted.size)
            preview = previewing.result(asked.source, asked.recipe, box, recipes=asked.recipes, part=part)
            return LoadedPart(make_image(preview.pixels), wanted.part)

        self._run("result part", load, self.result_part_came.emit, lambda _: None)

    def drop_result(self) -> None:
        """Forget what was asked of a result."""
        self._busy, self._next = False, None
        for slot in ("result", "result part"):
            self._bridge.drop(slot)

    def drop(self) -> None:
        """Forget all that was asked."""
        self.drop_result()
        for slot in ("original", "original part"):
            self._bridge.drop(slot)

    def _go_on(self) -> None:
        self._busy = False
        if self._next is not None:
            self.load_result(*self._next)

    def _run(
        self,
        slot: str,
        load: Callable[[Previewing], Loaded],
        came: Callable[[Loaded], object],
        failed: Callable[[Fault], object],
    ) -> None:
        previewing = self._previewing
        if previewing is not None:
            self._bridge.run_latest(slot, lambda: load(previewing), came, failed)


def _crop(part: QRect) -> Crop:
    return Crop(part.x(), part.y(), part.width(), part.height())


def _size(size: QSize) -> Size:
    return Size(size.width(), size.height())
