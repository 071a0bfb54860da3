"""The way of one job: examine, look up, render, deliver. Each step can be repeated."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.formats import JSON_EXTENSION, mime_of_extension
from rethumb_desktop.domain.job import Job, Publication
from rethumb_desktop.domain.library import Library
from rethumb_desktop.domain.object_key import object_key, object_stem
from rethumb_desktop.domain.original import Original
from rethumb_desktop.domain.ports import Publications, Removals, RenditionCache
from rethumb_desktop.domain.ports.syncing import SyncRecords
from rethumb_desktop.domain.recipe import format_recipe
from rethumb_desktop.domain.rendition import Rendered, Rendition
from rethumb_desktop.services.gathering import OriginalBytes
from rethumb_desktop.services.libraries import Libraries, OpenLibrary
from rethumb_desktop.services.making import Maker
from rethumb_desktop.services.noting import note_of, put_of
from rethumb_desktop.services.outbox.entry import Entry
from rethumb_desktop.services.outputs import Outputs
from rethumb_desktop.services.removal.reclaiming import Reclaimed, reclaim


@dataclass(frozen=True)
class Examined:
    """A job whose original was read: its bytes, its facts, and the object keys of its recipes, in order."""

    job: Job
    data: bytes
    original: Original
    library: Library
    keys: tuple[str, ...]


@dataclass
class Found:
    """What is there of an examined job, by object key.

    `recorded`: the index knows it. `there`: the library has it, the index does not know. `staged`: the cache has it.
    `contested`: it is being removed right now. `lost`: the index knows it, and it may be removed all the same: nobody
    could see that it is there.
    """

    recorded: dict[str, Rendition] = field(default_factory=dict)
    there: dict[str, Rendition] = field(default_factory=dict)
    staged: dict[str, Rendition] = field(default_factory=dict)
    contested: set[str] = field(default_factory=set)
    lost: set[str] = field(default_factory=set)

    @property
    def all(self) -> Mapping[str, Rendition]:
        return {**self.staged, **self.there, **self.recorded}


class NotStaged(Fault):
    """A rendition that was made could not be kept: the disk is full. Not the picture's fault."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.kind, fault.title, fault.detail, subject=fault.subject, retryable=True)


