"""The windows about accounts, and what they bring about."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from rethumb_desktop.domain.errors import FaultKind
from rethumb_desktop.domain.job import Job, JobState
from rethumb_desktop.domain.library import CredentialSource
from rethumb_desktop.services import Services
from rethumb_desktop.ui.bridge import Bridge
from rethumb_desktop.ui.theme.theme import Theme


class AccountWindows(QObject):
    """Opens the dialogs about accounts. Keeps the name of an account just added, so that it can be chosen.

    `retry` carries jobs that may work now, `offered` a sentence with a button's text and what it does.
    """

    retry = Signal(list)
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

    def add(self) -> None:
        """Open the dialog that adds an account."""
        if self._services is None:
            return
        # The dialogs are loaded when they are wanted: the first paint need not wait for them.
        from rethumb_desktop.ui.panels.accounts.dialog import AccountDialog

        dialog = AccountDialog(self._services.accounts, self._bridge, self._theme, self._window)
        dialog.added.connect(self._note_added)
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

    def offer_keys(self, jobs: Sequence[Job]) -> None:
        """Where jobs failed because a session-only account has no keys, offer to enter them and retry."""
        services = self._services
        missing = [job for job in jobs if _lacks_keys(job)]
        if services is None or not missing:
            return
        names = {job.library for job in missing}

        def find() -> str | None:
            for account in services.accounts.accounts():
                if account.name in names and account.credentials is CredentialSource.SESSION:
                    return account.name
            return None

        self._bridge.run(find, lambda name: self._offer(name, missing), self.failed.emit)

    def take_added(self) -> str:
        """Return the name of the account that was just added, once."""
        name, self._added = self._added, ""
        return name

    def _offer(self, name: str | None, jobs: Sequence[Job]) -> None:
        if name is not None:
            text = self.tr("“{name}” needs its keys again: they were kept for one session only.")
            button = self.tr("Enter keys…")
            self.offered.emit(text.replace("{name}", name), button, self._keys_asker(name, jobs))

    def _keys_asker(self, name: str, jobs: Sequence[Job]) -> Callable[[], None]:
        def ask() -> None:
            if self._services is not None:
                from rethumb_desktop.ui.panels.accounts.keys import KeysDialog

                dialog = KeysDialog(name, self._services.accounts, self._bridge, self._window)
                dialog.supplied.connect(lambda: self.retry.emit([job for job in jobs if job.library == name]))
                dialog.open()

        return ask

    def _note_added(self, name: str) -> None:
        self._added = name


def _lacks_keys(job: Job) -> bool:
    return job.state is JobState.FAILED and job.error is not None and job.error.kind is FaultKind.CREDENTIALS
