"""60,000 names of one picture within a moment: they are known for what they are, and there is one job."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

from rethumb_desktop.domain.events import JobsQueued
from rethumb_desktop.domain.watched_folder import FileState, FolderStatus
from rethumb_desktop.services import Services
from tests.fixtures import pictures
from tests.watching.real.inhabited import MANY, CountedTree, Inhabited
from tests.watching.real.test_losses import LINKING, LINKS

#: No whole hundredth of a second: as the clock of a computer gives it, and not a program that sets it.
CHANGED = 1_700_000_000_123_456_789


def test_60_000_links_of_a_picture_that_is_done_are_known_after_one_rescan(tmp_path: Path) -> None:
    home = Inhabited(tmp_path)
    walks: list[tuple[float, int]] = []

    def began() -> None:
        # While the folder is added it is walked as well, and listed only after that.
        walks.extend((time.monotonic(), known(status)) for status in services.watching.statuses())

    home.tree = CountedTree(home.folder, began)
    with home.running() as services:
        watch = home.watch(services).id
        picture = save_beside(home, home.folder)
        home.until(lambda status: status.done == 1)
        link_many(picture, home.folder)
        linked = time.monotonic()
        home.until(lambda status: known(status) == LINKS + 1)
        check(home, services, watch, LINKS + 1)
    # The first rescan that began when all names were there found them all; another had nothing left to find.
    late = [found for moment, found in walks if moment > linked]
    assert set(late[1:]) <= {LINKS + 1}
    assert late or walks[-1][1] < LINKS


def test_60_000_links_of_a_picture_from_elsewhere_are_one_job(tmp_path: Path) -> None:
    home = Inhabited(tmp_path)
    with home.running() as services:
        watch = home.watch(services).id
        link_many(save_beside(home, tmp_path), home.folder)
        home.until(lambda status: known(status) == LINKS)
        check(home, services, watch, LINKS)


def save_beside(home: Inhabited, folder: Path) -> Path:
    """Save a picture and move it into a folder, whole and with a date of its own."""
    new = home.root / "new"
    new.write_bytes(pictures.jpeg())
    os.utime(new, ns=(CHANGED, CHANGED))
    return new.rename(folder / "a.jpg")


def link_many(picture: Path, folder: Path) -> None:
    subprocess.run([sys.executable, "-c", LINKING, picture, folder, str(LINKS)], check=True)


def check(home: Inhabited, services: Services, watch: str, names: int) -> None:
    """Check that there was one job, and that all names have its digest."""
    files = services.watching.history(watch, MANY)
    assert len({file.path for file in files}) == len(files) == names
    assert Counter(file.state for file in files) == {FileState.DONE: 1, FileState.DUPLICATE: names - 1}
    assert {file.sha256 for file in files} == {hashlib.sha256(pictures.jpeg()).hexdigest()}
    assert sum(len(event.jobs) for event in home.events if isinstance(event, JobsQueued)) == 1


def known(status: FolderStatus) -> int:
    return status.done + status.duplicates
