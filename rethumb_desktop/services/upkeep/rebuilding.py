"""Rebuilding: the index of a library anew, from what is in its bucket and from nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from itertools import islice

from rethumb_desktop.domain.browsing import PublicationQuery
from rethumb_desktop.domain.entries import Put
from rethumb_desktop.domain.errors import Fault, FaultKind, FaultRecord
from rethumb_desktop.domain.events import LibraryReceived
from rethumb_desktop.domain.ports.syncing import Heard
from rethumb_desktop.services.syncing.belonging import check_library
from rethumb_desktop.services.syncing.journals import known_devices
from rethumb_desktop.services.syncing.own_head import renew
from rethumb_desktop.services.syncing.searching import begin_with_what_is_there
from rethumb_desktop.services.syncing.site import (
    CLAIMS,
    QUIET,
    REBUILDING,
    SNAPSHOT_LOOKED,
    SNAPSHOT_READ,
    SNAPSHOT_TOLD,
    Site,
)
from rethumb_desktop.services.syncing.stretches import BEHIND, DIGESTS, LOST, PASSED
from rethumb_desktop.services.syncing.unheard import OF_THE_UNHEARD
from rethumb_desktop.services.syncing.wholeness import MISSED
from rethumb_desktop.services.upkeep.facts import put_of_object
from rethumb_desktop.services.upkeep.holes import bridge, pass_over
from rethumb_desktop.services.upkeep.means import UpkeepMeans
from rethumb_desktop.services.upkeep.objects import look_up, partitions
from rethumb_desktop.services.upkeep.reports import RebuildReport
from rethumb_desktop.services.upkeep.sites import Sites
from rethumb_desktop.sync.names import HEADS, below, beyond, head_name

#: What is kept of the last reading of a bucket, and has to be found out again.
_READ = (
    *(CLAIMS, SNAPSHOT_TOLD, SNAPSHOT_READ, SNAPSHOT_LOOKED, QUIET),
    *(LOST, PASSED, DIGESTS, BEHIND, MISSED, *OF_THE_UNHEARD),
)


class Rebuilding:
    """Makes libraries known again. Whatever is cut off is done again by the next rebuild, with the same result.

    Until then nothing is told of the library, and the copy of the index as it was before the first try is kept.
    """

    def __init__(self, means: UpkeepMeans, sites: Sites) -> None:
        self._means = means
        self._sites = sites

    def rebuild(self, name: str) -> RebuildReport:
        """Forget what is known of a library, and read all of its bucket. Raises Fault as `Upkeep.rebuild` says."""
        site = self._sites.usual(name)
        check_library(site)
        library, _ = self._sites.find(name)
        if library.read_only:
            self._means.syncing.sync_now(name)  # nothing is forgotten where it cannot be read again
        else:
            self._see_it_is_there(name)
        # What a try that was cut off has left needs no copy: it would push out the one of before.
        copy = site.fact(REBUILDING) or self._means.copies.keep_copy("rebuild")
        site.note_fact(REBUILDING, copy)
        self._forget(site)
        lost, problems = self._read_journals(site)
        # Who may not write has nothing to tell of objects; what the devices tell is all that is known there.
        from_objects, without_note = (0, 0) if library.read_only else self._read_objects(name)
        site.note_fact(REBUILDING, "")
        with suppress(Fault):  # where it cannot be told now, the next sync does it
            if lost:
                bridge(site, self._means.syncing)
            else:
                self._means.syncing.sync_now(name)
        entries = self._means.publications.count(PublicationQuery(name))
        self._means.listener(LibraryReceived(name, entries, ()))
        return RebuildReport(entries, from_objects, without_note, copy, lost, problems)

    def _see_it_is_there(self, name: str) -> None:
        """Refuse to forget anything while the bucket does not tell of its objects, all to the end of the list.

        An empty bucket behind the right name, and a list that is short, look alike.
        """
        listed = sum(1 for _ in self._sites.renditions(name))
        known = self._means.publications.count(PublicationQuery(name))
        if listed * 2 < known:
            raise Fault(
                FaultKind.LIBRARY,
                f"The bucket shows {listed} of the {known} pictures that are known here. Nothing was forgotten.",
                "Look whether it is the right bucket. What is missing is told by: rethumb library verify",
                subject=name,
            )

    def _forget(self, site: Site) -> None:
        records = self._means.records
        # Where heads are read by their names alone, these are needed to find anything again.
        names = [] if _may_list_heads(site) else _readable(site)
        with self._means.syncing.alone(site.library):
            # Its numbers are used: what this device has told is read like the journal of any other.
            renew(site, records.device)
            records.forget_library(site.library)
            for fact in _READ:
                site.note_fact(fact, "")
            for device in names:
                records.note(site.library, Heard(device))
            begin_with_what_is_there(site)

    def _read_journals(self, site: Site) -> tuple[int, tuple[FaultRecord, ...]]:
        """Read all that the devices tell, behind holes too; return how many segments are gone, and what is wrong."""
        lost = 0
        while True:
            report = self._means.syncing.read_anew(site.library)
            passed = pass_over(site) if report.problems else 0
            if not passed:
                return lost, report.problems
            lost += passed

    def _read_objects(self, name: str) -> tuple[int, int]:
        """Take in the objects that no journal told of; return how many there were, and how many have no note."""
        site = self._sites.usual(name)
        from_objects = without_note = 0
        for _, group in partitions(self._sites.renditions(name), site.prefix):
            puts: list[Put] = []
            for put in self._untold(site, [each.key for each in group]):
                if put is None:
                    without_note += 1
                else:
                    puts.append(put)
            if puts:
                self._means.records.tell(name, puts)
                from_objects += len(puts)
        return from_objects, without_note

    def _untold(self, site: Site, keys: list[str]) -> Iterator[Put | None]:
        if not keys:
            return
        beginning = keys[0].rpartition("/")[2][:2]
        known = {each.key for each in self._means.publications.with_stem(site.library, beginning)}
        left = {key: beyond(site.prefix, key) for key in keys if key not in known}
        removed = self._means.records.removed(site.library, [*left.values()])
        for key, there in look_up(site.store, [key for key, name in left.items() if name not in removed]):
            # What is on its way out stays on its way.
            if there is not None and self._means.removals.find(site.library, key) is None:
                yield put_of_object(site, self._means.renderer, there)


def _readable(site: Site) -> list[str]:
    """Return the known devices, of which one head at least can be read. Raises Fault library where none can."""
    names = list(known_devices(site))
    for device in names:
        try:
            site.read(head_name(device))
        except Fault as fault:
            if fault.kind not in (FaultKind.POLICY, FaultKind.MISSING):
                raise
        else:
            return names
    title = f"Nothing that devices told of “{site.library}” can be read. Nothing was forgotten."
    raise Fault(FaultKind.LIBRARY, title, "It takes keys, or a bucket whose records are open.", subject=site.library)


def _may_list_heads(site: Site) -> bool:
    try:
        return all(True for _ in islice(site.store.list(below(site.prefix, HEADS)), 1))
    except Fault as fault:
        if fault.kind is not FaultKind.POLICY:
            raise
        return False
