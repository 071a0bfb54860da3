"""How a row of the queue is painted."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from rethumb_desktop.domain.job import Job, JobState
from rethumb_desktop.ui.models.queue import QueueRole
from rethumb_desktop.ui.models.wording import describe_job_state, describe_state, describe_waiting
from rethumb_desktop.ui.theme.colours import Tone, blend
from rethumb_desktop.ui.theme.theme import Theme, scaled_font

Index = QModelIndex | QPersistentModelIndex

#: A state's icon and tone; the word beside it says the same.
STATE_LOOKS = {
    JobState.QUEUED: ("clock", Tone.QUIET),
    JobState.RENDERING: ("wand-sparkles", Tone.BUSY),
    JobState.READY: ("package-check", Tone.BUSY),
    JobState.UPLOADING: ("cloud-upload", Tone.BUSY),
    JobState.PUBLISHED: ("circle-check", Tone.GOOD),
    JobState.DUPLICATE: ("copy-check", Tone.GOOD),
    JobState.FAILED: ("circle-alert", Tone.BAD),
    JobState.CANCELLED: ("ban", Tone.QUIET),
}
WAITING_LOOK = ("clock", Tone.WARNING)
_PROGRESS = {JobState.RENDERING: 0.3, JobState.READY: 0.6, JobState.UPLOADING: 0.8}
_PAD = 12
_GAP = 12


@dataclass(frozen=True)
class RowPlaces:
    """Where the parts of a row are, in the view's coordinates, right-to-left layouts turned around."""

    icon: QRect
    name: QRect
    facts: QRect
    state_icon: QRect
    state: QRect
    copy: QRect


