"""From which device a publication came: in the list, on the tiles, and in what is offered to choose from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rethumb_desktop.domain.browsing import PublicationQuery
from rethumb_desktop.domain.job import Publication
from rethumb_desktop.domain.syncing import Device
from rethumb_desktop.index.memory.publications import MemoryPublications
from rethumb_desktop.services.browsing import Browsing
from rethumb_desktop.ui.bridge import Bridge
from rethumb_desktop.ui.models.library import LibraryModel, LibraryRole
from rethumb_desktop.ui.models.publishers import Publisher, Publishers
from rethumb_desktop.ui.panels.library.delegate import join_within
from rethumb_desktop.ui.panels.library.view import LibraryView
from rethumb_desktop.ui.theme.theme import Theme
from tests.ui.conftest import Stage
from tests.ui.devices_stage import CLOUD, look_at_library, other_device, share, shown
from tests.ui.library_stage import PATIENCE_MS, records
from tests.ui.test_devices_remedies import publish_here

OWN = Device("0" * 32, "Desk", 1, 1, None, own=True, former=("f" * 32,))
LAPTOP = Device("a" * 32, "Laptop", 1, 1, None, former=("b" * 32,))
LONG = "The computer of the very long corridor on the second floor, behind the library (0123abcd)"


def of(device: str, library: str = CLOUD) -> Publication:
    return replace(records(1, library=library)[0], device=device)


# Names


@pytest.mark.parametrize(
    ("publication", "name"),
    [
        (of(LAPTOP.id), "Laptop"),
        (of("b" * 32), "Laptop"),
        (of(OWN.id), ""),
        (of("f" * 32), ""),
        (of("c" * 32), "another device"),
        (of("c" * 32, "This computer"), ""),
    ],
)
def test_other_devices_are_named_and_this_one_is_not(publication: Publication, name: str) -> None:
    assert Publishers({CLOUD: [OWN, LAPTOP]}).name(publication) == name


def test_a_name_that_several_have_goes_with_the_beginning_of_the_id() -> None:
    devices = [OWN, replace(LAPTOP, called="Laptop (aaaaaaaa)"), replace(LAPTOP, id="c" * 32, former=())]
    assert Publishers({CLOUD: devices}).name(of(LAPTOP.id)) == "Laptop (aaaaaaaa)"
    assert [each.name for each in Publishers({CLOUD: devices}).offered(CLOUD)] == [
        "This device",
        "Laptop (aaaaaaaa)",
        "Laptop (cccccccc)",
    ]


def test_a_device_of_several_libraries_is_offered_once_with_all_its_ids() -> None:
    shop = [replace(OWN, former=()), replace(LAPTOP, former=("d" * 32,)), Device("e" * 32, "", 1, 1, None)]
    publishers = Publishers({CLOUD: [OWN, LAPTOP], "Shop": shop})
    assert publishers.offered(None) == [
        Publisher("This device", frozenset((OWN.id, "f" * 32))),
        Publisher("A device without a name (eeeeeeee)", frozenset(("e" * 32,))),
        Publisher("Laptop", frozenset((LAPTOP.id, "b" * 32, "d" * 32))),
    ]
    assert [each.name for each in publishers.offered(CLOUD)] == ["This device", "Laptop"]


def test_who_is_alone_has_nothing_to_choose() -> None:
    publishers = Publishers({CLOUD: [OWN]})
    assert publishers.offered(CLOUD) == publishers.offered(None) == publishers.offered("This computer") == []


# In the window


def test_what_another_device_published_says_so(stage: Stage) -> None:
    share(stage)
    publish_here(stage, "own.jpg")
    with other_device(stage) as laptop:
        laptop.publish("a.jpg")
        stage.services.syncing.ask(CLOUD)
        look_at_library(stage, lambda rows: set(rows) == {"own.jpg", "a.jpg"})
    model = stage.workspace.library.model
    rows = {model.index(row, 0).data(): model.index(row, 0) for row in range(2)}
    stage.wait(lambda: rows["a.jpg"].data(LibraryRole.DEVICE) == "Ann’s laptop")
    assert rows["a.jpg"].data(Qt.ItemDataRole.AccessibleTextRole).endswith(" · from Ann’s laptop")
    assert "from Ann’s laptop" in rows["a.jpg"].data(Qt.ItemDataRole.ToolTipRole)
    assert rows["own.jpg"].data(LibraryRole.DEVICE) == ""
    assert "from" not in rows["own.jpg"].data(Qt.ItemDataRole.AccessibleTextRole)


# Chosen


@pytest.fixture
def mixed(stage: Stage) -> Stage:
    """The library's page over a picture of this device and one of another."""
    share(stage)
    publish_here(stage, "own.jpg")
    with other_device(stage) as laptop:
        laptop.publish("a.jpg")
        stage.services.syncing.ask(CLOUD)
        look_at_library(stage, lambda rows: set(rows) == {"own.jpg", "a.jpg"})
    stage.wait(lambda: offered(stage) != [])
    return stage


def offered(stage: Stage) -> list[str]:
    """What can be chosen of devices, as far as it is seen."""
    box = stage.workspace.library.filters.devices
    return [box.itemText(row) for row in range(box.count())] if box.isVisible() else []


