"""How SQLite finds what is browsed: without sorting, and without a look at what is not asked for."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Engine, event

from rethumb_desktop.domain.browsing import PublicationQuery
from rethumb_desktop.domain.ports import Publications
from rethumb_desktop.index.migrations import STEPS, step_0005
from tests.fixtures.index_process import open_index
from tests.fixtures.records import A_MOMENT, publication

BY_TIME = "USING INDEX publications_by_time"
BY_LIBRARY = "INDEX publications_by_library (library=?"
SEEKS_TIME = "INDEX publications_by_time (published_at"


@contextmanager
def statements() -> Iterator[list[tuple[str, tuple[object, ...]]]]:
    """Gather what is sent to SQLite meanwhile."""
    sent: list[tuple[str, tuple[object, ...]]] = []

    def take(_connection: object, _cursor: object, statement: str, values: tuple[object, ...], *_: object) -> None:
        sent.append((statement, values))

    event.listen(Engine, "before_cursor_execute", take)
    yield sent
    event.remove(Engine, "before_cursor_execute", take)


def plan(home: Path, ask: Callable[[Publications], object]) -> str:
    """How SQLite goes about the last statement of what is asked."""
    with open_index(home) as index, statements() as sent:
        index.publications.record([publication()])
        ask(index.publications)
    statement, values = sent[-1]
    with closing(sqlite3.connect(home / "index.sqlite")) as connection:
        rows = connection.execute(f"EXPLAIN QUERY PLAN {statement}", values).fetchall()
    return "\n".join(row[-1] for row in rows)


@pytest.mark.parametrize(
    ("query", "way"),
    [
        (PublicationQuery(), BY_TIME),
        (PublicationQuery(library="This computer"), BY_LIBRARY),
        (PublicationQuery(since=A_MOMENT), SEEKS_TIME),
        (PublicationQuery(library="This computer", since=A_MOMENT), BY_LIBRARY),
        (PublicationQuery(search="cat"), BY_TIME),
        (PublicationQuery(recipes=frozenset({"square/100"})), BY_TIME),
        (PublicationQuery(library="This computer", search="cat"), BY_LIBRARY),
    ],
)
def test_a_page_is_found_without_sorting(tmp_path: Path, query: PublicationQuery, way: str) -> None:
    found = plan(tmp_path, lambda publications: publications.browse(query, 50_000, 100))

    assert way in found
    assert "TEMP B-TREE" not in found


@pytest.mark.parametrize("query", [PublicationQuery(), PublicationQuery(library="x"), PublicationQuery(since=A_MOMENT)])
def test_counting_looks_at_an_index_only(tmp_path: Path, query: PublicationQuery) -> None:
    assert "COVERING INDEX" in plan(tmp_path, lambda publications: publications.count(query))


def test_a_place_is_counted_in_an_index_only(tmp_path: Path) -> None:
    found = plan(tmp_path, lambda publications: publications.place(PublicationQuery(), "This computer", "abc.jpg"))

    assert "SEARCH publications USING COVERING INDEX publications_by_time" in found


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
