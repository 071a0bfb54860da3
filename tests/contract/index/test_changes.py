"""What every queue does with changes, and with what jobs have been through."""

from dataclasses import replace

import pytest

from rethumb_desktop.domain.errors import FaultKind, FaultRecord
from rethumb_desktop.domain.job import Job, JobChange, JobState
from tests.contract.index.conftest import AnyIndex
from tests.fixtures.records import new_job, original, publication, rendition

OFFLINE = FaultRecord(FaultKind.OFFLINE, "There is no connection.", "", retryable=True)
RETRYABLE = [JobState.FAILED, JobState.CANCELLED]


def add(index: AnyIndex, *names: str) -> list[Job]:
    return index.queue.add("drop", [new_job(name) for name in names])


def recorded(index: AnyIndex) -> list[str]:
    return sorted(each.key for each in index.publications.page())


def test_changes_are_written_in_order_and_each_is_answered(index: AnyIndex) -> None:
    one, two = add(index, "a.jpg", "b.jpg")

    after = index.queue.apply(
        [
            JobChange(two.id, JobState.RENDERING),
            JobChange(one.id, JobState.RENDERING),
            JobChange(two.id, JobState.READY, original(), (rendition(),), ("a note",)),
            JobChange(two.id, JobState.RENDERING),
            JobChange(two.id, JobState.PUBLISHED),
            JobChange(two.id, JobState.FAILED, error=OFFLINE),
        ]
    )

    assert [(job.id, job.state.value) for job in after] == [
        (two.id, "rendering"),
        (one.id, "rendering"),
        (two.id, "ready"),
        (two.id, "ready"),
        (two.id, "published"),
        (two.id, "published"),
    ]
    assert index.queue.jobs() == [after[1], after[-1]]
    assert (after[-1].original, after[-1].renditions, after[-1].notes) == (original(), (rendition(),), ("a note",))
    assert after[-1].error is None


def test_what_left_the_library_is_left_out_of_ended_jobs(index: AnyIndex) -> None:
    jobs = add(index, "a.jpg", "b.jpg", "c.jpg", "d.jpg")
    both = (rendition("small.jpg"), rendition("large.jpg", "width/1600"))
    index.queue.apply([JobChange(job.id, JobState.READY, original(), both) for job in jobs])
    ended = index.queue.apply([JobChange(job.id, JobState.PUBLISHED) for job in jobs[:3]])
    gone = {("This computer", "small.jpg"), ("else", "large.jpg")}

    changed = index.queue.leave_out([jobs[3].id, jobs[1].id, jobs[0].id, 99], gone)

    assert changed == [replace(job, renditions=both[1:]) for job in ended[:2]]
    assert [len(job.renditions) for job in index.queue.jobs()] == [1, 1, 2, 2]
    assert index.queue.leave_out([jobs[0].id, jobs[1].id], gone) == []
    (empty,) = index.queue.leave_out([jobs[0].id], {("This computer", "large.jpg")})
    assert empty.renditions == ()
    assert index.queue.get(jobs[0].id) == empty


def test_no_changes_are_no_answer(index: AnyIndex) -> None:
    assert index.queue.apply([]) == []


def test_a_change_that_does_not_lead_forward_changes_nothing_at_all(index: AnyIndex) -> None:
    (job,) = add(index, "a.jpg")
    (ready,) = index.queue.apply([JobChange(job.id, JobState.READY, renditions=(rendition("a.jpg"),))])

    late = JobChange(job.id, JobState.RENDERING, original(), (rendition("b.jpg"),), ("late",), OFFLINE, 3)

    assert index.queue.apply([late]) == [ready]
    assert index.queue.get(job.id) == ready


def test_publications_are_recorded_with_the_end(index: AnyIndex) -> None:
    one, two = add(index, "a.jpg", "b.jpg")

    index.queue.apply(
        [
            JobChange(one.id, JobState.PUBLISHED, published=(publication("a"), publication("b"))),
            JobChange(two.id, JobState.DUPLICATE, published=(publication("b", name="again.jpg"),)),
        ]
    )

    assert recorded(index) == ["a", "b"]
    kept = index.publications.find("This computer", "b")
    assert kept is not None
    assert kept.name == "cat.jpg"


