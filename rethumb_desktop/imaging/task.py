"""What is to be made of an opened picture."""

from __future__ import annotations

from dataclasses import dataclass

from rethumb_desktop.domain.formats import OutputFormat
from rethumb_desktop.domain.geometry import Plan
from rethumb_desktop.domain.recipe import CENTRE, Focus, Recipe


@dataclass(frozen=True)
class Task:
    """One recipe, ready to be carried out; `animated` tells whether the result moves.

    `focus` is the point its crop was placed by where the recipe leaves that to the picture.
    """

    recipe: Recipe
    output: OutputFormat
    plan: Plan
    animated: bool
    focus: Focus = CENTRE
