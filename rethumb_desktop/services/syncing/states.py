"""States: how each library stands with its devices, told when a person would see another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from threading import Lock

from rethumb_desktop.domain.errors import Fault, FaultKind, bug_record
from rethumb_desktop.domain.events import SyncStateChanged
from rethumb_desktop.domain.library import Library, Role
from rethumb_desktop.domain.ports import Listener
from rethumb_desktop.domain.ports.syncing import SyncRecords
from rethumb_desktop.domain.syncing import Standing, SyncReport, SyncState

#: What passes without the person.
_PASSING = frozenset({FaultKind.OFFLINE, FaultKind.PORTAL, FaultKind.THROTTLE})


class States:
    """How the libraries stand. Safe to share by threads."""

    def __init__(self, records: SyncRecords, wall: Callable[[], datetime], listener: Listener) -> None:
        self._records = records
        self._wall = wall
        self._listener = listener
        self._lock = Lock()
        self._known: dict[str, SyncState] = {}

    def of(self, library: Library) -> SyncState:
        """Return how a library stands as far as is known. Raises Fault index."""
        with self._lock:
            known = self._known.get(library.name)
        if not self.is_kept(library):
            return SyncState(library.name, Standing.OFF)
        return known if known is not None else self._new(library.name)

    def is_kept(self, library: Library) -> bool:
        """Whether a library is synced by itself: one that may be written to, or is read only, or was joined.

        Raises Fault index.
        """
        account = library.account
        if account is None:
            return False
        if library.read_only or may_write(library, self._records.unsent(library.name)):
            return True
        return Role.PUBLISH in account.roles and bool(self._records.heard(library.name))

    def begin(self, library: str) -> None:
        """Note that a sync begins; one that may find nothing is not told."""
        state = self._now(library)
        unsent = self._records.unsent(library)
        standing = Standing.SYNCING if state.standing is not Standing.IN_STEP or unsent else state.standing
        self._tell(replace(state, standing=standing, unsent=unsent))

    def go_on(self, library: str) -> None:
        """Note that a sync has more to do than to look."""
        self._tell(replace(self._now(library), standing=Standing.SYNCING))

    def end(self, library: str, report: SyncReport) -> None:
        """Note what a sync came to."""
        state = replace(
            self._now(library),
            devices=report.devices,
            unsent=self._records.unsent(library),
            problems=len(report.problems),
            error=report.problems[0] if report.problems else None,
        )
        if report.in_step:
            state = replace(state, standing=Standing.IN_STEP, at=self._wall())
        else:
            state = replace(state, standing=Standing.DECISION if report.problems else Standing.SYNCING)
        self._tell(state)

    def fail(self, library: str, fault: Fault) -> None:
        """Note why a sync has failed."""
        passes = fault.kind in _PASSING or (fault.kind is FaultKind.STORE and fault.retryable)
        standing = Standing.OFFLINE if passes else Standing.DECISION
        self._tell(replace(self._now(library), standing=standing, error=fault.record()))

    def fail_with_bug(self, library: str, bug: Exception) -> None:
        self._tell(replace(self._now(library), standing=Standing.DECISION, error=bug_record(bug)))

    def turn_off(self, library: str, fault: Fault) -> None:
        """Note that a library cannot be opened for want of keys."""
        self._tell(replace(self._now(library), standing=Standing.OFF, error=fault.record()))

    def _now(self, library: str) -> SyncState:
        with self._lock:
            known = self._known.get(library)
        return known if known is not None else self._new(library)

    def _new(self, library: str) -> SyncState:
        heard = self._records.heard(library)
        problems = sum(each.error is not None for each in heard.values())
        unsent = self._records.unsent(library)
        return SyncState(library, Standing.WAITING, len(heard), unsent, problems=problems)

    def _tell(self, state: SyncState) -> None:
        with self._lock:
            if self._known.get(state.library) == state:
                return
            self._known[state.library] = state
        self._listener(SyncStateChanged(state))


def may_write(library: Library, unsent: int = 0) -> bool:
    """Whether there are keys to write with, and the person has agreed to, or has done something there already.

    Who joins a library and takes a picture out of it has `unsent` entries before anything was published.
    """
    account = library.account
    return account is not None and Role.PUBLISH in account.roles and (account.confirmed or unsent > 0)
