"""What is known of the files in watched folders, whatever keeps it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rethumb_desktop.domain.errors import FaultKind, FaultRecord
from rethumb_desktop.domain.job import JobState
from rethumb_desktop.domain.original import Stamp
from rethumb_desktop.domain.ports import JobQueue
from rethumb_desktop.domain.ports.watching import WatchRecords
from rethumb_desktop.domain.watched_folder import FileState, WatchedFile
from rethumb_desktop.index.database import Index
from rethumb_desktop.index.memory.queue import MemoryQueue
from rethumb_desktop.index.memory.watching import MemoryWatchRecords
from tests.fixtures.records import A_MOMENT, new_job

W = "watch-1"
DIGEST, OTHER_DIGEST = "a" * 64, "b" * 64
DAMAGED = FaultRecord(FaultKind.DAMAGED, "“cat.jpg” is damaged.", "After \udcff bytes.", retryable=False)
one_home = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=50)


class WatchIndex:
    """Records and the queue that their jobs go to."""

    def __init__(self, records: WatchRecords, queue: JobQueue) -> None:
        self.records = records
        self.queue = queue


@pytest.fixture(params=["sqlite", "memory"])
def index(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[WatchIndex]:
    """Records of nothing."""
    if request.param == "memory":
        queue = MemoryQueue(lambda publications: None)
        yield WatchIndex(MemoryWatchRecords(queue), queue)
        return
    with Index(tmp_path / "index.sqlite", tmp_path / "owners") as real:
        yield WatchIndex(real.watched_files, real.queue)


@pytest.fixture
def records(index: WatchIndex) -> WatchRecords:
    return index.records


def file(
    path: str = "/w/cat.jpg",
    state: FileState = FileState.KNOWN,
    *,
    watch: str = W,
    inode: int = 1,
    sha256: str = "",
    job: int | None = None,
    error: FaultRecord | None = None,
) -> WatchedFile:
    """A file of a watched folder."""
    return WatchedFile(watch, path, Stamp(1234, 1_700_000_000_123_456_789, inode), state, sha256, job, error, A_MOMENT)


def queue_one(records: WatchRecords, path: str = "/w/cat.jpg", *, sha256: str = DIGEST, inode: int = 1) -> WatchedFile:
    """Queue a file and return what is known of it then."""
    records.queue("batch", [(file(path, inode=inode, sha256=sha256), new_job())])
    found = records.find(W, path)
    assert found is not None
    return found


def test_nothing_is_known_at_first(records: WatchRecords) -> None:
    assert records.in_folder(W, "/w") == {}
    assert records.find(W, "/w/cat.jpg") is None
    assert records.of_digest(W, DIGEST) is None
    assert records.of_stamp(W, file().stamp) is None
    assert records.note_job(W, 1, FileState.DONE) == []
    assert records.unfinished(W) == []
    assert records.recent(W, 10) == []
    assert not any(records.counts(W).values())
    records.forget(W)
    records.note([])
    assert records.queue("batch", []) == []


@pytest.mark.parametrize("state", FileState)
def test_a_file_is_found_as_it_was_noted(records: WatchRecords, state: FileState) -> None:
    noted = file(state=state, sha256=DIGEST, job=7, error=DAMAGED)
    bare = WatchedFile(W, "/w/bare.jpg", Stamp(0, 0, 0), state)
    records.note([noted, bare])
    assert records.find(W, noted.path) == noted
    assert records.find(W, bare.path) == bare


@pytest.mark.parametrize("stamp", [Stamp(2**40, 2**63 - 1, 2**64 - 1), Stamp(0, -(10**18), 0), Stamp(1, -1, 2**63)])
def test_any_stamp_is_kept(records: WatchRecords, stamp: Stamp) -> None:
    records.note([replace(file(), stamp=stamp)])
    found = records.of_stamp(W, stamp)
    assert found is not None
    assert found.stamp == stamp


@pytest.mark.parametrize("ctime_ns", [0, 1, 1_700_000_000_123_456_789, 2**63 - 1])
def test_the_time_of_the_last_change_is_kept_and_makes_no_other_stamp(records: WatchRecords, ctime_ns: int) -> None:
    records.note([replace(file(), stamp=replace(file().stamp, ctime_ns=ctime_ns))])
    for found in (
        records.find(W, "/w/cat.jpg"),
        records.in_folder(W, "/w")["cat.jpg"],
        records.of_stamp(W, replace(file().stamp, ctime_ns=7)),
    ):
        assert found is not None
        assert found.stamp.ctime_ns == ctime_ns


def test_noted_again_is_replaced(records: WatchRecords) -> None:
    records.note([file(sha256=DIGEST, state=FileState.DONE, error=DAMAGED, job=3)])
    records.note([file(inode=2, state=FileState.OWN)])
    assert records.find(W, "/w/cat.jpg") == file(inode=2, state=FileState.OWN)
    assert records.of_digest(W, DIGEST) is None
    assert records.of_stamp(W, file().stamp) is None
    assert records.note_job(W, 3, FileState.FAILED) == []
    assert records.in_folder(W, "/w") == {"cat.jpg": file(inode=2, state=FileState.OWN)}
    assert records.counts(W)[FileState.OWN] == 1


def test_the_same_path_twice_at_once_is_the_later(records: WatchRecords) -> None:
    records.note([file(inode=1), file(inode=2)])
    assert records.find(W, "/w/cat.jpg") == file(inode=2)


def test_folders_know_their_own_files_by_name(records: WatchRecords) -> None:
    files = [file("/w/a.jpg"), file("/w/sub/b.jpg"), file("/w/sub/deep/c.jpg"), file("/w/sub.jpg"), file("/wx/d.jpg")]
    records.note(files)
    assert records.in_folder(W, "/w") == {"a.jpg": files[0], "sub.jpg": files[3]}
    assert records.in_folder(W, "/w/sub") == {"b.jpg": files[1]}
    assert records.in_folder(W, "/w/su") == {}
    assert records.in_folder(W, "/w/%") == {}


def test_the_root_is_a_folder_too(records: WatchRecords) -> None:
    records.note([file("/a.jpg")])
    assert records.in_folder(W, "/") == {"a.jpg": file("/a.jpg")}


def test_watches_do_not_mix(records: WatchRecords) -> None:
    records.note([file(state=FileState.DONE, sha256=DIGEST, job=1), file(watch="other", inode=2)])
    assert records.find("other", "/w/cat.jpg") == file(watch="other", inode=2)
    assert records.in_folder("other", "/w") == {"cat.jpg": file(watch="other", inode=2)}
    assert records.of_digest("other", DIGEST) is None
    assert records.of_stamp("other", file().stamp) is None
    assert records.note_job("other", 1, FileState.FAILED) == []
    assert records.recent("other", 10) == []
    assert records.counts("other") == {FileState.KNOWN: 1}
    records.forget("other")
    assert records.find("other", "/w/cat.jpg") is None
    assert records.find(W, "/w/cat.jpg") is not None


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (os.fsdecode(b"/w/caf\xe9.jpg"), os.fsdecode(b"/w/caf\xea.jpg")),
        ("/w/caf\u00e9.jpg", "/w/cafe\u0301.jpg"),
        ("/w/a.jpg", "/w/A.JPG"),
        ("/w/a.jpg", "/w/a.jpg "),
        ("/w/line\nend.jpg", "/w/line\rend.jpg"),
        ("/w/1.jpg", "/w/01.jpg"),
    ],
)
def test_names_that_look_alike_are_two(records: WatchRecords, first: str, second: str) -> None:
    records.note([file(first, inode=1), file(second, inode=2)])
    assert records.find(W, first) == file(first, inode=1)
    assert records.find(W, second) == file(second, inode=2)
    assert len(records.in_folder(W, "/w")) == 2


@one_home
@given(st.binary(min_size=1, max_size=255).filter(lambda name: not {0, ord("/")} & set(name)))
def test_any_bytes_are_a_name(records: WatchRecords, name: bytes) -> None:
    path = os.fsdecode(b"/w/" + name)
    records.note([file(path)])
    assert records.find(W, path) == file(path)
    assert records.in_folder(W, "/w")[os.fsdecode(name)] == file(path)


# By what is in them


@pytest.mark.parametrize("state", FileState)
def test_by_digest_is_found_what_was_processed(records: WatchRecords, state: FileState) -> None:
    noted = file(state=state, sha256=DIGEST)
    records.note([noted])
    processed = state in (FileState.QUEUED, FileState.DONE, FileState.DUPLICATE)
    assert records.of_digest(W, DIGEST) == (noted if processed else None)
    assert records.of_digest(W, OTHER_DIGEST) is None


def test_no_digest_is_like_no_other(records: WatchRecords) -> None:
    records.note([file(state=FileState.DONE)])
    assert records.of_digest(W, "") is None


def test_of_several_with_these_bytes_the_one_that_is_done_counts(records: WatchRecords) -> None:
    states = [FileState.DUPLICATE, FileState.QUEUED, FileState.DONE, FileState.QUEUED, FileState.DUPLICATE]
    for place, state in enumerate(states[:3]):
        records.note([file(f"/w/{place}.jpg", state, sha256=DIGEST)])
        found = records.of_digest(W, DIGEST)
        assert found is not None
        assert found.state is state
    for place, state in enumerate(states[3:], start=3):
        records.note([file(f"/w/{place}.jpg", state, sha256=DIGEST)])
        found = records.of_digest(W, DIGEST)
        assert found is not None
        assert found.state is FileState.DONE


@pytest.mark.parametrize("state", FileState)
def test_by_stamp_any_file_is_found(records: WatchRecords, state: FileState) -> None:
    records.note([file(state=state)])
    assert records.of_stamp(W, file().stamp) == file(state=state)


@pytest.mark.parametrize("other", [Stamp(1, 2, 4), Stamp(1, 3, 3), Stamp(2, 2, 3)])
def test_another_stamp_is_another_file(records: WatchRecords, other: Stamp) -> None:
    records.note([replace(file(), stamp=Stamp(1, 2, 3))])
    assert records.of_stamp(W, other) is None


@pytest.mark.parametrize("worse", [FileState.FAILED, FileState.CANCELLED])
@pytest.mark.parametrize("turned", [False, True])
def test_of_several_with_a_stamp_one_that_did_not_fail_counts(
    records: WatchRecords, worse: FileState, turned: bool
) -> None:
    files = [file("/w/a.jpg", worse), file("/w/b.jpg", FileState.KNOWN)]
    records.note(files[::-1] if turned else files)
    assert records.of_stamp(W, file().stamp) == files[1]


# Jobs


def test_files_are_queued_with_their_jobs(index: WatchIndex) -> None:
    files = [file("/w/b.jpg", sha256=DIGEST), file("/w/a.jpg", sha256=OTHER_DIGEST, inode=2, error=DAMAGED)]
    jobs = index.records.queue("batch", [(files[0], new_job("b.jpg")), (files[1], new_job("a.jpg"))])
    assert [job.source.name for job in jobs] == ["b.jpg", "a.jpg"]
    assert {(job.batch, job.state) for job in jobs} == {("batch", JobState.QUEUED)}
    assert index.queue.jobs() == jobs
    expected = [
        replace(known, state=FileState.QUEUED, job=job.id, error=known.error)
        for known, job in zip(files, jobs, strict=True)
    ]
    assert index.records.unfinished(W) == expected
    assert index.records.find(W, "/w/a.jpg") == expected[1]


@pytest.mark.parametrize("state", [FileState.DONE, FileState.DUPLICATE, FileState.FAILED, FileState.CANCELLED])
def test_the_end_of_a_job_is_recorded(records: WatchRecords, state: FileState) -> None:
    queued = queue_one(records)
    other = queue_one(records, "/w/dog.jpg", sha256=OTHER_DIGEST, inode=2)
    assert queued.job is not None
    ended = replace(queued, state=state, error=DAMAGED)
    assert records.note_job(W, queued.job, state, DAMAGED) == [ended]
    assert records.find(W, queued.path) == ended
    assert records.unfinished(W) == [other]


def test_a_job_that_was_tried_again_ends_well(records: WatchRecords) -> None:
    queued = queue_one(records)
    assert queued.job is not None
    records.note_job(W, queued.job, FileState.FAILED, DAMAGED)
    assert records.note_job(W, queued.job, FileState.DONE) == [replace(queued, state=FileState.DONE)]


def test_of_files_that_share_a_job_the_first_is_done_the_others_duplicates(records: WatchRecords) -> None:
    queued = queue_one(records, "/w/z.jpg")
    assert queued.job is not None
    shared = [replace(queued, path=path) for path in ("/w/c.jpg", "/w/a.jpg", "/w/b.jpg")]
    records.note(shared)
    ended = records.note_job(W, queued.job, FileState.DONE)
    assert [(each.path, each.state) for each in ended] == [
        ("/w/z.jpg", FileState.DONE),
        ("/w/c.jpg", FileState.DUPLICATE),
        ("/w/a.jpg", FileState.DUPLICATE),
        ("/w/b.jpg", FileState.DUPLICATE),
    ]
    assert [records.find(W, each.path) for each in ended] == ended
    assert records.unfinished(W) == []


@pytest.mark.parametrize("state", [FileState.DUPLICATE, FileState.FAILED, FileState.CANCELLED])
def test_files_that_share_a_job_share_any_other_end(records: WatchRecords, state: FileState) -> None:
    queued = queue_one(records)
    assert queued.job is not None
    records.note([replace(queued, path="/w/b.jpg")])
    ended = records.note_job(W, queued.job, state, DAMAGED)
    assert [(each.path, each.state, each.error) for each in ended] == [
        ("/w/cat.jpg", state, DAMAGED),
        ("/w/b.jpg", state, DAMAGED),
    ]


def test_a_file_that_has_another_job_now_is_left_alone(records: WatchRecords) -> None:
    first = queue_one(records)
    second = queue_one(records, sha256=OTHER_DIGEST)
    assert first.job is not None
    assert records.note_job(W, first.job, FileState.FAILED, DAMAGED) == []
    assert records.find(W, first.path) == second


# For the person


def test_recent_are_what_was_noted_last_and_more_than_known(records: WatchRecords) -> None:
    moments = [datetime(2026, 1, day, tzinfo=UTC) for day in (1, 2, 3, 4)]
    states = [FileState.DONE, FileState.FAILED, FileState.KNOWN, FileState.OWN]
    files = [
        replace(file(f"/w/{name}.jpg", state), noted_at=moment)
        for name, state, moment in zip("dcba", states, moments, strict=True)
    ]
    for each in files:
        records.note([each])
    assert records.recent(W, 10) == [files[3], files[1], files[0]]
    assert records.recent(W, 2) == [files[3], files[1]]
    assert records.recent(W, 0) == []
    again = replace(files[0], noted_at=datetime(2026, 1, 5, tzinfo=UTC))
    records.note([again])
    assert records.recent(W, 1) == [again]


def test_files_are_counted_by_state(records: WatchRecords) -> None:
    records.note([file(f"/w/{place}.jpg", state) for place, state in enumerate([*FileState, FileState.DONE])])
    assert dict(records.counts(W)) == dict.fromkeys(FileState, 1) | {FileState.DONE: 2}


def test_what_is_forgotten_is_not_known(records: WatchRecords) -> None:
    queued = queue_one(records)
    assert queued.job is not None
    records.note([file("/w/b.jpg", FileState.DONE, sha256=OTHER_DIGEST, inode=2)])
    records.forget(W)
    assert records.in_folder(W, "/w") == {}
    assert records.of_digest(W, OTHER_DIGEST) is None
    assert records.of_stamp(W, file(inode=2).stamp) is None
    assert records.note_job(W, queued.job, FileState.DONE) == []
    assert not any(records.counts(W).values())
