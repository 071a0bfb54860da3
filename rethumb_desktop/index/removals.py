"""Publications on their way out of their library."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, delete, select, update

from rethumb_desktop.domain.errors import FaultRecord
from rethumb_desktop.domain.job import Publication, Removal, RemovalState
from rethumb_desktop.domain.merging import Mark, Record, join
from rethumb_desktop.index.file.connections import Connections
from rethumb_desktop.index.file.owners import Owner
from rethumb_desktop.index.rows import rows
from rethumb_desktop.index.rows.hidden_rows import COLUMNS, hidden_values, row_of_hidden
from rethumb_desktop.index.rows.interruption import INTERRUPTED
from rethumb_desktop.index.rows.outbox import OWN_LIBRARY, Unsent, note_entries, stamps
from rethumb_desktop.index.rows.publication_rows import find_rows, take_rows
from rethumb_desktop.index.rows.recording import put_back
from rethumb_desktop.index.rows.remains import find_remains, keep_remains
from rethumb_desktop.index.tables import removals as table
from rethumb_desktop.index.values.keys import name_within
from rethumb_desktop.index.values.values import readable, storable

_STATE = ("state", "asked_at", "error")
_FOUND = f"SELECT {', '.join((*COLUMNS, *_STATE))}, id FROM removals"
_OLDEST_FIRST = "ORDER BY asked_at, id"
_ASK = f"INSERT INTO removals ({', '.join((*COLUMNS, *_STATE))}, owner) VALUES ({', '.join('?' * 21)})"
_WAITING, _DELETING, _FAILED = (state.value for state in RemovalState)


class SqlRemovals:
    """The removals of one home, shared by the window and the command line; implements `Removals`."""

    def __init__(self, connections: Connections, owner: Owner) -> None:
        self._connections = connections
        self._words = connections.words
        self._owner = owner

    def ask(self, library: str, keys: Iterable[str], now: datetime) -> list[Removal]:
        """Turn publications into waiting removals of this process, in one transaction. Raises Fault index, disk."""
        with self._connections.writing() as connection:
            number = self._words.library_id(connection, library)
            wanted = [*dict.fromkeys(keys)]
            there = find_rows(connection, self._words, number, wanted)
            found = [there[key] for key in wanted if key in there]
            take_rows(connection, self._words, found)
            for row in found:
                # A removal of before, whose picture was published anew meanwhile, has no object of its own.
                connection.execute(delete(table).where(_at(library, row.key)))
                asked = (_WAITING, rows.to_microseconds(now), None, self._owner.id)
                connection.exec_driver_sql(_ASK, (*hidden_values(library, row), *asked))
        return [Removal(rows.publication_of(row, library), RemovalState.WAITING, now) for row in found]

    def undo(self, library: str, keys: Iterable[str]) -> list[Publication]:
        """Turn waiting removals back into publications: their objects are there. Raises Fault index, disk."""
        back = []
        with self._connections.writing() as connection:
            number = self._words.library_id(connection, library)
            for key in dict.fromkeys(keys):
                found = self._find(connection, library, key)
                if found is not None and found[-4] == _WAITING:
                    connection.execute(delete(table).where(_at(library, key)))
                    row = row_of_hidden(number, found[: len(COLUMNS)])
                    put_back(connection, self._words, number, row)
                    back.append(rows.publication_of(row, library))
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
        """Forget a removal that was begun, and have the others told; one that was asked for anew meanwhile stays."""
        with self._connections.writing() as connection:
            gone = connection.execute(delete(table).where(_at(library, key), table.c.state == _DELETING)).rowcount
            number = self._words.library_id(connection, library)
            # Where the key is a publication again, its object is there.
            if gone and number != OWN_LIBRARY and not find_rows(connection, self._words, number, [key]):
                self._tell(connection, number, key)

    def fail(self, library: str, key: str, error: FaultRecord) -> None:
        """Note why a removal that was begun could not be ended."""
        failed = {"state": _FAILED, "error": rows.to_error(error)}
        with self._connections.writing() as connection:
            connection.execute(update(table).where(_at(library, key), table.c.state == _DELETING).values(failed))

    def find(self, library: str, key: str) -> Removal | None:
        with self._connections.reading(one_moment=True) as connection:
            found = self._find(connection, library, key)
            return _removal(found) if found is not None else None

    def all(self, library: str | None = None) -> list[Removal]:
        """Return removals, oldest first. Raises Fault index, disk."""
        with self._connections.reading(one_moment=True) as connection:
            if library is None:
                found = connection.exec_driver_sql(f"{_FOUND} {_OLDEST_FIRST}")
            else:
                asked = (storable(library),)
                found = connection.exec_driver_sql(f"{_FOUND} WHERE library = ? {_OLDEST_FIRST}", asked)
            return [_removal(values) for values in found]

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
            found = connection.exec_driver_sql(f"{_FOUND} {_OLDEST_FIRST}").all() if adopted else []
        return [_removal(values) for values in found if values[-1] in adopted]

    def _find(self, connection: Connection, library: str, key: str) -> Sequence[Any] | None:
        asked = (storable(library), storable(key))
        return connection.exec_driver_sql(f"{_FOUND} WHERE library = ? AND key = ?", asked).one_or_none()

    def _tell(self, connection: Connection, library: int, key: str) -> None:
        """Note that an object is gone, here and for the others."""
        (at,) = stamps(connection, 1)
        name = name_within(self._words.prefix_of(connection, library), key)
        removed = Record(name, removed=Mark(at, self._connections.device))
        before = find_remains(connection, self._words, library, [name]).get(name, removed)
        keep_remains(connection, self._words, library, [join(before, removed)])
        note_entries(connection, library, [Unsent("remove", key, None, at)])


def _at(library: str, key: str) -> ColumnElement[bool]:
    return and_(table.c.library == library, table.c.key == key)


def _removal(values: Sequence[Any]) -> Removal:
    """Return the removal of what is asked of the table."""
    *kept, state, asked_at, error, _id = values
    # The library's number is of no account here.
    publication = rows.publication_of(row_of_hidden(OWN_LIBRARY, kept), readable(kept[0]))
    return rows.removal_of(publication, state, asked_at, error)
