"""Upkeep: what a person asks for to keep a library in order, and the backups that are made by themselves."""

from __future__ import annotations

from collections.abc import Callable, Generator
from datetime import datetime
from typing import TYPE_CHECKING

from rethumb_desktop.domain.errors import Fault
from rethumb_desktop.domain.events import Event
from rethumb_desktop.domain.syncing import SyncReport
from rethumb_desktop.jobs.lane import Lane
from rethumb_desktop.services.upkeep.daily import Daily
from rethumb_desktop.services.upkeep.means import UpkeepMeans
from rethumb_desktop.services.upkeep.reports import (
    Backup,
    BackUpReport,
    CompactReport,
    Finding,
    PassOverReport,
    PutBackReport,
    RebuildReport,
    RestoreReport,
)

if TYPE_CHECKING:
    from rethumb_desktop.services.upkeep.backing_up import BackingUp
    from rethumb_desktop.services.upkeep.sites import Sites


class Upkeep:
    """Verifies, rebuilds, backs up, restores and compacts libraries of accounts. May be called by any thread.

    All methods block but `begin` and `follow`. Each raises Fault usage (no such library, or one of this computer),
    credentials, keyring, library (another key, a newer version), index, disk, and what the store raises.
    """

    def __init__(self, means: UpkeepMeans) -> None:
        self.means = means
        lane = Lane("backup", 1, gives_way=True)
        self._daily = Daily(means.libraries, means.records, means.now, self._back_up_daily, self._newest, lane)

    def verify(self, library: str, *, mend: bool) -> Generator[Finding, None, SyncReport]:
        """Sync, compare bucket and index, and yield what differs as it is found; with `mend` mended where it can be.

        What seems missing is asked for once more by itself. Nothing is deleted, no entry forgotten. Where it may not be
        mended, as `why_not_mended` says, it is compared all the same. While something that devices told cannot be read,
        no object that is gone is put again: it may have been removed. What was passed over of a device is tried again
        first, and taken in where it can be read; without `mend` it is only told. Returns what the sync did.
        """
        from rethumb_desktop.services.upkeep.verifying import Verifying

        return (yield from Verifying(self.means, self._sites()).verify(library, mend=mend))

    def why_not_mended(self, library: str) -> Fault | None:
        """Return why `verify` mends nothing: nobody has agreed to publish there, or there are no keys to publish with.

        None where it does.
        """
        from rethumb_desktop.services.upkeep.verifying import Verifying

        return Verifying(self.means, self._sites()).why_not(library)

    def rebuild(self, library: str) -> RebuildReport:
        """Make the index of a library anew from its bucket: from journals and snapshots, then from the objects' notes.

        A copy of the index is kept first. Nothing is changed where the bucket cannot be listed to its end.
        """
        from rethumb_desktop.services.upkeep.rebuilding import Rebuilding

        return Rebuilding(self.means, self._sites()).rebuild(library)

    def put_back(self, library: str, told: Callable[[Finding], object] = lambda _: None) -> PutBackReport:
        """Put a library back into its bucket, which was emptied: pictures as far as they are here, then what is known.

        `told` is called with what differs as it is found. Nothing is deleted, and nothing forgotten; where nothing is
        gone, nothing is written. Raises also Fault consent where nobody has agreed to publish there.
        """
        from rethumb_desktop.services.upkeep.putting_back import PuttingBack

        return PuttingBack(self.means, self._sites()).put_back(library, told)

    def pass_over(self, library: str, device: str) -> PassOverReport:
        """Give up the segments that keep a device from being read further, and read on behind them.

        `device` is its name, its id or four letters of that at least. What is given up comes back with a snapshot of a
        device that has read it. Raises also Fault usage where no such device is known, or all of it can be read.
        """
        from rethumb_desktop.services.upkeep.passing_over import PassingOver

        return PassingOver(self.means, self._sites()).pass_over(library, device)

    def backups(self, library: str) -> list[Backup]:
        """Return the backups in the bucket, newest first. Raises also Fault credentials without backup keys."""
        return self._backing_up().backups(library)

    def back_up(self, library: str, *, anyway: bool = False) -> BackUpReport:
        """Put a backup of what the index knows of a library into the bucket, and read it back; then old ones go.

        Where not all that the bucket tells can be read, none is made; `anyway` makes one, and removes none. Raises also
        Fault credentials without backup keys, journal where what was read back is no good, or not all could be read.
        """
        return self._back_up(library, lambda: True, anyway=anyway)

    def restore(self, library: str, time: str = "") -> RestoreReport:
        """Read a backup, "" for the newest good one, check all of it, and join it with what the index knows.

        A copy of the index is kept before it is changed. Raises also Fault missing where there is no such backup,
        journal where it is no good, credentials without backup keys.
        """
        from rethumb_desktop.services.upkeep.restoring import Restoring

        return Restoring(self.means, self._sites()).restore(library, time)

    def due(self, library: str, now: datetime) -> bool:
        """Whether a library has backup keys, and its last backup that is known here is older than a day."""
        return self._daily.due(library, now)

    def compact(self, library: str) -> CompactReport:
        """Delete what is not needed any more: segments that a snapshot has long covered, and old snapshots.

        Raises also Fault credentials without maintenance keys, journal where no good snapshot could be written.
        """
        from rethumb_desktop.services.upkeep.compacting import Compacting

        return Compacting(self.means, self._sites()).compact(library)

    def begin(self) -> None:
        """Make backups by itself from now on, after a sync, where they are due; returns at once."""
        self._daily.begin()

    def follow(self, event: Event) -> None:
        """Take in what happened elsewhere in the program."""
        self._daily.follow(event)

    def close(self) -> None:
        """End: a backup that is being made is given up."""
        self._daily.close()

    # Loaded when they are asked for: cryptography takes its time, and a start need not wait for it.

    def _sites(self) -> Sites:
        from rethumb_desktop.services.upkeep.sites import Sites

        return Sites(self.means)

    def _backing_up(self) -> BackingUp:
        from rethumb_desktop.services.upkeep.backing_up import BackingUp

        return BackingUp(self.means, self._sites())

    def _back_up(self, library: str, goes_on: Callable[[], bool], *, anyway: bool = False) -> BackUpReport:
        report = self._backing_up().back_up(library, goes_on, anyway=anyway)
        self._daily.note(library, report.backup.time)
        return report

    def _back_up_daily(self, library: str, goes_on: Callable[[], bool]) -> None:
        self._back_up(library, goes_on)

    def _newest(self, library: str) -> str:
        return self._backing_up().newest(library)
