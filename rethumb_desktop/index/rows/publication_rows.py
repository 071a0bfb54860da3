"""Rows of the publications: how they are found, put and taken out, with all that is kept of them elsewhere."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection

from rethumb_desktop.domain.entries import Put
from rethumb_desktop.domain.merging import Named, Placed, Record
from rethumb_desktop.index.rows.placing import find_places, newer_before
from rethumb_desktop.index.values.extras import Extras, read_extras, write_extras
from rethumb_desktop.index.values.keys import Parts, heads_of, joined, name_within, split, whole_key
from rethumb_desktop.index.values.searching import indexed_text, recipe_sign
from rethumb_desktop.index.values.spans import LIBRARY_BITS, hour_of, hour_span, ids_of, milliseconds_of_id
from rethumb_desktop.index.values.values import readable, storable
from rethumb_desktop.index.values.words import Words

#: Kind and location of an original.
Origin = tuple[str, bytes]


class Row(NamedTuple):
    """A publication as the index keeps it: `library` is a number, `key` the whole object key, `name` that of the put.

    `when` is in microseconds since 1970 UTC; `at` is the stamp of the put, `seq` the segment of `device` that holds it,
    0 for none, `held` the number of the last snapshot that held it. `origin` is kind and location of the original where
    it was published from here.
    """

    id: int
    library: int
    key: str
    original: str
    recipe: str
    name: str
    width: int
    height: int
    bytes: int
    mime: str
    when: int
    device: str
    seq: int
    at: int
    more: str = ""
    renamed: Named | None = None
    names: tuple[Named, ...] = ()
    origin: Origin | None = None
    held: int = 0

    @property
    def shown_name(self) -> str:
        """The name it goes by."""
        return self.renamed.name if self.renamed is not None else self.name

    @property
    def other_names(self) -> tuple[str, ...]:
        """The other names, in the order in which they were given."""
        given = sorted(self.names, key=lambda named: named.mark)
        return tuple(named.name for named in given if named.name != self.shown_name)


COLUMNS = """p.id, p.head, p.stem, p.affix, p.original, p.recipe, p.name, p.width, p.height, p.bytes, p.mime, p.micros,
    p.device, p.seq, p.at, p.extras, p.held, o.kind, o.location"""
SOURCE = "FROM publications p LEFT JOIN origins o ON o.id = p.id"
_BY_HEAD = f"""SELECT {COLUMNS}
    FROM publications p INDEXED BY publications_by_head LEFT JOIN origins o ON o.id = p.id
    WHERE p.head IN (SELECT value FROM json_each(?)) AND p.id BETWEEN ? AND ?"""
_BY_STEM = f"""SELECT {COLUMNS}
    FROM publications p INDEXED BY publications_by_head LEFT JOIN origins o ON o.id = p.id
    WHERE p.head BETWEEN ? AND ? AND p.id BETWEEN ? AND ?"""
_BY_ORIGINAL = f"""SELECT {COLUMNS}
    FROM publications p INDEXED BY publications_by_original LEFT JOIN origins o ON o.id = p.id
    WHERE substr(p.original, 1, 4) = substr(?, 1, 4) AND p.original = ? AND p.id BETWEEN ? AND ?"""
_BY_ID = f"SELECT {COLUMNS} {SOURCE} WHERE p.id IN (SELECT value FROM json_each(?))"
_IN_ORDER = f"SELECT {COLUMNS} {SOURCE} WHERE p.id > ? AND p.id <= ? ORDER BY p.id LIMIT ?"
_INSERT = f"INSERT INTO publications VALUES ({', '.join('?' * 17)})"
_UPDATE = """UPDATE publications SET original = ?, recipe = ?, name = ?, width = ?, height = ?, bytes = ?, mime = ?,
    micros = ?, device = ?, seq = ?, at = ?, extras = ?, held = ? WHERE id = ?"""
FIND = "INSERT INTO search (rowid, names, recipe) VALUES (?, ?, ?)"
_LOSE = "INSERT INTO search (search, rowid, names, recipe) VALUES ('delete', ?, ?, ?)"
_COUNT = """INSERT INTO hours (library, hour, count) VALUES (?, ?, ?)
    ON CONFLICT (library, hour) DO UPDATE SET count = count + excluded.count"""
_TOUCH = """INSERT INTO meta (name, value) VALUES ('changes', '1')
    ON CONFLICT (name) DO UPDATE SET value = CAST(value AS INTEGER) + 1"""
_DIGEST_LETTERS = 64


def find_rows(connection: Connection, words: Words, library: int, keys: Iterable[str]) -> dict[str, Row]:
    """Return the publications of a library that have these keys, by their keys."""
    wanted = {key: split(key).head for key in keys}
    if not wanted:
        return {}
    asked = (json.dumps([*wanted.values()]), *ids_of(library))
    found = (row_of(values, connection, words) for values in connection.exec_driver_sql(_BY_HEAD, asked))
    return {row.key: row for row in found if row.key in wanted}


def rows_at(connection: Connection, words: Words, ids: Sequence[int]) -> list[Row]:
    """Return the publications of these ids, in this order; what is not there any more is left out."""
    asked = connection.exec_driver_sql(_BY_ID, (json.dumps([*ids]),))
    found = {values[0]: row_of(values, connection, words) for values in asked}
    return [found[each] for each in ids if each in found]


def rows_of_original(connection: Connection, words: Words, library: int, sha256: str) -> list[Row]:
    """Return the publications of an original, newest first."""
    original = original_value(sha256)
    found = connection.exec_driver_sql(_BY_ORIGINAL, (original, original, *ids_of(library)))
    rows = [row_of(values, connection, words) for values in found]
    return sorted(rows, key=lambda row: row.id, reverse=True)


def rows_with_stem(connection: Connection, words: Words, library: int, beginning: str) -> list[Row]:
    """Return the publications whose keys are of the usual shape, with a stem that begins so: six letters at most."""
    found = connection.exec_driver_sql(_BY_STEM, (*heads_of(beginning), *ids_of(library)))
    rows = (row_of(values, connection, words) for values in found)
    return [row for row in rows if split(row.key).affix]


def all_rows(connection: Connection, words: Words, library: int, size: int) -> Iterator[list[Row]]:
    """Yield all publications of a library in the order of time, `size` at once."""
    last, end = ids_of(library)
    last -= 1
    while found := connection.exec_driver_sql(_IN_ORDER, (last, end, size)).all():
        yield [row_of(values, connection, words) for values in found]
        last = found[-1][0]


def put_rows(connection: Connection, words: Words, rows: Sequence[Row]) -> None:
    """Put publications whose keys are not there inside the caller's transaction; their ids are given here."""
    for library in dict.fromkeys(row.library for row in rows):
        _put(connection, words, library, [row for row in rows if row.library == library])
    if rows:
        touch(connection)


