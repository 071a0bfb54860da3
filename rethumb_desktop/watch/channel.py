"""The channel to the Linux kernel: watchdog's, which reads for all folders, with refusals told as they are."""

from __future__ import annotations

import errno
import os

from watchdog.observers.inotify_c import (
    CallbackId,
    InotifyConstants,
    InotifyFD,
    Mask,
    WatchCallback,
    WatchDescriptor,
    inotify_rm_watch,
)

#: What is wanted of every folder. The same for all: the kernel keeps one wish for a folder that is watched twice.
WISHES = Mask(
    InotifyConstants.IN_CREATE
    | InotifyConstants.IN_MODIFY
    | InotifyConstants.IN_CLOSE_WRITE
    | InotifyConstants.IN_MOVED_FROM
    | InotifyConstants.IN_MOVED_TO
    | InotifyConstants.IN_DELETE
    | InotifyConstants.IN_DELETE_SELF
    | InotifyConstants.IN_MOVE_SELF
    | InotifyConstants.IN_ONLYDIR
    | InotifyConstants.IN_EXCL_UNLINK
)
#: What is wanted of the folders above: that they are taken away.
WISHES_ABOVE = Mask(
    InotifyConstants.IN_DELETE_SELF
    | InotifyConstants.IN_MOVE_SELF
    | InotifyConstants.IN_ONLYDIR
    | InotifyConstants.IN_MASK_ADD
)


class Channel(InotifyFD):
    """One inotify instance and its thread. watchdog's own methods warn or say nothing where these raise OSError."""

    def watch(self, folder: str, wishes: Mask, callback: WatchCallback) -> WatchDescriptor:
        """Watch a folder for a callback and return the descriptor: the same for all names of one folder."""
        with self._lock:
            watch = self._get_or_create_watch(os.fsencode(folder), wishes)
            if watch.wd < 0:  # permission denied, which watchdog does not tell
                del self._watch_for_wd[watch.wd]
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), folder)
            watch.callbacks[CallbackId(id(callback))] = callback
            return watch.wd

    def unwatch(self, descriptor: WatchDescriptor, callback: WatchCallback) -> None:
        """Watch a folder no more for a callback, if it is watched at all."""
        with self._lock:
            watch = self._watch_for_wd.get(descriptor)
            if watch is None:
                return
            watch.callbacks.pop(CallbackId(id(callback)), None)
            if not watch.is_used:
                self._remove_watch(descriptor)
                inotify_rm_watch(self._inotify_fd, descriptor)
