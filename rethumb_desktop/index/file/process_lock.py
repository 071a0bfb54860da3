"""The lock between processes: one writes to the index at a time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock

from filelock import FileLock, Timeout

from rethumb_desktop.disk.faults import writing_fault
from rethumb_desktop.index.file.faults import busy_fault

# Longer than a migration or a checkpoint of a large index; a process that was stopped in mid-write ends it.
_PATIENCE = 60.0
_POLL = 0.002


class ProcessLock:
    """Keeps other threads and other processes from writing to the index at `path` meanwhile.

    Waits `patience` seconds for another process. SQLite before 3.51.3 can damage a write-ahead log when two
    connections write or checkpoint at once.
    """

    def __init__(self, path: Path, patience: float = _PATIENCE) -> None:
        self._path = path
        self._threads = Lock()
        lock_path = path.with_name(path.name + ".lock")
        self._processes = FileLock(lock_path, timeout=patience, thread_local=False, poll_interval=_POLL)

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold the lock; not twice in one thread. Raises Fault index (another process keeps it), disk."""
        with self._threads:
            try:
                self._processes.acquire()
            except Timeout as error:
                raise busy_fault(self._path) from error
            except OSError as error:
                raise writing_fault(self._path, error) from error
            try:
                yield
            finally:
                self._processes.release()
