"""How SQLite finds what is known of watched files: by an index each time, however many there are."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from rethumb_desktop.domain.original import Stamp
from rethumb_desktop.domain.ports.watching import WatchRecords
from rethumb_desktop.domain.watched_folder import FileState
from tests.fixtures.index_process import open_index
from tests.unit.index.test_browsing_plans import statements


@pytest.mark.parametrize(
    ("ask", "way"),
    [
        (lambda records: records.in_folder("w", "/w"), "watched_files_by_path (watch=? AND place=?)"),
        (lambda records: records.find("w", "/w/a.jpg"), "watched_files_by_path (watch=? AND place=? AND name=?)"),
        (
            lambda records: records.of_stamp("w", Stamp(1, 2, 3)),
            "watched_files_by_stamp (watch=? AND inode=? AND changed_ns=? AND bytes=?)",
        ),
        (lambda records: records.of_digest("w", "a" * 64), "watched_files_by_digest (watch=? AND sha256=?)"),
        (lambda records: records.note_job("w", 1, FileState.DONE), "watched_files_by_job (watch=? AND job=?)"),
        (lambda records: records.unfinished("w"), "watched_files_by_state (watch=? AND state=?)"),
        (lambda records: records.recent("w", 100), "watched_files_by_state (watch=? AND state=?)"),
        (lambda records: records.counts("w"), "COVERING INDEX watched_files_by_state (watch=?)"),
    ],
)
def test_each_question_has_its_index(tmp_path: Path, ask: Callable[[WatchRecords], object], way: str) -> None:
    # Connections are watched from their making on: the index is opened inside.
    with statements() as sent, open_index(tmp_path) as index:
        sent.clear()
        ask(index.watched_files)
        asked = [statement for statement in sent if "watched_files" in statement]
    with closing(sqlite3.connect(tmp_path / "index.sqlite")) as connection:
        rows = [row for statement in asked for row in connection.execute(f"EXPLAIN QUERY PLAN {statement}").fetchall()]
    assert way in "\n".join(row[-1] for row in rows)
