"""A folder whose pictures are to become something else: what comes again is not a duplicate then."""

from __future__ import annotations

from dataclasses import replace

from rethumb_desktop.domain.library import THIS_COMPUTER
from rethumb_desktop.domain.watched_folder import FileState, FolderStatus, WatchedFolder
from tests.fixtures.assembly import ACCOUNT
from tests.unit.services.watching.watched_house import Watched


def change(watched: Watched, folder: WatchedFolder, **fields: object) -> None:
    """Change a folder, and wait until it is watched so."""
    changed = watched.watching.change(replace(folder, **fields))  # type: ignore[arg-type]

    def is_changed(status: FolderStatus) -> bool:
        return status.folder == changed and status.next_rescan is not None

    watched.until(is_changed)


def test_a_copy_goes_to_the_library_that_the_folder_has_now(watched: Watched) -> None:
    watched.house.add_cloud(watched.services)
    folder = watched.begin()
    data = watched.save("cat.jpg").read_bytes()
    watched.until(lambda status: status.done == 1)
    change(watched, folder, library=ACCOUNT.name)
    watched.save("copy.jpg", data)
    watched.until(lambda status: status.done == 2)
    watched.save("third.jpg", data)
    watched.until(lambda status: status.duplicates == 1)
    assert [job.library for job in watched.house.queue.jobs()] == [THIS_COMPUTER, ACCOUNT.name]


def test_a_copy_of_what_still_waits_for_the_other_library_has_a_job_of_its_own(watched: Watched) -> None:
    watched.house.add_cloud(watched.services)
    folder = watched.begin()
    watched.services.publishing.pause()
    data = watched.save("cat.jpg").read_bytes()
    watched.until(lambda status: status.queued == 1)
    change(watched, folder, library=ACCOUNT.name)
    watched.save("copy.jpg", data)
    watched.until(lambda status: status.queued == 2)
    watched.services.publishing.go_on()
    watched.until(lambda status: status.done == 2)


def test_a_copy_is_made_in_the_sizes_that_are_wanted_now(watched: Watched) -> None:
    folder = watched.begin()
    data = watched.save("cat.jpg").read_bytes()
    watched.until(lambda status: status.done == 1)
    watched.services.presets.add("Tiny", ["square/8"])
    change(watched, folder, presets=("Tiny",))
    watched.save("copy.jpg", data)
    watched.until(lambda status: status.done == 2)


def test_a_copy_is_written_into_the_folder_that_is_wanted_now(watched: Watched) -> None:
    folder = watched.begin(output=str(watched.house.root / "out"))
    data = watched.save("cat.jpg").read_bytes()
    watched.until(lambda status: status.done == 1)
    watched.save("second.jpg", data)
    watched.until(lambda status: status.duplicates == 1)
    change(watched, folder, output=str(watched.house.root / "other"))
    watched.save("third.jpg", data)
    watched.until(lambda status: status.done == 2)
    assert [path.name for path in (watched.house.root / "other").iterdir()] == ["third-square-16.jpg"]


def test_what_was_taken_out_of_the_library_is_published_again(watched: Watched) -> None:
    folder = watched.begin()
    data = watched.save("cat.jpg").read_bytes()
    watched.until(lambda status: status.done == 1)
    (job,) = watched.house.queue.jobs()
    watched.house.publications.remove(THIS_COMPUTER, [each.key for each in job.renditions])
    copy = watched.save("copy.jpg", data)
    watched.until(lambda status: status.done == 2)
    states = {file.path: file.state for file in watched.watching.history(folder.id)}
    assert states[str(copy)] is FileState.DONE
