"""Publishing: from what a person names to links, with nothing lost and nothing done twice."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.events import BatchEnded, IntakeFailed, JobChanged, JobsQueued, JobsRemoved
from rethumb_desktop.domain.job import JobState
from rethumb_desktop.domain.library import THIS_COMPUTER, Visibility
from rethumb_desktop.domain.recipe import Recipe
from rethumb_desktop.services import Services
from rethumb_desktop.services.sharing import shared_of_jobs
from rethumb_desktop.store.memory import MemoryStore
from tests.fixtures import pictures
from tests.fixtures.assembly import PATIENCE, House

SQUARE = Recipe(square=16)
WIDTH = Recipe(width=32)


def file(folder: Path, name: str, data: bytes | None = None) -> str:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(pictures.jpeg() if data is None else data)
    return str(path)


def states(seen: list[object], job: int) -> list[JobState]:
    return [event.job.state for event in seen if isinstance(event, JobChanged) and event.job.id == job]


def test_a_picture_becomes_renditions_with_links_that_open(house: House, services: Services, tmp_path: Path) -> None:
    services.publishing.submit([file(tmp_path, "a.jpg")], [SQUARE, WIDTH], THIS_COMPUTER)
    (job,) = house.finish()
    assert job.state is JobState.PUBLISHED
    assert [(r.recipe, r.width, r.height) for r in job.renditions] == [("square/16", 16, 16), ("width/32", 32, 24)]
    (links,) = services.sharing.links(shared_of_jobs([job]))
    for link in links:
        path = Path.from_uri(link.url) if hasattr(Path, "from_uri") else Path(link.url.removeprefix("file://"))
        assert path.stat().st_size == link.rendition.bytes
    assert len(house.publications.page()) == 2


def test_states_move_forward_in_order(house: House, services: Services, tmp_path: Path) -> None:
    services.publishing.submit([file(tmp_path, "a.jpg")], [SQUARE], THIS_COMPUTER)
    _, seen = house.wait_for(BatchEnded)
    (queued,) = [event for event in seen if isinstance(event, JobsQueued)]
    assert states([*seen], queued.jobs[0].id) == [
        JobState.RENDERING,
        JobState.READY,
        JobState.UPLOADING,
        JobState.PUBLISHED,
    ]


@pytest.mark.parametrize("more", [(), (WIDTH,)], ids=["nothing new", "one more size"])
def test_what_was_there_already_goes_by_the_second_name_too(
    house: House, services: Services, tmp_path: Path, more: tuple[Recipe, ...]
) -> None:
    for name, recipes in (("a.jpg", (SQUARE,)), ("b.jpg", (SQUARE, *more))):
        services.publishing.submit([file(tmp_path, name)], recipes, THIS_COMPUTER)
        house.finish()
    named = {each.recipe: (each.name, each.other_names) for each in house.publications.page()}
    assert named.pop("square/16") == ("a.jpg", ("b.jpg",))
    assert list(named.values()) == [("b.jpg", ())] * len(more)


def test_ended_jobs_lose_what_is_in_the_library_no_more(house: House, services: Services, tmp_path: Path) -> None:
    for name, recipes in (("a.jpg", (SQUARE, WIDTH)), ("b.jpg", (SQUARE,))):
        services.publishing.submit([file(tmp_path, name)], recipes, THIS_COMPUTER)
        house.finish()
    both, one = services.publishing.jobs()
    gone = {(THIS_COMPUTER, one.renditions[0].key)}

    services.publishing.leave_out([both.id, one.id], gone)

    assert services.publishing.jobs() == [both.without(gone)]
    told = [house.events.get_nowait(), house.events.get_nowait()]
    assert told == [JobChanged(both.without(gone)), JobsRemoved((one.id,))]
    services.publishing.leave_out([both.id], gone)
    assert house.events.empty()


def test_the_same_again_is_a_duplicate_with_the_same_link_and_no_work(
    house: House, services: Services, tmp_path: Path
) -> None:
    services.publishing.submit([file(tmp_path, "a.jpg")], [SQUARE], THIS_COMPUTER)
    (first,) = house.finish()
    services.publishing.submit([file(tmp_path, "other name.jpg")], [SQUARE], THIS_COMPUTER)
    ended, seen = house.wait_for(BatchEnded)
    (second,) = house.queue.jobs(batch=ended.batch)
    assert second.state is JobState.DUPLICATE
    assert states([*seen], second.id) == [JobState.DUPLICATE]
    links = services.sharing.links(shared_of_jobs([first, second]))
    assert links[0][0].url == links[1][0].url


def test_only_what_is_missing_is_made(house: House, services: Services, tmp_path: Path) -> None:
    one = file(tmp_path, "a.jpg")
    services.publishing.submit([one], [SQUARE], THIS_COMPUTER)
    house.finish()
    services.publishing.submit([one], [SQUARE, WIDTH], THIS_COMPUTER)
    (job,) = house.finish()
    assert job.state is JobState.PUBLISHED
    assert len(job.renditions) == 2
    assert len(house.publications.page()) == 2


def test_a_file_somebody_deleted_is_made_again(house: House, services: Services, tmp_path: Path) -> None:
    one = file(tmp_path, "a.jpg")
    services.publishing.submit([one], [SQUARE], THIS_COMPUTER)
    (job,) = house.finish()
    path = services.sharing.path(THIS_COMPUTER, job.renditions[0].key)
    assert path is not None
    path.unlink()
    services.publishing.submit([one], [SQUARE], THIS_COMPUTER)
    (job,) = house.finish()
    assert job.state is JobState.PUBLISHED
    assert path.exists()


def test_the_same_picture_many_times_in_one_drop_is_made_once(house: House, services: Services, tmp_path: Path) -> None:
    house.add_cloud(services)
    names = [file(tmp_path, f"{n}.jpg") for n in range(20)]
    services.publishing.submit(names, [SQUARE], "Cloud")
    jobs = house.finish()
    assert [job.source.name for job in jobs] == [f"{n}.jpg" for n in range(20)]
    assert sorted(job.state for job in jobs) == [JobState.DUPLICATE] * 19 + [JobState.PUBLISHED]
    assert len({job.renditions[0].key for job in jobs}) == 1


def test_one_failure_stops_nothing(house: House, services: Services, tmp_path: Path) -> None:
    names = [
        file(tmp_path, "good.jpg"),
        file(tmp_path, "text.jpg", b"This is a letter, not a picture.\n" * 9),
        file(tmp_path, "cut.jpg", pictures.jpeg_truncated()),
        file(tmp_path, "empty.jpg", b""),
        file(tmp_path, "bomb.png", pictures.png_bomb()),
        str(tmp_path / "gone.jpg"),
        str(tmp_path / "folder.jpg"),
        file(tmp_path, "also good.jpg", pictures.png()),
    ]
    (tmp_path / "folder.jpg").mkdir()
    services.publishing.submit(names, [SQUARE], THIS_COMPUTER)
    ended, seen = house.wait_for(BatchEnded)
    told = [event.error.title for event in seen if isinstance(event, IntakeFailed)]
    assert told == ["There are no pictures in this folder."]
    jobs = house.queue.jobs(batch=ended.batch)
    kinds = [job.error.kind if job.error else None for job in jobs]
    assert kinds == [
        None,
        FaultKind.NOT_A_PICTURE,
        FaultKind.DAMAGED,
        FaultKind.EMPTY,
        FaultKind.TOO_LARGE,
        FaultKind.MISSING,
        None,
    ]
    assert all(job.error.title.endswith((".", "?")) for job in jobs if job.error)
    assert dict(ended.counts) == {JobState.PUBLISHED: 2, JobState.FAILED: 5}


def test_a_folder_gives_its_pictures_in_order(house: House, services: Services, tmp_path: Path) -> None:
    for name in ("p/2.jpg", "p/10.jpg", "p/notes.txt", "p/deep/1.jpg", "p/.hidden.jpg"):
        file(tmp_path, name, pictures.jpeg(width=20 + len(name)))
    services.publishing.submit([str(tmp_path / "p")], [SQUARE], THIS_COMPUTER)
    jobs = house.finish()
    assert [job.source.name for job in jobs] == ["2.jpg", "10.jpg", "1.jpg"]


def test_an_old_address_brings_its_own_recipe(house: House, services: Services) -> None:
    services.publishing.submit(
        ["http://api.rethumb.com/v1/square/100/http://127.0.0.1/image.png"], [WIDTH], THIS_COMPUTER
    )
    (job,) = house.finish()
    assert job.recipes == (Recipe(square=100),)
    assert job.error is not None
    assert job.error.kind is FaultKind.REFUSED


def test_an_unreadable_old_address_is_told(house: House, services: Services) -> None:
    services.publishing.submit(["http://api.rethumb.com/v1/sqare/1/http://x.example/i.png"], [WIDTH], THIS_COMPUTER)
    failed, _ = house.wait_for(IntakeFailed)
    assert failed.error.kind is FaultKind.RECIPE
    house.wait_for(BatchEnded)


def test_nothing_named_ends_at_once(house: House, services: Services) -> None:
    services.publishing.submit([], [SQUARE], THIS_COMPUTER)
    ended, _ = house.wait_for(BatchEnded)
    assert ended.counts == ()


def test_a_pasted_picture_is_published_and_leaves_with_its_row(house: House, services: Services) -> None:
    services.publishing.submit_pasted(pictures.png(), "Pasted picture.png", [SQUARE], THIS_COMPUTER)
    (job,) = house.finish()
    assert job.state is JobState.PUBLISHED
    assert Path(job.source.location).exists()
    services.publishing.remove([job.id])
    house.wait_for(JobsRemoved)
    assert not Path(job.source.location).exists()
    assert house.queue.jobs() == []


def test_nothing_leaves_before_somebody_agreed(house: House, services: Services, tmp_path: Path) -> None:
    house.add_cloud(services, confirmed=False)
    assert services.publishing.needs_consent("Cloud")
    with pytest.raises(Fault) as caught:
        services.publishing.submit([file(tmp_path, "a.jpg")], [SQUARE], "Cloud")
    assert caught.value.kind is FaultKind.CONSENT
    assert house.opened == []
    services.publishing.consent("Cloud")
    services.publishing.submit([file(tmp_path, "a.jpg")], [SQUARE], "Cloud")
    (job,) = house.finish()
    assert job.state is JobState.PUBLISHED


def test_an_account_is_asked_once_how_objects_become_public(house: House, services: Services, tmp_path: Path) -> None:
    house.add_cloud(services)
    services.publishing.submit([file(tmp_path, "a.jpg")], [SQUARE], "Cloud")
    (job,) = house.finish()
    assert services.accounts.find("Cloud").visibility is Visibility.BUCKET
    assert (
        services.sharing.links(shared_of_jobs([job]))[0][0].url
        == f"https://s3.example.com/pics/{job.renditions[0].key}"
    )
    assert job.renditions[0].key.startswith("p/")


def test_a_private_bucket_gets_links_that_expire(house: House, tmp_path: Path) -> None:
    house.cloud = MemoryStore(visibility=Visibility.PRIVATE)
    services = house.open()
    house.add_cloud(services)
    services.publishing.submit([file(tmp_path, "a.jpg")], [SQUARE], "Cloud")
    (job,) = house.finish()
    assert services.sharing.expiring("Cloud")
    assert "604800" in services.sharing.links(shared_of_jobs([job]))[0][0].url
    services.close()


def test_retry_does_what_failed_and_only_that(house: House, tmp_path: Path) -> None:
    broken = threading.Event()
    broken.set()

    def fail_while_broken(operation: str, key: str) -> None:
        if operation == "put" and broken.is_set():
            raise Fault(FaultKind.STORE, "The store is out of order.", retryable=True)

    house.cloud = MemoryStore(before=fail_while_broken)
    services = house.open()
    house.add_cloud(services)
    services.publishing.submit([file(tmp_path, "a.jpg"), str(tmp_path / "gone.jpg")], [SQUARE], "Cloud")
    first = house.finish()
    assert [job.state for job in first] == [JobState.FAILED, JobState.FAILED]
    broken.clear()
    services.publishing.retry([first[0].id])
    (job, other) = house.finish()
    assert job.state is JobState.PUBLISHED
    assert job.error is None
    assert other.state is JobState.FAILED
    services.close()


def test_a_cancelled_job_goes_no_further(house: House, services: Services, tmp_path: Path) -> None:
    services.publishing.pause()
    services.publishing.submit(
        [file(tmp_path, "a.jpg"), file(tmp_path, "b.png", pictures.png())], [SQUARE], THIS_COMPUTER
    )
    queued, _ = house.wait_for(JobsQueued)
    services.publishing.cancel([queued.jobs[0].id])
    services.publishing.go_on()
    first, second = house.finish()
    assert first.state is JobState.CANCELLED
    assert second.state is JobState.PUBLISHED
    assert len(house.publications.page()) == 1


def test_cancelling_the_one_that_works_lets_the_waiting_twin_go_on(house: House, tmp_path: Path) -> None:
    reached, go_on = threading.Event(), threading.Event()
    first_put = [True]

    def hold_first(operation: str, key: str) -> None:
        if operation == "put" and first_put:
            first_put.clear()
            reached.set()
            assert go_on.wait(PATIENCE)
            raise Fault(FaultKind.STORE, "The store is out of order.")

    services = house.open()
    house.add_cloud(services)
    services.publishing.submit([file(tmp_path, "warm-up.png", pictures.png())], [SQUARE], "Cloud")
    house.finish()
    house.cloud = MemoryStore(before=hold_first)
    services.close()
    services = house.open()
    services.publishing.submit([file(tmp_path, "a.jpg"), file(tmp_path, "twin.jpg")], [SQUARE], "Cloud")
    assert reached.wait(PATIENCE)
    go_on.set()
    one, twin = house.finish()
    assert sorted((one.state, twin.state)) == [JobState.FAILED, JobState.PUBLISHED]
    services.close()


def test_what_a_dead_run_left_is_taken_up(house: House, tmp_path: Path) -> None:
    before = house.open()
    before.publishing.pause()
    before.publishing.submit(
        [file(tmp_path, "a.jpg"), file(tmp_path, "b.png", pictures.png())], [SQUARE], THIS_COMPUTER
    )
    house.wait_for(JobsQueued)
    before.close()
    house.queue.lose_owner()
    after = house.open()
    shown = after.publishing.resume()
    assert [job.source.name for job in shown] == ["a.jpg", "b.png"]
    assert [job.state for job in house.finish()] == [JobState.PUBLISHED] * 2
    after.close()


def test_a_second_drop_is_listed_while_the_first_one_waits(house: House, services: Services, tmp_path: Path) -> None:
    services.publishing.pause()
    many = [file(tmp_path, f"{n}.jpg", pictures.jpeg(width=16 + n % 40, height=16 + n // 40)) for n in range(300)]
    services.publishing.submit(many, [SQUARE], THIS_COMPUTER)
    services.publishing.submit([file(tmp_path, "late.png", pictures.png())], [SQUARE], THIS_COMPUTER)
    listed: list[str] = []
    while "late.png" not in listed:
        queued, _ = house.wait_for(JobsQueued)
        listed += [job.source.name for job in queued.jobs]
    assert len(listed) == 301


def test_a_bug_fails_one_job_and_the_rest_goes_on(house: House, tmp_path: Path) -> None:
    def stumble(operation: str, key: str) -> None:
        if operation == "put" and first:
            first.clear()
            raise RuntimeError("a bug of the store")

    first = [True]
    services = house.open()
    house.add_cloud(services)
    services.publishing.submit([file(tmp_path, "warm-up.png", pictures.png())], [SQUARE], "Cloud")
    house.finish()
    services.close()
    house.cloud = MemoryStore(before=stumble)
    services = house.open()
    names = [file(tmp_path, "a.jpg"), file(tmp_path, "b.gif", pictures.gif())]
    services.publishing.submit(names, [SQUARE], "Cloud")
    jobs = house.finish()
    assert sorted(job.state for job in jobs) == [JobState.FAILED, JobState.PUBLISHED]
    (failed,) = [job for job in jobs if job.error]
    assert failed.error is not None
    assert failed.error.kind is FaultKind.BUG
    assert "RuntimeError" in failed.error.detail
    services.close()


def test_metadata_as_json_stands_among_pictures(house: House, services: Services, tmp_path: Path) -> None:
    one = file(tmp_path, "a.jpg", pictures.jpeg_with_everything())
    services.publishing.submit([one], [SQUARE, Recipe(exif=True), WIDTH], THIS_COMPUTER)
    (job,) = house.finish()
    assert [r.mime for r in job.renditions] == ["image/jpeg", "application/json", "image/jpeg"]
    assert job.renditions[1].key.endswith(".json")


def test_publishing_needs_a_recipe_and_a_library(services: Services) -> None:
    with pytest.raises(Fault) as caught:
        services.publishing.submit([], [], THIS_COMPUTER)
    assert caught.value.kind is FaultKind.USAGE
    with pytest.raises(Fault) as caught:
        services.publishing.submit([], [SQUARE], "Nowhere")
    assert "This computer" in caught.value.detail


def test_of_two_rows_with_one_file_the_first_is_the_published_one(
    house: House, services: Services, tmp_path: Path
) -> None:
    one = file(tmp_path, "a.jpg", pictures.jpeg(900, 700))
    services.publishing.submit([one, one, one], [SQUARE], THIS_COMPUTER)
    states_now = [job.state for job in house.finish()]
    assert states_now == [JobState.PUBLISHED, JobState.DUPLICATE, JobState.DUPLICATE]


def test_a_file_of_this_computer_that_somebody_changed_is_made_again(
    house: House, services: Services, tmp_path: Path
) -> None:
    one = file(tmp_path, "a.jpg")
    services.publishing.submit([one], [SQUARE], THIS_COMPUTER)
    (job,) = house.finish()
    path = services.sharing.path(THIS_COMPUTER, job.renditions[0].key)
    assert path is not None
    path.write_bytes(b"junk")
    services.publishing.submit([one], [SQUARE], THIS_COMPUTER)
    (job,) = house.finish()
    assert job.state is JobState.PUBLISHED
    assert path.stat().st_size == job.renditions[0].bytes
