"""What waits of a folder that is paused or removed: nothing of it leaves."""

from __future__ import annotations

from datetime import UTC, datetime
from threading import Event
from typing import TYPE_CHECKING

import pytest

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.events import BatchEnded, JobsQueued, LibraryHalted
from rethumb_desktop.domain.job import Job, JobState, NewJob
from rethumb_desktop.domain.library import THIS_COMPUTER
from rethumb_desktop.domain.original import Stamp
from rethumb_desktop.domain.watched_folder import Existing, FileState, FolderState, WatchedFile
from rethumb_desktop.services.gathering import file_source
from rethumb_desktop.services.watching.darkroom import Darkroom
from rethumb_desktop.store.memory import MemoryStore
from tests.fixtures import pictures
from tests.fixtures.assembly import ACCOUNT
from tests.fixtures.records import THUMBNAIL
from tests.unit.services.watching.rig import Rig
from tests.unit.services.watching.watched_house import Watched, digest_of

if TYPE_CHECKING:
    from pathlib import Path


def test_what_is_queued_waits_while_the_folder_is_paused(watched: Watched) -> None:
    folder = watched.begin()
    watched.services.publishing.pause()
    watched.save("cat.jpg")
    watched.until(lambda status: status.queued == 1)
    watched.watching.pause(folder.id)
    assert watched.house.queue.jobs() == []
    watched.until(lambda status: status.state is FolderState.PAUSED and (status.queued, status.waiting) == (0, 1))
    watched.services.publishing.go_on()
    watched.watching.go_on(folder.id)
    watched.until(lambda status: (status.done, status.waiting) == (1, 0))
    assert [job.state for job in watched.house.queue.jobs()] == [JobState.PUBLISHED]


def test_what_is_queued_of_a_folder_that_is_removed_is_taken_off(watched: Watched) -> None:
    folder = watched.begin()
    watched.services.publishing.pause()
    watched.save("cat.jpg")
    watched.until(lambda status: status.queued == 1)
    watched.watching.remove(folder.id)
    assert watched.house.queue.jobs() == []
    assert watched.watching.history(folder.id) == []


@pytest.mark.parametrize("command", ["pause", "remove"])
def test_what_waits_for_a_library_out_of_reach_does_not_leave(watched: Watched, command: str) -> None:
    asked: list[str] = []

    def ask(operation: str, key: str) -> None:
        if operation == "put":
            asked.append(key)
            if key == asked[0]:
                raise Fault(FaultKind.OFFLINE, "The network is not there.", retryable=True)

    watched.house.cloud = MemoryStore(before=ask)
    watched.house.add_cloud(watched.services)
    folder = watched.begin(library=ACCOUNT.name)
    watched.save("cat.jpg")
    watched.house.wait_for(LibraryHalted)
    getattr(watched.watching, command)(folder.id)
    publish(watched, "one.jpg")
    before = asked.count(asked[0])
    publish(watched, "two.jpg")
    assert asked.count(asked[0]) == before, "what was being sent at that moment has ended, and nothing came after it"
    assert [job.source.name for job in watched.house.queue.jobs()] == ["one.jpg", "two.jpg"]


def publish(watched: Watched, name: str) -> None:
    """Publish a picture of the person's own to the same library."""
    path = watched.house.root / name
    path.write_bytes(pictures.jpeg(40 + len(list(watched.house.root.iterdir())), 50))
    batch = watched.services.publishing.submit([str(path)], [THUMBNAIL], ACCOUNT.name)
    while watched.house.wait_for(BatchEnded)[0].batch != batch:
        pass


def test_jobs_of_others_and_of_no_folder_stay(watched: Watched) -> None:
    watched.services.publishing.pause()
    path = watched.save("cat.jpg")
    watched.services.publishing.submit([str(path)], [THUMBNAIL], THIS_COMPUTER)
    watched.house.wait_for(JobsQueued)
    folder = watched.watching.add(watched.described(existing=Existing.ONLY_NEW))
    watched.watching.pause(folder.id)
    watched.watching.remove(folder.id)
    watched.services.publishing.go_on()
    watched.house.finish()
    assert [job.state for job in watched.house.queue.jobs()] == [JobState.PUBLISHED]


def test_a_pause_that_another_run_asked_for_holds_back_as_well() -> None:
    rig = Rig()
    rig.run()
    rig.engine.pause()
    rig.run(100)
    assert rig.intake.held_back == 1
    rig.engine.go_on()
    rig.run(1)
    rig.engine.pause()
    rig.run(1)
    assert rig.intake.held_back == 2


def test_what_was_not_begun_in_the_darkroom_is_let_go(watched: Watched) -> None:
    ended, go_on, told = list[Job](), Event(), Event()

    def see_saved(_: object) -> None:
        told.set()
        go_on.wait(60)

    services, house = watched.services, watched.house
    outputs = watched.watching._work.outputs
    darkroom = Darkroom(
        services.rendering,
        house.watch_records,
        outputs,
        lambda: datetime.now(UTC),
        see_saved,
        ended.append,
        gives_way=False,
    )
    paths: list[Path] = [watched.save(f"{number}.jpg", pictures.jpeg(20 + number, 20)) for number in range(3)]
    files = [WatchedFile("w", str(path), Stamp(1, 2, 3), FileState.QUEUED, digest_of(path)) for path in paths]
    new = [NewJob(file_source(str(path)), (THUMBNAIL,), "", watch="w") for path in paths]
    folder = watched.described(output=str(house.root / "out"))
    darkroom.add(files, new, folder)
    assert told.wait(60)
    assert darkroom.drop("another") == []
    assert len(darkroom.drop("w")) == 2
    go_on.set()
    darkroom.close()
    assert [job.source.location for job in ended] == [str(paths[0])]
    assert len(list((house.root / "out").iterdir())) == 1
