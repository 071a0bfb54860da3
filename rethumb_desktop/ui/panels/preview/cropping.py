"""Where a crop lies, and which focus brings it to another place, by the arithmetic that publishing uses."""

from __future__ import annotations

from dataclasses import replace

from rethumb_desktop.domain.geometry import Crop, plan
from rethumb_desktop.domain.recipe import Focus, Recipe, Size

_WHOLE = 100


def crop_at(recipe: Recipe, focus: Focus, size: Size) -> Crop:
    """Return what a recipe keeps of an original of this size with this focus."""
    return plan(replace(recipe, focus=focus), size.width, size.height).crop


def focus_for(recipe: Recipe, focus: Focus, size: Size, left: float, top: float) -> Focus:
    """Return the focus whose crop begins nearest to a place; along a side it takes all of, the focus stays."""
    crop = crop_at(recipe, focus, size)
    x = min(
        _near(left, crop.width, size.width, focus.x),
        key=lambda x: (abs(crop_at(recipe, Focus(x, focus.y), size).left - left), abs(_WHOLE - 2 * x)),
    )
    y = min(
        _near(top, crop.height, size.height, focus.y),
        key=lambda y: (abs(crop_at(recipe, Focus(focus.x, y), size).top - top), abs(_WHOLE - 2 * y)),
    )
    return Focus(x, y)


def focus_beside(recipe: Recipe, focus: Focus, size: Size, across: int, down: int) -> Focus:
    """Return the focus whose crop lies so many hundredths of the sides further right and down, as far as it goes."""
    crop = crop_at(recipe, focus, size)
    left, top = crop.left + across * size.width / _WHOLE, crop.top + down * size.height / _WHOLE
    return focus_for(recipe, focus, size, left, top)


def centre_of(crop: Crop, size: Size) -> tuple[int, int]:
    """Return where the middle of a crop lies, in hundredths of the sides."""
    across = (2 * crop.left + crop.width) * _WHOLE / (2 * size.width)
    return round(across), round((2 * crop.top + crop.height) * _WHOLE / (2 * size.height))


def _near(start: float, part: int, whole: int, now: int) -> list[int]:
    """Return the hundredths whose crops begin about there."""
    if part == whole:
        return [now]
    within = min(max(0.0, start), whole - part)
    nearest = round((within * _WHOLE + _WHOLE / 2 * part) / whole)
    return [place for place in (nearest - 1, nearest, nearest + 1) if 0 <= place <= _WHOLE]
