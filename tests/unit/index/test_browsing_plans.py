"""How SQLite finds what is browsed: without sorting, and without a look at what is not asked for."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Protocol

import pytest
from sqlalchemy import Engine, event

from rethumb_desktop.domain.browsing import PublicationQuery
from rethumb_desktop.domain.ports import Publications
from rethumb_desktop.index.migrations import STEPS, step_0005
from tests.fixtures.index_process import open_index
from tests.fixtures.records import A_MOMENT, publication

HERE = "This computer"
KEY = f"{'a' * 32}.jpg"


@contextmanager
def statements() -> Iterator[list[str]]:
    """Gather what SQLite is asked by connections that are made meanwhile."""
    sent: list[str] = []

    def watch(connection: sqlite3.Connection, _record: object) -> None:
        connection.set_trace_callback(sent.append)

    event.listen(Engine, "connect", watch)
    yield sent
    event.remove(Engine, "connect", watch)


def plans(home: Path, ask: Callable[[Publications], object]) -> dict[str, str]:
    """What is asked, statement by statement, and how SQLite goes about it."""
    with statements() as sent, open_index(home) as index:
        index.publications.record([publication(KEY), publication("other", library="x")])
        sent.clear()
        ask(index.publications)
        asked = [statement for statement in sent if statement.startswith("SELECT")]
    with closing(sqlite3.connect(home / "index.sqlite")) as connection:
        return {
            statement: "\n".join(row[-1] for row in connection.execute(f"EXPLAIN QUERY PLAN {statement}"))
            for statement in asked
        }


QUERIES = [
    PublicationQuery(),
    PublicationQuery(library=HERE),
    PublicationQuery(since=A_MOMENT, until=A_MOMENT + timedelta(days=9)),
    PublicationQuery(library=HERE, since=A_MOMENT),
    PublicationQuery(search="cat"),
    PublicationQuery(search="cat.jp"),
    PublicationQuery(search="c"),
    PublicationQuery(search=KEY[:10]),
    PublicationQuery(recipes=frozenset({"square/100"})),
    PublicationQuery(library=HERE, search="cat.jpg", recipes=frozenset({"square/100"})),
    PublicationQuery(devices=frozenset({"0" * 32})),
    PublicationQuery(library=HERE, since=A_MOMENT, devices=frozenset({"0" * 32})),
    PublicationQuery(search="cat.jp", devices=frozenset({"0" * 32})),
]


class Asking(Protocol):
    """Something that is asked of publications."""

    def __call__(self, publications: Publications, query: PublicationQuery) -> object: ...


ASKED: list[Asking] = [
    lambda publications, query: publications.browse(query, 0, 100),
    lambda publications, query: publications.browse(query, 50_000, 100),
    lambda publications, query: publications.count(query),
    lambda publications, query: publications.place(query, HERE, KEY),
    lambda publications, query: publications.find(query.library or HERE, KEY),
    lambda publications, query: publications.of_original(query.library or HERE, "a" * 64),
    lambda publications, query: publications.with_stem(query.library or HERE, KEY[:2]),
]


@pytest.mark.parametrize("query", QUERIES)
def test_nothing_is_sorted_and_no_table_read_whole(tmp_path: Path, query: PublicationQuery) -> None:
    for ask in ASKED:
        found = plans(tmp_path, partial(ask, query=query))
        assert found
        for statement, plan in found.items():
            assert "TEMP B-TREE" not in plan, statement
            assert not any(f"SCAN {table}" in plan for table in ("publications", "p", "o", "hours", "origins")), plan


@pytest.mark.parametrize(
    ("ask", "way"),
    [
        (lambda publications: publications.find(HERE, KEY), "p USING INDEX publications_by_head (head=?"),
        (
            lambda publications: publications.with_stem(HERE, "ab"),
            "p USING INDEX publications_by_head (head>? AND head<?)",
        ),
        (
            lambda publications: publications.of_original(HERE, "a" * 64),
            "p USING INDEX publications_by_original (<expr>=?",
        ),
        (
            lambda publications: publications.page(search=KEY[:9]),
            "publications USING INDEX publications_by_head (head>?",
        ),
        (lambda publications: publications.page(search="cat"), "SCAN search VIRTUAL TABLE INDEX"),
    ],
)
def test_what_is_looked_up_is_found_by_its_index(
    tmp_path: Path, ask: Callable[[Publications], object], way: str
) -> None:
    assert any(way in plan for plan in plans(tmp_path, ask).values())


@pytest.mark.parametrize("query", [PublicationQuery(), PublicationQuery(library="x")])
def test_counting_everything_looks_at_no_publication(tmp_path: Path, query: PublicationQuery) -> None:
    found = plans(tmp_path, lambda publications: publications.count(query))

    assert not any("publications" in statement for statement in found)


def test_what_was_published_before_has_no_known_origin(tmp_path: Path) -> None:
    steps = STEPS[: STEPS.index(step_0005.upgrade)]
    facts = "'This computer', 'a.jpg', 'b', 'square/100', 'cat.jpg', 100, 100, 4321, 'image/jpeg', 0, 'd'"
    with closing(sqlite3.connect(tmp_path / "index.sqlite", isolation_level=None)) as connection:
        for step in steps:
            step(connection)
        connection.execute(f"PRAGMA user_version = {len(steps)}")
        connection.execute(f"INSERT INTO publications VALUES (1, {facts}, 'cat')")
        connection.execute(
            f"INSERT INTO removals VALUES (1, {facts.replace('a.jpg', 'r.jpg')}, 'failed', 0, NULL, 'x')"
        )

    with open_index(tmp_path) as index:
        (published,) = index.publications.browse(PublicationQuery(), 0, 10)
        (removal,) = index.removals.all()

    assert (published.key, published.origin) == ("a.jpg", None)
    assert (removal.publication.key, removal.publication.origin) == ("r.jpg", None)
