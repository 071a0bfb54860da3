"""The list of accounts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMessageBox,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from rethumb_desktop.domain.errors import Fault
from rethumb_desktop.domain.library import Account, CredentialSource
from rethumb_desktop.ui.bridge import Bridge
from rethumb_desktop.ui.models.wording import DOT
from rethumb_desktop.ui.panels.accounts.choices import role_names
from rethumb_desktop.ui.panels.accounts.dialog import AccountDialog
from rethumb_desktop.ui.panels.accounts.keys import KeysDialog
from rethumb_desktop.ui.theme.theme import Theme
from rethumb_desktop.ui.widgets.title_room import make_room_for_title

if TYPE_CHECKING:
    from rethumb_desktop.services.accounting import Accounting

translate = QCoreApplication.translate


class AccountsDialog(QDialog):
    """Shows the accounts with the roles that have keys, to add, change or remove one.

    `add_account` asks for the dialog that adds.
    """

    add_account = Signal()

    def __init__(self, accounting: Accounting, bridge: Bridge, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("accountsDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Accounts"))
        self._accounting = accounting
        self._bridge = bridge
        self._theme = theme
        self._open = True
        self.finished.connect(self._ended)
        self.list = QListWidget()
        self.list.setObjectName("accountList")
        self.list.setAccessibleName(self.tr("Accounts"))
        self.list.currentItemChanged.connect(lambda *_: self._current_changed())
        self._status = QLabel()
        self._status.setTextFormat(Qt.TextFormat.PlainText)
        self._status.setWordWrap(True)
        self._status.setProperty("quiet", True)
        add = self._button("addAccountButton", self.tr("Add account…"))
        add.clicked.connect(self.add_account)
        self.edit_button = self._button("editAccountButton", self.tr("Edit…"))
        self.edit_button.clicked.connect(self._edit)
        self.keys_button = self._button("enterKeysButton", self.tr("Keys…"))
        self.keys_button.clicked.connect(self._enter_keys)
        self.remove_button = self._button("removeAccountButton", self.tr("Remove…"))
        self.remove_button.clicked.connect(self._ask_remove)
        self._arrange(add)
        self._current_changed()
        self.load()

    def load(self) -> None:
        """Show the accounts as they are now."""
        self._bridge.run(self._accounting.accounts, self._show, self._failed)

    def _show(self, accounts: list[Account]) -> None:
        if not self._open:
            return
        chosen = max(self.list.currentRow(), 0)
        self.list.clear()
        for account in accounts:
            item = QListWidgetItem(self._theme.icon("cloud"), _describe(account))
            item.setData(Qt.ItemDataRole.UserRole, account)
            self.list.addItem(item)
        if accounts:
            self.list.setCurrentRow(min(chosen, len(accounts) - 1))
        self._say("" if accounts else self.tr("There is no account yet. “This computer” needs none."))
        self._current_changed()

    @property
    def _account(self) -> Account | None:
        account: Account | None = self.list.currentIndex().data(Qt.ItemDataRole.UserRole)
        return account

    def _current_changed(self) -> None:
        account = self._account
        for button in (self.edit_button, self.remove_button):
            button.setEnabled(account is not None)
        kept = account is not None and account.credentials is not CredentialSource.ENVIRONMENT
        self.keys_button.setEnabled(kept)

    def _ask_remove(self) -> None:
        account = self._account
        if account is None:
            return
        box = QMessageBox(self)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(QMessageBox.Icon.Question)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setWindowTitle(self.tr("Remove account"))
        box.setText(self.tr("Remove “{name}”?").replace("{name}", account.name))
        box.setInformativeText(
            self.tr("The account and its keys are forgotten here. What was published stays, and its links work on.")
        )
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
            dialog.saved.connect(lambda _: self.load())
            dialog.open()

    def _enter_keys(self) -> None:
        if self._account is not None:
            dialog = KeysDialog(self._account, self._accounting, self._bridge, self)
            dialog.supplied.connect(self.load)
            dialog.open()

    def _failed(self, fault: Fault) -> None:
        if self._open:
            self._say(fault.title)

    def _say(self, text: str) -> None:
        self._status.setText(text)
        self._status.setVisible(bool(text))

    def _ended(self) -> None:
        self._open = False

    def _button(self, name: str, text: str) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(name)
        button.setAutoDefault(False)
        return button

    def _arrange(self, add: QPushButton) -> None:
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        line = QHBoxLayout()
        for button in (add, self.edit_button, self.keys_button, self.remove_button):
            line.addWidget(button)
        line.addStretch(1)
        line.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(self.list, 1)
        layout.addWidget(self._status)
        layout.addLayout(line)
        make_room_for_title(self)
        height = self.fontMetrics().height()
        self.resize(height * 34, height * 20)


def _describe(account: Account) -> str:
    place = DOT.join((account.host, "/".join(part for part in (account.bucket, account.prefix) if part)))
    names = role_names()
    roles = ", ".join(names[role] for role in account.roles)
    keys = translate("Accounts", "Keys: {roles}").replace("{roles}", roles)
    return "\n".join((account.name, place, keys))
