"""How the entries of the library are painted: as rows or as tiles."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from rethumb_desktop.domain.job import Publication
from rethumb_desktop.ui.models.library import LibraryRole
from rethumb_desktop.ui.models.library_wording import (
    describe_found,
    describe_from,
    describe_measures,
    describe_moment,
    describe_pixels,
)
from rethumb_desktop.ui.models.wording import DOT, describe_bytes, describe_library, showable
from rethumb_desktop.ui.theme.colours import blend
from rethumb_desktop.ui.theme.theme import Theme, scaled_font

Index = QModelIndex | QPersistentModelIndex
PixmapOf = Callable[[Publication, int, float], QPixmap | None]
_PAD = 12
_GAP = 12
_TILE_PAD = 8
_LOOSE = 4


def _flags(direction: Qt.LayoutDirection, align: Qt.AlignmentFlag) -> int:
    # Absolute: a name in Arabic stands where the others do.
    absolute = QStyle.visualAlignment(direction, align) | Qt.AlignmentFlag.AlignAbsolute
    return (absolute | Qt.AlignmentFlag.AlignVCenter).value | Qt.TextFlag.TextSingleLine.value


# Put together once: flags of Python take longer than the text they are for.
_FLAGS = {
    (direction, align): _flags(direction, align)
    for direction in (Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft)
    for align in (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignHCenter)
}


@dataclass(frozen=True)
class EntryPlaces:
    """Where the parts of an entry are, in the view's coordinates, right-to-left layouts turned around."""

    icon: QRect
    name: QRect
    facts: QRect
    copy: QRect
    moment: QRect
    library: QRect


