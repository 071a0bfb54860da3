"""The parts that know Qt only."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPixmap, QWheelEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from rethumb_desktop.ui.widgets.chooser import Chooser
from rethumb_desktop.ui.widgets.drop_highlight import DropHighlight
from rethumb_desktop.ui.widgets.elided_label import ElidedLabel
from rethumb_desktop.ui.widgets.field import Field
from rethumb_desktop.ui.widgets.message_bar import MessageBar
from rethumb_desktop.ui.widgets.picture_view import PictureView
from rethumb_desktop.ui.widgets.step_list import StepList


def picture(width: int, height: int, colour: str = "#ff0000") -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGBA8888)
    image.fill(QColor(colour))
    return image


def view_of(qtbot: QtBot, image: QImage, full: QSize, size: QSize) -> PictureView:
    view = PictureView()
    qtbot.addWidget(view)
    view.resize(size)
    view.show_image(image, full)
    return view


@pytest.mark.parametrize(
    ("full", "rect"),
    [
        (QSize(4000, 3000), QRectF(6, 32, 208, 156)),
        (QSize(3000, 4000), QRectF(32, 6, 156, 208)),
        (QSize(50, 20), QRectF(85, 100, 50, 20)),
        (QSize(1, 1), QRectF(109.5, 109.5, 1, 1)),
    ],
)
def test_a_picture_fits_its_place_and_is_never_blown_up(qtbot: QtBot, full: QSize, rect: QRectF) -> None:
    view = view_of(qtbot, picture(50, 40), full, QSize(220, 220))
    assert view.picture_rect() == rect


def test_what_a_crop_leaves_out_is_dimmed(qtbot: QtBot) -> None:
    view = view_of(qtbot, picture(200, 100, "#ffffff"), QSize(2000, 1000), QSize(220, 220))
    view.set_crop(QRectF(0.25, 0, 0.5, 1))
    shown = view.grab().toImage()
    assert shown.pixelColor(20, 110).lightness() < 160
    assert shown.pixelColor(110, 110) == QColor("#ffffff")
    view.set_crop(None)
    assert view.grab().toImage().pixelColor(20, 110) == QColor("#ffffff")


def test_a_crop_of_the_whole_marks_nothing(qtbot: QtBot) -> None:
    view = view_of(qtbot, picture(20, 20), QSize(20, 20), QSize(220, 220))
    view.set_crop(QRectF(0, 0, 1, 1))
    assert view.crop is None


def test_transparency_shows_a_chequered_ground(qtbot: QtBot) -> None:
    view = view_of(qtbot, picture(100, 100, "#00000000"), QSize(100, 100), QSize(220, 220))
    shown = view.grab().toImage()
    colours = {shown.pixelColor(80 + step * 8, 110).name() for step in range(4)}
    assert colours == {"#ffffff", "#d7d9dd"}


def test_a_sentence_takes_the_place_of_a_picture(qtbot: QtBot) -> None:
    view = view_of(qtbot, picture(20, 20), QSize(20, 20), QSize(220, 220))
    view.show_text("This file is no picture.")
    assert not view.has_picture
    assert view.text == "This file is no picture."
    view.grab()


def test_a_line_without_room_is_cut_and_whole_in_its_tooltip(qtbot: QtBot) -> None:
    label = ElidedLabel("<b>a name that is far too long for this</b>", Qt.TextElideMode.ElideMiddle)
    qtbot.addWidget(label)
    label.resize(80, 20)
    assert label.minimumSizeHint().width() == 0
    assert "&lt;b&gt;a name that is far too long for this" in label.toolTip()
    assert label.textFormat() is Qt.TextFormat.PlainText
    drawn = label.grab().toImage()
    label.setText("")
    assert drawn != label.grab().toImage()


def test_a_message_stays_until_its_button_or_the_cross(qtbot: QtBot) -> None:
    bar = MessageBar()
    qtbot.addWidget(bar)
    assert bar.isHidden()
    acted: list[str] = []
    bar.say("<i>Offline</i>", QPixmap(8, 8), "Try again", lambda: acted.append("again"))
    assert bar.isVisible()
    assert bar.text == "<i>Offline</i>"
    button, other = bar.findChildren(QPushButton)
    assert other.isHidden()
    button.click()
    assert acted == ["again"]
    assert bar.isHidden()
    bar.say("Offline", QPixmap(8, 8), "One", lambda: acted.append("one"), other=("Two", lambda: acted.append("two")))
    other.click()
    assert acted == ["again", "two"]
    assert bar.isHidden()
    bar.say("Offline", QPixmap(8, 8), "Again", lambda: acted.append("stays"), stays=True)
    button.click()
    assert acted[-1] == "stays"
    assert bar.isVisible()
    bar.say("Offline", QPixmap(8, 8))
    assert button.isHidden()
    bar.close_button.click()
    assert bar.isHidden()


def test_the_highlight_covers_its_window_and_lets_everything_through(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(300, 200)
    highlight = DropHighlight(window)
    window.show()
    assert highlight.isHidden()
    highlight.reveal("Let go")
    assert highlight.geometry() == window.rect()
    window.resize(400, 300)
    QApplication.processEvents()
    assert highlight.geometry() == window.rect()
    assert highlight.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    assert window.grab().toImage().pixelColor(200, 12) == window.palette().highlight().color()


def test_a_field_complains_in_words_and_falls_silent(qtbot: QtBot) -> None:
    field = Field("bucket", hint="Your provider tells you.", label="Bucket")
    qtbot.addWidget(field)
    assert field.complaint == ""
    field.complain("This is needed.")
    assert field.complaint == "This is needed."
    assert field.line.accessibleDescription() == "This is needed."
    field.complain("")
    assert field.complaint == ""
    assert field.line.accessibleDescription() == "Your provider tells you."


def test_steps_come_one_beneath_the_other_and_go_together(qtbot: QtBot) -> None:
    steps = StepList()
    qtbot.addWidget(steps)
    steps.add(QPixmap(8, 8), "First")
    steps.add(QPixmap(8, 8), "Second", "Do this.")
    assert steps.texts == ["First", "Second"]
    steps.clear()
    assert steps.texts == []


def test_a_chooser_shrinks_and_cuts_its_text_short(qtbot: QtBot) -> None:
    chooser = Chooser("libraryChooser", "Library", least=6, most=16)
    qtbot.addWidget(chooser)
    chooser.addItem("This computer")
    whole = chooser.sizeHint().width()
    assert chooser.minimumSizeHint().width() < whole
    chooser.addItem("M" * 200)
    assert chooser.sizeHint().width() < whole * 2
    chooser.resize(chooser.minimumSizeHint())
    short = chooser.grab().toImage()
    chooser.setItemText(0, "This comparison")
    assert chooser.grab().toImage() == short, "what is cut away makes no difference"
    chooser.setItemText(0, "This")
    assert chooser.grab().toImage() != short


def test_a_wheel_over_a_chooser_changes_nothing(qtbot: QtBot) -> None:
    chooser = Chooser("library", "Library", least=4, most=20)
    qtbot.addWidget(chooser)
    chooser.addItems(["This computer", "Cloud"])
    chooser.show()
    middle = QPointF(chooser.rect().center())
    turn = QWheelEvent(
        middle,
        QPointF(chooser.mapToGlobal(middle)),
        QPoint(0, 0),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(chooser, turn)
    assert chooser.currentText() == "This computer"
