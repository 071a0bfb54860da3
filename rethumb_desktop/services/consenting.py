"""Consenting: to which accounts the person has agreed that pictures go."""

from __future__ import annotations

from dataclasses import replace

from rethumb_desktop.domain.events import AccountsChanged
from rethumb_desktop.domain.library import Account
from rethumb_desktop.domain.ports import AccountBook, Listener


class Consenting:
    """Tells which accounts were agreed to, and takes the yes back."""

    def __init__(self, book: AccountBook, listener: Listener) -> None:
        self._book = book
        self._listener = listener

    def agreed(self) -> list[Account]:
        """Return the accounts that pictures may go to unasked. Raises Fault settings."""
        return [account for account in self._book.accounts() if account.confirmed]

    def ask_again(self, name: str) -> None:
        """Have the person asked again before anything more goes to this account; one that is gone is no fault.

        Raises Fault settings, disk.
        """
        for account in self.agreed():
            if account.name == name:
                self._book.save_account(replace(account, confirmed=False))
                self._listener(AccountsChanged())