def choose_device(stage: Stage, name: str) -> None:
    box = stage.workspace.library.filters.devices
    box.setCurrentIndex(box.findText(name))


def test_who_is_alone_is_not_asked_for_a_device(stage: Stage) -> None:
    share(stage)
    publish_here(stage, "own.jpg")
    look_at_library(stage, lambda rows: rows == ["own.jpg"])
    panel = stage.workspace.library
    stage.wait(lambda: CLOUD in panel._publishers._known.devices)
    assert offered(stage) == []
    assert panel.filters.query(date(2026, 5, 4)).devices is None


def test_the_pictures_of_one_device_can_be_looked_for(mixed: Stage) -> None:
    assert offered(mixed) == ["Any device", "This device", "Ann’s laptop"]
    panel = mixed.workspace.library
    choose_device(mixed, "Ann’s laptop")
    look_at_library(mixed, lambda rows: rows == ["a.jpg"])
    assert panel.line.count.text() == "1 rendition found"
    choose_device(mixed, "This device")
    look_at_library(mixed, lambda rows: rows == ["own.jpg"])
    panel.filters.search.setText("a.jpg")
    mixed.wait(lambda: panel.blank.title.text() == "Nothing found")
    panel.filters.clear()
    look_at_library(mixed, lambda rows: set(rows) == {"own.jpg", "a.jpg"})
    assert panel.filters.devices.currentText() == "Any device"


def test_a_device_is_offered_where_its_library_is(mixed: Stage) -> None:
    filters = mixed.workspace.library.filters
    choose_device(mixed, "Ann’s laptop")
    filters.choose_library(CLOUD)
    assert filters.devices.currentText() == "Ann’s laptop", "it stays chosen"
    filters.choose_library("This computer")
    assert offered(mixed) == []
    assert filters.query(date(2026, 5, 4)).devices is None
    mixed.wait(lambda: shown(mixed) == [])


def test_that_it_was_not_looked_for_among_all_is_said(mixed: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rethumb_desktop.domain.browsing.MOST_SCANNED", 1)
    panel = mixed.workspace.library
    choose_device(mixed, "Ann’s laptop")
    said = "1 rendition found · looked for among the newest 1 of each library"
    mixed.wait(lambda: panel.line.count.text() == said)
    panel.filters.choose_library(CLOUD)
    mixed.wait(lambda: panel.line.count.text() == "1 rendition found · looked for among the newest 1")
    panel.filters.search.setText("a.jpg")
    panel.filters._chosen()
    mixed.wait(lambda: panel.line.count.text() == "1 rendition found")
    choose_device(mixed, "This device")
    panel.filters.search.setText("")
    panel.filters.choose_library("This computer")
    mixed.wait(lambda: panel.model.is_answered and panel.model.end == "")


# Painted


@pytest.mark.parametrize("width", [60, 120, 240, 360])
def test_in_a_line_there_is_something_of_each(qapp: QApplication, width: int) -> None:
    metrics = QFontMetrics(qapp.font())
    facts, device = "Square 1200 · 1,200 × 1,200 · 234 KB", f"from {LONG}"
    line = join_within(facts, device, metrics, width)
    assert metrics.horizontalAdvance(line) <= width
    assert line.startswith("S")
    assert line.endswith(")"), "what tells it from others stays to be seen"
    assert join_within(facts, "", metrics, width) == facts
    assert join_within(facts, "from Laptop", metrics, 2_000) == f"{facts} · from Laptop"


@pytest.fixture
def view(bridge: Bridge, theme: Theme, qtbot: QtBot) -> Iterator[LibraryView]:
    """Two entries, of this device and of another, as tiles or rows."""
    publications = MemoryPublications()
    first, second = records(2, library=CLOUD)
    publications.record([replace(first, device=OWN.id), replace(second, device=LAPTOP.id)])
    model = LibraryModel(bridge)
    model.serve(Browsing(publications))
    view = LibraryView(theme, lambda *_: None)
    view.setModel(model)
    view.resize(700, 500)
    qtbot.addWidget(view)
    model.ask(PublicationQuery())
    qtbot.waitUntil(lambda: model.rowCount() == 2, timeout=PATIENCE_MS)
    view.show()
    yield view
    model.deleteLater()


def painted(view: LibraryView, row: int) -> QImage:
    QApplication.processEvents()
    place: QRect = view.visualRect(view.model().index(row, 0))
    return view.viewport().grab(place).toImage()


@pytest.mark.parametrize("tiles", [False, True])
@pytest.mark.parametrize("name", ["Laptop", LONG])
def test_only_what_came_from_elsewhere_is_painted_otherwise(view: LibraryView, tiles: bool, name: str) -> None:
    view.show_tiles(tiles)
    before = [painted(view, row) for row in range(2)]
    model = view.model()
    assert isinstance(model, LibraryModel)
    model.know(Publishers({CLOUD: [OWN, replace(LAPTOP, name=name)]}))
    assert painted(view, 0) == before[0]
    assert painted(view, 1) != before[1]
