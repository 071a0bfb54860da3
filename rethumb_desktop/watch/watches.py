"""The watches that the Linux kernel keeps for a watched folder, and the paths that they stand for."""

from __future__ import annotations

import os
from pathlib import Path

from watchdog.observers.inotify_c import WatchCallback, WatchDescriptor

from rethumb_desktop.disk.tree import walk_folders
from rethumb_desktop.watch import mounts
from rethumb_desktop.watch.channel import WISHES, WISHES_ABOVE, Channel
from rethumb_desktop.watch.reasons import is_used_up, silent_reason


class NothingTells(Exception):
    """A folder that cannot be watched, or not all of it."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class UsedUp(Exception):
    """No more can be watched. No OSError: a walk goes on after those."""

    def __init__(self, error: OSError) -> None:
        super().__init__(str(error))
        self.error = error


class Watches:
    """One watch for each folder, however many links lead to it: the kernel gives all of them one descriptor."""

    def __init__(self, channel: Channel, callback: WatchCallback, folder: str, *, recursive: bool) -> None:
        self._channel, self._callback = channel, callback
        self._folder, self._recursive = folder, recursive
        self._paths: dict[WatchDescriptor, str] = {}
        self._descriptors: dict[str, WatchDescriptor] = {}
        self._above: set[WatchDescriptor] = set()
        #: Folders that nobody may look into now.
        self.closed_off: set[str] = set()

    def begin(self) -> None:
        """Watch all of it. Raises OSError where the folder itself cannot be watched, UsedUp, NothingTells."""
        above = {*Path(self._folder).parents, *Path(os.path.realpath(self._folder)).parents}
        for place in sorted(above):
            self._watch_above(str(place))
        self.add(self._folder)
        if self._folder not in self._descriptors:
            self._watch(self._folder)  # once more, for what was wrong

    def end(self) -> None:
        """Give all watches back."""
        for descriptor in [*self._paths, *self._above]:
            self._channel.unwatch(descriptor, self._callback)
        self._paths.clear()
        self._descriptors.clear()
        self._above.clear()
        self.closed_off.clear()

    def add(self, folder: str) -> None:
        """Watch a folder and, if wanted, those below it; what is there by then can be found by a look. Raises UsedUp,
        NothingTells."""
        for place, _, error in walk_folders(folder, recursive=self._recursive, enter=self._enter):
            if isinstance(error, PermissionError):
                self.closed_off.add(place)

    def drop(self, folder: str) -> None:
        """Watch a folder and those below it no more."""
        if folder not in self._descriptors:
            return
        inside = f"{folder}/"
        for path in [path for path in self._descriptors if path == folder or path.startswith(inside)]:
            descriptor = self._descriptors.pop(path)
            if self._paths.get(descriptor) == path:
                del self._paths[descriptor]
                if descriptor not in self._above:
                    self._channel.unwatch(descriptor, self._callback)

    def try_closed_off(self) -> list[str]:
        """Return the folders that can be looked into by now; they are watched. Raises UsedUp, NothingTells."""
        closed_off, self.closed_off = self.closed_off, set()
        for folder in closed_off:
            self.add(folder)
        return sorted(folder for folder in closed_off if folder in self._descriptors)

    def path(self, descriptor: WatchDescriptor) -> str | None:
        """Return what a watch stands for."""
        return self._paths.get(descriptor)

    def holds_up(self, descriptor: WatchDescriptor) -> bool:
        """Return whether it stands for the folder itself, or one above it."""
        return descriptor in self._above or self._paths.get(descriptor) == self._folder

    def has(self, path: str) -> bool:
        """Return whether a path is that of a watched folder."""
        return path in self._descriptors

    def forget(self, descriptor: WatchDescriptor) -> None:
        """Take note that the kernel has ended a watch."""
        self._above.discard(descriptor)
        path = self._paths.pop(descriptor, None)
        if path is not None and self._descriptors.get(path) == descriptor:
            del self._descriptors[path]

    def _enter(self, folder: str) -> bool:
        """Watch a folder before it is listed; False where it is watched by another name."""
        if folder != self._folder and Path(folder).is_symlink():
            kind = mounts.silence(folder, recursive=True)
            if kind:
                raise NothingTells(silent_reason(kind))
        return self._watch(folder)

    def _watch(self, folder: str) -> bool:
        try:
            descriptor = self._channel.watch(folder, WISHES, self._callback)
        except OSError as error:
            if is_used_up(error):
                raise UsedUp(error) from error
            raise
        if descriptor in self._paths:
            return False
        self._paths[descriptor] = folder
        self._descriptors[folder] = descriptor
        return True

    def _watch_above(self, folder: str) -> None:
        try:
            self._above.add(self._channel.watch(folder, WISHES_ABOVE, self._callback))
        except OSError:  # what cannot be watched there is noticed by a look
            return
