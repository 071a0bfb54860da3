"""Which rows are shown and in which order, with Qt's own tester looking on."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from rethumb_desktop.domain.events import JobChanged, JobsQueued, JobsRemoved
from rethumb_desktop.domain.job import Job, JobState
from rethumb_desktop.domain.library import THIS_COMPUTER
from rethumb_desktop.domain.original import Source, SourceKind
from rethumb_desktop.domain.recipe import Recipe
from rethumb_desktop.ui.models.queue import QueueModel, QueueRole
from rethumb_desktop.ui.models.sifting import RowOrder, Stage, Wanted, runs, sift, stage_of
from tests.fixtures.records import A_MOMENT, original

STATES = (JobState.PUBLISHED, JobState.FAILED, JobState.RENDERING, JobState.QUEUED, JobState.CANCELLED)


def job(number: int, name: str = "", state: JobState = JobState.QUEUED, *, size: int = 0, held: bool = False) -> Job:
    source = Source(SourceKind.FILE, f"/pictures/{number % 2}/{name or number}.jpg", f"{name or number}.jpg")
    picture = replace(original(), bytes=size) if size else None
    return Job(number, "a", source, (Recipe(square=100),), THIS_COMPUTER, state, A_MOMENT, picture, held=held)


@pytest.fixture
def model() -> Iterator[QueueModel]:
    model = QueueModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    yield model
    model.deleteLater()


def shown(model: QueueModel) -> list[int]:
    return [model.index(row).data(QueueRole.JOB).id for row in range(model.rowCount())]


def result(jobs: list[Job], wanted: Wanted) -> list[int]:
    """Return what sifting comes to."""
    sifting = sift(jobs, wanted)
    while True:
        try:
            next(sifting)
        except StopIteration as done:
            ids: list[int] = done.value
            return ids


MIXED = [
    job(1, "img10", JobState.PUBLISHED, size=300),
    job(2, "IMG9", JobState.FAILED, size=10),
    job(3, "cat", JobState.RENDERING),
    job(4, "Dog", JobState.QUEUED, held=True),
    job(5, "apple", JobState.DUPLICATE, size=500),
]


@pytest.mark.parametrize(
    ("wanted", "ids"),
    [
        (Wanted(), [1, 2, 3, 4, 5]),
        (Wanted(order=RowOrder.NEWEST), [5, 4, 3, 2, 1]),
        (Wanted(order=RowOrder.NAME), [5, 3, 4, 2, 1]),
        (Wanted(order=RowOrder.SIZE), [5, 1, 2, 3, 4]),
        (Wanted(order=RowOrder.STATE), [4, 3, 1, 5, 2]),
        (Wanted(stage=Stage.DONE), [1, 5]),
        (Wanted(stage=Stage.TO_PUBLISH), [4]),
        (Wanted(stage=Stage.IN_WORK), [3]),
        (Wanted(text=" img "), [1, 2]),
        (Wanted(text="pictures/1"), [1, 3, 5]),
        (Wanted(Stage.DONE, "APP", RowOrder.NEWEST), [5]),
        (Wanted(text="nowhere"), []),
    ],
)
def test_jobs_are_sifted(wanted: Wanted, ids: list[int]) -> None:
    assert result(MIXED, wanted) == ids


@pytest.mark.parametrize("order", RowOrder)
def test_many_are_put_in_order_as_a_few_are(order: RowOrder) -> None:
    dice = random.Random(7)
    many = [job(n, str(dice.randrange(50)), dice.choice(STATES), size=dice.randrange(40)) for n in range(1, 9_000)]
    keys = {
        RowOrder.QUEUE: lambda j: j.id,
        RowOrder.NEWEST: lambda j: -j.id,
        RowOrder.NAME: lambda j: (int(j.source.name.removesuffix(".jpg")), j.id),
        RowOrder.SIZE: lambda j: (-j.original.bytes if j.original else 1, j.id),
        RowOrder.STATE: lambda j: (list(Stage).index(stage_of(j)), list(JobState).index(j.state), j.id),
    }
    assert result(many, Wanted(order=order)) == [j.id for j in sorted(many, key=keys[order])]


def test_runs_of_neighbours() -> None:
    assert runs([]) == []
    assert runs([0, 1, 2, 5, 7, 8]) == [(0, 2), (5, 5), (7, 8)]


def test_every_job_stays_known_whatever_is_shown(model: QueueModel) -> None:
    model.reset(MIXED)
    model.want(Wanted(stage=Stage.FAILED))
    assert shown(model) == [2]
    assert [j.id for j in model.jobs] == [1, 2, 3, 4, 5]
    assert [j.id for j in model.of_batch("a")] == [1, 2, 3, 4, 5]
    assert [j.id for j in model.held] == [4]
    assert (model.row_of(1), model.row_of(2), model.job(0).id) == (None, 0, 2)
    found = model.find(1)
    assert found is not None
    assert found.id == 1
    assert model.stages == {
        Stage.TO_PUBLISH: 1, Stage.IN_WORK: 1, Stage.DONE: 2, Stage.FAILED: 1,
    }  # fmt: skip


def test_a_filter_follows_what_happens(model: QueueModel, qtbot: QtBot) -> None:
    model.reset(MIXED)
    model.want(Wanted(stage=Stage.IN_WORK))
    model.take([JobsQueued((job(6), job(7)))])
    qtbot.waitUntil(lambda: shown(model) == [3, 6, 7])
    model.take([JobChanged(job(3, "cat", JobState.PUBLISHED))])
    qtbot.waitUntil(lambda: shown(model) == [6, 7])
    model.take([JobsRemoved((6,))])
    assert shown(model) == [7]
    model.want(Wanted())
    assert shown(model) == [1, 2, 3, 4, 5, 7]


def test_an_order_by_name_takes_in_what_comes(model: QueueModel, qtbot: QtBot) -> None:
    model.reset(MIXED)
    model.want(Wanted(order=RowOrder.NAME))
    model.take([JobsQueued((job(6, "bee"),))])
    qtbot.waitUntil(lambda: shown(model) == [5, 6, 3, 4, 2, 1])


def test_many_rows_are_sifted_in_turns_and_all_arrive(model: QueueModel, qtbot: QtBot) -> None:
    model.reset(job(n, f"{n % 100}", STATES[n % 5]) for n in range(30_000))
    model.want(Wanted(order=RowOrder.NAME))
    with qtbot.waitSignal(model.sifted):
        model.take([JobsRemoved(tuple(range(0, 30_000, 2)))])
    numbers = [int(model.job(row).source.name.removesuffix(".jpg")) for row in range(model.rowCount())]
    assert numbers == sorted(number % 100 for number in range(1, 30_000, 2))
    model.want(Wanted(stage=Stage.FAILED, order=RowOrder.NAME))
    qtbot.waitUntil(lambda: model.rowCount() == 3_000)
    numbers = [int(model.job(row).source.name.removesuffix(".jpg")) for row in range(3_000)]
    assert numbers == sorted(numbers)


def test_held_jobs_that_change_are_told(model: QueueModel) -> None:
    told: list[list[int]] = []
    model.held_changed.connect(lambda: told.append([j.id for j in model.held]))
    model.take([JobsQueued((job(1), job(2, held=True), job(3, held=True)))])
    model.take([JobChanged(job(1, state=JobState.RENDERING))])
    model.take([JobChanged(job(2))])
    model.take([JobChanged(job(3, "other", held=True))])
    model.take([JobsRemoved((3,))])
    assert told == [[2, 3], [3], [3], []]


def test_what_has_ended_is_counted_for_ever(model: QueueModel) -> None:
    model.reset([job(1), job(2, state=JobState.PUBLISHED)])
    model.take([JobChanged(job(1, state=JobState.PUBLISHED)), JobsRemoved((2,))])
    model.take([JobChanged(job(1, state=JobState.PUBLISHED))])
    model.take([JobsRemoved((1,))])
    assert (model.finished, model.total) == (1, 0)


def test_libraries_are_shown_where_there_is_more_than_one(model: QueueModel) -> None:
    model.reset(MIXED)
    index = model.index(0)
    assert index.data(QueueRole.LIBRARY) == ""
    repainted: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda first, last: repainted.append((first.row(), last.row())))
    model.take([JobsQueued((replace(job(6), library="work"),))])
    assert index.data(QueueRole.LIBRARY) == THIS_COMPUTER
    assert repainted == [(0, 5)]
    model.take([JobsRemoved((6,))])
    assert index.data(QueueRole.LIBRARY) == ""


def test_rows_taken_out_here_and_there_leave_the_others(model: QueueModel) -> None:
    model.reset(job(n) for n in range(200))
    model.take([JobsRemoved((3, 4, 90))])
    assert shown(model) == [n for n in range(200) if n not in (3, 4, 90)]
    model.take([JobsRemoved(tuple(range(0, 200, 2)))])
    assert shown(model) == [n for n in range(1, 200, 2) if n != 3]


def test_of_many_held_jobs_is_told_now_and_then(model: QueueModel, qtbot: QtBot) -> None:
    told: list[int] = []
    model.held_changed.connect(lambda: told.append(len(model.held)))
    many = [job(number, held=True) for number in range(1, 2001)]
    for first in range(0, 2000, 400):
        model.take([JobsQueued(tuple(many[first : first + 400]))])
    assert told == [400, 800]
    qtbot.waitUntil(lambda: told[-1] == 2000)
    assert told == [400, 800, 2000]


def test_what_was_found_of_many_is_shown_in_a_turn_of_its_own(model: QueueModel, qtbot: QtBot) -> None:
    model.reset(job(n) for n in range(1, 5_001))
    model.want(Wanted(order=RowOrder.NEWEST))
    assert model._sifter._found is not None or model._sifter._sifting is not None
    assert model.job(0).id == 1
    qtbot.waitUntil(lambda: model.job(0).id == 5_000)
