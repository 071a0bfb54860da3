"""What a recipe asks of an opened picture, and whether there is the memory for it."""

from __future__ import annotations

from collections.abc import Sequence

from rethumb_desktop.domain.formats import default_output
from rethumb_desktop.domain.geometry import plan
from rethumb_desktop.domain.recipe import Recipe
from rethumb_desktop.imaging.budget import ByteBudget
from rethumb_desktop.imaging.decoding import reduction
from rethumb_desktop.imaging.encoding import check_output
from rethumb_desktop.imaging.faults import too_large
from rethumb_desktop.imaging.film import check_length, is_animated, stays_animated
from rethumb_desktop.imaging.limits import Limits
from rethumb_desktop.imaging.opening import Opened
from rethumb_desktop.imaging.task import Task

_MEBIBYTE = 1024 * 1024
#: Bytes of memory a pixel takes on its way to the screen: resized, in sRGB, with opacity, as bytes.
SHOWN_BYTES = 32


def make_task(opened: Opened, recipe: Recipe) -> Task:
    """Return the task of a recipe, its crop not yet placed where that is left to the picture."""
    if recipe.exif:
        raise ValueError("exif/all asks for metadata, not for a picture")
    output = recipe.format or default_output(opened.format)
    return Task(recipe, output, plan(recipe, opened.width, opened.height), stays_animated(opened, output))


def check_task(opened: Opened, task: Task, limits: Limits) -> None:
    """Raise Fault impossible, too-large for a task that cannot be carried out."""
    check_output(task.output, task.plan.size, limits.max_pixels)
    if task.animated:
        check_length(opened, limits, task.plan.size)


def reduction_for(opened: Opened, tasks: Sequence[Task]) -> int:
    """Return by how much one decode for all tasks may be reduced."""
    return 1 if is_animated(opened) else reduction(opened, [task.plan for task in tasks])


def affordable(cost: int, budget: ByteBudget) -> int:
    """Return the cost. Raises Fault too-large for one that the budget never has."""
    if cost > budget.total:
        raise too_large(
            "The picture needs too much memory.",
            f"About {cost // _MEBIBYTE:,} MB; at most {budget.total // _MEBIBYTE:,} MB are used.",
        )
    return cost
