"""What each kind of fault means while sending."""

import pytest

from rethumb_desktop.domain.errors import FaultKind
from rethumb_desktop.services.outbox.actions import LONGEST, Action, action_for
from tests.unit.services.outbox.entries import fault

ACTIONS = {
    # The connection: everything waits and goes on by itself.
    FaultKind.OFFLINE: Action.HALT,
    FaultKind.PORTAL: Action.HALT,
    FaultKind.CERTIFICATE: Action.HALT,
    FaultKind.CLOCK: Action.HALT,
    # No room, there or here: everything waits, nothing is lost.
    FaultKind.QUOTA: Action.HALT,
    FaultKind.DISK: Action.HALT,
    FaultKind.THROTTLE: Action.SLOW,
    # Only a person can mend it.
    FaultKind.CREDENTIALS: Action.BLOCK,
    FaultKind.KEYRING: Action.BLOCK,
    FaultKind.TARGET: Action.BLOCK,
    FaultKind.CONSENT: Action.BLOCK,
    FaultKind.LIBRARY: Action.BLOCK,
    FaultKind.POLICY: Action.PROBE,
    FaultKind.DATA: Action.STAGE,
    FaultKind.STORE: Action.RETRY,
    FaultKind.INDEX: Action.RETRY,
    # The picture's own, or the account's settings: trying again is no use.
    FaultKind.RECIPE: Action.FAIL,
    FaultKind.USAGE: Action.FAIL,
    FaultKind.MISSING: Action.FAIL,
    FaultKind.PERMISSION: Action.FAIL,
    FaultKind.NOT_A_FILE: Action.FAIL,
    FaultKind.EMPTY: Action.FAIL,
    FaultKind.NOT_A_PICTURE: Action.FAIL,
    FaultKind.UNSUPPORTED: Action.FAIL,
    FaultKind.DAMAGED: Action.FAIL,
    FaultKind.TOO_LARGE: Action.FAIL,
    FaultKind.REFUSED: Action.FAIL,
    FaultKind.CHANGED: Action.FAIL,
    FaultKind.IMPOSSIBLE: Action.FAIL,
    FaultKind.PRIVACY: Action.FAIL,
    FaultKind.SET_ASIDE: Action.FAIL,
    FaultKind.SETTINGS: Action.FAIL,
    # Never met while sending a picture.
    FaultKind.JOURNAL: Action.FAIL,
    FaultKind.GONE: Action.FAIL,
    FaultKind.BUG: Action.FAIL,
}


@pytest.mark.parametrize("kind", FaultKind)
def test_every_kind_of_fault_has_its_action(kind: FaultKind) -> None:
    assert action_for(fault(kind)) is ACTIONS[kind]


@pytest.mark.parametrize("kind", FaultKind)
def test_what_needs_no_person_is_tried_again_only_where_that_may_help(kind: FaultKind) -> None:
    expected = Action.FAIL if ACTIONS[kind] is Action.RETRY else ACTIONS[kind]
    assert action_for(fault(kind, retryable=False)) is expected


def test_only_halted_libraries_are_looked_after_sooner() -> None:
    assert all(ACTIONS[kind] is Action.HALT for kind in LONGEST)
    assert max(LONGEST.values()) < 300
