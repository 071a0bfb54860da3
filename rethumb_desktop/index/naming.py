"""The names of a publication: the one it was recorded with, and those under which the same picture came again."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, bindparam, select, update

from rethumb_desktop.index import rows
from rethumb_desktop.index.tables import publications as table

# Made once: to put a statement together takes longer than to run it.
_ONE = select(table).where(table.c.library == bindparam("in_library"), table.c.key == bindparam("under_key"))


def add_name(connection: Connection, library: str, keys: Iterable[str], name: str) -> None:
    """Let publications go by this name too, inside the caller's transaction; keys that are none are left out."""
    for key in keys:
        row = connection.execute(_ONE, {"in_library": library, "under_key": key}).one_or_none()
        if row is None:
            continue
        before = rows.publication_of(row)
        after = before.also_named(name)
        if after != before:
            new = rows.publication_row(after)
            values = {column: new[column] for column in ("other_names", "searched")}
            connection.execute(update(table).where(table.c.id == row.id).values(values))
