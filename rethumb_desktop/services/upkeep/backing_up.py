"""Backing up: what the index knows of a library, put into its bucket with keys of its own, and read back."""

from __future__ import annotations

import logging
from datetime import timedelta

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.library import Role
from rethumb_desktop.services.syncing.belonging import check_library
from rethumb_desktop.services.upkeep.archive import Archive, GoesOn, Stored
from rethumb_desktop.services.upkeep.keeping import kept, time_of
from rethumb_desktop.services.upkeep.means import UpkeepMeans
from rethumb_desktop.services.upkeep.reports import Backup, BackUpReport
from rethumb_desktop.services.upkeep.sites import Sites
from rethumb_desktop.sync.names import backup_id

log = logging.getLogger(__name__)

#: A backup that was begun so long before and has no manifest was given up.
_GIVEN_UP = timedelta(days=1)
_ANYWAY = "To make one of what is known here all the same, beside those that are there: rethumb library backup --anyway"


class BackingUp:
    """Makes and lists backups. Safe to share by threads."""

    def __init__(self, means: UpkeepMeans, sites: Sites) -> None:
        self._means = means
        self._sites = sites

    def backups(self, name: str) -> list[Backup]:
        """Return the backups, newest first. Raises Fault as `Upkeep.backups` says."""
        archive = Archive(self._sites.with_role(name, Role.BACKUP))
        stored = archive.stored()
        finished = sorted((backup for backup, each in stored.items() if each.finished), reverse=True)
        return [archive.describe(backup, stored[backup]) for backup in finished]

    def back_up(self, name: str, goes_on: GoesOn = lambda: True, *, anyway: bool = False) -> BackUpReport:
        """Sync, make a backup, read it back, remove old ones. Raises Fault as `Upkeep.back_up` says."""
        site = self._sites.with_role(name, Role.BACKUP)
        self._sync(name, anyway=anyway)
        check_library(self._sites.usual(name))
        archive = Archive(site)
        before = archive.stored()
        described = [archive.describe(each, stored) for each, stored in before.items() if stored.finished]
        backup = backup_id(site.now())
        made = archive.write(backup, name, goes_on)
        good = {each.time: each for each in described if each.error is None}
        damaged = tuple(sorted(each.time for each in described if each.error is not None))
        last = good[max(good)].entries if good else None
        if anyway:
            return BackUpReport(made, damaged=damaged, entries_before=last)
        stay = kept({time: each.entries for time, each in good.items()} | {backup: made.entries}, backup)
        removed = tuple(sorted(good.keys() - stay))
        self._remove(archive, before, removed, made)
        return BackUpReport(made, removed, damaged, last)

    def _sync(self, name: str, *, anyway: bool) -> None:
        """Bring a library in step. Raises Fault journal where not all can be read, unless `anyway`."""
        try:
            report = self._means.syncing.sync_now(name)
        except Fault as fault:
            if not anyway or fault.kind is not FaultKind.GONE:
                raise
            return
        # Nobody has agreed yet that something is told: all that there is was read.
        waits = bool(report.problems) and all(each.kind is FaultKind.CONSENT for each in report.problems)
        if not report.in_step and not waits and not anyway:
            why = f"{report.problems[0].title} " if report.problems else ""
            raise Fault(
                FaultKind.JOURNAL,
                f"No backup was made: what is known here of “{name}” is not all that the bucket tells.",
                f"{why}{_ANYWAY}",
                subject=name,
                retryable=True,
            )

    def newest(self, name: str) -> str:
        """Return the name of the newest finished backup, "" for none. Raises Fault as `Upkeep.backups` says."""
        stored = Archive(self._sites.with_role(name, Role.BACKUP)).stored()
        return max((backup for backup, each in stored.items() if each.finished), default="")

    def _remove(self, archive: Archive, stored: dict[str, Stored], removed: tuple[str, ...], made: Backup) -> None:
        """Remove backups, and what is left of some that were given up. What is damaged stays: a person has to know."""
        for backup in removed:
            archive.remove(stored[backup])
        for backup, each in stored.items():
            if not each.finished and time_of(backup) < made.made_at - _GIVEN_UP:
                archive.remove(each)
