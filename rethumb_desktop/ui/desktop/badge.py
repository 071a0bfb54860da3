"""The tray's icon with what the program is doing drawn into its corner."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap, QPolygonF

_SIDES = (16, 22, 24, 32, 44, 48, 64)


class TrayState(Enum):
    """What the tray's icon tells."""

    QUIET = auto()
    BUSY = auto()
    HALTED = auto()


@dataclass(frozen=True)
class TrayLook:
    """The program's icon and the colours of the marks on it, which can be told apart by their shape alone."""

    icon: QIcon
    busy: QColor
    halted: QColor
    light: QColor
    dark: QColor


def make_badged(look: TrayLook, state: TrayState) -> QIcon:
    """Return the icon for a state: a dot while pictures are under way, a triangle while a library is halted."""
    if state is TrayState.QUIET:
        return look.icon
    icon = QIcon()
    for side in _SIDES:
        pixmap = look.icon.pixmap(QSize(side, side), 1.0)
        _mark(pixmap, look, state)
        icon.addPixmap(pixmap)
    return icon


def _mark(pixmap: QPixmap, look: TrayLook, state: TrayState) -> None:
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    # From here on the icon is 16 wide and high.
    painter.scale(pixmap.width() / 16, pixmap.height() / 16)
    if state is TrayState.BUSY:
        painter.setBrush(look.busy)
        painter.setPen(QPen(look.light, 1.2))
        painter.drawEllipse(QPointF(11.4, 11.4), 3.9, 3.9)
    else:
        painter.setBrush(look.halted)
        outline = QPen(look.dark, 1.2)
        outline.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(outline)
        painter.drawPolygon(QPolygonF([QPointF(10.2, 5.6), QPointF(15.3, 15.2), QPointF(5.1, 15.2)]))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.dark)
        painter.drawRect(QRectF(9.6, 8.4, 1.2, 3.4))
        painter.drawRect(QRectF(9.6, 12.8, 1.2, 1.2))
    painter.end()
