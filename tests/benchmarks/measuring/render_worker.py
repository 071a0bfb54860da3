"""The renderer as a process of its own, which does what it is told on its standard input, line by line.

`python render_worker.py [--without-libvips]`. A line of JSON names files, recipes, threads and a folder; the answer
is a line with wall, cpu (seconds) and bytes.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from rethumb_desktop.domain.recipe import Recipe
from rethumb_desktop.domain.recipe_text import parse_recipe
from rethumb_desktop.imaging.renderer import PillowRenderer
from rethumb_desktop.imaging.resampling import load_vips

WITHOUT_LIBVIPS = "--without-libvips"


def main() -> int:
    if WITHOUT_LIBVIPS in sys.argv:
        sys.modules["pyvips"] = None  # type: ignore[assignment]  # the renderer's import of it fails
    renderer = PillowRenderer()
    answer({"vips": load_vips() is not None})
    for line in sys.stdin:
        answer(work(renderer, json.loads(line)))
    return 0


def work(renderer: PillowRenderer, job: dict[str, Any]) -> dict[str, float]:
    """Render all files by some threads, each from the bytes of a file to files in the folder."""
    recipes = [parse_recipe(text) for text in job["recipes"]]
    files, folder = [Path(name) for name in job["files"]], Path(job["folder"])
    before, began = time.process_time(), time.perf_counter()
    with ThreadPoolExecutor(job["threads"]) as pool:
        made = sum(pool.map(lambda path: render_file(renderer, path, recipes, folder), files))
    return {"wall": time.perf_counter() - began, "cpu": time.process_time() - before, "bytes": made}


def render_file(renderer: PillowRenderer, path: Path, recipes: Sequence[Recipe], folder: Path) -> int:
    """Write the renditions of one file; how many bytes they have."""
    made = renderer.render(path.read_bytes(), recipes)
    for number, rendered in enumerate(made):
        (folder / f"{path.stem}-{number}.{rendered.extension}").write_bytes(rendered.data)
    return sum(len(rendered.data) for rendered in made)


def answer(words: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(words) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
