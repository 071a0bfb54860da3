"""Keeping presets."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.events import AccountsChanged
from rethumb_desktop.domain.ports import Listener, PresetBook
from rethumb_desktop.domain.ports.watching import WatchBook
from rethumb_desktop.domain.preset import STANDARD_PRESETS, Preset
from rethumb_desktop.domain.recipe import Recipe
from rethumb_desktop.domain.recipe_text import parse_recipe
from rethumb_desktop.domain.watched_folder import WatchedFolder

Result = TypeVar("Result")

MAX_NAME_LENGTH = 80


@dataclass(frozen=True)
class RemovedPreset:
    """A preset that was removed, and where it stood, so that it can be put back."""

    preset: Preset
    place: int


@dataclass(frozen=True)
class Restored:
    """What came of restoring the standard presets: those that came back, and those that the person has changed."""

    back: tuple[Preset, ...]
    changed: tuple[Preset, ...]


class PresetKeeping:
    """Adds, finds, changes, orders and removes presets. A watched folder follows when its preset is renamed."""

    def __init__(self, book: PresetBook, watch_book: WatchBook, listener: Listener) -> None:
        self._book = book
        self._watch_book = watch_book
        self._listener = listener

    def presets(self) -> list[Preset]:
        """Return the presets; the first is the one a newcomer gets. Raises Fault settings."""
        return self._book.presets()

    def find(self, name: str) -> Preset:
        """Return a preset by its name. Raises Fault usage where there is none."""
        presets = self.presets()
        return presets[_place(presets, name)]

    def add(self, name: str, recipe_texts: Sequence[str]) -> Preset:
        """Add a preset, or change the one of this name. Raises `RecipeError`, Fault usage, settings."""
        preset = _checked(Preset(name, tuple(parse_recipe(text) for text in recipe_texts)))
        self._book.save_preset(preset)
        self._listener(AccountsChanged())
        return preset

    def create(self, name: str, recipes: Sequence[Recipe]) -> Preset:
        """Add a preset at the end, under this name or, where that is taken, with a number behind it."""
        wanted = _checked(Preset(name, tuple(recipes)))

        def change(now: list[Preset]) -> Preset:
            preset = replace(wanted, name=_free_name(wanted.name, now))
            now.append(preset)
            return preset

        return self._change(change)

    def change(self, name: str, changed: Preset) -> Preset:
        """Change a preset in its place; it may get another name. Raises Fault usage, settings."""
        preset = _checked(changed)

        def change(now: list[Preset]) -> Preset:
            place = _place(now, name)
            if preset.name != name and any(other.name == preset.name for other in now):
                raise Fault(FaultKind.USAGE, f"There is a preset “{preset.name}” already.", subject=preset.name)
            now[place] = preset
            return preset

        return self._change(change, renamed=(name, preset.name))

    def duplicate(self, name: str) -> Preset:
        """Add the same preset once more behind it, under a name of its own. Raises Fault usage, settings."""

        def change(now: list[Preset]) -> Preset:
            place = _place(now, name)
            copy = replace(now[place], name=_free_name(name, now))
            now.insert(place + 1, copy)
            return copy

        return self._change(change)

    def move(self, name: str, steps: int) -> None:
        """Move a preset down the order, or up where `steps` is less than 0; at the ends it stays. Raises Fault usage,
        settings."""

        def change(now: list[Preset]) -> None:
            place = _place(now, name)
            preset = now.pop(place)
            now.insert(max(0, place + steps), preset)

        self._change(change)

    def remove(self, name: str) -> RemovedPreset:
        """Remove a preset. Raises Fault usage where there is none or where it is the last one."""

        def change(now: list[Preset]) -> RemovedPreset:
            place = _place(now, name)
            if len(now) == 1:
                raise Fault(FaultKind.USAGE, "The last preset stays.", subject=name)
            return RemovedPreset(now.pop(place), place)

        return self._change(change)

    def put_back(self, removed: RemovedPreset) -> Preset:
        """Undo a removal; where its name was taken meanwhile, the preset comes back with a number behind it."""

        def change(now: list[Preset]) -> Preset:
            preset = replace(removed.preset, name=_free_name(removed.preset.name, now))
            now.insert(removed.place, preset)
            return preset

        return self._change(change)

    def restore_standard(self) -> Restored:
        """Add the standard presets that are missing, at the end. What was changed under such a name stays as it is."""

        def change(now: list[Preset]) -> Restored:
            names = {preset.name: preset for preset in now}
            missing = tuple(preset for preset in STANDARD_PRESETS if preset.name not in names)
            changed = tuple(names[p.name] for p in STANDARD_PRESETS if names.get(p.name, p) != p)
            now.extend(missing)
            return Restored(missing, changed)

        return self._change(change)

    def _change(self, change: Callable[[list[Preset]], Result], renamed: tuple[str, str] = ("", "")) -> Result:
        """Have `change` work on the presets, and return what it returns. `renamed`: a preset's name before and now."""
        results: list[Result] = []

        def apply(now: Sequence[Preset]) -> list[Preset]:
            presets = list(now)
            results.append(change(presets))
            return presets

        self._book.change_presets(apply)
        if renamed[0] != renamed[1]:
            self._watch_book.change_watched_folders(lambda now: [_with_renamed(folder, *renamed) for folder in now])
        self._listener(AccountsChanged())
        return results[-1]


def _checked(preset: Preset) -> Preset:
    """Return a preset with a clean name and no recipe twice. Raises Fault usage."""
    name = preset.name.strip()
    if not name or len(name) > MAX_NAME_LENGTH or not name.isprintable():
        raise Fault(FaultKind.USAGE, f"A preset's name is 1 to {MAX_NAME_LENGTH} characters.", subject=preset.name)
    if not preset.recipes:
        raise Fault(FaultKind.USAGE, "A preset needs at least one recipe.", subject=preset.name)
    return Preset(name, tuple(dict.fromkeys(preset.recipes)))


def _with_renamed(folder: WatchedFolder, before: str, now: str) -> WatchedFolder:
    return replace(folder, presets=tuple(now if name == before else name for name in folder.presets))


def _place(presets: Sequence[Preset], name: str) -> int:
    for place, preset in enumerate(presets):
        if preset.name == name:
            return place
    known = ", ".join(f"“{preset.name}”" for preset in presets)
    raise Fault(FaultKind.USAGE, f"There is no preset “{name}”.", f"There are: {known}.", subject=name)


def _free_name(wanted: str, presets: Sequence[Preset]) -> str:
    """Return the name, with a number behind it where it is taken: “Web”, “Web 2”, “Web 3”."""
    taken = {preset.name for preset in presets}
    base, number = wanted, 1
    parts = wanted.rsplit(" ", 1)
    if wanted in taken and len(parts) == 2 and re.fullmatch(r"[0-9]{1,3}", parts[1]):
        base, number = parts[0], int(parts[1])
    name = wanted
    while name in taken:
        number += 1
        end = f" {number}"
        name = base[: MAX_NAME_LENGTH - len(end)] + end
    return name
