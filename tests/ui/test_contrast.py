"""Texts that can be read: measured on every page and dialog, as painted, in light, dark and with more contrast."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QWidget

from rethumb_desktop.ui.theme.colours import DARK, LIGHT, sharpen
from tests.ui.conftest import Stage
from tests.ui.reading_colours import pixels_that_stand_out, text_contrast
from tests.ui.scenes import EVERY_SCENE, SCENES, Scene, dress, visit
from tests.ui.walking import tell

SCHEMES = {"light": LIGHT, "dark": DARK, "light, sharp": sharpen(LIGHT), "dark, sharp": sharpen(DARK)}
#: Frames of fields and buttons, which are no text.
_FRAME = 4


def texts(top: QWidget) -> Iterator[tuple[QWidget, QRect, float]]:
    """What shows a text or an icon that can be used now, where, and how much it has to stand out."""
    for widget in top.findChildren(QWidget):
        if widget.window() is not top or not widget.isVisible() or not widget.isEnabled():
            continue
        inner = widget.rect().adjusted(_FRAME, _FRAME, -_FRAME, -_FRAME)
        match widget:
            case QLabel() if widget.text().strip():
                yield widget, widget.contentsRect(), 4.5
            case QAbstractButton() if widget.text():
                yield widget, inner, 4.5
            case QAbstractButton() if not widget.icon().isNull():
                yield widget, inner, 3
            case QLineEdit() if widget.text() or widget.placeholderText():
                yield widget, inner, 4.5
            case QComboBox() if widget.currentText():
                yield widget, inner.adjusted(0, 0, -widget.height(), 0), 4.5


def visible(widget: QWidget, place: QRect, top: QWidget) -> QRect:
    """Which part of a place in a widget is in sight, in the coordinates of the window."""
    seen = widget.visibleRegion().boundingRect() & place
    return seen.translated(widget.mapTo(top, QPoint(0, 0)))


@EVERY_SCENE
def test_every_text_and_icon_can_be_read(stage: Stage, scene: Scene) -> None:
    top = visit(stage, scene)
    for name, colours in SCHEMES.items():
        dress(stage, colours)
        picture = top.grab().toImage()
        pale = []
        for widget, place, least in texts(top):
            part = visible(widget, place, top)
            ratio = text_contrast(picture.copy(part)) if part.height() >= widget.fontMetrics().ascent() else least
            if ratio < least:
                pale.append(f"{tell(widget)}: {ratio:.1f}")
        assert not pale, (name, pale)


def test_it_is_seen_without_colours_what_is_pressed(stage: Stage) -> None:
    top = visit(stage, SCENES["queue"])
    button = stage.workspace.preview.modes.split_button
    for colours in SCHEMES.values():
        dress(stage, colours)
        free, pressed = (picture_of(button, top, checked=checked) for checked in (False, True))
        # Its border, on all four sides.
        assert pixels_that_stand_out(pressed, free, 3) > button.width() + button.height()


def picture_of(button: QAbstractButton, top: QWidget, *, checked: bool) -> QImage:
    group = button.group()
    other = next(one for one in group.buttons() if one is not button)
    (button if checked else other).setChecked(True)
    return top.grab(QRect(button.mapTo(top, QPoint(0, 0)), button.size())).toImage()
