"""The record of what is in which library."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from threading import Lock

from sqlalchemy import Connection, bindparam, select
from sqlalchemy.dialects.sqlite import insert

from rethumb_desktop.domain.browsing import MOST_FOUND, PublicationQuery
from rethumb_desktop.domain.job import Publication
from rethumb_desktop.index.file.connections import Connections
from rethumb_desktop.index.finding.finding import Finder
from rethumb_desktop.index.finding.listing import count_before, count_ids, list_ids
from rethumb_desktop.index.finding.selecting import choice_of, spans_of
from rethumb_desktop.index.rows import recording, rows
from rethumb_desktop.index.rows.publication_rows import (
    Row,
    find_rows,
    rows_at,
    rows_of_original,
    rows_with_stem,
    take_rows,
)
from rethumb_desktop.index.tables import meta

# Followed by the library's name: a row of `meta`.
_BEGUN = "begun:"
_PLACE = "place:"
_CHANGES = "SELECT value FROM meta WHERE name = 'changes'"
# Made once: to put a statement together takes longer than to run it.
_FACT = select(meta.c.value).where(meta.c.name == bindparam("wanted"))
#: A first page and its next ones are looked for at once; what was found is kept for so many questions.
_LEAST = 300
_KEPT = 4


@dataclass(frozen=True)
class _Found:
    """What was found when publications had changed so often; `whole`: there is nothing more."""

    changes: int
    ids: list[int]
    whole: bool


class SqlPublications:
    """The publications of one home; implements `Publications`."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections
        self._words = connections.words
        self._lock = Lock()
        self._found: OrderedDict[PublicationQuery, _Found] = OrderedDict()

    @property
    def device(self) -> str:
        """This device's id: 32 hexadecimal digits."""
        return self._connections.device

    def find(self, library: str, key: str) -> Publication | None:
        with self._connections.reading(one_moment=True) as connection:
            number = self._words.find_library(connection, library)
            row = find_rows(connection, self._words, number, [key]).get(key) if number is not None else None
        return rows.publication_of(row, library) if row is not None else None

    def record(self, publications: Sequence[Publication]) -> None:
        """Record in one transaction; what is recorded already stays as it is. Raises Fault index, disk."""
        if not publications:
            return
        with self._connections.writing() as connection:
            recording.record(connection, self._words, publications)

    def page(
        self, *, library: str | None = None, search: str = "", offset: int = 0, limit: int = 1000
    ) -> list[Publication]:
        """Return publications, newest first; the search does not regard capitals. Raises Fault index, disk."""
        return self.browse(PublicationQuery(library, search), offset, limit)

    def browse(self, query: PublicationQuery, offset: int, limit: int) -> list[Publication]:
        """Return a page of those that are asked for, newest first. Raises Fault index, disk."""
        with self._connections.reading(one_moment=True) as connection:
            if query.is_capped:
                ids = self._find(connection, query, offset + limit)[offset : offset + limit]
            else:
                ids = list_ids(connection, spans_of(connection, self._words, query), offset, limit)
            return self._publications(connection, rows_at(connection, self._words, ids))

    def count(self, query: PublicationQuery) -> int:
        """Return how many are asked for, `MOST_FOUND` at most where the query is capped. Raises Fault index, disk."""
        with self._connections.reading(one_moment=True) as connection:
            if query.is_capped:
                return len(self._find(connection, query, MOST_FOUND))
            return count_ids(connection, spans_of(connection, self._words, query))

    def place(self, query: PublicationQuery, library: str, key: str) -> int | None:
        """Return how many that are asked for are newer than a publication that is. Raises Fault index, disk."""
        with self._connections.reading(one_moment=True) as connection:
            number = self._words.find_library(connection, library)
            row = find_rows(connection, self._words, number, [key]).get(key) if number is not None else None
            if row is None:
                return None
            if query.is_capped:
                found = self._find(connection, query, MOST_FOUND)
                return found.index(row.id) if row.id in found else None
            spans = spans_of(connection, self._words, query)
            if not any(span.first <= row.id <= span.last for span in spans):
                return None
            return count_before(connection, spans, row.id)

    def of_original(self, library: str, sha256: str) -> list[Publication]:
        """Return what was published of an original, newest first. Raises Fault index, disk."""
        with self._connections.reading(one_moment=True) as connection:
            number = self._words.find_library(connection, library)
            if number is None:
                return []
            return self._publications(connection, rows_of_original(connection, self._words, number, sha256))

    def with_stem(self, library: str, beginning: str) -> list[Publication]:
        """Return those whose stems begin with these letters, one to six, in no order. Raises Fault index, disk."""
        with self._connections.reading(one_moment=True) as connection:
            number = self._words.find_library(connection, library)
            if number is None:
                return []
            return self._publications(connection, rows_with_stem(connection, self._words, number, beginning))

    def remove(self, library: str, keys: Iterable[str]) -> None:
        """Forget publications in one transaction; none there is no fault. Raises Fault index, disk."""
        with self._connections.writing() as connection:
            number = self._words.find_library(connection, library)
            if number is not None:
                take_rows(connection, self._words, [*find_rows(connection, self._words, number, keys).values()])

    def begin_library(self, library: str) -> None:
        """Note that this library was made here. Raises Fault index, disk."""
        row = {"name": _BEGUN + library, "value": "yes"}
        with self._connections.writing() as connection:
            connection.execute(insert(meta).on_conflict_do_nothing(), row)

    def knows_all(self, library: str) -> bool:
        """Whether this library was made here: nothing is in it that was not recorded. Raises Fault index, disk."""
        with self._connections.reading() as connection:
            return connection.execute(_FACT, {"wanted": _BEGUN + library}).one_or_none() is not None

    def settle(self, library: str, place: str) -> None:
        """Note where a library of this name is. Raises Fault index, disk."""
        row = {"name": _PLACE + library, "value": place}
        with self._connections.writing() as connection:
            connection.execute(insert(meta).on_conflict_do_update(index_elements=["name"], set_={"value": place}), row)

    def place_of(self, library: str) -> str | None:
        """Return where the library of this name was last. Raises Fault index, disk."""
        with self._connections.reading() as connection:
            return connection.execute(_FACT, {"wanted": _PLACE + library}).scalar_one_or_none()

    def _find(self, connection: Connection, query: PublicationQuery, number: int) -> list[int]:
        """Return the first ids of those that are asked for, at least `number` where there are so many."""
        # What devices published of a search is found with all of the search, or not at all.
        is_whole = query.is_search and query.devices is not None
        number = MOST_FOUND if is_whole else min(max(number, _LEAST), MOST_FOUND)
        changes = int(connection.exec_driver_sql(_CHANGES).scalar_one_or_none() or 0)
        with self._lock:
            known = self._found.get(query)
        if known is None or known.changes != changes:
            known = _Found(changes, [], whole=False)
        ids = known.ids
        if len(ids) < number and not known.whole:
            finder = Finder(
                connection,
                self._words,
                spans_of(connection, self._words, query),
                choice_of(connection, self._words, query),
            )
            more = [*islice(finder.found(ids[-1] if ids else None), number - len(ids))]
            ids = [*ids, *more]
            self._keep(query, _Found(changes, ids, whole=len(ids) < number))
        return ids

    def _keep(self, query: PublicationQuery, found: _Found) -> None:
        with self._lock:
            self._found[query] = found
            self._found.move_to_end(query)
            while len(self._found) > _KEPT:
                self._found.popitem(last=False)

    def _publications(self, connection: Connection, found: Sequence[Row]) -> list[Publication]:
        return [rows.publication_of(row, self._words.library_name(connection, row.library)) for row in found]
