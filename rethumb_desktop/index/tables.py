"""The tables as they are now. The migrations make them; a test holds the two together."""

from __future__ import annotations

from sqlalchemy import Column, Dialect, Integer, LargeBinary, MetaData, Table, Text, TypeDecorator


class AnyText(TypeDecorator[str]):
    """Text that may hold surrogates (names that are no UTF-8): SQLite keeps such a value as bytes."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | bytes | None:
        if value is None:
            return None
        try:
            value.encode()
        except UnicodeEncodeError:
            return value.encode("utf-8", "surrogatepass")
        return value

    def process_result_value(self, value: str | bytes | None, dialect: Dialect) -> str | None:
        return value.decode("utf-8", "surrogatepass") if isinstance(value, bytes) else value


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

#: `searched` is what a search looks through, `published_at` microseconds since 1970 UTC. `origin` and `origin_location`
#: are `source` and `location` of its job, null where they are not known. `other_names` is JSON.
publications = Table(
    "publications",
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
    Column("searched", Text, nullable=False),
    Column("origin", Text),
    Column("origin_location", LargeBinary),
    Column("other_names", Text, nullable=False, server_default="[]"),
)

#: A publication that is being taken out. `asked_at` is in microseconds since 1970 UTC, `error` is JSON, `owner` the
#: process that looks after it.
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
    Column("other_names", Text, nullable=False, server_default="[]"),
)

#: A file of a watched folder, `watch` its id: `place` is the file's folder and `name` its name, both as the disk has
#: them. `bytes`, `changed_ns` and `inode` are its stamp (the inode folded into 63 bits), `error` is JSON, `noted_at`
#: microseconds since 1970 UTC.
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
)
