"""The arrivals of a watched folder: candidates are looked at, read, and become jobs or records."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from rethumb_desktop.domain.errors import Fault, FaultKind, FaultRecord
from rethumb_desktop.domain.original import Stamp
from rethumb_desktop.domain.ports.watching import FileTree, WatchRecords
from rethumb_desktop.domain.settling import Settling
from rethumb_desktop.domain.watched_folder import FileState, WatchedFile, WatchedFolder
from rethumb_desktop.services.watching.bounds import Bounds
from rethumb_desktop.services.watching.clocks import Clocks
from rethumb_desktop.services.watching.intake import Intake
from rethumb_desktop.services.watching.recognising import Recognising
from rethumb_desktop.services.watching.survey import Survey

#: Faults of what is in a file: there is no use in trying again before it changes.
_OF_THE_FILE = frozenset({FaultKind.NOT_A_FILE, FaultKind.TOO_LARGE, FaultKind.REFUSED})
#: Faults of a moment: the file is gone, or somebody writes it.
_OF_THE_MOMENT = frozenset({FaultKind.MISSING, FaultKind.EMPTY, FaultKind.DATA})

#: For how many seconds a file may be open for writing before that is said.
_WHILE = 30.0


@dataclass
class _Batch:
    """What is recorded together."""

    noted: list[WatchedFile] = field(default_factory=list)
    recognised: list[WatchedFile] = field(default_factory=list)
    new: dict[str, WatchedFile] = field(default_factory=dict)
    read: int = 0
    bytes: int = 0


class Arrivals:
    """Looks at what is due."""

    def __init__(
        self,
        folder: WatchedFolder,
        tree: FileTree,
        records: WatchRecords,
        intake: Intake,
        recognising: Recognising,
        settling: Settling,
        survey: Survey,
        clocks: Clocks,
        bounds: Bounds,
        recognised: Callable[[Sequence[WatchedFile]], None],
    ) -> None:
        self._folder = folder
        self._tree = tree
        self._records = records
        self._intake = intake
        self._recognising = recognising
        self._settling = settling
        self._survey = survey
        self._clocks = clocks
        self._bounds = bounds
        self._recognised = recognised
        #: Why a file failed last, and which.
        self.last_error: FaultRecord | None = None
        self.last_error_path = ""
        self._open_since: dict[str, float] = {}

    def take(self, now: float) -> None:
        """Look at what is due, a bounded number of files. Raises Fault of the records and of the intake."""
        batch, most = _Batch(), self._bounds
        for looks, path in enumerate(self._settling.due(now), start=1):
            self._look(path, now, batch)
            if looks >= most.looks or batch.read >= most.reads or batch.bytes >= most.bytes:
                break
        if batch.noted:
            self._records.note(batch.noted)
            self._let_go(batch.noted)
        if batch.recognised:
            self._recognised(batch.recognised)
        if batch.new:
            new = list(batch.new.values())
            self._intake.queue(new)
            self._let_go(new)

    def blame(self, path: str, error: FaultRecord) -> None:
        """Keep why a file failed."""
        self.last_error, self.last_error_path = error, path

    def absolve(self, path: str) -> None:
        """Note that nothing is wrong with a file any more."""
        if path == self.last_error_path:
            self.last_error, self.last_error_path = None, ""

    def _look(self, path: str, now: float, batch: _Batch) -> None:
        try:
            stamp = self._tree.look(path)
        except Fault as fault:
            self._put_off(path, now, fault)
            return
        if stamp is None:
            self._open_since.pop(path, None)
            self.absolve(path)
        before = self._records.find(self._folder.id, path) if stamp is not None else None
        if stamp is None or self._survey.is_known(before, path, stamp):
            self._forget(path)
            return
        other = self._recognising.by_stamp(path, stamp, self._clocks.wall(), before)
        if other is not None:
            batch.noted.append(other)
        elif self._settling.seen(path, stamp, now):
            batch.read += 1
            batch.bytes += stamp.bytes
            self._read(path, stamp, now, batch, before)

    def _read(self, path: str, stamp: Stamp, now: float, batch: _Batch, before: WatchedFile | None) -> None:
        try:
            file = self._recognising.by_bytes(path, stamp, self._clocks.wall(), before)
        except Fault as fault:
            self._take_fault(path, stamp, now, fault, batch)
            return
        if file is None:  # it was written while it was read
            self._settling.note(path, now)
        elif file.state is not FileState.QUEUED or file.job is not None:
            batch.noted.append(file)
            if file.state is FileState.DUPLICATE and not _was_told(before, file):
                batch.recognised.append(file)
            self.absolve(path)
        elif file.sha256 in batch.new:  # a duplicate, once the other is queued
            self._settling.delay(path, now)
        else:
            batch.new[file.sha256] = file

    def _take_fault(self, path: str, stamp: Stamp, now: float, fault: Fault, batch: _Batch) -> None:
        if fault.kind in _OF_THE_MOMENT or (fault.kind is FaultKind.CHANGED and self._is_open_briefly(path, now)):
            self._settling.note(path, now)
        elif fault.kind in _OF_THE_FILE:
            error, at = fault.record(), self._clocks.wall()
            batch.noted.append(WatchedFile(self._folder.id, path, stamp, FileState.FAILED, error=error, noted_at=at))
            self.blame(path, error)
        else:
            self._put_off(path, now, fault)

    def _is_open_briefly(self, path: str, now: float) -> bool:
        """Whether somebody writes a file, and has not for very long."""
        return now - self._open_since.setdefault(path, now) < _WHILE

    def _put_off(self, path: str, now: float, fault: Fault) -> None:
        self._settling.put_off(path, now, fault.record())
        self.blame(path, fault.record())

    def _let_go(self, files: list[WatchedFile]) -> None:
        for file in files:
            self._forget(file.path)

    def _forget(self, path: str) -> None:
        self._open_since.pop(path, None)
        self._settling.drop(path)
        self._survey.fresh.discard(path)


def _was_told(before: WatchedFile | None, file: WatchedFile) -> bool:
    """Whether a file was a duplicate with the same bytes already: only its time is another."""
    return before is not None and before.state is FileState.DUPLICATE and before.sha256 == file.sha256