def take_rows(connection: Connection, words: Words, rows: Sequence[Row]) -> None:
    """Take out publications, as they were found, inside the caller's transaction."""
    if not rows:
        return
    # FTS5 writes all that it has gathered as soon as an id is smaller than the one before: in order that is once.
    rows = sorted(rows, key=lambda row: row.id)
    connection.exec_driver_sql(_LOSE, [_searched_now(row, connection, words) for row in rows])
    connection.exec_driver_sql("DELETE FROM publications WHERE id = ?", [(row.id,) for row in rows])
    with_origin = [(row.id,) for row in rows if row.origin is not None]
    if with_origin:
        connection.exec_driver_sql("DELETE FROM origins WHERE id = ?", with_origin)
    count_places(connection, [row.id for row in rows], -1)
    touch(connection)


def swap_rows(connection: Connection, words: Words, pairs: Sequence[tuple[Row, Row]]) -> None:
    """Put other rows in the place of publications, as they were found, inside the caller's transaction."""
    stay = [pair for pair in pairs if _same_place(*pair)]
    move = [pair for pair in pairs if not _same_place(*pair)]
    if stay:
        lost, found = [], []
        for before, after in sorted(stay, key=lambda pair: pair[0].id):
            old = _searched_now(before, connection, words)
            new = _searched_now(after._replace(id=before.id), connection, words)
            if old != new:
                lost.append(old)
                found.append(new)
        if lost:
            connection.exec_driver_sql(_LOSE, lost)
            connection.exec_driver_sql(FIND, found)
        changed = [_values(after, before.id, split(after.key), connection, words) for before, after in stay]
        connection.exec_driver_sql(_UPDATE, [(*values[4:], values[0]) for values in changed])
        touch(connection)
    take_rows(connection, words, [before for before, _ in move])
    put_rows(connection, words, [after for _, after in move])


def touch(connection: Connection) -> None:
    """Note that publications have changed: what was found before may be so no more."""
    connection.exec_driver_sql(_TOUCH)


def row_of(values: Sequence[Any], connection: Connection, words: Words) -> Row:
    """Return the row of what `COLUMNS` names."""
    place, head, stem, affix, original, recipe, name, width, height = values[:9]
    size, mime, micros, device, seq, at, extras, held, kind, location = values[9:]
    more = read_extras(extras)
    return Row(
        id=place,
        library=place >> LIBRARY_BITS,
        key=joined(head, stem, words.text_of(connection, affix)),
        original=original.hex() if isinstance(original, bytes) else original,
        recipe=words.text_of(connection, recipe),
        name=more.first_name if more.renamed is not None else readable(name),
        width=width,
        height=height,
        bytes=size,
        mime=words.text_of(connection, mime),
        when=milliseconds_of_id(place) * 1000 + micros,
        device=words.text_of(connection, device),
        seq=seq,
        at=at,
        more=more.more,
        renamed=more.renamed,
        names=more.names,
        origin=(kind, location) if kind is not None else None,
        held=held,
    )


