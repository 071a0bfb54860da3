"""A process that publishes what is in a folder, once, as the program does, and tells how long that took.

It reads a line of JSON (the fields of `Job`) and prints one: `wall`, `cpu` (its own) and `others` (of each group of
processes that was named) in seconds, all from the submission to the batch's end; `states`; `profile`, where that was
asked for.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Sequence
from contextlib import closing, nullcontext
from dataclasses import asdict, dataclass
from pathlib import Path
from queue import SimpleQueue

from rethumb_desktop.bootstrap import find_home, open_services
from rethumb_desktop.domain.events import BatchEnded, Event, IntakeFailed
from rethumb_desktop.domain.library import THIS_COMPUTER, Account, CredentialSource
from rethumb_desktop.domain.recipe_text import parse_recipe
from rethumb_desktop.index.database import Index
from rethumb_desktop.services import Services
from tests.benchmarks.measuring.processor_time import processor_time
from tests.benchmarks.measuring.profiling import ThreadProfiles

LIBRARY = "Bench"
#: One key for all homes, so that the same original has the same object key in each.
LIBRARY_KEY = "a" * 51 + "q"


@dataclass(frozen=True)
class Job:
    """What is to be published. Without an endpoint it goes to "This computer". `limit`: bytes a second."""

    home: str
    folder: str
    recipes: Sequence[str]
    endpoint: str = ""
    bucket: str = ""
    limit: int = 0
    watched: Sequence[Sequence[int]] = ()
    profile: bool = False

    def to_json(self) -> str:
        return json.dumps(asdict(self))


def main() -> int:
    job = Job(**json.loads(sys.stdin.readline()))
    ended: SimpleQueue[BatchEnded] = SimpleQueue()

    def hear(event: Event) -> None:
        if isinstance(event, BatchEnded):
            ended.put(event)
        elif isinstance(event, IntakeFailed):
            raise RuntimeError(event.error.title)

    home = find_home(Path(job.home))
    if job.endpoint:
        # As in a library that was really made here: the bucket is not asked about each key.
        with closing(Index(home.index_file, home.owners_dir)) as index:
            index.publications.begin_library(LIBRARY)
    profiles = ThreadProfiles()
    with closing(open_services(Path(job.home), hear)) as services:
        library = add_account(services, job) if job.endpoint else THIS_COMPUTER
        with profiles if job.profile else nullcontext():
            told = publish(services, job, library, ended)
    # All threads have ended.
    sys.stdout.write(json.dumps({**told, "profile": profiles.seconds()}) + "\n")
    return 0


def publish(services: Services, job: Job, library: str, ended: SimpleQueue[BatchEnded]) -> dict[str, object]:
    """Submit the folder and wait for the end of it; what that took."""
    recipes = [parse_recipe(text) for text in job.recipes]
    others, cpu, began = times_of(job), time.process_time(), time.perf_counter()
    services.publishing.submit([job.folder], recipes, library)
    states = {state.value: count for state, count in ended.get().counts}
    wall, cpu = time.perf_counter() - began, time.process_time() - cpu
    spent = [after - before for before, after in zip(others, times_of(job), strict=True)]
    return {"wall": wall, "cpu": cpu, "others": spent, "states": states}


def times_of(job: Job) -> list[float]:
    return [processor_time(processes) for processes in job.watched]


def add_account(services: Services, job: Job) -> str:
    """Add the account, find out what its bucket can do, and agree to publish there."""
    source = CredentialSource.ENVIRONMENT
    account = Account(LIBRARY, job.endpoint, job.bucket, credentials=source, upload_limit=job.limit)
    services.accounts.add(account, None)
    for step in services.accounts.test(account):
        if not step.ok:
            raise RuntimeError(f"{step.name}: {step.detail}")
    services.publishing.consent(LIBRARY)
    return LIBRARY


if __name__ == "__main__":
    sys.exit(main())
