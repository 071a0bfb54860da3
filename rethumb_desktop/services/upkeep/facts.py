"""Facts of objects: what their bytes are, and what their notes tell, as a put that the index can take in."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace

from rethumb_desktop.domain.entries import Put
from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.formats import JSON_EXTENSION, mime_of, mime_of_extension
from rethumb_desktop.domain.job import Publication
from rethumb_desktop.domain.ports import Renderer, StoredObject
from rethumb_desktop.domain.recipe import MAX_SIDE, Size
from rethumb_desktop.services.noting import put_of
from rethumb_desktop.services.syncing.site import Site
from rethumb_desktop.sync.names import beyond
from rethumb_desktop.sync.notes import decode_note

#: What is larger is not fetched: no rendition is.
MOST_BYTES = 256_000_000
_BOX = Size(64, 64)
_MIME = re.compile(r"[!-~]{1,100}")


@dataclass(frozen=True)
class Facts:
    """What whole bytes are: pixels (0 × 0 for JSON), length and media type."""

    width: int
    height: int
    bytes: int
    mime: str

    def is_picture_of(self, publication: Publication) -> bool:
        """Whether this is what a publication says but for the length."""
        told = publication.width, publication.height, publication.mime
        return told == (self.width, self.height, self.mime)


def facts_of(renderer: Renderer, key: str, data: bytes) -> Facts | None:
    """Return what the bytes under an object key are; None where they are not whole, or not what the key says."""
    extension = key.rpartition(".")[2]
    if extension == JSON_EXTENSION:
        return Facts(0, 0, len(data), mime_of_extension(extension)) if _is_json(data) else None
    try:
        original = renderer.examine(data)
        renderer.pixels(data, _BOX)  # decoded to its end: what was cut short shows
    except Fault:
        return None
    mime = mime_of(original.format)
    if mime != _mime_of(key):
        return None
    return Facts(original.width, original.height, len(data), mime)


def put_of_publication(site: Site, publication: Publication, facts: Facts) -> Put:
    """Return the put of a publication whose object has these facts; its stamp is 0.

    It is later than every rename: the name that it goes by now stands in it.
    """
    told = replace(publication, width=facts.width, height=facts.height, bytes=facts.bytes, mime=facts.mime)
    return put_of(told, site.prefix)


def put_of_object(site: Site, renderer: Renderer, there: StoredObject) -> Put | None:
    """Return the put that an object tells of by its note, its stamp 0; None where it has none that is good.

    An object that does not tell its size in pixels is fetched. Raises Fault as the store does.
    """
    key = beyond(site.prefix, there.key)
    note = decode_note(there.note, key, site.sealer)
    if note is None:
        return None
    facts = _told(there) or _fetched(site, renderer, there)
    if facts is None:
        return None
    numbers = facts.width, facts.height, facts.bytes, facts.mime
    return Put(0, key, note.original_sha256, note.recipe, note.name, *numbers, note.when)


def fetch(site: Site, there: StoredObject) -> bytes | None:
    """Return an object's bytes; None where it is gone meanwhile, or too large to be a rendition. Raises Fault."""
    if there.bytes > MOST_BYTES:
        return None
    try:
        return site.store.get(there.key)
    except Fault as fault:
        if fault.kind is FaultKind.MISSING:
            return None
        raise


def _told(there: StoredObject) -> Facts | None:
    """Return what a HEAD tells, which anybody may have written who can write at all; None where that is not enough."""
    mime = _mime_of(there.key) or (there.mime if there.mime and _MIME.fullmatch(there.mime) else "")
    is_json = there.key.endswith(f".{JSON_EXTENSION}")
    is_sized = is_json or (0 < there.width <= MAX_SIDE and 0 < there.height <= MAX_SIDE)
    if not there.bytes or not mime or not is_sized:
        return None
    return Facts(0 if is_json else there.width, 0 if is_json else there.height, there.bytes, mime)


def _fetched(site: Site, renderer: Renderer, there: StoredObject) -> Facts | None:
    data = fetch(site, there)
    return None if data is None else facts_of(renderer, there.key, data)


def _mime_of(key: str) -> str:
    try:
        return mime_of_extension(key.rpartition(".")[2])
    except KeyError:  # a format that only a newer version makes
        return ""


def _is_json(data: bytes) -> bool:
    try:
        return isinstance(json.loads(data), dict)
    except ValueError:
        return False
