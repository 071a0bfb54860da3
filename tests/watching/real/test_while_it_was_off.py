"""What comes into a watched folder while the program does not run is found by the next start, however old it is."""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

from rethumb_desktop.domain.events import JobsQueued
from rethumb_desktop.domain.watched_folder import FileState
from tests.fixtures import pictures
from tests.watching.real.inhabited import MANY, CountedTree, Inhabited

COPIES, SUBFOLDERS = 10_000, 20
COMMENT = 0xFE
#: As a card of a camera has it: to whole seconds, and the same for many.
OLD = int(datetime(1999, 7, 1, 12, tzinfo=UTC).timestamp())


def copy_in(folder: Path) -> dict[str, str]:
    """Write different pictures with dates of 1999; return the digest of each by its path."""
    picture = pictures.jpeg(16, 16)
    digests: dict[str, str] = {}
    for number in range(COPIES):
        path = folder / f"card {number % SUBFOLDERS}" / f"{number}.jpg"
        path.parent.mkdir(exist_ok=True)
        data = pictures.insert_segment(picture, COMMENT, str(number).encode())
        path.write_bytes(data)
        os.utime(path, (OLD + number // 100, OLD + number // 100))
        digests[str(path)] = hashlib.sha256(data).hexdigest()
    return digests


def test_10000_files_of_1999_that_came_while_it_was_off_have_one_job_each(tmp_path: Path) -> None:
    home = Inhabited(tmp_path)
    home.tree = tree = CountedTree(home.folder)
    home.folder.mkdir()
    (home.folder / "old.jpg").write_bytes(pictures.jpeg())
    with home.running() as services:
        watch = home.watch(services).id
    digests = copy_in(home.folder)
    home.events.clear()
    with home.running() as services:
        services.publishing.pause()
        services.watching.begin()
        found_all = home.until(lambda status: status.queued == COPIES and not status.waiting)
        assert found_all.last_event is not None  # though nobody told of them
        # A look at all of it finds nothing that was left out, and nothing anew.
        walks = tree.ended
        services.watching.rescan(watch)
        tree.until_walked(walks + 1)
        found = services.watching.history(watch, MANY)
        queued = services.publishing.jobs()
    told = [job for event in home.events if isinstance(event, JobsQueued) for job in event.jobs]
    assert Counter(job.source.location for job in told) == dict.fromkeys(digests, 1)
    assert {job.source.location: job.sha256 for job in queued} == digests
    assert {file.path: file.sha256 for file in found} == digests
    assert {file.job for file in found} == {job.id for job in queued}
    assert {file.state for file in found} == {FileState.QUEUED}
