"""How soon a preview follows: its first picture, then one focus after the other, as a dragged crop frame asks."""

from __future__ import annotations

import statistics
import time
from dataclasses import dataclass, replace
from pathlib import Path

from rethumb_desktop.domain.original import Source, SourceKind
from rethumb_desktop.domain.recipe import Focus, Recipe, Size
from rethumb_desktop.domain.recipe_text import parse_recipe
from rethumb_desktop.services.previewing import Previewing
from tests.benchmarks.measuring.tables import Table, at_most
from tests.fixtures.assembly import House

RECIPES = ("square/400", "cover/1200x630", "width/1600")
_BOX = Size(1024, 896)  # what a pane of the window asks for on a screen of twice the usual density
_PROMISED_MS = 100.0


@dataclass(frozen=True)
class Times:
    """Milliseconds from the request to the pixels: the original, the first result, and every following one."""

    original: float
    first: float
    following: list[float]


def measure_focus_changes(photograph: Path, changes: int, folder: Path) -> Table:
    """Preview each recipe that crops, on a picture that nobody has looked at, and drag its focus across."""
    heads = ["recipe", "original: ms", "first result: ms", "each change: p50 ms", "p95 ms", "most ms", "promise"]
    table = Table(f"A preview that follows its focus, {changes} changes", heads)
    services = House(folder / "house").open()
    try:
        recipes = tuple(parse_recipe(text) for text in RECIPES)
        drag(services.previewing, with_own_name(photograph, folder, "warm"), recipes, recipes[0], 2)  # loads libraries
        for recipe in recipes:
            if recipe.crops:
                source = with_own_name(photograph, folder, f"{recipe}".replace("/", "-"))
                times = drag(services.previewing, source, recipes, recipe, changes)
                p95 = statistics.quantiles(times.following, n=20)[-1]
                figures = (times.original, times.first, statistics.median(times.following), p95, max(times.following))
                verdict = at_most(p95, _PROMISED_MS, "100 ms")
                table.add(str(recipe), *(f"{figure:.0f}" for figure in figures), verdict=verdict)
    finally:
        services.close()
    table.remarks.append(
        f"The preset is {', '.join(RECIPES)}; pixels are asked for in {_BOX.width} × {_BOX.height}. "
        "The promise is for the 95th percentile."
    )
    return table


def with_own_name(photograph: Path, folder: Path, name: str) -> Source:
    """Return a source that the services have not seen."""
    copy = folder / f"{name}.jpg"
    copy.write_bytes(photograph.read_bytes())
    return Source(SourceKind.FILE, str(copy), copy.name)


def drag(previewing: Previewing, source: Source, recipes: tuple[Recipe, ...], recipe: Recipe, changes: int) -> Times:
    """Ask for the original, then for a recipe with its focus in many places, one after the other."""
    place = recipes.index(recipe)
    began = time.perf_counter()
    previewing.original(source, _BOX, recipes=recipes)
    shown = time.perf_counter()
    previewing.result(source, recipe, _BOX, recipes=recipes)
    first = time.perf_counter()
    following = []
    for step in range(changes):
        hundredths = 30 + 40 * step // changes
        asked = time.perf_counter()
        focus = Focus(hundredths, hundredths)
        moved = tuple(replace(each, focus=focus) if each.crops else each for each in recipes)
        previewing.result(source, moved[place], _BOX, recipes=moved)
        following.append(1000 * (time.perf_counter() - asked))
    return Times(1000 * (shown - began), 1000 * (first - shown), following)
