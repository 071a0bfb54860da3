"""Puts and publications: what is told of a rendition, and what the index shows of it."""

from __future__ import annotations

from rethumb_desktop.domain.entries import Put
from rethumb_desktop.domain.job import Publication
from rethumb_desktop.domain.merging import Placed, Record
from rethumb_desktop.domain.original import Source
from rethumb_desktop.index.rows.rows import from_microseconds, to_microseconds


def put_of(publication: Publication, at: int, key: str) -> Put:
    """Return what is told of a publication at this stamp; `key` is its key without the prefix."""
    return Put(
        at=at,
        key=key,
        original_sha256=publication.original_sha256,
        recipe=publication.recipe,
        name=publication.name,
        width=publication.width,
        height=publication.height,
        bytes=publication.bytes,
        mime=publication.mime,
        when=to_microseconds(publication.published_at),
    )


def publication_of(library: str, key: str, record: Record, placed: Placed, origin: Source | None) -> Publication:
    """Return what a record with this put is shown as; `key` is the whole one."""
    put, name = placed.put, record.name
    names = sorted((named for named in record.names if named.name != name), key=lambda named: named.mark)
    return Publication(
        library=library,
        key=key,
        original_sha256=put.original_sha256,
        recipe=put.recipe,
        name=name,
        width=put.width,
        height=put.height,
        bytes=put.bytes,
        mime=put.mime,
        published_at=from_microseconds(put.when),
        device=placed.device,
        origin=origin,
        other_names=tuple(named.name for named in names),
    )
