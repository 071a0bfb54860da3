"""How the window speaks: quietly in the footer, across the window where something is wrong."""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.ui.panels.footer import Footer
from rethumb_desktop.ui.theme.colours import Tone
from rethumb_desktop.ui.theme.theme import Theme
from rethumb_desktop.ui.widgets.message_bar import MessageBar

Act = Callable[[], object]


class Voice:
    """Says one thing at a time in each place; never opens a dialog."""

    def __init__(self, footer: Footer, bar: MessageBar, theme: Theme) -> None:
        self._footer = footer
        self._bar = bar
        self._theme = theme
        self._act: Act | None = None
        self._fault: Fault | None = None
        footer.acted.connect(self._acted)

    def say(
        self, text: str, icon: str = "info", tone: Tone = Tone.QUIET, button: str = "", act: Act | None = None
    ) -> None:
        """Say what was done; `button` names what `act` does about it."""
        self._act = act
        self._footer.say(text, icon, tone, button)

    @property
    def said(self) -> str:
        """What the footer says now."""
        return self._footer.message

    def take_back(self, text: str) -> None:
        """Say nothing where this still stands, which is of the past."""
        if text and self._footer.message == text:
            self._act = None
            self._footer.fall_silent()

    def warn(self, text: str, button: str = "", act: Act | None = None) -> None:
        """Say what is wrong, until it is closed."""
        side = round(self._bar.fontMetrics().height() * 1.2)
        ratio = self._bar.devicePixelRatioF()
        icon = self._theme.pixmap("triangle-alert", self._theme.colours.warning, side, ratio)
        self._bar.say(text, icon, button, act)

    def pass_on(self, warnings: Sequence[str]) -> None:
        """Say what was found while opening, if anything was."""
        if warnings:
            self.warn(" ".join(warnings))

    def forget(self) -> None:
        """Take back what was said to be wrong: the person is at something new."""
        self._bar.hide()

    def tell(self, fault: Fault) -> None:
        """Say what went wrong."""
        self.warn(_sentences(fault))
        self._fault = fault

    def take_back_fault(self, kinds: Container[FaultKind]) -> None:
        """Take back what went wrong, if that is still said and is of one of these kinds: it holds no more."""
        fault = self._fault
        if fault is not None and fault.kind in kinds and self._bar.text == _sentences(fault):
            self._bar.hide()

    def _acted(self) -> None:
        if self._act is not None:
            self._act()


def _sentences(fault: Fault) -> str:
    return " ".join(text for text in (fault.title, fault.detail) if text)
