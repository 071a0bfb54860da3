"""What the disk does to an index, in words; every error here is one that SQLite itself raised."""

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy.exc
from sqlalchemy import text

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.index.file.connections import Connections
from rethumb_desktop.index.file.faults import index_faults
from rethumb_desktop.index.file.process_lock import ProcessLock
from tests.fixtures.full_disk import can_mount, open_on_full_disk
from tests.fixtures.index_process import add_one, open_index

FILL = text("INSERT INTO meta (name, value) VALUES (hex(randomblob(8)), hex(zeroblob(200000)))")


@pytest.fixture
def connections(tmp_path: Path) -> Iterator[Connections]:
    open_index(tmp_path).close()
    path = tmp_path / "index.sqlite"
    made = Connections(path, ProcessLock(path))
    yield made
    made.close()


def rows(connections: Connections) -> int:
    with connections.reading() as connection:
        return int(connection.execute(text("SELECT count(*) FROM meta")).scalar_one())


def write_much(connections: Connections) -> None:
    with connections.writing() as connection:
        connection.execute(text("INSERT INTO meta (name, value) VALUES ('half', 'done')"))
        connection.execute(FILL)


def test_a_full_disk_is_said_and_survived(connections: Connections) -> None:
    with connections.writing() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 5}")

    with pytest.raises(Fault, match="disk is full") as caught:
        write_much(connections)

    assert caught.value.kind is FaultKind.DISK
    assert rows(connections) == 1
    add_one(connections)
    assert rows(connections) == 2


def test_a_full_disk_is_said_where_sqlite_speaks_of_the_disk_in_general(tmp_path: Path) -> None:
    if not can_mount(tmp_path):
        pytest.skip("no disk can be mounted here")
    assert open_on_full_disk(tmp_path, 4096) == "The disk is full. disk I/O error"


@pytest.mark.skipif(sys.platform != "linux", reason="needs a file that cannot be read though it can be opened")
def test_a_disk_that_fails_and_has_room_is_not_called_full(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "gone"):
        with pytest.raises(Fault, match="disk failed") as caught, index_faults(folder / "index.sqlite"):
            sqlite3.connect("/proc/self/mem").execute("SELECT * FROM sqlite_schema")
        assert caught.value.kind is FaultKind.DISK


def test_an_index_that_may_not_be_written_is_said(connections: Connections) -> None:
    with pytest.raises(Fault, match="may not be written") as caught, connections.reading() as connection:
        connection.execute(FILL)
    assert caught.value.kind is FaultKind.DISK


def test_an_exception_undoes_the_transaction(connections: Connections) -> None:
    def fail_in_the_end() -> None:
        with connections.writing() as connection:
            connection.execute(FILL)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_in_the_end()
    assert rows(connections) == 1


def test_a_mistake_in_a_statement_is_no_fault(connections: Connections) -> None:
    with pytest.raises(sqlalchemy.exc.OperationalError), connections.reading() as connection:
        connection.execute(text("SELECT nothing FROM nowhere"))


def test_a_locked_database_is_busy(tmp_path: Path) -> None:
    path = tmp_path / "index.sqlite"
    with closing(sqlite3.connect(path, isolation_level=None)) as one, closing(sqlite3.connect(path, timeout=0)) as two:
        one.execute("BEGIN IMMEDIATE")
        with pytest.raises(Fault, match="busy") as caught, index_faults(path):
            two.execute("CREATE TABLE x (y)")
    assert caught.value.retryable


def test_damage_found_later_is_said(tmp_path: Path) -> None:
    path = tmp_path / "index.sqlite"
    path.write_bytes(b"this is no database" * 100)
    with closing(sqlite3.connect(path)) as connection, pytest.raises(Fault, match="damaged"), index_faults(path):
        connection.execute("SELECT * FROM sqlite_schema")


def test_a_file_instead_of_the_owners_folder_is_said(tmp_path: Path) -> None:
    (tmp_path / "owners").touch()
    with pytest.raises(Fault) as caught:
        open_index(tmp_path)
    assert caught.value.kind is FaultKind.DISK


@pytest.mark.parametrize(("pragma", "value"), [("synchronous", 2), ("foreign_keys", 1), ("journal_mode", "wal")])
def test_nothing_is_lost_with_the_power(connections: Connections, pragma: str, value: object) -> None:
    with connections.writing() as connection:
        assert connection.exec_driver_sql(f"PRAGMA {pragma}").scalar_one() == value
