"""What some devices published, as every record of publications answers to those who browse."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from rethumb_desktop.domain.browsing import PublicationQuery
from rethumb_desktop.domain.job import Publication
from tests.contract.index.conftest import AnyIndex
from tests.fixtures.records import A_MOMENT, publication

HERE, WORK = "This computer", "work"
DESK, LAPTOP, PHONE = "d" * 32, "a" * 32, "b" * 32
HOUR = timedelta(hours=1)


def of(device: str, key: str, moment: datetime = A_MOMENT, **more: str) -> Publication:
    return replace(publication(key, at=moment, **more), device=device)


def keys(found: list[Publication]) -> list[str]:
    return [each.key for each in found]


@pytest.mark.parametrize(
    ("devices", "found"),
    [
        ({LAPTOP}, ["7", "5", "3", "1"]),
        ({LAPTOP, PHONE}, ["7", "5", "3", "1", "0"]),
        ({PHONE}, ["0"]),
        ({"e" * 32}, []),
        (set(), []),
    ],
)
def test_only_what_these_published_is_found_newest_first(index: AnyIndex, devices: set[str], found: list[str]) -> None:
    who = (PHONE, LAPTOP, DESK, LAPTOP, DESK, LAPTOP, DESK, LAPTOP)
    index.publications.record(
        [of(each, f"{n}", A_MOMENT + n * HOUR, library=(HERE, WORK)[n // 4]) for n, each in enumerate(who)]
    )
    query = PublicationQuery(devices=frozenset(devices))

    assert keys(index.publications.browse(query, 0, 10)) == found
    assert keys(index.publications.browse(query, 1, 2)) == found[1:3]
    assert index.publications.count(query) == len(found)


def test_it_goes_together_with_everything_else_that_is_asked(index: AnyIndex) -> None:
    right = of(LAPTOP, "right", library=WORK, name="Straße.jpg", recipe="square/100")
    index.publications.record(
        [
            right,
            replace(right, key="other library", library=HERE),
            replace(right, key="other name", name="lake.jpg"),
            replace(right, key="other recipe", recipe="square/200"),
            replace(right, key="too old", published_at=A_MOMENT - HOUR),
            replace(right, key="too new", published_at=A_MOMENT + HOUR),
            replace(right, key="other device", device=DESK),
        ]
    )
    whole = PublicationQuery(WORK, "STRASSE", A_MOMENT, A_MOMENT + HOUR, frozenset({"square/100"}), frozenset({LAPTOP}))

    assert index.publications.browse(whole, 0, 10) == [right]
    assert index.publications.count(whole) == 1
    for narrowed, number in (
        (replace(whole, library=None), 2),
        (replace(whole, search=""), 2),
        (replace(whole, recipes=None), 2),
        (replace(whole, since=None), 2),
        (replace(whole, until=None), 2),
        (replace(whole, devices=None), 2),
        (replace(whole, search="st", recipes=None), 2),
        (replace(whole, search="", recipes=None), 3),
    ):
        assert index.publications.count(narrowed) == number, narrowed


@pytest.mark.parametrize("search", ["", "cat"])
def test_a_publication_of_a_device_knows_its_place(index: AnyIndex, search: str) -> None:
    index.publications.record(
        [of((DESK, LAPTOP)[n % 2], f"{n}", A_MOMENT + n * HOUR, library=(HERE, WORK)[n % 3 == 0]) for n in range(8)]
    )
    query = PublicationQuery(search=search, devices=frozenset({LAPTOP}))

    found = index.publications.browse(query, 0, 10)
    assert keys(found) == ["7", "5", "3", "1"]
    assert [index.publications.place(query, each.library, each.key) for each in found] == [0, 1, 2, 3]
    assert index.publications.place(query, HERE, "2") is None, "it is of another device"
    assert index.publications.place(replace(query, library=HERE), WORK, "3") is None
    assert index.publications.place(query, HERE, "none") is None


def test_what_comes_and_goes_is_seen(index: AnyIndex) -> None:
    query = PublicationQuery(devices=frozenset({LAPTOP}))
    assert index.publications.count(query) == 0
    index.publications.record([of(LAPTOP, "a"), of(DESK, "b")])
    assert keys(index.publications.browse(query, 0, 10)) == ["a"]
    index.publications.record([of(LAPTOP, "c", A_MOMENT + HOUR)])
    assert keys(index.publications.browse(query, 0, 10)) == ["c", "a"]
    index.removals.ask(HERE, ["a"], A_MOMENT)
    assert (keys(index.publications.browse(query, 0, 10)), index.publications.count(query)) == (["c"], 1)
    index.restart()
    assert keys(index.publications.browse(query, 0, 10)) == ["c"]


def test_of_many_every_page_continues_the_one_before(index: AnyIndex) -> None:
    many = [of((DESK, LAPTOP)[n % 2], f"{n}", A_MOMENT + timedelta(seconds=n // 4)) for n in range(1_600)]
    index.publications.record([replace(each, library=(HERE, WORK)[n % 5 == 0]) for n, each in enumerate(many)])
    query = PublicationQuery(devices=frozenset({LAPTOP}))

    pages = [index.publications.browse(query, offset, 100) for offset in range(0, 900, 100)]
    index.restart()
    whole = index.publications.browse(query, 0, 2_000)
    assert [each for page in pages for each in page] == whole
    assert len(whole) == len({each.key for each in whole}) == 800
    assert [each.published_at for each in whole] == sorted((each.published_at for each in whole), reverse=True)


@pytest.mark.parametrize("shifted", [0, 1])
def test_of_libraries_that_share_a_moment_none_is_left_out_between_pages(index: AnyIndex, shifted: int) -> None:
    pairs = [
        of(LAPTOP, f"{n} {library}", A_MOMENT - n * HOUR, library=library)
        for n in range(200)
        for library in (HERE, WORK)
    ]
    index.publications.record([of(LAPTOP, f"new {n}", A_MOMENT + HOUR) for n in range(shifted)])
    index.publications.record(pairs)
    query = PublicationQuery(devices=frozenset({LAPTOP}))

    pages = [index.publications.browse(query, offset, 100) for offset in range(0, 500, 100)]
    found = [key for page in pages for key in keys(page)]
    assert len(found) == len(set(found)) == 400 + shifted
