"""The footer: what was done last, and how far the queue is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from time import monotonic

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QSizePolicy, QToolButton, QWidget

from rethumb_desktop.domain.job import JobState
from rethumb_desktop.ui.models.progress import Pace, Progress
from rethumb_desktop.ui.models.pulse import Pulse
from rethumb_desktop.ui.models.wording import DOT, count, describe_rate, describe_seconds_left
from rethumb_desktop.ui.theme.colours import Tone
from rethumb_desktop.ui.theme.theme import Theme
from rethumb_desktop.ui.widgets.announcing import announce
from rethumb_desktop.ui.widgets.elided_label import ElidedLabel

#: The counts change so often at most, in milliseconds; while work goes on they are looked at so often at least.
_PAUSE, _IDLE = 250, 1000


@dataclass(frozen=True)
class _Counts:
    states: Mapping[JobState, int] = field(default_factory=dict)
    held: int = 0
    finished: int = 0
    paused: bool = False

    @property
    def ended(self) -> int:
        return sum(number for state, number in self.states.items() if state.ended)

    @property
    def to_do(self) -> int:
        return sum(self.states.values()) - self.ended - self.held


class Footer(QFrame):
    """One quiet line. `acted` tells that the button beside the message was pressed."""

    acted = Signal()

    def __init__(self, theme: Theme, clock: Callable[[], float] = monotonic) -> None:
        super().__init__()
        self.setObjectName("footer")
        self._theme = theme
        self._clock = clock
        self._pace = Pace()
        self._now = _Counts()
        self._pulse = Pulse(self._show, _PAUSE, self, _IDLE)
        self._said: tuple[str, Tone] | None = None
        self._icon = QLabel()
        self._message = ElidedLabel()
        self._message.setObjectName("statusMessage")
        self._button = QToolButton()
        self._button.setObjectName("statusButton")
        self._button.clicked.connect(self.acted)
        self._button.hide()
        self._counts = QLabel()
        self._counts.setObjectName("queueCounts")
        self._counts.setProperty("quiet", True)
        self._progress = QProgressBar()
        self._progress.setObjectName("queueProgress")
        self._progress.setTextVisible(False)
        self._progress.setAccessibleName(self.tr("Progress of the queue"))
        self._progress.setFixedSize(140, 6)
        self._progress.hide()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 5, 14, 5)
        layout.setSpacing(8)
        layout.addWidget(self._icon)
        layout.addWidget(self._message, 1)
        layout.addWidget(self._button)
        layout.addSpacing(12)
        layout.addWidget(self._counts)
        layout.addWidget(self._progress, 0, Qt.AlignmentFlag.AlignVCenter)
        self._line = layout
        self.setMinimumHeight(self._button.sizeHint().height() + 12)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._draw_icon)

    def put_at_end(self, part: QWidget) -> None:
        """Have something stand behind the counts."""
        self._line.addSpacing(4)
        self._line.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)

    @property
    def message(self) -> str:
        return self._message.text()

    def say(self, text: str, icon: str, tone: Tone, button: str = "") -> None:
        """Say what was done; stays until something else is said. `button` names what may be done about it."""
        self._message.setText(text)
        self._said = icon, tone
        self._draw_icon()
        self._button.setText(button)
        self._button.setVisible(bool(button))
        announce(self._message, text)

    def fall_silent(self) -> None:
        """Say nothing: what was said is not true any more."""
        self._message.setText("")
        self._said = None
        self._icon.clear()
        self._button.hide()

    def show_counts(self, counts: Mapping[JobState, int], *, paused: bool, held: int = 0, finished: int = 0) -> None:
        """Show how far the jobs are. `held` of the queued ones wait for the person; `finished` have ended since the
        program began, also those that are not counted any more.
        """
        self._now = _Counts(dict(counts), held, finished, paused)
        self._pulse.ask()

    def _show(self) -> bool:
        """Show the counts of now; return whether work goes on, so that the time left has to be looked at again."""
        now = self._now
        progress = self._pace.feed(self._clock(), now.finished, now.to_do, resting=now.paused)
        self._counts.setText(DOT.join(self._describe(now, progress)))
        self._counts.setProperty("tone", "warning" if now.paused else None)
        self._counts.style().polish(self._counts)
        self._progress.setVisible(now.to_do > 0)
        self._progress.setRange(0, max(1, progress.whole))
        self._progress.setValue(progress.done)
        return now.to_do > 0 and not now.paused

    def _describe(self, now: _Counts, progress: Progress) -> list[str]:
        number = QLocale().toString
        failed = now.states.get(JobState.FAILED, 0)
        parts = []
        if now.to_do:
            text = self.tr("{done} of {all}").replace("{done}", number(progress.done))
            parts.append(text.replace("{all}", number(progress.whole)))
            if progress.rate is not None and progress.seconds is not None:
                parts += [describe_rate(progress.rate), describe_seconds_left(progress.seconds)]
        elif now.ended:
            parts.append(count(now.ended, self.tr("{n} picture"), self.tr("{n} pictures")))
        if now.held:
            parts.append(self.tr("{n} to publish").replace("{n}", number(now.held)))
        if failed:
            parts.append(self.tr("{n} failed").replace("{n}", number(failed)))
        if now.paused:
            parts.append(self.tr("paused"))
        return parts

    def _draw_icon(self) -> None:
        if self._said is None:
            return
        name, tone = self._said
        side = round(self.fontMetrics().height())
        colour = self._theme.colours.tone(tone)
        self._icon.setPixmap(self._theme.pixmap(name, colour, side, self.devicePixelRatioF()))
