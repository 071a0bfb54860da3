"""Words: texts that many rows share, kept once and named by a number."""

from __future__ import annotations

from sqlalchemy import Connection

from rethumb_desktop.domain.browsing import without_focus
from rethumb_desktop.index.values.values import readable, storable


class Words:
    """The words and libraries of one index, remembered. Safe to share by threads.

    What a transaction has made is only there once it is committed: `forget` after one that was not.
    """

    def __init__(self) -> None:
        self.forget()

    def forget(self) -> None:
        """Forget everything that is remembered; it is read again."""
        self._ids: dict[str, int] = {}
        self._texts: dict[int, str] = {}
        self._libraries: dict[str, int] = {}
        self._names: dict[int, str] = {}
        self._plain: dict[int, int] = {}
        self._all: dict[int, str] = {}
        self._newest: int | None = None

    def id_of(self, connection: Connection, text: str) -> int:
        """Return the number of a word, made where it is new; only while writing."""
        found = self._ids.get(text)
        if found is None:
            found = self._ids[text] = _number(connection, "words", "text", text)
            self._texts[found] = text
        return found

    def find(self, connection: Connection, text: str) -> int | None:
        """Return the number of a word; None where it is none."""
        found = self._ids.get(text)
        if found is None:
            asked = connection.exec_driver_sql("SELECT id FROM words WHERE text = ?", (storable(text),))
            found = asked.scalar_one_or_none()
        return found

    def text_of(self, connection: Connection, word: int) -> str:
        """Return the word of a number."""
        found = self._texts.get(word)
        if found is None:
            asked = connection.exec_driver_sql("SELECT text FROM words WHERE id = ?", (word,))
            found = self._texts[word] = readable(asked.scalar_one())
        return found

    def plain_recipe(self, connection: Connection, recipe: int) -> int:
        """Return the word of a recipe without its centre of interest, made where it is new; only while writing."""
        found = self._plain.get(recipe)
        if found is None:
            found = self._plain[recipe] = self.id_of(connection, without_focus(self.text_of(connection, recipe)))
        return found

    def all(self, connection: Connection) -> dict[int, str]:
        """Return all words that are there, by their numbers."""
        newest = connection.exec_driver_sql("SELECT max(id) FROM words").scalar_one()
        if newest != self._newest:
            words = connection.exec_driver_sql("SELECT id, text FROM words").all()
            self._all = {word: readable(text) for word, text in words}
            self._newest = newest
        return self._all

    def library_id(self, connection: Connection, name: str) -> int:
        """Return the number of a library, made where it is new; only while writing."""
        found = self._libraries.get(name)
        if found is None:
            found = self._libraries[name] = _number(connection, "libraries", "name", name)
        return found

    def find_library(self, connection: Connection, name: str) -> int | None:
        """Return the number of a library; None where nothing was ever kept of it."""
        found = self._libraries.get(name)
        if found is None:
            asked = connection.exec_driver_sql("SELECT id FROM libraries WHERE name = ?", (storable(name),))
            found = asked.scalar_one_or_none()
            if found is not None:
                self._libraries[name] = found
        return found

    def library_name(self, connection: Connection, library: int) -> str:
        """Return the name of a library."""
        found = self._names.get(library)
        if found is None:
            asked = connection.exec_driver_sql("SELECT name FROM libraries WHERE id = ?", (library,))
            found = self._names[library] = readable(asked.scalar_one())
        return found

    def prefix_of(self, connection: Connection, library: int) -> str:
        """Return the prefix of a library's keys, as far as it is known."""
        found = _prefix(connection, library)
        return readable(found) if found is not None else ""

    def has_begun(self, connection: Connection, library: int) -> bool:
        """Whether a library has something to sync with: then its prefix is known."""
        return _prefix(connection, library) is not None


def _number(connection: Connection, table: str, column: str, text: str) -> int:
    value = storable(text)
    found = connection.exec_driver_sql(f"SELECT id FROM {table} WHERE {column} = ?", (value,)).scalar_one_or_none()
    if found is None:
        made = connection.exec_driver_sql(f"INSERT INTO {table} ({column}) VALUES (?) RETURNING id", (value,))
        found = made.scalar_one()
    return int(found)


def _prefix(connection: Connection, library: int) -> str | bytes | None:
    asked = connection.exec_driver_sql("SELECT prefix FROM libraries WHERE id = ?", (library,))
    found: str | bytes | None = asked.scalar_one_or_none()
    return found
