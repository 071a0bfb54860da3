"""How the libraries stand with their devices, as far as the library's page says so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rethumb_desktop.domain.browsing import PublicationQuery
from rethumb_desktop.domain.library import Library
from rethumb_desktop.domain.syncing import Standing, SyncState


class Standings:
    """Knows how the libraries in buckets stand."""

    def __init__(self) -> None:
        self._states: dict[str, SyncState] = {}
        self._shared: set[str] = set()

    def take(self, libraries: Iterable[Library], states: Mapping[str, SyncState]) -> None:
        """Take in which libraries there are, and how they stood when that was read: what was told since is newer."""
        self._shared = {each.name for each in libraries if each.account is not None}
        self._states = {name: self._states.get(name, state) for name, state in states.items()}

    def note(self, state: SyncState) -> None:
        self._states[state.library] = state

    def of_all_in(self, query: PublicationQuery | None) -> SyncState | None:
        """Return how the library stands of which everything is looked for; None where it is not just that."""
        if query is None or query.library not in self._shared or query != PublicationQuery(library=query.library):
            return None
        return self._states.get(query.library, SyncState(query.library, Standing.OFF))
