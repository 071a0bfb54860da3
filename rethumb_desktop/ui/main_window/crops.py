"""Crops that were made by hand on pictures that wait, kept while presets come and go."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rethumb_desktop.domain.cropping import Cropping, Shape, cropping_between
from rethumb_desktop.domain.preset import Preset
from rethumb_desktop.domain.recipe import CENTRE, Recipe, focus_on

_NONE = Cropping(Shape.WHOLE)


@dataclass(frozen=True)
class _Cut:
    """Recipes as a preset gives them, and the crop that a person made of them."""

    plain: tuple[Recipe, ...]
    cropping: Cropping

    @property
    def recipes(self) -> tuple[Recipe, ...]:
        return self.cropping.on(self.plain)


class Crops:
    """Knows what jobs were before somebody cropped them: from this run, else by the preset that is chosen, else by
    another that they can have come from. `presets` returns all that there are.
    """

    def __init__(self, presets: Callable[[], Sequence[Preset]]) -> None:
        self._presets = presets
        self._made: dict[int, _Cut] = {}

    def keep(self, there: Callable[[int], bool]) -> None:
        """Forget jobs that are not there any more."""
        self._made = {job: cut for job, cut in self._made.items() if there(job)}

    def plain(self, job: int, recipes: tuple[Recipe, ...], preset: Preset | None) -> tuple[Recipe, ...]:
        """Return a job's recipes without what a person has cropped."""
        return self._cut(job, recipes, preset).plain

    def crop(
        self, job: int, recipes: tuple[Recipe, ...], preset: Preset | None, cropping: Cropping
    ) -> tuple[Recipe, ...]:
        """Return a job's recipes with another crop."""
        cut = self._cut(job, recipes, preset)
        return cropping.over(cut.cropping).on(cut.plain)

    def place(
        self, job: int, recipes: tuple[Recipe, ...], preset: Preset | None, cropping: Cropping
    ) -> tuple[Recipe, ...]:
        """Return a job's recipes with another crop, which is kept."""
        cut = self._cut(job, recipes, preset)
        made = self._made[job] = _Cut(cut.plain, cropping.over(cut.cropping))
        return made.recipes

    def follow(self, job: int, recipes: tuple[Recipe, ...], before: Preset, preset: Preset) -> tuple[Recipe, ...]:
        """Return what a job becomes with a preset in place of another, with the crop that it has.

        Recipes that did not come from that other one stay.
        """
        if job not in self._made and recipes == before.recipes:
            return preset.recipes  # as nearly all are, where there are very many
        cut = self._made_of(job, recipes) or _cut_from(before, recipes)
        if cut is None or focus_on(cut.plain, CENTRE) != focus_on(before.recipes, CENTRE):
            return recipes
        if cut.cropping == _NONE:
            return preset.recipes
        made = self._made[job] = _Cut(preset.recipes, cut.cropping)
        return made.recipes

    def _cut(self, job: int, recipes: tuple[Recipe, ...], preset: Preset | None) -> _Cut:
        """Return how a job's recipes came about."""
        cut = self._made_of(job, recipes)
        if cut is None and preset is not None:
            cut = _cut_from(preset, recipes)
        return cut or self._cut_from_others(recipes) or _Cut(recipes, _NONE)

    def _made_of(self, job: int, recipes: tuple[Recipe, ...]) -> _Cut | None:
        made = self._made.get(job)
        return made if made is not None and made.recipes == recipes else None

    def _cut_from_others(self, recipes: tuple[Recipe, ...]) -> _Cut | None:
        """Return how recipes came about that the chosen preset does not explain: by one that has them as they are,
        else by the first that they can have been cropped from.
        """
        found = [cut for preset in self._presets() if (cut := _cut_from(preset, recipes)) is not None]
        return min(found, key=lambda cut: cut.cropping.shape is not Shape.WHOLE, default=None)


def _cut_from(preset: Preset, recipes: tuple[Recipe, ...]) -> _Cut | None:
    """Return which crop made these recipes of a preset's; None where none of ours did."""
    cropping = cropping_between(preset.recipes, recipes)
    return _Cut(preset.recipes, cropping) if cropping is not None else None
