"""The list of accounts: a page, and a dialog around it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMessageBox,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from rethumb_desktop.domain.errors import Fault
from rethumb_desktop.domain.events import AccountsChanged, Event
from rethumb_desktop.domain.library import Account, CredentialSource
from rethumb_desktop.ui.bridge import Bridge
from rethumb_desktop.ui.models.wording import DOT, count, plain_tooltip
from rethumb_desktop.ui.panels.accounts.choices import role_names
from rethumb_desktop.ui.panels.accounts.connection import ConnectionPanel, sentences
from rethumb_desktop.ui.panels.accounts.dialog import AccountDialog
from rethumb_desktop.ui.panels.accounts.keys import KeysDialog
from rethumb_desktop.ui.theme.theme import Theme
from rethumb_desktop.ui.widgets.flow_layout import FlowLayout
from rethumb_desktop.ui.widgets.title_room import make_room_for_title

if TYPE_CHECKING:
    from rethumb_desktop.services.accounting import Accounting, Stake

translate = QCoreApplication.translate


class AccountsPage(QWidget):
    """Shows the accounts with the roles that have keys, to add, change, test or remove one.

    `add_account` asks for the dialog that adds. The accounts are read again whenever they change.
    """

    add_account = Signal()

    def __init__(self, accounting: Accounting, bridge: Bridge, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("accountsPage")
        self._accounting = accounting
        self._bridge = bridge
        self._theme = theme
        self._open = True
        self._tested = ""
        self.list = QListWidget()
        self.list.setObjectName("accountList")
        self.list.setAccessibleName(self.tr("Accounts"))
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentItemChanged.connect(lambda *_: self._current_changed())
        self.list.itemActivated.connect(lambda _: self._edit())
        self.status = QLabel()
        self.status.setTextFormat(Qt.TextFormat.PlainText)
        self.status.setWordWrap(True)
        self.status.setProperty("quiet", True)
        self.connection = ConnectionPanel(accounting, bridge, theme)
        self.connection.hide()
        self._make_buttons()
        self._arrange()
        self._current_changed()
        bridge.received.connect(self._follow)
        theme.changed.connect(self._draw_icons)

    def load(self) -> None:
        """Show the accounts as they are now."""
        self._bridge.run(self._accounting.accounts, self._show, self._failed)

    def let_go(self) -> None:
        """Take no answers any more: the page is about to go."""
        self._open = False
        self.connection.forget()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.load()

    def _follow(self, events: list[Event]) -> None:
        if self.isVisible() and any(isinstance(event, AccountsChanged) for event in events):
            self.load()

    def _show(self, accounts: list[Account]) -> None:
        if not self._open:
            return
        chosen = max(self.list.currentRow(), 0)
        self.list.blockSignals(True)
        self.list.clear()
        for account in accounts:
            item = QListWidgetItem(self._theme.icon("cloud"), _describe(account))
            item.setData(Qt.ItemDataRole.UserRole, account)
            item.setToolTip(plain_tooltip(_describe(account)))
            self.list.addItem(item)
        if accounts:
            self.list.setCurrentRow(min(chosen, len(accounts) - 1))
        self.list.blockSignals(False)
        self._say("" if accounts else self.tr("There is no account yet. “This computer” needs none."))
        self._current_changed()

    @property
    def _account(self) -> Account | None:
        account: Account | None = self.list.currentIndex().data(Qt.ItemDataRole.UserRole)
        return account

    def _current_changed(self) -> None:
        account = self._account
        for button in (self.edit_button, self.test_button, self.remove_button):
            button.setEnabled(account is not None)
        kept = account is not None and account.credentials is not CredentialSource.ENVIRONMENT
        self.keys_button.setEnabled(kept)
        if account is None or account.name != self._tested:
            self._forget_test()

    # Asking the server

    def _test(self) -> None:
        if self._account is not None:
            self._tested = self._account.name
            self.connection.show()
            self.connection.test(self._account, None)

    def _forget_test(self) -> None:
        if self._tested:
            self._tested = ""
            self.connection.forget()
        self.connection.hide()

    # Changes

    def _ask_remove(self) -> None:
        account = self._account
        if account is not None:
            stake = partial(self._accounting.stake, account.name)
            self._bridge.run(stake, partial(self._show_question, account), self._failed)

    def _show_question(self, account: Account, stake: Stake) -> None:
        if not self._open:
            return
        box = QMessageBox(self)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(QMessageBox.Icon.Question)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setWindowTitle(self.tr("Remove account"))
        box.setText(self.tr("Remove “{name}”?").replace("{name}", account.name))
        box.setInformativeText(_describe_loss(stake))
        remove = box.addButton(self.tr("Remove"), QMessageBox.ButtonRole.DestructiveRole)
        cancel = box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(cancel)
        box.setEscapeButton(cancel)
        box.buttonClicked.connect(lambda button: self._remove(account.name) if button is remove else None)
        box.open()

    def _remove(self, name: str) -> None:
        self._bridge.run(lambda: self._accounting.remove(name), lambda _: self.load(), self._failed)

    def _edit(self) -> None:
        if self._account is not None:
            dialog = AccountDialog(self._accounting, self._bridge, self._theme, self, self._account)
            dialog.saved.connect(self._changed)
            dialog.open()

    def _enter_keys(self) -> None:
        if self._account is not None:
            dialog = KeysDialog(self._account, self._accounting, self._bridge, self)
            dialog.supplied.connect(self._changed)
            dialog.open()

    def _changed(self) -> None:
        self._forget_test()
        self.load()

    def _failed(self, fault: Fault) -> None:
        if self._open:
            self._say(sentences(fault))

    def _say(self, text: str) -> None:
        self.status.setText(text)
        self.status.setVisible(bool(text))

    # Parts

    def _draw_icons(self) -> None:
        for row in range(self.list.count()):
            self.list.item(row).setIcon(self._theme.icon("cloud"))

    def _make_buttons(self) -> None:
        def button(name: str, text: str, act: Callable[[], object]) -> QPushButton:
            button = QPushButton(text)
            button.setObjectName(name)
            button.setAutoDefault(False)
            # Without the “checked” that the signal carries.
            button.clicked.connect(lambda _=False: act())
            return button

        self.add_button = button("addAccountButton", self.tr("Add account…"), self.add_account.emit)
        self.edit_button = button("editAccountButton", self.tr("Edit…"), self._edit)
        self.keys_button = button("enterKeysButton", self.tr("Keys…"), self._enter_keys)
        self.test_button = button("testAccountButton", self.tr("Test connection"), self._test)
        self.remove_button = button("removeAccountButton", self.tr("Remove…"), self._ask_remove)
        self.connection.began.connect(lambda: self.test_button.setEnabled(False))
        self.connection.ended.connect(lambda: self.test_button.setEnabled(self._account is not None))

    def _arrange(self) -> None:
        line = FlowLayout(spacing=6)
        for button in (self.add_button, self.edit_button, self.keys_button, self.test_button, self.remove_button):
            line.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.list, 3)
        layout.addWidget(self.status)
        layout.addLayout(line)
        layout.addWidget(self.connection, 4)


class AccountsDialog(QDialog):
    """The page of accounts as a dialog."""

    def __init__(self, accounting: Accounting, bridge: Bridge, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("accountsDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Accounts"))
        self.page = AccountsPage(accounting, bridge, theme)
        self.add_account = self.page.add_account
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        self.finished.connect(self.page.let_go)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(self.page, 1)
        layout.addWidget(close)
        make_room_for_title(self)
        height = self.fontMetrics().height()
        self.resize(height * 34, height * 24)


def _describe_loss(stake: Stake) -> str:
    parts = [
        translate(
            "Accounts", "The account and its keys are forgotten here. What was published stays, and its links work on."
        )
    ]
    if stake.waiting:
        one = translate("Accounts", "{n} picture waits to be published there. It fails then.")
        parts.append(
            count(stake.waiting, one, translate("Accounts", "{n} pictures wait to be published there. They fail then."))
        )
    if stake.published:
        one = translate("Accounts", "The link of {n} rendition can no longer be copied here.")
        parts.append(
            count(
                stake.published, one, translate("Accounts", "The links of {n} renditions can no longer be copied here.")
            )
        )
    return "\n\n".join(parts)


def _describe(account: Account) -> str:
    place = DOT.join((account.host, "/".join(part for part in (account.bucket, account.prefix) if part)))
    names = role_names()
    roles = ", ".join(names[role] for role in account.roles)
    keys = translate("Accounts", "Keys: {roles}").replace("{roles}", roles)
    if not account.roles:
        keys = translate("Accounts", "Can only be read")
    return "\n".join((account.name, place, keys))
