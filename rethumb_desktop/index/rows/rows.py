"""Rows of the index and the values they stand for."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from sys import intern
from typing import Any

from rethumb_desktop.domain.errors import FaultKind, FaultRecord
from rethumb_desktop.domain.formats import PictureFormat
from rethumb_desktop.domain.job import Job, JobState, NewJob, Publication, Removal, RemovalState
from rethumb_desktop.domain.merging import Mark, Named
from rethumb_desktop.domain.original import Original, Source, SourceKind
from rethumb_desktop.domain.recipe import Recipe, format_recipe
from rethumb_desktop.domain.recipe_text import parse_recipe
from rethumb_desktop.domain.rendition import Rendition
from rethumb_desktop.index.rows.publication_rows import Row

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def to_microseconds(moment: datetime) -> int:
    """Return microseconds since 1970 UTC; a time without a zone raises TypeError."""
    return (moment - _EPOCH) // _MICROSECOND


def from_microseconds(count: int) -> datetime:
    return _EPOCH + count * _MICROSECOND


def to_bytes(source: Source) -> bytes:
    """Return the location: of a file as the system knows it, of a URL as UTF-8."""
    if source.kind is SourceKind.URL:
        return source.location.encode("utf-8", "surrogatepass")
    return os.fsencode(source.location)


def _from_bytes(kind: SourceKind, location: bytes) -> str:
    if kind is SourceKind.URL:
        return location.decode("utf-8", "surrogatepass")
    return os.fsdecode(location)


def _source_of(kind: str, location: bytes, name: str) -> Source:
    known = SourceKind(kind)
    return Source(known, _from_bytes(known, location), name)


# Ten thousand jobs of one drop share one text; making and parsing it once keeps writing and reading them quick.
@lru_cache(maxsize=256)
def to_recipes(recipes: tuple[Recipe, ...]) -> str:
    return json.dumps([format_recipe(recipe) for recipe in recipes])


@lru_cache(maxsize=256)
def _from_recipes(text: str) -> tuple[Recipe, ...]:
    return tuple(parse_recipe(recipe) for recipe in json.loads(text))


def _facts(value: Rendition | Original) -> dict[str, object]:
    return {name: getattr(value, name) for name in value.__slots__}


def to_renditions(renditions: Sequence[Rendition]) -> str:
    return json.dumps([_facts(rendition) for rendition in renditions])


def to_original(original: Original) -> str:
    return json.dumps(_facts(original))


def _rendition_of(facts: dict[str, Any]) -> Rendition:
    # A hundred thousand jobs have the same few recipes and media types.
    return Rendition(**{**facts, "recipe": intern(facts["recipe"]), "mime": intern(facts["mime"])})


def _from_original(text: str) -> Original:
    facts = json.loads(text)
    return Original(**{**facts, "format": PictureFormat(facts["format"])})


def to_error(error: FaultRecord) -> str:
    return json.dumps(vars(error))


def from_error(text: str) -> FaultRecord:
    facts = json.loads(text)
    return FaultRecord(**{**facts, "kind": FaultKind(facts["kind"])})


def to_notes(notes: Sequence[str]) -> str:
    return json.dumps(list(notes))


def new_job_row(job: int, batch: str, new: NewJob, owner: str, created_at: datetime) -> dict[str, object]:
    """Return the row of a job that is queued now."""
    return {
        "id": job,
        "batch": batch,
        "source": new.source.kind.value,
        "location": to_bytes(new.source),
        "name": new.source.name,
        "recipes": to_recipes(new.recipes),
        "library": new.library,
        "state": JobState.QUEUED.value,
        "owner": owner,
        "created_at": to_microseconds(created_at),
        "renditions": "[]",
        "notes": "[]",
        "held": int(new.held),
        "watch": new.watch or None,
        "sha256": new.sha256 or None,
    }


def job_of(row: Sequence[Any]) -> Job:
    """Return the job of a whole row of the table `jobs`."""
    (
        job,
        batch,
        source,
        location,
        name,
        recipes,
        library,
        state,
        _owner,
        created_at,
        original,
        renditions,
        error,
        notes,
        attempts,
        _strikes,
        held,
        watch,
        sha256,
    ) = row
    return Job(
        id=job,
        batch=intern(batch),
        source=_source_of(source, location, name),
        recipes=_from_recipes(recipes),
        library=intern(library),
        state=JobState(state),
        created_at=from_microseconds(created_at),
        original=_from_original(original) if original is not None else None,
        renditions=() if renditions == "[]" else tuple(map(_rendition_of, json.loads(renditions))),
        error=from_error(error) if error is not None else None,
        notes=() if notes == "[]" else tuple(json.loads(notes)),
        attempts=attempts,
        held=bool(held),
        watch=intern(watch) if watch is not None else "",
        sha256=sha256 or "",
    )


def keys_of(renditions: str) -> list[str]:
    """Return the object keys in what `to_renditions` wrote."""
    return [] if renditions == "[]" else [facts["key"] for facts in json.loads(renditions)]


def row_of_publication(publication: Publication, library: int, at: int) -> Row:
    """Return the row of a publication that is recorded now: its other names were given with it."""
    origin = publication.origin
    mark = Mark(at, publication.device)
    return Row(
        id=0,
        library=library,
        key=publication.key,
        original=publication.original_sha256,
        recipe=publication.recipe,
        name=publication.name,
        width=publication.width,
        height=publication.height,
        bytes=publication.bytes,
        mime=publication.mime,
        when=to_microseconds(publication.published_at),
        device=publication.device,
        seq=0,
        at=at,
        names=tuple(Named(mark, name) for name in publication.other_names),
        origin=(origin.kind.value, to_bytes(origin)) if origin is not None else None,
    )


def publication_of(row: Row, library: str) -> Publication:
    """Return the publication of a row; its origin goes by the name it was published under."""
    return Publication(
        library=library,
        key=row.key,
        original_sha256=row.original,
        recipe=row.recipe,
        name=row.shown_name,
        width=row.width,
        height=row.height,
        bytes=row.bytes,
        mime=row.mime,
        published_at=from_microseconds(row.when),
        device=row.device,
        origin=_source_of(*row.origin, row.name) if row.origin is not None else None,
        other_names=row.other_names,
    )


def removal_of(publication: Publication, state: str, asked_at: int, error: str | None) -> Removal:
    """Return the removal of what the table `removals` has beside the publication."""
    return Removal(
        publication=publication,
        state=RemovalState(state),
        asked_at=from_microseconds(asked_at),
        error=from_error(error) if error is not None else None,
    )
