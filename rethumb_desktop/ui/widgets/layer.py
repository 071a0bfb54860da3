"""A picture with its place in a scene, and as many of its pixels as were asked for."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPixmap

_CHECK = 8
_SMOOTH_UP_TO = 2.0  # from there on single pixels are what one wants to see
# Of the pixels wanted: a fraction fewer, and one that was rounded away, cannot be seen.
_ENOUGH = 0.98


@dataclass(frozen=True)
class Wanted:
    """A part of a picture, in its own pixels, and how many pixels the screen has for it."""

    part: QRect
    size: QSize


class Layer:
    """Holds the whole picture, mostly reduced, and perhaps a part of it in more pixels; or a sentence instead.

    `place` is the rectangle of the scene that the picture covers.
    """

    def __init__(self) -> None:
        self._whole = QPixmap()
        self._part = QPixmap()
        self._part_at = QRect()
        self._checks = QBrush()
        self.size = QSize()
        self.place = QRectF()
        self.text = ""

    @property
    def has_picture(self) -> bool:
        return not self._whole.isNull()

    def show_image(self, image: QImage, size: QSize, place: QRectF | None = None) -> None:
        """Show an image that was reduced from one of `size` pixels, in the same place of a scene or another one."""
        self._whole = QPixmap.fromImage(image)
        self._part = QPixmap()
        self.size = size
        self.place = place or QRectF(0, 0, size.width(), size.height())
        self.text = ""

    def show_part(self, image: QImage, part: QRect) -> None:
        """Show a part of the picture, in its own pixels, with more of them."""
        self._part = QPixmap.fromImage(image)
        self._part_at = part

    def show_text(self, text: str) -> None:
        """Show a sentence in place of a picture."""
        self._whole = self._part = QPixmap()
        self.text = text

    def paint(self, painter: QPainter, rect: QRectF, seen: QRectF, ratio: float) -> None:
        """Paint what is seen of the picture, which as a whole takes `rect`."""
        smooth = rect.width() * ratio < self.size.width() * _SMOOTH_UP_TO
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth)
        whole = QRectF(0, 0, self.size.width(), self.size.height())
        if self._whole.hasAlphaChannel():
            painter.fillRect(rect & seen, self._check_brush())
        _draw(painter, self._whole, whole, whole, rect, seen)
        if not self._part.isNull():
            # Pixels that let the ground through must not be seen twice.
            if self._part.hasAlphaChannel():
                painter.fillRect(_part_of(rect, whole, QRectF(self._part_at)) & seen, self._check_brush())
            _draw(painter, self._part, QRectF(self._part_at), whole, rect, seen)

    def wanted(self, rect: QRectF, seen: QRectF, ratio: float) -> Wanted | None:
        """Return what is seen, and a little around it, where there are fewer pixels than could be seen."""
        visible = rect & seen
        if self._whole.isNull() or visible.isEmpty():
            return None
        share = min(1.0, rect.width() * ratio / self.size.width())
        if self._whole.width() + 1 >= self.size.width() * share * _ENOUGH:
            return None
        part = self._own(visible, rect)
        if self._part_at.contains(part) and self._part.width() + 1 >= self._part_at.width() * share * _ENOUGH:
            return None
        part.adjust(-part.width() // 3, -part.height() // 3, part.width() // 3, part.height() // 3)
        part &= QRect(0, 0, self.size.width(), self.size.height())
        return Wanted(part, QSize(max(1, round(part.width() * share)), max(1, round(part.height() * share))))

    def _own(self, visible: QRectF, rect: QRectF) -> QRect:
        """Return a part of `rect` in the picture's own pixels."""
        across, down = self.size.width() / rect.width(), self.size.height() / rect.height()
        left, top = (visible.x() - rect.x()) * across, (visible.y() - rect.y()) * down
        own = QRectF(left, top, visible.width() * across, visible.height() * down).toAlignedRect()
        return own & QRect(0, 0, self.size.width(), self.size.height())

    def _check_brush(self) -> QBrush:
        """Return what is seen through transparent pixels."""
        if self._checks.style() != Qt.BrushStyle.NoBrush:
            return self._checks
        tile = QPixmap(2 * _CHECK, 2 * _CHECK)
        tile.fill(QColor("#ffffff"))
        painter = QPainter(tile)
        for x, y in ((0, 0), (_CHECK, _CHECK)):
            painter.fillRect(x, y, _CHECK, _CHECK, QColor("#d7d9dd"))
        painter.end()
        self._checks = QBrush(tile)
        return self._checks


def _part_of(rect: QRectF, whole: QRectF, part: QRectF) -> QRectF:
    """Return where a part of `whole` lies, which takes `rect`."""
    across, down = rect.width() / whole.width(), rect.height() / whole.height()
    return QRectF(rect.x() + part.x() * across, rect.y() + part.y() * down, part.width() * across, part.height() * down)


def _draw(painter: QPainter, pixmap: QPixmap, own: QRectF, whole: QRectF, rect: QRectF, seen: QRectF) -> None:
    """Draw what is seen of a pixmap that shows `own` of the `whole`, and no more: a huge target is slow and coarse."""
    target = _part_of(rect, whole, own)
    visible = target & seen
    if visible.isEmpty():
        return
    across, down = pixmap.width() / target.width(), pixmap.height() / target.height()
    # Whole pixels of the source, one more on each side: else its edges would swim.
    source = QRectF(
        (visible.x() - target.x()) * across,
        (visible.y() - target.y()) * down,
        visible.width() * across,
        visible.height() * down,
    )
    source = QRectF(source.adjusted(-1, -1, 1, 1).toAlignedRect() & pixmap.rect())
    painter.save()
    painter.setClipRect(visible, Qt.ClipOperation.IntersectClip)
    painter.drawPixmap(_part_of(target, QRectF(pixmap.rect()), source), pixmap, source)
    painter.restore()
