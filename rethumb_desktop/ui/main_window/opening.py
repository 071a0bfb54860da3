"""Opening the services: off the GUI thread, after the window is painted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from threading import Lock

from rethumb_desktop.domain.job import Job
from rethumb_desktop.domain.library import THIS_COMPUTER, Library
from rethumb_desktop.domain.link import LinkForm
from rethumb_desktop.domain.ports import Listener
from rethumb_desktop.domain.preferences import Preferences
from rethumb_desktop.domain.preset import Preset
from rethumb_desktop.services import Services
from rethumb_desktop.ui.main_window.memory import ChoiceKeeper

OpenServices = Callable[[Listener], Services]


@dataclass(frozen=True)
class Chosen:
    """What the choosers stand at."""

    preset: str = ""
    library: str = THIS_COMPUTER
    link_form: LinkForm = LinkForm.URL


Remember = Callable[[Chosen], object]


class Newest:
    """Has the newest choice remembered, though several threads do it at once and in any order."""

    def __init__(self, remember: Remember) -> None:
        self._remember = remember
        self._chosen = Chosen()
        self._lock = Lock()

    def note(self, chosen: Chosen) -> Callable[[], None]:
        """Note a choice; return what is to be called on a worker thread."""
        self._chosen = chosen
        return self._keep

    def _keep(self) -> None:
        # Whoever is last through here has the newest.
        with self._lock:
            self._remember(self._chosen)


@dataclass(frozen=True)
class Offer:
    """What the choosers offer."""

    presets: Sequence[Preset]
    libraries: Sequence[Library]


@dataclass(frozen=True)
class Opened:
    """The services and everything that the window shows at first."""

    services: Services
    offer: Offer
    chosen: Chosen
    preferences: Preferences
    jobs: Sequence[Job]


class Opener:
    """Opens the services once and keeps hold of them, so that they are closed whatever happens to the window."""

    def __init__(self, open_services: OpenServices, choices: ChoiceKeeper | None) -> None:
        self._open_services = open_services
        self._choices = choices
        self.services: Services | None = None

    def open(self, listener: Listener) -> Opened:
        """Open the services and take up the queue; blocks. Raises Fault; may be called again then."""
        services = self.services
        if services is None:
            services = self.services = self._open_services(listener)
            services.cache_keeping.tidy_later()
        opened = Opened(
            services,
            load_offer(services),
            self._load_chosen(),
            services.preferring.preferences(),
            services.publishing.resume(),
        )
        services.watching.begin()
        services.syncing.begin()
        services.upkeep.begin()
        return opened

    def remember(self, chosen: Chosen) -> None:
        """Keep what the choosers stand at; blocks. Raises Fault settings, disk."""
        if self._choices is not None:
            self._choices.remember_window(chosen.preset, chosen.library, chosen.link_form)

    def close(self) -> None:
        if self.services is not None:
            self.services.close()

    def _load_chosen(self) -> Chosen:
        if self._choices is None:
            return Chosen()
        kept = self._choices.window()
        return Chosen(kept.preset, kept.library, kept.link_form)


def load_offer(services: Services) -> Offer:
    """Read presets and libraries; blocks. Raises Fault settings."""
    return Offer(services.presets.presets(), services.accounts.libraries())
