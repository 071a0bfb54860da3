"""What every record of publications answers to those who browse."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from rethumb_desktop.domain.browsing import PublicationQuery
from rethumb_desktop.domain.job import Publication
from rethumb_desktop.domain.original import Source, SourceKind
from tests.contract.index.conftest import AnyIndex
from tests.fixtures.records import A_MOMENT, file_source, publication

HERE = "This computer"
DAY = timedelta(days=1)
EVERYTHING = PublicationQuery()


def made(key: str, recipe: str) -> Publication:
    return publication(key, recipe=recipe)


def at(key: str, moment: datetime, *, library: str = HERE) -> Publication:
    return publication(key, at=moment, library=library)


def keys(found: list[Publication]) -> list[str]:
    return [each.key for each in found]


@pytest.mark.parametrize(
    "origin",
    [
        file_source("caf\udce9.jpg"),
        Source(SourceKind.URL, "https://example.com/ä.jpg", "ä.jpg"),
        Source(SourceKind.PASTED, "/pasted/1.png", "1.png"),
        None,
    ],
)
def test_where_the_original_was_is_known_for_ever(index: AnyIndex, origin: Source | None) -> None:
    one = replace(publication(name=origin.name if origin else "cat.jpg"), origin=origin)
    index.publications.record([one])
    index.restart()

    assert index.publications.find(HERE, "abc.jpg") == one
    assert index.publications.browse(EVERYTHING, 0, 10) == [one]


def test_a_removal_and_its_undoing_keep_where_the_original_was(index: AnyIndex) -> None:
    one = replace(publication(), origin=file_source())
    index.publications.record([one])

    (removal,) = index.removals.ask(HERE, ["abc.jpg"], A_MOMENT)

    assert removal.publication == one
    assert index.removals.find(HERE, "abc.jpg") == removal
    assert index.removals.undo(HERE, ["abc.jpg"]) == [one]
    assert index.publications.find(HERE, "abc.jpg") == one


def test_pages_are_the_newest_first_and_together_everything(index: AnyIndex) -> None:
    index.publications.record([at(f"{n}.jpg", A_MOMENT + n * DAY) for n in range(25)])

    pages = [index.publications.browse(EVERYTHING, offset, 10) for offset in (0, 10, 20, 30)]

    assert [key for page in pages for key in keys(page)] == [f"{n}.jpg" for n in reversed(range(25))]
    assert index.publications.count(EVERYTHING) == 25


def test_a_span_has_its_beginning_and_not_its_end(index: AnyIndex) -> None:
    index.publications.record([at(f"{n}", A_MOMENT + n * DAY) for n in range(5)])
    query = PublicationQuery(since=A_MOMENT + DAY, until=A_MOMENT + 3 * DAY)

    assert keys(index.publications.browse(query, 0, 10)) == ["2", "1"]
    assert index.publications.count(query) == 2
    assert keys(index.publications.browse(PublicationQuery(since=A_MOMENT + 4 * DAY), 0, 10)) == ["4"]


@pytest.mark.parametrize(
    ("recipes", "found"),
    [
        ({"width/800"}, {"plain"}),
        ({"square/100"}, {"square", "by hand", "auto"}),
        ({"square/100/focus/auto"}, {"square", "by hand", "auto"}),
        ({"square/100/format/webp"}, {"webp by hand"}),
        ({"cover/30x20"}, {"cover by hand"}),
        ({"width/800", "cover/30x20"}, {"plain", "cover by hand"}),
        ({"height/100"}, set()),
        (set(), set()),
    ],
)
def test_a_crop_placed_by_hand_belongs_to_its_recipe(index: AnyIndex, recipes: set[str], found: set[str]) -> None:
    index.publications.record(
        [
            made("plain", "width/800"),
            made("square", "square/100"),
            made("by hand", "square/100/focus/0.30,0.40"),
            made("auto", "square/100/focus/auto"),
            made("webp by hand", "square/100/focus/1.00,0.00/format/webp"),
            made("cover by hand", "cover/30x20/focus/0.30,0.40"),
            made("other cover", "cover/30x201/focus/0.30,0.40"),
        ]
    )
    query = PublicationQuery(recipes=frozenset(recipes))

    assert set(keys(index.publications.browse(query, 0, 10))) == found
    assert index.publications.count(query) == len(found)


def test_everything_that_is_asked_has_to_be_true(index: AnyIndex) -> None:
    right = publication("right", library="work", name="Straße.jpg", recipe="square/100", at=A_MOMENT)
    index.publications.record(
        [
            right,
            replace(right, key="other library", library=HERE),
            replace(right, key="other name", name="lake.jpg"),
            replace(right, key="other recipe", recipe="square/200"),
            replace(right, key="too old", published_at=A_MOMENT - DAY),
            replace(right, key="too new", published_at=A_MOMENT + DAY),
        ]
    )
    query = PublicationQuery("work", "STRASSE", A_MOMENT, A_MOMENT + DAY, frozenset({"square/100"}))

    assert index.publications.browse(query, 0, 10) == [right]
    assert index.publications.count(query) == 1


def test_a_publication_knows_its_place(index: AnyIndex) -> None:
    twins = [at("older twin", A_MOMENT), at("newer twin", A_MOMENT)]
    index.publications.record([*twins, at("new", A_MOMENT + DAY, library="work"), at("old", A_MOMENT - DAY)])
    place = index.publications.place

    found = keys(index.publications.browse(EVERYTHING, 0, 10))
    libraries = {"new": "work"}
    assert [place(EVERYTHING, libraries.get(key, HERE), key) for key in found] == [0, 1, 2, 3]
    assert place(PublicationQuery(HERE), HERE, "older twin") == 1
    assert place(PublicationQuery(HERE), "work", "new") is None
    assert place(PublicationQuery(search="old"), HERE, "old") == 1
    assert place(EVERYTHING, HERE, "none") is None
