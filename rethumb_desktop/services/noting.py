"""Noting: sealed facts beside the renditions of an account, from which its library can be made known again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from rethumb_desktop.domain.entries import Put
from rethumb_desktop.domain.job import Publication
from rethumb_desktop.domain.object_key import LibraryKey

if TYPE_CHECKING:
    from rethumb_desktop.sync.sealing import Sealer

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def note_of(publication: Publication, prefix: str, key: LibraryKey) -> str:
    """Return the note of a rendition in the library with this prefix and key; "" where nothing fits into one."""
    # Loaded with the first put: cryptography takes its time, and a start need not wait for it.
    from rethumb_desktop.sync.names import beyond
    from rethumb_desktop.sync.notes import Note, encode_note

    note = Note(
        publication.original_sha256,
        publication.recipe,
        publication.name,
        to_microseconds(publication.published_at),
    )
    return encode_note(note, beyond(prefix, publication.key), _sealer(key))


def put_of(publication: Publication, prefix: str) -> Put:
    """Return what other devices are told of a publication in the library with this prefix; its stamp is 0."""
    from rethumb_desktop.sync.names import beyond

    return Put(
        0,
        beyond(prefix, publication.key),
        publication.original_sha256,
        publication.recipe,
        publication.name,
        publication.width,
        publication.height,
        publication.bytes,
        publication.mime,
        to_microseconds(publication.published_at),
    )


def to_microseconds(moment: datetime) -> int:
    """Return microseconds since 1970 UTC; a time without a zone raises TypeError."""
    return (moment - _EPOCH) // _MICROSECOND


@lru_cache(maxsize=16)
def _sealer(key: LibraryKey) -> Sealer:
    from rethumb_desktop.sync.sealing import Sealer

    return Sealer(key)
