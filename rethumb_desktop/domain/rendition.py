"""Renditions: the result of one recipe on one original."""

from __future__ import annotations

from dataclasses import dataclass

from rethumb_desktop.domain.recipe import CENTRE, Focus, Recipe


@dataclass(frozen=True)
class Rendered:
    """The bytes a recipe made. Sizes in pixels, 0 × 0 for JSON; `notes` are sentences for the person.

    `focus` is where the crop of a recipe with `focus/auto` was placed.
    """

    recipe: Recipe
    data: bytes
    width: int
    height: int
    mime: str
    extension: str
    notes: tuple[str, ...] = ()
    focus: Focus = CENTRE


@dataclass(frozen=True, slots=True)
class Rendition:
    """What is kept of a rendition: its object key and its facts, not its bytes."""

    recipe: str
    key: str
    width: int
    height: int
    bytes: int
    mime: str


@dataclass(frozen=True)
class Pixels:
    """Pixels for the screen: `data` is width × height × 4 bytes, RGBA, 8 bit, not premultiplied, sRGB.

    `full_width` and `full_height` are the size of the upright picture these pixels were reduced from.
    """

    width: int
    height: int
    data: bytes
    full_width: int
    full_height: int
