"""`rethumb publish`: render, put into a library, print the links."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Sequence
from contextlib import closing
from functools import partial
from typing import Any

from rethumb_desktop.cli.batch import Run
from rethumb_desktop.cli.keys import read_keys
from rethumb_desktop.cli.output import (
    DONE,
    INTERRUPTED,
    NOT_STARTED,
    SOME_FAILED,
    rendition_object,
    result_object,
    tell,
    tell_fault,
    write,
    write_json,
)
from rethumb_desktop.domain.errors import Fault
from rethumb_desktop.domain.job import NewJob
from rethumb_desktop.domain.library import THIS_COMPUTER, Account, CredentialSource, Visibility
from rethumb_desktop.domain.ports import Listener
from rethumb_desktop.domain.recipe import Recipe
from rethumb_desktop.domain.recipe_text import parse_recipe
from rethumb_desktop.jobs.ordered import map_in_order
from rethumb_desktop.services import Services
from rethumb_desktop.services.gathering import gather_jobs


def run(arguments: argparse.Namespace, open_services: Callable[[Listener], Services]) -> int:
    given_recipes = [parse_recipe(text) for text in arguments.recipes or []]
    follower = Run()
    with closing(open_services(follower.listen)) as services:
        recipes = given_recipes or _preset_recipes(services, arguments.preset)
        library = arguments.library or THIS_COMPUTER
        try:
            _prepare(services, library, len(arguments.inputs), dry=arguments.dry_run)
        except Fault as fault:
            # "No library" and "no credentials" are not wrong words on the command line.
            tell_fault("rethumb", fault.record())
            return NOT_STARTED
        if arguments.dry_run:
            return _rehearse(services, arguments, recipes, library)
        return _publish(services, follower, arguments, recipes, library)


def _preset_recipes(services: Services, name: str | None) -> tuple[Recipe, ...]:
    preset = services.presets.find(name) if name is not None else services.presets.presets()[0]
    return preset.recipes


def _prepare(services: Services, library: str, count: int, *, dry: bool) -> None:
    """See that the library is there, has its keys, and that its first use is named. Raises Fault."""
    needs_consent = services.publishing.needs_consent(library)
    if library == THIS_COMPUTER or dry:
        return
    account = services.accounts.find(library)
    if account.credentials is CredentialSource.SESSION and not services.accounts.has_keys(account):
        services.accounts.supply_keys(account.name, read_keys())
    if needs_consent:
        tell(_first_use(account, count))
        # Naming the library on the command line is the person's yes.
        services.publishing.consent(library)


def _first_use(account: Account, count: int) -> str:
    seen = {
        Visibility.PRIVATE: "only by links that expire",
        Visibility.UNKNOWN: "by anyone who has a link, where the bucket allows it",
    }.get(account.visibility, "by anyone who has a link")
    what = "1 input" if count == 1 else f"{count} inputs"
    return f"First use of “{account.name}”: {what} to {account.host}, bucket “{account.bucket}”, to be seen {seen}."


def _publish(
    services: Services, follower: Run, arguments: argparse.Namespace, recipes: Sequence[Recipe], library: str
) -> int:
    batch = services.publishing.submit(arguments.inputs, recipes, library)
    try:
        status = follower.follow(services, [batch], arguments.inputs, as_json=arguments.json)
    except KeyboardInterrupt:
        services.publishing.cancel(follower.unfinished())
        tell("rethumb: interrupted; what was not published is cancelled")
        return INTERRUPTED
    services.publishing.remove(follower.done())
    return status


def _rehearse(services: Services, arguments: argparse.Namespace, recipes: Sequence[Recipe], library: str) -> int:
    status = DONE
    names = {os.path.abspath(text): text for text in arguments.inputs}  # noqa: PTH100
    work = partial(_rehearse_one, services, names)
    unreadable: list[Fault] = []
    jobs = gather_jobs(arguments.inputs, recipes, library, lambda _folder, fault: unreadable.append(fault))
    with closing(map_in_order(work, jobs, workers=os.cpu_count() or 2, name="rehearse")) as lines:
        for line in lines:
            if line["state"] == "failed":
                status = SOME_FAILED
            _print_rehearsal(line, as_json=arguments.json)
    for fault in unreadable:
        tell_fault(fault.subject, fault.record())
    return SOME_FAILED if unreadable else status


def _rehearse_one(services: Services, names: dict[str, str], job: NewJob) -> dict[str, Any]:
    given = names.get(job.source.location, job.source.location)
    try:
        rehearsal = services.rehearsing.rehearse(job)
        renditions = [rendition_object(r, None, None) for r in rehearsal.renditions]
    except Fault as fault:
        return result_object(given, "failed", error=fault.record())
    state = "duplicate" if rehearsal.duplicate else "rendered"
    notes = [*rehearsal.notes, "Dry run: nothing was published."]
    return result_object(given, state, rehearsal.original, renditions, notes=notes)


def _print_rehearsal(line: dict[str, Any], *, as_json: bool) -> None:
    if as_json:
        write_json(line)
        return
    if line["error"]:
        tell(f"{line['input']}: {line['error']['title']}")
    for r in line["renditions"]:
        already = " (published already)" if line["state"] == "duplicate" else ""
        write(f"{line['input']}: {r['recipe']}, {r['width']} × {r['height']}, {r['bytes']:,} bytes{already}")
