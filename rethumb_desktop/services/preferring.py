"""Preferring: how the person likes the program to be."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock

from rethumb_desktop.domain.events import PreferencesChanged
from rethumb_desktop.domain.ports import Listener, PreferenceBook
from rethumb_desktop.domain.preferences import Preferences


class Preferring:
    """Reads and changes preferences; a change is announced."""

    def __init__(self, book: PreferenceBook, listener: Listener) -> None:
        self._book = book
        self._listener = listener
        self._lock = Lock()

    def preferences(self) -> Preferences:
        """Return the preferences as they are now. Raises Fault settings."""
        return self._book.preferences()

    def change(self, change: Callable[[Preferences], Preferences]) -> None:
        """Replace the preferences by what `change` makes of them; nothing is written where that is the same.

        Raises Fault settings, disk.
        """
        with self._lock:
            before = self._book.preferences()
            after = change(before)
            if after == before:
                return
            self._book.save_preferences(after)
        self._listener(PreferencesChanged(after))
