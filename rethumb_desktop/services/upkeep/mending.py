"""Mending: an object that is gone or damaged is put again from what this computer has; nothing is deleted."""

from __future__ import annotations

from dataclasses import dataclass

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.job import Publication
from rethumb_desktop.domain.library import Library
from rethumb_desktop.domain.object_key import object_key, object_stem
from rethumb_desktop.domain.original import SourceKind
from rethumb_desktop.domain.ports import ObjectStore, StoredObject
from rethumb_desktop.domain.recipe_text import parse_recipe
from rethumb_desktop.services.noting import note_of
from rethumb_desktop.services.syncing.site import Site
from rethumb_desktop.services.upkeep.facts import Facts, facts_of, fetch, put_of_publication
from rethumb_desktop.services.upkeep.means import UpkeepMeans

_NOT_HERE = "Neither the rendition nor its original is on this computer."
_WHY_NOT = {FaultKind.MISSING: _NOT_HERE, FaultKind.CHANGED: "Its original on this computer is another picture now."}


@dataclass(frozen=True)
class Mended:
    """What became of one object: whether it is whole now, and a sentence about it."""

    done: bool
    detail: str


@dataclass(frozen=True)
class _Found:
    """The bytes of a rendition that this computer has, whole, and where they are from; else why there are none."""

    data: bytes = b""
    facts: Facts | None = None
    detail: str = ""


class Mending:
    """Mends the objects of one library. `store` is what renditions are put with."""

    def __init__(self, means: UpkeepMeans, site: Site, library: Library, store: ObjectStore) -> None:
        self._means = means
        self._site = site
        self._library = library
        self._store = store

    def put_again(self, publication: Publication, *, replace: bool = False) -> Mended:
        """Put an object from the cache or the original, with `replace` over one that is damaged.

        Raises Fault as the store does.
        """
        found = self._cached(publication) or self._made(publication)
        if found.facts is None:
            return Mended(False, found.detail)
        if self._means.publications.find(self._library.name, publication.key) is None:
            return Mended(False, "It was taken out of the library meanwhile.")
        width, height = found.facts.width, found.facts.height
        note = note_of(publication, self._site.prefix, self._site.key)
        self._store.put(
            publication.key, found.data, found.facts.mime, width=width, height=height, note=note, replace=replace
        )
        self._correct(publication, found.facts)
        return Mended(True, found.detail)

    def mend_size(self, publication: Publication, there: StoredObject) -> Mended:
        """Mend an object of another size than the index says: the index where it is whole, else the object.

        Raises Fault as the store does.
        """
        data = fetch(self._site, there)
        facts = None if data is None else facts_of(self._means.renderer, there.key, data)
        if facts is None or not facts.is_picture_of(publication):
            return self.put_again(publication, replace=True)
        self._correct(publication, facts)
        return Mended(True, "The object is whole: the index has its true size now.")

    def _correct(self, publication: Publication, facts: Facts) -> None:
        """Tell all devices what the object is, where the index says something else."""
        if facts.bytes != publication.bytes or not facts.is_picture_of(publication):
            self._means.records.tell(self._library.name, [put_of_publication(self._site, publication, facts)])

    def _cached(self, publication: Publication) -> _Found | None:
        data = self._means.cache.read(publication.key)
        facts = None if data is None else facts_of(self._means.renderer, publication.key, data)
        if data is None or facts is None or not facts.is_picture_of(publication):
            return None
        return _Found(data, facts, "The object was put again from the cache.")

    def _made(self, publication: Publication) -> _Found:
        """Make a rendition from its original once more, past the privacy gate, where that gives the same key."""
        origin = publication.origin
        if origin is None or origin.kind is SourceKind.URL or not publication.original_sha256:
            return _Found(detail=_NOT_HERE)
        try:
            recipe = parse_recipe(publication.recipe)
            data = self._means.originals.read(origin, publication.original_sha256)
            if self._key(publication, data) != publication.key:
                return _Found(detail="This version makes another picture of the original: publish it again.")
            made = self._means.maker.make(data, [recipe])[0]
        except Fault as fault:
            usual = f"It could not be made from its original again: {fault.title}"
            return _Found(detail=_WHY_NOT.get(fault.kind, usual))
        facts = Facts(made.width, made.height, len(made.data), made.mime)
        return _Found(made.data, facts, "The object was made from its original again.")

    def _key(self, publication: Publication, data: bytes) -> str:
        maker, recipe = self._means.maker, parse_recipe(publication.recipe)
        original = maker.examine(data)
        stem = object_stem(self._site.key, original.sha256, recipe, maker.version)
        return object_key(stem, maker.extension(original, recipe), self._site.prefix)
