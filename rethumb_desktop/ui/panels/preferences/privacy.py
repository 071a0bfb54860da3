"""The page that tells what the program does with what pictures say about people."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from rethumb_desktop.domain.events import AccountsChanged, Event
from rethumb_desktop.domain.library import Account
from rethumb_desktop.domain.preset import Preset
from rethumb_desktop.domain.recipe import MetadataMode
from rethumb_desktop.ui.bridge import Bridge
from rethumb_desktop.ui.models.wording import DOT, showable
from rethumb_desktop.ui.panels.preferences.liking_page import SpeakingPage
from rethumb_desktop.ui.theme.theme import Theme
from rethumb_desktop.ui.widgets.elided_label import ElidedLabel
from rethumb_desktop.ui.widgets.scrolled_column import quiet_note

if TYPE_CHECKING:
    from rethumb_desktop.services.consenting import Consenting
    from rethumb_desktop.services.presetting import PresetKeeping

translate = QCoreApplication.translate


class PrivacyPage(SpeakingPage):
    """What is always true, which presets keep metadata, and which accounts were agreed to.

    Presets and accounts are read whenever the page is shown or they change.
    """

    def __init__(self, presets: PresetKeeping, consenting: Consenting, bridge: Bridge, theme: Theme) -> None:
        super().__init__("privacyPage", theme)
        self._presets = presets
        self._consenting = consenting
        self._bridge = bridge
        self._marks: list[QLabel] = []
        self.keeping = _Rows()
        self.agreed = _Rows()
        self._tell_what_holds()
        self.parts.add_heading(self.tr("Presets that keep metadata"))
        self.parts.add(self.keeping)
        self.parts.add_heading(self.tr("Accounts you agreed to publish to"))
        self.parts.add(self.agreed)
        bridge.received.connect(self._follow)
        theme.changed.connect(self._draw_marks)
        self._draw_marks()

    def load(self) -> None:
        """Show presets and accounts as they are now."""
        self._bridge.run(
            lambda: (self._presets.presets(), self._consenting.agreed()),
            lambda found: self._show(*found),
            self.complain,
        )

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.load()

    def _follow(self, events: list[Event]) -> None:
        if self.isVisible() and any(isinstance(event, AccountsChanged) for event in events):
            self.load()

    def _show(self, presets: Sequence[Preset], accounts: Sequence[Account]) -> None:
        self.keeping.clear(self.tr("None of your presets keeps any."))
        for preset in presets:
            kept = _describe_kept(preset)
            if kept:
                self.keeping.add(showable(preset.name), kept)
        self.agreed.clear(self.tr("None so far: you are asked before the first picture goes to an account."))
        for account in accounts:
            self._add_account(account)

    def _add_account(self, account: Account) -> None:
        place = "/".join(part for part in (account.bucket, account.prefix) if part)
        button = _AskAgain(self.tr("Ask again"), account.name)
        button.setAccessibleName(self.tr("Ask again before publishing to “{name}”").replace("{name}", account.name))
        button.asked.connect(self._ask_again)
        self.agreed.add(showable(account.name), DOT.join((account.host, place)), button)

    def _ask_again(self, name: str) -> None:
        self.bar.hide()
        self._bridge.run(lambda: self._consenting.ask_again(name), lambda _: self.load(), self.complain)

    def _tell_what_holds(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(1, 1)
        for row, text in enumerate(_what_holds()):
            mark = QLabel()
            mark.setAlignment(Qt.AlignmentFlag.AlignTop)
            self._marks.append(mark)
            grid.addWidget(mark, row, 0)
            sentence = QLabel(text)
            sentence.setTextFormat(Qt.TextFormat.PlainText)
            sentence.setWordWrap(True)
            grid.addWidget(sentence, row, 1)
        self.parts.add_heading(self.tr("What always holds"))
        self.parts.add(grid)

    def _draw_marks(self) -> None:
        side, ratio = self.fontMetrics().height(), self.devicePixelRatioF()
        for mark in self._marks:
            mark.setPixmap(self._theme.pixmap("shield-check", self._theme.colours.good, side, ratio))


class _AskAgain(QPushButton):
    """Asks for an account by its name.

    A lambda would hold the page: the page could go with the row that it is about to delete.
    """

    asked = Signal(str)

    def __init__(self, text: str, account: str) -> None:
        super().__init__(text)
        self.setObjectName("askAgainButton")
        self.setAutoDefault(True)
        self._account = account
        self.clicked.connect(self._ask)

    def _ask(self) -> None:
        self.asked.emit(self._account)


class _Rows(QWidget):
    """Rows of a name, what there is to say about it, and a button; or a sentence where there are none."""

    def __init__(self) -> None:
        super().__init__()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(12)
        self.nothing = quiet_note("")
        self._layout.addWidget(self.nothing)
        self.rows: list[QWidget] = []

    def clear(self, nothing: str) -> None:
        """Take all rows away; until one comes, say `nothing`."""
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows.clear()
        self.nothing.setText(nothing)
        self.nothing.show()

    def add(self, name: str, text: str, button: QPushButton | None = None) -> None:
        row = QWidget()
        grid = QGridLayout(row)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(0, 1)
        grid.addWidget(ElidedLabel(name), 0, 0)
        second = ElidedLabel(text)
        second.setProperty("quiet", True)
        grid.addWidget(second, 1, 0)
        if button is not None:
            grid.addWidget(button, 0, 1, 2, 1, Qt.AlignmentFlag.AlignVCenter)
        self.nothing.hide()
        self._layout.addWidget(row)
        self.rows.append(row)


def _what_holds() -> tuple[str, ...]:
    return (
        translate(
            "PrivacyPage",
            "What a picture says about itself stays with you: position, time, camera and comments are left out of what "
            "is published, unless a preset keeps them.",
        ),
        translate(
            "PrivacyPage",
            "Every result is looked through before it leaves. One that carries more than its preset allows is not "
            "published.",
        ),
        translate("PrivacyPage", "Your originals are never changed."),
        translate(
            "PrivacyPage",
            "Nothing leaves this computer before you add an account and agree to publish there.",
        ),
        translate(
            "PrivacyPage",
            "A position is looked up on a map only when you click on it: your browser opens it then, and the map's "
            "server learns of it.",
        ),
        translate("PrivacyPage", "The program sends no statistics or reports, and looks for no updates."),
    )


def _describe_kept(preset: Preset) -> str:
    """Return what a preset publishes of an original's metadata; empty where that is nothing."""
    modes = {recipe.metadata for recipe in preset.recipes if not recipe.exif}
    said = []
    if MetadataMode.KEEP in modes:
        said.append(translate("PrivacyPage", "Keeps all of it, the position too"))
    elif MetadataMode.COPYRIGHT in modes:
        said.append(translate("PrivacyPage", "Keeps author and copyright"))
    if any(recipe.exif for recipe in preset.recipes):
        said.append(translate("PrivacyPage", "Publishes all of it as JSON, the position too"))
    return DOT.join(said)
