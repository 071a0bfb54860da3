"""The windows about accounts, and what they bring about."""

from __future__ import annotations

from collections.abc import Callable, Collection

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from rethumb_desktop.domain.events import AccountsChanged
from rethumb_desktop.domain.library import Account, CredentialSource
from rethumb_desktop.services import Services
from rethumb_desktop.ui.bridge import Bridge
from rethumb_desktop.ui.theme.theme import Theme


class AccountWindows(QObject):
    """Opens the dialogs about accounts. Keeps the name of an account just added, so that it can be chosen.

    `offered` carries a sentence with a button's text and what it does.
    """

    failed = Signal(object)
    offered = Signal(str, str, object)

    def __init__(self, window: QWidget, bridge: Bridge, theme: Theme) -> None:
        super().__init__(window)
        self._window = window
        self._bridge = bridge
        self._theme = theme
        self._services: Services | None = None
        self._added = ""

    def serve(self, services: Services) -> None:
        self._services = services

    def add(self, parent: QWidget | None = None) -> None:
        """Open the dialog that adds an account, over this window or the main one."""
        if self._services is None:
            return
        # The dialogs are loaded when they are wanted: the first paint need not wait for them.
        from rethumb_desktop.ui.panels.accounts.dialog import AccountDialog

        dialog = AccountDialog(self._services.accounts, self._bridge, self._theme, parent or self._window)
        dialog.saved.connect(self._note_added)
        dialog.open()

    def show_accounts(self) -> None:
        """Open the list of accounts."""
        if self._services is None:
            return
        from rethumb_desktop.ui.panels.accounts.listing import AccountsDialog

        dialog = AccountsDialog(self._services.accounts, self._bridge, self._theme, self._window)
        dialog.add_account.connect(dialog.accept)
        dialog.add_account.connect(self.add)
        dialog.open()

    def ask_keys_of(self, libraries: Collection[str], otherwise: Callable[[], object]) -> None:
        """Ask for the keys of the first of these libraries whose account keeps some; where there is none, call
        `otherwise`. That keys were given is announced by the services.
        """

        def found(account: Account | None) -> None:
            if account is None:
                otherwise()
            else:
                self._ask_keys(account)

        self._find_keeping(libraries, found)

    def take_added(self) -> str:
        """Return the name of the account that was just added, once."""
        name, self._added = self._added, ""
        return name

    def _ask_keys(self, account: Account) -> None:
        if self._services is None:
            return
        from rethumb_desktop.ui.panels.accounts.keys import KeysDialog

        KeysDialog(account, self._services.accounts, self._bridge, self._window).open()

    def _find_keeping(self, libraries: Collection[str], found: Callable[[Account | None], object]) -> None:
        """Call `found` with the first account of these libraries that keeps keys, or None."""
        services = self._services
        if services is None:
            return

        def find() -> Account | None:
            accounts = services.accounts.accounts()
            return next((a for a in accounts if a.name in libraries and _keeps_keys(a)), None)

        self._bridge.run(find, found, self.failed.emit)

    def _note_added(self, account: Account) -> None:
        self._added = account.name
        # The libraries may have been shown anew before the name was known here: once more, with it.
        self._bridge.listen(AccountsChanged())
        if account.credentials is CredentialSource.SESSION:
            text = self.tr("The keys of “{name}” are kept only until the program ends.")
            self.offered.emit(text.replace("{name}", account.name), "", None)


def _keeps_keys(account: Account) -> bool:
    return account.credentials is not CredentialSource.ENVIRONMENT
