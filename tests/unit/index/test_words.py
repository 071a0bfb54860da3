"""Words and stamps: what every transaction shares, also one that comes to nothing."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from rethumb_desktop.domain.entries import milliseconds_of, stamp
from rethumb_desktop.index.file.connections import Connections
from rethumb_desktop.index.file.process_lock import ProcessLock
from rethumb_desktop.index.rows.outbox import see_stamp, set_clock, stamps
from tests.fixtures.index_process import open_index

DAY_MS = 86_400_000


@pytest.fixture
def connections(tmp_path: Path) -> Iterator[Connections]:
    open_index(tmp_path).close()
    path = tmp_path / "index.sqlite"
    made = Connections(path, ProcessLock(path))
    yield made
    made.close()


def test_a_word_has_one_number(connections: Connections) -> None:
    words = connections.words
    with connections.writing() as connection:
        numbers = [words.id_of(connection, text) for text in ("width/1", "caf\udce9", "", "width/1")]
        assert [words.text_of(connection, number) for number in numbers] == ["width/1", "caf\udce9", "", "width/1"]
        libraries = [words.library_id(connection, name) for name in ("This computer", "Büro", "Büro", "caf\udce9")]
    words.forget()

    with connections.reading() as connection:
        assert [words.text_of(connection, number) for number in numbers] == ["width/1", "caf\udce9", "", "width/1"]
        assert words.find_library(connection, "never") is None
        assert [words.find_library(connection, name) for name in ("Büro", "caf\udce9")] == libraries[2:]
        assert [words.library_name(connection, number) for number in libraries[2:]] == ["Büro", "caf\udce9"]
    assert libraries[:2] == [0, 1]


def make_and_fail(connections: Connections) -> None:
    with connections.writing() as connection:
        connections.words.id_of(connection, "width/1")
        connections.words.library_id(connection, "gone")
        raise ZeroDivisionError


def test_words_of_a_transaction_that_came_to_nothing_are_no_words(connections: Connections) -> None:
    words = connections.words
    with pytest.raises(ZeroDivisionError):
        make_and_fail(connections)

    with connections.writing() as connection:
        two, one = words.id_of(connection, "width/2"), words.id_of(connection, "width/1")
        assert [words.text_of(connection, number) for number in (two, one)] == ["width/2", "width/1"]
        assert words.library_id(connection, "there") != words.library_id(connection, "gone")


def test_a_recipe_is_plain_without_its_centre_of_interest(connections: Connections) -> None:
    words = connections.words
    with connections.writing() as connection:
        crop = words.id_of(connection, "square/1/focus/0.30,0.40/format/webp")
        assert words.text_of(connection, words.plain_recipe(connection, crop)) == "square/1/format/webp"
        plain = words.id_of(connection, "width/1")
        assert words.plain_recipe(connection, plain) == plain
        assert set(words.all(connection).values()) >= {"square/1/format/webp", "width/1"}


def test_stamps_grow_whatever_the_clock_says(connections: Connections) -> None:
    with connections.writing() as connection:
        now = time.time_ns() // 1_000_000
        first = [*stamps(connection, 3)]
        ahead = stamp(now + DAY_MS)
        see_stamp(connection, ahead)
        see_stamp(connection, first[0])
        then = [*stamps(connection, 1)]
        set_clock(connection, 2 * DAY_MS)
        late = [*stamps(connection, 1)]
        set_clock(connection, -DAY_MS)
        after = [*stamps(connection, 2)]

    assert milliseconds_of(first[0]) >= now
    assert first == [first[0], first[0] + 1, first[0] + 2]
    assert then == [ahead + 1]
    assert milliseconds_of(late[0]) >= now + 2 * DAY_MS
    assert after == [late[0] + 1, late[0] + 2]
