"""`rethumb render`: renditions into a folder, nothing is published."""

from __future__ import annotations

import argparse
import logging
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
    tell_error,
    write,
    write_json,
)
from rethumb_desktop.domain.errors import Fault, bug_record
from rethumb_desktop.domain.ports import Listener
from rethumb_desktop.domain.recipe import Recipe
from rethumb_desktop.domain.recipe_text import parse_recipe
from rethumb_desktop.domain.rendition import Rendition
from rethumb_desktop.jobs.border import run_task
from rethumb_desktop.jobs.ordered import map_in_order
from rethumb_desktop.services import Services
from rethumb_desktop.services.gathering import source_of
from rethumb_desktop.services.rendering import Rendering, SavedRendition

log = logging.getLogger(__name__)


def run(arguments: argparse.Namespace, open_services: Callable[[Listener], Services]) -> int:
    recipe = parse_recipe(arguments.recipe)
    status = DONE
    progress = Progress()
    with closing(open_services(lambda _event: None)) as services:
        work = partial(_render_or_tell, services.rendering, recipe, arguments.output)
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


def _render_or_tell(rendering: Rendering, recipe: Recipe, folder: Path, given: str) -> dict[str, Any]:
    """Return the line of one input, also where the program meets a bug of its own."""
    return run_task(partial(_render_one, rendering, recipe, folder, given), partial(_bug_line, given))


def _bug_line(given: str, bug: Exception) -> dict[str, Any]:
    log.error("rendering met a bug", exc_info=bug)
    return result_object(given, "failed", error=bug_record(bug))


def _render_one(rendering: Rendering, recipe: Recipe, folder: Path, given: str) -> dict[str, Any]:
    try:
        original, saved = rendering.render(source_of(given), [recipe], folder)
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
        tell_error(line["input"], line["error"])
    for rendition in line["renditions"]:
        write(rendition["path"])
    for note in line["notes"]:
        tell(f"{line['input']}: {note}")
