"""The dialog that adds an account, or changes one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.library import Account, with_facts
from rethumb_desktop.ui.bridge import Bridge, Ticket
from rethumb_desktop.ui.panels.accounts.connection import ConnectionPanel, sentences
from rethumb_desktop.ui.panels.accounts.form import AccountForm
from rethumb_desktop.ui.panels.accounts.form_area import FormArea
from rethumb_desktop.ui.panels.accounts.profiles import ProfilesDialog
from rethumb_desktop.ui.theme.theme import Theme
from rethumb_desktop.ui.widgets.message_bar import MessageBar
from rethumb_desktop.ui.widgets.title_room import make_room_for_title

if TYPE_CHECKING:
    from rethumb_desktop.services.accounting import Accounting


class AccountDialog(QDialog):
    """Adds an account, or changes the one that it is given. Testing the connection is offered, not compulsory.

    `saved` carries the account as it is kept. Where the keyring does not work, the dialog offers to do without.
    """

    saved = Signal(object)

    def __init__(
        self,
        accounting: Accounting,
        bridge: Bridge,
        theme: Theme,
        parent: QWidget | None = None,
        account: Account | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("accountDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Add account") if account is None else self.tr("Edit account"))
        self._accounting = accounting
        self._bridge = bridge
        self._theme = theme
        self._kept = account
        self._tickets: list[Ticket] = []
        self.bar = MessageBar()
        self._theme.dress(self.bar.close_button, "x")
        self.form = AccountForm(account)
        self.form.changed.connect(self._edited)
        self.form.provider.chosen.connect(self._make_room)
        self.form.more.toggled.connect(self._make_room)
        self.import_button = self._button("importButton", self.tr("Import from AWS profile…"))
        self.import_button.clicked.connect(self._choose_profile)
        self.import_button.setVisible(account is None)
        self.test_button = self._button("testButton", self.tr("Test connection"))
        self.test_button.clicked.connect(self.test)
        self.connection = ConnectionPanel(accounting, bridge, theme)
        self.connection.began.connect(self._make_room)
        self.connection.ended.connect(self._test_ended)
        self.save_button = self._button("saveButton", self.tr("Save"))
        self.finished.connect(self._ended)
        self._arrange()
        if account is not None:
            name = account.name
            self._tickets.append(bridge.run(lambda: accounting.is_in_use(name), self._use_known, self._failed))

    def test(self) -> None:
        """Try the connection and show each step as it comes."""
        if self.form.check():
            self.connection.test(self.form.account, self.form.keys)
            self.test_button.setEnabled(False)

    def _test_ended(self) -> None:
        self.test_button.setEnabled(True)

    def save(self) -> None:
        """Keep the account; a fault is told here, and the dialog stays."""
        if not self.form.check():
            return
        account, keys = self.form.account, self.form.keys
        self.connection.stop()
        if self.connection.facts is not None:
            account = with_facts(account, self.connection.facts)
        self.bar.hide()
        self.save_button.setEnabled(False)
        self._say_saving()

        def work() -> Account:
            return self._accounting.add(account, keys) if self._kept is None else self._accounting.change(account)

        self._tickets.append(self._bridge.run(work, self._saved, self._failed))

    def _say_saving(self) -> None:
        self.connection.say(self.tr("Saving…"))

    def _saved(self, account: Account) -> None:
        self.saved.emit(account)
        self.accept()

    def _failed(self, fault: Fault) -> None:
        self.save_button.setEnabled(True)
        self.connection.say(sentences(fault), "bad")
        if fault.kind is FaultKind.KEYRING and self._kept is None:
            self._offer_session(fault)

    def _offer_session(self, fault: Fault) -> None:
        """Offer to do without the keyring, which is then said for as long as the program runs."""
        text = self.tr("{fault} The keys can be kept until the program ends, without it.")
        side = round(self.fontMetrics().height() * 1.2)
        icon = self._theme.pixmap("triangle-alert", self._theme.colours.warning, side, self.devicePixelRatioF())
        self.bar.say(
            text.replace("{fault}", fault.title), icon, self.tr("For this session only"), self._keep_for_session
        )

    def _keep_for_session(self) -> None:
        self.form.keep_for_session()
        self.save()

    def _use_known(self, used: bool) -> None:
        if used:
            self.form.fix_place()

    def _choose_profile(self) -> None:
        dialog = ProfilesDialog(self._accounting, self._bridge, self)
        dialog.chosen.connect(self.form.take_profile)
        dialog.open()

    def _edited(self) -> None:
        self.connection.keep_for(self.form.account, self.form.keys)
        if not self.save_button.isEnabled():
            self._say_saving()

    def _ended(self) -> None:
        self.connection.forget()
        for ticket in self._tickets:
            ticket.cancel()
        self.form.forget_secret()

    def _button(self, name: str, text: str) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(name)
        button.setAutoDefault(False)
        return button

    def _arrange(self) -> None:
        buttons = QDialogButtonBox()
        buttons.addButton(self.save_button, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel).setAutoDefault(False)
        buttons.accepted.connect(self.save)
        buttons.rejected.connect(self.reject)
        line = QHBoxLayout()
        line.addWidget(self.test_button)
        line.addWidget(self.import_button)
        line.addStretch(1)
        line.addWidget(buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(self.bar)
        layout.addWidget(FormArea(self.form), 3)
        layout.addWidget(self.connection, 2)
        layout.addLayout(line)
        # Only a button within the dialog can be what Enter presses.
        self.save_button.setDefault(True)
        make_room_for_title(self)
        height = self.fontMetrics().height()
        wanted = QSize(height * 36, self.form.heightForWidth(height * 33) + height * 10)
        self.resize(wanted.boundedTo(self.screen().availableGeometry().size() * 0.9))

    def _make_room(self) -> None:
        """Grow for the form and the steps beneath it, as far as the screen has the room; never shrink."""
        room, frame = self.screen().availableGeometry(), self.frameGeometry()
        bars = frame.height() - self.height()
        # Eleven steps, and a cure.
        lines = 10 + (0 if self.connection.steps.isHidden() else 16)
        wanted = self.form.heightForWidth(self.form.width()) + self.fontMetrics().height() * lines
        self.resize(self.width(), max(min(wanted, room.height() - bars), self.height()))
        below = frame.top() + self.height() + bars - room.bottom()
        if below > 0:
            self.move(self.x(), max(room.top(), self.y() - below))
