"""Where a recipe cuts and how large its result is: pure arithmetic on the upright picture."""

from __future__ import annotations

from dataclasses import dataclass

from rethumb_desktop.domain.recipe import CENTRE, Focus, Recipe, Size


@dataclass(frozen=True)
class Crop:
    """A rectangle of the upright original in whole pixels; never empty, never outside it."""

    left: int
    top: int
    width: int
    height: int


@dataclass(frozen=True)
class Plan:
    """What to cut out of the original and what size to make of it.

    `kept_small` tells that the result would have been larger had the recipe said `enlarge/yes`.
    """

    crop: Crop
    size: Size
    kept_small: bool


def plan(recipe: Recipe, width: int, height: int, found: Focus = CENTRE) -> Plan:
    """Return the crop and the result's size for an upright original of `width` × `height` pixels (each ≥ 1).

    `found` is the focus of recipes that leave it to the picture (`focus/auto`); sizes never depend on it.
    Without `enlarge/yes` no side of the result is longer than the side of the crop it was made from. An exact
    `width/N/height/M` that is too large keeps the ratio N:M.
    """
    whole = Crop(0, 0, width, height)
    focus = recipe.focus if isinstance(recipe.focus, Focus) else found
    if recipe.square is not None:
        side = min(width, height)
        crop = _place(Size(side, side), focus, width, height)
        return _within(recipe, crop, Size(recipe.square, recipe.square))
    if recipe.cover is not None:
        crop = _place(largest_inside(Size(width, height), recipe.cover), focus, width, height)
        return _within(recipe, crop, recipe.cover)
    if recipe.fit is not None:
        return _within(recipe, whole, _inside(recipe.fit, width, height))
    if recipe.width is not None and recipe.height is not None:
        return _stretch(recipe, whole, Size(recipe.width, recipe.height))
    if recipe.width is not None:
        return _within(recipe, whole, Size(recipe.width, _scale(height, recipe.width, width)))
    if recipe.height is not None:
        return _within(recipe, whole, Size(_scale(width, recipe.height, height), recipe.height))
    return Plan(whole, Size(width, height), kept_small=False)


def _scale(value: int, numerator: int, denominator: int) -> int:
    """Return value × numerator ÷ denominator, rounded half up, at least 1."""
    return max(1, (2 * value * numerator + denominator) // (2 * denominator))


def _within(recipe: Recipe, crop: Crop, wanted: Size) -> Plan:
    if not recipe.enlarge and (wanted.width > crop.width or wanted.height > crop.height):
        return Plan(crop, Size(crop.width, crop.height), kept_small=True)
    return Plan(crop, wanted, kept_small=False)


def _inside(box: Size, width: int, height: int) -> Size:
    """Return the largest size with the ratio width:height inside `box`."""
    if width * box.height >= height * box.width:
        return Size(box.width, min(box.height, _scale(height, box.width, width)))
    return Size(min(box.width, _scale(width, box.height, height)), box.height)


def largest_inside(box: Size, ratio: Size) -> Size:
    """Return the largest size with the ratio of `ratio` inside a box."""
    return _inside(box, ratio.width, ratio.height)


def _place(size: Size, focus: Focus, width: int, height: int) -> Crop:
    return Crop(_offset(focus.x, size.width, width), _offset(focus.y, size.height, height), size.width, size.height)


def _offset(hundredths: int, part: int, whole: int) -> int:
    wanted = (hundredths * whole - 50 * part) // 100
    return min(max(0, wanted), whole - part)


def _stretch(recipe: Recipe, whole: Crop, wanted: Size) -> Plan:
    too_large = wanted.width > whole.width or wanted.height > whole.height
    if recipe.enlarge or not too_large:
        return Plan(whole, wanted, kept_small=False)
    return Plan(whole, _inside(Size(whole.width, whole.height), wanted.width, wanted.height), kept_small=True)
