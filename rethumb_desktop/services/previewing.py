"""Previewing: what an original and its rendition look like on the screen."""

from __future__ import annotations

from dataclasses import dataclass
from threading import Lock

from rethumb_desktop.domain.geometry import Plan, plan
from rethumb_desktop.domain.original import Original, Source
from rethumb_desktop.domain.ports import Renderer
from rethumb_desktop.domain.recipe import Recipe, Size
from rethumb_desktop.domain.rendition import Pixels
from rethumb_desktop.services.gathering import OriginalBytes
from rethumb_desktop.services.making import Maker


@dataclass(frozen=True)
class Preview:
    """A rendition as it would be published: encoded, then decoded again, so that its artefacts show.

    `plan` tells where the recipe cuts the upright original; `bytes` and `original_bytes` are file sizes.
    """

    pixels: Pixels
    recipe: Recipe
    plan: Plan
    bytes: int
    original_bytes: int
    mime: str
    notes: tuple[str, ...]
    original: Original


class Previewing:
    """Makes what only the screen shows. Keeps the last original's bytes, not its pixels."""

    def __init__(self, originals: OriginalBytes, renderer: Renderer, maker: Maker) -> None:
        self._originals = originals
        self._renderer = renderer
        self._maker = maker
        self._lock = Lock()
        self._last: tuple[Source, bytes] | None = None

    def icon(self, source: Source, side: int) -> Pixels:
        """Return the upright picture reduced to fit `side` × `side` pixels. Raises Fault."""
        return self._renderer.pixels(self._originals.read(source), Size(side, side))

    def original(self, source: Source, box: Size) -> Pixels:
        """Return the upright original reduced to fit `box`. Raises Fault."""
        return self._renderer.pixels(self._read(source), box)

    def result(self, source: Source, recipe: Recipe, box: Size) -> Preview:
        """Return what publishing would make, reduced to fit `box`. Raises Fault.

        The recipe must make a picture, not metadata.
        """
        data = self._read(source)
        original = self._maker.examine(data)
        (rendered,) = self._maker.make(data, [recipe])
        return Preview(
            pixels=self._renderer.pixels(rendered.data, box),
            recipe=recipe,
            plan=plan(recipe, original.width, original.height, rendered.focus),
            bytes=len(rendered.data),
            original_bytes=len(data),
            mime=rendered.mime,
            notes=rendered.notes,
            original=original,
        )

    def _read(self, source: Source) -> bytes:
        with self._lock:
            if self._last is not None and self._last[0] == source:
                return self._last[1]
        data = self._originals.read(source)
        with self._lock:
            self._last = (source, data)
        return data
