"""The index of one home: opened once a process."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Self

from rethumb_desktop.disk.faults import writing_fault
from rethumb_desktop.index.file.connections import Connections
from rethumb_desktop.index.file.copies import FileCopies
from rethumb_desktop.index.file.opening import prepare
from rethumb_desktop.index.file.owners import Owner
from rethumb_desktop.index.file.process_lock import ProcessLock
from rethumb_desktop.index.publications import SqlPublications
from rethumb_desktop.index.queue import SqlQueue
from rethumb_desktop.index.removals import SqlRemovals
from rethumb_desktop.index.syncing import SqlSyncRecords
from rethumb_desktop.index.watching import SqlWatchRecords


class Index:
    """The SQLite database at `path`; `owners` is the folder where running processes show that they live.

    `warnings` are sentences for the person about what was found when it was opened. Opening raises Fault index
    (made by a newer version, broken and in use, busy), disk. Safe to share by threads.
    """

    def __init__(self, path: Path, owners: Path) -> None:
        try:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError as error:
            raise writing_fault(path.parent, error) from error
        lock = ProcessLock(path)
        with ExitStack() as undo:
            with lock.held():
                self._owner = Owner(owners)
                undo.callback(self._owner.leave)
                self.warnings: tuple[str, ...] = tuple(prepare(path, self._owner))
                self._connections = Connections(path, lock)
            self.queue = SqlQueue(self._connections, self._owner)
            self.publications = SqlPublications(self._connections)
            self.removals = SqlRemovals(self._connections, self._owner)
            self.sync_records = SqlSyncRecords(self._connections)
            self.copies = FileCopies(path)
            self.watched_files = SqlWatchRecords(self._connections, self.queue)
            undo.pop_all()
        self._closed = False

    @property
    def crash_file(self) -> Path:
        """Where the report of a fatal signal is to be written, for the next run to find."""
        return self._owner.crash_file

    def close(self) -> None:
        """Write everything back and let go of the unfinished jobs. A second time does nothing."""
        if self._closed:
            return
        self._closed = True
        self._owner.leave()
        self._connections.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