class Pipeline:
    """The steps of a job. Every step raises Fault; the caller records it. Safe to share by threads.

    `is_all_read` says whether all is known here that the devices of a library told.
    """

    def __init__(
        self,
        publications: Publications,
        removals: Removals,
        records: SyncRecords,
        libraries: Libraries,
        originals: OriginalBytes,
        maker: Maker,
        cache: RenditionCache,
        outputs: Outputs,
        now: Callable[[], datetime],
        is_all_read: Callable[[str], bool],
    ) -> None:
        self._publications = publications
        self._removals = removals
        self._records = records
        self._libraries = libraries
        self._originals = originals
        self._maker = maker
        self._cache = cache
        self._outputs = outputs
        self._now = now
        self._is_all_read = is_all_read

    def examine(self, job: Job) -> Examined:
        """Read the original and work out its keys; nothing is decoded, no server asked."""
        data = self._originals.read(job.source, job.sha256)
        original = self._maker.examine(data)
        library = self._libraries.find(job.library)
        key = self._libraries.key(library)
        keys = tuple(
            object_key(
                object_stem(key, original.sha256, recipe, self._maker.version),
                self._maker.extension(original, recipe),
                library.prefix,
            )
            for recipe in job.recipes
        )
        return Examined(job, data, original, library, keys)

    def look_up(self, examined: Examined) -> Found:
        """Look for what is there already: in the index, in the cache, in the bucket, in this order."""
        found = Found()
        recipe_of = dict(zip(examined.keys, examined.job.recipes, strict=True))
        for key, recipe in recipe_of.items():
            publication = self._published(examined.library, key, found.contested)
            if publication is not None and self._may_be_lost(examined.library, key):
                found.lost.add(key)
            elif publication is not None:
                found.recorded[key] = publication.rendition
                continue
            staged = self._staged(key, format_recipe(recipe))
            if staged is not None:
                found.staged[key] = staged
        missing = [key for key in recipe_of if key not in found.all and key not in found.contested | found.lost]
        for key in missing:
            there = self._in_bucket(examined.library, key, format_recipe(recipe_of[key]))
            if there is None:
                # One publishing makes them all: where the first is not there, the others are not worth a request.
                break
            found.there[key] = there
        return found

    def render(self, examined: Examined, found: Found) -> tuple[dict[str, Rendition], tuple[str, ...]]:
        """Make and stage what was not found, all from one decode. Returns all renditions by key, and notes."""
        recipe_of = dict(zip(examined.keys, examined.job.recipes, strict=True))
        renditions = dict(found.all)
        wanted = [key for key in recipe_of if key not in renditions]
        notes: list[str] = []
        made = self._maker.make(examined.data, [recipe_of[key] for key in wanted]) if wanted else []
        if made and examined.library.account is not None:
            new = {key: rendered.data for key, rendered in zip(wanted, made, strict=True)}
            self._outputs.note_renditions(examined.library.name, new)
        for key, rendered in zip(wanted, made, strict=True):
            try:
                self._cache.stage(key, rendered.data)
            except Fault as fault:
                raise NotStaged(fault) from fault
            renditions[key] = _facts(rendered, key)
            notes.extend(rendered.notes)
        return renditions, tuple(dict.fromkeys(notes))

    def forget_staged(self, keys: Sequence[str]) -> None:
        """Drop what is staged under these keys: it is to be made anew. Raises Fault disk."""
        for key in keys:
            self._cache.discard(key)

    def deliver(self, entry: Entry, goes_on: Callable[[], bool]) -> None:
        """Put what is not settled into the library, each verified; what has arrived is noted in the entry.

        `goes_on` is asked before each: a job that was cancelled meanwhile sends nothing more. Raises Fault consent
        before anything leaves for an account that nobody has agreed to: it was added, or its place changed, since the
        job was queued. Raises Fault library where the bucket holds another library.
        """
        check_consent(self._libraries.find(entry.job.library))
        library = self._libraries.open(entry.job.library)
        self._libraries.assure(library.library, library.store)
        for rendition in entry.job.renditions:
            if rendition.key in entry.settled:
                continue
            if not goes_on():
                return
            if rendition.key in entry.contested:
                self._wait_for_removal(entry.job.library, rendition.key)
            data = self._staged_bytes(rendition)
            note = self._note(entry, library, rendition)
            width, height = rendition.width, rendition.height
            library.store.put(rendition.key, data, rendition.mime, width=width, height=height, note=note)
            if rendition.key in entry.lost:
                self._tell_anew(entry, library.library, rendition)
            entry.settled.add(rendition.key)
            entry.sent.add(rendition.key)

    def publications(self, entry: Entry) -> tuple[Publication, ...]:
        """Return what is in the library of an entry and not recorded yet; from now on it counts as recorded."""
        unrecorded = [each for each in entry.job.renditions if each.key in entry.settled - entry.recorded]
        entry.recorded |= entry.settled
        return tuple(
            self._publication(entry.job, rendition, entry.put_at.get(rendition.key) or self._now())
            for rendition in unrecorded
        )

    def tidy_up(self, job: Job) -> None:
        """Drop the cache's copies of what a folder has now: a second copy on the same disk serves nobody."""
        if self._libraries.find(job.library).account is None:
            self.forget_staged([rendition.key for rendition in job.renditions])

    def probe(self, library: str) -> None:
        """Find out anew what a library's bucket can do. Raises Fault."""
        self._libraries.find_out_anew(library)

    def _published(self, library: Library, key: str, contested: set[str]) -> Publication | None:
        """Return the publication of a key; one that waits to be removed stays after all."""
        publication = self._publications.find(library.name, key)
        if publication is None:
            match reclaim(self._removals, library.name, key):
                case Reclaimed.FREE:
                    return None
                case Reclaimed.BUSY:
                    contested.add(key)
                    return None
                case Reclaimed.KEPT:
                    return self._publications.find(library.name, key)
        if library.account is not None:
            return publication
        # The file may have been deleted or changed by somebody.
        there = self._libraries.store(library).head(key)
        if there is not None and there.bytes == publication.bytes:
            return publication
        self._publications.remove(library.name, [key])
        return None

    def _may_be_lost(self, library: Library, key: str) -> bool:
        """Whether nobody can say that what the index knows is there still: its removal may stand in what is unread.

        Asks the bucket then, and then only. Where that does not answer it is sent again: what keeps it from answering
        shows there, and is waited for.
        """
        if library.account is None or self._is_all_read(library.name):
            return False
        try:
            return self._libraries.store(library).head(key) is None
        except Fault:
            return True

    def _staged(self, key: str, recipe: str) -> Rendition | None:
        """Return the facts of what the cache has under a key; None where it has nothing, or nothing whole."""
        data = self._cache.read(key)
        if data is None:
            return None
        try:
            extension = key.rpartition(".")[2]
            if extension == JSON_EXTENSION:
                return Rendition(recipe, key, 0, 0, len(data), mime_of_extension(extension))
            facts = self._maker.examine(data)
        except Fault:
            return None
        return Rendition(recipe, key, facts.width, facts.height, len(data), mime_of_extension(extension))

    def _in_bucket(self, library: Library, key: str, recipe: str) -> Rendition | None:
        """Return the facts of an object that the index does not know; None where there is none, or nobody can tell."""
        if library.account is None or self._publications.knows_all(library.name):
            return None
        try:
            there = self._libraries.store(library).head(key)
        except Fault:
            # Whether it is there is only a question of work saved: what makes it unanswerable shows when it is sent.
            return None
        if there is None or not there.bytes or (not there.width and not key.endswith(f".{JSON_EXTENSION}")):
            return None
        mime = there.mime or mime_of_extension(key.rpartition(".")[2])
        return Rendition(recipe, key, there.width, there.height, there.bytes, mime)

    def _staged_bytes(self, rendition: Rendition) -> bytes:
        data = self._cache.read(rendition.key)
        if data is None or len(data) != rendition.bytes:
            raise Fault(
                FaultKind.DATA,
                "A rendition that waited to be sent is gone from the cache, or damaged.",
                "It is made anew.",
                subject=rendition.key,
                retryable=True,
            )
        return data

    def _wait_for_removal(self, library: str, key: str) -> None:
        if reclaim(self._removals, library, key) is not Reclaimed.BUSY:
            return
        raise Fault(
            FaultKind.STORE,
            "The same picture is being taken out of the library right now.",
            "It is published once that is done.",
            subject=key,
            retryable=True,
        )

    def _note(self, entry: Entry, library: OpenLibrary, rendition: Rendition) -> str:
        """Return what the rendition itself tells of its publication, which is of this moment then."""
        if library.library.account is None:
            return ""
        entry.put_at[rendition.key] = now = self._now()
        publication = self._publication(entry.job, rendition, now)
        return note_of(publication, library.library.prefix, library.key)

    def _tell_anew(self, entry: Entry, library: Library, rendition: Rendition) -> None:
        """Tell the others, and the index, of a picture that was put again: later than a removal that may be unread."""
        at = entry.put_at.get(rendition.key) or self._now()
        put = put_of(self._publication(entry.job, rendition, at), library.prefix)
        self._records.tell(library.name, [put])

    def _publication(self, job: Job, rendition: Rendition, at: datetime) -> Publication:
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
            published_at=at,
            device=self._publications.device,
            origin=job.source,
        )


def check_consent(library: Library) -> None:
    """Raise Fault consent where the person has yet to agree that pictures leave for this library."""
    account = library.account
    if account is not None and not account.confirmed:
        raise Fault(
            FaultKind.CONSENT,
            f"Nobody has agreed yet that pictures go to {account.host}, bucket “{account.bucket}”.",
            "Publish to it once from the window or the command line, where it is asked.",
            subject=library.name,
        )


def _facts(rendered: Rendered, key: str) -> Rendition:
    recipe = format_recipe(rendered.recipe)
    return Rendition(recipe, key, rendered.width, rendered.height, len(rendered.data), rendered.mime)
