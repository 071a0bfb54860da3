"""Browsing: what is in the libraries, from the index."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

from rethumb_desktop.domain.browsing import PublicationQuery
from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.job import Publication
from rethumb_desktop.domain.library import THIS_COMPUTER
from rethumb_desktop.domain.original import SourceKind
from rethumb_desktop.domain.ports import ObjectStore, Publications, Renderer, RenditionCache
from rethumb_desktop.domain.recipe import Size
from rethumb_desktop.domain.rendition import Pixels
from rethumb_desktop.services.gathering import OriginalBytes, file_source

#: Larger objects are not downloaded only to be seen.
MOST_DOWNLOADED = 64_000_000


class PublishedPictures:
    """Reads the pictures of publications: from what is on this computer, and from their bucket when that is asked for.

    The cache has what was sent or seen lately, the folder of “This computer” what is in it; else the original may still
    be there. `open_store` gives the store of a library by its name. Safe to share by threads.
    """

    def __init__(
        self,
        cache: RenditionCache,
        open_store: Callable[[str], ObjectStore],
        originals: OriginalBytes,
        renderer: Renderer,
    ) -> None:
        self._cache = cache
        self._open_store = open_store
        self._originals = originals
        self._renderer = renderer

    def icon(self, publication: Publication, side: int) -> Pixels | None:
        """Return the picture reduced to fit `side` × `side` pixels; None where this computer has nothing to show."""
        if not publication.mime.startswith("image/"):
            return None
        for read in (self._cached, self._seen, self._in_folder, self._original):
            # What cannot be read or decoded is as good as not there.
            with suppress(Fault):
                data = read(publication)
                if data is not None:
                    return self._renderer.pixels(data, Size(side, side))
        return None

    def can_fetch(self, publication: Publication) -> bool:
        """Whether a bucket may have a picture to show."""
        is_picture = publication.mime.startswith("image/") and publication.bytes <= MOST_DOWNLOADED
        return is_picture and publication.library != THIS_COMPUTER

    def fetch(self, publication: Publication, side: int) -> Pixels | None:
        """As `icon`, with the picture from the bucket, which is kept in the cache; blocks.

        Returns None where the bucket has nothing to show. Raises Fault usage (no such library), credentials, keyring,
        and what the store raises.
        """
        if not self.can_fetch(publication):
            return None
        try:
            data = self._open_store(publication.library).get(publication.key)
        except Fault as fault:
            if fault.kind is FaultKind.MISSING:
                return None
            raise
        with suppress(Fault):
            if len(data) <= MOST_DOWNLOADED:
                pixels = self._renderer.pixels(data, Size(side, side))
                with suppress(Fault):  # a full disk keeps nobody from seeing it
                    self._cache.stage(_seen_name(publication), data)
                return pixels
        return None

    def _cached(self, publication: Publication) -> bytes | None:
        return self._cache.read(publication.key)

    def _seen(self, publication: Publication) -> bytes | None:
        return self._cache.read(_seen_name(publication)) if publication.library != THIS_COMPUTER else None

    def _in_folder(self, publication: Publication) -> bytes | None:
        if publication.library != THIS_COMPUTER:
            return None
        path = self._open_store(THIS_COMPUTER).local_path(publication.key)
        return self._originals.read(file_source(path)) if path is not None else None

    def _original(self, publication: Publication) -> bytes | None:
        origin = publication.origin
        if origin is None or origin.kind is SourceKind.URL:
            return None
        data = self._originals.read(origin)
        # Another picture may have taken its place.
        return data if self._renderer.examine(data).sha256 == publication.original_sha256 else None


class Browsing:
    """Lists publications, page by page, and tells what there is to see of them."""

    def __init__(self, publications: Publications, pictures: PublishedPictures | None = None) -> None:
        self._publications = publications
        self._pictures = pictures

    def page(
        self, library: str | None = None, search: str = "", offset: int = 0, limit: int = 1000
    ) -> list[Publication]:
        """Return publications, newest first. Raises Fault index."""
        return self._publications.page(library=library, search=search, offset=offset, limit=limit)

    def browse(self, query: PublicationQuery, offset: int, limit: int) -> list[Publication]:
        """Return a page of those that are asked for, newest first. Raises Fault index."""
        return self._publications.browse(query, offset, limit)

    def count(self, query: PublicationQuery) -> int:
        """Return how many are asked for. Raises Fault index."""
        return self._publications.count(query)

    def is_partial(self, query: PublicationQuery) -> bool:
        """Whether there are more than `most_looked_at` among which it is looked for. Raises Fault index."""
        most = query.most_looked_at
        if most is None:
            return False
        without = self._publications.count(replace(query, devices=None))
        return without >= most if query.is_search else without > most

    def place(self, query: PublicationQuery, publication: Publication) -> int | None:
        """Return how many that are asked for come before this one; None where it is not among them."""
        return self._publications.place(query, publication.library, publication.key)

    def siblings(self, publication: Publication) -> list[Publication]:
        """Return what else the library has of the same original, newest first. Raises Fault index."""
        if not publication.original_sha256:
            return []
        found = self._publications.of_original(publication.library, publication.original_sha256)
        return [each for each in found if each.key != publication.key]

    def of_original(self, library: str, sha256: str) -> list[Publication]:
        """Return what a library has of an original, by its digest. Raises Fault index."""
        return self._publications.of_original(library, sha256)

    def icon(self, publication: Publication, side: int) -> Pixels | None:
        """Return the picture reduced to fit `side` × `side` pixels; None where this computer has nothing to show."""
        return self._pictures.icon(publication, side) if self._pictures is not None else None

    def can_fetch(self, publication: Publication) -> bool:
        """Whether a bucket may have a picture to show that this computer has not."""
        return self._pictures is not None and self._pictures.can_fetch(publication)

    def fetch(self, publication: Publication, side: int) -> Pixels | None:
        """As `icon`, with the picture from its bucket; None where there is nothing to show. Blocks, raises Fault."""
        return self._pictures.fetch(publication, side) if self._pictures is not None else None


def _seen_name(publication: Publication) -> str:
    """Return the name in the cache of what came from a bucket: never the key itself.

    What stands under a key was made here and is sent as it is; what somebody else put into a bucket must not be.
    """
    return f"seen/{publication.library}/{publication.key}"
