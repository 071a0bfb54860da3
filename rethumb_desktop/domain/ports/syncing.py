"""Ports about syncing: what the index keeps of other devices, and what it has yet to tell them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Protocol

from rethumb_desktop.domain.entries import Entry, Unknown
from rethumb_desktop.domain.errors import FaultRecord
from rethumb_desktop.domain.merging import Record
from rethumb_desktop.domain.segment_spans import ALL_HEARD, Unheard

#: How many entries or records are merged at once: few enough for a transaction that others can wait for (a second or
#: two), many enough to be quick. Keys come in no order, so every transaction writes nearly all pages of an index anew.
BATCH = 80_000


@dataclass(frozen=True)
class Draft:
    """A segment of this device before it is sealed; `before` is the digest of the sealed one before it, "" for none."""

    device: str
    seq: int
    before: str
    made: int
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Outgoing:
    """A sealed segment of this device that is not known to be in the bucket; `digest` is the SHA-256 of its bytes."""

    device: str
    seq: int
    digest: str
    sealed: bytes
    entries: int


@dataclass(frozen=True)
class Heard:
    """What is known of a device's journal: read up to segment `seq`, whose sealed bytes have this digest.

    `head` is the MD5 of the head that was read last, `newest` the segment it named, `said` its stamp, `name` what the
    device calls itself. `error` says why its journal is not read further.
    """

    device: str
    seq: int = 0
    digest: str = ""
    head: str = ""
    newest: int = 0
    said: int = 0
    name: str = ""
    error: FaultRecord | None = None


@dataclass(frozen=True)
class Exported:
    """The merged state of a library at one moment: `vector` is device: (seq, digest), this device included.

    `unsent` counts what this device has not told yet: its stamps may still change, so that no snapshot holds it.
    """

    vector: dict[str, tuple[int, str]]
    unknown: tuple[tuple[str, int, Unknown], ...]
    batches: Iterator[list[Record]]
    unsent: int = 0


@dataclass(frozen=True)
class Arrival:
    """What a merge changed: how many keys are there now and were not, and the keys (prefix included) that are gone."""

    came: int = 0
    went: tuple[str, ...] = ()
    entries: int = 0


@dataclass(frozen=True)
class Chapter:
    """A segment that was read and found to be good."""

    device: str
    seq: int
    digest: str
    entries: tuple[Entry, ...] = field(repr=False)


class SyncRecords(Protocol):
    """What the index knows of the devices of each library. Every change is one transaction. Raises Fault index, disk.

    What is published, removed or also named in the library of an account is noted as an entry of this device, in the
    transaction that records it (`Publications.record`, `JobQueue.apply`, `Removals.end`), with a stamp that is later
    than every stamp known here. Those methods take whole object names; the keys of entries and records have no prefix:
    `begin` tells it.
    """

    @property
    def device(self) -> str:
        """This device's id."""

    def renew_device(self, known: str = "") -> str:
        """Take a new id, and return it: somebody else writes with the old one.

        Where `known` is given and the id is another already, that is kept: another process of this home was first.

        What the old one has sent stays its own, in all libraries. What it has not is this one's, an outgoing segment
        included. Numbers begin with 1 again.
        """

    def fact(self, name: str) -> str:
        """Return what was noted under a name, "" for nothing."""

    def note_fact(self, name: str, value: str) -> None: ...

    def set_clock(self, offset_ms: int) -> None:
        """Note how far the server's clock is ahead of this computer's, in milliseconds: stamps are corrected by it."""

    def begin(self, library: str, prefix: str) -> None:
        """Note under which prefix a library's keys stand. What it holds already and never told becomes unsent."""

    def removed(self, library: str, keys: Sequence[str]) -> set[str]:
        """Return those of these keys that were removed and not put again, as far as is known and not forgotten."""

    # What this device tells

    def unsent(self, library: str) -> int:
        """Return how many entries are not in a segment that is known to be in the bucket."""

    def late(self, library: str, before: int) -> list[Entry]:
        """Return the unsent entries whose stamp is before this one."""

    def restamp(self, library: str, entries: Sequence[Entry]) -> None:
        """Give unsent entries new stamps, and their records with them."""

    def withdraw(self, library: str, entries: Sequence[Entry]) -> None:
        """Forget unsent puts and what they put: their objects are gone."""

    def tell(self, library: str, entries: Sequence[Entry]) -> None:
        """Note entries of this device, which get new stamps, and merge them: a rename, what a rebuild found."""

    def cut(self, library: str, seal: Callable[[Draft], bytes], limit: int) -> Outgoing | None:
        """Make the next segment of the oldest unsent entries, or return the one that is still going out.

        Its sealed bytes are kept until `sent`; None where nothing is unsent.
        """

    def sent(self, library: str, seq: int, device: str = "") -> None:
        """Note that a segment is in the bucket.

        Nothing changes where it is not the one that is going out, or `device` is given and the id is another by now.
        """

    def told(self, library: str) -> tuple[int, str]:
        """Return the number and the digest of this device's newest segment, (0, "") for none."""

    # What the others tell

    def heard(self, library: str) -> dict[str, Heard]:
        """Return what is known of the other devices, by their ids."""

    def note(self, library: str, heard: Heard) -> None:
        """Keep what a head said: all but `seq` and `digest`, which are those of `merge`."""

    def merge(self, library: str, chapters: Sequence[Chapter]) -> Arrival:
        """Merge segments, in this order. One that does not follow what was read of its device is passed over."""

    # The whole state

    def exporting(self, library: str, forgotten: int) -> AbstractContextManager[Exported]:
        """Give the state as it is now, removals before the stamp `forgotten` left out; later changes are not in it."""

    def import_records(self, library: str, records: Sequence[Record], origin: str) -> Arrival:
        """Merge records of a snapshot, `origin`, and note that it holds their keys."""

    def end_import(
        self,
        library: str,
        origin: str,
        vector: dict[str, tuple[int, str]],
        unknown: Sequence[tuple[str, int, Unknown]],
        *,
        sweep: bool,
        unheard: Unheard = ALL_HEARD,
    ) -> Arrival:
        """Move on to the vector of the snapshot.

        With `sweep` what the vector covers and the snapshot does not hold goes, but for what may be there because its
        writer has never heard of it.
        """

    def forget_library(self, library: str) -> None:
        """Forget what was read of a library, and what this device told; what is unsent stays."""

    def forget_removals(self, library: str, before: int) -> None:
        """Forget removals whose stamp is before this one."""
