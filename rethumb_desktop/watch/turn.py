"""The turn to watch: a lock in the home, so that one run of the program watches at a time."""

from __future__ import annotations

from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from rethumb_desktop.disk.faults import writing_fault

if TYPE_CHECKING:
    from filelock import BaseFileLock


#: Who only asks whether somebody has the turn has it for a moment.
_MOMENT = 0.2


class FileTurn:
    """The lock at `path`; it ends with the process. Implements `WatchTurn`. Safe to share by threads."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._guard = Lock()
        self._taken: BaseFileLock | None = None

    def take(self) -> bool:
        with self._guard:
            if self._taken is None:
                self._taken = self._acquire(_MOMENT)
            return self._taken is not None

    def give_back(self) -> None:
        with self._guard:
            taken, self._taken = self._taken, None
            if taken is not None:
                taken.release()

    def is_others(self) -> bool:
        with self._guard:
            if self._taken is not None:
                return False
            lock = self._acquire(0.0)
            if lock is not None:
                lock.release()
            return lock is None

    def _acquire(self, seconds: float) -> BaseFileLock | None:
        # Loaded when a folder is watched: the start need not wait for it.
        from filelock import FileLock, Timeout

        lock = FileLock(self._path, timeout=seconds, thread_local=False)
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            lock.acquire()
        except Timeout:
            return None
        except OSError as error:
            raise writing_fault(self._path, error) from error
        return lock


class MemoryTurn:
    """A turn that nobody else wants, until `others` says so; the memory twin."""

    def __init__(self) -> None:
        self.others = False
        self.taken = False

    def take(self) -> bool:
        self.taken = not self.others
        return self.taken

    def give_back(self) -> None:
        self.taken = False

    def is_others(self) -> bool:
        return self.others and not self.taken
