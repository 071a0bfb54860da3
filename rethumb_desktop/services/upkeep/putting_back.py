"""Putting back: a library whose bucket was emptied, from what this computer knows and has."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from rethumb_desktop.domain.browsing import PublicationQuery
from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.ports import StoredObject
from rethumb_desktop.services.queue.pipeline import check_consent
from rethumb_desktop.services.syncing.belonging import check_library
from rethumb_desktop.services.upkeep.means import UpkeepMeans
from rethumb_desktop.services.upkeep.mending import Mending
from rethumb_desktop.services.upkeep.objects import partitions
from rethumb_desktop.services.upkeep.reports import Finding, FindingState, PutBackReport
from rethumb_desktop.services.upkeep.sites import Sites
from rethumb_desktop.services.upkeep.verifying import Comparing


class PuttingBack:
    """Puts libraries back. Whatever is cut off is done again by the next time, with the same result."""

    def __init__(self, means: UpkeepMeans, sites: Sites) -> None:
        self._means = means
        self._sites = sites

    def put_back(self, name: str, told: Callable[[Finding], object]) -> PutBackReport:
        """Put back pictures, and then all that is known of them. Raises Fault as `Upkeep.put_back` says."""
        library, _ = self._sites.find(name)
        check_consent(library)
        opened = self._means.libraries.open(name)
        site = self._sites.usual(name)
        check_library(site, put=False)
        comparing = Comparing(self._means, site, Mending(self._means, site, opened.library, opened.store))
        again = left = 0
        # Pictures first: what is told names what is there.
        for beginning, group in partitions(self._listed(name), library.prefix):
            for finding in comparing.compare(beginning, group):
                told(finding)
                again += finding.mended and finding.state is FindingState.MISSING
                left += not finding.mended
        report = self._means.syncing.tell_anew(name)
        entries = self._means.publications.count(PublicationQuery(name))
        return PutBackReport(entries, again, left, report.problems)

    def _listed(self, name: str) -> Iterator[StoredObject]:
        """Yield what a LIST tells; where it is refused nothing, and each picture is asked for by its name."""
        try:
            yield from self._sites.renditions(name)
        except Fault as fault:
            if fault.kind is not FaultKind.POLICY:
                raise
