"""The library's panel on real services: what is listed, found, chosen and wanted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.job import Publication
from rethumb_desktop.domain.link import LinkForm
from rethumb_desktop.domain.original import Source, SourceKind
from rethumb_desktop.services import Services
from rethumb_desktop.ui.bridge import Bridge
from rethumb_desktop.ui.models.library_filter import Span
from rethumb_desktop.ui.panels.library.commands import one_of_each_original
from rethumb_desktop.ui.theme.theme import Theme
from tests.fixtures.assembly import ACCOUNT, House
from tests.fixtures.records import file_source, publication
from tests.ui.library_stage import HERE, PATIENCE_MS, LibraryStage, open_library, records, texts

CONTROL = Qt.KeyboardModifier.ControlModifier
FILE = file_source()


@pytest.fixture
def empty(house: House, bridge: Bridge, theme: Theme, qtbot: QtBot) -> Iterator[LibraryStage]:
    """The panel over a home where nothing was published."""
    with open_library(house, bridge, theme, qtbot, house.add_cloud) as stage:
        yield stage


@pytest.fixture
def stage(house: House, bridge: Bridge, theme: Theme, qtbot: QtBot) -> Iterator[LibraryStage]:
    """The panel over five publications here and two in the cloud, which are older."""
    here = [replace(each, origin=FILE if each.key == "0.jpg" else None) for each in records(5)]
    older = timedelta(hours=1)
    cloud = [
        replace(each, key=f"c{each.key}", name=f"c{each.name}", published_at=each.published_at - older)
        for each in records(2, library=ACCOUNT.name)
    ]
    house.publications.record([*here, *cloud])
    with open_library(house, bridge, theme, qtbot, house.add_cloud) as stage:
        stage.wait(lambda: stage.panel.filters.makings.count() > 1)
        yield stage


def choose(stage: LibraryStage, chooser: str, text: str) -> None:
    box = getattr(stage.panel.filters, chooser)
    box.setCurrentIndex(box.findText(text))
    stage.wait(lambda: stage.panel.model.is_answered)


def open_menu(stage: LibraryStage) -> QMenu:
    """The menu for what is selected, as it would pop up."""
    chosen: list[Publication] = []
    stage.panel.with_chosen(chosen.extend)
    return stage.panel.commands.menu(chosen, stage.panel)


def submenu(menu: QMenu, name: str) -> QMenu:
    found = menu.findChild(QMenu, f"{name}Menu")
    assert found is not None
    return found


def names(publications: list[Publication]) -> list[str]:
    return [each.name for each in publications]


# What is listed


def test_where_nothing_is_published_it_says_so(empty: LibraryStage) -> None:
    panel = empty.panel
    assert panel.blank.isVisible()
    assert panel.blank.title.text() == "Nothing is published yet"
    assert not panel.blank.button.isVisible()
    assert panel.line.count.text() == ""
    assert panel.details.publication is None


def test_what_is_published_appears_by_itself(empty: LibraryStage) -> None:
    empty.publish("cat.jpg", "square/100", "width/320")
    empty.wait(lambda: empty.panel.line.count.text() == "2 renditions")

    assert empty.panel.view.isVisible()
    shown = empty.panel.details.publication
    assert shown is not None
    assert shown.origin == Source(SourceKind.FILE, str(empty.folder / "cat.jpg"), "cat.jpg")
    empty.wait(lambda: empty.panel.details.picture.has_image)


def test_all_libraries_are_listed_the_newest_first(stage: LibraryStage) -> None:
    assert stage.names == ["0.jpg", "1.jpg", "2.jpg", "3.jpg", "4.jpg", "c0.jpg", "c1.jpg"]
    assert stage.panel.line.count.text() == "7 renditions"
    assert not stage.panel.line.clear_button.isVisible()


def test_what_is_removed_goes_and_comes_back(stage: LibraryStage) -> None:
    stage.services.removing.remove(HERE, ["1.jpg", "2.jpg"])
    stage.wait_for_names("0.jpg", "3.jpg", "4.jpg", "c0.jpg", "c1.jpg")
    stage.services.removing.undo(HERE, ["2.jpg"])
    stage.wait_for_names("0.jpg", "2.jpg", "3.jpg", "4.jpg", "c0.jpg", "c1.jpg")


def test_after_the_current_one_was_removed_the_next_is_shown(stage: LibraryStage) -> None:
    select = QItemSelectionModel.SelectionFlag.ClearAndSelect
    stage.panel.view.selectionModel().setCurrentIndex(stage.panel.model.index(2, 0), select)
    assert stage.panel.details.publication == stage.house.publications.find(HERE, "2.jpg")
    stage.services.removing.remove(HERE, ["2.jpg"])
    stage.wait(lambda: stage.panel.details.publication == stage.house.publications.find(HERE, "3.jpg"))
    assert stage.panel.chosen_count() == 0


def test_what_is_published_leaves_the_selection_alone(stage: LibraryStage) -> None:
    stage.select(1, 2)
    stage.publish("new.jpg", "square/100")
    stage.wait_for_names("new.jpg", "0.jpg", "1.jpg", "2.jpg", "3.jpg", "4.jpg", "c0.jpg", "c1.jpg")
    chosen: list[Publication] = []
    stage.panel.with_chosen(chosen.extend)
    assert names(chosen) == ["1.jpg", "2.jpg"]


# What is looked for


def test_a_search_finds_and_can_be_cleared(stage: LibraryStage) -> None:
    stage.search("C1")
    assert stage.names == ["c1.jpg"]
    assert stage.panel.line.count.text() == "1 rendition found"
    QTest.mouseClick(stage.panel.line.clear_button, Qt.MouseButton.LeftButton)
    stage.wait(lambda: len(stage.names) == 7 and stage.panel.model.is_answered)
    assert stage.panel.filters.search.text() == ""


def test_a_search_begins_by_itself_when_a_person_stops_typing(stage: LibraryStage) -> None:
    QTest.keyClicks(stage.panel.filters.search, "c0")
    stage.wait_for_names("c0.jpg")
    QTest.keyClick(stage.panel.filters.search, Qt.Key.Key_Escape)
    stage.wait(lambda: len(stage.names) == 7)


def test_where_nothing_is_found_the_filters_can_be_cleared(stage: LibraryStage) -> None:
    stage.search("nothing like it")
    assert stage.panel.blank.title.text() == "Nothing found"
    assert stage.panel.details.publication is None
    QTest.mouseClick(stage.panel.blank.button, Qt.MouseButton.LeftButton)
    stage.wait(lambda: len(stage.names) == 7)
    assert stage.panel.view.isVisible()


def test_a_library_can_be_chosen(stage: LibraryStage) -> None:
    choose(stage, "libraries", ACCOUNT.name)
    assert stage.names == ["c0.jpg", "c1.jpg"]


def test_a_preset_and_a_recipe_can_be_chosen(stage: LibraryStage) -> None:
    wide = publication("w", recipe="width/800", name="wide.jpg")
    crop = publication("s", recipe="square/100/focus/0.10,0.20", name="crop.jpg")
    stage.house.publications.record([wide, crop])
    choose(stage, "makings", "Sizes")
    assert set(stage.names) == {"wide.jpg", "crop.jpg", *(f"{n}.jpg" for n in range(5)), "c0.jpg", "c1.jpg"}
    choose(stage, "makings", "Width 800")
    assert stage.names == ["wide.jpg"]
    choose(stage, "makings", "Width 1600")
    assert stage.names == []


def test_a_time_can_be_chosen(stage: LibraryStage) -> None:
    now = datetime.now(UTC)
    stage.house.publications.record(
        [publication("now", name="now", at=now), publication("then", name="then", at=now - timedelta(days=20))]
    )
    spans = stage.panel.filters.spans
    spans.setCurrentIndex(spans.findData(Span.TODAY))
    stage.wait_for_names("now")
    spans.setCurrentIndex(spans.findData(Span.MONTH))
    stage.wait_for_names("now", "then")


def test_choices_stay_when_accounts_and_presets_change(stage: LibraryStage) -> None:
    choose(stage, "libraries", ACCOUNT.name)
    choose(stage, "makings", "Thumbnail")
    stage.services.presets.add("Another", ["width/77"])
    stage.wait(lambda: stage.panel.filters.makings.findText("Another") > 0)
    assert stage.panel.filters.makings.currentText() == "Thumbnail"
    assert stage.panel.filters.libraries.currentText() == ACCOUNT.name


def test_a_preset_that_is_gone_narrows_nothing(stage: LibraryStage) -> None:
    choose(stage, "makings", "Web")
    assert stage.names == []
    stage.services.presets.remove("Web")
    stage.wait(lambda: len(stage.names) == 7)
    assert stage.panel.filters.makings.currentText() == "Any recipe"


def test_an_index_that_cannot_be_read_is_told_with_a_way_on(
    stage: LibraryStage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> list[Publication]:
        raise Fault(FaultKind.INDEX, "The index is busy.", "Try again.")

    with monkeypatch.context() as broken:
        broken.setattr(stage.house.publications, "browse", fail)
        stage.panel.filters.search.setText("c")
        stage.wait(stage.panel.blank.isVisible)
    assert stage.panel.blank.title.text() == "The index is busy."
    QTest.mouseClick(stage.panel.blank.button, Qt.MouseButton.LeftButton)
    stage.wait_for_names("c0.jpg", "c1.jpg")


# What is wanted


def test_the_keyboard_copies_removes_and_shows_details(stage: LibraryStage, qtbot: QtBot) -> None:
    panel, view = stage.panel, stage.panel.view
    stage.select(1, 2)
    view.setFocus()
    with qtbot.waitSignal(panel.commands.copy_links) as copied:
        QTest.keyClick(view, Qt.Key.Key_C, CONTROL)
    with qtbot.waitSignal(panel.commands.take_out) as removed:
        QTest.keyClick(view, Qt.Key.Key_Delete)
    assert names(copied.args[0]) == names(removed.args[0]) == ["1.jpg", "2.jpg"]
    with qtbot.waitSignal(panel.details_wanted), qtbot.assertNotEmitted(panel.commands.open_link):
        QTest.keyClick(view, Qt.Key.Key_Return)


def test_without_a_selection_it_is_the_current_one(stage: LibraryStage, qtbot: QtBot) -> None:
    stage.panel.view.clearSelection()
    stage.panel.view.setFocus()
    with qtbot.waitSignal(stage.panel.commands.copy_links) as copied:
        QTest.keyClick(stage.panel.view, Qt.Key.Key_C, CONTROL)
    assert names(copied.args[0]) == ["0.jpg"]


def test_the_keyboard_goes_between_search_and_list(stage: LibraryStage) -> None:
    panel = stage.panel
    panel.view.setFocus()
    QTest.keyClick(panel.view, Qt.Key.Key_F, CONTROL)
    assert panel.filters.search.hasFocus()
    QTest.keyClick(panel.filters.search, Qt.Key.Key_Down)
    assert panel.view.hasFocus()
    QTest.keyClick(panel.view, Qt.Key.Key_C)
    assert panel.filters.search.hasFocus()
    QTest.keyClicks(panel.filters.search, "1")
    stage.wait_for_names("c1.jpg")


def test_tab_leads_through_everything_in_reading_order(stage: LibraryStage) -> None:
    panel = stage.panel
    order = ["librarySearch", "libraryChooser", "makingChooser", "spanChooser", "listButton", "libraryView"]
    panel.filters.search.setFocus()
    seen = []
    for _ in order:
        widget = stage.window.focusWidget()
        assert widget is not None
        assert widget.accessibleName()
        seen.append(widget.objectName())
        QTest.keyClick(widget, Qt.Key.Key_Tab)
    assert seen == order


def test_the_menu_of_one_offers_what_can_be_done_with_it(stage: LibraryStage) -> None:
    stage.select(0, 0)
    assert texts(open_menu(stage)) == [
        "Copy link",
        "Copy as",
        "QR code…",
        "Open the link",
        "Show the original in its folder",
        "Publish the original again as",
        "Remove from the library…",
    ]


def test_what_cannot_be_done_is_not_offered(stage: LibraryStage) -> None:
    stage.select(1, 1)
    assert texts(open_menu(stage)) == [
        "Copy link",
        "Copy as",
        "QR code…",
        "Open the link",
        "Remove from the library…",
    ]


def test_the_menu_of_several_speaks_of_several(stage: LibraryStage) -> None:
    stage.select(0, 6)
    menu = open_menu(stage)
    assert stage.panel.line.count.text() == "7 renditions · 7 selected"
    assert texts(menu) == [
        "Copy links",
        "Copy as",
        "Copy links that expire",
        "Publish the original again as",
        "Remove from the library…",
    ]


def test_the_menu_says_what_is_wanted_of_which(stage: LibraryStage, qtbot: QtBot) -> None:
    stage.select(0, 6)
    menu, commands = open_menu(stage), stage.panel.commands
    with qtbot.waitSignal(commands.copy_as) as wanted:
        submenu(menu, "copyAs").actions()[list(LinkForm).index(LinkForm.MARKDOWN)].trigger()
    assert (len(wanted.args[0]), wanted.args[1]) == (7, LinkForm.MARKDOWN)
    with qtbot.waitSignal(commands.copy_expiring) as wanted:
        submenu(menu, "expiry").actions()[1].trigger()
    assert (names(wanted.args[0]), wanted.args[1]) == (["c0.jpg", "c1.jpg"], timedelta(days=1))
    with qtbot.waitSignal(commands.publish_again) as wanted:
        submenu(menu, "publishAgain").actions()[1].trigger()
    assert (names(wanted.args[0]), wanted.args[1].name) == (["0.jpg"], "Thumbnail")


def test_links_by_template_are_offered_where_one_is_written(stage: LibraryStage) -> None:
    stage.select(0, 0)
    assert "Template" not in texts(submenu(open_menu(stage), "copyAs"))
    stage.panel.commands.offer_template(True)
    assert texts(submenu(open_menu(stage), "copyAs"))[-1] == "Template"


def test_an_original_is_published_again_once() -> None:
    one, other = (replace(publication(key), origin=file_source(key[0])) for key in ("a1", "b1"))
    again = replace(one, key="a2")
    assert one_of_each_original([one, again, publication("unknown"), other]) == [one, other]


def test_a_place_in_a_row_copies_its_link(stage: LibraryStage, qtbot: QtBot) -> None:
    view = stage.panel.view
    with qtbot.waitSignal(stage.panel.commands.copy_links) as copied:
        place = view.copy_place(stage.panel.model.index(3, 0))
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place.center())
    assert names(copied.args[0]) == ["3.jpg"]


def test_tiles_are_remembered_by_whoever_asks(stage: LibraryStage, qtbot: QtBot) -> None:
    panel = stage.panel
    assert not panel.tiles
    with qtbot.waitSignal(panel.tiles_changed) as changed:
        QTest.mouseClick(panel.line.tiles_button, Qt.MouseButton.LeftButton)
    assert changed.args == [panel.tiles] == [True]
    panel.tiles = False
    assert not panel.view.tiles
    assert panel.line.list_button.isChecked()


def test_icons_are_made_for_what_is_seen(empty: LibraryStage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(empty.panel.icons.arrived, timeout=PATIENCE_MS) as arrived:
        empty.publish("cat.jpg", "square/100")
    (published,) = empty.house.publications.page()
    assert arrived.args == [HERE, published.key]


def test_a_panel_that_is_not_seen_reads_nothing(house: House, bridge: Bridge, theme: Theme, qtbot: QtBot) -> None:
    def prepare(services: Services) -> None:
        house.publications.record(records(3))

    with open_library(house, bridge, theme, qtbot, prepare) as stage:
        stage.window.hide()
        house.publications.record([publication("new", name="new", at=datetime.now(UTC))])
        stage.publish("newer.jpg", "square/100")
        stage.wait(lambda: stage.panel.model._stale)
        assert not any(timer.isActive() for timer in stage.panel.model.findChildren(QTimer))
        assert stage.names == ["0.jpg", "1.jpg", "2.jpg"]
        stage.window.show()
        stage.wait_for_names("newer.jpg", "new", "0.jpg", "1.jpg", "2.jpg")
