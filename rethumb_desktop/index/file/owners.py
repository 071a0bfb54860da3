"""Owners: which run of the program a job belongs to, and whether that run is still alive."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import AbstractContextManager, suppress
from pathlib import Path
from uuid import uuid4

from filelock import FileLock, Timeout

from rethumb_desktop.disk.faults import writing_fault
from rethumb_desktop.index.file.marks import RenderMarks, read_marks

_SUFFIX = ".lock"
_MARKS = ".marks"
_CRASH = ".crash"

#: What a process's end speaks against the pictures it was rendering: proven where the crash left its report, a
#: suspicion where the process was ended from outside. A picture with STRIKES_OUT is set aside.
PROVEN, SUSPECTED, STRIKES_OUT = 3, 1, 6


class Owner:
    """This run of the program: a random id, and a lock on `<folder>/<id>.lock` that ends with the process.

    Beside the lock stand the marks of what is being rendered, and what `crash_file` was used for: the report that a
    fatal signal leaves. To be made, and asked for the dead, while the index is locked against other processes.
    """

    def __init__(self, folder: Path) -> None:
        self.id = uuid4().hex
        self._folder = folder
        self._lock = self._lock_of(self.id)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._lock.acquire()
            self._marks = RenderMarks(self._path_of(self.id, _MARKS))
        except OSError as error:
            raise writing_fault(folder, error) from error

    @property
    def crash_file(self) -> Path:
        """Where the report of a fatal signal is to be written."""
        return self._path_of(self.id, _CRASH)

    def mark_rendering(self, job: int) -> AbstractContextManager[None]:
        """Mark a job as being rendered as long as the block lasts."""
        return self._marks.marked(job)

    def find_dead(self, owners: Iterable[str]) -> list[str]:
        """Return those of `owners` whose process is gone, and sweep up what the dead have left behind.

        Their marks stay for `take_strikes`.
        """
        left_behind = {path.name.removesuffix(_SUFFIX) for path in self._folder.glob(f"*{_SUFFIX}")}
        asked = set(owners)
        dead = [owner for owner in sorted(asked | left_behind) if owner != self.id and self._bury(owner)]
        return [owner for owner in dead if owner in asked]

    def take_strikes(self) -> dict[int, int]:
        """Return the strikes against the jobs that dead processes were rendering, and forget them."""
        strikes: dict[int, int] = {}
        for path in self._folder.glob(f"*{_MARKS}"):
            owner = path.name.removesuffix(_MARKS)
            if owner == self.id or not self._bury(owner):
                continue
            crash = self._path_of(owner, _CRASH)
            weight = PROVEN if crash.is_file() and crash.stat().st_size else SUSPECTED
            for job in read_marks(path):
                strikes[job] = strikes.get(job, 0) + weight
            for file in (path, crash):
                with suppress(OSError):
                    file.unlink()
        return strikes

    def has_living_others(self) -> bool:
        """Whether another run of the program is alive."""
        others = (path.name.removesuffix(_SUFFIX) for path in self._folder.glob(f"*{_SUFFIX}"))
        return any(owner != self.id and not self._bury(owner) for owner in others)

    def leave(self) -> None:
        """Give the lock up: what is unfinished may be taken over by others."""
        self._marks.remove()
        self._lock.release()
        for suffix in (_SUFFIX, _CRASH):
            with suppress(OSError):
                self._path_of(self.id, suffix).unlink()

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
            self._path_of(owner, _SUFFIX).unlink()
        return True

    def _path_of(self, owner: str, suffix: str) -> Path:
        return self._folder / f"{owner}{suffix}"

    def _lock_of(self, owner: str) -> FileLock:
        return FileLock(self._path_of(owner, _SUFFIX), thread_local=False)
