"""Placing the crops of recipes that leave the focus to the picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PIL import Image

from rethumb_desktop.domain.formats import PictureFormat
from rethumb_desktop.domain.geometry import plan
from rethumb_desktop.domain.recipe import AUTO_FOCUS
from rethumb_desktop.imaging.attention import find_focus
from rethumb_desktop.imaging.colour import ToSrgb
from rethumb_desktop.imaging.decoding import decode, profile_of
from rethumb_desktop.imaging.limits import Limits
from rethumb_desktop.imaging.opening import Opened, open_picture
from rethumb_desktop.imaging.task import Task

# A picture of this longer side shows all that is looked for.
_ENOUGH = 320
_REDUCTIONS = (8, 4, 2, 1)


def place_crops(opened: Opened, tasks: Sequence[Task], limits: Limits) -> list[Task]:
    """Return the tasks with the crops of `focus/auto` where the picture is of interest. Raises Fault damaged.

    The picture that is looked at depends on the original alone: the crop of a recipe is the same in every preset.
    """
    ratios = {task.recipe.ratio for task in tasks if task.recipe.focus == AUTO_FOCUS} - {None}
    if not ratios:
        return list(tasks)
    small = _small(opened, limits)
    found = {ratio: find_focus(small, ratio) for ratio in ratios if ratio is not None}
    return [
        replace(
            task,
            focus=found[task.recipe.ratio],
            plan=plan(task.recipe, opened.width, opened.height, found[task.recipe.ratio]),
        )
        if task.recipe.focus == AUTO_FOCUS and task.recipe.ratio is not None
        else task
        for task in tasks
    ]


def _small(opened: Opened, limits: Limits) -> Image.Image:
    """Return the upright picture, sRGB, reduced by a whole factor to about `_ENOUGH` pixels."""
    longest = max(opened.width, opened.height)
    step = 1
    if opened.format is PictureFormat.JPEG:  # a second, much reduced decode; what else is decoded stays decoded
        step = next(step for step in _REDUCTIONS if longest // step >= _ENOUGH or step == 1)
        opened = open_picture(opened.data, limits)
    canvas = decode(opened, step)
    return ToSrgb(profile_of(opened)).convert(canvas.reduced(max(1, longest // step // _ENOUGH)))
