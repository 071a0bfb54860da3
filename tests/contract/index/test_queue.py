"""What every queue does."""

import os
from threading import Barrier, Thread

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rethumb_desktop.domain.errors import FaultKind, FaultRecord
from rethumb_desktop.domain.job import Job, JobChange, JobState, NewJob
from rethumb_desktop.domain.original import Source, SourceKind
from rethumb_desktop.domain.ports import JobQueue
from rethumb_desktop.domain.recipe import Focus, Recipe, Size
from tests.contract.index.conftest import AnyIndex
from tests.fixtures.records import new_job, original, rendition

OFFLINE = FaultRecord(FaultKind.OFFLINE, "There is no connection.", "to “\udcff”", retryable=True)
UNFINISHED = [JobState.QUEUED, JobState.RENDERING, JobState.READY, JobState.UPLOADING]
ENDED = [JobState.PUBLISHED, JobState.DUPLICATE, JobState.FAILED, JobState.CANCELLED]
LEVEL = {state: level for level, state in enumerate(UNFINISHED)} | dict.fromkeys(ENDED, len(UNFINISHED))

one_queue = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)


def add_one(queue: JobQueue, name: str = "cat.jpg") -> Job:
    (job,) = queue.add("drop", [new_job(name)])
    return job


def add_at(queue: JobQueue, state: JobState) -> Job:
    """Queue a job and bring it to `state` the way the program does."""
    job = add_one(queue)
    if state in (JobState.PUBLISHED, JobState.DUPLICATE):
        return change(queue, JobChange(job.id, state, renditions=(rendition(),)))
    if state is JobState.FAILED:
        return change(queue, JobChange(job.id, state, error=OFFLINE))
    return change(queue, JobChange(job.id, state))


def change(queue: JobQueue, wanted: JobChange) -> Job:
    """Write one change; return the job as it stands after it."""
    (job,) = queue.apply([wanted])
    return job


def test_jobs_are_queued_in_the_order_given(index: AnyIndex) -> None:
    first = index.queue.add("one", [new_job("b.jpg"), new_job("a.jpg")])
    second = index.queue.add("two", [new_job("c.jpg")])

    assert [job.source.name for job in first] == ["b.jpg", "a.jpg"]
    assert [job.id for job in first + second] == sorted({job.id for job in first + second})
    assert {job.state for job in first} == {JobState.QUEUED}
    assert index.queue.jobs() == first + second
    assert index.queue.get(first[1].id) == first[1]


def test_nothing_added_is_nothing_queued(index: AnyIndex) -> None:
    assert index.queue.add("drop", []) == []
    assert index.queue.jobs() == []


def test_a_job_that_never_was_is_none(index: AnyIndex) -> None:
    assert index.queue.get(1) is None


def test_a_job_keeps_all_it_was_given(index: AnyIndex) -> None:
    recipes = (
        Recipe(cover=Size(300, 200), focus=Focus(7, 93), quality=71, version="Aa1", background="00ff00"),
        Recipe(exif=True),
        Recipe(),
    )
    (job,) = index.queue.add("drop", [new_job(recipes=recipes, library="Büro · 2")])

    found = index.queue.get(job.id)
    assert found is not None
    assert found.recipes == recipes
    assert found.library == "Büro · 2"
    assert found.created_at == job.created_at
    assert found.created_at.utcoffset() is not None


@pytest.mark.parametrize(
    ("kind", "location"),
    [
        (SourceKind.FILE, os.fsdecode(b"/a/caf\xe9.jpg")),
        (SourceKind.FILE, "/a/line\nend “quoted” 'and' ; DROP TABLE jobs.jpg"),
        (SourceKind.FILE, "/a/e\u0301.jpg"),
        (SourceKind.FILE, "/a/\u00e9.jpg"),
        (SourceKind.PASTED, "/home/pasted/🐈.png"),
        (SourceKind.URL, "https://example.com/ä?b=%20#ü"),
    ],
)
def test_a_source_is_found_again_exactly(index: AnyIndex, kind: SourceKind, location: str) -> None:
    source = Source(kind, location, location.rpartition("/")[2])
    (job,) = index.queue.add("drop", [NewJob(source, (Recipe(),), "This computer")])

    found = index.queue.get(job.id)
    assert found is not None
    assert found.source == source


