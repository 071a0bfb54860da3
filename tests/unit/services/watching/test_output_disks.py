"""An output folder on a disk that comes and goes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rethumb_desktop.domain.errors import FaultKind
from rethumb_desktop.domain.events import WatchedFileSaved
from rethumb_desktop.domain.job import NewJob
from rethumb_desktop.domain.original import Stamp
from rethumb_desktop.domain.watched_folder import FileState, FolderState, WatchedFile
from rethumb_desktop.index.memory.queue import MemoryQueue
from rethumb_desktop.index.memory.watching import MemoryWatchRecords
from rethumb_desktop.services.gathering import file_source
from rethumb_desktop.services.watching.output_disks import is_output_away, note_output_disk
from tests.fixtures.records import A_MOMENT, THUMBNAIL
from tests.unit.services.watching.rig import FOLDER
from tests.unit.services.watching.watched_house import Watched


@pytest.mark.parametrize(
    ("then", "now", "away"),
    [("/mnt/card", "/mnt/card", False), ("/mnt/card", "/", True), ("/", "/mnt/card", False), ("/", "/", False)],
)
def test_it_is_away_when_less_is_mounted_than_there_was(then: str, now: str, away: bool) -> None:
    records = MemoryWatchRecords(MemoryQueue(lambda publications: None))
    folder = replace(FOLDER, output="/mnt/card/small/")
    assert not is_output_away(folder, records, lambda _: now), "nobody knows"
    note_output_disk(folder, records, A_MOMENT, lambda _: then)
    assert is_output_away(folder, records, lambda _: now) is away
    assert not is_output_away(replace(folder, output="/mnt/card/other"), records, lambda _: now)


def test_of_a_folder_that_publishes_nothing_is_recorded() -> None:
    records = MemoryWatchRecords(MemoryQueue(lambda publications: None))
    note_output_disk(FOLDER, records, A_MOMENT)
    assert records.counts(FOLDER.id) == {}


def test_nothing_is_rendered_while_the_disk_is_away(watched: Watched) -> None:
    output = watched.house.root / "out"
    folder = watched.watching.add(watched.described(output=str(output)))
    path = f"{output}/."
    known = watched.house.watch_records.find(folder.id, path)
    assert known is not None
    assert known.state is FileState.KNOWN
    # As if it had been on a disk of its own then.
    watched.house.watch_records.note([replace(known, stamp=Stamp(len(str(output)), 0, 4))])
    watched.save("cat.jpg")
    watched.watching.begin()
    status = watched.until(lambda status: status.waiting == 1)
    assert (status.state, status.reason) == (
        FolderState.UNUSABLE,
        "The disk with the folder “out” for the results is not there.",
    )
    assert not output.exists()


def test_what_was_queued_before_the_disk_went_is_not_rendered(watched: Watched) -> None:
    output = watched.house.root / "out"
    folder = watched.begin(output=str(output))
    records = watched.house.watch_records
    darkroom = watched.watching._darkroom
    known = records.find(folder.id, f"{output}/.")
    assert known is not None
    records.note([replace(known, stamp=Stamp(len(str(output)), 0, 4))])
    path = watched.save("cat.jpg")
    queued = WatchedFile(folder.id, str(path), Stamp(1, 2, 3), FileState.QUEUED, "")
    new = NewJob(file_source(str(path)), (THUMBNAIL,), "", watch=folder.id)
    darkroom.add([queued], [new], folder)
    saved, _ = watched.house.wait_for(WatchedFileSaved)
    assert saved.file.error is not None
    assert (saved.file.error.kind, saved.saved) == (FaultKind.DISK, ())
    assert not output.exists()
