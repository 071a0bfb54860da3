"""Browsing: what there is to see of what was published, with and without a download."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from rethumb_desktop.cache.folder import FolderCache
from rethumb_desktop.disk.reading import LocalReader
from rethumb_desktop.domain.browsing import PublicationQuery
from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.job import Publication
from rethumb_desktop.domain.original import Source, SourceKind
from rethumb_desktop.domain.recipe_text import parse_recipe
from rethumb_desktop.imaging.renderer import PillowRenderer
from rethumb_desktop.index.memory.publications import MemoryPublications
from rethumb_desktop.services import Services, browsing
from rethumb_desktop.services.browsing import MOST_DOWNLOADED, Browsing, PublishedPictures
from rethumb_desktop.services.gathering import OriginalBytes, file_source
from rethumb_desktop.store.folder import FolderStore
from tests.fixtures import pictures
from tests.fixtures.assembly import ACCOUNT, House
from tests.fixtures.records import publication

HERE = "This computer"


class NoFetcher:
    """The web, which nobody may ask."""

    def fetch(self, url: str) -> bytes:
        raise AssertionError(url)


@dataclass
class Home:
    """Services that publish, and browsing beside them."""

    house: House
    services: Services
    browsing: Browsing
    folder: Path

    def publish(self, *recipes: str, name: str = "cat.jpg", library: str = HERE) -> list[Publication]:
        """Publish a picture of 640 by 480 pixels; the newest first."""
        path = self.folder / name
        path.write_bytes(pictures.jpeg(640, 480))
        before = self.browsing.count(PublicationQuery())
        self.services.publishing.submit([str(path)], [parse_recipe(recipe) for recipe in recipes], library)
        self.house.finish()
        return self.browsing.browse(PublicationQuery(), 0, self.browsing.count(PublicationQuery()) - before)

    def size(self, publication: Publication, side: int = 64) -> tuple[int, int] | None:
        """The size of the icon."""
        pixels = self.browsing.icon(publication, side)
        return (pixels.width, pixels.height) if pixels is not None else None


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    house = House(tmp_path / "house")
    services = house.open()
    store = FolderStore(house.root / "library")
    originals = OriginalBytes(LocalReader(), NoFetcher())
    shown = PublishedPictures(FolderCache(house.root / "cache"), lambda _: store, originals, PillowRenderer())
    house.add_cloud(services)
    yield Home(house, services, Browsing(house.publications, shown), tmp_path)
    services.close()


def test_what_was_published_says_where_its_original_was(home: Home) -> None:
    (published,) = home.publish("square/100")

    assert published.origin == file_source(home.folder / "cat.jpg")


def test_what_was_sent_is_seen_from_the_cache(home: Home) -> None:
    (published,) = home.publish("square/100", library=ACCOUNT.name)
    (home.folder / "cat.jpg").unlink()

    assert home.size(published) == (64, 64)


def test_what_is_on_this_computer_is_seen_from_its_folder(home: Home) -> None:
    (published,) = home.publish("square/100")
    (home.folder / "cat.jpg").unlink()

    assert home.size(published) == (64, 64)


def test_what_the_cache_has_lost_is_seen_from_its_original(home: Home) -> None:
    (published,) = home.publish("square/100", library=ACCOUNT.name)
    FolderCache(home.house.root / "cache").discard(published.key)

    assert home.size(published) == (64, 48)


def test_another_picture_in_the_place_of_the_original_is_not_shown(home: Home) -> None:
    (published,) = home.publish("square/100", library=ACCOUNT.name)
    FolderCache(home.house.root / "cache").discard(published.key)
    (home.folder / "cat.jpg").write_bytes(pictures.jpeg(300, 200))

    assert home.size(published) is None


def test_nothing_is_fetched_and_nothing_in_a_bucket_read(home: Home) -> None:
    (published,) = home.publish("square/100", library=ACCOUNT.name)
    FolderCache(home.house.root / "cache").discard(published.key)
    web = Source(SourceKind.URL, "https://example.com/cat.jpg", "cat.jpg")

    assert home.size(replace(published, origin=web)) is None
    assert home.size(replace(published, origin=None)) is None


def test_a_damaged_copy_does_not_hide_the_original(home: Home) -> None:
    (published,) = home.publish("square/100")
    (home.house.root / "library" / published.key).write_bytes(b"no picture")

    assert home.size(published) == (64, 48)


def test_metadata_has_no_picture(home: Home) -> None:
    (published,) = home.publish("exif/all")

    assert home.size(published) is None


def test_what_else_there_is_of_an_original(home: Home) -> None:
    home.publish("square/100", library=ACCOUNT.name)
    wide, square = sorted(home.publish("square/100", "width/320"), key=lambda each: -each.width)

    assert home.browsing.siblings(square) == [wide]
    assert home.browsing.siblings(wide) == [square]
    assert home.browsing.siblings(replace(wide, original_sha256="")) == []


# From the bucket


def forget(home: Home, published: Publication) -> Publication:
    """Have nothing of a picture on this computer any more, as on a device that did not publish it."""
    FolderCache(home.house.root / "cache").discard(published.key)
    return replace(published, origin=None)


def test_what_is_in_a_bucket_only_is_fetched_when_asked_for_and_kept(home: Home) -> None:
    (published,) = home.publish("square/100", library=ACCOUNT.name)
    there = forget(home, published)
    fetching = home.services.browsing
    assert fetching.can_fetch(there)
    assert fetching.icon(there, 64) is None
    before = home.house.cloud.requests
    pixels = fetching.fetch(there, 64)
    assert pixels is not None
    assert (pixels.width, pixels.height) == (64, 64)
    assert home.house.cloud.requests == before + 1
    assert fetching.icon(there, 32) is not None, "it is in the cache"
    assert home.house.cloud.requests == before + 1


def test_what_was_fetched_is_never_taken_for_what_was_made_here(home: Home) -> None:
    (published,) = home.publish("square/100", library=ACCOUNT.name)
    there = forget(home, published)
    home.services.browsing.fetch(there, 64)
    assert FolderCache(home.house.root / "cache").read(there.key) is None


def test_what_is_gone_damaged_or_no_picture_is_not_shown_nor_kept(home: Home) -> None:
    (published,) = home.publish("square/100", library=ACCOUNT.name)
    there = forget(home, published)
    home.house.cloud.write(there.key, b"no picture", fresh=False)
    assert home.services.browsing.fetch(there, 64) is None
    home.house.cloud.delete(there.key)
    assert home.services.browsing.fetch(there, 64) is None
    assert home.services.browsing.icon(there, 64) is None


def test_nothing_is_fetched_that_is_too_large_no_picture_or_not_in_a_bucket(home: Home) -> None:
    (published,) = home.publish("square/100", library=ACCOUNT.name)
    there = forget(home, published)
    before = home.house.cloud.requests
    for other in (
        replace(there, bytes=MOST_DOWNLOADED + 1),
        replace(there, mime="application/json"),
        replace(there, library=HERE),
    ):
        assert not home.services.browsing.can_fetch(other)
        assert home.services.browsing.fetch(other, 64) is None
    assert home.house.cloud.requests == before


def test_what_lies_about_its_size_is_not_decoded(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    (published,) = home.publish("square/100", library=ACCOUNT.name)
    there = replace(forget(home, published), bytes=1)
    monkeypatch.setattr(browsing, "MOST_DOWNLOADED", 100)
    assert home.services.browsing.fetch(there, 64) is None


def test_a_bucket_that_cannot_be_reached_is_told(home: Home) -> None:
    (published,) = home.publish("square/100", library=ACCOUNT.name)
    there = forget(home, published)

    def offline(operation: str, key: str) -> None:
        raise Fault(FaultKind.OFFLINE, "There is no network.", retryable=True)

    home.house.cloud._before = offline
    with pytest.raises(Fault, match="There is no network"):
        home.services.browsing.fetch(there, 64)


def test_what_was_looked_for_among_the_newest_only_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    publications = MemoryPublications()
    publications.record([publication(f"{n}") for n in range(3)])
    browsing = Browsing(publications)
    some = frozenset({"a" * 32})
    of_device, searched = PublicationQuery(devices=some), PublicationQuery(search="cat", devices=some)
    for most, scanned, found in ((2, True, True), (3, False, True), (4, False, False)):
        monkeypatch.setattr("rethumb_desktop.domain.browsing.MOST_SCANNED", most)
        monkeypatch.setattr("rethumb_desktop.domain.browsing.MOST_FOUND", most)
        assert browsing.is_partial(of_device) is scanned
        assert browsing.is_partial(searched) is found, "where so many are found there may be more"
        assert not browsing.is_partial(PublicationQuery())
        assert not browsing.is_partial(PublicationQuery(search="cat"))