@one_queue
@given(st.binary(min_size=1, max_size=255).filter(lambda name: b"\0" not in name))
def test_any_bytes_are_a_name(index: AnyIndex, name: bytes) -> None:
    source = Source(SourceKind.FILE, os.fsdecode(b"/" + name), os.fsdecode(name))
    (job,) = index.queue.add("drop", [NewJob(source, (Recipe(),), "This computer")])

    found = index.queue.get(job.id)
    assert found is not None
    assert found.source == source


@one_queue
@given(st.text(st.characters(codec=None), max_size=50))
def test_any_text_is_an_address(index: AnyIndex, text: str) -> None:
    source = Source(SourceKind.URL, f"https://example.com/{text}", text)
    (job,) = index.queue.add("drop", [NewJob(source, (Recipe(),), "This computer")])

    found = index.queue.get(job.id)
    assert found is not None
    assert found.source == source


def test_jobs_can_be_asked_for_by_batch_and_by_state(index: AnyIndex) -> None:
    one, two = index.queue.add("one", [new_job(), new_job()])
    (three,) = index.queue.add("two", [new_job()])
    two = change(index.queue, JobChange(two.id, JobState.CANCELLED))

    assert index.queue.jobs(batch="one") == [one, two]
    assert index.queue.jobs(states=iter([JobState.QUEUED])) == [one, three]
    assert index.queue.jobs(batch="one", states=[JobState.CANCELLED, JobState.FAILED]) == [two]
    assert index.queue.jobs(states=[]) == []
    assert index.queue.jobs(batch="three") == []


@pytest.mark.parametrize("now", JobState)
@pytest.mark.parametrize("wanted", JobState)
def test_states_move_forward_only(index: AnyIndex, now: JobState, wanted: JobState) -> None:
    job = add_at(index.queue, now)

    moved = change(index.queue, JobChange(job.id, wanted))

    if LEVEL[wanted] > LEVEL[now]:
        assert moved.state is wanted
    else:
        assert moved == job
    assert index.queue.get(job.id) == moved


@pytest.mark.parametrize("state", ENDED)
def test_an_ended_job_stays_as_it_is(index: AnyIndex, state: JobState) -> None:
    job = add_at(index.queue, state)

    full = FaultRecord(FaultKind.DISK, "Full.", "", retryable=False)

    assert change(index.queue, JobChange(job.id, None, original(), (rendition("other.jpg"),), attempts=7)) == job
    assert change(index.queue, JobChange(job.id, JobState.PUBLISHED, notes=("a note",))) == job
    assert change(index.queue, JobChange(job.id, JobState.FAILED, error=full)) == job
    assert change(index.queue, JobChange(job.id, error=full)) == job
    assert index.queue.get(job.id) == job


def test_what_was_found_out_is_kept(index: AnyIndex) -> None:
    job = add_at(index.queue, JobState.RENDERING)

    renditions = (rendition("a.jpg"), rendition("b.jpg"))
    found = change(index.queue, JobChange(job.id, None, original(), renditions, ("animated",)))

    assert found.original == original()
    assert found.renditions == (rendition("a.jpg"), rendition("b.jpg"))
    assert found.notes == ("animated",)
    assert found.state is JobState.RENDERING
    assert index.queue.get(job.id) == found


@pytest.mark.parametrize("state", [JobState.PUBLISHED, JobState.DUPLICATE])
def test_a_job_ends_with_renditions_and_notes(index: AnyIndex, state: JobState) -> None:
    job = add_at(index.queue, JobState.UPLOADING)

    done = change(index.queue, JobChange(job.id, state, renditions=(rendition("a.jpg"),), notes=("kept at 300 px",)))

    assert (done.state, done.renditions, done.notes) == (state, (rendition("a.jpg"),), ("kept at 300 px",))
    assert index.queue.get(job.id) == done


@pytest.mark.parametrize("state", UNFINISHED)
def test_a_failed_job_says_why(index: AnyIndex, state: JobState) -> None:
    job = add_at(index.queue, state)

    failed = change(index.queue, JobChange(job.id, JobState.FAILED, error=OFFLINE))

    assert failed.state is JobState.FAILED
    assert failed.error == OFFLINE
    assert index.queue.get(job.id) == failed


