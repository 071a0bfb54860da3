"""The library's page while entries go and come back, and what is found by its other names."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from rethumb_desktop.ui.bridge import Bridge
from rethumb_desktop.ui.theme.theme import Theme
from tests.fixtures.assembly import House
from tests.ui.library_stage import HERE, LibraryStage, open_library, records


@pytest.fixture
def empty(house: House, bridge: Bridge, theme: Theme, qtbot: QtBot) -> Iterator[LibraryStage]:
    """The panel over a home where nothing was published."""
    with open_library(house, bridge, theme, qtbot) as stage:
        yield stage


@pytest.fixture
def stage(house: House, bridge: Bridge, theme: Theme, qtbot: QtBot) -> Iterator[LibraryStage]:
    """The panel over seven publications."""
    house.publications.record(records(7))
    with open_library(house, bridge, theme, qtbot) as stage:
        yield stage


@pytest.mark.parametrize("others", [True, False], ids=["among others", "the only one"])
def test_the_details_go_back_to_what_an_undo_brings_back(stage: LibraryStage, others: bool) -> None:
    if not others:
        stage.search("2.jpg")
        box = stage.panel.filters.libraries
        box.setCurrentIndex(box.findText(HERE))
        stage.wait_for_names("2.jpg")
    details = stage.panel.details
    stage.panel.view.go_to(stage.names.index("2.jpg"))
    stage.wait(lambda: details.publication is not None and details.publication.name == "2.jpg")
    stage.services.removing.remove(HERE, ["2.jpg"])
    stage.wait(lambda: details.publication is None or details.publication.name == "3.jpg")
    stage.wait(lambda: stage.panel._gone)

    stage.services.removing.undo(HERE, ["2.jpg"])

    stage.wait(lambda: details.publication is not None and details.publication.name == "2.jpg")
    stage.wait(lambda: stage.panel.view.currentIndex().data() == "2.jpg")


def test_who_has_gone_on_stays_there_when_something_comes_back(stage: LibraryStage) -> None:
    details = stage.panel.details
    stage.panel.view.go_to(2)
    stage.services.removing.remove(HERE, ["2.jpg"])
    stage.wait(lambda: details.publication is not None and details.publication.name == "3.jpg")
    stage.wait(lambda: stage.panel._gone)
    stage.panel.view.go_to(0)

    stage.services.removing.undo(HERE, ["2.jpg"])

    stage.wait(lambda: len(stage.names) == 7)
    stage.wait(lambda: stage.panel._lost is None)
    assert details.publication is not None
    assert details.publication.name == "0.jpg"


def look_at(stage: LibraryStage, row: int) -> None:
    """Have a row's page fetched."""
    stage.wait(lambda: stage.panel.model.entry(row) is not None)


def test_who_looks_elsewhere_is_not_taken_to_the_current_entry(
    house: House, bridge: Bridge, theme: Theme, qtbot: QtBot
) -> None:
    house.publications.record(records(6000))
    with open_library(house, bridge, theme, qtbot) as stage:
        view, model = stage.panel.view, stage.panel.model
        view.go_to(150)
        look_at(stage, 150)
        view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
        for row in range(3000, 6000, 100):
            look_at(stage, row)
        # What is the current entry is not known any more, only its row.
        assert 1 not in model._pages
        stage.services.removing.remove(HERE, ["5.jpg"])
        stage.wait(lambda: model.rowCount() == 5999)
        stage.wait(lambda: view.currentIndex().row() == 149)
        stage.wait(lambda: view.currentIndex().data() == "150.jpg")
        assert view.place.last > 5900


def test_a_second_name_finds_what_is_there_and_is_told(empty: LibraryStage) -> None:
    empty.publish("first.jpg", "square/100")
    empty.wait_for_names("first.jpg")
    empty.publish("second.jpg", "square/100")
    details = empty.panel.details
    line = details.findChild(QLineEdit, "namesFact")
    assert line is not None
    empty.wait(lambda: line.text() == "second.jpg")
    assert not line.isHidden()

    empty.search("SECOND")
    empty.wait_for_names("first.jpg")
    empty.search("third")
    empty.wait_for_names()
