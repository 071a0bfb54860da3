"""The page about what is kept on this computer of what was published."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton

from rethumb_desktop.domain.errors import Fault
from rethumb_desktop.domain.ports import CacheContents
from rethumb_desktop.domain.preferences import CacheLimits, Preferences
from rethumb_desktop.ui.bridge import Bridge
from rethumb_desktop.ui.models.wording import count, describe_bytes
from rethumb_desktop.ui.panels.preferences.liking_page import LikingPage
from rethumb_desktop.ui.panels.preferences.likings import Likings
from rethumb_desktop.ui.theme.theme import Theme
from rethumb_desktop.ui.widgets.number_field import NumberField
from rethumb_desktop.ui.widgets.scrolled_column import labelled_rows, quiet_note, row_label

if TYPE_CHECKING:
    from rethumb_desktop.services.cache_keeping import CacheKeeping

Result = TypeVar("Result")

#: As much as the settings take.
_MOST_DAYS, _MOST_MEGABYTES = 36_500, 100_000_000


class CachePage(LikingPage):
    """How much the cache holds, how much it may, and a button that empties it."""

    def __init__(self, likings: Likings, cache_keeping: CacheKeeping, bridge: Bridge, theme: Theme) -> None:
        super().__init__("cachePage", likings, theme)
        self._keeping = cache_keeping
        self._bridge = bridge
        self._asked = 0
        self._limits: CacheLimits | None = None
        self.state = QLabel(self.tr("Looking through it…"))
        self.state.setTextFormat(Qt.TextFormat.PlainText)
        self.state.setWordWrap(True)
        self.outcome = quiet_note("")
        self.empty_button = QPushButton(self.tr("Empty now"))
        self.empty_button.setObjectName("emptyCacheButton")
        self.empty_button.setAutoDefault(True)
        self.empty_button.setEnabled(False)
        self.days = NumberField("cacheDaysField", self.tr("Keep for"), _MOST_DAYS, 1)
        self.days.valueChanged.connect(self._name_days)
        self.megabytes = NumberField("cacheMegabytesField", self.tr("At most"), _MOST_MEGABYTES, 100)
        self.megabytes.setSuffix(self.tr(" MB"))
        self._arrange()
        self._name_days()
        self.days.valueChanged.connect(self._limited)
        self.megabytes.valueChanged.connect(self._limited)
        self.empty_button.clicked.connect(self._empty)

    def show_preferences(self, preferences: Preferences) -> None:
        before, self._limits = self._limits, preferences.cache
        self.days.setValue(preferences.cache.days)
        self.megabytes.setValue(preferences.cache.megabytes)
        if before not in (None, preferences.cache):
            self._ask(self._tidy, self._show)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ask(self._keeping.contents, self._show)

    def _limited(self) -> None:
        limits = CacheLimits(self.days.value(), self.megabytes.value())
        self._change(lambda liked: replace(liked, cache=limits))

    def _empty(self) -> None:
        def work() -> tuple[int, CacheContents]:
            return self._keeping.empty(), self._keeping.contents()

        self.bar.hide()
        self.empty_button.setEnabled(False)
        self._ask(work, lambda result: self._emptied(*result))

    def _tidy(self) -> CacheContents:
        self._keeping.tidy()
        return self._keeping.contents()

    def _ask(self, work: Callable[[], Result], done: Callable[[Result], object]) -> None:
        """Call `work` on a thread, then `done`, unless something else was asked meanwhile."""
        self._asked += 1
        mine = self._asked

        def deliver(result: Result) -> None:
            if mine == self._asked:
                done(result)

        self._bridge.run(work, deliver, self._failed)

    def _show(self, contents: CacheContents) -> None:
        self.empty_button.setEnabled(contents.bytes > contents.unsent_bytes)
        number = count(contents.renditions, self.tr("{n} rendition"), self.tr("{n} renditions"))
        text = self.tr("It holds {number}: {bytes}.") if contents.renditions else self.tr("It is empty.")
        text = text.replace("{number}", number).replace("{bytes}", describe_bytes(contents.bytes))
        if contents.unsent_bytes:
            waiting = self.tr("{bytes} of that wait to be sent.")
            text = f"{text} {waiting.replace('{bytes}', describe_bytes(contents.unsent_bytes))}"
        self.state.setText(text)
        self.outcome.clear()

    def _emptied(self, gone: int, contents: CacheContents) -> None:
        self._show(contents)
        went = count(gone, self.tr("{n} rendition was removed."), self.tr("{n} renditions were removed."))
        self.outcome.setText(went if gone else self.tr("All of it is in use now."))

    def _failed(self, fault: Fault) -> None:
        self.empty_button.setEnabled(True)
        self.complain(fault)

    def _name_days(self) -> None:
        self.days.setSuffix(self.tr(" day") if self.days.value() == 1 else self.tr(" days"))

    def _arrange(self) -> None:
        self.parts.add_note(
            self.tr(
                "Finished renditions stay on this computer for a while, so that the same picture need not be made "
                "again. What waits to be sent is never removed, and nothing that was published is."
            )
        )
        self.parts.add_heading(self.tr("Now"))
        self.parts.add(self.state)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self.empty_button)
        line.addWidget(self.outcome, 1)
        self.parts.add(line)
        self.parts.add_heading(self.tr("Limits"))
        rows = labelled_rows()
        width = max(field.sizeHint().width() for field in (self.days, self.megabytes))
        for field in (self.days, self.megabytes):
            field.setMinimumWidth(width)
            rows.addRow(row_label(field.accessibleName(), field), field)
        self.parts.add(rows)
        self.parts.add_note(
            self.tr("What was not used for so long goes, and then the least recently used beyond the size.")
        )
