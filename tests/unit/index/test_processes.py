"""Several threads and several processes on one index."""

import sqlite3
from contextlib import closing
from pathlib import Path
from threading import Barrier, Thread

import pytest
from filelock import FileLock
from sqlalchemy import text

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.job import JobChange, JobState
from rethumb_desktop.index.file.connections import Connections
from rethumb_desktop.index.file.process_lock import ProcessLock
from tests.fixtures.index_process import add_jobs, add_one, index_process, open_index
from tests.fixtures.records import new_job


def counted(home: Path) -> int:
    with closing(sqlite3.connect(home / "index.sqlite")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return int(connection.execute("SELECT value FROM meta WHERE name = 'count'").fetchone()[0])


def test_eight_threads_count_without_losing_a_step(tmp_path: Path) -> None:
    open_index(tmp_path).close()
    path = tmp_path / "index.sqlite"
    connections = Connections(path, ProcessLock(path))
    together = Barrier(8)

    def work() -> None:
        together.wait()
        for _ in range(50):
            add_one(connections)

    threads = [Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    connections.close()

    assert counted(tmp_path) == 400


def test_two_processes_count_without_losing_a_step(tmp_path: Path) -> None:
    open_index(tmp_path).close()

    with index_process("count", tmp_path, 150) as one, index_process("count", tmp_path, 150) as two:
        one.begin()
        two.begin()
        one.wait_until_done()
        two.wait_until_done()

    assert counted(tmp_path) == 300


def test_two_processes_queue_without_losing_a_job(tmp_path: Path) -> None:
    with open_index(tmp_path) as index:
        with index_process("add", tmp_path, 100) as other:
            other.begin()
            add_jobs(index, 100)
            other.wait_until_done()
        jobs = index.queue.jobs()

    assert len(jobs) == 200
    assert sorted(job.source.name for job in jobs) == sorted([f"{n}.jpg" for n in range(100)] * 2)


def test_the_jobs_of_a_killed_process_are_taken_over(tmp_path: Path) -> None:
    with open_index(tmp_path) as index, index_process("render", tmp_path, 5) as other:
        mine = index.queue.add("mine", [new_job("mine.jpg")])
        other.begin()
        other.wait_until_done()

        assert index.queue.adopt() == []
        assert [job.state for job in index.queue.jobs(batch="theirs")] == [JobState.PUBLISHED, *["rendering"] * 4]

        other.kill()
        adopted = index.queue.adopt()

        assert [(job.source.name, job.state) for job in adopted] == [(f"{n}.jpg", "queued") for n in range(1, 5)]
        assert index.queue.jobs(batch="mine") == mine
        with open_index(tmp_path) as third:
            assert third.queue.adopt() == []
    assert list((tmp_path / "owners").iterdir()) == []


def test_what_was_queued_outlives_a_kill(tmp_path: Path) -> None:
    with index_process("render", tmp_path, 3) as other:
        other.begin()
        other.wait_until_done()
        other.kill()

    with open_index(tmp_path) as index:
        assert index.warnings == ()
        assert len(index.queue.jobs()) == 3


def test_a_job_tried_again_belongs_to_who_tried(tmp_path: Path) -> None:
    with open_index(tmp_path) as first, open_index(tmp_path) as second:
        (job,) = first.queue.add("drop", [new_job()])
        first.queue.apply([JobChange(job.id, JobState.CANCELLED)])
        second.queue.requeue([job.id])
        first.close()

        assert second.queue.adopt() == []
        with open_index(tmp_path) as third:
            assert third.queue.adopt() == []
            second.close()
            assert [job.id for job in third.queue.adopt()] == [job.id]


def test_a_busy_index_says_so(tmp_path: Path) -> None:
    path = tmp_path / "index.sqlite"
    lock = ProcessLock(path, patience=0)

    with FileLock(f"{path}.lock"), pytest.raises(Fault, match="another rethumb") as caught, lock.held():
        pass
    assert caught.value.kind is FaultKind.INDEX
    assert caught.value.retryable
    with lock.held():
        pass


def test_readers_do_not_wait_for_the_writer(tmp_path: Path) -> None:
    open_index(tmp_path).close()
    path = tmp_path / "index.sqlite"
    connections = Connections(path, ProcessLock(path))
    add_one(connections)
    query = text("SELECT value FROM meta WHERE name = 'count'")

    with connections.writing() as writer:
        writer.execute(text("UPDATE meta SET value = '7' WHERE name = 'count'"))
        with connections.reading() as reader:
            assert reader.execute(query).scalar() == "1"
    with connections.reading() as reader:
        assert reader.execute(query).scalar() == "7"
    connections.close()


def test_a_transaction_may_write_from_its_beginning(tmp_path: Path) -> None:
    open_index(tmp_path).close()
    path = tmp_path / "index.sqlite"
    connections = Connections(path, ProcessLock(path))
    with closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as stranger:
        with connections.writing(), pytest.raises(sqlite3.OperationalError, match="locked"):
            stranger.execute("BEGIN IMMEDIATE")
        stranger.execute("BEGIN IMMEDIATE")
    connections.close()
