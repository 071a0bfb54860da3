"""How devices are painted, and the list of them."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from rethumb_desktop.domain.syncing import Device
from rethumb_desktop.ui.models.device_wording import describe_fault, describe_read, name_device
from rethumb_desktop.ui.models.devices import DeviceRole, DevicesModel
from rethumb_desktop.ui.panels.devices.looks import look_of_device
from rethumb_desktop.ui.theme.colours import Tone
from rethumb_desktop.ui.theme.theme import Theme, scaled_font

Index = QModelIndex | QPersistentModelIndex
Mode = Qt.TextElideMode
_PAD, _GAP = 10, 10
#: So many rows are seen of the list at least.
_FEWEST_ROWS = 4
#: The names of objects are longer than a narrow list: they may go on in the next line after so many letters.
_LONG_RUN = re.compile(r"[0-9A-Za-z]{12}(?=[0-9A-Za-z]{8})")
_ABSOLUTE = Qt.AlignmentFlag.AlignAbsolute


class DeviceDelegate(QStyledItemDelegate):
    """A device: its name and its last word, how much of it was read, and what is wrong with it in as many lines as it
    takes.
    """

    def __init__(self, theme: Theme, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self._strong = scaled_font(view.font(), 1.0, strong=True)
        self._small = scaled_font(view.font(), 0.92)
        self._line = QFontMetrics(self._strong).height()
        self._small_line = QFontMetrics(self._small).height()
        self._glyph = round(self._line * 1.2)

    @property
    def row_height(self) -> int:
        """How high the row of a device is with which nothing is wrong."""
        return self._line + self._small_line + 3 + 2 * _PAD

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        device = index.data(DeviceRole.ENTRY)
        height = self.row_height
        problem = self._problem(device)
        if problem:
            height += 3 + self._problem_height(problem, self._words_width(self._view.viewport().width()))
        return QSize(self._line * 12, height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        device = index.data(DeviceRole.ENTRY)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        if not isinstance(device, Device):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # A name keeps its own direction; only its place goes by the window's.
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        self._paint_ground(painter, rect, state)
        self._paint_icon(painter, rect, device)
        self._paint_device(painter, rect, device, str(index.data(DeviceRole.LAST_WORD)))
        painter.restore()

    def _paint_device(self, painter: QPainter, rect: QRect, device: Device, last_word: str) -> None:
        left, top = rect.left() + _PAD + self._glyph + _GAP, rect.top() + _PAD
        width = self._words_width(rect.width())
        first = QRect(left, top, width, self._line)
        own = self.tr("This device") if device.own else ""
        for text, tone in ((last_word, Tone.QUIET), (own, Tone.BUSY)):
            first = self._paint_end(painter, rect, first, text, tone)
        self._put(painter, rect, first, name_device(device), self._strong, Tone.PLAIN, Mode.ElideMiddle)
        second = QRect(left, top + self._line + 3, width, self._small_line)
        self._put(painter, rect, second, describe_read(device), self._small, Tone.QUIET, Mode.ElideRight)
        problem = self._problem(device)
        if problem:
            below = second.bottom() + 4
            third = QRect(left, below, width, self._problem_height(problem, width))
            painter.setFont(self._small)
            painter.setPen(QColor(self._theme.colours.tone(Tone.WARNING)))
            wrap = Qt.TextFlag.TextWordWrap.value | (self._side | Qt.AlignmentFlag.AlignTop | _ABSOLUTE).value
            painter.drawText(self._turned(rect, third), wrap, problem)

    def _paint_end(self, painter: QPainter, rect: QRect, place: QRect, text: str, tone: Tone) -> QRect:
        """Paint something at the end of a line, which has at most half of it; return the room that is left."""
        if not text:
            return place
        width = min(QFontMetrics(self._small).horizontalAdvance(text) + 2, place.width() // 2)
        at_end = QRect(place.right() + 1 - width, place.top(), width, place.height())
        self._put(painter, rect, at_end, text, self._small, tone, Mode.ElideRight)
        return place.adjusted(0, 0, -width - _GAP, 0)

    def _paint_ground(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
        colours, flag = self._theme.colours, QStyle.StateFlag
        if state & flag.State_Selected:
            painter.fillRect(rect, QColor(colours.selected))
        elif state & flag.State_MouseOver:
            painter.fillRect(rect, QColor(colours.hover))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, QColor(colours.line))
        # Also where the mouse opened the dialog: the list has the keyboard from the beginning, and that is to be seen.
        if state & flag.State_HasFocus:
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(rect).adjusted(2, 2, -2, -3), 5, 5)

    def _paint_icon(self, painter: QPainter, rect: QRect, device: Device) -> None:
        icon, tone = look_of_device(device)
        top = rect.top() + _PAD + (self._line - self._glyph) // 2
        place = self._turned(rect, QRect(rect.left() + _PAD, top, self._glyph, self._glyph))
        ratio, colour = painter.device().devicePixelRatioF(), self._theme.colours.tone(tone)
        painter.drawPixmap(place.topLeft(), self._theme.pixmap(icon, colour, self._glyph, ratio))

    def _put(
        self, painter: QPainter, rect: QRect, place: QRect, text: str, font: QFont, tone: Tone, mode: Mode
    ) -> None:
        painter.setFont(font)
        painter.setPen(QColor(self._theme.colours.tone(tone)))
        line = painter.fontMetrics().elidedText(text, mode, place.width())
        align = (self._side | Qt.AlignmentFlag.AlignVCenter | _ABSOLUTE).value
        painter.drawText(self._turned(rect, place), align | Qt.TextFlag.TextSingleLine.value, line)

    def _problem(self, device: object) -> str:
        if not isinstance(device, Device):
            return ""
        return _LONG_RUN.sub("\\g<0>\u200b", " ".join(describe_fault(device.problem)))

    def _words_width(self, width: int) -> int:
        return max(width - 2 * _PAD - self._glyph - _GAP, self._line)

    def _problem_height(self, problem: str, width: int) -> int:
        room = QRect(0, 0, width, 10_000)
        return QFontMetrics(self._small).boundingRect(room, Qt.TextFlag.TextWordWrap.value, problem).height()

    @property
    def _side(self) -> Qt.AlignmentFlag:
        backwards = self._view.layoutDirection() is Qt.LayoutDirection.RightToLeft
        return Qt.AlignmentFlag.AlignRight if backwards else Qt.AlignmentFlag.AlignLeft

    def _turned(self, rect: QRect, place: QRect) -> QRect:
        return QStyle.visualRect(self._view.layoutDirection(), rect, place)


class DeviceList(QListView):
    """The devices of a library, to be read. One of them is the current one as soon as there is any.

    Its menu is asked for by `customContextMenuRequested`, also by keys.
    """

    def __init__(self, model: DevicesModel, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("deviceList")
        self.setProperty("ownFocus", True)
        self.setAccessibleName(self.tr("Devices"))
        self.setModel(model)
        rows = DeviceDelegate(theme, self)
        self.setItemDelegate(rows)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setMinimumHeight(rows.row_height * _FEWEST_ROWS + 2 * self.frameWidth())
        model.rowsInserted.connect(lambda *_: self._begin())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F10 and event.modifiers() == Qt.KeyboardModifier.ShiftModifier:
            self._ask_menu()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QContextMenuEvent) and event.reason() == QContextMenuEvent.Reason.Keyboard:
            self._ask_menu()
            return True
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()  # what is wrong takes another number of lines

    def _begin(self) -> None:
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.model().index(0, 0))

    def _ask_menu(self) -> None:
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())
            self.customContextMenuRequested.emit(self.visualRect(self.currentIndex()).center())
