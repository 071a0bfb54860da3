"""What is done about each kind of fault while sending: one table."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, auto

from rethumb_desktop.domain.errors import Fault, FaultKind


class Action(Enum):
    """What a fault means for the library and for the job that met it."""

    #: The library waits and is tried again by itself; the job lost nothing.
    HALT = auto()
    #: The library goes on with half as many transfers at once; the job lost nothing.
    SLOW = auto()
    #: The library waits for the person; nothing is tried meanwhile.
    BLOCK = auto()
    #: What was found out about the bucket is found out again, once; then the library waits for the person.
    PROBE = auto()
    #: The job's renditions are made and staged again, once; then it has failed.
    STAGE = auto()
    #: The job is tried again later, a number of times; then it has failed.
    RETRY = auto()
    #: The job has failed.
    FAIL = auto()


_ACTIONS: Mapping[FaultKind, Action] = {
    FaultKind.OFFLINE: Action.HALT,
    FaultKind.PORTAL: Action.HALT,
    FaultKind.CERTIFICATE: Action.HALT,
    FaultKind.CLOCK: Action.HALT,
    FaultKind.QUOTA: Action.HALT,
    FaultKind.DISK: Action.HALT,
    FaultKind.THROTTLE: Action.SLOW,
    FaultKind.CREDENTIALS: Action.BLOCK,
    FaultKind.KEYRING: Action.BLOCK,
    FaultKind.TARGET: Action.BLOCK,
    FaultKind.CONSENT: Action.BLOCK,
    FaultKind.LIBRARY: Action.BLOCK,
    FaultKind.POLICY: Action.PROBE,
    FaultKind.DATA: Action.STAGE,
    FaultKind.STORE: Action.RETRY,
    FaultKind.INDEX: Action.RETRY,
}

#: The longest wait in seconds between two tries of a library that is halted: what a person notices at once when it
#: is over (the network is back) is looked for more often than what takes somebody's work.
LONGEST: Mapping[FaultKind, float] = {
    FaultKind.OFFLINE: 30.0,
    FaultKind.PORTAL: 30.0,
    FaultKind.CERTIFICATE: 60.0,
    FaultKind.CLOCK: 60.0,
}


def action_for(fault: Fault) -> Action:
    """Return what is done about a fault that was met while sending."""
    action = _ACTIONS.get(fault.kind, Action.FAIL)
    if action is Action.RETRY and not fault.retryable:
        return Action.FAIL
    return action
