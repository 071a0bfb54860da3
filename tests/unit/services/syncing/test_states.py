"""How a library stands with its devices, and when that is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from rethumb_desktop.domain.entries import Rename
from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.events import Event, SyncStateChanged
from rethumb_desktop.domain.library import THIS_COMPUTER, Account, Library, Role
from rethumb_desktop.domain.ports.syncing import Heard
from rethumb_desktop.domain.syncing import Standing, SyncReport, SyncState
from rethumb_desktop.index.memory.publications import MemoryPublications
from rethumb_desktop.index.memory.syncing import MemorySyncRecords
from rethumb_desktop.services.syncing.decisions import decision
from rethumb_desktop.services.syncing.states import States, may_write, note_given_out
from tests.fixtures.assembly import ACCOUNT

CLOUD = ACCOUNT.name
NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
PROBLEM = Fault(FaultKind.JOURNAL, "The journal of “other” cannot be read further.", retryable=True)


class Ground:
    """States over an index in memory, and what was told."""

    def __init__(self) -> None:
        self.records = MemorySyncRecords(MemoryPublications())
        self.told: list[SyncState] = []
        self.states = States(self.records, lambda: NOON, self._listen)

    def do(self) -> None:
        """Have something to tell."""
        self.records.tell(CLOUD, [Rename(0, "a" * 32 + ".jpg", "a.jpg")])

    def hear(self, error: Fault | None = None) -> None:
        self.records.note(CLOUD, Heard("ab" * 16, error=error.record() if error is not None else None))

    def end(self, *, in_step: bool, problems: tuple[Fault, ...] = ()) -> None:
        found = tuple(each.record() for each in problems)
        goes_on = not in_step and not found
        self.states.end(CLOUD, SyncReport(3, 0, 0, 1, in_step, found, goes_on=goes_on))

    @property
    def last(self) -> SyncState:
        return self.told[-1]

    def _listen(self, event: Event) -> None:
        assert isinstance(event, SyncStateChanged)
        self.told.append(event.state)


@pytest.fixture
def ground() -> Ground:
    return Ground()


def library(account: Account | None = ACCOUNT, *roles: Role, confirmed: bool = False) -> Library:
    account = account and replace(account, roles=roles, confirmed=confirmed)
    return Library(CLOUD if account else THIS_COMPUTER, account)


def test_this_computer_is_off(ground: Ground) -> None:
    assert ground.states.of(library(None)).standing is Standing.OFF


def test_what_is_read_only_or_agreed_to_is_kept(ground: Ground) -> None:
    assert ground.states.is_kept(library())
    assert ground.states.is_kept(library(ACCOUNT, Role.PUBLISH, confirmed=True))
    assert not ground.states.is_kept(library(ACCOUNT, Role.PUBLISH))
    assert ground.states.of(library(ACCOUNT, Role.PUBLISH)).standing is Standing.OFF


def test_where_nobody_has_agreed_what_was_done_there_agrees(ground: Ground) -> None:
    ground.do()
    assert ground.states.is_kept(library(ACCOUNT, Role.PUBLISH))
    assert may_write(library(ACCOUNT, Role.PUBLISH), 1)
    assert not may_write(library(ACCOUNT, Role.PUBLISH))
    assert not may_write(library(ACCOUNT, Role.BACKUP, confirmed=True), 1)
    assert not may_write(library(None), 1)


def test_what_was_joined_is_kept_and_what_has_keys_for_backups_alone_is_not(ground: Ground) -> None:
    ground.hear()
    assert ground.states.is_kept(library(ACCOUNT, Role.PUBLISH))
    assert not ground.states.is_kept(library(ACCOUNT, Role.BACKUP))


def test_before_the_first_sync_it_waits_with_what_the_index_knows(ground: Ground) -> None:
    ground.do()
    ground.hear(PROBLEM)
    state = ground.states.of(library(ACCOUNT, Role.PUBLISH))
    assert state == SyncState(CLOUD, Standing.WAITING, devices=1, unsent=1, problems=1)
    assert ground.told == []


def test_a_sync_that_may_find_nothing_is_not_told(ground: Ground) -> None:
    ground.end(in_step=True)
    ground.states.begin(CLOUD)
    assert [each.standing for each in ground.told] == [Standing.IN_STEP]
    ground.do()
    ground.states.begin(CLOUD)
    assert (ground.last.standing, ground.last.unsent) == (Standing.SYNCING, 1)


def test_a_sync_of_what_is_not_in_step_is_told(ground: Ground) -> None:
    ground.states.begin(CLOUD)
    assert ground.last.standing is Standing.SYNCING


def test_one_that_has_more_to_do_than_to_look_is_told(ground: Ground) -> None:
    ground.end(in_step=True)
    ground.states.go_on(CLOUD)
    assert ground.last == replace(ground.told[0], standing=Standing.SYNCING)


def test_what_a_sync_came_to_is_told_and_kept(ground: Ground) -> None:
    ground.end(in_step=True)
    assert ground.last == SyncState(CLOUD, Standing.IN_STEP, devices=3, at=NOON)
    assert ground.states.of(library()) == ground.last
    ground.do()
    ground.end(in_step=False)
    assert ground.last == SyncState(CLOUD, Standing.SYNCING, devices=3, unsent=1, at=NOON)
    ground.end(in_step=False, problems=(PROBLEM, PROBLEM))
    error = PROBLEM.record()
    assert ground.last == SyncState(CLOUD, Standing.DECISION, 3, unsent=1, at=NOON, error=error, problems=2)
    ground.end(in_step=True)
    assert (ground.last.error, ground.last.problems) == (None, 0)


def test_what_is_the_same_is_told_once(ground: Ground) -> None:
    for _ in range(2):
        ground.end(in_step=True)
    assert len(ground.told) == 1


@pytest.mark.parametrize(
    ("kind", "retryable", "standing"),
    [
        (FaultKind.OFFLINE, True, Standing.OFFLINE),
        (FaultKind.PORTAL, False, Standing.OFFLINE),
        (FaultKind.THROTTLE, True, Standing.OFFLINE),
        (FaultKind.STORE, True, Standing.OFFLINE),
        (FaultKind.STORE, False, Standing.DECISION),
        (FaultKind.POLICY, True, Standing.DECISION),
        (FaultKind.LIBRARY, False, Standing.DECISION),
    ],
)
def test_what_passes_by_itself_asks_nobody(
    ground: Ground, kind: FaultKind, retryable: bool, standing: Standing
) -> None:
    ground.states.fail(CLOUD, fault := Fault(kind, "It failed.", retryable=retryable))
    assert (ground.last.standing, ground.last.error) == (standing, fault.record())


def test_what_waits_for_the_person_is_kept_until_it_does_not(ground: Ground) -> None:
    assert decision(ground.records, CLOUD) is None
    ground.end(in_step=False, problems=(PROBLEM,))
    assert decision(ground.records, CLOUD) == PROBLEM.record()
    ground.states.fail(CLOUD, Fault(FaultKind.OFFLINE, "Nobody answers.", retryable=True))
    assert decision(ground.records, CLOUD) == PROBLEM.record()
    ground.end(in_step=False)
    assert decision(ground.records, CLOUD) is None
    ground.states.fail(CLOUD, fault := Fault(FaultKind.GONE, "It is gone."))
    assert decision(ground.records, CLOUD) == fault.record()
    ground.end(in_step=True)
    assert decision(ground.records, CLOUD) is None


def test_a_bug_waits_for_the_person_and_missing_keys_turn_it_off(ground: Ground) -> None:
    ground.states.fail_with_bug(CLOUD, ZeroDivisionError("bug"))
    assert ground.last.standing is Standing.DECISION
    assert ground.last.error is not None
    assert ground.last.error.kind is FaultKind.BUG
    ground.states.turn_off(CLOUD, fault := Fault(FaultKind.CREDENTIALS, "No keys."))
    assert (ground.last.standing, ground.last.error) == (Standing.OFF, fault.record())


def test_what_was_given_out_is_kept_where_it_was(ground: Ground) -> None:
    account = replace(ACCOUNT, roles=(Role.PUBLISH,))
    note_given_out(ground.records, CLOUD, account)
    assert ground.states.is_kept(Library(CLOUD, account))
    assert not ground.states.is_kept(Library(CLOUD, replace(account, prefix="elsewhere")))
    assert not may_write(Library(CLOUD, account))