class EntryDelegate(QStyledItemDelegate):
    """What rows and tiles have in common: ground, icon, lines of text, and a place to copy the link.

    `hovered` is the point of the mouse in the view, so that the copy place can answer to it.
    """

    def __init__(self, theme: Theme, view: QAbstractItemView, pixmap_of: PixmapOf) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self._pixmap_of = pixmap_of
        self.hovered: QPoint | None = None
        self.measure(view.font())

    def measure(self, font: QFont) -> None:
        """Take the measures from a font; all lengths follow its height."""
        self._font = font
        self._small = scaled_font(font, 0.92)
        self._line = QFontMetrics(self._font).height()
        self._small_line = QFontMetrics(self._small).height()
        self._glyph = round(self._line * 0.95)

    @property
    def size(self) -> QSize:
        """The least size of an entry."""
        raise NotImplementedError

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return self.size

    def places(self, entry: QRect, direction: Qt.LayoutDirection) -> EntryPlaces:
        """Return where the parts of an entry are."""
        raise NotImplementedError

    def _paint_icon(self, painter: QPainter, place: QRect, entry: Publication | None) -> QRect:
        """Paint the picture or what stands for it; return where it is."""
        colours = self._theme.colours
        ratio = painter.device().devicePixelRatioF()
        side = max(place.width(), place.height())
        pixmap = self._pixmap_of(entry, side, ratio) if entry is not None else None
        if pixmap is not None:
            size = pixmap.deviceIndependentSize().scaled(place.size(), Qt.AspectRatioMode.KeepAspectRatio)
            size = size.boundedTo(pixmap.deviceIndependentSize())
            target = QRectF(0, 0, size.width(), size.height())
            target.moveCenter(QRectF(place).center())
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(target, pixmap, QRectF(pixmap.rect()))
            return target.toRect()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.window))
        painter.drawRoundedRect(place, 6, 6)
        if entry is None:
            return place
        side = round(self._glyph * (1 if place.height() < 4 * self._line else 1.6))
        name = "image" if entry.width else "braces"
        glyph = self._theme.pixmap(name, blend(colours.quiet, colours.window, 0.6).name(), side, ratio)
        painter.drawPixmap(place.center() - QPoint(side // 2, side // 2), glyph)
        return place

    def _paint_focus(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
        if state & QStyle.StateFlag.State_HasFocus and state & QStyle.StateFlag.State_KeyboardFocusChange:
            painter.setPen(QPen(QColor(self._theme.colours.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(rect).adjusted(2, 2, -2, -3), 5, 5)

    def _ground(self, state: QStyle.StateFlag) -> QColor | None:
        colours = self._theme.colours
        if state & QStyle.StateFlag.State_Selected:
            return QColor(colours.selected)
        return QColor(colours.hover) if state & QStyle.StateFlag.State_MouseOver else None

    def _paint_line(
        self, painter: QPainter, place: QRect, text: str, mode: Qt.TextElideMode, align: Qt.AlignmentFlag
    ) -> None:
        line = painter.fontMetrics().elidedText(" ".join(text.split()), mode, place.width())
        painter.drawText(place, _FLAGS[self._view.layoutDirection(), align], line)

    def _paint_copy(self, painter: QPainter, place: QRect, ground: QColor | None) -> None:
        colours = self._theme.colours
        hovered = self.hovered is not None and place.contains(self.hovered)
        fill = blend(colours.accent, colours.base, 0.18) if hovered else ground
        if fill is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(fill)
            painter.drawRoundedRect(place, 6, 6)
        colour = colours.accent_text if hovered else colours.quiet
        ratio = painter.device().devicePixelRatioF()
        corner = place.center() - QPoint(self._glyph // 2, self._glyph // 2)
        painter.drawPixmap(corner, self._theme.pixmap("copy", colour, self._glyph, ratio))

    def _is_current(self, index: Index) -> bool:
        return self._view.currentIndex().row() == index.row()


class RowDelegate(EntryDelegate):
    """An entry as a row: icon, name, facts, date and library."""

    def measure(self, font: QFont) -> None:
        super().measure(font)
        self.icon_side = round(self._line * 2.5)
        self._aside = QFontMetrics(self._small).averageCharWidth() * 22

    @property
    def size(self) -> QSize:
        return QSize(10 * self._line, self.icon_side + 2 * round(_PAD * 0.75))

    def places(self, entry: QRect, direction: Qt.LayoutDirection) -> EntryPlaces:
        inner = entry.adjusted(_PAD, 0, -_PAD, 0)
        middle = entry.center().y() + 1
        icon = QRect(inner.left(), middle - self.icon_side // 2, self.icon_side, self.icon_side)
        side = self._glyph + 12
        copy = QRect(inner.right() - side, middle - side // 2, side, side)
        left = icon.right() + _GAP
        # In a narrow window date and library give way: the details tell them.
        aside = self._aside if entry.width() > 2 * self._aside + 16 * self._line else 0
        right = copy.left() - _GAP - aside
        width = right - left - (_GAP if aside else 0)
        top = middle - (self._line + self._small_line + 3) // 2
        name = QRect(left, top, width, self._line)
        facts = QRect(left, name.bottom() + 4, width, self._small_line)
        moment = QRect(right, top, aside, self._line)
        library = QRect(right, facts.top(), aside, self._small_line)
        return _places(direction, entry, icon, name, facts, copy, moment, library)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry: Publication | None = index.data(LibraryRole.ENTRY)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        direction: Qt.LayoutDirection = option.direction
        places = self.places(rect, direction)
        colours = self._theme.colours
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = self._ground(state)
        if ground is not None:
            painter.fillRect(rect, ground)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, QColor(colours.line))
        if self._is_current(index):
            bar = QRect(rect.left(), rect.top(), 3, rect.height() - 1)
            painter.fillRect(QStyle.visualRect(direction, rect, bar), QColor(colours.accent))
        self._paint_focus(painter, rect, state)
        self._paint_icon(painter, places.icon, entry)
        if entry is not None:
            found = describe_found(entry, index.data(LibraryRole.OTHER_NAME))
            self._paint_texts(painter, places, entry, found, describe_from(index.data(LibraryRole.DEVICE)))
            self._paint_copy(painter, places.copy, None)
        painter.restore()

    def _paint_texts(self, painter: QPainter, places: EntryPlaces, entry: Publication, found: str, device: str) -> None:
        colours, align = self._theme.colours, Qt.AlignmentFlag
        middle, right = Qt.TextElideMode.ElideMiddle, Qt.TextElideMode.ElideRight
        painter.setFont(self._font)
        painter.setPen(QColor(colours.text))
        self._paint_line(painter, places.name, showable(entry.name), middle, align.AlignLeft)
        painter.setFont(self._small)
        painter.setPen(QColor(colours.quiet))
        facts = join_within(found, device, painter.fontMetrics(), places.facts.width())
        self._paint_line(painter, places.facts, facts, right, align.AlignLeft)
        if places.moment.width():
            self._paint_line(painter, places.moment, _moment(entry), right, align.AlignRight)
            self._paint_line(painter, places.library, describe_library(entry.library), middle, align.AlignRight)


class TileDelegate(EntryDelegate):
    """An entry as a tile: a large icon, name and size; on the icon the other device it came from.

    The place to copy the link shows under the mouse.
    """

    def measure(self, font: QFont) -> None:
        super().measure(font)
        self._icon_height = round(self._line * 7.5)

    @property
    def size(self) -> QSize:
        height = self._icon_height + self._line + self._small_line + 4 * _TILE_PAD
        return QSize(self._line * 10 + 2 * _TILE_PAD, height)

    def places(self, entry: QRect, direction: Qt.LayoutDirection) -> EntryPlaces:
        inner = entry.adjusted(2 * _TILE_PAD, int(1.5 * _TILE_PAD), -2 * _TILE_PAD, 0)
        icon = QRect(inner.left(), inner.top(), inner.width(), self._icon_height)
        name = QRect(inner.left(), icon.bottom() + 1 + _TILE_PAD, inner.width(), self._line)
        facts = QRect(inner.left(), name.bottom() + 1, inner.width(), self._small_line)
        side = self._glyph + 12
        copy = QRect(inner.right() - side, inner.top() + 1, side, side)
        return _places(direction, entry, icon, name, facts, copy, QRect(), QRect())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry: Publication | None = index.data(LibraryRole.ENTRY)
        rect: QRect = option.rect.adjusted(_TILE_PAD // 2, _TILE_PAD // 2, -_TILE_PAD // 2, -_TILE_PAD // 2)
        state: QStyle.StateFlag = option.state
        direction: Qt.LayoutDirection = option.direction
        places = self.places(option.rect, direction)
        colours = self._theme.colours
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = self._ground(state)
        current = self._is_current(index)
        if ground is not None or current:
            painter.setPen(QPen(QColor(colours.accent), 1.5) if current else Qt.PenStyle.NoPen)
            painter.setBrush(ground if ground is not None else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), 8, 8)
        self._paint_focus(painter, rect, state)
        picture = self._paint_icon(painter, places.icon, entry)
        if entry is not None:
            self._paint_texts(painter, places, entry, index.data(LibraryRole.OTHER_NAME))
            self._paint_device(painter, places.icon, picture, index.data(LibraryRole.DEVICE))
            if state & QStyle.StateFlag.State_MouseOver:
                self._paint_copy(painter, places.copy, QColor(colours.raised))
        painter.restore()

    def _paint_texts(self, painter: QPainter, places: EntryPlaces, entry: Publication, other: str) -> None:
        colours, centre = self._theme.colours, Qt.AlignmentFlag.AlignHCenter
        painter.setFont(self._font)
        painter.setPen(QColor(colours.text))
        self._paint_line(painter, places.name, showable(entry.name), Qt.TextElideMode.ElideMiddle, centre)
        painter.setFont(self._small)
        painter.setPen(QColor(colours.quiet))
        measures = describe_found(entry, other) if other else describe_measures(entry)
        if not other and painter.fontMetrics().horizontalAdvance(measures) > places.facts.width():
            measures = describe_pixels(entry) or describe_bytes(entry.bytes)
        self._paint_line(painter, places.facts, measures, Qt.TextElideMode.ElideRight, centre)

    def _paint_device(self, painter: QPainter, room: QRect, picture: QRect, device: str) -> None:
        """Paint the name of a device on a label in the corner of a picture, in its middle where that is too narrow."""
        if not device:
            return
        colours, metrics, flag = self._theme.colours, QFontMetrics(self._small), Qt.AlignmentFlag
        side, pad = round(self._small_line * 0.85), 6
        name = metrics.elidedText(device, Qt.TextElideMode.ElideMiddle, room.width() - side - 3 * pad)
        size = QSize(side + 3 * pad + metrics.horizontalAdvance(name), self._small_line + 6)
        direction = self._view.layoutDirection()
        at = flag.AlignLeft if size.width() <= picture.width() else flag.AlignHCenter
        label = QStyle.alignedRect(direction, at | flag.AlignBottom, size, picture)
        painter.setPen(QColor(colours.line))
        painter.setBrush(QColor(colours.raised))
        painter.drawRoundedRect(QRectF(label).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        glyph = QRect(label.left() + pad, label.center().y() + 1 - side // 2, side, side)
        words = label.adjusted(side + 2 * pad, 0, 1 - pad, 0)
        ratio = painter.device().devicePixelRatioF()
        pixmap = self._theme.pixmap("monitor-smartphone", colours.quiet, side, ratio)
        painter.drawPixmap(QStyle.visualRect(direction, label, glyph).topLeft(), pixmap)
        painter.setFont(self._small)
        painter.setPen(QColor(colours.text))
        painter.drawText(QStyle.visualRect(direction, label, words), _FLAGS[direction, flag.AlignLeft], name)


def join_within(facts: str, device: str, metrics: QFontMetrics, width: int) -> str:
    """Return facts and where they came from in one line; where there is too little room, something of each."""
    whole = DOT.join(part for part in (facts, device) if part)
    if not device or metrics.horizontalAdvance(whole) <= width:
        return whole
    # Texts side by side may be a little wider than each for itself.
    width -= _LOOSE
    room = max(width // 2, width - metrics.horizontalAdvance(facts + DOT))
    device = DOT + metrics.elidedText(device, Qt.TextElideMode.ElideMiddle, room)
    return metrics.elidedText(facts, Qt.TextElideMode.ElideRight, width - metrics.horizontalAdvance(device)) + device


def _places(direction: Qt.LayoutDirection, entry: QRect, *parts: QRect) -> EntryPlaces:
    if direction == Qt.LayoutDirection.LeftToRight:
        return EntryPlaces(*parts)
    return EntryPlaces(*(QStyle.visualRect(direction, entry, part) for part in parts))


def _moment(entry: Publication) -> str:
    return describe_moment(entry.published_at, date.today())  # noqa: DTZ011 - the person's own day
