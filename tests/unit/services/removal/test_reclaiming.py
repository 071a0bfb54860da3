"""What becomes of a removal whose picture is published again."""

from __future__ import annotations

from collections.abc import Callable
from threading import Barrier, Thread

import pytest

from rethumb_desktop.domain.errors import FaultKind, FaultRecord
from rethumb_desktop.domain.job import Publication
from rethumb_desktop.index.memory.publications import MemoryPublications, MemoryRemovals
from rethumb_desktop.services.removal.reclaiming import Reclaimed, reclaim
from tests.fixtures.records import A_MOMENT, publication

HERE = "This computer"
REFUSED = FaultRecord(FaultKind.OFFLINE, "Not now.", "", retryable=True)


class Overtaken(MemoryRemovals):
    """Removals where somebody is faster by one step: between the look and what follows from it."""

    def __init__(self, publications: MemoryPublications, step: Callable[[MemoryRemovals], object]) -> None:
        super().__init__(publications)
        self._step = step

    def undo(self, library: str, keys: object) -> list[Publication]:
        self._step(self)
        return super().undo(library, ["a"])


def asked(removals: MemoryRemovals, publications: MemoryPublications) -> MemoryRemovals:
    publications.record([publication("a")])
    removals.ask(HERE, ["a"], A_MOMENT)
    return removals


@pytest.fixture
def publications() -> MemoryPublications:
    return MemoryPublications()


@pytest.fixture
def removals(publications: MemoryPublications) -> MemoryRemovals:
    return asked(MemoryRemovals(publications), publications)


def test_what_nobody_removes_is_free(removals: MemoryRemovals) -> None:
    assert reclaim(removals, HERE, "b") is Reclaimed.FREE
    assert len(removals.all()) == 1


def test_what_waits_is_a_publication_again(removals: MemoryRemovals, publications: MemoryPublications) -> None:
    assert reclaim(removals, HERE, "a") is Reclaimed.KEPT
    assert publications.find(HERE, "a") == publication("a")
    assert not removals.begin(HERE, "a")


def test_what_has_failed_is_free_and_no_publication(removals: MemoryRemovals, publications: MemoryPublications) -> None:
    removals.begin(HERE, "a")
    removals.fail(HERE, "a", REFUSED)

    assert reclaim(removals, HERE, "a") is Reclaimed.FREE

    assert publications.find(HERE, "a") is None
    assert not removals.begin(HERE, "a")


def test_what_is_being_deleted_is_busy_until_it_is_gone(removals: MemoryRemovals) -> None:
    removals.begin(HERE, "a")
    assert reclaim(removals, HERE, "a") is Reclaimed.BUSY

    removals.end(HERE, "a")
    assert reclaim(removals, HERE, "a") is Reclaimed.FREE


def test_what_a_process_that_is_gone_was_deleting_is_free(removals: MemoryRemovals) -> None:
    removals.begin(HERE, "a")
    removals.lose_owner()

    assert reclaim(removals, HERE, "a") is Reclaimed.FREE
    assert removals.all() == []


def fails(removals: MemoryRemovals) -> None:
    removals.begin(HERE, "a")
    removals.fail(HERE, "a", REFUSED)


@pytest.mark.parametrize(
    ("step", "reclaimed", "recorded"),
    [
        (lambda removals: removals.begin(HERE, "a"), Reclaimed.BUSY, False),
        (fails, Reclaimed.FREE, False),
        (lambda removals: MemoryRemovals.undo(removals, HERE, ["a"]), Reclaimed.FREE, True),
    ],
    ids=["begun", "failed", "undone"],
)
def test_where_somebody_is_faster_no_object_is_taken_for_granted(
    publications: MemoryPublications, step: Callable[[MemoryRemovals], object], reclaimed: Reclaimed, recorded: bool
) -> None:
    removals = asked(Overtaken(publications, step), publications)

    assert reclaim(removals, HERE, "a") is reclaimed
    assert (publications.find(HERE, "a") is not None) is recorded


@pytest.mark.parametrize("attempt", range(30))
def test_of_one_that_deletes_and_one_that_publishes_one_gets_it(attempt: int) -> None:
    publications = MemoryPublications()
    removals = asked(MemoryRemovals(publications), publications)
    together = Barrier(2)
    began: list[bool] = []
    reclaimed: list[Reclaimed] = []

    def delete() -> None:
        together.wait()
        began.append(removals.begin(HERE, "a"))

    def publish() -> None:
        together.wait()
        reclaimed.append(reclaim(removals, HERE, "a"))

    threads = [Thread(target=delete), Thread(target=publish)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert (began[0], reclaimed[0]) in {(True, Reclaimed.BUSY), (False, Reclaimed.KEPT)}
