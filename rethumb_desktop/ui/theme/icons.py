"""Icons: one-colour SVG files, drawn in the colours of the scheme."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

_SIZES = (16, 20, 24)
_PACKAGE = Path(__file__).parents[2]


class IconFolder:
    """The icon files: in the installed package, or beside it in a checkout."""

    @cached_property
    def folder(self) -> Path:
        installed = _PACKAGE / "resources" / "icons"
        return installed if installed.is_dir() else _PACKAGE.parent / "resources" / "icons"

    def source(self, name: str, colour: str) -> QByteArray:
        """Return the SVG of an icon, its strokes in `colour` (#rrggbb)."""
        text = (self.folder / f"{name}.svg").read_text(encoding="utf-8")
        return QByteArray(text.replace("currentColor", colour).encode())

    def application_icon(self) -> QIcon:
        """Return the program's own icon."""
        icon = QIcon()
        for side in (16, 24, 32, 48, 64, 128, 256):
            icon.addPixmap(draw_svg(self.source("rethumb-desktop", "#000000"), QSize(side, side)))
        return icon


def draw_svg(source: QByteArray, size: QSize, ratio: float = 1.0) -> QPixmap:
    """Draw an SVG at a size in device-independent pixels, sharp at that device pixel ratio."""
    pixmap = QPixmap(size * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(source).render(painter, QRectF(0, 0, size.width(), size.height()))
    painter.end()
    return pixmap


def make_icon(normal: QByteArray, disabled: QByteArray) -> QIcon:
    """Return an icon that is sharp at the sizes and on the screens in use."""
    icon = QIcon()
    ratios = {screen.devicePixelRatio() for screen in QGuiApplication.screens()}
    for ratio in sorted(ratios):
        for side in _SIZES:
            icon.addPixmap(draw_svg(normal, QSize(side, side), ratio), QIcon.Mode.Normal)
            icon.addPixmap(draw_svg(disabled, QSize(side, side), ratio), QIcon.Mode.Disabled)
    return icon
