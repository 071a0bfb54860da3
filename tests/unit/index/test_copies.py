"""Copies of the index: whole, of one moment, and no more of them than a person can want."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.index.database import Index
from rethumb_desktop.index.file.copies import KEPT, FileCopies
from tests.fixtures.records import publication


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = tmp_path / "home ü #1"
    folder.mkdir()
    return folder


def opened(home: Path) -> Index:
    return Index(home / "index.sqlite", home / "owners")


def test_a_copy_is_a_whole_index(home: Path) -> None:
    with opened(home) as index:
        index.publications.record([publication("a.jpg")])
        copy = Path(index.copies.keep_copy("rebuild"))
        index.publications.record([publication("b.jpg")])

    assert copy.parent == home
    assert "before-rebuild" in copy.name
    # Where it is put in the place of the index, the home is as it was.
    elsewhere = home / "elsewhere"
    elsewhere.mkdir()
    copy.rename(elsewhere / "index.sqlite")
    with opened(elsewhere) as index:
        assert index.warnings == ()
        assert [each.key for each in index.publications.page()] == ["a.jpg"]


def test_the_index_may_be_written_meanwhile(home: Path) -> None:
    with opened(home) as index:
        index.publications.record([publication("a.jpg")])
        with closing(sqlite3.connect(home / "index.sqlite", isolation_level=None)) as writer:
            writer.execute("BEGIN IMMEDIATE")
            copy = index.copies.keep_copy("rebuild")
            writer.execute("ROLLBACK")
        with closing(sqlite3.connect(copy)) as copied:
            assert copied.execute("SELECT count(*) FROM publications").fetchone() == (1,)


def test_of_each_label_the_newest_stay(home: Path) -> None:
    with opened(home) as index:
        others = [index.copies.keep_copy("restore")]
        copies = [index.copies.keep_copy("rebuild") for _ in range(KEPT + 2)]

    left = sorted(str(path) for path in home.iterdir() if "before" in path.name)
    assert left == sorted([*others, *copies[-KEPT:]])


def test_a_copy_that_cannot_be_written_leaves_nothing(home: Path) -> None:
    with opened(home):
        copies = FileCopies(home / "index.sqlite")
        (home / "index.sqlite").rename(home / "hidden")
        with pytest.raises(Fault) as caught:
            copies.keep_copy("rebuild")
        (home / "hidden").rename(home / "index.sqlite")

    assert caught.value.kind in (FaultKind.INDEX, FaultKind.DISK)
    assert [path.name for path in home.iterdir() if "before" in path.name] == []
