"""`rethumb queue`: show and move on what waits."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from contextlib import closing

from rethumb_desktop.cli.batch import Run
from rethumb_desktop.cli.output import (
    DONE,
    INTERRUPTED,
    error_object,
    original_object,
    tell,
    write,
    write_json,
)
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
                write(f"{job.id}  {job.state.value:<10}  {job.source.name}{error}")
    return DONE


def run_retry(arguments: argparse.Namespace, open_services: Callable[[Listener], Services]) -> int:
    follower = Run()
    with closing(open_services(follower.listen)) as services:
        jobs = [job for job in services.publishing.jobs() if job.state is JobState.FAILED]
        follower.start_with(jobs)
        services.publishing.retry(job.id for job in jobs)
        return _follow(services, follower, jobs, as_json=arguments.json)


def run_resume(arguments: argparse.Namespace, open_services: Callable[[Listener], Services]) -> int:
    follower = Run()
    with closing(open_services(follower.listen)) as services:
        adopted = services.publishing.adopt()
        follower.start_with(adopted)
        return _follow(services, follower, adopted, as_json=arguments.json)


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


def _follow(services: Services, follower: Run, jobs: Sequence[Job], *, as_json: bool) -> int:
    batches = {job.batch for job in jobs}
    try:
        status = follower.follow(services, batches, (), as_json=as_json)
    except KeyboardInterrupt:
        tell("rethumb: interrupted; the rest waits in the queue")
        return INTERRUPTED
    services.publishing.remove(follower.done())
    return status


def _job_object(job: Job) -> dict[str, object]:
    return {
        "id": job.id,
        "batch": job.batch,
        "input": job.source.location,
        "name": job.source.name,
        "state": job.state.value,
        "library": job.library,
        "recipes": [str(recipe) for recipe in job.recipes],
        "original": original_object(job.original),
        "error": error_object(job.error),
        "notes": list(job.notes),
    }
