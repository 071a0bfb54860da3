"""The queue's model, with Qt's own tester looking on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QAbstractItemModelTester

from rethumb_desktop.domain.errors import FaultKind, FaultRecord
from rethumb_desktop.domain.events import BatchEnded, JobChanged, JobsQueued, JobsRemoved, SendingBegan
from rethumb_desktop.domain.formats import PictureFormat
from rethumb_desktop.domain.job import Job, JobState
from rethumb_desktop.domain.library import THIS_COMPUTER
from rethumb_desktop.domain.original import Original
from rethumb_desktop.domain.recipe import Recipe
from rethumb_desktop.domain.rendition import Rendition
from rethumb_desktop.ui.models.passing import Measure
from rethumb_desktop.ui.models.queue import QueueModel, QueueRole
from tests.fixtures.records import A_MOMENT, file_source

Role = Qt.ItemDataRole


def job(number: int, state: JobState = JobState.QUEUED, *, name: str = "", batch: str = "a") -> Job:
    source = file_source(name or f"{number}.jpg")
    return Job(number, batch, source, (Recipe(square=100),), THIS_COMPUTER, state, A_MOMENT)


def watch(model: QAbstractItemModel) -> QAbstractItemModelTester:
    return QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)


@pytest.fixture
def model() -> Iterator[QueueModel]:
    model = QueueModel()
    watch(model)
    model.reset([job(number) for number in range(1, 7)])
    yield model
    model.deleteLater()


def names(model: QueueModel) -> list[object]:
    return [model.index(row).data() for row in range(model.rowCount())]


def test_jobs_are_appended_once(model: QueueModel) -> None:
    model.take([JobsQueued((job(6), job(7), job(8)))])
    assert names(model) == [f"{n}.jpg" for n in range(1, 9)]
    assert model.counts == {JobState.QUEUED: 8}


def test_jobs_are_removed_wherever_they_are(model: QueueModel) -> None:
    model.take([JobsRemoved((5, 1, 2, 99))])
    assert names(model) == ["3.jpg", "4.jpg", "6.jpg"]
    assert [model.row_of(number) for number in (1, 3, 6)] == [None, 0, 2]
    assert model.counts[JobState.QUEUED] == 3
    model.take([JobChanged(job(6, JobState.FAILED))])
    assert model.job(2).state is JobState.FAILED


def test_a_job_that_changed_often_is_repainted_once(model: QueueModel) -> None:
    changes: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda first, last: changes.append((first.row(), last.row())))
    states = (JobState.RENDERING, JobState.READY, JobState.PUBLISHED)
    model.take([JobChanged(job(number, state)) for state in states for number in (2, 3, 5)])
    assert changes == [(1, 2), (4, 4)]
    assert model.counts == {JobState.QUEUED: 3, JobState.PUBLISHED: 3}


def test_changes_of_jobs_that_are_not_there_are_passed_over(model: QueueModel) -> None:
    model.take([JobChanged(job(42, JobState.FAILED)), BatchEnded("a", ())])
    assert model.counts == {JobState.QUEUED: 6}


def test_a_reset_shows_other_jobs(model: QueueModel) -> None:
    model.reset([job(9, JobState.FAILED)])
    assert names(model) == ["9.jpg"]
    assert model.counts == {JobState.FAILED: 1}
    assert model.row_of(1) is None


def test_of_batch_keeps_queue_order(model: QueueModel) -> None:
    model.take([JobsQueued((job(7, batch="b"), job(8), job(9, batch="b")))])
    assert [j.id for j in model.of_batch("b")] == [7, 9]


def test_a_published_row_says_what_came_of_it(model: QueueModel) -> None:
    original = Original("a" * 64, 3_200_000, PictureFormat.JPEG, 4000, 3000)
    renditions = (Rendition("square/100", "k.jpg", 100, 100, 5_000, "image/jpeg"),)
    done = replace(job(1, JobState.PUBLISHED), original=original, renditions=renditions)
    model.take([JobChanged(done)])
    index = model.index(0)
    assert index.data(QueueRole.STATE) == "Published"
    assert index.data(QueueRole.FACTS) == "4000 × 3000 · 3.2 MB · JPEG  →  100 × 100 · 5 kB · 99 % smaller"
    assert index.data(Role.AccessibleTextRole).startswith("1.jpg · Published · 4000 × 3000")


def test_a_row_whose_result_is_larger_says_so_last(model: QueueModel) -> None:
    original = Original("a" * 64, 10_000, PictureFormat.PNG, 900, 600)
    one = Rendition("quality/100", "k.png", 900, 600, 11_200, "image/png")
    small = Rendition("square/10", "l.png", 10, 10, 200, "image/png")
    half = Rendition("square/500", "h.png", 500, 500, 6_000, "image/png")
    metadata = Rendition("exif/all", "m.json", 0, 0, 99_000, "application/json")
    grown = {
        (one,): "12 % larger",
        (small, one): "up to 12 % larger",
        (small, small): "",
        (half, half): "20 % larger in all",
        (metadata,): "",
    }
    for renditions, growth in grown.items():
        done = replace(job(1, JobState.DUPLICATE), original=original, renditions=renditions)
        model.take([JobChanged(done)])
        assert model.index(0).data(QueueRole.GROWTH) == growth
        assert model.index(0).data(QueueRole.FACTS).endswith(f"was there already · {growth}".removesuffix(" · "))


def test_a_row_says_which_of_its_renditions_is_being_sent(model: QueueModel) -> None:
    large = Rendition("square/800", "k.jpg", 800, 800, 90_000, "image/jpeg")
    small = Rendition("square/100", "l.jpg", 100, 100, 5_000, "image/jpeg")
    original = Original("a" * 64, 3_200_000, PictureFormat.JPEG, 4000, 3000)
    sending = replace(job(1, JobState.UPLOADING), original=original, renditions=(large, small))
    index = model.index(0)
    repainted: list[int] = []
    model.dataChanged.connect(lambda first, last: repainted.extend(range(first.row(), last.row() + 1)))
    model.take([SendingBegan(1, 0)])
    assert index.data(QueueRole.FACTS) == "/pictures"
    model.take([JobChanged(sending)])
    assert index.data(QueueRole.FACTS).endswith("JPEG  →  1 of 2: 800 × 800 (90 kB)")
    repainted.clear()
    model.take([SendingBegan(1, 1), SendingBegan(99, 0)])
    assert index.data(QueueRole.FACTS).endswith("JPEG  →  2 of 2: 100 × 100 (5 kB)")
    assert "2 of 2: 100 × 100 (5 kB)" in index.data(Role.AccessibleTextRole)
    assert repainted == [0]
    error = FaultRecord(FaultKind.OFFLINE, "There is no network.", "", retryable=True)
    model.take([JobChanged(replace(sending, error=error))])
    assert index.data(QueueRole.FACTS) == "There is no network."
    model.take([JobChanged(replace(sending, state=JobState.PUBLISHED))])
    assert "2 of 2" not in index.data(QueueRole.FACTS)
    assert model.passing(sending).sending is None


def test_the_only_rendition_needs_no_number(model: QueueModel) -> None:
    only = Rendition("square/800", "k.jpg", 800, 800, 90_000, "image/jpeg")
    model.take([JobChanged(replace(job(1, JobState.UPLOADING), renditions=(only,)))])
    assert model.index(0).data(QueueRole.FACTS).endswith("→  800 × 800 (90 kB)")


def test_a_row_that_waits_says_how_large_its_original_is() -> None:
    measures = {1: Measure(4000, 3000, 3_200_000), 2: Measure(bytes=41_000), 3: Measure(640, 480)}
    model = QueueModel(size_of=lambda job: measures.get(job.id))
    watch(model)
    model.reset([replace(job(number), held=True) for number in range(1, 5)])
    facts = [model.index(row).data(QueueRole.FACTS) for row in range(4)]
    assert facts == ["4000 × 3000 · 3.2 MB · /pictures", "41 kB · /pictures", "640 × 480 · /pictures", "/pictures"]
    spoken = model.index(0).data(Role.AccessibleTextRole)
    assert spoken == "1.jpg · Waits for you · 4000 × 3000 · 3.2 MB · /pictures"
    model.deleteLater()


def test_a_failed_row_says_why(model: QueueModel) -> None:
    error = FaultRecord(FaultKind.EMPTY, "The file is empty.", "Copy it again.", retryable=False)
    model.take([JobChanged(replace(job(2, JobState.FAILED), error=error))])
    assert model.index(1).data(QueueRole.FACTS) == "The file is empty."
    assert "Copy it again." in model.index(1).data(Role.ToolTipRole)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("<b>bold</b>.png", "<b>bold</b>.png"),
        ("gone\udcff.png", "gone\ufffd.png"),
        ("turned\u202egnp.exe", "turned\ufffdgnp.exe"),
        ("two\nlines.png", "two\ufffdlines.png"),
    ],
)
def test_names_are_shown_as_plain_text(model: QueueModel, name: str, shown: str) -> None:
    model.reset([job(1, name=name)])
    assert names(model) == [shown]
    assert "<b>" not in model.index(0).data(Role.ToolTipRole)