def test_failed_and_cancelled_jobs_are_tried_again(index: AnyIndex) -> None:
    jobs = {state: add_at(index.queue, state) for state in JobState}

    again = index.queue.requeue([job.id for job in reversed(jobs.values())] + [99_999])

    assert [job.id for job in again] == [jobs[JobState.FAILED].id, jobs[JobState.CANCELLED].id]
    assert {(job.state, job.error) for job in again} == {(JobState.QUEUED, None)}
    for state, job in jobs.items():
        expected = JobState.QUEUED if state in (JobState.FAILED, JobState.CANCELLED) else state
        now = index.queue.get(job.id)
        assert now is not None
        assert now.state is expected


def test_trying_again_keeps_what_is_known_of_the_original(index: AnyIndex) -> None:
    job = add_at(index.queue, JobState.RENDERING)
    change(index.queue, JobChange(job.id, JobState.FAILED, original(), (rendition(),), error=OFFLINE))

    (again,) = index.queue.requeue([job.id])

    assert again.original == original()
    assert again.renditions == (rendition(),)


def test_only_ended_jobs_leave_the_queue(index: AnyIndex) -> None:
    jobs = {state: add_at(index.queue, state) for state in JobState}

    removed = index.queue.remove(iter([job.id for job in jobs.values()] + [99_999]))

    assert removed == [jobs[state].id for state in ENDED]
    assert [job.state for job in index.queue.jobs()] == UNFINISHED
    assert index.queue.remove(removed) == []


def test_an_id_is_given_once(index: AnyIndex) -> None:
    job = add_at(index.queue, JobState.CANCELLED)
    index.queue.remove([job.id])
    index.restart()

    assert add_one(index.queue).id > job.id


def test_jobs_of_the_living_are_not_taken_over(index: AnyIndex) -> None:
    jobs = [add_at(index.queue, state) for state in JobState]

    assert index.queue.adopt() == []
    assert index.queue.jobs() == jobs


def test_unfinished_jobs_are_taken_over_after_a_restart(index: AnyIndex) -> None:
    jobs = {state: add_at(index.queue, state) for state in JobState}
    index.restart()

    adopted = index.queue.adopt()

    assert [job.id for job in adopted] == [jobs[state].id for state in UNFINISHED]
    assert {job.state for job in adopted} == {JobState.QUEUED}
    assert [job.state for job in index.queue.jobs()] == [JobState.QUEUED] * len(UNFINISHED) + ENDED
    assert index.queue.adopt() == []


def test_ten_thousand_jobs_are_an_ordinary_day(index: AnyIndex) -> None:
    jobs = index.queue.add("drop", [new_job(f"{n}.jpg") for n in range(10_000)])
    ids = [job.id for job in jobs]

    assert index.queue.jobs() == jobs
    for job in ids[::1000]:
        change(index.queue, JobChange(job, JobState.CANCELLED))
    assert [job.id for job in index.queue.requeue(ids)] == ids[::1000]
    assert index.queue.remove(ids) == []


def test_many_threads_lose_nothing(index: AnyIndex) -> None:
    together = Barrier(8)

    def work(thread: int) -> None:
        together.wait()
        for n in range(20):
            one, two = index.queue.add(f"batch {thread}", [new_job(f"{thread}-{n}.jpg"), new_job()])
            index.queue.apply([JobChange(one.id, JobState.RENDERING)])
            done = JobChange(one.id, JobState.PUBLISHED, renditions=(rendition(f"{thread}-{n}"),))
            index.queue.apply([done, JobChange(two.id, JobState.FAILED, error=OFFLINE)])

    threads = [Thread(target=work, args=(thread,)) for thread in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    published = index.queue.jobs(states=[JobState.PUBLISHED])
    assert {job.renditions[0].key for job in published} == {f"{t}-{n}" for t in range(8) for n in range(20)}
    assert len(published) == 160
    assert len(index.queue.jobs(states=[JobState.FAILED])) == 160
    assert len(index.queue.jobs()) == 320
