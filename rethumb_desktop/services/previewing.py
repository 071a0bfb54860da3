"""Previewing: what an original and its rendition look like on the screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from threading import Lock

from rethumb_desktop.domain.geometry import Crop, Plan, plan
from rethumb_desktop.domain.original import Original, Source
from rethumb_desktop.domain.ports import KeptPicture, Renderer
from rethumb_desktop.domain.recipe import Focus, Recipe, Size
from rethumb_desktop.domain.rendition import Pixels, Rendered
from rethumb_desktop.services.gathering import OriginalBytes
from rethumb_desktop.services.making import Maker


@dataclass(frozen=True)
class Preview:
    """A rendition as it would be published: encoded, then decoded again, so that its artefacts show.

    `plan` tells where the recipe cuts the upright original; `focus` by which point, also where the program found it.
    `bytes` and `original_bytes` are file sizes. Of several `frames` the pixels are the first.
    """

    pixels: Pixels
    recipe: Recipe
    plan: Plan
    focus: Focus
    bytes: int
    original_bytes: int
    mime: str
    frames: int
    notes: tuple[str, ...]
    original: Original


class Previewing:
    """Makes what only the screen shows. Keeps one picture, the last: its bytes, its pixels, its last rendition.

    `recipes` are all that the original is published in: one decode serves them, as it does when they are published, and
    a rendition has the same bytes. Safe to call from several threads.
    """

    def __init__(self, originals: OriginalBytes, renderer: Renderer, maker: Maker) -> None:
        self._originals = originals
        self._renderer = renderer
        self._maker = maker
        self._lock = Lock()
        self._last: _Picture | None = None

    def original(
        self, source: Source, box: Size, *, recipes: Sequence[Recipe] = (), part: Crop | None = None
    ) -> Pixels:
        """Return the upright original, or a part of it, reduced to fit `box`. Raises Fault."""
        picture = self._picture(source)
        return picture.open().kept.pixels(box, _pictures(recipes), part)

    def result(
        self,
        source: Source,
        recipe: Recipe,
        box: Size,
        *,
        recipes: Sequence[Recipe] = (),
        part: Crop | None = None,
    ) -> Preview:
        """Return what publishing would make, or a part of it, reduced to fit `box`. Raises Fault.

        The recipe must make a picture, not metadata. Where `recipes` are given it is one of them.
        """
        picture = self._picture(source)
        opened = picture.open()
        made = picture.make(recipe, _pictures(recipes) or (recipe,))
        rendered, original = made.rendered, opened.original
        return Preview(
            pixels=made.kept.pixels(box, part=part),
            recipe=recipe,
            plan=plan(recipe, original.width, original.height, rendered.focus),
            focus=recipe.focus if isinstance(recipe.focus, Focus) else rendered.focus,
            bytes=len(rendered.data),
            original_bytes=original.bytes,
            mime=rendered.mime,
            frames=made.kept.frames,
            notes=rendered.notes,
            original=original,
        )

    def forget_changed(self, source: Source) -> bool:
        """Let go of an original that was written since it was looked at; return whether it was."""
        with self._lock:
            last = self._last
        if last is None or last.source != source or last.stamp == self._originals.stamp(source):
            return False
        with self._lock:
            if self._last is last:
                self._last = None
        last.close()
        return True

    def _picture(self, source: Source) -> _Picture:
        with self._lock:
            last = self._last
            if last is not None and last.source == source:
                return last
            picture = self._last = _Picture(source, self._originals, self._renderer, self._maker)
        if last is not None:
            last.close()
        return picture


@dataclass(frozen=True)
class _Opened:
    original: Original
    kept: KeptPicture


@dataclass(frozen=True)
class _Made:
    rendered: Rendered
    kept: KeptPicture


class _Picture:
    """The picture that is looked at. What could not be read or made is tried again when it is asked for again."""

    def __init__(self, source: Source, originals: OriginalBytes, renderer: Renderer, maker: Maker) -> None:
        self.source = source
        self.stamp = originals.stamp(source)
        self._originals = originals
        self._renderer = renderer
        self._maker = maker
        self._reading = Lock()
        self._making = Lock()
        self._opened: _Opened | None = None
        self._made: tuple[tuple[object, ...], _Made] | None = None
        self._closed = False

    def open(self) -> _Opened:
        """Read the original, once. Raises Fault."""
        with self._reading:
            if self._opened is None:
                data = self._originals.read(self.source)
                self._opened = _Opened(self._maker.examine(data), self._renderer.keep(data))
                self._close_if_told()
            return self._opened

    def make(self, recipe: Recipe, recipes: tuple[Recipe, ...]) -> _Made:
        """Make a rendition; the last one is kept, for those who look closer. Raises Fault."""
        kept = self.open().kept
        with self._making:
            if self._made is not None and self._made[0] == (recipe, recipes):
                return self._made[1]
            rendered = kept.render(recipe, recipes)
            self._maker.let_pass(rendered)
            before, made = self._made, _Made(rendered, self._renderer.keep(rendered.data))
            self._made = (recipe, recipes), made
            if before is not None:
                before[1].kept.close()
            self._close_if_told()
            return made

    def close(self) -> None:
        """Let go of the pixels; never waits for who works with them."""
        self._closed = True
        self._close_if_told()

    def _close_if_told(self) -> None:
        if not self._closed:
            return
        if self._opened is not None:
            self._opened.kept.close()
        if self._made is not None:
            self._made[1].kept.close()


def _pictures(recipes: Sequence[Recipe]) -> tuple[Recipe, ...]:
    return tuple(recipe for recipe in recipes if not recipe.exif)
