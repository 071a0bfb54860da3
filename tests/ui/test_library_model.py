"""The library's model, with Qt's own tester looking on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from threading import Event

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt, QTimer
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from rethumb_desktop.domain.browsing import PublicationQuery
from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.events import AccountsChanged, JobChanged, QueuePaused, RemovalsChanged
from rethumb_desktop.domain.job import Job, JobState, Publication
from rethumb_desktop.index.memory.publications import MemoryPublications
from rethumb_desktop.services.browsing import Browsing
from rethumb_desktop.ui.bridge import Bridge
from rethumb_desktop.ui.models.library import KEPT, LibraryModel, LibraryRole, Moved
from rethumb_desktop.ui.models.library_looking import PAGE, Place
from tests.fixtures.records import A_MOMENT, THUMBNAIL, file_source
from tests.ui.library_stage import HERE, PATIENCE_MS, Mode, records

EVERYTHING = PublicationQuery()
MINUTE = timedelta(minutes=1)


class Watched(MemoryPublications):
    """A record that notes what is read of it, can be slow in the library of that name, and out of order."""

    def __init__(self) -> None:
        super().__init__()
        self.read: list[int] = []
        self.counted: list[str | None] = []
        self.broken = False
        self.reached, self.slow = Event(), Event()
        self.slow.set()

    def browse(self, query: PublicationQuery, offset: int, limit: int) -> list[Publication]:
        if query.library == "slow":
            self.reached.set()
            assert self.slow.wait(PATIENCE_MS / 1000)
        self.read.append(offset)
        if self.broken:
            raise Fault(FaultKind.INDEX, "The index is damaged.")
        return super().browse(query, offset, limit)

    def count(self, query: PublicationQuery) -> int:
        try:
            return super().count(query)
        finally:
            self.counted.append(query.library)


@dataclass
class Shelf:
    """A model over a record, and what it said."""

    model: LibraryModel
    publications: Watched
    qtbot: QtBot
    moves: list[Moved] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    answers: int = 0

    def __post_init__(self) -> None:
        self.model.moved.connect(self.moves.append)
        self.model.failed.connect(self.faults.append)
        self.model.answered.connect(self._count)

    def _count(self) -> None:
        self.answers += 1

    def wait_answer(self, number: int) -> None:
        self.qtbot.waitUntil(lambda: self.answers >= number, timeout=PATIENCE_MS)

    def ask(self, query: PublicationQuery = EVERYTHING) -> None:
        number = self.answers + 1
        self.model.ask(query)
        self.wait_answer(number)

    def tell(self, *events: JobChanged | RemovalsChanged | AccountsChanged | QueuePaused) -> None:
        number = self.answers + 1
        self.model.take(events)
        self.wait_answer(number)

    def name(self, row: int) -> str:
        return str(self.model.index(row, 0).data())

    def wait_name(self, row: int, name: str) -> None:
        self.qtbot.waitUntil(lambda: self.name(row) == name, timeout=PATIENCE_MS)

    def publish(self, *names: str) -> None:
        """Record what is newer than all there is."""
        for number, name in enumerate(names, 1):
            (new,) = records(1)
            self.publications.record([replace(new, key=name, name=name, published_at=A_MOMENT + number * MINUTE)])


def published() -> JobChanged:
    return JobChanged(Job(1, "a", file_source(), (THUMBNAIL,), HERE, JobState.PUBLISHED, A_MOMENT))


@pytest.fixture
def shelf(bridge: Bridge, qtbot: QtBot) -> Iterator[Shelf]:
    model = LibraryModel(bridge)
    QAbstractItemModelTester(model, Mode.Warning, model)
    publications = Watched()
    model.serve(Browsing(publications))
    yield Shelf(model, publications, qtbot)
    model.deleteLater()


def test_nothing_is_read_before_it_is_asked_for(shelf: Shelf) -> None:
    assert shelf.publications.read == []
    assert shelf.model.rowCount() == 0
    assert not shelf.model.is_answered


def test_what_is_asked_before_the_services_are_there_is_answered_then(bridge: Bridge, qtbot: QtBot) -> None:
    publications = Watched()
    publications.record(records(3))
    model = LibraryModel(bridge)
    model.ask(EVERYTHING)
    model.serve(Browsing(publications))
    qtbot.waitUntil(lambda: model.rowCount() == 3, timeout=PATIENCE_MS)
    model.deleteLater()


def test_a_page_is_read_when_it_is_looked_at(shelf: Shelf) -> None:
    shelf.publications.record(records(1000))
    shelf.ask()

    assert shelf.model.rowCount() == 1000
    assert shelf.publications.read == [0]
    assert shelf.name(99) == "99.jpg"
    assert shelf.name(500) == ""
    assert shelf.model.index(500, 0).data(LibraryRole.ENTRY) is None
    assert shelf.model.index(500, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "Loading…"
    shelf.wait_name(500, "500.jpg")
    assert shelf.name(999) == ""
    shelf.wait_name(999, "999.jpg")
    assert shelf.publications.read == [0, 500, 900]


def test_only_pages_seen_lately_are_kept(shelf: Shelf) -> None:
    pages = KEPT + 6
    shelf.publications.record(records(pages * PAGE))
    shelf.ask()
    for page in range(1, pages):
        shelf.name(page * PAGE)
        shelf.wait_name(page * PAGE, f"{page * PAGE}.jpg")
    shelf.publications.read.clear()

    assert shelf.name(pages * PAGE - 1) == f"{pages * PAGE - 1}.jpg"
    assert shelf.publications.read == []
    # Not the first page: Qt's tester looks at it all the time.
    assert shelf.name(PAGE) == ""
    shelf.wait_name(PAGE, f"{PAGE}.jpg")


def test_pages_that_were_scrolled_past_are_not_read(shelf: Shelf) -> None:
    shelf.publications.record(records(100 * PAGE))
    shelf.ask()
    for page in range(1, 100):
        shelf.name(page * PAGE)
    shelf.wait_name(96 * PAGE, f"{96 * PAGE}.jpg")
    shelf.qtbot.waitUntil(lambda: not shelf.model._waiting and shelf.model._fetching is None, timeout=PATIENCE_MS)

    assert {99 * PAGE, 98 * PAGE, 97 * PAGE, 96 * PAGE} < set(shelf.publications.read)
    assert len(shelf.publications.read) < 10


def test_of_several_questions_the_newest_is_answered(shelf: Shelf) -> None:
    shelf.publications.record([*records(30), *records(7, library="work"), *records(3, library="slow")])
    shelf.publications.slow.clear()
    shelf.model.ask(PublicationQuery(library="slow"))
    assert shelf.publications.reached.wait(PATIENCE_MS / 1000)
    shelf.model.ask(PublicationQuery(library="work"))
    shelf.wait_answer(1)
    assert shelf.model.rowCount() == 7

    shelf.publications.slow.set()
    shelf.qtbot.waitUntil(lambda: "slow" in shelf.publications.counted, timeout=PATIENCE_MS)
    shelf.ask(PublicationQuery(library=HERE))
    assert shelf.answers == 2
    assert shelf.model.rowCount() == 30


def test_what_is_new_comes_on_top_and_nothing_else_moves(shelf: Shelf) -> None:
    shelf.publications.record(records(250))
    shelf.ask()
    kept = QPersistentModelIndex(shelf.model.index(120, 0))
    shelf.name(120)
    shelf.wait_name(120, "120.jpg")
    shelf.model.place_of = lambda: Place(118, 130, 120)
    shelf.publish("new.jpg", "newer.jpg")
    shelf.tell(published())

    assert [shelf.name(row) for row in range(3)] == ["newer.jpg", "new.jpg", "0.jpg"]
    assert shelf.model.rowCount() == 252
    assert kept.row() == 122
    assert shelf.name(122) == "120.jpg"
    assert shelf.moves == [Moved(Place(118, 130, 120), 120, 122, reset=False)]


def test_the_first_publications_of_all_appear(shelf: Shelf) -> None:
    shelf.ask()
    shelf.publish("new.jpg")
    shelf.tell(published())

    assert [shelf.name(row) for row in range(shelf.model.rowCount())] == ["new.jpg"]


def test_what_was_removed_goes_and_what_is_seen_is_found_again(shelf: Shelf) -> None:
    shelf.publications.record(records(250))
    shelf.ask()
    shelf.model.place_of = lambda: Place(20, 30, 25)
    shelf.publications.remove(HERE, ["3.jpg", "4.jpg", "25.jpg"])
    shelf.tell(RemovalsChanged(HERE))

    assert shelf.model.rowCount() == 247
    assert [shelf.name(row) for row in (2, 3, 18)] == ["2.jpg", "5.jpg", "20.jpg"]
    assert shelf.moves == [Moved(Place(20, 30, 25), 18, None, reset=True)]


def test_what_came_back_stands_where_it_stood(shelf: Shelf) -> None:
    shelf.publications.record(records(10))
    shelf.publications.remove(HERE, ["4.jpg"])
    shelf.ask()
    shelf.publications.record([records(10)[4]])
    shelf.tell(RemovalsChanged(HERE))

    assert [shelf.name(row) for row in range(10)] == [f"{n}.jpg" for n in range(10)]


def test_one_that_went_while_another_came_is_no_standstill(shelf: Shelf) -> None:
    shelf.publications.record(records(10))
    shelf.ask()
    shelf.publications.remove(HERE, ["5.jpg"])
    shelf.publish("new.jpg")
    shelf.tell(published())

    assert [shelf.name(row) for row in (0, 1, 5, 6)] == ["new.jpg", "0.jpg", "4.jpg", "6.jpg"]


def test_what_does_not_concern_it_changes_nothing(shelf: Shelf, qtbot: QtBot) -> None:
    shelf.publications.record(records(250))
    shelf.ask(PublicationQuery(library=HERE))
    shelf.name(150)
    shelf.wait_name(150, "150.jpg")
    shelf.publications.record(records(5, library="work"))
    with qtbot.assertNotEmitted(shelf.model.modelReset), qtbot.assertNotEmitted(shelf.model.rowsInserted):
        shelf.tell(published())
    shelf.publications.read.clear()

    assert shelf.name(150) == "150.jpg"


def test_only_what_concerns_it_makes_it_look_again(shelf: Shelf) -> None:
    (timer,) = shelf.model.findChildren(QTimer)
    shelf.ask()
    failed = replace(published().job, state=JobState.FAILED)
    shelf.model.take([QueuePaused(True), JobChanged(failed)])
    assert not timer.isActive()
    shelf.model.take([AccountsChanged()])
    assert timer.isActive()


def test_nothing_is_read_while_nobody_looks(shelf: Shelf) -> None:
    shelf.publications.record(records(3))
    shelf.ask()
    shelf.model.follow(on=False)
    shelf.publish("new.jpg")
    (timer,) = shelf.model.findChildren(QTimer)
    shelf.model.take([published()])
    assert not timer.isActive()

    shelf.model.follow(on=True)
    shelf.wait_answer(2)
    assert shelf.name(0) == "new.jpg"


def test_an_index_that_cannot_be_read_is_told_and_read_again(shelf: Shelf) -> None:
    shelf.publications.record(records(3))
    shelf.publications.broken = True
    shelf.model.ask(EVERYTHING)
    shelf.qtbot.waitUntil(lambda: len(shelf.faults) == 1, timeout=PATIENCE_MS)
    assert not shelf.model.is_answered

    shelf.publications.broken = False
    shelf.model.ask_again()
    shelf.wait_answer(1)
    assert shelf.model.rowCount() == 3


def test_a_page_that_cannot_be_read_is_asked_for_once(shelf: Shelf) -> None:
    shelf.publications.record(records(250))
    shelf.ask()
    shelf.publications.broken = True
    shelf.name(150)
    shelf.qtbot.waitUntil(lambda: len(shelf.faults) == 1, timeout=PATIENCE_MS)

    assert shelf.name(150) == ""
    assert shelf.model._fetching is None
    assert shelf.publications.read == [0, 100]


def test_entries_that_are_there_come_at_once(shelf: Shelf) -> None:
    shelf.publications.record(records(250))
    shelf.ask()
    found: list[Publication] = []
    shelf.model.entries([(1, 2), (7, 7)], found.extend, shelf.faults.append)

    assert [each.name for each in found] == ["1.jpg", "2.jpg", "7.jpg"]


def test_entries_that_are_not_there_are_read(shelf: Shelf) -> None:
    shelf.publications.record(records(5000))
    shelf.ask()
    found: list[Publication] = []
    shelf.model.entries([(1, 1), (98, 4999)], found.extend, shelf.faults.append)
    shelf.qtbot.waitUntil(lambda: len(found) == 4903, timeout=PATIENCE_MS)

    assert [each.name for each in (found[0], found[1], found[-1])] == ["1.jpg", "98.jpg", "4999.jpg"]


def test_entries_are_not_mistaken_for_others(shelf: Shelf) -> None:
    shelf.publications.record(records(500))
    shelf.ask()
    shelf.publish("new.jpg")
    found: list[Publication] = []
    shelf.model.entries([(300, 300)], found.extend, shelf.faults.append)
    shelf.qtbot.waitUntil(lambda: len(shelf.faults) == 1, timeout=PATIENCE_MS)

    assert found == []
    assert shelf.faults[0].title == "The library has changed meanwhile. Choose again."


def test_a_row_is_told_to_those_who_do_not_see_it(shelf: Shelf) -> None:
    (one,) = records(1)
    shelf.publications.record([replace(one, name="a\tb.jpg", recipe="width/800", library="work")])
    shelf.ask()
    told = shelf.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)

    assert str(told).startswith("a\ufffdb.jpg · Width 800 · 100 × 100 · 4 kB · ")
    assert str(told).endswith(" · work")
    assert "Width 800" in str(shelf.model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole))
