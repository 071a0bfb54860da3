"""The connection test, live: a line a step, with what helps."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from rethumb_desktop.domain.errors import Fault
from rethumb_desktop.domain.library import Account, CredentialSource, KeyPair, StoreFacts
from rethumb_desktop.domain.ports import TestStep
from rethumb_desktop.ui.bridge import Bridge, Ticket
from rethumb_desktop.ui.language.service_texts import translate_service
from rethumb_desktop.ui.models.wording import DOT
from rethumb_desktop.ui.theme.colours import Tone
from rethumb_desktop.ui.theme.theme import Theme
from rethumb_desktop.ui.widgets.step_list import StepList

if TYPE_CHECKING:
    from rethumb_desktop.services.accounting import Accounting

_Tried = tuple[Account, KeyPair | None]
#: The step that looks for the bucket.
_BUCKET = "Bucket"


class ConnectionPanel(QWidget):
    """Tries a connection and shows each step as it comes. A missing bucket is made, if the person wants it.

    `facts` are those that the last test found, as long as they are about the account in question. `began` and `ended`
    tell of the test.
    """

    began = Signal()
    ended = Signal()

    def __init__(self, accounting: Accounting, bridge: Bridge, theme: Theme) -> None:
        super().__init__()
        self._accounting = accounting
        self._bridge = bridge
        self._theme = theme
        self._ticket: Ticket | None = None
        self._tried: _Tried | None = None
        self._failures: list[int] = []
        self._warnings: list[int] = []
        self.facts: StoreFacts | None = None
        self.steps = StepList()
        self.steps.setAccessibleName(self.tr("Connection test"))
        self.steps.setMinimumHeight(self.fontMetrics().height() * 6)
        self.steps.hide()
        self.make_button = QPushButton(self.tr("Make the bucket"))
        self.make_button.setObjectName("makeBucketButton")
        self.make_button.setAutoDefault(False)
        self.make_button.clicked.connect(self._make_bucket)
        self.make_button.hide()
        self._verdict = self._untested = self.tr("Nothing is sent before you test the connection or publish."), ""
        self.status = QLabel(self._untested[0])
        self.status.setObjectName("accountStatus")
        self.status.setWordWrap(True)
        self.status.setProperty("quiet", True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        layout.addWidget(self.steps, 1)
        layout.addWidget(self.make_button, 0, Qt.AlignmentFlag.AlignLeading)
        layout.addWidget(self.status)

    def test(self, account: Account, keys: KeyPair | None) -> None:
        """Try everything publishing needs."""
        self.forget()
        self._tried = account, keys
        self.steps.show()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.began.emit()
        self._conclude(self.tr("Testing…"))
        self._failures, self._warnings = [], []
        self._ticket = self._bridge.run_steps(
            lambda: self._accounting.test(account, keys), self._step, self._tested, self._failed
        )

    def keep_for(self, account: Account, keys: KeyPair | None) -> None:
        """Keep what was found out, and say again how it stands, if it is about this account; else forget it."""
        if self._tried is not None and _asked(self._tried) != _asked((account, keys)):
            self.forget()
        else:
            self.say(*self._verdict)

    def stop(self) -> None:
        """Let go of a test that runs; what one found that is through stays."""
        if self._ticket is not None:
            self.forget()

    def forget(self) -> None:
        """Let go of a test that runs, and of what the last one found: the account is another now."""
        if self._ticket is not None:
            self._ticket.cancel()
            self._ticket = None
        self.facts = None
        self._tried = None
        self.make_button.hide()
        self.make_button.setEnabled(True)
        self.steps.clear()
        self.steps.hide()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._conclude(*self._untested)
        self.ended.emit()

    def say(self, text: str, tone: str = "") -> None:
        """Say how it stands; `tone` is good, warning, bad, or empty for a quiet text."""
        self.status.setText(text)
        self.status.setProperty("tone", tone or None)
        self.status.setProperty("quiet", not tone)
        self.status.style().polish(self.status)

    def _conclude(self, text: str, tone: str = "") -> None:
        """Say how it stands with the connection, which holds whatever else is said in between."""
        self._verdict = text, tone
        self.say(text, tone)

    def _step(self, step: TestStep) -> None:
        warned = step.ok and bool(step.cure)
        number = len(self.steps.texts)
        self._failures += [] if step.ok else [number]
        self._warnings += [number] if warned else []
        self.facts = step.facts or self.facts
        if not step.ok and step.name == _BUCKET:
            self.make_button.show()
        verdict = self.tr("works") if step.ok else self.tr("does not work")
        look = _BAD if not step.ok else _WARNED if warned else _GOOD
        words = DOT.join((translate_service(step.name), translate_service(step.detail) or verdict))
        self.steps.add(self._theme.pixmap(*self._pixmap(*look)), words, translate_service(step.cure))

    def _pixmap(self, name: str, tone: Tone) -> tuple[str, str, int, float]:
        return name, self._theme.colours.tone(tone), self.fontMetrics().height(), self.devicePixelRatioF()

    def _tested(self, _: None) -> None:
        self._ticket = None
        self.ended.emit()
        if self._failures:
            self._conclude(self.tr("The connection does not work yet: see above."), "bad")
        elif self._warnings:
            self._conclude(self.tr("The connection works. Look at what is marked above."), "warning")
        else:
            self._conclude(self.tr("The connection works."), "good")
        for number in (self._failures or self._warnings)[:1]:
            self.steps.reveal(number)

    def _make_bucket(self) -> None:
        if self._tried is None:
            return
        account, keys = self._tried
        self.make_button.setEnabled(False)
        self._conclude(self.tr("Making the bucket…"))

        def made(_: None) -> None:
            self.make_button.setEnabled(True)
            self.test(account, keys)

        self._ticket = self._bridge.run(lambda: self._accounting.make_bucket(account, keys), made, self._failed)

    def _failed(self, fault: Fault) -> None:
        self._ticket = None
        self.make_button.setEnabled(True)
        self.ended.emit()
        self._conclude(sentences(fault), "bad")


def sentences(fault: Fault) -> str:
    """Return what a fault says, with what helps."""
    return " ".join(text for text in (fault.title, fault.detail) if text)


def _asked(tried: _Tried) -> _Tried:
    """Return what of an account and its keys a test asks about: not its name, nor how fast pictures may go."""
    account, keys = tried
    return replace(account, name="", credentials=CredentialSource.KEYRING, upload_limit=0), keys


_GOOD = ("circle-check", Tone.GOOD)
_WARNED = ("triangle-alert", Tone.WARNING)
_BAD = ("circle-x", Tone.BAD)
