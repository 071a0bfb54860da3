"""Where entries stand: a lattice that is counted, not laid out."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, QSize

from rethumb_desktop.ui.panels.library.lattice import Lattice

SIZE = QSize(100, 50)
LIST = Lattice(10, 350, SIZE, several=False)
TILES = Lattice(10, 350, SIZE, several=True)  # three columns, four lines, one entry in the last


def test_one_column_takes_all_the_room() -> None:
    assert (LIST.columns, LIST.total_height) == (1, 500)
    assert LIST.rect_of(3) == QRect(0, 150, 350, 50)


def test_several_columns_share_the_room() -> None:
    assert (TILES.columns, TILES.width, TILES.left, TILES.total_height) == (3, 116, 1, 200)
    assert TILES.rect_of(4) == QRect(117, 50, 116, 50)


def test_there_is_a_column_in_any_room() -> None:
    narrow = Lattice(10, 20, SIZE, several=True)
    assert (narrow.columns, narrow.rect_of(1)) == (1, QRect(0, 50, 20, 50))
    assert Lattice(10, 0, SIZE, several=True).columns == 1


@pytest.mark.parametrize("lattice", [LIST, TILES])
def test_an_entry_is_where_it_stands(lattice: Lattice) -> None:
    for row in range(lattice.count):
        rect = lattice.rect_of(row)
        assert [lattice.row_at(corner) for corner in (rect.topLeft(), rect.bottomRight())] == [row, row]


@pytest.mark.parametrize("point", [QPoint(0, 0), QPoint(349, 0), QPoint(200, 160), QPoint(5, 500), QPoint(5, -1)])
def test_beside_the_entries_there_is_none(point: QPoint) -> None:
    assert TILES.row_at(point) is None


@pytest.mark.parametrize(
    ("point", "row"),
    [
        (QPoint(-50, -50), 0),
        (QPoint(999, 0), 2),
        (QPoint(200, 160), 9),
        (QPoint(0, 9999), 9),
        (QPoint(0, 120), 6),
    ],
)
def test_beside_the_entries_one_is_nearest(point: QPoint, row: int) -> None:
    assert TILES.nearest_row(point) == row


def test_where_there_is_none_none_is_nearest() -> None:
    assert Lattice(0, 350, SIZE, several=True).nearest_row(QPoint(5, 5)) == -1


@pytest.mark.parametrize(
    ("rect", "rows"),
    [
        (QRect(0, 0, 350, 50), range(3)),
        (QRect(0, 49, 350, 2), range(6)),
        (QRect(0, 100, 350, 5000), range(6, 10)),
        (QRect(0, 5000, 350, 50), range(10, 10)),
    ],
)
def test_a_part_of_it_has_whole_lines(rect: QRect, rows: range) -> None:
    assert list(TILES.rows_in(rect)) == list(rows)


@pytest.mark.parametrize(
    ("row", "by", "to"),
    [
        (4, 3, 7),
        (7, 3, 9),  # there is a shorter line below
        (8, 3, 9),
        (6, 3, 9),
        (9, 3, 9),
        (1, -3, 1),
        (4, -3, 1),
        (4, 9, 9),
        (3, 6, 9),
        (7, -9, 1),
        (0, -1, 0),
        (9, 1, 9),
        (5, -10, 0),
        (5, 10, 9),
    ],
)
def test_steps_end_at_the_edge(row: int, by: int, to: int) -> None:
    assert TILES.step(row, by) == to


def test_steps_in_a_list_end_at_its_ends() -> None:
    assert [LIST.step(5, by) for by in (1, -1, 8, -8)] == [6, 4, 9, 0]
