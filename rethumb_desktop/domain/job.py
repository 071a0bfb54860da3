"""Jobs: one original on its way through the queue."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from rethumb_desktop.domain.errors import FaultRecord
from rethumb_desktop.domain.original import Original, Source
from rethumb_desktop.domain.recipe import Recipe
from rethumb_desktop.domain.rendition import Rendition

#: Where a rendition is: a library's name and an object key.
Place = tuple[str, str]


class JobState(StrEnum):
    """Where a job stands. States move forward; `failed` and `cancelled` go back to `queued` by a retry only."""

    QUEUED = "queued"
    RENDERING = "rendering"
    READY = "ready"
    UPLOADING = "uploading"
    PUBLISHED = "published"
    DUPLICATE = "duplicate"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def ended(self) -> bool:
        return self in _ENDED

    @property
    def has_links(self) -> bool:
        return self in (JobState.PUBLISHED, JobState.DUPLICATE)


_ENDED = frozenset({JobState.PUBLISHED, JobState.DUPLICATE, JobState.FAILED, JobState.CANCELLED})


@dataclass(frozen=True)
class NewJob:
    """A job to be queued. One that is `held` waits until the person lets it go.

    `watch` is the watched folder it comes from, by its id, "" for none. With `sha256` the original has to be these
    bytes when the job reads it: others fail it as changed.
    """

    source: Source
    recipes: tuple[Recipe, ...]
    library: str
    held: bool = False
    watch: str = ""
    sha256: str = ""

    def queued(self, job: int, batch: str, at: datetime) -> Job:
        """Return the job that becomes of it when it is queued under this id."""
        return Job(
            job,
            batch,
            self.source,
            self.recipes,
            self.library,
            JobState.QUEUED,
            at,
            held=self.held,
            watch=self.watch,
            sha256=self.sha256,
        )


@dataclass(frozen=True, slots=True)
class Job:
    """A job as the index keeps it. `id` grows in queue order; `renditions` are in the order of `recipes`.

    An ended job has fewer of them than recipes once some were taken out of its library.
    `error` of a job that has not ended says why its last try failed; it is tried again. `attempts` counts such tries.
    A `held` job is queued, but nothing is done about it until the person lets it go. `watch` is the watched folder it
    comes from, by its id, "" for none; `sha256` is what its original has to be, "" for anything.
    """

    id: int
    batch: str
    source: Source
    recipes: tuple[Recipe, ...]
    library: str
    state: JobState
    created_at: datetime
    original: Original | None = None
    renditions: tuple[Rendition, ...] = ()
    error: FaultRecord | None = None
    notes: tuple[str, ...] = ()
    attempts: int = 0
    held: bool = False
    watch: str = ""
    sha256: str = ""

    def without(self, gone: Container[Place]) -> Job:
        """Return the same without the renditions that are in its library no more; itself where none is gone."""
        left = tuple(rendition for rendition in self.renditions if (self.library, rendition.key) not in gone)
        return self if len(left) == len(self.renditions) else replace(self, renditions=left)

    @property
    def waits(self) -> bool:
        """Whether its last try failed and another is to come."""
        return self.error is not None and not self.state.ended

    def differs(self, sha256: str) -> bool:
        """Whether it was published, and from other bytes than those of this digest; "" is of none."""
        known = self.original.sha256 if self.original is not None and self.state.has_links else ""
        return bool(known and sha256) and known != sha256


@dataclass(frozen=True)
class Revision:
    """What a job is to become instead, before it is let go or tried again."""

    job: int
    recipes: tuple[Recipe, ...]
    library: str


@dataclass(frozen=True)
class JobChange:
    """What is to be written about one job; None leaves a field as it is.

    Ends the job with `published` recorded in the same transaction where `state` is published or duplicate. `found` are
    the keys of what was in the library already: it goes by this job's name too from now on. A change that does not move
    the job forward is passed over.
    """

    job: int
    state: JobState | None = None
    original: Original | None = None
    renditions: tuple[Rendition, ...] | None = None
    notes: tuple[str, ...] | None = None
    error: FaultRecord | None = None
    attempts: int | None = None
    published: tuple[Publication, ...] = ()
    found: tuple[str, ...] = ()


@dataclass(frozen=True)
class Publication:
    """The record of a rendition that is in its library. `name` is the original's base name.

    `origin` is where the original was found, known on the device that published it only. `other_names` are those under
    which the same picture was published again.
    """

    library: str
    key: str
    original_sha256: str
    recipe: str
    name: str
    width: int
    height: int
    bytes: int
    mime: str
    published_at: datetime
    device: str
    origin: Source | None = None
    other_names: tuple[str, ...] = ()

    def also_named(self, name: str) -> Publication:
        """Return the same, going by this name too."""
        if name in (self.name, *self.other_names):
            return self
        return replace(self, other_names=(*self.other_names, name))

    @property
    def rendition(self) -> Rendition:
        return Rendition(self.recipe, self.key, self.width, self.height, self.bytes, self.mime)


class RemovalState(StrEnum):
    """Where a removal stands: it can be undone until the object is being deleted, and again once that has failed."""

    WAITING = "waiting"
    DELETING = "deleting"
    FAILED = "failed"


@dataclass(frozen=True)
class Removal:
    """A publication that is being taken out of its library; gone once the object is deleted."""

    publication: Publication
    state: RemovalState
    asked_at: datetime
    error: FaultRecord | None = None
