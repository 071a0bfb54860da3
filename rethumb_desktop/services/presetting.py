"""Keeping presets."""

from __future__ import annotations

from collections.abc import Sequence

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.events import AccountsChanged
from rethumb_desktop.domain.ports import Listener, PresetBook
from rethumb_desktop.domain.preset import Preset
from rethumb_desktop.domain.recipe_text import parse_recipe

MAX_NAME_LENGTH = 80


class PresetKeeping:
    """Adds, finds and removes presets."""

    def __init__(self, book: PresetBook, listener: Listener) -> None:
        self._book = book
        self._listener = listener

    def presets(self) -> list[Preset]:
        """Return the presets; the first is the one a newcomer gets. Raises Fault settings."""
        return self._book.presets()

    def find(self, name: str) -> Preset:
        """Return a preset by its name. Raises Fault usage where there is none."""
        for preset in self.presets():
            if preset.name == name:
                return preset
        known = ", ".join(f"“{preset.name}”" for preset in self.presets())
        raise Fault(FaultKind.USAGE, f"There is no preset “{name}”.", f"There are: {known}.", subject=name)

    def add(self, name: str, recipe_texts: Sequence[str]) -> Preset:
        """Add a preset, or change the one of this name. Raises `RecipeError`, Fault usage, settings."""
        cleaned = name.strip()
        if not cleaned or len(cleaned) > MAX_NAME_LENGTH or not cleaned.isprintable():
            raise Fault(FaultKind.USAGE, f"A preset's name is 1 to {MAX_NAME_LENGTH} characters.", subject=name)
        recipes = tuple(dict.fromkeys(parse_recipe(text) for text in recipe_texts))
        if not recipes:
            raise Fault(FaultKind.USAGE, "A preset needs at least one recipe.", subject=name)
        preset = Preset(cleaned, recipes)
        self._book.save_preset(preset)
        self._listener(AccountsChanged())
        return preset

    def remove(self, name: str) -> None:
        """Remove a preset. Raises Fault usage where there is none or where it is the last one."""
        self.find(name)
        if len(self.presets()) == 1:
            raise Fault(FaultKind.USAGE, "The last preset stays.", subject=name)
        self._book.remove_preset(name)
        self._listener(AccountsChanged())
