"""Putting back: a library whose bucket was emptied, from what this computer knows and has."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from rethumb_desktop.domain.browsing import PublicationQuery
from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.ports import StoredObject
from rethumb_desktop.services.queue.pipeline import check_consent
from rethumb_desktop.services.syncing.belonging import check_library
from rethumb_desktop.services.syncing.site import Site
from rethumb_desktop.services.upkeep.means import UpkeepMeans
from rethumb_desktop.services.upkeep.mending import Mending
from rethumb_desktop.services.upkeep.objects import partitions
from rethumb_desktop.services.upkeep.records_kept import missing_files, segments_again
from rethumb_desktop.services.upkeep.reports import Finding, FindingState, PutBackReport
from rethumb_desktop.services.upkeep.sites import Sites
from rethumb_desktop.services.upkeep.verifying import Comparing, doubts, is_unread


class PuttingBack:
    """Puts libraries back. Whatever is cut off is done again by the next time, with the same result."""

    def __init__(self, means: UpkeepMeans, sites: Sites) -> None:
        self._means = means
        self._sites = sites

    def put_back(self, name: str, told: Callable[[Finding], object]) -> PutBackReport:
        """Put back pictures, and then all that is known of them. Raises Fault as `Upkeep.put_back` says."""
        check_consent(self._sites.find(name)[0])
        site = self._sites.usual(name)
        check_library(site, put=False)
        is_whole = self._is_whole(site)
        # Looked at first without opening it to publish, which may put something to find out how the bucket is read.
        if is_whole and not any(True for _ in self._compare(site)):
            return PutBackReport(self._count(name), 0, 0, whole=True)
        is_gone = self._is_gone(name)
        opened = self._means.libraries.open(name)
        again = left = mended = 0
        # Pictures first: what is told names what is there.
        mending = Mending(self._means, site, opened.library, opened.store)
        for finding in self._compare(site, mending, is_gone=is_gone):
            told(finding)
            mended += finding.mended
            again += finding.mended and finding.state is FindingState.MISSING
            left += not finding.mended
        if is_whole and not mended:
            return PutBackReport(self._count(name), again, left, whole=True)
        report = self._means.syncing.tell_anew(name)
        return PutBackReport(self._count(name), again, left, report.problems)

    def _is_gone(self, name: str) -> bool:
        """Sync, so that what was removed is known; return whether what the devices told is gone."""
        try:
            self._means.syncing.sync_now(name)
        except Fault as fault:
            if fault.kind is not FaultKind.GONE:
                raise
            return True
        return False

    def _compare(self, site: Site, mending: Mending | None = None, *, is_gone: bool = False) -> Iterator[Finding]:
        comparing = Comparing(self._means, site, mending)
        if not is_gone:  # where the bucket was emptied all is put back; else not what may have been removed
            comparing = Comparing(self._means, site, mending, doubts(site, is_unread=is_unread(site)))
        for beginning, group in partitions(self._listed(site.library), site.prefix):
            yield from comparing.compare(beginning, group)
        comparing.note_missed()

    def _count(self, name: str) -> int:
        return self._means.publications.count(PublicationQuery(name))

    def _is_whole(self, site: Site) -> bool:
        """Whether all that the devices told is in the bucket, as far as it is known here."""
        lost = missing_files(site) or any(True for _ in segments_again(site, self._means.syncing, mend=False))
        return not lost

    def _listed(self, name: str) -> Iterator[StoredObject]:
        """Yield what a LIST tells; where it is refused nothing, and each picture is asked for by its name."""
        try:
            yield from self._sites.renditions(name)
        except Fault as fault:
            if fault.kind is not FaultKind.POLICY:
                raise
