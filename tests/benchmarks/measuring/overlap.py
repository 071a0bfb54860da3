"""Rendering and uploading at once: the whole job beside each of the two alone."""

from __future__ import annotations

import os
import shutil
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from tests.benchmarks.measuring.originals import THUMBNAIL, write_copies, write_small_originals
from tests.benchmarks.measuring.photographs import find_photographs, make_photographs
from tests.benchmarks.measuring.tables import Table, at_most
from tests.benchmarks.measuring.uploads import ROUND_TRIP, Line, Site, Upload

_PROMISED = 1.1
_PHOTOGRAPHS, _DIFFERENT = 160, 24
_LARGE, _LARGE_WIDTH = 80, 6000
_SMALL = 1000
_SLOW_LINE = 2_000_000  # bytes a second

_HEADS = ["pictures", "line", "rendering: s", "uploading: s", "both: s", "both / slower", "at least"]
_HEADS += ["client: CPU s", "gateway: CPU s", "promise"]


@dataclass(frozen=True)
class Load:
    """So many originals of a kind and what is made of each; `write` puts them into a folder."""

    name: str
    recipe: str
    write: Callable[[Path], None]
    lines: Sequence[Line]


def measure_overlap(site: Site, count: int, rounds: int) -> list[Table]:
    """Publish each load from an empty cache, from a full one, and into a folder."""
    del count  # that of the thumbnails
    slow = replace(site.lines[1], name=f"{ROUND_TRIP} ms, {_SLOW_LINE / 1e6:.0f} MB/s", limit=_SLOW_LINE)
    pictures = site.folder / "pictures"
    pictures.mkdir()
    loads = [
        Load(f"{_PHOTOGRAPHS} photographs", "width/800", _write_photographs(pictures), [*site.lines, slow]),
        Load(f"{_LARGE} of 24 megapixels", "width/800", _write_large(pictures), site.lines),
        Load(f"{_SMALL:,} small ones", THUMBNAIL, partial(write_small_originals, count=_SMALL), site.lines),
    ]
    table = Table("Rendering and uploading at once", _HEADS)
    for load in loads:
        add_rows(table, load, site, rounds)
    shutil.rmtree(pictures)
    table.remarks.append(
        f"Medians of {rounds} rounds. Rendering alone is publishing into the folder “This computer”, uploading alone "
        "publishing what is staged already. “At least” is the part of the slower one's time that the processors need "
        f"for all of it, gateway and line included, if all {os.cpu_count()} of them are never idle."
    )
    return [table]


def add_rows(table: Table, load: Load, site: Site, rounds: int) -> None:
    """Measure one load over all its lines in turns."""
    originals, cache = site.folder / "originals", site.folder / "cache of originals"
    load.write(originals)
    alone: list[Upload] = []
    sent: defaultdict[str, list[Upload]] = defaultdict(list)
    both: defaultdict[str, list[Upload]] = defaultdict(list)
    site.publish(site.lines[0], originals, load.recipe, cache)
    for _ in range(rounds):
        alone.append(site.publish(None, originals, load.recipe))
        for line in load.lines:
            sent[line.name].append(site.publish(line, originals, load.recipe, cache))
            both[line.name].append(site.publish(line, originals, load.recipe))
    for line in load.lines:
        render, upload, whole = (Upload.median(runs) for runs in (alone, sent[line.name], both[line.name]))
        slower = max(render.wall, upload.wall)
        ratio = whole.wall / slower
        floor = (whole.client + whole.gateway + whole.line) / (os.cpu_count() or 1) / slower
        figures = [f"{figure:.2f}" for figure in (render.wall, upload.wall, whole.wall, ratio, floor)]
        figures += [f"{figure:.2f}" for figure in (whole.client, whole.gateway)]
        table.add(f"{load.name}, {load.recipe}", line.name, *figures, verdict=at_most(round(ratio, 2), _PROMISED))
    shutil.rmtree(originals)
    shutil.rmtree(cache)


def _write_photographs(folder: Path) -> Callable[[Path], None]:
    found = find_photographs(None, folder).jpg[:_DIFFERENT]
    return partial(write_copies, photographs=found, count=_PHOTOGRAPHS)


def _write_large(folder: Path) -> Callable[[Path], None]:
    made = folder / "large"
    made.mkdir()
    make_photographs(made, [_LARGE_WIDTH])
    return partial(write_copies, photographs=sorted(made.glob("*.jpg")), count=_LARGE)
