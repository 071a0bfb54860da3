"""Crops by hand: the shape that a person gives to recipes which crop nothing, and where crops lie."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum

from rethumb_desktop.domain.geometry import largest_inside
from rethumb_desktop.domain.recipe import CENTRE, MAX_SIDE, AutoFocus, Focus, Recipe, Size, focus_on


class Shape(Enum):
    """What is kept of an original: all of it, or the largest part with one of these ratios of width to height."""

    WHOLE = None
    SQUARE = Size(1, 1)
    FOUR_TO_THREE = Size(4, 3)
    THREE_TO_TWO = Size(3, 2)
    SIXTEEN_TO_NINE = Size(16, 9)
    THREE_TO_FOUR = Size(3, 4)
    TWO_TO_THREE = Size(2, 3)
    NINE_TO_SIXTEEN = Size(9, 16)

    @property
    def ratio(self) -> Size | None:
        ratio: Size | None = self.value
        return ratio

    def __str__(self) -> str:
        return "" if self.value is None else f"{self.value.width}:{self.value.height}"


#: The shapes by what they make of a recipe that keeps an original's size.
_FULL = {largest_inside(Size(MAX_SIDE, MAX_SIDE), shape.ratio): shape for shape in Shape if shape.ratio is not None}


@dataclass(frozen=True)
class Cropping:
    """How originals are to be cropped, whatever their recipes are; None leaves the shape or the focus as it is."""

    shape: Shape | None = None
    focus: Focus | None = None

    def on(self, recipes: Iterable[Recipe]) -> tuple[Recipe, ...]:
        """Return recipes with this crop; a shape is for those that crop nothing. Two that become one stay one."""
        shape = self.shape or Shape.WHOLE
        made = tuple(dict.fromkeys(shaped(recipe, shape) for recipe in recipes))
        return made if self.focus is None else focus_on(made, self.focus)

    def over(self, before: Cropping) -> Cropping:
        """Return this crop, what it leaves open being as it was before."""
        return Cropping(self.shape or before.shape, self.focus or before.focus)


def shaped(recipe: Recipe, shape: Shape) -> Recipe:
    """Return a recipe that crops nothing cropped to a shape, inside the same bounding box; others stay as they are."""
    ratio = shape.ratio
    if ratio is None or recipe.crops or recipe.exif:
        return recipe
    box = recipe.fit or Size(recipe.width or MAX_SIDE, recipe.height or MAX_SIDE)
    size = largest_inside(box, ratio)
    plain = replace(recipe, fit=None, width=None, height=None)
    return replace(plain, square=size.width) if shape is Shape.SQUARE else replace(plain, cover=size)


def full_shape(recipe: Recipe) -> Shape | None:
    """Return the shape that a recipe cuts out of an original as large as it is there; None where it does not."""
    if recipe.enlarge:
        return None
    if recipe.square is not None:
        return Shape.SQUARE if recipe.square == MAX_SIDE else None
    return _FULL.get(recipe.cover) if recipe.cover is not None else None


def cropping_between(plain: tuple[Recipe, ...], recipes: tuple[Recipe, ...]) -> Cropping | None:
    """Return the crop that made `recipes` of the `plain` ones; None where none of ours did."""
    wanted = focus_on(recipes, CENTRE)
    shape = next((shape for shape in Shape if focus_on(Cropping(shape).on(plain), CENTRE) == wanted), None)
    if shape is None:
        return None
    given = Cropping(shape).on(plain)
    pairs = zip(recipes, given, strict=True)
    placed = (mine.focus for mine, theirs in pairs if mine.focus != theirs.focus)
    return Cropping(shape, next((focus for focus in placed if not isinstance(focus, AutoFocus)), None))
