"""The library's view: rows and tiles, without anything laid out for each."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QContextMenuEvent, QImage, QMouseEvent, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rethumb_desktop.domain.browsing import PublicationQuery
from rethumb_desktop.domain.job import Publication
from rethumb_desktop.index.memory.publications import MemoryPublications
from rethumb_desktop.services.browsing import Browsing
from rethumb_desktop.ui.bridge import Bridge
from rethumb_desktop.ui.models.library import LibraryModel, Moved
from rethumb_desktop.ui.models.library_looking import Place
from rethumb_desktop.ui.panels.library.view import LibraryView
from rethumb_desktop.ui.theme.theme import Theme
from tests.ui.library_stage import PATIENCE_MS, records

Key = Qt.Key
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
COUNT = 6_000


@pytest.fixture
def wanted() -> list[str]:
    """The keys of the icons that were asked for."""
    return []


@pytest.fixture
def view(bridge: Bridge, theme: Theme, qtbot: QtBot, wanted: list[str]) -> Iterator[LibraryView]:
    """A view of 400 by 500 pixels over thousands of entries, the keyboard on it."""

    def pixmap_of(entry: Publication, side: int, ratio: float) -> QPixmap:
        wanted.append(entry.key)
        image = QImage(QSize(side, side), QImage.Format.Format_RGB32)
        image.fill(QColor("red"))
        return QPixmap.fromImage(image)

    publications = MemoryPublications()
    publications.record(records(COUNT))
    model = LibraryModel(bridge)
    model.serve(Browsing(publications))
    view = LibraryView(theme, pixmap_of)
    view.setModel(model)
    view.resize(400, 500)
    qtbot.addWidget(view)
    model.ask(PublicationQuery())
    qtbot.waitUntil(lambda: model.rowCount() == COUNT, timeout=PATIENCE_MS)
    view.show()
    view.setFocus()
    QApplication.processEvents()
    yield view
    model.deleteLater()


def go_to(view: LibraryView, row: int) -> None:
    select = QItemSelectionModel.SelectionFlag.ClearAndSelect
    view.selectionModel().setCurrentIndex(view.model().index(row, 0), select)


def current(view: LibraryView) -> int:
    return view.currentIndex().row()


def rect_of(view: LibraryView, row: int) -> QRect:
    return view.visualRect(view.model().index(row, 0))


def columns(view: LibraryView) -> int:
    top = rect_of(view, 0).top()
    return sum(rect_of(view, row).top() == top for row in range(20))


def move_mouse(view: LibraryView, point: QPoint) -> None:
    nothing = Qt.KeyboardModifier.NoModifier
    no_button = Qt.MouseButton.NoButton
    spot = QPointF(point)
    event = QMouseEvent(
        QMouseEvent.Type.MouseMove, spot, view.viewport().mapToGlobal(spot), no_button, no_button, nothing
    )
    QApplication.sendEvent(view.viewport(), event)


@pytest.mark.parametrize("tiles", [False, True])
def test_entries_are_where_they_are_painted(view: LibraryView, tiles: bool) -> None:
    view.show_tiles(tiles)
    view.verticalScrollBar().setValue(12_345)
    place = view.place
    for row in range(place.first, place.last + 1):
        assert view.indexAt(rect_of(view, row).center()).row() == row
    assert rect_of(view, place.first).top() <= 0
    assert rect_of(view, place.last).bottom() >= view.viewport().height() - 1


def test_only_what_is_seen_is_painted(view: LibraryView, wanted: list[str]) -> None:
    view.grab()
    assert wanted[0] == "0.jpg"
    assert len(set(wanted)) < 20


def test_tiles_stand_side_by_side_in_reading_order(view: LibraryView) -> None:
    view.show_tiles(True)
    assert columns(view) > 1
    assert rect_of(view, 0).right() < rect_of(view, 1).left()
    view.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert rect_of(view, 1).right() < rect_of(view, 0).left()


def test_the_scroll_bar_reaches_the_last(view: LibraryView) -> None:
    for tiles in (False, True):
        view.show_tiles(tiles)
        view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
        assert view.place.last == COUNT - 1
        assert rect_of(view, COUNT - 1).bottom() == view.viewport().height() - 1


def test_what_stands_on_top_stays_there(view: LibraryView) -> None:
    view.verticalScrollBar().setValue(rect_of(view, 5000).top())
    view.show_tiles(True)
    assert view.place.first <= 5000 < view.place.first + columns(view)
    before = columns(view)
    view.resize(800, 500)
    assert columns(view) > before
    assert view.place.first <= 5000 < view.place.first + columns(view)


@pytest.mark.parametrize(
    ("key", "tiles", "step"),
    [
        (Key.Key_Down, False, 1),
        (Key.Key_Up, False, -1),
        (Key.Key_Left, False, 0),
        (Key.Key_Right, False, 0),
        (Key.Key_Right, True, 1),
        (Key.Key_Left, True, -1),
    ],
)
def test_arrows_lead_to_the_next(view: LibraryView, key: Key, tiles: bool, step: int) -> None:
    view.show_tiles(tiles)
    go_to(view, 500)
    QTest.keyClick(view, key)
    assert current(view) == 500 + step


def test_arrows_follow_the_lines_of_tiles(view: LibraryView) -> None:
    view.show_tiles(True)
    go_to(view, 500)
    QTest.keyClick(view, Key.Key_Down)
    assert current(view) == 500 + columns(view)
    QTest.keyClick(view, Key.Key_Up)
    assert current(view) == 500
    view.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    QTest.keyClick(view, Key.Key_Left)
    assert current(view) == 501


@pytest.mark.parametrize("tiles", [False, True])
def test_home_and_end_lead_to_the_ends_and_are_seen(view: LibraryView, tiles: bool) -> None:
    view.show_tiles(tiles)
    go_to(view, 500)
    QTest.keyClick(view, Key.Key_End)
    assert current(view) == COUNT - 1
    assert view.viewport().rect().contains(rect_of(view, COUNT - 1))
    QTest.keyClick(view, Key.Key_PageUp)
    assert COUNT - 100 < current(view) < COUNT - 1
    assert view.viewport().rect().contains(rect_of(view, current(view)))
    QTest.keyClick(view, Key.Key_Home)
    assert current(view) == 0
    assert view.viewport().rect().contains(rect_of(view, 0))


def test_everything_can_be_selected(view: LibraryView) -> None:
    QTest.keyClick(view, Key.Key_A, CONTROL)
    assert view.selected_runs() == [(0, COUNT - 1)]


def test_shift_selects_up_to_there(view: LibraryView) -> None:
    view.show_tiles(True)
    go_to(view, 1)
    QTest.keyClick(view, Key.Key_Down, SHIFT)
    assert view.selected_runs() == [(1, 1 + columns(view))]
    QTest.keyClick(view, Key.Key_Left, SHIFT)
    assert view.selected_runs() == [(1, columns(view))]
    spot = rect_of(view, 5).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, SHIFT, spot)
    assert view.selected_runs() == [(1, 5)]


def test_a_click_selects_one_and_control_another(view: LibraryView) -> None:
    left = Qt.MouseButton.LeftButton
    QTest.mouseClick(view.viewport(), left, pos=rect_of(view, 2).center())
    QTest.mouseClick(view.viewport(), left, CONTROL, rect_of(view, 5).center())
    assert view.selected_runs() == [(2, 2), (5, 5)]
    assert current(view) == 5


@pytest.mark.parametrize("tiles", [False, True])
def test_the_copy_place_copies_and_selects_nothing(view: LibraryView, qtbot: QtBot, tiles: bool) -> None:
    view.show_tiles(tiles)
    place = view.copy_place(view.model().index(3, 0))
    assert rect_of(view, 3).contains(place)
    with qtbot.waitSignal(view.copy_clicked) as copied:
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place.center())
    assert copied.args[0].key == "3.jpg"
    assert view.selected_runs() == []


def test_the_mouse_shows_where_a_tile_is_copied(view: LibraryView) -> None:
    view.show_tiles(True)
    before = view.grab().toImage()
    move_mouse(view, view.copy_place(view.model().index(1, 0)).center())
    assert view.grab().toImage() != before
    assert view.viewport().cursor().shape() == Qt.CursorShape.PointingHandCursor


def test_a_letter_is_searched_for_elsewhere(view: LibraryView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.typed) as typed:
        QTest.keyClick(view, Key.Key_S)
    assert typed.args == ["s"]


def test_delete_asks_to_remove_and_the_menu_key_for_the_menu(view: LibraryView, qtbot: QtBot) -> None:
    go_to(view, 2)
    with qtbot.waitSignal(view.remove_pressed):
        QTest.keyClick(view, Key.Key_Delete)
    view.clearSelection()
    spot = rect_of(view, 2).center()
    with qtbot.waitSignal(view.customContextMenuRequested) as asked:
        by_keyboard = QContextMenuEvent.Reason.Keyboard
        QApplication.sendEvent(view, QContextMenuEvent(by_keyboard, spot, view.mapToGlobal(spot)))
    assert rect_of(view, 2).contains(asked.args[0])
    assert view.selected_runs() == [(2, 2)]


def test_a_selection_of_everything_is_painted_where_it_is_seen(view: LibraryView) -> None:
    view.selectAll()
    region = view.visualRegionForSelection(view.selectionModel().selection())
    assert view.viewport().rect().intersects(region.boundingRect())
    assert region.boundingRect().height() < 2 * view.viewport().height()


def test_what_is_seen_stays_though_rows_come_on_top(view: LibraryView) -> None:
    height = rect_of(view, 0).height()
    view.verticalScrollBar().setValue(5000 * height + 7)
    view.follow(Moved(Place(5000, 5008, -1), 5003, None, reset=False))
    assert view.verticalScrollBar().value() == 5003 * height + 7


def test_at_the_top_what_is_new_is_seen(view: LibraryView) -> None:
    view.follow(Moved(Place(0, 8, -1), 3, None, reset=False))
    assert view.verticalScrollBar().value() == 0


def test_after_a_reset_the_current_entry_is_current_again_or_the_next(view: LibraryView) -> None:
    view.follow(Moved(Place(0, 8, 5), 0, 4, reset=True))
    assert current(view) == 4
    view.follow(Moved(Place(0, 8, 5), 0, None, reset=True))
    assert current(view) == 5
    assert view.selected_runs() == []


def test_a_screen_reader_is_told_a_list(view: LibraryView) -> None:
    told = QAccessible.queryAccessibleInterface(view)
    assert told.text(QAccessible.Text.Name) == "Library"
    assert told.role() == QAccessible.Role.List
    child = told.child(2)
    assert child.text(QAccessible.Text.Name).startswith("2.jpg · Square 100")
    assert child.rect().size() == rect_of(view, 2).size()
