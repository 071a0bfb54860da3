"""Who is held: known at once, however many there are."""

from __future__ import annotations

import pytest

from rethumb_desktop.domain.job import Job, JobState
from rethumb_desktop.domain.library import THIS_COMPUTER
from rethumb_desktop.ui.models.census import Census, HeldJobs
from tests.ui.test_queue_sifting import job


class Ledger(dict[int, Job]):
    """Jobs by their ids, counting how many were looked up."""

    looked_up = 0

    def __getitem__(self, key: int) -> Job:
        self.looked_up += 1
        return super().__getitem__(key)


def counted(*jobs: Job) -> Census:
    census = Census()
    for each in jobs:
        census.add(each)
    return census


def test_one_that_stays_held_keeps_its_place() -> None:
    census = counted(*(job(number, held=True) for number in (1, 2, 3)))
    census.change(job(1, held=True), job(1, "other", held=True))
    assert list(census.held) == [1, 2, 3]
    assert census.take_released() == set()


def test_one_that_is_held_again_comes_back_to_its_place() -> None:
    census = counted(*(job(number, held=True) for number in (1, 2, 3)))
    census.change(job(2, held=True), job(2))
    assert list(census.held) == [1, 3]
    census.change(job(2), job(2, held=True))
    assert list(census.held) == [1, 2, 3]
    assert census.take_released() == set()


def test_who_was_let_go_or_went_is_told_once() -> None:
    census = counted(*(job(number, held=True) for number in (1, 2, 3, 4)))
    census.change(job(1, held=True), job(1, state=JobState.RENDERING))
    census.remove(job(3, held=True))
    assert census.take_released() == {1, 3}
    assert census.take_released() == set()
    census.take([job(2, held=True), job(4)])
    assert census.take_released() == {4}


def test_where_the_held_ones_go_is_counted() -> None:
    census = counted(job(1, held=True), job(2))
    assert list(census.held_libraries) == [THIS_COMPUTER]
    census.remove(job(1, held=True))
    assert list(census.held_libraries) == []
    assert list(census.libraries) == [THIS_COMPUTER]


def test_the_first_of_many_are_found_without_going_through_all() -> None:
    jobs = Ledger((number, job(number, held=True)) for number in range(1, 1_001))
    held = HeldJobs(jobs, counted(*jobs.values()))
    assert (len(held), bool(held), held[0].id) == (1_000, True, 1)
    assert [each.id for each in held[:3]] == [1, 2, 3]
    assert jobs.looked_up == 4
    assert held[-1].id == 1_000
    assert [each.id for each in held[-2:]] == [999, 1_000]
    assert [each.id for each in held] == list(jobs)
    with pytest.raises(IndexError):
        held[1_000]
