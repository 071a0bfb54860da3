"""Syncing: how this device stands with the others of a library."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from rethumb_desktop.domain.errors import Fault, FaultKind, FaultRecord

#: How many letters of a device's id stand for it.
SHORT_ID = 8
#: So many letters of an id say which device is meant.
_FEWEST_LETTERS = 4


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
    `error` says why its journal is not read further. `called` is its name where no other device has the same, else
    with the beginning of its id. `passed` counts segments that were passed over. `former` are the ids it had before:
    what it told under these is counted with the rest. `head_error` says why its head cannot be read; its journal is.
    `snapshot_error` tells of a snapshot of it that cannot be read, where no newer one can; nothing need be missing.
    `former_of` is the id it has today: it is shown by itself because its journal cannot be read further.
    """

    id: str
    name: str
    seq: int
    newest: int
    said_at: datetime | None
    error: FaultRecord | None = None
    own: bool = False
    called: str = ""
    passed: int = 0
    former: tuple[str, ...] = ()
    head_error: FaultRecord | None = None
    former_of: str = ""
    snapshot_error: FaultRecord | None = None

    @property
    def problem(self) -> FaultRecord | None:
        """What is wrong with it, the gravest first."""
        return self.error or self.head_error or self.snapshot_error


@dataclass(frozen=True)
class PassedOver:
    """Segments of one device that cannot be read and that a person gave up: how many, and what the device is called."""

    device: str
    called: str
    segments: int


@dataclass(frozen=True)
class SyncState:
    """How a library stands; `devices` counts the others, `unsent` what the others do not know yet.

    `at` is when it was in step last, `error` why it is not, `problems` counts devices that cannot be read further.
    `passed` is what a person had passed over, and has not come back.
    """

    library: str
    standing: Standing
    devices: int = 0
    unsent: int = 0
    at: datetime | None = None
    error: FaultRecord | None = None
    problems: int = 0
    passed: tuple[PassedOver, ...] = ()


@dataclass(frozen=True)
class SyncReport:
    """What one sync did: `devices` counts the others, `received` and `sent` entries, `requests` those made.

    `in_step`: everything that is there was read, but for what was `passed` over, and everything that is known here was
    told. Where it is not, `problems` say why. `goes_on`: nothing but time keeps it from that.
    """

    devices: int
    received: int
    sent: int
    requests: int
    in_step: bool
    problems: tuple[FaultRecord, ...] = ()
    passed: tuple[PassedOver, ...] = ()
    goes_on: bool = False


def tell_apart(names: Mapping[str, str]) -> dict[str, str]:
    """Return what devices are called, given their names by their ids: a name that is not unique gets a short id."""
    often = Counter(names.values())
    return {device: _called(device, name, alone=often[name] == 1) for device, name in names.items()}


def find_device(devices: Sequence[Device], library: str, text: str) -> Device:
    """Return the device that is meant by its name or by four letters of its id at least. Raises Fault usage."""
    is_id = len(text) >= _FEWEST_LETTERS
    found = [each for each in devices if text in (each.called, each.id)]
    found = found or [each for each in devices if each.name == text or (is_id and each.id.startswith(text))]
    if len(found) != 1:
        title = f"There is no device “{text}” in “{library}”." if not found else f"Several devices are called “{text}”."
        raise Fault(FaultKind.USAGE, title, "Say which by its id: rethumb library devices", subject=text)
    return found[0]


def _called(device: str, name: str, *, alone: bool) -> str:
    short = device[:SHORT_ID]
    if not name:
        return short
    return name if alone else f"{name} ({short})"
