"""What is found of a picture before it is made: in the index, in the cache, in the bucket; or on its way out."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from rethumb_desktop.cache.folder import FolderCache
from rethumb_desktop.domain.events import Event, JobChanged
from rethumb_desktop.domain.job import Job, JobState
from rethumb_desktop.domain.recipe import Recipe
from rethumb_desktop.services import Services
from tests.fixtures import pictures
from tests.fixtures.assembly import House
from tests.unit.services.queue.sky import SQUARE, Weather, files

WIDTH = Recipe(width=32)


def publish(house: House, services: Services, name: str, *recipes: Recipe) -> Job:
    services.publishing.submit([name], recipes, "Cloud")
    (job,) = house.finish()
    return job


def test_what_the_index_knows_needs_no_request(
    house: House, weather: Weather, services: Services, tmp_path: Path
) -> None:
    house.add_cloud(services)
    (name,) = files(tmp_path, 1)
    publish(house, services, name, SQUARE)
    weather.asked.clear()
    assert publish(house, services, name, SQUARE).state is JobState.DUPLICATE
    assert weather.asked == []


def test_what_is_staged_is_sent_as_it_is(house: House, weather: Weather, services: Services, tmp_path: Path) -> None:
    house.add_cloud(services)
    (name,) = files(tmp_path, 1)
    (first,) = publish(house, services, name, SQUARE).renditions
    house.publications.remove("Cloud", [first.key])
    other = pictures.jpeg(width=18, height=16)
    FolderCache(house.root / "cache").stage(first.key, other)
    assert len(list((house.root / "cache").rglob("*.jpg"))) == 1

    again = publish(house, services, name, SQUARE)

    assert again.state is JobState.PUBLISHED
    assert house.cloud.get(first.key) == other
    (rendition,) = again.renditions
    assert (rendition.key, rendition.width, rendition.bytes) == (first.key, 18, len(other))


def test_what_is_staged_and_damaged_is_made_anew(
    house: House, weather: Weather, services: Services, tmp_path: Path
) -> None:
    house.add_cloud(services)
    (name,) = files(tmp_path, 1)
    (first,) = publish(house, services, name, SQUARE).renditions
    whole = house.cloud.get(first.key)
    house.publications.remove("Cloud", [first.key])
    (cached,) = (house.root / "cache").rglob("*.jpg")
    data = bytearray(cached.read_bytes())
    data[len(data) // 2] ^= 0xFF
    cached.write_bytes(data)

    again = publish(house, services, name, SQUARE)

    assert again.state is JobState.PUBLISHED
    assert house.cloud.get(first.key) == whole


def forget(house: House, job: Job) -> None:
    """Make as if another device had published it: neither index nor cache know of it."""
    house.publications.remove("Cloud", [rendition.key for rendition in job.renditions])
    for cached in (house.root / "cache").rglob("*.jpg"):
        cached.unlink()


def test_what_another_device_has_published_is_found_in_the_bucket(
    house: House, weather: Weather, services: Services, tmp_path: Path
) -> None:
    house.add_cloud(services)
    (name,) = files(tmp_path, 1)
    first = publish(house, services, name, SQUARE, WIDTH)
    forget(house, first)
    # Made on the other device: this index does not know all that is in the library.
    house.publications.state.made_here.discard("Cloud")
    weather.asked.clear()

    again = publish(house, services, name, SQUARE, WIDTH)

    assert again.state is JobState.DUPLICATE
    assert again.renditions == first.renditions
    assert weather.keys("put") == []
    assert weather.keys("head") == [rendition.key for rendition in first.renditions]
    assert len(house.publications.page()) == 2
    weather.asked.clear()
    assert publish(house, services, name, SQUARE, WIDTH).state is JobState.DUPLICATE
    assert weather.asked == []


def test_what_is_in_the_bucket_in_part_is_made_in_part(
    house: House, weather: Weather, services: Services, tmp_path: Path
) -> None:
    house.add_cloud(services)
    (name,) = files(tmp_path, 1)
    first = publish(house, services, name, SQUARE)
    forget(house, first)
    house.publications.state.made_here.discard("Cloud")
    weather.asked.clear()

    again = publish(house, services, name, SQUARE, WIDTH)

    assert again.state is JobState.PUBLISHED
    assert weather.keys("put") == [again.renditions[1].key]
    assert len(house.publications.page()) == 2


def test_a_bucket_that_holds_only_what_the_index_knows_is_not_asked(
    house: House, weather: Weather, services: Services, tmp_path: Path
) -> None:
    house.add_cloud(services)
    (name,) = files(tmp_path, 1)
    first = publish(house, services, name, SQUARE)
    forget(house, first)
    weather.asked.clear()

    assert publish(house, services, name, SQUARE).state is JobState.PUBLISHED
    assert weather.keys("head") == []
    assert weather.keys("put") == [first.renditions[0].key]


def test_a_picture_that_is_being_removed_is_published_once_it_is_gone(
    house: House, weather: Weather, services: Services, tmp_path: Path
) -> None:
    house.add_cloud(services)
    (name,) = files(tmp_path, 1)
    first = publish(house, services, name, SQUARE)
    (key,) = [rendition.key for rendition in first.renditions]
    house.removals.ask("Cloud", [key], datetime.now(UTC))
    assert house.removals.begin("Cloud", key)
    weather.asked.clear()
    put_off: list[Job] = []

    def end_the_removal(event: Event) -> None:
        if isinstance(event, JobChanged) and event.job.attempts and not put_off:
            put_off.append(event.job)
            house.cloud.delete(key)
            house.removals.end("Cloud", key)

    house.listeners.append(end_the_removal)
    again = publish(house, services, name, SQUARE)

    (waiting,) = put_off
    assert not waiting.state.ended
    assert waiting.error is not None
    assert "being taken out" in waiting.error.title
    assert (again.state, again.error) == (JobState.PUBLISHED, None)
    assert [(operation, at) for operation, at in weather.asked if operation != "head"] == [
        ("delete", key),
        ("put", key),
    ]
    assert house.publications.find("Cloud", key) is not None


def test_a_picture_whose_removal_waits_stays(
    house: House, weather: Weather, services: Services, tmp_path: Path
) -> None:
    house.add_cloud(services)
    (name,) = files(tmp_path, 1)
    first = publish(house, services, name, SQUARE)
    house.removals.ask("Cloud", [first.renditions[0].key], datetime.now(UTC))
    weather.asked.clear()
    assert publish(house, services, name, SQUARE).state is JobState.DUPLICATE
    assert weather.asked == []
    assert house.removals.all() == []
