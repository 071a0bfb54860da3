"""Pictures of one name from several subfolders, and a program that is killed between a result and its record."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from rethumb_desktop.domain.events import Event, WatchedFileSaved
from rethumb_desktop.domain.watched_folder import Existing
from tests.fixtures import pictures
from tests.fixtures.programs import PROJECT
from tests.watching.real.inhabited import Inhabited

SIZES = {"a": (48, 15), "b": (48, 30), "c": (48, 45)}


class Mortal(Inhabited):
    """A program that is killed when so many results are written, before the last of them is recorded."""

    lives = 0

    def listen(self, event: Event) -> None:
        self.lives -= isinstance(event, WatchedFileSaved)
        if isinstance(event, WatchedFileSaved) and self.lives == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        super().listen(event)


def results(home: Inhabited) -> dict[str, tuple[int, int]]:
    """The results by name, each with its size; unfinished ones are hidden."""
    sizes = {}
    for path in home.output.iterdir():
        if not path.name.startswith("."):
            with Image.open(path) as picture:
                sizes[path.name] = picture.size
    return sizes


@pytest.mark.parametrize("lives", [1, 2, 3])
def test_files_of_one_name_are_each_saved_once_whenever_it_is_killed(tmp_path: Path, lives: int) -> None:
    home = Inhabited(tmp_path)
    for name, size in SIZES.items():
        (home.folder / name).mkdir(parents=True)
        (home.folder / name / "cat.jpg").write_bytes(pictures.jpeg(*size))
    words = [sys.executable, "-m", __name__, str(tmp_path), str(lives)]
    ran = subprocess.run(words, cwd=PROJECT, env={**os.environ, "PYTHONPATH": str(PROJECT)}, check=False)
    assert ran.returncode == -signal.SIGKILL
    before = results(home)
    assert len(before) == lives
    with home.running() as services:
        services.watching.begin()
        home.until(lambda status: (status.done + status.duplicates, status.queued) == (len(SIZES), 0))
    after = results(home)
    assert sorted(after.values()) == sorted((16, height // 3) for _, height in SIZES.values())
    assert {name: after[name] for name in before} == before
    assert len(after) == len(SIZES)


def live(root: Path, lives: int) -> None:
    """Watch the folder of a home until killed."""
    home = Mortal(root)
    home.lives = lives
    with home.running() as services:
        home.watch(services, output=str(home.output), existing=Existing.ALL)
        home.until(lambda status: False)


if __name__ == "__main__":
    live(Path(sys.argv[1]), int(sys.argv[2]))
