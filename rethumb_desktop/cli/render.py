"""`rethumb render`: renditions into a folder, nothing is published."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

from rethumb_desktop.cli.output import (
    DONE,
    SOME_FAILED,
    Progress,
    rendition_object,
    result_object,
    tell,
    write,
    write_json,
)
from rethumb_desktop.domain.errors import Fault
from rethumb_desktop.domain.ports import Listener
from rethumb_desktop.domain.recipe import Recipe
from rethumb_desktop.domain.recipe_text import parse_recipe
from rethumb_desktop.domain.rendition import Rendition
from rethumb_desktop.jobs.ordered import map_in_order
from rethumb_desktop.services import Services
from rethumb_desktop.services.gathering import file_source
from rethumb_desktop.services.rendering import Rendering, SavedRendition


def run(arguments: argparse.Namespace, open_services: Callable[[Listener], Services]) -> int:
    recipe = parse_recipe(arguments.recipe)
    status = DONE
    progress = Progress()
    with closing(open_services(lambda _event: None)) as services:
        work = partial(_render_one, services.rendering, recipe, arguments.output)
        results = map_in_order(work, arguments.files, workers=os.cpu_count() or 2, name="render")
        with closing(results):
            for done, line in enumerate(results, 1):
                progress.clear()
                _print(line, as_json=arguments.json)
                progress.show(done, len(arguments.files))
                if line["state"] == "failed":
                    status = SOME_FAILED
    progress.clear()
    return status


def _render_one(rendering: Rendering, recipe: Recipe, folder: Path, given: str) -> dict[str, Any]:
    try:
        original, saved = rendering.render(file_source(Path(given)), [recipe], folder)
    except Fault as fault:
        return result_object(given, "failed", error=fault.record())
    notes = dict.fromkeys(note for item in saved for note in item.rendered.notes)
    return result_object(given, "rendered", original, [_saved_object(item) for item in saved], notes=list(notes))


def _saved_object(saved: SavedRendition) -> dict[str, Any]:
    made = saved.rendered
    rendition = Rendition(str(made.recipe), "", made.width, made.height, saved.bytes, made.mime)
    return rendition_object(rendition, None, str(saved.path))


def _print(line: dict[str, Any], *, as_json: bool) -> None:
    if as_json:
        write_json(line)
        return
    if line["error"]:
        tell(f"{line['input']}: {line['error']['title']}")
    for rendition in line["renditions"]:
        write(rendition["path"])
    for note in line["notes"]:
        tell(f"{line['input']}: {note}")
