"""Observing folders: by the kernel on Linux, by what watchdog chooses elsewhere, or not at all."""

from __future__ import annotations

import errno
import os
import stat
import sys
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from rethumb_desktop.disk.faults import reading_fault
from rethumb_desktop.domain.hints import Hint
from rethumb_desktop.domain.ports.watching import Observation
from rethumb_desktop.watch import mounts
from rethumb_desktop.watch.reasons import refused_reason, silent_reason

Tell = Callable[[Sequence[Hint]], None]


class Means(Protocol):
    """A way in which changes are told; its threads run from its making to `close`."""

    def observe(self, folder: str, *, recursive: bool, tell: Tell) -> Observation: ...

    def close(self) -> None: ...


@dataclass(frozen=True)
class Polling:
    """An observation where nothing tells of changes."""

    reason: str
    polls: bool = True

    def close(self) -> None:
        """There is nothing to end."""


class WatchdogObserver:
    """Observes folders by `means`, which are made when the first folder is observed.

    Folders on network drives and the like are polled, and so are those that the system does not watch for us: there
    `polls` and `reason` may change while a folder is observed, and `tell` is given `HintKind.LOST` when they do.
    A folder that is taken away is looked for every few seconds and is watched again when it is back.
    """

    def __init__(self, means: Callable[[], Means] | None = None) -> None:
        self._make_means = means or native_means
        self._lock = threading.Lock()
        self._means: Means | None = None

    def drive(self, folder: str) -> str:
        """Return a name for the drive that a folder is on, without asking that drive for anything."""
        return mounts.drive(folder)

    def observe(self, folder: str, *, recursive: bool, tell: Tell) -> Observation:
        """Begin to watch. Raises Fault missing."""
        _check(folder)
        kind = mounts.silence(folder, recursive=recursive)
        if kind:
            return Polling(silent_reason(kind))
        try:
            with self._lock:
                if self._means is None:
                    self._means = self._make_means()
                means = self._means
        except OSError as error:
            return Polling(refused_reason(error))
        return means.observe(folder, recursive=recursive, tell=tell)

    def close(self) -> None:
        """End all observations and their threads; waits for what is being told at this moment."""
        with self._lock:
            means, self._means = self._means, None
        if means is not None:
            means.close()


def native_means() -> Means:
    """Return what this system has. Raises OSError where it gives nothing more."""
    # Neither is there on all systems.
    if sys.platform == "linux":
        from rethumb_desktop.watch.inotify import InotifyMeans

        return InotifyMeans()
    else:  # noqa: RET505 code for other systems is checked there
        from watchdog.observers import Observer

        from rethumb_desktop.watch.portable import PortableMeans

        return PortableMeans(Observer(timeout=0.2))


def _check(folder: str) -> None:
    """Raise the fault of a folder that is not there; one that may not be seen is."""
    path = Path(folder)
    try:
        if not stat.S_ISDIR(path.stat().st_mode):
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))
    except PermissionError:
        return
    except OSError as error:
        raise reading_fault(path, error) from error
