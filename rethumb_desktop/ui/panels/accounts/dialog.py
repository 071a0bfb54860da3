"""The dialog that adds an account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from rethumb_desktop.domain.errors import Fault
from rethumb_desktop.domain.library import Account
from rethumb_desktop.domain.ports import TestStep
from rethumb_desktop.ui.bridge import Bridge, Ticket
from rethumb_desktop.ui.models.wording import DOT
from rethumb_desktop.ui.panels.accounts.form import AccountForm
from rethumb_desktop.ui.theme.colours import Tone
from rethumb_desktop.ui.theme.theme import Theme
from rethumb_desktop.ui.widgets.step_list import StepList

if TYPE_CHECKING:
    from rethumb_desktop.services.accounting import Accounting


class AccountDialog(QDialog):
    """Adds an account. Testing the connection is offered, not compulsory. `added` carries the account's name."""

    added = Signal(str)

    def __init__(self, accounting: Accounting, bridge: Bridge, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("accountDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Add account"))
        self._accounting = accounting
        self._bridge = bridge
        self._theme = theme
        self._ticket: Ticket | None = None
        self.form = AccountForm()
        self.form.changed.connect(self._edited)
        self.steps = StepList()
        self.steps.setAccessibleName(self.tr("Connection test"))
        self._status = QLabel(self.tr("Nothing is sent before you test the connection or publish."))
        self._status.setObjectName("accountStatus")
        self._status.setTextFormat(Qt.TextFormat.PlainText)
        self._status.setWordWrap(True)
        self._status.setProperty("quiet", True)
        self.test_button = QPushButton(self.tr("Test connection"))
        self.test_button.setObjectName("testButton")
        self.test_button.setAutoDefault(False)
        self.test_button.clicked.connect(self.test)
        buttons = QDialogButtonBox()
        self.save_button = buttons.addButton(self.tr("Save"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.save_button.setObjectName("saveButton")
        self.save_button.setDefault(True)
        cancel = buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        cancel.setAutoDefault(False)
        buttons.accepted.connect(self.save)
        buttons.rejected.connect(self.reject)
        self.finished.connect(self._ended)
        self._arrange(buttons)

    def test(self) -> None:
        """Try the connection and show each step as it comes."""
        if not self.form.check():
            return
        self._cancel()
        self.steps.clear()
        if self.steps.isHidden():
            self.steps.show()
            self._grow()
        self._say(self.tr("Testing…"))
        self.test_button.setEnabled(False)
        account, keys = self.form.account, self.form.keys
        self._failures = 0
        self._ticket = self._bridge.run_steps(
            lambda: self._accounting.test(account, keys), self._step, self._tested, self._test_failed
        )

    def save(self) -> None:
        """Keep the account; a fault is told here, and the dialog stays."""
        if not self.form.check():
            return
        account, keys = self.form.account, self.form.keys
        self.save_button.setEnabled(False)
        self._say(self.tr("Saving…"))

        def done(kept: Account) -> None:
            self.added.emit(kept.name)
            self.accept()

        def failed(fault: Fault) -> None:
            self.save_button.setEnabled(True)
            self._say(_sentences(fault), "bad")

        self._cancel()
        self.test_button.setEnabled(True)
        self._ticket = self._bridge.run(lambda: self._accounting.add(account, keys), done, failed)

    # The test

    def _step(self, step: TestStep) -> None:
        self._failures += not step.ok
        name, tone = ("circle-check", Tone.GOOD) if step.ok else ("circle-x", Tone.BAD)
        side = self.fontMetrics().height()
        icon = self._theme.pixmap(name, self._theme.colours.tone(tone), side, self.devicePixelRatioF())
        verdict = self.tr("works") if step.ok else self.tr("does not work")
        parts = (step.name, step.detail or verdict)
        self.steps.add(icon, DOT.join(parts), "" if step.ok else step.cure)

    def _tested(self, _: None) -> None:
        self.test_button.setEnabled(True)
        if self._failures:
            self._say(self.tr("The connection does not work yet: see above."), "bad")
        else:
            self._say(self.tr("The connection works."), "good")

    def _test_failed(self, fault: Fault) -> None:
        self.test_button.setEnabled(True)
        self._say(_sentences(fault), "bad")

    def _edited(self) -> None:
        self._cancel()
        self.test_button.setEnabled(True)
        self.save_button.setEnabled(True)

    def _ended(self) -> None:
        self._cancel()
        self.form.forget_secret()

    def _cancel(self) -> None:
        if self._ticket is not None:
            self._ticket.cancel()
            self._ticket = None

    def _say(self, text: str, tone: str = "") -> None:
        self._status.setText(text)
        self._status.setProperty("tone", tone or None)
        self._status.setProperty("quiet", not tone)
        self._status.style().polish(self._status)

    def _arrange(self, buttons: QDialogButtonBox) -> None:
        line = QHBoxLayout()
        line.addWidget(self.test_button)
        line.addStretch(1)
        line.addWidget(buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(FormArea(self.form))
        layout.addWidget(self.steps, 1)
        layout.addWidget(self._status)
        layout.addLayout(line)
        height = self.fontMetrics().height()
        self.steps.setMinimumHeight(height * 6)
        self.steps.hide()
        wanted = QSize(height * 36, self.form.heightForWidth(height * 33) + height * 8)
        self.resize(wanted.boundedTo(self.screen().availableGeometry().size() * 0.9))

    def _grow(self) -> None:
        """Make room for the steps beneath the form, as far as the screen has it."""
        room, frame = self.screen().availableGeometry(), self.frameGeometry()
        bars = frame.height() - self.height()
        # Nine steps, and a cure.
        height = min(self.height() + self.fontMetrics().height() * 14, room.height() - bars)
        self.resize(self.width(), max(height, self.height()))
        below = frame.top() + self.height() + bars - room.bottom()
        if below > 0:
            self.move(self.x(), max(room.top(), self.y() - below))


class FormArea(QScrollArea):
    """A form that scrolls on a small screen, or once there is much to complain about; as tall as the form if it may."""

    def __init__(self, form: AccountForm) -> None:
        super().__init__()
        self._form = form
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(form)
        form.wrong.connect(self.ensureWidgetVisible)

    def sizeHint(self) -> QSize:
        hint = self._form.sizeHint()
        return QSize(hint.width(), max(hint.height(), self._form.heightForWidth(self.width())))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._form.minimumSizeHint().width(), self.fontMetrics().height() * 8)


def _sentences(fault: Fault) -> str:
    return "\n".join(text for text in (fault.title, fault.detail) if text)
