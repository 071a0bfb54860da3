"""Memory twins of the publications and their removals, for tests and trials."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from rethumb_desktop.domain.browsing import PublicationQuery, without_focus
from rethumb_desktop.domain.errors import FaultRecord
from rethumb_desktop.domain.job import Place, Publication, Removal, RemovalState
from rethumb_desktop.index.memory.state import MemoryState
from rethumb_desktop.index.rows.interruption import INTERRUPTED
from rethumb_desktop.index.values.keys import split
from rethumb_desktop.index.values.searching import fold, searched_text


class MemoryPublications:
    """Publications that live as long as the process; implements `Publications`.

    `state` is what they share with the removals and the records of syncing.
    """

    def __init__(self, state: MemoryState | None = None) -> None:
        self.state = state if state is not None else MemoryState()
        self._lock = self.state.lock
        self._found = self.state.found

    @property
    def device(self) -> str:
        return self.state.device

    def find(self, library: str, key: str) -> Publication | None:
        with self._lock:
            return self._found.get((library, key))

    def record(self, publications: Sequence[Publication]) -> None:
        with self._lock:
            for publication in publications:
                place = publication.library, publication.key
                if place not in self._found:
                    self._found[place] = publication
                    self.state.tell_put(publication)
                    self.state.rename(place)

    def add_name(self, library: str, keys: Iterable[str], name: str) -> None:
        """Let publications go by this name too; keys that are none are left out."""
        with self._lock:
            for key in keys:
                before = self._found.get((library, key))
                if before is not None and (after := before.also_named(name)) is not before:
                    self._found[library, key] = after
                    self.state.tell_name((library, key), name)

    def page(
        self, *, library: str | None = None, search: str = "", offset: int = 0, limit: int = 1000
    ) -> list[Publication]:
        return self.browse(PublicationQuery(library, search), offset, limit)

    def browse(self, query: PublicationQuery, offset: int, limit: int) -> list[Publication]:
        return self._asked_for(query)[offset : offset + limit]

    def count(self, query: PublicationQuery) -> int:
        return len(self._asked_for(query))

    def place(self, query: PublicationQuery, library: str, key: str) -> int | None:
        places = [(publication.library, publication.key) for publication in self._asked_for(query)]
        return places.index((library, key)) if (library, key) in places else None

    def of_original(self, library: str, sha256: str) -> list[Publication]:
        return [p for p in self._newest_first() if (p.library, p.original_sha256) == (library, sha256)]

    def with_stem(self, library: str, beginning: str) -> list[Publication]:
        with self._lock:
            found = [p for (name, _), p in self._found.items() if name == library]
        return [p for p in found if p.key.rpartition("/")[2].startswith(beginning) and split(p.key).affix]

    def remove(self, library: str, keys: Iterable[str]) -> None:
        with self._lock:
            for key in keys:
                if self._found.pop((library, key), None) is not None:
                    self.state.drop_put((library, key))

    def take_out(self, library: str, keys: Iterable[str]) -> list[Publication]:
        """Hide publications and return those that were."""
        with self._lock:
            found = [self._found.pop((library, key), None) for key in keys]
        return [publication for publication in found if publication is not None]

    def bring_back(self, publications: Sequence[Publication]) -> None:
        """Show what was hidden, where nothing was recorded in its place."""
        with self._lock:
            for publication in publications:
                place = publication.library, publication.key
                if place in self._found:
                    continue
                self._found[place] = publication
                if not self.state.is_put(place):
                    self.state.tell_put(publication)

    def begin_library(self, library: str) -> None:
        with self._lock:
            self.state.made_here.add(library)

    def knows_all(self, library: str) -> bool:
        with self._lock:
            return library in self.state.made_here

    def settle(self, library: str, place: str) -> None:
        with self._lock:
            self.state.places[library] = place

    def place_of(self, library: str) -> str | None:
        with self._lock:
            return self.state.places.get(library)

    def _asked_for(self, query: PublicationQuery) -> list[Publication]:
        return [publication for publication in self._newest_first() if _matches(query, publication)]

    def _newest_first(self) -> list[Publication]:
        with self._lock:
            recorded = list(self._found.values())
        # Turned round at the end, so that of two at the same moment the one recorded later comes first.
        return sorted(recorded, key=lambda publication: publication.published_at)[::-1]


class MemoryRemovals:
    """Removals of memory publications; implements `Removals`."""

    def __init__(self, publications: MemoryPublications) -> None:
        self._publications = publications
        self._state = publications.state
        self._lock = self._state.lock
        self._asked = self._state.asked
        self._orphans: set[Place] = set()

    def lose_owner(self) -> None:
        """Make as if the process these removals belong to were gone: `adopt` and `begin` find them."""
        with self._lock:
            self._orphans = {place for place, kept in self._asked.items() if kept.state is not RemovalState.FAILED}

    def ask(self, library: str, keys: Iterable[str], now: datetime) -> list[Removal]:
        with self._lock:
            asked = [Removal(p, RemovalState.WAITING, now) for p in self._publications.take_out(library, keys)]
            for removal in asked:
                place = _place(removal)
                self._asked.pop(place, None)
                self._orphans.discard(place)
                self._asked[place] = removal
        return asked

    def undo(self, library: str, keys: Iterable[str]) -> list[Publication]:
        with self._lock:
            places = [(library, key) for key in dict.fromkeys(keys)]
            back = [self._asked.pop(place).publication for place in places if self._is(place, RemovalState.WAITING)]
            self._publications.bring_back(back)
        return back

    def begin(self, library: str, key: str) -> bool:
        place = (library, key)
        with self._lock:
            can_begin = place in self._asked and (not self._is_deleting(place) or place in self._orphans)
            if can_begin:
                self._orphans.discard(place)
                self._asked[place] = replace(self._asked[place], state=RemovalState.DELETING, error=None)
            return can_begin

    def end(self, library: str, key: str) -> None:
        with self._lock:
            if self._is_deleting((library, key)):
                del self._asked[library, key]
                # What was recorded meanwhile has an object.
                if self._publications.find(library, key) is None:
                    self._state.tell_removal((library, key))

    def fail(self, library: str, key: str, error: FaultRecord) -> None:
        place = (library, key)
        with self._lock:
            if self._is_deleting(place):
                self._asked[place] = replace(self._asked[place], state=RemovalState.FAILED, error=error)

    def find(self, library: str, key: str) -> Removal | None:
        with self._lock:
            return self._asked.get((library, key))

    def all(self, library: str | None = None) -> list[Removal]:
        with self._lock:
            asked = list(self._asked.values())
        return sorted(
            (removal for removal in asked if library in (None, removal.publication.library)),
            key=lambda removal: removal.asked_at,
        )

    def adopt(self) -> list[Removal]:
        with self._lock:
            orphans = [place for place in self._asked if place in self._orphans]
            self._orphans = set()
            for place in orphans:
                if self._is_deleting(place):
                    self._asked[place] = replace(self._asked[place], state=RemovalState.FAILED, error=INTERRUPTED)
            return sorted((self._asked[place] for place in orphans), key=lambda removal: removal.asked_at)

    def _is_deleting(self, place: Place) -> bool:
        return self._is(place, RemovalState.DELETING)

    def _is(self, place: Place, state: RemovalState) -> bool:
        return place in self._asked and self._asked[place].state is state


def _matches(query: PublicationQuery, publication: Publication) -> bool:
    recipes = None if query.recipes is None else {without_focus(recipe) for recipe in query.recipes}
    return (
        query.library in (None, publication.library)
        and (query.since is None or publication.published_at >= query.since)
        and (query.until is None or publication.published_at < query.until)
        and (recipes is None or without_focus(publication.recipe) in recipes)
        and (query.devices is None or publication.device in query.devices)
        and fold(query.search) in _searched(publication)
    )


def _searched(publication: Publication) -> str:
    return searched_text(publication.name, publication.recipe, publication.key, publication.other_names)


def _place(removal: Removal) -> Place:
    return removal.publication.library, removal.publication.key
