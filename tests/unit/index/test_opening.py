"""Opening an index that is new, old, newer, broken, or cannot be opened."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from rethumb_desktop.domain.browsing import PublicationQuery
from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.library import THIS_COMPUTER as HERE
from rethumb_desktop.domain.original import Source, SourceKind, Stamp
from rethumb_desktop.index import tables
from rethumb_desktop.index.database import Index
from rethumb_desktop.index.file.opening import backup_path, prepare
from rethumb_desktop.index.file.owners import Owner
from rethumb_desktop.index.migrations import STEPS, step_0001
from tests.fixtures.index_process import open_index
from tests.fixtures.programs import PROJECT
from tests.fixtures.records import new_job, publication

FIXTURES = PROJECT / "tests" / "fixtures" / "index"
VERSION = len(STEPS)
TABLES = (
    tables.meta,
    tables.jobs,
    tables.libraries,
    tables.words,
    tables.publications,
    tables.hours,
    tables.origins,
    tables.removals,
    tables.remains,
    tables.outbox,
    tables.watched_files,
)
SCHEMA = "SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY name"


def make_database(path: Path, script: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(script)


def version_of(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])


def names_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()} - {"index.sqlite.lock", "owners"}


def test_a_new_home_gets_an_index(tmp_path: Path) -> None:
    home = tmp_path / "not" / "there"

    with open_index(home) as index:
        assert index.warnings == ()
        assert index.queue.jobs() == []

    assert version_of(home / "index.sqlite") == VERSION
    assert names_in(home) == {"index.sqlite"}


def test_an_empty_file_is_a_new_index(tmp_path: Path) -> None:
    (tmp_path / "index.sqlite").touch()

    with open_index(tmp_path) as index:
        assert index.warnings == ()
    assert names_in(tmp_path) == {"index.sqlite"}


def test_closing_twice_is_closing(tmp_path: Path) -> None:
    index = open_index(tmp_path)
    index.close()
    index.close()

    assert names_in(tmp_path) == {"index.sqlite"}
    assert list((tmp_path / "owners").iterdir()) == []


def test_the_tables_are_what_the_program_takes_them_for(tmp_path: Path) -> None:
    open_index(tmp_path).close()

    with closing(sqlite3.connect(tmp_path / "index.sqlite")) as connection:
        for table in TABLES:
            columns = connection.execute(f"PRAGMA table_info({table.name})").fetchall()
            made = [(name, not_null or key) for _, name, _, not_null, _, key in columns]
            assert made == [(column.name, not column.nullable) for column in table.columns]


def test_version_1_is_still_what_it_was(tmp_path: Path) -> None:
    make_database(tmp_path / "v1.sqlite", (FIXTURES / "v1.sql").read_text())

    with closing(sqlite3.connect(":memory:")) as made, closing(sqlite3.connect(tmp_path / "v1.sqlite")) as committed:
        step_0001.upgrade(made)
        assert tidied(made) == tidied(committed)


def test_an_index_of_version_1_is_opened_with_all_that_is_in_it(tmp_path: Path) -> None:
    make_database(tmp_path / "index.sqlite", (FIXTURES / "v1.sql").read_text())

    with open_index(tmp_path) as index:
        assert index.warnings == ()
        assert index.publications.device == "0123456789abcdef0123456789abcdef"
        assert [(job.id, job.state, job.source.name) for job in index.queue.jobs()] == [
            (1, "published", "lake.jpg"),
            (2, "failed", "caf\udce9.jpg"),
            (4, "rendering", "tower.png"),
        ]
        published, failed, _ = index.queue.jobs()
        assert published.original is not None
        assert published.original.format == "JPEG"
        assert published.renditions[0].key == "aaaabbbbccccddddeeeeffff22223333.jpg"
        assert published.notes == ("kept at 300 px",)
        assert failed.error is not None
        assert failed.error.kind is FaultKind.DAMAGED
        assert failed.source.location == "/pictures/caf\udce9.jpg"
        assert [job.id for job in index.queue.adopt()] == [4]
        assert index.publications.page(search="LAKE") == index.publications.of_original("This computer", "a" * 64)
        assert [job.id for job in index.queue.add("next", [new_job()])] == [6]


@pytest.mark.parametrize("version", [6, 7, 8])
def test_a_version_of_before_is_still_what_it_was(tmp_path: Path, version: int) -> None:
    make_database(tmp_path / "old.sqlite", (FIXTURES / f"v{version}.sql").read_text())

    with closing(sqlite3.connect(":memory:")) as made, closing(sqlite3.connect(tmp_path / "old.sqlite")) as committed:
        for step in STEPS[:version]:
            step(made)
        assert tidied(made) == tidied(committed)


def tidied(database: sqlite3.Connection) -> list[list[str]]:
    """What a database is made of, without the line ends that were typed."""
    return [[" ".join(str(value).split()) for value in row] for row in database.execute(SCHEMA)]


def test_an_index_of_version_6_is_opened_with_all_that_is_in_it(tmp_path: Path) -> None:
    make_database(tmp_path / "index.sqlite", (FIXTURES / "v6.sql").read_text())

    with open_index(tmp_path) as index:
        jobs = index.queue.jobs()
        assert [(job.id, job.held, job.attempts, job.watch, job.sha256) for job in jobs] == [
            (1, False, 0, "", ""),
            (2, False, 0, "", ""),
            (4, True, 2, "", ""),
        ]
        (lake,) = index.publications.page()
        assert lake.origin is not None
        assert (lake.origin.location, lake.other_names) == ("/pictures/lake.jpg", ("see.jpg",))
        assert index.watched_files.recent("any", 10) == []
    assert version_of(backup_path(tmp_path / "index.sqlite", 6)) == 6


def test_an_index_of_version_7_is_opened_with_all_that_is_in_it(tmp_path: Path) -> None:
    make_database(tmp_path / "index.sqlite", (FIXTURES / "v7.sql").read_text())

    with open_index(tmp_path) as index:
        assert index.warnings == ()
        found = index.publications.page()
        (removal,) = index.removals.all()
        assert index.publications.page(search="see.jpg") == [found[3]]
        assert index.publications.page(search="TOWER") == [found[1]]
        assert index.publications.page(search="odd key") == [found[0]]
        assert index.publications.page(search="focus/0.3") == [found[2]]
        assert index.publications.of_original("Studio", "b" * 64) == [found[1], found[4]]
        assert index.publications.find("Studio", "odd key") == found[0]
        assert [index.publications.count(PublicationQuery(library)) for library in (None, HERE, "Studio")] == [5, 1, 4]
    assert [each.name for each in found] == ["odd.png", "tower.png", "caf\udce9.jpg", "lake.jpg", "older.png"]
    assert [each.library for each in found] == ["Studio", "Studio", "Studio", HERE, "Studio"]
    odd, tower, cafe, lake, older = found
    assert (lake.key, lake.other_names) == ("aaaabbbbccccddddeeeeffff22223333.jpg", ("see.jpg", "Müller.jpg"))
    assert cafe.origin == Source(SourceKind.FILE, "/pictures/caf\udce9.jpg", "caf\udce9.jpg")
    assert (cafe.key, cafe.recipe) == ("pics/aaaabbbbccccddddeeeeffff22224444.jpg", "square/100/focus/0.30,0.40")
    assert (tower.origin, tower.original_sha256, odd.original_sha256) == (None, "b" * 64, "")
    assert older.published_at == datetime(2026, 5, 17, 12, 30, 16, 999999, tzinfo=UTC)
    assert (older.device, older.origin) == (
        "f" * 32,
        Source(SourceKind.URL, "https://example.com/older.png", "older.png"),
    )
    going = removal.publication
    assert (removal.state, going.name, going.other_names) == ("failed", "going.png", ("gone.png",))
    assert going.origin == Source(SourceKind.FILE, "/p/going.png", "going.png")
    assert version_of(backup_path(tmp_path / "index.sqlite", 7)) == 7


def test_an_index_of_version_8_knows_its_watched_files_without_their_third_time(tmp_path: Path) -> None:
    make_database(tmp_path / "index.sqlite", (FIXTURES / "v8.sql").read_text())

    with open_index(tmp_path) as index:
        assert index.warnings == ()
        known = index.watched_files.in_folder("w1", "/pictures")
        assert {name: (file.state, file.sha256, file.job, file.stamp.ctime_ns) for name, file in known.items()} == {
            ".": ("known", "", None, 0),
            "lake.jpg": ("done", "a" * 64, 1, 0),
            "caf\udce9.jpg": ("known", "", None, 0),
        }
        lake = known["lake.jpg"]
        assert lake.stamp == Stamp(81234, 1_700_000_000_123_456_789, 14)
        assert not Stamp(81234, 1_700_000_000_123_456_789, 14, 1_700_000_001_000_000_000).was_touched_since(lake.stamp)
        (job,) = index.queue.jobs()
        assert (job.id, job.watch) == (1, "w1")
    assert version_of(backup_path(tmp_path / "index.sqlite", 8)) == 8


def test_an_older_index_is_upgraded_with_a_copy_kept(tmp_path: Path) -> None:
    path = tmp_path / "index.sqlite"
    make_database(path, "CREATE TABLE notes (line TEXT); INSERT INTO notes VALUES ('by hand');")

    with open_index(tmp_path) as index:
        index.publications.record([publication()])

    assert version_of(path) == VERSION
    assert names_in(tmp_path) == {"index.sqlite", "index-v0-backup.sqlite"}
    for database in (path, backup_path(path, 0)):
        with closing(sqlite3.connect(database)) as connection:
            assert connection.execute("SELECT line FROM notes").fetchall() == [("by hand",)]
    assert version_of(backup_path(path, 0)) == 0


def test_an_upgrade_that_fails_changes_nothing(tmp_path: Path) -> None:
    with open_index(tmp_path) as index:
        index.publications.record([publication()])
    path = tmp_path / "index.sqlite"

    def fail_halfway(connection: sqlite3.Connection) -> None:
        connection.execute("DROP TABLE publications")
        raise ZeroDivisionError

    owner = Owner(tmp_path / "owners")
    with pytest.raises(ZeroDivisionError):
        prepare(path, owner, (*STEPS, fail_halfway))
    owner.leave()

    assert version_of(path) == VERSION
    assert backup_path(path, VERSION).exists()
    with open_index(tmp_path) as index:
        assert index.publications.page() == [publication()]


def test_an_index_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "index.sqlite"
    make_database(path, f"CREATE TABLE future (x); PRAGMA user_version = {VERSION + 1};")
    before = path.read_bytes()

    with pytest.raises(Fault, match="newer version of rethumb") as caught:
        open_index(tmp_path)

    assert caught.value.kind is FaultKind.INDEX
    assert path.read_bytes() == before
    assert names_in(tmp_path) == {"index.sqlite"}
    assert list((tmp_path / "owners").iterdir()) == []


def test_a_newer_version_is_seen_in_the_log_too(tmp_path: Path) -> None:
    open_index(tmp_path).close()
    path = tmp_path / "index.sqlite"
    with closing(sqlite3.connect(path, isolation_level=None)) as newer:
        newer.execute(f"PRAGMA user_version = {VERSION + 1}")
        assert path.read_bytes()[60:64] == VERSION.to_bytes(4)

        with pytest.raises(Fault, match="newer version of rethumb"):
            open_index(tmp_path)


@pytest.mark.parametrize("damage", ["garbage", "a page in the middle"])
def test_a_broken_index_is_set_aside(tmp_path: Path, damage: str) -> None:
    path = tmp_path / "index.sqlite"
    if damage == "garbage":
        path.write_bytes(b"this is no database" * 100)
    else:
        with open_index(tmp_path) as index:
            index.queue.add("drop", [new_job(f"{n}.jpg") for n in range(500)])
        data = bytearray(path.read_bytes())
        data[4096 * 3 : 4096 * 8] = b"\xff" * 4096 * 5
        path.write_bytes(data)
    broken = path.read_bytes()

    with open_index(tmp_path) as index:
        (warning,) = index.warnings
        assert index.queue.jobs() == []

    (aside,) = names_in(tmp_path) - {"index.sqlite"}
    assert aside.startswith("index.sqlite.broken-")
    assert aside in warning
    assert (tmp_path / aside).read_bytes() == broken
    with open_index(tmp_path) as index:
        assert index.warnings == ()


def test_a_broken_index_is_not_taken_from_under_another(tmp_path: Path) -> None:
    path = tmp_path / "index.sqlite"
    with open_index(tmp_path):
        path.write_bytes(b"this is no database" * 1000)
        with pytest.raises(Fault, match="another rethumb is using it"):
            open_index(tmp_path)
        path.unlink()


def test_a_folder_that_cannot_be_made_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(Fault) as caught:
        Index(tmp_path / "file" / "index.sqlite", tmp_path / "file" / "owners")
    assert caught.value.kind is FaultKind.DISK


def test_a_folder_instead_of_the_index_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "index.sqlite").mkdir()

    with pytest.raises(Fault) as caught:
        open_index(tmp_path)
    assert caught.value.kind is FaultKind.DISK
