"""The settings as account book, preset book and the window's choices."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import replace
from threading import Lock
from typing import TypeVar

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.library import Account
from rethumb_desktop.domain.link import LinkForm
from rethumb_desktop.domain.preferences import Preferences
from rethumb_desktop.domain.preset import Preset
from rethumb_desktop.domain.watched_folder import WatchedFolder
from rethumb_desktop.settings.tree import Settings, WindowChoices

Named = TypeVar("Named", bound=Account | Preset)
Change = Callable[[Settings], Settings]


class SettingsBook(ABC):
    """What the settings offer; implements `AccountBook`, `PresetBook`, `PreferenceBook` and `WatchBook`.

    Raises Fault settings, disk.
    """

    @abstractmethod
    def read(self) -> Settings:
        """Return the settings as they are now."""

    @abstractmethod
    def change(self, change: Change) -> None:
        """Replace the settings by what `change` makes of them; nobody else changes them meanwhile."""

    def accounts(self) -> list[Account]:
        return list(self.read().accounts)

    def save_account(self, account: Account) -> None:
        """Add an account, or change the one of this name in its place."""
        self.change(lambda now: replace(now, accounts=_with(now.accounts, account)))

    def remove_account(self, name: str) -> None:
        """Forget an account; none there is no fault."""
        self.change(lambda now: replace(now, accounts=tuple(a for a in now.accounts if a.name != name)))

    def presets(self) -> list[Preset]:
        return list(self.read().presets)

    def save_preset(self, preset: Preset) -> None:
        """Add a preset, or change the one of this name in its place."""
        if not preset.recipes:
            raise ValueError("a preset has at least one recipe")
        self.change(lambda now: replace(now, presets=_with(now.presets, preset)))

    def change_presets(self, change: Callable[[Sequence[Preset]], Sequence[Preset]]) -> None:
        """Replace the presets by what `change` makes of them. Raises Fault settings where that is none."""
        self.change(lambda now: replace(now, presets=_some_presets(change(now.presets))))

    def preferences(self) -> Preferences:
        return self.read().preferences

    def save_preferences(self, preferences: Preferences) -> None:
        self.change(lambda now: replace(now, preferences=preferences))

    def watched_folders(self) -> list[WatchedFolder]:
        return list(self.read().watched)

    def change_watched_folders(self, change: Callable[[Sequence[WatchedFolder]], Sequence[WatchedFolder]]) -> None:
        """Replace the watched folders by what `change` makes of them."""
        self.change(lambda now: replace(now, watched=tuple(change(now.watched))))

    def window(self) -> WindowChoices:
        return self.read().window

    def save_window(self, choices: WindowChoices) -> None:
        self.change(lambda now: replace(now, window=choices))

    def remember_window(self, preset: str, library: str, link_form: LinkForm) -> None:
        """Keep what the window's choosers stand at; the same again writes nothing."""
        choices = WindowChoices(preset, library, link_form)
        if choices != self.window():
            self.save_window(choices)


class MemorySettings(SettingsBook):
    """Settings that live as long as the process."""

    def __init__(self, settings: Settings | None = None) -> None:
        self._lock = Lock()
        self._settings = settings or Settings()

    def read(self) -> Settings:
        return self._settings

    def change(self, change: Change) -> None:
        with self._lock:
            self._settings = change(self._settings)


def _with(now: tuple[Named, ...], new: Named) -> tuple[Named, ...]:
    if any(old.name == new.name for old in now):
        return tuple(new if old.name == new.name else old for old in now)
    return (*now, new)


def _some_presets(presets: Sequence[Preset]) -> tuple[Preset, ...]:
    if not presets:
        raise Fault(FaultKind.SETTINGS, "The last preset cannot be removed.", "Add another one first.")
    return tuple(presets)
