"""`rethumb publish`: render, put into a library, print the links."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

from rethumb_desktop.cli.batch import Run
from rethumb_desktop.cli.choosing import find_library
from rethumb_desktop.cli.given import Given
from rethumb_desktop.cli.keys import ask_for_session_keys
from rethumb_desktop.cli.output import (
    INTERRUPTED,
    exit_status,
    rendition_object,
    result_object,
    tell,
    tell_error,
    visible,
    write,
    write_json,
)
from rethumb_desktop.cli.syncing import hear_others, tell_others
from rethumb_desktop.domain.errors import Fault, FaultRecord
from rethumb_desktop.domain.job import JobState, NewJob
from rethumb_desktop.domain.library import THIS_COMPUTER, Account, Capability, Library, Visibility
from rethumb_desktop.domain.ports import Listener
from rethumb_desktop.domain.recipe import Recipe
from rethumb_desktop.domain.recipe_text import parse_recipe
from rethumb_desktop.jobs.ordered import map_in_order
from rethumb_desktop.services import Services
from rethumb_desktop.services.gathering import gather_jobs


def run(arguments: argparse.Namespace, open_services: Callable[[Listener], Services]) -> int:
    given_recipes = tuple(dict.fromkeys(parse_recipe(text) for text in arguments.recipes or []))
    follower = Run(arguments.inputs, as_json=arguments.json)
    with closing(open_services(follower.listen)) as services:
        recipes = given_recipes or _preset_recipes(services, arguments.preset)
        library = find_library(services, arguments.library or THIS_COMPUTER)
        if arguments.dry_run:
            return _rehearse(services, arguments, recipes, library.name)
        _prepare(services, library, len(arguments.inputs))
        hear_others(services, library)
        return _publish(services, follower, arguments, recipes, library.name)


def _preset_recipes(services: Services, name: str | None) -> tuple[Recipe, ...]:
    preset = services.presets.find(name) if name is not None else services.presets.presets()[0]
    return preset.recipes


def _prepare(services: Services, library: Library, count: int) -> None:
    """See that the account has its keys, and that its first use is named. Raises Fault."""
    ask_for_session_keys(services, library.name)
    if library.account is not None and services.publishing.needs_consent(library.name):
        tell(_first_use(library.account, count))
        # Naming the library on the command line is the person's yes.
        services.publishing.consent(library.name)


def _first_use(account: Account, count: int) -> str:
    seen = {
        Visibility.PRIVATE: "only by links that expire",
        Visibility.UNKNOWN: "by anyone who has a link, where the bucket allows it",
    }.get(account.visibility, "by anyone who has a link")
    if account.listable is Capability.YES:
        seen += "; strangers can list the bucket"
    what = "1 input" if count == 1 else f"{count} inputs"
    return f"First use of “{account.name}”: {what} to {account.host}, bucket “{account.bucket}”, to be seen {seen}."


def _publish(
    services: Services, follower: Run, arguments: argparse.Namespace, recipes: Sequence[Recipe], library: str
) -> int:
    batch = services.publishing.submit(arguments.inputs, recipes, library)
    try:
        status = follower.follow(services, [batch])
    except KeyboardInterrupt:
        _give_up(services, follower, batch)
        return INTERRUPTED
    services.publishing.remove(follower.done())
    tell_others(services, follower.told_to(), waiting=[library])
    return status


def _give_up(services: Services, follower: Run, batch: str) -> None:
    """Cancel what has not ended, and print what has."""
    # No more jobs come and none moves on, so that none is missed.
    services.publishing.close()
    mine = {job.id for job in services.publishing.jobs() if job.batch == batch}
    services.publishing.cancel(mine)
    follower.print_rest(services, [job for job in services.publishing.jobs() if job.batch == batch])
    # Given up for good: rows that nobody will ask for again.
    cancelled = [job.id for job in services.publishing.jobs() if job.id in mine and job.state is JobState.CANCELLED]
    services.publishing.remove([*follower.done(), *cancelled])
    tell("rethumb: interrupted; what was not published is cancelled")


def _rehearse(services: Services, arguments: argparse.Namespace, recipes: Sequence[Recipe], library: str) -> int:
    errors: list[FaultRecord | None] = []
    items = _named_jobs(arguments.inputs, recipes, library)
    work = partial(_rehearse_one, services)
    with closing(map_in_order(work, items, workers=os.cpu_count() or 2, name="rehearse")) as lines:
        for error, line in lines:
            errors.append(error)
            _print_rehearsal(line, as_json=arguments.json)
    return exit_status(errors)


def _named_jobs(inputs: Sequence[str], recipes: Sequence[Recipe], library: str) -> Iterator[tuple[str, NewJob | Fault]]:
    """Yield for each job what was typed for it, and a fault for what can be no job, in input order."""
    given = Given(inputs)
    for text in inputs:
        refused: list[tuple[str, Fault]] = []
        try:
            for job in gather_jobs([text], recipes, library, partial(_note_refusal, refused)):
                yield given.at(job.source.location), job
        except Fault as fault:
            refused.append((text, fault))
        yield from ((given.refused(subject), refusal) for subject, refusal in refused)


def _note_refusal(refused: list[tuple[str, Fault]], folder: Path, fault: Fault) -> None:
    refused.append((str(folder), fault))


def _rehearse_one(services: Services, item: tuple[str, NewJob | Fault]) -> tuple[FaultRecord | None, dict[str, Any]]:
    name, job = item
    try:
        if isinstance(job, Fault):
            raise job
        rehearsal = services.rehearsing.rehearse(job)
    except Fault as fault:
        return fault.record(), result_object(name, "failed", error=fault.record())
    renditions = [rendition_object(r, None, None) for r in rehearsal.renditions]
    state = "duplicate" if rehearsal.duplicate else "rendered"
    notes = [*rehearsal.notes, "Dry run: nothing was published."]
    return None, result_object(name, state, rehearsal.original, renditions, notes=notes)


def _print_rehearsal(line: dict[str, Any], *, as_json: bool) -> None:
    if as_json:
        write_json(line)
        return
    name = visible(line["input"])
    if line["error"]:
        tell_error(name, line["error"])
    for r in line["renditions"]:
        already = " (published already)" if line["state"] == "duplicate" else ""
        write(f"{name}: {r['recipe']}, {r['width']} × {r['height']}, {r['bytes']:,} bytes{already}")
