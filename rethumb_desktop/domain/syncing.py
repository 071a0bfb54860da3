"""Syncing: how this device stands with the others of a library."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from rethumb_desktop.domain.errors import FaultRecord


class Standing(StrEnum):
    """How a library stands: `decision` waits for the person, `off` has nothing to sync with ("This computer")."""

    OFF = "off"
    WAITING = "waiting"  # not synced yet in this run
    SYNCING = "syncing"
    IN_STEP = "in step"
    OFFLINE = "offline"
    DECISION = "decision"


@dataclass(frozen=True)
class Device:
    """A device of a library as it is known here.

    `seq` is the newest segment of it that was read, `newest` the newest it says it wrote, `said_at` when it said so.
    `error` says why its journal is not read further.
    """

    id: str
    name: str
    seq: int
    newest: int
    said_at: datetime | None
    error: FaultRecord | None = None
    own: bool = False


@dataclass(frozen=True)
class SyncState:
    """How a library stands; `devices` counts the others, `unsent` what the others do not know yet.

    `at` is when it was in step last, `error` why it is not, `problems` counts devices that cannot be read further.
    """

    library: str
    standing: Standing
    devices: int = 0
    unsent: int = 0
    at: datetime | None = None
    error: FaultRecord | None = None
    problems: int = 0


@dataclass(frozen=True)
class SyncReport:
    """What one sync did: `devices` counts the others, `received` and `sent` entries, `requests` those made.

    `in_step`: everything that is there was read, and everything that is known here was told.
    """

    devices: int
    received: int
    sent: int
    requests: int
    in_step: bool
    problems: tuple[FaultRecord, ...] = ()
