"""Long lists: pages far down, counts and places, from how many there are in each hour."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from rethumb_desktop.domain.browsing import MOST_FOUND, PublicationQuery
from rethumb_desktop.domain.job import Publication
from rethumb_desktop.index.database import Index
from tests.fixtures.index_process import open_index
from tests.fixtures.records import A_MOMENT, publication

LIBRARIES = ("This computer", "work", "home")
NUMBER = 6000
HOUR = timedelta(hours=1)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Index, list[Publication]]]:
    """An index of many hours, some of them crowded, and what is in it, newest first."""
    chance = random.Random(3)
    made = []
    for number in range(NUMBER):
        crowded = number % 3 == 0
        seconds = chance.uniform(0, 3600) if crowded else chance.uniform(0, 400 * 3600)
        moment = A_MOMENT + timedelta(seconds=seconds)
        made.append(publication(f"{number}", library=chance.choice(LIBRARIES), at=moment))
    with open_index(tmp_path_factory.mktemp("home")) as index:
        for first in range(0, NUMBER, 500):
            index.publications.record(made[first : first + 500])
        yield index, sorted(made, key=lambda each: each.published_at, reverse=True)


def asked(everything: list[Publication], query: PublicationQuery) -> list[Publication]:
    return [
        each
        for each in everything
        if query.library in (None, each.library)
        and (query.since is None or each.published_at >= query.since)
        and (query.until is None or each.published_at < query.until)
    ]


def moments() -> list[datetime | None]:
    return [None, A_MOMENT, A_MOMENT + HOUR / 2, A_MOMENT + 17 * HOUR, A_MOMENT + 390.5 * HOUR]


@pytest.mark.parametrize("library", [None, "work", "never"])
@pytest.mark.parametrize("since", moments())
@pytest.mark.parametrize("until", moments())
def test_pages_counts_and_places_are_those_of_the_whole_list(
    filled: tuple[Index, list[Publication]], library: str | None, since: datetime | None, until: datetime | None
) -> None:
    index, everything = filled
    query = PublicationQuery(library, since=since, until=until)
    wanted = asked(everything, query)

    assert index.publications.count(query) == len(wanted)
    for offset in (0, 150, 2001, 2500, 4000, 5990, len(wanted) - 1, len(wanted), 9000):
        if offset >= 0:
            assert index.publications.browse(query, offset, 7) == wanted[offset : offset + 7]
    for place in range(0, len(wanted), 371):
        one = wanted[place]
        assert index.publications.place(query, one.library, one.key) == place
    outside = next(each for each in everything if each not in wanted) if len(wanted) < NUMBER else None
    if outside is not None:
        assert index.publications.place(query, outside.library, outside.key) is None


def test_what_comes_and_goes_is_counted(tmp_path: Path) -> None:
    everything = PublicationQuery()
    with open_index(tmp_path) as index:
        index.publications.record([publication(f"{n}", at=A_MOMENT + n * HOUR) for n in range(10)])
        index.publications.remove("This computer", ["3", "4", "never"])
        index.removals.ask("This computer", ["5"], A_MOMENT)
        assert index.publications.count(everything) == 7
        index.removals.undo("This computer", ["5"])
        assert index.publications.count(everything) == 8
        index.publications.record([publication("3"), publication("0")])
        assert index.publications.count(everything) == 9


def test_of_what_stands_close_together_the_order_is_exact(tmp_path: Path) -> None:
    chance = random.Random(5)
    moments = [A_MOMENT + timedelta(microseconds=chance.randrange(3000)) for _ in range(40)]
    made = [replace(publication(f"{n}"), published_at=moment) for n, moment in enumerate(moments)]
    with open_index(tmp_path) as index:
        for each in made:
            index.publications.record([each])
        found = index.publications.page()

    assert [each.published_at for each in found] == sorted(moments, reverse=True)
    assert {each.key: each for each in found} == {each.key: each for each in made}
    assert index_of_search_is_whole(tmp_path)


def test_places_are_those_of_the_list_where_libraries_share_a_moment(tmp_path: Path) -> None:
    everything = PublicationQuery()
    with open_index(tmp_path) as index:
        index.publications.record([publication(f"{n}", library=library) for n in range(3) for library in LIBRARIES])
        found = index.publications.browse(everything, 0, 20)
        places = [index.publications.place(everything, each.library, each.key) for each in found]

    assert places == [*range(9)]


def test_many_of_one_moment_stay_in_the_order_of_recording(tmp_path: Path) -> None:
    with open_index(tmp_path) as index:
        for first in range(0, 600, 200):
            index.publications.record([publication(f"{n}") for n in range(first, first + 200)])
        index.publications.record([publication("later", at=A_MOMENT + timedelta(seconds=1))])
        found = index.publications.page()

    assert [each.key for each in found] == ["later", *(f"{n}" for n in reversed(range(600)))]
    assert {each.published_at for each in found[1:]} == {A_MOMENT}


@pytest.mark.parametrize(
    "moment", ["0001-01-01T00:00:00+00:00", "1969-12-31T23:59:59.999999+00:00", "9999-12-31T00:00:00+00:00"]
)
def test_moments_out_of_all_bounds_are_kept(tmp_path: Path, moment: str) -> None:
    odd = [publication(key, at=datetime.fromisoformat(moment), library="work") for key in ("a", "b")]
    with open_index(tmp_path) as index:
        index.publications.record([publication(library=name) for name in LIBRARIES])
        index.publications.record(odd)

        assert [index.publications.find("work", key) for key in ("a", "b")] == odd
        assert len(index.publications.page(library="work")) == 3
        assert index.publications.count(PublicationQuery("work")) == 3
        assert index.publications.count(PublicationQuery("home")) == 1


def index_of_search_is_whole(home: Path) -> bool:
    """Whether nothing is left in the search index of what was moved."""
    with open_index(home) as index:
        found = index.publications.page(search="cat")
        return len(found) == index.publications.count(PublicationQuery())


def test_what_a_device_published_is_looked_for_among_the_newest_of_each_library(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = ["0", "2", "4", "6", "8", "18", "20", "22", "24", "26"]
    query = PublicationQuery(devices=frozenset({"a" * 32}))
    made = [publication(f"{n}", library=LIBRARIES[n > 17], at=A_MOMENT - n * HOUR) for n in range(30)]
    with open_index(tmp_path) as index:
        index.publications.record([replace(each, device="ab"[n % 2] * 32) for n, each in enumerate(made)])
        monkeypatch.setattr("rethumb_desktop.index.finding.finding.MOST_SCANNED", 10)
        assert [each.key for each in index.publications.browse(query, 0, 99)] == found
        assert index.publications.count(query) == len(found)
        assert index.publications.place(query, LIBRARIES[0], "10") is None
        older = replace(query, until=A_MOMENT - 12 * HOUR)
        assert [each.key for each in index.publications.browse(older, 0, 2)] == ["14", "16"], "a day leads further"


def test_of_a_device_that_published_much_the_newest_are_found(tmp_path: Path) -> None:
    query = PublicationQuery(devices=frozenset({"a" * 32}))
    made = [publication(f"{n}", at=A_MOMENT - timedelta(seconds=n)) for n in range(MOST_FOUND + 50)]
    with open_index(tmp_path) as index:
        index.publications.record([replace(each, device="a" * 32) for each in made])
        assert index.publications.count(query) == MOST_FOUND
        page = index.publications.browse(query, MOST_FOUND - 5, 99)
        assert [each.key for each in page] == [f"{n}" for n in range(MOST_FOUND - 5, MOST_FOUND)]
