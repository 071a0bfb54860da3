"""Backing up: what the index knows of a library, put into its bucket with keys of its own, and read back."""

from __future__ import annotations

import logging
from datetime import timedelta

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

    def back_up(self, name: str, goes_on: GoesOn = lambda: True) -> BackUpReport:
        """Sync, make a backup, read it back, remove old ones. Raises Fault as `Upkeep.back_up` says."""
        site = self._sites.with_role(name, Role.BACKUP)
        self._means.syncing.sync_now(name)
        check_library(self._sites.usual(name))
        archive = Archive(site)
        before = archive.stored()
        backup = backup_id(site.now())
        made = archive.write(backup, name, goes_on)
        return BackUpReport(made, self._remove_old(archive, before, backup))

    def newest(self, name: str) -> str:
        """Return the name of the newest finished backup, "" for none. Raises Fault as `Upkeep.backups` says."""
        stored = Archive(self._sites.with_role(name, Role.BACKUP)).stored()
        return max((backup for backup, each in stored.items() if each.finished), default="")

    def _remove_old(self, archive: Archive, stored: dict[str, Stored], made: str) -> tuple[str, ...]:
        finished = [backup for backup, each in stored.items() if each.finished]
        removed = sorted(set(finished) - kept(finished, made))
        for backup in removed:
            archive.remove(stored[backup])
        for backup, each in stored.items():
            if not each.finished and time_of(backup) < time_of(made) - _GIVEN_UP:
                archive.remove(each)
        return tuple(removed)
