"""Other bytes of the same size in a file whose time is put back: they are found, whether the program runs or not."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from rethumb_desktop.domain.events import WatchedFileSaved
from tests.fixtures import pictures
from tests.fixtures.waiting import wait_for
from tests.watching.real.inhabited import PATIENCE, Inhabited

COMMENT = 0xFE
#: No whole hundredth of a second: as the clock of a computer gives it.
CHANGED = 1_700_000_000_123_456_789


def write(path: Path, words: bytes) -> None:
    """Write a picture in place, with a time of its own."""
    with path.open("r+b" if path.exists() else "wb") as file:
        file.write(pictures.insert_segment(pictures.jpeg(16, 16), COMMENT, words))
    os.utime(path, ns=(CHANGED, CHANGED))


def saved(home: Inhabited) -> list[str]:
    return [each.file.sha256 for each in home.events if isinstance(each, WatchedFileSaved)]


@pytest.mark.parametrize("running", [True, False], ids=["while it runs", "while it is off"])
def test_a_file_that_is_written_in_place_with_its_time_put_back_is_processed(tmp_path: Path, *, running: bool) -> None:
    home = Inhabited(tmp_path)
    path = home.folder / "cat.jpg"
    with home.running() as services:
        watch = home.watch(services, output=str(home.output)).id
        write(path, b"first")
        wait_for(lambda: len(saved(home)) == 1, PATIENCE, "the first picture")
        home.until(lambda status: status.done == 1)
        before = path.stat()
        if running:
            write(path, b"other")
            wait_for(lambda: len(saved(home)) == 2, PATIENCE, "the second picture")
    if not running:
        write(path, b"other")
        with home.running() as services:
            services.watching.begin()
            wait_for(lambda: len(saved(home)) == 2, PATIENCE, "the second picture")
            path.chmod(0o640)
            services.watching.rescan(watch)
            home.until(lambda status: status.done == 1 and not status.waiting)
    after = path.stat()
    assert (after.st_size, after.st_mtime_ns, after.st_ino) == (before.st_size, before.st_mtime_ns, before.st_ino)
    assert len(set(saved(home))) == 2
