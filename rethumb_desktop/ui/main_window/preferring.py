"""The preferences window, put together from the pages of several panels."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from rethumb_desktop.domain.job import Job
from rethumb_desktop.services import Services
from rethumb_desktop.ui.bridge import Bridge
from rethumb_desktop.ui.main_window.accounting import AccountWindows
from rethumb_desktop.ui.theme.theme import Theme

if TYPE_CHECKING:
    from rethumb_desktop.ui.panels.preferences.window import PreferencesWindow
    from rethumb_desktop.ui.panels.presets.page import PresetsPage


class PreferenceWindows(QObject):
    """Makes the preferences window when it is wanted first, and shows it.

    `preset_renamed` carries the old and the new name. `has_tray` tells whether the desktop has a tray.
    """

    preset_renamed = Signal(str, str)

    def __init__(self, window: QWidget, accounts: AccountWindows, bridge: Bridge, theme: Theme) -> None:
        super().__init__(window)
        self._window = window
        self._accounts = accounts
        self._bridge = bridge
        self._theme = theme
        self._services: Services | None = None
        self._shown: PreferencesWindow | None = None
        self._presets: PresetsPage | None = None
        self._job: Job | None = None
        self.has_tray: Callable[[], bool] = lambda: False

    def serve(self, services: Services) -> None:
        self._services = services

    def show(self, page: str = "") -> None:
        """Show the window with the page of this name, or where it was left."""
        services = self._services
        if services is None:
            return
        if self._shown is None:
            self._shown = self._make(services)
        self._shown.show_page(page)

    def holds(self, then: Callable[[], object]) -> bool:
        """Whether something is unsaved; then the person is asked, and `then` is called once that is settled."""
        if self._shown is None or not self._shown.holds(then):
            return False
        self._shown.raise_()
        return True

    def close(self) -> None:
        """Close the window, if it is open; nothing is unsaved."""
        if self._shown is not None:
            self._shown.close()

    def reload(self) -> None:
        """Follow that presets were changed elsewhere."""
        if self._presets is not None:
            self._presets.reload()

    def show_job(self, job: Job | None) -> None:
        """Take the picture that presets are tried on."""
        self._job = job
        if self._presets is not None:
            self._presets.show_job(job)

    def _make(self, services: Services) -> PreferencesWindow:
        # Loaded when it is wanted: the first paint need not wait for it.
        from rethumb_desktop.ui.panels.accounts.listing import AccountsPage
        from rethumb_desktop.ui.panels.preferences.likings import Likings
        from rethumb_desktop.ui.panels.preferences.own_pages import make_pages
        from rethumb_desktop.ui.panels.preferences.pages import Page
        from rethumb_desktop.ui.panels.preferences.window import PreferencesWindow
        from rethumb_desktop.ui.panels.presets.page import PresetsPage

        bridge, theme = self._bridge, self._theme
        likings = Likings(services.preferring, bridge, self)
        general, publishing, *rest = make_pages(
            likings,
            services.presets,
            services.consenting,
            services.cache_keeping,
            bridge,
            theme,
            has_tray=self.has_tray(),
        )
        accounts = AccountsPage(services.accounts, bridge, theme)
        accounts.add_account.connect(lambda: self._accounts.add(self._shown))
        presets = self._presets = PresetsPage(bridge, theme)
        presets.serve(services.presets, services.previewing)
        presets.renamed.connect(self.preset_renamed)
        presets.show_job(self._job)
        between = [
            Page("accounts", self.tr("Accounts"), "cloud", accounts),
            Page("presets", self.tr("Presets"), "images", presets),
        ]
        return PreferencesWindow([general, publishing, *between, *rest], theme, self._window)
