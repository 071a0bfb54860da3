"""What upkeep has to tell."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from rethumb_desktop.domain.errors import FaultRecord
from rethumb_desktop.domain.syncing import SyncReport


class FindingState(StrEnum):
    """What is wrong: an entry without its object, an object without an entry, an object of another size, or something
    that a device told of the library and that is gone or damaged."""

    MISSING = "missing"
    FOREIGN = "foreign"
    WRONG_SIZE = "wrong-size"
    RECORD = "record"


@dataclass(frozen=True)
class Finding:
    """A difference between bucket and index; `key` is the whole object name, `name` "" where nobody knows it.

    `mended` tells that it is none any more; `detail` is a sentence: what was done, or why it stays.
    """

    state: FindingState
    key: str
    name: str
    mended: bool
    detail: str


@dataclass(frozen=True)
class RebuildReport:
    """What a rebuild came to: how many entries the index has now, and how many of them only objects told of.

    `without_note` counts objects that nothing is known of: they are in the bucket, and in no list. `copy` is where
    the index as it was before is kept. `lost` counts segments of journals that are gone from the bucket, `problems` are
    journals that could not be read further.
    """

    entries: int
    from_objects: int
    without_note: int
    copy: str
    lost: int = 0
    problems: tuple[FaultRecord, ...] = ()


@dataclass(frozen=True)
class PutBackReport:
    """What putting back came to: how many entries are told, how many pictures were put, how many differences are left.

    `problems` are journals that could not be read further. `whole`: what the devices told is in the bucket, and no
    picture was put: nothing was to be put back, and nothing was written.
    """

    entries: int
    put_again: int
    left: int
    problems: tuple[FaultRecord, ...] = ()
    whole: bool = False


@dataclass(frozen=True)
class PassOverReport:
    """Of which device how many segments were given up, and the sync after it."""

    device: str
    called: str
    segments: int
    sync: SyncReport


@dataclass(frozen=True)
class Backup:
    """A backup in the bucket; `time` names it, as `20260131T235959Z`. `bytes` counts what is stored.

    `error` says why it cannot be restored, as far as its manifest tells; then the numbers are 0.
    """

    time: str
    made_at: datetime
    entries: int
    bytes: int
    error: FaultRecord | None = None


@dataclass(frozen=True)
class BackUpReport:
    """A backup that was made and read back, and the times of those that were removed for it.

    `damaged` are the times of those that cannot be restored; they stay. `entries_before` is how many entries the newest
    good one before holds, None for none.
    """

    backup: Backup
    removed: tuple[str, ...] = ()
    damaged: tuple[str, ...] = ()
    entries_before: int | None = None


@dataclass(frozen=True)
class RestoreReport:
    """What a restore came to: from which backup, how many entries that holds, and how many of them were not known.

    `told` counts pictures that their device had told nobody of: this one did. `copy` is where the index as it was
    before is kept. `passed_over` are the times of newer backups that are no good, `fuller` is that of an older one that
    holds more, "" for none. `untold` counts pictures that only lost devices had told of, and that this one may not tell
    of before somebody has agreed to publish there.
    """

    time: str
    entries: int
    came: int
    told: int
    copy: str
    passed_over: tuple[str, ...] = ()
    fuller: str = ""
    untold: int = 0


@dataclass(frozen=True)
class CompactReport:
    """How many segments and snapshots were deleted; `written` is the id of a snapshot that was written, "" for none."""

    segments: int
    snapshots: int
    written: str = ""
