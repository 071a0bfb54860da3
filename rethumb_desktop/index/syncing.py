"""What the index knows of the devices of each library."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from hashlib import sha256
from uuid import uuid4

from sqlalchemy import Connection

from rethumb_desktop.domain.entries import Entry, Unknown, milliseconds_of, stamp
from rethumb_desktop.domain.merging import Mark, Record
from rethumb_desktop.domain.ports.syncing import Arrival, Chapter, Draft, Exported, Heard, Outgoing
from rethumb_desktop.domain.segment_spans import ALL_HEARD, Unheard
from rethumb_desktop.index.exchange import devices, library_states, sweeping
from rethumb_desktop.index.exchange.beginning import begin_library
from rethumb_desktop.index.exchange.facts import SETTLED, keep_fact, read_fact, read_number, settle
from rethumb_desktop.index.exchange.library_rows import LibraryRows
from rethumb_desktop.index.exchange.resetting import AHEAD_MS
from rethumb_desktop.index.exchange.telling import Telling
from rethumb_desktop.index.file.connections import Connections
from rethumb_desktop.index.rows import outbox
from rethumb_desktop.index.rows.remains import forget_removed

# Names of facts about the index.
_DEVICE = "device"
_STAMP = "stamp"
_CLOCK = "clock"
_NOTED = "fact:"
_LIBRARIES = "SELECT id, prefix FROM libraries WHERE id <> 0"
# So many entries at once are not all that come.
_MANY = 10_000
_COUNT = "SELECT count(*) FROM outbox WHERE library = ?"


class SqlSyncRecords:
    """The records of syncing of one home, shared by the window and the command line; implements `SyncRecords`."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections
        self._words = connections.words

    @property
    def device(self) -> str:
        """This device's id. Raises Fault index, disk."""
        with self._connections.reading() as connection:
            return self._device(connection)

    def renew_device(self, known: str = "") -> str:
        """Take a new id and return it; nothing where the id is not the `known` one any more."""
        with self._connections.writing() as connection:
            old = self._device(connection)
            if known and known != old:
                return old
            new = uuid4().hex
            for number, prefix in connection.exec_driver_sql(_LIBRARIES).all():
                devices.take_over(connection, number, old, begun=prefix is not None)
                telling = Telling(self._rows_of(connection, number), 0)
                for part in telling.parts():
                    telling.give_marks({Mark(each.at, old): Mark(each.at, new) for each in part}, part)
            keep_fact(connection, _DEVICE, new)
        self._connections.device = new
        return new

    def fact(self, name: str) -> str:
        """Return what was noted under a name. Raises Fault index, disk."""
        with self._connections.reading() as connection:
            return read_fact(connection, _NOTED + name)

    def note_fact(self, name: str, value: str) -> None:
        """Note something. Raises Fault index, disk."""
        with self._connections.writing() as connection:
            keep_fact(connection, _NOTED + name, value)

    def set_clock(self, offset_ms: int) -> None:
        """Note how far the server's clock is ahead; stamps that are far ahead of it are given anew."""
        with self._connections.writing() as connection:
            outbox.set_clock(connection, offset_ms)
            now = _now(connection)
            if milliseconds_of(read_number(connection, _STAMP)) <= now + AHEAD_MS:
                return
            floor = max(read_number(connection, SETTLED), stamp(now))
            keep_fact(connection, _STAMP, floor)
            device = self._device(connection)
            for number, _ in connection.exec_driver_sql(_LIBRARIES).all():
                telling = self._telling(connection, number)
                # New stamps are never larger than those they stand for, so that parts do not meet.
                for part in telling.parts(floor):
                    given = zip(part, outbox.stamps(connection, len(part)), strict=True)
                    telling.give_marks({Mark(each.at, device): Mark(at, device) for each, at in given}, part)

    def begin(self, library: str, prefix: str) -> None:
        """Note under which prefix a library's keys stand, and what nobody was told of it. Raises Fault index, disk."""
        with self._connections.reading() as connection:
            number = self._words.find_library(connection, library)
            if number is not None and self._is_begun(connection, number, prefix):
                return
        with self._connections.writing() as connection:
            number = self._words.library_id(connection, library)
            if not self._is_begun(connection, number, prefix):
                begin_library(self._rows_of(connection, number), prefix, _now(connection))

    def removed(self, library: str, keys: Sequence[str]) -> set[str]:
        """Return those of these keys that were removed and not put again. Raises Fault index, disk."""
        with self._connections.reading() as connection:
            number = self._words.find_library(connection, library)
            if number is None:
                return set()
            known = self._rows_of(connection, number).known(keys)
        return {name for name, (record, _, _) in known.items() if record is not None and _is_removed(record)}

    # What this device tells

    def unsent(self, library: str) -> int:
        """Return how many entries are in no segment that is in the bucket. Raises Fault index, disk."""
        with self._connections.reading() as connection:
            number = self._words.find_library(connection, library)
            return int(connection.exec_driver_sql(_COUNT, (number,)).scalar_one()) if number is not None else 0

    def late(self, library: str, before: int) -> list[Entry]:
        """Return what waits and has a stamp before this one. Raises Fault index, disk."""
        with self._connections.reading(one_moment=True) as connection:
            number = self._words.find_library(connection, library)
            return self._telling(connection, number).late(before) if number is not None else []

    def restamp(self, library: str, entries: Sequence[Entry]) -> None:
        """Give what waits new stamps, if it is still in force. Raises Fault index, disk."""
        with self._connections.writing() as connection:
            self._telling(connection, self._words.library_id(connection, library)).say_anew(entries)

    def withdraw(self, library: str, entries: Sequence[Entry]) -> None:
        """Forget puts and removals that wait, and what they say. Raises Fault index, disk."""
        with self._connections.writing() as connection:
            self._telling(connection, self._words.library_id(connection, library)).withdraw(entries)

    def tell(self, library: str, entries: Sequence[Entry]) -> None:
        """Note entries of this device, with new stamps, and what they say. Raises Fault index, disk."""
        with self._connections.writing() as connection:
            self._telling(connection, self._words.library_id(connection, library)).say(entries)

    def cut(self, library: str, seal: Callable[[Draft], bytes], limit: int) -> Outgoing | None:
        """Make the next segment, or return the one that is going out. Raises Fault index, disk, what `seal` does."""
        with self._connections.writing() as connection:
            number = self._words.library_id(connection, library)
            known, _ = devices.read_outgoing(connection, number)
            if known is not None:
                return known
            entries = self._telling(connection, number).take(limit)
            if not entries:
                return None
            seq, digest = devices.read_told(connection, number)
            (made,) = outbox.stamps(connection, 1)
            draft = Draft(self._device(connection), seq + 1, digest, made, tuple(entries))
            sealed = seal(draft)
            outgoing = Outgoing(draft.device, draft.seq, sha256(sealed).hexdigest(), sealed, len(entries))
            devices.keep_outgoing(connection, number, outgoing, entries[-1].at)
            settle(connection, made)
            return outgoing

    def sent(self, library: str, seq: int, device: str = "") -> None:
        """Note that a segment is in the bucket, if it is the one that is going out. Raises Fault index, disk."""
        with self._connections.writing() as connection:
            number = self._words.library_id(connection, library)
            outgoing, newest = devices.read_outgoing(connection, number)
            if outgoing is None or outgoing.seq != seq or device not in ("", outgoing.device):
                return
            Telling(self._rows_of(connection, number), 0).note_segment(seq, newest)
            devices.keep_told(connection, number, outgoing)

    def told(self, library: str) -> tuple[int, str]:
        """Return number and digest of this device's newest segment. Raises Fault index, disk."""
        with self._connections.reading() as connection:
            number = self._words.find_library(connection, library)
            return devices.read_told(connection, number) if number is not None else (0, "")

    # What the others tell

    def heard(self, library: str) -> dict[str, Heard]:
        """Return what is known of the other devices. Raises Fault index, disk."""
        with self._connections.reading() as connection:
            number = self._words.find_library(connection, library)
            return devices.read_heard(connection, number) if number is not None else {}

    def note(self, library: str, heard: Heard) -> None:
        """Keep what a head said. Raises Fault index, disk."""
        with self._connections.writing() as connection:
            number = self._words.library_id(connection, library)
            known = devices.read_heard(connection, number).get(heard.device, Heard(heard.device))
            devices.keep_heard(connection, number, [replace(heard, seq=known.seq, digest=known.digest)])

    def merge(self, library: str, chapters: Sequence[Chapter]) -> Arrival:
        """Merge segments that follow what was read, in one transaction. Raises Fault index, disk."""
        many = sum(len(chapter.entries) for chapter in chapters) >= _MANY
        with self._connections.writing(many=many) as connection:
            rows = self._rows_of(connection, self._words.library_id(connection, library))
            return library_states.read_chapters(rows, chapters)

    # The whole state

    @contextmanager
    def exporting(self, library: str, forgotten: int) -> Iterator[Exported]:
        """Give the state as it is now. Raises Fault index, disk."""
        with self._connections.reading(one_moment=True) as connection:
            number = self._words.find_library(connection, library)
            if number is None:
                yield Exported({}, (), iter(()))
            else:
                yield library_states.export(self._rows_of(connection, number), forgotten)

    def import_records(self, library: str, records: Sequence[Record], origin: str) -> Arrival:
        """Merge records of a snapshot, in one transaction. Raises Fault index, disk."""
        with self._connections.writing(many=len(records) >= _MANY) as connection:
            rows = self._rows_of(connection, self._words.library_id(connection, library))
            return library_states.read_records(rows, records, origin)

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
        """Move on to the vector of a snapshot, in one transaction. Raises Fault index, disk."""
        with self._connections.writing() as connection:
            number = self._words.library_id(connection, library)
            devices.keep_unknown(connection, number, unknown)
            snapshot = devices.find_snapshot(connection, number, origin)
            rows = self._rows_of(connection, number)
            went: tuple[str, ...] = ()
            if sweep and snapshot:
                covered = sweeping.Covered(vector, unheard)
                went = sweeping.sweep(rows, snapshot, covered, _now(connection))
            devices.move_on(connection, number, self._device(connection), vector)
            return Arrival(went=went)

    def forget_library(self, library: str) -> None:
        """Forget what was read and told of a library. Raises Fault index, disk."""
        with self._connections.writing() as connection:
            number = self._words.find_library(connection, library)
            if number is not None:
                sweeping.forget(self._rows_of(connection, number))
                devices.forget_devices(connection, number)

    def forget_removals(self, library: str, before: int) -> None:
        """Forget removals that are older than this stamp. Raises Fault index, disk."""
        with self._connections.writing() as connection:
            number = self._words.find_library(connection, library)
            if number is not None:
                forget_removed(connection, number, milliseconds_of(before))

    def _device(self, connection: Connection) -> str:
        # Another process may have taken a new one.
        device = self._connections.device = read_fact(connection, _DEVICE)
        return device

    def _is_begun(self, connection: Connection, number: int, prefix: str) -> bool:
        return self._words.has_begun(connection, number) and self._words.prefix_of(connection, number) == prefix

    def _rows_of(self, connection: Connection, number: int) -> LibraryRows:
        prefix = self._words.prefix_of(connection, number)
        return LibraryRows(connection, self._words, number, prefix, self._device(connection))

    def _telling(self, connection: Connection, number: int) -> Telling:
        _, newest = devices.read_outgoing(connection, number)
        return Telling(self._rows_of(connection, number), newest)


def _is_removed(record: Record) -> bool:
    return record.placed is None and record.removed is not None


def _now(connection: Connection) -> int:
    """Return milliseconds since 1970 UTC by the server's clock."""
    return time.time_ns() // 1_000_000 + read_number(connection, _CLOCK)
