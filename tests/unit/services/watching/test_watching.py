"""The watched folders of a house: real folders, real observers, real jobs; books and records in memory."""

from __future__ import annotations

from rethumb_desktop.domain.errors import FaultKind
from rethumb_desktop.domain.events import (
    WatchedFileSaved,
)
from rethumb_desktop.domain.job import JobState
from rethumb_desktop.domain.library import THIS_COMPUTER
from rethumb_desktop.domain.original import Stamp
from rethumb_desktop.domain.recipe import Recipe
from rethumb_desktop.domain.watched_folder import (
    FileState,
    FolderState,
    WatchedFile,
)
from tests.fixtures import pictures
from tests.fixtures.assembly import ACCOUNT
from tests.unit.services.watching.watched_house import Watched, digest_of

# Pictures come in


def test_a_picture_that_comes_is_published_and_said_to_be(watched: Watched) -> None:
    folder = watched.begin()
    path = watched.save("cat.jpg")
    status = watched.until(lambda status: status.done == 1)
    assert (status.state, status.queued, status.waiting) == (FolderState.WATCHING, 0, 0)
    (file,) = watched.watching.history(folder.id)
    assert (file.path, file.state, file.sha256) == (str(path), FileState.DONE, digest_of(path))
    (job,) = watched.house.queue.jobs()
    assert (job.id, job.watch, job.sha256, job.state) == (file.job, folder.id, file.sha256, JobState.PUBLISHED)
    assert job.recipes == (Recipe(square=16),)


def test_recipes_of_several_presets_are_made_each_once(watched: Watched) -> None:
    watched.services.presets.add("Both", ["square/16", "square/8"])
    watched.begin(presets=("Small", "Both"))
    watched.save("cat.jpg")
    watched.until(lambda status: status.done == 1)
    (job,) = watched.house.queue.jobs()
    assert job.recipes == (Recipe(square=16), Recipe(square=8))


def test_what_the_library_has_already_is_a_duplicate_without_a_job(watched: Watched) -> None:
    path = watched.save("cat.jpg")
    watched.services.publishing.submit([str(path)], [Recipe(square=16)], THIS_COMPUTER)
    watched.house.finish()
    watched.begin()
    watched.until(lambda status: status.duplicates == 1)
    assert len(watched.house.queue.jobs()) == 1


def test_what_is_gone_from_this_computer_is_made_anew(watched: Watched) -> None:
    path = watched.save("cat.jpg")
    watched.services.publishing.submit([str(path)], [Recipe(square=16)], THIS_COMPUTER)
    watched.house.finish()
    for file in (watched.house.root / "library").iterdir():
        if file.is_file():
            file.unlink()
    watched.begin()
    watched.until(lambda status: status.done == 1)


def test_of_what_the_library_has_in_other_sizes_only_there_is_a_job(watched: Watched) -> None:
    path = watched.save("cat.jpg")
    watched.services.publishing.submit([str(path)], [Recipe(square=8)], THIS_COMPUTER)
    watched.house.finish()
    watched.begin()
    watched.until(lambda status: status.done == 1)


def test_what_cannot_be_decoded_fails_with_its_reason(watched: Watched) -> None:
    watched.begin()
    path = watched.save("cat.jpg", b"no picture")
    status = watched.until(lambda status: status.failed == 1)
    assert status.last_error is not None
    assert status.last_error.kind is FaultKind.NOT_A_PICTURE
    assert status.last_error_path == str(path)


def test_the_last_failure_is_known_after_a_restart(watched: Watched) -> None:
    watched.begin()
    path = watched.save("cat.jpg", b"no picture")
    watched.until(lambda status: status.failed == 1)
    watched.services.close()
    (status,) = watched.house.open().watching.statuses()
    assert (status.failed, status.last_error_path) == (1, str(path))


def test_a_file_that_changes_before_its_job_reads_it_is_queued_anew(watched: Watched) -> None:
    folder = watched.begin()
    watched.services.publishing.pause()
    path = watched.save("cat.jpg")
    watched.until(lambda status: status.queued == 1)
    (first,) = watched.house.queue.jobs()
    watched.save("cat.jpg", pictures.jpeg(32, 32))
    watched.services.publishing.go_on()
    watched.until(lambda status: status.done == 1)
    assert [job.state for job in watched.house.queue.jobs()] == [JobState.PUBLISHED]
    assert watched.house.queue.get(first.id) is None
    (file,) = watched.watching.history(folder.id)
    assert file.sha256 == digest_of(path)


# Only into a folder


def test_without_publishing_the_results_are_files(watched: Watched) -> None:
    output = watched.house.root / "out"
    watched.begin(output=str(output))
    watched.save("cat.jpg")
    saved, _ = watched.house.wait_for(WatchedFileSaved)
    assert [path.name for path in output.iterdir()] == ["cat-square-16.jpg"]
    ((made, where),) = saved.saved
    assert (made.recipe, made.width, where) == ("square/16", 16, str(output / "cat-square-16.jpg"))
    assert saved.file.state is FileState.DONE
    watched.until(lambda status: status.done == 1)
    assert watched.house.queue.jobs() == []


def test_what_was_written_is_passed_by_wherever_it_is_copied(watched: Watched) -> None:
    output = watched.house.root / "out"
    folder = watched.begin(output=str(output))
    watched.save("cat.jpg")
    watched.until(lambda status: status.done == 1)
    copy = watched.save("copy.jpg", (output / "cat-square-16.jpg").read_bytes())
    watched.save("dog.jpg", pictures.jpeg(30, 30))
    watched.until(lambda status: status.done == 2 and not status.waiting)
    assert {file.path: file.state for file in watched.watching.history(folder.id)}[str(copy)] is FileState.OWN


def test_a_picture_that_cannot_be_rendered_is_said_to_be(watched: Watched) -> None:
    watched.begin(output=str(watched.house.root / "out"))
    watched.save("cat.jpg", b"no picture")
    saved, _ = watched.house.wait_for(WatchedFileSaved)
    assert saved.file.error is not None
    assert saved.file.error.kind is FaultKind.NOT_A_PICTURE
    watched.until(lambda status: status.failed == 1)


def test_what_was_not_rendered_before_the_end_is_rendered_after_the_next_start(watched: Watched) -> None:
    path = watched.save("cat.jpg")
    facts = path.stat()
    stamp = Stamp(facts.st_size, facts.st_mtime_ns, facts.st_ino)
    folder = watched.watching.add(watched.described(output=str(watched.house.root / "out")))
    queued = WatchedFile(folder.id, str(path), stamp, FileState.QUEUED, digest_of(path), job=-77)
    watched.house.watch_records.note([queued])
    watched.watching.begin()
    watched.until(lambda status: status.done == 1)
    assert [each.name for each in (watched.house.root / "out").iterdir()] == ["cat-square-16.jpg"]


def test_renditions_on_their_way_to_a_bucket_are_known_to_be_own(watched: Watched) -> None:
    """As if the bucket were mounted in a watched folder."""
    watched.house.add_cloud(watched.services)
    watched.begin(library=ACCOUNT.name)
    watched.save("cat.jpg")
    watched.until(lambda status: status.done == 1)
    (job,) = watched.house.queue.jobs()
    data = watched.house.cloud.get(job.renditions[0].key)
    watched.save("from-the-bucket.jpg", data)
    watched.save("dog.jpg", pictures.jpeg(30, 30))
    watched.until(lambda status: status.done == 2 and not status.waiting)
    assert len(watched.house.queue.jobs()) == 2
