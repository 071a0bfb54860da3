"""How a row of the queue is painted."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QStyle

from rethumb_desktop.domain.job import Job, JobState
from rethumb_desktop.ui.models.wording import (
    DOT,
    describe_facts,
    describe_held,
    describe_job_growth,
    describe_job_saving,
    describe_job_state,
    describe_original,
    describe_place,
    describe_renditions,
    describe_state,
    describe_waiting,
    display_name,
)
from rethumb_desktop.ui.theme.colours import Tone, blend
from rethumb_desktop.ui.theme.theme import Theme, scaled_font

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
HELD_LOOK = ("hand", Tone.PLAIN)
_PROGRESS = {JobState.RENDERING: 0.3, JobState.READY: 0.6, JobState.UPLOADING: 0.8}
_PAD = 12
_GAP = 12
#: With so many lines of width the original's facts stand beside its name, and the second line has what came of it.
_ROOMY_LINES = 26


@dataclass(frozen=True)
class Words:
    """What the two lines of a row say: at their beginning, and at their end."""

    name: str
    beside_name: str
    facts: str
    beside_facts: str
    warns: bool  # what stands beside the facts


@dataclass(frozen=True)
class RowPlaces:
    """Where the parts of a row are, in the view's coordinates, right-to-left layouts turned around."""

    icon: QRect
    name: QRect
    facts: QRect
    state_icon: QRect
    state: QRect
    copy: QRect


@dataclass(frozen=True)
class Row:
    """What a row shows, and how it stands in the view. `library` is empty where all go to one."""

    job: Job
    icon: QPixmap | None
    library: str
    selected: bool
    hovered: bool
    current: bool
    focused: bool  # and the person uses the keyboard


class RowPainter:
    """Paints icon, name, facts, state and, where there are links, a place to copy them.

    `hovered` is the point of the mouse in the view, so that the copy place can answer to it. Not a delegate of Qt's,
    which is called for each row: a thread that is busy in Python would keep every one of these calls waiting.
    """

    def __init__(self, theme: Theme, view: QAbstractItemView) -> None:
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
        words = [describe_waiting(), describe_held(), *map(describe_state, JobState)]
        self._state_width = max(map(small.horizontalAdvance, words)) + 4
        self._glyph = round(self._line * 0.95)
        self.row_height = self.icon_side + 2 * round(_PAD * 0.75)

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

    def paint(self, painter: QPainter, place: QRect, row: Row) -> None:
        """Paint a row into its place."""
        places = self.places(place, self._view.layoutDirection())
        # A name keeps its own direction; only its place goes by the window's.
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, place, row)
        self._paint_icon(painter, places.icon, row.icon)
        self._paint_texts(painter, places, row)
        self._paint_state(painter, places, row.job)
        if row.job.state.has_links:
            self._paint_copy(painter, places.copy)

    def _paint_ground(self, painter: QPainter, place: QRect, row: Row) -> None:
        colours = self._theme.colours
        if row.selected or row.hovered:
            painter.fillRect(place, QColor(colours.selected if row.selected else colours.hover))
        painter.fillRect(place.left(), place.bottom(), place.width(), 1, QColor(colours.line))
        if row.current:
            # The row that the preview shows, selected or not.
            bar = QRect(place.left(), place.top(), 3, place.height() - 1)
            painter.fillRect(QStyle.visualRect(self._view.layoutDirection(), place, bar), QColor(colours.accent))
        if row.focused:
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(place).adjusted(2, 2, -2, -3), 5, 5)

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

    def _paint_texts(self, painter: QPainter, places: RowPlaces, row: Row) -> None:
        colours = self._theme.colours
        words = _words(row, roomy=places.facts.width() >= _ROOMY_LINES * self._line)
        painter.setFont(self._small)
        quiet, warning = QColor(colours.quiet), QColor(colours.warning)
        name = self._paint_end(painter, places.name, words.beside_name, quiet)
        facts = self._paint_end(painter, places.facts, words.beside_facts, warning if words.warns else quiet)
        painter.setPen(QColor(colours.bad) if row.job.state is JobState.FAILED else quiet)
        self._paint_line(painter, facts, words.facts, Qt.TextElideMode.ElideRight)
        painter.setFont(self._font)
        painter.setPen(QColor(colours.text))
        self._paint_line(painter, name, words.name, Qt.TextElideMode.ElideMiddle)

    def _paint_end(self, painter: QPainter, place: QRect, text: str, colour: QColor) -> QRect:
        """Paint what stands at the end of a line, in at most half of it; return what is left of the line."""
        if not text:
            return place
        width = min(painter.fontMetrics().horizontalAdvance(text) + 2, place.width() // 2)
        direction = self._view.layoutDirection()
        end = QRect(place.right() + 1 - width, place.top(), width, place.height())
        rest = QRect(place.left(), place.top(), place.width() - width - _GAP, place.height())
        painter.setPen(colour)
        self._paint_line(painter, QStyle.visualRect(direction, place, end), text, Qt.TextElideMode.ElideRight)
        return QStyle.visualRect(direction, place, rest)

    def _paint_line(self, painter: QPainter, place: QRect, text: str, mode: Qt.TextElideMode) -> None:
        line = painter.fontMetrics().elidedText(" ".join(text.split()), mode, place.width())
        backwards = self._view.layoutDirection() == Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if backwards else Qt.AlignmentFlag.AlignLeft
        flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.drawText(place, flags, line)

    def _paint_state(self, painter: QPainter, places: RowPlaces, job: Job) -> None:
        name, tone = _look(job)
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
        done = groove.width() * share
        backwards = self._view.layoutDirection() == Qt.LayoutDirection.RightToLeft
        painter.drawRoundedRect(
            groove.adjusted(groove.width() - done, 0, 0, 0)
            if backwards
            else groove.adjusted(0, 0, done - groove.width(), 0),
            1.5,
            1.5,
        )

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


def _look(job: Job) -> tuple[str, Tone]:
    """Return the icon and the tone of how a job stands."""
    if job.held:
        return HELD_LOOK
    return WAITING_LOOK if job.waits else STATE_LOOKS[job.state]


def _words(row: Row, *, roomy: bool) -> Words:
    """Return what the lines of a row say; where there is room, the original stands by itself."""
    job = row.job
    name = display_name(job.source)
    if job.error is not None or job.original is None or not roomy:
        growth = describe_job_growth(job) if job.error is None else ""
        facts = describe_facts(job).removesuffix(growth).removesuffix(DOT)
        return Words(name, row.library, facts, growth, bool(growth))
    beside = DOT.join(part for part in (row.library, describe_original(job.original)) if part)
    results = describe_renditions(job)
    if not results:
        return Words(name, beside, describe_place(job.source), "", False)
    growth = describe_job_growth(job)
    return Words(name, beside, f"→  {results}", growth or describe_job_saving(job), bool(growth))
