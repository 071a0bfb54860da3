"""Removals shared by two processes that live."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from rethumb_desktop.domain.job import RemovalState
from rethumb_desktop.index.database import Index
from tests.fixtures.index_process import index_process, open_index
from tests.fixtures.records import A_MOMENT, publication

HERE = "This computer"


@pytest.fixture
def mine(tmp_path: Path) -> Iterator[Index]:
    with open_index(tmp_path) as index:
        index.publications.record([publication("a"), publication("b")])
        yield index


def test_what_one_is_deleting_the_other_leaves_alone(mine: Index, tmp_path: Path) -> None:
    mine.removals.ask(HERE, ["a", "b"], A_MOMENT)
    mine.removals.begin(HERE, "a")

    with open_index(tmp_path) as other:
        assert other.removals.adopt() == []
        assert not other.removals.begin(HERE, "a")
        assert other.removals.undo(HERE, ["a"]) == []
        assert other.removals.begin(HERE, "b")
    assert not mine.removals.begin(HERE, "a")


def test_what_one_has_asked_for_the_other_may_undo(mine: Index, tmp_path: Path) -> None:
    mine.removals.ask(HERE, ["a"], A_MOMENT)

    with open_index(tmp_path) as other:
        assert other.removals.undo(HERE, ["a"]) == [publication("a")]

    assert not mine.removals.begin(HERE, "a")
    assert mine.publications.find(HERE, "a") == publication("a")


def test_what_a_killed_process_was_deleting_is_taken_over(mine: Index, tmp_path: Path) -> None:
    with index_process("remove", tmp_path, 2) as other:
        other.begin()
        other.wait_until_done()
        assert mine.removals.adopt() == []
        other.kill()

        adopted = mine.removals.adopt()

    assert [removal.state for removal in adopted] == [RemovalState.FAILED, RemovalState.WAITING]
    assert mine.removals.begin(HERE, "0.jpg")
