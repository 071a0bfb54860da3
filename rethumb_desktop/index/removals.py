"""Publications on their way out of their library."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, and_, bindparam, delete, select, update
from sqlalchemy.dialects.sqlite import insert

from rethumb_desktop.domain.errors import FaultRecord
from rethumb_desktop.domain.job import Publication, Removal, RemovalState
from rethumb_desktop.index import rows
from rethumb_desktop.index.connections import Connections
from rethumb_desktop.index.interruption import INTERRUPTED
from rethumb_desktop.index.owners import Owner
from rethumb_desktop.index.tables import publications
from rethumb_desktop.index.tables import removals as table

# Made once: to put a statement together takes longer than to run it.
_ONE = select(table).where(table.c.library == bindparam("in_library"), table.c.key == bindparam("under_key"))
_OLDEST_FIRST = (table.c.asked_at, table.c.id)
_WAITING, _DELETING, _FAILED = (state.value for state in RemovalState)


class SqlRemovals:
    """The removals of one home, shared by the window and the command line; implements `Removals`."""

    def __init__(self, connections: Connections, owner: Owner) -> None:
        self._connections = connections
        self._owner = owner

    def ask(self, library: str, keys: Iterable[str], now: datetime) -> list[Removal]:
        """Turn publications into waiting removals of this process, in one transaction. Raises Fault index, disk."""
        asked = []
        with self._connections.writing() as connection:
            for key in keys:
                publication = _take_publication(connection, library, key)
                if publication is not None:
                    removal = Removal(publication, RemovalState.WAITING, now)
                    # A removal of before, whose picture was published anew meanwhile, has no object of its own.
                    connection.execute(delete(table).where(_at(library, key)))
                    connection.execute(insert(table).values(rows.removal_row(removal, self._owner.id)))
                    asked.append(removal)
        return asked

    def undo(self, library: str, keys: Iterable[str]) -> list[Publication]:
        """Turn waiting removals back into publications: their objects are there. Raises Fault index, disk."""
        back = []
        with self._connections.writing() as connection:
            for key in keys:
                waits = and_(_at(library, key), table.c.state == _WAITING)
                row = connection.execute(select(table).where(waits)).one_or_none()
                if row is not None:
                    connection.execute(delete(table).where(waits))
                    publication = rows.removal_of(row).publication
                    new = rows.publication_row(publication)
                    connection.execute(insert(publications).on_conflict_do_nothing(), new)
                    back.append(publication)
        return back

    def begin(self, library: str, key: str) -> bool:
        """Claim a removal for this process; also one that a process that is gone was deleting."""
        with self._connections.writing() as connection:
            row = connection.execute(select(table.c.state, table.c.owner).where(_at(library, key))).one_or_none()
            if row is None or (row.state == _DELETING and not self._owner.find_dead([row.owner])):
                return False
            claim = {"state": _DELETING, "owner": self._owner.id, "error": None}
            connection.execute(update(table).where(_at(library, key)).values(claim))
        return True

    def end(self, library: str, key: str) -> None:
        """Forget a removal that was begun; one that was asked for anew meanwhile stays."""
        with self._connections.writing() as connection:
            connection.execute(delete(table).where(_at(library, key), table.c.state == _DELETING))

    def fail(self, library: str, key: str, error: FaultRecord) -> None:
        """Note why a removal that was begun could not be ended."""
        failed = {"state": _FAILED, "error": rows.to_error(error)}
        with self._connections.writing() as connection:
            connection.execute(update(table).where(_at(library, key), table.c.state == _DELETING).values(failed))

    def find(self, library: str, key: str) -> Removal | None:
        with self._connections.reading() as connection:
            row = connection.execute(_ONE, {"in_library": library, "under_key": key}).one_or_none()
        return rows.removal_of(row) if row is not None else None

    def all(self, library: str | None = None) -> list[Removal]:
        """Return removals, oldest first. Raises Fault index, disk."""
        query = select(table).order_by(*_OLDEST_FIRST)
        if library is not None:
            query = query.where(table.c.library == library)
        with self._connections.reading() as connection:
            found = connection.execute(query).all()
        return [rows.removal_of(row) for row in found]

    def adopt(self) -> list[Removal]:
        """Take over the removals of processes that are gone; what they were deleting comes back as failed."""
        unfinished = table.c.state != _FAILED
        interrupted = {"state": _FAILED, "error": rows.to_error(INTERRUPTED)}
        adopted: set[int] = set()
        with self._connections.writing() as connection:
            owners = connection.execute(select(table.c.owner).where(unfinished).distinct()).scalars().all()
            for dead in self._owner.find_dead(owners):
                theirs = and_(unfinished, table.c.owner == dead)
                adopted.update(connection.execute(select(table.c.id).where(theirs)).scalars())
                connection.execute(update(table).where(theirs, table.c.state == _DELETING).values(interrupted))
                connection.execute(update(table).where(table.c.owner == dead).values(owner=self._owner.id))
            found = connection.execute(select(table).order_by(*_OLDEST_FIRST)).all() if adopted else []
        return [rows.removal_of(row) for row in found if row.id in adopted]


def _at(library: str, key: str) -> ColumnElement[bool]:
    return and_(table.c.library == library, table.c.key == key)


def _take_publication(connection: Connection, library: str, key: str) -> Publication | None:
    at_place = and_(publications.c.library == library, publications.c.key == key)
    row = connection.execute(select(publications).where(at_place)).one_or_none()
    connection.execute(delete(publications).where(at_place))
    return rows.publication_of(row) if row is not None else None