def test_what_a_cancelled_job_published_is_recorded(index: AnyIndex) -> None:
    (job,) = add(index, "a.jpg")
    index.queue.apply([JobChange(job.id, JobState.CANCELLED)])

    (after,) = index.queue.apply([JobChange(job.id, JobState.PUBLISHED, published=(publication("a"),))])

    assert after.state is JobState.CANCELLED
    assert recorded(index) == ["a"]


def test_what_a_job_that_is_gone_published_is_recorded(index: AnyIndex) -> None:
    gone, stays = add(index, "a.jpg", "b.jpg")
    index.queue.apply([JobChange(gone.id, JobState.CANCELLED)])
    index.queue.remove([gone.id])

    after = index.queue.apply(
        [
            JobChange(gone.id, JobState.PUBLISHED, published=(publication("a"),)),
            JobChange(stays.id, JobState.RENDERING),
            JobChange(gone.id, error=OFFLINE),
        ]
    )

    assert [job.id for job in after] == [stays.id]
    assert index.queue.apply([JobChange(gone.id, JobState.PUBLISHED, published=(publication("b"),))]) == []
    assert recorded(index) == ["a", "b"]
    assert index.queue.get(gone.id) is None


def test_an_error_is_kept_until_the_job_moves_on(index: AnyIndex) -> None:
    (job,) = add(index, "a.jpg")

    (met,) = index.queue.apply([JobChange(job.id, error=OFFLINE, attempts=1)])
    assert (met.state, met.error, met.attempts) == (JobState.QUEUED, OFFLINE, 1)
    assert index.queue.get(job.id) == met

    (noted,) = index.queue.apply([JobChange(job.id, notes=("a note",))])
    assert noted.error == OFFLINE
    (moved,) = index.queue.apply([JobChange(job.id, JobState.UPLOADING)])
    assert (moved.error, moved.attempts, moved.notes) == (None, 1, ("a note",))
    assert index.queue.get(job.id) == moved


def test_what_waits_to_be_sent_is_known_by_its_keys(index: AnyIndex) -> None:
    ended = [JobState.PUBLISHED, JobState.DUPLICATE, JobState.CANCELLED]
    waiting = [state for state in JobState if state not in (*ended, JobState.QUEUED)]
    add(index, "without.jpg")
    for state in (*ended, *waiting):
        (job,) = add(index, f"{state.value}.jpg")
        index.queue.apply([JobChange(job.id, None, renditions=(rendition(state.value), rendition(f"{state.value}2")))])
        index.queue.apply([JobChange(job.id, state)])

    assert index.queue.unsent_keys() == {key for state in waiting for key in (state.value, f"{state.value}2")}


@pytest.mark.parametrize("state", RETRYABLE)
def test_a_job_tried_again_starts_with_a_clean_sheet(index: AnyIndex, state: JobState) -> None:
    (job,) = add(index, "a.jpg")
    index.queue.apply([JobChange(job.id, JobState.READY, original(), (rendition(),), ("a note",), attempts=5)])
    index.queue.apply([JobChange(job.id, state, error=OFFLINE)])

    (again,) = index.queue.requeue([job.id])

    assert (again.state, again.error, again.attempts, again.notes) == (JobState.QUEUED, None, 0, ())
    assert again.renditions == (rendition(),)
    assert index.queue.get(job.id) == again


def test_a_job_taken_over_keeps_what_it_has_been_through(index: AnyIndex) -> None:
    (job,) = add(index, "a.jpg")
    index.queue.apply([JobChange(job.id, JobState.UPLOADING, original(), (rendition(),), attempts=5)])
    index.queue.apply([JobChange(job.id, error=OFFLINE)])
    index.restart()

    (adopted,) = index.queue.adopt()

    assert (adopted.state, adopted.error, adopted.attempts) == (JobState.QUEUED, None, 5)
    assert (adopted.original, adopted.renditions) == (original(), (rendition(),))
    assert index.queue.get(job.id) == adopted


def test_what_is_rendered_in_peace_is_nobodys_suspect(index: AnyIndex) -> None:
    one, two = add(index, "a.jpg", "b.jpg")
    with index.queue.mark_rendering(one.id), index.queue.mark_rendering(two.id):
        assert index.queue.suspects() == set()
    index.restart()

    assert [job.state for job in index.queue.adopt()] == [JobState.QUEUED] * 2
    assert index.queue.suspects() == set()
