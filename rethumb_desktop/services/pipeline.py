"""The way of one job: examine, render, transfer. Each step can be repeated; states only move forward."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.job import Job, JobState, Publication
from rethumb_desktop.domain.object_key import object_key, object_stem
from rethumb_desktop.domain.original import Original
from rethumb_desktop.domain.ports import JobQueue, Publications, RenditionCache
from rethumb_desktop.domain.recipe import format_recipe
from rethumb_desktop.domain.rendition import Rendered, Rendition
from rethumb_desktop.services.gathering import OriginalBytes
from rethumb_desktop.services.libraries import Libraries, OpenLibrary
from rethumb_desktop.services.making import Maker

JobListener = Callable[[Job], None]


@dataclass(frozen=True)
class Examined:
    """A job whose original was read: its bytes, its facts, and the object keys of its recipes, in order."""

    job: Job
    data: bytes
    original: Original
    library: OpenLibrary
    keys: tuple[str, ...]


class Pipeline:
    """The steps of a job. Every step raises Fault; the caller records it. Safe to share by threads."""

    def __init__(
        self,
        queue: JobQueue,
        publications: Publications,
        libraries: Libraries,
        originals: OriginalBytes,
        maker: Maker,
        cache: RenditionCache,
        now: Callable[[], datetime],
        changed: JobListener,
    ) -> None:
        self._queue = queue
        self._publications = publications
        self._libraries = libraries
        self._originals = originals
        self._maker = maker
        self._cache = cache
        self._now = now
        self._changed = changed

    def examine(self, job: Job) -> Examined:
        """Read the original and work out its keys; nothing is decoded."""
        data = self._originals.read(job.source)
        original = self._maker.examine(data)
        library = self._libraries.open(job.library)
        keys = tuple(
            object_key(
                object_stem(library.key, original.sha256, recipe, self._maker.version),
                self._maker.extension(original, recipe),
                library.library.prefix,
            )
            for recipe in job.recipes
        )
        return Examined(job, data, original, library, keys)

    def render(self, examined: Examined) -> Job:
        """Make and stage what the index does not know; a job that has nothing to make ends as a duplicate."""
        known = [self._known(examined.library, key) for key in examined.keys]
        if all(known):
            return self._end_as_duplicate(examined, [k.rendition for k in known if k is not None])
        job = self._move(examined.job, JobState.RENDERING)
        if job.state is not JobState.RENDERING:
            return job
        wanted = [recipe for recipe, k in zip(job.recipes, known, strict=True) if k is None]
        made = iter(self._maker.make(examined.data, wanted))
        renditions: list[Rendition] = []
        notes: list[str] = []
        for key, publication in zip(examined.keys, known, strict=True):
            if publication is not None:
                renditions.append(publication.rendition)
                continue
            rendered = next(made)
            self._cache.stage(key, rendered.data)
            renditions.append(_facts(rendered, key))
            notes.extend(rendered.notes)
        self._queue.set_original(job.id, examined.original, renditions, tuple(dict.fromkeys(notes)))
        return self._move(job, JobState.READY)

    def transfer(self, job: Job) -> Job:
        """Put what was staged into the library, verified, then record it; the record never comes first."""
        job = self._move(job, JobState.UPLOADING)
        if job.state is not JobState.UPLOADING:
            return job
        library = self._libraries.open(job.library)
        sent = [rendition for rendition in job.renditions if self._send(library, rendition)]
        self._publications.record([self._publication(job, rendition) for rendition in sent])
        job = self._queue.finish(job.id, JobState.PUBLISHED, job.renditions, job.notes)
        if library.library.account is None:
            # The folder has them now; a second copy on the same disk serves nobody.
            for rendition in sent:
                self._cache.discard(rendition.key)
        return job

    def _known(self, library: OpenLibrary, key: str) -> Publication | None:
        """Return the publication of a key, unless its file on this computer was deleted or changed by somebody."""
        publication = self._publications.find(library.library.name, key)
        if publication is None or library.library.account is not None:
            return publication
        there = library.store.head(key)
        if there is not None and there.bytes == publication.bytes:
            return publication
        self._publications.remove(library.library.name, [key])
        return None

    def _end_as_duplicate(self, examined: Examined, renditions: list[Rendition]) -> Job:
        job = self._queue.set_original(examined.job.id, examined.original, renditions)
        if job.state.ended:
            return job
        return self._queue.finish(job.id, JobState.DUPLICATE, renditions, job.notes)

    def _send(self, library: OpenLibrary, rendition: Rendition) -> bool:
        """Put a rendition into the library; False where it is there already."""
        if self._known(library, rendition.key) is not None:
            return False
        data = self._staged(rendition)
        if data is not None:
            library.store.put(rendition.key, data, rendition.mime)
            return True
        # Another process may have published the same picture meanwhile and tidied up behind itself.
        if self._known(library, rendition.key) is not None:
            return False
        raise Fault(
            FaultKind.DATA,
            "A rendition that waited to be sent is gone from the cache.",
            "Try again: it is made anew.",
            subject=rendition.key,
            retryable=True,
        )

    def _staged(self, rendition: Rendition) -> bytes | None:
        path = self._cache.find(rendition.key)
        if path is None:
            return None
        try:
            data = path.read_bytes()
        except FileNotFoundError:
            return None
        return data if len(data) == rendition.bytes else None

    def _move(self, job: Job, state: JobState) -> Job:
        moved = self._queue.set_state(job.id, state)
        if moved.state is state:
            self._changed(moved)
        return moved

    def _publication(self, job: Job, rendition: Rendition) -> Publication:
        return Publication(
            library=job.library,
            key=rendition.key,
            original_sha256=job.original.sha256 if job.original else "",
            recipe=rendition.recipe,
            name=job.source.name,
            width=rendition.width,
            height=rendition.height,
            bytes=rendition.bytes,
            mime=rendition.mime,
            published_at=self._now(),
            device=self._publications.device,
        )


def _facts(rendered: Rendered, key: str) -> Rendition:
    recipe = format_recipe(rendered.recipe)
    return Rendition(recipe, key, rendered.width, rendered.height, len(rendered.data), rendered.mime)
