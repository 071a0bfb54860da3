"""Daily backups: made after a sync, by a thread of their own, where the last one is a day old."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from threading import Lock
from typing import Protocol

from rethumb_desktop.domain.errors import Fault
from rethumb_desktop.domain.events import Event, SyncStateChanged
from rethumb_desktop.domain.library import Library, Role
from rethumb_desktop.domain.ports.syncing import SyncRecords
from rethumb_desktop.domain.syncing import Standing
from rethumb_desktop.jobs.lane import BugHandler, Task
from rethumb_desktop.services.libraries import Libraries
from rethumb_desktop.services.upkeep.keeping import time_of

log = logging.getLogger(__name__)

EVERY = timedelta(days=1)
#: After a failure it is tried again with the first sync after so long.
AGAIN = timedelta(hours=1)
_BACKED_UP = "backed up"

#: Makes a backup of a library; asks between its parts whether to go on. Raises Fault.
BackUp = Callable[[str, Callable[[], bool]], None]
#: Returns the name of the newest backup in the bucket, "" for none. Raises Fault.
Newest = Callable[[str], str]


class BackupLane(Protocol):
    """Runs one task after the other, elsewhere."""

    def submit(self, task: Task, on_bug: BugHandler) -> bool: ...

    def close(self) -> None: ...


class Daily:
    """Keeps backups going once it has begun. May be called by any thread."""

    def __init__(
        self,
        libraries: Libraries,
        records: SyncRecords,
        now: Callable[[], datetime],
        back_up: BackUp,
        newest: Newest,
        lane: BackupLane,
    ) -> None:
        self._libraries = libraries
        self._records = records
        self._now = now
        self._back_up = back_up
        self._newest = newest
        self._lock = Lock()
        self._begun = False
        self._closed = False
        self._waiting: set[str] = set()
        self._failed_at: dict[str, datetime] = {}
        self._lane = lane

    def due(self, name: str, now: datetime) -> bool:
        """Whether a library has backup keys, and no backup that is known here is younger than a day.

        Raises Fault usage, settings, index.
        """
        if not _has_keys(self._libraries.find(name)):
            return False
        last = self._records.fact(f"{_BACKED_UP} {name}")
        return not last or now - datetime.fromtimestamp(int(last), UTC) >= EVERY

    def note(self, name: str, backup: str) -> None:
        """Note a backup that is in the bucket. Raises Fault index."""
        fact = f"{_BACKED_UP} {name}"
        at = int(time_of(backup).timestamp())
        if at > int(self._records.fact(fact) or 0):
            self._records.note_fact(fact, str(at))

    def begin(self) -> None:
        with self._lock:
            self._begun = not self._closed

    def follow(self, event: Event) -> None:
        """Have a library backed up that has just been synced, where that is due; returns at once."""
        if not isinstance(event, SyncStateChanged) or event.state.standing is not Standing.IN_STEP:
            return
        name, now = event.state.library, self._now()
        with self._lock:
            if not self._begun or name in self._waiting:
                return
            failed_at = self._failed_at.get(name)
        if (failed_at is None or now - failed_at >= AGAIN) and self._is_due(name, now):
            with self._lock:
                self._waiting.add(name)
            self._lane.submit(partial(self._run, name), partial(self._meet_bug, name))

    def close(self) -> None:
        """End; a backup that is being made is given up after the part that is under way."""
        with self._lock:
            self._begun, self._closed = False, True
        self._lane.close()

    def _is_due(self, name: str, now: datetime) -> bool:
        try:
            return self.due(name, now)
        except Fault as fault:
            log.warning("whether “%s” is to be backed up is not known: %s %s", name, fault.title, fault.detail)
            return False

    def _run(self, name: str) -> None:
        try:
            newest = self._newest(name)  # another device may have made one today
            if newest:
                self.note(name, newest)
            if self.due(name, self._now()):
                self._back_up(name, self._goes_on)
        except Fault as fault:
            log.warning("“%s” could not be backed up: %s %s", name, fault.title, fault.detail)
            self._put_off(name)
        finally:
            with self._lock:
                self._waiting.discard(name)

    def _goes_on(self) -> bool:
        return not self._closed

    def _put_off(self, name: str) -> None:
        with self._lock:
            self._failed_at[name] = self._now()

    def _meet_bug(self, name: str, bug: Exception) -> None:
        log.error("backing up “%s” met a bug", name, exc_info=bug)
        self._put_off(name)


def _has_keys(library: Library) -> bool:
    account = library.account
    return account is not None and account.confirmed and Role.BACKUP in account.roles
