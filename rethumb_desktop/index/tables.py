"""The tables as they are now. The migrations make them; a test holds the two together."""

from __future__ import annotations

from sqlalchemy import Column, Dialect, Integer, LargeBinary, MetaData, Table, Text, TypeDecorator

from rethumb_desktop.index.values.values import readable, storable


class AnyText(TypeDecorator[str]):
    """Text that may hold surrogates (names that are no UTF-8): SQLite keeps such a value as bytes."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | bytes | None:
        return storable(value) if value is not None else None

    def process_result_value(self, value: str | bytes | None, dialect: Dialect) -> str | None:
        return readable(value) if value is not None else None


_metadata = MetaData()

#: Facts about this index: `device` is the device's id, `begun:NAME` tells that the library was made here.
meta = Table(
    "meta",
    _metadata,
    Column("name", AnyText, primary_key=True),
    Column("value", Text, nullable=False),
)

#: `recipes`, `original`, `renditions`, `error` and `notes` are JSON, `created_at` microseconds since 1970 UTC.
#: `attempts` counts tries to send that failed, `strikes` what speaks for it that the picture ends the program,
#: `held` is 1 where the person has yet to let it go. `watch` is the id of its watched folder and `sha256` what its
#: original has to be, null where there is none.
jobs = Table(
    "jobs",
    _metadata,
    Column("id", Integer, primary_key=True),
    Column("batch", AnyText, nullable=False),
    Column("source", Text, nullable=False),
    Column("location", LargeBinary, nullable=False),
    Column("name", AnyText, nullable=False),
    Column("recipes", Text, nullable=False),
    Column("library", AnyText, nullable=False),
    Column("state", Text, nullable=False),
    Column("owner", Text, nullable=False),
    Column("created_at", Integer, nullable=False),
    Column("original", Text),
    Column("renditions", Text, nullable=False),
    Column("error", Text),
    Column("notes", Text, nullable=False),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("strikes", Integer, nullable=False, server_default="0"),
    Column("held", Integer, nullable=False, server_default="0"),
    Column("watch", AnyText),
    Column("sha256", Text),
)

#: A library's name and, once it has something to sync with, the prefix of its keys.
libraries = Table(
    "libraries",
    _metadata,
    Column("id", Integer, primary_key=True),
    Column("name", AnyText, nullable=False),
    Column("prefix", AnyText),
)

#: Recipes, media types, devices, and what is around the stems of keys (`keys.py`).
words = Table("words", _metadata, Column("id", Integer, primary_key=True), Column("text", AnyText, nullable=False))

#: In the order of time: `id` is the library's number times 2^43, plus the milliseconds since 1970 UTC of when it was
#: published, or the next that are free; `micros` is what is left of that moment, in microseconds. `head`, `stem` and
#: `affix` are the key, `original` the digest as bytes where it is one. `affix`, `recipe`, `mime`, `device` are words.
#: `seq` is the device's segment that holds the put, 0 where none does yet, `at` its stamp, 0 where it was never told,
#: `extras` JSON (`extras.py`), `held` the number of the last snapshot that held it.
publications = Table(
    "publications",
    _metadata,
    Column("id", Integer, primary_key=True),
    Column("head", Integer, nullable=False),
    Column("stem", LargeBinary, nullable=False),
    Column("affix", Integer, nullable=False),
    Column("original", LargeBinary, nullable=False),
    Column("recipe", Integer, nullable=False),
    Column("name", AnyText, nullable=False),
    Column("width", Integer, nullable=False),
    Column("height", Integer, nullable=False),
    Column("bytes", Integer, nullable=False),
    Column("mime", Integer, nullable=False),
    Column("micros", Integer, nullable=False),
    Column("device", Integer, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("at", Integer, nullable=False),
    Column("extras", Text),
    Column("held", Integer, nullable=False, server_default="0"),
)

#: How many publications stand in an hour, by what their ids say: hours since 1970 UTC.
hours = Table(
    "hours",
    _metadata,
    Column("library", Integer, primary_key=True),
    Column("hour", Integer, primary_key=True),
    Column("count", Integer, nullable=False),
)

#: Where the original of a publication was found on this computer: `source` and `location` of its job.
origins = Table(
    "origins",
    _metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("location", LargeBinary, nullable=False),
)

#: What is known of names (keys without prefix) beside the publications: when one was removed, 0 where it was not, and
#: what was said of one that is not there. `removed_device` is a word.
remains = Table(
    "remains",
    _metadata,
    Column("library", Integer, primary_key=True),
    Column("head", Integer, primary_key=True),
    Column("stem", LargeBinary, primary_key=True),
    Column("affix", Integer, primary_key=True),
    Column("removed_at", Integer, nullable=False),
    Column("removed_device", Integer, nullable=False),
    Column("extras", Text),
)

#: Entries of this device that no segment holds yet; `key` is a whole object key. What a put holds stands in its
#: publication, whose `at` is the same; where there is none, it was taken out meanwhile.
outbox = Table(
    "outbox",
    _metadata,
    Column("id", Integer, primary_key=True),
    Column("library", Integer, nullable=False),
    Column("at", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("key", AnyText, nullable=False),
    Column("name", AnyText),
)

#: A publication that is being taken out. `asked_at` is in microseconds since 1970 UTC, `error` is JSON, `owner` the
#: process that looks after it; the others are those of the publication. `published_at` is in microseconds too.
removals = Table(
    "removals",
    _metadata,
    Column("id", Integer, primary_key=True),
    Column("library", AnyText, nullable=False),
    Column("key", AnyText, nullable=False),
    Column("original_sha256", Text, nullable=False),
    Column("recipe", Text, nullable=False),
    Column("name", AnyText, nullable=False),
    Column("width", Integer, nullable=False),
    Column("height", Integer, nullable=False),
    Column("bytes", Integer, nullable=False),
    Column("mime", Text, nullable=False),
    Column("published_at", Integer, nullable=False),
    Column("device", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("asked_at", Integer, nullable=False),
    Column("error", Text),
    Column("owner", Text, nullable=False),
    Column("origin", Text),
    Column("origin_location", LargeBinary),
    Column("seq", Integer, nullable=False, server_default="0"),
    Column("at", Integer, nullable=False, server_default="0"),
    Column("extras", Text),
    Column("held", Integer, nullable=False, server_default="0"),
)

#: A file of a watched folder, `watch` its id: `place` is the file's folder and `name` its name, both as the disk has
#: them. `bytes`, `changed_ns`, `inode` and `ctime_ns` are its stamp (the inode folded into 63 bits, the last 0 where it
#: is not known), `error` is JSON, `noted_at` microseconds since 1970 UTC.
watched_files = Table(
    "watched_files",
    _metadata,
    Column("id", Integer, primary_key=True),
    Column("watch", Text, nullable=False),
    Column("place", LargeBinary, nullable=False),
    Column("name", LargeBinary, nullable=False),
    Column("bytes", Integer, nullable=False),
    Column("changed_ns", Integer, nullable=False),
    Column("inode", Integer, nullable=False),
    Column("state", Text, nullable=False),
    Column("sha256", Text),
    Column("job", Integer),
    Column("error", Text),
    Column("noted_at", Integer),
    Column("ctime_ns", Integer, nullable=False, server_default="0"),
)
