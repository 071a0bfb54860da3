"""Verifying: what is in the bucket, compared with what the index says, and mended where it can be."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass

from rethumb_desktop.domain.entries import Put
from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.job import Publication
from rethumb_desktop.domain.library import Role
from rethumb_desktop.domain.ports import StoredObject
from rethumb_desktop.domain.syncing import SyncReport
from rethumb_desktop.services.queue.pipeline import check_consent
from rethumb_desktop.services.syncing.belonging import check_library
from rethumb_desktop.services.syncing.site import SEARCHED, Site
from rethumb_desktop.services.syncing.stretches import passed_over
from rethumb_desktop.services.syncing.unheard import may_tell_of
from rethumb_desktop.services.syncing.wholeness import MISSED
from rethumb_desktop.services.upkeep.facts import put_of_object
from rethumb_desktop.services.upkeep.means import UpkeepMeans
from rethumb_desktop.services.upkeep.mending import Mended, Mending
from rethumb_desktop.services.upkeep.objects import is_rendition, look_up, partitions
from rethumb_desktop.services.upkeep.records_kept import files_again, missing_files, segments_again
from rethumb_desktop.services.upkeep.reports import Finding, FindingState
from rethumb_desktop.services.upkeep.sites import Sites
from rethumb_desktop.services.upkeep.telling_again import behind_again, lacked_again
from rethumb_desktop.services.upkeep.trying_again import passed_over_again, unheard_again
from rethumb_desktop.sync.names import below, beyond

_UNREAD = "Not all that other devices told can be read: it may have been removed. It is put again once that is known."
_REMOVED = "It was removed from the library, and is in the bucket all the same."
_UNTOLD = "It has no note that can be read: nobody knows what it was made of."


@dataclass(frozen=True)
class _Partition:
    """The objects and the entries whose stems begin with the same letters."""

    objects: list[StoredObject]
    entries: dict[str, Publication]

    @property
    def missing(self) -> list[str]:
        """The keys of entries whose objects the LIST did not tell."""
        told = {each.key for each in self.objects}
        return [key for key in self.entries if key not in told]

    @property
    def doubtful(self) -> list[str]:
        """The keys of objects that the index does not know, or has with another size."""
        sizes = {key: publication.bytes for key, publication in self.entries.items()}
        return [each.key for each in self.objects if sizes.get(each.key) != each.bytes]


class Verifying:
    """Compares buckets with the index, a partition at a time. Safe to share by threads."""

    def __init__(self, means: UpkeepMeans, sites: Sites) -> None:
        self._means = means
        self._sites = sites

    def verify(self, name: str, *, mend: bool) -> Generator[Finding, None, SyncReport]:
        """Yield what differs as it is found; return what the sync before did. Raises Fault as `Upkeep.verify` says."""
        library, _ = self._sites.find(name)
        site, take_in = self._sites.usual(name), mend
        mend = mend and self.why_not(name) is None
        mending: Mending | None = None
        if mend:
            opened = self._means.libraries.open(name)
            mending = Mending(self._means, site, opened.library, opened.store)
            if not site.fact(SEARCHED):
                site.note_fact(SEARCHED, "anew")  # pictures that no record tells of are what is asked for
        missing = missing_files(site)
        # Before the sync: how the library stands then is without what came back.
        yield from passed_over_again(site, self._means.syncing, take_in=take_in)
        yield from unheard_again(site, self._means.syncing, take_in=take_in)
        report = self._means.syncing.sync_now(name)
        if mend:
            check_library(site)  # a run that has synced before has not looked for its file again
        yield from files_again(site, missing)
        yield from segments_again(site, self._means.syncing, mend=mend)
        yield from behind_again(site, self._means.syncing, mend=mend)
        is_unread = not report.in_step or bool(passed_over(self._means.records, name))
        comparing = Comparing(self._means, site, mending, doubts(site, is_unread=is_unread))
        try:
            for beginning, group in partitions(self._sites.renditions(name), library.prefix):
                yield from comparing.compare(beginning, group)
            comparing.note_missed()
            # Last: what was put again is told as there.
            yield from lacked_again(site, self._means.syncing, mend=mend)
        finally:
            if mend:
                self._tell_others(name)
        return report

    def why_not(self, name: str) -> Fault | None:
        """Return why nothing can be mended in a library, None where it can. Raises Fault usage, settings."""
        library, account = self._sites.find(name)
        if Role.PUBLISH not in account.roles:
            title = f"Nothing can be put into “{name}”: its account has no publish keys."
            return Fault(FaultKind.CREDENTIALS, title, "Give the account its keys.", subject=name)
        try:
            check_consent(library)
        except Fault as fault:
            return fault
        return None

    def _tell_others(self, name: str) -> None:
        """Have the other devices learn what was mended; where that cannot be now, the next sync does it."""
        with suppress(Fault):
            if self._means.records.unsent(name):
                self._means.syncing.sync_now(name)


def is_unread(site: Site) -> bool:
    """Whether a removal may stand in what cannot be read, as far as was found last."""
    heard = site.records.heard(site.library).values()
    is_read = all(each.error is None and each.seq >= each.newest for each in heard)
    return not is_read or bool(passed_over(site.records, site.library))


def doubts(site: Site, *, is_unread: bool) -> Callable[[Publication], bool]:
    """Return what tells whether a picture may have been removed by somebody: where not all is read, each may."""
    # A removal that nobody has heard of is older than what was published since.
    return lambda each: is_unread or may_tell_of(site.records, site.library, each.published_at)


class Comparing:
    """One comparison of one library; without `mending` nothing is changed.

    What `may_be_removed` is not put again where its object is gone.
    """

    def __init__(
        self,
        means: UpkeepMeans,
        site: Site,
        mending: Mending | None,
        may_be_removed: Callable[[Publication], bool] = lambda _: False,
    ) -> None:
        self._means = means
        self._site = site
        self._mending = mending
        self._may_be_removed = may_be_removed
        self._missed = False

    def note_missed(self) -> None:
        """Note, after all partitions, whether pictures were missed: then publishing one again asks for it."""
        self._site.note_fact(MISSED, "yes" if self._missed else "")

    def compare(self, beginning: str, objects: list[StoredObject]) -> Iterator[Finding]:
        """Yield what differs in a partition. What a LIST told is asked for once more before anybody is accused."""
        partition = _Partition(objects, self._entries(beginning))
        for key, there in look_up(self._site.store, partition.missing):
            yield from self._judge(key, there)
        foreign: list[StoredObject] = []
        for key, there in look_up(self._site.store, partition.doubtful):
            if there is not None and self._known(key) is None:
                foreign.append(there)
            else:
                yield from self._judge(key, there)
        yield from self._adopt(foreign)

    def _entries(self, beginning: str) -> dict[str, Publication]:
        found = self._means.publications.with_stem(self._site.library, beginning)
        return {each.key: each for each in found if is_rendition(beyond(self._site.prefix, each.key))}

    def _known(self, key: str) -> Publication | None:
        """Return what the index says now: others publish and remove meanwhile."""
        return self._means.publications.find(self._site.library, key)

    def _judge(self, key: str, there: StoredObject | None) -> Iterator[Finding]:
        publication = self._known(key)
        if publication is None:
            return
        if there is None:
            mended = self._put_again(publication)
            self._missed |= not mended.done
            yield self._finding(FindingState.MISSING, publication, mended)
        elif there.bytes != publication.bytes:
            yield self._finding(FindingState.WRONG_SIZE, publication, self._mend_size(publication, there))

    def _put_again(self, publication: Publication) -> Mended:
        if self._mending is None:
            return Mended(False, "The object is not in the bucket.")
        if self._may_be_removed(publication):
            return Mended(False, _UNREAD)
        return self._mending.put_again(publication)

    def _mend_size(self, publication: Publication, there: StoredObject) -> Mended:
        if self._mending is None:
            sizes = f"The object has {there.bytes:,} bytes, the index says {publication.bytes:,}."
            return Mended(False, sizes)
        return self._mending.mend_size(publication, there)

    def _adopt(self, objects: Iterable[StoredObject]) -> Iterator[Finding]:
        """Take objects that nobody told of into the index, by their notes."""
        puts: list[Put] = []
        told: list[Finding] = []
        names = {beyond(self._site.prefix, there.key): there for there in objects}
        removed = self._means.records.removed(self._site.library, [*names])
        for name, there in names.items():
            if self._means.removals.find(self._site.library, there.key) is not None:
                continue  # on its way out
            if name in removed:
                told.append(Finding(FindingState.FOREIGN, there.key, "", mended=False, detail=_REMOVED))
                continue
            put = put_of_object(self._site, self._means.renderer, there)
            if put is None:
                told.append(Finding(FindingState.FOREIGN, there.key, "", mended=False, detail=_UNTOLD))
            else:
                puts.append(put)
        if puts and self._mending is not None:
            self._means.records.tell(self._site.library, puts)
        yield from told
        for put in puts:
            taken = "It was taken into the index by its note." if self._mending else "Its note says what it is."
            key = below(self._site.prefix, put.key)
            yield Finding(FindingState.FOREIGN, key, put.name, self._mending is not None, taken)

    def _finding(self, state: FindingState, publication: Publication, mended: Mended) -> Finding:
        return Finding(state, publication.key, publication.name, mended.done, mended.detail)
