"""Searching many publications: how much is found, by which part of a key, and after what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from rethumb_desktop.domain.browsing import MOST_FOUND, PublicationQuery
from rethumb_desktop.domain.job import JobChange, JobState
from rethumb_desktop.index.database import Index
from rethumb_desktop.index.file.connections import Connections
from rethumb_desktop.index.file.process_lock import ProcessLock
from rethumb_desktop.index.finding.finding import Finder
from rethumb_desktop.index.finding.selecting import choice_of, spans_of
from tests.fixtures.index_process import open_index
from tests.fixtures.records import A_MOMENT, new_job, publication

EVERYTHING = PublicationQuery()
HERE = "This computer"
STEM = "abcdefghijklmnopqrstuvwxyz234567"
KEY = f"pics/{STEM}.jpg"


@pytest.fixture
def index(tmp_path: Path) -> Iterator[Index]:
    with open_index(tmp_path) as opened:
        yield opened


def found(index: Index, search: str, narrower: PublicationQuery = EVERYTHING) -> list[str]:
    return [each.key for each in index.publications.browse(replace(narrower, search=search), 0, 99)]


@pytest.mark.parametrize(
    "query", [PublicationQuery(search="cat"), PublicationQuery(search="CAT.j"), PublicationQuery(search="c")]
)
def test_of_too_many_the_newest_are_found(index: Index, query: PublicationQuery) -> None:
    many = [publication(f"{n}", at=A_MOMENT + timedelta(seconds=n)) for n in range(MOST_FOUND + 50)]
    index.publications.record(many)
    newest = [*reversed(many)]

    assert index.publications.browse(query, 0, 100) == newest[:100]
    assert index.publications.count(query) == MOST_FOUND
    assert index.publications.browse(query, MOST_FOUND - 5, 100) == newest[MOST_FOUND - 5 : MOST_FOUND]
    assert index.publications.browse(query, MOST_FOUND, 100) == []
    assert index.publications.place(query, HERE, newest[-51].key) == MOST_FOUND - 1
    assert index.publications.place(query, HERE, newest[-50].key) is None
    assert index.publications.count(PublicationQuery()) == MOST_FOUND + 50


@pytest.mark.parametrize(
    "search",
    [
        STEM[:6],
        STEM[:12].upper(),
        STEM,
        f"{STEM}.jpg",
        KEY,
        f"https://s3.example.com/bucket/{KEY}",
        f"https://s3.example.com/bucket/{KEY}?X-Amz-Signature=ab/cd.e",
    ],
)
def test_a_key_is_found_by_its_beginning_and_by_a_link(index: Index, search: str) -> None:
    index.publications.record([publication(KEY), publication("pics/" + "b" * 32 + ".jpg", recipe="width/1")])

    assert found(index, search) == [KEY]
    assert found(index, search, PublicationQuery("else")) == []
    assert found(index, search, PublicationQuery(recipes=frozenset({"width/1"}))) == []
    assert found(index, search, PublicationQuery(until=A_MOMENT)) == []


@pytest.mark.parametrize("search", [STEM[1:9], STEM[:5], f"{STEM[:8]}.jpg", f"{STEM[:-1]}a.jpg"])
def test_a_part_of_a_key_is_not_enough(index: Index, search: str) -> None:
    index.publications.record([publication(KEY)])

    assert found(index, search) == []


def test_a_text_that_is_a_name_and_the_beginning_of_a_key_finds_both_once(index: Index) -> None:
    both = publication(KEY, name=f"{STEM[:8]}.png", at=A_MOMENT + timedelta(seconds=1))
    index.publications.record([both, publication("x", name=f"a {STEM[:8]}"), publication("y")])

    assert found(index, STEM[:8]) == [KEY, "x"]


@pytest.mark.parametrize(
    ("search", "keys"),
    [
        ("tower lake", []),
        ("lake tower", ["a"]),
        ("lak tow", []),
        ("towlak", []),
        ("pnglak", []),
        ("lakelake", []),
        ("aaaa", ["aa"]),
        ("aaaaaa", []),
        ('q"uo', ["b"]),
        ("and or not", ["b"]),
        ("猫", ["c"]),
        ("黒猫", ["c"]),
        ("日本黒猫", ["c"]),
        ("\ue000\ue000\ue001", ["d"]),
        ("\ue000\ue000\ue000", []),
        ("z\0e", ["d"]),
        ("z\ufffde", []),
        ("focus/0.3", ["c"]),
        ("100/format", ["d"]),
        ("re/10", ["b", "d", "c", "aa", "a"]),
    ],
)
def test_what_the_search_index_suggests_is_looked_at(index: Index, search: str, keys: list[str]) -> None:
    names = {
        "a": "lake tower.png",
        "aa": "aaaaa",
        "c": "日本黒猫",
        "d": "\ue000\ue000\ue001z\0e",
        "b": 'q"uo and or not',
    }
    recipes = {"c": "square/100/focus/0.30,0.40/format/webp", "d": "square/100/format/webp"}
    for number, (key, name) in enumerate(names.items()):
        recipe = recipes.get(key, "square/100")
        moment = A_MOMENT + timedelta(seconds=number)
        index.publications.record([publication(key, name=name, recipe=recipe, at=moment)])
    expected = [key for key in ("b", "d", "c", "aa", "a") if key in keys]

    assert found(index, search) == expected
    assert index.publications.count(PublicationQuery(search=search)) == len(expected)


def test_a_crop_is_not_found_by_what_its_recipe_would_be_without(index: Index) -> None:
    recipes = ("square/100/quality/80", "square/100/focus/auto/quality/80")
    index.publications.record([publication(recipe, recipe=recipe) for recipe in recipes])

    assert found(index, "0/q") == found(index, "100/qua") == [recipes[0]]
    assert found(index, "quality", PublicationQuery(recipes=frozenset(recipes[:1]))) == [*reversed(recipes)]


def test_a_text_is_looked_for_in_one_name_at_a_time(index: Index) -> None:
    index.publications.record([publication("a", name="xa"), publication("b", name="xaby")])
    (job,) = index.queue.add("drop", [new_job("bygone")])
    index.queue.apply([JobChange(job.id, JobState.DUPLICATE, found=("a",))])

    assert found(index, "xab") == ["b"]
    assert found(index, "gone") == ["a"]


def test_what_changes_is_searched_anew(index: Index, tmp_path: Path) -> None:
    index.publications.record([publication("a"), publication("b"), publication("c", name="dog")])
    assert found(index, "cat") == ["b", "a"]

    index.publications.remove(HERE, ["a"])
    assert found(index, "cat") == ["b"]
    index.removals.ask(HERE, ["b"], A_MOMENT)
    assert found(index, "cat") == []
    index.removals.undo(HERE, ["b"])
    assert found(index, "cat") == ["b"]
    (job,) = index.queue.add("drop", [new_job("catamaran.jpg")])
    index.queue.apply([JobChange(job.id, JobState.DUPLICATE, found=("c",))])
    assert found(index, "cat") == ["c", "b"]
    with open_index(tmp_path) as other:
        other.publications.record([publication("d", at=A_MOMENT + timedelta(seconds=1))])
    assert found(index, "cat") == ["d", "c", "b"]
    index.publications.remove(HERE, ["a", "b", "c", "d"])
    assert found(index, "cat") == found(index, "c") == found(index, "dog") == []
    assert index.publications.count(PublicationQuery(search="cat")) == 0


def test_pages_of_a_search_go_on_where_the_last_ended(index: Index) -> None:
    libraries = ("x", "y", HERE)
    made = [publication(f"{n}", library=libraries[n % 3], at=A_MOMENT + timedelta(seconds=n // 6)) for n in range(2000)]
    index.publications.record(made)
    query = PublicationQuery(search="cat.j")

    pages = [index.publications.browse(query, offset, 100) for offset in range(0, 2100, 100)]

    listed = [each for page in pages for each in page]
    assert len(listed) == len(set(listed)) == 2000
    assert [each.published_at for each in listed] == sorted((each.published_at for each in made), reverse=True)


def test_what_seldom_is_what_it_seems_is_not_looked_for_endlessly(tmp_path: Path) -> None:
    path = tmp_path / "index.sqlite"
    with open_index(tmp_path) as index:
        odd = [publication(f"{n}", name="abcd bcde", at=A_MOMENT + timedelta(seconds=n)) for n in range(50)]
        index.publications.record([*odd, publication("right", name="abcde zz", at=A_MOMENT - timedelta(days=1))])
    connections = Connections(path, ProcessLock(path))
    with connections.reading(one_moment=True) as connection:
        for search in ("abcde", "zz"):
            query = PublicationQuery(search=search)
            asked = (spans_of(connection, connections.words, query), choice_of(connection, connections.words, query))
            few, all_ = (len([*Finder(connection, connections.words, *asked, most=most).found()]) for most in (50, 51))
            assert (few, all_) == (0, 1)
    connections.close()
