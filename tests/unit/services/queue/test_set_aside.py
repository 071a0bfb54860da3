"""A picture that crashes the program: the whole program, in a process of its own, with a real crash."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from subprocess import CompletedProcess, run

from rethumb_desktop.domain.errors import FaultKind
from rethumb_desktop.domain.job import Job, JobState
from rethumb_desktop.index.database import Index
from rethumb_desktop.settings.folders import Home
from tests.fixtures import pictures
from tests.fixtures.programs import PROJECT

CRASHED = -signal.SIGSEGV


def run_program(home: Path, poison: Path, *files: Path) -> CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(PROJECT)}
    environment.pop("PYTHONFAULTHANDLER", None)
    words = [sys.executable, "-m", "tests.fixtures.poisoned_program", *map(str, (home, poison, *files))]
    return run(words, check=False, cwd=PROJECT, env=environment, capture_output=True, text=True, timeout=120)


def jobs(home: Path) -> list[Job]:
    place = Home.find(str(home), {})
    with Index(place.index_file, place.owners_dir) as index:
        return index.queue.jobs()


def test_a_picture_that_crashes_the_program_twice_is_set_aside_and_the_others_are_published(tmp_path: Path) -> None:
    home, folder = tmp_path / "home", tmp_path / "pictures"
    folder.mkdir()
    files = [folder / f"{n}.jpg" for n in range(12)]
    for n, file in enumerate(files):
        file.write_bytes(pictures.jpeg(width=24 + n))
    poison = files[4]

    assert run_program(home, poison, *files).returncode == CRASHED
    assert run_program(home, poison).returncode == CRASHED
    third = run_program(home, poison)

    assert (third.returncode, third.stdout) == (0, "ended\n"), third.stderr
    ended = {job.source.name: job for job in jobs(home)}
    assert len(ended) == 12
    failed = ended.pop(poison.name)
    assert failed.state is JobState.FAILED
    assert failed.error is not None
    assert failed.error.kind is FaultKind.SET_ASIDE
    assert {job.state for job in ended.values()} <= {JobState.PUBLISHED, JobState.DUPLICATE}
    stored = list(Home.find(str(home), {}).library_dir.rglob("*.jpg"))
    assert len(stored) == 11
