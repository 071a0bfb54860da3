"""The first start: three quiet choices under the place to drop pictures on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from rethumb_desktop.domain.library import THIS_COMPUTER
from rethumb_desktop.domain.preferences import Preferences
from rethumb_desktop.services import Services
from rethumb_desktop.ui.bridge import Bridge
from rethumb_desktop.ui.main_window.accounting import AccountWindows
from rethumb_desktop.ui.main_window.holding import Holding
from rethumb_desktop.ui.main_window.voice import Voice
from rethumb_desktop.ui.models.queue import QueueModel
from rethumb_desktop.ui.panels.header import Header
from rethumb_desktop.ui.panels.queue.panel import QueuePanel

if TYPE_CHECKING:
    from rethumb_desktop.ui.panels.first_start import FirstStart


class Beginning(QObject):
    """Shows the choices until the person has seen enough of them or brings the first picture."""

    def __init__(
        self,
        queue: QueuePanel,
        model: QueueModel,
        header: Header,
        accounts: AccountWindows,
        holding: Holding,
        bridge: Bridge,
        voice: Voice,
    ) -> None:
        super().__init__(queue)
        self._queue = queue
        self._header = header
        self._accounts = accounts
        self._holding = holding
        self._bridge = bridge
        self._voice = voice
        self._services: Services | None = None
        self.card: FirstStart | None = None
        self._preferences = Preferences()
        header.chosen.connect(self._tell)
        model.rowsInserted.connect(self._end)

    def serve(self, services: Services, preferences: Preferences) -> None:
        """Begin; the choices are shown to those who have not seen them."""
        self._services = services
        if not preferences.welcomed:
            self._show()
        self.prefer(preferences)

    def prefer(self, preferences: Preferences) -> None:
        """Follow what the person prefers."""
        self._preferences = preferences
        if preferences.welcomed:
            self._hide()
        self._tell()

    def _show(self) -> None:
        # Loaded when it is wanted: most starts are not the first.
        from rethumb_desktop.ui.panels.first_start import FirstStart

        card = self.card = FirstStart()
        card.add_account.connect(self._accounts.add)
        card.join_library.connect(self._header.join_library)
        card.look_first_chosen.connect(lambda look: self._holding.prefer_at_once(not look))
        card.link_form_chosen.connect(self._header.choose_link_form)
        card.dismissed.connect(self._end)
        self._queue.empty.put_below(card)

    def _tell(self) -> None:
        library = self._header.library
        if self.card is not None and library is not None:
            name = "" if library.name == THIS_COMPUTER else library.name
            self.card.show_choices(name, self._header.link_form, look_first=self._preferences.look_first)

    def _end(self) -> None:
        """Have them gone for ever."""
        services = self._services
        if self.card is None or services is None:
            return
        self._hide()
        self._bridge.run(
            lambda: services.preferring.change(lambda now: replace(now, welcomed=True)), None, self._voice.tell
        )

    def _hide(self) -> None:
        if self.card is not None:
            self.card.hide()
            self.card.deleteLater()
            self.card = None
