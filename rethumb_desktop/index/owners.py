"""Owners: which run of the program a job belongs to, and whether that run is still alive."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

from filelock import FileLock, Timeout

from rethumb_desktop.disk.faults import writing_fault

_SUFFIX = ".lock"


class Owner:
    """This run of the program: a random id, and a lock on `<folder>/<id>.lock` that ends with the process.

    To be made, and asked for the dead, while the index is locked against other processes.
    """

    def __init__(self, folder: Path) -> None:
        self.id = uuid4().hex
        self._folder = folder
        self._lock = self._lock_of(self.id)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._lock.acquire()
        except OSError as error:
            raise writing_fault(folder, error) from error

    def find_dead(self, owners: Iterable[str]) -> list[str]:
        """Return those of `owners` whose process is gone, and sweep up what the dead have left behind."""
        left_behind = {path.name.removesuffix(_SUFFIX) for path in self._folder.glob(f"*{_SUFFIX}")}
        asked = set(owners)
        dead = [owner for owner in sorted(asked | left_behind) if owner != self.id and self._bury(owner)]
        return [owner for owner in dead if owner in asked]

    def has_living_others(self) -> bool:
        """Whether another run of the program is alive."""
        others = (path.name.removesuffix(_SUFFIX) for path in self._folder.glob(f"*{_SUFFIX}"))
        return any(owner != self.id and not self._bury(owner) for owner in others)

    def leave(self) -> None:
        """Give the lock up: what is unfinished may be taken over by others."""
        self._lock.release()
        with suppress(OSError):
            self._path_of(self.id).unlink()

    def _bury(self, owner: str) -> bool:
        lock = self._lock_of(owner)
        try:
            lock.acquire(timeout=0)
        except Timeout:
            return False
        except OSError as error:
            raise writing_fault(self._folder, error) from error
        lock.release()
        with suppress(OSError):
            self._path_of(owner).unlink()
        return True

    def _path_of(self, owner: str) -> Path:
        return self._folder / f"{owner}{_SUFFIX}"

    def _lock_of(self, owner: str) -> FileLock:
        return FileLock(self._path_of(owner), thread_local=False)
