"""Pictures during whose rendering the program dies, again and again: real processes, real signals."""

import sqlite3
from contextlib import closing
from pathlib import Path

from rethumb_desktop.domain.errors import FaultKind
from rethumb_desktop.domain.job import Job, JobState
from rethumb_desktop.index.file.owners import PROVEN, STRIKES_OUT, SUSPECTED
from tests.fixtures.index_process import index_process, open_index
from tests.fixtures.records import new_job


def leave_jobs(home: Path, count: int) -> list[int]:
    """Queue jobs in a run of the program that is gone."""
    with open_index(home) as index:
        return [job.id for job in index.queue.add("drop", [new_job(f"{n}.jpg") for n in range(count)])]


def crash(home: Path, count: int) -> None:
    """Let a process die of a bad address while it renders the first `count` jobs."""
    with index_process("crash", home, count) as process:
        process.begin()
        process.wait_for_crash()


def kill(home: Path, count: int) -> None:
    """End a process from outside while it renders the first `count` jobs."""
    with index_process("hold", home, count) as process:
        process.begin()
        process.wait_until_done()
        process.kill()


def start(home: Path) -> tuple[list[Job], set[int]]:
    """Start the program, and end it as it should be; return what it has taken over, and the suspects."""
    with open_index(home) as index:
        return index.queue.adopt(), index.queue.suspects()


def strikes(home: Path) -> list[int]:
    with closing(sqlite3.connect(home / "index.sqlite")) as connection:
        return [count for (count,) in connection.execute("SELECT strikes FROM jobs ORDER BY id")]


def test_a_picture_in_two_crashes_is_set_aside_and_no_other(tmp_path: Path) -> None:
    poison, neighbour, third, fourth = leave_jobs(tmp_path, 4)

    crash(tmp_path, 2)
    adopted, suspects = start(tmp_path)
    assert [(job.id, job.state) for job in adopted] == [(n, "queued") for n in (poison, neighbour, third, fourth)]
    assert suspects == {poison, neighbour}
    assert strikes(tmp_path) == [PROVEN, PROVEN, 0, 0]

    # Suspects are rendered alone: the neighbour is not there this time.
    crash(tmp_path, 1)
    adopted, suspects = start(tmp_path)
    assert [(job.id, job.state) for job in adopted] == [
        (poison, "failed"),
        (neighbour, "queued"),
        (third, "queued"),
        (fourth, "queued"),
    ]
    assert adopted[0].error is not None
    assert adopted[0].error.kind is FaultKind.SET_ASIDE
    assert "twice" in adopted[0].error.title
    assert suspects == {neighbour}
    assert strikes(tmp_path) == [STRIKES_OUT, PROVEN, 0, 0]

    # Set aside it stays, and nothing else is held against anybody.
    adopted, suspects = start(tmp_path)
    assert [job.id for job in adopted] == [neighbour, third, fourth]
    assert suspects == {neighbour}
    assert list((tmp_path / "owners").iterdir()) == []


def test_a_picture_that_was_set_aside_is_tried_again_with_a_clean_sheet(tmp_path: Path) -> None:
    (poison,) = leave_jobs(tmp_path, 1)
    crash(tmp_path, 1)
    crash(tmp_path, 1)
    with open_index(tmp_path) as index:
        assert [job.state for job in index.queue.adopt()] == [JobState.FAILED]
        (again,) = index.queue.requeue([poison])
        assert (again.state, again.error) == (JobState.QUEUED, None)
        assert index.queue.suspects() == set()
    assert strikes(tmp_path) == [0]

    crash(tmp_path, 1)
    assert [job.state for job in start(tmp_path)[0]] == [JobState.QUEUED]
    crash(tmp_path, 1)
    assert [job.state for job in start(tmp_path)[0]] == [JobState.FAILED]


def test_a_process_that_was_killed_says_little_of_what_it_rendered(tmp_path: Path) -> None:
    leave_jobs(tmp_path, 2)
    for times in range(1, STRIKES_OUT):
        kill(tmp_path, 1)
        adopted, suspects = start(tmp_path)
        assert [job.state for job in adopted] == [JobState.QUEUED] * 2
        assert suspects == {adopted[0].id}
        assert strikes(tmp_path) == [times * SUSPECTED, 0]

    kill(tmp_path, 1)
    adopted, _ = start(tmp_path)
    assert [job.state for job in adopted] == [JobState.FAILED, JobState.QUEUED]
    assert STRIKES_OUT == 2 * PROVEN == 6 * SUSPECTED


def test_a_crash_while_nothing_is_rendered_speaks_against_no_picture(tmp_path: Path) -> None:
    leave_jobs(tmp_path, 2)
    crash(tmp_path, 0)
    adopted, suspects = start(tmp_path)
    assert [job.state for job in adopted] == [JobState.QUEUED] * 2
    assert suspects == set()


def test_what_a_living_process_renders_is_nobodys_suspect(tmp_path: Path) -> None:
    leave_jobs(tmp_path, 1)
    with index_process("hold", tmp_path, 1) as process:
        process.begin()
        process.wait_until_done()
        assert start(tmp_path) == ([], set())
        process.kill()
        adopted, suspects = start(tmp_path)
    assert suspects == {job.id for job in adopted}
    assert strikes(tmp_path) == [SUSPECTED]


def test_two_processes_that_died_both_count(tmp_path: Path) -> None:
    (one,) = leave_jobs(tmp_path, 1)
    with index_process("hold", tmp_path, 9) as first:
        first.begin()
        first.wait_until_done()
        two, three = leave_jobs(tmp_path, 2)
        crash(tmp_path, 9)
        first.kill()
    assert start(tmp_path)[1] == {one, two, three}
    assert strikes(tmp_path) == [SUSPECTED, PROVEN, PROVEN]


def test_what_had_ended_before_the_crash_is_not_touched(tmp_path: Path) -> None:
    with index_process("render", tmp_path, 2) as process:
        process.begin()
        process.wait_until_done()
        process.kill()
    crash(tmp_path, 9)
    adopted, _ = start(tmp_path)
    assert [job.source.name for job in adopted] == ["1.jpg"]
    assert strikes(tmp_path) == [0, PROVEN]
