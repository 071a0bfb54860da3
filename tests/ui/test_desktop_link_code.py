"""A link on its way to a phone."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import timedelta

import pytest
import segno
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from rethumb_desktop.ui.panels.link_code import LinkCodeDialog
from rethumb_desktop.ui.theme.colours import DARK, LIGHT
from rethumb_desktop.ui.theme.theme import Theme
from rethumb_desktop.ui.widgets.qr_code import QrCode
from tests.fixtures.programs import PROJECT

LINK = "https://pics.example.com/p/ab/cdef0123456789/sunset.jpg"


#: Prints the levels of grey in a code, and the largest measure that all its black and white runs are multiples of.
MEASURE = """
import math
from itertools import groupby
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget
from rethumb_desktop.ui.widgets.qr_code import QrCode
application = QApplication([])
place = QWidget()
place.resize(300, 300)
code = QrCode(place)
code.set_text("https://pics.example.com/p/ab/cdef0123456789/sunset.jpg")
code.setGeometry(7, 9, 183, 187)
image = code.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
across, down = range(image.width()), range(image.height())
lines = [[image.pixelColor(x, y).red() for x in across] for y in down]
lines += [list(line) for line in zip(*lines)]
inner = ["".join("#" if level == 0 else "." for level in line).strip(".") for line in lines if 0 in line]
runs = {len(list(run)) for line in inner for _, run in groupby(line)}
middle = {level for line in lines[image.height() // 3 : image.height() // 2] for level in line[60:-60]}
print(sorted(middle), math.gcd(*runs))
"""


@pytest.mark.parametrize("ground", [LIGHT.window, DARK.window])
@pytest.mark.parametrize("size", [QSize(200, 200), QSize(301, 222), QSize(111, 400)])
def test_every_square_is_where_it_belongs_and_sharp(qtbot: QtBot, size: QSize, ground: str) -> None:
    code = QrCode()
    qtbot.addWidget(code)
    assert code.set_text(LINK)
    code.resize(size)
    code.setPalette(QPalette(QColor(ground)))
    image = code.grab().toImage()
    matrix = segno.make_qr(LINK, error="m").matrix
    side = min(size.width(), size.height()) // (len(matrix) + 8)
    plate = side * (len(matrix) + 8)
    left, top = (size.width() - plate) // 2, (size.height() - plate) // 2
    white, black = QColor("white"), QColor("black")
    for y in range(plate):
        for x in range(plate):
            column, row = x // side - 4, y // side - 4
            inside = 0 <= column < len(matrix) and 0 <= row < len(matrix)
            wanted = black if inside and matrix[row][column] else white
            assert image.pixelColor(left + x, top + y) == wanted, (x, y)
    if left > 0:
        assert image.pixelColor(left - 1, top + 1) == QColor(ground)


@pytest.mark.parametrize("scale", ["1", "1.5", "1.75", "3"])
def test_every_square_is_whole_pixels_at_any_scale(scale: str) -> None:
    environment = {**os.environ, "PYTHONPATH": str(PROJECT), "QT_SCALE_FACTOR": scale}
    done = subprocess.run(
        [sys.executable, "-c", MEASURE], env=environment, capture_output=True, encoding="utf-8", check=True
    )
    modules = len(segno.make_qr(LINK, error="m").matrix) + 8
    assert done.stdout == f"[0, 255] {int(183 * float(scale)) // modules}\n"


def test_what_is_too_long_is_said(qtbot: QtBot) -> None:
    code = QrCode()
    qtbot.addWidget(code)
    assert not code.set_text("x" * 5_000)
    assert code.set_text("x")


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    parent = QWidget()
    qtbot.addWidget(parent)
    return parent


def remarks(dialog: LinkCodeDialog) -> list[str]:
    return [label.text() for label in dialog.findChildren(QLabel, "linkCodeRemark")]


@pytest.mark.parametrize(
    ("link", "life", "said"),
    [
        (LINK, None, []),
        (LINK, timedelta(days=7), ["This link expires in 7 days."]),
        ("file:///home/a/b.jpg", None, ["This link opens only on this computer: it names a file."]),
        (f"https://x/{'y' * 5000}", None, ["This link is too long for a QR code."]),
    ],
    ids=["plain", "expiring", "file", "long"],
)
def test_what_has_to_be_known_about_a_link(
    theme: Theme, parent: QWidget, link: str, life: timedelta | None, said: list[str]
) -> None:
    dialog = LinkCodeDialog(link, "sunset.jpg", theme, parent, life)
    assert remarks(dialog) == said
    code = dialog.findChild(QrCode, "qrCode")
    assert code is not None
    assert code.isHidden() == ("too long" in "".join(said))


def test_the_link_can_be_selected_and_copied(theme: Theme, parent: QWidget, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("before")
    dialog = LinkCodeDialog(LINK, "sunset.jpg", theme, parent)
    field, copy = dialog.findChild(QLineEdit, "linkCodeLink"), dialog.findChild(QPushButton, "linkCodeCopy")
    assert field is not None
    assert copy is not None
    assert field.text() == LINK
    assert field.isReadOnly()
    dialog.show()
    with qtbot.waitSignal(dialog.copied) as copied:
        QTest.keyClick(copy, Qt.Key.Key_Return)
    assert copied.args == [LINK]
    assert QGuiApplication.clipboard().text() == LINK
    assert copy.text().strip() == "Copied"
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_everything_in_the_dialog_has_a_name(theme: Theme, parent: QWidget) -> None:
    dialog = LinkCodeDialog(LINK, "sunset.jpg", theme, parent)
    names = {
        widget.objectName(): widget.accessibleName()
        for widget in dialog.findChildren(QWidget)
        if isinstance(widget, QLineEdit | QrCode)
    }
    assert names == {"linkCodeLink": "Link", "qrCode": "QR code of the link of sunset.jpg"}


def test_a_long_name_makes_no_wide_dialog(theme: Theme, parent: QWidget) -> None:
    short, long = (LinkCodeDialog(LINK, name, theme, parent) for name in ("a.jpg", "a" * 400 + ".jpg"))
    assert short.sizeHint() == long.sizeHint()
