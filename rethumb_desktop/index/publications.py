"""The record of what is in which library."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import bindparam, delete, func, select, tuple_
from sqlalchemy.dialects.sqlite import insert

from rethumb_desktop.domain.browsing import PublicationQuery
from rethumb_desktop.domain.job import Publication
from rethumb_desktop.index import rows
from rethumb_desktop.index.connections import Connections
from rethumb_desktop.index.selecting import conditions
from rethumb_desktop.index.tables import meta
from rethumb_desktop.index.tables import publications as table

# Followed by the library's name: a row of `meta`.
_BEGUN = "begun:"
_PLACE = "place:"
# Made once: to put a statement together takes longer than to run it.
_ONE = select(table).where(table.c.library == bindparam("in_library"), table.c.key == bindparam("under_key"))
_FACT = select(meta.c.value).where(meta.c.name == bindparam("wanted"))
_NEWEST_FIRST = (table.c.published_at.desc(), table.c.id.desc())


class SqlPublications:
    """The publications of one home; implements `Publications`."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections
        with connections.reading() as connection:
            self._device = str(connection.execute(select(meta.c.value).where(meta.c.name == "device")).scalar_one())

    @property
    def device(self) -> str:
        """This device's id: 32 hexadecimal digits."""
        return self._device

    def find(self, library: str, key: str) -> Publication | None:
        with self._connections.reading() as connection:
            row = connection.execute(_ONE, {"in_library": library, "under_key": key}).one_or_none()
        return rows.publication_of(row) if row is not None else None

    def record(self, publications: Sequence[Publication]) -> None:
        """Record in one transaction; what is recorded already stays as it is. Raises Fault index, disk."""
        if not publications:
            return
        new_rows = [rows.publication_row(publication) for publication in publications]
        with self._connections.writing() as connection:
            connection.execute(insert(table).on_conflict_do_nothing(), new_rows)

    def page(
        self, *, library: str | None = None, search: str = "", offset: int = 0, limit: int = 1000
    ) -> list[Publication]:
        """Return publications, newest first; the search does not regard capitals. Raises Fault index, disk."""
        return self.browse(PublicationQuery(library, search), offset, limit)

    def browse(self, query: PublicationQuery, offset: int, limit: int) -> list[Publication]:
        """Return a page of those that are asked for, newest first. Raises Fault index, disk."""
        wanted = select(table).where(*conditions(query)).order_by(*_NEWEST_FIRST).offset(offset).limit(limit)
        with self._connections.reading() as connection:
            found = connection.execute(wanted).all()
        return [rows.publication_of(row) for row in found]

    def count(self, query: PublicationQuery) -> int:
        """Return how many are asked for. Raises Fault index, disk."""
        wanted = select(func.count()).select_from(table).where(*conditions(query))
        with self._connections.reading() as connection:
            return connection.execute(wanted).scalar_one()

    def place(self, query: PublicationQuery, library: str, key: str) -> int | None:
        """Return how many that are asked for are newer than a publication that is. Raises Fault index, disk."""
        asked = conditions(query)
        one = select(table.c.published_at, table.c.id).where(table.c.library == library, table.c.key == key, *asked)
        with self._connections.reading() as connection:
            found = connection.execute(one).one_or_none()
            if found is None:
                return None
            newer = tuple_(table.c.published_at, table.c.id) > tuple_(*found)
            return connection.execute(select(func.count()).select_from(table).where(*asked, newer)).scalar_one()

    def of_original(self, library: str, sha256: str) -> list[Publication]:
        """Return what was published of an original, newest first. Raises Fault index, disk."""
        query = select(table).where(table.c.library == library, table.c.original_sha256 == sha256)
        with self._connections.reading() as connection:
            found = connection.execute(query.order_by(*_NEWEST_FIRST)).all()
        return [rows.publication_of(row) for row in found]

    def remove(self, library: str, keys: Iterable[str]) -> None:
        """Forget publications in one transaction; none there is no fault. Raises Fault index, disk."""
        with self._connections.writing() as connection:
            for key in keys:
                connection.execute(delete(table).where(table.c.library == library, table.c.key == key))

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