def record_of(row: Row, prefix: str) -> Record:
    """Return what is known of a key that is there; without its removal before, which is not in the row."""
    put = Put(
        row.at,
        name_within(prefix, row.key),
        row.original,
        row.recipe,
        row.name,
        row.width,
        row.height,
        row.bytes,
        row.mime,
        row.when,
        row.more,
    )
    return Record(put.key, Placed(put, row.device, row.seq), None, row.renamed, row.names)


def row_of_record(library: int, prefix: str, record: Record) -> Row:
    """Return the row of a record that has a put."""
    placed = record.placed
    if placed is None:
        raise ValueError(f"{record.key} is not there")
    put = placed.put
    return Row(
        0,
        library,
        whole_key(prefix, put.key),
        put.original_sha256,
        put.recipe,
        put.name,
        put.width,
        put.height,
        put.bytes,
        put.mime,
        put.when,
        placed.device,
        placed.seq,
        put.at,
        put.more,
        record.renamed,
        record.names,
    )


def _put(connection: Connection, words: Words, library: int, rows: list[Row]) -> None:
    rows = sorted(rows, key=lambda row: row.when)
    whens = [row.when for row in rows]
    places = find_places(connection, library, whens)
    while newer := newer_before(connection, library, whens, places):
        # They make room, and are put again behind what is older.
        moved = rows_at(connection, words, newer)
        take_rows(connection, words, moved)
        rows = sorted([*moved, *rows], key=lambda row: row.when)
        whens = [row.when for row in rows]
        places = find_places(connection, library, whens)
    values, texts, origins = [], [], []
    for row, place in zip(rows, places, strict=True):
        parts = split(row.key)
        values.append(_values(row, place, parts, connection, words))
        texts.append(_searched(row, place, parts, connection, words))
        if row.origin is not None:
            origins.append((place, *row.origin))
    connection.exec_driver_sql(_INSERT, values)
    connection.exec_driver_sql(FIND, texts)
    if origins:
        connection.exec_driver_sql("INSERT INTO origins VALUES (?, ?, ?)", origins)
    count_places(connection, places, 1)


def _values(row: Row, place: int, parts: Parts, connection: Connection, words: Words) -> tuple[Any, ...]:
    head, stem, affix = parts
    is_plain = not (row.names or row.renamed or row.more)
    return (
        place,
        head,
        stem,
        words.id_of(connection, affix),
        original_value(row.original),
        words.id_of(connection, row.recipe),
        storable(row.shown_name),
        row.width,
        row.height,
        row.bytes,
        words.id_of(connection, row.mime),
        row.when - milliseconds_of_id(place) * 1000,
        words.id_of(connection, row.device),
        row.seq,
        row.at,
        None if is_plain else write_extras(extras_of(row)),
        row.held,
    )


def original_value(sha256: str) -> bytes | str:
    if len(sha256) != _DIGEST_LETTERS:
        return sha256
    try:
        digest = bytes.fromhex(sha256)
    except ValueError:
        return sha256
    return digest if digest.hex() == sha256 else sha256


def extras_of(row: Row) -> Extras:
    return Extras(row.names, row.renamed, row.name if row.renamed is not None else "", row.more)


def _searched(row: Row, place: int, parts: Parts, connection: Connection, words: Words) -> tuple[int, str, str]:
    sign = recipe_sign(words.plain_recipe(connection, words.id_of(connection, row.recipe)))
    names = [row.shown_name]
    if row.names:
        names += row.other_names
    if not parts.affix:
        # A key of another shape cannot be found by its head.
        names.append(row.key)
    return place, indexed_text(*names), sign


def _searched_now(row: Row, connection: Connection, words: Words) -> tuple[int, str, str]:
    return _searched(row, row.id, split(row.key), connection, words)


def count_places(connection: Connection, places: Iterable[int], each: int) -> None:
    ordered = sorted(places)
    counts, start = list[tuple[int, int, int]](), 0
    # There are far fewer hours than publications.
    while start < len(ordered):
        library, hour = ordered[start] >> LIBRARY_BITS, hour_of(ordered[start])
        end = bisect_right(ordered, hour_span(library, hour).last, start)
        counts.append((library, hour, each * (end - start)))
        start = end
    connection.exec_driver_sql(_COUNT, counts)


def _same_place(before: Row, after: Row) -> bool:
    return (before.library, before.key, before.when, before.origin) == (
        after.library,
        after.key,
        after.when,
        after.origin,
    )
