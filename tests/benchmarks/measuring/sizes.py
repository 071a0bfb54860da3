"""The four sizes that are measured, as recipes and as words for vipsthumbnail."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rethumb_desktop.domain.formats import OutputFormat
from rethumb_desktop.domain.recipe_text import parse_recipe
from rethumb_desktop.imaging.encoding import DEFAULT_QUALITY

QUALITY = DEFAULT_QUALITY[OutputFormat.JPG]
PNG_LEVEL = 4  # of compression, as in rethumb_desktop.imaging.encoding


@dataclass(frozen=True)
class Size:
    """A recipe, and what vipsthumbnail calls it."""

    recipe: str
    words: Sequence[str]


SIZES = (
    Size("square/100", ("-s", "100x100>", "--smartcrop", "centre")),
    Size("square/400", ("-s", "400x400>", "--smartcrop", "centre")),
    Size("width/800", ("-s", "800x>")),
    Size("width/1600", ("-s", "1600x>")),
)
PRESET = "preset of the four"
RECIPES = [parse_recipe(size.recipe) for size in SIZES]


def recipes_of(name: str) -> list[str]:
    """The recipes behind a row's name: one, or the four of the preset."""
    return [size.recipe for size in SIZES] if name == PRESET else [name]


def options(extension: str, *, plain: bool, full_colour: bool = False) -> str:
    """What vipsthumbnail is told about its files: only what must be, or all that the renderer does."""
    if extension == "png":
        # Pillow chooses the best of all filters for each row.
        return "[strip]" if plain else f"[compression={PNG_LEVEL},filter=all,strip]"
    if plain:
        return f"[Q={QUALITY},strip]"
    # The renderer decides on the resolution of colour by what is in the picture; of photographs it is nearly always
    # halved, as vipsthumbnail does without a word.
    colour = ",subsample-mode=off" if full_colour else ""
    return f"[Q={QUALITY},optimize-coding,interlace{colour},strip]"
