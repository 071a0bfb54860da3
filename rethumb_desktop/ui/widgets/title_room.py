"""How wide a dialog has to be for its title."""

from __future__ import annotations

from PySide6.QtGui import QFontMetrics, QGuiApplication
from PySide6.QtWidgets import QWidget

_LEAST_LINES, _MOST_LINES = 26, 40
#: What the desktop puts beside the title, in lines: its buttons, and an icon.
_BUTTONS_LINES = 9


def make_room_for_title(dialog: QWidget) -> None:
    """Give a dialog the width at which its title is not cut short, within bounds and the screen's width.

    The font of the title is the desktop's, so it is taken for bold and a little larger than the dialog's own.
    """
    font = dialog.font()
    font.setBold(True)
    font.setPointSizeF(max(font.pointSizeF(), 1.0) * 1.1)
    # Qt adds the program's name to the title itself.
    title = f"{dialog.windowTitle()} — {QGuiApplication.applicationDisplayName()}"
    line = dialog.fontMetrics().height()
    wanted = QFontMetrics(font).horizontalAdvance(title) + line * _BUTTONS_LINES
    bounded = max(line * _LEAST_LINES, min(wanted, line * _MOST_LINES))
    dialog.setMinimumWidth(min(bounded, dialog.screen().availableGeometry().width()))
