"""The recipes of a watched folder."""

from __future__ import annotations

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.ports import PresetBook
from rethumb_desktop.domain.recipe import Recipe
from rethumb_desktop.domain.watched_folder import WatchedFolder


def recipes_of(folder: WatchedFolder, book: PresetBook) -> tuple[Recipe, ...]:
    """Return what its presets make, each once. Raises Fault usage where one is gone, settings."""
    presets = {preset.name: preset.recipes for preset in book.presets()}
    for name in folder.presets:
        if name not in presets:
            known = ", ".join(f"“{preset}”" for preset in presets)
            raise Fault(FaultKind.USAGE, f"There is no preset “{name}”.", f"There are: {known}.", subject="presets")
    return tuple(dict.fromkeys(recipe for name in folder.presets for recipe in presets[name]))
