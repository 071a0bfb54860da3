"""Ports about what the settings keep."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from rethumb_desktop.domain.library import Account
from rethumb_desktop.domain.preferences import Preferences
from rethumb_desktop.domain.preset import Preset


class AccountBook(Protocol):
    """The accounts as the settings keep them, no secrets. Raises Fault settings, disk."""

    def accounts(self) -> list[Account]: ...

    def save_account(self, account: Account) -> None: ...

    def remove_account(self, name: str) -> None: ...


class PresetBook(Protocol):
    """The presets as the settings keep them; never empty. Raises Fault settings, disk."""

    def presets(self) -> list[Preset]: ...

    def save_preset(self, preset: Preset) -> None: ...

    def change_presets(self, change: Callable[[Sequence[Preset]], Sequence[Preset]]) -> None:
        """Replace the presets by what `change` makes of them; nobody else changes them meanwhile."""


class PreferenceBook(Protocol):
    """What the person prefers, as the settings keep it. Raises Fault settings, disk."""

    def preferences(self) -> Preferences: ...

    def save_preferences(self, preferences: Preferences) -> None: ...
