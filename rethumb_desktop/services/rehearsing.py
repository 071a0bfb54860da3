"""Rehearsing: what publishing would do, without doing it."""

from __future__ import annotations

from dataclasses import dataclass

from rethumb_desktop.domain.job import NewJob
from rethumb_desktop.domain.library import Library
from rethumb_desktop.domain.object_key import object_key, object_stem
from rethumb_desktop.domain.original import Original
from rethumb_desktop.domain.ports import Publications
from rethumb_desktop.domain.rendition import Rendition
from rethumb_desktop.services.gathering import OriginalBytes
from rethumb_desktop.services.libraries import Libraries
from rethumb_desktop.services.making import Maker


@dataclass(frozen=True)
class Rehearsal:
    """What a job would give; `duplicate` tells that all of it is published already."""

    original: Original
    renditions: tuple[Rendition, ...]
    notes: tuple[str, ...]
    duplicate: bool


class Rehearsing:
    """Renders in memory and forgets; asks no server, keeps nothing but a first library key of "This computer"."""

    def __init__(
        self, originals: OriginalBytes, maker: Maker, libraries: Libraries, publications: Publications
    ) -> None:
        self._originals = originals
        self._maker = maker
        self._libraries = libraries
        self._publications = publications

    def rehearse(self, job: NewJob) -> Rehearsal:
        """Return what publishing this job would give. Raises Fault as publishing would."""
        data = self._originals.read(job.source)
        original = self._maker.examine(data)
        library = self._libraries.find(job.library)
        key = self._libraries.key(library)
        renditions: list[Rendition] = []
        notes: list[str] = []
        for rendered in self._maker.make(data, job.recipes):
            stem = object_stem(key, original.sha256, rendered.recipe, self._maker.version)
            name = object_key(stem, rendered.extension, library.prefix)
            size = len(rendered.data)
            renditions.append(
                Rendition(str(rendered.recipe), name, rendered.width, rendered.height, size, rendered.mime)
            )
            notes.extend(rendered.notes)
        known = all(self._is_published(library, rendition.key) for rendition in renditions)
        return Rehearsal(original, tuple(renditions), tuple(dict.fromkeys(notes)), known)

    def _is_published(self, library: Library, key: str) -> bool:
        if self._publications.find(library.name, key) is None:
            return False
        # A file of this computer that somebody has deleted would be made again.
        return library.account is not None or self._libraries.store(library).head(key) is not None
