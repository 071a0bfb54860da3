"""Presets: named lists of recipes, so that one drop makes several sizes."""

from __future__ import annotations

from dataclasses import dataclass

from rethumb_desktop.domain.recipe import Recipe, Size


@dataclass(frozen=True)
class Preset:
    """A named list of recipes, at least one, none twice."""

    name: str
    recipes: tuple[Recipe, ...]


#: What a newcomer finds; the first is the one that is chosen.
STANDARD_PRESETS = (
    Preset("Web", (Recipe(fit=Size(1600, 1600)),)),
    Preset("Thumbnail", (Recipe(square=100),)),
    Preset("Sizes", (Recipe(square=100), Recipe(square=400), Recipe(width=800), Recipe(width=1600))),
    Preset("Original size, no metadata", (Recipe(),)),
)
