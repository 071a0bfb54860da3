"""`rethumb queue`: show and move on what waits."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing

from rethumb_desktop.cli.batch import Run
from rethumb_desktop.cli.keys import ask_for_session_keys
from rethumb_desktop.cli.libraries import finish_removals
from rethumb_desktop.cli.output import (
    DONE,
    INTERRUPTED,
    SOME_FAILED,
    error_object,
    exit_status,
    original_object,
    tell,
    visible,
    write,
    write_json,
)
from rethumb_desktop.cli.syncing import tell_others
from rethumb_desktop.domain.job import Job, JobState
from rethumb_desktop.domain.ports import Listener
from rethumb_desktop.services import Services


def run_list(arguments: argparse.Namespace, open_services: Callable[[Listener], Services]) -> int:
    with closing(open_services(lambda _event: None)) as services:
        for job in services.publishing.jobs():
            if arguments.json:
                write_json(_job_object(job))
            else:
                error = f": {job.error.title}" if job.error else ""
                state = "held" if job.held else job.state.value
                write(f"{job.id}  {state:<10}  {visible(job.source.name + error)}")
    return DONE


def run_retry(arguments: argparse.Namespace, open_services: Callable[[Listener], Services]) -> int:
    follower = Run(as_json=arguments.json)
    with closing(open_services(follower.listen)) as services:
        failed = [job for job in services.publishing.jobs() if job.state is JobState.FAILED]
        _ask_for_keys(services, failed)
        return _follow(services, follower, services.publishing.retry(job.id for job in failed))


def run_resume(arguments: argparse.Namespace, open_services: Callable[[Listener], Services]) -> int:
    follower = Run(as_json=arguments.json)
    with closing(open_services(follower.listen)) as services:
        removals = finish_removals(services, as_json=arguments.json)
        _ask_for_keys(services, [job for job in services.publishing.jobs() if not job.state.ended])
        jobs = [job for job in services.publishing.adopt() if not job.held]
        # Removals too, and what a run that was ended had not told any more.
        names = {library.name for library in services.accounts.libraries()}
        status = _follow(services, follower, jobs, waiting=names)
    if not jobs:
        return exit_status(removals)
    return _join(status, exit_status(removals)) if removals else status


def run_cancel(arguments: argparse.Namespace, open_services: Callable[[Listener], Services]) -> int:
    with closing(open_services(lambda _event: None)) as services:
        jobs = [job for job in services.publishing.jobs() if not job.state.ended]
        services.publishing.cancel(job.id for job in jobs)
        cancelled = {job.id for job in jobs}
        if arguments.json:
            for job in services.publishing.jobs():
                if job.id in cancelled:
                    write_json(_job_object(job))
        else:
            tell(f"{len(jobs)} cancelled")
    return DONE


def _ask_for_keys(services: Services, jobs: Sequence[Job]) -> None:
    """Ask for keys that are kept for one session only. A library that is gone fails its jobs, not the others."""
    known = {library.name for library in services.accounts.libraries()}
    for library in dict.fromkeys(job.library for job in jobs):
        if library in known:
            ask_for_session_keys(services, library)


def _join(jobs: int, removals: int) -> int:
    """Return the exit status of a run that had both to do."""
    return jobs if jobs in (removals, INTERRUPTED) else SOME_FAILED


def _follow(services: Services, follower: Run, jobs: Sequence[Job], *, waiting: Iterable[str] = ()) -> int:
    follower.start_with(jobs)
    batches = {job.batch for job in jobs}
    try:
        status = follower.follow(services, batches)
    except KeyboardInterrupt:
        tell("rethumb: interrupted; the rest waits in the queue")
        return INTERRUPTED
    # Also what a run that was ended had published and could not tidy up any more.
    done = [job.id for job in services.publishing.jobs() if job.batch in batches and job.state.has_links]
    services.publishing.remove(done)
    tell_others(services, follower.told_to(), waiting={job.library for job in jobs}.union(waiting))
    return status


def _job_object(job: Job) -> dict[str, object]:
    return {
        "id": job.id,
        "batch": job.batch,
        "input": job.source.location,
        "name": job.source.name,
        "state": job.state.value,
        "held": job.held,
        "library": job.library,
        "recipes": [str(recipe) for recipe in job.recipes],
        "original": original_object(job.original),
        "error": error_object(job.error),
        "notes": list(job.notes),
    }
