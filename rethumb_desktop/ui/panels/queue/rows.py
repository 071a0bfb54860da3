"""How a row of the queue is painted."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QStyle

from rethumb_desktop.domain.job import Job, JobState
from rethumb_desktop.ui.models.passing import Passing
from rethumb_desktop.ui.models.wording import (
    DOT,
    describe_facts,
    describe_held,
    describe_job_growth,
    describe_job_saving,
    describe_job_state,
    describe_measure,
    describe_original,
    describe_place,
    describe_removed,
    describe_renditions,
    describe_sending,
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
_CENTRED = Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
_FLAGS = int((Qt.AlignmentFlag.AlignLeft | _CENTRED).value) | Qt.TextFlag.TextSingleLine.value
_FLAGS_BACKWARDS = int((Qt.AlignmentFlag.AlignRight | _CENTRED).value) | Qt.TextFlag.TextSingleLine.value


@dataclass(frozen=True)
class Words:
    """What the two lines of a row say: at their beginning, and at their end."""

    name: str
    beside_name: str
    facts: tuple[str, ...]  # shorter and shorter: the first that has room is shown
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
    """What a row shows, and how it stands in the view. `library` is empty where all go to one.

    `folder` is the watched folder that it comes from, empty where it comes from none.
    """

    job: Job
    icon: QPixmap | None
    passing: Passing
    library: str
    selected: bool
    hovered: bool
    points_at_copy: bool  # the mouse, in it
    current: bool
    focused: bool  # and the person uses the keyboard
    folder: str = ""


class RowPainter:
    """Paints icon, name, facts, state and, where there are links, a place to copy them.

    Not a delegate of Qt's, which is called for each row: a thread that is busy in Python would keep every one of these
    calls waiting. For the same reason places and measures are not asked for again with each row.
    """

    def __init__(self, theme: Theme, font: QFont) -> None:
        self._theme = theme
        self._ratio = 1.0
        self._backwards = False
        self.measure(font)
        self.suit(QSize(0, self.row_height), 1.0, Qt.LayoutDirection.LeftToRight)

    def measure(self, font: QFont) -> None:
        """Take the measures from a font; all lengths follow its height."""
        self._font = font
        self._small = scaled_font(font, 0.92)
        metrics, small = self._metrics, self._small_metrics = QFontMetrics(self._font), QFontMetrics(self._small)
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

    def suit(self, size: QSize, ratio: float, direction: Qt.LayoutDirection) -> None:
        """Be ready to paint rows of this size, with so many pixels to a point."""
        self._ratio, self._backwards = ratio, direction == Qt.LayoutDirection.RightToLeft
        self._place = QRect(QPoint(0, 0), size)
        self._places = self.places(self._place, direction)

    def paint(self, painter: QPainter, row: Row) -> None:
        """Paint a row at the origin."""
        place, places = self._place, self._places
        # A name keeps its own direction; only its place goes by the window's.
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, place, row)
        self._paint_icon(painter, places.icon, row.icon)
        self._paint_texts(painter, places, row)
        self._paint_state(painter, places, row)
        if row.job.state.has_links:
            self._paint_copy(painter, places.copy, hovered=row.points_at_copy)

    def _paint_ground(self, painter: QPainter, place: QRect, row: Row) -> None:
        colours = self._theme.colours
        if row.selected or row.hovered:
            painter.fillRect(place, QColor(colours.selected if row.selected else colours.hover))
        painter.fillRect(place.left(), place.bottom(), place.width(), 1, QColor(colours.line))
        if row.current:
            # The row that the preview shows, selected or not.
            bar = QRect(place.left(), place.top(), 3, place.height() - 1)
            painter.fillRect(self._turned(place, bar), QColor(colours.accent))
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
        glyph = self._theme.pixmap("image", blend(colours.quiet, colours.window, 0.6).name(), side, self._ratio)
        painter.drawPixmap(place.center() - QPoint(side // 2, side // 2), glyph)

    def _paint_texts(self, painter: QPainter, places: RowPlaces, row: Row) -> None:
        colours = self._theme.colours
        words = _words(row, roomy=places.facts.width() >= _ROOMY_LINES * self._line)
        painter.setFont(self._small)
        quiet, warning = QColor(colours.quiet), QColor(colours.warning)
        name = self._paint_end(painter, places.name, words.beside_name, quiet)
        name = self._paint_folder(painter, name, row.folder, quiet)
        facts = self._paint_end(painter, places.facts, words.beside_facts, warning if words.warns else quiet)
        painter.setPen(QColor(colours.bad) if row.job.state is JobState.FAILED else quiet)
        self._paint_line(painter, facts, self._fitting(words.facts, facts.width()))
        painter.setFont(self._font)
        painter.setPen(QColor(colours.text))
        line = self._metrics.elidedText(_one_line(words.name), Qt.TextElideMode.ElideMiddle, name.width())
        painter.drawText(name, self._flags, line)

    def _paint_end(self, painter: QPainter, place: QRect, text: str, colour: QColor) -> QRect:
        """Paint what stands at the end of a line, in at most half of it; return what is left of the line."""
        if not text:
            return place
        width = min(self._small_metrics.horizontalAdvance(text) + 2, place.width() // 2)
        end = QRect(place.right() + 1 - width, place.top(), width, place.height())
        rest = QRect(place.left(), place.top(), place.width() - width - _GAP, place.height())
        painter.setPen(colour)
        self._paint_line(painter, self._turned(place, end), text)
        return self._turned(place, rest)

    def _fitting(self, texts: tuple[str, ...], width: int) -> str:
        """Return the first text that has room, else the last."""
        advance = self._small_metrics.horizontalAdvance
        return next((text for text in texts if advance(_one_line(text)) < width), texts[-1])

    def _paint_folder(self, painter: QPainter, place: QRect, folder: str, colour: QColor) -> QRect:
        """Paint the mark of a watched folder and its name at the end of a line; return what is left of the line."""
        if not folder:
            return place
        side, gap = self._small_line, 4
        width = min(self._small_metrics.horizontalAdvance(folder) + 2 + side + gap, place.width() // 2)
        end = QRect(place.right() + 1 - width, place.top(), width, place.height())
        mark = self._turned(place, QRect(end.left(), place.center().y() - side // 2, side, side))
        painter.drawPixmap(mark.topLeft(), self._theme.pixmap("folder-sync", colour.name(), side, self._ratio))
        painter.setPen(colour)
        self._paint_line(painter, self._turned(place, end.adjusted(side + gap, 0, 0, 0)), folder)
        rest = QRect(place.left(), place.top(), place.width() - width - _GAP, place.height())
        return self._turned(place, rest)

    def _paint_line(self, painter: QPainter, place: QRect, text: str) -> None:
        """Paint a line in small letters."""
        line = self._small_metrics.elidedText(_one_line(text), Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, self._flags, line)

    def _turned(self, place: QRect, part: QRect) -> QRect:
        """Return where a part of a place is, turned around where the window reads from right to left."""
        return QStyle.visualRect(Qt.LayoutDirection.RightToLeft, place, part) if self._backwards else part

    @property
    def _flags(self) -> int:
        return _FLAGS_BACKWARDS if self._backwards else _FLAGS

    def _paint_state(self, painter: QPainter, places: RowPlaces, row: Row) -> None:
        job = row.job
        name, tone = _look(job)
        colour = self._theme.colours.tone(tone)
        painter.drawPixmap(places.state_icon.topLeft(), self._theme.pixmap(name, colour, self._glyph, self._ratio))
        if places.state.width() < 8:
            return
        painter.setFont(self._small)
        painter.setPen(QColor(colour))
        self._paint_line(painter, places.state, describe_job_state(job))
        if job.state in _PROGRESS and not job.waits:
            self._paint_progress(painter, places.state, _share(row))

    def _paint_progress(self, painter: QPainter, word: QRect, share: float) -> None:
        colours = self._theme.colours
        groove = QRectF(word.left(), word.bottom() + 4, word.width(), 3)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.line))
        painter.drawRoundedRect(groove, 1.5, 1.5)
        painter.setBrush(QColor(colours.accent))
        done = groove.width() * share
        painter.drawRoundedRect(
            groove.adjusted(groove.width() - done, 0, 0, 0)
            if self._backwards
            else groove.adjusted(0, 0, done - groove.width(), 0),
            1.5,
            1.5,
        )

    def _paint_copy(self, painter: QPainter, place: QRect, *, hovered: bool) -> None:
        colours = self._theme.colours
        if hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(blend(colours.accent, colours.base, 0.18))
            painter.drawRoundedRect(place, 6, 6)
        colour = colours.accent_text if hovered else colours.quiet
        corner = place.center() - QPoint(self._glyph // 2, self._glyph // 2)
        painter.drawPixmap(corner, self._theme.pixmap("copy", colour, self._glyph, self._ratio))


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _look(job: Job) -> tuple[str, Tone]:
    """Return the icon and the tone of how a job stands."""
    if job.held:
        return HELD_LOOK
    return WAITING_LOOK if job.waits else STATE_LOOKS[job.state]


def _share(row: Row) -> float:
    """Return how far a job is on its way, as the bar in its row shows it."""
    share, place = _PROGRESS[row.job.state], row.passing.sending
    if row.job.state is not JobState.UPLOADING or place is None:
        return share
    return share + (1 - share) * place / max(1, len(row.job.renditions))


def _words(row: Row, *, roomy: bool) -> Words:
    """Return what the lines of a row say; where there is room, the original stands by itself."""
    job = row.job
    name = display_name(job.source)
    size = describe_original(job.original) if job.original is not None else describe_measure(row.passing.measure)
    growth = describe_job_growth(job) if job.error is None else ""
    if job.error is not None or not size or not roomy:
        return Words(name, row.library, _facts(row, growth), growth or describe_job_saving(job), bool(growth))
    beside = DOT.join(part for part in (row.library, size) if part)
    done = DOT.join(text for text in (describe_renditions(job), describe_removed(job)) if text)
    results = describe_sending(job, row.passing) or done
    if not results:
        return Words(name, beside, (describe_place(job.source),), "", False)
    return Words(name, beside, (f"→  {results}",), growth or describe_job_saving(job), bool(growth))


def _facts(row: Row, growth: str) -> tuple[str, ...]:
    """Return what became of an original in one line, and shorter: without its format, then without itself.

    What stands at the end of the line is not among it.
    """
    job = row.job
    facts = describe_facts(job, row.passing).removesuffix(growth).removesuffix(DOT)
    saving = describe_job_saving(job)
    if saving:
        facts = facts.replace(f"{DOT}{saving}", "", 1)
    original, arrow, results = facts.partition("→")
    if not arrow or job.original is None:
        return (facts,)
    brief = original.rstrip().removesuffix(job.original.format.value).removesuffix(DOT)
    return facts, f"{brief}  →{results}", f"→{results}"
