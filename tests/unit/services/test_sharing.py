"""Sharing: links made from the object key each time, public where the library is, presigned where it is not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.job import Job
from rethumb_desktop.domain.library import THIS_COMPUTER, Visibility
from rethumb_desktop.domain.link import LinkForm
from rethumb_desktop.domain.recipe import Recipe
from rethumb_desktop.services import Services
from rethumb_desktop.services.gathering import file_source
from rethumb_desktop.services.sharing import shared_of_jobs
from rethumb_desktop.store.memory import MemoryStore
from tests.fixtures import pictures
from tests.fixtures.assembly import House

RECIPES = (Recipe(width=32), Recipe(square=16))
BASE = "https://s3.example.com/pics/"


@pytest.fixture
def publish(house: House, services: Services, tmp_path: Path) -> Callable[[str], list[Job]]:
    """Publish two pictures and a text into a library; return the jobs."""
    house.add_cloud(services)
    (tmp_path / "a [1].jpg").write_bytes(pictures.jpeg())
    (tmp_path / "letter.jpg").write_bytes(pictures.TEXT)
    (tmp_path / "b.png").write_bytes(pictures.png())

    def publish_into(library: str) -> list[Job]:
        names = [str(tmp_path / name) for name in ("a [1].jpg", "letter.jpg", "b.png")]
        services.publishing.submit(names, RECIPES, library)
        return house.finish()

    return publish_into


def test_links_stand_in_queue_order_with_none_for_what_failed(
    services: Services, publish: Callable[[str], list[Job]]
) -> None:
    jobs = publish("Cloud")
    links = services.sharing.links(shared_of_jobs(jobs))
    assert [len(each) for each in links] == [2, 2]
    assert [link.url for link in links[0]] == [BASE + rendition.key for rendition in jobs[0].renditions]
    text = services.sharing.text(shared_of_jobs(jobs), LinkForm.URL)
    assert text.splitlines() == [link.url for each in links for link in each]


def test_every_form_is_written_for_each_original(services: Services, publish: Callable[[str], list[Job]]) -> None:
    jobs = publish("Cloud")
    wide, square = (BASE + rendition.key for rendition in jobs[0].renditions)
    text = {form: services.sharing.text(shared_of_jobs(jobs[:1]), form) for form in LinkForm}
    assert text[LinkForm.MARKDOWN] == f"![a \\[1\\]]({wide})\n![a \\[1\\]]({square})"
    assert text[LinkForm.BBCODE] == f"[img]{wide}[/img]\n[img]{square}[/img]"
    assert text[LinkForm.HTML].splitlines()[0] == f'<img src="{wide}" width="32" height="24" alt="a [1]">'
    assert text[LinkForm.LINKED_THUMBNAIL].startswith(f'<a href="{wide}"><img src="{square}"')
    assert f'srcset="{wide} 32w"' in text[LinkForm.SRCSET], "the crop shows something else"
    assert len(services.sharing.text(shared_of_jobs(jobs), LinkForm.SRCSET).splitlines()) == 2


def test_a_private_library_gives_links_that_live_as_long_as_asked(house: House, tmp_path: Path) -> None:
    house.cloud = MemoryStore(visibility=Visibility.PRIVATE)
    services = house.open()
    house.add_cloud(services)
    assert services.sharing.url("Cloud", "p/k.jpg").endswith("?expires=604800")
    assert services.sharing.url("Cloud", "p/k.jpg", timedelta(hours=1)).endswith("?expires=3600")
    assert services.sharing.expiring("Cloud")
    opened = len(house.opened)
    services.sharing.url("Cloud", "p/other.jpg")
    assert len(house.opened) == opened, "a store is not opened for each link"
    services.close()


def test_a_public_library_gives_an_expiring_link_where_it_is_asked(house: House, services: Services) -> None:
    house.add_cloud(services)
    assert services.sharing.url("Cloud", "p/k.jpg") == f"{BASE}p/k.jpg"
    assert services.sharing.url("Cloud", "p/k.jpg", timedelta(days=1)).endswith("?expires=86400")
    assert not services.sharing.expiring("Cloud")


def test_a_file_of_this_computer_has_a_path_and_a_bucket_has_none(house: House, services: Services) -> None:
    house.add_cloud(services)
    path = services.sharing.path(THIS_COMPUTER, "k.jpg")
    assert path is not None
    assert path.as_uri() == services.sharing.url(THIS_COMPUTER, "k.jpg", timedelta(hours=1))
    assert services.sharing.path("Cloud", "p/k.jpg") is None
    assert not services.sharing.expiring(THIS_COMPUTER)


def test_a_library_that_is_gone_has_no_links(services: Services) -> None:
    with pytest.raises(Fault) as caught:
        services.sharing.url("Gone", "k.jpg")
    assert caught.value.kind is FaultKind.USAGE


def test_publications_are_found_by_whole_key_name_and_stem(
    services: Services, publish: Callable[[str], list[Job]]
) -> None:
    key = publish("Cloud")[0].renditions[0].key
    name = key.removeprefix("p/")
    stem = name.removesuffix(".jpg")
    for text in (key, name, stem):
        assert [publication.key for publication in services.sharing.find(text)] == [key]
    for text in (stem[:-1], stem[1:], "a [1].jpg", "width/32", "p", ""):
        assert services.sharing.find(text) == []


def test_one_library_can_be_looked_in(services: Services, publish: Callable[[str], list[Job]]) -> None:
    key = publish("Cloud")[0].renditions[0].key
    here, cloud = services.accounts.libraries()
    assert services.sharing.find(key, [here]) == []
    assert len(services.sharing.find(key, [cloud])) == 1


def test_publications_are_found_by_the_bytes_of_the_original(
    services: Services, publish: Callable[[str], list[Job]], tmp_path: Path
) -> None:
    here, cloud = publish(THIS_COMPUTER)[0], publish("Cloud")[0]
    (tmp_path / "renamed.jpg").write_bytes((tmp_path / "a [1].jpg").read_bytes())
    source = file_source(tmp_path / "renamed.jpg")
    found = services.sharing.of_original(source)
    assert {p.key for p in found} == {r.key for job in (here, cloud) for r in job.renditions}
    library = services.accounts.library("Cloud")
    assert {p.key for p in services.sharing.of_original(source, [library])} == {r.key for r in cloud.renditions}
    (tmp_path / "new.gif").write_bytes(pictures.gif())
    assert services.sharing.of_original(file_source(tmp_path / "new.gif")) == []
    with pytest.raises(Fault) as caught:
        services.sharing.of_original(file_source(tmp_path / "letter.jpg"))
    assert caught.value.kind is FaultKind.NOT_A_PICTURE
