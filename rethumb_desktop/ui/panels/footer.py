"""The footer: what was done last, and how far the queue is."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QSizePolicy, QToolButton

from rethumb_desktop.domain.job import JobState
from rethumb_desktop.ui.models.wording import DOT, count
from rethumb_desktop.ui.theme.colours import Tone
from rethumb_desktop.ui.theme.theme import Theme
from rethumb_desktop.ui.widgets.elided_label import ElidedLabel


class Footer(QFrame):
    """One quiet line. `acted` tells that the button beside the message was pressed."""

    acted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("footer")
        self._theme = theme
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
        self.setMinimumHeight(self._button.sizeHint().height() + 12)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._draw_icon)

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

    def show_counts(self, counts: Mapping[JobState, int], *, paused: bool) -> None:
        """Show how many jobs there are and how many have ended."""
        total = sum(counts.values())
        ended = sum(number for state, number in counts.items() if state.ended)
        failed = counts.get(JobState.FAILED, 0)
        parts = []
        if total and ended < total:
            text = self.tr("{done} of {all} done").replace("{done}", str(ended))
            parts.append(text.replace("{all}", str(total)))
        elif total:
            parts.append(count(total, self.tr("{n} picture"), self.tr("{n} pictures")))
        if failed:
            parts.append(self.tr("{n} failed").replace("{n}", str(failed)))
        if paused:
            parts.append(self.tr("paused"))
        self._counts.setText(DOT.join(parts))
        self._counts.setProperty("tone", "warning" if paused else None)
        self._counts.style().polish(self._counts)
        self._progress.setVisible(ended < total)
        self._progress.setRange(0, max(1, total))
        self._progress.setValue(ended)

    def _draw_icon(self) -> None:
        if self._said is None:
            return
        name, tone = self._said
        side = round(self.fontMetrics().height())
        colour = self._theme.colours.tone(tone)
        self._icon.setPixmap(self._theme.pixmap(name, colour, side, self.devicePixelRatioF()))
