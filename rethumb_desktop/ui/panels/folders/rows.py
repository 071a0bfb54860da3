"""How watched folders and their files are painted."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from rethumb_desktop.domain.watched_folder import FileState, FolderState, FolderStatus, WatchedFile
from rethumb_desktop.ui.models.folder_wording import (
    describe_counts,
    describe_error,
    describe_failed,
    describe_folder_path,
    describe_folder_state,
    describe_outcome,
    describe_target,
    name_folder,
)
from rethumb_desktop.ui.models.folders import FolderRole
from rethumb_desktop.ui.models.wording import DOT
from rethumb_desktop.ui.theme.colours import Tone
from rethumb_desktop.ui.theme.theme import Theme, scaled_font

Index = QModelIndex | QPersistentModelIndex
Mode = Qt.TextElideMode

#: A state's icon and tone; the words beside it say the same.
FOLDER_LOOKS = {
    FolderState.STARTING: ("clock", Tone.QUIET),
    FolderState.WATCHING: ("eye", Tone.GOOD),
    FolderState.POLLING: ("refresh-cw", Tone.GOOD),
    FolderState.PAUSED: ("pause", Tone.WARNING),
    FolderState.MISSING: ("folder-x", Tone.WARNING),
    FolderState.CONSENT: ("hand", Tone.WARNING),
    FolderState.UNUSABLE: ("circle-alert", Tone.BAD),
    FolderState.ELSEWHERE: ("monitor", Tone.QUIET),
    FolderState.STOPPED: ("ban", Tone.QUIET),
}
FILE_LOOKS = {
    FileState.KNOWN: ("image", Tone.QUIET),
    FileState.QUEUED: ("clock", Tone.BUSY),
    FileState.DONE: ("circle-check", Tone.GOOD),
    FileState.DUPLICATE: ("copy-check", Tone.GOOD),
    FileState.FAILED: ("circle-alert", Tone.BAD),
    FileState.CANCELLED: ("ban", Tone.QUIET),
    FileState.OWN: ("image", Tone.QUIET),
}
_PAD = 12
_GAP = 10
_ABSOLUTE = Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter


class _LineDelegate(QStyledItemDelegate):
    """Rows of some lines of text beside an icon; the first line is larger than the others."""

    lines = 2

    def __init__(self, theme: Theme, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self._font = QFont(view.font())
        self._strong = scaled_font(view.font(), 1.0, strong=True)
        self._small = scaled_font(view.font(), 0.92)
        self._line = QFontMetrics(self._font).height()
        self._small_line = QFontMetrics(self._small).height()
        self._glyph = round(self._line * 1.2)

    @property
    def row_height(self) -> int:
        return self._line + (self.lines - 1) * (self._small_line + 3) + 2 * round(_PAD * 0.8)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self._line * 12, self.row_height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry = index.data(FolderRole.ENTRY)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # A name keeps its own direction; only its place goes by the window's.
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        self._paint_ground(painter, rect, state)
        self._paint_entry(painter, rect, entry, str(index.data(FolderRole.TIMES)))
        painter.restore()

    def _paint_entry(self, painter: QPainter, rect: QRect, entry: object, times: str) -> None:
        raise NotImplementedError

    def _paint_ground(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
        colours, flag = self._theme.colours, QStyle.StateFlag
        if state & flag.State_Selected:
            painter.fillRect(rect, QColor(colours.selected))
            bar = QRect(rect.left(), rect.top(), 3, rect.height() - 1)
            painter.fillRect(self._turned(rect, bar), QColor(colours.accent))
        elif state & flag.State_MouseOver:
            painter.fillRect(rect, QColor(colours.hover))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, QColor(colours.line))
        if state & flag.State_HasFocus and state & flag.State_KeyboardFocusChange:
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(rect).adjusted(2, 2, -2, -3), 5, 5)

    def _paint_icon(self, painter: QPainter, rect: QRect, icon: str, tone: Tone) -> None:
        """Paint the icon beside the first line."""
        top = rect.top() + round(_PAD * 0.8) + (self._line - self._glyph) // 2
        place = self._turned(rect, QRect(rect.left() + _PAD, top, self._glyph, self._glyph))
        ratio = painter.device().devicePixelRatioF()
        painter.drawPixmap(
            place.topLeft(), self._theme.pixmap(icon, self._theme.colours.tone(tone), self._glyph, ratio)
        )

    def _line_place(self, rect: QRect, number: int) -> QRect:
        """Return where a line is, as if one read from left to right."""
        left = rect.left() + _PAD + self._glyph + _GAP
        top = rect.top() + round(_PAD * 0.8)
        height = self._line
        if number:
            top += self._line + 3 + (number - 1) * (self._small_line + 3)
            height = self._small_line
        return QRect(left, top, rect.right() - _PAD - left, height)

    def _paint_line(
        self, painter: QPainter, rect: QRect, number: int, text: str, tone: Tone, *, end: str = "", mode: Mode
    ) -> None:
        """Paint a line with something quiet at its end, which has at most half of it."""
        place = self._line_place(rect, number)
        if end:
            painter.setFont(self._small)
            width = min(painter.fontMetrics().horizontalAdvance(end) + 2, place.width() // 2)
            at_end = QRect(place.right() + 1 - width, place.top(), width, place.height())
            self._put(painter, rect, at_end, end, Tone.QUIET, Mode.ElideRight)
            place.setWidth(place.width() - width - _GAP)
        painter.setFont(self._small if number else self._strong)
        self._put(painter, rect, place, text, tone, mode)

    def _put(self, painter: QPainter, rect: QRect, place: QRect, text: str, tone: Tone, mode: Mode) -> None:
        painter.setPen(QColor(self._theme.colours.tone(tone)))
        align = Qt.AlignmentFlag.AlignRight if self._backwards else Qt.AlignmentFlag.AlignLeft
        line = painter.fontMetrics().elidedText(text.replace("\n", " "), mode, place.width())
        flags = int((align | _ABSOLUTE).value) | Qt.TextFlag.TextSingleLine.value
        painter.drawText(self._turned(rect, place), flags, line)

    @property
    def _backwards(self) -> bool:
        return self._view.layoutDirection() is Qt.LayoutDirection.RightToLeft

    def _turned(self, rect: QRect, part: QRect) -> QRect:
        return QStyle.visualRect(self._view.layoutDirection(), rect, part)


class FolderDelegate(_LineDelegate):
    """A watched folder: its name and when something happened, its path and where pictures go, how it does."""

    lines = 3

    def _paint_entry(self, painter: QPainter, rect: QRect, entry: object, times: str) -> None:
        if not isinstance(entry, FolderStatus):
            return
        folder = entry.folder
        icon, tone = FOLDER_LOOKS[entry.state]
        self._paint_icon(painter, rect, icon, tone)
        name, path = name_folder(folder.path), describe_folder_path(folder.path)
        self._paint_line(painter, rect, 0, name, Tone.PLAIN, end=times, mode=Mode.ElideMiddle)
        self._paint_line(painter, rect, 1, path, Tone.QUIET, end=describe_target(folder), mode=Mode.ElideMiddle)
        self._paint_state(painter, rect, entry, tone)

    def _paint_state(self, painter: QPainter, rect: QRect, status: FolderStatus, tone: Tone) -> None:
        parts = (
            (describe_folder_state(status.state), tone),
            (describe_failed(status), Tone.BAD),
            (describe_counts(status), Tone.PLAIN),
        )
        painter.setFont(self._small)
        place, before = self._line_place(rect, 2), ""
        for text, tone in parts:
            if text and place.width() > 0:
                for words, hue in ((before, Tone.QUIET), (text, tone)):
                    self._put(painter, rect, place, words, hue, Mode.ElideRight)
                    place.setLeft(place.left() + painter.fontMetrics().horizontalAdvance(words))
                before = DOT


class FileDelegate(_LineDelegate):
    """A file of a watched folder: its name and when it came, and what became of it."""

    def _paint_entry(self, painter: QPainter, rect: QRect, entry: object, times: str) -> None:
        if not isinstance(entry, WatchedFile):
            return
        icon, tone = FILE_LOOKS[entry.state]
        self._paint_icon(painter, rect, icon, tone)
        self._paint_line(painter, rect, 0, name_folder(entry.path), Tone.PLAIN, end=times, mode=Mode.ElideMiddle)
        words = DOT.join(text for text in (describe_outcome(entry), describe_error(entry.error)) if text)
        self._paint_line(painter, rect, 1, words, tone, mode=Mode.ElideRight)


def corner_of(view: QAbstractItemView) -> QPoint:
    """Return where the menu of the current row opens when it was asked for by a key."""
    return view.visualRect(view.currentIndex()).center()
