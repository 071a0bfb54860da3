"""States: how each library stands with its devices, told when a person would see another."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from threading import Lock

from rethumb_desktop.domain.errors import Fault, FaultKind, bug_record
from rethumb_desktop.domain.events import SyncStateChanged
from rethumb_desktop.domain.library import Account, Library, Role
from rethumb_desktop.domain.ports import Listener
from rethumb_desktop.domain.ports.syncing import SyncRecords
from rethumb_desktop.domain.syncing import Standing, SyncReport, SyncState
from rethumb_desktop.services.syncing.company import company
from rethumb_desktop.services.syncing.decisions import note_decision
from rethumb_desktop.services.syncing.unheard import tell_passed

#: What passes without the person.
_PASSING = frozenset({FaultKind.OFFLINE, FaultKind.PORTAL, FaultKind.THROTTLE})
#: Facts of a library: where it was joined; where it was when its pairing code was given out.
_TAKES_PART, _GIVEN_OUT = "takes part", "given out"


class States:
    """How the libraries stand. Safe to share by threads."""

    def __init__(
        self, records: SyncRecords, wall: Callable[[], datetime], listener: Listener, device_name: str = ""
    ) -> None:
        self._records = records
        self._wall = wall
        self._device_name = device_name
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

        Also one whose pairing code was given out: whoever joins is to be seen. Raises Fault index.
        """
        account = library.account
        if account is None:
            return False
        if library.read_only or may_write(library, self._records.unsent(library.name)):
            return True
        if takes_part(self._records, library) or is_given_out(self._records, library):
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
            passed=report.passed,
        )
        if report.in_step:
            state = replace(state, standing=Standing.IN_STEP, at=self._wall())
        else:
            state = replace(state, standing=Standing.SYNCING if report.goes_on else Standing.DECISION)
        self._decide(state)

    def count(self, library: Library) -> SyncState:
        """Count the devices anew, and return how the library stands then. Raises Fault index."""
        state = replace(self.of(library), devices=len(company(self._records, library.name).others))
        with self._lock:
            if library.name in self._known:
                self._known[library.name] = state
        return state

    def fail(self, library: str, fault: Fault) -> None:
        """Note why a sync has failed."""
        passes = fault.kind in _PASSING or (fault.kind is FaultKind.STORE and fault.retryable)
        standing = Standing.OFFLINE if passes else Standing.DECISION
        self._decide(replace(self._now(library), standing=standing, error=fault.record()))

    def fail_with_bug(self, library: str, bug: Exception) -> None:
        self._decide(replace(self._now(library), standing=Standing.DECISION, error=bug_record(bug)))

    def turn_off(self, library: str, fault: Fault) -> None:
        """Note that a library cannot be opened for want of keys."""
        self._tell(replace(self._now(library), standing=Standing.OFF, error=fault.record()))

    def _decide(self, state: SyncState) -> None:
        """Tell how a library stands after a sync, and keep whether it waits for the person. Offline ends no waiting."""
        if state.standing is not Standing.OFFLINE:
            with suppress(Fault):  # it is only for who asks later
                note_decision(
                    self._records, state.library, state.error if state.standing is Standing.DECISION else None
                )
        self._tell(state)

    def _now(self, library: str) -> SyncState:
        with self._lock:
            known = self._known.get(library)
        return known if known is not None else self._new(library)

    def _new(self, library: str) -> SyncState:
        heard = self._records.heard(library)
        problems = sum(each.error is not None for each in heard.values())
        unsent = self._records.unsent(library)
        passed = tell_passed(self._records, library, self._device_name)
        others = len(company(self._records, library).others)
        return SyncState(library, Standing.WAITING, others, unsent, problems=problems, passed=passed)

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


def takes_part(records: SyncRecords, library: Library) -> bool:
    """Whether the person had this device join the library, and thereby agreed that the others are told its name.

    Raises Fault index.
    """
    account = library.account
    if account is None or Role.PUBLISH not in account.roles:
        return False
    return records.fact(f"{_TAKES_PART} {library.name}") == place_of(account)


def note_joined(records: SyncRecords, library: str, account: Account) -> None:
    """Note that the person had this device join a library, with keys. Raises Fault index."""
    records.note_fact(f"{_TAKES_PART} {library}", place_of(account))


def is_given_out(records: SyncRecords, library: Library) -> bool:
    """Whether the pairing code of a library was given out here, where it is now. Raises Fault index."""
    account = library.account
    return account is not None and records.fact(f"{_GIVEN_OUT} {library.name}") == place_of(account)


def note_given_out(records: SyncRecords, library: str, account: Account) -> None:
    """Note that the pairing code of a library was given out. Raises Fault index, disk."""
    value = place_of(account)
    if records.fact(f"{_GIVEN_OUT} {library}") != value:
        records.note_fact(f"{_GIVEN_OUT} {library}", value)


def place_of(account: Account) -> str:
    """Return where the library of an account is."""
    return f"{account.endpoint} {account.bucket} {account.prefix}"