class QueueDelegate(QStyledItemDelegate):
    """Paints icon, name, facts, state and, where there are links, a place to copy them.

    `hovered` is the point of the mouse in the view, so that the copy place can answer to it.
    """

    def __init__(self, theme: Theme, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self.hovered: QPoint | None = None
        self.measure(view.font())

    def measure(self, font: QFont) -> None:
        """Take the measures from a font; all lengths follow its height."""
        self._font = font
        self._small = scaled_font(font, 0.92)
        metrics, small = QFontMetrics(self._font), QFontMetrics(self._small)
        self._line = metrics.height()
        self._small_line = small.height()
        self.icon_side = round(self._line * 2.5)
        words = [describe_waiting(), *map(describe_state, JobState)]
        self._state_width = max(map(small.horizontalAdvance, words)) + 4
        self._glyph = round(self._line * 0.95)
        self.row_height = self.icon_side + 2 * round(_PAD * 0.75)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(10 * self._line, self.row_height)

    def places(self, row: QRect, direction: Qt.LayoutDirection) -> RowPlaces:
        """Return where the parts of a row are."""
        inner = row.adjusted(_PAD, 0, -_PAD, 0)
        middle = row.center().y() + 1
        icon = QRect(inner.left(), middle - self.icon_side // 2, self.icon_side, self.icon_side)
        side = self._glyph + 12
        copy = QRect(inner.right() - side, middle - side // 2, side, side)
        state_left = copy.left() - _GAP - self._state_width
        # In a narrow window the word gives way to its icon.
        if state_left < inner.left() + 14 * self._line:
            state_left = copy.left() - 4
        state_icon = QRect(state_left - self._glyph - 6, middle - self._glyph // 2, self._glyph, self._glyph)
        state = QRect(state_left, middle - self._line // 2, copy.left() - _GAP - state_left, self._line)
        left = icon.right() + _GAP
        width = state_icon.left() - _GAP - left
        top = middle - (self._line + self._small_line + 3) // 2
        name = QRect(left, top, width, self._line)
        facts = QRect(left, name.bottom() + 4, width, self._small_line)
        parts = (icon, name, facts, state_icon, state, copy)
        return RowPlaces(*(QStyle.visualRect(direction, row, part) for part in parts))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        job: Job = index.data(QueueRole.JOB)
        rect: QRect = option.rect
        direction: Qt.LayoutDirection = option.direction
        state: QStyle.StateFlag = option.state
        places = self.places(rect, direction)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        current = self._view.currentIndex().row() == index.row()
        self._paint_ground(painter, rect, state, current=current)
        self._paint_icon(painter, places.icon, index.data(Qt.ItemDataRole.DecorationRole))
        self._paint_texts(painter, places, job, index)
        self._paint_state(painter, places, job)
        if job.state.has_links:
            self._paint_copy(painter, places.copy)
        painter.restore()

    def _paint_ground(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag, *, current: bool) -> None:
        colours = self._theme.colours
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(colours.selected))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, QColor(colours.hover))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, QColor(colours.line))
        if current:
            # The row that the preview shows, selected or not.
            bar = QRect(rect.left(), rect.top(), 3, rect.height() - 1)
            painter.fillRect(QStyle.visualRect(self._view.layoutDirection(), rect, bar), QColor(colours.accent))
        if state & QStyle.StateFlag.State_HasFocus and state & QStyle.StateFlag.State_KeyboardFocusChange:
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(rect).adjusted(2, 2, -2, -3), 5, 5)

    def _paint_icon(self, painter: QPainter, place: QRect, pixmap: QPixmap | None) -> None:
        colours = self._theme.colours
        if pixmap is not None:
            size = pixmap.deviceIndependentSize()
            target = QRectF(0, 0, size.width(), size.height())
            target.moveCenter(QRectF(place).center())
            painter.drawPixmap(target.topLeft(), pixmap)
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.window))
        painter.drawRoundedRect(place, 6, 6)
        side = self._glyph
        ratio = painter.device().devicePixelRatioF()
        glyph = self._theme.pixmap("image", blend(colours.quiet, colours.window, 0.6).name(), side, ratio)
        painter.drawPixmap(place.center() - QPoint(side // 2, side // 2), glyph)

    def _paint_texts(self, painter: QPainter, places: RowPlaces, job: Job, index: Index) -> None:
        colours = self._theme.colours
        name: str = index.data(Qt.ItemDataRole.DisplayRole)
        facts: str = index.data(QueueRole.FACTS)
        painter.setFont(self._font)
        painter.setPen(QColor(colours.text))
        self._paint_line(painter, places.name, name, Qt.TextElideMode.ElideMiddle)
        painter.setFont(self._small)
        failed = job.state is JobState.FAILED
        painter.setPen(QColor(colours.bad if failed else colours.quiet))
        growth: str = index.data(QueueRole.GROWTH)
        width = painter.fontMetrics().horizontalAdvance(growth)
        if not growth or 2 * width > places.facts.width():
            self._paint_line(painter, places.facts, facts, Qt.TextElideMode.ElideRight)
            return
        whole = min(painter.fontMetrics().horizontalAdvance(" ".join(facts.split())), places.facts.width())
        row, direction = places.facts, self._view.layoutDirection()
        rest = QRect(row.left(), row.top(), whole - width, row.height())
        end = QRect(rest.right() + 1, row.top(), width + 2, row.height())
        rest, end = (QStyle.visualRect(direction, row, part) for part in (rest, end))
        self._paint_line(painter, rest, facts.removesuffix(growth), Qt.TextElideMode.ElideRight)
        painter.setPen(QColor(colours.warning))
        self._paint_line(painter, end, growth, Qt.TextElideMode.ElideRight)

    def _paint_line(self, painter: QPainter, place: QRect, text: str, mode: Qt.TextElideMode) -> None:
        line = painter.fontMetrics().elidedText(" ".join(text.split()), mode, place.width())
        flags = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.drawText(place, flags, line)

    def _paint_state(self, painter: QPainter, places: RowPlaces, job: Job) -> None:
        name, tone = WAITING_LOOK if job.waits else STATE_LOOKS[job.state]
        colour = self._theme.colours.tone(tone)
        ratio = painter.device().devicePixelRatioF()
        painter.drawPixmap(places.state_icon.topLeft(), self._theme.pixmap(name, colour, self._glyph, ratio))
        if places.state.width() < 8:
            return
        painter.setFont(self._small)
        painter.setPen(QColor(colour))
        self._paint_line(painter, places.state, describe_job_state(job), Qt.TextElideMode.ElideRight)
        if job.state in _PROGRESS and not job.waits:
            self._paint_progress(painter, places.state, _PROGRESS[job.state])

    def _paint_progress(self, painter: QPainter, word: QRect, share: float) -> None:
        colours = self._theme.colours
        groove = QRectF(word.left(), word.bottom() + 4, word.width(), 3)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.line))
        painter.drawRoundedRect(groove, 1.5, 1.5)
        painter.setBrush(QColor(colours.accent))
        groove.setWidth(groove.width() * share)
        painter.drawRoundedRect(groove, 1.5, 1.5)

    def _paint_copy(self, painter: QPainter, place: QRect) -> None:
        colours = self._theme.colours
        hovered = self.hovered is not None and place.contains(self.hovered)
        if hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(blend(colours.accent, colours.base, 0.18))
            painter.drawRoundedRect(place, 6, 6)
        colour = colours.accent_text if hovered else colours.quiet
        ratio = painter.device().devicePixelRatioF()
        corner = place.center() - QPoint(self._glyph // 2, self._glyph // 2)
        painter.drawPixmap(corner, self._theme.pixmap("copy", colour, self._glyph, ratio))
